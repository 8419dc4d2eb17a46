"""Sheets of an .xlsx, read as a stream.

What a row looks like in the files of Excel, LibreOffice, WPS and openpyxl is known here; a file with anything
else is `UnusualError`, and is left to the reader of all kinds (`workbook.py`). Large sheets are read by several
processes, piece by piece.
"""

import re
import zipfile
from array import array
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from functools import partial
from itertools import repeat
from typing import Any, TypeVar

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from ntm_docs.machine.processes import in_order
from ntm_docs.reading.sheets.number_formats import shape_of
from ntm_docs.reading.sheets.rows import Ahead, Spool
from ntm_docs.reading.sheets.xlsx_rows import (
    MAX_COLUMNS,
    STRUCK,
    CellStyles,
    FarError,
    Marks,
    Values,
    joined,
    read_rows,
)
from ntm_docs.reading.sheets.xml_pieces import (
    SHEET,
    TEXTS,
    UnusualError,
    XmlListing,
    XmlPiece,
    as_it_stands,
    pieces,
    rewritten,
)
from ntm_docs.word.incoming.package import parse_xml

_MOST_OF_SHEET = 2 * 1024 * 1024 * 1024  # bytes of text
_LONGEST_PART = 16 * 1024 * 1024
_HEAD = 64 * 1024
_LARGE = 8 * 1024 * 1024  # bytes of a part that more than one process is begun for
_OTHER_DATES = frozenset((*range(27, 37), *range(50, 59)))  # formats of days in East Asian editions
_SHORT = 64  # bytes of a shared text that is kept in memory
_KEPT = b' xml:space="preserve"'
_PLAIN_TEXT = re.compile(rb"<si><t(?:%s)?>([^<]*)</t></si>" % _KEPT)
_TAGS = len(b"<si><t></t></si>")
_MOST_STYLES = 70_000
Made = TypeVar("Made")


class Xlsx:
    """An open .xlsx: its shared texts and number formats, and its sheets on demand.

    Raises (here and in `rows`):
        UnusualError: it is built in another way.
        FarError: a cell lies beyond the limits.
    """

    def __init__(self, archive: zipfile.ZipFile, spool: Spool, processes: int = 1) -> None:
        self.archive, self.spool, self.processes = archive, spool, processes
        self.names = frozenset(archive.namelist())
        styles = _styles(self)
        settings = self.part("xl/workbook.xml").find("{*}workbookPr")
        mac = settings is not None and settings.get("date1904") in ("1", "true")
        epoch = CALENDAR_MAC_1904 if mac else CALENDAR_WINDOWS_1900
        self.values = Values(_Shared(self, "xl/sharedStrings.xml"), styles, epoch)

    def part(self, name: str) -> Any:
        """The root of a small part."""
        if name not in self.names:
            raise UnusualError(name)
        if self.archive.getinfo(name).file_size > _LONGEST_PART:
            raise UnusualError(name)
        try:
            return parse_xml(self.archive.read(name))
        except ValueError as error:
            raise UnusualError(name) from error

    def read(self, part: str, listing: XmlListing, work: Callable[[XmlPiece], Made]) -> Iterator[Made]:
        """What `work` makes of each piece of a part, in their order."""
        processes = self.processes if self.archive.getinfo(part).file_size > _LARGE else 1
        with closing(pieces(self.archive, part, listing)) as found:
            yield from in_order(work, found, processes)

    def hidden_columns(self, part: str) -> set[int]:
        """The columns of a sheet that are hidden, from 0; they stand before its rows."""
        with self.archive.open(part) as stream:
            head = stream.read(_HEAD).partition(b"<sheetData")[0]
        return hidden_columns(head)

    def rows(self, part: str, name: str, marks: Marks) -> Iterator[bytes]:
        """The rows of a sheet from its first, cells joined; what else it says goes to `marks`."""
        following, size = 0, 0
        for block in self.read(part, SHEET, partial(read_rows, self.values, name)):
            marks.add(block.marks)
            if not block.rows:
                continue
            if block.top < following:
                raise UnusualError("row")
            yield from repeat(b"", block.top - following)
            yield from block.rows
            following = block.top + len(block.rows)
            size += sum(map(len, block.rows))
            if size > _MOST_OF_SHEET:
                raise FarError(name)


