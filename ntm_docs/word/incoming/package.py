"""Opens Office packages and their XML with limits, without network."""

import posixpath
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import lru_cache
from io import BytesIO
from typing import Any, NamedTuple
from urllib.parse import unquote
from xml.parsers import expat

from lxml import etree

MAX_UNPACKED = 64 * 1024 * 1024
MAX_MEMBERS = 2_000
MAX_RATIO = 400
_SMALL = 1024 * 1024
CONTENT_TYPES, PACKAGE_RELATIONS = "[Content_Types].xml", "_rels/.rels"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_MAIN_TYPES = tuple(
    f"{kind}.main+xml"
    for kind in (
        "wordprocessingml.document",
        "wordprocessingml.template",
        "word.document.macroEnabled",
        "word.template.macroEnabledTemplate",
    )
)
_USUAL = ("styles", "numbering", "settings", "footnotes", "endnotes", "comments", "theme")


class Relation(NamedTuple):
    """A relationship of a part: its id, the last word of its type, the part or address it leads to, as written."""

    id: str
    type: str
    target: str
    external: bool = False
    written: str = ""


def read_members(data: bytes, wanted: Callable[[str], object] | None = None) -> dict[str, bytes]:
    """The parts of a package by name; with `wanted`, only those whose name it accepts.

    Raises:
        ValueError: not a zip, too many parts, too large once unpacked, or packed beyond belief.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            check_limits(archive)
            infos = ((part_name(info), info) for info in archive.infolist())
            return {name: archive.read(info) for name, info in infos if wanted is None or wanted(name)}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise ValueError(str(error)) from error


def part_name(info: zipfile.ZipInfo) -> str:
    """The name of a part; some programs write it with backslashes."""
    return info.filename.replace("\\", "/")


def relations(members: Mapping[str, bytes], part: str = "") -> list[Relation]:
    """The relationships of a part, of the package itself for "" (ISO 29500-2, 9.3).

    Targets are names as `members` has them, whatever way they are written: from the root, with `..`, with
    backslashes or in other letters. A target that is not there keeps its name.
    """
    folder, name = posixpath.split(part)
    content = members.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    if content is None:
        return []
    known = {one.lower(): one for one in members}
    found = []
    for identity, kind, written, external in _written_relations(content):
        target = written
        if not external:
            path = unquote(written.replace("\\", "/")).split("#")[0]
            path = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
            target = known.get(path.lower(), path)
        found.append(Relation(identity, kind, target, external, written))
    return found


@lru_cache(maxsize=64)  # a part's relationships are asked for by everyone who reads it
def _written_relations(content: bytes) -> tuple[tuple[str, str, str, bool], ...]:
    """Of each relationship its id, the last word of its type, its target as it stands, and whether it is external."""
    return tuple(
        (
            one.get("Id") or "",
            (one.get("Type") or "").rsplit("/", 1)[-1],
            one.get("Target") or "",
            one.get("TargetMode") == "External",
        )
        for one in parse_xml(content).iter(_RELATION)
    )


def main_part(members: Mapping[str, bytes]) -> str:
    """The part that is the document: what the package's relationships say, else its content type.

    Raises:
        ValueError: there is none.
    """
    for relation in relations(members):
        if relation.type == "officeDocument" and relation.target in members:
            return relation.target
    for name, kind in content_types(members).items():
        if kind.endswith(_MAIN_TYPES):
            return name
    if "word/document.xml" in members:
        return "word/document.xml"
    raise ValueError("word/document.xml missing")


def content_types(members: Mapping[str, bytes]) -> dict[str, str]:
    """The content type of every part that has one of its own, by name."""
    content = members.get(CONTENT_TYPES)
    known = {one.lower(): one for one in members}
    found = {}
    for one in [] if content is None else parse_xml(content).iter(f"{_TYPES}Override"):
        path = unquote(one.get("PartName") or "").replace("\\", "/").lstrip("/")
        if path.lower() in known:
            found[known[path.lower()]] = one.get("ContentType") or ""
    return found


def usual_names(members: Mapping[str, bytes]) -> dict[str, str]:
    """The parts of a document by the names that Word itself gives them.

    `word/document.xml` is the main part whatever its name, `word/styles.xml` its styles, and so on; headers,
    footers and all others keep their names.

    Raises:
        ValueError: there is no main part.
    """
    main = main_part(members)
    named = {name: name for name in members}
    for kind in _USUAL:
        usual = "word/theme/theme1.xml" if kind == "theme" else f"word/{kind}.xml"
        for name in related_parts(members, main, kind)[:1]:
            named[usual] = name
    return named | {"word/document.xml": main}


def related_parts(members: Mapping[str, bytes], part: str, *types: str) -> list[str]:
    """The parts of these types that a part leads to, in the order of its relationships, once each."""
    targets = (one.target for one in relations(members, part) if one.type in types and one.target in members)
    return list(dict.fromkeys(targets))


def check_limits(archive: zipfile.ZipFile, most: int = MAX_UNPACKED) -> None:
    """Refuse a package that would unpack to more bytes than any document needs."""
    infos = archive.infolist()
    if len(infos) > MAX_MEMBERS or sum(info.file_size for info in infos) > most:
        raise ValueError("archive too large")
    if any(info.file_size > _SMALL and info.file_size > MAX_RATIO * max(1, info.compress_size) for info in infos):
        raise ValueError("archive packed beyond belief")


def safe_parser(*, large: bool = False) -> etree.XMLParser:
    """A parser without entities, network or recovery."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=large)


def check_well_formed(xml: bytes) -> None:
    """Read a part of any size and keep nothing; no entity is followed.

    Raises:
        ValueError: not well formed.
    """
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(xml, True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error


def parse_xml(xml: bytes, *, large: bool = False) -> Any:
    """The root of a part; a `large` one may be as deep and long as it likes.

    Raises:
        ValueError: not well formed, with a document type definition, or beyond the parser's limits.
    """
    try:
        root = etree.fromstring(xml, safe_parser(large=large))
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    information: Any = root.getroottree().docinfo
    if information.doctype:  # no part of a document has one; entities come no other way
        raise ValueError("document type definition")
    return root
