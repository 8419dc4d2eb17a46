"""Lists of other hands: columns as they come, nothing guessed, every fault told."""

from datetime import date
from pathlib import Path

import pytest
from lists import NO_DECISION, TITLES, document, entries, faults, people, person, read, workbook
from openpyxl import load_workbook

from ntm_docs.register import Given


class DescribeAWorkbook:
    def it_gives_an_entry_for_each_row(self, tmp_path: Path) -> None:
        (one,) = entries(people(tmp_path / "ds.xlsx", "Nguyễn Văn An"))
        assert (one.name, one.kind, one.born, one.unit) == (
            "Nguyễn Văn An",
            "cá nhân",
            1974,
            "xã An Biên, tỉnh Kiên Giang",
        )
        assert (one.award, one.award_code) == ("Bằng khen tỉnh", "bk-tinh")
        assert (one.decision, one.decided, one.year) == ("1234/QĐ-UBND", date(2019, 6, 5), 2019)
        assert one.place == 'sheet "Danh sách", dòng 2'

    @pytest.mark.parametrize(
        "name",
        [
            "Họ tên người được khen", "HỌ VÀ TÊN CÁ NHÂN ĐƯỢC TẶNG THƯỞNG", "Tên tập thể, cá nhân được khen thưởng",
            "Tên đơn vị được biểu dương", "Đơn vị được khen",
        ],
    )  # fmt: skip
    def its_title_may_say_whom_it_names(self, tmp_path: Path, name: str) -> None:
        titles = ["Số TT", name, "NS", "Nơi công tác", "Danh hiệu được tặng", "Năm"]
        (one,) = entries(workbook(tmp_path / "ds.xlsx", [titles, [1, "Lê Thị Hoa", 1980, "xã An Biên", "LĐTT", 2018]]))
        assert (one.name, one.born, one.award_code, one.unit) == ("Lê Thị Hoa", 1980, "ldtt", "xã An Biên")

    def its_sum_of_money_is_no_number_of_entries(self, tmp_path: Path) -> None:
        titles = [*NO_DECISION, "Tiền thưởng", "Thành tiền bằng số"]
        row = [1, "Lê Thị Hoa", 1980, "xã An Biên", "LĐTT", 2018, 300000, 300000]
        rows = [titles, row, ["", "Tổng cộng", "", "", "", "", 300000, 300000]]
        assert "register.total" not in {one.code for one in read(workbook(tmp_path / "ds.xlsx", rows)).told}
        rows[-1][1] = "Tổng cộng: 2 người"
        assert "register.total" in {one.code for one in read(workbook(tmp_path / "hai.xlsx", rows)).told}

    def but_what_is_only_proposed_is_no_award(self, tmp_path: Path) -> None:
        rows = [["TT", "Họ và tên", "Danh hiệu đề nghị", "Năm"], [1, "Lê Thị Hoa", "LĐTT", 2018]]
        assert "register.no_award" in faults(workbook(tmp_path / "ds.xlsx", rows))

    def it_is_told_by_the_words_above_the_table(self, tmp_path: Path) -> None:
        rows = [
            ["DANH SÁCH TẶNG BẰNG KHEN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"],
            ["có thành tích trong phong trào “Kiên Giang chung sức xây dựng nông thôn mới” giai đoạn 2016 - 2020"],
            ["(Kèm theo Quyết định số 0056/QĐ-UBND ngày 07 tháng 01 năm 2021 của Chủ tịch UBND tỉnh Kiên Giang)"],
            [],
            ["TT", "Họ và tên", "Năm sinh", "Địa chỉ"],
            ["I", "TẬP THỂ"],
            [1, "Hợp tác xã Tân Hội", "", "xã Tân Hội"],
            ["II", "CÁ NHÂN"],
            [1, "Trần Thị Bé", "12/4/1980", "xã An Biên"],
        ]
        one, two = entries(workbook(tmp_path / "ds.xlsx", rows))
        assert (one.kind, two.kind, two.born) == ("tập thể", "cá nhân", 1980)
        assert two.award_code == "bk-tinh"
        assert (two.decision, two.decided) == ("56/QĐ-UBND", date(2021, 1, 7))
        assert two.authority == "Chủ tịch UBND tỉnh Kiên Giang"
        assert two.movement == "Kiên Giang chung sức xây dựng nông thôn mới"
        assert (two.first_year, two.last_year, two.province) == (2016, 2020, "Kiên Giang")

    def its_titles_may_take_two_lines_and_joined_cells_hold_for_all_their_rows(self, tmp_path: Path) -> None:
        rows = [
            ["STT", "Họ tên", "Năm sinh", "", "Quyết định khen thưởng", "", "Danh hiệu"],
            ["", "", "Nam", "Nữ", "Số", "Ngày", ""],
            [1, "Nguyễn Văn An", 1974, "", "12/QĐ-UBND", "01/3/2018", "Giấy khen xã"],
            [2, "Trần Thị Bé", "", 1980, "", "", "Giấy khen xã"],
        ]
        merged = ("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:G2", "E3:E4", "F3:F4")
        one, two = entries(workbook(tmp_path / "ds.xlsx", rows, merged))
        assert (one.born, two.born) == (1974, 1980)
        assert (two.decision, two.decided) == (one.decision, one.decided) == ("12/QĐ-UBND", date(2018, 3, 1))

    def its_marks_under_the_names_of_awards_are_awards(self, tmp_path: Path) -> None:
        rows = [["TT", "Họ và tên", "Năm", "Bằng khen tỉnh", "Giấy khen xã"], [1, "Lê Văn Tám", 2015, "x", "X"]]
        assert [one.award_code for one in entries(workbook(tmp_path / "ds.xlsx", rows))] == ["bk-tinh", "giay-khen-xa"]

    def its_number_and_day_may_stand_in_one_cell_and_a_sheet_may_be_a_year(self, tmp_path: Path) -> None:
        rows = [
            ["TT", "Họ và tên, chức vụ", "Hình thức", "Số, ngày quyết định"],
            [1, "Ông Lê Văn Tám, Chủ tịch UBND xã", "Giấy khen xã", "QĐ số 15/QĐ-UBND ngày 20/11/2014"],
            [2, "Bà Lý Thị Hoa, Bí thư", "-nt-", ""],
        ]
        one, two = entries(workbook(tmp_path / "ds.xlsx", rows, sheet="2014"))
        assert (one.name, one.post) == ("Ông Lê Văn Tám", "Chủ tịch UBND xã")
        assert (one.decision, one.decided) == ("15/QĐ-UBND", date(2014, 11, 20))
        assert (two.year, two.decision, two.award_code) == (2014, "", "giay-khen-xa")

    def it_takes_what_the_list_does_not_say_from_the_clerk(self, tmp_path: Path) -> None:
        path = workbook(tmp_path / "ds.xlsx", [["TT", "Họ và tên"], [1, "Lê Văn Tám"]])
        assert {"register.no_award", "register.no_day"} == set(faults(path))
        given = Given("Giấy khen xã", "15/QĐ-UBND", date(2014, 11, 20), 2014, "Kiên Giang")
        (one,) = entries(path, given)
        assert (one.award_code, one.decision, one.year, one.province) == (
            "giay-khen-xa",
            "15/QĐ-UBND",
            2014,
            "Kiên Giang",
        )

    def but_what_it_does_not_know_is_told_and_kept(self, tmp_path: Path) -> None:
        rows = [
            [*TITLES, "Màu áo", "Ghi chú", "Ký nhận"],
            [*person(1, "Nguyễn Văn An", award="Kỷ niệm chương Vì sự nghiệp trồng rừng"), "đỏ", "tái tặng", "đã ký"],
            ["", "Tổng cộng: 3 người"],
            ["", "", "", "NGƯỜI LẬP BIỂU"],
        ]
        file = read(workbook(tmp_path / "ds.xlsx", rows))
        assert file.entries[0].more == (("Màu áo", "đỏ"), ("Ghi chú", "tái tặng"))
        assert file.entries[0].award_code == ""
        assert [one.code for one in file.told] == [
            "register.column", "register.passed", "register.total", "register.award",
        ]  # fmt: skip

    def but_every_row_that_says_too_little_is_told_at_once_and_nothing_read(self, tmp_path: Path) -> None:
        rows = [
            TITLES,
            person(1, "Nguyễn Văn An", decided="31/02/2019"),
            person(2, "", 1980),
            person(3, "Lê Văn Tám", award=""),
            person(4, "Trần Thị Bé", "mười chín"),
        ]
        found = faults(workbook(tmp_path / "ds.xlsx", rows))
        assert set(found) == {"register.day", "register.no_name", "register.no_award", "register.born"}
        assert "H2" in found["register.day"]
        assert "31/02/2019" in found["register.day"]

    def but_a_workbook_without_a_list_says_what_a_list_has(self, tmp_path: Path) -> None:
        path = workbook(tmp_path / "ds.xlsx", [["Khoản", "Số tiền"], ["Điện", 5]])
        assert "Họ và tên" in faults(path)["register.no_list"]

    def but_a_sheet_without_a_list_beside_one_is_told(self, tmp_path: Path) -> None:
        path = people(tmp_path / "ds.xlsx", "Nguyễn Văn An")
        book = load_workbook(path)
        book.create_sheet("Ghi chép").append(["việc phải làm"])
        book.save(path)
        assert [one.facts["sheet"] for one in read(path).told] == ["Ghi chép"]

    def but_hidden_rows_are_entries_and_told(self, tmp_path: Path) -> None:
        path = people(tmp_path / "ds.xlsx", "Nguyễn Văn An", "Trần Thị Bé")
        book = load_workbook(path)
        book.worksheets[0].row_dimensions[3].hidden = True
        book.save(path)
        file = read(path)
        assert len(file.entries) == 2
        assert [one.code for one in file.told] == ["register.hidden"]


