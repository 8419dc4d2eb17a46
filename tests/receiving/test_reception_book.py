"""The workbook: the officer's entries outlive every reception, sorted, damaged or with dossiers gone."""

import shutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import incoming
import pytest
from openpyxl import load_workbook

from ntm_docs import api
from ntm_docs.machine import disk
from ntm_docs.problems import MachineError, ProblemsError
from ntm_docs.receiving import FinishedReception
from ntm_docs.receiving.across import held_together
from ntm_docs.receiving.columns import CASES, DOSSIERS, GONE, VERDICTS

Reception = Callable[..., FinishedReception]
book, reception = incoming.book, incoming.reception
DAY = incoming.DAY


def column(sheet: Any, title: str) -> int:
    return next(cell.column for cell in sheet[1] if str(cell.value).casefold() == title)


def write(book: Path, name: str, **texts: str) -> None:
    """What an officer does: fill in the row of a nominee."""
    opened = load_workbook(book)
    sheet: Any = opened[CASES]
    row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, column(sheet, "tên")).value == name)
    for title, text in texts.items():
        sheet.cell(row, column(sheet, title.replace("_", " "))).value = text
    opened.save(book)


def rows(book: Path, name: str = CASES) -> dict[str, dict[str, Any]]:
    sheet: Any = load_workbook(book)[name]
    titles = [str(cell.value).casefold() for cell in sheet[1]]
    found = [dict(zip(titles, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)]
    return {row.get("tên") or row["đơn vị trình"]: row for row in found}


def told(job: Callable[[], Any]) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        job()
    return [one.code for one in caught.value.problems]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    incoming.dossier(tmp_path / "nop" / "a")
    return tmp_path / "nop"


class DescribeTheWorkbook:
    def it_is_the_same_bytes_every_time(self, folder: Path, reception: Reception, book: Path) -> None:
        assert reception(folder).changed
        first = book.read_bytes()
        assert not reception(folder).changed
        book.unlink()
        reception(folder)
        assert book.read_bytes() == first

    def it_tells_each_case_and_offers_three_verdicts(self, folder: Path, reception: Reception, book: Path) -> None:
        reception(folder)
        one = rows(book)["Ông Trần Văn Bình"]
        assert (one["đơn vị trình"], one["đối tượng"], one["năm sinh"]) == (
            "Ủy ban nhân dân xã Mỹ Hòa",
            "cá nhân",
            1970,
        )
        (rule,) = load_workbook(book)[CASES].data_validations.dataValidation
        assert rule.formula1 == '"{}"'.format(",".join(VERDICTS))

    def but_no_name_is_a_formula(self, tmp_path: Path, reception: Reception, book: Path) -> None:
        people = [(f"Ông {name}", "1970", '=HYPERLINK("http://x")', "@SUM(1)") for name in ("=1+1", "+84", "-A", "@b")]
        reception(incoming.dossier(tmp_path / "xa", people=people))
        cells = [cell for row in load_workbook(book)[CASES].iter_rows(min_row=2) for cell in row if cell.value]
        assert len(cells) > 20
        assert {cell.data_type for cell in cells} <= {"s", "n"}

    def its_links_lead_to_the_papers(self, folder: Path, reception: Reception, book: Path) -> None:
        reception(folder)
        sheet: Any = load_workbook(book)[CASES]
        targets = [one.hyperlink.target for one in sheet[2] if one.hyperlink and one.hyperlink.target]
        assert targets == ["nop/a/BC%201.docx"]

    def it_may_stand_among_the_dossiers(self, tmp_path: Path, reception: Reception, book: Path) -> None:
        incoming.dossier(tmp_path / "a")
        first = reception(tmp_path)
        write(book, "Ông Trần Văn Bình", lý_do="x")
        again = reception(tmp_path)
        assert (len(first.dossiers), len(again.dossiers), again.problems) == (1, 1, ())


class DescribeTheOfficersEntries:
    def they_are_kept_though_rows_were_sorted(self, folder: Path, reception: Reception, book: Path) -> None:
        reception(folder)
        write(book, "Bà Lê Thị Hòa", kết_quả_thẩm_định="bổ sung hồ sơ", lý_do="=thiếu xác nhận")
        opened = load_workbook(book)
        sheet: Any = opened[CASES]
        first, second = ([cell.value for cell in sheet[at]] for at in (2, 3))
        for at, values in ((2, second), (3, first)):
            for number, value in enumerate(values, start=1):
                sheet.cell(at, number).value = value
                sheet.cell(at, number).data_type = "s" if isinstance(value, str) else "n"
        opened.save(book)
        incoming.dossier(folder / "b", "An Phú", people=incoming.PEOPLE[:1])
        done = reception(folder)
        one = rows(book)["Bà Lê Thị Hòa"]
        assert (one["kết quả thẩm định"], one["lý do"]) == ("bổ sung hồ sơ", "=thiếu xác nhận")
        assert done.kept == 1

    def but_those_of_dossiers_too(self, folder: Path, reception: Reception, book: Path) -> None:
        reception(folder)
        opened = load_workbook(book)
        sheet: Any = opened[DOSSIERS]
        sheet.cell(2, column(sheet, "số bộ nhận")).value = "2"
        sheet.cell(2, column(sheet, "ngày nhận")).value = "05/11/2026"
        opened.save(book)
        reception(folder)
        row = rows(book, DOSSIERS)["Ủy ban nhân dân xã Mỹ Hòa"]
        assert row["số bộ nhận"] == "2"
        assert f"{row['ngày nhận']:%d/%m/%Y}" == "05/11/2026"

    def but_columns_of_their_own_too(self, folder: Path, reception: Reception, book: Path) -> None:
        reception(folder)
        opened = load_workbook(book)
        sheet: Any = opened[CASES]
        at = sheet.max_column + 1
        sheet.cell(1, at).value, sheet.cell(3, at).value = "Người thẩm định", "Minh"
        opened.save(book)
        reception(folder)
        assert [row["người thẩm định"] for row in rows(book).values()] == [None, "Minh"]

    def but_a_case_that_vanished_is_told_and_comes_back(self, folder: Path, reception: Reception, book: Path) -> None:
        reception(folder)
        write(book, "Bà Lê Thị Hòa", lý_do="đã hỏi xã")
        shutil.move(folder / "a", folder.parent / "cat")
        incoming.dossier(folder / "a", people=incoming.PEOPLE[:1])
        done = reception(folder)
        assert [one.code for one in done.problems] == ["receive.vanished"]
        assert "Bà Lê Thị Hòa" not in rows(book)
        assert rows(book, GONE)["Bà Lê Thị Hòa"]["lý do"] == "đã hỏi xã"
        assert reception(folder).problems == ()  # told once; the row stays
        assert rows(book, GONE)["Bà Lê Thị Hòa"]["lý do"] == "đã hỏi xã"
        shutil.rmtree(folder / "a")
        shutil.move(folder.parent / "cat", folder / "a")
        reception(folder)
        assert rows(book)["Bà Lê Thị Hòa"]["lý do"] == "đã hỏi xã"
        assert GONE not in load_workbook(book).sheetnames

    def but_a_row_that_lost_its_code_is_known_by_its_names(
        self, folder: Path, reception: Reception, book: Path
    ) -> None:
        reception(folder)
        write(book, "Bà Lê Thị Hòa", lý_do="đã hỏi xã", mã="")
        reception(folder)
        assert rows(book)["Bà Lê Thị Hòa"]["lý do"] == "đã hỏi xã"

    def but_one_of_nobody_refuses_the_run(self, folder: Path, reception: Reception, book: Path) -> None:
        reception(folder)
        write(book, "Bà Lê Thị Hòa", lý_do="đã hỏi xã", mã="", đơn_vị_trình="")
        before = book.read_bytes()
        assert told(lambda: reception(folder)) == ["receive.no_key"]
        assert book.read_bytes() == before

    @pytest.mark.parametrize("again", ["khác", "đã hỏi xã"])
    def but_a_row_that_was_copied_is_one_unless_it_says_two_things(
        self, again: str, folder: Path, reception: Reception, book: Path
    ) -> None:
        reception(folder)
        write(book, "Bà Lê Thị Hòa", lý_do="đã hỏi xã")
        opened = load_workbook(book)
        sheet: Any = opened[CASES]
        values = [cell.value for cell in sheet[3]]
        values[column(sheet, "lý do") - 1] = again
        sheet.append(values)
        opened.save(book)
        if again == "khác":
            assert told(lambda: reception(folder)) == ["receive.key_twice"]
        else:
            reception(folder)
            assert rows(book)["Bà Lê Thị Hòa"]["lý do"] == "đã hỏi xã"

    def but_a_formula_that_was_never_computed_refuses_the_run(
        self, folder: Path, reception: Reception, book: Path
    ) -> None:
        reception(folder)
        opened = load_workbook(book)
        sheet: Any = opened[CASES]
        sheet.cell(2, column(sheet, "lý do")).value = "=A1"
        sheet.cell(2, column(sheet, "lý do")).data_type = "f"
        opened.save(book)
        assert told(lambda: reception(folder)) == ["receive.formula"]

    def but_the_workbook_before_stays_beside(self, folder: Path, reception: Reception, book: Path) -> None:
        reception(folder)
        write(book, "Bà Lê Thị Hòa", lý_do="x")
        before = book.read_bytes()
        done = reception(folder)
        assert done.before is not None
        assert done.before.read_bytes() == before


class DescribeRefusals:
    @pytest.mark.parametrize("lock", ["~$tiep-nhan.xlsx", ".~lock.tiep-nhan.xlsx#"])
    def they_tell_an_open_workbook(self, lock: str, folder: Path, reception: Reception, book: Path) -> None:
        reception(folder)
        before = book.read_bytes()
        book.with_name(lock).write_bytes(b"x")
        assert told(lambda: reception(folder)) == ["receive.open"]
        assert book.read_bytes() == before

    def but_another_workbook_is_not_written_over(self, folder: Path, reception: Reception, book: Path) -> None:
        from openpyxl import Workbook  # noqa: PLC0415

        Workbook().save(book)
        assert told(lambda: reception(folder)) == ["receive.not_ours"]

    def but_a_sheet_of_the_officers_own_is_not_lost(self, folder: Path, reception: Reception, book: Path) -> None:
        reception(folder)
        opened = load_workbook(book)
        opened.create_sheet("Ghi chép")["A1"] = "việc phải làm"
        opened.save(book)
        assert told(lambda: reception(folder)) == ["receive.other_sheet"]

    def but_nor_what_stands_above_the_titles(self, folder: Path, reception: Reception, book: Path) -> None:
        reception(folder)
        opened = load_workbook(book)
        sheet: Any = opened[CASES]
        sheet.insert_rows(1)
        sheet["A1"] = "BẢNG THẨM ĐỊNH"
        opened.save(book)
        assert told(lambda: reception(folder)) == ["receive.above"]

    def but_what_is_saved_while_dossiers_are_read_is_not_written_over(
        self, folder: Path, reception: Reception, book: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        reception(folder)
        incoming.dossier(folder / "b", "Bình Hòa")

        def saving(dossiers: Any, province: str) -> Any:
            write(book, "Ông Trần Văn Bình", lý_do="đã gọi điện")
            return held_together(dossiers, province)

        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(import_module("ntm_docs.receiving.receive"), "held_together", saving)
            assert told(lambda: reception(folder)) == ["receive.saved"]
        assert rows(book)["Ông Trần Văn Bình"]["lý do"] == "đã gọi điện"
        reception(folder)
        assert rows(book)["Ông Trần Văn Bình"]["lý do"] == "đã gọi điện"

    def but_a_workbook_without_the_officers_columns_is_told(
        self, folder: Path, reception: Reception, book: Path
    ) -> None:
        reception(folder)
        opened = load_workbook(book)
        sheet: Any = opened[CASES]
        sheet.cell(1, column(sheet, "lý do")).value = "Vì sao"
        opened.save(book)
        assert told(lambda: reception(folder)) == ["receive.no_title"]

    def but_a_disk_that_fails_leaves_the_workbook_as_it_was(
        self, folder: Path, reception: Reception, book: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        reception(folder)
        write(book, "Bà Lê Thị Hòa", lý_do="x")
        before = book.read_bytes()

        def full(path: Path, _data: bytes) -> None:
            if path == book:
                raise OSError(28, "No space left on device")

        monkeypatch.setattr(disk, "replace", full)
        with pytest.raises(MachineError):
            reception(folder)
        assert book.read_bytes() == before

    def they_are_in_the_language_of_the_call(self, folder: Path, book: Path) -> None:
        answer = api.receive(api.ReceiveRequest((folder,), book, DAY, processes=1, language="en"))
        assert rows(book)["Ông Trần Văn Bình"]["đề xuất"]  # the workbook itself is Vietnamese
        assert answer.status == "done"
        with pytest.raises(ProblemsError, match="file not found"):
            api.receive(api.ReceiveRequest((folder / "khong-co",), book, DAY, processes=1, language="en"))

    def but_another_ending_is_refused(self, folder: Path, tmp_path: Path) -> None:
        from ntm_docs.receiving import Wanted, receive  # noqa: PLC0415

        assert told(lambda: receive([folder], tmp_path / "a.csv", Wanted())) == ["receive.suffix"]
