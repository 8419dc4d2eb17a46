"""The only module that knows docxtpl.

Its tags are ours (`translation`); here are its objects: rich text, listings, pictures, sub-documents. Pictures
and sub-documents bring parts of their own, which docxtpl adds to a copy of the form (`Host`).
"""

import re
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph

from ntm_docs.word.incoming.package import read_members

_IDS = re.compile(r'\br:(?:id|embed|link|pict|dm|lo|qs|cs)="([^"]*)"')
_INDENT = re.compile(r">\s+<")
_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = {Listing: "text", RichText: "run", RichTextParagraph: "block", InlineImage: "picture"}


class ObjectError(Exception):
    """An object of docxtpl that does not fit; `code` is that of the message."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NeedsHostError(Exception):
    """A value is a picture or a sub-document, which a copy of the form must take in; the sub-document's owner."""

    def __init__(self, owner: DocxTemplate | None) -> None:
        super().__init__("host")
        self.owner = owner


@dataclass(slots=True)
class Rendering:
    """What values need to know of the part that is rendered: where its links lead, who takes parts in.

    Where all `unfit` values are asked for, they gather there, each with its code and the line of the compiled form.
    """

    links: Mapping[str, str] = field(default_factory=dict)
    host: "Host | None" = None
    declares: bool = True
    unfit: list[tuple[str, int]] | None = None


RENDERING: ContextVar[Rendering] = ContextVar("rendering", default=Rendering())  # noqa: B039 -- never changed


class Host:
    """A copy of the form that takes in the parts of pictures and sub-documents.

    `links` are addresses with the ids that rich text may use. Raises:
        ObjectError: a sub-document was made for another form.
    """

    def __init__(self, form: bytes, owner: DocxTemplate | None, links: Mapping[str, str]) -> None:
        if owner is not None:
            if _main_xml(owner) != DocxTemplate(BytesIO(form)).get_docx().part.blob:
                raise ObjectError("template.other_form")
            out = BytesIO()
            owner.get_docx().save(out)
            form = out.getvalue()
        self.owner = owner
        self.template = DocxTemplate(BytesIO(form))
        self.template.render_init()
        parts = self.template.get_docx().part.package.iter_parts()
        self._main = self.template.get_docx().part
        self._new = [name for name in links.values() if name not in self._main.rels]
        for url, name in links.items():
            if name in self._new:
                self._main.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, url, name, is_external=True)
        self._parts = {str(part.partname).lstrip("/"): part for part in parts}

    def enter(self, part: str) -> None:
        """From here on pictures belong to this part."""
        self.template.current_rendering_part = self._parts.get(part)

    def picture(self, image: InlineImage) -> str:
        """A picture as docxtpl places it, in this form whatever form it was made for."""
        part = self.template.current_rendering_part
        if not hasattr(part, "new_pic_inline"):
            raise ObjectError("template.picture_place")
        copy = InlineImage(self.template, image.image_descriptor, image.width, image.height, image.anchor)
        try:
            xml = str(copy)
            return xml if part is self._main else _INDENT.sub("><", xml)
        except Exception as error:  # whatever Pillow, python-docx or the disk say of the picture
            raise ObjectError("template.picture_file") from error

    def known(self) -> Mapping[str, str]:
        """The relationships of the part, with those of what it has taken in."""
        part = self.template.current_rendering_part
        return {name: one.reltype.rsplit("/", 1)[-1] for name, one in getattr(part, "rels", {}).items()}

    def members(self, shown: str) -> dict[str, bytes]:
        """The parts of the copy; links that its main part does not show are gone."""
        used = set(_IDS.findall(shown))
        for name in self._new:
            if name not in used:
                self._main.rels.pop(name, None)
        out = BytesIO()
        self.template.get_docx().save(out)
        return read_members(out.getvalue())


def _main_xml(owner: DocxTemplate) -> bytes:
    source = owner.template_file
    if hasattr(source, "seek"):
        source.seek(0)
    return bytes(DocxTemplate(source).get_docx().part.blob)


def kind_of(value: object) -> str:
    """What an object of docxtpl is: text, run, block, picture, document; nothing for any other value.

    Sub-documents are known by their module: importing it asks for docxcompose.
    """
    for one, kind in _KINDS.items():
        if isinstance(value, one):
            return kind
    return "document" if type(value).__module__ == "docxtpl.subdoc" else ""


def in_text(value: Any) -> str:
    """An object printed by `{{ x }}`.

    Raises:
        ObjectError: it needs `{{r x }}` or `{{p x }}`.
        NeedsHostError: a picture, and there is no host yet.
    """
    kind = kind_of(value)
    if kind == "text":
        return str(value)
    if kind == "picture":
        host = RENDERING.get().host
        if host is None:
            raise NeedsHostError(None)
        return host.picture(value)
    raise ObjectError("template.needs_r" if kind == "run" else "template.needs_p")


def as_xml(value: Any, wanted: str) -> str:
    """An object printed by `{{r x }}` (run) or `{{p x }}` (block).

    Raises:
        ObjectError: it is of another kind, or leads to a part that the form does not have.
        NeedsHostError: a sub-document, and there is no host of its form yet.
    """
    kind, rendering = kind_of(value), RENDERING.get()
    if kind == "document" and wanted == "block":
        if rendering.host is None or rendering.host.owner is not value.tpl:
            raise NeedsHostError(value.tpl)
    elif kind != wanted:
        raise ObjectError(
            {"run": "template.needs_r", "block": "template.needs_p", "document": "template.needs_p"}.get(
                kind, "template.needs_plain"
            )
        )
    xml = str(value)
    known = rendering.links if rendering.host is None else {**rendering.host.known(), **rendering.links}
    for name in _IDS.findall(xml):
        if name not in known or (kind != "document" and known[name] != "hyperlink"):
            raise ObjectError("template.link")
    if not rendering.declares and kind != "document":
        xml = xml.replace(" r:id=", f' xmlns:r="{_NAMESPACE}" r:id=')
    return xml


def resolve_breaks(xml: str) -> str:
    """Line breaks and tabs inside values as Word's own, the way docxtpl does."""
    return str(DocxTemplate.resolve_listing(None, xml))
