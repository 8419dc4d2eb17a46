"""Papers and files of a manifest against each other."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from ntm_docs.form_catalogue import catalogue

Where = tuple[int | str, ...]
_SETS = re.compile(r"in-(\d{2,})-bo\.pdf")


class Wrong(NamedTuple):
    """A field: where it stands, what it says, what it should say; nothing of both where no one value is due."""

    where: Where
    said: object
    due: object
    code: str = ""


def wrong_papers(dossier: Mapping[str, Any], where: Where) -> Iterator[Wrong]:
    """The documents of a dossier: forms there are, in its folder, as many copies as it has sets."""
    for number, document in enumerate(dossier["documents"]):
        at = (*where, "documents", number)
        yield from _of_a_form(document, at)
        if not document["path"].startswith(f"{dossier['id']}/"):
            yield Wrong((*at, "path"), document["path"], f"{dossier['id']}/…")
        if document["copies"] != dossier["copies"]:
            yield Wrong((*at, "copies"), document["copies"], dossier["copies"])


def _of_a_form(document: Mapping[str, Any], at: Where) -> Iterator[Wrong]:
    if document["form"] not in catalogue():
        yield Wrong((*at, "form"), document["form"], ", ".join(catalogue()))
    if not document["path"].endswith(".docx"):
        yield Wrong((*at, "path"), document["path"], "….docx")


def wrong_listings(manifest: Mapping[str, Any]) -> Iterator[Wrong]:
    """Papers beside the dossiers, and files that printing added."""
    dossiers = {dossier["id"]: dossier for dossier in manifest["dossiers"]}
    if len(dossiers) != len(manifest["dossiers"]):
        yield Wrong(("dossiers",), len(manifest["dossiers"]), len(dossiers))
    for number, extra in enumerate(manifest.get("extras", ())):
        at = ("extras", number)
        yield from _of_a_form(extra, at)
        front = extra["front"]
        if front and front not in dossiers:
            yield Wrong((*at, "front"), front, ", ".join(dossiers))
        elif front and not extra["path"].startswith(f"{front}/"):
            yield Wrong((*at, "path"), extra["path"], f"{front}/…")
        elif front and extra["copies"] != dossiers[front]["copies"] and "groups" not in extra:
            yield Wrong((*at, "copies"), extra["copies"], dossiers[front]["copies"])
    documents = {one["path"] for dossier in dossiers.values() for one in dossier["documents"]}
    papers = documents | {one["path"] for one in manifest.get("extras", ())}
    for number, file in enumerate(manifest.get("files", ())):
        path = PurePosixPath(file["path"])
        match, owner = _SETS.fullmatch(path.name), dossiers.get(str(path.parent))
        if match and owner and owner["copies"] != int(match[1]):
            yield Wrong(("dossiers", [*dossiers].index(owner["id"]), "copies"), owner["copies"], int(match[1]))
        if path.suffix == ".docx" and file["path"] in papers:
            yield Wrong(("files", number, "path"), file["path"], "….pdf")
