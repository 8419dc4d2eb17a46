"""What a file is, by its bytes, not its name."""

import zipfile
from io import BytesIO
from typing import Literal

from ntm_docs.word.incoming.package import CONTENT_TYPES, read_members

Format = Literal[
    "word",
    "template",
    "macro_template",
    "empty",
    "text",
    "html",
    "xml",
    "rtf",
    "pdf",
    "picture",
    "rar",
    "seven_zip",
    "old",
    "encrypted",
    "opendocument",
    "workbook",
    "slides",
    "visio",
    "zip",
    "strict",
    "broken",
    "large",
    "doubled",
    "part",
]
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HEAD = 4096
_BLANK = b"\xef\xbb\xbf \t\r\n\0"
_BEGINNINGS: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "seven_zip"),
    (b"MIME-Version:", "html"),  # a page with its pictures, as browsers and Word keep it
)
_OF_THE_WEB = (b"<html", b"<!doctype html", b"<head", b"<body", b"<table", b"<p>", b"<div", b"<meta")
_MADE_OF: tuple[tuple[bytes, Format], ...] = (
    (b"spreadsheetml", "workbook"),
    (b"presentationml", "slides"),
    (b"wordprocessingml.template", "template"),
    (b"ms-word.template", "macro_template"),
    (b"drawing", "visio"),
)


class NotWordError(ValueError):
    """The file is no document of Word's that can be read: `format` says what it is, or what is wrong with it.

    `part` is the part concerned (of "doubled" and "part"), `reason` the reader's own words (of "broken").
    """

    def __init__(self, format_: Format, *, part: str = "", reason: str = "") -> None:
        super().__init__(format_, part, reason)
        self.format: Format = format_
        self.part, self.reason = part, reason


def format_of(data: bytes) -> Format:
    """What a file is; "word" for every package that says nothing else of itself, sound or not."""
    if not data.strip(_BLANK):
        return "empty"
    if data.startswith(_OLE):
        return "encrypted" if _ENCRYPTED in data else "old"
    head = data[:_HEAD].lstrip(_BLANK)
    named = next((name for start, name in _BEGINNINGS if head.startswith(start)), None)
    if named is not None:
        return named
    if head.startswith(b"<"):
        return "html" if any(one in head.lower() for one in _OF_THE_WEB) else "xml"
    return _format_of_package(data) if data.startswith(b"PK") else "text"


def _format_of_package(data: bytes) -> Format:
    """What a package is, by what it says of itself."""
    try:
        members = read_members(data, lambda name: name in (CONTENT_TYPES, "mimetype"))
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = [name.replace("\\", "/") for name in archive.namelist()]
    except (ValueError, zipfile.BadZipFile, NotImplementedError, OSError):
        return "word"
    if b"opendocument" in members.get("mimetype", b""):
        return "opendocument"
    types = members.get(CONTENT_TYPES, b"")
    main = [one for one in types.split(b"<") if b".main+xml" in one or b"template.macro" in one or b"Visio" in one]
    found = next((name for one in main for sign, name in _MADE_OF if sign in one), None)
    if found is None and not types and not any(name.lower().startswith("word/") for name in names):
        return "zip"
    return found or "word"
