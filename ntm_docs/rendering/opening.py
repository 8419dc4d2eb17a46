"""The file of a form → its parts, or why not."""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from ntm_docs.messages import vietnamese
from ntm_docs.ooxml import (
    CONTENT_TYPES,
    content_types,
    main_part,
    parse_xml,
    read_members,
    relations,
)
from ntm_docs.problems import Phrase
from ntm_docs.rendering.package import pack
from ntm_docs.rendering.where import W

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_NO_CHARACTER = "\ufdd0".encode()
PRINTED = ("header", "footer", "footnotes", "endnotes")
_FILLED = (*PRINTED, "comments")
_PROPERTIES = ("core-properties", "extended-properties", "custom-properties")
_TAG = re.compile(r"\{\{.+?\}\}|\{%.+?%\}|\{#.+?#\}|%7B%7B.+?%7D%7D", re.DOTALL | re.IGNORECASE)


class FormError(ValueError):
    """The file is no form; `reason` says why, in words of ours."""

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.reason = Phrase((vietnamese(f"form.{key}")[0], facts))


@dataclass(frozen=True, slots=True)
class Opened:
    """A form: its bytes (a plain .docx), parts by name, the main part, and the parts with text by kind.

    `kinds` gives for each part that is filled the type of the relationship that leads to it. `leftover` are
    tags in parts that nobody fills, `macros` programs that a document would carry on.
    """

    data: bytes
    members: Mapping[str, bytes]
    main: str
    kinds: Mapping[str, str]
    roots: Mapping[str, Any]
    leftover: tuple[tuple[str, str], ...]
    macros: tuple[str, ...]


def open_form(data: bytes) -> Opened:
    """Read a form; its content type becomes that of a document, its names are written the usual way.

    Raises:
        FormError: no .docx, an encrypted, damaged or foreign one.
    """
    _refuse_others(data)
    try:
        members = read_members(data)
        main = main_part(members)
        kinds = {main: ""} | _kinds(members, main)
    except (ValueError, KeyError) as error:
        raise FormError("damaged") from error
    roots = {name: _root(name, members[name]) for name in kinds}
    if any(_NO_CHARACTER in members[name] for name in kinds):  # the sign of our own marks
        raise FormError("damaged")
    if _STRICT in members[main][:10_000]:
        raise FormError("strict")
    if roots[main].find(f"{W}body") is None:
        raise FormError("damaged")
    for name, root in roots.items():
        prefixes = {one.prefix for one in root.iter(f"{W}*")}
        if prefixes - {"w"}:
            raise FormError("prefix", part=name)
    changed = _as_document(members, main)
    if changed or _has_backslashes(data):
        members = {**members, **changed}
        data = pack(members, compress=True)
    macros = tuple(name for name in members if name.lower().endswith(("vbaproject.bin", "vbadata.xml")))
    return Opened(data, members, main, kinds, roots, tuple(_leftover(members, kinds)), macros)


def _root(part: str, xml: bytes) -> Any:
    try:
        return parse_xml(xml)
    except ValueError as error:
        raise FormError("part", part=part) from error


def _refuse_others(data: bytes) -> None:
    if data.startswith(_OLE):
        raise FormError("encrypted" if _ENCRYPTED in data else "old")
    if data.lstrip()[:1] == b"<":
        raise FormError("html")
    if not data.startswith(b"PK"):
        raise FormError("not_docx")


def _has_backslashes(data: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return any("\\" in info.orig_filename for info in archive.infolist())


def _kinds(members: Mapping[str, bytes], main: str) -> dict[str, str]:
    """The parts that are filled, each with the type of its relationship."""
    found = {one.target: one.type for one in relations(members, main) if one.type in _FILLED}
    found |= {one.target: one.type for one in relations(members) if one.type in _PROPERTIES}
    return {name: kind for name, kind in sorted(found.items()) if name in members and name != main}


def _as_document(members: Mapping[str, bytes], main: str) -> dict[str, bytes]:
    """The content types, where they call the main part a template or a document with macros."""
    kind = content_types(members).get(main, "").encode()
    content = members.get(CONTENT_TYPES, b"")
    return (
        {CONTENT_TYPES: content.replace(b'"' + kind + b'"', b'"' + _DOCUMENT + b'"')}
        if kind not in (b"", _DOCUMENT)
        else {}
    )


def _leftover(members: Mapping[str, bytes], kinds: Mapping[str, str]) -> list[tuple[str, str]]:
    """Tags in parts that nobody fills, one for each part."""
    found = []
    for name, content in sorted(members.items()):
        if name in kinds or not name.lower().endswith((".xml", ".rels")):
            continue
        if b"{" not in content and b"%7B" not in content and b"%7b" not in content:
            continue
        text = re.sub(r"<[^>]*>", "", content.decode("utf-8", "replace"))
        links = " ".join(re.findall(r'Target="([^"]*)"', content.decode("utf-8", "replace")))
        tag = _TAG.search(text) or _TAG.search(links)
        if tag:
            found.append((name, tag[0][:80]))
    return found


def related_kinds(members: Mapping[str, bytes], main: str) -> list[str]:
    """The parts of a document that are printed, the main part first."""
    found = [one.target for one in relations(members, main) if one.type in PRINTED and one.target in members]
    return [main, *sorted(set(found) - {main})]
