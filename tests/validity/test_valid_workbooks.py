"""Excel takes every workbook that is written, without repairing it."""

import warnings
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from conftest import ROOT, SAMPLE
from hypothesis import given, settings
from hypothesis import strategies as st
from judge import faults_in, faults_of, lacks
from openpyxl.styles import Font
from strategies import printable_text

from ntm_docs.batch import RunOptions, build_workbook
from ntm_docs.planning.starting import StarterWish, start
from ntm_docs.problems import Place, Problem
from ntm_docs.reading import RawMapping, read_input
from ntm_docs.spreadsheets.writing import sheets
from ntm_docs.spreadsheets.writing.create import workbook_of
from ntm_docs.spreadsheets.writing.repair import repair_copy

pytestmark = pytest.mark.slow

GOC = ROOT / "tests" / "spreadsheets" / "goc"
OTHERS = ["rieng.xlsx", "rieng.xlsm", "danh-sach-de-nghi-mau-thuc-te.xlsx", "danh-sach.xls", "danh-sach.ods"]


@pytest.fixture(scope="session")
def starter() -> bytes:
    """The workbook that a clerk begins with: notes at its headers, lists to choose from."""
    return start("danh-sach", "danh-sach.xlsx", StarterWish(level=None, on=date(2025, 9, 1)))


@pytest.fixture(scope="session")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as a workbook of one unit."""
    raw = read_input(SAMPLE)[0]
    assert isinstance(raw, RawMapping)
    path = tmp_path_factory.mktemp("bang") / "danh-sach.xlsx"
    path.write_bytes(workbook_of([raw], ["Bằng khen"], ["Kiên Giang"]))
    return path


@pytest.fixture(scope="session")
def of_another_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a list full of what Excel can do, with and without macros."""
    folder = tmp_path_factory.mktemp("rieng")
    for name in ("rieng.xlsx", "rieng.xlsm"):
        _write(folder / name)
    return folder


def _write(path: Path) -> None:
    book = xlsxwriter.Workbook(path)
    if path.suffix == ".xlsm":
        path.with_suffix(".bin").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
        book.add_vba_project(str(path.with_suffix(".bin")))
    sheet, other = book.add_worksheet("Danh sách"), book.add_worksheet("Khác")
    looks = {"bold": 1, "italic": 1, "underline": 1, "font_strikeout": 1, "font_color": "red"}
    rich = book.add_format(looks | {"font_name": "Times New Roman", "font_script": 1})
    day = book.add_format({"num_format": "dd/mm/yyyy", "border": 1, "bg_color": "yellow"})
    for column, title in enumerate(("STT", "Họ và tên", "Ngày sinh", "Số phiếu")):
        sheet.write(0, column, title, rich)
    for row in range(1, 9):
        sheet.write(row, 0, row)
        sheet.write_rich_string(row, 1, "Nguyễn ", rich, "Văn", f" A{row}")
        sheet.write_datetime(row, 2, datetime(1980, 1, row), day)  # noqa: DTZ001 -- a day, as Excel has it
        sheet.write_formula(row, 3, f"=A{row + 1}*2", None, row * 2)
    sheet.data_validation("D2:D9", {"validate": "list", "source": ["có", "không"]})
    sheet.conditional_format("D2:D9", {"type": "cell", "criteria": ">", "value": 5, "format": book.add_format(looks)})
    sheet.conditional_format("A2:A9", {"type": "data_bar", "data_bar_2010": True})
    sheet.conditional_format("A2:A9", {"type": "icon_set", "icon_style": "3_arrows"})
    sheet.write_comment("B2", "Ghi chú của phòng", {"author": "Phòng Nội vụ"})
    sheet.write_url("B3", "internal:'Khác'!A1")
    sheet.merge_range("A10:D10", "Tổng", rich)
    sheet.autofilter("A1:D9")
    sheet.protect("mật")
    other.add_table("A1:B3", {"data": [[1, 2], [3, 4]], "columns": [{"header": "Một"}, {"header": "Hai"}]})
    other.add_sparkline("E2", {"range": "Khác!A2:B2"})
    other.insert_checkbox("F2", True)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Danh sách'!$D$2:$D$9"})
    other.insert_chart("H2", chart)
    book.define_name("Bang", "=Khác!$A$1:$B$3")
    book.close()


class DescribeWorkbooks:
    def they_are_valid(self, starter: bytes, ours: Path, tmp_path: Path) -> None:
        build_workbook(ours, tmp_path / "out", RunOptions(processes=1))
        made = {"starter": starter, "one unit": ours.read_bytes()}
        made["summary"] = (tmp_path / "out" / "tong-hop.xlsx").read_bytes()
        assert faults_in(made, ".xlsx") == {}
        assert [lacks(data) for data in made.values()] == [[], [], []]

    def they_are_valid_whatever_their_texts_and_fonts(self) -> None:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]

        @given(printable_text(), FONTS, st.integers(1, 40), st.integers(1, 12))
        @settings(max_examples=60)
        def put(text: str, font: Font, row: int, column: int) -> None:
            cell = sheet.cell(row, column)
            sheets.put(cell, text)
            cell.font = font

        put()
        assert faults_of(sheets.saved(book), ".xlsx") == []


FONTS = st.builds(
    Font,
    name=st.sampled_from(["Times New Roman", "Arial", None]),
    sz=st.sampled_from([8, 12.5, None]),
    b=st.booleans(),
    i=st.booleans(),
    strike=st.sampled_from([True, None]),
    u=st.sampled_from(["single", "double", None]),
    vertAlign=st.sampled_from(["superscript", "subscript", None]),
    color=st.sampled_from(["FFFF0000", None]),
    charset=st.sampled_from([163, None]),
    family=st.sampled_from([1, None]),
    scheme=st.sampled_from(["minor", None]),
    outline=st.sampled_from([True, None]),
    shadow=st.sampled_from([True, None]),
    condense=st.sampled_from([True, None]),
    extend=st.sampled_from([True, None]),
)


class DescribeRepairCopies:
    @pytest.mark.parametrize("name", OTHERS)
    def they_are_valid(self, of_another_office: Path, name: str) -> None:
        path = next(folder / name for folder in (of_another_office, GOC) if (folder / name).is_file())
        copy, suffix = repaired(path), ".xlsm" if path.suffix == ".xlsm" else ".xlsx"
        assert faults_of(copy, suffix) == []
        assert lacks(copy) == []

    def they_are_valid_for_our_own(self, ours: Path) -> None:
        assert faults_of(repaired(ours), ".xlsx") == []


def repaired(path: Path) -> bytes:
    """A copy with faults in the first and the last sheet, a row and a cell emptied."""
    names = _sheets(path)
    faults = [
        Problem("sheet.empty", Place(path.name, line, column, name), facts={"sheet": "=a <b> & “c”"})
        for name, line, column in ((names[0], 2, 2), (names[0], 2, 2), (names[-1], 3, 3))
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl says what it does not keep
        return repair_copy(path, faults, {names[0]: [(4, None), (5, 2)]})


def _sheets(path: Path) -> Sequence[str]:
    if path.suffix not in (".xlsx", ".xlsm"):
        return ["Danh sách đề nghị"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(path).sheetnames
