"""Folders for work that goes when it is done.

    ntm-docs-<what>-<32 hex digits>         the folder
    ntm-docs-<what>-<32 hex digits>.khoa    its lock: while the process that made the folder lives, it is held

A process that is killed leaves both; the next one that needs such a folder takes them away.
"""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from tempfile import gettempdir
from uuid import uuid4

from filelock import FileLock, Timeout

_LOCK = ".khoa"
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
    lock = FileLock(_lock_of(folder))
    lock.acquire(timeout=0)  # before the folder is there, so that nobody takes it for a dead one's
    try:
        folder.mkdir(mode=0o700)
        yield folder
    finally:
        _take_away(folder, lock)


def _lock_of(folder: Path) -> Path:
    return folder.with_name(folder.name + _LOCK)


def _take_away(folder: Path, lock: FileLock) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):  # Windows lets no open file go
        Path(lock.lock_file).unlink()
    lock.release()
    with suppress(OSError):
        Path(lock.lock_file).unlink()


@cache
def _clear_up(root: Path) -> None:
    """What dead processes of this user left; looked at once in each process."""
    for folder in root.glob("ntm-docs-*"):
        name = folder.name.removesuffix(_LOCK)
        with suppress(OSError, Timeout):
            if not _OURS.fullmatch(name) or folder.is_symlink() or not _is_own(folder):
                continue
            lock = FileLock(root / (name + _LOCK))
            lock.acquire(timeout=0)
            _take_away(root / name, lock)


def _is_own(path: Path) -> bool:
    return os.name != "posix" or path.lstat().st_uid == os.getuid()
