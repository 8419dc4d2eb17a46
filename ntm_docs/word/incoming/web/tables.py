"""Tables of the web as grids of Word's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from ntm_docs.machine.frozen import frozen
from ntm_docs.word.numbering import W

_MOST_COLUMNS, _MOST_ROWS = 63, 5_000
_ROOM = 9_355  # twips: an upright page between its margins
_UNITS = {"pt": 20.0, "px": 15.0, "cm": 567.0, "mm": 56.7, "in": 1440.0, "": 15.0}
_LENGTH = re.compile(r"\s*(\d{1,5}(?:\.\d{1,4})?)\s*(pt|px|cm|mm|in|%|)\s*")
_WIDTH = re.compile(r"(?<![\w-])width\s*:\s*([^;]+)")
_LINE = re.compile(r"(?<![\w-])border(?:-(?:left|right))?\s*:\s*(?!\s*(?:none|0|medium none))")
_RULED = ("msotablegrid", "table-bordered", "table_border")
_LEAST, _MOST = 4, 40  # letters: how narrow and how wide a column without a width is thought to be


@dataclass(slots=True)
class PlacedCell:
    """A cell of a row: where in the grid it begins, how many columns it takes, whether the one above goes on in it."""

    element: Any
    at: int
    span: int
    opens: bool = False
    goes_on: bool = False
    width: int = 0

    def properties(self) -> Any:
        """Its w:tcPr."""
        made = etree.Element(f"{W}tcPr")
        if self.width:
            etree.SubElement(made, f"{W}tcW", {f"{W}w": str(self.width), f"{W}type": "dxa"})
        if self.span > 1:
            etree.SubElement(made, f"{W}gridSpan", {f"{W}val": str(self.span)})
        if self.opens or self.goes_on:
            etree.SubElement(made, f"{W}vMerge", {f"{W}val": "continue" if self.goes_on else "restart"})
        return made


@frozen
class WebTable:
    """A table: its rows, those of its head, the width of each column in twips, whether it is ruled."""

    rows: tuple[tuple[PlacedCell, ...], ...]
    heads: frozenset[int]
    widths: tuple[int, ...]
    ruled: bool

    @property
    def alone(self) -> PlacedCell | None:
        """The only cell of a table that is a frame around what it holds."""
        cells = [one for row in self.rows for one in row]
        return cells[0] if len(cells) == 1 else None

    def properties(self) -> Any:
        """Its w:tblPr."""
        made = etree.Element(f"{W}tblPr")
        if self.ruled:
            lines = etree.SubElement(made, f"{W}tblBorders")
            for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
                etree.SubElement(lines, f"{W}{side}", {f"{W}val": "single"})
        return made

    def grid(self) -> Any:
        """Its w:tblGrid."""
        made = etree.Element(f"{W}tblGrid")
        for width in self.widths:
            etree.SubElement(made, f"{W}gridCol", {f"{W}w": str(width)})
        return made


def placed(table: Any) -> WebTable:
    """The cells of a table in their places; joined cells are there in each row that they reach into."""
    rows: list[tuple[PlacedCell, ...]] = []
    heads: set[int] = set()
    down: dict[int, tuple[PlacedCell, int]] = {}
    for row in _rows(table):
        cells = list(_in_row(row, down))
        if not cells:
            continue
        own = [one for one in cells if not one.goes_on]
        in_head = row.getparent().tag == "thead" or (own and all(one.element.tag == "th" for one in own))
        if in_head and len(heads) == len(rows):
            heads.add(len(rows))
        rows.append(tuple(cells))
    widths = _widths(rows)
    for one in (cell for row in rows for cell in row):
        one.width = sum(widths[one.at : one.at + one.span])
    kept = frozenset(heads) if len(heads) < len(rows) else frozenset()
    return WebTable(tuple(rows), kept, widths, _ruled(table, rows))


def _rows(table: Any) -> Iterator[Any]:
    parts = [table, *(one for one in table if one.tag in ("thead", "tbody", "tfoot"))]
    found = [row for part in parts for row in part if row.tag == "tr"]
    yield from sorted(found, key=lambda row: ("thead", "tr", "tbody", "tfoot").index(_part(row)))


def _part(row: Any) -> str:
    name = str(row.getparent().tag)
    return name if name in ("thead", "tfoot") else "tbody"


def _in_row(row: Any, down: dict[int, tuple[PlacedCell, int]]) -> Iterator[PlacedCell]:
    """The cells of a row, and those that reach into it; `down` are these by column, with the rows still to come."""
    at = 0
    cells = [one for one in row if one.tag in ("td", "th")]
    waiting = iter(cells)
    cell = next(waiting, None)
    while cell is not None or any(column >= at for column in down):
        if at in down:
            above, left = down.pop(at)
            if left > 1:
                down[at] = above, left - 1
            yield PlacedCell(above.element, at, above.span, goes_on=True)
            at += above.span
        elif cell is None:
            at = min(column for column in down if column >= at)
        else:
            free = next((column - at for column in sorted(down) if column > at), _MOST_COLUMNS)
            span = max(1, min(_number(cell, "colspan"), free, _MOST_COLUMNS - at))
            below = _number(cell, "rowspan") - 1 if at < _MOST_COLUMNS else 0
            made = PlacedCell(cell, at, span, opens=below > 0)
            yield made
            if below > 0:
                down[at] = made, below
            at += span
            cell = next(waiting, None)
        if cell is None and not any(column >= at for column in down):
            return


def _number(cell: Any, name: str) -> int:
    typed = (cell.get(name) or "").strip()
    known = typed.isascii() and typed.isdigit() and len(typed) <= len(str(_MOST_ROWS))
    return max(1, min(int(typed), _MOST_ROWS)) if known else 1


def _widths(rows: list[tuple[PlacedCell, ...]]) -> tuple[int, ...]:
    """The width of each column as its cells ask for it; the others share the rest by the length of their texts."""
    count = max((row[-1].at + row[-1].span for row in rows), default=0)
    asked, letters = [0] * count, [_LEAST] * count
    for one in (cell for row in rows for cell in row if cell.span == 1 and not cell.goes_on):
        asked[one.at] = asked[one.at] or _asked(one.element)
        longest = max(map(len, "".join(one.element.itertext()).split("\n")), default=0)
        letters[one.at] = max(letters[one.at], min(longest, _MOST))
    open_ = sum(letter for width, letter in zip(asked, letters, strict=True) if not width)
    rest = max(_ROOM - sum(asked), _ROOM // 4)
    return tuple(width or max(1, rest * letter // max(1, open_)) for width, letter in zip(asked, letters, strict=True))


def _asked(cell: Any) -> int:
    """The width that a cell asks for, in twips; a share is one of the page."""
    styled = _WIDTH.search((cell.get("style") or "").lower())
    for text in (styled[1] if styled else "", cell.get("width") or ""):
        found = _LENGTH.fullmatch(text.lower())
        if found:
            share = _ROOM / 100 if found[2] == "%" else _UNITS[found[2]]
            return min(round(float(found[1]) * share), 2 * _ROOM)
    return 0


def _ruled(table: Any, rows: list[tuple[PlacedCell, ...]]) -> bool:
    """Whether lines are drawn around the cells, by the table's own attributes, its class or its cells."""
    border = (table.get("border") or "").strip()
    style, named = (table.get("style") or "").lower(), (table.get("class") or "").lower()
    if border not in ("", "0") or _LINE.search(style) or any(name in named for name in _RULED):
        return True
    cells = [one.element for row in rows for one in row if not one.goes_on]
    drawn = sum(_LINE.search((one.get("style") or "").lower()) is not None for one in cells)
    return drawn > len(cells) // 2
