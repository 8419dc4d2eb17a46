"""The benchmarks run to their end; what they measure is not judged here."""

import os
import subprocess
import sys

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))
import table

SMALL = {one.name: list(one.small) for one in table.MEASURES} | {
    "importing.py": ["--times", "1", str(ROOT / "tests/importing/goc/nd30-phu-luc-1.docx")],
    "table.py": ["--small", "--only", "desk.py"],
}
TOLD = {
    "commands.py": "modules",
    "register.py": "2000 entries",
    "render.py": "same XML",
    "peers.py": "same table",
    "batch.py": "ms/document",
    "check.py": "2 documents of two pages",
    "desk.py": "3 keys, plan and page",
    "page.py": "from a key to the painted page",
    "users.py": "2 users",
    "importing.py": "all: call",
    "pdf.py": "2 documents: bare call",
    "cluster.py": "a review on several machines",
    "table.py": "## Bàn làm việc: phần của máy chủ",
}
LONG = {"batch.py", "cluster.py", "commands.py", "importing.py", "page.py", "pdf.py", "table.py"}
THOROUGH = bool(os.environ.get("NTM_DOCS_THOROUGH"))


class DescribeBenchmarks:
    def they_are_all_kept_alive_here_and_run_by_make(self) -> None:
        found = {path.name for path in (ROOT / "benchmarks").glob("*.py") if "def main()" in path.read_text("utf-8")}
        assert found - {"review.py"} == set(SMALL)  # it writes the workbook that batch.py measures
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
        assert all(f"benchmarks/{name}" in makefile for name in ("table.py", "importing.py"))  # it runs the others

    @pytest.mark.slow
    @pytest.mark.parametrize("name", SMALL)
    def they_run_to_their_end(self, name: str) -> None:
        """Those that take long only say what they take; with NTM_DOCS_THOROUGH they run too."""
        sizes, told = (["--help"], name) if name in LONG and not THOROUGH else (SMALL[name], TOLD[name])
        command = [sys.executable, str(ROOT / "benchmarks" / name), *sizes]
        known = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=known, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        assert told in done.stdout
        assert " NO\n" not in done.stdout  # of a table: another document than docxtpl makes
