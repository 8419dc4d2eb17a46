"""Sheets of an .xlsx, read as a stream.

What a row looks like in the files of Excel, LibreOffice, WPS and openpyxl is known here; a file with anything
else is `UnusualError`, and is left to the reader of all kinds (`workbook.py`).
"""

import re
import zipfile
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from ntm_docs.ooxml import parse_xml, well_formed
from ntm_docs.reading.cell_values import column_of, shown
from ntm_docs.reading.rows import SEPARATOR, Spool

MAX_ROWS, MAX_COLUMNS = 1_048_576, 400
_PIECE = 1024 * 1024
_LONGEST_ROW = 64 * 1024 * 1024
_LONGEST_TAIL = 16 * 1024 * 1024
# Bytes of text; a shared text counts each time that it is named.
_MOST_OF_PIECE, _MOST_OF_SHEET = 256 * 1024 * 1024, 2 * 1024 * 1024 * 1024
_OTHER_DATES = frozenset((*range(27, 37), *range(50, 59)))  # formats of days in East Asian editions
_SHORT = 64  # bytes of a shared text that is kept in memory
_BAR, _END = SEPARATOR.encode(), b"\x1e"
_LEGAL = ("\ue01f".encode(), "\ue01e".encode())  # stand for them where XML is read
_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_BLANK_ROW = re.compile(rb"<row(?: [\w:]+=\"[^\"<>]*\")* ?/>")
_BLANKS = re.compile(rb"(?:\s|<row(?: [\w:]+=\"[^\"<>]*\")* ?/>)*")
_OPENED = re.compile(rb"<row(?: [\w:]+=\"[^\"<>]*\")* ?>")
_ROW_AT = re.compile(rb" r=\"(\d{1,9})\"")
_HIDDEN = re.compile(rb" hidden=\"(?:1|true)\"")
_CELL = re.compile(
    rb"<c r=\"([A-Z]{1,3})(\d{1,9})\"(?: s=\"(\d{1,6})\")?(?: t=\"([a-zA-Z]{1,9})\")?"
    rb"(?:/>|>(?:<is><t(?: xml:space=\"preserve\")?>([^<]*)</t></is>|<v>([^<]*)</v>|<v ?/>|<is><t ?/></is>)?</c>)"
)
_ANY_CELL = re.compile(rb"<c [^>]*?/>|<c [^>]*?>.*?</c>", re.DOTALL)
_FORMULA = re.compile(rb"(<c [^>]*>)<f\b[^>]*?(?:/>|>[^<]*</f>)")
_INLINE = re.compile(rb"(<c [^<>]*[^/<>])><is>(.*)</is></c>", re.DOTALL)
_STYLE_FIRST = re.compile(rb"<c r=\"([A-Z]{1,3}\d{1,9})\" t=\"(\w+)\" s=\"(\d+)\"")
_MERGED = re.compile(rb"<mergeCell ref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\"")
_SPOKEN = re.compile(rb"<rPh\b[^<>]*>\s*<t(?: xml:space=\"preserve\")?>[^<]*</t>\s*</rPh>|<phoneticPr\b[^<>]*/>")
_TEXT = re.compile(rb"<t(?: xml:space=\"preserve\")?>([^<]*)</t>")
_ONE_TEXT = rb"<t(?: xml:space=\"preserve\")?(?:>[^<]*</t>| ?/>)"
_RUN = rb"<r>\s*(?:<rPr>(?:(?!</?rPr>).)*</rPr>|<rPr ?/>)?\s*" + _ONE_TEXT + rb"\s*</r>"
_RUNS = re.compile(rb"\s*(?:" + _ONE_TEXT + rb"|" + _RUN + rb")?(?:\s*" + _RUN + rb")*\s*", re.DOTALL)
_NUMBER = re.compile(rb"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?")
_ESCAPED = re.compile(rb"_x(?!000[dD]_)[0-9A-Fa-f]{4}_")
_CODING, _HEAD = re.compile(rb"\bencoding=[\"']([^\"']*)"), 200
_AT_ONCE = 2
_MOST_STYLES = 70_000


