"""Forms that loop without end, fill the memory, or print something else in every run."""

import random
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from html import escape
from io import BytesIO
from typing import Any, NamedTuple

import docx
import pytest

from ntm_docs import Template
from ntm_docs.problems import ProblemsError
from ntm_docs.rendering.document.package import pack
from ntm_docs.rendering.sandbox import budget
from ntm_docs.word.incoming.package import read_members


class Told(NamedTuple):
    """A tag of a form, and the code that it is told with."""

    tag: str
    code: str


class Address:
    """Writes itself with its place in memory."""

    def __str__(self) -> str:
        return object.__repr__(self)


VALUES: dict[str, Any] = {
    "a": "x", "n": 5, "l": ["a", "b"], "m": {"k": "v"}, "s": {"một", "hai", "ba"}, "o": object(), "adr": Address(),
    "d": date(2026, 3, 2), "t": datetime(2026, 3, 2, 4, 5), "big": "y" * 9_000, "dec": Decimal("1E+99999999"),  # noqa: DTZ001
    "mod": random, "fn": len,
}  # fmt: skip


@cache
def _empty() -> dict[str, bytes]:
    out = BytesIO()
    docx.Document().save(out)
    return read_members(out.getvalue())


def form(*paragraphs: str, **filters: Callable[..., Any]) -> Template:
    """A form of such paragraphs."""
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>' for text in paragraphs)
    xml = _empty()["word/document.xml"].replace(b"<w:body>", f"<w:body>{body}".encode())
    return Template(BytesIO(pack({**_empty(), "word/document.xml": xml}, compress=True)), filters=filters)


def rendered(*paragraphs: str, **more: Any) -> str:
    """The words of a document."""
    xml = read_members(form(*paragraphs).render({**VALUES, **more}))["word/document.xml"].decode()
    return re.sub("<[^>]+>", "", xml.partition("<w:body>")[2])


def told(*paragraphs: str) -> str:
    """The one problem of a form: code and sentence."""
    with pytest.raises(ProblemsError) as refused:
        rendered(*paragraphs)
    (problem,) = refused.value.problems
    return f"{problem.code} {problem.what}"


