"""What Excel does not show, or shows in another way, is told."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from messy import LIST, starter_book, title_of
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from planned_books import planned, problems_of, warnings_of

from ntm_docs.problems import Problem
from ntm_docs.reading.sheets.workbook import read_workbook
from ntm_docs.spreadsheets import columns as named

Edit = Callable[[Any], None]
MERITS, COUNCIL, GENERAL = named.THANH_TICH, named.HOI_DONG, named.CHUNG


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


def put(sheet: Any, title: str, row: int, value: object, written: str = "General") -> None:
    cell = sheet.cell(row, title_of(sheet, title))
    cell.value, cell.number_format = value, written


def told(path: Path) -> list[tuple[str, str]]:
    return [(one.code, one.place.cell) for one in warnings_of(path)]


def refused(path: Path) -> list[tuple[str, str]]:
    return [(one.code, one.place.cell) for one in problems_of(path)]


class DescribeWhatIsStruckOut:
    def it_is_a_row_for_the_clerk_to_decide(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            for cell in book[LIST][3]:
                cell.font = Font(strike=True)

        (problem,) = problems_of(edited(edit))
        assert (problem.code, problem.place.line) == ("sheet.struck_row", 3)
        assert "Xóa cả dòng" in problem.remedy
        assert "bỏ gạch ngang" in problem.remedy

    def it_is_a_cell(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            book[LIST].cell(3, title_of(book[LIST], "Nghề nghiệp")).font = Font(strike=True)

        (problem,) = problems_of(edited(edit))
        assert (problem.code, problem.field) == ("sheet.struck", "nghề nghiệp")

    def it_is_a_part_of_a_text(self, edited: Change) -> None:
        old = TextBlock(InlineFont(strike=True), "Cũ ")

        def edit(book: Any) -> None:
            put(book[LIST], "Tên", 3, CellRichText("Dương Văn ", old, "Mẫu"))

        assert [code for code, _ in refused(edited(edit))] == ["sheet.struck"]

    def it_is_a_line_of_the_form(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            book[GENERAL].cell(2, 2).font = Font(strike=True)

        assert refused(edited(edit)) == [("sheet.struck", "B2")]

    def but_a_font_that_no_cell_has_is_nothing(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            book[LIST].cell(40, 4).font = Font(strike=True)

        assert planned(edited(edit))
        assert not told(edited(edit))

    def it_is_seen_by_the_reader_of_all_kinds(self, tmp_path: Path) -> None:
        book = openpyxl.Workbook()
        sheet: Any = book.active
        sheet["A1"], sheet["B2"], sheet["C1"] = "a", "b", 0.5
        sheet["C1"].number_format = "h:mm a/p"  # unusual, so it is read whole
        sheet["B2"].font = Font(strike=True)
        sheet.column_dimensions["B"].hidden = True
        book.save(tmp_path / "a.xlsx")
        (read,) = read_workbook(tmp_path / "a.xlsx")[0]
        assert (read.struck, read.hidden_columns) == ({(1, 1)}, {1})


class DescribeWhatIsHidden:
    def it_is_rows_and_columns_that_are_read_all_the_same(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            sheet = book[LIST]
            sheet.row_dimensions[2].height = 0.5
            sheet.row_dimensions[3].hidden = True
            sheet.column_dimensions["E"].hidden = True

        path = edited(edit)
        assert told(path) == [("sheet.hidden", "A2"), ("sheet.hidden_columns", "E1")]
        assert warnings_of(path)[0].facts["rows"] == "2, 3"

    def it_is_a_list_that_is_not_taken(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            old = book.copy_worksheet(book[LIST])
            old.title, old.sheet_state = "DS năm trước", "hidden"
            put(old, "Mã", 2, 12)
            put(old, "Mã", 3, 13)

        path = edited(edit)
        (one,) = planned(path)
        assert sum(1 for _ in one.ho_so.de_nghi[0].doi_tuong()) == 2
        assert [(p.code, p.facts["sheet"]) for p in warnings_of(path)] == [("sheet.hidden_list", "DS năm trước")]

    def it_is_where_a_nominee_of_another_sheet_stands(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            old = book.copy_worksheet(book[LIST])
            old.title, old.sheet_state = "DS năm trước", "veryHidden"
            put(old, "Mã", 2, 12)
            book[MERITS].append([cell.value for cell in book[MERITS][2]])
            put(book[MERITS], "Mã", 4, 12)

        (problem,) = problems_of(edited(edit))
        assert (problem.code, problem.facts["sheet"]) == ("sheet.hidden_nominee", "DS năm trước")

    def it_is_the_only_list(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            book[LIST].sheet_state = "hidden"

        assert [one.code for one in problems_of(edited(edit)) if one.place.sheet == LIST] == ["sheet.hidden_list"]

    def it_is_a_sheet_that_is_used(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            book[GENERAL].sheet_state = "hidden"

        assert [code for code, _ in told(edited(edit))] == ["sheet.hidden_used"]


class DescribeNumbers:
    def they_are_as_their_format_shows_them(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            put(book[LIST], "Điện thoại", 2, 912345678, "0000000000")

        (one,) = planned(edited(edit))
        assert one.ho_so.de_nghi[0].tap_the[0].dien_thoai == "0912345678"

    def but_a_telephone_without_its_zero_is_told(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            put(book[LIST], "Điện thoại", 2, 912345678)

        assert [code for code, _ in refused(edited(edit))] == ["phone.zero"]

    def they_are_no_votes_in_percent(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            put(book[LIST], "Phiếu › đồng ý", 2, 1, "0%")

        assert [code for code, _ in refused(edited(edit))] == ["number.percent"]

    def they_are_days_with_an_hour(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            put(book[LIST], "Ngày báo cáo", 2, datetime(2023, 6, 27, 14, 30), "dd/mm/yyyy hh:mm")  # noqa: DTZ001 -- a cell has no zone

        assert [code for code, _ in refused(edited(edit))] == ["date.hour"]


class DescribeTheFoot:
    @pytest.mark.parametrize(
        "rows",
        [
            [{2: "Danh sách này có 02 trường hợp./."}],
            [{4: "NGƯỜI LẬP BIỂU"}, {4: "Trần Thị Lập"}],
            [{4: "Thạnh Đông, ngày 05 tháng 7 năm 2023"}, {2: "NGƯỜI LẬP", 6: "TM. ỦY BAN NHÂN DÂN"}, {6: "CHỦ TỊCH"}],
            [{2: "Ghi chú:"}, {2: "- Cột 5 ghi theo quyết định."}],
            [{2: "Nơi nhận:"}, {2: "- Như trên;"}, {2: "- Lưu: VT."}],
            [{2: "(Danh sách gồm 02 trường hợp)"}, {4: "Lập biểu"}, {4: "Trần Thị Lập"}],
            [{4: "Bí thư Đảng ủy"}, {4: "Trần Văn Ký"}],
            [{4: "XÁC NHẬN CỦA ĐẢNG ỦY"}, {4: "(Ký, đóng dấu)"}, {4: "Nguyễn Văn Ký"}],
        ],
    )
    def it_is_passed_over_with_its_cells(self, edited: Change, rows: list[dict[int, str]]) -> None:
        def edit(book: Any) -> None:
            for at, cells in enumerate(rows, start=5):
                for column, text in cells.items():
                    book[LIST].cell(at, column).value = text

        path = edited(edit)
        (one,) = planned(path)
        assert sum(1 for _ in one.ho_so.de_nghi[0].doi_tuong()) == 2
        (problem,) = warnings_of(path)
        assert (problem.code, problem.facts["count"]) == ("sheet.foot", sum(map(len, rows)))

    def but_a_nominee_below_is_taken_and_told(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            sheet = book[LIST]
            sheet.append([])
            for cell in sheet[3]:
                sheet.cell(6, cell.column).value = cell.value
            sheet.cell(4, 2).value = "Danh sách này có 02 trường hợp./."
            put(sheet, "Mã", 6, 3)
            put(sheet, "Tên", 6, "Lê Văn Sau")
            merits = book[MERITS]
            merits.append([cell.value for cell in merits[3]])
            put(merits, "Mã", 4, 3)
            put(merits, "Tên", 4, "Lê Văn Sau")

        path = edited(edit)
        (one,) = planned(path)
        assert sum(1 for _ in one.ho_so.de_nghi[0].doi_tuong()) == 3
        assert {code for code, _ in told(path)} >= {"sheet.foot", "sheet.after_foot"}

    def but_a_member_of_the_council_is_none(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            put(book[COUNCIL], "Vai trò", 2, "CHỦ TỊCH")

        path = edited(edit)
        assert planned(path)
        assert not told(path)


class DescribeHeaders:
    @pytest.mark.parametrize(
        "title", ["Tên (1)", "Tên (*)", "Tên [2]", "Tên*", "Tên¹", "Tên (họ và tên) (2&3)", "(1) Tên"]
    )
    def they_may_have_remarks(self, edited: Change, title: str) -> None:
        def edit(book: Any) -> None:
            book[LIST].cell(1, title_of(book[LIST], "Tên")).value = title

        assert planned(edited(edit))


class DescribeCopies:
    @pytest.mark.parametrize(
        "name", ["Danh sách đề nghị (2)", "Bản sao của Danh sách đề nghị", "Danh sách đề nghị - Copy"]
    )
    def they_are_passed_over_where_they_say_the_same(self, edited: Change, name: str) -> None:
        def edit(book: Any) -> None:
            book.copy_worksheet(book[LIST]).title = name

        path = edited(edit)
        assert planned(path)
        assert [one.code for one in warnings_of(path)] == ["sheet.copy"]

    def but_one_that_differs_is_told_once(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            copy = book.copy_worksheet(book[LIST])
            copy.title = "Danh sách đề nghị (2)"
            put(copy, "Nghề nghiệp", 3, "Giáo viên")

        (problem,) = problems_of(edited(edit))
        assert (problem.code, problem.facts["codes"]) == ("sheet.codes_again", "1, 2")


class DescribeCodes:
    def they_are_found_without_their_zeros(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            put(book[LIST], "Mã", 3, "02")
            put(book[MERITS], "Mã", 3, 2)
            put(book[MERITS], "Tên", 3, None)
            put(book[LIST], "Mã", 2, "1a")
            put(book[MERITS], "Mã", 2, "1A")

        path = edited(edit)
        assert planned(path)
        assert [(one.code, one.facts["code"]) for one in warnings_of(path)] == [("sheet.code_zero", "02")]

    def but_two_that_differ_in_zeros_are_asked(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            put(book[LIST], "Mã", 3, "01")
            put(book[MERITS], "Mã", 3, "01")

        assert [code for code, _ in refused(edited(edit))] == ["sheet.code_alike"]


class DescribeCells:
    def they_are_told_of_a_formula_once(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            put(book[LIST], "Tên", 2, '=CONCATENATE("Nhân dân ","xã Mẫu")')

        assert refused(edited(edit)) == [("sheet.formula", "D2")]

    def they_are_told_of_a_formula_in_the_form(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            book[GENERAL].cell(2, 2).value = '="Ủy ban"&" nhân dân"'

        assert ("sheet.formula", "B2") in refused(edited(edit))

    def they_are_told_of_letters_that_only_look_right(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            put(book[LIST], "Tên", 3, "Ðặng Vаn Mẫu")
            put(book[MERITS], "Tên", 3, "Đặng Van Mẫu")

        assert [code for code, _ in refused(edited(edit))] == ["trait.alike"]

    def they_say_why_a_member_is_absent(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            put(book[COUNCIL], "Có mặt", 6, "Vắng (có phép)")
            put(book[COUNCIL], "Lý do vắng", 6, None)

        path = edited(edit)
        (one,) = planned(path)
        assert one.ho_so.hoi_dong.thanh_vien[4].ly_do_vang == "có phép"
        assert [code for code, _ in told(path)] == ["sheet.absence"]

    def they_are_told_by_whoever_asks(self, edited: Change) -> None:
        def edit(book: Any) -> None:
            book[GENERAL].cell(2, 2).value = "“Ủy ban nhân dân huyện Tân Hiệp”"

        (one,) = planned(edited(edit))
        assert "trait.quoted" in {problem.code for problem in one.warnings if isinstance(problem, Problem)}
