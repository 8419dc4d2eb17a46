"""The folder of a run: lock, journal, what is done.

.ket-qua.dang-lam/nhat-ky.jsonl   what this run makes; then a line for each unit, once its files are whole
.ket-qua.dang-lam/tep/            the documents
"""

import json
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from ntm_docs.machine.disk import HALF, flush_names, flush_tree
from ntm_docs.machine.processes import read_at
from ntm_docs.placing import locked
from ntm_docs.problems import Problem
from ntm_docs.system_faults import unwritable

JOURNAL, TREE = "nhat-ky.jsonl", "tep"
_TOGETHER, _SECONDS = 256, 1.0  # units whose files are flushed together: so many, or those of so long a time
_ENTRIES = 3  # how entries are written; another way is another work


class Journal:
    """What a run has made so far; opened by `under_way`. In memory is only where each unit's line stands.

    The line of a unit is written when its files are on the disk: one flush for the units of about a second.
    `told` is what dead runs left beside the target.
    """

    def __init__(self, folder: Path, key: str, told: Sequence[Problem] = ()) -> None:
        self.folder, self.tree, self.told = folder, folder / TREE, list(told)
        self.path = folder / JOURNAL
        self._lines: dict[int, tuple[int, int]] = {}
        self._waiting: dict[int, bytes] = {}
        self._flushed = time.monotonic()
        self._stream = self._begin(key)

    def _begin(self, key: str) -> BinaryIO:
        """The journal of an earlier run of the same work, without the line that was being written; else a new one.

        What another work has left is cleared away.
        """
        fresh = self.path.with_suffix(".moi")
        known = self._is_of(key)
        if not known:
            _clear_away(self.folder)
        self.tree.mkdir(parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        with fresh.open("xb") as stream:
            stream.write(_line(_head(key)))
            for unit, line in _whole_lines(self.path) if known else ():
                self._lines[unit] = (stream.tell(), len(line))
                stream.write(line)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(self.path)
        return self.path.open("r+b")

    def _is_of(self, key: str) -> bool:
        """Whether an earlier run of the same work left this; never where a link leads elsewhere."""
        if any(path.is_symlink() for path in (self.folder, self.tree, self.path)):
            return False
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
        self._waiting[unit] = _line({"unit": unit, "entry": entry} | ({"in_part": True} if in_part else {}))
        if len(self._waiting) >= _TOGETHER or time.monotonic() > self._flushed + _SECONDS:
            self.settle()

    def settle(self) -> None:
        """The files of all units are on the disk, then their lines.

        Raises:
            OSError: the disk did not take them.
        """
        if self._waiting:
            flush_tree(self.tree)
            at = self._stream.seek(0, os.SEEK_END)
            self._stream.write(b"".join(self._waiting.values()))
            self._stream.flush()
            os.fsync(self._stream.fileno())
            for unit, line in self._waiting.items():
                self._lines[unit] = (at, len(line))
                at += len(line)
            self._waiting.clear()
        self._flushed = time.monotonic()

    def forget(self, unit: int) -> None:
        """A unit whose files are not what its line says is made again."""
        del self._lines[unit]

    def finish(self) -> None:
        """The work is done: in one step nothing of it counts for a later run."""
        self._stream.close()  # Windows removes no open file
        self.path.unlink()
        flush_names(self.folder)

    def clear(self, keep: AbstractSet[str]) -> None:
        """Take away everything in the tree but some files (paths): what a killed run left half made or printed."""
        for folder, folders, files in os.walk(self.tree, topdown=False):
            here = Path(folder)
            for path in (here / name for name in files):
                if path.relative_to(self.tree).as_posix() not in keep:
                    path.unlink()
            for path in (here / name for name in folders):
                if path.is_symlink():
                    path.unlink()
                elif not any(path.iterdir()):
                    path.rmdir()

    def sweep(self) -> None:
        """Take away what a worker that died left half made, while others went on."""
        for path in self.tree.glob(f"*{HALF}"):
            shutil.rmtree(path, ignore_errors=True)

    def close(self) -> None:
        """Stop writing; what is done stays."""
        with suppress(OSError, ValueError):  # a full disk, or finished: what has no line is made again
            self.settle()
        self._stream.close()


def _clear_away(folder: Path) -> None:
    """Nothing has the name of the folder; a link goes, what it leads to stays."""
    if folder.is_symlink():
        folder.unlink()
    shutil.rmtree(folder, ignore_errors=True)


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
    with locked(target) as told:
        try:
            journal = Journal(target.parent / f".{target.name}.dang-lam", key, told)
        except OSError as error:
            raise unwritable(error, target) from error
        try:
            yield journal
        finally:
            journal.close()
