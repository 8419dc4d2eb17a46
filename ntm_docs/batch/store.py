"""Units through a store, where machines share no folder.

The store is any that fsspec knows: `s3://kho/dot-1`, `sftp://may/thu-muc`, `file:///o-chung`. For a run it
holds the workbook, and one archive for each unit until the caller has taken it; then nothing.
"""

import hashlib
import stat
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from ntm_docs.batch.entries import below, documents_of
from ntm_docs.finishing import is_plain
from ntm_docs.problems import MachineError
from ntm_docs.reading.sheets.workbook import MAX_BYTES

MAX_DOCUMENT = 64 * 1024 * 1024  # bytes of one document; ours have some tens of thousands
MAX_ARCHIVE = 2 * 1024 * 1024 * 1024  # bytes of all documents of a unit
_AROUND = 1024 * 1024  # bytes of an archive besides its documents
_BOOK = "bang-tinh"


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of a store, for one run; plain values, so that any machine can be given it.

    Raises (all its methods):
        MachineError: the store cannot be reached, does not let write, or gives back something else.
    """

    url: str
    run: str

    def put_workbook(self, path: Path) -> None:
        """Lay the workbook down for the workers."""
        data = path.read_bytes()
        with self._reached() as (system, root):
            system.makedirs(root, exist_ok=True)
            system.pipe_file(f"{root}/{_BOOK}", data)

    def fetch_workbook(self, path: Path) -> None:
        """Take a copy of the workbook; whether it is the caller's is asked of its digest, once it is read."""
        with self._reached() as (system, root):
            path.write_bytes(_taken(system, f"{root}/{_BOOK}", MAX_BYTES))

    def put(self, unit: int, folder: Path, entry: Mapping[str, Any]) -> None:
        """Send the documents of a unit as one archive; sent twice, it is the same."""
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as archive:  # documents are packed themselves
            for name in _digests(entry):
                archive.writestr(zipfile.ZipInfo(name), (folder / name).read_bytes())
        with self._reached() as (system, root):
            system.pipe_file(f"{root}/{unit}.zip", out.getvalue())

    def take(self, unit: int, folder: Path, entry: Mapping[str, Any]) -> None:
        """Write the documents of a unit into a folder, each proved by its digest; the archive goes."""
        wanted = _digests(entry)
        if not all(map(is_plain, wanted)):
            raise MachineError("run.store", url=self.url, reason=next(name for name in wanted if not is_plain(name)))
        with self._reached() as (system, root):
            data = _taken(system, f"{root}/{unit}.zip", min(MAX_ARCHIVE, len(wanted) * MAX_DOCUMENT + _AROUND))
            with zipfile.ZipFile(BytesIO(data)) as archive:
                _check_members(archive.infolist(), wanted)
                documents = {name: archive.read(name) for name in wanted}
        for name, document in documents.items():
            if hashlib.sha256(document).hexdigest() != wanted[name]:
                raise MachineError("run.store", url=self.url, reason=name)
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as stream:  # into a folder of its own: nothing is there yet
                stream.write(document)
        with self._reached() as (system, root):
            system.rm_file(f"{root}/{unit}.zip")

    def clear(self) -> None:
        """Take away what the run has left in the store."""
        with self._reached() as (system, root):
            if system.exists(root):
                system.rm(root, recursive=True)

    @contextmanager
    def _reached(self) -> Iterator[tuple[Any, str]]:
        """The file system and the run's folder in it; whatever goes wrong there is the store's."""
        try:
            core: Any = import_module("fsspec.core")  # an optional extra
        except ImportError:
            raise MachineError("run.no_cluster") from None
        try:
            system, root = core.url_to_fs(self.url)
            yield system, f"{root.rstrip('/')}/{self.run}"
        except MachineError:
            raise
        except Exception as error:  # noqa: BLE001 -- every store has errors of its own
            reason = (str(error).splitlines() or [type(error).__name__])[0][:120]
            raise MachineError("run.store", url=self.url, reason=reason) from None


def _taken(system: Any, path: str, most: int) -> bytes:
    """What a file of the store holds, at most so many bytes of it."""
    with system.open(path, "rb") as stream:
        data: bytes = stream.read(most + 1)
    if len(data) > most:
        raise ValueError(f"{path}: > {most} bytes")
    return data


def _check_members(members: Sequence[zipfile.ZipInfo], wanted: Mapping[str, str]) -> None:
    """The wanted files and no more, each once, stored as they are: nothing grows when it is taken out."""
    if sorted(one.filename for one in members) != sorted(wanted):
        raise ValueError(f"{len(members)} != {len(wanted)}")
    for one in members:
        stored = one.compress_type == zipfile.ZIP_STORED and one.compress_size == one.file_size
        if not stored or one.file_size > MAX_DOCUMENT or stat.S_ISLNK(one.external_attr >> 16):
            raise ValueError(one.filename)


def _digests(entry: Mapping[str, Any]) -> dict[str, str]:
    """The documents of a unit, from its folder, each with its SHA-256."""
    above = below(entry["folder"], "")
    return {one["path"].removeprefix(above): one["sha256"] for one in documents_of(entry)}
