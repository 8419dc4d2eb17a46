"""An existing document becomes input: parts found wherever they stand, no word lost."""

import random
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from conftest import ROOT
from docx.document import Document as DocumentObject
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given
from hypothesis import strategies as st
from papers import add_list, fields, numbered, saved, texts
from strategies import printable_text

from ntm_docs.importing import import_file
from ntm_docs.outline import SourceLine, parse_blocks
from ntm_docs.pipeline import build
from ntm_docs.problems import ProblemsError
from ntm_docs.reading.texts.docx_text import read_docx
from ntm_docs.reading.texts.plain_text import read_plain
from ntm_docs.rendering.document.package import pack
from ntm_docs.word.incoming.package import parse_xml as parse_xml_text
from ntm_docs.word.incoming.package import read_members

TEMPLATE = ROOT / "templates" / "ke-hoach.docx"
QUOC_HIEU, TIEU_NGU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
BODY = ["I. MỤC ĐÍCH", "1. Tuyên truyền sâu rộng.", "Trên đây là Kế hoạch./."]


def by_table(document: DocumentObject) -> None:
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nTỈNH KIÊN GIANG"
    table.cell(0, 1).text = f"{QUOC_HIEU}\n{TIEU_NGU}"
    table.cell(1, 0).text = "Số: 168/KH-UBND"
    table.cell(1, 1).text = "Kiên Giang, ngày 12 tháng 7 năm 2022"


def by_tabs(document: DocumentObject) -> None:
    document.add_paragraph(f"ỦY BAN NHÂN DÂN\t{QUOC_HIEU}")
    document.add_paragraph(f"TỈNH KIÊN GIANG\t{TIEU_NGU}")
    document.add_paragraph("_______\t________________")
    document.add_paragraph("Số: 168/KH-UBND\tKiên Giang, ngày 12 tháng 7 năm 2022")


def by_paragraphs(document: DocumentObject) -> None:
    for text in ("ỦY BAN NHÂN DÂN", "TỈNH KIÊN GIANG", QUOC_HIEU, TIEU_NGU):
        document.add_paragraph(text)
    document.add_paragraph("Số: 168/KH-UBND")
    document.add_paragraph("Kiên Giang, ngày 12 tháng 7 năm 2022")


def by_text_box(document: DocumentObject) -> None:
    inner = "".join(
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        for text in ("ỦY BAN NHÂN DÂN", "TỈNH KIÊN GIANG", "Số: 168/KH-UBND", QUOC_HIEU, TIEU_NGU)
    )
    space = 'xmlns:v="urn:schemas-microsoft-com:vml"'
    box = f"<v:shape {space}><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape>"
    run = parse_xml(f"<w:r {nsdecls('w')}><w:pict>{box}</w:pict></w:r>")
    document.add_paragraph()._p.append(run)
    document.add_paragraph("Kiên Giang, ngày 12 tháng 7 năm 2022")


class DescribeHeadings:
    @pytest.mark.parametrize("heading", [by_table, by_tabs, by_paragraphs, by_text_box], ids=lambda f: f.__name__)
    def they_are_found_wherever_they_stand(self, heading: Callable[[DocumentObject], None], tmp_path: Path) -> None:
        document = docx.Document()
        heading(document)
        for text in ("KẾ HOẠCH", "Tổ chức phong trào thi đua", *BODY):
            document.add_paragraph(text)
        found = fields(saved(document, tmp_path))
        assert found["cơ quan"]["tên"] == "Ủy ban nhân dân tỉnh Kiên Giang"
        assert (found["số"], found["ngày"], found["trích yếu"]) == ("168", "12/7/2022", "Tổ chức phong trào thi đua")
        assert found["nội dung"].split("\n")[:-1] == BODY
        assert "chưa rõ" not in found

    def they_tell_the_body_above_from_the_issuing_one(self, tmp_path: Path) -> None:
        document = docx.Document()
        for text in ("UBND TỈNH KIÊN GIANG", "SỞ NỘI VỤ", "Số: 15/BC-SNV", "BÁO CÁO", "Kết quả phong trào", *BODY):
            document.add_paragraph(text)
        found = fields(saved(document, tmp_path))
        assert (found["cơ quan"]["chủ quản"], found["cơ quan"]["tên"]) == ("UBND TỈNH KIÊN GIANG", "SỞ NỘI VỤ")
        assert (found["loại"], found["cơ quan"]["ký hiệu"]) == ("báo cáo", "SNV")

    def they_keep_the_notation_that_differs_from_the_usual_one(self, tmp_path: Path) -> None:
        path = tmp_path / "x.txt"
        path.write_text("Số: 12/KHPH-UBND\n\nKẾ HOẠCH\n\nThử\n\nI. MỘT\n\n1. Hai./.", encoding="utf-8")
        assert fields(path)["ký hiệu"] == "KHPH-UBND"


