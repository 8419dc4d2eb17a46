"""The script that ends real commands at random moments runs, and finds a command that mends all."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "kills.py"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
def it_counts_an_end_of_each_kind_and_finds_nothing_wrong() -> None:
    command = [sys.executable, str(SCRIPT), "--kills", "5", "--terms", "5", "--only", "clerk's own file"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert ended.stdout.splitlines()[-1].endswith("1 SIGKILL, 1 SIGTERM, 0 wrong"), ended.stdout + ended.stderr
    assert ended.returncode == 0
