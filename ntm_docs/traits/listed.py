"""THE LIST of traits, and how a text is asked.

Every reader asks it of every value: YAML, workbooks, .docx and .txt. What only one reader can know (hidden rows,
what is struck out, number formats, Word's own fields) is gathered there and told in the same way; blanks to fill in
are told where a paper is planned.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from ntm_docs.problems import Severity
from ntm_docs.traits import left_over, letters, mojibake, quotes, signs
from ntm_docs.traits.old_fonts import OF_UNICODE, likely, to_unicode
from ntm_docs.traits.signs import refused_character
from ntm_docs.traits.syllables import LETTERS
from ntm_docs.traits.told import Kind, Told, excerpt


class Trait(NamedTuple):
    """A trait: its name, what happens with it as a rule, what finds it."""

    name: str
    does: Literal["mend", "tell", "refuse"]
    ask: Callable[[str, Kind], Iterator[Told]]


class Answer(NamedTuple):
    """A text as it is taken, and what is told of it."""

    text: str
    told: tuple[Told, ...]


def _encoded_twice(text: str, _kind: Kind) -> Iterator[Told]:
    after = mojibake.mended_mojibake(text)
    if left := mojibake.LEFT.search(after):
        facts = {"text": excerpt(text), "position": left.start() + 1}
        yield Told("trait.mojibake_lost", facts, "error", left.start())
    elif after != text:
        yield Told("trait.mojibake", {"before": excerpt(text), "after": excerpt(after)}, "warning", 0, after)


def _old_font(text: str, kind: Kind) -> Iterator[Told]:
    after = to_unicode(text)
    if after is not None:
        yield Told("trait.old_font", {"before": excerpt(text), "after": excerpt(after)}, "warning", 0, after)
    elif found := likely(text):
        facts = {"text": found[0][:60], "guess": found[1][:60]}
        # The soft hyphen is a letter of TCVN3 and does not print: what holds it cannot stay.
        severity: Severity = "error" if kind == "name" or refused_character(found[0]) else "warning"
        yield Told("trait.old_font_unsure", facts, severity, text.find(found[0]))


# In the order in which they are asked: each is given the text as those before it have mended it.
TRAITS = (
    Trait("line ends", "mend", signs.lines),
    Trait("encoded twice", "mend", _encoded_twice),
    Trait("old fonts", "mend", _old_font),
    Trait("spaces", "mend", signs.spaces),
    Trait("shapes of letters", "mend", letters.special),
    Trait("letters like Đ", "mend", letters.stroked),
    Trait("letters of other alphabets", "mend", letters.alike),
    Trait("marks", "mend", letters.marks),
    Trait("apostrophe in front", "mend", quotes.apostrophe),
    Trait("quotes around", "mend", quotes.around),
    Trait("quotes without pair", "tell", quotes.unpaired),
    Trait("foreign letters", "tell", letters.foreign),
    Trait("pictures", "tell", signs.emoji),
    Trait("lost letters", "refuse", signs.lost),
    Trait("question marks", "tell", left_over.questions),
    Trait("merge fields", "refuse", left_over.merge_fields),
    Trait("formulas", "refuse", left_over.formulas),
    Trait("unseen signs", "refuse", signs.unseen),
)

# What is told already by a cause: letters of an old font look like other signs.
_INSTEAD_OF = {
    "text.character": frozenset({"trait.old_font_unsure"}),
    "trait.guillemets": frozenset({"trait.old_font_unsure", "trait.mojibake_lost"}),
    "trait.foreign": frozenset({"trait.old_font_unsure", "trait.mojibake_lost"}),
}
_OF_QUOTES = tuple(trait for trait in TRAITS if trait.name.startswith("quotes"))  # which real texts often have
# A character that some trait has, beside quotation marks and points; real texts hardly ever have one.
_ODD = re.compile(rf"[^0-9{LETTERS} \n.,;:!()/&%*²³°½•\-–—“”]|_x[0-9a-fA-F]{4}_")
_ODD_ASCII = re.compile(r"[^0-9A-Za-z \n.,;:!()/&%*\-]|[Aa]\(|dd|DD|Dd")


def ask(text: str, kind: Kind = "value") -> Answer | None:
    """What is odd in a text; None, quickly, where nothing is."""
    if text.isascii():
        if _ODD_ASCII.search(text) is None:
            return None
    elif OF_UNICODE.search(text) and _ODD.search(text) is None:
        return _asked(text, kind, _OF_QUOTES) if "“" in text or "”" in text else None
    return _asked(text, kind, TRAITS)


def _asked(text: str, kind: Kind, traits: Sequence[Trait]) -> Answer | None:
    plain = unicodedata.normalize("NFC", text)
    told: list[Told] = []
    for trait in traits:
        for one in trait.ask(plain, kind):
            if one.code:
                told.append(one)
            if one.after is not None:
                plain = one.after
    codes = {one.code for one in told}
    told = [one for one in told if not codes & _INSTEAD_OF.get(one.code, frozenset())]
    if not told and plain in (text, unicodedata.normalize("NFC", text)):
        return None
    return Answer(plain, tuple(told))
