"""What an existing document holds arrives in the input, or is told."""

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as DocumentObject
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree
from papers import add_list, fields, numbered, saved, shown, texts

from ntm_docs.importing import import_file
from ntm_docs.reading.texts.passage import clean_passage
from ntm_docs.reading.texts.plain_text import read_plain
from ntm_docs.rendering.document.package import pack
from ntm_docs.word.incoming.package import read_members

DECISION = """ỦY BAN NHÂN DÂN
TỈNH ĐẮK NÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 1337/QĐ-UBND

Đắk Nông, ngày 13 tháng 7 năm 2022

QUYẾT ĐỊNH
Ban hành Kế hoạch
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG

Căn cứ Luật Thi đua, khen thưởng;
Theo đề nghị của Sở Nội vụ.

QUYẾT ĐỊNH:
Điều 1. Ban hành Kế hoạch.
Nơi nhận:
- Như Điều 1;
- Lưu: VT.
CHỦ TỊCH
{agency}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{heading}
KẾ HOẠCH
Phong trào thi đua
(Kèm theo Quyết định số 1337/QĐ-UBND)
I. MỤC ĐÍCH
1. Tuyên truyền./.
{tail}
"""


def issued(folder: Path, agency: str = "ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG", heading: str = "", tail: str = "") -> Any:
    path = folder / "quyet-dinh.txt"
    path.write_text(DECISION.format(agency=agency, heading=heading, tail=tail), encoding="utf-8")
    return fields(path)


def told(document: DocumentObject, folder: Path) -> list[str]:
    return [problem.code for problem in import_file(saved(document, folder))[1]]


