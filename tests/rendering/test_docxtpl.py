"""Every feature that docxtpl documents: the same canonical XML, a stated difference, or a refusal.

`docs/docxtpl.md` says the same to people who come from docxtpl; here it is held to it.
"""

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pytest
from conftest import ROOT
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph
from jinja2 import Environment
from lxml import etree
from small_forms import (
    PICTURE,
    bare,
    canonical,
    cell,
    drawing,
    form,
    para,
    picture_relation,
    relations_xml,
    row,
    run,
    table,
    text_of,
    with_docxtpl,
)

from ntm_docs import Template
from ntm_docs.problems import ProblemsError
from ntm_docs.word.incoming.package import read_members

_SCHEMA = ["tcW", "gridSpan", "vMerge", "shd", "vAlign"]  # the order of ISO 29500-1, CT_TcPr
VALUES: dict[str, Any] = {
    "ten": "Trần Thị & Bưởi <x>",
    "co": True,
    "khong": False,
    "so": 12,
    "cot": ["a", "b", "c"],
    "mau": "FFCC00",
    "dong": [{"ten": "Xã A & B", "con": [1, 2]}, {"ten": "Xã C", "con": [3]}, {"ten": "Xã D", "con": []}],
}


def _rich() -> RichText:
    rich = RichText("đậm & ", bold=True, style="manh")
    rich.add("nghiêng\nhai\tba", italic=True, color="#FF0000", font="eastAsia:Arial", size=26)
    return rich


def _paragraphs() -> RichTextParagraph:
    made = RichTextParagraph("một", parastyle="muc")
    made.add(_rich())
    return made


