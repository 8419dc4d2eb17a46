"""A piece of an .xlsx sheet: its rows as texts."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from itertools import pairwise, repeat
from typing import Any, NamedTuple, Protocol

from openpyxl.utils.datetime import from_excel

from ntm_docs.reading.sheets.cell_values import column_of, part_of_day, shown
from ntm_docs.reading.sheets.number_formats import NumberFormat
from ntm_docs.reading.sheets.rows import SEPARATOR
from ntm_docs.reading.sheets.xml_pieces import MAIN, SHEET, UnusualError, XmlPiece, as_it_stands, plain, rewritten

MAX_ROWS, MAX_COLUMNS = 1_048_576, 400
# Bytes of text: a shared text counts each time that it is named, and several pieces wait at a time.
_MOST_OF_PIECE = 32 * 1024 * 1024
_KNOWN = 64  # layouts of rows
_BAR, _END = SEPARATOR.encode(), b"\x1e"  # no XML holds them
_BLANK_ROW = re.compile(rb"<row(?: [\w:]+=\"[^\"<>]*\")* ?/>")
_BLANKS = re.compile(rb"(?:\s|<row(?: [\w:]+=\"[^\"<>]*\")* ?/>)*")
_OPENED = re.compile(rb"<row(?: [\w:]+=\"[^\"<>]*\")* ?>")
_ROW_AT = re.compile(rb" r=\"(\d{1,9})\"")
_HIDDEN = re.compile(rb" (?:hidden=\"(?:1|true)|ht=\"0(?:\.\d*)?)\"")  # a row lower than a point is not seen
_CELL = re.compile(
    rb"<c r=\"([A-Z]{1,3})(\d{1,9})\"(?: s=\"(\d{1,6})\")?(?: t=\"([a-zA-Z]{1,9})\")?"
    rb"(?:/>|>(?:<is><t(?: xml:space=\"preserve\")?>([^<]*)</t></is>|<v>([^<]*)</v>|<v ?/>|<is><t ?/></is>)?</c>)"
)
_ANY_CELL = re.compile(rb"<c [^>]*?/>|<c [^>]*?>.*?</c>", re.DOTALL)
_FORMULA = re.compile(rb"(<c [^>]*>)<f\b[^>]*?(?:/>|>[^<]*</f>)")
_INLINE = re.compile(rb"(<c [^<>]*[^/<>])><is>(.*)</is></c>", re.DOTALL)
_STYLE_FIRST = re.compile(rb"<c r=\"([A-Z]{1,3}\d{1,9})\" t=\"(\w+)\" s=\"(\d+)\"")
_AREA = re.compile(rb"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_SPOKEN = re.compile(rb"<rPh\b[^<>]*>\s*<t(?: xml:space=\"preserve\")?>[^<]*</t>\s*</rPh>|<phoneticPr\b[^<>]*/>")
_TEXT = re.compile(rb"<t(?: xml:space=\"preserve\")?>([^<]*)</t>")
_ONE_TEXT = rb"<t(?: xml:space=\"preserve\")?(?:>[^<]*</t>| ?/>)"
_RUN = rb"<r>\s*(?:<rPr>(?:(?!</?rPr>).)*</rPr>|<rPr ?/>)?\s*" + _ONE_TEXT + rb"\s*</r>"
_RUNS = re.compile(rb"\s*(?:" + _ONE_TEXT + rb"|" + _RUN + rb")?(?:\s*" + _RUN + rb")*\s*", re.DOTALL)
STRUCK = re.compile(rb"<strike(?: val=\"(?:1|true)\")? ?/>")
_NUMBER = re.compile(rb"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?")


class FarError(Exception):
    """A sheet, by name, with a cell far beyond any list."""


@dataclass(slots=True)
class Marks:
    """What a sheet's rows leave beside their texts; rows and columns from 0."""

    hidden: set[int] = field(default_factory=set)
    unread: set[tuple[int, int]] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    struck: set[tuple[int, int]] = field(default_factory=set)  # cells whose text, or a part of it, is struck out
    columns: set[int] = field(default_factory=set)  # that are hidden
    shown: dict[tuple[int, int], str] = field(default_factory=dict)  # what a format shows where the value lacks it

    def add(self, other: "Marks") -> None:
        """Also those of another part of the sheet."""
        self.hidden |= other.hidden
        self.unread |= other.unread
        self.merged += other.merged
        self.struck |= other.struck


class RowBlock(NamedTuple):
    """Rows that follow one another: the number of the first (from 0), each with its cells joined."""

    top: int
    rows: list[bytes]
    marks: Marks


class Texts(Protocol):
    """Shared texts by their number."""

    @property
    def struck(self) -> AbstractSet[bytes]:
        """The numbers of texts of which a part is struck out."""

    def __getitem__(self, number: bytes) -> bytes: ...


