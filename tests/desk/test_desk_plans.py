"""The superior's plan and the own one made of it, without any script."""
# ruff: noqa: F811 -- fixtures of another module are arguments here

import html
import re
from pathlib import Path

import pytest
from conftest import ROOT, command
from desk_browser import client, client_of, desk, folder  # noqa: F401 -- fixtures
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ntm_docs import api
from ntm_docs.desk.desks import Desk

PLAN = ROOT / "samples" / "ke-hoach-kien-giang-168.yaml"
AGENCY = "Ủy ban nhân dân xã Thạnh Đông"
OWN = {"agency": AGENCY, "province": "An Giang", "on": "01/12/2026", "period": "", "name": "xa"}
HEAVY = 300 * 1024


def came(client: Client, name: str = PLAN.name, data: bytes = PLAN.read_bytes()) -> str:
    """The address of a superior's plan that was sent in."""
    answer = client.post("/ke-hoach", {"tep": SimpleUploadedFile(name, data)})
    assert answer.status_code == 303, answer.content.decode()
    return str(answer.headers["Location"])


def begun(client: Client, address: str, **others: str) -> str:
    """The address of the review of the own plan."""
    answer = client.post(address, parts_of(client, address) | OWN | others)
    assert answer.status_code == 303, answer.content.decode()
    return str(answer.headers["Location"])


def parts_of(client: Client, address: str) -> dict[str, str]:
    text = client.get(address).content.decode()
    parts = re.findall(r'name="(doc-\d)" value="([^"]*)"', text)
    return {name: html.unescape(value) for name, value in parts} | {
        name.replace("doc", "phan"): html.unescape(value) for name, value in parts
    }


def sign_of(client: Client, address: str) -> str:
    return re.search(r'name="dau" value="([^"]+)"', client.get(address).content.decode())[1]


def step(client: Client, address: str, what: str, sign: str = "", **others: str) -> int:
    fields = {"viec": what, "dau": sign or sign_of(client, address), "so": "1"}
    return client.post(address, fields | others).status_code


class DescribeASuperiorsPlan:
    def its_parts_are_shown_to_confirm(self, client: Client) -> None:
        text = client.get(came(client)).content.decode()
        for words in ("Ủy ban nhân dân tỉnh Kiên Giang", 'value="168"', "12/07/2022", "II. MỤC TIÊU CỦA PHONG TRÀO"):
            assert words in text
        assert "Đơn vị cấp huyện đạt chuẩn nông thôn mới" in text
        assert len(text.encode()) < HEAVY

    def its_facts_read_wrong_go_to_their_places_in_the_file(self, client: Client, folder: Path) -> None:
        (folder / "xa.yaml").unlink()
        address = came(client)
        fields = parts_of(client, address) | {"phan-1": "169"} | OWN
        assert client.post(address, fields).status_code == 303
        assert (folder / PLAN.name).read_bytes() == PLAN.read_bytes().replace(
            "số: 168\n".encode(), "số: 169\n".encode()
        )
        assert "Kế hoạch số 169/KH-UBND" in (folder / "xa.yaml").read_text(encoding="utf-8")

    def it_is_one_file_however_often_it_is_sent(self, client: Client, folder: Path) -> None:
        assert came(client) == came(client)
        other = came(client, PLAN.name, PLAN.read_bytes() + b"# khac\n")
        assert other != came(client)
        assert sorted(one.name for one in folder.glob("ke-hoach*")) == [
            "ke-hoach-kien-giang-168 (2).yaml",
            PLAN.name,
        ]

    def it_is_imported_from_a_word_file_as_the_terminal_does(
        self, client: Client, folder: Path, tmp_path: Path
    ) -> None:
        (made,) = api.build(api.BuildRequest((PLAN,), tmp_path / "tinh", complete=False)).folders
        paper = next(made.folder.rglob("*.docx"))
        came(client, paper.name, paper.read_bytes())
        assert command(["import", str(paper), "-o", "tinh.yaml"], tmp_path).returncode == 0
        assert (folder / f"{paper.stem}.yaml").read_bytes() == (tmp_path / "tinh.yaml").read_bytes()

    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("x.docx", b""), ("x.docx", b"PK\x03\x04"), ("x.exe", b"MZ"), ("x.pdf", b"%PDF"), ("x.doc", b"\xd0\xcf"),
            ("x.txt", b"\xff\xfe\x00"), ("x.txt", b"x"), ("x.yaml", b"{"), ("x.yaml", b"- [" * 5_000), ("x.json", b"1"),
            ("../../x.yaml", "loại: hồ sơ".encode()), ("<script>alert(1)</script>.txt", b"\x00" * 100),
        ],
    )  # fmt: skip
    def but_what_is_none_gets_its_sentence(self, client: Client, folder: Path, name: str, data: bytes) -> None:
        before = sorted(folder.iterdir())
        answer = client.post("/ke-hoach", {"tep": SimpleUploadedFile(name, data)})
        if answer.status_code == 303:  # a text may be read, and then say too little
            answer = client.post(answer.headers["Location"], OWN)
        assert answer.status_code == 422
        assert "<script>alert" not in answer.content.decode()
        assert "Traceback" not in answer.content.decode()
        assert sorted(folder.glob("xa*.yaml")) == [one for one in before if one.name == "xa.yaml"]

    @pytest.mark.parametrize(
        ("field", "value", "said"),
        [
            ("agency", "", "cơ quan"), ("agency", "Sở Nội vụ tỉnh An Giang", "Sở Nội vụ"),
            ("on", "31/02/2026", "31/02"),
            ("province", "Atlantis<b>", "Atlantis&lt;b&gt;"), ("period", "2026", "2026"),
            ("name", PLAN.stem, "tên khác"),
            ("agency", "Ủy ban nhân dân tỉnh An Giang", "An Giang"),
        ],
    )  # fmt: skip
    def but_an_office_that_cannot_be_its_own_gets_its_sentence(
        self, client: Client, folder: Path, field: str, value: str, said: str
    ) -> None:
        (folder / "xa.yaml").unlink()
        address = came(client)
        answer = client.post(address, parts_of(client, address) | OWN | {field: value})
        assert answer.status_code == 422
        assert said in answer.content.decode().partition("<form method")[2]
        assert not (folder / "xa.yaml").exists()


