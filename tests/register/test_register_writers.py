"""Writers of the register: killed at any moment nothing half is there, many at once lose nothing."""

import multiprocessing
import os
import signal
import sqlite3
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from databases import address, postgresql, server  # noqa: F401 -- fixtures
from lists import people, read

from ntm_docs.problems import MachineError, ProblemsError
from ntm_docs.register import File, Inquiry, add_file, database, find
from ntm_docs.register.address import Address

WRITERS = 8
MOMENTS = 50 if os.environ.get("NTM_DOCS_STOPS") else 10
ENTRIES = 400
FORK = multiprocessing.get_context("fork") if sys.platform == "linux" else None
forked = pytest.mark.skipif(FORK is None, reason="forks")
quiet = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")  # the tests' own threads, Python 3.12


def of(folder: Path, name: str, *names: str, **other: str) -> File:
    return read(people(folder / f"{name}.xlsx", *names, **other))


def long_file(folder: Path) -> File:
    """A file that takes a while to add: one row many times, each another person."""
    file = of(folder, "dai", "Nguyễn Văn An")
    (one,) = file.entries
    return replace(file, entries=tuple(replace(one, name=f"Nguyễn Văn {at}", number=str(at)) for at in range(ENTRIES)))


def again(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same register under another name: a connection with settings of its own."""
    other = place.with_name("cung-so.sqlite3")
    other.symlink_to(place)
    monkeypatch.setenv("NTM_DOCS_DATABASE", f"sqlite:///{other}")


def count() -> int:
    return len(find(Inquiry("nguyen van", limit=ENTRIES * 2)).entries)


def start(*args: object) -> multiprocessing.process.BaseProcess:
    assert FORK is not None
    process = FORK.Process(target=add_file, args=args)
    process.start()
    return process


@forked
@quiet
@pytest.mark.usefixtures("address")
class DescribeWriters:
    def they_lose_nothing_though_many_add_at_once(self, tmp_path: Path) -> None:
        shared = of(tmp_path, "chung", "Lê Thị Chung")
        files = [of(tmp_path, f"ds{at}", f"Nguyễn Văn {at}", decision=f"{at + 1}/QĐ-UBND") for at in range(WRITERS)]
        for process in [start(one) for file in files for one in (file, shared)]:
            process.join()
            assert process.exitcode == 0
        assert count() == WRITERS
        assert len(find(Inquiry("le thi chung")).entries) == 1

    def they_leave_nothing_half_whenever_they_are_killed(self, tmp_path: Path) -> None:
        add_file(of(tmp_path, "truoc", "Lê Thị Trước"))
        file = long_file(tmp_path)
        begun = time.monotonic()
        whole = start(
            replace(file, sha256="0" * 64, entries=tuple(replace(o, decision="9/QĐ-UBND") for o in file.entries))
        )
        whole.join()
        took = time.monotonic() - begun
        before, seen = count(), set()
        for moment in range(MOMENTS):
            process = start(replace(file, sha256=f"{moment:064}"))
            process.join(took * (moment + 1) / MOMENTS)
            if process.is_alive() and process.pid:
                os.kill(process.pid, signal.SIGKILL)
            process.join()
            seen.add(count() - before)
            if count() > before:
                break
        assert seen <= {0, ENTRIES}
        assert len(find(Inquiry("le thi truoc")).entries) == 1
        add_file(file)  # what was cut off is added as if it had never been begun
        assert count() == before + ENTRIES


class DescribeARegisterThatCannotBeWritten:
    @pytest.fixture
    def place(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        path = tmp_path / "so.sqlite3"
        monkeypatch.setenv("NTM_DOCS_DATABASE", f"sqlite:///{path}")
        add_file(of(tmp_path, "truoc", "Lê Thị Trước"))
        return path

    def it_is_told_when_another_holds_it(self, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(database, "PATIENCE", 0.1)
        again(place, monkeypatch)
        other = sqlite3.connect(place, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(MachineError, match=r"cung-so\.sqlite3") as caught:
            add_file(of(tmp_path, "sau", "Lê Thị Sau"))
        other.close()
        assert caught.value.code == "register.locked"
        assert find(Inquiry("le thi sau")).entries == ()

    def it_is_told_when_it_is_full(self, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        pages = sqlite3.connect(place).execute("PRAGMA page_count").fetchone()[0]
        settings = database._settings

        def small(where: Address) -> dict[str, object]:
            made = settings(where)
            made["OPTIONS"]["init_command"] += f"; PRAGMA max_page_count={pages}"
            return made

        monkeypatch.setattr(database, "_settings", small)
        again(place, monkeypatch)
        with pytest.raises(MachineError) as caught:
            add_file(long_file(tmp_path))
        assert caught.value.code == "register.full"
        assert count() == 0

    def it_is_told_when_a_newer_version_made_it(self, place: Path, tmp_path: Path) -> None:
        with sqlite3.connect(place) as other:
            row = "'register', '0099_later', '2030-01-01'"
            other.execute(f"INSERT INTO django_migrations (app, name, applied) VALUES ({row})")
        with pytest.raises(MachineError) as caught:
            add_file(of(tmp_path, "sau", "Lê Thị Sau"))
        assert caught.value.code == "register.newer"

    def it_is_told_when_it_is_no_register(self, place: Path, tmp_path: Path) -> None:
        place.write_bytes(b"khong phai co so du lieu" * 100)
        with pytest.raises(ProblemsError) as caught:
            add_file(of(tmp_path, "sau", "Lê Thị Sau"))
        assert [one.code for one in caught.value.problems] == ["register.other"]
        assert place.read_bytes().startswith(b"kh")

    def it_is_told_when_the_server_is_away(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        pytest.importorskip("psycopg")
        monkeypatch.setenv("NTM_DOCS_DATABASE", f"postgresql://ai:bimat@/so?host={tmp_path}")
        with pytest.raises(MachineError) as caught:
            find(Inquiry("le thi sau"))
        assert caught.value.code == "register.away"
        assert "bimat" not in str(caught.value)
