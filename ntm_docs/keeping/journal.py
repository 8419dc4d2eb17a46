"""What was typed since the file was last written."""

import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

from ntm_docs.changes import Change
from ntm_docs.machine import disk

_NAME, _SHAPE = "nhat-ky.jsonl", 1  # how lines are written; other lines are not read


class TypedJournal:
    """Changes, a line each, behind a head that names the file's bytes which they belong to."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / _NAME
        self.base = ""  # sha256 of the bytes
        self.changes: tuple[Change, ...] = ()
        self._stream = -1
        self._read()

    def _read(self) -> None:
        """The changes of an earlier window; a line that was being written when it was killed is none."""
        lines = list(_lines(self.path))
        if lines and lines[0].get("shape") == _SHAPE and isinstance(lines[0].get("base"), str):
            self.base = lines[0]["base"]
            self.changes = tuple(one for line in lines[1:] for one in _changes(line))

    def begin(self, base: str) -> None:
        """Nothing is typed yet on bytes of this digest.

        Raises:
            OSError: it cannot be written; the journal is as it was.
        """
        self.close()
        disk.replace(self.path, _line({"shape": _SHAPE, "base": base}))
        self.base, self.changes = base, ()

    def add(self, changes: Sequence[Change]) -> "Future[None]":
        """Changes are written; on the disk when the result is there, and other work may go on until then.

        They belong to `changes` when the caller puts them there.

        Raises:
            OSError: they are not; the result may raise it, too.
        """
        if self._stream < 0:
            self._stream = os.open(self.path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
        lines = [{"path": list(one.path), "value": one.value, "kind": one.kind} for one in changes]
        left = _line({"changes": lines})
        while left:
            left = left[os.write(self._stream, left) :]
        beside = ThreadPoolExecutor(1)
        try:
            return beside.submit(os.fsync, self._stream)
        except RuntimeError:  # the system gives no thread: it is waited for here
            os.fsync(self._stream)
            done: Future[None] = Future()
            done.set_result(None)
            return done
        finally:
            beside.shutdown(wait=False)

    def close(self) -> None:
        """Windows gives no open file another name."""
        if self._stream >= 0:
            os.close(self._stream)
            self._stream = -1


def _line(value: object) -> bytes:
    """A line that begins behind whatever stood there before: half a line of a dead window spoils none."""
    return b"\n" + json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    if path.is_symlink() or not path.is_file():
        return
    for line in path.read_bytes().split(b"\n"):
        with suppress(ValueError, RecursionError):
            read: object = json.loads(line.decode("utf-8", "surrogatepass")) if line else None
            if isinstance(read, dict):
                yield read


def _changes(line: dict[str, Any]) -> Iterator[Change]:
    for one in line.get("changes", ()):
        with suppress(KeyError, TypeError):
            yield Change(tuple(one["path"]), one["value"], one["kind"])
