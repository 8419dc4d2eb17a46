"""A workbook makes what the YAML would; places are cells."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from conftest import ROOT, SAMPLE, own_starter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from planned_books import BOOK, problems_of, told_by
from strategies import printable_text

from ntm_docs.pipeline import make_documents, template_folders
from ntm_docs.planning import plan_input
from ntm_docs.planning.workbook import plan_workbook
from ntm_docs.problems import ProblemsError
from ntm_docs.reading import RawMapping, read_input
from ntm_docs.reading.yaml_files.tree import parse_yaml
from ntm_docs.spreadsheets.writing.create import workbook_of

AWARDS = [award.ten for award in BOOK.hinh_thuc]
LIST, MERITS, GENERAL = "Danh sách đề nghị", "Thành tích", "Thông tin chung"
Edit = Callable[[Any], None]


def raw_of(path: Path) -> RawMapping:
    raw = read_input(path)[0]
    assert isinstance(raw, RawMapping)
    return raw


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample dossier as a workbook."""
    path = tmp_path_factory.mktemp("bang") / "danh-sach.xlsx"
    path.write_bytes(workbook_of([raw_of(SAMPLE)], AWARDS, ["Kiên Giang"]))
    return path


@pytest.fixture
def edited(made: Path, tmp_path: Path) -> Callable[[Edit], Path]:
    """The workbook with a change made in it, as in Excel."""

    def change(edit: Edit) -> Path:
        book = openpyxl.load_workbook(made)
        edit(book)
        path = tmp_path / "danh-sach.xlsx"
        book.save(path)
        return path

    return change


def column_of(sheet: Any, title: str) -> int:
    return next(int(cell.column) for cell in sheet[1] if cell.value == title)


def set_cell(sheet_name: str, title: str, row: int, value: object) -> Edit:
    def edit(book: Any) -> None:
        sheet = book[sheet_name]
        sheet.cell(row, column_of(sheet, title)).value = value

    return edit


class DescribeTheFormForClerks:
    @pytest.mark.slow
    @pytest.mark.parametrize("name", ["ho-so-kien-giang-2023", "ho-so-dak-nong-2023", "ho-so-kien-giang-2025"])
    def it_makes_the_very_documents_that_the_yaml_makes(self, name: str, tmp_path: Path) -> None:
        source = ROOT / "samples" / f"{name}.yaml"
        path = tmp_path / "bang.xlsx"
        path.write_bytes(workbook_of([raw_of(source)], AWARDS, []))
        (planned,) = plan_workbook(path, BOOK, None)[1]
        folders = template_folders(None)
        from_book = {document.path: document.data for document in make_documents(planned, folders)}
        from_yaml = {document.path: document.data for document in make_documents(plan_input(source), folders)}
        assert from_book == from_yaml

    def it_has_the_same_bytes_every_time(self, made: Path) -> None:
        assert made.read_bytes() == workbook_of([raw_of(SAMPLE)], AWARDS, ["Kiên Giang"])

    def it_offers_lists_and_prints_on_a4_in_times(self, made: Path) -> None:
        book = openpyxl.load_workbook(made)
        assert [sheet.title for sheet in book if sheet.sheet_state == "visible"] == [
            *("Thông tin chung", "Hội đồng", "Danh sách đề nghị"),
            *("Thành tích", "Khen thưởng đã nhận", "Quyết định", "Hướng dẫn"),
        ]
        sheet = book[LIST]
        assert len(sheet.data_validations.dataValidation) >= 4
        assert (sheet.page_setup.paperSize, sheet.freeze_panes) == (9, "A2")
        assert {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value} == {"Times New Roman"}

    def it_stores_what_looks_like_a_formula_as_text(self, tmp_path: Path) -> None:
        text = SAMPLE.read_text(encoding="utf-8").replace("vai trò: |", "vai trò: |\n            =1+1", 1)
        source = tmp_path / "ho-so.yaml"
        source.write_text(text, encoding="utf-8")
        path = tmp_path / "bang.xlsx"
        path.write_bytes(workbook_of([raw_of(source)], AWARDS, []))
        cells = [cell for row in openpyxl.load_workbook(path)[MERITS].iter_rows() for cell in row]
        assert [cell.data_type for cell in cells if str(cell.value).startswith("=1+1")] == ["s"]


