"""Holds the files of a folder against its manifest."""

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ntm_docs.finishing.manifest import MANIFEST
from ntm_docs.finishing.paths import is_plain, same_place
from ntm_docs.finishing.standing import FolderEntry, StandingKind, digest_of, is_lock, is_of_system, stands_in
from ntm_docs.machine.frozen import frozen
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.system_faults import refusal

if TYPE_CHECKING:
    from ntm_docs.regulations import Book

MAX_MANIFEST = 64 * 1024 * 1024


@frozen
class Verdict:
    """What was found of a folder, and what was looked at to find it.

    `sha256` is that of the manifest as it stands there, `given` what the caller kept since the build; `right` counts
    the listed files that are as the manifest tells. `derived` says whether its fields were held against the law data,
    which only the version that made them can do. `notes` are told and are no fault: lock files of editors, and such.
    """

    folder: Path
    sha256: str
    given: str | None
    right: int
    version: str
    derived: bool
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    @property
    def sealed(self) -> bool:
        """Whether the manifest is the one that the build wrote."""
        return self.given == self.sha256

    def as_json(self) -> dict[str, Any]:
        """Plain values, as `verify --format json` prints them."""
        return {
            "folder": str(self.folder),
            "manifest_sha256": self.sha256,
            "given_sha256": self.given,
            "sealed": self.sealed,
            "files": self.right,
            "fields_derived": self.derived,
            "made_by": self.version,
            "problems": [_as_json(one) for one in self.problems],
            "notes": [_as_json(one) for one in self.notes],
        }


def _as_json(problem: Problem) -> dict[str, Any]:
    facts = {name: str(fact) for name, fact in problem.facts.items()}
    return {"code": problem.code, "text": " ".join(filter(None, (problem.what, problem.remedy))), "facts": facts}


def read_manifest(folder: Path) -> Mapping[str, str]:
    """The digest of every file that the folder's manifest lists, by path.

    Raises:
        ProblemsError: there is no manifest of ours, or it names a path outside the folder.
        MachineError: it cannot be read.
    """
    return digests_of(load_manifest(folder))


def digests_of(manifest: Mapping[str, Any]) -> dict[str, str]:
    """The digest of every file that a manifest lists, by path."""
    return dict(_digests(manifest))


def load_manifest(folder: Path) -> Mapping[str, Any]:
    """The manifest of a folder, as it was written.

    Raises:
        ProblemsError: there is no manifest of ours, or it names a path outside the folder.
        MachineError: it cannot be read.
    """
    return _load(folder)[0]


def _load(folder: Path) -> tuple[Mapping[str, Any], bytes]:
    path, facts = folder / MANIFEST, {"folder": str(folder)}
    if not folder.is_dir():
        code = "verify.not_folder" if folder.exists() else "verify.no_folder"
        raise ProblemsError([Problem(code, Place(str(folder)))])
    if not path.is_file():
        raise ProblemsError([Problem("verify.no_manifest", Place(str(path)), facts=facts)])
    try:
        data = _read(path)
        manifest: Mapping[str, Any] = json.loads(data.decode("utf-8"))
        digests_of(manifest)
    except OSError as error:
        raise refusal(error, path) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ProblemsError([Problem("verify.broken_manifest", Place(str(path)), facts=facts)]) from None
    return manifest, data


def _read(path: Path) -> bytes:
    with path.open("rb") as stream:
        data = stream.read(MAX_MANIFEST + 1)
    if len(data) > MAX_MANIFEST:
        raise ValueError(MANIFEST)
    return data


