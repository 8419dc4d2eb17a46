"""Large XML in pieces, each a document of its own.

A part that is a long list (rows, texts) is cut after items of the list; each piece gets the tags that are
open at the cut. The pieces are well formed exactly if the part is, and may be read one by one, in any process.
"""

import re
import zipfile
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any, NamedTuple

from lxml import etree

from ntm_docs.word.incoming.package import check_well_formed, parse_xml

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_MAIN = MAIN.encode()
_PIECE = 1024 * 1024
_LONGEST = 64 * 1024 * 1024
_CODING, _HEAD = re.compile(rb"\bencoding=[\"']([^\"']*)"), 200
_ESCAPED = re.compile(rb"_x(?!000[dD]_)[0-9A-Fa-f]{4}_")
_ENTITIES = ((b"&lt;", b"<"), (b"&gt;", b">"), (b"&quot;", b'"'), (b"&apos;", b"'"), (b"&#13;", b"\r"))


class UnusualError(Exception):
    """The file is built in a way that the reader of streams does not know."""


@dataclass(frozen=True, slots=True)
class XmlListing:
    """A part that is a list: its root, the element inside that holds the items (none: the root), an item."""

    root: str
    holder: str
    item: str


SHEET = XmlListing("worksheet", "sheetData", "row")
TEXTS = XmlListing("sst", "", "si")


class XmlPiece(NamedTuple):
    """A piece of a part as a document."""

    xml: bytes
    first: bool
    last: bool


def pieces(archive: zipfile.ZipFile, part: str, listing: XmlListing) -> Generator[XmlPiece, None, None]:
    """The pieces of a part in order.

    Raises:
        UnusualError: an item is beyond the limit, or the root has another prefix.
    """
    end = f"</{listing.item}>".encode()
    names = [name.encode() for name in (listing.root, listing.holder) if name]
    closing = b"".join(b"</%s>" % name for name in reversed(names))
    opening, rest = b"", b""
    with archive.open(part) as stream:
        while data := stream.read(_PIECE):
            text = rest + data if rest else data
            cut = text.rfind(end) + len(end) if end in text else 0
            if cut:
                yield XmlPiece(b"%s%s%s" % (opening, text[:cut], closing), not opening, last=False)
                opening = opening or _opening(text[:cut], names)
            rest = text[cut:]
            if len(rest) > _LONGEST:
                raise UnusualError(part)
    yield XmlPiece(opening + rest, not opening, last=True)


def _opening(text: bytes, names: list[bytes]) -> bytes:
    """The tags that are open behind the first piece; the root with the prefixes that it declares."""
    root = re.search(rb"<%s(?:\s[^<>]*)?>" % names[0], text)
    if root is None:
        raise UnusualError("root")
    return root[0] + b"".join(b"<%s>" % name for name in names[1:])


def as_it_stands(piece: XmlPiece, listing: XmlListing) -> bytes:
    """The items of a piece as they are written, where that is the usual way.

    Of references only those of `plain` are in it. Raises:
        UnusualError: `rewritten` may still know it.
    """
    xml = piece.xml
    _check_text(xml)
    if piece.last or b"\r" in xml or _has(xml, b"#", b"&#"):  # behind the list something may follow
        raise UnusualError("text")
    name = (listing.holder or listing.root).encode()
    start, end = xml.find(b"<" + name), xml.rfind(b"</%s>" % name)
    if xml.count(b"<" + name) != 1 or xml.count(b"</" + name) != 1:
        raise UnusualError("root")
    try:
        check_well_formed(xml)
    except ValueError as error:
        raise UnusualError("text") from error
    return xml[xml.index(b">", start) + 1 : end]


def rewritten(piece: XmlPiece, listing: XmlListing) -> tuple[bytes, Any]:
    """The items of a piece, written in the usual way, and the root that they stand in.

    Raises:
        UnusualError: not well formed, another encoding, comments, or items that stand elsewhere.
    """
    _check_text(piece.xml)
    try:
        root = parse_xml(piece.xml, large=True)
    except ValueError as error:
        raise UnusualError("text") from error
    data = etree.tostring(_holder(root, piece, listing), encoding="utf-8", with_tail=False)
    _check_text(data)
    return data[data.index(b">") + 1 : data.rfind(b"</")], root


def _check_text(xml: bytes) -> None:
    """Refuse what is not read here: comments, sections, instructions, other encodings, escapes, prefixes."""
    coding = _CODING.search(xml[:_HEAD]) if xml.startswith(b"<?xml") else None
    if coding is not None and coding[1].lower() != b"utf-8":
        raise UnusualError("encoding")
    if _has(xml, b"!", b"<!") or (b"?" in xml and xml.find(b"<?", 1) >= 0):
        raise UnusualError("text")
    if xml.count(_MAIN) != 1:  # some elements may have another prefix
        raise UnusualError("prefix")
    if _has(xml, b"_", b"_x") and _ESCAPED.search(xml):
        raise UnusualError("text")


def _has(xml: bytes, rare: bytes, mark: bytes) -> bool:
    """`mark in xml`, a hundred times sooner where a rare byte of it is not there."""
    return rare in xml and mark in xml


def _holder(root: Any, piece: XmlPiece, listing: XmlListing) -> Any:
    """The element that holds the items; nothing may stand before or behind it that a cut would hide."""
    if root.tag != f"{{{MAIN}}}{listing.root}":
        raise UnusualError("root")
    if not listing.holder:
        return root
    found = root.findall(f"{{{MAIN}}}{listing.holder}")
    alone = len(found) == 1 and (piece.first or root[0] is found[0]) and (piece.last or root[-1] is found[0])
    if not alone:
        raise UnusualError("root")
    return found[0]


def plain(text: bytes) -> bytes:
    """Text out of the XML of items: its references as the characters they stand for."""
    if b"&" in text:
        for written, meant in _ENTITIES:
            text = text.replace(written, meant)
        text = text.replace(b"&amp;", b"&")
    return text
