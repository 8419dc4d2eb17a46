"""Many people type on one desk: how long each of their keys waits for its answer.

    python benchmarks/users.py [--users 20] [--seconds 20]

Each has a dossier of his own (the samples of 2023, 761 lines, and of 2025 by turns) and types a name, a key each 0.3 to
1 second; the answer brings problems, papers and the text of the page beside, as in the browser. One server, one
machine; who asks runs beside it.
"""

import argparse
import http.client
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ("ho-so-kien-giang-2023", "ho-so-kien-giang-2025")
APART = (0.3, 1.0)  # seconds between two keys of one person
NAME = ["đề nghị", 0, "tập thể", 0, "tên"]
TYPED = "Nhân dân và cán bộ xã Thạnh Đông, huyện Tân Hiệp "


@dataclass
class User:
    """One person at a dossier: the page as a browser has it, and how long each answer took."""

    port: int
    cookie: str
    work: str
    window: str = ""
    token: str = ""
    paper: str = ""
    sign: str = ""
    times: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)

    def ask(self, method: str, address: str, body: str = "") -> tuple[http.client.HTTPResponse, bytes]:
        """An answer, which must be one."""
        home = f"http://127.0.0.1:{self.port}"
        heads = {"Cookie": self.cookie, "Content-Type": "application/json", "Origin": home, "X-CSRFToken": self.token}
        self._line.request(method, address, body.encode(), heads)
        answer = self._line.getresponse()
        data = answer.read()
        if answer.status != http.client.OK:
            sys.exit(f"{method} {address}: {answer.status}")
        return answer, data

    def open(self) -> None:
        """The form, and the first nominee's own paper beside it."""
        answer, data = self.ask("GET", f"/viec/{self.work}/soan")
        text = unescape(data.decode())
        self.cookie += "; " + str(answer.getheader("Set-Cookie")).partition(";")[0]
        self.window = found(r'data-cua-so="([^"]+)"', text)
        self.token = found(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)
        papers = json.loads(found(r'id="luc-dau"[^>]*>(.*?)</script>', text))["papers"]
        self.paper = next(one["id"] for one in papers if one["nominee"])
        answer, _ = self.ask("GET", f"/viec/{self.work}/giay/{quote(self.paper)}")
        self.sign = str(answer.getheader("X-Dau"))

    def type(self, until: float) -> None:
        """Key after key."""
        dice = random.Random(self.work)  # noqa: S311 -- a pace, not a secret
        while time.monotonic() < until:
            time.sleep(dice.uniform(*APART))
            change = {"path": NAME, "text": TYPED[: 1 + len(self.times) % len(TYPED)]}
            asked = {"window": self.window, "changes": [change], "paper": self.paper, "sign": self.sign}
            begun = time.perf_counter()
            _, data = self.ask("POST", f"/viec/{self.work}/sua", json.dumps(asked))
            self.times.append(1000 * (time.perf_counter() - begun))
            if "page" not in json.loads(data):
                sys.exit("no page came with an answer")


def found(pattern: str, text: str) -> str:
    """What a page says, which must say it."""
    match = re.search(pattern, text, re.DOTALL)
    assert match is not None, pattern
    return match[1]


def main() -> None:
    """One line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=20)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for at in range(asked.users):
            shutil.copy(ROOT / "samples" / f"{SAMPLES[at % 2]}.yaml", Path(name) / f"ho-so-{at}.yaml")
        command = [sys.executable, "-m", "ntm_docs", "web", name, "--no-open"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:
            assert process.stdout is not None
            while not (address := re.search(r"http://127\.0\.0\.1:(\d+)(/vao/\S+)", process.stdout.readline())):
                pass
            try:
                measure(int(address[1]), address[2], asked)
            finally:
                process.terminate()


def measure(port: int, way_in: str, asked: argparse.Namespace) -> None:
    """All of them at once."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    line.request("GET", way_in)
    cookie = str(line.getresponse().getheader("Set-Cookie")).partition(";")[0]
    line.close()
    _, listed = User(port, cookie, "").ask("GET", "/")
    users = [User(port, cookie, work) for work in sorted(set(re.findall(r'href="/viec/(\w+)"', listed.decode())))]
    for one in users:
        one.open()
    until = time.monotonic() + asked.seconds
    with ThreadPoolExecutor(len(users)) as at_once:
        for typing in [at_once.submit(one.type, until) for one in users]:
            typing.result()
    times = sorted(time_ for one in users for time_ in one.times)
    high = times[min(len(times) - 1, round(0.95 * len(times)))]
    print(f"{len(users)} users, {len(times)} keys in {asked.seconds:.0f} s, load {os.getloadavg()[0]:.1f}: ", end="")
    print(f"median {statistics.median(times):.0f} ms, 95 % {high:.0f} ms, slowest {times[-1]:.0f} ms")


if __name__ == "__main__":
    main()