LOOP = ("{%tr for d in dong %}", "{%tr endfor %}")
COLUMNS = ("{%tc for c in cot %}", "{%tc endfor %}")
SAME: dict[str, tuple[bytes, dict[str, Any]]] = {
    "values": (
        form(
            "Tên: {{ ten }}, số {{ so }}.",
            parts={
                "header1": para("Đầu {{ ten }}"),
                "footer1": para("{% if co %}Cuối{% endif %} {{ so }}"),
                "footnotes": f'<w:footnote w:id="1">{para("Chú {{ ten }}")}</w:footnote>',
            },
        ),
        {},
    ),
    "tags over several runs": (
        form(
            para(bare("Tên {{ te"), run("n", "<w:b/>"), bare(" }} và {"), bare("{ so"), bare("}"), bare("} hết")),
            para(bare("{{ "), '<w:proofErr w:type="spellStart"/>', bare("ten"), bare(" }} {% if"), bare(" co %}a{% end")
                 , bare("if %}")),
            para(bare("{%"), bare("p if co %}")), "giữa", para(bare("{%p end"), bare("if %}")),
        ),
        {},
    ),
    "{%p": (
        form("{%p for d in dong %}", "{{ d.ten }}", "{%p for c in d.con %}", "- {{ c }}", "{%p endfor %}",
             "{%p endfor %}", "{%p if khong %}", "a", "{%p elif co %}", "b", "{%p else %}", "c", "{%p endif %}"),
        {},
    ),
    "{%tr": (
        form(table("Tiêu đề", LOOP[0], row("{{ d.ten }}"), "{%tr for c in d.con %}", "{{ c }}", *LOOP[1:], LOOP[1])),
        {},
    ),
    "{%tc": (form(table(row(COLUMNS[0], "{{ c }}", COLUMNS[1]), row("a", "b"), columns=2)), {}),
    "fewer cells than columns": (form(table(row(COLUMNS[0], "{{ c }}", COLUMNS[1]), columns=5)), {}),
    "{%r": (form(para(run("a {%r if co %}b{%r endif %}c"), run("{%r if khong %}", "<w:b/>"), "d", "{%r endif %}")), {}),
    "comments": (
        form(para("a {# chú #} b"), "{#p cả đoạn #}", table("{#tr cả hàng #}", "x"),
             table(row("{#tc cả ô #}", "y"), columns=2)),
        {},
    ),
    "merge with ENTER": (
        form("Nhà ở", "{%- if co -%}", "\u00a0phố", "{%- else -%}", " quê", "{%- endif -%}", "\u00a0và vui."), {},
    ),
    "merge with SHIFT+ENTER": (
        form(para(*"Nhà ở|{%- if co -%}|phố|{%- endif -%}|vui".replace("|", "|<w:r><w:br/></w:r>|").split("|"))), {},
    ),
    "escaped delimiters": (form("{_{ a }_} {_% b %_} {{ ten }}"), {}),
    "hm": (form(table(row(COLUMNS[0], "{% hm %}{{ ten }}", COLUMNS[1]), row(COLUMNS[0], "{{ c }}", COLUMNS[1]),
                      columns=3)), {}),
    "vm": (form(table(row(LOOP[0], ""), row("{% vm %}{{ so }}", "{{ d.ten }}"), row(LOOP[1], ""), columns=2)), {}),
    "RichText": (form("trước {{r rich }} sau", para(bare("{{r rich }}")), "{{r rich }}{{r rich }}"), {"rich": _rich()}),
    "RichTextParagraph": (form("trước", "{{p made }}", "sau"), {"made": _paragraphs()}),
    "Listing": (form(para("x: {{ muc }}", properties='<w:jc w:val="both"/>')), {"muc": Listing("a & b\n<c>\ad\te\ff")}),
    "line breaks in values": (form("{{ x }}"), {"x": "a\nb\tc\ad"}),
    "|e": (form("{{ ten|e }} {{ ten|upper }} {{ cot|join(', ') }}"), {}),
    "spaces kept": (form(para(bare("abc"), run(" {{ so }} "), bare(" x"), bare("{{ so }} y"))), {}),
    "set, nested loops, loop.index": (
        form("{% set x = so + 1 %}{{ x }}", "{%p set y = so %}",
             "{% for d in dong %}{{ loop.index }}. {{ d.ten }}{% for c in d.con %} {{ c }}{% endfor %}{% endfor %}",
             "{{ y }}"),
        {},
    ),
    "curly quotes": (
        form("{% if ten == “Trần Thị” or ten == ‘x’ %}a{% else %}b{% endif %}{% if so &lt; 13 %}c{% endif %}"), {},
    ),
    "content controls": (
        form("<w:sdt><w:sdtContent>" + para("{%p for d in dong %}") + "</w:sdtContent></w:sdt>", "{{ d.ten }}",
             "<w:sdt><w:sdtContent>" + para("{%p endfor %}") + "</w:sdtContent></w:sdt>"),
        {},
    ),
    "tables that do not fill their grid": (form(table(row("a", "b", "{{ so }}"), row("c"), columns=2)), {}),
    "drawings": (
        form(para(drawing()), "{%p for d in dong %}", para(drawing()), "{%p endfor %}", para(drawing(number=7)),
             relations=picture_relation(), extra={"word/media/image1.png": PICTURE}),
        {},
    ),
    "tags in field codes": (
        form('<w:p><w:r><w:instrText> HYPERLINK "http://x.vn/{{ so }}" </w:instrText></w:r></w:p>'), {},
    ),
    "{% raw %}": (form("{% raw %}{{ a }}{% endraw %} {{ so }}"), {}),
}  # fmt: skip
REFUSED: dict[str, tuple[tuple[str, ...], dict[str, Any], str]] = {
    "text beside {%p": (("{%p if co %} chữ", "x", "{%p endif %}"), {}, "template.beside"),
    "merge beside a table": (("{% set t = 1 -%}", table("ô")), {}, "template.merge"),
    "RichText without r": (("{{ rich }}",), {"rich": _rich()}, "template.needs_r"),
    "filters on RichText": (("{{r rich|lower }}",), {"rich": _rich()}, "template.run_value"),
    "None, not a number": (("{{ x }}",), {"x": None}, "template.no_value"),
    "True, False": (("{{ co }}",), {}, "template.truth"),
    "a whole list": (("{{ cot }}",), {}, "template.list"),
    "unknown names": (("{{ sai }}",), {}, "template.undefined"),
    "autoescape off": (("{% autoescape false %}{{ ten }}{% endautoescape %}",), {}, "template.forbidden"),
    "|safe": (("{{ ten|safe }}",), {}, "template.syntax"),
    "include, import, extends": (("{% include 'a.docx' %}",), {}, "template.syntax"),
}
DIFFERENT = {
    "colspan",
    "cellbg",
    "bookmarks and comments in a loop",
    "bookmarks beside {%p else %}",
    "two {%p in one paragraph",
    "text after {{r in its run",
    "endnotes and comments",
    "properties",
    "& inside a tag",
    "low and angle quotes, dashes, zero-width spaces",
    "tracked deletions",
    "empty cells, rows and tables",
    "old drawings in a loop",
    "numbers and dates",
    "line ends of Windows",
    "pictures of another form",
    ".dotx",
}
CALLS_SAME = {
    "file object as form", "several renderings", "InlineImage", "links in RichText", "custom filters", "replace_pic",
    "sub-documents",
}  # fmt: skip
CALLS_REFUSED = {
    "replace_media", "replace_embedded", "replace_zipname", "save", "new_subdoc", "get_undeclared_template_variables",
    "render(jinja_env=…)", "render(autoescape=False)",
}  # fmt: skip


