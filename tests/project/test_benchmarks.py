"""The benchmarks run to their end; what they measure is not judged here."""

import os
import subprocess
import sys

import pytest
from conftest import ROOT

SMALL = {
    "register.py": (["2000"], "2000 entries"),
    "render.py": (["--rounds", "1", "--rows", "15"], "same XML"),
    "batch.py": (["--sizes", "20", "--sampled", "20", "--text", "short"], "ms/document"),
    "check.py": (["--count", "2", "--pages", "3"], "2 documents of two pages"),
    "desk.py": (["--keys", "3"], "3 keys, plan and page"),
    "page.py": (["--keys", "2"], "from a key to the painted page"),
    "importing.py": (["--times", "1", str(ROOT / "tests/importing/goc/nd30-phu-luc-1.docx")], "all: call"),
    "pdf.py": (["--count", "2", "--turns", "1"], "2 documents: bare call"),
}


class DescribeBenchmarks:
    def they_are_all_kept_alive_here_and_run_by_make(self) -> None:
        found = {path.name for path in (ROOT / "benchmarks").glob("*.py") if "def main()" in path.read_text("utf-8")}
        assert found - {"review.py"} == set(SMALL)  # it writes the workbook that batch.py measures
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
        assert all(f"benchmarks/{name}" in makefile for name in SMALL)

    @pytest.mark.slow
    @pytest.mark.parametrize("name", SMALL)
    def they_run_to_their_end(self, name: str) -> None:
        sizes, told = SMALL[name]
        command = [sys.executable, str(ROOT / "benchmarks" / name), *sizes]
        known = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=known, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        assert told in done.stdout
        assert " NO" not in done.stdout
