"""Holds the files of a folder against its manifest."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from ntm_docs.finishing.manifest import MANIFEST
from ntm_docs.problems import Place, Problem, ProblemsError

_OTHERS = ("~$", ".~lock.", ".DS_Store", "Thumbs.db", "desktop.ini")
MAX_MANIFEST = 64 * 1024 * 1024


def read_manifest(folder: Path) -> Mapping[str, str]:
    """The digest of every file that the folder's manifest lists, by path.

    Raises:
        ProblemsError: there is no manifest of ours, or it names a path outside the folder.
    """
    path = folder / MANIFEST
    try:
        return dict(_digests(_load(path)))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        facts = {"folder": str(folder)}
        raise ProblemsError([Problem("verify.no_manifest", Place(str(path)), facts=facts)]) from None


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
    """Every file that was changed, is missing, or is not listed."""
    listed = read_manifest(folder)
    place = Place(str(folder / MANIFEST))
    problems = []
    for path, digest in listed.items():
        file = folder / path
        if not file.is_file():
            problems.append(Problem("verify.missing", place, facts={"path": path}))
        elif hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            problems.append(Problem("verify.changed", place, facts={"path": path}))
    extras = (Problem("verify.extra", place, facts={"path": path}) for path in unlisted(folder, listed))
    return [*problems, *extras]


def unlisted(folder: Path, listed: Mapping[str, str], *, locks: bool = False) -> list[str]:
    """What the manifest does not list: files, links, empty folders; with `locks`, lock files of editors too."""
    found = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir() or not any(path.iterdir()))
    names = (path.relative_to(folder).as_posix() for path in found if locks or not path.name.startswith(_OTHERS))
    return sorted(name for name in names if name not in listed and name != MANIFEST)
