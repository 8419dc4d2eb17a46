"""What a reader sees of a document, whatever its XML says first."""

import zipfile
from io import BytesIO

import pytest
from ways import NAMESPACES

from ntm_docs.papers.opening import open_package
from ntm_docs.word.facts import Facts
from ntm_docs.word.formatting import Look, Shape
from ntm_docs.word.read import read_facts

SECTION = (
    "<w:sectPr><w:pgSz w:w='11906' w:h='16838'/>"
    "<w:pgMar w:top='1134' w:bottom='1134' w:left='1701' w:right='850'/></w:sectPr>"
)
SIZE_14, STYLE_C, UNDERLINED = "<w:sz w:val='28'/>", "<w:rStyle w:val='C'/>", "<w:u w:val='single'/>"
THEMED = "<w:rFonts w:asciiTheme='minorHAnsi' w:hAnsiTheme='minorHAnsi'/>"
DECOMPOSED = "Qu\u00f4\u0301c"
ARROW = (
    "<w:r><w:pict><v:shape type='#_x0000_t32' style='position:absolute;margin-left:10pt;width:4cm;height:0'/>"
    "</w:pict></w:r>"
)
CONNECTOR = (
    "<w:r><w:drawing><wp:anchor><wp:extent cx='1270000' cy='0'/><a:graphic><a:graphicData><wps:wsp><wps:spPr>"
    "<a:prstGeom prst='straightConnector1'/></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    "</w:drawing></w:r>"
)
BORDER = "<w:pPr><w:pBdr><w:top w:val='single'/></w:pBdr><w:ind w:left='355' w:right='1000'/></w:pPr>"


def facts(body: str, styles: str = "", **parts: str) -> Facts:
    members = {
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}{SECTION}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {NAMESPACES}>{styles}</w:styles>",
        **{f"word/{name.replace('__', '/')}.xml": content for name, content in parts.items()},
    }
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return read_facts(open_package(stream.getvalue(), "x.docx"), "x.docx")


def look(body: str, styles: str = "", **parts: str) -> Look:
    return facts(body, styles, **parts).paragraphs[0].pieces[0].look


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def style(identity: str, properties: str, kind: str = "paragraph", based: str = "") -> str:
    above = f"<w:basedOn w:val='{based}'/>" if based else ""
    return f"<w:style w:type='{kind}' w:styleId='{identity}'>{above}{properties}</w:style>"


