"""Whether a PDF is the document it was made from."""

import re
import struct
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from ntm_docs.layout import load_layout
from ntm_docs.printing.glyphs import without_glyph
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading.docx_text import read_docx

_POINTS_PER_MM = 72 / 25.4
_SLACK_MM = 2.0
_OURS = ("timesnewroman", "liberationserif", "tinos", "timesnewromanps")
_SIGNS = ("symbol", "opensymbol", "wingdings", "dejavu")  # bullets and drawn signs
_WORD = re.compile(r"[^\W_]+")
_MOST_TOLD = 5
_UNREADABLE = (ValueError, KeyError, IndexError, TypeError, OSError, RecursionError, struct.error)


@dataclass(frozen=True, slots=True)
class Proved:
    """Pages of a PDF; `problem` when it must not be used, `warnings` what to look at."""

    pages: int
    problem: Problem | None = None
    warnings: tuple[Problem, ...] = ()


def prove(pdf: bytes, docx: bytes, file: str) -> Proved:
    """Hold a PDF against the document it was made from."""
    place = Place(file)
    try:
        reader = PdfReader(BytesIO(pdf))
        pages = list(reader.pages)
        text = " ".join(page.extract_text() for page in pages)
        warnings = tuple(_page_faults(pages, place)) + tuple(_font_faults(pages, place))
        wanted = _text_of(docx, file)
        drawn_empty = without_glyph(pages, wanted)
    except (PyPdfError, *_UNREADABLE) as error:
        return Proved(0, Problem("pdf.broken", place, facts={"reason": str(error)[:100]}))
    if not pages:
        return Proved(0, Problem("pdf.broken", place, facts={"reason": "0"}))
    lost = [word for word in _lost(text, wanted) if not set(word) & set("".join(drawn_empty).casefold())]
    if lost:
        return Proved(len(pages), Problem("pdf.lost", place, facts={"words": ", ".join(lost[:_MOST_TOLD])}))
    if drawn_empty:
        told = ", ".join(f"“{one}” (U+{ord(one):04X})" for one in drawn_empty[:_MOST_TOLD])
        return Proved(len(pages), Problem("pdf.glyph", place, facts={"letters": told}))
    return Proved(len(pages), None, warnings)


def words(text: str) -> Counter[str]:
    """The words of a text, how often each; signs and case do not count."""
    return Counter(_WORD.findall(unicodedata.normalize("NFC", text).casefold()))


def _text_of(docx: bytes, file: str) -> str:
    """The text of the document; none for one without words, or one that only the converter can read."""
    try:
        passages, _ = read_docx(docx, file)
    except ProblemsError:
        return ""
    return " ".join(passage.text for passage in passages)


def _lost(text: str, wanted: str) -> list[str]:
    """Words of the document that the PDF does not have, or has less often."""
    missing = words(wanted) - words(text)
    letters = "".join(_WORD.findall(unicodedata.normalize("NFC", text).casefold()))
    return [word for word in missing if word not in letters or missing[word] > letters.count(word)]


def _page_faults(pages: list[Any], place: Place) -> Iterator[Problem]:
    """Pages that are not A4, upright or across."""
    page = load_layout().page
    for number, one in enumerate(pages, 1):
        sides = sorted((float(one.mediabox.width) / _POINTS_PER_MM, float(one.mediabox.height) / _POINTS_PER_MM))
        if any(
            abs(side - wanted) > _SLACK_MM for side, wanted in zip(sides, (page.width_mm, page.height_mm), strict=True)
        ):
            size = " x ".join(f"{side:.0f}" for side in sides)
            yield Problem("pdf.paper", place, facts={"page": number, "size": size}, severity="warning")


def _font_faults(pages: list[Any], place: Place) -> Iterator[Problem]:
    """Fonts that are not in the file, or that stand in for Times New Roman with other widths."""
    told = set()
    for one in pages:
        fonts = (one.get("/Resources") or {}).get("/Font") or {}
        for found in fonts.values():
            font = found.get_object()
            name = str(font.get("/BaseFont", "")).lstrip("/").split("+")[-1]
            plain = name.casefold().replace("-", "").replace(",", "").replace(" ", "")
            if name in told:
                continue
            told.add(name)
            if not _embedded(font):
                yield Problem("pdf.not_embedded", place, facts={"font": name}, severity="warning")
            elif not plain.startswith((*_OURS, *_SIGNS)):
                yield Problem("pdf.substitute", place, facts={"font": name}, severity="warning")


def _embedded(font: Any) -> bool:
    inner = [one.get_object() for one in font.get("/DescendantFonts", ())] or [font]
    descriptors = [one.get("/FontDescriptor") for one in inner]
    files = ("/FontFile", "/FontFile2", "/FontFile3")
    return all(one is not None and any(key in one.get_object() for key in files) for one in descriptors)
