"""What is wrong in a clerk's own form stays, and is all that is wrong in its documents."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from conftest import ROOT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from hypothesis import given, settings
from hypothesis import strategies as st
from judge import enough_of, faults_in, faults_of, kinds_of, lacks
from strategies import printable_text

from ntm_docs import Template
from ntm_docs.checking import check_bytes
from ntm_docs.pipeline import build
from ntm_docs.rendering import find_templates

pytestmark = pytest.mark.slow

PICTURE = str(ROOT / "docs" / "images" / "to-trinh.png")
VALUES = {"ten": "Xã Tân Hội\nhuyện\tTân Hiệp", "cac_dong": ["một", "hai", "ba"], "anh": "không"}
Break = Callable[[Any], None]


def form(*faults: Break) -> bytes:
    """A form with values, a loop of paragraphs, a loop of rows, a condition; each of `faults` breaks it."""
    document = docx.Document()
    for text in ("{{ ten }}", "{%p for dong in cac_dong %}", "{{ dong }}", "{%p endfor %}"):
        document.add_paragraph(text)
    table = document.add_table(3, 2, style="Table Grid")
    for row, text in enumerate(("{%tr for dong in cac_dong %}", "{{ dong }}", "{%tr endfor %}")):
        table.cell(row, 0).text = text
    for text in ("{%p if ten %}", "{{ anh }}", "{%p endif %}", "Nơi nhận"):
        document.add_paragraph(text)
    for put_in in faults:
        put_in(document)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _order(document: Any) -> None:
    for name in ("w:keepLines", "w:keepNext"):
        document.paragraphs[-1]._p.get_or_add_pPr().append(OxmlElement(name))


def _names(document: Any) -> None:
    for style, name in zip(list(document.styles)[4:6], ("Số, ký hiệu", "Số, ngày"), strict=True):
        style.element.find(qn("w:name")).set(qn("w:val"), name)


def _attribute(document: Any) -> None:
    document.paragraphs[-1]._p.set(qn("w:cua"), "1")


def _value(document: Any) -> None:
    document.sections[0]._sectPr.find(qn("w:pgSz")).set(qn("w:orient"), "ngang")


def _repeated(document: Any) -> None:
    """Inside a loop: the form has it once, a document as often as the loop runs."""
    line = next(one for one in document.paragraphs if one.text == "{{ dong }}")
    for name in ("w:keepLines", "w:keepNext"):
        line._p.get_or_add_pPr().append(OxmlElement(name))


class DescribeAClerksForm:
    def its_faults_are_those_of_its_documents(self, tmp_path: Path) -> None:
        path = tmp_path / "mau.docx"
        path.write_bytes(form(_order, _names, _attribute, _value, _repeated))
        own = kinds_of(faults_of(path.read_bytes()))
        assert len(own) > 4
        assert kinds_of(faults_of(Template(path).render(VALUES))) == own

    def its_documents_are_valid_if_it_is(self, tmp_path: Path) -> None:
        path = tmp_path / "mau.docx"
        path.write_bytes(form())
        picture = InlineImage(DocxTemplate(path), PICTURE, width=Mm(20))
        files = {
            "form": form(),
            "ours": Template(path).render(VALUES),
            "by docxtpl": Template(path).render(VALUES | {"anh": picture}),
        }
        assert faults_in(files) == {}
        assert [lacks(data) for data in files.values()] == [[], [], []]

    def its_documents_are_valid_whatever_its_values(self, tmp_path: Path) -> None:
        path = tmp_path / "mau.docx"
        path.write_bytes(form())
        template, found = Template(path), {}

        @given(printable_text(), st.lists(st.lists(printable_text(20), max_size=3), max_size=3))
        @settings(max_examples=60)
        def collect(name: str, lines: list[list[str]]) -> None:
            texts = ["\n".join(one) + "\t" * len(one) for one in lines]
            found[str((name, lines))] = template.render({"ten": name, "cac_dong": texts, "anh": name[::-1]})

        collect()
        assert len(found) > 20
        assert faults_in(enough_of(found)) == {}


class DescribeAFormMadeFromOurs:
    """Our forms once had other names for some styles; copies with those names are in use."""

    def it_serves_as_before(self, tmp_path: Path) -> None:
        document = docx.Document(str(find_templates() / "to-trinh.docx"))
        for style in document.styles:
            name = style.element.find(qn("w:name"))
            name.set(qn("w:val"), OLD_NAMES.get(style.element.styleId, name.get(qn("w:val"))))
        (tmp_path / "mau").mkdir()
        document.save(str(tmp_path / "mau" / "to-trinh.docx"))
        sample = ROOT / "samples" / "ho-so-dak-nong-2023.yaml"
        build(sample, tmp_path / "cu", templates=tmp_path / "mau")
        build(sample, tmp_path / "moi")
        old, new = (min((tmp_path / name).rglob("01-to-trinh.docx")) for name in ("cu", "moi"))
        assert [one.text for one in docx.Document(str(old)).paragraphs] == [
            one.text for one in docx.Document(str(new)).paragraphs
        ]
        assert list(check_bytes(old.read_bytes(), "x.docx").findings) == list(
            check_bytes(new.read_bytes(), "x.docx").findings
        )


OLD_NAMES = {
    "SoKyHieu": "Số, ký hiệu",
    "DiaDanhNgay": "Địa danh, ngày tháng",
    "PhanChuong": "Phần, Chương, Mục (số)",
    "PhanChuongTen": "Phần, Chương, Mục (tên)",
    "MucLaMa": "Mục I, II, III",
    "QuyenHan": "Quyền hạn, chức vụ",
}
