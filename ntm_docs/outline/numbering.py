"""Gaps, repeats, restarts and wrong letters; renumbering when asked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ntm_docs.machine.frozen import frozen
from ntm_docs.outline.labels import ALPHABET, CAPITALS, ORDINALS, Kind, Label, roman
from ntm_docs.outline.parse import Block, Node

CLAUSE = "Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 6"
_MARKS: dict[Kind, str] = {"dieu": ".", "la_ma": ".", "chu_hoa": ".", "khoan": ".", "diem": ")"}
_LEVELS: tuple[Kind, ...] = ("khoan", "diem", "gach", "cong")
_FIRST = (Label("khoan", "1.", 1, "."), Label("diem", "a)", 1, ")"), Label("gach", "-"), Label("cong", "+"))
_UNTITLED: frozenset[Kind] = frozenset({"diem", "gach", "cong"})
_SERIES: frozenset[Kind] = frozenset(
    {"phan", "chuong", "muc", "tieu_muc", "chu_hoa", "la_ma", "khoan", "khoan_con", "diem"}
)


@frozen
class NumberingFault:
    """A numbering problem: message code, line, the label, what was expected (empty where nothing is)."""

    code: str
    line: int
    label: str
    expected: str = ""


def check_numbering(nodes: Sequence[Node]) -> list[NumberingFault]:
    """Every numbering problem of a tree, in the order of the text."""
    findings = [*_check_series(nodes, None), *_check_articles(nodes)]
    return sorted(findings, key=lambda finding: finding.line)


def _check_series(nodes: Sequence[Node], parent: Block | None) -> Iterator[NumberingFault]:
    """The labels of one level under one heading, each against the one before it."""
    last: dict[Kind, Label] = {}
    for node in nodes:
        label = node.block.label
        if label is not None:
            yield from _check_style(node.block, label)
            if label.kind in _SERIES:
                yield from _check_step(node.block, label, last.get(label.kind), parent)
                last[label.kind] = label
        yield from _check_series(node.children, node.block)


def _check_style(block: Block, label: Label) -> Iterator[NumberingFault]:
    wanted = _MARKS.get(label.kind)
    if wanted is not None and label.mark != wanted:
        yield NumberingFault("outline.style", block.line, label.text, label.text[: -len(label.mark)] + wanted)
    if label.kind == "gach" and label.text != "-":
        yield NumberingFault("outline.bullet", block.line, label.text, "-")
    if label.kind == "diem" and not label.order:
        yield NumberingFault("outline.letter", block.line, label.text)


def _check_step(block: Block, label: Label, before: Label | None, parent: Block | None) -> Iterator[NumberingFault]:
    if label.kind == "khoan_con" and parent is not None and parent.label is not None:
        above = parent.label.numbers or (parent.label.order,)
        if parent.kind in ("khoan", "khoan_con") and label.numbers[: len(above)] != above:
            wanted = ".".join(map(str, (*above, label.order)))
            yield NumberingFault("outline.prefix", block.line, label.text, wanted)
            return
    if not label.order or (before is not None and not before.order):
        return
    expected = before.order + 1 if before is not None else 1
    if label.order == expected:
        return
    wanted = relabel(label, expected).text
    if before is None:
        yield NumberingFault("outline.first", block.line, label.text, wanted)
    elif label.order == before.order:
        yield NumberingFault("outline.repeat", block.line, label.text, wanted)
    elif label.order > expected:
        yield NumberingFault("outline.gap", block.line, label.text, wanted)
    else:
        yield NumberingFault("outline.back", block.line, label.text, wanted)


def _check_articles(nodes: Sequence[Node]) -> Iterator[NumberingFault]:
    """Điều runs through the whole text, over chapters."""
    before = 0
    for block in _articles(nodes):
        assert block.label is not None
        if block.label.order != before + (0 if block.label.added else 1):
            code = "outline.repeat" if block.label.order == before else "outline.gap"
            code = "outline.back" if block.label.order < before else code
            yield NumberingFault(code, block.line, block.label.text, relabel(block.label, before + 1).text)
        before = block.label.order


def _articles(nodes: Sequence[Node]) -> Iterator[Block]:
    for node in nodes:
        if node.block.kind == "dieu":
            yield node.block
        yield from _articles(node.children)


def relabel(label: Label, order: int) -> Label:
    """The label of the same level at another place in its series."""
    head = label.text[: len(label.text) - len(label.mark)]
    if label.kind == "khoan_con":
        numbers = (*label.numbers[:-1], order)
        return replace(label, text=".".join(map(str, numbers)) + label.mark, order=order, numbers=numbers)
    if label.kind in ("diem", "chu_hoa"):
        letters = ALPHABET if label.kind == "diem" else CAPITALS
        fits = order <= len(letters)
        number = letters[order - 1] if fits else head
        order = order if fits else 0
    elif label.kind == "la_ma":
        number = roman(order)
    elif label.kind == "khoan":
        number = str(order)
    elif label.kind == "dieu":
        number = re.sub(r"\d+", str(order), head)
    else:
        *words, last = head.split()
        number = " ".join([*words, _like(last, words[-1], order)])
    return replace(label, text=number + label.mark, order=order)


def _like(number: str, before: str, order: int) -> str:
    """A number written the way another is: `hai` after `thứ`, `2`, `II`."""
    if before.casefold() == "thứ" and order <= len(ORDINALS):
        word = ORDINALS[order - 1]
        return word.upper() if number.isupper() else word
    return str(order) if number.isdigit() or before.casefold() == "thứ" else roman(order)


def renumber(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """The tree with every series counted anew from its first label; labels as the decree writes them.

    Numbers like `3.1.` are no level of the decree: they become the level below their number, `a)`, and what
    hangs under them goes down where it must (`a)` to `-`); more of them than there are letters stay numbers.
    References inside the text (“theo điểm b khoản 2”, “mục 3.1”) are not touched.
    """
    return _renumber(nodes, None, [0], 0)


def _renumber(nodes: Sequence[Node], parent: Label | None, articles: list[int], down: int) -> tuple[Node, ...]:
    """`parent` is the label above as it is now; `down` how far what hangs here moves down."""
    counts: dict[Kind, int] = {}
    made = []
    moved = _moved(nodes)
    for node in nodes:
        old, below = node.block.label, down
        label = old
        if old is not None and old.kind in moved:
            level = _level_under(parent) if old.kind == "khoan_con" else _LEVELS.index(old.kind) + down
            below = _below(node, level) if old.kind == "khoan_con" else down
            label = _at_level(old, min(level, len(_LEVELS) - 1))
        if label is not None and label.kind in (*_SERIES, "dieu"):
            counts[label.kind] = counts.get(label.kind, 0) + 1
            order = counts[label.kind]
            if label.kind == "dieu":
                articles[0] += 0 if label.added and articles[0] else 1
                order = articles[0]
            label = _fresh(label, order, parent)
        block = node.block
        if label is not None and label != old:
            titled = block.titled and label.kind not in _UNTITLED
            block = replace(block, label=label, kind=label.kind, titled=titled)
        made.append(Node(block, _renumber(node.children, label, articles, below)))
    return tuple(made)


def _level_under(parent: Label | None) -> int:
    """The level below a label; a number that stayed one, for want of letters, stands where a letter would."""
    if parent is None:
        return 0
    kind: Kind = "diem" if parent.kind == "khoan_con" else parent.kind
    return _LEVELS.index(kind) + 1 if kind in _LEVELS else 0


def _moved(nodes: Sequence[Node]) -> frozenset[Kind]:
    """The kinds whose level may change: numbers of several parts too, while there are letters for them."""
    many = sum(node.block.kind in ("khoan_con", "diem") for node in nodes) > len(ALPHABET)
    return frozenset(_LEVELS) if many else frozenset((*_LEVELS, "khoan_con"))


def _below(node: Node, level: int) -> int:
    """How far what hangs under a number of several parts moves down, so that it stands below its new level."""
    highest = min((_LEVELS.index(one.block.kind) for one in node.children if one.block.kind in _LEVELS), default=level)
    return max(0, level + 1 - highest)


def _at_level(label: Label, level: int) -> Label:
    """A label as the level has it: its own where it stands there already, else the first of the level."""
    first = _FIRST[level]
    return label if label.kind == first.kind and label.kind != "gach" else first


def _fresh(label: Label, order: int, parent: Label | None) -> Label:
    if label.kind == "khoan_con" and parent is not None and parent.kind in ("khoan", "khoan_con"):
        label = replace(label, numbers=(*(parent.numbers or (parent.order,)), order))
    made = relabel(label, order)
    wanted = _MARKS.get(label.kind)
    if wanted is None or made.mark == wanted:
        return made
    return replace(made, text=made.text[: len(made.text) - len(made.mark)] + wanted, mark=wanted)