class UnusualError(Exception):
    """The file is built in a way that this reader does not know."""


class FarError(Exception):
    """A sheet, by name, with a cell far beyond any list."""


@dataclass(slots=True)
class Marks:
    """What a sheet's rows leave beside their texts; rows and columns from 0."""

    hidden: set[int] = field(default_factory=set)
    unread: set[tuple[int, int]] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


class Xlsx:
    """An open .xlsx: its shared texts and number formats, and its sheets on demand.

    Raises (here and in `rows`):
        UnusualError: it is built in another way.
        FarError: a cell lies beyond the limits.
    """

    def __init__(self, archive: zipfile.ZipFile, spool: Spool) -> None:
        self.archive, self.spool = archive, spool
        self.names = frozenset(archive.namelist())
        self.shared = _Shared(self, "xl/sharedStrings.xml")
        self.dates, self.spans = _date_styles(self)
        settings = self.part("xl/workbook.xml").find("{*}workbookPr")
        mac = settings is not None and settings.get("date1904") in ("1", "true")
        self.epoch = CALENDAR_MAC_1904 if mac else CALENDAR_WINDOWS_1900

    def part(self, name: str) -> Any:
        """The root of a small part."""
        if name not in self.names:
            raise UnusualError(name)
        if self.archive.getinfo(name).file_size > _LONGEST_TAIL:
            raise UnusualError(name)
        try:
            return parse_xml(self.archive.read(name))
        except ValueError as error:
            raise UnusualError(name) from error

    def pieces(self, name: str, end: bytes) -> Iterator[bytes]:
        """A part in pieces that end with a tag; the last is what is left. The part is well formed as a whole."""
        rest, sound, main = b"", well_formed(), 0
        with self.archive.open(name) as stream:
            while piece := stream.read(_PIECE):
                text = rest + piece if rest else piece
                cut = text.rfind(end) + len(end) if end in text else 0
                if cut:
                    main += text.count(_MAIN, 0, cut)
                    yield _checked(text[:cut], sound)
                rest = text[cut:]
                if len(rest) > _LONGEST_ROW:
                    raise UnusualError(name)
        yield _checked(rest, sound)
        if main + rest.count(_MAIN) != 1:  # some elements of cells may have another prefix
            raise UnusualError(name)
        try:
            sound.close()
        except etree.XMLSyntaxError as error:
            raise UnusualError(name) from error

    def rows(self, part: str, name: str, marks: Marks) -> Iterator[bytes]:
        """The rows of a sheet from its first, cells joined; what else it says goes to `marks`."""
        reader = _SheetReader(self, name, marks)
        with ThreadPoolExecutor(_AT_ONCE) as pool:  # unpacking and entities leave Python free for the rows
            waiting: deque[Future[list[bytes]]] = deque()
            for piece in _ahead(pool, self.pieces(part, b"</row>")):
                waiting.append(pool.submit(_unescaped, reader.rows(piece)))
                if len(waiting) > _AT_ONCE:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        if not reader.begun:
            raise UnusualError(part)


class _Shared:
    """The shared texts: short ones in memory, long ones on disk."""

    def __init__(self, book: Xlsx, part: str) -> None:
        self._spool = book.spool
        self._texts: list[bytes | tuple[int, int]] = []
        if part not in book.names:
            return
        head = True
        for piece in book.pieces(part, b"</si>"):
            *closed, tail = piece.split(b"</si>")
            for item in closed:
                start = item.rfind(b"<si>")
                before = item[:start]
                if head and b"<sst" in before:
                    before, head = before[before.find(b">", before.find(b"<sst")) + 1 :], False
                blank = before.replace(b"<si/>", b"")
                if start < 0 or head or blank.strip():
                    raise UnusualError(part)
                self._texts += [b""] * before.count(b"<si/>")
                text = _joined(item[start + 4 :])
                self._texts.append(text if len(text) <= _SHORT else (self._spool.add(text), len(text)))
            if b"<si" in tail:
                raise UnusualError(part)

    def __getitem__(self, number: bytes) -> bytes:
        try:
            text = self._texts[int(number)]
        except (ValueError, IndexError):
            raise UnusualError("sharedStrings") from None
        return text if isinstance(text, bytes) else self._spool.read(*text)


