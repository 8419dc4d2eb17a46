"""Lists as offices keep them: heads of parts, codes, formats that show more or less than the value."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import own_workbook

from ntm_docs.planning import plan_every
from ntm_docs.planning.workbook import plan_workbook
from ntm_docs.problems import Problem, ProblemsError
from ntm_docs.reading.sheets.workbook import read_workbook
from ntm_docs.regulations import read_book

LIST, MERITS = "Danh sách đề nghị", "Thành tích"
MONEY = "Thành tích › đóng góp › tiền"
Edit = Callable[[Any], None]


@pytest.fixture
def changed(tmp_path: Path) -> Callable[[Edit], Path]:
    """The clerk's own workbook with one change."""

    def change(by: Edit) -> Path:
        path = own_workbook(tmp_path / "a.xlsx")
        book = openpyxl.load_workbook(path)
        by(book)
        book.save(path)
        return path

    return change


def errors_of(path: Path) -> list[Problem]:
    with pytest.raises(ProblemsError) as caught:
        plan_every(path, None, None)
    return [one for one in caught.value.problems if one.severity == "error"]


def put(title: str, row: int, value: object, written: str = "General", sheet: str = LIST) -> Edit:
    def edit(book: Any) -> None:
        column = next(cell.column for cell in book[sheet][1] if cell.value == title)
        cell = book[sheet].cell(row, column)
        cell.value, cell.number_format = value, written

    return edit


def headed(book: Any) -> None:
    """Two heads of parts: over the whole row, and a number with a name."""
    sheet = book[LIST]
    assert (sheet["A1"].value, sheet["D1"].value) == ("STT", "Tên")
    sheet.insert_rows(3)
    sheet["A3"] = "II. XÃ THẠNH ĐÔNG"
    sheet.merge_cells("A3:AO3")
    sheet.insert_rows(2)
    sheet["A2"], sheet["D2"] = "I", "Xã Thạnh Đông"


class DescribeHeadsOfParts:
    def they_are_no_nominees_and_are_told(self, changed: Callable[[Edit], Path]) -> None:
        path = changed(headed)
        unit = plan_workbook(path, read_book(None), None)[1]
        (planned,) = unit
        told = [(one.code, one.facts["text"]) for one in planned.warnings if one.code == "sheet.part"]
        assert told == [("sheet.part", "Xã Thạnh Đông"), ("sheet.part", "II. XÃ THẠNH ĐÔNG")]


class DescribeCodes:
    def they_are_told_with_a_cell_that_is_there(self, changed: Callable[[Edit], Path]) -> None:
        (problem,) = errors_of(changed(put("Mã", 3, 1)))
        assert problem.facts["first"] == f"{LIST}!B2"


class DescribeFormats:
    def they_may_add_a_word_that_counts(self, changed: Callable[[Edit], Path]) -> None:
        (problem,) = errors_of(changed(put(MONEY, 3, 386, '#,##0" triệu"', MERITS)))
        assert (problem.code, problem.facts["right"]) == ("number.words", "386.000.000")

    @pytest.mark.parametrize(
        ("written", "day", "read"),
        [
            ("mmm-yy", date(1974, 4, 1), "4/1974"),
            ("mm/yyyy", date(1974, 4, 1), "4/1974"),
            ("yyyy", date(1974, 1, 1), "1974"),
            ("dd/mm/yyyy", date(1974, 4, 1), "1/4/1974"),
            ("mmm-yy", date(1974, 4, 15), "15/4/1974"),  # the day was typed, and is only not shown
            ("yyyy", date(1974, 4, 1), "1/4/1974"),
            ('"ngày" dd "tháng" mm', date(1974, 4, 1), "1/4/1974"),
        ],
    )
    def they_say_how_much_of_a_day_was_typed(
        self, changed: Callable[[Edit], Path], written: str, day: date, read: str
    ) -> None:
        path = changed(put("Ngày sinh", 3, day, written))
        (sheet,) = (one for one in read_workbook(path)[0] if one.name == LIST)
        assert sheet.rows[2][list(sheet.rows[0]).index("Ngày sinh")] == read
        assert plan_every(path, None, None)
