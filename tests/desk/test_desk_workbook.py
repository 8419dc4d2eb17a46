"""A workbook on the desk: faults as cells, mended in the page, built as by the terminal."""
# ruff: noqa: F811 -- fixtures of another module are arguments here

import re
from datetime import datetime
from pathlib import Path

import pytest
from conftest import command, own_workbook
from desk_browser import bytes_in, client, desk, end_of, folder  # noqa: F401 -- fixtures
from desk_workbooks import BIRTH, LIST, RIGHT, WRONG, faulty
from django.test import Client
from openpyxl import Workbook, load_workbook

from ntm_docs import api
from ntm_docs.desk.views.mending import mended_name
from ntm_docs.desk.works import works_in
from ntm_docs.problems import Place


def day(*figures: int) -> datetime:
    """A day as openpyxl holds one."""
    return datetime(*figures)  # type: ignore[arg-type] # noqa: DTZ001 -- a workbook knows no zones


def looked(client: Client, work: str, **ticked: str) -> tuple[str, str]:
    """A look at a workbook: the address of the run, its last page."""
    address = client.post(f"/viec/{work}/chay", {"call": "look"} | ticked).headers["Location"]
    return address, end_of(client, address)


class DescribeAnOfficesOwnList:
    def it_is_shown_the_way_to_a_review(self, client: Client, folder: Path) -> None:
        book = Workbook()
        for row in (("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Danh hiệu đề nghị", "Ghi chú"),
                    (1, "Lê Hoàng Nam", "Kế toán", "Phòng Kinh tế", "LĐTT", "")):  # fmt: skip
            book.active.append(row)
        book.save(folder / "sau cot.xlsx")
        work = next(one for one in works_in(folder) if one.of_many)
        _address, text = looked(client, work.id)
        (link,) = re.findall(r'href="(/moi[^"]*)"', text.partition("<main")[2])
        page = client.get(link).content.decode()
        assert 'value="binh-xet" required checked' in page


class DescribeCells:
    def they_are_read_where_a_place_is(self, tmp_path: Path) -> None:
        path = own_workbook(tmp_path / "x.xlsx")
        places = [
            Place("x.xlsx", 3, 4, LIST),
            Place("x.xlsx", 999, 99, LIST),
            Place("x.xlsx", 1, 1, "?"),
            Place("x.xlsx"),
        ]
        places.append(Place("x.xlsx", 3, 6, LIST))
        found = api.cell_texts(path, places)
        assert (found[LIST, "D3"].text, found[LIST, "CU999"]) == ("Dương Văn Hòa", ("", ""))
        assert found.keys() == {(LIST, "D3"), (LIST, "CU999"), (LIST, "F3")}
        assert found[LIST, "F3"].whose == "Dương Văn Hòa"

    def they_are_mended_in_their_own_looks(self, tmp_path: Path) -> None:
        path, target = own_workbook(tmp_path / "x.xlsx"), tmp_path / "y.xlsx"
        book = load_workbook(path)
        before = book[LIST]
        before["U2"].number_format = "0.00"
        book.save(path)
        values = {
            (LIST, "U2"): "4",
            (LIST, BIRTH): "1/2/1980",
            (LIST, "D3"): "=SUM(A1)",
            (LIST, "X2"): "",
            (LIST, "V2"): "007",
        }
        api.mend(path, target, values)
        after = load_workbook(target)[LIST]
        assert [after[one].value for one in ("U2", BIRTH, "D3", "X2", "V2")] == [
            4, day(1980, 2, 1), "=SUM(A1)", None, "007",
        ]  # fmt: skip
        assert after["D3"].data_type == "s"
        for row in before.iter_rows():
            for cell in row:
                other = after[cell.coordinate]
                assert repr((other.number_format, other.font, other.fill)) == repr(
                    (cell.number_format, cell.font, cell.fill)
                )
                assert (LIST, cell.coordinate) in values or other.value == cell.value

    @pytest.mark.parametrize(
        ("name", "mended"),
        [("a.xlsx", "a-da-sua.xlsx"), ("a.xls", "a-da-sua.xlsx"), ("a.xlsm", "a-da-sua.xlsm"),
         ("a-da-sua.xlsx", "a-da-sua.xlsx"), ("b.xlsx", "b-da-sua (2).xlsx"),
         ("a-da-sua (2).xlsx", "a-da-sua (2).xlsx")],
    )  # fmt: skip
    def they_go_into_a_file_beside(self, tmp_path: Path, name: str, mended: str) -> None:
        (tmp_path / "b-da-sua.xlsx").write_bytes(b"x")
        assert mended_name(tmp_path / name).name == mended


