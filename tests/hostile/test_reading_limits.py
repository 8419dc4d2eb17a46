"""Inputs that are too large, too deep, or say that they are."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from ntm_docs.problems import Problem, ProblemsError
from ntm_docs.reading import RawList, RawMapping, RawScalar, read_input
from ntm_docs.reading.json_tree import parse_json
from ntm_docs.reading.sheets.workbook import read_workbook
from ntm_docs.reading.yaml_files.tree import parse_yaml
from ntm_docs.spreadsheets.writing.areas import MOST_AREAS, MOST_CELLS, MOST_LINKS, check_areas
from ntm_docs.spreadsheets.writing.repair import repair_copy


def told(work: Callable[[], object]) -> Problem:
    """The one problem."""
    with pytest.raises(ProblemsError) as refused:
        work()
    return refused.value.problems[0]


class DescribeJson:
    def it_reads_one_line_as_fast_as_many(self) -> None:
        item = '{"ten": "Nguyễn Văn An", "nam": 1974, "trong": null}'
        raw = parse_json(f'{{"ds": [{", ".join([item] * 20_000)}]}}', "a.json")  # quadratic, it would take minutes
        assert isinstance(raw, RawMapping)
        assert isinstance(raw.entries[0][1], RawList)
        assert len(raw.entries[0][1].items) == 20_000

    def it_keeps_line_and_column(self) -> None:
        raw = parse_json('{"a": 1,\n\t"b": [true, "hai"]}', "a.json")
        assert isinstance(raw, RawMapping)
        (_, first), (_, second) = raw.entries
        assert isinstance(first, RawScalar)
        assert isinstance(second, RawList)
        assert (first.text, first.place[1:3]) == ("1", (1, 7))
        assert [(one.text, one.place[1:3]) for one in second.items] == [("true", (2, 8)), ("hai", (2, 14))]  # type: ignore[union-attr]

    def it_keeps_numbers_as_they_were_typed(self) -> None:
        digits = "9" * 100_000
        raw = parse_json(f"[{digits}, 05.10e+3]".replace("05", "5"), "a.json")
        assert isinstance(raw, RawList)
        assert [one.text for one in raw.items] == [digits, "5.10e+3"]  # type: ignore[union-attr]

    @pytest.mark.parametrize(
        ("text", "code", "line", "column"),
        [
            ("[" * 1_000_000, "file.nesting", 1, 31),
            ('{"a":' * 1_000_000, "file.nesting", 1, 151),
            ("[" + "1," * 600_000 + "1]", "file.items", 1, 1_000_001),
            ('{"Họ và tên": 1,\n "ho_va_ten": 2}', "key.duplicate", 2, 2),
            ('{"a": "x\\ud800y"}', "text.half", 1, 9),
            ('{"a": "x\\uDE00\\uD83D"}', "text.half", 1, 9),
            ('{"a": "x\x01y"}', "yaml.control", 1, 9),
            ("[1,]", "json.syntax", 1, 4), ("[1] 2", "json.syntax", 1, 5), ("[01]", "json.syntax", 1, 3),
            ("[NaN]", "json.syntax", 1, 2), ("{1: 2}", "json.syntax", 1, 2), ('{"a" 1}', "json.syntax", 1, 6),
            ('["a', "json.syntax", 1, 2), ("[", "json.syntax", 1, 2), ("[}", "json.syntax", 1, 2),
            ('{"a": 1]', "json.syntax", 1, 8), ("[1 2]", "json.syntax", 1, 4), ("{,}", "json.syntax", 1, 2),
        ],
        ids=lambda value: value[:12] if isinstance(value, str) else None,
    )  # fmt: skip
    def it_tells_what_is_wrong_at_its_place(self, text: str, code: str, line: int, column: int) -> None:
        found = told(lambda: parse_json(text, "a.json"))
        assert (found.code, found.place.line, found.place.column) == (code, line, column)

    def but_a_letter_in_two_halves_is_one(self) -> None:
        raw = parse_json('["\\ud83d\\ude00"]', "a.json")
        assert isinstance(raw, RawList)
        assert raw.items[0].text == "😀"  # type: ignore[union-attr]


class DescribeYaml:
    @pytest.mark.parametrize(
        "text", ["a:\n" + "- x\n" * 600_000, "a: [" + "x," * 600_000 + "x]"], ids=["lines", "one line"]
    )
    def it_names_the_true_limit_before_it_builds(self, text: str) -> None:
        found = told(lambda: parse_yaml(text, "a.yaml"))
        assert found.code == "file.items"
        assert "quá nhiều giá trị (hơn 500.000)" in found.what

    def it_tells_aliases_that_make_too_many(self) -> None:
        text = f"a: &a [{'1,' * 1000}1]\nb: [{'*a,' * 600}1]\n"
        assert told(lambda: parse_yaml(text, "a.yaml")).code == "file.expansion"

    def it_reads_one_line_as_fast_as_many(self) -> None:
        raw = parse_yaml(f"a: [{'{x: , y: 2}, ' * 6_000}1]", "a.yaml")  # quadratic, it would take a minute
        assert isinstance(raw, RawMapping)

    @pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "? " * 100_000, "{a: " * 100_000])
    def it_tells_what_is_too_deep(self, text: str) -> None:
        assert told(lambda: parse_yaml(text, "a.yaml")).code == "file.nesting"

    def but_all_that_is_allowed_is_read(self, tmp_path: Path) -> None:
        path = tmp_path / "a.json"
        path.write_text("[" + "1," * 400_000 + "1]", encoding="utf-8")
        raw, _ = read_input(path)
        assert isinstance(raw, RawList)
        assert len(raw.items) == 400_001


def book(path: Path, **parts: str) -> Path:
    """A workbook of three rows, with XML before the end of its sheet."""
    made = openpyxl.Workbook()
    for row in (["Mã", "Tên"], ["1", "An"], ["2", "Bình"]):
        made.active.append(row)
    made.save(path)
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"]
    members["xl/worksheets/sheet1.xml"] = sheet.replace(
        b"</sheetData>", b"</sheetData>" + parts.get("sheet", "").encode()
    )
    names = parts.get("names", "")
    workbook = members["xl/workbook.xml"]
    if names:
        members["xl/workbook.xml"] = workbook.replace(
            b"<calcPr", f"<definedNames>{names}</definedNames><calcPr".encode()
        )
    for part in ("tables/table1", "comments/comment1"):
        if part in parts:
            members[f"xl/{part}.xml"] = parts[part].encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def merges(*areas: str) -> str:
    listed = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return f"<mergeCells>{listed}</mergeCells>"


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
# Each: what a sheet says, and the code that the copy is refused with, before openpyxl sees it.
AREAS = {
    "all cells merged": (merges("A1:XFD1048576"), "book.area"),
    "many columns merged": (merges(*(f"{letter}1:{letter}1048576" for letter in "ABCDEFGH")), "book.area"),
    "turned round": (merges("XFD1048576:A1"), "book.area"),
    "many small merges": (merges(*(f"A{row}:B{row}" for row in range(10, 11 + MOST_AREAS))), "book.areas"),
    "no area at all": (merges("A1:zzz"), "book.area_unread"),
    "a link over all": ('<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>', "book.area"),
    "many ranges of a rule": (
        f'<dataValidations><dataValidation sqref="{"A1 " * (MOST_AREAS + 1)}" type="list"/></dataValidations>',
        "book.areas",
    ),
    "many ranges of a format": (f'<conditionalFormatting sqref="{"A1 " * (MOST_AREAS + 1)}"/>', "book.areas"),
}


class DescribeAreas:
    @pytest.mark.parametrize(("sheet", "code"), AREAS.values(), ids=AREAS)
    def they_are_counted_before_a_copy_is_opened(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sheet: str, code: str
    ) -> None:
        def opened(*_given: object, **_named: object) -> None:
            raise AssertionError

        monkeypatch.setattr("ntm_docs.spreadsheets.writing.repair.load_workbook", opened)
        path = book(tmp_path / "a.xlsx", sheet=sheet)
        found = told(lambda: repair_copy(path, [], {}))
        assert (found.code, found.place.file) == (code, "a.xlsx")
        assert "sheet1.xml" in found.what

    def they_are_those_of_tables_and_names_too(self, tmp_path: Path) -> None:
        table = f'<table xmlns="{MAIN}" id="1" name="t" displayName="t" ref="A1:XFD1048576"/>'
        assert told(lambda: check_areas(book(tmp_path / "a.xlsx", **{"tables/table1": table}))).code == "book.area"
        names = f'<definedName name="x">{"A1," * 50_000}</definedName>'
        assert told(lambda: check_areas(book(tmp_path / "b.xlsx", names=names))).code == "book.areas"

    @pytest.mark.parametrize(
        ("ref", "code"), [("A1:XFD1048576", "book.area"), ("C", "book.area_unread"), ("", "book.area_unread")]
    )
    def they_are_those_of_notes_too(self, tmp_path: Path, ref: str, code: str) -> None:
        notes = f'<comments xmlns="{MAIN}"><commentList><comment ref="{ref}" authorId="0"/></commentList></comments>'
        assert told(lambda: check_areas(book(tmp_path / "a.xlsx", **{"comments/comment1": notes}))).code == code

    def but_notes_may_be_many(self, tmp_path: Path) -> None:
        each = "".join(f'<comment ref="A{row}" authorId="0"/>' for row in range(1, MOST_AREAS + 9))
        notes = f'<comments xmlns="{MAIN}"><commentList>{each}</commentList></comments>'
        check_areas(book(tmp_path / "a.xlsx", **{"comments/comment1": notes}))

    @pytest.mark.parametrize(("count", "refused"), [(MOST_LINKS, False), (MOST_LINKS + 1, True)])
    def they_may_be_links_of_a_large_reception(self, tmp_path: Path, *, count: int, refused: bool) -> None:
        each = "".join(f'<hyperlink ref="A{row}" location="x"/>' for row in range(1, count + 1))
        path = book(tmp_path / "a.xlsx", sheet=f"<hyperlinks>{each}</hyperlinks>")
        if refused:
            assert told(lambda: check_areas(path)).code == "book.areas"
        else:
            check_areas(path)
            assert count > MOST_AREAS

    def they_may_be_those_of_an_ordinary_workbook(self, tmp_path: Path) -> None:
        sheet = (
            merges("A10:XFD10", "A11:B12")
            + '<dataValidations><dataValidation sqref="A1:A1048576" type="list"/></dataValidations>'
        )
        path = book(tmp_path / "a.xlsx", sheet=sheet)
        assert MOST_CELLS > 16_384 + 4
        assert repair_copy(path, [], {})[:2] == b"PK"

    def but_reading_alone_costs_nothing(self, tmp_path: Path) -> None:
        sheets, _ = read_workbook(book(tmp_path / "a.xlsx", sheet=merges("A1:XFD1048576")))
        assert len(sheets[0].rows) == 3
