"""Strict Open XML → the names of transitional files.

ISO 29500-1 and ISO 29500-4 name the same elements by other addresses. Lengths that a strict file gives with a unit
(`12pt`) stay as they are, so that the words of such a file can be read, and not how it is set.
"""

from collections.abc import Mapping

_SCHEMAS = b"http://schemas.openxmlformats.org/"
_PURL = b"http://purl.oclc.org/ooxml/"
_NAMES = (
    (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
    (b"officeDocument/math", b"officeDocument/2006/math"),
    (b"officeDocument/docPropsVTypes", b"officeDocument/2006/docPropsVTypes"),
    (b"drawingml/main", b"drawingml/2006/main"),
    (b"drawingml/wordprocessingDrawing", b"drawingml/2006/wordprocessingDrawing"),
    (b"drawingml/picture", b"drawingml/2006/picture"),
    (b"drawingml/chart", b"drawingml/2006/chart"),
)


def as_transitional(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """The members of a strict package by the names of transitional ones."""
    return {name: _renamed(data) if name.endswith((".xml", ".rels")) else data for name, data in members.items()}


def _renamed(data: bytes) -> bytes:
    for strict, transitional in _NAMES if _PURL in data else ():
        data = data.replace(_PURL + strict, _SCHEMAS + transitional)
    return data
