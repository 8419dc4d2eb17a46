"""Appendices of a paper come in with it and are printed as files of their own."""

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm
from papers import fields, saved
from ruamel.yaml import YAML

from ntm_docs.importing import import_file
from ntm_docs.pipeline import build
from ntm_docs.planning import plan_input
from ntm_docs.problems import ProblemsError

HEAD = ("ỦY BAN NHÂN DÂN XÃ THẠNH ĐÔNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Số: 15/KH-UBND", "Thạnh Đông, ngày 02 tháng 12 năm 2026")  # fmt: skip
BODY = ("I. MỤC ĐÍCH", "1. Tuyên truyền sâu rộng (Phụ lục I, II).", "II. TỔ CHỨC THỰC HIỆN", "1. Văn phòng theo dõi./.")
END = ("Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn An")
ATTACHED = "(Kèm theo Kế hoạch số 15/KH-UBND ngày 02 tháng 12 năm 2026 của Ủy ban nhân dân xã Thạnh Đông)"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A plan with an appendix of text and one of a wide table on a landscape page."""
    document = docx.Document()

    def centred(text: str) -> None:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(text).bold = True

    for text in HEAD:
        document.add_paragraph(text)
    centred("KẾ HOẠCH")
    centred("Thi đua năm 2027")
    for text in (*BODY, *END):
        document.add_paragraph(text)
    for text in ("Phụ lục I", "CÁC TIÊU CHÍ", ATTACHED):
        centred(text)
    document.add_paragraph("1. Quy hoạch.")
    section = document.add_section()
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    for text in ("Phụ lục II", "PHÂN CÔNG NHIỆM VỤ", ATTACHED):
        centred(text)
    table = document.add_table(2, 5, style="Table Grid")
    for row, texts in enumerate(
        (("STT", "Việc", "Ai", "Khi nào", "Ghi chú"), ("1", "Phát động", "Văn phòng", "Quý I", ""))
    ):
        for cell, text, width in zip(table.rows[row].cells, texts, (15, 80, 60, 50, 50), strict=True):
            cell.text, cell.width = text, Mm(width)
            cell.paragraphs[0].runs[0].bold = row == 0
    return saved(document, tmp_path)


class DescribeAppendicesInTheFile:
    def they_come_in_under_their_titles(self, paper: Path) -> None:
        made: dict[str, Any] = fields(paper)
        assert "chưa rõ" not in made
        assert [(one["tên"], one["kèm theo"], one.get("khổ ngang")) for one in made["phụ lục"]] == [
            ("CÁC TIÊU CHÍ", ATTACHED, None),
            ("PHÂN CÔNG NHIỆM VỤ", ATTACHED, "có"),
        ]
        assert made["phụ lục"][0]["nội dung"] == "1. Quy hoạch.\n"
        assert import_file(paper)[1] == []

    def they_are_printed_in_files_of_their_own(self, paper: Path) -> None:
        source = paper.with_suffix(".yaml")
        source.write_bytes(import_file(paper)[0])
        build(source, paper.parent / "ra")
        first, second = (docx.Document(str(one)) for one in sorted((paper.parent / "ra").rglob("*phu-luc.docx")))
        texts = [one.text for one in first.paragraphs if one.text]
        assert " ".join(texts) == f"Phụ lục I CÁC TIÊU CHÍ {ATTACHED} 1. Quy hoạch."
        assert second.sections[0].orientation == WD_ORIENT.LANDSCAPE
        assert [cell.text for cell in second.tables[0].rows[1].cells] == ["1", "Phát động", "Văn phòng", "Quý I", ""]

    def but_one_without_a_title_is_told(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text(
            "\n\n".join([*HEAD, "KẾ HOẠCH", "Thi đua năm 2027", *BODY, *END, "Phụ lục", ATTACHED, "1. Quy hoạch."]),
            "utf-8",
        )
        assert "phụ lục" not in fields(path)
        assert "import.other_paper" in [one.code for one in import_file(path)[1]]


class DescribeAppendicesThatAreTyped:
    TEXT = """loại: kế hoạch
trích yếu: Thử
nội dung: |
  1. Xem phụ lục.
phụ lục:
  - tên: DANH MỤC
    nội dung: |
      1. [[việc]].
"""

    def they_take_facts_and_say_themselves_what_they_belong_to(self, tmp_path: Path) -> None:
        path = tmp_path / "a.yaml"
        path.write_text(f"{self.TEXT}dùng chung: {{việc: Một}}\n", encoding="utf-8")
        build(path, tmp_path / "ra")
        (made,) = (tmp_path / "ra").rglob("*phu-luc.docx")
        texts = [one.text for one in docx.Document(str(made)).paragraphs if one.text]
        assert texts[:2] == ["Phụ lục", "DANH MỤC"]
        assert texts[2].startswith("(Kèm theo Kế hoạch số")
        assert texts[-1] == "1. Một."

    def they_tell_references_at_their_lines(self, tmp_path: Path) -> None:
        path = tmp_path / "a.yaml"
        path.write_text(self.TEXT, encoding="utf-8")
        with pytest.raises(ProblemsError) as caught:
            plan_input(path)
        assert [(one.code, one.place.line) for one in caught.value.problems] == [("reference.unknown", 8)]

    def but_an_appendix_itself_has_none(self, tmp_path: Path) -> None:
        path = tmp_path / "a.yaml"
        path.write_text(self.TEXT.replace("kế hoạch", "phụ lục").replace("[[việc]]", "Một"), encoding="utf-8")
        with pytest.raises(ProblemsError) as caught:
            plan_input(path)
        assert "draft.not_printed" in [one.code for one in caught.value.problems]
        assert YAML(typ="safe", pure=True).load(path)["phụ lục"]
