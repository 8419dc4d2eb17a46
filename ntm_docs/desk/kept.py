"""Copies that wait to be taken away, the newest few."""

import re
import shutil
from pathlib import Path
from uuid import uuid4

MOST = 20
_ID = re.compile(r"[0-9a-f]{32}")


class Kept:
    """A folder with one folder for each copy; the oldest go."""

    def __init__(self, room: Path) -> None:
        self._room = room

    def place(self) -> tuple[str, Path]:
        """An id and an empty folder for it."""
        self._room.mkdir(parents=True, exist_ok=True)
        for old in sorted(self._room.iterdir(), key=lambda one: one.stat().st_mtime_ns)[: -MOST + 1]:
            shutil.rmtree(old, ignore_errors=True)
        name = uuid4().hex
        folder = self._room / name
        folder.mkdir()
        return name, folder

    def file(self, name: str) -> Path | None:
        """The one file of an id; None where it is not there (any more)."""
        if not _ID.fullmatch(name):
            return None
        folder = self._room / name
        return next(iter(sorted(folder.iterdir())), None) if folder.is_dir() else None
