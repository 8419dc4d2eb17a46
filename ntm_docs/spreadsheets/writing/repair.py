"""The clerk's own workbook with its faulty cells marked.

Cells keep their values, formulas and looks but for the fault's colour and note; a sheet lists every
problem with a link to its cell. What openpyxl does not keep is lost in the copy: pictures, charts,
drawings. A workbook in .xls or .ods is copied as plain texts.
"""

import warnings
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from ntm_docs.messages import gettext as _
from ntm_docs.phrases.dates import FIGURES
from ntm_docs.problems import Place, Problem, ProblemsError, Word
from ntm_docs.reading.sheets.workbook import read_workbook
from ntm_docs.spreadsheets.columns import FAULTS, Column
from ntm_docs.spreadsheets.writing import sheets
from ntm_docs.spreadsheets.writing.areas import check_areas
from ntm_docs.spreadsheets.writing.parts import write_parts

LIST = FAULTS
_AUTHOR = "ntm-docs (lỗi)"
_COLOUR = "FFFFC7CE"
_FAULTY = PatternFill("solid", fgColor=_COLOUR)
_WIDTHS = (6, 24, 8, 34, 60, 60)
Where = tuple[int, int | None]
_NOT_KEPT = Word(
    "Bản sao này không giữ được vài thứ của bản gốc (danh sách chọn kiểu mới, hình vẽ); bản gốc không bị sửa."
)
_EXACT = 15  # figures of a number that Excel keeps exactly
_MOST = 20_000  # cells that are marked; the list names every problem


def repair_copy(
    source: Path, problems: Sequence[Problem], done: Mapping[str, Iterable[tuple[int, int | None]]]
) -> bytes:
    """The marked copy; `done` are rows, or single cells, of dossiers that are made and so are emptied.

    Rows and columns count from 1; a column of None empties the whole row.
    """
    with warnings.catch_warnings(record=True) as lost:
        warnings.simplefilter("always")
        book = _opened(source)
    _without_earlier_marks(book)
    for name, places in done.items():
        _empty(book[name], places)
    by_cell: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        for place in (problem.place, *problem.also):
            if place.sheet in book.sheetnames:
                by_cell.setdefault((place.sheet, place.cell), []).append(problem)
    for (name, cell), found in list(by_cell.items())[:_MOST]:
        _mark(_top_left(book[name], cell), found)
    _listed(book, problems, lost=bool(lost))
    out = BytesIO()
    write_parts(book, out)
    return out.getvalue()


def mended_copy(source: Path, values: Mapping[tuple[str, str], str]) -> bytes:
    """The workbook with other texts in some cells (sheet, `F17`), each cell in the looks that it had; no marks of ours.

    A whole number or a day stays one where the cell held one; everything else is text, never a formula.

    Raises:
        ProblemsError: it cannot be copied, or has no such cell.
    """
    book = _opened(source)
    _without_earlier_marks(book)
    for (name, cell), text in values.items():
        if name not in book.sheetnames:
            raise ProblemsError([Problem("book.repair", Place(source.name), facts={"reason": f"{name}!{cell}"})])
        _set(_top_left(book[name], cell), sheets.printable(text.strip()))
    out = BytesIO()
    write_parts(book, out)
    return out.getvalue()


def _set(cell: Any, text: str) -> None:
    before = cell.value
    whole = isinstance(before, int | float) and not isinstance(before, bool)
    if whole and text.isdecimal() and len(text) < _EXACT and str(int(text)) == text:
        cell.value = int(text)
    elif isinstance(before, date) and FIGURES.fullmatch(text) and (day := sheets.day(text)):
        cell.value = day
    else:
        cell.value = text or None
        if text:
            cell.data_type = "s"


