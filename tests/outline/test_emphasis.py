"""Marks of bold and italic: what they set, and the signs that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_docs.outline import SourceLine, Span, parse_blocks, read_marks, renumber, to_tree, walk, write_marks
from ntm_docs.outline.emphasis import moved

SIGNS = st.text(alphabet="ab 1*.,()“”\\ăị-:", max_size=30)


class DescribeMarks:
    @pytest.mark.parametrize(
        ("typed", "text", "set_so"),
        [
            ("đạt **19/19** tiêu chí", "đạt 19/19 tiêu chí", [("19/19", True, False)]),
            ("*(Có phụ lục kèm theo)*", "(Có phụ lục kèm theo)", [("(Có phụ lục kèm theo)", False, True)]),
            ("***Yêu cầu:*** làm ngay", "Yêu cầu: làm ngay", [("Yêu cầu:", True, True)]),
            ("“**đậm**”, *nghiêng*.", "“đậm”, nghiêng.", [("đậm", True, False), ("nghiêng", False, True)]),
            ("**1. Mục tiêu:** đến năm", "1. Mục tiêu: đến năm", [("1. Mục tiêu:", True, False)]),
            ("mục a.*(b)* c", "mục a.(b) c", [("(b)", False, True)]),  # the first sign could close too
        ],
    )
    def it_sets_what_stands_between_them(self, typed: str, text: str, set_so: list[tuple[str, bool, bool]]) -> None:
        plain, spans = read_marks(typed)
        assert plain == text
        assert [(plain[one.start : one.end], one.bold, one.italic) for one in spans] == set_so

    @pytest.mark.parametrize(
        "text",
        ["2*3*4 = 24", "5 * 3 * 2", "(*) Số liệu đến tháng 10 (*)", "* Đối với các ấp", "*Ghi chú: không đóng",
         "a* b* c*", "***", "**", "** x **", "hết hạn *.", "****đậm****", "**x ** y"],
    )  # fmt: skip
    def but_a_stray_sign_stays_a_sign(self, text: str) -> None:
        assert read_marks(text) == (text, ())

    def but_a_sign_after_a_backslash_is_one_too(self) -> None:
        assert read_marks(r"giữ \*nguyên\* dấu") == ("giữ *nguyên* dấu", ())

    @given(SIGNS)
    def it_types_any_text_so_that_it_is_read_as_it_was(self, text: str) -> None:
        assert read_marks(write_marks(text)) == (text, ())

    @given(SIGNS)
    def it_types_marks_again_as_they_were_read(self, typed: str) -> None:
        text, spans = read_marks(typed)
        again = read_marks(write_marks(text, spans))
        assert again[0] == text
        assert again[1] in (spans, ())

    def it_types_a_sign_of_the_text_as_it_is_where_it_can_be_no_mark(self) -> None:
        assert write_marks("2*3 là đậm", (Span(7, 10, bold=True, italic=False),)) == "2*3 là **đậm**"

    def it_leaves_nothing_of_a_mark_that_ends_where_a_part_begins(self) -> None:
        assert moved((Span(2, 5, bold=True, italic=False),), 0, 5) == ()


class DescribeMarksInAnOutline:
    def it_reads_a_label_inside_a_mark(self) -> None:
        (block,) = parse_blocks([SourceLine(0, *read_marks("**1. Mục tiêu:** đạt chuẩn"))])
        assert (block.kind, block.text) == ("khoan", "Mục tiêu: đạt chuẩn")
        assert block.whole_marks == (Span(0, 12, bold=True, italic=False),)
        assert block.typed == "**1. Mục tiêu:** đạt chuẩn"

    def it_keeps_the_place_of_a_mark_when_the_label_grows(self) -> None:
        lines = [SourceLine(n, *read_marks(f"{label}) **Việc**: làm")) for n, label in enumerate(["a", "a", "a"])]
        lines.insert(0, SourceLine(9, "1. Các việc"))
        typed = [node.block.typed for node in walk(renumber(to_tree(parse_blocks(lines))))]
        assert typed == ["1. Các việc", "a) **Việc**: làm", "b) **Việc**: làm", "c) **Việc**: làm"]

    def it_joins_a_heading_over_two_lines_with_their_marks(self) -> None:
        lines = [
            SourceLine(0, "1. Kết quả thực hiện"),
            SourceLine(1, *read_marks("các *tiêu chí* của xã")),
            SourceLine(2, "a) Một."),
        ]
        block = parse_blocks(lines)[0]
        assert block.typed == "1. Kết quả thực hiện các *tiêu chí* của xã"

    def it_takes_the_line_of_a_table_for_no_text(self) -> None:
        kinds = [one.kind for one in parse_blocks([SourceLine(0, "1. Kết quả"), SourceLine(1, "[[bảng: a]]", (), "a")])]
        assert kinds == ["khoan", "bang"]
