"""The register on the desk, without any script."""
# ruff: noqa: F811 -- fixtures of another module are arguments here

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from desk_browser import client, desk, end_of, folder  # noqa: F401 -- fixtures
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from ntm_docs import api
from ntm_docs.desk.reception.lists import kept_lists

PAGE = "/so-khen-thuong"
TITLES = ("TT", "Họ và tên", "Năm sinh", "Đơn vị", "Hình thức", "Số quyết định", "Ngày quyết định")
REST = (1974, "xã An Biên, tỉnh Kiên Giang", "Bằng khen tỉnh", "1234/QĐ-UBND", "05/6/2019")
UNDATED = (TITLES[:5], (1, "Lê Văn Tám", 1960, "xã An Biên", "Giấy khen xã"))


def workbook(path: Path, *rows: Sequence[object]) -> Path:
    """An old list, as offices keep them."""
    book = Workbook()
    book.worksheets[0].title = "Danh sách"
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(path)
    return path


def people(path: Path, *names: str) -> Path:
    return workbook(path, TITLES, *((at, name, *REST) for at, name in enumerate(names, start=1)))


def sent(path: Path) -> SimpleUploadedFile:
    return SimpleUploadedFile(path.name, path.read_bytes())


def added(client: Client, *paths: Path, **given: str) -> str:
    """The page of a run that put lists in."""
    answer = client.post(f"{PAGE}/ghi", {"tep": [sent(path) for path in paths], **given})
    assert answer.status_code == 303, answer.content.decode()
    return end_of(client, answer.headers["Location"])


@pytest.fixture
def filled(client: Client, tmp_path: Path) -> Client:
    """A browser at a desk whose register holds three people."""
    names = ("Nguyễn Văn An", "Trần Thị Bé", "Nguyễn Văn <b>Anh</b>")
    api.register_add(api.RegisterAddRequest((people(tmp_path / "ds-2019.xlsx", *names),)))
    return client


class DescribeLookingAName:
    def it_says_plainly_that_there_is_no_register_yet(self, client: Client) -> None:
        answer = client.get(PAGE, {"name": "Nguyễn Văn An"})
        assert answer.status_code == 200
        page = answer.content.decode()
        assert "Trên máy này chưa có sổ khen thưởng" in page
        assert "ntm-docs register" not in page  # no command for who uses no terminal

    def it_finds_without_tones_and_tells_the_source(self, filled: Client) -> None:
        page = filled.get(PAGE, {"name": "an nguyen van"}).content.decode()
        assert "<b>Nguyễn Văn An</b>" in page
        assert "Quyết định 1234/QĐ-UBND ngày 05/6/2019" in page
        assert "ds-2019.xlsx, sheet &quot;Danh sách&quot;, dòng 2" in page
        assert "&lt;b&gt;Anh" in filled.get(PAGE, {"name": "anh"}).content.decode()

    def it_proposes_names_that_are_near_and_takes_none(self, filled: Client) -> None:
        page = filled.get(PAGE, {"name": "Trần Thị Be Ba"}).content.decode()
        assert "Không có ai trong sổ" in page
        page = filled.get(PAGE, {"name": "Trần Thi Bi"}).content.decode()
        assert "<table" not in page
        (link,) = re.findall(r'<a href="(\?name=[^"]+)">Trần Thị Bé</a>', page)
        assert "<b>Trần Thị Bé</b>" in filled.get(f"{PAGE}{link}").content.decode()

    def it_says_that_the_name_is_there_with_another_unit(self, filled: Client) -> None:
        page = filled.get(PAGE, {"name": "nguyen van an", "unit": "xã Tân Hội"}).content.decode()
        assert "Tên ấy có trong sổ" in page

    @pytest.mark.parametrize("born", ["x", "74", "20250", "٣", "1974.5"])
    def it_takes_only_years(self, filled: Client, born: str) -> None:
        answer = filled.get(PAGE, {"name": "An", "born": born})
        assert answer.status_code == 422
        assert "không phải một năm sinh" in answer.content.decode()


class DescribePuttingIn:
    def it_takes_a_list_and_keeps_it_as_the_source(self, client: Client, folder: Path, tmp_path: Path) -> None:
        made, given = workbook(tmp_path / "cu.xlsx", *UNDATED), {"decided": "5/6/2015", "in_province": "An Giang"}
        assert "cu.xlsx: ghi 1 mục." in added(client, made, **given)
        assert (folder / "danh-sach-vao-so" / "cu.xlsx").read_bytes() == made.read_bytes()
        assert [one.name for one in kept_lists(folder, [sent(made)])] == ["cu.xlsx"]  # sent twice, one file
        other = people(tmp_path / "khac.xlsx", "Nguyễn Văn An").rename(made)
        assert [one.name for one in kept_lists(folder, [sent(other)])] == ["cu (2).xlsx"]
        taken = client.get(f"{PAGE}/xuat")
        api.register_export(api.RegisterExportRequest(tmp_path / "t.xlsx"))
        assert taken.content == (tmp_path / "t.xlsx").read_bytes()

    def but_it_says_what_it_needs(self, client: Client, folder: Path, tmp_path: Path) -> None:
        assert "Chưa chọn gì để ghi" in client.post(f"{PAGE}/ghi", {}).content.decode()
        text = tmp_path / "x.txt"
        text.write_bytes(b"x")
        answer = client.post(f"{PAGE}/ghi", {"tep": [sent(text)]})
        assert answer.status_code == 422
        assert "không thuộc loại nhận ở đây" in answer.content.decode()
        assert client.get(f"{PAGE}/xuat").status_code == 422
        outside = tmp_path / "ngoai"
        outside.mkdir()
        (folder / "danh-sach-vao-so").symlink_to(outside)
        answer = client.post(f"{PAGE}/ghi", {"tep": [sent(people(tmp_path / "ds.xlsx", "Nguyễn Văn An"))]})
        assert "là liên kết" in answer.content.decode()
        assert list(outside.iterdir()) == []


class DescribeTheRegisterOfAReception:
    def it_stays_the_one_that_was_named_whatever_folder_the_run_goes_to(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("NTM_DOCS_DATABASE", "sqlite:///sổ cũ.sqlite3")
        api.register_add(api.RegisterAddRequest((people(tmp_path / "ds.xlsx", "Nguyễn Văn An"),)))
        (tmp_path / "khac").mkdir()
        api.register_pin()
        monkeypatch.chdir(tmp_path / "khac")
        assert len(api.register_find(api.RegisterFindRequest("Nguyễn Văn An")).found.entries) == 1
