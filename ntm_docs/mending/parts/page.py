"""Paper, margins, page numbers."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import etree

from ntm_docs.checking.judging import Range
from ntm_docs.layout import TWIPS_PER_MM, load_layout
from ntm_docs.mending.draft import Workpiece
from ntm_docs.word.changing.properties import drop, of, put, switch
from ntm_docs.word.facts import Section
from ntm_docs.word.numbering import W
from ntm_docs.word.sections import section_elements

_TWO_PAGES = 1.6
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NUMBER_SIGNS = set(" \t-\u2013\u2014|.0123456789")


def mend_page(draft: Workpiece) -> int:
    """A4, upright, margins within the decree's; page numbers in the middle above, none on the first page."""
    body = draft.parts["word/document.xml"].find(f"{W}body")
    elements = section_elements(body)
    if elements[-1] is None:
        elements[-1] = etree.SubElement(body, f"{W}sectPr")
    count = 0
    for number, (element, section) in enumerate(zip(elements, draft.van_ban.facts.sections, strict=True)):
        count += _paper(draft, element, section, number) + _margins(draft, element, section)
    if count:
        draft.mended("page", count=count)
    return count + _numbers(draft, elements)


def _twips(millimetres: float) -> int:
    return round(millimetres * TWIPS_PER_MM)


def _paper(draft: Workpiece, element: Any, section: Section, number: int) -> int:
    page, slack = load_layout().page, load_layout().slack.paper_mm
    sides = sorted((section.width / TWIPS_PER_MM, section.height / TWIPS_PER_MM))
    right = abs(sides[0] - page.width_mm) <= slack and abs(sides[1] - page.height_mm) <= slack
    tables = any(
        one.section == number and one.cell is not None and one.cell.bordered for one in draft.van_ban.facts.paragraphs
    )
    landscape = section.landscape and tables
    if right and landscape == section.landscape and "size" not in section.missing:
        return 0
    width, height = _twips(page.width_mm), _twips(page.height_mm)
    size = put(element, "pgSz", w=height if landscape else width, h=width if landscape else height)
    if landscape:
        size.set(f"{W}orient", "landscape")
    return 1


def _margins(draft: Workpiece, element: Any, section: Section) -> int:
    """Sides outside the decree's range take the kit's; a gutter counts to the left."""
    page, kit, slack = draft.van_ban.layout.page, load_layout().kit, load_layout().slack.margin_mm
    size = element.find(f"{W}pgSz")
    if size is not None and size.get(f"{W}orient") == "landscape":
        return 0
    found = element.find(f"{W}pgMar")
    wrong: dict[str, int] = {}
    for side in ("top", "bottom", "left", "right"):
        allowed: Range = getattr(page, f"{side}_mm")
        value = getattr(section, side) / TWIPS_PER_MM
        if not allowed[0] - slack <= value <= allowed[1] + slack:
            wrong[side] = _twips(min(max(kit.margins_mm[side], allowed[0]), allowed[1]))
    if not wrong and found is not None:
        return 0
    values = {name: getattr(section, name) for name in ("top", "right", "bottom", "left")} | wrong
    if found is None:
        distance = _twips(kit.header_distance_mm)
        put(element, "pgMar", **values, header=distance, footer=distance, gutter=0)
    else:
        for side, value in wrong.items():
            found.set(f"{W}{side}", str(value))
        if "left" in wrong:
            found.set(f"{W}gutter", "0")
    return max(1, len(wrong))


def _numbers(draft: Workpiece, elements: list[Any]) -> int:
    """The page number: moved from below to above, set, added where several pages have none, hidden on the first."""
    sections = draft.van_ban.facts.sections
    above = any(band.page_field for one in sections for band in one.headers.values())
    below = any(band.page_field for one in sections for band in one.footers.values())
    pages = draft.van_ban.facts.pages(range(len(sections)))
    count = 0
    if below:
        moved = _take_from_footers(draft)
        if not moved:
            return 0  # words stand beside the number: the person decides
        count += moved
        above = _keeps_field(draft)
    if not above and (below or pages >= _TWO_PAGES):
        _add(draft, elements[0], sections[0])
        count += 1
    elif not above:
        return count
    count += _set_numbers(draft) + _hide_on_first(draft, elements[0], sections[0])
    if count:
        draft.mended("numbers", count=count)
    return count


def _roots(draft: Workpiece, tag: str) -> Iterator[tuple[str, Any]]:
    """Headers or footers, each with the name of its part."""
    yield from ((name, root) for name, root in list(draft.parts.items()) if root.tag == f"{W}{tag}")


def _has_field(paragraph: Any) -> bool:
    simple = (one.get(f"{W}instr") or "" for one in paragraph.iter(f"{W}fldSimple"))
    codes = (one.text or "" for one in paragraph.iter(f"{W}instrText"))
    return (
        any("PAGE" in text.upper().split() for text in (*simple, *codes)) or paragraph.find(f".//{W}pgNum") is not None
    )


def _keeps_field(draft: Workpiece) -> bool:
    return any(_has_field(root) for _name, root in _roots(draft, "hdr"))


