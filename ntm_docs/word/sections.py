"""Sections of a document: paper, margins, headers and footers."""

from collections.abc import Callable, Mapping
from typing import Any

from ntm_docs.word.facts import Margin, Paragraph, Section
from ntm_docs.word.numbering import W

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_LETTER = (12240, 15840)  # what Word takes where the file says nothing
_MARGIN = 1440

ReadMargin = Callable[[Any], tuple[Paragraph, ...]]


def section_elements(body: Any) -> list[Any]:
    """The w:sectPr of each section, in order; the last may be missing."""
    inner = [one for one in body.iter(f"{W}sectPr") if one.getparent().tag == f"{W}pPr" and _printed(one)]
    last = body.find(f"{W}sectPr")
    return [*inner, last]


def _printed(element: Any) -> bool:
    return not any(one.tag in (f"{W}sectPrChange", f"{W}pPrChange") for one in element.iterancestors())


def read_section(
    element: Any | None,
    before: Section | None,
    parts: Mapping[str, Any],
    relations: Mapping[str, str],
    read: ReadMargin,
) -> Section:
    """One section; a header or footer it does not have is that of the section before."""
    size = element.find(f"{W}pgSz") if element is not None else None
    margins = element.find(f"{W}pgMar") if element is not None else None
    numbers = element.find(f"{W}pgNumType") if element is not None else None
    title = element.find(f"{W}titlePg") if element is not None else None
    start = numbers.get(f"{W}start") if numbers is not None else None
    bands: dict[str, dict[str, Margin]] = {}
    for name in ("header", "footer"):
        bands[name] = dict(before.headers if name == "header" else before.footers) if before else {}
        for one in element.findall(f"{W}{name}Reference") if element is not None else ():
            root = parts.get(relations.get(one.get(f"{_R}id") or "", ""))
            if root is not None:
                bands[name][one.get(f"{W}type") or "default"] = Margin(read(root), _page_field(root))
    return Section(
        width=_length(size, "w", _LETTER[0]),
        height=_length(size, "h", _LETTER[1]),
        top=_length(margins, "top", _MARGIN),
        bottom=_length(margins, "bottom", _MARGIN),
        left=_length(margins, "left", _MARGIN) + _length(margins, "gutter", 0),
        right=_length(margins, "right", _MARGIN),
        title_page=title is not None and title.get(f"{W}val") not in ("0", "false", "off"),
        start=int(start) if start is not None and start.isdigit() else None,
        headers=bands["header"],
        footers=bands["footer"],
        missing=tuple(name for name, found in (("size", size), ("margins", margins)) if found is None),
    )


def _page_field(root: Any) -> bool:
    """Whether a header or footer holds the PAGE field, simple or complex."""
    simple = (one.get(f"{W}instr") or "" for one in root.iter(f"{W}fldSimple"))
    complex_fields = (one.text or "" for one in root.iter(f"{W}instrText"))
    return any("PAGE" in text.upper().split() for text in (*simple, *complex_fields)) or any(
        True for _ in root.iter(f"{W}pgNum")
    )


def _length(element: Any | None, name: str, otherwise: int) -> int:
    value = element.get(f"{W}{name}") if element is not None else None
    try:
        return abs(round(float(value))) if value is not None else otherwise
    except (ValueError, OverflowError):
        return otherwise
