"""Whether a package holds together as Word asks.

ISO 29500-2, 10.1 (content types) and 9.3 (relationships). Asked of what Word reaches; a stray member is none of it.
"""

import posixpath
from collections.abc import Iterator, Mapping
from typing import Literal
from xml.parsers import expat

from ntm_docs.word.incoming.hazard import Hazard
from ntm_docs.word.incoming.links import Use, is_outside, relations_name
from ntm_docs.word.incoming.package import CONTENT_TYPES, PACKAGE_RELATIONS, content_types, parse_xml, relations

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
# The root of a part by the last word of its relationship; its content type ends with that word too.
ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "header": "hdr",
    "footer": "ftr",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "fontTable": "fonts",
    "theme": "theme",
}
_SHOWN = (*ROOTS, "image", "chart")
_NOWHERE = "null"  # how some programs write a picture that is gone
_MOST = 120


class _DoctypeError(Exception):
    """A part declares a document type; no part of a document has one, and entities come no other way."""


def xml_fault(content: bytes) -> Literal["", "doctype", "damaged"]:
    """What is wrong with XML of any size, empty where nothing is; no entity is followed, nothing is kept."""
    parser = expat.ParserCreate()

    def refuse(*_about: object) -> None:
        raise _DoctypeError

    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except _DoctypeError:
        return "doctype"
    except (expat.ExpatError, ValueError, LookupError):
        return "damaged"
    return ""


def reached(members: Mapping[str, bytes], main: str) -> dict[str, tuple[str, str]]:
    """Every part that a relationship leads to: the type of the first one, its source; the main part first."""
    found = {main: ("officeDocument", "")}
    waiting = [main, ""]
    while waiting:
        source = waiting.pop(0)
        try:
            links = relations(members, source)
        except ValueError:
            continue
        for one in links:
            if not is_outside(one) and one.target in members and one.target not in found:
                found[one.target] = (one.type, source)
                waiting.append(one.target)
    return found


def unsound(members: Mapping[str, bytes], main: str, used: Mapping[str, list[Use]]) -> Iterator[Hazard]:
    """What keeps Word from opening a package, or makes it leave something out; `used` are the links in each part."""
    parts = reached(members, main)
    yield from _types(members, main, parts)
    if PACKAGE_RELATIONS not in members or not any(one.target == main for one in relations(members)):
        yield Hazard("relations", PACKAGE_RELATIONS)
    if relations_name(main) not in members and _has_siblings(members, main):
        yield Hazard("relations", relations_name(main))
    for part in ("", *parts):
        name = relations_name(part)
        try:
            links = relations(members, part)
        except ValueError:
            yield Hazard("damaged", name)
            continue
        for one in links:
            gone = not is_outside(one) and one.target not in members
            if gone and one.type in _SHOWN and _NOWHERE not in one.target.lower():
                yield Hazard("target", part, one.target[:_MOST])
        known = {one.id for one in links}
        for identity in dict.fromkeys(use.id for use in used.get(part, ()) if use.element != "altChunk"):
            if identity not in known:
                yield Hazard("relations", part, identity[:_MOST])


def _types(members: Mapping[str, bytes], main: str, parts: Mapping[str, tuple[str, str]]) -> Iterator[Hazard]:
    if CONTENT_TYPES not in members:
        yield Hazard("types", CONTENT_TYPES)
        return
    try:
        root, own = parse_xml(members[CONTENT_TYPES]), content_types(members)
    except ValueError:
        yield Hazard("damaged", CONTENT_TYPES)
        return
    usual = {
        (one.get("Extension") or "").lower(): one.get("ContentType") or "" for one in root.iter(f"{_TYPES}Default")
    }
    for part, (kind, _source) in parts.items():
        given = own.get(part, usual.get(posixpath.splitext(part)[1].lstrip(".").lower(), ""))
        if part == main:
            right = "wordprocessingml" in given or "ms-word" in given
        else:
            right = given.endswith(f"{kind}+xml") if kind in ROOTS else bool(given)
        if not right:
            yield Hazard("types", part)


def _has_siblings(members: Mapping[str, bytes], main: str) -> bool:
    """Whether parts lie beside the main one that only its relationships could lead to."""
    folder = posixpath.dirname(main)
    return any(posixpath.join(folder, f"{name}.xml") in members for name in ROOTS)
