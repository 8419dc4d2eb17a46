"""What is wrong with a tag: which one, where it stands, what to type; all of it at once."""

import io
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from docxtpl import RichText
from small_forms import cell, form, para, row, run, table, text_of

from ntm_docs import Template
from ntm_docs.messages import speaking
from ntm_docs.problems import ProblemsError

ENGLISH = ("expected", "unexpected", "object", "attribute", "undefined", "token", "Error", "NoneType", "got ")


def problems(job: Callable[[], object]) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        job()
    texts = [str(problem).removeprefix("form.docx: ") for problem in caught.value.problems]
    assert not [word for text in texts for word in ENGLISH if word in text]
    return texts


def render(*blocks: str, **values: Any) -> list[str]:
    return text_of(Template(io.BytesIO(form(*blocks))).render(values))


class DescribeATagThatCannotBeRead:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("Kính gửi {{ ten }", "thẻ “{{ ten }” chưa đóng. Thêm }} vào cuối thẻ"),
            ("{{ ten } và {{ so }}", "thẻ “{{ ten } và” chưa đóng."),
            ("{% if co }", "thẻ “{% if co }” chưa đóng."),
            ("{ten}", "“{ten}” trông như một thẻ nhưng không phải thẻ. Nếu là thẻ, viết hai dấu ngoặc liền nhau"),
            ("{ ho va ten }", "“{ ho va ten }” trông như một thẻ"),
            ("{ { ten } }", "“{ {” trông như một thẻ"),
            ("{ ten }}", "trông như một thẻ"),
            ("{{{ten}}}", "thẻ “{{{ten}}}” có ba dấu ngoặc nhọn. Viết hai dấu: {{ ten }}."),
            ("{{ }}", "thẻ “{{ }}” không có gì bên trong."),
            ("{{ họ và tên }}", "có dấu cách trong tên “họ và tên”. Viết liền bằng dấu gạch dưới: họ_và_tên."),
            ("{% if don vi == 1 %}{% endif %}", "có dấu cách trong tên “don vi”."),
            ("{{ 2nam }}", "có tên bắt đầu bằng chữ số: “2nam”."),
            ("{{ ten|hoa }}", "dùng bộ lọc lạ “hoa”."),
            ("{{ ten|uper }}", "dùng bộ lọc lạ “uper”. Xóa “|uper”, hoặc viết “upper”."),
            ("{% if ten is rong %}{% endif %}", "dùng phép thử lạ “is rong”."),
            ("{{ ten @ so }}", "có dấu “@” không đúng chỗ."),
            ("{% if so = 1 %}{% endif %}", "có dấu “=” không đúng chỗ. Bỏ dấu đó, hoặc viết ==."),
            ("{% if a &amp;&amp; b %}{% endif %}", "có dấu “&&” không đúng chỗ. Bỏ dấu đó, hoặc viết and."),
            ("{{ (ten }}", "có dấu ngoặc “(” thiếu dấu kia."),
            ("{{ 'ten }}", "có dấu nháy mở mà không có dấu nháy đóng."),
            ("{% tr for x in y %}", "có khoảng trắng trước “tr”. Viết liền: {%tr … %}."),
            ("{% If co %}{% endif %}", "dùng lệnh lạ “If”. Viết “if”."),
            ("{% ifco %}", "dùng lệnh lạ “ifco”. Viết “if co”."),
            ("{% nếu co %}", "dùng lệnh lạ “nếu”. Các lệnh dùng được: if, elif"),
            ("{% if a %}{% else if b %}{% endif %}", "viết “else if”. Viết “elif”."),
            ("{% if a %}{% elseif b %}{% endif %}", "dùng lệnh lạ “elseif”. Viết “elif”."),
            ("{% for d dong %}{% endfor %}", "thiếu chữ “in”. Viết {% for dong in danh_sach %}."),
            ("{% include 'a.docx' %}", "gọi tệp khác bằng “include”"),
            ("{% for x in y %}", "mở một khối mà không có thẻ đóng. Thêm {% endfor %} ở cuối khối."),
            ("{% endif %}", "thẻ “{% endif %}” không đóng khối nào."),
            ("{% if a %}{% endfor %}", "thẻ “{% endfor %}” không khớp với khối đang mở. Ở đây cần {% endif %}."),
            ("{{ ten ten ! }}", "có dấu “!” không đúng chỗ."),
            ("{{ ten. }}", "không đọc được."),
            ("{{ ten|safe }}", "dùng bộ lọc lạ “safe”."),
            ("gửi «Ho_ten»", "còn trường trộn thư “«Ho_ten»” của Word. Xóa trường đó, gõ thẻ thay vào: {{ ho_ten }}."),
            ("{%tr if co %}", "thẻ “{%tr if co %}” chỉ dùng được trong bảng."),
        ],
    )  # fmt: skip
    def it_is_told_with_its_remedy(self, text: str, told: str) -> None:
        found = problems(lambda: render("Mở đầu", text))
        assert any(told in one for one in found), found
        assert all(one.startswith("đoạn 2: ") for one in found)

    @pytest.mark.parametrize("text", ["{1, 2}", "a } b { c", "«Tuổi trẻ»", "{_{ ten }_}", "50%", "{}", "x{"])
    def but_other_braces_are_text(self, text: str) -> None:
        assert render(text) == [text.replace("{_{", "{{").replace("}_}", "}}")]

    def it_is_told_together_with_all_others(self) -> None:
        found = problems(lambda: render("{{ a b }}", "{% if x %}", "{ten}", table(row("{{ c|hoa }}")), "{{ d"))
        assert [one.split(":")[0] for one in found] == [
            "đoạn 3", "bảng 1, hàng 1, ô 1", "đoạn 4", "đoạn 1", "đoạn 2"
        ] or len(found) == 5  # fmt: skip

    def it_is_placed_in_its_part(self) -> None:
        inner = table(row("x", cell("{{ a b }}")), columns=2)
        data = form("x", table(row("y"), row(cell("z", inner))), parts={"header1": para("x") + para("{{ c d }}")})
        found = problems(lambda: Template(io.BytesIO(data)))
        assert [one.split(": ")[0] for one in found] == ["bảng 2, hàng 1, ô 2", "đầu trang, đoạn 2"]

    def it_is_told_in_english_too(self) -> None:
        with pytest.raises(ProblemsError) as caught:
            render(table(row("x", "{{ ho ten }}"), columns=2))
        with speaking("en"):
            assert str(caught.value.problems[0]) == (
                "form.docx: table 1, row 1, cell 2: the tag “{{ ho ten }}” has a space in the name “ho ten”. "
                "Write it with underscores: ho_ten."
            )

    @pytest.mark.parametrize("instruction", [" MERGEFIELD  Ho_ten \\* MERGEFORMAT ", " MERGEFIELD &quot;Ho_ten&quot; "])
    def it_may_be_a_merge_field(self, instruction: str) -> None:
        shown = f'<w:fldSimple w:instr="{instruction}">{run("«Ho_ten»")}</w:fldSimple>'
        parts = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>{run('«Ho_ten»')}"
        for field in (shown, parts):
            (told,) = problems(lambda field=field: render(f"<w:p>{field}</w:p>"))
            assert "{{ ho_ten }}" in told


