"""A province's own text on the desk: filled in, sent in, asked with; without script too."""
# ruff: noqa: F811 -- fixtures of another module are arguments here

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest
from conftest import command
from desk_browser import bytes_in, client, client_of, desk, end_of, folder, page  # noqa: F401 -- fixtures
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ntm_docs.desk.forms.paths import ident

QUESTION = {"award": "Bằng khen tỉnh", "on": "28/11/2026", "province": "An Giang", "subject": "ca-nhan"}
FACTS = {
    ("văn bản", "tên loại"): "Quyết định",
    ("văn bản", "số"): "31/2026/QĐ-UBND",
    ("văn bản", "ngày"): "09/01/2026",
    ("văn bản", "cơ quan ban hành"): "Ủy ban nhân dân tỉnh An Giang",
    ("có hiệu lực từ",): "20/01/2026",
}
CLAUSE = {("quy định", 0, "điều khoản"): "Điều 7 khoản 2", ("quy định", 0, "số bộ"): "3"}


def begun(client: Client) -> str:
    """The address of the form of An Giang's text, begun from the question."""
    answer = client.post("/hoi/van-ban", {**QUESTION, "of": "An Giang", "viec": "dien"})
    assert answer.status_code == 303, answer.content.decode()
    return str(answer["Location"])


def hidden_in(text: str, *names: str) -> dict[str, str]:
    return {name: unescape(re.findall(rf'name="{name}" value="([^"]*)"', text)[0]) for name in names}


def sent(client: Client, address: str, texts: dict[tuple[str | int, ...], str], step: str = "luu") -> str:
    """The page that comes back when the form was sent as a browser without script does."""
    text = client.get(address).content.decode()
    hidden = {
        name: unescape(re.findall(rf'name="{name}" value="([^"]*)"', text)[0])
        for name in ("cua-so", "ban", "mo", "hoi")
    }
    fields = {ident(path): value for path, value in texts.items()}
    assert all(f'name="{one}"' in text for one in fields)
    answer = client.post(f"{address.partition('?')[0]}/ghi", {**hidden, **fields, "viec": step})
    assert answer.status_code == 303, answer.content.decode()
    return str(answer["Location"])


def filled(client: Client) -> str:
    """Everything typed without script; the address of the form."""
    address = sent(client, begun(client), FACTS)
    opened = address.partition("#")[0] + "&" + urlencode({"mo": '["quy định",0]'})
    return sent(client, opened, CLAUSE)


