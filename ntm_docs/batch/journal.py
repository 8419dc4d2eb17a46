"""The folder of a run: lock, journal, what is done.

.ket-qua.dang-lam/nhat-ky.jsonl   what this run makes; then a line for each unit, once its files are whole
.ket-qua.dang-lam/tep/            the documents
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from filelock import FileLock, Timeout

from ntm_docs.problems import MachineError
from ntm_docs.processes import read_at
from ntm_docs.system_faults import unwritable

_PATIENCE = 2.0  # seconds: the processes of a killed run need a moment to end
HALF_MADE = ".dang-ghi"
JOURNAL, TREE = "nhat-ky.jsonl", "tep"
_ENTRIES = 2  # how entries are written; another way is another work


class Journal:
    """What a run has made so far; opened by `under_way`. In memory is only where each unit's line stands."""

    def __init__(self, folder: Path, key: str) -> None:
        self.folder, self.tree = folder, folder / TREE
        self.path = folder / JOURNAL
        self._lines: dict[int, tuple[int, int]] = {}
        self._stream = self._begin(key)

    def _begin(self, key: str) -> BinaryIO:
        """The journal of an earlier run of the same work, without the line that was being written; else a new one.

        What another work has left is cleared away.
        """
        fresh = self.path.with_suffix(".moi")
        known = self._is_of(key)
        if not known:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.tree.mkdir(parents=True, exist_ok=True)
        with fresh.open("wb") as stream:
            stream.write(_line(_head(key)))
            for unit, line in _whole_lines(self.path) if known else ():
                self._lines[unit] = (stream.tell(), len(line))
                stream.write(line)
        fresh.replace(self.path)
        return self.path.open("r+b")

    def _is_of(self, key: str) -> bool:
        try:
            with self.path.open("rb") as stream:
                head: object = json.loads(stream.readline())
        except (OSError, ValueError):
            return False
        return head == _head(key)

    def units(self) -> list[int]:
        """The units whose files are whole."""
        return sorted(self._lines)

    def entry(self, unit: int) -> dict[str, Any]:
        """What is kept of a unit."""
        at, size = self._lines[unit]
        entry: dict[str, Any] = json.loads(read_at(self._stream, at, size))["entry"]
        return entry

    def add(self, unit: int, entry: dict[str, Any], *, in_part: bool = False) -> None:
        """A unit whose files are whole; one that lacks dossiers is known to this run only."""
        line = _line({"unit": unit, "entry": entry} | ({"in_part": True} if in_part else {}))
        at = self._stream.seek(0, os.SEEK_END)
        self._stream.write(line)
        self._stream.flush()
        self._lines[unit] = (at, len(line))

    def clear(self, keep: Iterable[str]) -> None:
        """Take away what a killed run left half made: all but the folders of finished units."""
        kept = set(keep)
        if "" in kept:  # the only unit, whose folder is the tree itself
            self.sweep()
            return
        for path in self.tree.iterdir():
            if path.name in kept:
                continue
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()

    def sweep(self) -> None:
        """Take away what a worker that died left half made, while others went on."""
        for path in self.tree.glob(f"*{HALF_MADE}"):
            shutil.rmtree(path, ignore_errors=True)

    def close(self) -> None:
        """Stop writing; what is done stays."""
        self._stream.close()


def _head(key: str) -> dict[str, Any]:
    return {"key": key, "entries": _ENTRIES}


def _whole_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines of finished units; a killed run may have left half of one."""
    with suppress(OSError, ValueError, KeyError, TypeError), path.open("rb") as stream:
        stream.readline()
        for line in stream:
            read = json.loads(line)
            if line.endswith(b"\n") and read["entry"] and "in_part" not in read:
                yield int(read["unit"]), line


def _line(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


@contextmanager
def under_way(target: Path, key: str) -> Iterator[Journal]:
    """The journal of the run that makes `target`; one run at a time.

    Raises:
        MachineError: another run is at work on the same folder, or the disk does not allow it.
    """
    target = target.resolve()
    folder = target.parent / f".{target.name}.dang-lam"
    lock = FileLock(target.parent / f".{target.name}.khoa")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=_PATIENCE)
    except Timeout:
        raise MachineError("run.locked", folder=str(target)) from None
    except OSError as error:
        raise unwritable(error, target) from error
    try:
        journal = Journal(folder, key)
        try:
            yield journal
        finally:
            journal.close()
    finally:
        with suppress(OSError):  # Windows lets no open file go
            Path(lock.lock_file).unlink()
        lock.release()
