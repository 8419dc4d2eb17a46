"""What a command leaves for the next one.

It lies in this user's cache folder. Whoever can write there has this program do what they like, so a file counts only
where nobody but this user (and the system's own) can have written it or put it there: owner and mode of the file and of
every folder above it are looked at, no link is followed. On Windows the folder is the user's own by the system's rules.
What is damaged counts as not there; what cannot be written is no error.
"""

import hashlib
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from ntm_docs.machine.disk import replace
from ntm_docs.machine.user_data import user_cache_folder

_DIGEST = hashlib.sha256().digest_size
_LARGEST = 16 * 1024 * 1024  # bytes of a file
_MOST = 200  # files of a kind; the oldest go
_OF_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def kept(kind: str, name: str) -> bytes | None:
    """What was kept of a kind under a name; None where nothing was, or it may be another's, or is damaged."""
    try:
        folder = user_cache_folder() / kind
        data = _read(folder / name) if _is_own_folder(folder) else b""
    except (OSError, RuntimeError):
        return None
    content = data[_DIGEST:]
    return content if data and hashlib.sha256(content).digest() == data[:_DIGEST] else None


def keep(kind: str, name: str, content: bytes) -> None:
    """Keep something for later commands; the whole file or none is there at every moment."""
    with suppress(OSError, RuntimeError):
        folder = user_cache_folder() / kind
        _make(folder)
        if len(content) < _LARGEST and _is_own_folder(folder):
            replace(folder / name, hashlib.sha256(content).digest() + content, flushed=False, own=True)
            _forget_oldest(folder)


def _make(folder: Path) -> None:
    """The folder and those above it that are not there, for this user alone whatever the usual mode is."""
    if not folder.is_dir():
        _make(folder.parent)
        with suppress(FileExistsError):  # another command was quicker
            folder.mkdir(mode=0o700)


def _is_own_folder(folder: Path) -> bool:
    """Whether nobody else can put anything into a folder, or another folder in its place."""
    if sys.platform == "win32":
        return True
    return ".." not in folder.parts and all(map(_is_closed, (folder, *folder.parents)))


def _is_closed(folder: Path) -> bool:
    found = folder.lstat()
    shared = found.st_mode & _OF_OTHERS and not found.st_mode & stat.S_ISVTX  # in a sticky one each has its own
    return stat.S_ISDIR(found.st_mode) and found.st_uid in (0, os.getuid()) and not shared


def _read(path: Path) -> bytes:
    """A file of this user's; nothing where it is another's, or no file."""
    opened = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | _BINARY)
    with open(opened, "rb") as stream:  # noqa: PTH123 -- it is open already
        found = os.fstat(opened)
        own = sys.platform == "win32" or (found.st_uid == os.getuid() and not found.st_mode & _OF_OTHERS)
        return stream.read(_LARGEST) if own and stat.S_ISREG(found.st_mode) else b""


_BINARY = getattr(os, "O_BINARY", 0)


def _forget_oldest(folder: Path) -> None:
    files = sorted((path for path in folder.iterdir() if path.is_file()), key=lambda path: path.stat().st_mtime)
    for path in files[:-_MOST]:
        path.unlink()
