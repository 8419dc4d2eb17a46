"""What is typed, kept and saved beside its file."""

import errno
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ntm_docs.changes import Change, together
from ntm_docs.keeping import KeptFile
from ntm_docs.machine import disk
from ntm_docs.problems import MachineError, ProblemsError

BEGUN = "# của tôi\nsố: 0\ntên: An\n".encode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ho-so.yaml"
    path.write_bytes(BEGUN)
    return path


def others(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir() if one != path and not one.name.startswith("."))


def number(value: int) -> Change:
    return Change(("số",), str(value))


class DescribeASave:
    def it_puts_what_was_typed_at_its_place(self, path: Path) -> None:
        with KeptFile(path) as kept:
            kept.type(number(1))
            kept.type(number(12))
            assert path.read_bytes() == BEGUN
            assert kept.save().data == path.read_bytes() == BEGUN.replace(b"0", b"12")
            assert kept.typed == ()

    def it_writes_nothing_where_nothing_was_typed(self, path: Path) -> None:
        before = path.stat().st_mtime_ns
        with KeptFile(path) as kept:
            kept.save()
            assert len(kept.versions()) == 1
        assert path.stat().st_mtime_ns == before

    def it_keeps_the_last_twenty_versions(self, path: Path) -> None:
        day = datetime(2026, 11, 29)  # noqa: DTZ001 -- the time at the office
        times = (day + timedelta(seconds=second) for second in range(10_000))
        with KeptFile(path, now=lambda: next(times)) as kept:
            for value in range(1, 31):
                kept.type(number(value))
                kept.save()
            found = kept.versions()
            assert len(found) == 20
            assert [kept.version(one.id) for one in found] == [
                BEGUN.replace(b"0", str(value).encode()) for value in range(30, 10, -1)
            ]
            assert found[0].when > found[-1].when

    def it_brings_a_version_back_and_keeps_the_one_before(self, path: Path) -> None:
        with KeptFile(path) as kept:
            kept.type(number(1))
            kept.save()
            kept.type(number(2))
            first = kept.versions()[-1].id
            assert kept.bring_back(first).data == path.read_bytes() == BEGUN
            assert BEGUN.replace(b"0", b"2") in [kept.version(one.id) for one in kept.versions()]

    def but_a_version_that_is_none_is_refused(self, path: Path) -> None:
        with KeptFile(path) as kept, pytest.raises(KeyError):
            kept.version("../../ho-so.yaml")

    def but_a_change_that_cannot_be_placed_stays_in_the_journal(self, path: Path) -> None:
        path.write_bytes(b"a: &x\n  b: 1\nc: *x\n")
        with KeptFile(path) as kept:
            kept.type(Change(("a", "b"), "2"))
            with pytest.raises(ProblemsError):
                kept.save()
            assert kept.typed == (Change(("a", "b"), "2"),)

    def but_a_file_that_is_held_is_told_and_nothing_is_lost(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def held(*_: object, **__: object) -> None:
            raise PermissionError(13, "held", str(path))

        with KeptFile(path) as kept:
            kept.type(number(1))
            monkeypatch.setattr("ntm_docs.keeping.work._PAUSE", 0)
            monkeypatch.setattr(disk, "replace", held)
            with pytest.raises(MachineError):
                kept.save()
            monkeypatch.undo()
            assert kept.save().data == BEGUN.replace(b"0", b"1")


class DescribeTyping:
    def it_is_written_at_once_and_on_the_disk_when_its_end_is_called(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        flushed = threading.Event()
        with KeptFile(path) as kept:
            monkeypatch.setattr("os.fsync", lambda _opened: flushed.wait(60))
            end = kept.begin_typing(number(1))
            assert b'"1"' in (path.with_name(".ho-so.yaml.dang-nhap") / "nhat-ky.jsonl").read_bytes()
            assert kept.typed == ()
            flushed.set()
            end()
            assert kept.typed == (number(1),)

    def it_is_on_the_disk_too_where_the_system_gives_no_thread(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def none(_thread: threading.Thread) -> None:
            raise RuntimeError("can't start new thread")

        with KeptFile(path) as kept:
            monkeypatch.setattr(threading.Thread, "start", none)
            kept.type(number(1))
            assert kept.typed == (number(1),)
        with KeptFile(path) as again:
            assert again.typed == (number(1),)

    def it_is_refused_where_the_disk_does_not_take_it(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(_opened: int) -> None:
            raise OSError(errno.ENOSPC, "")

        with KeptFile(path) as kept:
            monkeypatch.setattr("os.fsync", full)
            end = kept.begin_typing(number(1))
            with pytest.raises(MachineError):
                end()
            assert kept.typed == ()


class DescribeAnotherWindow:
    def it_is_told_that_the_file_is_open(self, path: Path) -> None:
        with KeptFile(path), pytest.raises(ProblemsError) as told:
            KeptFile(path)
        assert [one.code for one in told.value.problems] == ["keep.elsewhere"]
        KeptFile(path).close()

    def it_finds_what_the_last_one_typed(self, path: Path) -> None:
        with KeptFile(path) as kept:
            kept.type(number(1), number(2))
        with KeptFile(path) as kept:
            assert [one.code for one in kept.told] == ["keep.recovered"]
            assert kept.typed == (number(1), number(2))
            assert kept.save().data == BEGUN.replace(b"0", b"2")


class DescribeAChangeFromOutside:
    def it_stays_and_so_does_what_was_typed(self, path: Path) -> None:
        with KeptFile(path) as kept:
            kept.type(number(1))
            path.write_bytes(BEGUN.replace(b"An", b"Binh"))
            saved = kept.save()
            assert saved.data == path.read_bytes() == BEGUN.replace(b"An", b"Binh")
            assert saved.beside is not None
            assert saved.beside.read_bytes() == BEGUN.replace(b"0", b"1")
            assert [one.code for one in saved.problems] == ["keep.changed"]
            kept.type(number(3))
            assert kept.save().data == BEGUN.replace(b"An", b"Binh").replace(b"0", b"3")

    def it_is_found_by_the_next_window_too(self, path: Path) -> None:
        with KeptFile(path) as kept:
            kept.type(number(1))
        path.write_bytes(BEGUN.replace(b"An", b"Binh"))
        with KeptFile(path) as kept:
            assert [one.code for one in kept.told] == ["keep.changed"]
            assert kept.typed == ()
        assert path.read_bytes() == BEGUN.replace(b"An", b"Binh")
        assert [(path.parent / name).read_bytes() for name in others(path)] == [BEGUN.replace(b"0", b"1")]

    def but_the_same_change_is_none(self, path: Path) -> None:
        with KeptFile(path) as kept:
            kept.type(number(1))
            path.write_bytes(BEGUN.replace(b"0", b"1"))
            assert kept.save().problems == ()
        assert others(path) == []


class DescribeAJournal:
    def it_passes_over_a_line_that_was_being_written(self, path: Path) -> None:
        with KeptFile(path) as kept:
            kept.type(number(1))
        journal = path.with_name(".ho-so.yaml.dang-nhap") / "nhat-ky.jsonl"
        with journal.open("ab") as stream:
            stream.write(b'\n{"changes": [{"path": ["s')
        with KeptFile(path) as kept:
            kept.type(number(2))
        with KeptFile(path) as kept:
            assert kept.typed == (number(1), number(2))

    def it_reads_as_the_same_in_fewer_steps(self) -> None:
        item = Change(("ds", 0), "x", "insert")
        assert together([number(1), number(2), Change(("tên",), "B"), number(3)]) == (number(3), Change(("tên",), "B"))
        assert together([number(1), item, number(2)]) == (number(1), item, number(2))
