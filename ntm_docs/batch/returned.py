"""What a worker says it made, before it is believed.

A worker on another machine may be faulty, of another version, or not ours. What it names is used as paths and
written into manifest and journal: so its answer is held against what was asked. (Dask unpickles what workers
send: who can be a worker can run code here. That is not mended by looking at the answer; `docs/huong-dan.md` says so.)
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ntm_docs.batch.entries import below, documents_of
from ntm_docs.batch.work import Result
from ntm_docs.finishing import digest_of, dossier_text, is_plain, same_place
from ntm_docs.finishing.standing import StandingKind, stands_in
from ntm_docs.machine.disk import HALF
from ntm_docs.problems import MachineError, Problem

_TEXT = 64 * 1024 * 1024  # letters of all that a unit's line holds
_HEX = r"^[0-9a-f]{64}$"
Text = Annotated[str, Field(max_length=_TEXT)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Entry(_Shape):
    unit: Text
    on: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]
    regime: Text
    folder: Text
    nominees: list[tuple[Text, Text, Text, int | None, Annotated[str, Field(pattern=r"^[0-9a-f]{1,64}$")], Text]]
    warnings: list[Text]
    sums: list[tuple[Text, int | None, Annotated[int, Field(ge=0)]]]
    first: dict[Text, Text]
    dossiers: list[Text]
    told: list[tuple[Text, Text]]


class _Document(BaseModel):
    model_config = ConfigDict(strict=True)
    form: Text
    path: Text
    sha256: Annotated[str, Field(pattern=_HEX)]


class _Dossier(BaseModel):
    model_config = ConfigDict(strict=True)
    id: Text
    documents: list[_Document]


def believed(results: Iterator[Any], names: Sequence[str], asked: Sequence[int]) -> Iterator[Result]:
    """The results that answer what was asked, each unit once; `names` are the folders of all units.

    Raises:
        MachineError: an answer is not one to what was asked, or names what is not the unit's own.
    """
    waiting = set(asked)
    for result in results:
        if type(result) is not Result or type(result.unit) is not int or result.unit not in waiting:
            raise _foreign("?", type(result).__name__)
        waiting.remove(result.unit)
        name = names[result.unit] or "?"
        if not all(isinstance(one, Problem) for one in result.problems):
            raise _foreign(name, "problems")
        if result.entry is not None:
            _check(result.entry, names[result.unit])
        elif not result.problems:
            raise _foreign(name, "entry")
        yield result


def _foreign(unit: str, what: object) -> MachineError:
    return MachineError("run.foreign", unit=unit, what=str(what)[:120])


def _check(entry: Any, folder: str) -> None:
    """An entry of the shape that we write, of this unit alone."""
    try:
        _Entry.model_validate(_as_tuples(entry))
        dossiers = [json.loads(text) for text in entry["dossiers"]]
        shaped = [_Dossier.model_validate(one) for one in dossiers]
    except (ValidationError, ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        raise _foreign(folder or "?", _where(error)) from None
    if entry["folder"] != folder:
        raise _foreign(folder or "?", entry["folder"])
    if [dossier_text(one) for one in dossiers] != entry["dossiers"]:  # it goes into the manifest as it stands
        raise _foreign(folder or "?", "dossiers")
    paths = [document.path for one in shaped for document in one.documents]
    for one in shaped:
        _check_paths(one, folder)
    if len({same_place(path) for path in paths}) != len(paths) or not set(entry["first"].values()) <= set(paths):
        raise _foreign(folder or "?", "path")


def _as_tuples(entry: Any) -> Any:
    """Rows as tuples, which are lists once they have been in a journal."""
    rows = {name: [tuple(row) for row in entry[name]] for name in ("nominees", "sums", "told")}
    return {**entry, **rows}


def _where(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return ".".join(map(str, error.errors(include_url=False, include_input=False)[0]["loc"]))
    return type(error).__name__


def _check_paths(dossier: _Dossier, folder: str) -> None:
    """Documents in the dossier's own folder, which is in the unit's."""
    home = dossier.id.removeprefix(below(folder, ""))
    if not is_plain(dossier.id) or "/" in home or below(folder, home) != dossier.id:
        raise _foreign(folder or "?", dossier.id)
    for document in dossier.documents:
        if not is_plain(document.path) or not document.path.startswith(f"{dossier.id}/"):
            raise _foreign(folder or "?", document.path)


def check_files(tree: Path, result: Result) -> None:
    """The files that a unit lists stand in the tree that all machines share: files, with their digests, and no more.

    Raises:
        MachineError: something else stands there.
        OSError: the disk does not allow a look.
    """
    if result.entry is None:
        return
    wanted = {one["path"]: one["sha256"] for one in documents_of(result.entry)}
    folder = result.entry["folder"]
    if folder and (tree / folder).is_symlink():
        raise _foreign(folder, folder)
    found = stands_in(tree / folder) if wanted else {}
    standing = {below(folder, path): one.kind for path, one in found.items() if HALF not in path.partition("/")[0]}
    for path, kind in standing.items():
        if kind is not StandingKind.FOLDER and (kind is not StandingKind.FILE or path not in wanted):
            raise _foreign(folder or "?", path)
    for path, digest in wanted.items():
        if path not in standing or digest_of(tree / path) != digest:
            raise _foreign(folder or "?", path)