class _Shared(dict[bytes, bytes]):
    """The shared texts by their number: short ones in memory, long ones on disk; references stay."""

    def __init__(self, book: Xlsx, part: str) -> None:
        super().__init__()
        self._ahead = Ahead(book.spool)
        self._ends = array("Q", (book.spool.add(b""),))
        self.struck: set[bytes] = set()
        if part not in book.names:
            return
        for texts, struck in book.read(part, TEXTS, _shared_texts):
            first = len(self._ends) - 1
            self.struck.update(b"%d" % (first + at) for at in struck)
            self.update((b"%d" % at, text) for at, text in enumerate(texts, first) if len(text) <= _SHORT)
            self._ends.extend(book.spool.add_all(texts))
        book.spool.flush()

    def __missing__(self, number: bytes) -> bytes:
        if not number.isdigit() or (at := int(number)) >= len(self._ends) - 1:
            raise UnusualError("sharedStrings")
        return self._ahead.read(self._ends[at], self._ends[at + 1])


def _shared_texts(piece: XmlPiece) -> tuple[list[bytes], list[int]]:
    """The texts of a piece of the list of shared texts; which of them, from 0, have a part that is struck out."""
    try:
        data = as_it_stands(piece, TEXTS)
        return _texts_in(data), _struck_in(data)
    except UnusualError:
        data = rewritten(piece, TEXTS)[0]
        return _texts_in(data), _struck_in(data)


def _struck_in(data: bytes) -> list[int]:
    if b"<strike" not in data:
        return []
    ends = re.finditer(rb"<si/>|</si>", data)
    found, start = [], 0
    for number, end in enumerate(ends):
        if STRUCK.search(data, start, end.end()):
            found.append(number)
        start = end.end()
    return found


def hidden_columns(head: bytes) -> set[int]:
    """The columns that the head of a sheet hides, from 0; those behind the last that may be filled do not matter."""
    found: set[int] = set()
    for described in re.findall(rb"<(?:\w+:)?col\b[^<>]*>", head):
        if re.search(rb"\bhidden=\"(?:1|true)\"", described):
            first, last = (re.search(rb"\b%s=\"(\d{1,5})\"" % name, described) for name in (b"min", b"max"))
            if first and last:
                found.update(range(int(first[1]) - 1, min(int(last[1]), MAX_COLUMNS)))
    return found


def _texts_in(data: bytes) -> list[bytes]:
    texts = _PLAIN_TEXT.findall(data)
    size = sum(map(len, texts)) + len(texts) * _TAGS + data.count(_KEPT) * len(_KEPT)
    if data.count(b"<") == 4 * len(texts) and len(data) == size:  # nothing else is there
        return texts
    texts = []
    *closed, tail = data.split(b"</si>")
    for item in closed:
        start = item.rfind(b"<si>")
        if start < 0 or item[:start].replace(b"<si/>", b"").strip():
            raise UnusualError("si")
        texts += [b""] * item.count(b"<si/>", 0, start)
        texts.append(joined(item[start + 4 :]))
    if b"<si" in tail:
        raise UnusualError("si")
    return texts


def _styles(book: Xlsx) -> CellStyles:
    """What the cell styles say of numbers, and of texts that are struck out."""
    if "xl/styles.xml" not in book.names:
        return CellStyles()
    root = book.part("xl/styles.xml")
    own = {int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in root.iterfind("{*}numFmts/{*}numFmt")}
    formats: Mapping[int, str] = {**BUILTIN_FORMATS, **own}
    dates, spans, shapes, partly = set(), set(), {}, {}
    for number, style in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        identity = int(style.get("numFmtId", "0"))
        written = formats.get(identity, "General")
        odd = "a/p" in written.lower() or written.count('"') % 2
        if number > _MOST_STYLES or odd or identity in _OTHER_DATES:
            raise UnusualError("styles")
        if is_timedelta_format(written):
            spans.add(number)
        elif is_date_format(written):
            dates.add(number)
            partly[number] = written
        elif (shape := shape_of(written)) is not None:
            shapes[number] = shape
    return CellStyles(frozenset(dates), frozenset(spans), shapes, struck_styles(root), partly)


def struck_styles(root: Any) -> frozenset[bytes]:
    """The numbers of the cell styles whose font strikes out."""
    fonts = [one.find("{*}strike") for one in root.iterfind("{*}fonts/{*}font")]
    struck = {at for at, mark in enumerate(fonts) if mark is not None and mark.get("val") not in ("0", "false")}
    styles = enumerate(root.iterfind("{*}cellXfs/{*}xf"))
    return frozenset(b"%d" % number for number, style in styles if int(style.get("fontId", "0")) in struck)
