"""Text → the tags in it, as Jinja reads them.

What Word makes of a tag while it is typed is read as what was meant: curly and low quotes, long dashes,
no-break and zero-width spaces, full-width braces. What looks like a tag and is none is told.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ntm_docs.problems import Phrase

_WIDE = str.maketrans("｛｝％＃", "{}%#")
_WIDE_PAIR = re.compile(r"[{｛][{｛%％#＃]|[}｝%％#＃][}｝]")
_OPENER = re.compile(r"\{[{%#]")
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
LITERALS = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
_LITERAL = re.compile(r"\{_[{%]|[}%]_\}")
_DOUBLE, _SINGLE, _ANGLE = '"“”„‟″', "'‘’‚‛′", "«»"
_STRAIGHT = {**dict.fromkeys(_DOUBLE + _ANGLE, '"'), **dict.fromkeys(_SINGLE, "'")}
_DASHES = str.maketrans(dict.fromkeys("–—‒−‐‑", "-"))
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_PARTS = re.compile(r"(\{[{%#])([-+]?)(?:(p|tr|tc|r)(?=\s))?(.*?)([-+]?)([}%#]\})", re.DOTALL)
_WORD = re.compile(r"\s*([^\W\d]\w*)")
_BRACES = re.compile(r"\{\s*[^\W\d]\w*(?:[ .]+\w+)*\s*\}")
_STRAY = re.compile(r"\{\s+[{%]|[}%]\s+\}(?!\})|\}\}|%\}")
OPENERS = frozenset({"if", "for", "macro", "call", "filter", "with", "set", "block", "autoescape", "raw"})
MIDDLES = frozenset({"elif", "else"})
CAPTURES = frozenset({"macro", "call", "filter", "set", "block"})


class TagSpan(NamedTuple):
    """A piece of a text: a tag, a literal sign (`{_{`), or a fault with its code."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of a form.

    `typed` is what the form shows, `opening`, `inside` and `closing` are what Jinja reads, `scope` is what of
    the document the tag takes with it: p, tr, tc, r or nothing.
    """

    typed: str
    opening: str
    inside: str
    closing: str
    scope: str = ""
    where: Phrase = field(default_factory=Phrase)
    joins: str = ""

    @property
    def word(self) -> str:
        """The statement of a block tag: `if`, `endfor`; empty for a value or a remark."""
        found = _WORD.match(self.inside) if self.opening == "{%" else None
        return found[1] if found else ""

    @property
    def opens(self) -> bool:
        """Whether a block begins here."""
        word = self.word
        return word in OPENERS and not (word == "set" and "=" in re.sub(r"\(.*", "", self.inside))

    @property
    def closes(self) -> bool:
        """Whether a block ends here."""
        word = self.word
        return word.startswith("end") and word[3:] in OPENERS

    @property
    def rest(self) -> str:
        """What follows the statement."""
        found = _WORD.match(self.inside)
        return self.inside[found.end() :].strip() if found else ""

    def source(self) -> str:
        """As Jinja reads it; the line break inside gives every tag a line of its own in Jinja's reports."""
        return f"{self.opening}\n{self.inside}{self.closing}"

    def renamed(self, opening: str, inside: str) -> "Tag":
        """Another tag in its place."""
        closing = _CLOSERS[opening]
        return replace(self, opening=opening, inside=inside, closing=closing, scope="", joins="")


def narrow(text: str) -> str:
    """Full-width signs as the signs of tags, where two stand side by side; nothing moves."""
    if "｛" not in text and "｝" not in text:
        return text
    return _WIDE_PAIR.sub(lambda pair: pair[0].translate(_WIDE), text)


def find_spans(text: str, *, raw: bool = False) -> Iterator[TagSpan]:
    """Every tag, literal sign and fault of a text, in order; in a `raw` block only its end is a tag."""
    at = 0
    while at < len(text):
        opener = _OPENER.search(text, at)
        end = len(text) if opener is None else opener.start()
        if not raw:
            yield from _in_text(text, at, end)
        if opener is None:
            return
        close = _end(text, opener.start())
        if raw:
            if close and _word_of(text[opener.start() : close]) == "endraw":
                yield TagSpan(opener.start(), close, "tag")
                raw = False
            at = close or opener.end()
        elif close is None:
            at = _OPENER.search(text + "{{", opener.end()).start()  # type: ignore[union-attr]
            yield TagSpan(opener.start(), min(at, len(text)), "template.unclosed")
        else:
            yield TagSpan(opener.start(), close, "tag")
            raw = _word_of(text[opener.start() : close]) == "raw"
            at = close


