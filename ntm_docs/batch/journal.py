"""The folder of a run: lock, journal, what is done.

.ket-qua.dang-lam/nhat-ky.jsonl   what this run makes; then a line for each unit, once its files are whole
.ket-qua.dang-lam/tep/            the documents
"""

import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TextIO

from filelock import FileLock, Timeout

from ntm_docs.problems import MachineError

_PATIENCE = 2.0  # seconds: the processes of a killed run need a moment to end
HALF_MADE = ".dang-ghi"
JOURNAL, TREE = "nhat-ky.jsonl", "tep"


class Journal:
    """What a run has made so far; opened by `under_way`."""

    def __init__(self, folder: Path, key: str) -> None:
        self.folder, self.tree = folder, folder / TREE
        self.path = folder / JOURNAL
        self.done = self._earlier(key)
        self._stream = self._begin(key)

    def _earlier(self, key: str) -> dict[int, dict[str, Any]]:
        """The units that an earlier run of the same work finished; any other work is cleared away."""
        try:
            lines = self.path.read_bytes().split(b"\n")
            head = json.loads(lines[0])
        except (OSError, ValueError):
            head = None
        if head != {"key": key}:
            shutil.rmtree(self.folder, ignore_errors=True)
            return {}
        return dict(_entries(lines[1:]))

    def _begin(self, key: str) -> TextIO:
        """A journal without the half line that a killed run may have left."""
        self.tree.mkdir(parents=True, exist_ok=True)
        lines = [{"key": key}, *({"unit": unit, "entry": entry} for unit, entry in self.done.items())]
        fresh = self.path.with_suffix(".moi")
        fresh.write_text("".join(f"{_line(one)}\n" for one in lines), encoding="utf-8")
        fresh.replace(self.path)
        return self.path.open("a", encoding="utf-8")

    def add(self, unit: int, entry: dict[str, Any]) -> None:
        """A unit whose files are whole."""
        self.done[unit] = entry
        self._stream.write(_line({"unit": unit, "entry": entry}) + "\n")
        self._stream.flush()

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


def _entries(lines: list[bytes]) -> Iterator[tuple[int, dict[str, Any]]]:
    for line in lines:
        try:
            read = json.loads(line)
            yield int(read["unit"]), read["entry"]
        except (ValueError, KeyError, TypeError):  # the line that was being written
            return


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


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
        raise MachineError("output.denied", folder=str(target), reason=error.strerror or str(error)) from error
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
