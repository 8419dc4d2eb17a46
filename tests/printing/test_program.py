"""A program that we started never outlives us."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Event, Timer

import pytest

from ntm_docs.printing.office.program import run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="groups of processes are of POSIX")
PARENT = """
import sys
from ntm_docs.printing.office.program import run
run(["/bin/sh", "-c", "sleep 300 & echo $! $$ > $0.x; mv $0.x $0; wait", sys.argv[1]], 300, None)
"""


def alive(pid: int) -> bool:
    """Whether a process works; one that has ended and that nobody has asked about does not."""
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def numbers(path: Path) -> list[int]:
    until = time.monotonic() + 60
    while not path.exists() and time.monotonic() < until:
        time.sleep(0.01)
    return [int(one) for one in path.read_text().split()]


def gone(pids: list[int]) -> bool:
    until = time.monotonic() + 60
    while any(map(alive, pids)) and time.monotonic() < until:
        time.sleep(0.01)
    return not any(map(alive, pids))


@pytest.mark.skipif(sys.platform != "linux", reason="looks through /proc")
class DescribeAProgram:
    @pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
    def it_ends_with_us_and_so_do_its_children(self, tmp_path: Path, number: int) -> None:
        told = tmp_path / "pid"
        with subprocess.Popen([sys.executable, "-c", PARENT, str(told)]) as parent:
            pids = numbers(told)
            assert all(map(alive, pids))
            parent.send_signal(number)
        assert gone(pids)

    def it_ends_when_it_is_told_to_stop(self, tmp_path: Path) -> None:
        stop, told = Event(), tmp_path / "pid"
        Timer(0.3, stop.set).start()
        run(["/bin/sh", "-c", f"sleep 300 & echo $! > {told}.x; mv {told}.x {told}; wait"], 300, stop)
        assert gone(numbers(told))

    def it_ends_when_its_time_is_over(self, tmp_path: Path) -> None:
        told = tmp_path / "pid"
        run(["/bin/sh", "-c", f"sleep 300 & echo $! > {told}.x; mv {told}.x {told}; wait"], 2, None)
        assert gone(numbers(told))

    def it_takes_its_arguments_as_they_are(self, tmp_path: Path) -> None:
        names = ["một tệp.docx", "$(touch x)", "a;b", "'\"", "-n", ""]
        script = f"import json, sys; open({str(tmp_path / 'a.json')!r}, 'w').write(json.dumps(sys.argv[1:]))"
        run([sys.executable, "-c", script, *names], 60, None)
        assert (tmp_path / "a.json").read_text() == json.dumps(names)
