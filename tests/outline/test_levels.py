"""Levels that depend on the text around them, and labels beyond the first ten."""

import pytest
from outlines import blocks_of, findings_of, lines_of

from ntm_docs.outline import parse_outline, read_label, renumber, walk


def renumbered(text: str) -> list[str]:
    return [node.block.whole for node in walk(renumber(parse_outline(lines_of(text))))]


class DescribeLettersAndRomanNumbers:
    def it_reads_c_after_b_as_a_letter_though_roman_numbers_stood_between(self) -> None:
        assert findings_of("A. MỘT\nB. HAI\nI. x\nII. y\nC. BA\nD. BỐN") == []

    def it_puts_letters_under_roman_numbers_where_the_text_begins_with_these(self) -> None:
        assert findings_of("I. MỘT\nA. a\nB. b\nII. HAI\nA. c\nB. d") == []

    def it_puts_roman_numbers_under_letters_where_the_text_begins_with_those(self) -> None:
        assert findings_of("A. MỘT\nI. a\nII. b\nB. HAI\nI. c\nII. d") == []

    def it_asks_the_first_of_the_two_whatever_stands_before_it(self) -> None:
        tree = parse_outline(lines_of("Căn cứ tình hình thực tế.\nI. ĐÁNH GIÁ\nA. Kết quả"))
        assert [[child.block.whole for child in node.children] for node in tree] == [[], ["A. Kết quả"]]

    @pytest.mark.parametrize("letters", ["ABCDEGHIK", "ABCDĐEG", "ABCDEFG"])
    def it_takes_each_way_of_counting_capital_letters(self, letters: str) -> None:
        assert findings_of("\n".join(f"{letter}. PHẦN" for letter in letters)) == []


class DescribeFiguresThatAreNoLabels:
    @pytest.mark.parametrize("line", ["1.050 Tập thể được khen", "12.07 Ngày giỗ", "1.1.1.1.1.1.1 Bảy phần"])
    def they_are_text(self, line: str) -> None:
        assert read_label(line) is None

    def it_reads_a_label_of_any_depth_in_time(self) -> None:
        assert read_label("1." * 5000 + " Sâu") is None


class DescribeHeadingsOverTwoLines:
    def it_joins_a_heading_in_capitals(self) -> None:
        assert [b.text for b in blocks_of("I. MỤC TIÊU,\nYÊU CẦU\nII. NỘI DUNG\nVÀ GIẢI PHÁP")] == [
            "MỤC TIÊU,",
            "YÊU CẦU",
            "NỘI DUNG VÀ GIẢI PHÁP",
        ]

    def but_not_two_lines_in_capitals_under_a_letter(self) -> None:
        assert len(blocks_of("a) UBND XÃ TÂN HIỆP\nUBND XÃ GIỒNG RIỀNG")) == 2

    def but_not_beyond_the_length_of_a_title(self) -> None:
        assert len(blocks_of("I. " + "MỤC TIÊU " * 30 + "\nYÊU CẦU")) == 2


class DescribeRenumberingKeepsTheWayOfWriting:
    def it_counts_parts_in_words(self) -> None:
        assert renumbered("Phần thứ nhất\nX Y\nPhần thứ ba\nZ T") == [
            "Phần thứ nhất X Y",
            "Phần thứ hai Z T",
        ]

    def it_keeps_an_article_put_in_later_beside_its_own(self) -> None:
        text = "Điều 1. A.\nĐiều 1a. B.\nĐiều 2. C."
        assert findings_of(text) == []
        assert renumbered(text) == text.split("\n")

    def it_has_letters_for_as_many_sections_as_there_are_letters(self) -> None:
        made = renumbered("\n".join(f"A. PHẦN {n}" for n in range(30)))
        assert made[8] == "K. PHẦN 8"
        assert len(made) == 30
