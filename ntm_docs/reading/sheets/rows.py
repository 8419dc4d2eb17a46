"""Rows of a sheet, on disk until asked for."""

import tempfile
import threading
import weakref
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, count, islice
from typing import Any, overload

from ntm_docs.machine.processes import read_at
from ntm_docs.problems import MachineError
from ntm_docs.system_faults import reason_of, refusal

SEPARATOR = "\x1f"  # between the cells of a row; no cell holds it
_BLOCK, _AHEAD = 1024 * 1024, 64 * 1024
_TOGETHER, _KEPT = 128, 8  # rows that are added at a time; blocks


class Spool:
    """A file that has no name and ends with the process: bytes are added, then read from any place.

    Processes that are forked read from it together.

    Raises:
        MachineError: the disk does not take it.
    """

    def __init__(self) -> None:
        try:
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 -- closed when the last row is forgotten
        except OSError as error:
            raise _no_room(error) from error
        self._size, self._waiting, self._held = 0, [b""], 0
        self._turns = threading.Lock()
        self._number = next(_NUMBERS)
        _SPOOLS[self._number] = self
        weakref.finalize(self, self._file.close)

    def __reduce__(self) -> tuple[Any, ...]:
        """Rows that a forked process has added come back to the spool that it shares."""
        return _spool_of, (self._number,)

    def add(self, data: bytes) -> int:
        """Where the bytes now stand."""
        at = self._size
        self._waiting.append(data)
        self._size += len(data)
        self._held += len(data)
        if self._held > _BLOCK:
            self.flush()
        return at

    def add_all(self, texts: Sequence[bytes]) -> Iterator[int]:
        """Where each of them ends."""
        at = self.add(b"".join(texts))
        return islice(accumulate(map(len, texts), initial=at), 1, None)

    def clear(self) -> None:
        """Forget everything."""
        self._size, self._waiting, self._held = 0, [b""], 0
        self._file.seek(0)
        self._file.truncate()

    def reach(self, size: int) -> None:
        """Another process has added so many bytes."""
        self._size = max(self._size, size)

    def flush(self) -> None:
        """Write what is waiting."""
        data, self._waiting, self._held = b"".join(self._waiting), [], 0
        try:
            while data:
                data = data[self._file.write(data) :]
        except OSError as error:
            raise _no_room(error) from error

    def read(self, at: int, size: int) -> bytes:
        """The bytes from a place."""
        if not size:
            return b""
        if self._held:
            self.flush()
        with self._turns:  # of threads, where the file has one place for all readers
            return read_at(self._file, at, size)


_NUMBERS = count()
_SPOOLS: "weakref.WeakValueDictionary[int, Spool]" = weakref.WeakValueDictionary()


def _spool_of(number: int) -> Spool:
    return _SPOOLS[number]


class Ahead:
    """Reads from a spool in blocks, and keeps the last few: what is asked for one by one often stands together.

    What it is asked for was written before it read for the first time.
    """

    __slots__ = ("_block", "_spool")

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._block = lru_cache(_KEPT)(lambda number: spool.read(number * _AHEAD, _AHEAD))

    def read(self, begin: int, end: int) -> bytes:
        """The bytes between two places."""
        number, at = divmod(begin, _AHEAD)
        if at + end - begin > _AHEAD:
            return self._spool.read(begin, end - begin)
        return self._block(number)[at : at + end - begin]


def _no_room(error: OSError) -> Exception:
    if tempfile.tempdir is None:  # `tempfile` has found none
        return refusal(error)
    return MachineError("run.spool", folder=tempfile.gettempdir(), reason=reason_of(error))


class Rows(Sequence[list[str]]):
    """The rows of a sheet, each a list of texts; in memory is only where each begins."""

    __slots__ = ("_ahead", "_ends", "_spool")

    def __init__(self, spool: Spool, rows: Iterable[bytes]) -> None:
        self._spool, self._ahead = spool, Ahead(spool)
        self._ends = array("Q", (spool.add(b""),))
        given = iter(rows)
        while some := tuple(islice(given, _TOGETHER)):
            self._ends.extend(spool.add_all(some))
        spool.flush()

    def __reduce__(self) -> tuple[Any, ...]:
        return _known_rows, (self._spool, self._ends)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __iter__(self) -> Iterator[list[str]]:
        """The rows in order, read in blocks."""
        at, last = 0, len(self)
        while at < last:
            begin = self._ends[at]
            end = max(bisect_right(self._ends, begin + _BLOCK, at, last + 1) - 1, at + 1)
            block = self._spool.read(begin, self._ends[end] - begin)
            for number in range(at, end):
                yield block[self._ends[number] - begin : self._ends[number + 1] - begin].decode().split(SEPARATOR)
            at = end

    @overload
    def __getitem__(self, at: int) -> list[str]: ...

    @overload
    def __getitem__(self, at: slice) -> list[list[str]]: ...

    def __getitem__(self, at: int | slice) -> Any:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        at %= len(self)
        return self._ahead.read(self._ends[at], self._ends[at + 1]).decode().split(SEPARATOR)


def _known_rows(spool: Spool, ends: "array[int]") -> Rows:
    """Rows that are in the spool already."""
    spool.reach(ends[-1])
    rows = Rows(spool, ())
    rows._ends = ends  # noqa: SLF001 -- its own
    return rows
