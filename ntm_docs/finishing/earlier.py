"""What an earlier build left, by its manifest."""

import unicodedata
from collections.abc import Collection, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ntm_docs.finishing.manifest import MANIFEST
from ntm_docs.finishing.verifying import digests_of, load_manifest
from ntm_docs.machine.frozen import frozen


@frozen
class Earlier:
    """The result of a build as its manifest tells it.

    `written` is the day on which the manifest was put into the folder: the file's own time, since the manifest holds
    no clock value.
    """

    source: Mapping[str, Any]
    on: date | None
    written: date
    dossiers: tuple[str, ...]  # their ids; those of several units begin with the unit's folder
    documents: int  # without the papers beside them
    listed: Mapping[str, str]  # every file with its digest
    partial: bool  # faulty dossiers were left out


def read_earlier(folder: Path) -> Earlier | None:
    """What the manifest of a folder tells; None where there is none.

    Raises:
        ProblemsError: it cannot be understood.
        MachineError: it cannot be read.
    """
    path = folder / MANIFEST
    if not path.is_file():
        return None
    manifest = load_manifest(folder)
    dossiers = manifest["dossiers"]
    source = manifest.get("input")
    return Earlier(
        source if isinstance(source, Mapping) else {},
        _day(manifest.get("on")),
        datetime.fromtimestamp(path.stat().st_mtime).astimezone().date(),
        tuple(str(one.get("id")) for one in dossiers),
        sum(len(one["documents"]) for one in dossiers),
        digests_of(manifest),
        partial=bool(source.get("partial")) if isinstance(source, Mapping) else False,
    )


def is_other(
    earlier: Earlier, source: Mapping[str, Any], *, documents: bool = True, units: Collection[str] = ()
) -> bool:
    """Whether an earlier result is plainly not of this input, or is another work on it.

    `source` is the `input` of the manifest to be written. The same file name, with any changes inside, is the same
    input, as is the same content under another name; unless it is of another kind, of another agency, of none of the
    same `units` (folders of a workbook), or the one result has `documents` and the other only the papers of a meeting.
    """
    if bool(earlier.documents) != documents:
        return True
    if earlier.source.get("sha256") == source["sha256"]:
        return False
    before = {one.partition("/")[0] for one in earlier.dossiers if "/" in one}
    if before.isdisjoint(units) and (before or units) and earlier.dossiers:
        return True
    if not _same(earlier.source.get("name"), source["name"]):
        return True
    return any(not _same(earlier.source.get(what), source.get(what)) for what in ("kind", "unit"))


def _same(one: object, other: object) -> bool:
    """Whether two names are one but for capitals and spaces; what is not told is not held against it.

    Marks count: Bình Thành and Bình Thạnh are two communes.
    """
    return not one or not other or _plain(one) == _plain(other)


def _plain(name: object) -> str:
    return " ".join(unicodedata.normalize("NFC", str(name)).casefold().split())


def _day(value: object) -> date | None:
    """The day that a manifest names; None where it names none that can be read."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