class DescribeAnOwnPlan:
    @pytest.fixture
    def review(self, client: Client, folder: Path) -> str:
        (folder / "xa.yaml").unlink()
        return begun(client, came(client))

    def it_is_the_very_file_of_the_terminal(self, review: str, folder: Path, tmp_path: Path) -> None:  # noqa: ARG002
        asked = ["new", "ke-hoach", "--from", str(PLAN), "--agency", AGENCY, "--province", "An Giang"]
        assert command([*asked, "--on", "01/12/2026", "-o", "xa.yaml"], tmp_path).returncode == 0
        assert (folder / "xa.yaml").read_bytes() == (tmp_path / "xa.yaml").read_bytes()

    def it_is_one_when_begun_twice(self, client: Client, review: str, folder: Path) -> None:
        assert begun(client, came(client)) == review
        assert step(client, review, "giu") == 303
        answer = client.post(came(client), parts_of(client, came(client)) | OWN)
        assert answer.status_code == 422
        assert "rà soát dở" in answer.content.decode()
        assert len(list(folder.glob("xa*.yaml"))) == 1

    def its_paragraphs_stand_beside_the_words_above(self, client: Client, review: str) -> None:
        text = client.get(f"{review}?so=3").content.decode()
        assert "263/QĐ-TTg" in re.search(r"<blockquote.*?</blockquote>", text)[0]
        assert "257/2025/QH15" in re.search(r'<ul class="vi-sao">.*?</ul>', text)[0]
        assert "Còn 74 đoạn" in text
        assert len(text.encode()) < HEAVY

    def its_steps_change_their_line_and_no_other(self, client: Client, review: str, folder: Path) -> None:
        path = folder / "xa.yaml"
        before = path.read_text(encoding="utf-8").split("\n")
        marked = [at for at, line in enumerate(before) if "[RÀ SOÁT" in line and not line.startswith("#")]
        assert step(client, review, "giu") == 303
        assert step(client, review, "bo") == 303
        assert step(client, review, "sua", chu="- Chữ của xã.\r\n- Và dòng nữa. ") == 303
        wanted = list(before)
        wanted[marked[0]] = wanted[marked[0]].partition(" [RÀ SOÁT")[0]
        wanted[marked[2]] = "  - Chữ của xã.\n  - Và dòng nữa."
        del wanted[marked[1]]
        assert path.read_text(encoding="utf-8") == "\n".join(wanted)

    def its_steps_can_be_taken_back(self, client: Client, review: str, folder: Path) -> None:
        before = (folder / "xa.yaml").read_bytes()
        for what in ("giu", "bo", "sua"):
            assert step(client, review, what, chu="Khác.") == 303
        for _ in range(3):
            assert step(client, review, "lai", "-") == 303
        assert (folder / "xa.yaml").read_bytes() == before
        assert step(client, review, "lai", "-") == 422

    def it_settles_no_paragraph_twice_from_two_windows(
        self, client: Client, desk: Desk, review: str, folder: Path
    ) -> None:
        other = client_of(desk, HTTP_ORIGIN=desk.origin)
        sign = sign_of(client, review)
        assert step(client, review, "bo", sign) == 303
        after = (folder / "xa.yaml").read_bytes()
        assert step(other, review, "bo", sign) == 422
        assert (folder / "xa.yaml").read_bytes() == after
        assert step(other, review, "giu") == 303

    def it_drops_the_right_one_of_two_of_the_same_words(self, client: Client, folder: Path) -> None:
        path = folder / "xa.yaml"
        lines = ["Đầu:", "I. MỘT", "- Làm. [RÀ SOÁT: a]", "II. HAI", "- Làm. [RÀ SOÁT: a]"]
        path.write_text("loại: kế hoạch\nnội dung: |\n  " + "\n  ".join(lines) + "\n", encoding="utf-8")
        review = next(iter(re.findall(r"/viec/\w+", client.get("/").content.decode()))) + "/ra-soat"
        assert step(client, review, "bo", sign_of(client, f"{review}?so=2")) == 303
        assert path.read_text(encoding="utf-8").endswith("- Làm. [RÀ SOÁT: a]\n  II. HAI\n")

    def it_keeps_what_was_changed_elsewhere(self, client: Client, review: str, folder: Path) -> None:
        sign = sign_of(client, review)
        text = (folder / "xa.yaml").read_text(encoding="utf-8")
        (folder / "xa.yaml").write_text(text.replace("lưu: VT", "lưu: VT, VP"), encoding="utf-8")
        assert step(client, review, "giu", sign) == 303
        assert "lưu: VT, VP" in (folder / "xa.yaml").read_text(encoding="utf-8")

    def it_has_what_was_typed_when_the_desk_was_killed(
        self, client: Client, desk: Desk, review: str, tmp_path: Path
    ) -> None:
        typed = {"dau": sign_of(client, review), "chu": "Chữ đang gõ"}
        answer = client.post(f"{review}/go", typed, content_type="application/json")
        assert answer.status_code == 200
        desk.open._works.popitem()[1].kept.close()  # as a kill leaves it: nothing is brought into the file
        other = Desk(desk.folder, desk.port, tmp_path / "phong-khac")
        text = client_of(other, HTTP_ORIGIN=other.origin).get(review).content.decode()
        assert ">Chữ đang gõ</textarea>" in text
        assert "blockquote" in text

    @pytest.mark.parametrize("body", ["", "{}", "[]", "x", '{"dau": 1}', '{"dau": "x", "chu": "y"}', "[" * 100_000])
    def but_what_is_no_typing_breaks_nothing(self, client: Client, review: str, body: str) -> None:
        answer = client.post(f"{review}/go", body, content_type="application/json")
        assert answer.status_code in (400, 409)

    @pytest.mark.parametrize("so", ["0", "-1", "9999", "99999999", "x", "٣", ""])
    def but_a_number_that_is_none_shows_one_that_is(self, client: Client, review: str, so: str) -> None:
        assert "Còn 74 đoạn" in client.get(f"{review}?so={so}").content.decode()

    def but_an_empty_box_and_an_unknown_step_do_nothing(self, client: Client, review: str, folder: Path) -> None:
        before = (folder / "xa.yaml").read_bytes()
        assert step(client, review, "sua", chu=" \n") == 422
        assert step(client, review, "xoa-het") == 400
        assert (folder / "xa.yaml").read_bytes() == before

    def its_tables_go_with_their_data_and_come_back(self, client: Client, folder: Path) -> None:
        path = folder / "xa.yaml"
        body = "Đầu:\n  I. MỘT\n  [RÀ SOÁT: bảng dưới đây là của cấp trên]\n  [[bảng: kết quả]]\n  - Hết."
        table = "  - tên: kết quả\n    cột: [nội dung, số]\n    hàng:\n      - [a, 1]\n"
        path.write_text(f"loại: kế hoạch\nnội dung: |\n  {body}\nbảng:\n{table}", encoding="utf-8")
        review = next(iter(re.findall(r"/viec/\w+", client.get("/").content.decode()))) + "/ra-soat"
        assert "Bảng “kết quả”" in client.get(review).content.decode()
        assert step(client, review, "bo") == 303
        assert path.read_text(encoding="utf-8") == "loại: kế hoạch\nnội dung: |\n  Đầu:\n  I. MỘT\n  - Hết.\n"
        assert step(client, review, "lai", "-") == 303
        assert api.DraftSession(path.read_bytes(), "x.yaml").value(("bảng", 0, "tên")) == "kết quả"

    def it_says_so_without_the_superiors_plan(self, client: Client, review: str, folder: Path) -> None:
        (folder / PLAN.name).unlink()
        text = client.get(review).content.decode()
        assert "Không còn biết kế hoạch nào của cấp trên" in text
        assert step(client, review, "giu") == 303

    def it_is_settled_to_the_end(self, client: Client, folder: Path) -> None:
        path = folder / "xa.yaml"
        lines = ["Đầu:", "I. MỘT", *(f"- Làm {number}. [RÀ SOÁT: a]" for number in range(4))]
        path.write_text("loại: kế hoạch\nnội dung: |\n  " + "\n  ".join(lines) + "\n", encoding="utf-8")
        review = next(iter(re.findall(r"/viec/\w+", client.get("/").content.decode()))) + "/ra-soat"
        for what in ("giu", "bo", "giu", "giu"):
            assert step(client, review, what) == 303
        text = client.get(review).content.decode()
        assert "Không còn đoạn nào phải rà soát" in text
        assert path.read_text(encoding="utf-8").endswith("- Làm 0.\n  - Làm 2.\n  - Làm 3.\n")
