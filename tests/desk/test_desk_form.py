"""The form of an input: what is typed goes into its file, its pages and problems come back."""
# ruff: noqa: F811 -- fixtures of another module are arguments here

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from conftest import ROOT
from desk_browser import client, client_of, desk, folder, page  # noqa: F401 -- fixtures
from django.test import Client

from ntm_docs import api
from ntm_docs.desk.desks import Desk
from ntm_docs.desk.forms.fields import typed_value
from ntm_docs.desk.forms.paths import as_text, path_of
from ntm_docs.desk.views.beginning import KINDS
from ntm_docs.desk.works import works_in

SIGNER = ["người ký", "họ và tên"]


@pytest.fixture
def work(folder: Path) -> str:
    return f"/viec/{works_in(folder)[0].id}"


@pytest.fixture
def window(client: Client, work: str) -> str:
    """A page that has the work."""
    text = client.get(f"{work}/soan").content.decode()
    return text.split('data-cua-so="')[1].split('"')[0]


def papers_in(text: str) -> list[dict[str, object]]:
    """The papers that a page of the form was told of."""
    state = text.partition('type="application/json">')[2].partition("</script>")[0]
    found: list[dict[str, object]] = json.loads(state)["papers"]
    return found


def send(client: Client, work: str, window: str, *changes: dict[str, object], save: bool = True, **shown: object):
    body = json.dumps({"window": window, "changes": list(changes), "save": save} | shown)
    return client.post(f"{work}/sua", body, content_type="application/json")


NOMINEES = """\
      - tên: Nhóm hộ tự quản số {number} của ấp
        nhóm đối tượng: ấp
        địa chỉ: ấp Thạnh Tây, xã Thạnh Đông, tỉnh An Giang
"""
OPENED = """
import sys
from pathlib import Path
from django.test import Client
from ntm_docs.desk import server
from ntm_docs.desk.desks import KEY, Desk
from ntm_docs.desk.works import works_in

server.configure()
folder, room = map(Path, sys.argv[1:])
desk = Desk(folder, 8471, room)
client = Client(**{KEY: desk, "HTTP_HOST": "127.0.0.1:8471"})
client.cookies[desk.cookie] = desk.session
assert client.get("/").status_code == 200
server._warm()
before = set(sys.modules)
assert client.get(f"/viec/{works_in(folder)[0].id}/soan").status_code == 200
print(*(name for name in sys.modules.keys() - before if name.startswith(("ntm_docs", "pydantic", "docxtpl"))))
"""


