"""The same work on a Dask cluster of separate processes, one of which is killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dask.config as dask_config
import distributed  # noqa: F401 -- its defaults are there before a test changes the configuration, and after
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from reviews import tree

from ntm_docs.batch import RunOptions, build_workbook
from ntm_docs.batch.store import Store
from ntm_docs.problems import MachineError, ProblemsError

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from review import write_review

pytestmark = pytest.mark.slow

_PATIENCE = 60


def dask(folder: Path, *arguments: str, **settings: str) -> subprocess.Popen[bytes]:
    script = "import sys; from dask.__main__ import main; main()"
    environment = os.environ | {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "10s"} | settings
    command = [sys.executable, "-c", script, *arguments]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=quiet, stderr=quiet)


@contextmanager
def started(folder: Path, *, workers: int, **settings: str) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler, and its workers; `settings` are variables of their environment."""
    where = folder / "scheduler.json"
    options = ["--port", "0", "--no-dashboard", "--host", "127.0.0.1", "--scheduler-file", str(where)]
    options += ["--protocol", "tls"] if settings else []
    processes = [dask(folder, "scheduler", *options, **settings)]
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and not (where.exists() and where.read_text(encoding="utf-8").endswith("}")):
        time.sleep(0.1)  # there, and whole
    own = ["--nworkers", "1", "--nthreads", "1", "--no-nanny", "--no-dashboard", "--scheduler-file", str(where)]
    own += ["--protocol", "tls"] if settings else []
    begun = [dask(folder, "worker", *own, **settings) for _ in range(workers)]
    address = where.read_text(encoding="utf-8").split('"address": "')[1].split('"')[0]
    try:
        yield address, begun
    finally:
        for process in (*begun, *processes):
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler, and its two workers."""
    with started(tmp_path, workers=2) as running:
        yield running


def certified(folder: Path, name: str) -> tuple[Path, Path]:
    """A certificate that is its own authority, and its key: who has both is of the cluster."""
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / f"{name}.pem", folder / f"{name}.key"
    certificate.write_bytes(signed.public_bytes(Encoding.PEM))
    secret.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return certificate, secret


def configured(certificate: Path, secret: Path) -> dict[str, str]:
    """Dask's own settings for a cluster whose every machine, and the caller, hold one certificate."""
    own = {"distributed.comm.tls.ca-file": str(certificate)}
    for part in ("scheduler", "worker", "client"):
        own |= {f"distributed.comm.tls.{part}.cert": str(certificate), f"distributed.comm.tls.{part}.key": str(secret)}
    return own


def as_variables(settings: dict[str, str]) -> dict[str, str]:
    return {f"DASK_{name.replace('.', '__').replace('-', '_').upper()}": value for name, value in settings.items()}


class DescribeAClusterWithCertificates:
    def it_is_reached_with_those_of_dasks_configuration_and_with_no_others(self, tmp_path: Path) -> None:
        own, other = (configured(*certified(tmp_path, name)) for name in ("cum", "nguoi-la"))
        source = tmp_path / "danh-sach.xlsx"
        write_review(source, 4, 2)
        with started(tmp_path, workers=1, **as_variables(own)) as (address, _workers):
            assert address.startswith("tls://")
            with dask_config.set(own):
                done = build_workbook(source, tmp_path / "ra", RunOptions(cluster=address))
            assert done.units > 1
            for settings in ({}, other):
                with dask_config.set(settings), pytest.raises(MachineError, match="không chạy được"):
                    build_workbook(source, tmp_path / "khac", RunOptions(cluster=address))
            assert not (tmp_path / "khac").exists()

    @pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "127.0.0.1:9"])
    def but_not_without_them_where_they_are_configured(self, address: str, tmp_path: Path) -> None:
        source = tmp_path / "danh-sach.xlsx"
        write_review(source, 2, 2)
        with dask_config.set(configured(tmp_path / "a.pem", tmp_path / "a.key")):
            with pytest.raises(MachineError, match="không mã hóa"):
                build_workbook(source, tmp_path / "ra", RunOptions(cluster=address))
            with pytest.raises(MachineError, match="không chạy được"):  # there are no such files
                build_workbook(source, tmp_path / "ra", RunOptions(cluster="tls://127.0.0.1:9"))
        assert not (tmp_path / "ra").exists()


class DescribeACluster:
    @pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
    def it_loses_nothing_when_a_worker_is_killed(
        self, cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
    ) -> None:
        address, workers = cluster
        source = tmp_path / "danh-sach.xlsx"
        units = write_review(source, 40, 2)
        build_workbook(source, tmp_path / "mot-may", RunOptions(processes=1))
        seen: list[int] = []

        def progress(done: int, _total: int) -> None:
            seen.append(done)
            if done == units // 4:
                workers[0].send_signal(signal.SIGKILL)

        build_workbook(source, tmp_path / "cum", RunOptions(cluster=address), progress)
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
        build_workbook(source, tmp_path / "mot-may", RunOptions(processes=1))
        passed: set[str] = set()

        def progress(done: int, _total: int) -> None:
            passed.update(path.name for path in store.rglob("*"))
            if done == units // 3:
                workers[0].send_signal(signal.SIGKILL)

        build_workbook(source, tmp_path / "cum", RunOptions(cluster=address, through=store.as_uri()), progress)
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
                build_workbook(source, tmp_path / "ra", RunOptions(cluster=cluster[0], through=url))
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
            build_workbook(tmp_path / "a.xlsx", tmp_path / "ra", RunOptions(through="s3://kho"))

    def but_one_that_is_not_there_is_an_honest_error(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("ntm_docs.batch.cluster._PATIENCE", "2s")
        source = tmp_path / "danh-sach.xlsx"
        write_review(source, 2, 2)
        with pytest.raises(MachineError, match="không chạy được"):
            build_workbook(source, tmp_path / "ra", RunOptions(cluster="tcp://127.0.0.1:9"))
