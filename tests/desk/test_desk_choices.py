"""What the terminal takes as options, chosen on the desk: register, own rules, printed stock."""
# ruff: noqa: F811 -- fixtures of another module are arguments here

import re
from pathlib import Path

import pytest
from conftest import ROOT, command
from desk_browser import bytes_in, client, desk, end_of, folder  # noqa: F401 -- fixtures
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook
from reception_sample import appraised, received

from ntm_docs import api
from ntm_docs.desk.works import id_of, works_in

STOCK = ROOT / "samples" / "phoi" / "bang-khen-a3.yaml"
BOOK = id_of("tiep-nhan.xlsx")
LIST = (
    ("TT", "Họ và tên", "Năm sinh", "Đơn vị", "Hình thức", "Số quyết định", "Ngày quyết định"),
    (1, "Nguyễn Văn Thành", 1974, "xã Thạnh Đông, tỉnh An Giang", "Bằng khen tỉnh", "12/QĐ-UBND", "05/6/2026"),
)
OWN = """loại: quy định của tỉnh
tỉnh: An Giang
văn bản: {tên loại: Quyết định, số: 31/2026/QĐ-UBND, ngày: 09/01/2026, cơ quan ban hành: Ủy ban nhân dân tỉnh An Giang}
có hiệu lực từ: 20/01/2026
quy định:
  - {hình thức: Bằng khen tỉnh, điều khoản: Điều 7 khoản 2, số bộ: 3}
"""


@pytest.fixture
def rules(folder: Path) -> Path:
    """The province's own text in the clerk's folder."""
    path = folder / "an-giang.yaml"
    path.write_text(OWN, encoding="utf-8")
    return path


@pytest.fixture
def book(folder: Path, tmp_path: Path) -> Path:
    """An appraised reception with its decision, made."""
    path = appraised(received(tmp_path / "mau"), folder / "tiep-nhan.xlsx")
    api.issue(api.IssueRequest(path, folder / "van-ban", ("quyet-dinh",)))
    return path


def made(client: Client, address: str, **chosen: object) -> str:
    """The last page of a run that was begun so."""
    answer = client.post(address, chosen)
    assert answer.status_code == 303, answer.content.decode()
    return end_of(client, answer.headers["Location"])


class DescribeARegisterBesideABuild:
    def its_entries_are_told_and_the_papers_are_the_terminals(
        self, client: Client, folder: Path, tmp_path: Path
    ) -> None:
        list_ = Workbook()
        for row in LIST:
            list_.worksheets[0].append(list(row))
        list_.save(tmp_path / "ds.xlsx")
        api.register_add(api.RegisterAddRequest((tmp_path / "ds.xlsx",)))
        work = works_in(folder)[0]
        text = made(client, f"/viec/{work.id}/chay", call="build", register="on")
        done = command(["build", str(work.path), "-o", str(tmp_path / "terminal"), "--register"], tmp_path)
        assert done.returncode == 0, done.stderr
        assert bytes_in(work.result) == bytes_in(tmp_path / "terminal")
        count = re.search(r"Đã đối chiếu (\d+) trường hợp", done.stdout)
        assert count is not None
        assert f"Đã đối chiếu {count[1]} trường hợp; 1 trường hợp có điều phải xem" in text
        assert "Nguyễn Văn Thành" in text.partition('id="so-kt"')[2].partition("</section>")[0]

    def but_nothing_is_made_where_there_is_none(self, client: Client, folder: Path) -> None:
        work = works_in(folder)[0]
        text = made(client, f"/viec/{work.id}/chay", call="build", register="on")
        assert "Phải sửa" in text
        assert not work.result.exists()

    def but_it_is_not_asked_where_that_was_not_wished(self, client: Client, folder: Path) -> None:
        text = made(client, f"/viec/{works_in(folder)[0].id}/chay", call="build")
        assert "Đã đối chiếu" not in text


