"""The letter that asks others for their opinion on nominees, where the input wants one."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from filling import texts_of

from ntm_docs.checking import check_bytes
from ntm_docs.finishing.verifying import verify
from ntm_docs.pipeline import build
from ntm_docs.planning import plan_input
from ntm_docs.problems import ProblemsError
from ntm_docs.spreadsheets.columns import proposal

COMMUNE = ROOT / "samples" / "ho-so-an-giang-2026.yaml"
THEIRS = "  - hình thức: Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh\n"
STATE = "  - hình thức: Bằng khen của Thủ tướng Chính phủ\n"
ASKED = """    hiệp y:
      - kính gửi: [Bảo hiểm xã hội tỉnh An Giang, Thuế tỉnh An Giang]
        ngày: 10/11/2026
        hạn trả lời: 20/11/2026
"""


@pytest.fixture
def asking(tmp_path: Path) -> Callable[..., Path]:
    """The commune's dossier with a letter, changed."""

    def write(award: str = STATE, letter: str = ASKED, *edits: tuple[str, str]) -> Path:
        text = COMMUNE.read_text(encoding="utf-8")
        assert THEIRS in text
        text = text.replace(THEIRS, award + letter, 1)
        text = re.sub(r"  cấp phát động: tỉnh\b", "  cấp phát động: Thủ tướng Chính phủ", text)
        for old, new in edits:
            assert old in text, old
            text = text.replace(old, new, 1)
        path = tmp_path / "ho-so.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def refused(path: Path) -> dict[str, str]:
    with pytest.raises(ProblemsError) as caught:
        plan_input(path)
    return {one.code: str(one) for one in caught.value.problems}


class DescribeTheLetterThatAsks:
    def it_puts_the_questions_of_the_law_for_every_nominee(self, asking: Callable[..., Path], tmp_path: Path) -> None:
        build(asking(), tmp_path / "out")
        (path,) = (tmp_path / "out").rglob("lay-y-kien/01-cong-van.docx")
        text = dict(texts_of(path.parent))["01-cong-van.docx"]
        for words in (
            "V/v lấy ý kiến",
            "- Bảo hiểm xã hội tỉnh An Giang;",
            "- Thuế tỉnh An Giang.",
            "tặng Bằng khen của Thủ tướng Chính phủ",
            "2. Ông Nguyễn Văn Thành",
            "4. Hộ gia đình",
            "- Việc chấp hành chủ trương của Đảng, chính sách, pháp luật của Nhà nước",
            "trước ngày 20 tháng 11 năm 2026",
            "Thạnh Đông, ngày 10 tháng 11 năm 2026",
        ):
            assert words in text, words
        assert "98/2023" not in text  # of another time: the later decree's own article is not known
        assert [one for one in check_bytes(path.read_bytes(), path.name).findings if one.level == "error"] == []
        assert verify(tmp_path / "out") == []

    def it_asks_about_those_who_are_named_and_what_is_written(
        self, asking: Callable[..., Path], tmp_path: Path
    ) -> None:
        own = ASKED + "        đối tượng: [Ông Nguyễn Văn Thành]\n        nội dung: [việc chấp hành pháp luật thuế]\n"
        build(asking(THEIRS, own), tmp_path / "out")
        (path,) = (tmp_path / "out").rglob("01-cong-van.docx")
        text = dict(texts_of(path.parent))["01-cong-van.docx"]
        assert "1. Ông Nguyễn Văn Thành" in text
        assert "2. " not in text
        assert "- Việc chấp hành pháp luật thuế." in text

    def it_cites_the_decree_that_was_read_in_its_time(self, tmp_path: Path) -> None:
        text = (ROOT / "samples" / "ho-so-kien-giang-2023.yaml").read_text(encoding="utf-8")
        dates = text.replace("/2023", "/2024").replace("năm: 2022,", "năm: 2023,")
        award = "  - hình thức: Bằng khen của Thủ tướng Chính phủ\n"
        path = tmp_path / "ho-so.yaml"
        assert award in dates
        path.write_text(dates.replace(award, f"{award}    hiệp y: [{{kính gửi: Sở Y tế}}]\n", 1), encoding="utf-8")
        build(path, tmp_path / "out")
        (letter,) = (tmp_path / "out").rglob("01-cong-van.docx")
        assert "(Nghị định 98/2023/NĐ-CP, Điều 31)" in dict(texts_of(letter.parent))["01-cong-van.docx"]

    @pytest.mark.parametrize(
        ("award", "letter", "code"),
        [
            (THEIRS, ASKED, "opinion.what"),
            (STATE, ASKED.replace("20/11/2026", "05/11/2026"), "opinion.deadline"),
            (STATE, ASKED + "        đối tượng: [Ông Lê Văn Lạ]\n", "decision.stranger"),
            (STATE, "    hiệp y: [{ngày: 10/11/2026}]\n", "field.missing"),
        ],
    )
    def but_what_cannot_be_is_refused(self, asking: Callable[..., Path], award: str, letter: str, code: str) -> None:
        assert code in refused(asking(award, letter))

    def but_a_letter_after_the_to_trinh_is_told(self, asking: Callable[..., Path]) -> None:
        late = ASKED.replace("10/11/2026", "02/12/2026").replace("20/11/2026", "10/12/2026")
        assert "opinion.late" in {one.code for one in plan_input(asking(STATE, late)).warnings}

    def but_a_workbook_has_no_column_for_it(self) -> None:
        assert [column.title for column in proposal() if "hiệp y" in column.title] == []
