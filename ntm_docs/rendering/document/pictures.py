"""Pictures of a form that a document replaces: logo, seal."""

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.word.incoming.package import parse_xml, relations

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_KINDS = {
    b"\x89PNG": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif", b"BM": "bmp", b"II*\0": "tif", b"MM\0*": "tif",
    b"\x01\x00\x00\x00": "emf", b"\xd7\xcd\xc6\x9a": "wmf",
}  # fmt: skip
_SAME = {"jpeg": "jpg", "tiff": "tif"}


def replacements(
    members: Mapping[str, bytes],
    kinds: Mapping[str, str],
    given: Mapping[str, str | Path | bytes | BinaryIO],
    form: str,
) -> dict[str, bytes]:
    """The files of the form that give way, each with its new content.

    A picture is known by the name of the file it was inserted from, its title or its description, in the text,
    headers and footers. It keeps the size that it has in the form.

    Raises:
        ProblemsError: the form has no such picture, or the new one is of another kind of file.
    """
    known: dict[str, set[str]] = {}
    for part, kind in kinds.items():
        for name, target in _named(members, part) if kind in ("", "header", "footer") else ():
            known.setdefault(name, set()).add(target)
    made: dict[str, bytes] = {}
    problems = []
    for name, source in given.items():
        content = _content(source)
        if name not in known:
            facts: dict[str, object] = {"name": name, "known": ", ".join(sorted(known)) or "0"}
            problems.append(Problem("template.picture_name", Place(form), facts=facts))
        for target in sorted(known.get(name, ())):
            suffix = posixpath.splitext(target)[1].lstrip(".").lower()
            wanted = _SAME.get(suffix, suffix)
            if _kind(content) != wanted:
                problems.append(Problem("template.picture_kind", Place(form), facts={"name": name, "kind": wanted}))
            made[target] = content
    if problems:
        raise ProblemsError(problems)
    return made


def _named(members: Mapping[str, bytes], part: str) -> Iterator[tuple[str, str]]:
    """Every name of every picture of a part, and the file that holds it."""
    targets = {one.id: one.target for one in relations(members, part) if not one.external}
    for picture in parse_xml(members[part]).iter(f"{_PIC}pic"):
        properties = picture.find(f"{_PIC}nvPicPr/{_PIC}cNvPr")
        blip = picture.find(f"{_PIC}blipFill/{_A}blip")
        target = "" if blip is None else targets.get(blip.get(f"{_R}embed") or "", "")
        if properties is None or target not in members:
            continue
        for name in (properties.get("name"), properties.get("title"), properties.get("descr")):
            if name:
                yield name, target


def _content(source: Any) -> bytes:
    if isinstance(source, bytes):
        return source
    if isinstance(source, str | Path):
        return Path(source).read_bytes()
    source.seek(0)
    return bytes(source.read())


def _kind(content: bytes) -> str:
    return next((kind for start, kind in _KINDS.items() if content.startswith(start)), "")
