"""Each appendix in a section whose pages count from one."""

from copy import deepcopy
from itertools import pairwise
from typing import Any

from ntm_docs.mending.draft import Workpiece, words
from ntm_docs.papers.components import Zone
from ntm_docs.word.changing.properties import drop, of, put
from ntm_docs.word.numbering import W
from ntm_docs.word.sections import section_elements


def mend_appendices(draft: Workpiece) -> int:
    """Begin a new section before an appendix that has none, and count its pages from one (VX05); returns how many."""
    for count in range(len(draft.van_ban.zones)):
        zones = draft.van_ban.zones
        if not any(_is_appendix(before, zone) and _begin(draft, before, zone) for before, zone in pairwise(zones)):
            return count
        draft.mended("numbers")
        draft.look_again()
    return len(draft.van_ban.zones)


def _is_appendix(before: Zone, zone: Zone) -> bool:
    return bool(zone.kind == "phu_luc" and zone.of("phu_luc_so") and zone.paragraphs and before.paragraphs)


def _begin(draft: Workpiece, before: Zone, zone: Zone) -> bool:
    body = draft.parts["word/document.xml"].find(f"{W}body")
    own = zone.of("phu_luc_so")[0].paragraph.section
    elements = section_elements(body)
    section = draft.van_ban.facts.sections[own]
    apart = before.paragraphs[-1].section != own
    if apart and section.start == 1:
        return False
    first = draft.element(zone.paragraphs[0])
    if not apart:
        if first.getparent() is not body or elements[own] is None:
            return False
        first.addprevious(_section_end(first, elements[own]))
        drop(of(first, "pPr"), "pageBreakBefore")
        _drop_break_above(first)
    put(elements[own], "pgNumType", start=1)
    return True


def _section_end(model: Any, section: Any) -> Any:
    """A paragraph that ends the section above, with its headers, paper and numbers."""
    paragraph = model.makeelement(f"{W}p")
    holder = of(paragraph, "pPr")
    put(holder, "spacing", before=0, after=0, line=20, lineRule="exact")
    copy = deepcopy(section)
    drop(copy, "type")
    holder.append(copy)
    return paragraph


def _drop_break_above(first: Any) -> None:
    """A page break by hand right above would leave an empty page."""
    above = first.getprevious().getprevious()
    if above is None or above.tag != f"{W}p" or words(above):
        return
    for one in list(above.iter(f"{W}br")):
        if one.get(f"{W}type") == "page":
            one.getparent().remove(one)
