"""What in a document can do harm, or is damaged."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "macro",
    "external",
    "template",
    "object",
    "chunk",
    "field",
    "picture",
    "climbing",
    "damaged",
    "doctype",
    "types",
    "relations",
    "target",
]
# The package itself is not as Word writes it: a document made of it may not open.
DAMAGE: frozenset[Kind] = frozenset({"damaged", "doctype", "types", "relations", "target"})


@dataclass(frozen=True, slots=True, order=True)
class Hazard:
    """One hazard: its kind, the part it stands in, what it is about.

    macro: a program in the package; `detail` its part.
    external: what is fetched from elsewhere when the document is opened; `detail` the address.
    template: an attached template elsewhere, other than the user's own Normal; `detail` the address.
    object: an embedded OLE object, file or ActiveX control; `detail` its part.
    chunk: another document within (w:altChunk); `detail` its part.
    field: a field that fetches or runs, such as DDEAUTO; `detail` its code.
    picture: one that an outside program would have to draw (PostScript); `detail` its part.
    climbing: a member whose name leads out of the package; `detail` the name.
    damaged, doctype: `part` is not well-formed, not what it should be, or declares entities.
    types: `part` has no content type, or another than its relationship says.
    relations: `part` has no relationships, or uses one (`detail`) that is not there.
    target: a relationship of `part` leads to `detail`, which is not there.

    `paragraph` is the number of the w:p it stands in, in the order of the main part, from 1; 0 for none.
    """

    kind: Kind
    part: str
    detail: str = ""
    paragraph: int = 0
