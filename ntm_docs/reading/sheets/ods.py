"""What an .ods shows beside values: hidden, struck, zeros.

Of number formats only the zeros in front are read (a telephone number kept as a number); a sign of per cent,
words and dates as they are shown are not.
"""

import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from ntm_docs.reading.sheets.xlsx_rows import MAX_COLUMNS, Marks

PART = "content.xml"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_TABLE, _STYLE, _TEXT, _VALUE = (f"{{{_OFFICE.format(name)}}}" for name in ("table", "style", "text", "office"))
_CELLS = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
_HIDDEN = frozenset({"collapse", "filter"})
_LINES = tuple(f"{_STYLE}text-line-through-{kind}" for kind in ("style", "type"))
_ZEROS = re.compile(r"0\d+")
_READ = tuple(f"{_TABLE}{name}" for name in ("table", "table-column", "table-row"))


def ods_marks(archive: zipfile.ZipFile) -> dict[str, Marks]:
    """The marks of each sheet, by its name; read piece by piece.

    Raises:
        lxml.etree.XMLSyntaxError: not well formed.
    """
    found: dict[str, Marks] = {}
    struck = _Struck()
    with archive.open(PART) as stream:
        safe = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
        sheet = _Sheet(struck)
        for event, element in etree.iterparse(stream, ("start", "end"), tag=(*_READ, f"{_STYLE}style"), **safe):
            if event == "start":
                if element.tag == f"{_TABLE}table" and element.getparent().tag == f"{_VALUE}spreadsheet":
                    sheet = _Sheet(struck)
                    found[element.get(f"{_TABLE}name") or ""] = sheet.marks
            elif element.tag == f"{_STYLE}style":
                struck.learn(element)
            elif element.tag == f"{_TABLE}table-column":
                sheet.column(element)
            elif element.tag == f"{_TABLE}table-row":
                sheet.row(element)
                element.clear()
    return found


class _Struck:
    """The styles that strike out."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def learn(self, style: Any) -> None:
        """A style strikes out by itself, or as the one that it is made from does."""
        said = [one.get(line) for one in style.iter(f"{_STYLE}text-properties") for line in _LINES]
        lines = [line for line in said if line is not None]
        inherited = not lines and style.get(f"{_STYLE}parent-style-name") in self.names
        if inherited or any(line != "none" for line in lines):
            self.names.add(style.get(f"{_STYLE}name") or "")


class _Sheet:
    """A sheet while its columns and rows come."""

    def __init__(self, struck: _Struck) -> None:
        self.marks, self.struck = Marks(), struck
        self.columns: list[str | None] = []  # the style of each that has one
        self.at = 0

    def column(self, column: Any) -> None:
        """One column, or several alike."""
        first, count = len(self.columns), min(_times(column, "columns"), MAX_COLUMNS - len(self.columns))
        self.columns += [column.get(f"{_TABLE}default-cell-style-name")] * max(0, count)
        if column.get(f"{_TABLE}visibility") in _HIDDEN:
            self.marks.columns.update(range(first, len(self.columns)))

    def row(self, row: Any) -> None:
        """One row, or several alike; of empty ones only the number counts."""
        first, count = self.at, _times(row, "rows")
        self.at += count
        filled = [*_filled(row)]
        if not filled:
            return
        if row.get(f"{_TABLE}visibility") in _HIDDEN:
            self.marks.hidden.update(range(first, self.at))
        of_row = row.get(f"{_TABLE}default-cell-style-name")
        for column, cell in filled:
            places = [(line, column) for line in range(first, self.at)]
            of_column = self.columns[column] if column < len(self.columns) else None
            if self._is_struck(cell, cell.get(f"{_TABLE}style-name") or of_row or of_column):
                self.marks.struck.update(places)
            shown = "".join(cell.itertext(f"{_TEXT}p", f"{_TEXT}span")).strip()
            if _ZEROS.fullmatch(shown) and cell.get(f"{_VALUE}value-type") == "float":
                self.marks.shown.update(dict.fromkeys(places, shown))

    def _is_struck(self, cell: Any, style: str | None) -> bool:
        """Whether a cell, or a part of its text, is struck out."""
        spans = (one.get(f"{_TEXT}style-name") for one in cell.iter(f"{_TEXT}span"))
        return style in self.struck.names or any(one in self.struck.names for one in spans)


def _filled(row: Any) -> Iterator[tuple[int, Any]]:
    """Each cell with a text, by its column from 0; one that is repeated at each of its columns."""
    column = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        count = _times(cell, "columns")
        if cell.find(f"{_TEXT}p") is not None:
            yield from ((at, cell) for at in range(column, min(column + count, MAX_COLUMNS)))
        column += count


def _times(element: Any, kind: str) -> int:
    """How often an element says that it is there."""
    number = element.get(f"{_TABLE}number-{kind}-repeated") or "1"
    return int(number) if number.isdecimal() and len(number) < 8 else 1  # noqa: PLR2004 -- 1 048 576 rows at most