# In each line: the form must be refused with this code, at this tag.
TOO_LONG = """
    {{ 'x' * 10**10 }} | {{ a * 10**30 }} | {{ 10**9 * 'ab' }} | {{ [0] * 10**9 }} | {{ ((1,) * 10**9)|length }}
    {{ a|center(10**10) }} | {{ a|center(width=10**10) }} | {{ a.center(10**10) }} | {{ a.ljust(10**10) }}
    {{ a.rjust(10**9) }} | {{ a.zfill(10**10) }} | {{ 'a\\tb'.expandtabs(10**10) }} | {{ a.encode().center(10**10) }}
    {{ a|attr('center')(10**10) }} | {{ a['center'](10**10) }} | {{ n.to_bytes(10**10)|length }}
    {{ a|indent(10**10, true) }} | {{ a|indent(width=10**10, first=true) }} | {{ ['x']|map('center', 10**9)|join }}
    {{ '%1000000000d'|format(1) }} | {{ '%1000000000d' % 1 }} | {{ '%*d' % (10**9, 1) }} | {{ '%.*f' % (10**9, 1.0) }}
    {{ '%.1000000000f' % 1 }} | {{ '%99999999999999999999d' % 1 }} | {{ '%(k)1000000000s' % m }}
    {{ '{:1000000000}'.format(1) }} | {{ '{:{}}'.format(1, 10**9) }} | {{ '{:.1000000000f}'.format(1.0) }}
    {{ '{a:>1000000000}'.format_map({'a': 1}) }} | {{ ('{:1000000000}'|e).format(1) }}
    {{ ','.join(l * 10**8) }} | {{ (l * 1000)|join('x' * 100000) }} | {{ 'a'.join(['b' * 1000] * 10**6) }}
    {{ ('a' * 10000)|replace('a', 'b' * 100000) }} | {{ ('a' * 10000).replace('', 'b' * 100000) }}
    {{ ('x' * 100000).translate({120: 'y' * 100000}) }} | {{ ('a' * 100000)|wordwrap(1) }}
    {{ ('a ' * 100000)|wordwrap(1, wrapstring='y' * 10000) }} | {{ ('<a>' * 100000)|striptags }}
    {{ l|batch(10**9, 'x')|list|length }} | {{ l|slice(10**9)|list|length }}
    {{ ([[0] * 100] * 10000)|sum(start=[])|length }}
    {% filter center(10**10) %}x{% endfilter %} | {% for i in range(10000) %}{{ big|upper }}{% endfor %}
    {% set z = 'ab' * 10**6 %}{% set z = z ~ z ~ z ~ z ~ z %}{% set z = z ~ z ~ z ~ z ~ z %}
    {% set z = 'ab' * 10**6 %}{% set z = z + z + z + z + z %}{% set z = z + z + z + z + z %}
    {% set z %}{{ 'ab' * 10**6 }}{% endset %}{% set y %}{{ z }}{{ z }}{{ z }}{{ z }}{% endset %}{{ (y ~ y) * 4 }}
    {% for i in range(30000) %}{{ big }}{% endfor %} | {% for i in range(9) %}{{ 'x' * 10**7 }}{% endfor %}
"""
TOO_OFTEN = """
    {% for i in range(10**9) %}x{% endfor %} | {% for i in range(10**30) %}x{% endfor %}
    {{ range(10**9)|list|length }}
    {% for i in range(10**6) %}{% for j in range(10**6) %}x{% endfor %}{% endfor %} | {{ range(10**7)|sum }}
    {% for i in range(900000) %}{{ n }}{{ n }}{{ n }}{% endfor %} | {% for i in range(0, -(10**9), -1) %}x{% endfor %}
    {% for i in (l * 10**6)|map('upper') %}{{ i }}{% endfor %} | {% for i in l * 2 * 10**6 if i == a %}x{% endfor %}
    {% set z = [0] %}{% set z = [z] * 1000 %}{% set z = [z] * 1000 %}{{ [z, z, z]|string|length }}
"""
TOO_LARGE = """
    {{ 2**100000 }} | {{ 9**99999 }} | {{ 2**(9**99) }} | {% set q = 2**10000 %}{{ q * q }} | {{ 5|round(10**9) }}
    {{ 5.5|round(10**9, 'ceil') }} | {{ 5|round(-(10**9)) }} | {{ dec ~ '' }} | {{ '{:f}'.format(dec) }} | {{ dec|int }}
    {{ '%d' % dec }}
"""
OBJECTS = """
    {{ a.upper }} | {{ a.upper ~ '' }} | {{ a.upper|string }} | {{ a.upper|upper }} | {{ [a.upper]|join }}
    {{ a.format }} | {{ m.get ~ '' }}
    {{ '%s'|format(a.upper) }} | {{ '%s' % a.upper }} | {{ '%s %s' % (1, a.upper) }} | {{ '{}'.format(a.upper) }}
    {{ '{!r}'.format(a.upper) }} | {{ '{0.upper}'.format(a) }} | {{ [a.upper]|string }} | {{ {'k': a.upper}|string }}
    {{ l|map('upper') }} | {{ l|map('upper') ~ '' }} | {{ l|batch(2)|string }} | {% for x in l %}{{ loop }}{% endfor %}
    {% for x in l %}{{ loop ~ '' }}{% endfor %} | {% for x in l %}{{ [loop]|string }}{% endfor %} | {{ self }}
    {% for x in l %}{{ loop.cycle }}{% endfor %} | {{ self ~ '' }} | {% macro r() %}x{% endmacro %}{{ r }}
    {% macro r() %}x{% endmacro %}{{ r ~ '' }} | {% macro r() %}{{ caller }}{% endmacro %}{% call r() %}y{% endcall %}
    {{ o }} | {{ o ~ '' }} | {{ [o]|string }} | {{ adr }} | {{ adr ~ '' }} | {{ adr|upper }} | {{ [adr]|join }}
    {{ mod }} | {{ mod ~ '' }} | {{ fn }} | {{ range ~ '' }} | {{ dict ~ '' }} | {{ dict(a=a.upper)|string }}
    {{ m.items() ~ '' }} | {{ m.get|string }}
"""
UNORDERED = """
    {{ s ~ '' }} | {{ s|join }} | {{ s|list|first }} | {{ s|first }} | {{ s|sort|first }} | {{ ','.join(s) }}
    {% for x in s %}{{ x }}{% endfor %} | {% for x in s if x %}{{ x }}{% endfor %} | {{ s|map('upper')|join }}
    {{ s|string }} | {{ [s]|string }} | {% set q, w, e = s %}{{ q }} | {{ dict(s) }} | {{ m.fromkeys(s)|first }}
    {% macro r(x, y, z) %}{{ x }}{% endmacro %}{{ r(*s) }} | {{ s.union(l)|first }} | {{ '{}'.format(s) }}
"""
UNSTEADY = """
    {{ d.today() }} | {{ t.now().strftime('%H') }} | {{ t.utcnow() }} | {{ d.strftime('%s') }} | {{ d.strftime('%c') }}
    {{ '{:%s}'.format(d) }} | {{ t.timestamp() }} | {{ t.astimezone() }} | {{ d|attr('today')() }}
    {{ d.fromtimestamp(0) }} | {{ t.strftime('%X') }} | {{ d.strftime('%-s') }}
"""
CASES = [
    Told(tag.strip(), code)
    for text, code in (
        (TOO_LONG, "template.letters"),
        (TOO_OFTEN, "template.turns"),
        (TOO_LARGE, "template.digits"),
        (OBJECTS, "template.object"),
        (UNORDERED, "template.unordered"),
        (UNSTEADY, "template.unsteady"),
    )
    for line in text.strip().splitlines()
    for tag in re.split(r" \| ", line)
]


