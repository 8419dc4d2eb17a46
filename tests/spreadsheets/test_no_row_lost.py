"""No row, cell or sheet of a workbook goes without a word, or to someone else."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from messy import LIST, of_two_units, starter_book, title_of
from planned_books import BOOK, planned, problems_of, told_by, warnings_of

from ntm_docs.phrases.keys import same_text
from ntm_docs.planning.workbook import open_workbook
from ntm_docs.spreadsheets import columns as named
from ntm_docs.spreadsheets.columns import Headers
from ntm_docs.spreadsheets.writing.repair import repair_copy

Edit = Callable[[Any], None]


@pytest.fixture
def edited(tmp_path: Path) -> Callable[[Edit], Path]:
    def change(edit: Edit) -> Path:
        book = starter_book()
        edit(book)
        path = tmp_path / "a.xlsx"
        book.save(path)
        return path

    return change


Change = Callable[[Edit], Path]


def codes_of(path: Path) -> set[str]:
    return {code for code, _ in told_by(path)}


class DescribeSheets:
    def they_are_all_read_when_they_list_nominees(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            other = book.copy_worksheet(book[LIST])
            other.title = "Cá nhân"
            other.delete_rows(2)
            book[LIST].delete_rows(3)

        (one,) = planned(edited(edit))
        proposal = one.ho_so.de_nghi[0]
        assert (len(proposal.tap_the), len(proposal.ca_nhan)) == (1, 1)

    def they_are_told_when_they_are_like_nothing(self, edited: Change) -> None:
        path = edited(lambda book: book.create_sheet("Nháp").append(["ghi", "chú"]))
        assert [problem.code for problem in warnings_of(path)] == ["sheet.unread"]


class DescribeJoining:
    def it_hears_tones(self) -> None:
        assert same_text("Bình Thành") != same_text("Bình Thạnh")
        assert same_text("Uỷ ban  nhân dân xã Hoà An") == same_text("ủy ban nhân dân xã hòa an")

    def it_does_not_give_the_merits_of_one_to_another(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            book[named.THANH_TICH].cell(3, title_of(book[named.THANH_TICH], "Tên")).value = "Nguyễn Khác Hẳn"

        assert codes_of(edited(edit)) == {"sheet.other_name"}  # what that row says is not asked for again

    def it_tells_another_unit_beside_a_code(self, tmp_path: Path) -> None:
        path = of_two_units(tmp_path / "a.xlsx")
        book = openpyxl.load_workbook(path)
        sheet = book[named.THANH_TICH]
        sheet.cell(1, sheet.max_column + 1).value = "Đơn vị trình"
        sheet.cell(2, sheet.max_column).value = "UBND huyện Gò Quao"
        book.save(path)
        assert "sheet.other_unit" in codes_of(path)

    def it_tells_another_unit_in_a_merged_cell(self, tmp_path: Path) -> None:
        path = of_two_units(tmp_path / "a.xlsx")
        book = openpyxl.load_workbook(path)
        sheet = book[named.THANH_TICH]
        at = sheet.max_column + 1
        sheet.cell(1, at).value, sheet.cell(2, at).value = "Đơn vị trình", "UBND huyện Gò Quao"
        sheet.merge_cells(start_row=2, end_row=3, start_column=at, end_column=at)
        book.save(path)
        told = [problem for problem in open_workbook(path, BOOK).errors if problem.code == "sheet.other_unit"]
        assert [problem.place.line for problem in told] == [2, 3]

    def it_tells_a_formula_without_value_beside_a_code(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            sheet = book[named.THANH_TICH]
            sheet.cell(2, title_of(sheet, "Tên")).value = '="Nguyễn "&"Văn An"'

        assert [problem.code for problem in problems_of(edited(edit))] == ["sheet.formula"]

    def it_takes_one_award_however_it_is_spelt(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            book[LIST].cell(3, title_of(book[LIST], "Hình thức")).value = "BK tỉnh"

        (one,) = planned(edited(edit))
        assert len(one.ho_so.de_nghi) == 1


class DescribeRows:
    @pytest.mark.parametrize(
        "name",
        [
            *("Cộng đồng dân cư ấp 3", "Tổng công ty Lương thực miền Nam", "Tổng đội Thanh niên xung phong"),
            *("Tập thể cán bộ ấp 2", "Gia đình ông Ba"),
        ],
    )
    def they_are_no_totals_and_no_sections(self, edited: Change, name: str) -> None:
        def edit(book: Any) -> None:
            for sheet in (book[LIST], book[named.THANH_TICH]):
                sheet.cell(2, title_of(sheet, "Tên")).value = name
                if sheet.title == LIST:
                    sheet.cell(2, 1).value = None

        (one,) = planned(edited(edit))
        assert one.ho_so.de_nghi[0].tap_the[0].ten == name

    @pytest.mark.parametrize(
        "cells",
        [
            ["I", "TẬP THỂ"],
            ["II", "TẬP THỂ", None, 3],
            [None, "II- TẬP THỂ"],
            [None, "2.1. Tập thể"],
            [None, "Các tập thể - 03 đơn vị"],
        ],
    )
    def they_give_their_kind_to_the_rows_below(self, edited: Change, cells: list[object]) -> None:
        def edit(book: Any) -> None:
            sheet = book[LIST]
            sheet.cell(2, title_of(sheet, "Đối tượng")).value = None
            sheet.insert_rows(2)
            for at, value in enumerate(cells, start=1):
                sheet.cell(2, at).value = value

        (one,) = planned(edited(edit))
        assert len(one.ho_so.de_nghi[0].tap_the) == 1

    def they_are_passed_over_when_they_repeat_the_header(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            sheet = book[LIST]
            sheet.insert_rows(3)
            for at in range(1, sheet.max_column + 1):
                sheet.cell(3, at).value = sheet.cell(1, at).value

        path = edited(edit)
        assert planned(path)
        assert "sheet.header_again" in {problem.code for problem in warnings_of(path)}


class DescribeCells:
    def they_are_told_where_no_header_stands_above(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            sheet = book[LIST]
            sheet.cell(3, sheet.max_column + 1).value = "đã có quyết định kỷ luật"
            book[named.CHUNG]["D12"] = "hỏi lại anh Ba"
            book[named.CHUNG].insert_rows(14)
            book[named.CHUNG]["B14"] = "Sở Nội vụ tỉnh"

        told = [problem for problem in warnings_of(edited(edit)) if problem.code == "sheet.loose"]
        assert {str(problem.facts["text"]) for problem in told} == {
            *("đã có quyết định kỷ luật", "hỏi lại anh Ba", "Sở Nội vụ tỉnh")
        }

    @pytest.mark.parametrize(
        ("sheet", "title"),
        [(LIST, "Tên"), (LIST, "Phiếu › đồng ý"), (LIST, "Giới tính"), (named.HOI_DONG, "Họ và tên")],
    )
    def they_are_told_where_they_should_be_filled(self, edited: Change, sheet: str, title: str) -> None:
        path = edited(lambda book: setattr(book[sheet].cell(3, title_of(book[sheet], title)), "value", None))
        ((code, cell),) = told_by(path)
        missing = openpyxl.load_workbook(path)[sheet].cell(3, title_of(starter_book()[sheet], title)).coordinate
        assert (code, cell) == ("sheet.missing", f"{sheet}!{missing}")

    def they_are_told_when_they_are_alone_on_a_row(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            sheet = book[named.HOI_DONG]
            sheet.cell(sheet.max_row + 1, sheet.max_column + 1).value = "Danh sách này có 05 người"

        path = edited(edit)
        assert planned(path)
        assert [problem.code for problem in warnings_of(path)] == ["sheet.loose"]

    def they_are_told_when_their_formula_has_no_value(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            sheet = book[LIST]
            sheet.cell(2, title_of(sheet, "Ghi chú")).value = '="Ghi "&"chú"'

        path = edited(edit)
        column = title_of(openpyxl.load_workbook(path)[LIST], "Ghi chú")
        cell = openpyxl.load_workbook(path)[LIST].cell(2, column).coordinate
        assert ("sheet.formula", f"{LIST}!{cell}") in told_by(path)


class DescribeHeaders:
    @pytest.mark.parametrize(
        ("text", "path"),
        [
            ("Họ và tên", ("tên",)),
            ("Chức vụ", ("chức vụ",)),
            ("Người ký › chức vụ", ("người ký", "chức vụ")),
            ("Hình thức khen thưởng", ("hình thức",)),
            ("Năm sinh › Nam", ("năm sinh nam",)),
        ],
    )
    def they_mean_what_offices_mean(self, text: str, path: tuple[str, ...]) -> None:
        assert Headers(named.nominees()).find(text) == path

    def but_a_label_of_two_groups_is_not_guessed(self) -> None:
        assert Headers(named.general()).find("Tên") is None

    def they_may_give_the_year_of_birth_under_the_sex(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            sheet = book[LIST]
            born, sex = title_of(sheet, "Ngày sinh"), title_of(sheet, "Giới tính")
            sheet.insert_rows(2)
            for at in range(1, sheet.max_column + 1):
                if at not in (born, sex):
                    sheet.merge_cells(start_row=1, end_row=2, start_column=at, end_column=at)
            sheet.cell(1, born).value, sheet.cell(1, sex).value = "Năm sinh", None
            sheet.cell(2, born).value, sheet.cell(2, sex).value = "Nam", "Nữ"
            sheet.cell(4, born).value, sheet.cell(4, sex).value = None, 1974
            sheet.merge_cells(start_row=1, end_row=1, start_column=born, end_column=sex)
            sheet.cell(4, title_of(sheet, "Danh xưng")).value = "Bà"

        (one,) = planned(edited(edit))
        person = one.ho_so.de_nghi[0].ca_nhan[0]
        assert (person.ngay_sinh.nam, person.gioi_tinh) == (1974, "Nữ")


class DescribeTheRepairCopy:
    def it_marks_a_merged_cell(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            sheet = book[LIST]
            at = title_of(sheet, "Phiếu › đồng ý")
            sheet.cell(2, at).value, sheet.cell(3, at).value = "chín", None
            sheet.merge_cells(start_row=2, end_row=3, start_column=at, end_column=at)

        path = edited(edit)
        assert open_workbook(path, BOOK).roster.units
        problems = [problem for problem in problems_of(path) if problem.code == "number.format"]
        assert len(problems) == 2
        assert repair_copy(path, problems, {})

    def it_gives_a_merged_value_to_the_rows_that_stay(self, tmp_path: Path) -> None:
        path = of_two_units(tmp_path / "a.xlsx")
        (tmp_path / "b.xlsx").write_bytes(repair_copy(path, [], {LIST: [(2, None)]}))
        sheet = openpyxl.load_workbook(tmp_path / "b.xlsx")[LIST]
        at = title_of(sheet, "Cơ quan trình")
        assert [sheet.cell(row, at).value for row in (2, 3, 4)] == [None, "UBND huyện Tân Hiệp", "UBND huyện Gò Quao"]
