"""The register in the process of the desk, which gave Django its settings first."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from lists import people

pytest.importorskip("django", reason="the extra [desk] is not installed")

SCRIPT = """
from ntm_docs.desk.server import configure
configure()
from ntm_docs.__main__ import run
raise SystemExit(run(["register", "add", "ds.xlsx"]) or run(["register", "find", "nguyen van an"]))
"""


class DescribeTheRegisterAtTheDesk:
    def it_has_its_tables_there_too(self, tmp_path: Path) -> None:
        people(tmp_path / "ds.xlsx", "Nguyễn Văn An")
        known = os.environ | {"NTM_DOCS_DATABASE": f"sqlite:///{tmp_path}/so.sqlite3", "PYTHONUTF8": "1"}
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT], cwd=tmp_path, env=known, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert "Nguyễn Văn An" in done.stdout
