"""Makes the grid of a table match its rows.

The way docxtpl does after rendering: columns that a loop adds share the width that the table had; columns that no
row fills give theirs to the others.
"""

from typing import Any

from ntm_docs.rendering.tagging.where import W

_WIDTH = f"{W}w"
_ROWS, _CELLS, _GRID, _COLUMN = f"{W}tr", f"{W}tc", f"{W}tblGrid", f"{W}gridCol"


def fit_grid(table: Any) -> None:
    """Widen or narrow the grid of one table to its longest row."""
    grid = table.find(_GRID)
    columns = [] if grid is None else grid.findall(_COLUMN)
    rows = [row.findall(_CELLS) for row in table.iter(_ROWS)]
    if grid is None or not columns or not rows:
        return
    missing = max(map(len, rows)) - len(columns)
    if missing > 0:
        _widen(grid, columns, missing)
        columns = grid.findall(_COLUMN)
    spare = len(columns) - max(sum(map(span, row)) for row in rows)
    if 0 < spare < len(columns):
        freed = sum(_width(column) for column in columns[-spare:])
        for column in columns[-spare:]:
            grid.remove(column)
        for column in columns[:-spare]:
            column.set(_WIDTH, str(int(_width(column) + int(freed / (len(columns) - spare)))))


def _widen(grid: Any, columns: list[Any], missing: int) -> None:
    total = sum(map(_width, columns))
    if total <= 0:
        return
    old, new = total / len(columns), total / (len(columns) + missing)
    for column in columns:
        column.set(_WIDTH, str(int(_width(column) * new / old)))
    for _ in range(missing):
        made = columns[0].makeelement(_COLUMN, {_WIDTH: str(int(new))})
        grid.append(made)


def _width(column: Any) -> float:
    return float(column.get(_WIDTH) or 0)


def span(cell: Any) -> int:
    """How many columns a cell takes."""
    found = cell.find(f"{W}tcPr/{W}gridSpan")
    value = "" if found is None else found.get(f"{W}val", "")
    return int(value) if value.isdigit() else 1


def is_regular(table: Any) -> bool:
    """Whether every row fills exactly the columns of the grid, so that nothing is to be fitted."""
    columns = len(table.findall(f"{_GRID}/{_COLUMN}"))
    return all(sum(map(span, row.findall(_CELLS))) == columns for row in table.findall(_ROWS))