def _in_text(text: str, start: int, end: int) -> Iterator[TagSpan]:
    """Literal signs, and what looks like a tag, between two tags."""
    piece = text[start:end]
    if "{" not in piece and "}" not in piece:
        return
    for literal in _LITERAL.finditer(piece):
        yield TagSpan(start + literal.start(), start + literal.end(), LITERALS[literal[0]])
    bare = _LITERAL.sub("___", piece)
    for pattern in (_STRAY, _BRACES):
        found = pattern.search(bare)
        if found:
            yield TagSpan(start + found.start(), start + found.end(), "template.braces")
            return


def _word_of(typed: str) -> str:
    found = re.match(r"\{%[-+]?\s*(\w+)", typed)
    return found[1] if found else ""


def _end(text: str, start: int) -> int | None:
    """Where a tag ends; nothing where another begins first, or the text ends."""
    closer = _CLOSERS[text[start : start + 2]]
    if closer == "#}":
        found = text.find(closer, start + 2)
        return None if found < 0 else found + 2
    at, depth, maybe = start + 2, 0, None
    while at < len(text):
        sign = text[at]
        if sign in _STRAIGHT:
            at = _string_end(text, at, closer)
            continue
        pair = text[at : at + 2]
        if pair == closer and (depth == 0 or closer == "%}"):
            return at + 2
        if pair == closer:
            maybe = maybe or at + 2  # a bracket may be missing
        if _OPENER.match(pair):
            break
        depth += (sign in "([{") - (sign in ")]}" and depth > 0)
        at += 1
    return maybe


def _string_end(text: str, at: int, closer: str) -> int:
    """Behind the string that begins here; behind its quote alone where it does not end."""
    sign = text[at]
    family = next(signs for signs in (_DOUBLE, _SINGLE, _ANGLE) if sign in signs)
    if sign in "\"'":
        end = text.find(sign, at + 1)
        while end > 0 and text[end - 1] == "\\":
            end = text.find(sign, end + 1)
        if end > 0:
            return end + 1
    ends = (place for place in range(at + 1, len(text)) if text[place] in family)
    end = next(ends, -1)
    return at + 1 if end < 0 or closer in text[at:end] else end + 1


def read_tag(typed: str, where: Phrase) -> Tag:
    """A tag as it was typed → as Jinja reads it."""
    parts = _PARTS.fullmatch(typed)
    assert parts is not None
    opening, before, scope, inside, after, closing = parts.groups()
    if opening != "{#":
        inside = _clean(inside)
        before, inside, after = _dashes(before, inside, after)
        if scope is None and before:  # {%-p is read like {%p
            found = re.match(r"(p|tr|tc|r)(?=\s)", inside)
            scope, inside = (found[1], inside[found.end() :]) if found and opening == "{%" else (scope, inside)
        if scope and not inside.strip():  # {{r }} prints r
            scope, inside = "", f" {scope} "
    else:
        inside = ""
    joins = ("<" if before == "-" else "") + (">" if after == "-" else "")
    return Tag(unicodedata.normalize("NFC", typed), opening, inside, closing, scope or "", where, joins)


def _dashes(before: str, inside: str, after: str) -> tuple[str, str, str]:
    """Dashes that Word made longer stand inside until they are clean."""
    if not before and inside.startswith("-"):
        before, inside = "-", inside[1:]
    if not after and inside.endswith("-"):
        after, inside = "-", inside[:-1]
    return before, inside, after


def _clean(inside: str) -> str:
    """What stands in a tag, with Python's quotes, dashes and spaces; strings keep what they say."""
    made, at = "", 0
    while at < len(inside):
        sign = inside[at]
        if sign in _STRAIGHT:
            end = _string_end(inside, at, "}}")
            if end > at + 1:
                quote, said = _STRAIGHT[sign], inside[at + 1 : end - 1]
                made += quote + (said if sign == quote else said.replace(quote, "\\" + quote)) + quote
                at = end
                continue
            sign = _STRAIGHT[sign]
        made += " " if sign.isspace() else sign.translate(_DASHES).translate(_INVISIBLE)
        at += 1
    return unicodedata.normalize("NFC", made)
