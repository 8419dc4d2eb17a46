"""Pictures that fetch, or that an outside program draws."""

import re
import zlib
from collections.abc import Iterator
from typing import Any

from ntm_docs.word.incoming.hazard import Hazard
from ntm_docs.word.incoming.package import parse_xml

_POSTSCRIPT = (b"%!PS", b"\xc5\xd0\xd3\xc6")
_GZIP = b"\x1f\x8b"
_HEAD = 256
_BLANK = b"\xef\xbb\xbf \t\r\n"
_INSIDE = re.compile(r"\s*(?:#|data:|$)", re.IGNORECASE)
_IN_STYLE = re.compile(r"url\(\s*['\"]?(?!\s*['\"]?(?:#|data:))([^)'\"]+)|@import\s+['\"]?([^'\";]+)", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!DOCTYPE[^<>\[]*>")  # one that declares no entities: older drawing programs write it
_CLICKED = "}a"
_MOST = 120


def hazards_of_picture(name: str, content: bytes) -> Iterator[Hazard]:
    """What a picture fetches when it is drawn; it is known by its bytes, as programs know it."""
    head = content[:_HEAD].lstrip(_BLANK)
    if head.startswith(_POSTSCRIPT):
        yield Hazard("picture", name, "PostScript (EPS)")
    elif head.startswith(_GZIP) and _unpacked(content).lstrip(_BLANK).startswith(b"<"):
        yield Hazard("picture", name, "SVGZ")
    elif head.startswith(b"<") or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        yield from _drawn_in_xml(name, content)


def _unpacked(content: bytes) -> bytes:
    """The beginning of what a picture holds; Word packs WMF and EMF this way too."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(content, _HEAD)
    except zlib.error:
        return b""


def _drawn_in_xml(name: str, content: bytes) -> Iterator[Hazard]:
    try:
        root = parse_xml(_DOCTYPE.sub(b"", content, count=1), large=True)
    except ValueError:
        yield Hazard("damaged", name)
        return
    for one in root.iter("*"):
        for key, value in one.attrib.items():
            if key.rpartition("}")[2] in ("href", "src") and not one.tag.endswith(_CLICKED):
                if not _INSIDE.match(value):
                    yield Hazard("external", name, value[:_MOST])
            else:
                yield from _styled(name, value)
        if one.tag.endswith("}style"):
            yield from _styled(name, "".join(one.itertext()))
    yield from _sheets(name, root)


def _styled(name: str, style: str) -> Iterator[Hazard]:
    for found in _IN_STYLE.finditer(style):
        yield Hazard("external", name, (found[1] or found[2])[:_MOST])


def _sheets(name: str, root: Any) -> Iterator[Hazard]:
    """Style sheets that a drawing asks for before its first element."""
    for one in root.itersiblings(preceding=True):
        if getattr(one, "target", "") == "xml-stylesheet":
            yield Hazard("external", name, (one.text or "")[:_MOST])
