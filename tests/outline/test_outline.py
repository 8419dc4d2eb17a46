"""The outline is the markup: what officials write is what is read."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from outlines import blocks_of, findings_of, lines_of

from ntm_docs.outline import (
    ALPHABET,
    check_numbering,
    parse_outline,
    read_label,
    renumber,
    walk,
)

SEEDS = sorted((ROOT / "tests" / "drafting" / "goc").glob("00[0-3]*.txt"))


class DescribeLabels:
    @pytest.mark.parametrize(
        ("line", "kind", "label", "order"),
        [
            ("I. MỤC ĐÍCH, YÊU CẦU", "la_ma", "I.", 1),
            ("IV. ĐỐI TƯỢNG", "la_ma", "IV.", 4),
            ("1. Mục đích", "khoan", "1.", 1),
            ("3.2. Khen thưởng cấp tỉnh", "khoan_con", "3.2.", 2),
            ("a) Tập thể", "diem", "a)", 1),
            ("đ) Đối với doanh nghiệp", "diem", "đ)", 5),
            ("f) Đối với cá nhân", "diem", "f)", 0),
            ("- Bằng khen", "gach", "-", 0),
            ("+ Tập thể", "cong", "+", 0),
            ("Điều 12. Trách nhiệm thi hành", "dieu", "Điều 12.", 12),
            ("Chương II", "chuong", "Chương II", 2),
            ("Phần thứ nhất", "phan", "Phần thứ nhất", 1),
            ("Mục 3. KINH PHÍ", "muc", "Mục 3.", 3),
            ("Tiểu mục 1", "tieu_muc", "Tiểu mục 1", 1),
            ("B. NỘI DUNG", "chu_hoa", "B.", 2),
        ],
    )
    def they_are_read(self, line: str, kind: str, label: str, order: int) -> None:
        found = read_label(line)
        assert found is not None
        assert (found[0].kind, found[0].text, found[0].order) == (kind, label, order)

    @pytest.mark.parametrize(
        "line",
        [
            "(1) Chương trình mỗi xã một sản phẩm (OCOP); (2) Chương trình tăng cường",
            "1.250 hộ tham gia đóng góp",
            "Mục II Phụ lục này quy định thể thức",
            "Chương trình mục tiêu quốc gia xây dựng nông thôn mới",
            "Phần việc của hộ gia đình",
            "12/7/2022 là ngày ban hành",
            "-Không có dấu cách",
        ],
    )
    def but_they_are_not_seen_in_running_text(self, line: str) -> None:
        assert read_label(line) is None


class DescribeParsing:
    def it_joins_a_heading_over_two_lines(self) -> None:
        blocks = blocks_of(
            "IV. ĐỐI TƯỢNG, THỜI GIAN VÀ TIẾN ĐỘ\nTHỰC HIỆN\n1. Đối tượng và tiêu chuẩn\nthi đua\na) Tập thể."
        )
        assert [block.whole for block in blocks] == [
            "IV. ĐỐI TƯỢNG, THỜI GIAN VÀ TIẾN ĐỘ THỰC HIỆN",
            "1. Đối tượng và tiêu chuẩn thi đua",
            "a) Tập thể.",
        ]

    def it_takes_the_line_below_a_chapter_as_its_title(self) -> None:
        (chapter, article) = blocks_of("Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi điều chỉnh")
        assert (chapter.text, chapter.below, article.kind) == ("QUY ĐỊNH CHUNG", True, "dieu")

    def it_leaves_the_labels_of_a_quotation_alone(self) -> None:
        blocks = blocks_of("1. Sửa Điều 5 như sau:\n“Điều 5. Nơi nhận\n1. Cơ quan.\n2. Cá nhân.”\n2. Hiệu lực.")
        assert [block.kind for block in blocks] == ["khoan", "trich", "trich", "trich", "khoan"]
        assert findings_of("1. Sửa:\n“1. Một.\n3. Ba.”\n2. Hai.") == []

    def it_tells_titles_from_sentences(self) -> None:
        blocks = blocks_of(
            "1. Mục tiêu chung\nTiếp tục triển khai.\n2. Giao Sở Nội vụ: Phối hợp thực hiện.\n3. Kết thúc."
        )
        assert [block.titled for block in blocks] == [True, False, False, False]

    def it_takes_c_after_b_for_a_letter_not_for_one_hundred(self) -> None:
        assert [block.kind for block in blocks_of("A. MỘT\nB. HAI\nC. BA")] == ["chu_hoa"] * 3

    def it_hangs_each_level_under_the_one_above(self) -> None:
        (top,) = parse_outline(lines_of("I. MỘT\n1. Hai\na) Ba:\n- bốn\n+ năm\n2. Sáu"))
        assert [node.block.whole for node in top.children] == ["1. Hai", "2. Sáu"]
        assert top.children[0].children[0].children[0].children[0].block.whole == "+ năm"

    @pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
    def it_loses_no_word_of_a_real_document(self, seed: Path) -> None:
        lines = lines_of(seed.read_text(encoding="utf-8"))
        blocks = [node.block for node in walk(parse_outline(lines))]
        assert " ".join(block.whole for block in blocks).split() == " ".join(line.text for line in lines).split()


LABELLED = st.builds(
    lambda label, text: f"{label} {text}".strip(),
    st.sampled_from(
        [
            "I.",
            "V.",
            "C.",
            "1.",
            "9.",
            "2)",
            "1.1.",
            "3.12",
            "a)",
            "đ)",
            "f)",
            "-",
            "+",
            "•",
            "Điều 3.",
            "Chương I",
            "Mục 2.",
            "“",
            "",
        ]
    ),
    st.text(alphabet="abcđ ÁÊ.,;:”“()", max_size=30),
)


class DescribeAnyText:
    @given(st.lists(LABELLED, max_size=30))
    def it_keeps_every_word_in_order(self, texts: list[str]) -> None:
        lines = lines_of("\n".join(texts))
        kept = " ".join(node.block.whole for node in walk(parse_outline(lines)))
        assert kept.split() == " ".join(line.text for line in lines).split()

    @given(st.lists(LABELLED, max_size=30))
    def it_has_no_numbering_problem_after_renumbering(self, texts: list[str]) -> None:
        tree = renumber(parse_outline(lines_of("\n".join(texts))))
        assert check_numbering(tree) == []

    @given(st.integers(1, 15), st.integers(1, len(ALPHABET)))
    def it_counts_articles_and_letters_right(self, articles: int, letters: int) -> None:
        text = "\n".join(
            f"Điều {n}. Nội dung gồm:\n" + "\n".join(f"{letter}) Điểm." for letter in ALPHABET[:letters])
            for n in range(1, articles + 1)
        )
        assert findings_of(text) == []


class DescribeNumbering:
    def it_tells_gaps_repeats_and_steps_back(self) -> None:
        assert findings_of("I. MỘT\n1. a.\n3. b.\n3. c.\n2. d.\nIII. BA\n1. a.") == [
            ("outline.gap", 3, "3.", "2."),
            ("outline.repeat", 4, "3.", "4."),
            ("outline.back", 5, "2.", "4."),
            ("outline.gap", 6, "III.", "II."),
        ]

    def it_knows_the_vietnamese_order_of_letters(self) -> None:
        text = "\n".join(f"{letter}) x." for letter in "abcdđeghik")
        assert findings_of(text) == []
        assert findings_of("a) x.\nb) x.\nc) x.\nd) x.\ne) x.\nf) x.\ng) x.") == [
            ("outline.gap", 5, "e)", "đ)"),
            ("outline.letter", 6, "f)", ""),
        ]

    def it_starts_each_level_anew_under_its_parent(self) -> None:
        assert findings_of("I. A\n1. a.\n2. b.\nII. B\n1. c.\n2. d.") == []

    def it_runs_articles_through_chapters(self) -> None:
        assert findings_of("Chương I\nA\nĐiều 1. x.\nChương II\nB\nĐiều 1. y.") == [
            ("outline.repeat", 6, "Điều 1.", "Điều 2.")
        ]

    def it_holds_sub_numbers_to_their_parent(self) -> None:
        assert findings_of("3. Ba\n3.1. x.\n4.2. y.")[1:] == [("outline.prefix", 3, "4.2.", "3.2")]

    def it_tells_marks_that_the_decree_does_not_have(self) -> None:
        assert findings_of("1) x.\n2. y.\na. z.\n• t.") == [
            ("outline.style", 1, "1)", "1."),
            ("outline.style", 3, "a.", "a)"),
            ("outline.bullet", 4, "•", "-"),
        ]


class DescribeRenumbering:
    def it_mends_what_was_told(self) -> None:
        tree = renumber(parse_outline(lines_of("I. A\n1) a.\n3. b:\na. x.\ne) y.\nIII. B\n• z.")))
        assert [node.block.whole for node in walk(tree)] == [
            "I. A",
            "1. a.",
            "2. b:",
            "a) x.",
            "b) y.",
            "II. B",
            "- z.",
        ]
        assert findings(tree) == []

    def it_writes_numbers_of_several_parts_as_the_levels_of_the_decree(self) -> None:
        text = "I. A\n3. b:\n3.1. x.\n3.2. y:\na) z:\n- t.\n3.2.1. u.\n4. k:\na) m."
        tree = renumber(parse_outline(lines_of(text)))
        labels = [node.block.label.text for node in walk(tree) if node.block.label]
        assert labels == ["I.", "1.", "a)", "b)", "-", "+", "-", "2.", "a)"]
        assert [node.block.kind for node in walk(tree)][2:6] == ["diem", "diem", "gach", "cong"]

    def it_moves_down_only_what_must(self) -> None:
        tree = renumber(parse_outline(lines_of("1. A\n1.1. b:\n- c.\n- d.\n1.2. e:\na) f:\n- g.")))
        assert [node.block.whole for node in walk(tree)] == ["1. A", "a) b:", "- c.", "- d.", "b) e:", "- f:", "+ g."]

    def but_more_numbers_than_there_are_letters_stay_numbers(self) -> None:
        text = "\n".join(["2. A", *(f"2.{number}. b." for number in range(1, 27))])
        labels = [node.block.label.text for node in walk(renumber(parse_outline(lines_of(text)))) if node.block.label]
        assert labels == ["1.", *(f"1.{number}." for number in range(1, 27))]

    def it_never_puts_a_higher_level_below_one_that_stayed_a_number(self) -> None:
        text = "\n".join(["1. A", *(f"1.{number}. b." for number in range(1, 27))]).replace(
            "1.1. b.", "1.1. b.\n1.1.5. c."
        )
        labels = [node.block.label.text for node in walk(renumber(parse_outline(lines_of(text)))) if node.block.label]
        assert labels[:4] == ["1.", "1.1.", "-", "1.2."]

    def it_holds_numbers_of_three_parts_to_the_number_above_as_it_is_now(self) -> None:
        below = [f"4.2.{number}. c." for number in range(1, 27)]
        text = "\n".join(["3. A", "4.2. b.", *below, *(f"4.{number}. b." for number in range(3, 29))])
        labels = [node.block.label.text for node in walk(renumber(parse_outline(lines_of(text)))) if node.block.label]
        assert labels[:4] == ["1.", "1.1.", "1.1.1.", "1.1.2."]

    def it_makes_no_title_of_a_sentence(self) -> None:
        tree = renumber(parse_outline(lines_of("1. Kết quả\na) Đã làm xong việc này.\nd) Đã làm xong việc kia.")))
        assert [(one.block.whole[:2], one.block.titled) for one in walk(tree)] == [
            ("1.", True),
            ("a)", False),
            ("b)", False),
        ]

    def it_writes_them_so_without_a_number_above(self) -> None:
        tree = renumber(parse_outline(lines_of("Điều 1. A\n1.1. x.\n1.1.1. y.\n1.2. z.\na) t.")))
        assert [node.block.whole for node in walk(tree)] == ["Điều 1. A", "1. x.", "a) y.", "2. z.", "a) t."]


def findings(tree: Sequence[object]) -> list[object]:
    return list(check_numbering(tree))  # type: ignore[arg-type]