class DescribeTheForm:
    def its_rooms_are_loaded_behind_the_first_page(self, folder: Path, tmp_path: Path) -> None:
        command = [sys.executable, "-c", OPENED, str(folder), str(tmp_path / "phong")]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
        assert done.returncode == 0, done.stderr
        assert done.stdout.split() == []

    def it_shows_every_value_of_the_file(self, page: Callable[[str], str], work: str) -> None:
        text = page(f"{work}/soan")
        for value in ("Dương Văn Hòa", "Thạnh Đông", "28/11/2026"):
            assert value in text
        assert len(text.encode()) < 300_000

    def it_says_what_holds_where_nothing_is_chosen(self, page: Callable[[str], str], work: str) -> None:
        present = page(f"{work}/soan").partition('có mặt"]')[2]
        assert present.partition("</option>")[0].endswith('<option value="">(có)')

    @pytest.mark.parametrize("sample", sorted((ROOT / "samples").glob("*.yaml")), ids=lambda path: path.stem)
    def it_is_there_for_every_kind_with_every_paper(self, client: Client, folder: Path, sample: Path) -> None:
        (folder / "xa.yaml").write_bytes(sample.read_bytes())
        work = f"/viec/{works_in(folder)[0].id}"
        answer = client.get(f"{work}/soan")
        assert answer.status_code == 200
        assert len(answer.content) < 300_000
        papers = papers_in(answer.content.decode())
        assert papers
        assert {client.get(f"{work}/giay/{one['id']}").status_code for one in papers} == {200}

    @pytest.mark.parametrize("kind", [name for name, _title in KINDS if name not in ("danh-sach", "quy-dinh")])
    def it_is_there_for_what_was_just_begun(self, client: Client, kind: str) -> None:
        typed = {"kind": kind, "name": "moi", "agency": "Ủy ban nhân dân xã Thạnh Đông", "province": "An Giang"}
        work = client.post("/moi", typed).headers["Location"].removesuffix("/soan")
        answer = client.get(f"{work}/soan")
        assert answer.status_code == 200
        assert papers_in(answer.content.decode())

    def its_pages_of_sixty_nominees_stay_small(self, client: Client, folder: Path) -> None:
        proposal = "".join(NOMINEES.format(number=number) for number in range(56))
        begun = (folder / "xa.yaml").read_text(encoding="utf-8")
        name = "      - tên: Nhân dân ấp Thạnh Tây\n"
        assert begun.count(name) == 1
        (folder / "xa.yaml").write_text(begun.replace(name, f"{proposal}{name}"), encoding="utf-8")
        address = f"/viec/{works_in(folder)[0].id}/soan"
        award, last = (quote(as_text(path)) for path in (("đề nghị", 0), ("đề nghị", 0, "tập thể", 56)))
        pages = [client.get(f"{address}?{asked}") for asked in ("", "xem=1", f"mo={award}", f"xem=1&mo={last}")]
        assert all(one.status_code == 200 and one.content.count(b"Nh\xc3\xb3m") > 50 for one in pages[2:])
        assert [len(one.content) for one in pages if len(one.content) > 300_000] == []

    def it_opens_an_item_by_itself(self, page: Callable[[str], str], work: str) -> None:
        assert "Nhân dân ấp Thạnh Tây" in page(f'{work}/muc?path=["đề nghị",0,"tập thể",0]')

    @pytest.mark.parametrize(
        "path", ["", "x", "{}", "[]", "[1]", '["không có"]', '["người ký"]', "[null]", "[[]]", "9" * 5000]
    )
    def but_no_part_that_it_has_not(self, client: Client, work: str, path: str) -> None:
        assert client.get(f"{work}/muc", {"path": path}).status_code in {400, 404}

    def it_tells_problems_at_their_fields(self, client: Client, work: str, window: str) -> None:
        told = send(client, work, window, {"path": ["ngày tờ trình"], "text": "31/02/2026"}).json()
        assert not told["ready"]
        found = [one for one in told["problems"] if one["loc"] == as_text(("ngày tờ trình",))]
        assert "31/02/2026" in found[0]["text"]
        again = send(client, work, window, {"path": ["ngày tờ trình"], "text": "28-11-2026"}).json()
        assert again["ready"]
        assert again["said"][as_text(("ngày tờ trình",))] == "Thứ Bảy, 28/11/2026"

    def it_gives_the_new_text_of_a_paper_of_which_nothing_else_has_changed(
        self, client: Client, work: str, window: str
    ) -> None:
        paper = send(client, work, window).json()["papers"][0]["id"]
        sign = client.get(f"{work}/giay/{paper}").headers["X-Dau"]
        change = {"path": SIGNER, "text": "Dương Văn Bình"}
        told = send(client, work, window, change, paper=paper, sign=sign).json()["page"]
        with zipfile.ZipFile(io.BytesIO(client.get(f"{work}/giay/{paper}").content)) as archive:
            assert told == {"paper": paper, "sign": sign, "text": archive.read("word/document.xml").decode()}
        assert "Dương Văn Bình" in told["text"]
        for other in ({}, {"paper": paper}, {"paper": paper, "sign": "x"}, {"paper": "khong-co", "sign": sign}):
            assert "page" not in send(client, work, window, change, **other).json()

    def it_is_typed_in_by_many_each_in_a_work_of_his_own(self, client: Client, folder: Path) -> None:
        for at in range(20):
            (folder / f"xa-{at}.yaml").write_bytes((folder / "xa.yaml").read_bytes())
        works = [f"/viec/{one.id}" for one in works_in(folder)]
        pages = [client.get(f"{work}/soan").content.decode() for work in works]
        opened = [(work, text.split('data-cua-so="')[1].split('"')[0]) for work, text in zip(works, pages, strict=True)]
        assert len(opened) > 20
        change = {"path": SIGNER, "text": "Dương Văn Bình"}
        assert {send(client, work, window, change, save=False).status_code for work, window in opened} == {200}

    def its_page_is_there_while_the_record_is_wrong(self, client: Client, work: str, window: str) -> None:
        told = send(
            client, work, window, {"path": SIGNER, "text": "Dươ"}, {"path": ["ngày tờ trình"], "text": "2"}
        ).json()
        assert not told["ready"]
        first = told["papers"][0]["id"]
        answer = client.get(f"{work}/giay/{first}")
        assert answer.status_code == 200
        assert answer.content.startswith(b"PK")
        assert client.get(f"{work}/giay/khong-co").status_code == 404

    def its_page_is_what_build_makes_once_nothing_is_wrong(
        self, client: Client, work: str, window: str, folder: Path
    ) -> None:
        told = send(client, work, window, {"path": SIGNER, "text": "Dương Văn Bình"}).json()
        assert told["ready"]
        api.build(api.BuildRequest((folder / "xa.yaml",), folder / "ket-qua"))
        for paper in told["papers"]:
            if not paper.get("beside"):
                made = (folder / "ket-qua" / paper["path"]).read_bytes()
                assert client.get(f"{work}/giay/{paper['id']}").content == made


