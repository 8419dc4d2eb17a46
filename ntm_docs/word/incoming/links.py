"""What the relationships of a package bring in.

ISO 29500-2, 9.3. An address counts as outside by what it is, not only by what is said of it; a link counts as one
to click on only where nothing but a hyperlink uses it.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import unquote

from lxml import etree

from ntm_docs.word.incoming.hazard import Hazard
from ntm_docs.word.incoming.package import Relation, relations

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_R_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"
# Attributes of a relationship, wherever they stand: asked in one go and by their names, since few elements have any.
_REFERRING = etree.XPath("//@r:* | //@strict:*", namespaces={"r": R[1:-1], "strict": _R_STRICT[1:-1]})
_CLICKED = ("hyperlink", "hlinkClick", "hlinkHover", "hlinkMouseOver")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:|//|\\\\")
# A template on this machine's own disk: Word looks there and nowhere else, an office program that prints never.
_OWN_DISK = re.compile(r"(?:file:(?:/{3})?)?(?:[A-Za-z]:[\\/])?[^/\\:][^:]*", re.IGNORECASE)
_MACROS = ("vbaProject", "wordVbaData")
_OBJECTS = ("oleObject", "package", "control", "activeXControlBinary")
_MOST = 120


class Use(NamedTuple):
    """An element that uses a relationship: its name without namespace, the id, the number of its w:p or 0."""

    element: str
    id: str
    paragraph: int = 0


def uses(root: Any, numbers: Mapping[Any, int]) -> Iterator[Use]:
    """Every use of a relationship in a part, in its order; `numbers` are those of its paragraphs."""
    found: Any = _REFERRING(root)
    for value in found:
        if value:
            one = value.getparent()
            yield Use(one.tag.rpartition("}")[2], str(value), number_of(one, numbers))


def number_of(element: Any, numbers: Mapping[Any, int]) -> int:
    """The number of the paragraph that an element stands in; 0 outside of one."""
    return next((numbers[above] for above in (element, *element.iterancestors()) if above in numbers), 0)


def sources(members: Mapping[str, bytes]) -> Iterator[str]:
    """Every part that has relationships; "" for the package itself."""
    for name in sorted(members):
        folder, file = posixpath.split(name)
        above, last = posixpath.split(folder)
        if last == "_rels" and file.endswith(".rels"):
            yield posixpath.join(above, file.removesuffix(".rels"))


def relations_name(part: str) -> str:
    """The member that holds the relationships of a part."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def links_of(members: Mapping[str, bytes], part: str, found: Sequence[Use], *, chart: bool) -> Iterator[Hazard]:
    """The hazards of the relationships of one part, whose uses are given.

    The workbook with the figures of a chart is no hazard.

    Raises:
        ValueError: its relationships are damaged.
    """
    used = {one.id: one for one in reversed(found) if one.element not in _CLICKED}
    for one in relations(members, part):
        number = used[one.id].paragraph if one.id in used else 0
        outside = is_outside(one)
        target = (one.written if outside else one.target)[:_MOST]
        if one.type == "aFChunk":
            yield Hazard("chunk", part, target, number)
        elif outside and one.type == "attachedTemplate":
            if not _OWN_DISK.fullmatch(unquote(one.written)):
                yield Hazard("template", part, target)
        elif outside and (one.type != "hyperlink" or one.id in used):
            yield Hazard("external", part, target, number)
        elif one.type in _MACROS:
            yield Hazard("macro", part, target)
        elif one.type in _OBJECTS and not (chart and target.lower().endswith(".xlsx")):
            yield Hazard("object", part, target, number)


def is_outside(one: Relation) -> bool:
    """Whether a relationship leads out of the package."""
    return one.external or bool(_ADDRESS.match(unquote(one.written)))
