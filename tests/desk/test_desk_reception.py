"""Dossiers that come in, received and appraised on the desk, without any script."""
# ruff: noqa: F811 -- fixtures of another module are arguments here

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from desk_browser import bytes_in, client, desk, end_of, folder  # noqa: F401 -- fixtures
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook
from reception_sample import RECEIVED, mark, received

from ntm_docs import api
from ntm_docs.desk.reception.taking import TakenFiles, take
from ntm_docs.desk.uploads import UploadRefusedError
from ntm_docs.desk.works import id_of

BOOK = id_of("tiep-nhan.xlsx")
FIRST = "09 xã An Biên"
HEAVY = 300 * 1024


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The twelve communes' folders and their workbook, not appraised."""
    made = tmp_path_factory.mktemp("mau")
    received(made)
    return made


@pytest.fixture
def book(sample: Path, folder: Path) -> Path:
    """The workbook in the clerk's folder."""
    return Path(shutil.copy(sample / "tiep-nhan.xlsx", folder))


def post(client: Client, files: Sequence[Path], above: Path, **fields: object) -> str:
    """Send files with their places; the page that comes of it."""
    places = {"duong": [one.relative_to(above).as_posix() for one in files], "boQua": ["~$x.docx"]}
    sent = [SimpleUploadedFile(one.name, one.read_bytes()) for one in files]
    answer = client.post("/tiep-nhan", {"tep": sent, "duong": json.dumps(places), **fields})
    return end_of(client, answer.headers["Location"]) if answer.status_code == 303 else answer.content.decode()


def below(folder: Path) -> list[Path]:
    return sorted(one for one in folder.rglob("*") if one.is_file())


def fields_of(page: str) -> dict[str, str]:
    """What a page of the desk would send as it is, by the name of each field."""
    found = dict(re.findall(r'<input type="hidden" name="(t:\w+)" value="([^"]*)"', page))
    found |= dict(re.findall(r'<textarea name="(k:\w+)"[^>]*>([^<]*)</textarea>', page))
    for name, options in re.findall(r'(?s)<select name="(k:\w+)".*?>(.*?)</select>', page):
        found[name] = next(iter(re.findall(r"<option selected>([^<]*)<", options)), "")
    return found


def named(page: str, label: str, whose: str) -> str:
    """The name of the field for somebody."""
    return re.search(rf'name="(k:\w+)" id="[^"]*"[^>]*aria-label="{label}, {whose}"', page)[1]  # type: ignore[index]


def texts(path: Path, sheet: str, title: str) -> dict[str, str]:
    """A column of the workbook by name."""
    rows = [[str(cell or "") for cell in row] for row in load_workbook(path)[sheet].iter_rows(values_only=True)]
    return {row[rows[0].index("Tên")]: row[rows[0].index(title)] for row in rows[1:]}


