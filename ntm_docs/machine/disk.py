"""What is on the disk, and in which order.

A rename is one step for whoever looks, but not for a disk that loses its power: names and contents reach it
in an order of its own. What must not be lost is flushed first; then comes the step that makes it count.
"""

import ctypes
import errno
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

_AT_FDCWD = -100  # a path that is not taken from an open folder
_NO_REPLACE, _EXCHANGE = 1, 2  # flags of renameat2(2)
_NOT_THERE = (errno.ENOSYS, errno.EINVAL, errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP)
HALF = ".dang-ghi"  # ends the name of a file or folder that is being written
_HALF_MADE = re.compile(rf"\.[0-9a-f]{{32}}{re.escape(HALF)}")


@cache
def _library(name: str) -> Callable[..., int] | None:
    """A call of the system's library that Python does not offer; None where there is none."""
    if sys.platform != "linux":
        return None
    try:
        call: Any = getattr(ctypes.CDLL(None, use_errno=True), name)
    except (OSError, AttributeError):
        return None
    return call  # type: ignore[no-any-return]


def flush_tree(folder: Path) -> None:
    """Everything below a folder, and its own name, is on the disk when this returns.

    Linux flushes the file system at once; elsewhere it is done file by file.

    Raises:
        OSError: the disk did not take it.
    """
    if not _flush_system(folder):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink():
                with path.open("rb+") as stream:
                    os.fsync(stream.fileno())
            elif path.is_dir() and not path.is_symlink():
                flush_names(path)
        flush_names(folder)
    flush_names(folder.parent)


def _flush_system(folder: Path) -> bool:
    call = _library("syncfs")
    if call is None:
        return False
    opened = os.open(folder, os.O_RDONLY)
    try:
        return call(opened) == 0
    finally:
        os.close(opened)


def flush_names(folder: Path) -> None:
    """The names in a folder are on the disk; where the system opens no folders (Windows), it sees to that itself."""
    if os.name != "posix":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system over the network may refuse, and has no better way
            os.fsync(opened)
    finally:
        os.close(opened)


def exchange(one: Path, other: Path) -> bool:
    """Two folders take each other's name in one step; False where the system has no such step.

    Raises:
        OSError: the system has it, and it failed.
    """
    return _renameat2(one, other, _EXCHANGE)


def _renameat2(one: Path, other: Path, flag: int) -> bool:
    call = _library("renameat2")
    if call is None:
        return False
    if call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), flag) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NOT_THERE:
        return False
    raise OSError(number, os.strerror(number), str(other))


@contextmanager
def _beside(path: Path, data: bytes, *, flushed: bool = True, mode: int = 0o666) -> Iterator[Path]:
    """A new file beside one that is to come, with its contents; gone at the end whatever happens.

    Where the system can, it is locked as long as it has this name, so that nobody takes it for a dead run's.
    """
    clear_halves(path.parent)
    with suppress(FileNotFoundError):
        path.lstat()  # a name too long for it is told as its own
    fresh, opened = _begun(path, mode)
    try:
        try:
            _fill(opened, data, flushed=flushed)
        finally:
            if os.name != "posix":  # Windows gives no open file another name
                os.close(opened)
        yield fresh
    finally:
        if os.name == "posix":
            os.close(opened)
        with suppress(OSError):
            fresh.unlink()


def _begun(path: Path, mode: int) -> tuple[Path, int]:
    """An empty file that nobody else has, and its handle: never through a link, never over a file."""
    while True:
        fresh = path.with_name(f".{uuid4().hex}{HALF}")
        opened = os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        _claim(opened)
        if os.path.lexists(fresh):  # else it was taken away before it was locked
            return fresh, opened
        os.close(opened)


def _fill(opened: int, data: bytes, *, flushed: bool) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(opened, left) :]
    if flushed:
        os.fsync(opened)


def _claim(opened: int) -> bool:
    """Lock an open file for this process; False where another has it, or the system has no such lock."""
    if sys.platform == "win32":
        return False
    import fcntl  # noqa: PLC0415 -- Windows has none

    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@cache
def clear_halves(folder: Path) -> None:
    """Files that runs which died left half written in a folder go; looked at once in each process.

    Which run is dead is known by its lock; where there is none (Windows) they stay.
    """
    with suppress(OSError):
        for entry in list(os.scandir(folder)):
            if _HALF_MADE.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                _clear_half(entry.path)


def _clear_half(path: str) -> None:
    with suppress(OSError):
        opened = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
        try:
            if _claim(opened):
                Path(path).unlink()
        finally:
            os.close(opened)


def write_new(path: Path, data: bytes) -> None:
    """A new file, whole or not there; one that is there stays.

    Raises:
        FileExistsError: the name is taken.
        OSError: it cannot be written.
    """
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    with _beside(path, data) as fresh:
        if os.name != "posix":
            fresh.rename(path)  # Windows replaces no file by a rename
        elif not _renameat2(fresh, path, _NO_REPLACE):
            path.hardlink_to(fresh)
    flush_names(path.parent)


def replace(path: Path, data: bytes, *, flushed: bool = True, own: bool = False) -> None:
    """A file with new contents: the old ones or the new ones are there at every moment.

    The new file is readable and writable by whom the old one was, with `own` by this user alone. A link that has the
    name goes, what it leads to stays as it is. `flushed=False` leaves it to the caller to bring it to the disk.

    Raises:
        OSError: it cannot be written; the old file is as it was.
    """
    with _beside(path, data, flushed=flushed, mode=0o600 if own else 0o666) as fresh:
        with suppress(OSError):
            before = path.lstat()
            if stat.S_ISREG(before.st_mode) and not own:
                fresh.chmod(stat.S_IMODE(before.st_mode))
        fresh.replace(path)
    if flushed:
        flush_names(path.parent)
