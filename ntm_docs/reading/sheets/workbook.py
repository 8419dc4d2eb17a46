"""Workbooks (.xlsx, .xls, .ods) → sheets of plain texts.

Values are read as they stand; formulas give the value that was last computed and are never run.
Macros and links to other files are not followed. An .xlsx is read as a stream (`xlsx.py`) where it is built as usual,
everything else whole; what is not looked at then stands in `Sheet.unseen`: of .xls hidden rows and columns, what is
struck out and number formats; of .ods number formats other than zeros in front; of an unusual .xlsx number formats, and
parts of a text that are struck out. Hidden sheets are seen in every kind.
"""

import hashlib
import os
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from ntm_docs.machine.processes import Aside, confine
from ntm_docs.problems import Place, Problem, ProblemsError, Word
from ntm_docs.reading.nets import net
from ntm_docs.reading.sheets.cell_values import column_of, shown
from ntm_docs.reading.sheets.ods import PART, ods_marks
from ntm_docs.reading.sheets.rows import SEPARATOR, Rows, Spool
from ntm_docs.reading.sheets.xlsx import Xlsx, hidden_columns, struck_styles
from ntm_docs.reading.sheets.xlsx_rows import MAX_COLUMNS, FarError, Marks
from ntm_docs.reading.sheets.xlsx_rows import MAX_ROWS as XLSX_ROWS
from ntm_docs.reading.sheets.xml_pieces import UnusualError
from ntm_docs.reading.source import check_file, read_bytes
from ntm_docs.system_faults import refusal
from ntm_docs.word.incoming.package import check_limits, parse_xml

