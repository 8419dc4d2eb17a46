"""A table of a paper → a table of the input."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ntm_docs.importing.emphasis import lines_of
from ntm_docs.layout import TWIPS_PER_MM
from ntm_docs.model import ABOVE, LEFT, BangBieu, Cot, Hang
from ntm_docs.outline import Span, write_marks
from ntm_docs.papers.components import is_caps
from ntm_docs.papers.grids import Grid, GridCell
from ntm_docs.phrases.keys import fold_key

_SHORT_HEAD = 120
_COUNTS = ("stt", "tt", "sott")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ALIGN = {"center": "giữa", "right": "phải", "end": "phải"}


@dataclass(slots=True)
class Above:
    """What stands above a table and belongs to it: its title, the unit of its figures."""

    title: str = ""
    unit: str = ""
    lines: list[str] = field(default_factory=list)


def table_of(grid: Grid, name: str, above: Above) -> BangBieu:
    """The table with its head as columns, its rows as texts; the widths in whole millimetres."""
    heads = _head_rows(grid)
    columns = _columns(grid, heads)
    if columns is None:
        heads, columns = 0, tuple(_bare(grid, index, 0) for index in range(grid.columns))
    return BangBieu.model_construct(
        ten=name,
        tieu_de=above.title or None,
        don_vi_tinh=above.unit or None,
        cot=columns,
        hang=tuple(_row(grid, row) for row in grid.rows[heads:]),
        ke_khung=grid.bordered,
    )


def _head_rows(grid: Grid) -> int:
    """How many rows are the head: those that stand again on each page, else the first with what is joined to it."""
    told = 0
    while told < len(grid.rows) - 1 and grid.rows[told][0].cell.head:
        told += 1
    if told:
        return told
    if len(grid.rows) == 1 or not grid.bordered or not _is_head(grid.rows[0]):
        return 0
    count = 1
    while count < len(grid.rows) - 1 and any(one.cell.goes_on for one in grid.rows[count]):
        count += 1
    if count == 1 and any(one.cell.span > 1 for one in grid.rows[0]) and _is_head(grid.rows[1], empty=True):
        count = 2 if len(grid.rows) > 2 else 1  # noqa: PLR2004 -- two of the head and one of data
    return count


def _is_head(row: Sequence[GridCell], *, empty: bool = False) -> bool:
    """Whether a row names columns: short words in each cell, in bold, in the middle, or after STT."""
    texts = [one.text for one in row]
    if not all(texts if not empty else ["x", *filter(None, texts)]) or any(len(one) > _SHORT_HEAD for one in texts):
        return False
    if len(row) == 1 or not any(any(map(str.isalpha, text)) for text in texts):
        return False
    if any(text.strip().isdigit() and not _YEAR.fullmatch(text.strip()) for text in texts):
        return False
    paragraphs = [one for cell in row for one in cell.paragraphs if one.full_text]
    years = sum(bool(_YEAR.fullmatch(text.strip())) for text in texts)
    if years and (years == 1 or fold_key(texts[0]) not in _COUNTS):  # one alone may be a figure of a row
        return False
    if fold_key(texts[0]) in _COUNTS or all(one.plain for one in paragraphs):
        return True
    set_apart = [
        one.shape.align == "center" or all(piece.look.bold for piece in one.pieces if piece.text.strip())
        for one in paragraphs
    ]
    return all(set_apart)


def _columns(grid: Grid, heads: int) -> tuple[Cot, ...] | None:
    """The head as names over names; None where it is no such thing, or there is none."""
    if not heads:
        return None
    try:
        return tuple(_under(grid, heads, 0, 0, grid.columns))
    except ValueError:
        return None


def _under(grid: Grid, heads: int, row: int, first: int, end: int) -> Iterator[Cot]:
    """The names of a row of the head between two columns, each with those under it.

    Raises:
        ValueError: cells are joined in another way than a head's.
    """
    at = first
    for one in (cell for cell in grid.rows[row] if first <= cell.cell.at < end):
        last = one.cell.at + one.cell.span
        if one.cell.at != at or last > end or one.cell.goes_on:
            raise ValueError
        below = row + 1
        while below < heads and _goes_on(grid, below, one):
            below += 1
        name = " ".join(text for text, _ in _texts(one))
        if one.cell.span == 1 and below == heads:
            yield _bare(grid, at, heads)._replace(ten=name)
        elif below == heads:
            raise ValueError
        else:
            yield Cot(name, cot=tuple(_under(grid, heads, below, at, last)))
        at = last
    if at != end:
        raise ValueError


def _goes_on(grid: Grid, row: int, above: GridCell) -> bool:
    found = next((one for one in grid.rows[row] if one.cell.at == above.cell.at), None)
    return found is not None and found.cell.goes_on and found.cell.span == above.cell.span


def _bare(grid: Grid, index: int, heads: int) -> Cot:
    """A column by its width and where most of its texts stand, without a name."""
    cells = [one for row in grid.rows[heads:] for one in row if one.cell.at == index and one.cell.span == 1]
    aligned = [
        _ALIGN.get(one.shape.align, "trái")
        for cell in cells
        for one in cell.paragraphs[:1]
        if cell.text and not one.plain
    ]
    width = grid.widths[index]
    most = max(dict.fromkeys(aligned), key=aligned.count, default=None)
    return Cot("", round(width / TWIPS_PER_MM) or None if width else None, most)


def _texts(cell: GridCell) -> list[tuple[str, tuple[Span, ...]]]:
    """The lines of a cell; a number that Word itself gives to an empty one too."""
    found = [line for one in cell.paragraphs for line in lines_of(one)]
    return found or [(one.label, ()) for one in cell.paragraphs if one.label]


def _row(grid: Grid, row: Sequence[GridCell]) -> Hang:
    """A text for each column, joined cells as their signs; a bold text over all of them stands alone."""
    if len(row) == 1 and row[0].cell.span == grid.columns > 1 and _names_rows(row[0]):
        return Hang((" ".join(text for text, _ in _texts(row[0])),), nhom=True)
    texts = [""] * grid.columns
    for one in row:
        at, end = one.cell.at, one.cell.at + one.cell.span
        typed = "\n".join(write_marks(text, spans) for text, spans in _texts(one))
        own = f"\\{typed}" if typed in (LEFT, ABOVE) else typed
        texts[at] = ABOVE if one.cell.goes_on else own
        texts[at + 1 : end] = [LEFT] * (end - at - 1)
    return Hang(tuple(texts))


def _names_rows(cell: GridCell) -> bool:
    """Whether a text over all columns is set as a heading of the rows below it."""
    pieces = [piece for one in cell.paragraphs for piece in one.pieces if piece.text.strip()]
    return bool(pieces) and (all(piece.look.bold for piece in pieces) or is_caps(cell.text) or cell.paragraphs[0].plain)
