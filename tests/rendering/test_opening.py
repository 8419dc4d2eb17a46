"""Which file is a form, and which part of it is what: by its relationships, not by names."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from conftest import SAMPLE
from small_forms import PICTURE, form, para, text_of

from ntm_docs import Template
from ntm_docs.papers.opening import open_package
from ntm_docs.pipeline import build, template_folders
from ntm_docs.problems import ProblemsError
from ntm_docs.reading.texts.docx_text import read_docx
from ntm_docs.rendering import find_templates
from ntm_docs.word.incoming.package import main_part, read_members, related_parts, usual_names

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
STYLES = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(data: bytes, name: Callable[[str], str] = str, edit: Callable[[bytes], bytes] = bytes) -> bytes:
    """The same package with other names or other content, as another program would write it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            entry = zipfile.ZipInfo("x")
            entry.filename = name(info.filename)
            new.writestr(entry, edit(old.read(info)))
    return out.getvalue()


USUAL = form("Quyết định {{ ten }}", "Điều 1.", parts={"header1": para("đầu {{ ten }}"), "styles": STYLES})
WAYS = {
    "usual": USUAL,
    "document2.xml": form("Quyết định {{ ten }}", "Điều 1.", parts={"header1": para("đầu {{ ten }}")},
                          main="word/document2.xml"),
    "another folder": form("Quyết định {{ ten }}", "Điều 1.", parts={"header1": para("đầu {{ ten }}")},
                           main="tai lieu/van-ban.xml"),
    "a false document.xml": form("Quyết định {{ ten }}", "Điều 1.", parts={"header1": para("đầu {{ ten }}")},
                                 main="word/document2.xml", extra={"word/document.xml": b"<x/>"}),
    "targets from the root": zipped(USUAL, edit=lambda xml: xml.replace(b'Target="', b'Target="/word/').replace(
        b"/word/word/", b"/word/")),
    "other letters": zipped(USUAL, edit=lambda xml: xml.replace(b"word/document.xml", b"Word/Document.xml")),
    "backslashes": zipped(USUAL, name=lambda name: name.replace("/", "\\")),
    "backslashes in targets": zipped(USUAL, edit=lambda xml: xml.replace(b'"word/document', b'"word\\document')),
    "header of another name": zipped(USUAL, lambda name: name.replace("header1", "dau-trang"),
                                     lambda xml: xml.replace(b"header1", b"dau-trang")),
    "UTF-16": zipped(USUAL, edit=lambda xml: xml.decode().replace("UTF-8", "UTF-16").encode("utf-16")
                     if b"w:body" in xml or b"w:hdr" in xml else xml),
}  # fmt: skip


def codes(job: Callable[[], object]) -> set[str]:
    with pytest.raises(ProblemsError) as caught:
        job()
    return {problem.code for problem in caught.value.problems}


class DescribeTheMainPart:
    @pytest.mark.parametrize("way", WAYS)
    def it_is_found_by_forms_check_and_import_alike(self, way: str) -> None:
        made = Template(io.BytesIO(WAYS[way])).render({"ten": "A & B"})
        members = read_members(made)
        assert text_of(made, main_part(members)) == ["Quyết định A & B", "Điều 1."]
        (header,) = related_parts(members, main_part(members), "header")
        assert text_of(made, header) == ["đầu A & B"]
        assert [one.text for one in read_docx(WAYS[way], "x.docx")[0].paragraphs] == ["Quyết định {{ ten }}", "Điều 1."]
        root = open_package(WAYS[way], "x.docx").document
        assert "".join(root.itertext()).startswith("Quyết định {{ ten }}Điều 1.")

    @pytest.mark.parametrize("way", WAYS)
    def its_headers_count_as_printed(self, way: str) -> None:
        data, xml = Template(io.BytesIO(WAYS[way])).fill({"ten": "giá trị"})
        assert xml.count("giá trị") == 2
        assert usual_names(read_members(data))["word/document.xml"] == main_part(read_members(data))


