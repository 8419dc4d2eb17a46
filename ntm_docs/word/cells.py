"""Rows, cells, widths and borders of a table in XML."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ntm_docs.word.numbering import W

CELL_PADDING = 108
NO_LINE = (None, "nil", "none")


def ruled(table: Any) -> bool:
    """Whether most cells have borders of their own at their sides, as some programs write a ruled table."""
    cells = [cell for row in rows_of(table) for cell in cells_of(row)]
    drawn = 0
    for cell in cells:
        borders = cell.find(f"{W}tcPr/{W}tcBorders")
        sides = (
            {str(one.tag).removeprefix(W) for one in borders if one.get(f"{W}val") not in NO_LINE}
            if borders is not None
            else set()
        )
        drawn += bool(sides & {"left", "start", "right", "end"})
    return drawn > len(cells) // 2


def rows_of(table: Any) -> Iterator[Any]:
    """The rows of a table, in content controls and insertions too."""
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from rows_of(child)


def cells_of(row: Any) -> Iterator[Any]:
    """The cells of a row, in content controls too."""
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from cells_of(child)


class RowCell(NamedTuple):
    """A cell of a row: where in the grid it begins, how many columns it takes, its width in twips."""

    element: Any
    at: int
    span: int
    goes_on: bool
    width: int

    @property
    def place(self) -> tuple[int, int, bool, int]:
        """What `Cell` tells of the cell itself."""
        return self[1:]


def cells_in(row: Any, grid: Sequence[int], room: int) -> list[RowCell]:
    """The cells of a row in a table whose columns are as wide as `grid` says; without that they share the `room`."""
    cells = list(cells_of(row))
    at = twips(val(row.find(f"{W}trPr"), "gridBefore") or "0")
    found = []
    for cell in cells:
        span = max(1, twips(val(cell.find(f"{W}tcPr"), "gridSpan") or "1"))
        width = cell_width(cell) or sum(grid[at : at + span]) or room // max(1, len(cells))
        found.append(RowCell(cell, at, span, goes_on(cell), width))
        at += span
    return found


def is_head(row: Any) -> bool:
    """Whether a row is printed again on each page."""
    return row.find(f"{W}trPr/{W}tblHeader") is not None


def goes_on(cell: Any) -> bool:
    """Whether a cell is part of the one above it."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val") != "restart"


def cell_width(cell: Any) -> int:
    """The width a cell asks for, in twips; 0 where it asks for none."""
    width = cell.find(f"{W}tcPr/{W}tcW")
    return twips(width.get(f"{W}w")) if width is not None and width.get(f"{W}type") in (None, "dxa") else 0


def padding_of(properties: Any | None) -> tuple[int, int]:
    """The room at the left and right of the text in the cells of a table, in twips."""
    margins = properties.find(f"{W}tblCellMar") if properties is not None else None
    if margins is None:
        return CELL_PADDING, CELL_PADDING

    def side(*names: str) -> int:
        found = next((margins.find(f"{W}{name}") for name in names if margins.find(f"{W}{name}") is not None), None)
        return CELL_PADDING if found is None else twips(found.get(f"{W}w"))

    return side("left", "start"), side("right", "end")


def val(element: Any | None, name: str) -> str:
    """The value of a property; empty where it is not set."""
    found = element.find(f"{W}{name}") if element is not None else None
    return (found.get(f"{W}val") or "") if found is not None else ""


def twips(text: str | None) -> int:
    """A length as written, in twips, within what a page can hold; 0 where it is none."""
    try:
        return min(max(0, round(float(text or 0))), 10**6)
    except (ValueError, OverflowError):
        return 0
