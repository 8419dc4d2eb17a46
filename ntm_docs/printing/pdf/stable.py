"""The same PDF on every day.

LibreOffice writes the time of conversion, and identifiers made from it. Here the time is fixed and the
identity follows from the content. Both are overwritten in place, at their own length, so that every
offset in the file still holds. Not done: the seconds in the colour profile of a PDF/A, and all that
Word writes; both lie in compressed streams.
"""

import hashlib
import re

_TIME = b"20000101000000"  # as for workbooks: the same on every day
_STAMP = b"2000-01-01T00:00:00Z"
_TIMES = re.compile(rb"(?<=Date\(D:)\d{14}(?=[Z+\-')])")
_STAMPS = re.compile(rb"(?<=Date>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ(?=</xmp:)")
_IDENTITIES = re.compile(rb"/ID\s*\[\s*<([0-9A-Fa-f]{32})>\s*<([0-9A-Fa-f]{32})>\s*\]")
_CHECKSUM = re.compile(rb"(?<=/DocChecksum /)[0-9A-F]{32}")


def stable(pdf: bytes) -> bytes:
    """The PDF without the time of its making; of the same length."""
    timeless = _STAMPS.sub(_STAMP, _TIMES.sub(_TIME, pdf))
    bare = _CHECKSUM.sub(b"0" * 32, _IDENTITIES.sub(_emptied, timeless))
    digest = hashlib.sha256(bare).hexdigest()[:32].upper().encode()
    return _CHECKSUM.sub(digest, _IDENTITIES.sub(lambda found: _with(found, digest), timeless))


def names_itself(pdf: bytes) -> bool:
    """Whether a PDF is one of ours, byte for byte: it bears the digest of all its other bytes."""
    return _IDENTITIES.search(pdf) is not None and stable(pdf) == pdf


def _emptied(found: "re.Match[bytes]") -> bytes:
    return _with(found, b"0" * 32)


def _with(found: "re.Match[bytes]", digest: bytes) -> bytes:
    """The pair of identifiers with both replaced, all between them as it was."""
    whole = found.group()
    for index in (1, 2):
        start, end = found.span(index)
        whole = whole[: start - found.start()] + digest + whole[end - found.start() :]
    return whole
