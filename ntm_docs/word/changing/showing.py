"""A document → a copy to draw: places marked, nothing outside.

Such a copy is for a viewer that is not trusted with the file. Left out: relationships that lead out of the package,
documents within (w:altChunk), fields that follow links, embedded objects and programs. Every word stays.
"""

from collections.abc import Collection, Mapping
from typing import Any

from lxml import etree

from ntm_docs.word.changing.adding import as_bytes
from ntm_docs.word.incoming.examine import Examined
from ntm_docs.word.incoming.opening import package_of
from ntm_docs.word.incoming.package import parse_xml, usual_names
from ntm_docs.word.numbering import W
from ntm_docs.word.read import read_with_elements

MARK = "cho-"  # before the number of a paragraph: the name of its bookmark
_FIRST_ID = 900_000  # of bookmarks, above those that a person sets
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_LEFT_OUT = frozenset(
    {"aFChunk", "attachedTemplate", "control", "oleObject", "package", "subDocument", "vbaProject", "frame"}
)
_MARKED = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")


def shown(found: Examined, file: str, numbers: Collection[int]) -> dict[str, bytes]:
    """The members of the copy; each paragraph of `numbers` (as `Paragraph.number`) begins with a bookmark `cho-N`.

    Raises:
        NotWordError: a part that is read is damaged.
    """
    package = package_of(found)
    facts, elements = read_with_elements(package, file)
    for one, element in zip(facts.paragraphs, elements, strict=True):
        if one.number in numbers:
            _mark(element, one.number)
    names = usual_names(found.members)
    made = {name: content for name, content in found.members.items() if not _is_program(name)}
    for usual in _MARKED:
        if usual in package.parts and names.get(usual) in made:
            root = package.parts[usual]
            _without_chunks(root)
            made[names[usual]] = as_bytes(root)
    return made | dict(_inward(made))


def _mark(paragraph: Any, number: int) -> None:
    properties = paragraph.find(f"{W}pPr")
    at = 0 if properties is None else 1
    for tag in ("bookmarkEnd", "bookmarkStart"):
        one = etree.Element(f"{W}{tag}")
        one.set(f"{W}id", str(_FIRST_ID + number))
        if tag == "bookmarkStart":
            one.set(f"{W}name", f"{MARK}{number}")
        paragraph.insert(at, one)


def _without_chunks(root: Any) -> None:
    for one in list(root.iter(f"{W}altChunk")):
        one.getparent().remove(one)


def _is_program(name: str) -> bool:
    last = name.rpartition("/")[2].lower()
    return last.startswith("vba") or "/embeddings/" in name.lower() or "/activex/" in name.lower()


def _inward(members: Mapping[str, bytes]) -> "list[tuple[str, bytes]]":
    """Relationships without those that lead out, or to what is left out."""
    found = []
    for name, content in members.items():
        if not name.lower().endswith(".rels"):
            continue
        try:
            root = parse_xml(content)
        except ValueError:
            found.append((name, b""))
            continue
        for one in list(root.iter(_RELATION)):
            kind = (one.get("Type") or "").rpartition("/")[2]
            if (one.get("TargetMode") or "").lower() == "external" or kind in _LEFT_OUT:
                one.getparent().remove(one)
        found.append((name, as_bytes(root)))
    return found
