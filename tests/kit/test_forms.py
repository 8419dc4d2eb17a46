from dataclasses import replace
from functools import cache
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree

from ntm_docs.form_catalogue import catalogue
from ntm_docs.kit import blocks, build_forms
from ntm_docs.kit.styles import apply_styles, award_styles, body_styles
from ntm_docs.layout import load_layout
from ntm_docs.rendering import find_templates
from ntm_docs.word.incoming.package import read_members

NAMES = sorted(catalogue())
forms = cache(build_forms)
TWIP = 635  # English metric units


def _canonical(data: bytes) -> dict[str, bytes]:
    return {
        name: etree.tostring(etree.fromstring(content), method="c14n")
        for name, content in read_members(data).items()
        if name.endswith((".xml", ".rels"))
    }


# Each of its pages is a sheet of its own.
UNNUMBERED = {"to-ngan-cach", "giay-khen", "bang-khen", "chung-nhan-danh-hieu"}


class DescribeForms:
    def they_are_the_catalogue(self) -> None:
        assert set(forms()) == set(NAMES)
        assert {path.stem for path in find_templates().glob("*.docx")} == set(NAMES)

    @pytest.mark.parametrize("name", NAMES)
    def they_are_what_the_kit_builds(self, name: str) -> None:
        committed = (find_templates() / f"{name}.docx").read_bytes()
        assert _canonical(committed) == _canonical(forms()[name]), "run: make golden"

    @pytest.mark.parametrize("name", NAMES)
    def they_are_a4_within_the_margins_with_a_hidden_first_number(self, name: str) -> None:
        page = load_layout().page
        (section,) = docx.Document(BytesIO(forms()[name])).sections
        shorter, longer = sorted((section.page_width, section.page_height))
        assert abs(shorter - Mm(page.width_mm)) <= TWIP
        assert abs(longer - Mm(page.height_mm)) <= TWIP
        for side in ("top", "bottom", "left", "right") if section.orientation == 0 else ():
            low, high = getattr(page, f"{side}_mm")
            assert Mm(low) - TWIP <= getattr(section, f"{side}_margin") <= Mm(high) + TWIP
        assert section.different_first_page_header_footer
        assert ("PAGE" in section.header._element.xml) == (name not in UNNUMBERED)
        assert not section.first_page_header.paragraphs[0].text

    @pytest.mark.parametrize("name", NAMES)
    def they_use_only_named_styles(self, name: str) -> None:
        document = docx.Document(BytesIO(forms()[name]))
        known = {style.name for style in (*body_styles(), *award_styles())} | {"Đường kẻ"}
        for paragraph in document.element.body.iter(qn("w:p")):
            style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            assert style is not None
            assert document.styles.element.get_by_id(style.get(qn("w:val"))).name_val in known


class DescribeStyles:
    def they_keep_to_the_sizes_of_the_decree(self) -> None:
        document = docx.Document(BytesIO(forms()["to-trinh"]))
        layout = load_layout()
        for style in body_styles():
            size = layout.components[style.component].size
            made = document.styles[style.name]
            assert made.font.name in (None, "Times New Roman")
            if isinstance(size, tuple) and style.size is None:
                assert Pt(size[0]) <= made.font.size <= Pt(size[1]), style.name

    @pytest.mark.parametrize("name", NAMES)
    def they_bear_one_name_each_as_word_reads_it(self, name: str) -> None:
        names = [style.name for style in docx.Document(BytesIO(forms()[name])).styles]
        told = [one.strip().casefold() for text in names for one in text.split(",")]  # Word: name, alias, alias
        assert len(set(told)) == len(names) > 30

    def they_leave_no_theme_font(self) -> None:
        styles = read_members(forms()["to-trinh"])["word/styles.xml"].decode()
        assert "Theme" not in styles
        assert 'w:ascii="Times New Roman"' in styles


class DescribeOtherMargins:
    def they_make_the_ruled_tables_as_wide_as_the_text(self, monkeypatch: pytest.MonkeyPatch) -> None:
        layout = load_layout()
        margins = {**layout.kit.margins_mm, "left": layout.kit.margins_mm["left"] + 2}
        narrower = replace(layout, kit=replace(layout.kit, margins_mm=margins))
        monkeypatch.setattr(blocks, "load_layout", lambda: narrower)
        document = docx.Document()
        apply_styles(document)
        blocks.set_page(document)
        table = blocks.grid_table(document, 1, [10, 55, 100])
        section = document.sections[-1]
        room = section.page_width - section.left_margin - section.right_margin
        assert abs(sum(column.width for column in table.columns) - room) < Mm(0.2)
        assert room < Mm(layout.text_width_mm()) - Mm(1)