MAX_BYTES, MAX_STREAMED = 512 * 1024 * 1024, 2 * 1024 * 1024 * 1024
MAX_WHOLE, MAX_UNPACKED = 128 * 1024 * 1024, 512 * 1024 * 1024  # of a file that must be held whole
MAX_ROWS = 250_000  # of a sheet that must be held whole
_HEAD, _LARGEST_INDEX = 512, 4 * 1024 * 1024
_USUAL = {"styles": "xl/styles.xml", "sharedStrings": "xl/sharedStrings.xml"}
_NO_CELLS = frozenset({"chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"})
_PARTS = frozenset({"xl/workbook.xml", "xl/_rels/workbook.xml.rels"})
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK"
_FORMULA = rb"<f\b[^>]{0,200}?(?:/>|>[^<]{0,8000}</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>"
_UNREAD = re.compile(rb"<c\b[^>]{0,200}?\br=\"([A-Z]{1,3})(\d+)\"[^>]{0,200}?(?:\bt=\"e\"|>\s*" + _FORMULA + rb")")
# The reader below makes room for every cell up to the farthest one, so a far one is refused before it reads.
_FAR = re.compile(rb"r=[\"'](?:([A-Z]{3,}|[P-Z][A-Z]|O[K-Z])\d+|([D-O][A-Z])(\d+)|[A-Z]{0,3}(\d{5,}))[\"']")
_LONG = 50_000  # rows that a sheet may have beside a hundred columns
_REPEATED = re.compile(
    rb"<table:table-row\b[^>]{0,300}number-rows-repeated=\"(\d{4,})\"[^>]{0,300}>(?:(?!</table:table-row>).){0,4000}?<text:p"
    rb"|<table:table-cell\b[^>]{0,300}number-columns-repeated=\"(\d{3,})\"[^>]{0,300}[^/]>",
    re.DOTALL,
)
_HIDDEN = re.compile(rb"<row\b[^>]{0,400}?\br=\"(\d+)\"[^>]{0,400}?\b(?:hidden=\"(?:1|true)|ht=\"0(?:\.\d*)?)\"")
_CELL_TAG = re.compile(rb"<c\b[^>]{0,200}[^/]>")
_STYLE_OF, _CELL_AT = re.compile(rb"\bs=\"(\d+)\""), re.compile(rb"\br=\"([A-Z]{1,3})(\d+)\"")
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PIECE, _TAG = 1024 * 1024, 16 * 1024
_MOST_REPEATED = 1_000
_UNSEEN = {
    "xls": Word("dòng ẩn, cột ẩn, chữ gạch ngang, định dạng số (số 0 đứng đầu, dấu %)"),
    "ods": Word("định dạng số (dấu %, chữ đi kèm)"),
    "xlsx": Word("định dạng số (số 0 đứng đầu, dấu %), chữ gạch ngang một phần ô"),
}
_READERS = 4  # more processes would wait for the one that unpacks
_MOST_MEMORY = 3 * 1024 * 1024 * 1024  # bytes that the reader of whole files may take
_LARGE = 256 * 1024  # bytes of a file that is worth a process


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: every row from the first of the sheet, each a list of texts (empty where a cell is).

    `merged` are areas (first row, first column, last row, last column), `hidden_rows` row numbers,
    `unread` cells whose formula was never computed or ended in an error, `struck` cells with text that is struck out;
    all count from 0.
    """

    name: str
    rows: Sequence[list[str]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = field(default_factory=frozenset)
    unread: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    visible: bool = True
    struck: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    hidden_columns: frozenset[int] = field(default_factory=frozenset)
    unseen: Word | None = None  # what was not looked at in this kind of file


Reading = Aside[tuple[list[Sheet], str]]


def begin_reading(path: Path, processes: int = 0) -> Reading:
    """`read_workbook`, done aside where the file is large; 0 processes: as many as the machine has cores.

    Raises:
        MachineError: the disk does not take the rows.
    """
    large = path.is_file() and path.stat().st_size > _LARGE
    most = min(processes or os.cpu_count() or 1, _READERS)
    return Aside(partial(read_workbook, path, most, Spool()), begun=large and most > 1)


def read_workbook(path: Path, processes: int = 1, spool: Spool | None = None) -> tuple[list[Sheet], str]:
    """Every sheet of a workbook in order, and the SHA-256 of its bytes; large sheets are read by so many processes.

    Raises (here and in what `begin_reading` gives):
        ProblemsError: another kind of file, encrypted, broken, or beyond the limits.
        MachineError: the disk does not take the rows.
        BrokenProcessPool: a process died that read rows; a machine without memory ends them.
    """
    check_file(path, MAX_BYTES)
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            stream.seek(0)
            head = stream.read(_HEAD)
    except OSError as error:
        raise refusal(error, path) from None
    if not head:
        raise _refused(path, "file.empty")
    if not head.startswith((_OLE, _ZIP)):
        raise _refused(path, "book.html" if head.lstrip()[:1] == b"<" else "book.kind")
    spool = Spool() if spool is None else spool
    sheets = _streamed(path, processes, spool) if head.startswith(_ZIP) else None
    if sheets is None:
        spool.clear()  # of what was read until then
        sheets = _whole(path, spool)
    return sheets, digest


def _streamed(path: Path, processes: int = 1, spool: Spool | None = None) -> list[Sheet] | None:
    """The sheets of an .xlsx, read as a stream; None where it is another kind, or built in another way."""
    with net("book.broken", Place(path.name), path):
        try:
            with zipfile.ZipFile(path) as archive:
                check_limits(archive, MAX_STREAMED)
                if not set(archive.namelist()) >= _PARTS:
                    return None
                usual = ((part, _USUAL[kind]) for kind, part in _relations(archive).values() if kind in _USUAL)
                if any(part != name or name not in archive.namelist() for part, name in usual):
                    return None  # the formats of cells, or their texts, stand elsewhere
                book = Xlsx(archive, spool or Spool(), processes)
                return [_stream_sheet(book, *one) for one in _listed_sheets(archive)]
        except BrokenProcessPool as error:
            died = error
        except FarError as error:
            raise _far(path, error, XLSX_ROWS) from None
        except (UnusualError, ValueError, KeyError, TypeError):  # the other reader says what is wrong, if anything is
            return None
    raise died


def _stream_sheet(book: Xlsx, name: str, part: str, visible: bool) -> Sheet:  # noqa: FBT001 -- as listed
    marks = Marks()
    rows = Rows(book.spool, book.rows(part, name, marks))
    marks.columns = book.hidden_columns(part)
    return _sheet_of(name, rows, tuple(marks.merged), marks, visible=visible)


def _sheet_of(
    name: str,
    rows: Rows,
    merged: tuple[tuple[int, int, int, int], ...],
    marks: Marks,
    *,
    visible: bool,
    unseen: Word | None = None,
) -> Sheet:
    hidden, unread = frozenset(marks.hidden), frozenset(marks.unread)
    return Sheet(name, rows, merged, hidden, unread, visible, frozenset(marks.struck), frozenset(marks.columns), unseen)


def _whole(path: Path, spool: Spool | None = None) -> list[Sheet]:
    """The sheets of a workbook of any kind."""
    data = read_bytes(path, MAX_WHOLE)
    marks = _checked(path, data)
    del data  # the file is read again, piece by piece
    return _sheets(path, marks, spool or Spool())


def _far(path: Path, error: Exception, rows: int) -> ProblemsError:
    limits = {"sheet": str(error), "rows": rows, "columns": MAX_COLUMNS}
    return _refused(path, "book.rows", **limits)


def _checked(path: Path, data: bytes) -> "Mapping[str, Marks]":
    """The marked rows and cells of each sheet, once the file is known to be a workbook within limits."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise _refused(path, "book.encrypted")
        return {}
    with net("book.broken", Place(path.name), path):
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                check_limits(archive, MAX_UNPACKED)
                if PART in archive.namelist():
                    _check_repeats(archive)
                    return ods_marks(archive)
                return _marks(archive)
        except FarError as error:
            raise _far(path, error, MAX_ROWS) from None


