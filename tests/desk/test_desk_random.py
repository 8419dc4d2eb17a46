"""Requests of somebody who is inside, with what no page of ours sends."""
# ruff: noqa: F811 -- fixtures of another module are arguments here

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from conftest import ROOT
from desk_browser import bytes_in, client, desk, folder  # noqa: F401 -- fixtures
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern

from ntm_docs.desk.urls import urlpatterns
from ntm_docs.desk.works import works_in

TIMES = 10_000 if os.environ.get("NTM_DOCS_THOROUGH") else 300
PAPER = ROOT / "tests" / "checking" / "goc" / "ke-hoach-sai-libreoffice.docx"
STRANGE = (
    "", "x", "0", "-1", "9" * 40, "../../etc/passwd", "..\\..\\x", "//evil/x", "C:\\x", "CON", "%00", "\x00", "a\nb",
    "<script>alert(1)</script>", "{{ 7*7 }}", "{% debug %}", "' OR 1=1 --", "[" * 300, "{}", "null", "[[]]", "𝕏" * 9,
    "é", "=SUM(A1)", "31/02/2026", "٣", "\u202e", "on", "look", "build", "giu", "bo", "sua", "lai",
)  # fmt: skip
FIELDS = (
    "award", "on", "province", "subject", "kind", "rules", "duong", "viec", "dau", "chu", "so", "name", "agency",
    "period", "call", "part", "pdf", "force", "tieng", "ve", "window", "path", "o:Sheet!AF3", "doc-0", "phan-0", "r",
    "tep", "nguon", "received", "giay", "merit", "born", "decided", "in_province", "register", "whole", "tiep",
    "k:0123456789abcdef0123", "t:0123456789abcdef0123", "trang", "ghi",
)  # fmt: skip
LONE = r'"\ud800"'  # half a letter, as JSON can say it
JSONS = (
    "{}", "[]", "{", '{"window": 1}', '{"path": "x"}', f'{{"dau": {LONE}, "chu": {LONE}}}',
    '{"window": "x", "changes": [{"path": [1, null], "text": 3}]}',
    f'{{"window": "x", "changes": [{{"path": ["người ký", "họ và tên"], "text": {LONE}}}], "save": true}}',
)  # fmt: skip


class Stranger:
    """Makes requests: addresses of ours with strange parts, strange fields, strange bodies."""

    def __init__(self, client: Client, ids: list[str], window: str) -> None:
        self.client, self.ids, self.window, self.chance = client, ids, window, Random(22)

    def word(self) -> str:
        return self.chance.choice(self.ids if self.chance.random() < 0.5 else STRANGE)

    def address(self, pattern: URLPattern) -> str:
        route = str(pattern.pattern)
        for kind in ("<str:name>", "<str:paper>", "<str:stem>", "<str:key>", "<str:token>", "<path:name>"):
            word = self.word().encode("utf-8", "replace").decode()
            route = route.replace(kind, word.replace("/", "") if kind.startswith("<str") else word)
        return "/" + route.replace("<int:number>", str(self.chance.choice([0, 1, 2, 10**30])))

    def fields(self) -> dict[str, Any]:
        return {name: self.word() for name in self.chance.sample(FIELDS, self.chance.randrange(5))}

    def ask(self, pattern: URLPattern) -> Any:
        address, chance = self.address(pattern), self.chance.random()
        if chance < 0.35:
            return self.client.get(address, self.fields())
        if chance < 0.5:
            body = self.chance.choice([*JSONS, *STRANGE]).replace('"window": "x"', f'"window": "{self.window}"')
            return self.client.post(address, body, content_type="application/json")
        if chance < 0.6:
            name = self.chance.choice(["x.docx", "x.txt", "x.zip", "x.yaml", "x.xlsx", "../x.txt", "CON.txt", "x"])
            sent = SimpleUploadedFile(name, self.chance.choice([b"", b"PK\x03\x04", b"\xff\xfe", b"KE HOACH", b"{"]))
            return self.client.post(address, self.fields() | {"tep": sent})
        return self.client.post(address, self.fields())


def asked(client: Client, ids: list[str], window: str) -> Iterator[tuple[str, int]]:
    stranger = Stranger(client, ids, window)
    for _ in range(TIMES):
        pattern = stranger.chance.choice(urlpatterns)
        answer = stranger.ask(pattern)
        if answer.streaming:
            answer.close()
        elif answer.status_code >= 500:
            yield f"{answer.request['REQUEST_METHOD']} {answer.request['PATH_INFO'][:80]}", answer.status_code
        else:
            assert "Traceback" not in answer.content.decode("utf-8", "replace")


class DescribeStrangeRequests:
    def they_break_nothing_and_leave_what_lies_outside(self, client: Client, folder: Path, tmp_path: Path) -> None:
        (folder / "ke-hoach.yaml").write_text("loại: kế hoạch\nnội dung: |\n  - Làm. [RÀ SOÁT: a]\n", encoding="utf-8")
        outside = tmp_path / "ngoai"
        outside.mkdir()
        (outside / "x.yaml").write_text("bí mật", encoding="utf-8")
        sent = client.post("/kiem-tra", {"tep": SimpleUploadedFile("x.docx", PAPER.read_bytes())})
        ids = [
            *(one.id for one in works_in(folder)),
            sent.headers["Location"].rpartition("/")[2],
            "ban.css",
            "to-trinh",
        ]
        form = client.get(f"/viec/{ids[0]}/soan").content.decode()
        client.raise_request_exception = False
        assert [*asked(client, ids, form.split('data-cua-so="')[1].split('"')[0])] == []
        assert bytes_in(outside) == {"x.yaml": "bí mật".encode()}
        assert {one.name for one in tmp_path.iterdir()} <= {"ho so", "phong", "ngoai"}
