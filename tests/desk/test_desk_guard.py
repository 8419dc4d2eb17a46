"""Who may ask the desk, and what nobody gets from it."""
# ruff: noqa: F811 -- fixtures of another module are arguments here

import http.client
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from urllib.parse import quote

import pytest
from desk_browser import client, client_of, desk, folder, page  # noqa: F401 -- fixtures
from django.test import Client

from ntm_docs.desk.desks import KEY, Desk
from ntm_docs.desk.guard import LARGEST
from ntm_docs.desk.works import works_in

PAGES = ("/", "/hoi", "/kiem-tra", "/moi", "/hoi?award=x")
FOREIGN = (
    "http://evil.example", "null", "http://127.0.0.1:1", "http://localhost:8471", "https://127.0.0.1:8471",
    "http://127.0.0.1:8471.evil.example", "http://127.0.0.1", "",
)  # fmt: skip
HOSTS = (
    "evil.example", "127.0.0.1.evil.example:8471", "0.0.0.0:8471", "[::1]:8471", "localhost:8471", "127.0.0.1",
    "127.0.0.1:8472", "127.0.0.1:8471@evil.example", "", "127.0.0.1:8471:8471", "2130706433:8471",
)  # fmt: skip


class DescribeTheGuard:
    @pytest.mark.parametrize("origin", FOREIGN)
    @pytest.mark.parametrize("address", PAGES)
    def it_answers_no_page_of_another_origin_not_even_a_get(self, desk: Desk, origin: str, address: str) -> None:
        answer = client_of(desk, HTTP_ORIGIN=origin).get(address)
        assert (answer.status_code, answer.content) == (403, b"")

    @pytest.mark.parametrize("host", HOSTS)
    def it_answers_to_no_other_name(self, desk: Desk, host: str) -> None:
        answer = client_of(desk).get("/", HTTP_HOST=host)
        assert (answer.status_code, answer.content) == (400, b"")

    @pytest.mark.parametrize("site", ["cross-site", "same-site", "", "x"])
    def it_believes_the_browser_that_another_site_asks(self, desk: Desk, site: str) -> None:
        assert client_of(desk, HTTP_SEC_FETCH_SITE=site).get("/").status_code == 403

    def it_takes_no_form_that_does_not_say_where_it_comes_from(self, desk: Desk) -> None:
        assert client_of(desk).post("/tieng", {"tieng": "en"}).status_code == 403

    def it_takes_no_form_without_a_page_of_its_own(self, desk: Desk) -> None:
        strict = Client(enforce_csrf_checks=True, **{KEY: desk, "HTTP_HOST": f"127.0.0.1:{desk.port}"})
        strict.cookies[desk.cookie] = desk.session
        answer = strict.post("/tieng", {"tieng": "en"}, HTTP_ORIGIN=desk.origin)
        assert answer.status_code == 403
        assert "Trang này đã cũ" in answer.content.decode()

    @pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"])
    def it_knows_no_other_method(self, desk: Desk, method: str) -> None:
        assert client_of(desk, HTTP_ORIGIN=desk.origin).generic(method, "/").status_code in {403, 405}

    @pytest.mark.parametrize("length", [str(LARGEST + 1), "9" * 30, "-", "1e9"])
    def it_takes_nothing_too_large(self, desk: Desk, length: str) -> None:
        answer = client_of(desk, HTTP_ORIGIN=desk.origin).post("/kiem-tra", CONTENT_LENGTH=length)
        assert answer.status_code == 413

    @pytest.mark.parametrize("address", [*PAGES, "/viec/x", "/chay/x", "/khong-co"])
    def it_shows_nothing_without_the_cookie(self, desk: Desk, address: str) -> None:
        answer = client_of(desk, inside=False).get(address)
        assert answer.status_code == 403
        assert "xa.yaml" not in answer.content.decode()

    @pytest.mark.parametrize("cookie", ["", "x", "áº¿", "A" * 43, "\x00"])
    def it_knows_a_wrong_cookie(self, desk: Desk, cookie: str) -> None:
        client = client_of(desk, inside=False)
        client.cookies[desk.cookie] = cookie
        assert client.get("/").status_code == 403

    def it_lets_no_script_but_ours_run(self, client: Client) -> None:
        policy = client.get("/").headers["Content-Security-Policy"]
        assert "default-src 'none'; script-src 'self';" in policy
        assert "unsafe-eval" not in policy
        assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]

    @pytest.mark.parametrize("address", PAGES)
    def its_pages_hold_no_script_of_their_own(self, client: Client, address: str) -> None:
        text = client.get(address).content.decode()
        assert not re.search(r"<script(?![^>]* src=)|\son\w+=|javascript:", text)