class DescribeADecisionAndWhatItIssues:
    def they_keep_a_number_and_a_date_that_the_form_has_no_room_for(self, tmp_path: Path) -> None:
        made = issued(tmp_path, heading="Số: 12/KH-UBND\nĐắk Nông, ngày 14 tháng 7 năm 2022")
        assert made["chưa rõ"] == ["Số: 12/KH-UBND", "Đắk Nông, ngày 14 tháng 7 năm 2022"]
        assert made["số"] == "1337"

    def they_keep_recipients_and_a_signature_in_the_body(self, tmp_path: Path) -> None:
        body = issued(tmp_path, tail="Nơi nhận:\n- Sở Nội vụ;\n- Lưu: VT.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn An")
        lines = body["ban hành kèm theo"]["nội dung"].split("\n")
        assert lines[2:-1] == [
            *("Nơi nhận:", "- Sở Nội vụ;", "- Lưu: VT.", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn An")
        ]

    def they_keep_kinh_gui(self, tmp_path: Path) -> None:
        path = tmp_path / "quyet-dinh.txt"
        text = DECISION.format(agency="", heading="", tail="").replace("I. MỤC", "Kính gửi: Các sở.\nI. MỤC")
        path.write_text(text.replace("Điều 1. Ban", "Kính gửi: Bộ Nội vụ\nĐiều 1. Ban"), encoding="utf-8")
        made = fields(path)
        assert "Kính gửi: Bộ Nội vụ" in made["nội dung"]
        assert "Kính gửi: Các sở." in made["ban hành kèm theo"]["nội dung"]

    def they_keep_another_agency(self, tmp_path: Path) -> None:
        assert issued(tmp_path, agency="SỞ NỘI VỤ")["chưa rõ"] == ["SỞ NỘI VỤ"]

    def they_do_not_take_the_signature_for_the_next_heading(self, tmp_path: Path) -> None:
        assert issued(tmp_path)["người ký"] == {"chức vụ": "Chủ tịch"}

    def they_end_each_in_its_own_way(self, tmp_path: Path) -> None:
        made = issued(tmp_path)
        assert made["dấu kết thúc"] == "không"
        assert "dấu kết thúc" not in made["ban hành kèm theo"]


class DescribeHeadingsThatHaveNoField:
    def they_stay_as_unsure_with_an_appendix(self, tmp_path: Path) -> None:
        path = tmp_path / "phu-luc.txt"
        path.write_text("SỞ NỘI VỤ\nSố: 5/KH-SNV\nPhụ lục I\nDANH MỤC\n1. Một.\n2. Hai.", encoding="utf-8")
        made = fields(path)
        assert made["chưa rõ"] == ["SỞ NỘI VỤ", "Số: 5/KH-SNV"]

    def they_keep_the_number_of_a_party_document_as_written(self, tmp_path: Path) -> None:
        path = tmp_path / "dang.txt"
        path.write_text("TỈNH ỦY KIÊN GIANG\nSố 12-KH/TU\nKẾ HOẠCH\nVề thi đua\nI. MỤC ĐÍCH\n1. Một.", encoding="utf-8")
        assert fields(path)["chưa rõ"] == ["Số 12-KH/TU"]


class DescribeTablesOfTheBody:
    def they_are_told_and_stay_apart_from_the_signature(self, tmp_path: Path) -> None:
        document = docx.Document()
        for line in ("KẾ HOẠCH", "Về thi đua", "I. MỤC ĐÍCH", "1. Một:"):
            document.add_paragraph(line)
        document.add_table(1, 2).cell(0, 0).text = "SỞ NỘI VỤ"
        closing = document.add_table(1, 2)
        closing.cell(0, 0).text = "Nơi nhận:\n- Như trên;"
        closing.cell(0, 1).text = "CHỦ TỊCH\n\nTrần Văn An"
        made = fields(saved(document, tmp_path))
        assert made["nội dung"] == "I. MỤC ĐÍCH\n1. Một:\nSỞ NỘI VỤ\n"
        assert made["người ký"]["chức vụ"] == "Chủ tịch"
        assert "import.table" in told(document, tmp_path)


def run_of(document: DocumentObject, xml: str) -> None:
    document.add_paragraph("Một")._p.append(parse_xml(f"<w:r {nsdecls('w')}>{xml}</w:r>"))


def field_of(kind: str) -> str:
    return f'<w:fldChar w:fldCharType="{kind}"/>'


class DescribeRuns:
    def they_are_parted_by_a_tab_of_any_kind(self) -> None:
        document = docx.Document()
        run_of(document, "<w:ptab w:relativeTo='margin' w:alignment='right' w:leader='none'/><w:t>Hai</w:t>")
        assert texts(document) == ["Một Hai"]

    def they_are_told_when_hidden(self, tmp_path: Path) -> None:
        document = docx.Document()
        run_of(document, "<w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t>")
        assert texts(document) == ["Một"]
        assert "import.hidden" in told(document, tmp_path)

    def they_give_the_result_of_a_field_alone(self, tmp_path: Path) -> None:
        document = docx.Document()
        inner = f"{field_of('begin')}<w:instrText>PAGE</w:instrText>{field_of('separate')}<w:t>7</w:t>{field_of('end')}"
        outer = f"{field_of('begin')}<w:instrText>IF </w:instrText>{inner}{field_of('separate')}<w:t> Hai</w:t>"
        run_of(document, f"{outer}{field_of('end')}<w:t> Ba</w:t>")
        assert texts(document) == ["Một Hai Ba"]
        assert "import.field" in told(document, tmp_path)

    def they_include_formulas_with_a_word(self, tmp_path: Path) -> None:
        document = docx.Document()
        math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
        document.add_paragraph("Một ")._p.append(parse_xml(f"<m:oMath {math}><m:r><m:t>a+b</m:t></m:r></m:oMath>"))
        assert texts(document) == ["Một a+b"]
        assert "import.formula" in told(document, tmp_path)

    def they_tell_comments(self, tmp_path: Path) -> None:
        document = docx.Document()
        document.add_comment(document.add_paragraph("Một").runs, "Xem lại", "An")
        assert "import.comment" in told(document, tmp_path)

    def they_are_read_from_a_strict_file_too(self, tmp_path: Path) -> None:
        document = docx.Document()
        document.add_paragraph("Một").add_run(" hai").bold = True
        document.add_table(1, 2).cell(0, 1).text = "Ba"
        path = saved(document, tmp_path)
        named = (
            ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "wordprocessingml/main"),
            ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "officeDocument/relationships"),
        )
        parts = read_members(path.read_bytes())
        for transitional, strict in named:
            old, new = transitional.encode(), f"http://purl.oclc.org/ooxml/{strict}".encode()
            parts = {name: part.replace(old, new) for name, part in parts.items()}
        assert shown(pack(parts)) == ["Một hai", "Ba"]


