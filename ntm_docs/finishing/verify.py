"""Holds the files of a folder against its manifest."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from ntm_docs.finishing.manifest import MANIFEST
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.system_faults import refusal

_OTHERS = ("~$", ".~lock.", ".DS_Store", "Thumbs.db", "desktop.ini")
MAX_MANIFEST = 64 * 1024 * 1024


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
    path, facts = folder / MANIFEST, {"folder": str(folder)}
    if not folder.is_dir():
        code = "verify.not_folder" if folder.exists() else "verify.no_folder"
        raise ProblemsError([Problem(code, Place(str(folder)))])
    if not path.is_file():
        raise ProblemsError([Problem("verify.no_manifest", Place(str(path)), facts=facts)])
    try:
        manifest: Mapping[str, Any] = _load(path)
        digests_of(manifest)
    except OSError as error:
        raise refusal(error, path) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ProblemsError([Problem("verify.broken_manifest", Place(str(path)), facts=facts)]) from None
    return manifest


def _load(path: Path) -> Any:
    if path.stat().st_size > MAX_MANIFEST:
        raise ValueError(MANIFEST)
    return json.loads(path.read_text(encoding="utf-8"))


def _digests(manifest: Any) -> Iterator[tuple[str, str]]:
    if not str(manifest["tool"]).startswith("ntm-docs "):
        raise ValueError("not our manifest")
    listed = [document for dossier in manifest["dossiers"] for document in dossier["documents"]]
    for document in (*listed, *manifest.get("extras", ()), *manifest.get("files", ())):
        path = PurePosixPath(document["path"])
        if path.is_absolute() or ".." in path.parts:
            raise ValueError(str(path))
        yield str(path), document["sha256"]


def verify(folder: Path) -> list[Problem]:
    """Every file that was changed, is missing, or is not listed.

    Raises:
        ProblemsError: there is no manifest of ours.
        MachineError: a file cannot be read.
    """
    listed = read_manifest(folder)
    place = Place(str(folder / MANIFEST))
    problems = [] if listed else [Problem("verify.nothing", place)]
    for path, digest in listed.items():
        file = folder / path
        if not file.is_file():
            problems.append(Problem("verify.missing", place, facts={"path": path}))
        elif _digest(file) != digest:
            problems.append(Problem("verify.changed", place, facts={"path": path}))
    extras = (Problem("verify.extra", place, facts={"path": path}) for path in unlisted(folder, listed))
    return [*problems, *extras]


def digest_of(file: Path) -> str:
    """SHA-256 of a file's contents, as a manifest tells it.

    Raises:
        OSError: it cannot be read.
    """
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _digest(file: Path) -> str:
    try:
        return digest_of(file)
    except OSError as error:
        raise refusal(error, file) from None


def unlisted(folder: Path, listed: Mapping[str, str], *, locks: bool = False) -> list[str]:
    """What the manifest does not list: files, links, empty folders; with `locks`, lock files of editors too."""
    found = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir() or not any(path.iterdir()))
    names = (path.relative_to(folder).as_posix() for path in found if locks or not path.name.startswith(_OTHERS))
    return sorted(name for name in names if name not in listed and name != MANIFEST)
