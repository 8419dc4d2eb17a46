"""Any form, any values: what comes out opens in Word and holds all of the form's own text."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from itertools import count
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st
from lxml import etree
from small_forms import canonical, cell, form, para, row, run, table, with_docxtpl

from ntm_docs import Template
from ntm_docs.problems import Problem, ProblemsError
from ntm_docs.rendering.document import structure
from ntm_docs.word.incoming.package import read_members

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
T = TypeVar("T")
WORD = re.compile(r"W\d+W")
VALUES = st.fixed_dictionaries(
    {
        "ds": st.lists(st.sampled_from(["a & b", "<x>", "{{ y }}"]), max_size=3),
        "co": st.booleans(),
        "ten": st.text("ab<&\n", max_size=5),
    }
)

SOME_VALUES = st.fixed_dictionaries(
    {
        "ds": st.lists(st.sampled_from(["a & b", "<x>"]), min_size=1, max_size=3),
        "co": st.booleans(),
        "ten": st.just("a&b\n"),
    }
)


@dataclass
class Piece:
    """A piece of a form and how often each of its words is printed, as a sum over the values."""

    xml: str
    words: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def under(self, block: str) -> list[tuple[str, tuple[str, ...]]]:
        return [(word, (block, *around)) for word, around in self.words]


def expected(words: list[tuple[str, tuple[str, ...]]], values: Mapping[str, Any]) -> Counter[str]:
    found: Counter[str] = Counter()
    for word, around in words:
        times = 1
        for block in around:
            times *= {"for": len(values["ds"]), "if": int(values["co"]), "else": int(not values["co"])}[block]
        found[word] += times
    return +found


_numbers = count()
BLOCKS = {"for": "for d in ds", "if": "if co", "else": "if not co"}
ENDS = {"for": "endfor", "if": "endif", "else": "endif"}
kinds = st.sampled_from(["for", "if", "else"])
oddities = st.sampled_from(
    [*[""] * 12, "W{}W", '<w:r><w:br w:type="page"/></w:r>', '<w:bookmarkStart w:id="1" w:name="a"/>',
     '<w:bookmarkEnd w:id="1"/>', "{{{{ ten }}}}", '<w:r><w:footnoteReference w:id="1"/></w:r>']
)  # fmt: skip


def word() -> Piece:
    made = f"W{next(_numbers) % 100_000:05}W"  # of one length, whatever was drawn before
    return Piece(made, [(made, ())])


@st.composite
def lines(draw: st.DrawFn) -> Piece:
    """A paragraph with text, values and conditions, its tags over several runs or not."""
    pieces, words = [], []
    for _ in range(draw(st.integers(1, 3))):
        one, kind = word(), draw(st.sampled_from(["text", "value", "for", "if", "else"]))
        text = f"{one.xml} "
        if kind == "value":
            text, around = f"{{{{ ten }}}} {text}", ()
        elif kind == "text":
            around = ()
        else:
            text, around = f"{{% {BLOCKS[kind]} %}}{text}{{% {ENDS[kind]} %}}", (kind,)
        words += [(one.xml, around)]
        at = draw(st.integers(0, len(text)))
        pieces += [run(text[:at]), run(text[at:], "<w:b/>")] if draw(st.booleans()) else [run(text)]
    look = draw(st.sampled_from(["", '<w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs>']))
    return Piece(para(*pieces, properties=look), words)


def tag_line(scope: str, statement: str, odd: str) -> str:
    """The paragraph of a tag, perhaps with something beside it."""
    beside = odd.format(f"{next(_numbers) % 100_000:05}") if "{}" in odd or "{{" in odd else odd
    pieces = [run(f"{{%{scope} {statement} %}}")]
    if beside:
        pieces.append(beside if beside.startswith("<") else run(beside))
    return para(*pieces)


@st.composite
def blocks(draw: st.DrawFn, depth: int = 2) -> Piece:
    """Paragraphs, blocks of paragraphs, tables, one after another."""
    xml, words = "", []
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(["line", "line", "block", "table", "across", "dash", "sdt"])) if depth else "line"
        made = draw(_OF[kind](depth))
        xml, words = xml + made.xml, words + made.words
    return Piece(xml, words)


@st.composite
def paragraph_blocks(draw: st.DrawFn, depth: int) -> Piece:
    kind, inside = draw(kinds), draw(blocks(depth - 1))
    start, end = (tag_line("p", one[kind], draw(oddities)) for one in (BLOCKS, ENDS))
    return Piece(start + inside.xml + end, inside.under(kind))


@st.composite
def tables(draw: st.DrawFn, depth: int) -> Piece:
    """A table whose rows, or cells, or what is in a cell, stand in a block."""
    kind, what, inside, other = draw(kinds), draw(st.sampled_from(["tr", "tc", "p"])), draw(blocks(depth - 1)), word()
    start, end = (tag_line(what, one[kind], draw(oddities)) for one in (BLOCKS, ENDS))
    first = draw(st.booleans())
    head = [row(cell(other.xml))] if first else []
    if what == "tr":
        rows = [row(cell(start)), row(cell(inside.xml)), row(cell(end))]
    elif what == "tc":
        rows = [row(cell(start), cell(inside.xml), cell(end))]
    else:
        rows = [row(cell(start, inside.xml, end))]
    return Piece(table(*head, *rows), [*(other.words if first else []), *inside.under(kind)])


@st.composite
def across(draw: st.DrawFn, _depth: int) -> Piece:
    """A block that begins in one paragraph and ends in another one, or in a table."""
    kind, first, second, last = draw(kinds), word(), word(), word()
    close = f"{second.xml}{{% {ENDS[kind]} %}}{last.xml}"
    end = para(close) if draw(st.integers(0, 3)) else table(row(cell(close)))
    words = [*first.words, *second.under(kind), *last.words]
    return Piece(para(f"{first.xml}{{% {BLOCKS[kind]} %}}") + end, words)


@st.composite
def dashes(draw: st.DrawFn, depth: int) -> Piece:
    """Lines that are joined; sometimes to a table."""
    kind, inside, before, behind = draw(kinds), word(), draw(blocks(depth - 1)), draw(blocks(depth - 1))
    text = f"{{%- {BLOCKS[kind]} -%}}"
    xml = before.xml + para(text) + para(inside.xml) + para(f"{{%- {ENDS[kind]} -%}}") + behind.xml
    return Piece(xml, [*before.words, *inside.under(kind), *behind.words])


@st.composite
def controls(draw: st.DrawFn, depth: int) -> Piece:
    inside = draw(blocks(depth - 1))
    return Piece(f"<w:sdt><w:sdtContent>{inside.xml}</w:sdtContent></w:sdt>", inside.words)


_OF: dict[str, Any] = {
    "line": lambda _depth: lines(),
    "block": paragraph_blocks,
    "table": tables,
    "across": across,
    "dash": dashes,
    "sdt": controls,
}


def attempt(job: Callable[[], T]) -> tuple[T | None, list[Problem]]:
    """What a job gives, or why not."""
    try:
        return job(), []
    except ProblemsError as error:
        return None, error.problems


def check_structure(root: Any) -> None:
    """What Word wants of a document, said apart from the program."""
    for one in root.iter(f"{W}tc"):
        assert [child.tag for child in one if child.tag in (f"{W}p", f"{W}tbl", f"{W}sdt")][-1] != f"{W}tbl"
        assert one.find(f".//{W}p") is not None
    for one in root.iter(f"{W}tbl"):
        assert one.find(f".//{W}tr") is not None
    for one in root.iter(f"{W}tr"):
        assert one.find(f".//{W}tc") is not None
    for one in root.iter(f"{W}p"):
        assert one.getparent().tag in (f"{W}body", f"{W}tc", f"{W}sdtContent")
    for one in root.iter():
        loose = [one.text if one.tag != f"{W}t" else "", *(child.tail for child in one)]
        assert not "".join(text or "" for text in loose).strip()


class DescribeAnyForm:
    @pytest.mark.slow
    @given(blocks(), st.lists(VALUES, min_size=1, max_size=3))
    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    def it_opens_in_word_and_keeps_the_forms_own_text(self, made: Piece, given_values: list[dict[str, Any]]) -> None:
        template, refusal = attempt(lambda: Template(BytesIO(form(made.xml))))
        if template is None:
            event("refused: " + ", ".join(sorted({one.code for one in refusal})))
            assert all("“" in str(one) for one in refusal)
            return
        for values in given_values:
            document, refusal = attempt(partial(template.render, values))
            if document is None:
                event("refused for its values")
                assert {one.code for one in refusal} == {"template.syntax"}
                continue
            event("rendered")
            root = etree.fromstring(read_members(document)["word/document.xml"])
            check_structure(root)
            printed = Counter(WORD.findall("".join(one.text or "" for one in root.iter(f"{W}t"))))
            assert printed == expected(made.words, values)

    @pytest.mark.slow
    @given(blocks(), SOME_VALUES)
    @settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
    def it_is_docxtpls_document_where_that_is_whole(self, made: Piece, values: dict[str, Any]) -> None:
        """Docxtpl drops bookmarks, tears a paragraph with tab stops at a dash, and leaves empty tables."""
        assume("bookmark" not in made.xml and not ("-%}" in made.xml and "<w:tabs>" in made.xml))
        data = form(made.xml)
        document, _refusal = attempt(lambda: Template(BytesIO(data)).render(values))
        assume(document is not None)
        theirs = with_docxtpl(data, values)
        assume(structure.is_sound(read_members(theirs)["word/document.xml"]))
        event("compared")
        assert canonical(document or b"") == canonical(theirs)

    @pytest.mark.parametrize("beside", ["chữ", "{{ ten }}"])
    @pytest.mark.parametrize("scope", ["p", "tr", "tc"])
    def it_never_drops_what_stands_beside_a_tag(self, scope: str, beside: str) -> None:
        start, end = f"{{%{scope} if co %}}", f"{{%{scope} endif %}}"
        lines = {
            "p": para(start, beside) + para("x") + para(end),
            "tr": table(row(cell(start), cell(beside)), row("x", "y"), row(end, ""), columns=2),
            "tc": table(row(cell(start, beside), "x", end), columns=3),
        }
        with pytest.raises(ProblemsError, match="đứng chung"):
            Template(BytesIO(form(lines[scope])))
