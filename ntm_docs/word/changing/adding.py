"""Adds a part to a package: member, content type, relationship."""

import posixpath
from collections.abc import Mapping, MutableMapping
from typing import Any

from lxml import etree

from ntm_docs.word.incoming.package import CONTENT_TYPES, parse_xml, relations

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_DEFAULT: Any = {None: _LINKS}
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def add_part(members: MutableMapping[str, bytes], main: str, kind: str, content: bytes) -> tuple[str, str]:
    """A new part of a kind (`styles`, `header`) that the main part leads to: its name and the id of its relationship.

    Raises:
        ValueError: content types or relationships of the package are no XML.
    """
    name = _free(members, posixpath.dirname(main), kind)
    members[name] = content
    types = parse_xml(members[CONTENT_TYPES])
    one = etree.SubElement(types, f"{{{_TYPES}}}Override")
    one.set("PartName", f"/{name}")
    one.set("ContentType", f"{_CONTENT}.{kind}+xml")
    members[CONTENT_TYPES] = as_bytes(types)
    return name, _link(members, main, kind, name)


def _free(members: Mapping[str, bytes], folder: str, kind: str) -> str:
    known = {name.lower() for name in members}
    names = (posixpath.join(folder, f"{kind}{number or ''}.xml") for number in range(len(members) + 1))
    return next(name for name in names if name.lower() not in known)


def _link(members: MutableMapping[str, bytes], main: str, kind: str, name: str) -> str:
    folder = posixpath.dirname(main)
    path = posixpath.join(folder, "_rels", f"{posixpath.basename(main)}.rels")
    root = parse_xml(members[path]) if path in members else etree.Element(f"{{{_LINKS}}}Relationships", nsmap=_DEFAULT)
    taken = {one.id for one in relations(members, main)}
    identity = next(f"rId{number}" for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
    one = etree.SubElement(root, f"{{{_LINKS}}}Relationship")
    one.set("Id", identity)
    one.set("Type", f"{_KIND}/{kind}")
    one.set("Target", posixpath.relpath(name, folder) if folder else name)
    members[path] = as_bytes(root)
    return identity


def as_bytes(root: Any) -> bytes:
    """A part as Word writes it."""
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made