class DescribeProblems:
    def they_name_sheet_and_cell(self, edited: Callable[[Edit], Path]) -> None:
        path = edited(set_cell(LIST, "Phiếu › đồng ý", 3, "mười"))
        (problem,) = [p for p in problems_of(path) if p.code == "number.format"]
        column = column_of(openpyxl.load_workbook(path)[LIST], "Phiếu › đồng ý")
        assert str(problem).startswith(f'danh-sach.xlsx: sheet "{LIST}", ô {get_column_letter(column)}3: ')

    def they_are_all_told_in_one_run(self, edited: Callable[[Edit], Path]) -> None:
        def edit(book: Any) -> None:
            set_cell(LIST, "Phiếu › đồng ý", 3, "mười")(book)
            set_cell(LIST, "Ngày sinh", 4, "32/13/1974")(book)
            set_cell("Hội đồng", "Vai trò", 4, "Giám đốc")(book)

        assert {code for code, _ in told_by(edited(edit))} >= {"number.format", "date.calendar", "choice.unknown"}

    @pytest.mark.parametrize(
        ("sheet", "title", "row", "value", "code"),
        [
            (LIST, "Mã", 4, "2", "sheet.code_twice"),
            (LIST, "Đối tượng", 4, "đoàn thể", "sheet.kind"),
            (LIST, "Số tờ trình", 4, "77", "sheet.conflict"),
            (MERITS, "Mã", 4, "99", "sheet.no_nominee"),
            ("Khen thưởng đã nhận", "Loại", 3, "bằng cấp", "sheet.received_kind"),
        ],
    )
    def they_hold_rows_together(
        self, edited: Callable[[Edit], Path], sheet: str, title: str, row: int, value: str, code: str
    ) -> None:
        def edit(book: Any) -> None:
            if code == "sheet.conflict":
                set_cell(LIST, "Số tờ trình", 3, "76")(book)
            set_cell(sheet, title, row, value)(book)

        assert code in {found for found, _ in told_by(edited(edit))}

    def they_tell_a_missing_column_once(self, edited: Callable[[Edit], Path]) -> None:
        def edit(book: Any) -> None:
            sheet = book[LIST]
            sheet.delete_cols(column_of(sheet, "Đơn vị xác nhận"))

        missing = [p for p in problems_of(edited(edit)) if p.facts.get("name") == "đơn vị xác nhận"]
        assert [(p.code, p.facts["count"]) for p in missing] == [("sheet.column_missing", 11)]

    def they_tell_a_missing_sheet(self, edited: Callable[[Edit], Path]) -> None:
        found = problems_of(edited(lambda book: book.remove(book["Hội đồng"])))
        assert "book.no_sheet" in {problem.code for problem in found}


@cache
def starter() -> bytes:
    """The workbook that a clerk begins with."""
    raw = parse_yaml(own_starter(), "ho-so.yaml")
    assert isinstance(raw, RawMapping)
    return workbook_of([raw], [], [])


class DescribeAnyText:
    @pytest.mark.slow
    @settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.one_of(printable_text(), st.text(max_size=30)))
    def it_arrives_in_the_document_exactly_or_is_refused_with_its_cell(self, text: str) -> None:
        """After the stated clean-up: spaces folded, line breaks of a one-line cell a space, NFC."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / "bang.xlsx"
            path.write_bytes(starter())
            book = openpyxl.load_workbook(path)
            sheet = book[MERITS]
            cell = sheet.cell(2, column_of(sheet, "Thành tích › tóm tắt"))
            try:
                cell.value = text
            except (ValueError, openpyxl.utils.exceptions.IllegalCharacterError):
                return
            cell.data_type = "s"
            book.save(path)
            try:
                (planned,) = plan_workbook(path, BOOK, None)[1]
            except ProblemsError as error:
                refused = [problem.place.sheet for problem in error.problems]
            else:
                refused = []
            if refused:
                assert all(refused)
                return
            made = make_documents(planned, template_folders(None))  # fails when a value is lost
            nominee = next(planned.ho_so.de_nghi[0].doi_tuong())[2]
            assert nominee.thanh_tich.tom_tat
            assert made
