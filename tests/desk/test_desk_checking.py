"""Papers that are sent in to be checked, without any script."""
# ruff: noqa: F811 -- fixtures of another module are arguments here

import io
import json
import re
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import ROOT, command
from desk_browser import client, client_of, desk, folder  # noqa: F401 -- fixtures
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ntm_docs import api
from ntm_docs.desk.desks import Desk

WRONG = ROOT / "tests" / "checking" / "goc" / "ke-hoach-sai-libreoffice.docx"
HEAVY = 300 * 1024


def sent(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def packed(members: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name, data in members.items():
            target.writestr(name, data)
    return made.getvalue()


def delivery_of(client: Client, *files: SimpleUploadedFile, **fields: str) -> str:
    """The address of what was sent."""
    answer = client.post("/kiem-tra", {"tep": list(files), **fields})
    assert answer.status_code == 303, answer.content.decode()
    return str(answer.headers["Location"])


def judged(client: Client, address: str) -> str:
    """The page of what was sent, when it has been judged."""
    until = time.monotonic() + 240
    while "data-dang-chay" in (text := client.get(address).content.decode()):
        assert time.monotonic() < until
        time.sleep(0.2)
    return text


def plain(text: str) -> str:
    """A page without what every answer has of its own."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)


def taken(client: Client, address: str) -> bytes:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()
    assert "attachment" in answer.headers["Content-Disposition"]
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


class DescribeChecking:
    def it_finds_what_the_terminal_finds(self, client: Client) -> None:
        address = delivery_of(client, sent(WRONG.name, WRONG.read_bytes()))
        assert client.get(address).headers["Location"] == f"{address}/1"
        text = judged(client, f"{address}/1")
        found = api.check(api.CheckRequest((WRONG,))).checked[0].findings
        assert len(found) > 3
        assert [re.search(rf'class="ma">{one.rule}\b', text) is not None for one in found] == [True] * len(found)
        assert len(text.encode()) < HEAVY

    def it_gives_the_annotated_copy_of_the_terminal(self, client: Client, tmp_path: Path) -> None:
        address = delivery_of(client, sent(WRONG.name, WRONG.read_bytes()))
        made = taken(client, f"{address}/1/chu-thich")
        assert command(["check", str(WRONG), "--annotate", "chu-thich.docx"], tmp_path).returncode == 1
        assert made == (tmp_path / "chu-thich.docx").read_bytes()

    def it_gives_the_mended_copy_of_the_terminal_and_tells_what_is_left(self, client: Client, tmp_path: Path) -> None:
        address = delivery_of(client, sent(WRONG.name, WRONG.read_bytes()))
        text = client.get(f"{address}/1/sua").content.decode()
        made = taken(client, f"{address}/1/sua/tep")
        done = command(["check", str(WRONG), "--fix", "da-sua.docx"], tmp_path)
        assert made == (tmp_path / "da-sua.docx").read_bytes()
        set_right = re.findall(r"^ *- (.+?: \d+ chỗ)$", re.sub(r"\n {4,}(?!-)", " ", done.stdout), re.MULTILINE)
        assert set_right
        assert [line for line in set_right if line not in text] == []
        (errors, warnings, hints, before) = re.search(
            r"(\d+) lỗi, (\d+) cảnh báo, (\d+) gợi ý \(trước: (\d+) lỗi", done.stdout
        ).groups()
        assert f"{errors} lỗi, {warnings} cảnh báo, {hints} gợi ý (trước: {before} lỗi)" in text

    def it_gives_every_place_as_the_workbook_of_the_terminal(self, client: Client, tmp_path: Path) -> None:
        for name in ("a.docx", "hồ sơ/b.docx"):
            (tmp_path / "x" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "x" / name).write_bytes(WRONG.read_bytes())
        papers = dict.fromkeys(("a.docx", "hồ sơ/b.docx"), WRONG.read_bytes())
        address = delivery_of(client, sent("x.zip", packed(papers)))
        judged(client, address)
        assert command(["check", ".", "--output", "../bang.xlsx"], tmp_path / "x").returncode == 1
        assert taken(client, f"{address}/bang") == (tmp_path / "bang.xlsx").read_bytes()

    def it_speaks_the_readers_language_after_it_has_checked(self, client: Client) -> None:
        address = delivery_of(client, sent(WRONG.name, WRONG.read_bytes()))
        vietnamese = judged(client, f"{address}/1")
        client.post("/tieng", {"tieng": "en", "ve": f"{address}/1"})
        english = judged(client, f"{address}/1")
        assert "Cách sửa" in vietnamese
        assert "Cách sửa" not in english
        assert re.findall(r'data-den="(\d+)"', english) == re.findall(r'data-den="(\d+)"', vietnamese)

    def it_keeps_what_was_sent_for_the_back_button_and_a_second_window(self, client: Client, desk: Desk) -> None:
        first = delivery_of(client, sent(WRONG.name, WRONG.read_bytes()))
        second = delivery_of(client, sent(WRONG.name, WRONG.read_bytes()))
        assert first != second
        other = client_of(desk, HTTP_ORIGIN=desk.origin)
        assert plain(judged(other, f"{first}/1")) == plain(judged(client, f"{first}/1"))

    def but_of_what_is_gone_it_says_so(self, client: Client) -> None:
        first = delivery_of(client, sent(WRONG.name, WRONG.read_bytes()))
        for _ in range(12):
            delivery_of(client, sent("x.txt", b"x"))
        for rest in ("", "/1", "/1/trang", "/1/sua", "/1/chu-thich", "/bang", "/dang-xet"):
            assert client.get(f"{first}{rest}").status_code == 404

    @pytest.mark.parametrize("number", ["0", "2", "99999999999999999999"])
    @pytest.mark.parametrize("rest", ["", "/trang", "/sua", "/sua/trang", "/sua/tep", "/chu-thich"])
    def but_a_paper_that_is_not_there_is_not(self, client: Client, number: str, rest: str) -> None:
        address = delivery_of(client, sent("x.docx", b"x"))
        assert client.get(f"{address}/{number}{rest}").status_code == 404


class DescribeADossierThatIsSentIn:
    def it_is_compared_as_the_terminal_compares_its_folder(self, client: Client, demo: Path, tmp_path: Path) -> None:
        papers = {f"hồ sơ/{path.relative_to(demo).as_posix()}": path.read_bytes() for path in demo.rglob("*.docx")}
        wrong = min(name for name in papers if "to-trinh" in name)
        papers[wrong] = other_count(papers[wrong])
        for name, data in papers.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        address = delivery_of(client, sent("ho so.zip", packed({**papers, "hồ sơ/anh.png": b"x"})))
        text = judged(client, address)
        told = json.loads(command(["check", "hồ sơ", "--format", "json"], tmp_path).stdout)["dossiers"]
        found = [one for dossier in told for one in dossier["findings"]]
        assert any(one["level"] == "error" for one in found)
        assert [one["name"] for one in found if one["name"] not in text] == []
        assert len(re.findall(r'<tr class="(?:error|warning|hint)"><th scope="row">', text)) == len(found)
        compared = [f"đã đối chiếu {count} chỗ" for dossier in told for count in dossier["compared"].values()]
        assert re.findall(r"đã đối chiếu \d+ chỗ", text) == compared
        assert "anh.png" in text
        assert re.search(rf'<a href="{address}/\d+#den-\d+">01-to-trinh.docx</a>', text)

    def it_keeps_its_folders_when_a_page_tells_them(self, client: Client, demo: Path) -> None:
        paths = sorted(demo.rglob("*.docx"))
        files = [sent(path.name, path.read_bytes()) for path in paths]
        places = [f"hồ sơ/{path.relative_to(demo).as_posix()}" for path in paths]
        address = delivery_of(client, *files, duong=json.dumps({"duong": places, "boQua": ["anh.png", "<b>.pdf"]}))
        text = judged(client, address)
        assert re.findall(r'<th scope="row"><a [^>]+>(hồ sơ/[^<]+)</a>', text) == sorted(places)
        assert "anh.png, -b-.pdf" in text
        assert "Đối chiếu các văn bản: " in text

    @pytest.mark.parametrize(
        "told",
        ["x", "[]", "{}", '{"duong": 1, "boQua": 2}', '{"duong": [], "boQua": []}', "[" * 100_000, '{"duong": null}'],
    )
    def but_a_telling_that_is_none_is_not_followed(self, client: Client, told: str) -> None:
        address = delivery_of(client, sent("a.docx", b"x"), sent("b.docx", b"x"), duong=told)
        assert "a.docx" in judged(client, address)

    @pytest.mark.parametrize(
        "path", ["../../../ra-ngoai.txt", "/etc/ra-ngoai.txt", "C:\\ra-ngoai.txt", "//m/c/ra-ngoai.txt"]
    )
    def it_writes_nothing_outside(self, client: Client, tmp_path: Path, path: str) -> None:
        address = delivery_of(
            client, sent("ra-ngoai.txt", b"KE HOACH"), duong=json.dumps({"duong": [path], "boQua": []})
        )
        assert client.get(address).status_code in (200, 303)
        assert [one.parts[-3] != "ban" for one in tmp_path.rglob("*ra-ngoai*")] == [True]
        assert all((tmp_path / "phong" / "xet") in one.parents for one in tmp_path.rglob("*ra-ngoai*"))


def other_count(data: bytes) -> bytes:
    """A submission that names one nominee more than the list has."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                text = content.decode()
                content = re.sub(r"\d+ (?=tập thể|cá nhân|hộ gia đình)", "77 ", text).encode()
            target.writestr(name, content)
    return made.getvalue()


class DescribeWhatIsNoPaper:
    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("x.docx", b""), ("x.exe", b"MZ"), ("x.zip", b"PK"), ("x.pdf", b"%PDF"),
            ("../../x.html", b"<script>alert(1)</script>"), ("CON", b"x"),
        ],
    )  # fmt: skip
    def it_is_refused(self, client: Client, name: str, data: bytes) -> None:
        answer = client.post("/kiem-tra", {"tep": sent(name, data)})
        assert answer.status_code == 422
        assert "Phải sửa" in answer.content.decode()
        assert "<script>alert" not in answer.content.decode()

    def it_is_passed_over_and_named_beside_papers(self, client: Client) -> None:
        address = delivery_of(client, sent("x.txt", b"x"), sent("anh.png", b"x"), sent("~$x.docx", b"x"))
        assert "anh.png, ~$x.docx" in judged(client, address)

    @pytest.mark.parametrize("name", ["x.docx", "x.txt"])
    def it_is_said_of_a_broken_one_that_it_is(self, client: Client, name: str) -> None:
        address = delivery_of(client, sent(name, b"PK\x03\x04\x00\x00\xff\xfe"))
        for rest in ("/1", "/1/trang", "/1/sua", "/1/chu-thich", "/1/sua/tep", "/1/sua/trang", "/bang"):
            answer = client.get(f"{address}{rest}")
            assert answer.status_code in (200, 422), rest
            text = b"".join(answer.streaming_content) if answer.streaming else answer.content
            assert b"Traceback" not in text
            assert b"/phong/xet/" not in text

    def it_is_not_opened_where_it_is_a_bomb(self, client: Client) -> None:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
            target.writestr("x.txt", b"0" * 50_000_000)
        answer = client.post("/kiem-tra", {"tep": sent("bom.zip", made.getvalue())})
        assert answer.status_code == 422
        assert "quá lớn khi mở ra" in answer.content.decode()

    def it_gets_its_sentence_where_a_paper_is_a_bomb(self, client: Client) -> None:
        made = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(WRONG.read_bytes())) as source,
            zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
        ):
            for name in source.namelist():
                target.writestr(name, source.read(name))
            target.writestr("word/media/x.bin", b"0" * 80_000_000)
        address = delivery_of(client, sent("bom.docx", made.getvalue()))
        assert client.get(f"{address}/1").status_code == 200
        assert client.get(f"{address}/1/trang").status_code == 422

    def its_name_is_shown_as_text(self, client: Client) -> None:
        name = '<img src=x onerror=alert(1)>"{{ x }}.docx'
        address = delivery_of(client, sent(name, WRONG.read_bytes()), sent("b.txt", b"x"))
        for rest in ("", "/1", "/1/sua"):
            text = judged(client, f"{address}{rest}")
            assert "<img" not in text
            assert "onerror=alert(1)-" in text

    def it_unpacks_nothing_outside(self, client: Client, tmp_path: Path) -> None:
        names = ("../../../ra-ngoai.txt", "/tmp/ra-ngoai-2.txt", "C:\\ra-ngoai.txt", "..\\..\\x.txt")
        address = delivery_of(client, sent("x.zip", packed(dict.fromkeys(names, b"KE HOACH"))))
        assert client.get(address).status_code == 200
        assert all((tmp_path / "phong" / "xet") in one.parents for one in tmp_path.rglob("*ra-ngoai*"))
        assert not Path("/tmp/ra-ngoai-2.txt").exists()

    def it_gets_a_sentence_where_there_is_too_much(self, client: Client) -> None:
        answer = client.post("/kiem-tra", {"tep": [sent(f"{number}.txt", b"x") for number in range(501)]})
        assert answer.status_code == 422
        assert "500 tệp" in answer.content.decode()
