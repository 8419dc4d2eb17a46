"""The input files of the folder, by ids.

No path ever comes from a request: a page names a file by an id, and the id is looked up in a fresh listing. Links and
what is no plain file are not listed, so nothing outside the folder is read or written.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from django.http import Http404

from ntm_docs import api
from ntm_docs.desk.uploads import BOOKS, INPUTS

RECEIVED, BEFORE = "ho-so-nhan", "ho-so-nhan (lần trước)"  # dossiers that came in
LISTS = "danh-sach-vao-so"  # lists that went into the register
_ASIDE = (RECEIVED, BEFORE, LISTS)
_MOST = 2_000  # entries that are looked at: someone's whole disk is no folder of dossiers


@dataclass(frozen=True, slots=True)
class DeskWork:
    """One input file: its id, its name below the folder, when it was changed."""

    id: str
    name: str
    path: Path
    changed: datetime

    @property
    def of_many(self) -> bool:
        """Whether it is a workbook."""
        return self.path.name.lower().endswith(BOOKS)

    @property
    def result(self) -> Path:
        """The folder that its build goes to."""
        return api.own_folder(self.path)

    @property
    def repair(self) -> Path:
        """The copy with the cells to mend."""
        return self.path.with_name(f"{self.path.stem}-can-sua.xlsx")


def works_in(folder: Path) -> list[DeskWork]:
    """What may be built: files of the folder and of the folders in it, the newest first."""
    return sorted(_works(folder), key=lambda one: (-one.changed.timestamp(), one.name))


def local_texts_in(folder: Path) -> list[DeskWork]:
    """Those of them that are texts of a province."""
    return [one for one in works_in(folder) if not one.of_many and api.is_local_text(one.path)]


def work_of(folder: Path, name: str) -> DeskWork:
    """The file of an id.

    Raises:
        Http404: it is not there (any more).
    """
    for one in _works(folder):
        if one.id == name:
            return one
    raise Http404


def work_at(folder: Path, path: Path) -> DeskWork:
    """A file that the desk has just written, beside one that is listed."""
    name = path.relative_to(folder).as_posix()
    changed = datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006 -- shown as local time
    return DeskWork(id_of(name), name, path, changed)


def _works(folder: Path) -> Iterator[DeskWork]:
    left = _MOST
    for depth, parent in enumerate((folder, *_folders_in(folder))):
        try:
            entries = sorted(os.scandir(parent), key=lambda one: one.name)
        except OSError:
            continue
        for entry in entries:
            left -= 1
            if left < 0:
                return
            if _is_input(entry):
                name = entry.name if not depth else f"{parent.name}/{entry.name}"
                changed = datetime.fromtimestamp(entry.stat(follow_symlinks=False).st_mtime)  # noqa: DTZ006 -- shown as local time
                yield DeskWork(id_of(name), name, Path(entry.path), changed)


def _is_input(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith((".", "~$")) or not entry.is_file(follow_symlinks=False):
        return False
    return entry.name != "manifest.json" and entry.name.lower().endswith(INPUTS)


def _folders_in(folder: Path) -> list[Path]:
    """Folders of the user's; results of ours, and what came in, are not looked into."""
    found = [one for one in os.scandir(folder) if one.is_dir(follow_symlinks=False) and not one.name.startswith(".")]
    paths = (Path(one.path) for one in sorted(found, key=lambda one: one.name))
    return [path for path in paths if path.name not in _ASIDE and not (path / "manifest.json").exists()]


def id_of(name: str) -> str:
    """The id of a file by its name below the folder, whether or not it is there."""
    return sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:24]