class DescribeAProvincesText:
    def it_is_offered_where_the_program_does_not_know_it(self, page: Callable[[str], str]) -> None:
        text = page(f"/hoi?{urlencode(QUESTION)}")
        assert '<details class="khong-in" id="van-ban-tinh" open>' in text
        assert "require:" not in text

    def it_is_filled_in_without_script_and_answers_as_in_the_terminal(self, client: Client, folder: Path) -> None:
        address = filled(client)
        path = folder / "quy-dinh-An Giang.yaml"
        text = client.get(address).content.decode()
        assert 'aria-invalid="true"' not in text
        work = address.split("/")[2]
        shown = client.get(f"/hoi?{urlencode(QUESTION | {'rules': work})}").content.decode()
        assert "<dt>Số bộ</dt><dd>03</dd>" in shown
        assert "Quyết định 31/2026/QĐ-UBND, Điều 7 khoản 2" in shown
        asked = ["require", "Bằng khen tỉnh", "--on", "28/11/2026", "--for", "ca-nhan", "--province", "An Giang"]
        told = command([*asked, "--rules", str(path), "--format", "json"], folder)
        assert json.loads(told.stdout)["copies"] == 3

    def it_keeps_every_remark_and_line_of_the_starter(self, client: Client, folder: Path, tmp_path: Path) -> None:
        filled(client)
        assert command(["new", "quy-dinh", "--province", "An Giang", "-o", "x.yaml"], tmp_path).returncode == 0
        before = (tmp_path / "x.yaml").read_text(encoding="utf-8").split("\n")
        after = (folder / "quy-dinh-An Giang.yaml").read_text(encoding="utf-8").split("\n")
        assert len(before) == len(after)
        changed = [new for old, new in zip(before, after, strict=True) if old != new]
        assert [one.partition(":")[0].strip() for one in changed] == [*(str(path[-1]) for path in (*FACTS, *CLAUSE))]

    def it_tells_what_is_wrong_at_the_field_and_keeps_what_was_typed(self, client: Client, folder: Path) -> None:
        address = sent(client, begun(client), FACTS | {("văn bản", "ngày"): "31/02/2026"})
        text = client.get(address).content.decode()
        field = ident(("văn bản", "ngày"))
        assert re.search(rf'<input id="{field}" name="{field}" aria-invalid="true"[^>]*value="31/02/2026"', text)
        assert re.search(rf"""id="{field}-s" data-sai='[^']*'>[^<]*31/02/2026""", text)
        assert f'href="#{field}"' in text
        assert "ngày: 31/02/2026" in (folder / "quy-dinh-An Giang.yaml").read_text(encoding="utf-8")

    def its_award_that_does_not_exist_is_told_at_the_list_of_awards(self, client: Client) -> None:
        address = sent(client, begun(client), FACTS).partition("#")[0] + "&" + urlencode({"mo": '["quy định",0]'})
        field = ident(("quy định", 0, "hình thức"))
        text = client.get(sent(client, address, {("quy định", 0, "hình thức"): "Bằng khen huyện"})).content.decode()
        assert re.search(rf"""id="{field}-s" data-sai='[^']*'>[^<]*Bằng khen huyện""", text)

    def it_gains_and_loses_clauses_without_script(self, client: Client, folder: Path) -> None:
        address = sent(client, begun(client), {}, 'them:["quy định"]')
        text = client.get(address).content.decode()
        assert f'name="{ident(("quy định", 3, "điều khoản"))}"' in text
        assert (folder / "quy-dinh-An Giang.yaml").read_text(encoding="utf-8").count("  - hình thức") == 4
        sent(client, address.partition("#")[0], {}, 'bo:["quy định",3]')
        assert (folder / "quy-dinh-An Giang.yaml").read_text(encoding="utf-8").count("  - hình thức") == 3

    def its_dossiers_are_those_of_the_terminal(self, client: Client, folder: Path, tmp_path: Path) -> None:
        work = filled(client).split("/")[2]
        (dossier,) = re.findall(r'/viec/(\w+)">xa.yaml', client.get("/").content.decode())
        assert "3 bộ" in client.get(f"/viec/{dossier}?rules={work}").content.decode()
        run = client.post(f"/viec/{dossier}/chay", {"call": "build", "rules": work})["Location"]
        assert "Đã tạo xong" in end_of(client, run)
        asked = ["build", "xa.yaml", "-o", str(tmp_path / "t"), "--rules", "quy-dinh-An Giang.yaml"]
        assert command(asked, folder).returncode == 0
        assert bytes_in(folder / "ket-qua-xa") == bytes_in(tmp_path / "t")

    def it_is_begun_once(self, client: Client, folder: Path) -> None:
        assert begun(client) == begun(client)
        assert len([*folder.glob("quy-dinh*.yaml")]) == 1

    def it_is_read_anew_after_each_change(self, client: Client) -> None:
        address = filled(client)
        work = address.split("/")[2]
        ask = f"/hoi?part&{urlencode(QUESTION | {'rules': work})}"
        assert "<dd>03</dd>" in client.get(ask).content.decode()
        sent(client, address.partition("#")[0], {("quy định", 0, "số bộ"): "5"})
        assert "<dd>05</dd>" in client.get(ask).content.decode()

    def but_nothing_is_written_over_what_was_changed_meanwhile(self, client: Client, folder: Path) -> None:
        address = filled(client).partition("#")[0]
        text = client.get(address).content.decode()
        path = folder / "quy-dinh-An Giang.yaml"
        path.write_bytes(path.read_bytes().replace(b"31/2026", b"32/2026"))
        changed = path.read_bytes()
        hidden = hidden_in(text, "cua-so", "ban")
        answer = client.post(f"{address.partition('?')[0]}/ghi", {**hidden, ident(("tỉnh",)): "Cà Mau", "viec": "luu"})
        assert answer.status_code == 422
        assert path.read_bytes() == changed


class DescribeAFileThatIsSentIn:
    def it_is_kept_once_and_asked_with(self, client: Client, folder: Path) -> None:
        filled(client)
        data = (folder / "quy-dinh-An Giang.yaml").read_bytes()
        for _again in range(2):
            file = SimpleUploadedFile("Quy định.yaml", data)
            answer = client.post("/hoi/van-ban", {**QUESTION, "viec": "dua", "tep": file})
            assert answer.status_code == 303
            assert "Điều 7 khoản 2" in client.get(answer["Location"]).content.decode()
        assert (folder / "Quy định.yaml").read_bytes() == data
        assert len([*folder.glob("Quy*.yaml")]) == 1

    def it_goes_to_its_form_where_it_is_not_right_yet(self, client: Client, tmp_path: Path) -> None:
        assert command(["new", "quy-dinh", "--province", "An Giang", "-o", "x.yaml"], tmp_path).returncode == 0
        file = SimpleUploadedFile("q.yaml", (tmp_path / "x.yaml").read_bytes())
        answer = client.post("/hoi/van-ban", {**QUESTION, "viec": "dua", "tep": file})
        assert "/soan?" in answer["Location"]
        assert 'aria-invalid="true"' in client.get(answer["Location"]).content.decode()

    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("ho-so.yaml", "loại: hồ sơ khen thưởng\n".encode()),
            ("hong.yaml", b"\xff\xfe\x00"),
            ("rong.yaml", b""),
            ("mo.yaml", b"dia_phuong: [\n"),
            ("chu.docx", b"PK"),
        ],
    )
    def but_what_is_none_is_refused_and_not_kept(self, client: Client, folder: Path, name: str, data: bytes) -> None:
        before = {one.name for one in folder.iterdir()}
        answer = client.post("/hoi/van-ban", {**QUESTION, "viec": "dua", "tep": SimpleUploadedFile(name, data)})
        assert answer.status_code == 422
        assert name in answer.content.decode()
        assert {one.name for one in folder.iterdir()} == before

    def it_is_refused_for_a_province_that_there_is_not(self, client: Client, folder: Path) -> None:
        answer = client.post("/hoi/van-ban", {**QUESTION, "of": "An Gian", "viec": "dien"})
        assert answer.status_code == 422
        assert "An Giang" in answer.content.decode()
        assert [*folder.glob("quy-dinh*")] == []
