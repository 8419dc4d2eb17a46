"""The last versions of a file, to be brought back."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from ntm_docs.machine import disk

MOST = 20
_NAME = re.compile(r"(?P<number>\d{6})-(?P<when>\d{8}-\d{6})-(?P<digest>[0-9a-f]{12})")


@dataclass(frozen=True, slots=True)
class Version:
    """A version: its id, when it was put away, how many bytes it has."""

    id: str
    when: datetime
    size: int


class Versions:
    """A folder with a file for each version; the oldest go."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self.folder, self._now = folder, now

    def all(self) -> list[Version]:
        """Every version, the newest first."""
        names = sorted((path for path in self._files() if _NAME.fullmatch(path.name)), reverse=True)
        return [Version(path.name, _when(path.name), path.stat().st_size) for path in names]

    def put(self, data: bytes) -> None:
        """Bytes are kept, unless they are those of the newest version; the twenty-first goes.

        Raises:
            OSError: they cannot be written.
        """
        found, digest = self.all(), sha256(data).hexdigest()[:12]
        if found and found[0].id.endswith(digest):
            return
        number = int(found[0].id[:6]) + 1 if found else 1
        if not self.folder.is_dir():
            self.folder.mkdir(parents=True, exist_ok=True)
            disk.flush_names(self.folder.parent)
        disk.write_new(self.folder / f"{number:06}-{self._now():%Y%m%d-%H%M%S}-{digest}", data)
        for old in found[MOST - 1 :]:
            with suppress(OSError):
                (self.folder / old.id).unlink()

    def read(self, name: str) -> bytes:
        """The bytes of a version.

        Raises:
            KeyError: there is none of this id.
        """
        if not _NAME.fullmatch(name) or name not in {one.id for one in self.all()}:
            raise KeyError(name)
        return (self.folder / name).read_bytes()

    def of_digest(self, digest: str) -> bytes | None:
        """The version whose bytes have a digest."""
        for one in self.all():
            if one.id.endswith(digest[:12]) and sha256(data := self.read(one.id)).hexdigest() == digest:
                return data
        return None

    def _files(self) -> list[Path]:
        if self.folder.is_symlink() or not self.folder.is_dir():
            return []
        return [path for path in self.folder.iterdir() if path.is_file() and not path.is_symlink()]


def _when(name: str) -> datetime:
    return datetime.strptime(name[7:22], "%Y%m%d-%H%M%S")  # noqa: DTZ007 -- the time at the office
