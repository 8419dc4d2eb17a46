"""Everything that is wrong with a workbook is told in one run, each cause once."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from messy import starter_book, title_of

from ntm_docs.planning.workbook import plan_workbook
from ntm_docs.problems import Problem, ProblemsError
from ntm_docs.regulations import read_book
from ntm_docs.spreadsheets import columns as named

LIST, COUNCIL, GENERAL, MERITS, GIVEN = (
    named.DE_NGHI,
    named.HOI_DONG,
    named.CHUNG,
    named.THANH_TICH,
    named.DA_NHAN,
)
Edit = Callable[[Any], None]


def line(label: str, value: object) -> Edit:
    def edit(book: Any) -> None:
        row = next(cell.row for cell in book[GENERAL]["A"] if cell.value == label)
        book[GENERAL].cell(row, 2).value = value

    return edit


def cell(sheet: str, title: str, row: int, value: object) -> Edit:
    def edit(book: Any) -> None:
        book[sheet].cell(row, title_of(book[sheet], title)).value = value

    return edit


def without(sheet: str) -> Edit:
    return lambda book: book.remove(book[sheet])


def given(book: Any) -> None:
    for title, value in (("Mã", 99), ("Loại", "hình thức"), ("Tên khen thưởng", "Bằng khen")):
        cell(GIVEN, title, 2, value)(book)


EDITS: dict[str, tuple[Edit, str, str]] = {  # what is done, and where it is told
    "an agency cut short": (line("Cơ quan › tên", "xã Thạnh Đông"), "agency.short", "B2"),
    "no province": (line("Cơ quan › tỉnh", None), "sheet.missing", ""),
    "a day that is none": (line("Cuộc họp › ngày", "hôm qua"), "date.format", ""),
    "a wrong total": (line("Hội đồng › tổng số thành viên", 9), "council.total", ""),
    "a level that is none": (line("Cơ quan › cấp", "thôn"), "choice.unknown", ""),
    "a right that is none": (line("Người ký › quyền hạn", "XX. UBND"), "authority.prefix", ""),
    "a column without its name": (cell(LIST, "Phiếu › đồng ý", 1, None), "sheet.column_missing", "A1"),
    "a kind that is none": (cell(LIST, "Đối tượng", 2, "con vật"), "sheet.kind", ""),
    "an award that is none": (cell(LIST, "Hình thức", 2, "Huân chương Hoa"), "award.unknown", ""),
    "a day of birth that is none": (cell(LIST, "Ngày sinh", 3, "31/02/1974"), "date.calendar", ""),
    "a code twice": (cell(LIST, "Mã", 3, 1), "sheet.code_twice", "B3"),
    "a code that nobody has": (cell(MERITS, "Mã", 3, 77), "sheet.no_nominee", "A3"),
    "another name": (cell(MERITS, "Tên", 2, "Nguyễn Văn Khác"), "sheet.other_name", "B2"),
    "a sum in words": (cell(MERITS, "Thành tích › đóng góp › tiền", 3, "9 tỷ"), "number.words", ""),
    "a role that is none": (cell(COUNCIL, "Vai trò", 3, "Lính"), "choice.unknown", ""),
    "a name in small letters": (cell(COUNCIL, "Họ và tên", 6, "lý thị minh"), "name.capitals", "B6"),
    "an award of nobody": (given, "sheet.no_nominee", "A2"),
    "no council": (without(COUNCIL), "book.no_sheet", ""),
}
# Those that can stand side by side: none takes away what another is about.
TOGETHER = [
    name for name in EDITS if name not in ("no council", "a wrong total", "a code that nobody has", "another name")
]


@pytest.fixture(scope="module")
def starter() -> bytes:
    stream = BytesIO()
    starter_book().save(stream)
    return stream.getvalue()


def problems(starter: bytes, tmp_path: Path, *edits: Edit) -> ProblemsError:
    book = openpyxl.load_workbook(BytesIO(starter))
    for edit in edits:
        edit(book)
    path = tmp_path / "x.xlsx"
    book.save(path)
    with pytest.raises(ProblemsError) as caught:
        plan_workbook(path, read_book(None), None)
    return caught.value


def said(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.place.sheet, problem.place.cell


class DescribeOneFaultOfAWorkbook:
    @pytest.mark.parametrize("name", EDITS)
    def it_is_one_message_at_its_cell(self, starter: bytes, tmp_path: Path, name: str) -> None:
        edit, code, where = EDITS[name]
        error = problems(starter, tmp_path, edit)
        assert len(error.lines) == 1, error.lines
        assert error.problems[0].code == code
        assert not where or error.problems[0].place.cell == where

    def it_names_the_column_that_is_not_there(self, starter: bytes, tmp_path: Path) -> None:
        (text,) = problems(starter, tmp_path, EDITS["a column without its name"][0]).lines
        assert "thiếu cột “phiếu › đồng ý” (2 dòng cần có)" in text


class DescribeManyFaultsOfAWorkbook:
    @pytest.mark.slow
    def they_are_told_in_one_run(self, starter: bytes, tmp_path: Path) -> None:
        alone = {said(problem) for name in TOGETHER for problem in problems(starter, tmp_path, EDITS[name][0]).problems}
        together = {said(one) for one in problems(starter, tmp_path, *(EDITS[name][0] for name in TOGETHER)).problems}
        assert alone - together == set()

    def they_are_told_beside_a_sheet_that_is_missing(self, starter: bytes, tmp_path: Path) -> None:
        rows = [name for name in TOGETHER if "role" not in name and "small letters" not in name]
        alone = {said(problem) for name in rows for problem in problems(starter, tmp_path, EDITS[name][0]).problems}
        edits = [EDITS[name][0] for name in rows]
        together = {said(one) for one in problems(starter, tmp_path, *edits, without(COUNCIL)).problems}
        assert alone - together == set()