class DescribeABudget:
    """A form that does too much is told at its tag, and nothing is written."""

    @pytest.mark.parametrize("case", CASES, ids=lambda case: case.tag)
    def it_tells_the_tag_and_the_place(self, case: Told) -> None:
        said = told("Một đoạn.", case.tag)
        assert said.startswith(f"{case.code} đoạn 2: thẻ “{{")

    def it_names_the_limit(self) -> None:
        assert "quá 50.000.000 ký tự" in told("{{ 'x' * 10**10 }}")
        assert "quá 2.000.000 lượt" in told("{% for i in range(10**9) %}x{% endfor %}")

    def it_counts_macros_that_call_themselves_twice(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(budget, "MOST_TURNS", 50_000)
        macro = "{% macro r(n) %}{% if n %}{{ r(n-1) }}{{ r(n-1) }}{% endif %}{% endmacro %}{{ r(60) }}"
        assert told(macro).startswith("template.turns")

    def it_counts_loops_that_call_themselves(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(budget, "MOST_TURNS", 50_000)
        assert told("{% for x in l * 9 recursive %}{% if loop.depth < 20 %}{{ loop(l * 9) }}{% endif %}{% endfor %}")

    def it_tells_a_macro_without_end(self) -> None:
        assert "gọi lại chính nó" in told("{% macro r(n) %}{{ r(n + 1) }}{% endmacro %}{{ r(1) }}")

    def it_looks_at_the_clock_last(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(budget, "MOST_SECONDS", -1)
        assert "chưa tính xong sau" in told("{% for i in range(300) %}x{% endfor %}")

    def it_counts_what_a_filter_of_the_caller_makes(self) -> None:
        template = form("{% for i in range(9) %}{{ a|nhan }}{% endfor %}", nhan=lambda text: text * 10**7)
        with pytest.raises(ProblemsError) as refused:
            template.render(VALUES)
        assert [one.code for one in refused.value.problems] == ["template.letters"]

    def but_no_tag_can_give_turns_back(self) -> None:
        for tag in ("{{ l|in_turns(-9) }}", "{{ l|paid_for(-9) }}", "{{ l|made_so }}"):
            assert "bộ lọc lạ" in told(tag)

    def but_memory_that_the_machine_lacks_is_no_wrong_tag(self) -> None:
        def lacking() -> None:
            raise MemoryError

        with pytest.raises(MemoryError):
            form("{{ f() }}").render({"f": lacking})

    def but_ordinary_forms_do_all_they_did(self) -> None:
        assert rendered(
            "{{ 'ab' * 3 }} {{ a|center(5) }}. {{ '%05.1f'|format(2.5) }} {{ '{:>4}|{}'.format(n, a) }} {{ 2**10 }}",
            "{{ l|join(', ') }} {{ [1, 2]|sum }} {{ [[1], [2]]|sum(start=[])|length }} {{ a ~ n }} {{ s|length }}",
            "{% for x in range(3) %}{{ loop.index }}/{{ loop.length }} {% endfor %}{{ d.strftime('%d/%m/%Y %%s') }}",
            "{% macro r(n) %}{{ n }}{% if n %}{{ r(n - 1) }}{% endif %}{% endmacro %}{{ r(3) }} {{ a[0:1] }}",
            "{% for x in l recursive %}{{ x }}{{ loop([]) }}{% endfor %} {{ 'a b'.split()|last }} {{ [n]|string }}",
            "{% set x, y = l %}{{ y }}{% if 'một' in s %} có{% endif %}",
        ) == (
            "ababab   x  . 002.5    5|x 1024a, b 3 2 x5 31/3 2/3 3/3 02/03/2026 %s3210 xab b [5]b có"
        )  # fmt: skip

    def but_a_long_table_is_no_bomb(self) -> None:
        rows = [{"ten": f"Ông {number}", "y": "ô" * 300} for number in range(30_000)]
        assert rendered("{% for row in rows %}{{ row.ten }}: {{ row.y }}{% endfor %}", rows=rows).count("Ông") == 30_000

    @pytest.mark.parametrize(
        "tag",
        [
            "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
            "{{ " + "+".join(["1"] * 5000) + " }}",
            "{{ a" + "|upper" * 1500 + " }}",
            "{{ a" + ".x" * 1500 + " }}",
            "{{ " + "9" * 5000 + " }}",
            "{{ " + "not " * 2000 + "1 }}",
            "{% for x in l %}" * 25 + "x" + "{% endfor %}" * 25,
            "{% if n %}" * 110 + "x" + "{% endif %}" * 110,
        ],
        ids=["brackets", "sums", "filters", "points", "digits", "not", "loops", "conditions"],
    )
    def it_tells_tags_that_are_too_deep_to_be_read(self, tag: str) -> None:
        assert "lồng quá sâu" in told(tag)


class DescribeTheSameBytes:
    """What differs from run to run is refused."""

    def it_tells_what_draws_lots(self) -> None:
        assert "mỗi lần chạy ra một kết quả khác" in told("{{ l|random }}")

    @pytest.mark.parametrize("name", ["lipsum()", "cycler(1)", "namespace()", "joiner()"])
    def it_knows_no_makers_of_state_or_chance(self, name: str) -> None:
        assert told(f"{{{{ {name} }}}}").startswith("template.undefined")

    def it_prints_the_same_whatever_the_seed_of_hashes(self) -> None:
        program = (
            "import sys; sys.path[:0] = sys.argv[1:]\n"
            "from test_forms_budget import *\n"
            "for tag in ('{{ s|join }}', '{{ o|string }}', '{{ l|map(\"upper\") ~ \"\" }}'): print(told(tag))\n"
            "print(rendered('{{ m|dictsort|join }} {{ l|unique|join }} {{ l|groupby(0)|length }}'))"
        )
        outs = [
            subprocess.run(
                [sys.executable, "-c", program, *sys.path],
                env={"PYTHONHASHSEED": seed, "PYTHONPATH": __file__.rpartition("/")[0], "PYTHONUTF8": "1"},
                capture_output=True,
                check=True,
                text=True,
            ).stdout
            for seed in ("1", "2")
        ]
        assert outs[0] == outs[1] != ""
