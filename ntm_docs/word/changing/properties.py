"""Sets properties of paragraphs, runs, sections in schema order.

A property that is there is changed in place; a new one is put where ISO 29500-1 wants it, so that Word opens the file.
"""

from typing import Any

from lxml import etree

from ntm_docs.word.numbering import W

_ORDER = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
        "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
        "lang eastAsianLayout specVanish oMath"
    ),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
        "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
    ),
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
        "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange"
    ),
    "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark "
        "headers cellIns cellDel cellMerge tcPrChange"
    ),
}
_PLACES = {
    holder: {f"{W}{name}": place for place, name in enumerate(names.split())} for holder, names in _ORDER.items()
}


def of(element: Any, name: str) -> Any:
    """The properties of a w:p, w:r, w:tbl or w:tc (`pPr`, `rPr`, …), made where there are none."""
    found = element.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        element.insert(0, found)
    return found


def put(holder: Any, name: str, **values: object) -> Any:
    """A property with its attributes, in place of one of that name; without values a mere switch."""
    found = holder.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        place(holder, found)
    for key in list(found.attrib):
        if str(key).startswith(W):
            del found.attrib[key]
    for key, value in values.items():
        found.set(f"{W}{key}", str(value))
    return found


def place(holder: Any, element: Any) -> None:
    """Insert a property where the schema wants it."""
    order = _PLACES.get(str(holder.tag).removeprefix(W), {})
    own = order.get(element.tag, len(order))
    after = [at for at, one in enumerate(holder) if order.get(one.tag, len(order)) <= own]
    holder.insert(after[-1] + 1 if after else 0, element)


def drop(holder: Any | None, *names: str) -> bool:
    """Take properties away; whether any was there."""
    found = [one for name in names for one in holder.findall(f"{W}{name}")] if holder is not None else []
    for one in found:
        one.getparent().remove(one)
    return bool(found)


def switch(holder: Any, name: str, *, on: bool) -> None:
    """A toggle (`b`, `i`, `caps`) set for itself, whatever the styles say."""
    if on:
        put(holder, name)
    else:
        put(holder, name, val="0")
