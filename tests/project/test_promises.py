"""The page of promises names tests that are there; the one on the network is kept here."""

import ast
import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT

PAGE = ROOT / "docs" / "loi-hua.md"
TEXT = PAGE.read_text(encoding="utf-8")
PROMISES = re.split(r"^## ", TEXT, flags=re.MULTILINE)[1:]
NAMED = re.findall(r"`(tests/[\w/]+\.py)::([\w:]+)`", TEXT)


@cache
def tests_in(path: Path) -> set[str]:
    """`DescribeX::it_y` for each test of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    return {f"{one.name}::{test.name}" for one in classes for test in one.body if isinstance(test, ast.FunctionDef)}


class DescribeThePageOfPromises:
    @pytest.mark.parametrize("promise", PROMISES, ids=lambda text: text.partition("\n")[0])
    def its_promises_say_what_is_done_which_test_holds_them_and_what_they_do_not_cover(self, promise: str) -> None:
        parts = re.findall(r"^\*\*(.+?)\.\*\*", promise, flags=re.MULTILINE)
        assert parts == ["Hứa", "Làm", "Bài thử", "Không gồm"]
        assert re.search(r"`tests/", promise)

    @pytest.mark.parametrize(("file", "name"), NAMED, ids=lambda text: text)
    def its_tests_are_there(self, file: str, name: str) -> None:
        assert name in tests_in(ROOT / file)

    def its_tests_are_all_written_so_that_they_are_found(self) -> None:
        assert len(NAMED) == TEXT.count("- `tests/")

    @pytest.mark.parametrize("text", ["README.md", "docs/huong-dan.md"])
    def it_is_linked_where_people_begin(self, text: str) -> None:
        assert "loi-hua.md" in (ROOT / text).read_text(encoding="utf-8")


LISTENING = """
import json, runpy, sys
asked = []
def heard(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request"):
        asked.append([event, repr(arguments)])
sys.addaudithook(heard)
sys.argv[0] = "ntm-docs"
try:
    runpy.run_module("ntm_docs", run_name="__main__")
except SystemExit as end:
    print(json.dumps([asked, end.code]), file=open("nghe.json", "w"))
"""


class DescribeTheNetwork:
    def it_is_never_asked(self, tmp_path: Path) -> None:
        sample = str(ROOT / "samples" / "ke-hoach-kien-giang-168.yaml")
        document = "ra/ke-hoach/01-ke-hoach.docx"
        for arguments in (
            ["build", sample, "-o", "ra"],
            ["check", document, "-j", "1"],
            ["check", document, "-j", "1", "--annotate", "xem.docx"],
            ["import", document, "-o", "nhap.yaml"],
            ["explain", str(ROOT / "samples" / "ho-so-kien-giang-2025.yaml")],
            ["new", "danh-sach", "-o", "ds.xlsx"],
            ["build", "ds.xlsx", "-o", "dot", "-j", "1", "--repair", "sua.xlsx"],
            ["verify", "ra"],
        ):
            command = [sys.executable, "-c", LISTENING, *arguments]
            subprocess.run(command, cwd=tmp_path, check=False, capture_output=True)
            asked, code = json.loads((tmp_path / "nghe.json").read_text(encoding="utf-8"))
            assert asked == [], arguments
            assert code in (0, 1), arguments  # 1: something is found, and told
            (tmp_path / "nghe.json").unlink()

    def its_listener_hears(self, tmp_path: Path) -> None:
        script = LISTENING.replace('runpy.run_module("ntm_docs", run_name="__main__")', "call()")
        call = "import socket\ndef call():\n    socket.socket().connect_ex(('127.0.0.1', 9))\n    sys.exit(0)\n"
        subprocess.run([sys.executable, "-c", call + script], cwd=tmp_path, check=True)
        assert json.loads((tmp_path / "nghe.json").read_text(encoding="utf-8"))[0][0][0] == "socket.connect"