class DescribeAFaultyWorkbook:
    def its_cells_stand_in_a_table_and_are_mended_there(self, client: Client, folder: Path, tmp_path: Path) -> None:
        path = faulty(folder / "bảng.xlsx")
        before = path.read_bytes()
        work = next(one for one in works_in(folder) if one.path == path)
        address, text = looked(client, work.id)
        shown = dict(re.findall(r'<textarea name="o:([^"]+)"[^>]*>([^<]*)</textarea>', text))
        assert "Lấy bản tô màu" not in text  # a look writes none
        assert {f"{sheet}!{cell}": value for (sheet, cell), value in WRONG.items()}.items() <= shown.items()
        typed = {f"o:{sheet}!{cell}": value for (sheet, cell), value in RIGHT.items()}
        answer = client.post(f"{address}/sua-o", typed | {"o:Hội đồng!B2": "not shown, so not changed"})
        assert answer.status_code == 303
        assert "Không có lỗi" in end_of(client, answer.headers["Location"])
        assert path.read_bytes() == before
        mended = folder / "bảng-da-sua.xlsx"
        again = next(one for one in works_in(folder) if one.path == mended)
        built = client.post(f"/viec/{again.id}/chay", {"call": "build"}).headers["Location"]
        assert "Đã tạo xong" in end_of(client, built)
        by_hand = faulty(tmp_path / "bảng-da-sua.xlsx", RIGHT)
        documents = []
        for source, target in ((mended, "a"), (by_hand, "b")):
            done = command(["build", str(source), "-o", str(tmp_path / target)], tmp_path)
            assert done.returncode == 0, done.stdout + done.stderr
            documents.append(
                {name: data for name, data in bytes_in(tmp_path / target).items() if name.endswith(".docx")}
            )
        assert bytes_in(again.result) == bytes_in(tmp_path / "a")
        assert documents[0] == documents[1]
        assert len(documents[0]) == 5

    @pytest.mark.parametrize("typed", [{}, {"o:x!A1": "y"}, {f"o:{LIST}!{BIRTH}": "31/02/1974"}])
    def it_is_not_written_where_nothing_was_changed(self, client: Client, folder: Path, typed: dict[str, str]) -> None:
        path = faulty(folder / "b.xlsx")
        work = next(one for one in works_in(folder) if one.path == path)
        address, _text = looked(client, work.id)
        answer = client.post(f"{address}/sua-o", typed)
        assert (answer.status_code, "Chưa ô nào được sửa" in answer.content.decode()) == (422, True)
        assert not (folder / "b-da-sua.xlsx").exists()

    def it_is_not_mended_by_an_old_page(self, client: Client, folder: Path) -> None:
        path = faulty(folder / "b.xlsx")
        work = next(one for one in works_in(folder) if one.path == path)
        address, _text = looked(client, work.id)
        faulty(path, {(LIST, "D3"): "of Excel, in between"})
        answer = client.post(f"{address}/sua-o", {f"o:{LIST}!{BIRTH}": "15/4/1974"})
        text = answer.content.decode()
        assert (answer.status_code, "đã đổi" in text, ">15/4/1974<" in text) == (422, True, True)
        assert not (folder / "b-da-sua.xlsx").exists()

    def its_sound_dossiers_are_made_where_that_is_asked(self, client: Client, folder: Path) -> None:
        path = faulty(folder / "b.xlsx", {(LIST, BIRTH): "31/02/1974"})
        work = next(one for one in works_in(folder) if one.path == path)
        text = end_of(client, client.post(f"/viec/{work.id}/chay", {"call": "build"}).headers["Location"])
        assert f'name="o:{LIST}!{BIRTH}"' in text
        assert "Lấy bản tô màu" in text
        assert not work.result.exists()


class DescribeAReviewsWorkbook:
    def it_is_looked_at_and_its_gaps_are_cells(self, client: Client, folder: Path) -> None:
        """It is of one office: what is asked of many units is not asked of it."""
        path = folder / "bình xét.xlsx"
        api.new(api.NewRequest("binh-xet", path, agency="Ủy ban nhân dân xã Thạnh Đông", province="An Giang"))
        work = next(one for one in works_in(folder) if one.path == path)
        told = end_of(client, client.post(f"/viec/{work.id}/chay", {"call": "build"}).headers["Location"])
        assert "chỗ trống" in told
        assert "--repair" not in told
        assert 'name="o:Danh sách!B3"' in told
