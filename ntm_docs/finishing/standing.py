"""What stands below a folder; no link is followed."""

import errno
import hashlib
import os
import re
import stat
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from ntm_docs.problems import Word

_JUNCTION = 0xA0000003  # the tag of a folder that Windows shows elsewhere; those of a cloud's placeholders are others
_OF_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_LOCK = re.compile(r"~\$(?P<word>.+)|\.~lock\.(?P<libre>.+)#")
_OWNER = 1024  # bytes; Word's note of who has a file open has 162, Excel's 165, LibreOffice's one line
_CUT = 2  # letters that Word takes from the front of a long name for its `~$`


class StandingKind(Enum):
    """What a name stands for."""

    FILE = Word("tệp")
    FOLDER = Word("thư mục")
    LINK = Word("liên kết")
    OTHER = Word("thiết bị hoặc ống dẫn")


class FolderEntry(NamedTuple):
    """A name below the folder: its kind, its size in bytes; a folder's is the number of names in it."""

    kind: StandingKind
    size: int


def stands_in(folder: Path) -> dict[str, FolderEntry]:
    """Everything below a folder by its path, `/` between names.

    Raises:
        OSError: a folder cannot be listed; nothing could be said of what is in it.
    """
    found: dict[str, FolderEntry] = {}
    waiting = [""]
    while waiting:
        above = waiting.pop()
        with os.scandir(folder / above) as entries:
            for entry in entries:
                path = above + entry.name
                status = entry.stat(follow_symlinks=False)
                kind = _kind(status)
                found[path] = FolderEntry(kind, status.st_size if kind is StandingKind.FILE else 0)
                if kind is StandingKind.FOLDER:
                    waiting.append(f"{path}/")
    for path in list(found):
        parent = path.rpartition("/")[0]
        if parent:
            found[parent] = FolderEntry(StandingKind.FOLDER, found[parent].size + 1)
    return found


def _kind(status: os.stat_result) -> StandingKind:
    if stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) == _JUNCTION:
        return StandingKind.LINK
    if stat.S_ISDIR(status.st_mode):
        return StandingKind.FOLDER
    return StandingKind.FILE if stat.S_ISREG(status.st_mode) else StandingKind.OTHER


def digest_of(file: Path) -> str:
    """SHA-256 of a file's contents, as a manifest tells it; never of what a link names, never of a pipe.

    Raises:
        OSError: it cannot be read, or is no file.
    """
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with open(os.open(file, flags), "rb") as stream:  # noqa: PTH123 -- of a descriptor
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(file))
        return hashlib.file_digest(stream, "sha256").hexdigest()


def is_lock(path: str, found: Mapping[str, FolderEntry]) -> bool:
    """Whether a file only says that an editor has another one open: its name, its size, and the other file say so."""
    above, slash, name = path.rpartition("/")
    match = _LOCK.fullmatch(name)
    if match is None or found[path].kind is not StandingKind.FILE or found[path].size > _OWNER:
        return False
    if match["libre"]:
        return f"{above}{slash}{match['libre']}" in found
    siblings = (one.removeprefix(f"{above}{slash}") for one in found if one.startswith(f"{above}{slash}"))
    others = (one for one in siblings if "/" not in one and not one.startswith("~$"))
    return any(match["word"] in (one, one[1:], one[_CUT:]) for one in others)


def is_of_system(path: str, found: Mapping[str, FolderEntry]) -> bool:
    """Whether a file is one that a desktop leaves in every folder it shows."""
    return found[path].kind is StandingKind.FILE and path.rpartition("/")[2] in _OF_SYSTEMS
