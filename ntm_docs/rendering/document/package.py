"""Packs document parts into a .docx whose bytes never vary.

`zipfile` cannot copy a compressed entry as it stands, and re-compressing would tie our bytes to
one build of zlib. So parts that do not change keep the compressed bytes of the form, and parts
that do are stored, or deflated by us where they are long: same input, same bytes on any machine.
(PKWARE APPNOTE 4.3)
"""

import hashlib
import shutil
import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import BinaryIO

from ntm_docs.rendering.document.deflate import deflate
from ntm_docs.word.incoming.package import check_limits

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_DATE = (1 << 5) | 1  # 1980-01-01, the first day a zip can name
_VERSION = 20
_STORED, _DEFLATED = 0, 8
_LONG = 30_000  # bytes; a document with a shorter part is smaller than 40 KB as it is
_TEXT = "word/document.xml"
_UTF8 = 1 << 11  # a name beyond ASCII, such as that of a picture (APPNOTE, appendix D)


class Base:
    """The parts of a form that no document changes, packed once."""

    def __init__(self, data: bytes, changing: frozenset[str]) -> None:
        self._entries = bytearray()
        self._central: list[bytes] = []
        with zipfile.ZipFile(BytesIO(data)) as archive:
            check_limits(archive)
            for info in sorted(archive.infolist(), key=_order):
                if info.filename not in changing:
                    raw = data[_data_start(data, info) :][: info.compress_size]
                    self._add(info, raw)
        self._start = bytes(self._entries)

    def _add(self, info: zipfile.ZipInfo, raw: bytes) -> None:
        header, central = _headers(
            info.filename, info.compress_type, info.CRC, len(raw), info.file_size, len(self._entries)
        )
        self._entries += header + raw
        self._central.append(central)

    def seal(self, parts: Mapping[str, bytes]) -> bytes:
        """The whole document: the unchanged parts, then `parts` in the order given."""
        chunks, central, offset = [self._start], list(self._central), len(self._start)
        for name, content in parts.items():
            raw, method = _kept(name, content)
            header, entry = _headers(name, method, zlib.crc32(content), len(raw), len(content), offset)
            chunks += (header, raw)
            central.append(entry)
            offset += len(header) + len(raw)
        return _finish(chunks, central, offset)


def _kept(name: str, content: bytes) -> tuple[bytes, int]:
    """A rendered part as it goes into the document, and how: long ones are deflated."""
    packed = deflate(content) if len(content) > _LONG and name.endswith(".xml") else None
    return (content, _STORED) if packed is None else (packed, _DEFLATED)


def pack(members: Mapping[str, bytes], *, compress: bool = False) -> bytes:
    """A new .docx of `members`; content types first, the rest by name."""
    chunks: list[bytes] = []
    central: list[bytes] = []
    offset = 0
    for name in sorted(members, key=_name_order):
        content = members[name]
        raw, method = (_deflate(content), _DEFLATED) if compress else (content, _STORED)
        header, entry = _headers(name, method, zlib.crc32(content), len(raw), len(content), offset)
        chunks += (header, raw)
        central.append(entry)
        offset += len(header) + len(raw)
    return _finish(chunks, central, offset)


def text_of(data: bytes) -> tuple[str, str]:
    """The text of a document that was made here, as XML, and a sign of everything else in it; empty without a text."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        others = [(one.filename, one.CRC, one.file_size) for one in archive.infolist() if one.filename != _TEXT]
        if _TEXT not in archive.NameToInfo:
            return "", ""
        return archive.read(_TEXT).decode("utf-8"), hashlib.sha256(repr(others).encode()).hexdigest()[:16]


def repack(source: zipfile.ZipFile, target: BinaryIO) -> None:
    """What `pack` makes of the parts of a package; of large ones only a piece is held."""
    central: list[bytes] = []
    offset = 0
    for info in sorted(source.infolist(), key=_order):
        header, entry = _headers(info.filename, _STORED, info.CRC, info.file_size, info.file_size, offset)
        target.write(header)
        with source.open(info) as stream:
            shutil.copyfileobj(stream, target)
        central.append(entry)
        offset += len(header) + info.file_size
    target.write(_finish([], central, offset))


def _deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def _headers(name: str, method: int, crc: int, packed: int, size: int, offset: int) -> tuple[bytes, bytes]:
    """The local header and the central directory entry of one part."""
    raw_name = name.encode()
    fields = (_VERSION, 0 if raw_name.isascii() else _UTF8, method, 0, _DATE, crc, packed, size, len(raw_name))
    local = _LOCAL.pack(b"PK\3\4", *fields, 0) + raw_name
    central = _CENTRAL.pack(b"PK\1\2", _VERSION, *fields, 0, 0, 0, 0, 0, offset) + raw_name
    return local, central


def _finish(chunks: list[bytes], central: list[bytes], offset: int) -> bytes:
    directory = b"".join(central)
    count = len(central)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), offset, 0)
    return b"".join([*chunks, directory, end])


def _data_start(data: bytes, info: zipfile.ZipInfo) -> int:
    """Where the packed bytes of an entry begin: after its local header, name and extra field."""
    fields = _LOCAL.unpack_from(data, info.header_offset)
    name_length, extra_length = int(fields[-2]), int(fields[-1])
    return info.header_offset + _LOCAL.size + name_length + extra_length


def _order(info: zipfile.ZipInfo) -> tuple[int, str]:
    return _name_order(info.filename)


def _name_order(name: str) -> tuple[int, str]:
    first = {"[Content_Types].xml": 0, "_rels/.rels": 1}
    return first.get(name, 2), name