def render(data: bytes, context: Mapping[str, Any], **options: Any) -> bytes:
    return Template(BytesIO(data), **options).render(context)


def codes(job: Callable[[], object]) -> set[str]:
    with pytest.raises(ProblemsError) as caught:
        job()
    return {problem.code for problem in caught.value.problems}


def saved(template: DocxTemplate) -> bytes:
    out = BytesIO()
    template.save(out)
    return out.getvalue()


class DescribeWhatIsTheSame:
    @pytest.mark.parametrize("name", SAME)
    def it_gives_the_canonical_xml_of_docxtpl(self, name: str) -> None:
        data, more = SAME[name]
        assert canonical(render(data, VALUES | more)) == canonical(with_docxtpl(data, VALUES | more))

    @pytest.mark.parametrize("where", ["text", "header", "loop"])
    def it_places_pictures(self, where: str) -> None:
        blocks = ("{%p for a in [anh, anh] %}", "x {{ a }}", "{%p endfor %}") if where == "loop" else ("{{ ten }} x",)
        data = form(*blocks, parts={"header1": para("{{ anh }}")} if where == "header" else {})
        if where == "text":
            data = form("{{ ten }} {{ anh }}")

        def values(template: DocxTemplate) -> dict[str, Any]:
            return VALUES | {"anh": InlineImage(template, BytesIO(PICTURE), width=Mm(20), anchor="http://x.vn")}

        theirs = DocxTemplate(BytesIO(data))
        theirs.render(values(theirs), autoescape=True)
        ours = render(data, values(DocxTemplate(BytesIO(data))))
        assert canonical(ours) == canonical(saved(theirs))
        assert read_members(ours)["word/media/image1.png"] == PICTURE

    def it_links_rich_text(self) -> None:
        data = form("{{r x }}")
        theirs, ours = DocxTemplate(BytesIO(data)), Template(BytesIO(data))
        address = "http://x.vn/?a=1&b=2"
        theirs.render({"x": RichText("đây", url_id=theirs.build_url_id(address))}, autoescape=True)
        made = ours.render({"x": RichText("đây", url_id=ours.build_url_id(address))})
        assert canonical(made) == canonical(saved(theirs))
        assert b"http://x.vn/?a=1&amp;b=2" in read_members(made)["word/_rels/document.xml.rels"]

    def it_takes_filters(self) -> None:
        data = form("{{ so|dong }}")
        filters = {"dong": lambda value: f"{value} đồng & lẻ"}
        environment = Environment(autoescape=True)
        environment.filters.update(filters)
        theirs = DocxTemplate(BytesIO(data))
        theirs.render(VALUES, environment)
        assert canonical(render(data, VALUES, filters=filters)) == canonical(saved(theirs))

    @pytest.mark.parametrize("name", ["hinh.png", "con dấu"])
    def it_replaces_a_picture_of_the_form(self, name: str) -> None:
        data = form(
            para(drawing()), "{{ ten }}", relations=picture_relation(), extra={"word/media/image1.png": PICTURE}
        )
        new = PICTURE + b"khac"
        theirs = DocxTemplate(BytesIO(data))
        theirs.replace_pic(name, BytesIO(new))
        theirs.render(VALUES, autoescape=True)
        ours = Template(BytesIO(data)).render(VALUES, pictures={name: new})
        assert canonical(ours) == canonical(saved(theirs))
        expected = read_members(saved(theirs))["word/media/image1.png"]
        assert read_members(ours)["word/media/image1.png"] == expected == new

    def it_renders_a_form_many_times(self) -> None:
        template = Template(BytesIO(form("{{ ten }}")))
        first = template.render({"ten": "một"})
        assert text_of(template.render({"ten": "hai"})) == ["hai"]
        assert template.render({"ten": "một"}) == first

    def it_places_sub_documents_where_docxcompose_is_there(self) -> None:
        pytest.importorskip("docxcompose")
        data = form("a", "{{p con }}", "b")
        owners = [DocxTemplate(BytesIO(data)) for _ in range(2)]
        children = [owner.new_subdoc() for owner in owners]
        for child in children:
            child.add_paragraph("con & cháu")
        owners[0].render({"con": children[0]}, autoescape=True)
        assert canonical(render(data, {"con": children[1]})) == canonical(saved(owners[0]))


