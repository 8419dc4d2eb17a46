"""What is just a label, a title or a quotation, and what just is none."""

import pytest
from outlines import blocks_of, findings_of, lines_of

from ntm_docs.outline import ALPHABET, parse_outline, read_label, renumber, walk
from ntm_docs.outline.labels import roman, roman_value
from ntm_docs.outline.parse import MAX_TITLE


def kinds_of(text: str) -> list[str]:
    return [block.kind for block in blocks_of(text)]


def labels_after_renumbering(text: str) -> list[str]:
    nodes = walk(renumber(parse_outline(lines_of(text))))
    return [node.block.label.text for node in nodes if node.block.label]


class DescribeRomanNumbers:
    def they_are_read_as_they_are_written(self) -> None:
        written = [roman(number) for number in range(1, 400)]
        assert [roman_value(text) for text in written] == list(range(1, 400))
        assert [written[number - 1] for number in (3, 4, 9, 14, 40, 49, 50, 90, 99, 100)] == [
            "III", "IV", "IX", "XIV", "XL", "XLIX", "L", "XC", "XCIX", "C",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("text", "value"),
        [("CD", 400), ("D", 500), ("CM", 900), ("M", 1000), ("MCMXCIX", 1999), ("IIX", 0), ("IIII", 0), ("", 0)],
    )
    def they_may_be_as_large_as_the_signs_go(self, text: str, value: int) -> None:
        assert roman_value(text) == value


class DescribeALabelByItsName:
    @pytest.mark.parametrize(
        ("line", "text"),
        [
            ("Mục 3 KINH PHÍ", "Mục 3"),
            ("Mục 3. Kinh phí", "Mục 3."),
            ("Phần thứ mười", "Phần thứ mười"),
            ("Mục 3 Kinh phí", None),  # a sentence goes on
            ("mục 3 KINH PHÍ", None),
            ("mục 3. Kinh phí", None),
            ("Chương IIX", None),
            ("Phần thứ bét", None),
        ],
    )
    def it_has_a_mark_or_a_title_in_capitals(self, line: str, text: str | None) -> None:
        found = read_label(line)
        assert (found[0].text if found else None) == text


class DescribeANumberOfSeveralParts:
    @pytest.mark.parametrize(
        ("line", "text"),
        [
            ("1.99. Hộ nghèo", "1.99."),
            ("1.100. Hộ nghèo", None),  # a figure
            ("3.1 Hộ nghèo", "3.1"),
            ("3.1. hộ nghèo", "3.1."),
            ("3.1 hộ nghèo", None),
            ("3.10. Hộ nghèo", "3.10."),
            ("3.01. Hộ nghèo", None),
        ],
    )
    def it_is_no_figure_of_the_text(self, line: str, text: str | None) -> None:
        found = read_label(line)
        assert (found[0].text if found else None) == text


class DescribeASeriesThatEnds:
    def it_counts_parts_in_words_as_far_as_they_go(self) -> None:
        made = labels_after_renumbering("\n".join(f"Phần thứ nhất\nVIỆC {number}" for number in range(11)))
        assert made[8:] == ["Phần thứ chín", "Phần thứ mười", "Phần thứ 11"]

    @pytest.mark.parametrize(("more", "label"), [(0, "y)"), (1, f"1.{len(ALPHABET) + 1}.")])
    def it_has_a_letter_for_each_number_or_for_none(self, more: int, label: str) -> None:
        text = "\n".join(["1. A", *(f"1.{number}. b." for number in range(1, len(ALPHABET) + more + 1))])
        assert labels_after_renumbering(text)[-1] == label


class DescribeATitleOverTwoLines:
    @pytest.mark.parametrize(("more", "count"), [(0, 1), (1, 2)])
    def it_is_as_long_as_a_title_may_be(self, more: int, count: int) -> None:
        assert len(blocks_of(f"I. {'A' * 100}\n{'B' * (MAX_TITLE - 100 + more)}")) == count
        assert len(blocks_of(f"Chương I\n{'B' * (MAX_TITLE + more)}")) == count

    def but_an_article_without_words_takes_no_sentence_for_its_title(self) -> None:
        assert kinds_of("Điều 5.\nQuy định chung") == ["dieu", "doan"]