def _sheets(path: Path, marks: "Mapping[str, Marks]", spool: Spool) -> list[Sheet]:
    """The sheets, read by a process of its own where the system forks.

    On some broken files the reader ends its process, or complains to the terminal; where nothing forks that is seen.
    """
    try:
        with Aside(partial(_sheets_aside, os.getpid(), path, marks, spool)) as reading:
            return reading.result()
    except BrokenProcessPool:
        raise _refused(path, "book.broken", reason=Word("chương trình đọc bảng tính dừng giữa chừng")) from None


def _sheets_aside(caller: int, path: Path, marks: "Mapping[str, Marks]", spool: Spool) -> list[Sheet]:
    if os.getpid() != caller:
        confine(_MOST_MEMORY)
    with net("book.broken", Place(path.name), path):
        return _sheets_here(path, marks, spool)


def _sheets_here(path: Path, marks: "Mapping[str, Marks]", spool: Spool) -> list[Sheet]:
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            tables = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
            return [_sheet(path, book, one, marks.get(one.name, Marks()), spool) for one in tables]
    except PasswordError:
        raise _refused(path, "book.encrypted") from None


def _refused(path: Path, code: str, **facts: object) -> ProblemsError:
    return ProblemsError([Problem(code, Place(path.name), facts=facts)])


def _sheet(path: Path, book: CalamineWorkbook, described: Any, marks: Marks, spool: Spool) -> Sheet:
    sheet = book.get_sheet_by_name(described.name)
    if sheet.total_height > MAX_ROWS or sheet.total_width > MAX_COLUMNS:
        limits = {"sheet": described.name, "rows": MAX_ROWS, "columns": MAX_COLUMNS}
        raise _refused(path, "book.rows", **limits)
    left = [""] * (sheet.start[1] if sheet.start else 0)  # rows come from the first column that is filled
    rows = Rows(spool, (SEPARATOR.join(row).encode() for row in _texts(left, sheet.iter_rows(), marks)))
    merged = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
    visible = described.visible == SheetVisibleEnum.Visible
    return _sheet_of(described.name, rows, merged, marks, visible=visible, unseen=_unseen(path))


def _texts(left: Sequence[str], rows: Iterable[Iterable[Any]], marks: Marks) -> Iterator[list[str]]:
    """The rows as texts; where a format shows more than the value, as it is shown."""
    more: dict[int, dict[int, str]] = {}
    for (row, column), text in marks.shown.items():
        more.setdefault(row, {})[column] = text
    for number, cells in enumerate(rows):
        texts = [*left, *map(shown, cells)]
        for column, text in more.get(number, {}).items():
            if column < len(texts) and text.lstrip("0") == texts[column]:
                texts[column] = text
        yield texts


def _unseen(path: Path) -> Word:
    """What the reader of whole files does not see in this one, by what the file is, not by its name."""
    with path.open("rb") as stream:
        if stream.read(len(_OLE)) == _OLE:
            return _UNSEEN["xls"]
    with zipfile.ZipFile(path) as archive:
        return _UNSEEN["ods" if PART in archive.namelist() else "xlsx"]