class _SheetReader:
    """Turns pieces of one sheet into rows."""

    def __init__(self, book: Xlsx, name: str, marks: Marks) -> None:
        self.book, self.name, self.marks = book, name, marks
        self.next = 0  # the row that comes next, from 0
        self.begun = False
        self.size = 0

    def rows(self, piece: bytes) -> list[bytes]:
        """The rows of a piece, with the blank ones between; entities stay."""
        data = self.of_cells(piece)
        *closed, tail = data.split(b"</row>")
        rows: list[bytes] = []
        size = 0
        for text in closed:
            start = text.rfind(b"<row")
            opened = text.find(b">", start) + 1
            if start < 0 or not _OPENED.fullmatch(text, start, opened):
                raise UnusualError("row")
            rows += self.blank_rows(text[:start])
            rows += self.up_to(text[start:opened])
            rows.append(self.row(text[opened:], self.next - 1))
            size += len(rows[-1])
            if size > _MOST_OF_PIECE or self.size + size > _MOST_OF_SHEET:
                raise FarError(self.name)
        self.size += size
        rows += self.blank_rows(tail)
        if not piece.endswith(b"</row>") and b"<mergeCell" in piece:
            for first, top, last, bottom in _MERGED.findall(piece):
                self.marks.merged.append((int(top) - 1, column_of(first), int(bottom) - 1, column_of(last)))
            if len(self.marks.merged) != piece.count(b"<mergeCell") - piece.count(b"<mergeCells"):
                raise UnusualError("mergeCell")
        return rows

    def of_cells(self, piece: bytes) -> bytes:
        """What of a piece stands inside `sheetData`; between rows nothing else may stand (`blank_rows`)."""
        start, end = 0, len(piece)
        if not self.begun:
            self.begun = b"<sheetData" in piece
            start = piece.find(b">", piece.find(b"<sheetData")) + 1 if self.begun else end
            if piece[:start].endswith(b"/>"):
                end = start
        if not piece.endswith(b"</row>"):  # the last piece
            end = max(start, piece.find(b"</sheetData>")) if end > start else end
        outside = piece[:start] + piece[end:]
        if b"<row " in outside or b"<row>" in outside or b"<sheetData" in piece[max(start, 1) :]:
            raise UnusualError("row")
        return piece[start:end]

    def blank_rows(self, text: bytes) -> Iterator[bytes]:
        """Rows that end where they begin; nothing else may stand between rows."""
        if not _BLANKS.fullmatch(text):
            raise UnusualError("row")
        for one in _BLANK_ROW.findall(text):
            yield from self.up_to(one)
            yield b""

    def up_to(self, opening: bytes) -> Iterator[bytes]:
        """The blank rows before one, which is the next then."""
        described = _ROW_AT.search(opening)
        number = int(described[1]) - 1 if described is not None else -1
        if number < self.next:
            raise UnusualError("row")
        if number >= MAX_ROWS:
            raise FarError(self.name)
        if b"hidden" in opening and _HIDDEN.search(opening):
            self.marks.hidden.add(number)
        blank, self.next = number - self.next, number + 1
        yield from (b"" for _ in range(blank))

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
        texts: list[bytes] = []
        tags, own = 0, b"%d" % (number + 1)
        for letters, row, style, kind, inline, value in cells:
            at = column_of(letters)
            if row != own or at != len(texts):
                if row != own or at < len(texts):
                    raise UnusualError("cell")
                texts.extend([b""] * (at - len(texts)))
            if inline:
                texts.append(inline)
                tags += 6
            elif value:
                texts.append(self.text(value, kind, style, number, at))
                tags += 4
            else:
                texts.append(b"")
                tags += 1
        return texts, tags

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
                yield (*head.groups(b"")[:4], _joined(inline[2]), b"")
                continue
            letters, row, style, kind, inline_text, value = plain.groups(b"")
            if inline_text and cell != whole:
                raise UnusualError("cell")
            if kind == b"e" or (cell != whole and not value):
                self.marks.unread.add((number, column_of(letters)))
            yield letters, row, style, kind, inline_text, value

    def text(self, value: bytes, kind: bytes, style: bytes, number: int, at: int) -> bytes:
        """A value as a clerk would type it."""
        if kind == b"s":
            return self.book.shared[value]
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
        if style in self.book.spans:
            raise UnusualError("duration")
        if style in self.book.dates:
            if number < 0:
                raise UnusualError("date")
            moment = from_excel(number, self.book.epoch)
            if moment is None:
                raise UnusualError("date")
            return shown(moment)
        return shown(number)


