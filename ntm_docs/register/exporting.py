"""The register as a workbook: entries, replaced ones, sources.

Written row by row, so that a million entries need little memory; more than a sheet holds go on to the next one.
"""

from collections.abc import Iterator
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

from ntm_docs.file_names import check_new
from ntm_docs.machine import disk
from ntm_docs.machine.written import note
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.register.database import opened
from ntm_docs.register.fields import shown
from ntm_docs.register.records import SOURCES, Entry
from ntm_docs.register.rows import entry_of
from ntm_docs.spreadsheets.writing import sheets
from ntm_docs.system_faults import unwritable

SUFFIX = ".xlsx"
ENTRIES, REPLACED, FILES = "Sổ khen thưởng", "Đã sửa, đã bỏ", "Tệp nguồn"
_MOST = 1_000_000  # rows of a sheet; Excel opens 1 048 576
_AT_ONCE = 2_000
_WIDTHS = {"mã": 9, "tên": 32, "năm sinh": 9, "năm": 8, "đối tượng": 12, "thành tích": 48, "SHA-256 của tệp nguồn": 20}
_WIDE = 22
_REPLACED_BY = ("việc", "thay bằng mục", "lý do")


def export(path: Path, *, force: bool = False) -> int:
    """Write every entry that holds, those replaced, and the sources; how many entries hold.

    Raises:
        ProblemsError: no register yet; a name that is taken or no workbook's.
        MachineError: the database is away; the disk does not take the file, and none is there.
    """
    if path.suffix.lower() != SUFFIX:
        raise ProblemsError([Problem("register.suffix", Place(str(path)))])
    check_new(path)
    if path.exists() and not force:
        raise ProblemsError([Problem("output.exists", Place(str(path)), facts={"path": str(path)})])
    if not path.parent.is_dir():
        raise ProblemsError([Problem("output.no_folder", Place(str(path)), facts={"folder": str(path.parent)})])
    with opened() as alias:
        number, data = _written(alias)
    try:
        disk.replace(path, data) if force else disk.write_new(path, data)
    except OSError as error:
        raise unwritable(error, path) from error
    note(path)
    return number


def _written(alias: str) -> tuple[int, bytes]:
    book = Workbook(write_only=True)
    held = _sheet(book, ENTRIES, ((entry, {}) for entry, _by in _entries(alias, replaced=False)), ())
    changed = ((entry, _why(by)) for entry, by in _entries(alias, replaced=True))
    _sheet(book, REPLACED, changed, _REPLACED_BY)
    _sources(book, alias)
    out = BytesIO()
    sheets.save(book, out)
    return held, out.getvalue()


def _why(by: Any) -> dict[str, str]:
    what = "bỏ" if by.gone else "sửa"
    return {"việc": what, "thay bằng mục": "" if by.gone else str(by.pk), "lý do": by.reason}


def _entries(alias: str, *, replaced: bool) -> Iterator[tuple[Entry, Any]]:
    """Entries in the order in which they came, each with what replaced it."""
    from ntm_docs.register.store.models import Row

    rows = Row.objects.using(alias).filter(gone=False, replaced_by__isnull=not replaced)
    rows = rows.select_related("source", "replaced_by") if replaced else rows.select_related("source")
    for row in rows.order_by("pk").iterator(chunk_size=_AT_ONCE):
        yield entry_of(row), getattr(row, "replaced_by", None) if replaced else None


def _sheet(book: Workbook, name: str, rows: Any, more: tuple[str, ...]) -> int:
    """Sheets with a header each; how many rows they hold."""
    blank = Entry(place="", name="", award="", year=0)
    titles = [*shown(blank), *more]
    sheet: Any = None
    number = 0
    numbers = count(1)
    for number, (entry, added) in enumerate(rows, start=1):
        if sheet is None or (number - 1) % _MOST == 0:
            sheet = _begun(book, name, next(numbers), titles)
        texts = shown(entry) | added
        sheet.append([_cell(sheet, texts.get(title, "")) for title in titles])
    if sheet is None:
        _begun(book, name, 1, titles)
    return number


def _begun(book: Workbook, name: str, number: int, titles: list[str]) -> Any:
    sheet: Any = book.create_sheet(name if number == 1 else f"{name} ({number})")
    for at, title in enumerate(titles, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = _WIDTHS.get(title, _WIDE)
    sheet.freeze_panes = "C2"
    cells = [WriteOnlyCell(sheet, value=title[:1].upper() + title[1:]) for title in titles]
    for cell in cells:
        sheets.head(cell)
    sheet.append(cells)
    return sheet


def _cell(sheet: Any, text: str) -> Any:
    """A text, whatever it begins with; empty cells are none."""
    if not text:
        return None
    cell = WriteOnlyCell(sheet, value="")
    cell.value = sheets.printable(text)
    cell.data_type = "s"
    return cell


def _sources(book: Workbook, alias: str) -> None:
    from django.db.models import Count

    from ntm_docs.register.store.models import Source

    titles = ["tệp nguồn", "loại", "số mục", "ngày ghi vào sổ (UTC)", "SHA-256"]
    sheet = _begun(book, FILES, 1, titles)
    for one in Source.objects.using(alias).annotate(number=Count("rows")).order_by("pk").iterator(chunk_size=_AT_ONCE):
        texts = [
            one.name,
            SOURCES.get(one.kind, one.kind),
            str(getattr(one, "number", 0)),
            one.added[:19].replace("T", " "),
            one.sha256,
        ]
        sheet.append([_cell(sheet, text) for text in texts])