def _opened(source: Path) -> Workbook:
    suffix = source.suffix.lower()
    if suffix in (".xlsx", ".xlsm"):
        try:
            check_areas(source)
            return load_workbook(source, keep_vba=suffix == ".xlsm")
        except (ProblemsError, MemoryError):
            raise
        except Exception as error:  # noqa: BLE001 -- it reads more of a workbook than we do, and fails in many ways
            facts = {"reason": f"{type(error).__name__}: {error}"[:120]}
            raise ProblemsError([Problem("book.repair", Place(source.name), facts=facts)]) from None
    book = Workbook()
    first = book.worksheets[0]
    for sheet in read_workbook(source)[0]:
        made = book.create_sheet(sheets.printable(sheet.name))
        for row, cells in enumerate(sheet.rows, start=1):
            for column, text in enumerate(cells, start=1):
                if text:
                    sheets.put(made.cell(row, column), text)
    book.remove(first)
    return book


def _without_earlier_marks(book: Workbook) -> None:
    """A copy that was mended and is fed back loses the marks of the time before."""
    if LIST not in book.sheetnames:
        return
    book.remove(book[LIST])
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.comment is not None and cell.comment.author == _AUTHOR:
                    cell.comment = None
                    cell.fill = PatternFill()


def _top_left(sheet: Worksheet, cell: str) -> Any:
    """A cell, or the one that a merged area shows in its place."""
    area = next((one for one in sheet.merged_cells.ranges if cell in one), None)
    return sheet[cell] if area is None else sheet.cell(area.min_row, area.min_col)


def _unmerge(sheet: Worksheet, rows: set[int]) -> None:
    """An area that reaches into rows to be emptied gives its value to the rows that stay."""
    for area in list(sheet.merged_cells.ranges):
        own = range(area.min_row, area.max_row + 1)
        if not rows.intersection(own):
            continue
        value = sheet.cell(area.min_row, area.min_col).value
        sheet.unmerge_cells(str(area))
        for row in own:
            sheet.cell(row, area.min_col).value = value


def _mark(cell: Any, problems: Sequence[Problem]) -> None:
    text = "\n".join(f"{problem.what} {problem.remedy}".strip() for problem in problems)
    if cell.comment is not None and cell.comment.author != _AUTHOR:
        text = f"{text}\n---\n{cell.comment.text}"
    cell.fill = _FAULTY
    cell.comment = Comment(sheets.printable(text[:2_000]), _AUTHOR, width=420, height=160)


def _empty(sheet: Worksheet, places: Iterable[Where]) -> None:
    places = list(places)
    _unmerge(sheet, {row for row, _ in places})
    for row, column in places:
        cells = sheet[row] if column is None else [sheet.cell(row, column)]
        for cell in cells:
            cell.value = None
        if column is None:
            sheet.row_dimensions[row].hidden = True


def _listed(book: Workbook, problems: Sequence[Problem], *, lost: bool) -> None:
    """Every problem with a link to its cell; what the copy could not keep of the original, at the end."""
    sheet = book.create_sheet(LIST, 0)
    titles = [_("STT"), _("Sheet"), _("Ô"), _("Trường"), _("Sai gì"), _("Cách sửa")]
    sheets.header(sheet, [Column((title,)) for title in titles])
    for letter, width in zip("ABCDEF", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    for number, problem in enumerate(problems, start=1):
        place = problem.place
        clause = f" ({problem.clause})" if problem.clause else ""
        texts = [str(number), place.sheet, place.cell, problem.field, f"{problem.what}{clause}", problem.remedy]
        for at, text in enumerate(texts, start=1):
            sheets.put(sheet.cell(number + 1, at), text)
        if place.sheet in book.sheetnames:
            link: Any = sheet.cell(number + 1, 3)
            target = place.sheet.replace("'", "''")
            link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{target}'!{place.cell}")
            link.font = Font(name=sheets.FONT, size=12, underline="single", color="FF0563C1")
        sheets.fit(sheet, number + 1)
    if lost:
        text = _(
            "Bản sao này không giữ được vài thứ của bản gốc (danh sách chọn kiểu mới, hình vẽ); bản gốc không bị sửa."
        )
        sheets.put(sheet.cell(len(problems) + 2, 5), text)
        sheets.fit(sheet, len(problems) + 2)
    sheets.page(sheet, landscape=True)
    book.active = 0
