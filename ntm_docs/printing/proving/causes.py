"""Why a PDF differs from its document."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from ntm_docs.messages import gettext as _
from ntm_docs.printing.proving.compare import Difference, named
from ntm_docs.printing.proving.tokens import is_word, tokens
from ntm_docs.printing.proving.wanted import ExpectedPrint
from ntm_docs.problems import Place, Problem, Word

_MOST_TOLD = 5
# Kinds of what holds text that is not read.
UNREAD = {
    "formula": Word("công thức"),
    "drawing": Word("biểu đồ, hình vẽ có chữ"),
    "object": Word("đối tượng nhúng"),
    "picture": Word("hình vectơ (EMF, WMF, SVG)"),
}
Facts = dict[str, object]


def cause_of(found: Difference, wanted: ExpectedPrint, place: Place) -> Problem | None:
    """One problem for a difference: its cause where one explains all of it, else the words.

    None where there is none, and where words are too many in a paper with drawings or formulas, whose text is
    not read: that is a warning (`pdf.unread`).
    """
    for code, explains in _CAUSES if found else ():
        facts = explains(found, wanted)
        if facts is not None:
            return Problem(code, place, facts=facts)
    if not found or (found.extra and not found.lost and wanted.unread):
        return None
    pages = _(" (trang {pages})").format(pages=", ".join(map(str, found.pages))) if found.pages else ""
    if not found.extra:
        return Problem("pdf.lost", place, facts={"words": told(found.lost)})
    if not found.lost:
        return Problem("pdf.extra", place, facts={"words": told(found.extra), "pages": pages})
    return Problem("pdf.differs", place, facts={"lost": told(found.lost), "extra": told(found.extra), "pages": pages})


def told(words: Sequence[str]) -> str:
    """Some words of a difference, each once, words before signs."""
    ordered = sorted(dict.fromkeys(words), key=lambda one: not is_word(one))
    return ", ".join(ordered[:_MOST_TOLD]) + (", …" if len(ordered) > _MOST_TOLD else "")


def _all(texts: Sequence[str]) -> Iterator[str]:
    return (token for text in texts for token in tokens(text))


def _hidden(found: Difference, wanted: ExpectedPrint) -> Facts | None:
    if found.lost or not Counter(found.extra) <= Counter(_all(wanted.hidden)):
        return None
    return {"words": told(found.extra)}


def _symbols(found: Difference, wanted: ExpectedPrint) -> Facts | None:
    if found.lost or not set("".join(found.extra)) <= {sign.casefold() for sign in wanted.symbols}:
        return None
    return {"letters": told(found.extra)}


def _tight(found: Difference, wanted: ExpectedPrint) -> Facts | None:
    if not found.lost or found.extra or not set(found.lost) <= set(_all(wanted.tight)):
        return None
    return {"words": told(found.lost)}


def _fields(found: Difference, wanted: ExpectedPrint) -> Facts | None:
    """Results of fields that the printer counted anew."""
    words = [(name, set(map(named, tokens(text)))) for name, text in wanted.fields]
    own = [(name, told) for name, told in words if told.intersection(found.lost)]
    if not own or not set(found.lost) <= set().union(*(told for _name, told in own)):
        return None
    return {
        "fields": ", ".join(dict.fromkeys(name for name, _told in own)),
        "lost": told(found.lost),
        "extra": told(found.extra) or "…",
    }


_CAUSES: tuple[tuple[str, Callable[[Difference, ExpectedPrint], Facts | None]], ...] = (
    ("pdf.hidden", _hidden),
    ("pdf.symbol", _symbols),
    ("pdf.tight", _tight),
    ("pdf.field", _fields),
)
