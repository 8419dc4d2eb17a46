"""Opens Office packages and their XML with limits, without network."""

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

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


def safe_parser() -> etree.XMLParser:
    """A parser without entities, network or recovery."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


class _Nothing:
    """Keeps nothing of what a parser reads."""

    def close(self) -> None:
        """Called at the end of the part."""


def well_formed() -> etree.XMLParser:
    """A parser to feed a part of any size to, piece by piece: it keeps nothing and raises `XMLSyntaxError`."""
    nothing: Any = _Nothing()
    return etree.XMLParser(target=nothing, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)


def parse_xml(xml: bytes) -> Any:
    """The root of a part.

    Raises:
        ValueError: not well formed, with a document type definition, or beyond the parser's limits.
    """
    try:
        root = etree.fromstring(xml, safe_parser())
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    information: Any = root.getroottree().docinfo
    if information.doctype:  # no part of a document has one; entities come no other way
        raise ValueError("document type definition")
    return root
