"""Workbooks (.xlsx, .xls, .ods) → sheets of plain texts.

Values are read as they stand; formulas give the value that was last computed and are never run.
Macros and links to other files are not followed. Rows that are hidden are told for .xlsx.
"""

import hashlib
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple, overload

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from ntm_docs.ooxml import check_limits, parse_xml
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading.source import read_bytes

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods")
MAX_BYTES = 128 * 1024 * 1024
MAX_UNPACKED = 512 * 1024 * 1024
MAX_ROWS, MAX_COLUMNS = 250_000, 400
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
_HIDDEN = re.compile(rb"<row\b[^>]{0,400}?\br=\"(\d+)\"[^>]{0,400}?\bhidden=\"(?:1|true)\"")
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PIECE, _TAG = 1024 * 1024, 16 * 1024
_MOST_REPEATED = 1_000
_MIDNIGHT = time(0)
Cell = str


class Rows(Sequence[list[Cell]]):
    """The rows of a sheet, kept as bytes: thousands of nominees take a third of the memory."""

    __slots__ = ("_packed",)

    def __init__(self, rows: Iterable[Iterable[Cell]]) -> None:
        self._packed = ["\x1f".join(row).encode() for row in rows]

    def __len__(self) -> int:
        return len(self._packed)

    @overload
    def __getitem__(self, at: int) -> list[Cell]: ...

    @overload
    def __getitem__(self, at: slice) -> list[list[Cell]]: ...

    def __getitem__(self, at: int | slice) -> Any:
        if isinstance(at, slice):
            return [row.decode().split("\x1f") for row in self._packed[at]]
        return self._packed[at].decode().split("\x1f")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: every row from the first of the sheet, each a list of texts (empty where a cell is).

    `merged` are areas (first row, first column, last row, last column), `hidden_rows` row numbers,
    `unread` cells whose formula was never computed or ended in an error; all count from 0.
    """

    name: str
    rows: Rows
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = field(default_factory=frozenset)
    unread: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    visible: bool = True


def is_workbook(path: Path) -> bool:
    """Whether a file is read as a workbook, by its name."""
    return path.suffix.lower() in SUFFIXES


def cell_name(row: int, column: int) -> str:
    """`F17` for row 16, column 5."""
    return f"{_letters(column)}{row + 1}"


@cache
def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def read_workbook(path: Path) -> tuple[list[Sheet], str]:
    """Every sheet of a workbook in order, and the SHA-256 of its bytes.

    Raises:
        ProblemsError: another kind of file, encrypted, broken, or beyond the limits.
    """
    data = read_bytes(path, MAX_BYTES)
    digest = hashlib.sha256(data).hexdigest()
    marks = _checked(path, data)
    del data  # the file is read again, piece by piece
    return _sheets(path, marks), digest


def _checked(path: Path, data: bytes) -> "Mapping[str, _Marks]":
    """The marked rows and cells of each sheet, once the file is known to be a workbook within limits."""
    if not data.startswith((_OLE, _ZIP)):
        raise _refused(path, "book.html" if data.lstrip()[:1] == b"<" else "book.kind")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise _refused(path, "book.encrypted")
        return {}
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            check_limits(archive, MAX_UNPACKED)
            if "content.xml" in archive.namelist():
                _check_repeats(archive)
            return _marks(archive)
    except MemoryError:
        raise
    except _FarError as error:
        limits = {"sheet": str(error), "rows": MAX_ROWS, "columns": MAX_COLUMNS}
        raise _refused(path, "book.rows", **limits) from None
    except Exception as error:  # noqa: BLE001 -- a broken archive fails in many ways
        raise _broken(path, error) from None


def _sheets(path: Path, marks: "Mapping[str, _Marks]") -> list[Sheet]:
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            tables = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
            return [_sheet(path, book, one, marks.get(one.name, _NONE)) for one in tables]
    except PasswordError:
        raise _refused(path, "book.encrypted") from None
    except (ProblemsError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 -- the readers below raise what they please on a broken file
        raise _broken(path, error) from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the reader's own failure on a broken file
            raise
        raise _broken(path, error) from None


def _broken(path: Path, error: BaseException) -> ProblemsError:
    return _refused(path, "book.broken", reason=(str(error).splitlines() or [""])[0][:120])


def _refused(path: Path, code: str, **facts: object) -> ProblemsError:
    return ProblemsError([Problem(code, Place(path.name), facts=facts)])


def _sheet(path: Path, book: CalamineWorkbook, described: Any, marks: "_Marks") -> Sheet:
    sheet = book.get_sheet_by_name(described.name)
    if sheet.total_height > MAX_ROWS or sheet.total_width > MAX_COLUMNS:
        limits = {"sheet": described.name, "rows": MAX_ROWS, "columns": MAX_COLUMNS}
        raise _refused(path, "book.rows", **limits)
    left = [""] * (sheet.start[1] if sheet.start else 0)  # rows come from the first column that is filled
    rows = Rows([*left, *map(_text, row)] for row in sheet.iter_rows())
    merged = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
    visible = described.visible == SheetVisibleEnum.Visible
    return Sheet(described.name, rows, merged, frozenset(marks.hidden), frozenset(marks.unread), visible)


def _text(value: Any) -> Cell:
    """A cell as a clerk would type it: dates day first, whole numbers without point, decimals with a comma."""
    if isinstance(value, str):
        return value.replace("\x1f", "\x1e") if "\x1f" in value else value
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value).replace(".", ",")
    return "" if value is None else _moment(value)


def _moment(value: Any) -> Cell:
    """`7/7/2023`, `14:00`, `14:00 7/7/2023`; anything else as it writes itself."""
    if isinstance(value, datetime) and value.time() != _MIDNIGHT:
        return f"{value:%H:%M} {value.day}/{value.month}/{value.year}"
    if isinstance(value, date):
        return f"{value.day}/{value.month}/{value.year}"
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


class _FarError(Exception):
    """A sheet, by name, with a cell far beyond any list."""


def _check_repeats(archive: zipfile.ZipFile) -> None:
    """An .ods may say of one filled cell that it is there a million times."""
    rest = b""
    with archive.open("content.xml") as stream:
        while piece := stream.read(_PIECE):
            text = rest + piece
            for found in _REPEATED.finditer(text):
                if int(found[1] or 0) > _MOST_REPEATED or int(found[2] or 0) > MAX_COLUMNS:
                    raise _FarError("content.xml")
            rest = text[-_TAG:]


class _Marks(NamedTuple):
    """Rows that are hidden, and cells whose formula has no value; from 0."""

    hidden: set[int]
    unread: set[tuple[int, int]]


_NONE = _Marks(set(), set())


def _marks(archive: zipfile.ZipFile) -> dict[str, _Marks]:
    """The marks of each sheet of an .xlsx, by the sheet's name; nothing for other kinds."""
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    targets = {
        relation.get("Id"): f"xl/{(relation.get('Target') or '').removeprefix('/xl/')}"
        for relation in parse_xml(archive.read("xl/_rels/workbook.xml.rels"))
    }
    sheets = ((one.get("name") or "", targets.get(one.get(f"{_R}id"))) for one in _listed_sheets(archive))
    return {name: _marks_of(archive, name, part) for name, part in sheets if part in names}


def _listed_sheets(archive: zipfile.ZipFile) -> Iterator[Any]:
    yield from parse_xml(archive.read("xl/workbook.xml")).iter("{*}sheet")


def _marks_of(archive: zipfile.ZipFile, name: str, part: str | None) -> _Marks:
    """Read piece by piece: a sheet may be larger than is good to hold."""
    found, rest, wide, rows = _Marks(set(), set()), b"", False, 0
    with archive.open(part or "") as stream:
        while piece := stream.read(_PIECE):
            text = rest + piece
            for column, second, beside, row in _FAR.findall(text):
                wide, rows = wide or bool(second), max(rows, int(row or beside or 0))
                if column or rows > MAX_ROWS or (wide and rows > _LONG):
                    raise _FarError(name)
            found.hidden.update(int(row[1]) - 1 for row in _HIDDEN.finditer(text))
            if b"<f" in text or b't="e"' in text:
                found.unread.update((int(cell[2]) - 1, _column(cell[1])) for cell in _UNREAD.finditer(text))
            cut = text.rfind(b"<c ")
            rest = text[cut:] if cut >= 0 and len(text) - cut < _TAG else b""
    return found


def _column(letters: bytes) -> int:
    """`A` → 0, `AA` → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