class DescribeReceiving:
    def it_makes_the_workbook_of_what_was_dropped(self, client: Client, folder: Path, sample: Path) -> None:
        files = [*below(sample / "ho-so" / FIRST), *below(sample / "ho-so" / "06 xã Gò Quao")]
        page = post(client, files, sample / "ho-so", received="10/11/2025")
        assert "2 hồ sơ, 4 trường hợp" in page
        assert "~$x.docx" in page  # what was passed over is named
        assert sorted(below(folder / "ho-so-nhan")) == sorted(
            folder / "ho-so-nhan" / one.relative_to(sample / "ho-so") for one in files
        )
        assert len(api.reception(folder / "tiep-nhan.xlsx").cases) == 4

    def it_takes_what_lies_in_the_folder_and_keeps_what_was_appraised(
        self, client: Client, folder: Path, sample: Path
    ) -> None:
        shutil.copytree(sample / "ho-so" / FIRST, folder / "cac xa" / FIRST)
        book = folder / "tiep-nhan.xlsx"
        api.receive(api.ReceiveRequest((folder / "cac xa",), book, RECEIVED, processes=1))
        row = api.reception(book).cases[0]
        home = f"/viec/{BOOK}/ho-so/{row.home}"
        page = client.get(home).content.decode()
        client.post(home, fields_of(page) | {named(page, "Kết quả thẩm định", row.texts["tên"]): "đủ tiêu chuẩn"})
        (tick,) = re.findall(r'value="(\w+)"> <label for="n-\w+">cac xa', client.get("/tiep-nhan").content.decode())
        answer = client.post("/tiep-nhan", {"nguon": tick, "province": "An Giang"})
        again = end_of(client, answer.headers["Location"])
        assert "Giữ nguyên ý kiến thẩm định của 1 trường hợp" in again
        assert "bản trước khi chạy: tiep-nhan (lần trước).xlsx" in again
        assert texts(book, "Trường hợp", "Kết quả thẩm định")[row.texts["tên"]] == "đủ tiêu chuẩn"
        offered = client.get("/tiep-nhan").content.decode()
        assert f'value="{tick}" checked' in offered
        assert 'value="An Giang"' in offered
        assert not (folder / "ho-so-nhan").exists()

    def it_keeps_what_came_before_where_a_file_comes_again(self, folder: Path) -> None:
        def came(name: str, data: bytes, *, whole: bool = False) -> TakenFiles:
            place, _slash, last = name.rpartition("/")
            return take(folder, [(SimpleUploadedFile(last, data), f"{place}/x")], whole=whole)

        room, before = folder / "ho-so-nhan", folder / "ho-so-nhan (lần trước)"
        assert came("xã A/a.docx", b"1") == came("xã A/b.docx", b"1") == TakenFiles(1, 0)
        assert came("xã A/a.docx", b"1") == TakenFiles(0, 0)
        assert came("xã A/a.docx", b"2") == TakenFiles(0, 1)
        assert came("xã A/a.docx", b"3") == TakenFiles(0, 1)
        assert came("xã A/c.docx", b"3", whole=True) == TakenFiles(1, 2)
        assert came("xã A/c.docx/d.docx", b"4") == TakenFiles(0, 1)
        assert bytes_in(room) == {"xã A/c.docx/d.docx": b"4"}
        assert bytes_in(before) == {
            "1/xã A/a.docx": b"1",
            "2/xã A/a.docx": b"2",
            "3/xã A/a.docx": b"3",
            "3/xã A/b.docx": b"1",
            "4/xã A/c.docx": b"3",
        }

    def it_writes_nothing_outside_whatever_a_place_says(self, folder: Path) -> None:
        outside = folder.parent / "ngoai"
        outside.mkdir()
        (folder / "ho-so-nhan").mkdir()
        (folder / "ho-so-nhan" / "lien").symlink_to(outside)
        for place in ("../../x.txt", "/tmp/x.txt", "C:\\x.txt", "..\\..\\x.txt"):
            take(folder, [(SimpleUploadedFile("x.txt", place.encode()), place)], whole=False)
        with pytest.raises(UploadRefusedError, match="liên kết"):
            take(folder, [(SimpleUploadedFile("x.txt", b"x"), "lien/x.txt")], whole=False)
        assert list(outside.iterdir()) == []
        made = {one.parent for one in folder.parent.rglob("x.txt")}
        assert {one.relative_to(folder).parts[0] for one in made} == {"ho-so-nhan", "ho-so-nhan (lần trước)"}
        assert [one.name for one in folder.iterdir() if one.name.startswith(".")] == []

    def but_it_says_what_it_needs(self, client: Client, folder: Path) -> None:
        assert "Chưa chọn hồ sơ nào" in client.post("/tiep-nhan", {}).content.decode()
        sent = SimpleUploadedFile("x.zip", b"no zip")
        page = client.post("/tiep-nhan", {"tep": [sent], "received": "31/02/2025"}).content.decode()
        assert "không phải một ngày" in page
        assert not (folder / "ho-so-nhan").exists()


