"""Dossiers that are dropped → the folder of what came in.

`ho-so-nhan` holds them as they came. What comes again is put beside what is there: a file of the same name takes the
place of the earlier one, which goes to `ho-so-nhan (lần trước)`; nothing is thrown away.
"""

import filecmp
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock
from uuid import uuid4

from ntm_docs.desk.uploads import Sent, UploadRefusedError, free, kept_name, room_of
from ntm_docs.desk.works import BEFORE, RECEIVED
from ntm_docs.messages import gettext as _

BOOK = "tiep-nhan.xlsx"
_NOTE = f".{BOOK}.nguon"  # what was received last time, for the next
_HALF = ".ho-so-dang-nhan-"
_DEEPEST, _FOLDER_BYTES = 20, 180  # of the folders in a dossier: a manifest names its files by them
_MOST = 300  # entries of the folder that are offered
_LOCK = Lock()


@dataclass(frozen=True, slots=True)
class ComingSource:
    """A folder or archive that lies in the desk's folder, by an id."""

    id: str
    name: str
    files: int = 0


def sources_in(folder: Path) -> list[ComingSource]:
    """What may hold dossiers: folders and .zip files of the desk's folder; no links, nothing of the desk's own."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda one: one.name)[:_MOST]
    return [
        ComingSource(sha256(one.name.encode("utf-8", "surrogateescape")).hexdigest()[:24], one.name)
        for one in found
        if not one.name.startswith((".", "~$"))
        and one.name != BEFORE
        and (
            one.is_dir(follow_symlinks=False)
            or (one.is_file(follow_symlinks=False) and one.name.lower().endswith(".zip"))
        )
    ]


def last_time(folder: Path) -> dict[str, object]:
    """What was received last time: `sources` by name, `province`; nothing where nobody knows."""
    try:
        found = json.loads((folder / _NOTE).read_text(encoding="utf-8"))
        return {"sources": [str(one) for one in found["sources"]], "province": str(found["province"])}
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return {"sources": [], "province": ""}


def remember(folder: Path, sources: Sequence[str], province: str) -> None:
    """Offer the same next time; only that offer is lost where the disk does not take it."""
    with suppress(OSError):
        text = json.dumps({"sources": [*sources], "province": province}, ensure_ascii=False)
        (folder / _NOTE).write_text(text, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class TakenFiles:
    """What was put into the folder: files that are new, that took the place of others; the same bytes count nowhere."""

    new: int
    replaced: int


def take(folder: Path, sent: Sequence[tuple[Sent, str]], *, whole: bool) -> TakenFiles:
    """Put what was sent into the folder of what came in; with `whole` a folder of the same name gives way as a whole.

    Raises:
        RefusedError: a link lies where a folder of dossiers should be.
        OSError: the disk does not take it; what is there stays.
    """
    with _LOCK, _half(folder) as half:
        for one, place in sent:
            path = free(room_of(place, half, _DEEPEST, _FOLDER_BYTES), kept_name(one.name or ""))
            with path.open("xb") as stream:
                for chunk in one.chunks():
                    stream.write(chunk)
        room = folder / RECEIVED
        for link in (room, folder / BEFORE):
            if link.is_symlink():
                raise UploadRefusedError(_("“{name}” là liên kết. Đổi tên nó, rồi gửi lại.").format(name=link.name))
        arrived = sorted(path for path in half.rglob("*") if path.is_file())
        for path in arrived:
            _check(room, path.relative_to(half))
        before, replaced = _Before(room, folder / BEFORE), 0
        if whole:
            for top in sorted(half.iterdir()):
                replaced += before.takes(Path(top.name))
        new = 0
        for path in arrived:
            name = path.relative_to(half)
            if same_file(room / name, path):
                continue
            gone = before.takes(name)
            replaced, new = replaced + gone, new + (not gone)
            (room / name).parent.mkdir(parents=True, exist_ok=True)
            path.replace(room / name)
    return TakenFiles(new, replaced)


@contextmanager
def _half(folder: Path) -> Iterator[Path]:
    """A place on the same disk for what is not whole yet; what a killed desk left is cleared away."""
    for old in folder.glob(f"{_HALF}*"):
        shutil.rmtree(old, ignore_errors=True)
    made = folder / f"{_HALF}{uuid4().hex}"
    made.mkdir()
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _check(room: Path, name: Path) -> None:
    """No file goes through a link out of the folder.

    Raises:
        RefusedError: one would.
    """
    for part in (name, *name.parents):
        if (room / part).is_symlink():
            text = _("“{name}” là liên kết. Đổi tên nó, rồi gửi lại.")
            raise UploadRefusedError(text.format(name=f"{RECEIVED}/{part.as_posix()}"))


def same_file(path: Path, other: Path) -> bool:
    """Whether a plain file holds the same bytes as another."""
    return path.is_file() and not path.is_symlink() and filecmp.cmp(path, other, shallow=False)


class _Before:
    """Where what gives way goes: a numbered folder for each time."""

    def __init__(self, room: Path, home: Path) -> None:
        numbers = [int(one.name) for one in home.iterdir() if one.name.isdecimal()] if home.is_dir() else []
        self.room, self.folder = room, home / str(max(numbers, default=0) + 1)

    def takes(self, name: Path) -> int:
        """Take what stands in the way of a name in the room; how many files that were."""
        above = [part for part in name.parents if part.name and (self.room / part).is_file()]
        found = above[-1] if above else name
        old, target = self.room / found, self.folder / found
        if not old.exists():
            return 0
        count = sum(one.is_file() for one in old.rglob("*")) if old.is_dir() else 1
        target.parent.mkdir(parents=True, exist_ok=True)
        old.replace(target)
        return count