class DescribeLooks:
    def they_come_from_the_run_first(self) -> None:
        styles = style("A", "<w:rPr><w:sz w:val='24'/></w:rPr>")
        body = f"<w:p><w:pPr><w:pStyle w:val='A'/></w:pPr>{run('x', SIZE_14)}</w:p>"
        assert look(body, styles).size == 14

    def they_come_through_the_chain_of_styles(self) -> None:
        styles = style("A", "<w:rPr><w:sz w:val='26'/><w:i/></w:rPr>") + style("B", "<w:rPr><w:b/></w:rPr>", based="A")
        found = look(f"<w:p><w:pPr><w:pStyle w:val='B'/></w:pPr>{run('x')}</w:p>", styles)
        assert (found.size, found.bold, found.italic) == (13, True, True)

    def they_come_from_the_defaults_last(self) -> None:
        defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='22'/></w:rPr></w:rPrDefault></w:docDefaults>"
        assert look(f"<w:p>{run('x')}</w:p>", defaults).size == 11
        assert look(f"<w:p>{run('x')}</w:p>").size == 10

    @pytest.mark.parametrize(("name", "seen"), [("b", "bold"), ("i", "italic"), ("caps", "caps")])
    def they_have_toggles_of_the_defaults_too(self, name: str, seen: str) -> None:
        """What the defaults set holds where no level does, and no level turns it over (ISO 29500-1, 17.7.3)."""
        defaults = f"<w:docDefaults><w:rPrDefault><w:rPr><w:{name}/></w:rPr></w:rPrDefault></w:docDefaults>"
        one, two = style("A", f"<w:rPr><w:{name}/></w:rPr>"), style("B", f"<w:rPr><w:{name} w:val='0'/></w:rPr>")
        in_style = "<w:pPr><w:pStyle w:val='{}'/></w:pPr>"
        assert getattr(look(f"<w:p>{run('x')}</w:p>", defaults), seen)
        assert getattr(look(f"<w:p>{in_style.format('A')}{run('x')}</w:p>", defaults + one), seen)
        assert getattr(look(f"<w:p>{in_style.format('B')}{run('x')}</w:p>", defaults + two), seen)
        plain = f"<w:{name} w:val='0'/>"
        assert not getattr(look(f"<w:p>{run('x', plain)}</w:p>", defaults), seen)
        assert not getattr(look(f"<w:p>{run('x')}</w:p>"), seen)

    def they_turn_bold_over_when_two_levels_set_it(self) -> None:
        styles = style("A", "<w:rPr><w:b/></w:rPr>") + style("C", "<w:rPr><w:b/></w:rPr>", kind="character")
        body = f"<w:p><w:pPr><w:pStyle w:val='A'/></w:pPr>{run('x', STYLE_C)}{run('y')}</w:p>"
        assert [piece.look.bold for piece in facts(body, styles).paragraphs[0].pieces] == [False, True]

    def they_know_styles_that_go_in_a_circle(self) -> None:
        styles = style("A", "<w:rPr><w:b/></w:rPr>", based="B") + style("B", "", based="A")
        assert look(f"<w:p><w:pPr><w:pStyle w:val='A'/></w:pPr>{run('x')}</w:p>", styles).bold

    @pytest.mark.parametrize(("language", "font"), [("vi-VN", "Times New Roman"), ("en-US", "Calibri")])
    def they_take_the_vietnamese_font_of_the_theme(self, language: str, font: str) -> None:
        theme = (
            f"<a:theme {NAMESPACES}><a:themeElements><a:fontScheme name='x'><a:minorFont>"
            "<a:latin typeface='Calibri'/><a:font script='Viet' typeface='Times New Roman'/>"
            "</a:minorFont></a:fontScheme></a:themeElements></a:theme>"
        )
        settings = f"<w:settings {NAMESPACES}><w:themeFontLang w:val='{language}'/></w:settings>"
        body = f"<w:p>{run('Tờ', THEMED)}</w:p>"
        assert look(body, theme__theme1=theme, settings=settings).font == font

    def they_differ_for_letters_beyond_ascii(self) -> None:
        properties = '<w:rFonts w:ascii="Arial" w:hAnsi="Times New Roman"/>'
        pieces = facts(f"<w:p>{run('to', properties)}{run('Tờ', properties)}</w:p>").paragraphs[0].pieces
        assert [piece.look.font for piece in pieces] == ["Arial", "Times New Roman"]

    def they_come_from_the_table_style_and_its_first_row(self) -> None:
        first = "<w:tblStylePr w:type='firstRow'><w:rPr><w:b/></w:rPr></w:tblStylePr>"
        styles = style("T", f"<w:rPr><w:sz w:val='24'/></w:rPr>{first}", kind="table")
        row = f"<w:tr><w:tc><w:p>{run('x')}</w:p></w:tc></w:tr>"
        table = f"<w:tbl><w:tblPr><w:tblStyle w:val='T'/></w:tblPr>{row}{row}</w:tbl>"
        looks = [one.pieces[0].look for one in facts(table, styles).paragraphs]
        assert [(one.size, one.bold) for one in looks] == [(12, True), (12, False)]


def shape(properties: str, styles: str = "") -> Shape:
    return facts(f"<w:p><w:pPr>{properties}</w:pPr>{run('x')}</w:p>", styles).paragraphs[0].shape


