"""Papers of the receiving offices, made on the desk, without any script."""
# ruff: noqa: F811 -- fixtures of another module are arguments here

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from desk_browser import bytes_in, client, desk, end_of, folder  # noqa: F401 -- fixtures
from django.test import Client
from reception_sample import appraised, mark, received, say

from ntm_docs import api
from ntm_docs.desk.works import id_of

BOOK = id_of("tiep-nhan.xlsx")
PAGE = f"/viec/{BOOK}/van-ban"


@pytest.fixture
def book(folder: Path, tmp_path: Path) -> Path:
    """The appraised workbook in the clerk's folder."""
    return appraised(received(tmp_path / "mau"), folder / "tiep-nhan.xlsx")


def made(client: Client, papers: Sequence[str]) -> str:
    """The page of a run that makes papers."""
    answer = client.post(PAGE, {"giay": [*papers]})
    assert answer.status_code == 303, answer.content.decode()
    return end_of(client, answer.headers["Location"])


class DescribeTheChoice:
    def it_offers_every_kind_and_ticks_what_can_be_made(self, client: Client, book: Path) -> None:
        page = client.get(PAGE).content.decode()
        offered = re.findall(r'name="giay" value="([^"]+)"( checked)?', page)
        assert [name for name, _ticked in offered] == [*api.PAPER_KINDS]
        assert all(ticked for _name, ticked in offered)
        for item in ("chức vụ", "họ và tên", "lưu", "nơi lấy ý kiến", "hạn trả lời"):
            say(book, "Sở Nội vụ", item, "")
        page = client.get(PAGE).content.decode()
        assert re.search(r'value="cong-van-hiep-y" aria-describedby="c-cong-van-hiep-y"', page)
        assert "chưa ghi: Sở Nội vụ" in page
        assert re.search(r'value="bien-nhan" checked', page)

    def it_asks_for_one(self, client: Client, book: Path) -> None:
        answer = client.post(PAGE, {"on": ""})
        assert answer.status_code == 422
        assert "Chưa chọn văn bản nào" in answer.content.decode()
        assert not (book.parent / "van-ban").exists()

    def it_leads_to_verdicts_that_are_to_be_put_right_first(self, client: Client, book: Path) -> None:
        mark(book, "Bà Phạm Ngọc Diễm", "không đủ tiêu chuẩn")
        page = client.get(PAGE).content.decode()
        row = next(one for one in api.reception(book).cases if one.texts["tên"] == "Bà Phạm Ngọc Diễm")
        assert f"/viec/{BOOK}/ho-so/{row.home}#th-{row.key}" in page
        assert 'name="giay"' not in page


class DescribeThePapers:
    def they_are_the_terminals_and_their_certificates_too(self, client: Client, book: Path, tmp_path: Path) -> None:
        kinds = ("cong-van-bo-sung", "quyet-dinh")
        page = made(client, kinds)
        assert "Công văn đề nghị bổ sung, trả hồ sơ" in page
        assert "Đã kiểm tra thể thức" in page
        api.issue(api.IssueRequest(book, tmp_path / "van-ban", kinds))
        assert bytes_in(book.parent / "van-ban") == bytes_in(tmp_path / "van-ban")
        answer = client.post(f"/viec/{BOOK}/bang-khen", {"kind": "docx"})
        told = end_of(client, answer.headers["Location"])
        (address,) = re.findall(r'href="(/chay/\w+/bang-khen/0)"', told)
        api.certificates(api.CertificatesRequest(tmp_path / "van-ban", tmp_path / "bang-khen.docx"))
        taken = client.get(address)
        assert b"".join(taken.streaming_content) == (tmp_path / "bang-khen.docx").read_bytes()  # type: ignore[arg-type]
        assert "attachment" in taken.headers["Content-Disposition"]
        assert client.get(address.replace("/0", "/7")).status_code == 404

    def but_what_is_missing_is_told_with_the_way_to_its_cell(self, client: Client, book: Path) -> None:
        say(book, "Văn phòng Điều phối", "chức vụ", "")
        page = made(client, ["bien-nhan"])
        (cell,) = (one.cell for one in api.reception(book).offices if (one.group, one.item) == MISSING)
        assert f"/viec/{BOOK}/co-quan#o-{cell.place.cell}" in page
        assert f'id="o-{cell.place.cell}"' in client.get(f"/viec/{BOOK}/co-quan").content.decode()
        assert not (book.parent / "van-ban").exists()


MISSING = ("Văn phòng Điều phối", "chức vụ")
