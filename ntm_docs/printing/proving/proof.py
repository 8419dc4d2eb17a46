"""Whether a PDF is what its document says.

Held against each other are what the document prints (`story.py`, `margins.py`) and the letters that are drawn, by
where they stand (`letters.py`). A letter that lies outside the page or its frame is not printed. Not seen: letters
behind a shape that is no rectangle, of a picture, or cut by less than half; see the rooms for what is not read.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from ntm_docs.layout import load_layout
from ntm_docs.messages import gettext as _
from ntm_docs.papers.opening import open_package
from ntm_docs.printing.pdf.faces import font_faults, fonts_of, old_text
from ntm_docs.printing.pdf.glyphs import without_glyph
from ntm_docs.printing.pdf.letters import Letter, letters_of
from ntm_docs.printing.pdf.words import PrintedWord, overlapping, tokens_of, without_shadows, words_of
from ntm_docs.printing.proving.causes import UNREAD, cause_of, told
from ntm_docs.printing.proving.compare import Difference, compare
from ntm_docs.printing.proving.margins import MarginText, read_margins
from ntm_docs.printing.proving.story import read_wanted
from ntm_docs.printing.proving.tokens import tokens, without_places
from ntm_docs.printing.proving.wanted import ExpectedPrint
from ntm_docs.problems import Place, Problem, ProblemsError

_POINTS_PER_MM = 72 / 25.4
_SLACK_MM = 2.0
_MOST_TOLD = 5
_UNREADABLE = (ValueError, KeyError, IndexError, TypeError, AttributeError, OSError, RecursionError, struct.error)
_NEVER_READ = ("formula", "drawing", "object")


@dataclass(frozen=True, slots=True)
class Proved:
    """Pages of a PDF; `problem` when it must not be used, `warnings` what to look at."""

    pages: int
    problem: Problem | None = None
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What a PDF shows: letters by page, and the words of those that are seen or only pale."""

    pages: Sequence[Any]
    letters: Sequence[Sequence[Letter]]
    words: Sequence[PrintedWord]


def prove(pdf: bytes, docx: bytes, file: str) -> Proved:
    """Hold a PDF against the document it was made from."""
    place = Place(file)
    try:
        wanted, margins = _wanted(docx, file)
        pages = list(PdfReader(BytesIO(pdf)).pages)
        sheet = _read(pages)
        whole = "\n".join([*wanted.texts, *wanted.repeated, *(margin.text for margin in margins)])
        drawn_empty = without_glyph(pages, without_places(whole))
        fonts = fonts_of(pages)
        paper = tuple(_page_faults(pages, place))
    except ProblemsError as error:
        return Proved(0, error.problems[0])
    except (PyPdfError, *_UNREADABLE):
        return Proved(0, Problem("pdf.broken", place))
    if not pages:
        return Proved(0, Problem("pdf.broken", place))
    every = [one for page in sheet.letters for one in page]
    old = next(old_text(wanted.fonts, list(fonts), place), None)
    difference = _compare(wanted, margins, sheet, "".join(drawn_empty))
    problem = old or _cut(sheet.letters, place) or cause_of(difference, wanted, place)
    if problem is None and drawn_empty:
        signs = ", ".join(f"“{one}” (U+{ord(one):04X})" for one in drawn_empty[:_MOST_TOLD])
        problem = Problem("pdf.glyph", place, facts={"letters": signs})
    if problem is not None:
        return Proved(len(pages), problem)
    faces = font_faults(fonts, wanted.fonts, every, sheet.words, place)
    warnings = (*paper, *faces, *_looks(sheet.letters, place), *_unread(wanted, difference, place))
    return Proved(len(pages), None, warnings)


def _wanted(docx: bytes, file: str) -> tuple[ExpectedPrint, list[MarginText]]:
    package = open_package(docx, file)
    wanted = read_wanted(package)
    return wanted, read_margins(package, wanted)


def _read(pages: Sequence[Any], *, shadows: bool = True) -> _Sheet:
    fonts: dict[Any, Any] = {}
    letters = [letters_of(page, fonts) for page in pages]
    return _sheet(pages, letters, shadows=shadows)


