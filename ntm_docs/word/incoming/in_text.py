"""What a part's own markup fetches, without any relationship."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ntm_docs.word.incoming.fields import W, fetching_fields
from ntm_docs.word.incoming.hazard import Hazard
from ntm_docs.word.incoming.links import number_of

_VML, _VML_OFFICE = "{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:office}"
_DRAWN = tuple(f"{_VML}{name}" for name in ("imagedata", "fill", "stroke"))
_QUERIES = tuple(f"{W}{name}" for name in ("connectString", "query"))
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:|[/\\]{2}|\.\.[/\\]|/")
_MOST = 120


def in_text(part: str, root: Any, numbers: Mapping[Any, int]) -> Iterator[Hazard]:
    """Fields that fetch or run, documents within, pictures by their address, a source of data to merge."""
    for code, element in fetching_fields(root):
        yield Hazard("field", part, code, 0 if element is None else number_of(element, numbers))
    for one in root.iter(f"{W}altChunk"):
        yield Hazard("chunk", part, "w:altChunk", number_of(one, numbers))
    for one in root.iter(*_DRAWN):
        for name in ("src", f"{_VML_OFFICE}href", f"{_VML_OFFICE}althref"):
            address = one.get(name) or ""
            if _ADDRESS.match(address):
                yield Hazard("external", part, address[:_MOST], number_of(one, numbers))
    for one in root.iter(*_QUERIES):
        yield Hazard("external", part, (one.get(f"{W}val") or "")[:_MOST])
