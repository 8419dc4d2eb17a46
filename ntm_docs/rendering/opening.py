"""The file of a form → its parts, or why not."""

import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from ntm_docs.messages import vietnamese
from ntm_docs.problems import Phrase
from ntm_docs.reading.word_files import WordHazard, kind_of, reason_of, worded
from ntm_docs.rendering.document.package import pack
from ntm_docs.rendering.tagging.where import W
from ntm_docs.word import DAMAGE, Examined, NotWordError, examine
from ntm_docs.word.incoming.package import CONTENT_TYPES, content_types, parse_xml, relations

_DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_NO_CHARACTER = "\ufdd0".encode()
PRINTED = ("header", "footer", "footnotes", "endnotes")
_FILLED = (*PRINTED, "comments")
_PROPERTIES = ("core-properties", "extended-properties", "custom-properties")
_TAG = re.compile(r"\{\{.+?\}\}|\{%.+?%\}|\{#.+?#\}|%7B%7B.+?%7D%7D", re.DOTALL | re.IGNORECASE)


class FormError(ValueError):
    """The file is no form; `reasons` say why, in words of ours."""

    def __init__(self, *reasons: Phrase) -> None:
        super().__init__(*reasons)
        self.reasons = reasons


def _reason(key: str, **facts: object) -> Phrase:
    return Phrase((vietnamese(f"form.{key}")[0], facts))


@dataclass(frozen=True, slots=True)
class Opened:
    """A form: its bytes (a plain .docx), parts by name, the main part, and the parts with text by kind.

    `kinds` gives for each part that is filled the type of the relationship that leads to it. `leftover` are
    tags in parts that nobody fills, `unsafe` what a document made of it would fetch, run or bring along.
    """

    data: bytes
    members: Mapping[str, bytes]
    main: str
    kinds: Mapping[str, str]
    roots: Mapping[str, Any]
    leftover: tuple[tuple[str, str], ...]
    unsafe: tuple[WordHazard, ...]


def open_form(data: bytes) -> Opened:
    """Read a form; its content type becomes that of a document, its names are written the usual way.

    Raises:
        FormError: no .docx, an encrypted, damaged or foreign one; every reason is told.
    """
    try:
        found = examine(data)
    except NotWordError as error:
        raise FormError(_as_reason(error)) from error
    damage = [one.what for one in worded(one for one in found.hazards if one.kind in DAMAGE)]
    if damage:
        raise FormError(*damage)
    members, main = found.members, found.main
    kinds = {main: ""} | _kinds(members, main)
    roots = _roots(found, list(kinds))
    changed = _as_document(members, main)
    if changed or _has_backslashes(data):
        members = {**members, **changed}
        data = pack(members, compress=True)
    unsafe = tuple(worded(one for one in found.hazards if one.kind not in DAMAGE))
    return Opened(data, members, main, kinds, roots, tuple(_leftover(members, kinds)), unsafe)


def _as_reason(error: NotWordError) -> Phrase:
    """Why a file is no form."""
    own = {"old": "old", "encrypted": "encrypted", "html": "html", "xml": "html", "strict": "strict"}
    if error.format in own:
        return _reason(own[error.format])
    if error.format == "broken" or (error.format == "part" and error.reason == "no body"):
        return _reason("damaged")
    if error.format in ("large", "doubled", "part"):
        return Phrase((reason_of(error), {}))
    return _reason("foreign", kind=kind_of(error.format))


def _roots(found: Examined, names: Sequence[str]) -> dict[str, Any]:
    """The roots of the parts that are filled, as this room may change them.

    Raises:
        FormError: one bears our own marks, or names its elements as Word never does.
    """
    if any(_NO_CHARACTER in found.members[name] for name in names):  # the sign of our own marks
        raise FormError(_reason("damaged"))
    roots = {name: parse_xml(found.members[name]) for name in names}
    strange = [name for name, root in roots.items() if {one.prefix for one in root.iter(f"{W}*")} - {"w"}]
    if strange:
        raise FormError(*(_reason("prefix", part=name) for name in strange))
    return roots


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
