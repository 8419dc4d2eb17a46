"""The text of a paper as lines, its tables beside."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ntm_docs.importing.emphasis import Line, lines_of
from ntm_docs.importing.tables import Above, table_of
from ntm_docs.model import BangBieu
from ntm_docs.outline import Block, SourceLine, moved, parse_blocks, renumber, to_tree, walk, write_marks
from ntm_docs.papers.grids import Grid
from ntm_docs.papers.paper import Paper
from ntm_docs.reading.yaml_files.written import literal
from ntm_docs.word.facts import Paragraph

_CAPTION = re.compile(r"(?:bảng|biểu)(?:\s+số)?\s*\d*[.:]?\s", re.IGNORECASE)
_UNIT = re.compile(r"\(?(?:đơn\s*vị(?:\s*tính)?|đvt)\s*[:：]\s*(?P<unit>[^()]{1,60}?)\)?\s*", re.IGNORECASE)
_LONGEST = 200
_WIDEST = 11_500  # twips: a fifth more than an upright page has room for
_BOLD_BY_FORM = frozenset({"phan", "chuong", "muc", "tieu_muc", "la_ma", "chu_hoa"})


@dataclass(slots=True)
class Tables:
    """The tables of an input so far, each under a name of its own; `seen` are those of the papers."""

    made: list[BangBieu] = field(default_factory=list)
    seen: list[Grid] = field(default_factory=list)

    def take(self, grid: Grid, above: Above) -> str:
        """The name of a table that is put among them."""
        name = f"số {len(self.made) + 1}"
        self.made.append(table_of(grid, name, above))
        self.seen.append(grid)
        return name


def source_lines(paper: Paper, before: Sequence[str], tables: Tables) -> list[SourceLine]:
    """The lines of the text, `before` them what the form has no place for; a table by its name."""
    found: list[tuple[Line, str]] = [((line, ()), "") for line in before]
    found += _of_body(paper, tables)
    return [SourceLine(index, *line, table) for index, (line, table) in enumerate(found)]


def _of_body(paper: Paper, tables: Tables) -> Iterator[tuple[Line, str]]:
    """Each paragraph with its notes behind it; each table once, what stands above it with it."""
    waiting: list[Paragraph] = []
    done: set[int] = set()
    for one in paper.body:
        grid = grid_at(paper, one)
        if grid is None:
            waiting.append(one)
        elif grid.number not in done:  # a box that hangs in a cell stands among its paragraphs
            done.add(grid.number)
            above, rest = _above(waiting)
            yield from _as_lines(rest, paper)
            yield ("", ()), tables.take(grid, above)
            yield from (((note, ()), "") for note in _notes_in(grid, paper))
            waiting = []
    yield from _as_lines(waiting, paper)


def _notes_in(grid: Grid, paper: Paper) -> Iterator[str]:
    inside = (one.number for row in grid.rows for cell in row for one in cell.paragraphs)
    for number in dict.fromkeys(inside):
        yield from paper.notes.get(number, ())


def grid_at(paper: Paper, paragraph: Paragraph) -> Grid | None:
    """The table that a paragraph stands in, where it is more than a frame around a text.

    What stands in a table inside a cell belongs to the table around it.
    """
    cell = paragraph.cell
    if cell is None or paragraph.box:
        return None
    grid = paper.grids.get(cell.table) or next((one for one in paper.grids.values() if _holds(one, paragraph)), None)
    return grid if grid is not None and grid.columns > 1 and grid.filled > 1 else None


def is_wide(grid: Grid) -> bool:
    """Whether a table is much wider than the text of an upright page."""
    return sum(grid.widths) > _WIDEST


def _holds(grid: Grid, paragraph: Paragraph) -> bool:
    return grid.nested and any(paragraph in cell.paragraphs for row in grid.rows for cell in row if cell.nested)


def _above(paragraphs: Sequence[Paragraph]) -> tuple[Above, list[Paragraph]]:
    """The title and the unit that the last of some paragraphs give to the table below them, and the others."""
    above, rest = Above(), list(paragraphs)
    if rest and (found := _UNIT.fullmatch(rest[-1].full_text)):
        above.unit = found["unit"].strip()
        rest.pop()
    if rest and _is_caption(rest[-1]):
        above.title = rest.pop().full_text
    return above, rest


def _is_caption(paragraph: Paragraph) -> bool:
    text = paragraph.full_text
    if "\n" in paragraph.text or len(text) > _LONGEST or text.endswith((":", ";")) or paragraph.label:
        return False
    return bool(_CAPTION.match(text)) and (paragraph.plain or paragraph.shape.align == "center")


def _as_lines(paragraphs: Iterable[Paragraph], paper: Paper) -> Iterator[tuple[Line, str]]:
    paragraphs = list(paragraphs)
    last = {one.number: at for at, one in enumerate(paragraphs)}  # cells may stand on one line of a text
    for at, one in enumerate(paragraphs):
        yield from ((line, "") for line in lines_of(one))
        if last[one.number] == at:
            yield from (((note, ()), "") for note in paper.notes.get(one.number, ()))


def typed_lines(lines: Sequence[SourceLine], *, renumbered: bool) -> list[str]:
    """The lines as a clerk types them; bold only where the form does not set it by itself."""
    blocks = parse_blocks(lines)
    if renumbered:
        return [_typed(node.block) for node in walk(renumber(to_tree(blocks)))]
    by_line = {one.number: one for one in lines}
    made: list[str] = []
    for block in blocks:
        for number in range(block.line, block.line + block.joined):
            line = by_line[number]
            made.append(_line(line, block))
    return made


def _line(line: SourceLine, block: Block) -> str:
    if line.table:
        return f"[[bảng: {line.table}]]"
    marks = line.marks
    if marks and (block.kind in _BOLD_BY_FORM or block.titled):
        marks = tuple(one._replace(bold=False) for one in marks if one.italic)
    elif marks and block.kind == "dieu" and block.label is not None:
        marks = moved(marks, 0, start=len(block.label.text))
    return literal(write_marks(line.text, marks))


def _typed(block: Block) -> str:
    if block.kind == "bang":
        return f"[[bảng: {block.text}]]"
    return _line(SourceLine(0, block.whole, block.whole_marks), block)