class DescribeTheToken:
    def it_is_changed_for_a_cookie_once(self, desk: Desk) -> None:
        client = client_of(desk, inside=False)
        address = f"/vao/{desk.token}"
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/")
        cookie = answer.cookies[f"ntm_{desk.port}"]
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Strict")
        assert client.get("/").status_code == 200
        assert client_of(desk, inside=False).get(address).status_code == 403

    def but_the_same_browser_may_open_it_once_more(self, desk: Desk) -> None:
        client, address = client_of(desk, inside=False), f"/vao/{desk.token}"
        client.get(address)
        assert client.get(address).status_code == 303

    @pytest.mark.parametrize("guess", ["x", "%00", "ế", "A" * 43, "..%2f", " "])
    def it_is_not_guessed(self, desk: Desk, guess: str) -> None:
        answer = client_of(desk, inside=False).get(f"/vao/{guess}")
        assert answer.status_code in {403, 404}
        assert desk.cookie not in answer.cookies

    def its_use_is_not_spent_by_a_guess(self, desk: Desk) -> None:
        client_of(desk, inside=False).get("/vao/x")
        assert client_of(desk, inside=False).get(f"/vao/{desk.token}").status_code == 303


class DescribePaths:
    @pytest.mark.parametrize(
        "name",
        ["../xa.yaml", "..%2fxa.yaml", "/etc/passwd", "C:\\x", "\\\\may\\chung", "CON", "xa.yaml", "%00", "." * 300],
    )
    @pytest.mark.parametrize("address", ["/viec/{}", "/viec/{}/can-sua", "/tinh/{}", "/kiem-tra/{}", "/chay/{}/zip"])
    def they_never_come_from_a_request(self, client: Client, address: str, name: str) -> None:
        assert client.get(address.format(quote(name, safe="%/"))).status_code == 404

    @pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
    def they_follow_no_link_out_of_the_folder(self, client: Client, folder: Path, tmp_path: Path) -> None:
        outside = tmp_path / "ngoai.yaml"
        outside.write_text("mật: có", encoding="utf-8")
        (folder / "link.yaml").symlink_to(outside)
        (folder / "thu-muc").symlink_to(tmp_path, target_is_directory=True)
        assert [one.name for one in works_in(folder)] == ["xa.yaml"]
        assert "link.yaml" not in client.get("/").content.decode()

    @pytest.mark.skipif(os.name != "posix", reason="Windows has no such names")
    @pytest.mark.parametrize(
        "name", ["<script>alert(1)</script>.yaml", '"><img src=x onerror=alert(1)>.yaml', "{{ x }}.yaml"]
    )
    def their_names_are_shown_as_text(self, client: Client, folder: Path, name: str) -> None:
        name = name.replace("/", "∕")
        (folder / name).write_text("loại: kế hoạch", encoding="utf-8")
        text = client.get("/").content.decode()
        assert "<script>alert" not in text
        assert "<img" not in text
        work = next(one for one in works_in(folder) if one.name == name)
        assert "<img" not in client.get(f"/viec/{work.id}").content.decode()

    @pytest.mark.parametrize(
        "back",
        ["//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil", "/vao/x", "javascript:x", "/a\nb"],
    )
    def it_sends_nobody_elsewhere(self, client: Client, back: str) -> None:
        assert client.post("/tieng", {"tieng": "en", "ve": back}).headers["Location"] == "/"


