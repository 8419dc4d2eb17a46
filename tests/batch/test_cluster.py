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
from ntm_docs.batch.store import Store
from ntm_docs.problems import MachineError, ProblemsError

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

    @pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
    def it_goes_through_a_store_where_no_folder_is_shared(
        self, cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
    ) -> None:
        address, workers = cluster
        source, store = tmp_path / "danh-sach.xlsx", tmp_path / "kho"
        units = write_review(source, 24, 2)
        build_workbook(source, tmp_path / "mot-may", Options(processes=1))
        passed: set[str] = set()

        def progress(done: int, _total: int) -> None:
            passed.update(path.name for path in store.rglob("*"))
            if done == units // 3:
                workers[0].send_signal(signal.SIGKILL)

        build_workbook(source, tmp_path / "cum", Options(cluster=address, through=store.as_uri()), progress)
        assert "bang-tinh" in passed
        assert tree(tmp_path / "cum") == tree(tmp_path / "mot-may")
        assert not [path for path in store.rglob("*") if path.is_file()]

    def but_a_store_that_does_not_answer_is_an_honest_error(
        self, cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
    ) -> None:
        source = tmp_path / "danh-sach.xlsx"
        write_review(source, 2, 2)
        (tmp_path / "tep").write_text("không phải thư mục", encoding="utf-8")
        for url in ("khong-co://kho", (tmp_path / "tep" / "kho").as_uri()):
            with pytest.raises(MachineError, match="không dùng được"):
                build_workbook(source, tmp_path / "ra", Options(cluster=cluster[0], through=url))
        assert not (tmp_path / "ra").exists()

    def but_an_archive_that_is_torn_in_the_store_is_an_honest_error(self, tmp_path: Path) -> None:
        store = Store(tmp_path.as_uri(), "dot")
        entry = {"folder": "", "dossiers": ['{"documents": [{"path": "a.docx", "sha256": "0"}]}']}
        (tmp_path / "dot").mkdir()
        for data in (b"", b"PK"):
            (tmp_path / "dot" / "1.zip").write_bytes(data)
            with pytest.raises(MachineError, match="không dùng được"):
                store.take(1, tmp_path / "ra", entry)
        assert not (tmp_path / "ra").exists()

    def but_a_store_is_of_use_to_a_cluster_alone(self, tmp_path: Path) -> None:
        with pytest.raises(ProblemsError, match="--cluster"):
            build_workbook(tmp_path / "a.xlsx", tmp_path / "ra", Options(through="s3://kho"))

    def but_one_that_is_not_there_is_an_honest_error(self, tmp_path: Path) -> None:
        source = tmp_path / "danh-sach.xlsx"
        write_review(source, 2, 2)
        with pytest.raises(MachineError, match="không chạy được"):
            build_workbook(source, tmp_path / "ra", Options(cluster="tcp://127.0.0.1:9"))
