"""Opens Office packages and their XML with limits, without network."""

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any
from xml.parsers import expat

from lxml import etree

MAX_UNPACKED = 64 * 1024 * 1024
MAX_MEMBERS = 2_000
MAX_RATIO = 400
_SMALL = 1024 * 1024


def read_members(data: bytes, wanted: Callable[[str], object] | None = None) -> dict[str, bytes]:
    """The parts of a package by name; with `wanted`, only those whose name it accepts.

    Raises:
        ValueError: not a zip, too many parts, too large once unpacked, or packed beyond belief.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            check_limits(archive)
            infos = (info for info in archive.infolist() if wanted is None or wanted(info.filename))
            return {info.filename: archive.read(info) for info in infos}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise ValueError(str(error)) from error


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