class DescribeAnyRequest:
    def it_breaks_nothing(self, desk: Desk, client: Client) -> None:
        chance = Random(1)
        pieces = ["viec", "chay", "tinh", "vao", "hoi", "kiem-tra", "moi", "..", "%00", "%ff", "ế", "a" * 40, "?award=",
                  "&on=", "zip", "tep", "9", "-1", "\\", ";", "%2e%2e", "{}", "<b>", " ",
                  works_in(desk.folder)[0].id]  # fmt: skip
        keys = ["award", "on", "province", "subject", "rules", "kind", "name", "agency", "tieng", "ve", "call"]
        values = [
            "",
            "x",
            "31/02/2026",
            "\x00",
            "ế" * 500,
            "<script>",
            "../..",
            "%s{0}",
            "ho-so",
            "28/11/2026",
            "9" * 400,
        ]
        broken = []
        for number in range(300):  # of the whole way through the pages; the door itself is asked below
            address = "/" + "/".join(chance.choice(pieces) for _ in range(chance.randrange(4)))
            data = {chance.choice(keys): chance.choice(values) for _ in range(chance.randrange(4))}
            send = client.post if chance.random() < 0.2 and "kiem" not in address else client.get
            if send(address, data).status_code >= 500:
                broken.append((number, address, data))
        assert broken == []


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, str, "subprocess.Popen[str]"]]:
    """The real server on a free port: the port, the address with the token, the process."""
    folder = tmp_path_factory.mktemp("that")
    command = [sys.executable, "-m", "ntm_docs", "web", str(folder), "--no-open"]
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        text = ""
        while not (found := re.search(r"http://127\.0\.0\.1:(\d+)(/vao/\S+)", text)):
            line = process.stdout.readline()
            assert line, process.stderr and process.stderr.read()
            text += line
        yield int(found[1]), found[2], process
        process.kill()


def raw(port: int, path: str, headers: dict[str, str] | None = None, method: str = "GET") -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    connection.request(method, path, headers=headers or {})
    answer = connection.getresponse()
    found = answer.status, answer.read()
    connection.close()
    return found


class DescribeTheServer:
    def it_listens_on_this_machine_alone(self, served) -> None:
        port, _address, process = served
        table = Path(f"/proc/{process.pid}/net/tcp")
        if not table.exists():
            pytest.skip("the system does not tell what is listened on")
        lines = [line.split() for line in table.read_text().splitlines()[1:]]
        ours = {one[1].split(":")[0] for one in lines if one[1].endswith(f":{port:04X}") and one[3] == "0A"}
        assert ours == {"0100007F"}

    @pytest.mark.parametrize("host", ["evil.example", "localhost", "127.0.0.1:1"])
    def it_refuses_other_names_on_the_wire(self, served, host: str) -> None:
        assert raw(served[0], "/", {"Host": host}) == (400, b"")

    def it_survives_random_requests(self, served) -> None:
        """Two thousand each time; ten thousand with NTM_DOCS_THOROUGH."""
        port, chance = served[0], Random(2)
        signs = [chr(code) for code in range(33, 127) if chr(code) != "#"]
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
        found = set()
        for _ in range(10_000 if os.environ.get("NTM_DOCS_THOROUGH") else 2_000):
            path = "/" + "".join(chance.choices(signs, k=chance.randrange(1, 40)))
            connection.putrequest(chance.choice(["GET", "POST", "HEAD", "PUT"]), path, skip_host=chance.random() < 0.1)
            connection.putheader(chance.choice(["Origin", "Cookie", "Sec-Fetch-Site", "Accept"]), "x")
            connection.putheader("Content-Length", "0")
            connection.endheaders()
            answer = connection.getresponse()
            answer.read()
            found.add(answer.status)
        assert found <= {400, 403, 404, 405, 413}
        assert raw(port, "/")[0] == 403

    def it_ends_with_ctrl_c_and_says_no_address(self, served) -> None:
        port, address, process = served
        status, _ = raw(port, address)
        assert status == 303
        if os.name == "posix":
            process.send_signal(signal.SIGINT)
            assert process.wait(20) in {0, 130}
            assert address not in process.stderr.read()
