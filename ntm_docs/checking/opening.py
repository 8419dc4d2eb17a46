"""An untrusted file → its parts, or why not."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ntm_docs.ooxml import parse_xml, read_members, relations, usual_names
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading.word_numbering import W

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_HEAD = 10_000
_XML = re.compile(
    r"word/(?:document|styles|numbering|settings|footnotes|endnotes|comments|theme/theme1|(?:header|footer)\d*)\.xml"
)
_READ = ("styles", "numbering", "settings", "footnotes", "endnotes", "comments", "theme", "header", "footer")
_MADE_OF_XML = re.compile(r".*\.(?:xml|rels)|.*vba.*", re.IGNORECASE)
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_HARMLESS = ("hyperlink",)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a document as XML roots by their usual name, its relations, and what in it can do harm.

    `hazards` are message codes with a detail each: macros, links to other files, embedded objects.
    """

    parts: Mapping[str, Any]
    relations: Mapping[str, str]
    hazards: tuple[tuple[str, str], ...]

    @property
    def document(self) -> Any:
        """The root of the main part, `word/document.xml` by its usual name."""
        return self.parts["word/document.xml"]


def open_package(data: bytes, file: str) -> Package:
    """The parts that the checker reads; nothing is executed, no link is followed.

    Raises:
        ProblemsError: an old .doc, HTML, an encrypted or broken file, or one beyond the limits.
    """
    _refuse_others(data, file)
    try:
        members = read_members(data, _MADE_OF_XML.fullmatch)
        names = usual_names(members)
        main = names["word/document.xml"]
        if _STRICT in members[main][:_HEAD]:
            raise ProblemsError([Problem("docx.strict", Place(file))])
        links = relations(members, main)
        read = {main, *(one.target for one in links if one.type in _READ and one.target in members)}
        parts = {
            usual: parse_xml(members[name]) for usual, name in names.items() if name in read or _XML.fullmatch(usual)
        }
        parts |= {name: parse_xml(content) for name, content in members.items() if name.endswith(".rels")}
        body = parts["word/document.xml"].find(f"{W}body")
    except (ValueError, KeyError) as error:
        raise ProblemsError([Problem("docx.broken", Place(file), facts={"reason": str(error)[:120]})]) from None
    if body is None:
        raise ProblemsError([Problem("docx.broken", Place(file), facts={"reason": "no body"})])
    return Package(parts, {one.id: one.target for one in links}, tuple(_hazards(members, parts)))


def _refuse_others(data: bytes, file: str) -> None:
    """What is no .docx at all is named for what it is."""
    code = ""
    if data.startswith(_OLE):
        code = "docx.encrypted" if _ENCRYPTED in data else "docx.old"
    elif data.lstrip()[:1] == b"<":
        code = "docx.html"
    elif not data.startswith(b"PK"):
        code = "docx.not_docx"
    if code:
        raise ProblemsError([Problem(code, Place(file))])


def _hazards(members: Mapping[str, bytes], parts: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = [("check.macro", name) for name in members if "vba" in name and name.endswith(".bin")]
    for name, root in parts.items():
        if not name.endswith(".rels"):
            continue
        for one in root.iter(_REL):
            kind, target = (one.get("Type") or "").rsplit("/", 1)[-1], one.get("Target") or ""
            if one.get("TargetMode") == "External" and kind not in _HARMLESS:
                found.append(("check.external", target[:120]))
            elif kind in ("oleObject", "package"):
                found.append(("check.object", target[:120]))
            elif kind == "aFChunk":
                found.append(("check.chunk", target[:120]))
    return sorted(set(found))
