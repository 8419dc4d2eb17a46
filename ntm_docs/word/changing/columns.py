"""A table without borders that sets lines in columns."""

from collections.abc import Sequence
from typing import Any

from ntm_docs.word.changing.properties import drop, of, put
from ntm_docs.word.numbering import W

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def column_table(model: Any, widths: Sequence[int], rows: Sequence[Sequence[Sequence[Any]]]) -> Any:
    """A w:tbl of fixed columns (widths in twips) with paragraphs in its cells; `model` is any element of the part."""
    table = model.makeelement(f"{W}tbl")
    holder = of(table, "tblPr")
    set_widths(table, widths)
    unbordered(table)
    put(holder, "jc", val="center")
    for cells in rows:
        row = table.makeelement(f"{W}tr")
        table.append(row)
        for width, paragraphs in zip(widths, cells, strict=True):
            cell = table.makeelement(f"{W}tc")
            row.append(cell)
            put(of(cell, "tcPr"), "tcW", w=width, type="dxa")
            cell.extend(paragraphs or [table.makeelement(f"{W}p")])
    return table


def set_widths(table: Any, widths: Sequence[int]) -> None:
    """Fixed columns without padding: grid, cells and the table say the same."""
    holder = of(table, "tblPr")
    drop(holder, "tblStyle", "tblInd", "tblCellMar")
    put(holder, "tblW", w=sum(widths), type="dxa")
    put(holder, "tblLayout", type="fixed")
    padding = put(holder, "tblCellMar")
    for side in ("left", "right"):
        one = padding.makeelement(f"{W}{side}")
        one.set(f"{W}w", "0")
        one.set(f"{W}type", "dxa")
        padding.append(one)
    drop(table, "tblGrid")
    grid = table.makeelement(f"{W}tblGrid")
    for width in widths:
        column = table.makeelement(f"{W}gridCol")
        column.set(f"{W}w", str(width))
        grid.append(column)
    holder.addnext(grid)
    for row in table.findall(f"{W}tr"):
        for width, cell in zip(widths, row.findall(f"{W}tc"), strict=False):
            put(of(cell, "tcPr"), "tcW", w=width, type="dxa")


def unbordered(table: Any) -> None:
    """No line around or between the cells."""
    borders = put(of(table, "tblPr"), "tblBorders")
    for child in list(borders):
        borders.remove(child)
    for side in _SIDES:
        one = borders.makeelement(f"{W}{side}")
        one.set(f"{W}val", "nil")
        borders.append(one)
    for cell in table.iter(f"{W}tc"):
        drop(cell.find(f"{W}tcPr"), "tcBorders")


def is_regular(table: Any, columns: int) -> bool:
    """Whether every row has so many cells, none joined to another."""
    rows = table.findall(f"{W}tr")
    return bool(rows) and all(
        len(row.findall(f"{W}tc")) == columns
        and not any(
            cell.find(f"{W}tcPr/{W}{name}") is not None
            for cell in row.findall(f"{W}tc")
            for name in ("gridSpan", "vMerge")
        )
        for row in rows
    )