@dataclass(frozen=True, slots=True)
class CellStyles:
    """Of cell styles: which are days or times, which spans of time, what others show; which strike their text out."""

    dates: frozenset[int] = frozenset()
    spans: frozenset[int] = frozenset()
    shapes: Mapping[int, NumberFormat] = field(default_factory=dict)
    struck: frozenset[bytes] = frozenset()
    partly: Mapping[int, str] = field(default_factory=dict)  # the formats of days


@dataclass(frozen=True, slots=True)
class Values:
    """What values of cells point to: shared texts, styles, the day 0."""

    shared: Texts
    styles: CellStyles
    epoch: datetime


def read_rows(values: Values, name: str, piece: XmlPiece) -> RowBlock:
    """The rows of a piece of the sheet `name`; it may be read in any process.

    Raises:
        UnusualError: it is built in a way that is not known.
        FarError: a cell lies beyond the limits.
    """
    try:
        return _block(values, name, as_it_stands(piece, SHEET))
    except UnusualError:
        data, root = rewritten(piece, SHEET)
        block = _block(values, name, data)
        block.marks.merged += _merged(root)
        return block


def _block(values: Values, name: str, data: bytes) -> RowBlock:
    reader = _RowReader(values, name)
    rows = reader.rows(data)
    whole = _END.join(rows)
    return RowBlock(reader.top, plain(whole).split(_END) if b"&" in whole else rows, reader.marks)


def _merged(root: Any) -> Iterator[tuple[int, int, int, int]]:
    for area in root.iterfind(f"{{{MAIN}}}mergeCells/*"):
        found = _AREA.fullmatch((area.get("ref") or "").encode())
        if found is None:
            raise UnusualError("mergeCell")
        first, top, last, bottom = found.groups()
        yield int(top) - 1, column_of(first), int(bottom) - 1, column_of(last)