class DescribeShapes:
    """How a paragraph is set, in twips."""

    @pytest.mark.parametrize("side", ["before", "after"])
    @pytest.mark.parametrize(
        ("written", "gap"),
        [
            ("w:{}='120'", 120),
            ("w:{}='120' w:{}Autospacing='1'", 280),  # Word's own 14 points, whatever stands beside it
            ("w:{}='120' w:{}Autospacing='true'", 280),
            ("w:{}='120' w:{}Autospacing='0'", 120),
            ("w:{}='120' w:{}Autospacing='off'", 120),
            ("w:{}Autospacing='0'", 0),
            ("w:{}='6pt'", 120),
        ],
    )
    def they_have_the_gaps_that_word_makes(self, side: str, written: str, gap: int) -> None:
        found = shape(f"<w:spacing {written.replace('{}', side)}/>")
        assert (found.before, found.after) == ((gap, 0) if side == "before" else (0, gap))

    @pytest.mark.parametrize(
        ("written", "line", "rule"),
        [
            ("w:line='240'", 1.0, "auto"),
            ("w:line='360' w:lineRule='auto'", 1.5, "auto"),
            ("w:line='340' w:lineRule='exact'", 340, "exact"),
            ("w:line='300' w:lineRule='atLeast'", 300, "atLeast"),
            ("w:lineRule='exact'", 1.0, "auto"),
        ],
    )
    def they_have_lines_by_their_rule(self, written: str, line: float, rule: str) -> None:
        found = shape(f"<w:spacing {written}/>")
        assert (found.line, found.line_rule) == (line, rule)

    @pytest.mark.parametrize(
        ("written", "left", "right", "first"),
        [
            ("w:left='567' w:right='284' w:firstLine='720'", 567, 284, 720),
            ("w:start='567' w:end='284' w:left='1' w:right='2'", 567, 284, 0),
            ("w:left='567' w:hanging='567' w:firstLine='720'", 567, 0, -567),
            ("w:left='1cm' w:firstLine='10mm'", 567, 0, 567),
            ("w:left='0.5in' w:firstLine='x'", 720, 0, 0),
        ],
    )
    def they_have_indents(self, written: str, left: int, right: int, first: int) -> None:
        found = shape(f"<w:ind {written}/>")
        assert (found.left, found.right, found.first) == (left, right, first)

    @pytest.mark.parametrize(
        ("written", "align"),
        [("both", "justify"), ("start", "left"), ("end", "right"), ("center", "center"), ("distribute", "justify")],
    )
    def they_are_set_to_a_side(self, written: str, align: str) -> None:
        assert shape(f"<w:jc w:val='{written}'/>").align == align

    def they_take_what_they_do_not_say_from_style_and_defaults(self) -> None:
        spacing = "<w:spacing w:before='{}' w:after='{}'/>"
        defaults = (
            f"<w:docDefaults><w:pPrDefault><w:pPr>{spacing.format(11, 12)}</w:pPr></w:pPrDefault></w:docDefaults>"
        )
        styles = defaults + style("A", "<w:pPr><w:spacing w:before='21'/><w:keepNext/></w:pPr>")
        found = shape("<w:pStyle w:val='A'/><w:pageBreakBefore w:val='0'/>", styles)
        assert (found.before, found.after, found.keep_next, found.page_break) == (21, 12, True, False)
        assert shape("<w:pStyle w:val='A'/><w:spacing w:before='0'/><w:keepNext w:val='0'/>", styles).before == 0

    def they_have_the_borders_that_are_drawn(self) -> None:
        found = shape("<w:pBdr><w:top w:val='nil'/><w:bottom w:val='single'/></w:pBdr>")
        assert (found.border_above, found.border_below) == (False, True)

    def they_have_their_tabs_in_order_without_those_that_are_cleared(self) -> None:
        tabs = "".join(
            f"<w:tab w:pos='{at}' w:val='{kind}'/>" for at, kind in ((900, "right"), (300, "left"), (5, "clear"))
        )
        assert shape(f"<w:tabs>{tabs}</w:tabs>").tabs == ((300, "left"), (900, "right"))