class DescribeAQuotation:
    def it_opens_at_the_head_of_a_line(self) -> None:
        assert kinds_of("1. Sửa cụm từ “Một\n2. Hai” như sau.") == ["khoan", "khoan"]

    def it_goes_no_further_than_its_end(self) -> None:
        assert kinds_of("“Một” là:\n1. Hai.") == ["doan", "khoan"]
        assert kinds_of("“1. Một.\n2. Hai.”\n1. Ba.") == ["trich", "trich", "khoan"]

    def but_one_that_never_ends_is_none(self) -> None:
        assert kinds_of("“1. Một.\n2. Hai.") == ["doan", "khoan"]


class DescribeALetterLikeARomanNumber:
    def it_is_one_sign(self) -> None:
        assert kinds_of("A. MỘT\nB. HAI\nCX. BA") == ["chu_hoa", "chu_hoa", "la_ma"]


class DescribeLinesThatGoOn:
    @pytest.mark.parametrize(
        ("text", "count"),
        [
            ("I. MỤC TIÊU\nVÀ YÊU CẦU", 1),
            ("I. MỤC TIÊU\nvà yêu cầu", 2),
            ("1. Mục tiêu\nvà yêu cầu", 1),
            ("1. Mục tiêu\nVà yêu cầu", 2),
            ("1. Đã xong.\nnhưng còn việc", 2),
            ("a) Đã xong\nnhưng còn việc", 2),
            ("Chương I\nQUY ĐỊNH CHUNG", 1),
            ("Chương I\nQuy định chung", 1),
            ("Chương I\nQuy định này nêu ba việc.", 2),
        ],
    )
    def they_are_one_block_with_their_heading(self, text: str, count: int) -> None:
        blocks = blocks_of(text)
        assert len(blocks) == count
        assert [block.joined for block in blocks] == ([2] if count == 1 else [1, 1])


class DescribeATitle:
    @pytest.mark.parametrize(
        ("text", "titled"),
        [
            ("Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi.", True),
            ("I. NỘI DUNG.", True),
            ("I. Nội dung.\n1. Một.", False),
            ("I. Nội dung\n1. Một.", True),
            ("1. Nội dung\n2. Hai.", False),
            ("1. Nội dung\na) Một.", True),
            ("1. Nội dung", False),
            ("1. Nội dung:\na) Một.", False),
            ("a) Nội dung\n- Một.", False),
        ],
    )
    def it_has_no_mark_and_something_below(self, text: str, titled: bool) -> None:
        assert blocks_of(text)[0].titled == titled


class DescribeRenumberedLabels:
    @pytest.mark.parametrize(
        ("text", "labels"),
        [
            ("Chương 1\nA\nChương 3\nB", ["Chương 1", "Chương 2"]),
            ("Chương I\nA\nChương III\nB", ["Chương I", "Chương II"]),
            ("PHẦN THỨ NHẤT\nA\nPHẦN THỨ BA\nB", ["PHẦN THỨ NHẤT", "PHẦN THỨ HAI"]),
            ("Mục 2. A\nMục 7. B", ["Mục 1.", "Mục 2."]),
            ("Điều 1a. A.\nĐiều 1b. B.\nĐiều 5. C.", ["Điều 1a.", "Điều 1b.", "Điều 2."]),
            ("1) A.\n3/ B.", ["1.", "2."]),
        ],
    )
    def they_are_written_as_the_others(self, text: str, labels: list[str]) -> None:
        assert labels_after_renumbering(text) == labels

    def they_are_titles_as_long_as_they_are_no_letters(self) -> None:
        nodes = walk(renumber(parse_outline(lines_of("2. A\n2.1. Mục tiêu\n- Một.\n3. B\na) c."))))
        assert [node.block.titled for node in nodes] == [True, False, False, True, False]


class DescribeArticlesOutOfOrder:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Điều 1. A.\nĐiều 3. B.", "outline.gap"),
            ("Điều 1. A.\nĐiều 1. B.", "outline.repeat"),
            ("Điều 1. A.\nĐiều 2. B.\nĐiều 1. C.", "outline.back"),
            ("Điều 2. A.", "outline.gap"),
        ],
    )
    def they_are_told_apart(self, text: str, code: str) -> None:
        assert [found[0] for found in findings_of(text)] == [code]
