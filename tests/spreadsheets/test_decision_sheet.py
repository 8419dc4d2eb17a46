"""The sheet “Quyết định” of a workbook of one unit: what was decided, as a YAML file has it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from openpyxl import load_workbook

from ntm_docs.pipeline import build
from ntm_docs.problems import ProblemsError
from ntm_docs.reading import RawMapping
from ntm_docs.reading.yaml_files.tree import parse_yaml
from ntm_docs.spreadsheets.writing.create import workbook_of

SAMPLE = ROOT / "samples" / "ho-so-kien-giang-2025.yaml"
DECIDED = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The sample as a workbook: three awards, one of them decided."""
    raw = parse_yaml(SAMPLE.read_text(encoding="utf-8"), SAMPLE.name)
    assert isinstance(raw, RawMapping)
    path = tmp_path / "danh-sach.xlsx"
    path.write_bytes(workbook_of([raw], [], []))
    return path


def decided(book: Path, change: Callable[[Any, dict[str, int]], None]) -> Path:
    """The workbook after a change of its sheet, given with the row of each label."""
    opened = load_workbook(book)
    sheet = opened["Quyết định"]
    change(sheet, {str(sheet.cell(row, 1).value).casefold(): row for row in range(2, sheet.max_row + 1)})
    opened.save(book)
    return book


def column_of(sheet: Any, row: int, text: str) -> int:
    return next(at for at in range(2, sheet.max_column) if sheet.cell(row, at).value == text)


def papers(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*.docx")}


def codes(book: Path, out: Path) -> set[str]:
    with pytest.raises(ProblemsError) as error:
        build(book, out)
    assert not out.exists()
    return {one.code for one in error.value.problems}


class DescribeTheSheet:
    def it_makes_the_bytes_that_the_yaml_file_makes(self, book: Path, tmp_path: Path) -> None:
        build(SAMPLE, tmp_path / "yaml")
        build(book, tmp_path / "bang")
        made = papers(tmp_path / "bang")
        assert any("quyet-dinh" in name for name in made)
        assert made == papers(tmp_path / "yaml")

    def it_may_be_left_empty(self, book: Path, tmp_path: Path) -> None:
        def emptied(sheet: Any, rows: dict[str, int]) -> None:
            for row in rows.values():
                for at in range(2, sheet.max_column):
                    if row != rows["hình thức"]:
                        sheet.cell(row, at).value = None

        build(decided(book, emptied), tmp_path / "ra")
        assert not any("quyet-dinh" in name for name in papers(tmp_path / "ra"))

    def it_may_be_missing(self, book: Path, tmp_path: Path) -> None:
        opened = load_workbook(book)
        del opened["Quyết định"]
        opened.save(book)
        build(book, tmp_path / "ra")
        assert not any("quyet-dinh" in name for name in papers(tmp_path / "ra"))

    def it_asks_for_what_is_missing_at_its_cells(self, book: Path, tmp_path: Path) -> None:
        def unsigned(sheet: Any, rows: dict[str, int]) -> None:
            at = column_of(sheet, rows["hình thức"], DECIDED)
            for label in ("theo đề nghị", "thi hành"):
                sheet.cell(rows[label], at).value = None

        with pytest.raises(ProblemsError) as error:
            build(decided(book, unsigned), tmp_path / "ra")
        assert {(one.code, one.place.sheet) for one in error.value.problems} == {
            ("sheet.missing_in_block", "Quyết định")
        }

    def but_an_award_that_nobody_is_proposed_for_is_refused(self, book: Path, tmp_path: Path) -> None:
        def other(sheet: Any, rows: dict[str, int]) -> None:
            sheet.cell(rows["hình thức"], column_of(sheet, rows["hình thức"], DECIDED)).value = "Giấy khen"

        assert "sheet.decision_nobody" in codes(decided(book, other), tmp_path / "ra")

    def but_one_of_no_award_is_refused_where_there_are_several(self, book: Path, tmp_path: Path) -> None:
        def unnamed(sheet: Any, rows: dict[str, int]) -> None:
            for at in range(2, sheet.max_column):
                sheet.cell(rows["hình thức"], at).value = None

        assert codes(decided(book, unnamed), tmp_path / "ra") == {"sheet.decision_award"}

    def but_two_of_one_award_are_refused(self, book: Path, tmp_path: Path) -> None:
        def twice(sheet: Any, rows: dict[str, int]) -> None:
            for at in range(2, sheet.max_column):
                if sheet.cell(rows["hình thức"], at).value != DECIDED:
                    sheet.cell(rows["hình thức"], at).value = DECIDED
                    sheet.cell(rows["số"], at).value = "12"
                    return

        assert "sheet.decision_twice" in codes(decided(book, twice), tmp_path / "ra")

    def but_a_list_that_an_office_calls_so_is_no_form(self, book: Path, tmp_path: Path) -> None:
        opened = load_workbook(book)
        del opened["Quyết định"]
        sheet = opened.create_sheet("Quyết định")
        sheet.append(["STT", "Số", "Ngày", "Về việc"])
        sheet.append([1, "12/QĐ-UBND", "01/9/2025", "thành lập Hội đồng"])
        opened.save(book)
        build(book, tmp_path / "ra")
        assert not any("quyet-dinh" in name for name in papers(tmp_path / "ra"))