class DescribeSignatures:
    def they_are_never_lost_when_the_title_is_missing(self, tmp_path: Path) -> None:
        path = tmp_path / "x.txt"
        end = "Nơi nhận:\n\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\n\nTrần Văn An"
        path.write_text(f"KẾ HOẠCH\n\nThử\n\nI. MỘT\n\n1. Hai./.\n\n{end}", encoding="utf-8")
        found = fields(path)
        assert "người ký" not in found
        assert found["chưa rõ"] == ["TM. ỦY BAN NHÂN DÂN", "Trần Văn An"]


class DescribeWordNumbering:
    def it_becomes_the_labels_a_reader_sees(self) -> None:
        document = docx.Document()
        add_list(document)
        for text, level in (("MỘT", 0), ("a", 1), ("b", 1), ("x", 2), ("y", 2), ("z", 3), ("HAI", 0), ("c", 1)):
            numbered(document, text, level)
        assert texts(document) == ["I. MỘT", "1. a", "2. b", "a) x", "b) y", "- z", "II. HAI", "1. c"]

    def it_comes_through_styles_too(self) -> None:
        document = docx.Document()
        add_list(document)
        style = document.styles.add_style("Muc", 1)
        style.element.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="1"/><w:numId w:val="77"/></w:numPr>')
        )
        document.add_paragraph("một", style="Muc")
        document.add_paragraph("hai", style="Muc")
        assert texts(document) == ["1. một", "2. hai"]

    def it_starts_anew_where_the_list_says_so(self) -> None:
        document = docx.Document()
        add_list(document)
        document.part.numbering_part.element.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="78"><w:abstractNumId w:val="77"/><w:lvlOverride w:ilvl="1">'
                '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
            )
        )
        numbered(document, "một", 1)
        paragraph = document.add_paragraph("năm")
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="1"/><w:numId w:val="78"/></w:numPr>')
        )
        assert texts(document) == ["1. một", "5. năm"]


class DescribeWhatIsRead:
    def it_takes_inserted_text_and_leaves_deleted_text_out(self) -> None:
        document = docx.Document()
        paragraph = document.add_paragraph("Giữ ")
        insert = f'<w:ins {nsdecls("w")} w:id="1" w:author="a"><w:r><w:t>thêm</w:t></w:r></w:ins>'
        delete = f'<w:del {nsdecls("w")} w:id="2" w:author="a"><w:r><w:delText>bỏ</w:delText></w:r></w:del>'
        for xml in (insert, delete):
            paragraph._p.append(parse_xml(xml))
        assert texts(document) == ["Giữ thêm"]

    def it_reads_content_controls_and_links(self) -> None:
        document = docx.Document()
        document.element.body.insert(
            0,
            parse_xml(
                f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:hyperlink><w:r><w:t>Liên kết</w:t></w:r></w:hyperlink>"
                "</w:p></w:sdtContent></w:sdt>"
            ),
        )
        assert texts(document) == ["Liên kết"]

    def it_takes_notes_and_tells_symbols_and_embedded_files(self) -> None:
        document = docx.Document()
        paragraph = document.add_paragraph("Nội dung")
        for xml in (
            '<w:r {}><w:endnoteReference w:id="2"/></w:r>',
            '<w:r {}><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>',
        ):
            paragraph._p.append(parse_xml(xml.format(nsdecls("w"))))
        document.element.body.insert(1, parse_xml(f"<w:altChunk {nsdecls('w')}/>"))
        out = BytesIO()
        document.save(out)
        note = '<w:endnote w:id="2"><w:p><w:r><w:t>Chú thích cuối.</w:t></w:r></w:p></w:endnote>'
        notes = f"<w:endnotes {nsdecls('w')}>{note}</w:endnotes>"
        parts = read_members(out.getvalue()) | {"word/endnotes.xml": notes.encode()}
        facts, mended = read_docx(pack(parts), "x.docx")
        assert {one.full_text for one in facts.paragraphs if one.full_text} == {"Nội dung", "Chú thích cuối."}
        assert {one.code for one in mended} == {"import.footnote", "import.symbol", "import.embedded"}

    def it_takes_a_tab_after_a_typed_number_for_a_space(self) -> None:
        document = docx.Document()
        document.add_paragraph("1.\tTuyên truyền")
        assert texts(document) == ["1. Tuyên truyền"]

    def it_mends_nfd_text_and_characters_that_do_not_print(self) -> None:
        document = docx.Document()
        document.add_paragraph("Ke\u0302\u0301 hoa\u0323ch\u200b\u00ad so\u0302\u0301 1")
        assert texts(document) == ["Kế hoạch số 1"]


