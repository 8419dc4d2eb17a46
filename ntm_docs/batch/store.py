"""Units through a store, where machines share no folder.

The store is any that fsspec knows: `s3://kho/dot-1`, `sftp://may/thu-muc`, `file:///o-chung`. For a run it
holds the workbook, and one archive for each unit until the caller has taken it; then nothing.
"""

import hashlib
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from ntm_docs.batch.entries import below, documents_of
from ntm_docs.problems import MachineError

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
        """Take a copy of the workbook."""
        with self._reached() as (system, root):
            data = system.cat_file(f"{root}/{_BOOK}")
        path.write_bytes(data)

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
        with self._reached() as (system, root):
            data = system.cat_file(f"{root}/{unit}.zip")
            with zipfile.ZipFile(BytesIO(data)) as archive:
                documents = {name: archive.read(name) for name in wanted}
        for name, document in documents.items():
            if hashlib.sha256(document).hexdigest() != wanted[name]:
                raise MachineError("run.store", url=self.url, reason=name)
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(document)
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


def _digests(entry: Mapping[str, Any]) -> dict[str, str]:
    """The documents of a unit, from its folder, each with its SHA-256."""
    above = below(entry["folder"], "")
    return {one["path"].removeprefix(above): one["sha256"] for one in documents_of(entry)}