class DescribeAProvincesTextForTheReceivingOffice:
    @pytest.mark.usefixtures("rules")
    def it_is_followed_when_dossiers_come_in(self, client: Client, folder: Path, tmp_path: Path) -> None:
        api.build(api.BuildRequest((folder / "xa.yaml",), folder / "gui"))
        (folder / "gui" / "manifest.json").unlink()  # another's folder
        (ticked,) = re.findall(r'name="nguon" value="([^"]+)"', client.get("/tiep-nhan").content.decode())
        asked = {"nguon": [ticked], "received": "28/11/2026", "province": "An Giang", "rules": id_of("an-giang.yaml")}
        made(client, "/tiep-nhan", **asked)
        found = []
        for name, more in (("voi", ["--rules", "an-giang.yaml"]), ("khong", [])):
            target = tmp_path / f"{name}.xlsx"
            done = command(["receive", "gui", "-o", str(target), "--received", "28/11/2026",
                            "--province", "An Giang", *more], folder)  # fmt: skip
            assert done.returncode in (0, 1), done.stderr
            found.append(sheets(target))
        assert sheets(folder / "tiep-nhan.xlsx") == found[0] != found[1]

    def it_is_followed_by_papers_and_certificates(
        self, client: Client, folder: Path, book: Path, rules: Path, tmp_path: Path
    ) -> None:
        page = client.get(f"/viec/{BOOK}/van-ban").content.decode()
        assert page.count(f'value="{id_of("an-giang.yaml")}"') == 2
        chosen = {"giay": ["quyet-dinh"], "rules": id_of("an-giang.yaml"), "force": "on"}
        assert "Đã kiểm tra thể thức" in made(client, f"/viec/{BOOK}/van-ban", **chosen)
        api.issue(api.IssueRequest(book, tmp_path / "van-ban", ("quyet-dinh",), rules=rules))
        assert bytes_in(folder / "van-ban") == bytes_in(tmp_path / "van-ban")


@pytest.mark.usefixtures("book")
class DescribePrintedStock:
    def its_words_alone_are_the_terminals(self, client: Client, folder: Path, tmp_path: Path) -> None:
        sent = SimpleUploadedFile("phôi của tỉnh.yaml", STOCK.read_bytes())
        made(client, f"/viec/{BOOK}/bang-khen", kind="docx", stock=sent)
        target = tmp_path / "bang-khen.docx"
        done = command(["certificates", str(folder / "van-ban"), "-o", str(target), "--stock", str(STOCK)], tmp_path)
        assert done.returncode == 0, done.stderr
        assert (folder / "bang-khen.docx").read_bytes() == target.read_bytes()

    def its_ruled_page_is_the_terminals(self, client: Client, folder: Path, tmp_path: Path) -> None:
        sent = SimpleUploadedFile("phoi.yaml", STOCK.read_bytes())
        text = made(client, f"/viec/{BOOK}/bang-khen", kind="docx", stock=sent, ruler="on")
        target = tmp_path / "trang-ke-phoi.pdf"
        done = command(["certificates", "-o", str(target), "--stock", str(STOCK), "--ruler"], tmp_path)
        assert done.returncode == 0, done.stderr
        assert (folder / "trang-ke-phoi.pdf").read_bytes() == target.read_bytes()
        assert "đo chỗ lệch" in text

    @pytest.mark.parametrize(
        ("name", "status", "said"), [("phoi.yaml", 303, "phoi.yaml"), ("phoi.docx", 422, "không thuộc loại")]
    )
    def but_one_that_is_none_is_told_by_its_name(
        self, client: Client, folder: Path, name: str, status: int, said: str
    ) -> None:
        sent = SimpleUploadedFile(name, "loại: x\n".encode())
        answer = client.post(f"/viec/{BOOK}/bang-khen", {"kind": "docx", "stock": sent})
        assert answer.status_code == status
        text = end_of(client, answer.headers["Location"]) if status == 303 else answer.content.decode()
        assert said in text.partition("<main")[2]
        assert "/phong/" not in text.partition("<main")[2]
        assert not (folder / "bang-khen.docx").exists()


def sheets(path: Path) -> dict[str, list[list[object]]]:
    """The cells of a workbook."""
    return {one.title: [[cell.value for cell in row] for row in one.iter_rows()] for one in load_workbook(path)}
