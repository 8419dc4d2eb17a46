"""What a process leaves in the folder for temporary things."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from ntm_docs.machine import disk, temporary
from ntm_docs.machine.temporary import goes_with, temporary_folder

SLEEPER = """
import sys, time
from ntm_docs.machine.temporary import temporary_folder
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


class DescribeTheStartOfACommand:
    @pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
    def it_takes_away_what_a_dead_process_left(self, home: Path) -> None:
        with sleeper(home) as dead:
            dead.send_signal(signal.SIGKILL)
        temporary.clear_up()
        assert list(home.iterdir()) == []

    def but_a_command_that_was_killed_is_cleared_after_by_any_other(self, home: Path) -> None:
        with sleeper(home) as dead:
            dead.kill()
        environment = os.environ | {name: str(home) for name in ("TMPDIR", "TEMP", "TMP")}
        command = [sys.executable, "-m", "ntm_docs", "schema", "ho-so"]
        assert subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 0
        assert list(home.iterdir()) == []

    @pytest.mark.skipif(os.name != "posix", reason="sockets in folders are of POSIX")
    def it_takes_a_socket_away_and_nothing_else_that_a_link_leads_to(self, home: Path, tmp_path: Path) -> None:
        home = tmp_path / "tam"
        home.mkdir()
        place, other = tmp_path / "s", tmp_path / "cua-toi.txt"
        other.write_bytes(b"x")
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(str(place))
            with temporary_folder("thu") as folder:
                goes_with(folder, place)
            assert not place.exists()
        with temporary_folder("thu") as folder:
            goes_with(folder, other)
        assert other.read_bytes() == b"x"


@pytest.mark.skipif(os.name != "posix", reason="locks of open files are of POSIX")
class DescribeAFileHalfWritten:
    def it_goes_when_its_run_is_dead(self, tmp_path: Path) -> None:
        half = tmp_path / f".{'a' * 32}{disk.HALF}"
        half.write_bytes(b"nua chung")
        disk.write_new(tmp_path / "a.yaml", b"moi")
        assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]

    def but_not_while_its_run_lives(self, tmp_path: Path) -> None:
        with disk._beside(tmp_path / "a.yaml", b"moi") as half:
            disk.clear_halves.cache_clear()
            disk.replace(tmp_path / "b.yaml", b"khac")
            assert half.read_bytes() == b"moi"
        assert [path.name for path in tmp_path.iterdir()] == ["b.yaml"]

    @pytest.mark.parametrize(
        "name", [".a.pdf.dang-ghi", f".{'a' * 31}.dang-ghi", "bai.dang-ghi", f".{'g' * 32}.dang-ghi"]
    )
    def but_what_is_not_surely_ours_stays(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).write_bytes(b"x")
        disk.write_new(tmp_path / "a.yaml", b"moi")
        assert (tmp_path / name).read_bytes() == b"x"

    def it_is_made_anew_where_somebody_takes_it_away_before_it_is_locked(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        claim, taken = disk._claim, []

        def late(opened: int) -> bool:
            if not taken:
                taken.extend(tmp_path.iterdir())
                taken[0].unlink()
            return claim(opened)

        monkeypatch.setattr(disk, "_claim", late)
        disk.write_new(tmp_path / "a.yaml", b"moi")
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.yaml": b"moi"}
