"""Font, colour and marking of every letter."""

from collections.abc import Iterator
from typing import Any

from ntm_docs.layout import load_layout
from ntm_docs.mending.draft import Workpiece
from ntm_docs.mending.look import runs_of
from ntm_docs.traits.old_fonts import OLD_FONTS
from ntm_docs.word.changing.letters import runs_between
from ntm_docs.word.changing.properties import drop, of, put, switch
from ntm_docs.word.facts import Paragraph
from ntm_docs.word.formatting import Look
from ntm_docs.word.numbering import W

_SIGNS = ("symbol", "wingdings", "webdings", "marlett", "mt extra", "zapf", "bookshelf", "ms outlook", "cambria math")
_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
_PALE = ("FFFFFF", "FEFEFE", "FFFFFE")
_OTHERS = ("header", "footer", "footnotes", "endnotes")
_STAMPS = ("khan", "mat", "luu_hanh")


def mend_fonts(draft: Workpiece) -> int:
    """One font, black, nothing marked; returns in how many paragraphs that was not so.

    Left as they are: fonts of signs, whose letters would be others; fonts of old encodings, whose letters must be
    converted; stamps in their colour; white letters, which would say what is not printed; and what stands on a dark
    ground.
    """
    count = _styles(draft)
    marks = {part.paragraph.number for _name, part in draft.zones_of(*_STAMPS)}
    for one in draft.van_ban.facts.paragraphs:
        element = draft.element(one)
        changed = _of_paragraph(one, element, stamp=one.number in marks)
        if changed:
            draft.mended("font", _part_of(draft, element))
            count += 1
    return count + _margins(draft)


def _part_of(draft: Workpiece, element: Any) -> str:
    root = element.getroottree().getroot()
    return next((name for name, one in draft.parts.items() if one is root), "word/document.xml")


def _of_paragraph(one: Paragraph, element: Any, *, stamp: bool) -> bool:
    spot, changed = 0, False
    family = load_layout().font["family"]
    for piece in one.pieces:
        start, spot = spot, spot + len(piece.text)
        other, colour = _is_other(piece.look), _is_coloured(piece.look) and not stamp
        if not piece.text.strip() or not (other or colour) or (colour and not other and _is_on_dark(element)):
            continue
        for run in runs_between(element, start, spot):
            look = of(run, "rPr")
            if other:
                put(look, "rFonts", **dict.fromkeys(_SLOTS, family))
                if piece.look.font.casefold().endswith(" bold"):
                    switch(look, "b", on=True)
            if colour and not _is_on_dark(element):
                put(look, "color", val="auto")
            changed = True
    return _unmark(element) or changed


def _is_other(look: Look) -> bool:
    name = look.font.casefold()
    return name != load_layout().font["family"].casefold() and not name.startswith((*_SIGNS, *OLD_FONTS))


def _is_coloured(look: Look) -> bool:
    return look.color not in ("000000", *_PALE)


def _is_on_dark(element: Any) -> bool:
    """Whether a paragraph or its cell is filled with a dark colour."""
    holders = [element.find(f"{W}pPr/{W}shd")]
    cell = next(element.iterancestors(f"{W}tc"), None)
    holders += [cell.find(f"{W}tcPr/{W}shd")] if cell is not None else []
    fills = [one.get(f"{W}fill") or "" for one in holders if one is not None]
    return any(_is_dark(fill) for fill in fills)


def _is_dark(fill: str) -> bool:
    try:
        red, green, blue = (int(fill[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return False
    return red * 3 + green * 6 + blue < 5 * 255


def _unmark(element: Any) -> bool:
    """Take away the marker's colours behind the letters of a paragraph."""
    changed = False
    for run in runs_of(element):
        look = run.find(f"{W}rPr")
        if look is None:
            continue
        marked = look.find(f"{W}highlight")
        changed |= marked is not None and marked.get(f"{W}val") != "none"
        drop(look, "highlight")
        ground = look.find(f"{W}shd")
        if (
            ground is not None
            and (ground.get(f"{W}fill") or "auto").lower() not in ("auto", "ffffff")
            and not _is_dark(ground.get(f"{W}fill") or "")
        ):
            look.remove(ground)
            changed = True
    return changed


def _styles(draft: Workpiece) -> int:
    """Styles and defaults name the font themselves, so that new text has it too."""
    root = draft.parts.get("word/styles.xml")
    if root is None or not _needs(draft):
        return 0
    family, count = load_layout().font["family"], 0
    for fonts in root.iter(f"{W}rFonts"):
        names = [str(fonts.get(f"{W}{slot}") or "") for slot in _SLOTS]
        themed = [key for key in fonts.attrib if str(key).endswith("Theme")]
        wrong = themed or any(name and name.casefold() != family.casefold() for name in names)
        if not wrong or any(name.casefold().startswith((*_SIGNS, *OLD_FONTS)) for name in names):
            continue
        fonts.attrib.clear()
        for slot in _SLOTS:
            fonts.set(f"{W}{slot}", family)
        count += 1
    if count:
        draft.mended("font", "word/styles.xml")
    return count


def _needs(draft: Workpiece) -> bool:
    """Whether any printed letter has another font: a style that no text uses is left alone."""
    return any(
        piece.letters and _is_other(piece.look) for one in draft.van_ban.facts.paragraphs for piece in one.pieces
    )


def _margins(draft: Workpiece) -> int:
    """Runs of headers and footers: their fonts by what they say themselves."""
    count = 0
    for name, root in _margin_parts(draft):
        for fonts in list(root.iter(f"{W}rFonts")):
            own = [str(fonts.get(f"{W}{slot}") or "").casefold() for slot in _SLOTS]
            if any(
                one and one != load_layout().font["family"].casefold() and not one.startswith((*_SIGNS, *OLD_FONTS))
                for one in own
            ):
                fonts.attrib.clear()
                for slot in _SLOTS:
                    fonts.set(f"{W}{slot}", load_layout().font["family"])
                draft.mended("font", name)
                count += 1
    return count


def _margin_parts(draft: Workpiece) -> Iterator[tuple[str, Any]]:
    for name, root in draft.parts.items():
        if root.tag in (f"{W}hdr", f"{W}ftr"):
            yield name, root
