"""Characters that no font of a PDF draws.

A font that lacks a character draws its first glyph, .notdef: a box, or nothing at all, while the text of the
PDF still has the character. Looked into are TrueType fonts, which is what Times New Roman and the fonts
that stand in for it are; a font of another make is told as a substitute (`proof.py`).
"""

import logging
import unicodedata
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from ntm_docs.printing.pdf.pdf_font import to_unicode
from ntm_docs.printing.proving.tokens import plain

logging.getLogger("fontTools").setLevel(logging.ERROR)  # it warns of the dates that LibreOffice leaves out
_PRIVATE = 0xF000  # where a font of signs keeps its codes
_BLANK = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})


def without_glyph(pages: Iterable[Any], text: str) -> list[str]:
    """Characters of `text` that some page draws as .notdef, in order; empty where every glyph is there.

    Raises:
        ValueError, KeyError, IndexError, struct.error: a font in the file is broken.
    """
    drawn: set[str] = set()
    lost: set[str] = set()
    for font in _fonts(pages):
        shown = to_unicode(font)
        missing = set(_missing(font, shown))
        for code, letters in shown.items():
            (lost if code in missing else drawn).update(unicodedata.normalize("NFC", letters))
    if not lost:
        return []
    # those without a glyph share one code, which names the first of them alone
    return sorted(lost | {one for one in unicodedata.normalize("NFC", text) if not _is_drawn(one, drawn)})


def _is_drawn(letter: str, drawn: set[str]) -> bool:
    """Whether a character is drawn: itself, as a capital, in parts; a blank is."""
    if unicodedata.category(letter) in _BLANK:
        return True
    forms = {letter, letter.upper(), letter.lower(), plain(letter)}
    return bool(drawn & forms) or drawn >= set(unicodedata.normalize("NFD", letter))


def _fonts(pages: Iterable[Any]) -> Iterator[Any]:
    """Each font of the pages once."""
    told = set()
    for page in pages:
        for found in ((page.get("/Resources") or {}).get("/Font") or {}).values():
            key = getattr(found, "idnum", None)
            if key is None or key not in told:
                told.add(key)
                yield found.get_object()


def _missing(font: Any, shown: dict[int, str]) -> Iterator[int]:
    """The codes whose glyph is drawn as .notdef is: the same outline and advance."""
    inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    described = inner.get("/FontDescriptor") or {}
    if "/FontFile2" not in described or inner.get("/CIDToGIDMap", "/Identity") != "/Identity":
        return
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415 -- loaded only where a PDF is made

    try:
        program = TTFont(BytesIO(described["/FontFile2"].get_data()), lazy=True)
    except TTLibError as error:
        raise ValueError(error) from error
    outlines, places, advances = program.reader["glyf"], program["loca"], program["hmtx"]
    names = program.getGlyphOrder()

    def drawing(glyph: int) -> tuple[bytes, int]:
        return outlines[places[glyph] : places[glyph + 1]], advances[names[glyph]][0]

    whole = inner is not font  # the code of a composite font is the glyph's own number
    tables = {(table.platformID, table.platEncID): table.cmap for table in program["cmap"].tables} if not whole else {}
    nothing = drawing(0)
    for code, letters in shown.items():
        if whole:
            glyph = code if code < len(names) else None
        else:
            name = tables.get((1, 0), {}).get(code) or tables.get((3, 0), {}).get(_PRIVATE + code)
            glyph = program.getGlyphID(name) if name else None
        if glyph is not None and letters.strip() and drawing(glyph) == nothing:
            yield code