class DescribeWhatIsRefused:
    @pytest.mark.parametrize("name", REFUSED)
    def it_is_told(self, name: str) -> None:
        blocks, more, code = REFUSED[name]
        assert codes(lambda: render(form(*blocks), VALUES | more)) == {code}

    @pytest.mark.parametrize("name", sorted(one for one in CALLS_REFUSED if one.isidentifier()))
    def it_names_what_to_use_instead(self, name: str) -> None:
        with pytest.raises(AttributeError, match=f"không có {name}: "):
            getattr(Template(BytesIO(form("x"))), name)

    @pytest.mark.parametrize(("tag", "values"), [
        ("colspan", ["hai", 0, -1, 64, 2.5, True, None, ""]), ("cellbg", ["vàng", "#FC0", 12, None, "FFCC00;"]),
    ])  # fmt: skip
    def it_has_no_cell_that_word_cannot_show(self, tag: str, values: list[object]) -> None:
        template = Template(BytesIO(form(table(f"{{% {tag} x %}}ô"))))
        for value in values:
            with pytest.raises(ProblemsError, match=f"bảng 1, hàng 1, ô 1: thẻ “{{% {tag} x %}}” không cho") as caught:
                template.render({"x": value})
            assert [one.code for one in caught.value.problems] == [f"template.{tag}"]

    @pytest.mark.parametrize("option", ["jinja_env", "autoescape"])
    def it_has_one_way_to_render(self, option: str) -> None:
        with pytest.raises(TypeError):
            Template(BytesIO(form("x"))).render({}, **{option: False})  # type: ignore[arg-type]

    def it_has_no_link_of_another_form(self) -> None:
        data = form("{{r x }}")
        rich = RichText("đây", url_id=DocxTemplate(BytesIO(data)).build_url_id("http://x.vn"))
        assert codes(lambda: render(data, {"x": rich})) == {"template.link"}

    def it_has_no_picture_in_the_code_of_a_field(self) -> None:
        data = form("a {{ so }}", "<w:p><w:r><w:instrText>{{ anh }}</w:instrText></w:r></w:p>")
        with pytest.raises(ProblemsError, match=r"đoạn 2: thẻ “\{\{ anh \}\}” là hình, không đặt"):
            render(data, VALUES | {"anh": InlineImage(None, BytesIO(PICTURE))})

    @pytest.mark.parametrize("tag", ["colspan 2", "cellbg mau", "vm", "hm"])
    def it_tells_once_that_a_tag_of_cells_stands_outside(self, tag: str) -> None:
        with pytest.raises(ProblemsError) as caught:
            Template(BytesIO(form(f"{{% {tag} %}}x")))
        assert [one.code for one in caught.value.problems] == ["template.outside"]

    def it_has_no_whole_paragraph_among_runs(self) -> None:
        assert codes(lambda: render(form("{{r x }}"), {"x": _paragraphs()})) == {"template.needs_p"}

    def it_has_no_picture_in_a_note(self) -> None:
        data = form("x", parts={"footnotes": f'<w:footnote w:id="1">{para("{{ anh }}")}</w:footnote>'})
        assert codes(lambda: render(data, {"anh": InlineImage(None, BytesIO(PICTURE))})) == {"template.picture_place"}

    @pytest.mark.parametrize(("name", "new", "code"), [
        ("la.png", PICTURE, "template.picture_name"), ("hinh.png", b"\xff\xd8\xff jpg", "template.picture_kind"),
    ])  # fmt: skip
    def it_has_no_picture_that_does_not_fit(self, name: str, new: bytes, code: str) -> None:
        data = form(para(drawing()), relations=picture_relation(), extra={"word/media/image1.png": PICTURE})
        assert codes(lambda: Template(BytesIO(data)).render({}, pictures={name: new})) == {code}