def _date_styles(book: Xlsx) -> tuple[frozenset[int], frozenset[int]]:
    """The cell styles whose numbers are days or times, and those that are spans of time."""
    if "xl/styles.xml" not in book.names:
        return frozenset(), frozenset()
    root = book.part("xl/styles.xml")
    formats: Mapping[int, str] = dict(BUILTIN_FORMATS)
    own = {int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in root.iterfind("{*}numFmts/{*}numFmt")}
    formats = {**formats, **own}
    dates, spans = set(), set()
    for number, style in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        written = formats.get(int(style.get("numFmtId", "0")), "General")
        odd = "a/p" in written.lower() or written.count('"') % 2
        if number > _MOST_STYLES or odd or int(style.get("numFmtId", "0")) in _OTHER_DATES:
            raise UnusualError("styles")
        if is_timedelta_format(written):
            spans.add(number)
        elif is_date_format(written):
            dates.add(number)
    return frozenset(dates), frozenset(spans)


def _ahead(pool: ThreadPoolExecutor, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces, the next one made while one is used."""
    following = pool.submit(next, pieces, None)
    while (piece := following.result()) is not None:
        following = pool.submit(next, pieces, None)
        yield piece


def _joined(xml: bytes) -> bytes:
    """The text of a text in one or more runs, without what is spoken; entities stay."""
    plain = _SPOKEN.sub(b"", xml) if b"<rPh" in xml or b"<phoneticPr" in xml else xml
    if not _RUNS.fullmatch(plain):
        raise UnusualError("text")
    return b"".join(_TEXT.findall(plain))


def _checked(piece: bytes, sound: etree.XMLParser) -> bytes:
    """A piece with the line ends that XML knows; refused are faults, other encodings, and marks of our own in it."""
    coding = _CODING.search(piece[:_HEAD]) if piece.startswith(b"<?xml") else None
    other = b"<!" in piece or b"<?" in piece[1:] or (b"_x" in piece and _ESCAPED.search(piece))
    if _BAR in piece or _END in piece or other or (coding is not None and coding[1].lower() != b"utf-8"):
        raise UnusualError("text")
    try:
        piece.decode()
        sound.feed(piece)
    except (UnicodeDecodeError, etree.XMLSyntaxError) as error:
        raise UnusualError("text") from error
    return piece.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in piece else piece


def _unescaped(rows: list[bytes]) -> list[bytes]:
    """Entities as the characters they stand for; a file may write every Vietnamese letter as one."""
    whole = _END.join(rows)
    if b"&" not in whole:
        return rows
    counts = [whole.count(sign) for sign in (_BAR, _END)]
    for sign, legal in zip((_BAR, _END), _LEGAL, strict=True):
        whole = whole.replace(sign, legal)
    try:
        read = str(parse_xml(b"<r>" + whole + b"</r>").text or "").encode()
    except ValueError as error:
        raise UnusualError("entity") from error
    if [read.count(legal) for legal in _LEGAL] != counts:  # the texts hold one themselves
        raise UnusualError("text")
    for sign, legal in zip((_BAR, _END), _LEGAL, strict=True):
        read = read.replace(legal, sign)
    return read.split(_END)