class DescribeTexts:
    def they_are_printed_in_capitals_where_the_look_says_so(self) -> None:
        assert facts(f"<w:p>{run('Kế hoạch', '<w:caps/>')}</w:p>").paragraphs[0].text == "KẾ HOẠCH"

    def they_leave_out_what_was_deleted_or_hidden_and_say_so(self) -> None:
        gone = "<w:del w:id='1'><w:r><w:delText>bỏ</w:delText></w:r></w:del>"
        hidden = run("ẩn", "<w:vanish/>")
        added = f"<w:ins w:id='2'>{run(' thêm')}</w:ins>"
        found = facts(f"<w:p>{run('còn')}{gone}{hidden}{added}</w:p>")
        assert found.paragraphs[0].text == "còn thêm"
        assert {code for code, _ in found.notices} == {"check.tracked", "check.hidden"}

    def they_hold_the_result_of_a_field_and_not_its_instruction(self) -> None:
        field = (
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>"
            f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('kết quả')}"
            "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
        )
        assert facts(f"<w:p>{field}</w:p>").paragraphs[0].text == "kết quả"

    def they_are_composed_and_remember_that_they_were_not(self) -> None:
        (one,) = facts(f"<w:p>{run(DECOMPOSED)}</w:p>").paragraphs
        assert (one.text, one.decomposed) == ("Quốc", True)

    def they_are_found_in_text_boxes_once(self) -> None:
        box = f"<w:txbxContent><w:p>{run('hộp')}</w:p></w:txbxContent>"
        shape = (
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wp:extent cx='635000' cy='1'/>"
            f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
            f"</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
        found = facts(f"<w:p>{shape}</w:p>").paragraphs
        assert [(one.text, one.where) for one in found] == [("", "body"), ("hộp", "box")]
        assert found[1].width == 1000

    def they_have_the_label_that_the_list_prints(self) -> None:
        numbering = (
            f"<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='4'/>"
            "<w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%1)'/></w:lvl></w:abstractNum>"
            "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
        )
        properties = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>"
        body = f"<w:p>{properties}{run('một')}</w:p><w:p>{properties}{run('hai')}</w:p>"
        assert [one.full_text for one in facts(body, numbering=numbering).paragraphs] == ["d) một", "e) hai"]


class DescribeLines:
    @pytest.mark.parametrize(
        ("body", "make", "length"),
        [
            ("<w:r><w:pict><v:line from='10pt,5pt' to='110pt,5pt'/></w:pict></w:r>", "vml", 2000),
            (ARROW, "vml", 2268),
            (CONNECTOR, "drawing", 2000),
            (BORDER, "border", 8000),
        ],
    )
    def they_have_a_make_and_a_length(self, body: str, make: str, length: int) -> None:
        (line,) = facts(f"<w:p>{body}</w:p>").paragraphs[0].lines
        assert (line.make, line.length) == (make, length)

    def they_may_be_signs_or_underlines(self) -> None:
        body = f"<w:p>{run('________', SIZE_14)}</w:p><w:p>{run('Độc lập', UNDERLINED)}</w:p>"
        assert [one.lines[0].make for one in facts(body).paragraphs] == ["signs", "underline"]


class DescribeSections:
    def they_have_the_page_number_of_their_header(self) -> None:
        header = f"<w:hdr {NAMESPACES}><w:p><w:fldSimple w:instr=' PAGE '>{run('2')}</w:fldSimple></w:p></w:hdr>"
        relations = (
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
            "<Relationship Id='r1' Type='x/header' Target='header1.xml'/></Relationships>"
        )
        body = (
            "<w:p><w:pPr><w:sectPr><w:headerReference "
            "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' w:type='default' r:id='r1'/>"
            "<w:pgSz w:w='16838' w:h='11906'/><w:titlePg/></w:sectPr></w:pPr></w:p>"
        )
        members = {"header1": header, "_rels__document.xml.rels": relations}
        first, second = _with_relations(body, members).sections
        assert first.headers["default"].page_field
        assert (first.landscape, first.title_page) == (True, True)
        assert second.headers["default"].page_field  # a section without a header has that of the one before
        assert (second.landscape, second.title_page) == (False, False)


def _with_relations(body: str, members: dict[str, str]) -> Facts:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}{SECTION}</w:body></w:document>")
        archive.writestr("word/header1.xml", members["header1"])
        archive.writestr("word/_rels/document.xml.rels", members["_rels__document.xml.rels"])
    return read_facts(open_package(stream.getvalue(), "x.docx"), "x.docx")
