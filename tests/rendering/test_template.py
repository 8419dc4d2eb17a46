import re
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from hypothesis import given, settings
from lxml import etree
from small_forms import form as small_form
from strategies import printable_text

from ntm_docs import Template
from ntm_docs.planning import Planned, make_context
from ntm_docs.problems import ProblemsError
from ntm_docs.rendering import find_templates, lost_values, printed_xml, survey
from ntm_docs.word.incoming.package import read_members

AWKWARD = 'A & B <x> {{ 7*7 }} {% raw %} "“”"'


@pytest.fixture
def form(tmp_path: Path) -> Callable[..., Path]:
    """A .docx form with one paragraph for each text."""

    def make(*paragraphs: str, table: list[list[str]] | None = None) -> Path:
        document = docx.Document()
        for text in paragraphs:
            document.add_paragraph(text)
        if table:
            grid = document.add_table(len(table), len(table[0]))
            for row, texts in zip(grid.rows, table, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
        path = tmp_path / "mau.docx"
        document.save(str(path))
        return path

    return make


def lost(data: bytes, context: Mapping[str, Any]) -> list[str]:
    """What a document lacks of its values, read from the document itself."""
    return lost_values(printed_xml(data), survey(context)[1])


def _text(data: bytes) -> str:
    document = docx.Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def _problem(job: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(ProblemsError) as caught:
        job()
    (problem,) = caught.value.problems
    return problem.code, str(problem)


def _canonical(data: bytes) -> dict[str, bytes]:
    members = read_members(data)
    return {
        name: etree.tostring(etree.fromstring(content), method="c14n")
        for name, content in members.items()
        if name.endswith(".xml") and not name.startswith("docProps/")
    }


class DescribeTemplate:
    def it_prints_awkward_text_exactly(self, form: Callable[..., Path]) -> None:
        assert _text(Template(form("Tên: {{ ten }}")).render({"ten": AWKWARD})) == f"Tên: {AWKWARD}"

    @pytest.mark.slow
    @given(printable_text(200))
    @settings(max_examples=200)
    def it_prints_any_text_exactly(self, text: str) -> None:
        template = _shared_form()
        data = template.render({"ten": text})
        assert _text(data) == text
        assert lost(data, {"ten": text}) == []

    def it_makes_the_same_bytes_every_time(self, form: Callable[..., Path]) -> None:
        path = form("{{ ten }}")
        assert Template(path).render({"ten": "x"}) == Template(path).render({"ten": "x"})

    def it_matches_names_typed_in_nfd(self, form: Callable[..., Path]) -> None:
        path = form("{{ “tên”|length }} {{ ho_so['t\u00ean'] }}".replace("t\u00ean", "te\u0302n"))
        assert _text(Template(path).render({"ho_so": {"tên": "Xã Tân An"}})).endswith("Xã Tân An")

    def it_turns_line_breaks_and_tabs_into_words_own(self, form: Callable[..., Path]) -> None:
        data = Template(form("{{ ten }}")).render({"ten": "một\nhai\tba"})
        assert _text(data) == "một\nhai\tba"
        assert lost(data, {"ten": "một\nhai\tba"}) == []

    @pytest.mark.parametrize(
        "tag",
        [
            "{{ ten.__class__ }}",
            "{{ ten['__class__'] }}",
            "{{ ten|attr('__class__') }}",
            "{{ [ten]|map(attribute='__class__')|list }}",
            "{{ range.__init__.__globals__ }}",
            "{{ cycler.__init__.__globals__ }}",
        ],
    )
    def it_refuses_a_tag_that_reaches_into_python(self, form: Callable[..., Path], tag: str) -> None:
        code, text = _problem(lambda: Template(form("Trước", f"Ở đây {tag}", "Sau")).render({"ten": "x"}))
        assert code == "template.forbidden"
        assert text.startswith(f"mau.docx: đoạn 2: thẻ “{tag}” gọi “")

    def it_refuses_an_attribute_put_together_while_rendering(self, form: Callable[..., Path]) -> None:
        path = form("{{ ten|attr('_' ~ '_class_' ~ '_') }}")
        assert _problem(lambda: Template(path).render({"ten": "x"}))[0] == "template.forbidden"

    def it_names_the_form_and_the_tag_of_an_undeclared_name(self, form: Callable[..., Path]) -> None:
        template = Template(form("Một", "Hai {{ ten }}", "Ba {{ sai_ten }}"))
        code, text = _problem(lambda: template.check_names({"ten": "x"}))
        assert code == "template.undefined"
        assert text.startswith("mau.docx: đoạn 3: thẻ “{{ sai_ten }}” dùng tên chưa có: sai_ten.")

    def it_names_the_paragraph_of_an_undeclared_field(self, form: Callable[..., Path]) -> None:
        template = Template(form("Một", "{%p for d in dong %}", "Hai {{ d.sai }}", "{%p endfor %}"))
        code, text = _problem(lambda: template.render({"dong": [{"dung": 1}]}))
        assert code == "template.undefined"
        assert text.startswith("mau.docx: đoạn 3: thẻ “{{ d.sai }}” dùng tên chưa có: sai.")

    @pytest.mark.parametrize("tag", ["{{ ten", "{% for x in y %}", "{{ ten|khong_co }}", "{{ ten|safe }}", "{{ 1/0 }}"])
    def it_tells_a_tag_that_is_wrong(self, form: Callable[..., Path], tag: str) -> None:
        assert _problem(lambda: Template(form(tag)).render({"ten": "x"}))[0] == "template.syntax"

    def it_tells_a_file_that_is_no_form(self, tmp_path: Path) -> None:
        path = tmp_path / "mau.docx"
        path.write_bytes(b"<html>not a zip</html>")
        assert _problem(lambda: Template(path))[0] == "template.broken"

    @pytest.mark.parametrize(
        "tag",
        [
            "{% autoescape false %}{{ ten }}{% endautoescape %}",
            "{{ ten|urlize }}",
            "{{ dong.clear() }}",
            "{{ dong.append(1) }}",
            "{{ ('{0.__'~'class__.__mro__}')|attr('format')(ten) }}",
        ],
    )
    def it_lets_a_form_change_nothing(self, form: Callable[..., Path], tag: str) -> None:
        given: dict[str, Any] = {"ten": "x", "dong": [1]}
        code, _ = _problem(lambda: Template(form(tag)).render(given))
        assert code in ("template.forbidden", "template.syntax")
        assert given == {"ten": "x", "dong": [1]}

    @pytest.mark.parametrize(
        "tag", ["{{ so|dictsort }}", "{{ [].pop() }}", "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}"]
    )
    def it_turns_every_failure_of_a_tag_into_a_problem(self, form: Callable[..., Path], tag: str) -> None:
        assert _problem(lambda: Template(form(tag)).render({"so": 1}))[0].startswith("template.")

    def it_refuses_a_block_that_would_tear_the_document(self, form: Callable[..., Path]) -> None:
        path = form("{% if a %}đoạn", table=[["{% endif %}ô"]])
        assert "w:tbl" in read_members(Template(path).render({"a": True}))["word/document.xml"].decode()
        assert _problem(lambda: Template(path).render({"a": False}))[0] == "template.syntax"

    def it_refuses_a_filter_over_what_is_escaped_already(self, form: Callable[..., Path]) -> None:
        template = Template(form("{% filter upper %}{{ ten }}{% endfilter %}"))
        assert "NINH" in _text(template.render({"ten": "Ninh"}))
        assert _problem(lambda: template.render({"ten": "Ninh & Bình"}))[0] == "template.syntax"

    @pytest.mark.parametrize("char", ["\x00", "\x0b", "\ud800", "\ufffe", "\uffff"])
    def it_refuses_characters_no_document_can_hold(self, form: Callable[..., Path], char: str) -> None:
        template = Template(form("{{ ten }}"))
        assert _problem(lambda: template.render({"ten": f"a{char}b"}))[0] == "template.character"

    def it_says_which_tag_prints_such_a_character_and_where(self, form: Callable[..., Path]) -> None:
        template = Template(form("Họ tên", "{{ ten }}{% for d in ds %}{{ d.x }}{% endfor %}", "{{ ten }}"))
        with pytest.raises(ProblemsError) as caught:
            template.render({"ten": "a&b", "ds": [{"x": "được"}, {"x": "A & B\x0bC"}, {"x": "\x00"}]})
        (problem,) = caught.value.problems
        assert str(problem) == (
            "mau.docx: đoạn 2: giá trị của thẻ “{{ d.x }}” có ký tự U+000B không in được "
            "(ký tự thứ 6 của “A & B□C”). Xóa ký tự đó trong giá trị; dán lại đoạn chữ dưới dạng văn bản thuần."
        )

    @pytest.mark.parametrize("value", ["a\ab", "a\fb"])
    @pytest.mark.parametrize(
        "line",
        [
            "<w:p><w:hyperlink w:anchor='a'><w:r><w:t>{{ x }}</w:t></w:r></w:hyperlink></w:p>",
            "<w:p><w:ins w:id='1' w:author='a'><w:r><w:t>{{ x }}</w:t></w:r></w:ins></w:p>",
            "<w:p><w:r><w:instrText>{{ x }}</w:instrText></w:r></w:p>",
        ],
    )
    def it_has_no_paragraph_break_where_none_can_stand(self, line: str, value: str) -> None:
        template = Template(BytesIO(small_form(line, "{{ y }}")))
        assert template.render({"x": "a b", "y": value})
        with pytest.raises(
            ProblemsError, match=re.escape("đoạn 1: giá trị của thẻ “{{ x }}” có dấu ngắt đoạn")
        ) as caught:
            template.render({"x": value, "y": ""})
        assert len(caught.value.problems) == 1

    def it_renders_a_picture_with_docxtpl_itself(self, form: Callable[..., Path], tmp_path: Path) -> None:
        picture = tmp_path / "anh.png"
        picture.write_bytes(_PNG)
        path = form("{{ ten }}", "{{ anh }}")
        owner = DocxTemplate(path)
        data = Template(path).render({"ten": AWKWARD, "anh": InlineImage(owner, str(picture), width=Mm(20))})
        assert AWKWARD in _text(data)
        assert any(name.startswith("word/media/") for name in read_members(data))

    def it_renders_growing_columns_with_docxtpl_itself(self, form: Callable[..., Path]) -> None:
        path = form(table=[["{%tc for c in cot %}", "{{ c }}", "{%tc endfor %}"]])
        assert _text(Template(path).render({"cot": ["a", "b", "c", "d"]})).split("\n")[-4:] == ["a", "b", "c", "d"]


class DescribeOurForms:
    @pytest.mark.slow
    def they_equal_docxtpl_as_canonical_xml(self, planned: Planned) -> None:
        for dossier in planned.plan.dossiers:
            for document in dossier.documents:
                path = find_templates() / f"{document.form}.docx"
                context = make_context(planned.ho_so, dossier, document)
                theirs = DocxTemplate(path)
                theirs.render(dict(context), autoescape=True)
                out = BytesIO()
                theirs.save(out)
                assert _canonical(Template(path).render(context)) == _canonical(out.getvalue()), document.path


class DescribeProof:
    def it_finds_a_value_that_the_form_left_out(self, form: Callable[..., Path]) -> None:
        context: dict[str, Any] = {"ten": "Xã Tân An", "so": 14, "dong": [{"a": "một"}, {"a": "hai"}]}
        data = Template(form("{{ ten }}")).render(context)
        assert lost(data, context) == ["14", "một", "hai"]

    def it_reads_what_the_document_holds(self, form: Callable[..., Path]) -> None:
        data, xml = Template(form("{{ ten }}")).fill({"ten": "A & B"})
        runs = re.compile(r"<w:t[^>]*>([^<]*)")
        assert sorted(runs.findall(xml)) == sorted(runs.findall(printed_xml(data)))
        assert "A &amp; B" in xml

    def it_counts_how_often_a_value_is_printed(self, form: Callable[..., Path]) -> None:
        template = Template(form("{{ mot }}", "{% if hai == 'không có' %}{{ hai }}{% endif %}"))
        context = {"mot": "Lê Minh Khang", "hai": "Lê Minh Khang"}
        assert lost(template.render(context), context) == ["Lê Minh Khang"]

    def it_misses_no_field_whose_tag_was_deleted(self, form: Callable[..., Path]) -> None:
        template = Template(form("{%p for d in dong %}", "{{ d.ten }}", "{%p endfor %}"))
        code, text = _problem(lambda: template.check_names({"dong": [{"ten": "a", "dong_y": 14}]}))
        assert code == "template.unused"
        assert "“dong_y”" in text

    def it_does_not_count_what_is_not_printed(self, form: Callable[..., Path]) -> None:
        assert lost(Template(form("x")).render({}), {"a": None, "b": True, "c": ""}) == []


def _shared_form(cache: dict[str, Template] = {}) -> Template:  # noqa: B006 -- one form for all examples
    if "form" not in cache:
        document = docx.Document()
        document.add_paragraph("{{ ten }}")
        path = find_templates().parent / ".pytest_cache" / "mau-chung.docx"
        path.parent.mkdir(exist_ok=True)
        document.save(str(path))
        cache["form"] = Template(path)
    return cache["form"]


_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc000000301010018dd8db0"
    "0000000049454e44ae426082"
)