class DescribeWhatIsNoForm:
    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (b"", "không phải tệp .docx"),
            (OLE + bytes(600), "tệp .doc đời cũ"),
            (OLE + "EncryptedPackage".encode("utf-16-le"), "có mật khẩu"),
            (b" <html>", "trang web"),
            (USUAL[:500], "tệp hỏng"),
            (zipped(USUAL, edit=lambda xml: xml.replace(b"w:body", b"w:than")), "tệp hỏng"),
            (zipped(USUAL, edit=lambda xml: xml.replace(b"?>\n", b"?><!DOCTYPE w>", 1)), "hỏng"),
            (zipped(USUAL, edit=lambda xml: xml.replace(b"</w:hdr>", b"")), "phần “word/header1.xml” của tệp hỏng"),
            (zipped(USUAL, edit=lambda xml: xml.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006",
                                                        b"http://purl.oclc.org/ooxml/wordprocessingml")), "Strict"),
            (zipped(USUAL, edit=lambda xml: xml.replace(b"xmlns:w=", b"xmlns:n=").replace(b"<w:", b"<n:")
                    .replace(b"</w:", b"</n:").replace(b" w:", b" n:")), "chương trình lạ"),
        ],
    )  # fmt: skip
    def it_is_told_as_what_it_is(self, data: bytes, words: str) -> None:
        with pytest.raises(ProblemsError, match=words) as caught:
            Template(io.BytesIO(data))
        assert {problem.code for problem in caught.value.problems} == {"template.broken"}

    @pytest.mark.parametrize(
        "kind", [f"{WORD}.template.main+xml", "application/vnd.ms-word.document.macroEnabled.main+xml"]
    )
    def but_a_template_of_word_becomes_a_document(self, kind: str) -> None:
        types = read_members(Template(io.BytesIO(form("x", kind=kind))).render({}))["[Content_Types].xml"]
        assert f'"{WORD}.document.main+xml"'.encode() in types
        assert kind.encode() not in types

    def it_carries_no_macro_on(self) -> None:
        data = form("x", extra={"word/vbaProject.bin": b"x"})
        assert codes(lambda: Template(io.BytesIO(data))) == {"template.macro"}

    @pytest.mark.parametrize("name", ["danh-sach.dotx", "danh-sach.DOCX", "danh-sach.docm", "danh-sach.doc"])
    def it_is_told_where_it_would_not_be_used(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).write_bytes(USUAL)
        if not (tmp_path / "danh-sach.docx").is_file():  # where letters of names count
            assert codes(lambda: template_folders(tmp_path)) == {"template.other_kind"}


class DescribePartsThatNobodyFills:
    @pytest.mark.parametrize(
        ("part", "content"),
        [
            ("word/charts/chart1.xml", "<c><t>{{ ten }}</t></c>"),
            ("word/diagrams/data1.xml", "<c><t>{</t><t>{ ten }}</t></c>"),
            ("word/glossary/document.xml", "<c>{% if a %}</c>"),
            ("word/_rels/header9.xml.rels", '<R><R Target="http://x/%7B%7Bten%7D%7D"/></R>'),
        ],
    )
    def they_are_named_when_they_hold_a_tag(self, part: str, content: str) -> None:
        with pytest.raises(ProblemsError, match=part.replace(".", r"\.")) as caught:
            Template(io.BytesIO(form("x", extra={part: content.encode()})))
        assert {problem.code for problem in caught.value.problems} == {"template.part"}

    def but_a_part_without_tags_is_carried_over(self) -> None:
        extra = {"word/media/ảnh.png": PICTURE, "customXml/item1.xml": b"<a>{x}</a>"}
        made = read_members(Template(io.BytesIO(form("x", extra=extra))).render({}))
        assert extra.items() <= made.items()


class DescribeABuildWithOwnForms:
    def it_tells_the_faults_of_all_forms_in_one_run(self, tmp_path: Path) -> None:
        for name, text in (("danh-sach", "{{ ho ten }}"), ("to-trinh", "{%p if co %} chữ"), ("bien-ban", "{{ la }}")):
            document = docx.Document(str(find_templates() / f"{name}.docx"))
            document.add_paragraph(text)
            document.save(str(tmp_path / f"{name}.docx"))
        with pytest.raises(ProblemsError) as caught:
            build(SAMPLE, tmp_path / "ket-qua", templates=tmp_path)
        assert {problem.place.file for problem in caught.value.problems} == {
            "bien-ban.docx", "danh-sach.docx", "to-trinh.docx"
        }  # fmt: skip
        assert not (tmp_path / "ket-qua").exists()
