"""The kit's styles, put into the paper that is mended."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from lxml import etree

from ntm_docs.kit.styles import Style, body_styles
from ntm_docs.layout import load_layout
from ntm_docs.layout.rule import RULE_STYLE
from ntm_docs.mending.draft import Workpiece
from ntm_docs.word.changing.properties import put, switch
from ntm_docs.word.formatting import run_properties, shape_properties
from ntm_docs.word.numbering import W

_STYLES = "word/styles.xml"
_TWIPS_PER_CM = 1440 / 2.54
_FONT_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")


@dataclass(frozen=True, slots=True)
class Dress:
    """How a paragraph of a style is set; lengths in twips, the size in points."""

    id: str
    name: str
    size: float
    bold: bool
    italic: bool
    align: str
    before: int = 0
    after: int = 0
    first: int = 0
    line: int = 240
    line_rule: str = "auto"
    keep_next: bool = False


@cache
def _kit() -> Mapping[str, Style]:
    return {one.id: one for one in body_styles()}


def dress_of(style: str, **chosen: Any) -> Dress:
    """What the kit gives to a style; `chosen` is what this paper has in its place."""
    layout, own = load_layout(), _kit()[style]
    component = layout.components[own.component]
    made = Dress(
        id=own.id,
        name=own.name,
        size=own.size or layout.size_of(own.component),
        bold=component.bold if own.bold is None else own.bold,
        italic=component.italic if own.italic is None else own.italic,
        align=own.align or component.align,
        before=round(own.before * 20),
        after=round(own.after * 20),
        first=round(layout.kit.first_line_cm * _TWIPS_PER_CM) if own.indent else 0,
        line=round(own.line * 240),
        keep_next=own.keep_next,
    )
    return replace(made, **chosen)


def ensure(draft: Workpiece, dress: Dress) -> str:
    """The id of a style that sets a paragraph so: the kit's own, set right where the paper has it, or a new one.

    A style of the paper's own that has the kit's id or name keeps it, and ours gets another.
    """
    root = _root(draft)
    found = _by_id(root, dress.id)
    if found is not None and _name(found) == dress.name:
        return _right(draft, root, found, dress)
    own = f"Ntm{dress.id}"
    found = _by_id(root, own)
    if found is not None:
        return _right(draft, root, found, replace(dress, name=_name(found)))
    identity = dress.id if _by_id(root, dress.id) is None else own
    named = {_name(one).casefold() for one in root.findall(f"{W}style")}
    name = dress.name if dress.name.casefold() not in named else f"{dress.name} (NĐ 30)"
    root.append(_written(root, identity, replace(dress, name=name)))
    draft.changed.add(_STYLES)
    return identity


def _right(draft: Workpiece, root: Any, found: Any, dress: Dress) -> str:
    identity = str(found.get(f"{W}styleId"))
    new = _written(root, identity, dress)
    if _said(new) != _said(found):
        root.replace(found, new)
        draft.changed.add(_STYLES)
    return identity


def _name(style: Any) -> str:
    found = style.find(f"{W}name")
    return str(found.get(f"{W}val") or "") if found is not None else ""


def ensure_rule(draft: Workpiece) -> str:
    """The id of the style of drawn lines: a paragraph two points high whose upper border is the line."""
    root = _root(draft)
    found = _by_id(root, RULE_STYLE)
    if found is None:
        style = _begun(root, RULE_STYLE, "Đường kẻ")
        shape = etree.SubElement(style, f"{W}pPr")
        put(shape, "keepNext")
        borders = put(shape, "pBdr")
        top = etree.SubElement(borders, f"{W}top")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
            top.set(f"{W}{name}", value)
        put(shape, "spacing", before=60, after=0, line=80, lineRule="exact")
        put(shape, "ind", left=0, right=0, firstLine=0)
        put(shape, "jc", val="left")
        put(etree.SubElement(style, f"{W}rPr"), "sz", val=4)
        root.append(style)
        draft.changed.add(_STYLES)
    return RULE_STYLE


def _root(draft: Workpiece) -> Any:
    if _STYLES not in draft.parts:
        root = etree.Element(f"{W}styles", nsmap={"w": W.strip("{}")})
        normal = _begun(root, "Normal", "Normal")
        normal.set(f"{W}default", "1")
        del normal.attrib[f"{W}customStyle"]
        fonts = put(etree.SubElement(normal, f"{W}rPr"), "rFonts")
        for slot in _FONT_SLOTS:
            fonts.set(f"{W}{slot}", load_layout().font["family"])
        root.append(normal)
        draft.add("styles", root)
    return draft.parts[_STYLES]


def _by_id(root: Any, identity: str) -> Any | None:
    return next((one for one in root.findall(f"{W}style") if one.get(f"{W}styleId") == identity), None)


def _begun(root: Any, identity: str, name: str) -> Any:
    style = root.makeelement(f"{W}style")
    for key, value in (("type", "paragraph"), ("customStyle", "1"), ("styleId", identity)):
        style.set(f"{W}{key}", value)
    etree.SubElement(style, f"{W}name").set(f"{W}val", name)
    etree.SubElement(style, f"{W}qFormat")
    return style


def _written(root: Any, identity: str, dress: Dress) -> Any:
    """The style in XML; it is based on none, so that nothing of the paper's own shows through."""
    style = _begun(root, identity, dress.name)
    shape = etree.SubElement(style, f"{W}pPr")
    if dress.keep_next:
        put(shape, "keepNext")
    put(shape, "widowControl")
    put(shape, "spacing", before=dress.before, after=dress.after, line=dress.line, lineRule=dress.line_rule)
    put(shape, "ind", left=0, right=0, firstLine=dress.first)
    put(shape, "contextualSpacing", val="0")
    put(shape, "jc", val={"justify": "both"}.get(dress.align, dress.align))
    look = etree.SubElement(style, f"{W}rPr")
    layout = load_layout()
    put(look, "rFonts", **dict.fromkeys(_FONT_SLOTS, layout.font["family"]))
    switch(look, "b", on=dress.bold)
    switch(look, "i", on=dress.italic)
    put(look, "color", val=layout.font["color"])
    put(look, "sz", val=round(dress.size * 2))
    put(look, "szCs", val=round(dress.size * 2))
    return style


def _said(style: Any) -> tuple[object, ...]:
    """What a style says, for comparing."""
    return run_properties(style.find(f"{W}rPr")), shape_properties(style.find(f"{W}pPr"))
