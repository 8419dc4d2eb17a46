"""Changes put into a file's own text."""

import difflib
from datetime import date

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import printable_text
from typing_fields import leaves

from ntm_docs.changes import Change
from ntm_docs.problems import Loc, ProblemsError
from ntm_docs.reading.source import parse_input
from ntm_docs.reading.splicing.changing import at_path, changed, plain_of
from ntm_docs.reading.splicing.splice import splice

FOREIGN = {
    "set in by four": "a:\n    b: 1\n    c:\n        - x\n        -   k: v\n            m: |\n                hai\n"
    "                dòng\n\n        # chú thích\n        -   k: w\n    d: 'q' # x\n",
    "lists not set in": 'a:\n- x  # m\n- k: v\n  m: >-\n    gấp\n    lại\n- - p\n  - q\nb:\nc: "xx"   # note\n# end\n',
    "Windows": "a: 1\r\nb:\r\n  - x\r\n  - |\r\n    l1\r\n    l2\r\nc: 'y'\r\n",
    "a byte order mark": "\ufeffa: 1\nb: x y\n  z\nc: [1, 2]\n",
    "no end": "a: 1\nb:\n- x\n- y",
    "brackets": "{a: 1, b: [x, y], c: {d: e}}\n",
    "folded": "z: >\n  gấp\n  lại\n\n  đoạn\ny:\n  p: |-\n    một\n  q: >+\n    hai\n\nx: hết\n",
}
SAMPLES = {path.name: path.read_bytes() for path in sorted((ROOT / "samples").glob("*.yaml"))}
FILES = SAMPLES | {name: text.encode() for name, text in FOREIGN.items()}
TREES = {name: parse_input(data, "tep.yaml") for name, data in FILES.items()}
PLACES = {name: [loc for loc, _ in leaves(tree)] for name, tree in TREES.items()}
ODD = ["yes", "# không", "a: b", " đầu", "cuối ", "~", "null", "- gạch", "'q'", '"d"', "\\x", "[a]", "{{x}}", "x #y",
       "\u00a0x", "0123", "%", "@a", "`", "|", ">", "?", "*a", "&b", "!t", "a,b", "ông: ", "key:", "---", "...",
       "một\n\nba\n", "dòng \n  lùi\n", "\n\n", "a\r\nb", "tab\tx", "   ", "A\nB\n\n", "x\x85y", "Số：5"]  # fmt: skip
TYPED = (
    st.sampled_from(ODD)
    | printable_text()
    | st.dates(date(1900, 1, 1)).map(lambda day: f"{day:%d/%m/%Y}")
    | st.integers(0, 10**12).map(str)
    | st.lists(printable_text(20), min_size=2, max_size=4).map("\n".join)
)


def written(name: str, *changes: Change) -> bytes:
    """The spliced bytes, proved to read as the changed tree."""
    made = splice(FILES[name], changes, "tep.yaml")
    assert plain_of(parse_input(made, "tep.yaml")) == plain_of(changed(TREES[name], changes))
    return made


def touched(before: bytes, after: bytes) -> tuple[int, int]:
    """How many lines went, how many came."""
    lines = difflib.SequenceMatcher(None, before.split(b"\n"), after.split(b"\n"), autojunk=False).get_opcodes()
    changed_lines = [one for one in lines if one[0] != "equal"]
    return sum(one[2] - one[1] for one in changed_lines), sum(one[4] - one[3] for one in changed_lines)


