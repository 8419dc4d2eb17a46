"""All findings of a check as a workbook."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter

from ntm_docs.checking.check import LEVEL_WORDS, LEVELS, Checked, Finding
from ntm_docs.checking.dossier.folder import DossierChecked
from ntm_docs.checking.reasons import SHORT, reason_of
from ntm_docs.messages import gettext as _
from ntm_docs.problems import Word
from ntm_docs.spreadsheets.columns import Column
from ntm_docs.spreadsheets.writing import sheets

_SUMMARY = (Word("Tệp"), Word("Xét"), Word("Loại"), Word("Lỗi"), Word("Cảnh báo"), Word("Gợi ý"), Word("Ghi chú"))
_FINDINGS = (
    Word("Tệp"),
    Word("Mức"),
    Word("Quy tắc"),
    Word("Nội dung quy tắc"),
    Word("Vị trí"),
    Word("Trích"),
    Word("Hiện có"),
    Word("Đúng ra"),
    Word("Cách sửa"),
    Word("Điều khoản"),
)
_LONGEST = 32_000  # letters that a cell takes


def findings_workbook(checked: Sequence[Checked], dossiers: Sequence[DossierChecked]) -> bytes:
    """A sheet with a line for each paper and dossier, one with a line for each finding; texts stay texts."""
    checked = sorted(checked, key=_weight)
    book = Workbook(write_only=True)
    _sheet(book, _("Tóm tắt"), _SUMMARY, _summary(checked, dossiers))
    _sheet(book, _("Chi tiết"), _FINDINGS, _details(checked, dossiers))
    return sheets.saved(book)


def _sheet(book: Workbook, title: str, titles: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    sheet: Any = book.create_sheet(title)
    named = [_(one) for one in titles]
    sheets.shape(sheet, [Column((one,), number=False) for one in named])
    sheets.page(sheet, landscape=True)
    cells = [_cell(sheet, one) for one in named]
    for cell in cells:
        sheets.head(cell)
    sheet.append(cells)
    last = 1
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
        last += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(named))}{last}"


def _weight(one: Checked) -> tuple[int, int, int, str]:
    """Papers with errors first, the most first, as a table of them has it."""
    return -one.count("error"), -one.count("warning"), -one.count("hint"), one.file


def _cell(sheet: Any, value: Any) -> Any:
    """A cell whose text stays text, whatever it begins with, also when it is edited."""
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    cell: Any = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST])
    cell.data_type = "s"
    cell.quotePrefix = value[:1] in ("=", "+", "-", "@")
    return cell


def _summary(checked: Sequence[Checked], dossiers: Sequence[DossierChecked]) -> Iterator[Sequence[object]]:
    for one in checked:
        if one.problem is not None:
            yield one.file, "", "", None, None, None, str(one.problem.what)
        else:
            yield one.file, _(SHORT[one.scope]), one.loai, *map(one.count, LEVELS), reason_of(one)
    for dossier in dossiers:
        counts = [sum(one.level == level for one in dossier.findings) for level in LEVELS]
        yield dossier.folder, _("đối chiếu"), _("Hồ sơ"), *counts, ""


def _details(checked: Sequence[Checked], dossiers: Sequence[DossierChecked]) -> Iterator[Sequence[object]]:
    for one in checked:
        yield from (_row(one.file, finding) for finding in one.findings)
    for dossier in dossiers:
        yield from (_row(dossier.folder, finding) for finding in dossier.findings)


def _row(file: str, one: Finding) -> Sequence[object]:
    told = (one.where, one.quote, one.found, one.expected, one.remedy, one.clause)
    return (file, _(LEVEL_WORDS[one.level]), one.rule, one.name, *told)
