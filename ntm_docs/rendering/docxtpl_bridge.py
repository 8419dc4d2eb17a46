"""The only module that knows docxtpl.

Its syntax is translated here, and what only docxtpl can do is left to it.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate, InlineImage
from jinja2 import Environment
from lxml import etree

from ntm_docs.ooxml import parse_xml, read_members
from ntm_docs.rendering.package import pack

_HEADERS_FOOTERS = re.compile(r"word/(?:header\d*|footer\d*|footnotes)\.xml$")
_VARIABLE_TABLE = re.compile(r"\{[{%]\s*tc |\{%\s*(colspan|hm)\b|<wp:docPr\b")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Source:
    """One part as Jinja text: `head` and `tail` never change, `text` holds the tags."""

    part: str
    head: str
    text: str
    tail: str = ""


def sources(data: bytes) -> tuple[list[Source], bool]:
    """The parts of a form that hold tags, and whether only docxtpl itself can render the form.

    docxtpl repairs a table whose rows and columns do not match, and renumbers drawings, after
    rendering; a form with neither needs no such step.

    Raises:
        ValueError: not a .docx, or a part that is not well-formed XML.
    """
    members = read_members(data)
    if "word/document.xml" not in members:
        raise ValueError("word/document.xml missing")
    root = parse_xml(members["word/document.xml"])
    whole = etree.tostring(root, encoding="unicode")
    body = root.find(f"{_W}body")
    if body is None:
        raise ValueError("w:body missing")
    raw = etree.tostring(body, encoding="unicode", with_tail=False)
    start = whole.index("<w:body")
    patcher = DocxTemplate(BytesIO(data))
    text = re.sub(r"^<w:body[^>]*>", "<w:body>", _patch(patcher, raw))
    found = [Source("word/document.xml", whole[:start], text, "</w:document>")]
    for name in sorted(filter(_HEADERS_FOOTERS.match, members)):
        xml = etree.tostring(parse_xml(members[name]), encoding="unicode")
        patched = _patch(patcher, xml)
        if "{{" in patched or "{%" in patched:
            found.append(Source(name, "", patched))
    special = bool(_VARIABLE_TABLE.search(raw)) or not all(map(_is_regular, body.iter(f"{_W}tbl")))
    return found, special


def _patch(patcher: DocxTemplate, xml: str) -> str:
    """Docxtpl's own translation of its tags into Jinja; the form's text in NFC, like the data."""
    patched = patcher.patch_xml(unicodedata.normalize("NFC", xml))
    for written, meant in (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}")):
        patched = patched.replace(written, f"{{{{ '{meant}' }}}}")
    return str(patched)


def _is_regular(table: Any) -> bool:
    """Whether every row fills exactly the columns of the grid, so that no repair can be needed."""
    columns = len(table.findall(f"{_W}tblGrid/{_W}gridCol"))
    return all(sum(map(_span, row.findall(f"{_W}tc"))) == columns for row in table.findall(f"{_W}tr"))


def _span(cell: Any) -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    return 1 if span is None else int(span.get(f"{_W}val"))


def resolve_breaks(xml: str) -> str:
    """Line breaks and tabs inside values as Word's own, the way docxtpl does."""
    return str(DocxTemplate.resolve_listing(None, xml))


class NeedsDocxtplError(Exception):
    """A value is a picture or a sub-document, which only docxtpl can place; it names its template."""

    def __init__(self, template: DocxTemplate) -> None:
        super().__init__("docxtpl object")
        self.template = template


def refuse_docxtpl_objects(value: object) -> None:
    """Stop a fast rendering that meets an object of docxtpl's own.

    Sub-documents are known by their module: importing it asks for docxcompose.
    """
    if isinstance(value, InlineImage) or type(value).__module__ == "docxtpl.subdoc":
        raise NeedsDocxtplError(value.tpl)  # type: ignore[attr-defined]


def render_whole(data: bytes, template: object, context: Mapping[str, Any], environment: Environment) -> bytes:
    """Render with docxtpl itself, strict and sandboxed like everything else, then pack stably."""
    document = template if isinstance(template, DocxTemplate) else DocxTemplate(BytesIO(data))
    document.render(dict(context), environment, autoescape=True)
    out = BytesIO()
    document.save(out)
    return pack(read_members(out.getvalue()))