class DescribeScannedText:
    def it_joins_lines_and_pages_and_tells_each(self) -> None:
        text = (
            "1. Tiếp tục phát huy sức mạnh tổng hợp của cả hệ thống chính trị từ tỉnh\n"
            "đến cơ sở trong việc tuyên truyền,\n\n2\n\nvận động các tầng lớp Nhân dân.\n\n2. Hai."
        )
        facts, mended = read_plain(text)
        passages = facts.paragraphs
        assert [passage.text for passage in passages][1:] == ["2. Hai."]
        assert "tuyên truyền, vận động" in passages[0].text
        assert [(one.code, one.number) for one in mended] == [
            ("import.joined", 2),
            ("import.page", 4),
            ("import.joined", 6),
        ]

    def but_a_number_that_is_no_page_stays(self) -> None:
        facts, _ = read_plain("KẾ HOẠCH\n\nThử\n\n01\n\nI. MỘT\n\n1. Hai.")
        assert "01" in [one.text for one in facts.paragraphs]

    def it_leaves_lines_alone_where_no_blank_line_divides_them(self) -> None:
        text = "\n".join(f"Dòng {n} của một văn bản không có dòng trống, dài vừa đủ để ngắt" for n in range(8))
        assert len(read_plain(text)[0].paragraphs) == 8


class DescribeTheDecreeItself:
    """Phụ lục I of the decree: a long outline, tables, text boxes, a footnote."""

    source = Path(__file__).parent / "goc" / "nd30-phu-luc-1.docx"

    def it_comes_back_with_every_word(self, tmp_path: Path) -> None:
        path = tmp_path / "phu-luc.yaml"
        path.write_bytes(import_file(self.source)[0])
        build(path, tmp_path / "out")
        (made,) = (tmp_path / "out").rglob("*.docx")
        lost = words_of(self.source, "word/document.xml", "word/footnotes.xml") - words_of(made, "word/document.xml")
        added = words_of(made, "word/document.xml") - words_of(self.source, "word/document.xml", "word/footnotes.xml")
        assert (lost, added) == (Counter(), Counter())

    def it_has_its_outline(self) -> None:
        found = fields(self.source)
        assert (found["loại"], found["số phụ lục"]) == ("phụ lục", "I")
        blocks = parse_blocks(SourceLine(n, line) for n, line in enumerate(found["nội dung"].split("\n")) if line)
        kinds = Counter(block.kind for block in blocks)
        assert kinds["la_ma"] >= 6
        assert kinds["diem"] >= 60


