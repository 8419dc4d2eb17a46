"""Registers for tests: a file of SQLite, a database of a PostgreSQL server of our own."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import pytest

from ntm_docs.register.address import VARIABLE

_numbers = count(1)
_USER = "postgres"  # whom the server runs as where the tests run as root


def _program(name: str) -> str:
    found = shutil.which(name) or next(map(str, sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))), "")
    if not found:
        pytest.skip("PostgreSQL is not installed (scripts/database.sh)")
    return found


def _as_user(command: list[str]) -> list[str]:
    return ["runuser", "-u", _USER, "--", *command] if os.geteuid() == 0 else command


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The folder of the socket of a server that is gone when the tests end."""
    if os.name != "posix":
        pytest.skip("the server is started on POSIX systems only")
    if find_spec("psycopg") is None:
        pytest.skip("psycopg is not installed (the extra postgresql)")
    initdb, control = _program("initdb"), _program("pg_ctl")
    folder = Path(tempfile.mkdtemp(prefix="ntm-pg-", dir="/tmp"))  # a socket's path is short
    folder.chmod(0o700)
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, _USER)
        data = str(folder / "data")
        made = _as_user([initdb, "-D", data, "-A", "trust", "-E", "UTF8", "--locale=C", "-N", "-U", _USER])
        done = subprocess.run(made, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"no cluster can be made here: {done.stderr[-200:]}")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        start = _as_user([control, "-D", data, "-o", options, "-l", str(folder / "log"), "-w", "start"])
        subprocess.run(start, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        yield str(folder)
        stop = _as_user([control, "-D", data, "-m", "immediate", "-w", "stop"])
        subprocess.run(stop, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgresql(server: str) -> str:
    """The address of an empty database on a real server."""
    name = f"so{os.getpid()}n{next(_numbers)}"
    create = [_program("createdb"), "-h", server, "-U", _USER, name]
    subprocess.run(create, check=True, capture_output=True)
    return f"postgresql://{_USER}@/{name}?host={server}"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an empty register, of either kind; the calls use it."""
    file = f"sqlite:///{tmp_path / 'so.sqlite3'}"
    chosen = file if request.param == "sqlite" else str(request.getfixturevalue("postgresql"))
    monkeypatch.setenv(VARIABLE, chosen)
    return chosen
