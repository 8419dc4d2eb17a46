"""The same work on a Dask cluster of separate processes, one of which is killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_runs import tree

from ntm_docs.batch import Options, build_workbook
from ntm_docs.problems import MachineError

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from review import write_review

_PATIENCE = 60


def dask(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    script = "import sys; from dask.__main__ import main; main()"
    environment = os.environ | {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "10s"}
    command = [sys.executable, "-c", script, *arguments]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=quiet, stderr=quiet)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler, and its two workers."""
    where = tmp_path / "scheduler.json"
    options = ["--port", "0", "--no-dashboard", "--host", "127.0.0.1", "--scheduler-file", str(where)]
    processes = [dask(tmp_path, "scheduler", *options)]
    until = time.monotonic() + _PATIENCE
    while not where.exists() and time.monotonic() < until:
        time.sleep(0.1)
    own = ["--nworkers", "1", "--nthreads", "1", "--no-nanny", "--no-dashboard", "--scheduler-file", str(where)]
    workers = [dask(tmp_path, "worker", *own) for _ in range(2)]
    address = where.read_text(encoding="utf-8").split('"address": "')[1].split('"')[0]
    yield address, workers
    for process in (*workers, *processes):
        process.kill()
        process.wait()


class DescribeACluster:
    @pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
    def it_loses_nothing_when_a_worker_is_killed(
        self, cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
    ) -> None:
        address, workers = cluster
        source = tmp_path / "danh-sach.xlsx"
        units = write_review(source, 40, 2)
        build_workbook(source, tmp_path / "mot-may", Options(processes=1))
        seen: list[int] = []

        def progress(done: int, _total: int) -> None:
            seen.append(done)
            if done == units // 4:
                workers[0].send_signal(signal.SIGKILL)

        build_workbook(source, tmp_path / "cum", Options(cluster=address), progress)
        assert workers[0].poll() is not None
        assert seen == list(range(1, units + 1))
        assert tree(tmp_path / "cum") == tree(tmp_path / "mot-may")
        assert not list(tmp_path.glob(".cum*"))

    def but_one_that_is_not_there_is_an_honest_error(self, tmp_path: Path) -> None:
        source = tmp_path / "danh-sach.xlsx"
        write_review(source, 2, 2)
        with pytest.raises(MachineError, match="không chạy được"):
            build_workbook(source, tmp_path / "ra", Options(cluster="tcp://127.0.0.1:9"))
