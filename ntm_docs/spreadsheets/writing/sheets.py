"""Writes a sheet: fonts, widths, lists, print set-up.

Every text is stored as text: what begins with `=`, `+`, `-` or `@` is never a formula.
"""

import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from importlib.resources import files
from io import BytesIO
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ntm_docs.model.field_types.text import parse_date
from ntm_docs.phrases.dates import FIGURES
from ntm_docs.rendering.document.package import repack
from ntm_docs.spreadsheets.columns import CODE, ORDER, Column
from ntm_docs.spreadsheets.writing.parts import write_parts

FONT = "Times New Roman"
_SIZE, _HEAD_SIZE = 12, 12
_HEAD_FILL = PatternFill("solid", fgColor="FFDCE6F1")
_LINE = Side(style="thin", color="FF999999")
BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_INLINE_LIST = 250  # characters that a list may have inside its rule
_ROWS = 1_000  # rows below the header that the lists reach
_PAGE_WIDTH = 190  # characters of a column's width that an A4 page still shows legibly
_FULLNESS = 0.95  # letters of Times that fill a column, to its width in figures
_LINE_HEIGHT, _MOST_HEIGHT = 16, 400
_KEYS_WIDTH = 8
_NARROW, _WIDE, _VERY_WIDE = 16, 28, 60
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 -- the same bytes on every day
_TEXT, _DAY, _WHOLE = "@", "dd/mm/yyyy", "#,##0"


def put(cell: Any, text: str, column: Column | None = None) -> None:
    """A value into a cell: a whole date as a date, digits of a number field as a number, the rest as text."""
    cell.font = Font(name=FONT, size=_SIZE)
    text = printable(text)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if column is not None and column.date and FIGURES.fullmatch(text) and (found := day(text)):
        cell.value, cell.number_format = found, _DAY
    elif column is not None and column.number and text.isdigit() and len(text) < 15:  # noqa: PLR2004 -- as far as Excel is exact
        cell.value, cell.number_format = int(text), _WHOLE
    else:
        cell.value, cell.number_format = text, _TEXT
        cell.data_type = "s"


def printable(text: str) -> str:
    """The text with a box for each character that no XML holds."""
    return _NO_XML.sub("□", text)


def day(text: str) -> date | None:
    """The day that a text names."""
    try:
        return parse_date(text)
    except ValueError:
        return None


def header(sheet: Worksheet, columns: Sequence[Column], row: int = 1) -> None:
    """The header row: bold, framed, with a note at each column that has one, kept in sight and on every page."""
    for at, column in enumerate(columns, start=1):
        cell: Any = sheet.cell(row, at)
        put(cell, column.label)
        head(cell)
        note = _note(column)
        if note:
            cell.comment = Comment(note, "ntm-docs", width=320, height=120)
    shape(sheet, columns, row)


def shape(sheet: Any, columns: Sequence[Column], row: int = 1) -> None:
    """Widths of the columns, and the header row in sight and on every page."""
    for at, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = _width(column)
    sheet.row_dimensions[row].height = 48
    sheet.freeze_panes = f"A{row + 1}"
    sheet.print_title_rows = f"{row}:{row}"


def fit(sheet: Worksheet, row: int) -> None:
    """Frame the cells of a row and make it as high as its longest text."""
    most = 1
    for at, cell in enumerate(sheet[row], start=1):
        cell.border = BORDER
        width = sheet.column_dimensions[get_column_letter(at)].width or _WIDE
        lines = (1 + int(len(line) / (width * _FULLNESS)) for line in str(cell.value or "").split("\n"))
        most = max(most, sum(lines))
    sheet.row_dimensions[row].height = min(most * _LINE_HEIGHT, _MOST_HEIGHT)


def head(cell: Any) -> None:
    """The looks of a header cell."""
    cell.font = Font(name=FONT, size=_HEAD_SIZE, bold=True)
    cell.fill, cell.border = _HEAD_FILL, BORDER
    cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")


def _width(column: Column) -> int:
    if column.path in (CODE, ORDER):
        return _KEYS_WIDTH
    if column.long:
        return _VERY_WIDE
    return _NARROW if column.date or column.number or column.choices else _WIDE


def _note(column: Column) -> str:
    parts = [column.note]
    if column.required:
        parts.append("Phải ghi.")
    if column.items is not None:
        titles = " | ".join(str(info.title) for info in column.items.model_fields.values())
        parts.append(f"Mỗi dòng: {titles}")
    elif column.long:
        parts.append("Nhiều đoạn thì xuống dòng bằng Alt+Enter.")
    if column.date:
        parts.append("Ghi ngày/tháng/năm.")
    return " ".join(part for part in parts if part)


def choose(sheet: Worksheet, reference: str, words: Sequence[str], lists: Worksheet, *, strict: bool = True) -> None:
    """A drop-down list on cells; a long one stands on the sheet of lists."""
    inline = ",".join(words)
    if len(inline) < _INLINE_LIST and not any("," in word for word in words):
        formula = f'"{inline}"'
    else:
        column = 1 if lists.max_column == 1 and lists.cell(1, 1).value is None else lists.max_column + 1
        for row, word in enumerate(words, start=1):
            put(lists.cell(row, column), word)
        letter = get_column_letter(column)
        formula = f"'{lists.title}'!${letter}$1:${letter}${len(words)}"
    rule = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=strict)
    rule.error, rule.errorTitle = "Chọn một trong danh sách.", "Không có trong danh sách"
    rule.add(reference)
    sheet.add_data_validation(rule)


def below(at: int, row: int = 1) -> str:
    """The cells of a column below its header, as a reference; `at` from 1."""
    letter = get_column_letter(at)
    return f"{letter}{row + 1}:{letter}{row + _ROWS}"


def page(sheet: Any, *, landscape: bool) -> None:
    """A4, as many pages wide as it takes to be read, margins of an official document."""
    widths = sum(one.width for one in sheet.column_dimensions.values())
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = max(1, round(widths / _PAGE_WIDTH)), 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 1.18, 0.59, 0.79, 0.79
    footer: Any = sheet.oddFooter
    footer.center.text = "&P/&N"


def saved(book: Workbook) -> bytes:
    """The workbook, the same bytes every time."""
    out = BytesIO()
    save(book, out)
    return out.getvalue()


def save(book: Workbook, target: BinaryIO) -> None:
    """As `saved`, into a file: a large workbook is never whole in memory."""
    book.properties.created = book.properties.modified = _EPOCH
    book.properties.creator = "ntm-docs"
    with TemporaryFile() as draft:
        write_parts(book, draft, zipfile.ZIP_STORED)
        with zipfile.ZipFile(draft) as source:
            repack(source, target)


__all__ = [
    "BORDER",
    "FONT",
    "Cell",
    "below",
    "choose",
    "fit",
    "head",
    "header",
    "page",
    "printable",
    "put",
    "save",
    "saved",
    "shape",
]


def put_guide(book: Workbook, title: str, name: str) -> None:
    """A sheet that says how the others are filled in, from a text of ours."""
    sheet = book.create_sheet(title)
    text = files("ntm_docs.spreadsheets").joinpath("data", name).read_text(encoding="utf-8")
    for row, line in enumerate(text.splitlines(), start=1):
        put(sheet.cell(row, 1), line)
    sheet.column_dimensions["A"].width = 110
    page(sheet, landscape=False)