def listed_in(manifest: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Every entry of a manifest that names a file."""
    documents = [document for dossier in manifest["dossiers"] for document in dossier["documents"]]
    return [*documents, *manifest.get("extras", ()), *manifest.get("files", ())]


def _digests(manifest: Any) -> Iterator[tuple[str, str]]:
    if not str(manifest["tool"]).startswith("ntm-docs "):
        raise ValueError("not our manifest")
    for document in listed_in(manifest):
        path, digest = document["path"], document["sha256"]
        if not is_plain(path) or not isinstance(digest, str):
            raise ValueError(str(path))
        yield path, digest


def verify(folder: Path) -> list[Problem]:
    """Every file that was changed, is missing, or is not listed, and every field that is not as it was derived.

    Raises:
        ProblemsError: there is no manifest of ours.
        MachineError: a file cannot be read.
    """
    return examine(folder).problems


def examine(folder: Path, sha256: str | None = None, book: "Book | None" = None) -> Verdict:
    """A folder held against its manifest, the manifest against its digest (`sha256`, 64 small hex letters) and the law.

    `book` is the law with the office's own texts, where the build had them.

    Raises:
        ProblemsError: there is no manifest of ours.
        MachineError: a file or a folder cannot be read.
    """
    from ntm_docs.finishing.derived import differences, is_of_this_version  # noqa: PLC0415 -- loads law and forms

    manifest, data = _load(folder)
    place, own = Place(str(folder / MANIFEST)), hashlib.sha256(data).hexdigest()
    listed = digests_of(manifest)
    found = _standing(folder)
    problems = [] if sha256 in (None, own) else [Problem("verify.seal", place, facts={"given": sha256, "own": own})]
    problems += [] if listed else [Problem("verify.nothing", place)]
    problems += _named_twice(manifest, place)
    wrong = list(against(folder, listed, found))
    extras, notes = _unlisted(folder, listed, found)
    fields, told = differences(manifest, data, place, book)
    right = len(listed) - sum(int(str(one.facts.get("count", 1))) for one in wrong)
    version = str(manifest["tool"]).removeprefix("ntm-docs ")
    derived = is_of_this_version(manifest)
    return Verdict(folder, own, sha256, right, version, derived, [*problems, *wrong, *extras, *fields], [*notes, *told])


def _standing(folder: Path) -> dict[str, FolderEntry]:
    try:
        return stands_in(folder)
    except OSError as error:
        raise refusal(error, error.filename or folder) from None


def _named_twice(manifest: Mapping[str, Any], place: Place) -> Iterator[Problem]:
    """Paths that are one file on some system, of which only one entry can be true."""
    seen: set[str] = set()
    for entry in listed_in(manifest):
        path = same_place(entry["path"])
        if path in seen:
            yield Problem("verify.twice", place, facts={"path": entry["path"]})
        seen.add(path)


def against(
    folder: Path, listed: Mapping[str, str], found: Mapping[str, FolderEntry] | None = None
) -> Iterator[Problem]:
    """The listed files that are not there as they were made, each once; those below a link together.

    Raises:
        MachineError: a file cannot be read.
    """
    found = _standing(folder) if found is None else found
    place = Place(str(folder / MANIFEST))
    free = {
        same_place(path): path for path, one in found.items() if one.kind is StandingKind.FILE and path not in listed
    }
    linked: dict[str, int] = {}
    for path, digest in listed.items():
        above = next((one for one in _above(path) if one in found and found[one].kind is not StandingKind.FOLDER), "")
        if above:
            linked[above] = linked.get(above, 0) + 1
        elif path in found and found[path].kind is not StandingKind.FILE:
            yield Problem("verify.kind", place, facts={"path": path, "kind": found[path].kind.value})
        elif path not in found and (other := free.get(same_place(path))):
            same = _digest(folder / other) == digest
            yield Problem("verify.renamed" if same else "verify.renamed_changed", place, facts=_both(path, other))
        elif path not in found:
            yield Problem("verify.missing", place, facts={"path": path})
        elif _digest(folder / path) != digest:
            yield Problem("verify.changed", place, facts={"path": path})
    for path, count in linked.items():
        facts = {"path": path, "count": count, "kind": found[path].kind.value}
        yield Problem("verify.kind_of_many", place, facts=facts)


def _both(path: str, other: str) -> dict[str, object]:
    """Two names that look alike; where only the form of letters differs, that is said by their codes."""
    alike = unicodedata.normalize("NFC", other) == unicodedata.normalize("NFC", path)
    return {"path": path, "other": ascii(other) if alike else other}


def _above(path: str) -> Iterator[str]:
    parts = path.split("/")
    return ("/".join(parts[:count]) for count in range(1, len(parts)))


def _digest(file: Path) -> str:
    try:
        return digest_of(file)
    except OSError as error:
        raise refusal(error, file) from None


def _unlisted(
    folder: Path, listed: Mapping[str, str], found: Mapping[str, FolderEntry]
) -> tuple[list[Problem], list[Problem]]:
    """What the manifest does not list: faults, and what is only told."""
    place = Place(str(folder / MANIFEST))
    taken = {same_place(path) for path in listed if path not in found}
    problems, notes = [], []
    for path in unlisted(folder, listed, locks=True, found=found):
        facts = {"path": path, "kind": found[path].kind.value}
        if is_lock(path, found) or is_of_system(path, found):
            code = "verify.lock" if is_lock(path, found) else "verify.system"
            notes.append(Problem(code, place, facts=facts, severity="warning"))
        elif (
            same_place(path) not in taken or found[path].kind is not StandingKind.FILE
        ):  # told with the file it stands for
            problems.append(Problem("verify.extra", place, facts=facts))
    if found[MANIFEST].kind is not StandingKind.FILE:
        facts = {"path": MANIFEST, "kind": found[MANIFEST].kind.value}
        problems.append(Problem("verify.kind", place, facts=facts))
    return problems, notes


def unlisted(
    folder: Path, listed: Mapping[str, str], *, locks: bool = False, found: Mapping[str, FolderEntry] | None = None
) -> list[str]:
    """What the manifest does not list: files, links, empty folders; with `locks`, lock files of editors too.

    Raises:
        MachineError: a folder cannot be listed.
    """
    found = _standing(folder) if found is None else found
    above = {one for path in listed for one in _above(path)}  # told with what is listed below
    return sorted(
        path
        for path, one in found.items()
        if (one.kind is not StandingKind.FOLDER or not one.size)
        and path not in listed
        and path != MANIFEST
        and not (path in above and one.kind is not StandingKind.FOLDER)
        and (locks or not (is_lock(path, found) or is_of_system(path, found)))
    )