def _take_from_footers(draft: Workpiece) -> int:
    """Take the numbers out of the footers; none where words stand in the same paragraph."""
    found = [(name, one) for name, root in _roots(draft, "ftr") for one in root.iter(f"{W}p") if _has_field(one)]
    if not all(set("".join(one.itertext(f"{W}t"))) <= _NUMBER_SIGNS for _name, one in found):
        return 0
    for name, paragraph in found:
        for child in list(paragraph):
            if child.tag != f"{W}pPr":
                paragraph.remove(child)
        draft.changed.add(name)
    return len(found)


def _add(draft: Workpiece, element: Any, section: Section) -> None:
    """A number in the first section's header, which those after it take over."""
    name = _header_of(draft, element, "default")
    if name is None:
        spaces = {"w": W.strip("{}"), "r": _R.strip("{}")}
        root = etree.Element(f"{W}hdr", nsmap=spaces)
        root.append(_number_paragraph(root))
        identity = draft.add("header", root)
        reference = element.makeelement(f"{W}headerReference")
        reference.set(f"{W}type", "default")
        reference.set(f"{_R}id", identity)
        element.insert(0, reference)
        return
    root = draft.parts[name]
    if not section.title_page and any(one.text for one in root.iter(f"{W}t")):
        _copy_for_first(draft, element, root)
    root.insert(0, _number_paragraph(root))
    draft.changed.add(name)


def _header_of(draft: Workpiece, element: Any, kind: str) -> str | None:
    for one in element.findall(f"{W}headerReference"):
        if (one.get(f"{W}type") or "default") == kind:
            return draft.relations.get(one.get(f"{_R}id") or "")
    return None


def _number_paragraph(root: Any) -> Any:
    """A paragraph in the middle with the number of the page."""
    paragraph = root.makeelement(f"{W}p")
    put(of(paragraph, "pPr"), "jc", val="center")
    field = etree.SubElement(paragraph, f"{W}fldSimple")
    field.set(f"{W}instr", " PAGE ")
    run = etree.SubElement(field, f"{W}r")
    _number_look(run)
    etree.SubElement(run, f"{W}t").text = "2"
    return paragraph


def _number_look(run: Any) -> None:
    layout, look = load_layout(), of(run, "rPr")
    put(look, "rFonts", **dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), layout.font["family"]))
    for name in ("sz", "szCs"):
        put(look, name, val=round(layout.kit.size["page_number"] * 2))
    switch(look, "i", on=False)


def _copy_for_first(draft: Workpiece, element: Any, root: Any) -> None:
    """The first page keeps what the header says, without the number."""
    if _header_of(draft, element, "first") is not None:
        return
    copy = deepcopy(root)
    for paragraph in copy.iter(f"{W}p"):
        if _has_field(paragraph):
            for child in [one for one in paragraph if one.tag != f"{W}pPr"]:
                paragraph.remove(child)
    identity = draft.add("header", copy)
    reference = element.makeelement(f"{W}headerReference")
    reference.set(f"{W}type", "first")
    reference.set(f"{_R}id", identity)
    element.insert(0, reference)


def _set_numbers(draft: Workpiece) -> int:
    """In the middle, upright, in a size that is allowed."""
    wanted = load_layout().page_number
    low, high = wanted["size"]
    wrong = {
        id(band)
        for section in draft.van_ban.facts.sections
        for band in section.headers.values()
        for one in band.paragraphs
        if band.page_field
        and any(piece.text.strip() for piece in one.pieces)
        and (
            one.shape.align != "center"
            or any(
                not low <= piece.look.size <= high or piece.look.italic for piece in one.pieces if piece.text.strip()
            )
        )
    }
    count = 0
    for name, root in _roots(draft, "hdr") if wrong else ():
        for paragraph in root.iter(f"{W}p"):
            texts = "".join(paragraph.itertext(f"{W}t"))
            if not _has_field(paragraph) or not set(texts) <= _NUMBER_SIGNS:
                continue
            holder = of(paragraph, "pPr")
            put(holder, "jc", val="center")
            drop(holder, "ind", "framePr")
            for run in paragraph.iter(f"{W}r"):
                _number_look(run)
            for field in paragraph.iter(f"{W}fldSimple"):
                if field.find(f"{W}r") is None:
                    run = etree.SubElement(field, f"{W}r")
                    _number_look(run)
                    etree.SubElement(run, f"{W}t").text = "2"
            draft.changed.add(name)
            count += 1
    return count


def _hide_on_first(draft: Workpiece, element: Any, section: Section) -> int:
    """The first page shows no number; whatever else its header says it says on."""
    count = 0
    name = _header_of(draft, element, "first")
    if not section.title_page:
        default = _header_of(draft, element, "default")
        if default is not None and name is None and _other_words(draft.parts[default]):
            _copy_for_first(draft, element, draft.parts[default])
        put(element, "titlePg")
        count += 1
    name = _header_of(draft, element, "first")
    for paragraph in draft.parts[name].iter(f"{W}p") if name else ():
        shown = _has_field(paragraph) or "".join(paragraph.itertext(f"{W}t")).strip(" -").isdigit()
        if shown and name:
            for child in [one for one in paragraph if one.tag != f"{W}pPr"]:
                paragraph.remove(child)
            draft.changed.add(name)
            count += 1
    return count


def _other_words(root: Any) -> bool:
    return any(set(one.text or "") - _NUMBER_SIGNS for one in root.iter(f"{W}t"))