class DescribeAChangedValue:
    @settings(max_examples=60)
    @given(st.data())
    def it_reads_back_exactly_and_nothing_else_is_touched(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(FILES)))
        loc = data.draw(st.sampled_from(PLACES[name]))
        text = data.draw(TYPED)
        made = written(name, Change(loc, text))
        old = at_path(TREES[name], loc)
        assert old is not None
        start = _common(FILES[name], made)
        end = _common(FILES[name][::-1], made[::-1])
        gone = FILES[name][start : len(FILES[name]) - end].decode("utf-8", "replace")
        assert "#" not in gone or "#" in str(plain_of(old))  # no comment went with it

    @pytest.mark.parametrize("name", FOREIGN)
    def it_is_any_leaf_of_a_layout_of_others(self, name: str) -> None:
        for number, loc in enumerate(PLACES[name]):
            for text in ODD[number % 5 :: 5]:
                written(name, Change(loc, text))

    def it_keeps_its_quotes_its_comment_and_the_line_ends(self) -> None:
        assert splice(b"a: 'x' # n\r\nb: 1\r\n", [Change(("a",), "y z")]) == b"a: 'y z' # n\r\nb: 1\r\n"
        assert splice(b'\xef\xbb\xbfa: "x"\n', [Change(("a",), "ô")]) == '\ufeffa: "ô"\n'.encode()
        assert splice(b"a: |\n    x\n    y\n\n# n\nb: 1\n", [Change(("a",), "z")]) == b"a: |\n    z\n\n# n\nb: 1\n"

    def it_is_quoted_only_where_it_must_be(self) -> None:
        for text, typed in {"12/7/2030": "12/7/2030", "yes": "yes", "a: b": '"a: b"', "#x": '"#x"'}.items():
            assert splice(b"k: v\n", [Change(("k",), text)]) == f"k: {typed}\n".encode()

    def it_comes_where_nothing_was(self) -> None:
        assert splice("a:\nb: # chú thích\n".encode(), [Change(("b",), "x")]) == "a:\nb: x # chú thích\n".encode()
        assert splice(b"a: 1\n", [Change(("b", "c"), "x")]) == b"a: 1\nb:\n  c: x\n"


class DescribeAnItem:
    @pytest.mark.parametrize("name", FOREIGN)
    def it_comes_and_goes_in_any_layout(self, name: str) -> None:
        lists = {loc[: at + 1] for loc in PLACES[name] for at, part in enumerate(loc) if isinstance(part, int)}
        for loc in sorted(lists, key=str):
            for value in ("mới: #", {"a": "b", "c": ["d", "e\nf"]}, ["x"]):
                written(name, Change(loc, value, "insert"))
            written(name, Change(loc, kind="remove"))

    def it_stands_as_its_neighbours_do(self) -> None:
        text = b"a:\n-   k: 1\n    # n\n-   k: 2\n"
        assert splice(text, [Change(("a", 2), {"k": "3", "m": "4"}, "insert")]) == text + b"-   k: 3\n    m: 4\n"
        assert splice(text, [Change(("a", 0), kind="remove")]) == b"a:\n    # n\n-   k: 2\n"

    @pytest.mark.parametrize("name", ["ho-so-an-giang-2026.yaml", "binh-xet-an-giang-2026.yaml"])
    def it_leaves_the_lines_of_a_sample_alone(self, name: str) -> None:
        loc: Loc = next(loc for loc in PLACES[name] if "thành viên" in loc)[:3]
        gone, come = touched(FILES[name], written(name, Change(loc, {"họ và tên": "Lê Thị Hoa"}, "insert")))
        assert (gone, come) == (0, 1)


class DescribeARefusal:
    def it_names_an_alias(self) -> None:
        with pytest.raises(ProblemsError) as told:
            splice(b"a: &x\n  b: 1\nc: *x\n", [Change(("a", "b"), "2")])
        assert [one.code for one in told.value.problems] == ["splice.anchor"]

    def it_names_a_path_that_is_not_there(self) -> None:
        with pytest.raises(ProblemsError) as told:
            splice(b"a: [1]\n", [Change(("a", 4), "x")])
        assert [(one.code, one.loc) for one in told.value.problems] == [("splice.path", ("a", 4))]

    def it_is_of_a_file_that_cannot_be_read(self) -> None:
        with pytest.raises(ProblemsError):
            splice(b"a: [1\n", [Change(("a", 0), "x")])


class DescribeJson:
    def it_stays_json(self) -> None:
        made = splice(b'{"a": "x", "b": ["1"]}', [Change(("a",), 'nói "ừ"'), Change(("b", 1), "2")], "t.json")
        assert made.decode() == '{"a": "nói \\"ừ\\"", "b": ["1", "2"]}'


def _common(one: bytes, other: bytes) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
