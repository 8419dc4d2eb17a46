"""What is on the disk, and in which order.

A rename is one step for whoever looks, but not for a disk that loses its power: names and contents reach it
in an order of its own. What must not be lost is flushed first; then comes the step that makes it count.
"""

import ctypes
import errno
import os
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
HALF = ".dang-ghi"  # ends the name of a file that is being written


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
def _beside(path: Path) -> Iterator[Path]:
    """A name beside a file that is to come, of a file that is gone at the end whatever happens."""
    fresh = path.with_name(f".{uuid4().hex}{HALF}")
    try:
        yield fresh
    finally:
        with suppress(OSError):
            fresh.unlink()


def _write(fresh: Path, data: bytes) -> None:
    with fresh.open("xb") as stream:  # never through a link, never over a file
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def write_new(path: Path, data: bytes) -> None:
    """A new file, whole or not there; one that is there stays.

    Raises:
        FileExistsError: the name is taken.
        OSError: it cannot be written.
    """
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    with _beside(path) as fresh:
        _write(fresh, data)
        if os.name != "posix":
            fresh.rename(path)  # Windows replaces no file by a rename
        elif not _renameat2(fresh, path, _NO_REPLACE):
            path.hardlink_to(fresh)
    flush_names(path.parent)


def replace(path: Path, data: bytes) -> None:
    """A file with new contents: the old ones or the new ones are there at every moment.

    The new file is readable and writable by whom the old one was.

    Raises:
        OSError: it cannot be written; the old file is as it was.
    """
    with _beside(path) as fresh:
        _write(fresh, data)
        with suppress(OSError):
            fresh.chmod(stat.S_IMODE(path.stat().st_mode))
        fresh.replace(path)
    flush_names(path.parent)