class DescribeADocument:
    def it_is_read_by_its_table_and_the_line_that_says_the_decision(self, tmp_path: Path) -> None:
        above = [
            "DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN",
            "Căn cứ Quyết định số 99/QĐ-UBND ngày 01/01/2015 của Ủy ban nhân dân tỉnh",
            "(Kèm theo Quyết định số 45/QĐ-UBND ngày 02/9/2016 của Chủ tịch Ủy ban nhân dân xã An Biên)",
        ]
        rows = [
            ["TT", "Họ và tên", "Năm sinh", "Đơn vị", "Hình thức"],
            ["1", "Hồ Văn Lợi", "1970", "ấp 3", "Giấy khen xã"],
        ]
        (one,) = entries(document(tmp_path / "ds.docx", above, rows))
        assert (one.name, one.decision, one.decided) == ("Hồ Văn Lợi", "45/QĐ-UBND", date(2016, 9, 2))
        assert one.authority == "Chủ tịch Ủy ban nhân dân xã An Biên"
        assert one.place == "bảng 1, dòng 2"

    def but_a_decision_that_it_is_only_based_on_is_not_its_own(self, tmp_path: Path) -> None:
        above = ["DANH SÁCH", "Căn cứ Quyết định số 99/QĐ-UBND ngày 01/01/2015 của Ủy ban nhân dân tỉnh;"]
        path = document(
            tmp_path / "ds.docx", above, [NO_DECISION, ["1", "Hồ Văn Lợi", "1970", "ấp 3", "Giấy khen xã", "2016"]]
        )
        (one,) = entries(path)
        assert (one.decision, one.year) == ("", 2016)


class DescribeOtherFiles:
    def they_are_refused_with_what_can_be_read(self, tmp_path: Path) -> None:
        path = tmp_path / "ds.pdf"
        path.write_bytes(b"%PDF-1.4")
        assert ".xlsx" in faults(path)["register.kind"]
        assert set(faults(tmp_path / "khong-co.xlsx")) == {"file.missing"}
        assert "manifest.json" in faults(tmp_path)["register.no_manifest"]
