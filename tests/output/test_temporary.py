"""What a process leaves in the folder for temporary things."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ntm_docs import temporary
from ntm_docs.temporary import temporary_folder

SLEEPER = """
import sys, time
from ntm_docs.temporary import temporary_folder
with temporary_folder("thu") as folder:
    (folder / "a.docx").write_bytes(b"x")
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(temporary, "gettempdir", lambda: str(tmp_path))
    temporary._clear_up.cache_clear()
    return tmp_path


def sleeper(home: Path) -> "subprocess.Popen[str]":
    environment = os.environ | {name: str(home) for name in ("TMPDIR", "TEMP", "TMP")}
    command = [sys.executable, "-c", SLEEPER]
    process = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert Path(process.stdout.readline().strip()).is_dir()
    return process


class DescribeATemporaryFolder:
    def it_goes_when_the_work_is_done(self, home: Path) -> None:
        with temporary_folder("thu") as folder:
            (folder / "trong").mkdir()
        assert list(home.iterdir()) == []

    def it_goes_when_the_work_fails(self, home: Path) -> None:
        with pytest.raises(KeyboardInterrupt), temporary_folder("thu"):
            raise KeyboardInterrupt
        assert list(home.iterdir()) == []

    @pytest.mark.skipif(os.name != "posix", reason="rights are of POSIX")
    def it_is_closed_to_others(self) -> None:
        with temporary_folder("thu") as folder:
            assert folder.stat().st_mode & 0o077 == 0

    @pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
    def it_is_taken_away_after_a_kill(self, home: Path) -> None:
        with sleeper(home) as dead:
            dead.send_signal(signal.SIGKILL)
        assert len(list(home.iterdir())) == 2
        with temporary_folder("thu") as folder:
            assert {path.name for path in home.iterdir()} == {folder.name, f"{folder.name}.khoa"}

    def but_that_of_a_process_at_work_stays(self, home: Path) -> None:
        with sleeper(home) as other:
            with temporary_folder("thu"):
                assert len(list(home.glob("*/a.docx"))) == 1
            other.communicate("")
        assert list(home.iterdir()) == []

    @pytest.mark.parametrize("name", ["ntm-docs-thu-1", "ntm-docs-bai-viet", f"khac-{'0' * 32}"])
    def but_what_is_not_surely_ours_stays(self, home: Path, name: str) -> None:
        (home / name).mkdir()
        with temporary_folder("thu"):
            pass
        assert [path.name for path in home.iterdir()] == [name]
