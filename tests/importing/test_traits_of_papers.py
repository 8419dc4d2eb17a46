"""What is odd in a paper of another hand is told when it is imported, and mended where that is sure."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ntm_docs.problems import ProblemsError
from ntm_docs.reading import Mended, read_existing

Make = Callable[..., tuple[list[str], list[Mended]]]


@pytest.fixture
def paper(tmp_path: Path) -> Make:
    """The paragraphs of a .docx of some texts, each with its font, and what is told of it."""

    def make(*texts: tuple[str, str], edit: Callable[[Any], None] | None = None) -> tuple[list[str], list[Mended]]:
        made = docx.Document()
        for text, font in texts:
            run = made.add_paragraph().add_run(text)
            if font:
                run.font.name = font
        if edit is not None:
            edit(made)
        made.save(str(tmp_path / "a.docx"))
        facts, mended = read_existing(tmp_path / "a.docx")
        return [one.full_text for one in facts.paragraphs if one.full_text], mended

    return make


class DescribeOldFonts:
    def they_are_read_as_they_look(self, paper: Make) -> None:
        texts, mended = paper(
            ("quyÕt ®Þnh", ".VnTimeH"),
            ("VÒ viÖc kiÖn toµn Tæ c«ng t¸c", ".VnTime"),
            ("Uûy ban nhaân daân xaõ", "VNI-Times"),
            ("Tr\xadëng Êp", ".VnTime"),
        )
        assert texts == ["QUYẾT ĐỊNH", "Về việc kiện toàn Tổ công tác", "Ủy ban nhân dân xã", "Trưởng ấp"]
        assert [(one.code, one.number) for one in mended] == [("trait.old_font", number) for number in (1, 2, 3, 4)]

    def they_may_be_the_font_of_the_whole_paper(self, paper: Make) -> None:
        def edit(made: Any) -> None:
            made.styles["Normal"].font.name = ".VnTime"

        assert paper(("«ng An", ""), edit=edit)[0] == ["ông An"]

    def but_unicode_in_such_a_font_stays(self, paper: Make) -> None:
        assert paper(("Trưởng ấp", ".VnTime")) == (["Trưởng ấp"], [])


class DescribeWhatIsLeftOut:
    def it_is_what_does_not_print(self, paper: Make) -> None:
        texts, (one,) = paper(("vận\u200b động", ""))
        assert (texts, one.code, one.facts["position"]) == (["vận động"], "import.unseen", 4)

    def it_is_what_a_content_control_suggests(self, paper: Make) -> None:
        def edit(made: Any) -> None:
            control, described, content = (OxmlElement(f"w:{name}") for name in ("sdt", "sdtPr", "sdtContent"))
            described.append(OxmlElement("w:showingPlcHdr"))
            control.extend([described, content])
            run = made.paragraphs[0].add_run("Bấm để chọn ngày.")
            run._r.getparent().replace(run._r, control)
            content.append(run._r)
            assert control.find(qn("w:sdtContent")) is not None

        texts, (one,) = paper(("Thạnh Đông, ", ""), edit=edit)
        assert (texts, one.code, one.text) == (["Thạnh Đông,"], "import.placeholder", "Bấm để chọn ngày.")


class DescribeQuotes:
    def they_may_stand_in_two_paragraphs(self, paper: Make) -> None:
        assert not paper(("“Điều 5. Mở đầu", ""), ("1. Hết.”", ""))[1]

    def but_one_alone_is_told(self, paper: Make) -> None:
        assert [one.code for one in paper(("“Điều 5. Mở đầu", ""))[1]] == ["trait.unpaired"]


class DescribePlainText:
    def its_line_ends_of_other_machines_are_told(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes("Một.\nHai.\rBa.\x0bBốn.\n".encode())
        facts, mended = read_existing(tmp_path / "a.txt")
        assert [one.full_text for one in facts.paragraphs if one.full_text] == ["Một.", "Hai.", "Ba.", "Bốn."]
        assert [(one.code, one.facts["char"]) for one in mended] == [("trait.line", "U+000D"), ("trait.line", "U+000B")]

    def but_a_text_of_one_machine_is_its_own(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes(b"A.\rB.\r")
        assert not read_existing(tmp_path / "a.txt")[1]


VNI = [
    "UÛY BAN NHAÂN DAÂN",
    "Soá: 15/QÑ-UBND",
    "Veà vieäc kieän toaøn Toå coâng taùc xaây döïng noâng thoân môùi",
    "Ñieàu 1.",
]
READ = ["ỦY BAN NHÂN DÂN", "Số: 15/QĐ-UBND", "Về việc kiện toàn Tổ công tác xây dựng nông thôn mới", "Điều 1."]

CAPITALS = [
    ("ñy ban nh©n d©n", "ỦY BAN NHÂN DÂN"),
    ("céng hßa x· héi chñ nghÜa viÖt nam", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
    ("QUYÕT ®ÞNH", "QUYẾT ĐỊNH"),
    ("VÒ viÖc kiÖn toµn Tæ c«ng t¸c cña X· B×nh An", "Về việc kiện toàn Tổ công tác của Xã Bình An"),
    ("a) nhiÖm vô", "a) nhiệm vụ"),
    ("kÕt qu¶ thùc hiÖn;", "kết quả thực hiện;"),
    ("tm. ñy ban nh©n d©n", "TM. ỦY BAN NHÂN DÂN"),
    ("NguyÔn V¨n An", "Nguyễn Văn An"),
]


class DescribeAPaperOfOneOldFont:
    """Text of an old font whose font was changed: short lines alone do not tell it, the paper does."""

    def it_is_read_throughout_its_short_lines_too(self, paper: Make) -> None:
        texts, mended = paper(*((text, "Times New Roman") for text in VNI))
        assert texts == READ
        assert [one.code for one in mended] == ["trait.old_font"] * 4

    def it_is_read_from_a_text_too(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("\n\n".join(VNI), encoding="utf-8")
        facts, mended = read_existing(tmp_path / "a.txt")
        assert [one.full_text for one in facts.paragraphs] == READ
        assert [(one.code, one.number) for one in mended] == [("trait.old_font", line) for line in (1, 3, 5, 7)]

    def its_capitals_are_found_though_its_font_of_capitals_is_lost(self, paper: Make) -> None:
        texts, _ = paper(*((text, "Times New Roman") for text, _ in CAPITALS))
        assert texts == [meant for _, meant in CAPITALS]

    def they_are_in_a_text_too_but_not_where_a_sentence_may_go_on(self, tmp_path: Path) -> None:
        broken = ["§iÒu 1. KiÖn toµn Tæ c«ng t¸c gåm 09 thµnh viªn, do ®ång chÝ B¶o", "phã chñ tÞch lµm tæ tr\xadëng"]
        lines = [*(text for text, _ in CAPITALS), *broken, "ngoµi ra cßn c¸c thµnh viªn cña Tæ c«ng t¸c theo danh s¸ch"]
        (tmp_path / "a.txt").write_text("\n".join(lines), encoding="utf-8")
        shown = [one.full_text for one in read_existing(tmp_path / "a.txt")[0].paragraphs]
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in shown
        assert "QUYẾT ĐỊNH" in " ".join(shown)
        assert "do đồng chí Bảo phó chủ tịch làm tổ trưởng" in " ".join(shown)
        assert "ngoài ra còn các thành viên" in " ".join(shown)

    def but_one_with_a_letter_of_unicode_is_judged_line_by_line(self, paper: Make) -> None:
        texts, _ = paper(*((text, "Times New Roman") for text in [*VNI, "Ủy ban nhân dân xã"]))
        assert texts[1] == "Soá: 15/QÑ-UBND"
        assert texts[2] == READ[2]

    def but_one_in_another_language_stays(self, paper: Make) -> None:
        texts, mended = paper(("Café à la crème, naïve façade", ""), ("Über größere Städte", ""))
        assert texts == ["Café à la crème, naïve façade", "Über größere Städte"]
        assert "trait.old_font" not in [one.code for one in mended]


class DescribeATextInAnotherFileInside:
    """Document systems export HTML inside a .docx (w:altChunk)."""

    @staticmethod
    def with_chunk(made: Any) -> None:
        chunk = OxmlElement("w:altChunk")
        chunk.set(qn("r:id"), "rId99")
        made.element.body.insert(0, chunk)

    def it_is_named_where_nothing_else_is_there(self, paper: Make) -> None:
        with pytest.raises(ProblemsError) as refused:
            paper(edit=self.with_chunk)
        assert [one.code for one in refused.value.problems] == ["docx.chunk"]

    def it_is_told_beside_other_text(self, paper: Make) -> None:
        texts, mended = paper(("Điều 1. Giao.", ""), edit=self.with_chunk)
        assert texts == ["Điều 1. Giao."]
        assert [one.code for one in mended] == ["import.embedded"]