class _RowReader:
    """Turns the rows of one piece into texts."""

    def __init__(self, values: Values, name: str) -> None:
        self.values, self.name, self.marks = values, name, Marks()
        self.top = self.next = -1  # the first row, and the one that comes next; -1: not known yet

    def rows(self, data: bytes) -> list[bytes]:
        """The rows of a piece, with the blank ones between; references stay."""
        *closed, tail = data.split(b"</row>")
        rows: list[bytes] = []
        size = 0
        for text in closed:
            start = text.rfind(b"<row")
            opened = text.find(b">", start) + 1
            if start < 0 or not _OPENED.fullmatch(text, start, opened):
                raise UnusualError("row")
            if start:
                rows += self.blank_rows(text[:start])
            if blank := self.blank_before(text[start:opened]):
                rows += [b""] * blank
            rows.append(self.row(text[opened:], self.next - 1))
            size += len(rows[-1])
            if size > _MOST_OF_PIECE:
                raise FarError(self.name)
        rows += self.blank_rows(tail)
        return rows

    def blank_rows(self, text: bytes) -> Iterator[bytes]:
        """Rows that end where they begin; nothing else may stand between rows."""
        if not _BLANKS.fullmatch(text):
            raise UnusualError("row")
        for one in _BLANK_ROW.findall(text):
            yield from repeat(b"", self.blank_before(one) + 1)

    def blank_before(self, opening: bytes) -> int:
        """How many blank rows stand before one, which is the next then."""
        described = _ROW_AT.search(opening)
        number = int(described[1]) - 1 if described is not None else -1
        if self.next < 0 <= number:
            self.top = self.next = number
        if number < max(self.next, 0):
            raise UnusualError("row")
        if number >= MAX_ROWS:
            raise FarError(self.name)
        if (b"hidden" in opening or b'ht="0' in opening) and _HIDDEN.search(opening):
            self.marks.hidden.add(number)
        blank, self.next = number - self.next, number + 1
        return blank

    def row(self, body: bytes, number: int) -> bytes:
        """The cells of a row as texts, joined."""
        texts, tags = self.texts(_CELL.findall(body), number)
        if body.count(b"<") != tags:  # something else stands there, or a cell is empty in another way
            texts, _ = self.texts(self.cells(body, number), number)
        if len(texts) > MAX_COLUMNS:
            raise FarError(self.name)
        return _BAR.join(texts)

    def texts(self, cells: Iterable[tuple[bytes, ...]], number: int) -> tuple[list[bytes], int]:
        """The cells of a row as texts, and how many tags they are made of at least."""
        columns = tuple(zip(*cells, strict=True))
        if not columns:
            return [], 0
        letters, rows, styles, kinds, inlines, values = columns
        size, at = len(letters), _in_order(letters)
        if rows.count(b"%d" % (number + 1)) != size:
            raise UnusualError("cell")
        shared, text = self.values.shared, self.text
        texts = [
            (shared[value] if kind == b"s" else text(value, kind, style, number, column)) if value else inline
            for column, style, kind, inline, value in zip(at, styles, kinds, inlines, values, strict=True)
        ]
        if self.values.styles.struck or self.values.shared.struck:
            self.strike(number, zip(at, styles, kinds, values, texts, strict=True))
        with_inline, with_value = size - inlines.count(b""), size - values.count(b"")
        tags = 6 * with_inline + 4 * with_value + (size - with_inline - with_value)
        return texts if at[-1] < size else _spread(texts, at), tags

    def strike(self, number: int, cells: Iterable[tuple[int, bytes, bytes, bytes, bytes]]) -> None:
        """Note which cells of a row have text that is struck out, by their style or in a run."""
        styles, shared = self.values.styles.struck, self.values.shared.struck
        for at, style, kind, value, text in cells:
            if text and (style in styles or (kind == b"s" and value in shared)):
                self.marks.struck.add((number, at))

    def cells(self, body: bytes, number: int) -> Iterator[tuple[bytes, ...]]:
        """The cells of a row in which some are not plain: formulas, texts in runs, attributes in another order."""
        if _ANY_CELL.sub(b"", body).strip():
            raise UnusualError("cell")
        for whole in _ANY_CELL.findall(body):
            cell = _FORMULA.sub(rb"\1", whole, count=1)
            plain = _CELL.fullmatch(_STYLE_FIRST.sub(rb'<c r="\1" s="\3" t="\2"', cell))
            if plain is None:
                inline = _INLINE.fullmatch(cell)
                head = _CELL.fullmatch(inline[1] + b"/>") if inline else None
                if inline is None or head is None or cell != whole:
                    raise UnusualError("cell")
                if STRUCK.search(inline[2]):
                    self.marks.struck.add((number, column_of(head[1])))
                yield (*head.groups(b"")[:4], joined(inline[2]), b"")
                continue
            letters, row, style, kind, inline_text, value = plain.groups(b"")
            if inline_text and cell != whole:
                raise UnusualError("cell")
            if kind == b"e" or (cell != whole and not value):
                self.marks.unread.add((number, column_of(letters)))
            yield letters, row, style, kind, inline_text, value

    def text(self, value: bytes, kind: bytes, style: bytes, number: int, at: int) -> bytes:
        """A value of its own, as a clerk would type it."""
        if kind == b"str":
            return value
        if kind == b"b":
            if value not in (b"0", b"1"):
                raise UnusualError("boolean")
            return "có".encode() if value == b"1" else "không".encode()
        if kind == b"e":
            self.marks.unread.add((number, at))
            return b""
        if kind not in (b"", b"n") or not _NUMBER.fullmatch(value):
            raise UnusualError("cell")
        try:
            return self.number(value, int(style or b"0")).encode()
        except (ValueError, OverflowError) as error:
            raise UnusualError("number") from error

    def number(self, value: bytes, style: int) -> str:
        """A number as text; as a day or a time where its format says so."""
        number = float(value)
        if style in self.values.styles.spans:
            raise UnusualError("duration")
        if style in self.values.styles.dates:
            if number < 0:
                raise UnusualError("date")
            moment = from_excel(number, self.values.epoch)
            if moment is None:
                raise UnusualError("date")
            written = self.values.styles.partly.get(style)
            part = part_of_day(moment, written) if written and isinstance(moment, datetime) else None
            return part or shown(moment)
        shape = self.values.styles.shapes.get(style)
        return (shape.show(number) if shape else None) or shown(number)


@lru_cache(_KNOWN)
def _in_order(letters: tuple[bytes, ...]) -> tuple[int, ...]:
    """The columns of a row's cells; most rows of a sheet have the same."""
    columns = tuple(map(column_of, letters))
    if any(after <= before for before, after in pairwise(columns)):
        raise UnusualError("cell")
    return columns


def _spread(texts: Sequence[bytes], columns: Sequence[int]) -> list[bytes]:
    """The texts in their columns, with the empty ones between."""
    row = [b""] * (columns[-1] + 1)
    for column, text in zip(columns, texts, strict=True):
        row[column] = text
    return row


def joined(xml: bytes) -> bytes:
    """The text of a text in one or more runs, without what is spoken; references stay."""
    if (alone := _TEXT.fullmatch(xml)) is not None:
        return alone[1]
    plain = _SPOKEN.sub(b"", xml) if b"<rPh" in xml or b"<phoneticPr" in xml else xml
    if not _RUNS.fullmatch(plain):
        raise UnusualError("text")
    return b"".join(_TEXT.findall(plain))
