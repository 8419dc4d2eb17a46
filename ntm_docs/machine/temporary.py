"""Folders for work that goes when it is done.

    ntm-docs-<what>-<32 hex digits>         the folder
    ntm-docs-<what>-<32 hex digits>.khoa    its lock: while the process that made the folder lives, it is held
    ntm-docs-<what>-<32 hex digits>/ngoai   a link to a socket that a program made elsewhere because of the folder

A process that is killed leaves all of it; the next command takes it away.
"""

import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from filelock import BaseFileLock

_LOCK = ".khoa"
_OUTSIDE = "ngoai"
_OURS = re.compile(r"ntm-docs-[a-z]+-[0-9a-f]{32}")


@contextmanager
def temporary_folder(what: str) -> Iterator[Path]:
    """A new folder of this process alone, readable by this user alone; gone at the end.

    Raises:
        OSError: the folder for such things cannot be written.
    """
    root = Path(gettempdir()).resolve()
    _clear_up(root)
    folder = root / f"ntm-docs-{what}-{uuid4().hex}"
    lock = _lock(folder)
    lock.acquire(timeout=0)  # before the folder is there, so that nobody takes it for a dead one's
    try:
        folder.mkdir(mode=0o700)
        yield folder
    finally:
        _take_away(folder, lock)


def goes_with(folder: Path, socket: Path) -> None:
    """A socket that a program makes elsewhere because of a temporary folder goes when the folder does."""
    (folder / _OUTSIDE).symlink_to(socket)


def clear_up() -> None:
    """What dead processes of this user left goes; looked at once in each process."""
    with suppress(OSError):
        _clear_up(Path(gettempdir()).resolve())


def _lock(folder: Path) -> "BaseFileLock":
    from filelock import FileLock  # noqa: PLC0415 -- a tenth of a second, for commands that need none

    return FileLock(folder.with_name(folder.name + _LOCK))


def _take_away(folder: Path, lock: "BaseFileLock") -> None:
    with suppress(OSError):
        socket = (folder / _OUTSIDE).readlink()
        if stat.S_ISSOCK(socket.lstat().st_mode) and _is_own(socket):
            socket.unlink()
    shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):  # Windows lets no open file go
        Path(lock.lock_file).unlink()
    lock.release()
    with suppress(OSError):
        Path(lock.lock_file).unlink()


@cache
def _clear_up(root: Path) -> None:
    for folder in root.glob("ntm-docs-*"):
        name = folder.name.removesuffix(_LOCK)
        with suppress(OSError):
            if not _OURS.fullmatch(name) or folder.is_symlink() or not _is_own(folder):
                continue
            lock = _lock(root / name)
            lock.acquire(timeout=0)  # one that is held raises a TimeoutError, which is an OSError
            _take_away(root / name, lock)


def _is_own(path: Path) -> bool:
    return os.name != "posix" or path.lstat().st_uid == os.getuid()