def _check_repeats(archive: zipfile.ZipFile) -> None:
    """An .ods may say of one filled cell that it is there a million times."""
    rest = b""
    with archive.open(PART) as stream:
        while piece := stream.read(_PIECE):
            text = rest + piece
            for found in _REPEATED.finditer(text):
                if int(found[1] or 0) > _MOST_REPEATED or int(found[2] or 0) > MAX_COLUMNS:
                    raise FarError(PART)
            rest = text[-_TAG:]


def _marks(archive: zipfile.ZipFile) -> dict[str, Marks]:
    """The marks of each sheet of an .xlsx, by the sheet's name; nothing for other kinds."""
    names = set(archive.namelist())
    if not names >= _PARTS:
        return {}
    parts = {key: part for key, (_kind, part) in _relations(archive).items()}
    sheets = ((one.get("name") or "", parts.get(one.get(f"{_R}id"), "")) for one in _sheets_of(archive))
    struck = struck_styles(_small(archive, "xl/styles.xml")) if "xl/styles.xml" in names else frozenset()
    return {name: _marks_of(archive, name, part, struck) for name, part in sheets if part in names}


def _sheets_of(archive: zipfile.ZipFile) -> Iterator[Any]:
    yield from _small(archive, "xl/workbook.xml").iter("{*}sheet")


def _small(archive: zipfile.ZipFile, name: str) -> Any:
    """The root of a part that says where the others are."""
    if archive.getinfo(name).file_size > _LARGEST_INDEX:
        raise ValueError(name)
    return parse_xml(archive.read(name))


def _relations(archive: zipfile.ZipFile) -> dict[str | None, tuple[str, str]]:
    """Kind and part of each relation of the workbook, by its id."""
    return {
        one.get("Id"): ((one.get("Type") or "").rpartition("/")[2], _part(one.get("Target") or ""))
        for one in _small(archive, "xl/_rels/workbook.xml.rels")
    }


def _part(target: str) -> str:
    return f"xl/{target.removeprefix('/xl/')}"


def _listed_sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str, bool]]:
    """Name, part and whether it is shown of each sheet of cells, in order; charts have none.

    Raises:
        UnusualError: where a sheet stands is not told.
    """
    names, relations = set(archive.namelist()), _relations(archive)
    for sheet in _sheets_of(archive):
        kind, part = relations.get(sheet.get(f"{_R}id"), ("", ""))
        if kind in _NO_CELLS:
            continue
        if kind != "worksheet" or part not in names:
            raise UnusualError(part)
        names.discard(part)  # no two sheets are one part
        yield sheet.get("name") or "", part, sheet.get("state", "visible") == "visible"


def _marks_of(archive: zipfile.ZipFile, name: str, part: str, struck: frozenset[bytes]) -> Marks:
    """Read piece by piece: a sheet may be larger than is good to hold; `struck` are the styles that strike out."""
    found, rest, wide, rows = Marks(), b"", False, 0
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            text = rest + piece
            for column, second, beside, row in _FAR.findall(text):
                wide, rows = wide or bool(second), max(rows, int(row or beside or 0))
                if column or rows > MAX_ROWS or (wide and rows > _LONG):
                    raise FarError(name)
            if b"<col" in text and not found.columns:
                found.columns = hidden_columns(text.partition(b"<sheetData")[0])
            if struck:
                found.struck.update(_struck_in(text, struck))
            found.hidden.update(int(row[1]) - 1 for row in _HIDDEN.finditer(text))
            if b"<f" in text or b't="e"' in text:
                found.unread.update((int(cell[2]) - 1, column_of(cell[1])) for cell in _UNREAD.finditer(text))
            cut = text.rfind(b"<c ")
            rest = text[cut:] if cut >= 0 and len(text) - cut < _TAG else b""
    return found


def _struck_in(text: bytes, struck: frozenset[bytes]) -> Iterator[tuple[int, int]]:
    """The cells with a value whose style strikes them out."""
    for cell in _CELL_TAG.findall(text):
        style, at = _STYLE_OF.search(cell), _CELL_AT.search(cell)
        if style is not None and at is not None and style[1] in struck:
            yield int(at[2]) - 1, column_of(at[1])