class DescribeWhatIsDifferent:
    """Where docxtpl loses or breaks something."""

    def it_reads_both_tags_of_a_paragraph(self) -> None:
        data = form("{%p if khong %}{%p if co %}", "x", "{%p endif %}{%p endif %}", "y")
        assert text_of(render(data, VALUES)) == ["y"]
        assert text_of(with_docxtpl(data, VALUES)) == ["x", "y"]

    def it_keeps_the_look_of_what_follows_rich_text(self) -> None:
        made = render(form(para(run("a {{r rich }} b", "<w:b/>"))), {"rich": RichText("x")})
        assert read_members(made)["word/document.xml"].count(b"<w:b/>") == 2

    def it_fills_endnotes_comments_and_properties(self) -> None:
        parts = {
            "endnotes": f'<w:endnote w:id="1">{para("theo {{ ten }}")}</w:endnote>',
            "comments": f'<w:comment w:id="0">{para("{{ so }}")}</w:comment>',
        }
        made = render(form("x", parts=parts, core="Hồ sơ {{ ten }}"), VALUES)
        assert text_of(made, "word/endnotes.xml") == ["theo Trần Thị & Bưởi <x>"]
        assert text_of(made, "word/comments.xml") == ["12"]
        assert "".join(etree.fromstring(read_members(made)["docProps/core.xml"]).itertext()) == (
            "Hồ sơ Trần Thị & Bưởi <x>"
        )

    def it_reads_signs_inside_tags_as_they_are(self) -> None:
        data = form('{{ "A &amp; B &lt;c>" }}', "{% if ten == “Trần Thị &amp; Bưởi &lt;x>” %}!{% endif %}")
        assert text_of(render(data, VALUES)) == ["A & B <c>", "!"]

    @pytest.mark.parametrize(
        "tag",
        ["{% if loai == „Quyết định” %}", "{% if loai == «Quyết định» %}", "{% if\u00a0loai == “Quyết định” –%}",
         "{% if lo\u200bai == ‘Quyết định’ %}", "｛% if loai == 'Quyết định' ％｝"],
    )  # fmt: skip
    def it_reads_what_word_makes_of_a_tag(self, tag: str) -> None:
        assert text_of(render(form(f"{tag}đúng{{% endif %}}"), {"loai": "Quyết định"})) == ["đúng"]

    def it_leaves_deleted_tags_out(self) -> None:
        gone = '<w:del w:id="1" w:author="x"><w:r><w:delText>{{ ho_cu }}</w:delText></w:r></w:del>'
        inside = gone.replace("{{ ho_cu }}", "ho_cu")
        assert text_of(render(form(para(gone, "{{ ten }}"), para("{{ ", inside, "so }}")), VALUES)) == [
            "Trần Thị & Bưởi <x>", "12",
        ]  # fmt: skip

    def it_leaves_nothing_that_word_could_not_open(self) -> None:
        blocks = (
            table(row(cell("{%p for d in dong %}", "{{ d }}", "{%p endfor %}"))),
            table("{%tr for d in dong %}", "{{ d }}", "{%tr endfor %}"),
            table(row("{%tc for d in dong %}", "{{ d }}", "{%tc endfor %}"), "hai"),
            table(row(cell("a", table("trong")))),
            table(
                f"<w:sdt><w:sdtContent>{row('{%tr for d in dong %}')}</w:sdtContent></w:sdt>",
                "{{ d }}",
                "{%tr endfor %}",
            ),
        )
        made = etree.fromstring(read_members(render(form(*blocks), {"dong": []}))["word/document.xml"])
        w = f"{{{made.nsmap['w']}}}"
        assert [len(one.findall(f"{w}tr")) for one in made.iter(f"{w}tbl")] == [1, 1, 1, 1]
        assert all(one[-1].tag == f"{w}p" for one in made.iter(f"{w}tc"))

    def it_names_old_drawings_of_a_loop_apart(self) -> None:
        shape = '<w:r><w:pict><v:shape id="khung" style="width:9pt"/></w:pict></w:r>'
        made = render(form("{%p for d in dong %}", para(shape, "{{ d.ten }}"), "{%p endfor %}"), VALUES)
        names = re.findall(r'<v:shape id="([^"]*)"', read_members(made)["word/document.xml"].decode())
        assert names == ["khung", "khung_2", "khung_3"]

    @pytest.mark.parametrize(
        ("tags", "wanted"),
        [
            ("{% colspan 2 %}", ["tcW", "gridSpan", "vAlign"]),
            ("{% cellbg mau %}", ["tcW", "shd", "vAlign"]),
            ("{% cellbg mau %}{% colspan cot|length %}", ["tcW", "gridSpan", "shd", "vAlign"]),
            ("{% vm %}", ["tcW", "vMerge", "vAlign"]),
            ("{% hm %}", ["tcW", "gridSpan", "vAlign"]),
        ],
    )
    def it_sets_properties_of_cells_in_the_order_that_word_wants(self, tags: str, wanted: list[str]) -> None:
        look = '<w:tcW w:w="9" w:type="dxa"/><w:vAlign w:val="center"/>'
        cells = row(COLUMNS[0], cell(f"{tags}{{{{ ten }}}}", properties=look), COLUMNS[1])
        data = form(table(row(LOOP[0]), cells, row(LOOP[1]), columns=3))
        made = etree.fromstring(read_members(render(data, VALUES))["word/document.xml"])
        found = [[etree.QName(part).localname for part in one] for one in made.iter(f"{{{made.nsmap['w']}}}tcPr")]
        assert wanted in found
        assert all(sorted(one, key=_SCHEMA.index) == one for one in found)

    @pytest.mark.parametrize(("value", "fill"), [("ffcc00", "ffcc00"), ("#FFCC00", "FFCC00"), ("auto", "auto"),
                                                 ("", "auto")])  # fmt: skip
    def it_takes_a_colour_as_people_write_it(self, value: str, fill: str) -> None:
        made = render(form(table("{% cellbg mau %}x")), {"mau": value})
        assert f'w:fill="{fill}"'.encode() in read_members(made)["word/document.xml"]

    def it_gives_what_a_loop_repeats_ids_of_its_own(self) -> None:
        line = para(
            '<w:bookmarkStart w:id="3" w:name="muc"/>', '<w:commentRangeStart w:id="0"/>', "{{ d.ten }}",
            '<w:commentRangeEnd w:id="0"/>', '<w:r><w:commentReference w:id="0"/></w:r>', '<w:bookmarkEnd w:id="3"/>',
            '<w:ins w:id="5" w:author="x"><w:r><w:t>thêm</w:t></w:r></w:ins>',
        )  # fmt: skip
        kept = para('<w:bookmarkStart w:id="4" w:name="muc_2"/>', "cuối", '<w:bookmarkEnd w:id="4"/>')
        notes = {"comments": f'<w:comment w:id="0" w:author="x">{para("lời")}</w:comment>'}
        data = form("{%p for d in dong %}", line, "{%p endfor %}", kept, parts=notes)
        made = read_members(render(data, VALUES))["word/document.xml"].decode()
        assert re.findall(r'bookmarkStart w:id="(\d+)" w:name="(\w+)"', made) == [
            ("3", "muc"), ("6", "muc_3"), ("8", "muc_4"), ("4", "muc_2"),
        ]  # fmt: skip
        assert re.findall(r'bookmarkEnd w:id="(\d+)"', made) == ["3", "6", "8", "4"]
        assert re.findall(r'<w:ins w:id="(\d+)"', made) == ["5", "7", "9"]
        assert made.count("<w:comment") == 3

    def it_leaves_ids_alone_that_come_once(self) -> None:
        line = para('<w:bookmarkStart w:id="3" w:name="muc"/>', "{{ ten }}", '<w:bookmarkEnd w:id="3"/>')
        data = form("{%p if co %}", line, "{%p endif %}")
        assert canonical(render(data, VALUES)) == canonical(with_docxtpl(data, VALUES))

    def it_numbers_drawings_of_a_loop_in_a_header_apart(self) -> None:
        header = para("{%p for d in dong %}") + para(drawing()) + para("{%p endfor %}")
        extra = {"word/_rels/header1.xml.rels": relations_xml(picture_relation()), "word/media/image1.png": PICTURE}
        made = read_members(render(form("x", parts={"header1": header}, extra=extra), VALUES))["word/header1.xml"]
        assert re.findall(rb'docPr id="(\d+)"', made) == [b"7", b"8", b"9"]

    @pytest.mark.parametrize("co", [True, False])
    @pytest.mark.parametrize("middle", ["{%p else %}", "{%p elif not co %}"])
    def it_keeps_bookmarks_beside_the_middle_of_a_block(self, middle: str, co: bool) -> None:
        start, end = '<w:bookmarkStart w:id="3" w:name="_GoBack"/>', '<w:bookmarkEnd w:id="3"/>'
        for marks in ((start, middle, end), (start, end, middle)):
            data = form("{%p if co %}", "a", para(*marks), "b", "{%p endif %}", "c")
            made = read_members(render(data, {"co": co}))["word/document.xml"].decode()
            assert made.index(start) < made.index("<w:p>") < made.index(end) < made.index(">c<")

    def it_takes_a_template_of_word_for_a_form(self) -> None:
        word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        made = render(form("{{ so }}", kind=f"{word}.template.main+xml"), VALUES)
        assert f'"{word}.document.main+xml"'.encode() in read_members(made)["[Content_Types].xml"]

    def it_renders_pictures_made_for_another_form_in_this_one(self) -> None:
        image = InlineImage(DocxTemplate(BytesIO(form("KHÁC"))), BytesIO(PICTURE))
        assert text_of(render(form("mẫu này {{ anh }}"), {"anh": image})) == ["mẫu này "]


class DescribeThePageAboutDocxtpl:
    def it_says_of_every_feature_what_the_tests_hold(self) -> None:
        page = (ROOT / "docs" / "docxtpl.md").read_text(encoding="utf-8")
        told = dict(
            re.findall(
                r"^\| (.+?) \| (same|different|refused) \|", page.replace("`", "").replace("\\|", "|"), re.MULTILINE
            )
        )
        held = dict.fromkeys([*SAME, *CALLS_SAME], "same") | dict.fromkeys([*REFUSED, *CALLS_REFUSED], "refused")
        assert told == held | dict.fromkeys(DIFFERENT, "different")