class DescribeTheTables:
    def they_hold_what_the_workbook_holds_with_links_between_them(self, client: Client, book: Path) -> None:
        read = api.reception(book)
        assert client.get(f"/viec/{BOOK}").headers["Location"] == f"/viec/{BOOK}/tiep-nhan"
        pages = {
            name: client.get(f"/viec/{BOOK}/{name}").content.decode() for name in ("tiep-nhan", "truong-hop", "loi")
        }
        for row in read.dossiers:
            assert f'/viec/{BOOK}/ho-so/{row.key}"' in pages["tiep-nhan"]
        for row in read.cases:
            assert f'/viec/{BOOK}/ho-so/{row.home}#th-{row.key}"' in pages["truong-hop"]
            assert row.texts["tên"] in pages["truong-hop"]
        for row in read.faults:
            assert row.texts["nội dung"] in pages["loi"].replace("&quot;", '"').replace("&#x27;", "'")
        assert all(len(page.encode()) < HEAVY for page in pages.values())

    def they_look_through_the_workbook_once_a_page(
        self, client: Client, book: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        whole = type(api.reception(book)).cells
        asked: list[object] = []

        def cells(read: Any) -> Any:
            asked.append(read)
            return whole.fget(read)

        monkeypatch.setattr(type(api.reception(book)), "cells", property(cells))
        page = client.get(f"/viec/{BOOK}/truong-hop").content.decode()
        assert page.count("#th-") == 26
        assert len(asked) == 1

    def they_show_names_as_letters(self, client: Client, book: Path) -> None:
        opened = load_workbook(book)
        opened["Trường hợp"]["E2"].value = "<img src=x onerror=alert(1)>"
        opened.save(book)
        (home,) = {row.home for row in api.reception(book).cases if "<img" in row.texts["tên"]}
        for name in ("truong-hop", f"ho-so/{home}"):
            page = client.get(f"/viec/{BOOK}/{name}").content.decode()
            assert "<img" not in page
            assert "&lt;img" in page


class DescribeAppraising:
    @pytest.fixture
    def home(self, book: Path) -> str:
        """The address of a dossier of two cases."""
        row = next(one for one in api.reception(book).cases if one.texts["tên"] == "Bà Phạm Ngọc Diễm")
        return f"/viec/{BOOK}/ho-so/{row.home}"

    def it_writes_verdicts_into_their_cells_and_nothing_else(self, client: Client, book: Path, home: str) -> None:
        page = client.get(home).content.decode()
        verdict = named(page, "Kết quả thẩm định", "Bà Phạm Ngọc Diễm")
        before = {sheet: list(load_workbook(book)[sheet].values) for sheet in load_workbook(book).sheetnames}
        answer = client.post(home, fields_of(page) | {verdict: "đủ tiêu chuẩn"})
        assert answer.headers["Location"] == f"{home}?ghi=1#noi-dung"
        assert "Đã ghi 1 ô" in client.get(f"{home}?ghi=1").content.decode()
        after = load_workbook(book)
        changed = [
            (sheet, old, new)
            for sheet, rows in before.items()
            for row, now in zip(rows, after[sheet].values, strict=True)
            for old, new in zip(row, now, strict=True)
            if (old or "") != (new or "")
        ]
        assert [(sheet, new) for sheet, _old, new in changed] == [("Trường hợp", "đủ tiêu chuẩn")]
        assert after["Trường hợp"].data_validations.count == 1
        assert texts(book, "Trường hợp", "Kết quả thẩm định")["Bà Phạm Ngọc Diễm"] == "đủ tiêu chuẩn"

    def it_tells_at_its_cell_what_is_missing(self, client: Client, home: str) -> None:
        page = client.get(home).content.decode()
        verdict = named(page, "Kết quả thẩm định", "Bà Phạm Ngọc Diễm")
        reason = named(page, "Lý do", "Bà Phạm Ngọc Diễm")
        client.post(home, fields_of(page) | {verdict: "không đủ tiêu chuẩn"})
        page = client.get(home).content.decode()
        assert re.search(rf'name="{reason}"[^>]*aria-invalid="true"', page)
        assert "Bà Phạm Ngọc Diễm</a></li>" in client.get(f"/viec/{BOOK}/tiep-nhan").content.decode()
        client.post(home, fields_of(page) | {reason: "chưa đủ thời gian"})
        assert "aria-invalid" not in client.get(home).content.decode()

    def it_overwrites_nothing_that_was_written_elsewhere(self, client: Client, book: Path, home: str) -> None:
        page = client.get(home).content.decode()
        reason = named(page, "Lý do", "Bà Phạm Ngọc Diễm")
        other = named(page, "Ghi chú", "Bà Phạm Ngọc Diễm")
        mark(book, "Bà Phạm Ngọc Diễm", "", "chữ của Excel")
        whole = book.read_bytes()
        answer = client.post(home, fields_of(page) | {reason: "chữ của trang", other: "gọi lại"})
        shown = answer.content.decode()
        assert answer.status_code == 422
        assert book.read_bytes() == whole
        assert "chữ của Excel" in shown
        assert fields_of(shown)[reason] == "chữ của trang"
        assert client.post(home, fields_of(shown)).status_code == 303  # now it was told
        assert texts(book, "Trường hợp", "Lý do")["Bà Phạm Ngọc Diễm"] == "chữ của trang"
        assert texts(book, "Trường hợp", "Ghi chú")["Bà Phạm Ngọc Diễm"] == "gọi lại"

    def it_keeps_what_was_typed_where_excel_has_the_workbook(self, client: Client, book: Path, home: str) -> None:
        page = client.get(home).content.decode()
        reason = named(page, "Lý do", "Bà Phạm Ngọc Diễm")
        lock = book.with_name(f"~${book.name}")
        lock.write_bytes(b"")
        shown = client.post(home, fields_of(page) | {reason: "đang gõ"})
        assert shown.status_code == 422
        assert "đang mở trong Excel" in shown.content.decode()
        mark(book, "Bà Phạm Ngọc Diễm", "", "Excel lưu lại")
        lock.unlink()
        again = client.post(home, fields_of(shown.content.decode()))
        assert again.status_code == 422  # what Excel has saved meanwhile is told first
        assert "Excel lưu lại" in again.content.decode()

    def it_fills_in_the_offices_too(self, client: Client, book: Path) -> None:
        address = f"/viec/{BOOK}/co-quan"
        page = client.get(address).content.decode()
        lines = {(one.group, one.item): f"k:{one.cell.id}" for one in api.reception(book).offices}
        typed = {lines["Sở Nội vụ", "chức vụ"]: "Giám đốc", lines["Số và ngày", "ngày quyết định"]: "05/12/2025"}
        assert client.post(address, fields_of(page) | typed).headers["Location"] == f"{address}?ghi=2#noi-dung"
        now = {(one.group, one.item): one.cell.text for one in api.reception(book).offices}
        assert now["Sở Nội vụ", "chức vụ"] == "Giám đốc"
        assert now["Số và ngày", "ngày quyết định"] == "05/12/2025"

    def but_a_page_of_another_workbook_writes_nothing(self, client: Client, book: Path, home: str) -> None:
        whole = book.read_bytes()
        answer = client.post(home, {"k:" + "0" * 20: "đủ tiêu chuẩn", "t:" + "0" * 20: ""})
        assert answer.status_code == 422
        assert book.read_bytes() == whole
        assert client.get(f"/viec/{BOOK}/ho-so/khong-co").status_code == 404
