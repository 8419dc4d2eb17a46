"""Lines into blocks, blocks into a tree."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ntm_docs.machine.frozen import frozen
from ntm_docs.outline.emphasis import Span, moved, write_marks
from ntm_docs.outline.labels import CAPITALS, RANK, Kind, Label, read_label

_ENDS = (".", ";", ":", ",", "!", "?", "…")
_HEADINGS: frozenset[Kind] = frozenset({"phan", "chuong", "muc", "tieu_muc"})
_TITLED: frozenset[Kind] = frozenset({*_HEADINGS, "dieu", "chu_hoa", "la_ma", "khoan", "khoan_con"})
_NOT_HOLDING: frozenset[Kind] = frozenset({"gach", "cong"})
MAX_TITLE = 250
MAX_QUOTE = 200


class SourceLine(NamedTuple):
    """A line that is not blank, its number in the source (from 1), what of it is set bold or italic.

    `table` names the table that the line is put for.
    """

    number: int
    text: str
    marks: tuple[Span, ...] = ()
    table: str = ""


@frozen
class Block:
    """A paragraph: its level, label, text, the line it stood on, whether it is a title.

    The title of `Chương I` on the next line is its text, with `below` set; `joined` counts the
    lines that were one heading. `marks` are places of the text; one that begins below 0 holds the label too. The text
    of a table (`bang`) is its name.
    """

    kind: Kind
    text: str
    line: int
    label: Label | None = None
    titled: bool = False
    below: bool = False
    joined: int = 1
    marks: tuple[Span, ...] = ()

    @property
    def whole(self) -> str:
        """Label and text as one line."""
        return f"{self.label.text} {self.text}".rstrip() if self.label else self.text

    @property
    def whole_marks(self) -> tuple[Span, ...]:
        """What of the one line is set bold or italic."""
        before = len(self.label.text) + 1 if self.label else 0
        spans = (span._replace(start=-before) if span.start < 0 else span for span in self.marks)
        return moved(spans, before, start=-before)

    @property
    def typed(self) -> str:
        """The one line as a clerk types it, with its marks."""
        return write_marks(self.whole, self.whole_marks)


@frozen
class Node:
    """A block with what hangs under it."""

    block: Block
    children: "tuple[Node, ...]"


@dataclass(slots=True)
class _Open:
    block: Block
    children: list[Node] = field(default_factory=list)


def parse_outline(lines: Iterable[SourceLine]) -> tuple[Node, ...]:
    """The tree of a body."""
    return to_tree(parse_blocks(lines))


def parse_blocks(lines: Iterable[SourceLine]) -> list[Block]:
    """Every paragraph in order: labels read, headings over two lines joined, titles told.

    Nothing is lost: the labels and texts of the blocks, in order, are the words of the lines.
    """
    blocks: list[Block] = []
    last: dict[Kind, int] = {}  # the place of the last label of each level
    rest = list(lines)
    quoted_to = -1
    for index, line in enumerate(rest):
        if line.table:
            blocks.append(Block("bang", line.table, line.number))
            continue
        if index <= quoted_to:
            blocks.append(Block("trich", line.text, line.number, marks=line.marks))
            continue
        quoted_to = _quote_end(rest, index)
        if quoted_to > index:
            blocks.append(Block("trich", line.text, line.number, marks=line.marks))
            continue
        found = read_label(line.text)
        if found is not None:
            label, text = _letter_or_roman(found[0], last), found[1]
            last[label.kind] = label.order
            marks = moved(line.marks, len(text) - len(line.text)) if line.marks else ()
            blocks.append(Block(label.kind, text, line.number, label, marks=marks))
        elif not _continues(blocks, line.text):
            blocks.append(Block("doan", line.text, line.number, marks=line.marks))
        else:
            blocks[-1] = _join(blocks[-1], line)
    rank = _ranks(blocks)
    return [replace(block, titled=_is_title(block, after, rank)) for block, after in _with_next(blocks)]


def _ranks(blocks: Iterable[Block]) -> Mapping[Kind, int]:
    """The rank of each level in this text: `I.` stands above `A.` where the text begins with `I.`."""
    first = next((block.kind for block in blocks if block.kind in ("la_ma", "chu_hoa")), "chu_hoa")
    if first == "chu_hoa":
        return RANK
    return RANK | {"la_ma": RANK["chu_hoa"], "chu_hoa": RANK["la_ma"]}


def _with_next(blocks: Sequence[Block]) -> Iterator[tuple[Block, Block | None]]:
    yield from zip(blocks, [*blocks[1:], None], strict=True) if blocks else ()


def _quote_end(lines: Sequence[SourceLine], start: int) -> int:
    """Index of the last line of a quotation that opens at the head of line `start`; `start` when it is one line.

    What is quoted keeps its own labels, so they are no levels here.
    """
    text = lines[start].text
    depth = text.count("“") - text.count("”")
    if not text.startswith("“") or depth <= 0:
        return start
    for index in range(start + 1, min(len(lines), start + MAX_QUOTE)):
        depth += lines[index].text.count("“") - lines[index].text.count("”")
        if depth <= 0:
            return index
    return start


def _letter_or_roman(label: Label, last: Mapping[Kind, int]) -> Label:
    """`C.` after `B.` is a letter, not one hundred, whatever `I.`, `II.` stood between."""
    letter = CAPITALS.find(label.text[0]) + 1
    if label.kind != "la_ma" or len(label.text) != len("C.") or not letter:
        return label
    roman = last.get("la_ma")
    if letter - 1 == last.get("chu_hoa", 0) > 0 and roman != label.order - 1:
        return Label("chu_hoa", label.text, letter, label.mark)
    return label


def _continues(blocks: Sequence[Block], text: str) -> bool:
    """Whether a plain line goes on with the heading before it."""
    if not blocks:
        return False
    last = blocks[-1]
    if last.kind in _HEADINGS and not last.text:
        return len(text) <= MAX_TITLE and not text.endswith(_ENDS)
    if last.label is None or last.text.endswith(_ENDS):
        return False
    if last.kind not in _TITLED or len(last.text) + len(text) > MAX_TITLE:
        return False
    return text.isupper() if last.text.isupper() else text[:1].islower()


def _join(block: Block, line: SourceLine) -> Block:
    if block.kind in _HEADINGS and not block.text:
        return replace(block, text=line.text, below=True, joined=block.joined + 1, marks=line.marks)
    marks = (*block.marks, *moved(line.marks, len(block.text) + 1))
    return replace(block, text=f"{block.text} {line.text}", joined=block.joined + 1, marks=marks)


def _is_title(block: Block, after: Block | None, rank: Mapping[Kind, int]) -> bool:
    """A heading has no mark at its end and something under it."""
    if block.kind not in _TITLED:
        return False
    if block.kind in _HEADINGS or (block.kind in ("la_ma", "chu_hoa") and block.text.isupper()):
        return True
    if not block.text or block.text.endswith(_ENDS) or len(block.text) > MAX_TITLE or after is None:
        return False
    return after.label is None or rank[after.kind] > rank[block.kind]


def to_tree(blocks: Iterable[Block]) -> tuple[Node, ...]:
    """Blocks hung under the level above them; a plain paragraph under the last number or letter.

    `1.` under `a)` is not known: a number always stands above a letter.
    """
    blocks = list(blocks)
    rank = _ranks(blocks)
    top: list[Node] = []
    stack: list[_Open] = []

    def close() -> None:
        done = stack.pop()
        (stack[-1].children if stack else top).append(Node(done.block, tuple(done.children)))

    for block in blocks:
        if block.label is None:
            while stack and stack[-1].block.kind in _NOT_HOLDING:
                close()
            (stack[-1].children if stack else top).append(Node(block, ()))
            continue
        while stack and not _holds(stack[-1].block, block, rank):
            close()
        stack.append(_Open(block))
    while stack:
        close()
    return tuple(top)


def _holds(above: Block, below: Block, rank: Mapping[Kind, int]) -> bool:
    """Whether a block may hang under another; `3.1.1.` under `3.1.`."""
    if above.kind == below.kind == "khoan_con" and above.label and below.label:
        return len(below.label.numbers) > len(above.label.numbers)
    return rank[below.kind] > rank[above.kind]


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every node, in the order of the text."""
    for node in nodes:
        yield node
        yield from walk(node.children)