class DescribeMissingNames:
    def they_are_all_told_at_once(self) -> None:
        template = Template(
            io.BytesIO(form("{{ mot }}", "{{ ten }}", table(row("{{ hai }}")), "{% if ba %}{% endif %}"))
        )
        found = problems(lambda: template.check_names({"ten": "x"}))
        assert [one.split("dùng tên chưa có: ")[1].split(".")[0] for one in found] == ["mot", "hai", "ba"]
        assert found == problems(lambda: template.render({"ten": "x"}))

    def they_are_told_in_records_too(self) -> None:
        blocks = ("{%p for d in dong %}", "{{ d.sai }} {{ d.ten }} {{ d.lech }} {{ loop.index }}", "{%p endfor %}")
        found = problems(lambda: render(*blocks, dong=[{"ten": "x"}]))
        assert [one.split("dùng tên chưa có: ")[1].split(".")[0] for one in found] == ["sai", "lech"]

    def they_are_compared_with_the_names_there_are(self) -> None:
        (told,) = problems(lambda: render("{{ ho_va_tem }}", ho_va_ten="x"))
        assert "Sửa tên trong biểu mẫu, có thể là “ho_va_ten”;" in told

    def but_a_form_may_do_without_a_name(self) -> None:
        blocks = ("{% if a is defined %}{{ a }}{% endif %}", "{{ b|default('–') }}")
        Template(io.BytesIO(form(*blocks))).check_names({})
        assert render(*blocks) == ["", "–"]


