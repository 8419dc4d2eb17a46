"""docs/tiep-nhan.sh: from the folders of the units to decision, certificates and register."""

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from conftest import ROOT


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a POSIX shell")
@pytest.mark.skipif(find_spec("django") is None, reason="the register needs the extra desk")
class DescribeTheScript:
    def it_goes_the_whole_way(self, tmp_path: Path) -> None:
        out = tmp_path / "tiep-nhan"
        environment = os.environ | {"PYTHON": sys.executable, "PYTHONPATH": str(ROOT)}
        command = ["sh", "docs/tiep-nhan.sh", str(out)]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert "20 trang" in done.stdout
        assert "Quyết định 2841/QĐ-UBND ngày 05/12/2025" in done.stdout
        assert {path.name for path in out.iterdir()} >= {"van-ban", "so-khen-thuong.xlsx", "so-khen-thuong.sqlite3"}
        assert any(out.glob("bang-khen.*"))
