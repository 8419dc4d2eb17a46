"""Rows copied from a table, pasted into a list."""

import pytest

from ntm_docs import api
from ntm_docs.problems import Loc
from ntm_docs.reading.splicing.splice import splice
from ntm_docs.spreadsheets.pasting import cells_of

PEOPLE: Loc = ("cá nhân",)
MEMBERS: Loc = ("hội đồng", "thành viên")
SIX = (
    "1\tBà Lê Thị Hoa\tCông chức\tVăn phòng\tLĐTT, CSTĐCS\tHTXSNV\r\n"
    '2\tNguyễn văn Bình\t\tVăn phòng\tHuy chương\t"hai\ndòng"\r\n'
    "3\tVăn phòng\t\t\tTập thể lao động tiên tiến\t\r\n"
)


class DescribeCells:
    @pytest.mark.parametrize(
        ("text", "rows"),
        [
            ("a\tb\nc\td\n", [["a", "b"], ["c", "d"]]),
            ("a\tb\r\n\r\n", [["a", "b"]]),
            ('"một\nhai"\tx', [["một\nhai", "x"]]),
            ('"nói ""ừ"""\tx', [['nói "ừ"', "x"]]),
            ('"Xây dựng" tốt\tx', [['"Xây dựng" tốt', "x"]]),
            ("a\t\t c ", [["a", "", "c"]]),
            ("\ta", [["", "a"]]),
            ('"không đóng\tx', [['"không đóng', "x"]]),
            ("", []),
        ],
    )
    def they_are_as_excel_copies_them(self, text: str, rows: list[list[str]]) -> None:
        assert cells_of(text) == rows


class DescribeTheListOfAReview:
    def it_takes_six_columns_without_names(self) -> None:
        pasted = api.paste("binh-xet", PEOPLE, SIX)
        assert not pasted.headed
        assert pasted.columns == ("STT", "tên", "chức vụ", "đơn vị", "danh hiệu đề nghị", "ghi chú")
        assert [row["họ và tên"] for row in pasted.lists[PEOPLE]] == ["Lê Thị Hoa", "Nguyễn văn Bình"]  # type: ignore[call-overload,index]
        assert pasted.lists["tập thể",] == ({"tên": "Văn phòng", "danh hiệu đề nghị": "Tập thể lao động tiên tiến"},)

    def it_tells_each_problem_at_its_row_and_field(self) -> None:
        found = {one.loc: (one.code, one.place.cell) for one in api.paste("binh-xet", PEOPLE, SIX).problems}
        assert found[(*PEOPLE, 1, "danh hiệu đề nghị")] == ("award.unknown", "E2")
        assert found[(*PEOPLE, 1, "họ và tên")] == ("name.capitals", "B2")

    def it_takes_columns_by_their_names_in_any_order(self) -> None:
        pasted = api.paste("binh-xet", PEOPLE, "Đơn vị\tHọ và tên\tDanh hiệu đề nghị\nPhòng A\tLê Hoa\tLĐTT\n")
        assert pasted.headed
        assert pasted.lists[PEOPLE] == ({"đơn vị": "Phòng A", "danh hiệu đề nghị": "LĐTT", "họ và tên": "Lê Hoa"},)
        assert pasted.problems == ()

    def it_takes_them_without_the_numbers(self) -> None:
        pasted = api.paste("binh-xet", PEOPLE, "Lê Hoa\tCông chức\tPhòng A\tLĐTT\n")
        assert pasted.lists[PEOPLE][0] == {
            "chức vụ": "Công chức", "đơn vị": "Phòng A", "danh hiệu đề nghị": "LĐTT", "họ và tên": "Lê Hoa"
        }  # fmt: skip


class DescribeOtherLists:
    def they_are_taken_by_name_or_in_order(self) -> None:
        by_name = api.paste("ho-so", MEMBERS, "Vai trò\tHọ và tên\tChức vụ\nỦy viên\tLê Hoa\tCông chức\n")
        in_order = api.paste("ho-so", MEMBERS, "Bà\tLê Hoa\tCông chức\tỦy viên\n")
        assert by_name.lists[MEMBERS][0] == {"vai trò": "Ủy viên", "họ và tên": "Lê Hoa", "chức vụ": "Công chức"}
        assert in_order.lists[MEMBERS][0] == {
            "danh xưng": "Bà", "họ và tên": "Lê Hoa", "chức vụ": "Công chức", "vai trò": "Ủy viên"
        }  # fmt: skip

    def they_are_tasks_of_a_plan(self) -> None:
        pasted = api.paste("ke-hoach", ("nhiệm vụ",), "Nội dung\tKinh phí\nLàm đường\t1.200.000\nXây cầu\tnhiều\n")
        assert [one.loc for one in pasted.problems] == [("nhiệm vụ", 1, "kinh phí")]

    @pytest.mark.parametrize("post", ["Kế toán", "Kế toán trưởng", "Thủ trưởng đơn vị", "Phó Chủ tịch"])
    def they_are_members_whose_post_stands_first(self, post: str) -> None:
        """A post that signatures begin with too is a post where its column asks for posts."""
        pasted = api.paste("ho-so", MEMBERS, f"Chức vụ\tHọ và tên\n{post}\tLê Văn Cẩn\nBí thư\tNgô Thị Đào\n")
        assert [one["họ và tên"] for one in pasted.lists[MEMBERS] if isinstance(one, dict)] == [
            "Lê Văn Cẩn",
            "Ngô Thị Đào",
        ]

    def but_what_is_passed_over_as_the_foot_of_a_list_is_told(self) -> None:
        pasted = api.paste("ho-so", MEMBERS, "Họ và tên\tChức vụ\nLê Văn Cẩn\tKế toán\nNgười lập\t\nX Y\n")
        assert len(pasted.lists[MEMBERS]) == 1
        assert "sheet.foot" in [one.code for one in pasted.problems]

    def but_a_field_that_is_no_list_is_refused(self) -> None:
        with pytest.raises(LookupError):
            api.paste("ho-so", ("cuộc họp",), "a\tb")


class DescribeChanges:
    def they_put_the_rows_behind_those_that_are_there(self) -> None:
        data = "cá nhân:\n  - họ và tên: An  # giữ\n    đơn vị: A\n".encode()
        rows = "Bình\tCông chức\tPhòng B\tLĐTT\nChi\tCông chức\tPhòng C\tLĐTT\n"
        made = splice(data, api.paste("binh-xet", PEOPLE, rows).changes({PEOPLE: 1})).decode()
        assert made.startswith(data.decode())
        assert made.count("  - ") == 3

    def they_make_the_list_where_there_is_none(self) -> None:
        made = splice("loại: x\n".encode(), api.paste("binh-xet", PEOPLE, "An\tCông chức\tPhòng B\tLĐTT\n").changes({}))
        assert made.decode().startswith("loại: x\ncá nhân:\n  - chức vụ: Công chức\n")