class DescribeTheFile:
    def it_changes_at_the_place_of_the_value_alone(self, client: Client, work: str, window: str, folder: Path) -> None:
        before = (folder / "xa.yaml").read_text(encoding="utf-8")
        assert send(client, work, window, {"path": SIGNER, "text": "Dương Văn Bình"}).json()["saved"]
        after = (folder / "xa.yaml").read_text(encoding="utf-8")
        changed = [
            (one, other) for one, other in zip(before.split("\n"), after.split("\n"), strict=True) if one != other
        ]
        assert changed == [("  họ và tên: Dương Văn Hòa", "  họ và tên: Dương Văn Bình")]

    def it_keeps_crlf_and_a_byte_order_mark(self, client: Client, folder: Path) -> None:
        path = folder / "xa.yaml"
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
        work = f"/viec/{works_in(folder)[0].id}"
        window = client.get(f"{work}/soan").content.decode().split('data-cua-so="')[1].split('"')[0]
        before = path.read_bytes()
        send(client, work, window, {"path": SIGNER, "text": "Dương Văn Bình"})
        assert path.read_bytes() == before.replace("tên: Dương Văn Hòa\r".encode(), "tên: Dương Văn Bình\r".encode())

    def it_is_written_composed(self, client: Client, work: str, window: str, folder: Path) -> None:
        send(client, work, window, {"path": SIGNER, "text": "Du\u031bo\u031bng Va\u0306n Bi\u0300nh"})
        assert "họ và tên: D\u01b0\u01a1ng V\u0103n B\u00ecnh\n" in (folder / "xa.yaml").read_text(encoding="utf-8")

    def its_lists_grow_and_shrink(self, client: Client, work: str, window: str, folder: Path) -> None:
        before = (folder / "xa.yaml").read_bytes()
        path = ["hội đồng", "thành viên"]
        count = len(api.DraftSession(before, "xa.yaml").value(tuple(path)))
        added = [
            {"path": [*path, count], "kind": "insert"},
            {"path": [*path, count, "họ và tên"], "text": "Lê Văn Thêm"},
        ]
        assert send(client, work, window, *added).status_code == 200
        assert "Lê Văn Thêm" in (folder / "xa.yaml").read_text(encoding="utf-8")
        assert send(client, work, window, {"path": [*path, count], "kind": "remove"}).status_code == 200
        assert (folder / "xa.yaml").read_bytes() == before

    def it_is_left_alone_where_nothing_was_typed(self, client: Client, work: str, window: str, folder: Path) -> None:
        before = (folder / "xa.yaml").stat().st_mtime_ns
        send(client, work, window)
        assert (folder / "xa.yaml").stat().st_mtime_ns == before

    def it_is_kept_twice_where_it_was_changed_elsewhere(
        self, client: Client, work: str, window: str, folder: Path
    ) -> None:
        path = folder / "xa.yaml"
        send(client, work, window, {"path": SIGNER, "text": "Người Ở Trang"}, save=False)
        theirs = path.read_bytes() + "# của người khác\n".encode()
        path.write_bytes(theirs)
        answer = send(client, work, window)
        assert answer.status_code == 409
        (other,) = folder.glob("xa-ban-dang-nhap-*.yaml")
        assert other.name in answer.json()["told"]
        assert path.read_bytes() == theirs
        assert "Người Ở Trang" in other.read_text(encoding="utf-8")

    def its_second_window_takes_over_and_the_first_is_told(self, client: Client, work: str, window: str) -> None:
        client.get(f"{work}/soan")
        answer = send(client, work, window, {"path": SIGNER, "text": "X"})
        assert answer.status_code == 409
        assert "cửa sổ khác" in answer.json()["told"]

    def it_has_what_a_killed_server_had_not_written(self, client: Client, work: str, window: str, desk: Desk) -> None:
        typed = ({"path": SIGNER, "text": "Dương Văn"}, {"path": SIGNER, "text": "Dương Văn Cuối"})
        send(client, work, window, *typed, save=False)
        assert "Cuối" not in (desk.folder / "xa.yaml").read_text(encoding="utf-8")
        desk.open.forget(work.split("/")[2])  # as after a restart: nothing in memory, nothing saved
        text = client.get(f"{work}/soan").content.decode()
        assert "đã lấy lại" in text
        assert "Dương Văn Cuối" in text
        other = text.split('data-cua-so="')[1].split('"')[0]
        assert send(client, work, other).json()["saved"]
        assert "Dương Văn Cuối" in (desk.folder / "xa.yaml").read_text(encoding="utf-8")

    def its_versions_come_back(self, client: Client, work: str, window: str, desk: Desk) -> None:
        before = (desk.folder / "xa.yaml").read_bytes()
        send(client, work, window, {"path": SIGNER, "text": "Dương Văn Mới"})
        text = client.get(f"{work}/phien-ban").content.decode()
        version = text.split('name="ban" value="')[-1].split('"')[0]
        assert client.get(f"{work}/phien-ban/{version}").content == before
        assert client.post(f"{work}/lay-lai", {"ban": version}).status_code == 303
        assert (desk.folder / "xa.yaml").read_bytes() == before
        assert client.post(f"{work}/lay-lai", {"ban": "../../xa"}).status_code == 404

    def its_other_desk_is_told_that_it_is_open(self, client: Client, work: str, window: str, desk: Desk) -> None:
        other = client_of(Desk(desk.folder, desk.port, desk.room / "khac"), inside=False)
        other.cookies.update(client.cookies)
        assert window
        assert other.get(f"{work}/soan").status_code in {403, 422}