DECIMAL = '<w:start w:val="1"/><w:numFmt w:val="decimal"/>'


class DescribeLists:
    def listed(self, change: str, old: str = "") -> list[str]:
        document = docx.Document()
        add_list(document)
        numbering = document.part.numbering_part.element
        if old:
            xml = etree.tostring(numbering, encoding="unicode").replace(old, change)
            for child in list(numbering):
                numbering.remove(child)
            numbering.extend(list(parse_xml(xml)))
        for depth in (0, 0, 1, 3):
            numbered(document, "x", depth)
        return texts(document)

    def they_keep_a_plus(self) -> None:
        assert self.listed('w:lvlText w:val="+"', 'w:lvlText w:val="•"')[-1] == "+ x"

    def they_may_begin_at_nought(self) -> None:
        made = self.listed(
            '<w:start w:val="0"/><w:numFmt w:val="decimal"/>', '<w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        )
        assert made[2] == "0. x"

    def they_take_a_level_that_the_list_overrides(self) -> None:
        level = '<w:lvl w:ilvl="1"><w:start w:val="5"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>'
        end = '<w:abstractNumId w:val="77"/></w:num>'
        made = self.listed(
            f'<w:abstractNumId w:val="77"/><w:lvlOverride w:ilvl="1">{level}</w:lvlOverride></w:num>', end
        )
        assert made[2] == "II.5. x"

    def they_survive_levels_that_word_does_not_have(self) -> None:
        assert self.listed('w:ilvl="12"', 'w:ilvl="1"')[0] == "I. x"

    def they_write_no_endless_letters(self) -> None:
        made = self.listed(
            '<w:start w:val="999999"/><w:numFmt w:val="lowerLetter"/>',
            '<w:start w:val="1"/><w:numFmt w:val="decimal"/>',
        )
        assert made[2] == "999999. x"


class DescribeNotes:
    def they_follow_the_paragraph_that_refers_to_them(self, tmp_path: Path) -> None:
        document = docx.Document()
        run_of(document, '<w:footnoteReference w:id="2"/>')
        parts = read_members(saved(document, tmp_path).read_bytes())
        note = '<w:footnote w:id="2"><w:p><w:r><w:t>Chú</w:t><w:tab/><w:t>thích</w:t></w:r></w:p></w:footnote>'
        parts["word/footnotes.xml"] = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>".encode()
        assert shown(pack(parts)) == ["Một", "Chú thích"]


class DescribeSigns:
    @pytest.mark.parametrize("sign", ["\x0b", "\x85", "\x1c", "\u2028"])
    def they_become_a_space_when_they_part_words(self, sign: str) -> None:
        assert clean_passage(f"một{sign}hai") == "một hai"

    def they_become_a_hyphen_when_they_do_not_break(self) -> None:
        assert clean_passage("2021\x1e2025") == "2021-2025"

    def they_end_lines_on_old_machines_too(self) -> None:
        assert [one.text for one in read_plain("I. MỘT\r1. Hai.\r")[0].paragraphs] == ["I. MỘT", "1. Hai."]

    @pytest.mark.parametrize("text", ["Ghi chú (*) là số liệu", "5 * 6 * 7", "* Ghi chú: một"])
    def they_stay_when_they_are_of_a_footnote(self, text: str) -> None:
        assert [one.text for one in read_plain(text)[0].paragraphs] == [text]
