"""A PDF is what its paper says: no word less, no word more, in whatever order and font it is drawn."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from small_papers import STYLES, docx, field, para, pdf, row, run, table

from ntm_docs.printing import Printed, find_program, make_pdfs
from ntm_docs.printing.proving.proof import Proved, prove

_LONG = "".join(para(f"Đoạn thứ {number} của văn bản có số liệu {number * 7}.") for number in range(110))
_HEAD = row("TT", "Họ và tên", about="<w:tblHeader/>")
_NOTES = "".join(
    f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{run(f" Ghi chú {text}")}</w:p></w:footnote>'
    for number, text in ((1, "một"), (2, "hai"))
)
_REFERENCE = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{}"/></w:r>'
_LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{look}</w:lvl>'
    for level, (form, text, look) in enumerate(
        (
            ("decimal", "Điều %1.", ""),
            ("lowerLetter", "%2)", ""),
            ("bullet", "\uf0b7", '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>'),
            ("bullet", "o", '<w:rPr><w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/></w:rPr>'),
        )
    )
)
_LISTS = (
    f'<w:abstractNum w:abstractNumId="0">{_LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_GOES_ON = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Chương %1"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlRestart w:val="0"/>'
    '<w:lvlText w:val="Điều %2."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_BOX = (
    '<w:r><w:pict><v:shape style="width:120pt;height:60pt"><v:textbox><w:txbxContent>{}</w:txbxContent>'
    "</v:textbox></v:shape></w:pict></w:r>"
)

_SMALL_BOX = _BOX.replace("width:120pt;height:60pt", "position:absolute;width:60pt;height:20pt")

_RESTART = '<w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>'


def item(level: int, text: str) -> str:
    return para(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def only_level(form: str, text: str) -> str:
    """A list of one level, without a font of its own."""
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    abstract = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
    return f'{abstract}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'


RIGHT = {
    "page numbers": docx(
        _LONG, {"header1": para(field("PAGE", "1")), "footer1": para(run("Trang ") + field("NUMPAGES", "99"))}
    ),
    "numbers but on the first page": docx(_LONG, {"header1": para(field("PAGE", "1"))}, "<w:titlePg/>"),
    "pages counted anew": docx(
        _LONG + para("", f"<w:sectPr>{_RESTART}</w:sectPr>") + _LONG,
        {"header1": para(field("PAGE", "1"))},
        '<w:pgNumType w:start="7"/>',
    ),
    "pages counted in letters": docx(_LONG, {"header1": para(field("PAGE", "i"))}, '<w:pgNumType w:fmt="lowerRoman"/>'),
    "pages counted from 0": docx(_LONG, {"header1": para(field("PAGE", "0"))}, '<w:pgNumType w:start="0"/>'),
    "pages of the section": docx(
        _LONG, {"footer1": para(run("Trang ") + field("PAGE", "1") + run("/") + field("SECTIONPAGES", "3"))}
    ),
    "another first page": docx(_LONG, {"header1": para("UBND xã"), "header2": para("Trang bìa")}, "<w:titlePg/>"),
    "rows that head every page": docx(table(_HEAD, *(row(str(one), f"Nguyễn Văn {one}") for one in range(90)))),
    "numbers of columns and of pages": docx(
        table(
            row("(1)", "(2)", "(3)", about="<w:tblHeader/>"),
            row("1", "2", "3", about="<w:tblHeader/>"),
            *(row(str(one), str(one % 5), str(one % 7)) for one in range(150)),
            widths=(2000, 2000, 2000),
        ),
        {"header1": para(field("PAGE", "1"))},
        "<w:titlePg/>",
    ),
    "notes": docx(para(run("Xã") + _REFERENCE.format(1) + run(" và ấp") + _REFERENCE.format(2)), {"footnotes": _NOTES}),
    "lists": docx(
        "".join(item(level, f"mục {level}") for level in (0, 1, 1, 2, 3, 0)) + item(0, "cuối"), {"numbering": _LISTS}
    ),
    "labels without a number": docx(
        "".join(item(0, f"mục {one}") for one in range(3)), {"numbering": only_level("none", "Phụ lục %1")}
    ),
    "labels in circles": docx(
        "".join(item(0, f"mục {one}") for one in range(9)), {"numbering": only_level("decimalEnclosedCircle", "%1")}
    ),
    "labels in words": docx(
        "".join(item(0, f"mục {one}") for one in range(9)), {"numbering": only_level("ordinalText", "%1.")}
    ),
    "hidden text": docx(para(run("Thấy") + run(" khongin", "<w:vanish/>") + run(" annua", '<w:rStyle w:val="An"/>'))),
    "a turned cell": docx(
        table(
            row("Chữ dựng đứng", "ngang", inside='<w:textDirection w:val="btLr"/>', about='<w:trHeight w:val="3000"/>')
        )
    ),
    "words broken in a narrow cell": docx(
        table(row("Nghiêngngảlongđong", "12345678901234", inside='<w:tcW w:w="700" w:type="dxa"/>'), widths=(700, 700))
    ),
    "raised and lowered": docx(para(run("100 m") + run("2", '<w:vertAlign w:val="superscript"/>') + run(" đất"))),
    "letters apart": docx(para(run("QUYẾT ĐỊNH", '<w:spacing w:val="120"/>'))),
    "shadows and capitals": docx(para(run("Có bóng", "<w:shadow/>") + run(" hoa", "<w:caps/>"))),
    "outlined": docx(para(run("DỰ THẢO", "<w:outline/>"))),
    "decomposed letters": docx(para("U\u031b\u0309y ban nha\u0302n da\u0302n")),
    "dots to a tab": docx(
        para(
            run("Tên") + "<w:r><w:tab/></w:r>" + run("5"),
            '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>',
        )
    ),
    "a text box": docx(para(_BOX.format(para("Dự thảo"))) + para("sau")),
    "two columns": docx(_LONG, section='<w:cols w:num="2" w:space="300"/>'),
    "numbers of lines": docx(_LONG, section='<w:lnNumType w:countBy="5"/>'),
    "white on dark": docx(
        table(row(para(run("trắng", '<w:color w:val="FFFFFF"/>')), inside='<w:shd w:val="clear" w:fill="1F3864"/>'))
    ),
    "a comment": docx(
        para(run("Chữ") + '<w:r><w:commentReference w:id="0"/></w:r>'), {"comments": "<w:comment w:id='0'/>"}
    ),
    "hyphens that may be": docx(para("Cộng\u00adhòa xã\u00adhội chủ\u00adnghĩa Việt\u00adNam " * 40)),
    "hyphens": docx(
        para("responsibilities administration internationalization " * 9), {"settings": "<w:autoHyphenation/>"}
    ),
}
WRONG = {
    "a row of fixed height": (
        docx(table(row(para("thấy") + para("khuất"), "x", about='<w:trHeight w:val="300" w:hRule="exact"/>'))),
        "pdf.tight",
        "khuất",
    ),
    "a text box that is too small": (
        docx(para(_SMALL_BOX.format(para("Chữ này dài quá khung nên bị cắt mất phần cuối rồi"))) + para("sau")),
        "pdf.tight",
        "khung",
    ),
    "a place of the file in the footer": (
        docx(_LONG, {"footer1": para(run("Trang ") + field("PAGE", "1") + run(": ") + field("FILENAME", "baocao"))}),
        "pdf.field",
        "FILENAME",
    ),
    "a hidden row that is printed": (docx(table(row("một"), row("giấu", about="<w:hidden/>"))), "pdf.hidden", "giấu"),
    "a date of today": (docx(para(field('DATE \\@ "dd/MM/yyyy"', "01/02/2020"))), "pdf.field", "2020"),
    "a date of today in the header": (
        docx(para("sau"), {"header1": para(field('DATE \\@ "dd/MM/yyyy"', "01/02/2020"))}),
        "pdf.field",
        "DATE",
    ),
    "too many pages in the footer": (
        docx(_LONG, {"footer1": para(run("Trang ") + field("PAGE", "1") + run("/") + field("SECTIONPAGES", "9"))}),
        "pdf.field",
        "SECTIONPAGES",
    ),
    "too few pages in the footer": (
        docx(_LONG, {"footer1": para(run("Trang ") + field("PAGE", "1") + run("/") + field("SECTIONPAGES", "2"))}),
        "pdf.field",
        "SECTIONPAGES",
    ),
    "a list that goes on and is printed anew": (
        docx("".join(item(level, "mục") for level in (0, 1, 1, 0, 1, 1)), {"numbering": _GOES_ON}),
        "pdf.differs",
        "3, 4",
    ),
    "words in a font of signs": (
        docx(para(run("ab", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'))),
        "pdf.symbol",
        "ab",
    ),
    "the name of the file": (docx(para(field("FILENAME", "baocao"))), "pdf.field", "baocao"),
    "a table wider than the page": (docx(table(row("Thấy", "Ngoàilềtrang"), widths=(9700, 3000))), "pdf.cut", "trang"),
    "an old font": (
        docx(para(run("QuyÕt ®Þnh nµy", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'))),
        "pdf.old_font",
        "Quyết định này",
    ),
    "small letters of an old font of capitals": (
        docx(para(run("uy ban", '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>'))),
        "pdf.old_font",
        "uy ban",
    ),
    "an old font of the whole paper": (
        docx(para("CÊp x·"), {"styles": STYLES.replace("Times New Roman", ".VnArial")}),
        "pdf.old_font",
        "Cấp xã",
    ),
    "another old font": (
        docx(para(run("Quyeát ñònh", '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'))),
        "pdf.old_font",
        "Quyết định",
    ),
    "a sign that prints as a letter": (
        docx(para(run("Chọn ") + run("ü", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'))),
        "pdf.symbol",
        "ü",
    ),
}
TOLD = {
    "white on white": (docx(para(run("Thấy ") + run("chutrang", '<w:color w:val="FFFFFF"/>'))), "pdf.unseen"),
    "no text": (docx("<w:p/>"), "pdf.no_text"),
    "a formula": (docx(para("<m:oMath><m:r><m:t>a+1</m:t></m:r></m:oMath>") + para("sau")), "pdf.unread"),
    "another font": (docx(para(run("mot hai", '<w:rFonts w:ascii="Vang" w:hAnsi="Vang"/>'))), "pdf.substitute"),
}


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """All papers printed in one call."""
    find_program()
    folder = tmp_path_factory.mktemp("proof")
    every = {**RIGHT, **{name: one[0] for name, one in {**WRONG, **TOLD}.items()}}
    for name, data in every.items():
        (folder / f"{name}.docx").write_bytes(data)
    printed = make_pdfs([folder / f"{name}.docx" for name in every])
    return {one.source.stem: one for one in printed}


@pytest.mark.office
class DescribeTheProof:
    @pytest.mark.parametrize("name", RIGHT)
    def it_takes_what_the_printer_makes_of_a_paper(self, made: dict[str, Printed], name: str) -> None:
        assert made[name].problem is None
        assert made[name].pdf.is_file()

    @pytest.mark.parametrize("name", WRONG)
    def but_it_refuses_a_pdf_that_is_not_the_paper_and_tells_why(self, made: dict[str, Printed], name: str) -> None:
        one, (_data, code, word) = made[name], WRONG[name]
        assert one.problem is not None
        assert one.problem.code == code
        assert word in str(one.problem)
        assert not one.pdf.exists()

    @pytest.mark.parametrize("name", TOLD)
    def it_tells_what_to_look_at(self, made: dict[str, Printed], name: str) -> None:
        assert made[name].problem is None
        assert TOLD[name][1] in {warning.code for warning in made[name].warnings}

    def it_tells_no_outlined_word_as_unseen(self, made: dict[str, Printed]) -> None:
        assert made["outlined"].warnings == ()

    def it_tells_no_hidden_or_commented_word_as_printed(self, made: dict[str, Printed]) -> None:
        assert "pdf.hidden" not in {warning.code for one in made.values() for warning in one.warnings}


@pytest.mark.office
class DescribeASignThatNoFontHas:
    def it_is_told_without_the_signs_that_are_drawn_as_others(self, tmp_path: Path) -> None:
        path = tmp_path / "a.docx"
        path.write_bytes(docx(para("nối\u2011liền \U00014400 (bốn)")))
        [one] = make_pdfs([path])
        assert one.problem is not None
        assert one.problem.code == "pdf.glyph"
        assert str(one.problem.facts["letters"]).count("U+") == 1


def proved(one: Printed, data: bytes) -> Proved:
    return prove(one.pdf.read_bytes(), data, "a.docx")


@pytest.mark.office
class DescribeAWordMoreOrLess:
    """The paper changes after it was printed: the word is named."""

    @given(place=st.integers(0, 109), word=st.sampled_from(["thừa", "0709", "Ủy", "một", "thứ", "7"]))
    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def it_is_told_when_the_paper_has_a_word_more(self, made: dict[str, Printed], place: int, word: str) -> None:
        text = f"Đoạn thứ {place} của văn bản"
        longer = docx(_LONG.replace(f"{text} ", f"{text} {word} "), section='<w:cols w:num="2" w:space="300"/>')
        found = proved(made["two columns"], longer)
        assert found.problem is not None
        assert (found.problem.code, found.problem.facts["words"]) == ("pdf.lost", word.casefold())

    @given(place=st.integers(0, 109), index=st.integers(0, 5))
    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def it_is_told_when_the_paper_has_a_word_less(self, made: dict[str, Printed], place: int, index: int) -> None:
        text = f"Đoạn thứ {place} của văn bản có"
        words = text.split()
        gone = words.pop(index)
        shorter = docx(_LONG.replace(f"{text} ", f"{' '.join(words)} "), section='<w:cols w:num="2" w:space="300"/>')
        found = proved(made["two columns"], shorter)
        assert found.problem is not None
        assert (found.problem.code, found.problem.facts["words"]) == ("pdf.extra", gone.casefold())

    @pytest.mark.parametrize(("old", "new"), [("770.", "707."), ("số liệu 763", "số liệu 76,3"), ("109", "1O9")])
    def it_is_told_when_figures_or_signs_change(self, made: dict[str, Printed], old: str, new: str) -> None:
        assert old in _LONG or new
        changed = _LONG.replace("số liệu 763.", "số liệu 736.") if old not in _LONG else _LONG.replace(old, new)
        assert proved(made["two columns"], docx(changed)).problem is not None

    @pytest.mark.parametrize("number", ["1", "3", "07", "x"])
    def it_is_told_though_it_might_be_the_number_of_a_page(self, made: dict[str, Printed], number: str) -> None:
        """The first page bears none, so a figure too many there is none either; nor is a letter."""
        text = f"{field('PAGE', '1')}"
        printed = docx(_LONG.replace("Đoạn thứ 0 ", f"Đoạn thứ 0 {number} "), {"header1": para(text)}, "<w:titlePg/>")
        assert proved(made["numbers but on the first page"], printed).problem is not None
        whole = docx(_LONG, {"header1": para(text)}, "<w:titlePg/>")
        assert proved(made["numbers but on the first page"], whole).problem is None
        less = docx(_LONG.replace("Đoạn thứ 0 ", "Đoạn "), {"header1": para(text)}, "<w:titlePg/>")
        found = proved(made["numbers but on the first page"], less).problem
        assert found is not None
        assert found.facts["words"] == "thứ, 0"

    def it_is_told_when_a_header_is_not_there(self, made: dict[str, Printed]) -> None:
        wanted = docx(_LONG, {"header1": para("UBND xã Thạnh Đông")}, '<w:cols w:num="2" w:space="300"/>')
        found = proved(made["two columns"], wanted)
        assert found.problem is not None
        assert "ubnd" in str(found.problem.facts["words"])

    def it_is_told_when_a_row_heads_a_page_in_part(self, made: dict[str, Printed]) -> None:
        rows = [row(str(one), f"Nguyễn Văn {one}") for one in range(90)]
        found = proved(made["rows that head every page"], docx(table(_HEAD.replace("Họ và tên", "Họ"), *rows)))
        assert found.problem is not None
        assert found.problem.facts["words"] == "và, tên"


def _nested(items: list[tuple[int, str]]) -> Iterator[str]:
    """Items of a list that skips no level: LibreOffice counts a skipped one, and its PDF is refused."""
    deepest = 0
    for level, text in items:
        yield item(min(level, deepest), text)
        deepest = min(level, deepest) + 1


_WORDS = st.text(st.sampled_from("ABCdeđêộủưỹ019"), min_size=1, max_size=9)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=30).map(" ".join)
_PARTS = st.one_of(
    _TEXTS.map(para),
    st.lists(st.tuples(_TEXTS, _TEXTS), min_size=1, max_size=4).map(lambda rows: table(*(row(*one) for one in rows))),
    st.lists(st.tuples(st.integers(0, 3), _TEXTS), min_size=1, max_size=3).map(lambda items: "".join(_nested(items))),
    st.lists(_TEXTS, min_size=2, max_size=4).map(
        lambda texts: para(
            "".join(run(text, look) for text, look in zip(texts, ("<w:b/>", "<w:i/>", "", ""), strict=False))
        )
    ),
)
_PAPERS = st.tuples(st.lists(_PARTS, min_size=1, max_size=12).map("".join), _TEXTS).map(
    lambda one: docx(one[0], {"numbering": _LISTS, "header1": para(run(one[1] + " ") + field("PAGE", "1"))})
)


@pytest.mark.office
class DescribeAnyPaper:
    @given(papers=st.lists(_PAPERS, min_size=12, max_size=12))
    @settings(max_examples=1, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
    def its_pdf_is_proved(self, papers: list[bytes], tmp_path_factory: pytest.TempPathFactory) -> None:
        folder = tmp_path_factory.mktemp("any")
        for number, data in enumerate(papers):
            (folder / f"{number:02}.docx").write_bytes(data)
        assert [str(one.problem) for one in make_pdfs(sorted(folder.glob("*.docx"))) if one.problem] == []


class DescribeLettersByTheirPlace:
    """A font lacks letters: the line is drawn in two fonts, the missing letters after the others."""

    CONTENT = (
        "BT /F1 14 Tf 100 700 Td [<01> -500 <0203> -500 <04>] TJ ET "  # h·i đ·ng with gaps
        "BT /F2 14 Tf 1 0 0 1 107 700 Tm [<01> -1000 <02>] TJ ET"
    )
    FONTS: ClassVar = {"LiberationSerif": "hiđn", "DejaVuSerif": "ộồ"}

    def they_make_words_whatever_the_order_in_which_they_are_drawn(self) -> None:
        found = prove(pdf(self.CONTENT, self.FONTS), docx(para("hộiđồn")), "a.docx")
        assert found.problem is None

    def they_are_told_as_letters_that_the_font_lacks(self) -> None:
        found = prove(pdf(self.CONTENT, self.FONTS), docx(para("hộiđồn")), "a.docx")
        told = [warning for warning in found.warnings if warning.code == "pdf.fallback"]
        assert [warning.facts for warning in told] == [
            {"font": "Liberation Serif", "letters": "ồ, ộ", "other": "DejaVu Serif"}
        ]
        assert [warning.code for warning in found.warnings] == ["pdf.fallback"]

    def they_are_told_too_where_a_word_has_no_other_letter(self) -> None:
        content = "BT /F1 14 Tf 100 700 Td [<01> -2000] TJ ET BT /F2 14 Tf 1 0 0 1 140 700 Tm <01> Tj ET"
        found = prove(pdf(content, {"LiberationSerif": "a", "DejaVuSerif": "ở"}), docx(para("a ở")), "a.docx")
        assert [(one.code, one.facts["letters"]) for one in found.warnings] == [("pdf.fallback", "ở")]

    def but_letters_in_another_order_are_another_word(self) -> None:
        found = prove(pdf(self.CONTENT, self.FONTS), docx(para("hiộđồn")), "a.docx")
        assert found.problem is not None
        assert found.problem.code == "pdf.differs"

    @pytest.mark.parametrize("place", ["600 700", "100 860", "-40 700"])
    def but_letters_outside_the_page_are_not_printed(self, place: str) -> None:
        content = f"BT /F1 14 Tf {place} Td <0102> Tj ET"
        found = prove(pdf(content, {"LiberationSerif": "xa"}), docx(para("xa")), "a.docx")
        assert found.problem is not None
        assert found.problem.code == "pdf.cut"

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            ("1 1 1 rg BT /F1 14 Tf 100 700 Td <0102> Tj ET", "pdf.unseen"),
            ("BT /F1 14 Tf 100 700 Td <0102> Tj ET 1 1 1 rg 90 690 50 30 re f", "pdf.unseen"),
            ("BT 3 Tr /F1 14 Tf 100 700 Td <0102> Tj ET", "pdf.unseen"),
            ("BT /F1 14 Tf 100 700 Td <01> Tj ET BT /F1 14 Tf 100 700 Td <02> Tj ET", "pdf.overlap"),
        ],
    )
    def they_are_told_where_nobody_can_read_them(self, content: str, code: str) -> None:
        words = "xa" if code == "pdf.unseen" else "x a"
        found = prove(pdf(content, {"LiberationSerif": "xa"}), docx(para(words)), "a.docx")
        assert code in {warning.code for warning in found.warnings} | {found.problem.code if found.problem else ""}
