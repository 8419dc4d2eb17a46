"""Characters that no paper shows, through every door."""

import re
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from ntm_docs.problems import Problem, ProblemsError
from ntm_docs.reading import ask_tree, read_existing, read_input
from ntm_docs.reading.sheets.workbook import _whole, read_workbook
from ntm_docs.spreadsheets import read_units


def of_input(path: Path, content: str) -> list[Problem]:
    """What is refused of a YAML or JSON file."""
    path.write_text(content, encoding="utf-8", newline="")
    try:
        told = ask_tree(read_input(path)[0])[1]
    except ProblemsError as refused:
        return list(refused.problems)
    return [one for one in told if one.severity == "error"]


def of_workbook(path: Path, written: str, *, whole: bool) -> list[Problem]:
    """What is refused of a cell, in which this stands in the XML."""
    book = openpyxl.Workbook()
    book.active.title = "Danh sách đề nghị"
    book.active.append(["Mã", "Tên", "Đối tượng", "Nghề nghiệp"])
    book.active.append([1, "Nguyễn Văn An", "cá nhân", "@@@"])
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data.replace(b"@@@", written.encode()))
    sheets = _whole(path) if whole else read_workbook(path)[0]
    (unit,) = read_units(sheets, path.name, {}).units
    return [one for one in unit.fill() if one.severity == "error"]


# Each: a text of YAML or JSON, what is named, line and column; nothing of it may be printed.
INPUTS = [
    ("a.yaml", 'a: 1\nb: "x\x85y"\n', "U+0085", (2, 6)),
    ("a.yaml", "a: x\x85y\n", "U+0085", (1, 5)),
    ("a.yaml", "a: |\n  x\x85y\n", "U+0085", (2, 4)),
    ("a.yaml", "# x\x85b: 1\na: 1\n", "U+0085", (1, 4)),
    ("a.yaml", 'a: "x\u2028y"\n', "U+2028", (1, 6)),
    ("a.yaml", "a: x\u2029y\n", "U+2029", (1, 5)),
    ("a.yaml", 'a: "x\x9by"\n', "U+009B", (1, 6)),
    ("a.yaml", "a: x\ufffey\n", "U+FFFE", (1, 1)),
    ("a.yaml", 'a: 1\nb: "x\\Ny"\n', "U+0085", (2, 4)),
    ("a.yaml", 'a: "x\\x9by"\n', "U+009B", (1, 4)),
    ("a.yaml", 'a: "x\\0y"\n', "U+0000", (1, 4)),
    ("a.yaml", 'a: "x\\uFFFFy"\n', "U+FFFF", (1, 4)),
    ("a.yaml", 'a: 1\nb: "x\\uD800y"\n', "U+D800", (2, 4)),
    ("a.yaml", 'a: "\\uDE00\\uD83D"\n', "U+DE00", (1, 4)),
    ("a.yaml", "a: x_xFFFE_y\n", "U+FFFE", (1, 4)),
    ("a.json", '{"a": 1,\n"b": "x\x85y"}', "U+0085", (2, 6)),
    ("a.json", '{"a": "x\\u0085y"}', "U+0085", (1, 7)),
    ("a.json", '{"a": "x\\u0000y"}', "U+0000", (1, 7)),
    ("a.json", '{"a": 1,\n"b": "x\\uD800y"}', "U+D800", (2, 8)),
    ("a.json", '{"\\uDC00": 1}', "U+DC00", (1, 3)),
    ("a.json", '{"a": "x\\uFFFEy"}', "U+FFFE", (1, 7)),
    ("a.json", '{"a": "x\x1fy"}', "U+001F", (1, 9)),
]
# Each: how a cell's text stands in the XML, and what is named.
CELLS = {
    "_xFFFE_": "U+FFFE", "_xFFFF_": "U+FFFF", "_xD800_": "U+D800", "_xDFFF_": "U+DFFF", "_x0001_": "U+0001",
    "_x001A_": "U+001A", "_x0085_": "U+0085", "_x009b_": "U+009B", "\x85": "U+0085", "\x9b": "U+009B",
}  # fmt: skip


class DescribeRefusedCharacters:
    @pytest.mark.parametrize(("name", "content", "char", "place"), INPUTS, ids=lambda value: ascii(value)[:24])
    def they_are_told_at_their_place(
        self, tmp_path: Path, name: str, content: str, char: str, place: tuple[int, int]
    ) -> None:
        (found,) = of_input(tmp_path / name, content)
        assert char in found.what
        assert (found.place.line, found.place.column) == place

    @pytest.mark.parametrize("whole", [False, True], ids=["stream", "whole"])
    @pytest.mark.parametrize("written", CELLS)
    def they_are_told_at_their_cell(self, tmp_path: Path, written: str, *, whole: bool) -> None:
        found = of_workbook(tmp_path / "a.xlsx", f"Làm{written}ruộng", whole=whole)
        assert [one.place.cell for one in found] == ["D2"]
        assert CELLS[written] in found[0].what

    @pytest.mark.parametrize("char", ["\x85", "\x9b", "_xFFFE_"])
    @pytest.mark.parametrize("suffix", [".docx", ".txt"])
    def they_are_told_of_papers_that_are_imported(self, tmp_path: Path, char: str, suffix: str) -> None:
        path = tmp_path / f"a{suffix}"
        if suffix == ".txt":
            path.write_text(f"Một.\nHai{char}ba.\n", encoding="utf-8", newline="")
        else:
            paper = docx.Document()
            paper.add_paragraph("Một.")
            paper.add_paragraph(f"Hai{char}ba.")
            paper.save(str(path))
        _, mended = read_existing(path)
        said = " ".join(str(one.facts) for one in mended)
        assert re.search("U\\+0085|U\\+009B|U\\+FFFE", said)

    def but_pairs_and_ordinary_names_are_taken(self, tmp_path: Path) -> None:
        assert of_input(tmp_path / "a.yaml", 'a: "\\uD83D\\uDE00"\nb: ten_x0_file, _x_, _xuat_\n') == []
        assert of_input(tmp_path / "a.json", '{"a": "\\uD83D\\uDE00"}') == []
        assert of_workbook(tmp_path / "a.xlsx", "Làm_x0020_ruộng _xa_", whole=False) == []