class DescribeWhatIsSent:
    @pytest.mark.parametrize(
        "body",
        ["", "x", "[]", "{}", '{"changes": 1}', '{"changes": [{}], "window": ""}',
         '{"changes": [{"path": {}}], "window": ""}', "[" * 5000, '{"changes": [{"path": [true]}], "window": ""}'],
    )  # fmt: skip
    def it_must_be_changes(self, client: Client, work: str, body: str) -> None:
        assert client.post(f"{work}/sua", body, content_type="application/json").status_code == 400

    @pytest.mark.parametrize("change", [{"path": ["không có"], "text": "x"}, {"path": SIGNER, "kind": "x"},
                                        {"path": [], "text": "x"},
                                        {"path": ["hội đồng", "thành viên", 99], "kind": "remove"}])  # fmt: skip
    def but_not_of_what_is_no_field(
        self, client: Client, work: str, window: str, folder: Path, change: dict[str, object]
    ) -> None:
        before = (folder / "xa.yaml").read_bytes()
        assert send(client, work, window, change).status_code == 422
        assert (folder / "xa.yaml").read_bytes() == before

    @pytest.mark.parametrize(
        ("kind", "text", "before", "value"),
        [
            ("text", "  a \u00a0b ", "", "a b"), ("text", "", "x", None), ("lines", "a\n\n b \n", None, ["a", "b"]),
            ("paragraphs", "a\r\nb", "x", "a\nb"), ("paragraphs", "a\nb", ["x"], ["a", "b"]),
            ("facts", "x: 1\ny: 2", None, {"x": "1", "y": "2"}),
            ("text", "Bi\u0300nh", "", "Bình"),
        ],
    )  # fmt: skip
    def its_values_are_as_the_file_holds_them(self, kind: str, text: str, before: object, value: object) -> None:
        assert typed_value(kind, text, before) == value

    def its_paths_go_there_and_back(self) -> None:
        assert path_of(as_text(("đề nghị", 0, "tên"))) == ("đề nghị", 0, "tên")
