"""Reading a workbook never raises anything but problems."""

import random
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from messy import of_two_units, starter_book, with_titles_and_sections
from planned_books import BOOK

from ntm_docs.planning.workbook import plan_workbook
from ntm_docs.problems import ProblemsError
from ntm_docs.reading.sheets.workbook import read_workbook
from ntm_docs.rendering.document.package import pack
from ntm_docs.word.incoming.package import read_members

GOC = Path(__file__).parent / "goc"
PIECES = [
    b"",
    b"<",
    b"\xff",
    b"99999999999",
    b'r="ZZZ999999"',
    b't="s"',
    b't="e"',
    b"<v>-1</v>",
    b'<c r="A1"><f>1+1</f></c>',
]


def torn(data: bytes, chance: random.Random) -> bytes:
    mutated = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        mutated[chance.randrange(len(mutated))] = chance.randrange(256)
    return bytes(mutated[: chance.randint(1, len(mutated))] if chance.random() < 0.3 else mutated)


def bent(members: dict[str, bytes], chance: random.Random) -> bytes:
    name = chance.choice([name for name in members if name.endswith((".xml", ".rels"))])
    part = bytearray(members[name])
    at = chance.randrange(len(part))
    part[at : at + chance.randint(0, 40)] = chance.choice(PIECES)
    return pack(members | {name: bytes(part)})


def read(path: Path) -> set[str]:
    """The codes of what was wrong; anything but problems passes through."""
    try:
        plan_workbook(path, BOOK, None)
    except ProblemsError as error:
        return {problem.code for problem in error.problems}
    return set()


class DescribeBrokenWorkbooks:
    @pytest.mark.slow
    @pytest.mark.parametrize("name", ["danh-sach.xls", "danh-sach.ods"])
    def they_end_in_problems_when_bytes_change(self, name: str, tmp_path: Path) -> None:
        data, chance = (GOC / name).read_bytes(), random.Random(168)
        path, seen = tmp_path / name, list[set[str]]()
        for _ in range(60):
            path.write_bytes(torn(data, chance))
            seen.append(read(path))
        assert any("book.broken" in codes for codes in seen)
        assert any("book.broken" not in codes for codes in seen), "nothing was ever read"

    @pytest.mark.slow
    def they_end_in_problems_when_their_parts_change(self, tmp_path: Path) -> None:
        chance, path = random.Random(1337), tmp_path / "a.xlsx"
        wholes = [read_members(make(path).read_bytes()) for make in (with_titles_and_sections, of_two_units)]
        seen: set[str] = set()
        for turn in range(150):
            whole = chance.choice(wholes)
            path.write_bytes(bent(whole, chance) if turn % 3 else torn(pack(whole), chance))
            seen |= read(path)
        assert "book.broken" in seen

    @pytest.mark.slow
    def they_are_no_bomb(self, tmp_path: Path) -> None:
        path = tmp_path / "a.xlsx"
        starter_book().save(path)
        members = read_members(path.read_bytes())
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for name, content in members.items():
                archive.writestr(name, content)
            archive.writestr("xl/bom.bin", b"\0" * (300 * 1024 * 1024))
        path.write_bytes(out.getvalue())
        assert read(path) == {"book.broken"}

    @pytest.mark.parametrize("cell", ["ZZZ999999", "A9999999", "GZ60000"])
    def they_have_no_cell_far_beyond_any_list(self, tmp_path: Path, cell: str) -> None:
        path = tmp_path / "a.xlsx"
        starter_book().save(path)
        members = read_members(path.read_bytes())
        name = "xl/worksheets/sheet1.xml"
        assert b'r="B2"' in members[name]
        path.write_bytes(pack(members | {name: members[name].replace(b'r="B2"', f'r="{cell}"'.encode(), 1)}))
        assert read(path) == {"book.rows"}

    @pytest.mark.parametrize("repeat", ['rows-repeated="1000000"', 'columns-repeated="16000"'])
    def they_repeat_no_filled_cell_beyond_any_list(self, tmp_path: Path, repeat: str) -> None:
        members = read_members((GOC / "danh-sach.ods").read_bytes())
        xml = members["content.xml"]
        at = xml.index(b"<table:table-row")
        row, cell = (f" table:number-{repeat}" if part in repeat else "" for part in ("rows", "columns"))
        value = f'<table:table-cell office:value-type="string"{cell}><text:p>x</text:p></table:table-cell>'
        filled = f"<table:table-row{row}>{value}</table:table-row>".encode()
        path = tmp_path / "a.ods"
        path.write_bytes(pack(members | {"content.xml": xml[:at] + filled + xml[at:]}))
        assert read(path) == {"book.rows"}

    def they_follow_no_link_and_run_no_formula(self, tmp_path: Path) -> None:
        book = starter_book()
        sheet = book["Danh sách đề nghị"]
        sheet["C2"].value = "='[C:\\khac.xlsx]Sheet1'!A1"
        sheet["C2"].data_type = "f"
        book.save(tmp_path / "a.xlsx")
        sheets, _ = read_workbook(tmp_path / "a.xlsx")
        (listed,) = [one for one in sheets if one.name == "Danh sách đề nghị"]
        assert listed.rows[1][2] == ""  # nothing was ever computed

    def they_may_be_as_wide_as_excel_goes(self, tmp_path: Path) -> None:
        book = openpyxl.Workbook()
        book.active.cell(1, 16_384).value = "xa"
        book.save(tmp_path / "a.xlsx")
        assert read(tmp_path / "a.xlsx") == {"book.rows"}
