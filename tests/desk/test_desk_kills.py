"""A desk that is killed while one types and while it runs."""

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from conftest import ROOT, command
from desk_browser import bytes_in

pytest.importorskip("django", reason="the extra [desk] is not installed")

# Fifty kills are ten pieces of five, each with chances of its own: one piece is a minute, and may be run alone.
TIMES, RUNS, PIECES = (5, 5, range(10)) if os.environ.get("NTM_DOCS_THOROUGH") else (3, 1, range(1))
SIGNER = ["người ký", "họ và tên"]

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name != "posix", reason="a kill as here is of POSIX")]


class Served:
    """The real server with a browser's cookie."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "ntm_docs", "web", str(folder), "--no-open"]
        environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, encoding="utf-8")
        assert self.process.stdout is not None
        found = None
        while found is None:
            found = re.search(r":(\d+)(/vao/\S+)", self.process.stdout.readline())
        self.port, self.cookie = int(found[1]), ""
        self.cookie = self.ask("GET", found[2])[2].split(";")[0]

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> tuple[int, str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)  # a machine with much else to do
        sent = {"Origin": f"http://127.0.0.1:{self.port}", "Cookie": self.cookie} | headers
        connection.request(method, path, body=body.encode(), headers=sent)
        answer = connection.getresponse()
        found = answer.status, answer.read().decode(), answer.headers.get("Set-Cookie", "")
        connection.close()
        return found

    def open(self) -> tuple[str, str, str]:
        """The form: its address, what it says, and how a page sends to it."""
        work = re.findall(r"/viec/\w+", self.ask("GET", "/")[1])[0]
        _status, text, cookie = self.ask("GET", f"{work}/soan")
        if cookie:
            self.cookie += "; " + cookie.split(";")[0]
        return work, text, text.split('data-cua-so="')[1].split('"')[0]

    def build(self, work: str, text: str) -> None:
        """Have everything made."""
        token = text.split('name="csrfmiddlewaretoken" value="')[1].split('"', maxsplit=1)[0]
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        assert self.ask("POST", f"{work}/chay", f"csrfmiddlewaretoken={token}&call=build", **kind)[0] == 303

    def runs(self) -> list[int]:
        """The processes that it has begun; none where the system does not tell them."""
        found = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return [int(one) for path in found for one in path.read_text().split()]

    def kill(self) -> None:
        if self.process.returncode is not None:
            return
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[[], Served]]:
    """Starts a desk for a folder with the sample; what still runs at the end is ended."""
    (tmp_path / "xa.yaml").write_bytes((ROOT / "samples" / "ho-so-an-giang-2026.yaml").read_bytes())
    made: list[Served] = []

    def start() -> Served:
        made.append(Served(tmp_path))
        return made[-1]

    yield start
    for one in made:
        one.kill()


class DescribeAKilledDesk:
    @pytest.mark.parametrize("piece", PIECES)
    def it_has_lost_nothing_that_it_had_answered(self, tmp_path: Path, serve: Callable[[], Served], piece: int) -> None:
        chance, last = Random(3 + piece), "Dương Văn Hòa"
        for number in range(TIMES):
            served = serve()
            work, text, window = served.open()
            assert f'value="{last}"' in text, number
            token = text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
            headers = {"X-CSRFToken": token, "Content-Type": "application/json"}
            for key in range(chance.randrange(1, 12)):
                name = f"Dương Văn Lần {number} {key}"
                change = {"window": window, "changes": [{"path": SIGNER, "text": name}], "save": chance.random() < 0.3}
                status, _text, _cookie = served.ask("POST", f"{work}/sua", json.dumps(change), **headers)
                assert status == 200
                last = name
            if chance.random() < 0.5:  # in the middle of a request whose answer nobody sees
                with socket.create_connection(("127.0.0.1", served.port)) as connection:
                    connection.sendall(f"GET {work}/soan HTTP/1.0\r\nHost: 127.0.0.1:{served.port}\r\n\r\n".encode())
            served.kill()
        assert not list(tmp_path.glob("xa-ban*.yaml"))

    @pytest.mark.parametrize("piece", PIECES)
    def its_run_ends_whole_or_goes_on(self, tmp_path: Path, serve: Callable[[], Served], piece: int) -> None:
        """What runs is a process of its own: it ends its work though the desk is gone, or is begun again."""
        chance, made = Random(5 + piece), tmp_path / "ket-qua-xa"
        done = command(["build", str(tmp_path / "xa.yaml"), "-o", str(tmp_path / "terminal")], tmp_path)
        assert done.returncode == 0, done.stderr
        for number in range(RUNS):
            served = serve()
            work, text, _window = served.open()
            served.build(work, text)
            if number or piece:
                time.sleep(chance.random() * 2)
            run = served.runs() if chance.random() < 0.5 else []
            served.kill()
            for process in run:
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
            clear = "from ntm_docs import api; api.clear_up()"  # as the next command does: what a dead desk had goes
            subprocess.run([sys.executable, "-c", clear], check=True)
            if run:
                again = serve()
                again.build(*again.open()[:2])
            until = time.monotonic() + 240
            while not (made / "manifest.json").exists():
                assert time.monotonic() < until
                time.sleep(0.1)
            assert bytes_in(made) == bytes_in(tmp_path / "terminal"), number
            if run:
                again.kill()
            shutil.rmtree(made)