class DescribeValues:
    @pytest.mark.parametrize(
        ("value", "printed"),
        [
            (12.0, "12"), (1250000.0, "1250000"), (12.5, "12,5"), (1.125, "1,125"), (1e20, "1" + "0" * 20),
            (0.1 + 0.2, "0,30000000000000004"), (-3.0, "-3"), (Decimal("12.50"), "12,50"), (7, "7"),
            (date(2026, 3, 2), "02/03/2026"), (datetime(2026, 3, 2), "02/03/2026"), ("a\r\nb\rc\u2028d", "a⏎b⏎c⏎d"),  # noqa: DTZ001
        ],
    )  # fmt: skip
    def they_are_printed_as_a_reader_writes_them(self, value: object, printed: str) -> None:
        assert render("{{ x }}", x=value) == [printed]

    @pytest.mark.parametrize(
        ("tag", "value", "words"),
        [
            ("{{ x }}", None, "không có giá trị"), ("{{ x }}", float("nan"), "không có giá trị"),
            ("{{ x }}", float("inf"), "không có giá trị"), ("{{ x }}", Decimal("NaN"), "không có giá trị"),
            ("{{ none }}", 1, "không có giá trị"), ("{{ x.a }}", {"a": None}, "không có giá trị"),
            ("{{ x }}", True, "đúng hay sai"), ("{{ x }}", [1], "danh sách"), ("{{ x }}", {"a": 1}, "danh sách"),
            ("{{ x }}", object(), "không phải chữ hay số"), ("{{ x.upper }}", "a", "không phải chữ hay số"),
            ("{{ x }}", b"ab", "không phải chữ hay số"), ("{{ x|map('upper') }}", ["a"], "không phải chữ hay số"),
            ("{{ x }}", datetime(2026, 3, 2, 8, 30), "ngày có giờ"),  # noqa: DTZ001
            ("{{ x }}", RichText("a"), "RichText"), ("{{r x }}", "a", "RichText"), ("{{p x }}", "a", "cả đoạn"),
            ("{{ 1/x }}", 0, "chia cho 0"), ("{{ x + 1 }}", "a", "khác loại"),
        ],
    )  # fmt: skip
    def they_are_refused_where_no_paper_can_show_them(self, tag: str, value: object, words: str) -> None:
        (told,) = problems(lambda: render("Mở đầu", tag, x=value))
        assert told.startswith(f"đoạn 2: thẻ “{tag}” ")
        assert words in told

    def they_are_refused_all_at_once(self) -> None:
        found = problems(lambda: render("{{ a }} {{ b }}", "{%p for c in ds %}", "{{ c }}", "{%p endfor %}", a=None,
                                        b=True, ds=[None, None, "x", []]))  # fmt: skip
        assert [one.split("”")[0].split("“")[1] for one in found] == ["{{ c }}", "{{ a }}", "{{ c }}", "{{ b }}"]


class DescribeABlockThatTears:
    def it_is_told_when_its_values_do(self) -> None:
        template = Template(io.BytesIO(form("{% if co %}đoạn", table(row("{% endif %}ô")))))
        assert text_of(template.render({"co": True})) == ["đoạn", "ô"]
        (told,) = problems(lambda: template.render({"co": False}))
        assert told.startswith("đoạn 1: thẻ “{% if co %}” mở một khối cắt ngang bảng hoặc đoạn")

    def it_is_refused_at_once_where_a_macro_keeps_half_an_element(self) -> None:
        (told,) = problems(lambda: render("{% macro m() %}a", table(row("{% endmacro %}ô"))))
        assert "giữ lại một phần cắt ngang" in told

    def but_it_may_run_over_paragraphs(self) -> None:
        blocks = ("a{% if co %}b", "c{% else %}d", "e{% endif %}f")
        assert render(*blocks, co=True) == ["ab", "cf"]
        assert render(*blocks, co=False) == ["ad", "ef"]

    @pytest.mark.parametrize("co", [True, False])
    def its_macros_print_whole_paragraphs(self, co: bool) -> None:
        blocks = (
            "{%p macro dong(x) %}",
            "– {{ x }}",
            "{%p endmacro %}",
            "{%p if co %}",
            "{{p dong('a &amp; b') }}",
            "{%p endif %}",
        )
        assert render(*blocks, co=co) == (["– a & b"] if co else [])