def words_of(path: Path, *parts: str) -> Counter[str]:
    """The words of parts of a .docx, read from their XML alone: rules and a fallback copy left out."""
    found: list[str] = []
    members = read_members(path.read_bytes())
    for name in parts:
        root = parse_xml_text(members[name])
        for copy in list(root.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")):
            copy.getparent().remove(copy)
        last = None
        for node in root.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
            paragraph = next((above for above in node.iterancestors() if above.tag == qn("w:p")), None)
            if any(above.tag in (qn("w:del"), qn("w:pPr")) for above in node.iterancestors()):
                continue
            found.append("" if paragraph is last else "\n")
            found.append(" " if node.tag != qn("w:t") else node.text or "")
            last = paragraph
    text = unicodedata.normalize("NFC", "".join(found)).replace("\u00a0", " ")
    lines = (line for line in text.split("\n") if not re.fullmatch(r"[_\s]*", line))
    return Counter(word for line in lines for word in re.sub(r" (?=[;,.])", "", " ".join(line.split())).split())


class DescribeWhatIsRefused:
    @pytest.mark.parametrize(
        ("name", "data", "code"),
        [
            ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "docx.old"),
            ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "docx.old"),
            ("a.docx", b"<html><body>x</body></html>", "docx.html"),
            ("a.docx", b"\x89PNG\r\n\x1a\n" + bytes(100), "docx.not_docx"),
            ("a.docx", b"", "file.empty"),
            ("a.docx", TEMPLATE.read_bytes()[:3000], "docx.broken"),
            ("a.txt", b"", "file.empty"),
            ("a.txt", "Kế hoạch".encode("utf-16"), "file.encoding"),
            ("a.pdf", b"%PDF-1.7", "import.kind"),
        ],
    )
    def it_is_named_for_what_it_is(self, tmp_path: Path, name: str, data: bytes, code: str) -> None:
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(ProblemsError) as caught:
            import_file(path)
        assert [problem.code for problem in caught.value.problems] == [code]

    def it_has_no_form_for_some_types(self, tmp_path: Path) -> None:
        path = tmp_path / "x.txt"
        path.write_text("HỢP ĐỒNG\n\nThuê xe\n\nĐiều 1. Xe.", encoding="utf-8")
        with pytest.raises(ProblemsError, match="chưa có biểu mẫu cho “hợp đồng”"):
            import_file(path)

    def it_unpacks_no_bomb_and_follows_no_entity(self, tmp_path: Path) -> None:
        members = read_members(TEMPLATE.read_bytes())
        bomb = BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", b"<w/>" + bytes(80 * 1024 * 1024))
        entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        xml = (
            f"{entity}<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>a &e; b</w:t></w:r></w:p></w:body></w:document>"
        )
        path = tmp_path / "x.docx"
        path.write_bytes(bomb.getvalue())
        with pytest.raises(ProblemsError):
            import_file(path)
        with pytest.raises(ProblemsError):
            read_docx(pack(members | {"word/document.xml": xml.encode()}), "x.docx")

    def it_never_ends_in_a_traceback(self) -> None:
        """Mutated packages: bytes of the archive, and bytes inside its parts."""
        data, chance = TEMPLATE.read_bytes(), random.Random(168)
        document = docx.Document()
        add_list(document)
        for depth in (0, 1, 2, 3):
            numbered(document, "x", depth)
        out = BytesIO()
        document.save(out)
        listed = read_members(out.getvalue())
        members = read_members(data)
        codes = set()
        for turn in range(300):
            whole = listed if turn % 4 else members
            made = torn(data, chance) if turn % 2 else pack(whole | bent(whole, chance))
            try:
                read_docx(made, "x.docx")
            except ProblemsError as error:
                codes |= {problem.code for problem in error.problems}
        assert codes <= {"docx.broken", "docx.empty", "docx.encrypted", "docx.html", "docx.not_docx"}


def torn(data: bytes, chance: random.Random) -> bytes:
    """An archive with some bytes changed, or its end cut off."""
    mutated = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        mutated[chance.randrange(len(mutated))] = chance.randrange(256)
    return bytes(mutated[: chance.randint(1, len(mutated))] if chance.random() < 0.2 else mutated)


def bent(members: dict[str, bytes], chance: random.Random) -> dict[str, bytes]:
    """One part of a package with a piece replaced."""
    parts = ["word/document.xml", "word/styles.xml", "word/numbering.xml", "[Content_Types].xml"]
    name = chance.choice([part for part in parts if part in members])
    part = bytearray(members[name])
    at = chance.randrange(len(part))
    part[at : at + chance.randint(0, 40)] = chance.choice([b"", b"<", b"<w:numPr/>", b"\xff", b"99999999999"])
    return {name: bytes(part)}


class DescribeAnyText:
    @pytest.mark.slow
    @given(st.lists(printable_text(), min_size=1, max_size=12))
    def it_keeps_every_word_of_a_docx(self, paragraphs: list[str]) -> None:
        document = docx.Document()
        for text in paragraphs:
            document.add_paragraph(text)
        words = [word for text in paragraphs for word in text.split() if any(map(str.isalnum, word))]
        read = " ".join(texts(document)).split() if words else []
        assert [word for word in read if any(map(str.isalnum, word))] == words
