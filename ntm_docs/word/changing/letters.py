"""The text of a paragraph by its nodes, to change.

The same text in the same order as `read` shows, each piece with the node and the run it stands in.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ntm_docs.word.changing import properties
from ntm_docs.word.numbering import W
from ntm_docs.word.signs import MATH, SIGNS, follow_field, is_instruction, printed

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_APART = {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr")}
_APART |= {f"{_MC}Fallback", f"{W}drawing", f"{W}pict", f"{W}object"}
_TEXT = (f"{W}t", f"{MATH}t")
_SIMPLE = {f"{W}{name}" for name in ("pPr", "r", "bookmarkStart", "bookmarkEnd", "proofErr")}
_SIMPLE_IN_RUN = {f"{W}{name}" for name in ("rPr", "t", "tab", "br", "cr", "lastRenderedPageBreak", "noBreakHyphen")}


@dataclass(frozen=True, slots=True)
class Letters:
    """A node with text, the run it stands in (None outside of one), its text."""

    node: Any
    run: Any
    text: str


def letters_of(paragraph: Any) -> list[Letters]:
    """The nodes of a paragraph that print text, in order; not those of its drawings and boxes."""
    found: list[Letters] = []
    fields: list[bool] = []
    stack: list[tuple[Iterator[Any], Any]] = [(iter(paragraph), None)]
    while stack:
        children, run = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
        elif child.tag == f"{W}fldChar":
            follow_field(fields, child.get(f"{W}fldCharType"))
        elif child.tag in _TEXT or child.tag in SIGNS:
            if not is_instruction(fields):
                found.append(Letters(child, run, printed(child)))
        elif isinstance(child.tag, str) and child.tag not in _APART:
            stack.append((iter(child), child if child.tag == f"{W}r" else run))
    return found


def text_of(paragraph: Any) -> str:
    """The text of a paragraph as it stands in the file."""
    return "".join(one.text for one in letters_of(paragraph))


def write(node: Any, text: str) -> None:
    """The text of a w:t, its outer blanks kept."""
    node.text = text
    if text != text.strip() or "  " in text:
        node.set(_SPACE, "preserve")


def replace(paragraph: Any, start: int, end: int, text: str) -> bool:
    """Put other text from `start` up to `end`; False where signs of Word's own (tabs, breaks) would take it."""
    spot, wanted = 0, text
    touched: list[tuple[Any, int, int]] = []
    for one in letters_of(paragraph):
        first, last = max(start - spot, 0), min(end - spot, len(one.text))
        inside = first < last or (start == end and 0 <= start - spot <= len(one.text) and one.node.tag == f"{W}t")
        if inside and (start != end or not touched):
            touched.append((one.node, first, max(first, last)))
        spot += len(one.text)
    texts = [one for one in touched if one[0].tag == f"{W}t"]
    if not texts and text:
        return False
    for node, first, last in touched:
        if node.tag == f"{W}t":
            whole = node.text or ""
            write(node, whole[:first] + wanted + whole[last:])
            wanted = ""
        else:
            node.getparent().remove(node)
    return True


def compose(paragraph: Any) -> bool:
    """Letters and their marks as one sign each (NFC), also where a mark stands in the next run; whether any was not."""
    nodes = [one for one in letters_of(paragraph) if one.node.tag == f"{W}t" and one.text]
    changed = False
    for before, one in pairwise(nodes):
        marks = _marks(one.node.text or "")
        if marks and before.node.text:
            write(before.node, before.node.text + marks)
            write(one.node, one.node.text[len(marks) :])
            changed = True
    for one in nodes:
        text = unicodedata.normalize("NFC", one.node.text or "")
        if text != one.node.text:
            write(one.node, text)
            changed = True
    return changed


def _marks(text: str) -> str:
    count = next((at for at, char in enumerate(text) if not unicodedata.combining(char)), len(text))
    return text[:count]


def runs_between(paragraph: Any, start: int, end: int) -> list[Any]:
    """The runs that print the text from `start` up to `end`; one that prints more is cut."""
    for at in (start, end):
        _cut(paragraph, at)
    spot = 0
    found: list[Any] = []
    for one in letters_of(paragraph):
        if one.run is not None and one.text and start <= spot and spot + len(one.text) <= end and one.run not in found:
            found.append(one.run)
        spot += len(one.text)
    return found


def _cut(paragraph: Any, at: int) -> None:
    """Make a run end where the text has `at` letters before it."""
    spot = 0
    for one in letters_of(paragraph):
        if spot < at < spot + len(one.text) and one.node.tag == f"{W}t" and one.node.getparent() is one.run:
            rest = deepcopy(one.node)
            write(rest, one.text[at - spot :])
            write(one.node, one.text[: at - spot])
            _split(one.run, one.node, rest)
            return
        if spot == at and one.run is not None and one.text and one.node.getparent() is one.run:
            if any(other.tag != f"{W}rPr" for other in one.run[: one.run.index(one.node)]):
                _split(one.run, one.node.getprevious(), None)
            return
        spot += len(one.text)


def _split(run: Any, last: Any, rest: Any | None) -> None:
    """A new run after `run` with `rest` and all that stands behind `last`."""
    new = run.makeelement(run.tag, run.attrib)
    look = run.find(f"{W}rPr")
    if look is not None:
        new.append(deepcopy(look))
    behind = list(last.itersiblings())
    for one in ([rest] if rest is not None else []) + behind:
        new.append(one)
    run.addnext(new)


def is_simple(paragraph: Any) -> bool:
    """Whether a paragraph holds runs of text and nothing else, so that it may be cut in two."""
    return all(one.tag in _SIMPLE for one in paragraph) and all(
        inner.tag in _SIMPLE_IN_RUN for one in paragraph.iter(f"{W}r") for inner in one
    )


def emptied(paragraph: Any, runs: Sequence[Any]) -> Any:
    """A new paragraph of the same properties with some runs of this one."""
    new = paragraph.makeelement(paragraph.tag)
    own = paragraph.find(f"{W}pPr")
    if own is not None:
        new.append(deepcopy(own))
        properties.drop(new[0], "sectPr", "pageBreakBefore")
    for one in runs:
        new.append(one)
    return new