def _sheet(pages: Sequence[Any], letters: Sequence[Sequence[Letter]], *, shadows: bool) -> _Sheet:
    shown = [[one for one in page if one.seen != "cut"] for page in letters]
    kept = shown if shadows else [without_shadows(page) for page in shown]
    return _Sheet(pages, letters, [word for number, page in enumerate(kept, 1) for word in words_of(page, number)])


def _compare(wanted: ExpectedPrint, margins: Sequence[MarginText], sheet: _Sheet, drawn_empty: str) -> Difference:
    """How they differ; what no font draws is told as that. Where words are too many, shadows are looked for."""
    found = compare(wanted, margins, tokens_of(sheet.words), len(sheet.pages))
    if found.extra:
        bare = _sheet(sheet.pages, sheet.letters, shadows=False)
        found = compare(wanted, margins, tokens_of(bare.words), len(sheet.pages))
    empty = set(drawn_empty.casefold())
    lost = tuple(word for word in found.lost if not set(word) & empty)
    return Difference(lost, found.extra if not empty else (), found.pages)


def _cut(letters: Sequence[Sequence[Letter]], place: Place) -> Problem | None:
    """Words that lie outside the page or the frame they are in."""
    for number, page in enumerate(letters, 1):
        cut = words_of([one for one in page if one.seen == "cut" or one.text == " "], number)
        if cut:
            facts = {"page": number, "words": told([word.text for word in cut])}
            return Problem("pdf.cut", place, facts=facts)
    return None


def _looks(letters: Sequence[Sequence[Letter]], place: Place) -> Iterator[Problem]:
    """Words that are there and cannot be seen, or stand on each other: as warnings."""
    for number, page in enumerate(letters, 1):
        unseen = words_of(list(_unseen(page)), number)
        if unseen:
            facts = {"page": number, "words": told([word.text for word in unseen])}
            yield Problem("pdf.unseen", place, facts=facts, severity="warning")
        pairs = list(overlapping(page))
        if pairs:
            both = told([f"“{one.text}” – “{other.text}”" for one, other in pairs])
            yield Problem("pdf.overlap", place, facts={"page": number, "letters": both}, severity="warning")


def _unseen(page: Sequence[Letter]) -> Iterator[Letter]:
    """Letters that cannot be seen; one that is drawn again beside itself (outlined, raised) can."""
    hidden = [one for one in page if one.seen in ("pale", "covered") or one.text == " "]
    drawn = {(one.text, round(one.along), round(one.across)) for one in page if not one.seen} if hidden else set()
    for one in hidden:
        near = ((one.text, round(one.along) + x, round(one.across) + y) for x in (-1, 0, 1) for y in (-1, 0, 1))
        if drawn.isdisjoint(near):
            yield one


def _unread(wanted: ExpectedPrint, found: Difference, place: Place) -> Iterator[Problem]:
    """What was not compared."""
    if not any(tokens(text) for text in (*wanted.texts, *wanted.repeated)):
        yield Problem("pdf.no_text", place, severity="warning")
    kinds = sorted(wanted.unread if found.extra else wanted.unread.intersection(_NEVER_READ))
    if kinds:
        names = ", ".join(_(UNREAD[kind]) for kind in kinds)
        shown = told(found.extra) or "…"
        yield Problem("pdf.unread", place, facts={"kinds": names, "words": shown}, severity="warning")


def _page_faults(pages: Sequence[Any], place: Place) -> Iterator[Problem]:
    """Pages that are not A4, upright or across."""
    page = load_layout().page
    for number, one in enumerate(pages, 1):
        sides = sorted((float(one.mediabox.width) / _POINTS_PER_MM, float(one.mediabox.height) / _POINTS_PER_MM))
        if any(
            abs(side - wanted) > _SLACK_MM for side, wanted in zip(sides, (page.width_mm, page.height_mm), strict=True)
        ):
            size = " x ".join(f"{side:.0f}" for side in sides)
            yield Problem("pdf.paper", place, facts={"page": number, "size": size}, severity="warning")
