"""Regular expressions that Python and an editor read alike.

A schema's pattern has no flags, and is tried on the text as it was typed: with letters in either case, composed or
not, and with more spaces than a cleaned text has. So a rule written for cleaned text is put here into that form.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, permutations

from ntm_docs.phrases.keys import fold_key

# Where letters stand that fold to one of a-z or 0-9; left out are the signs for kelvin and ångström.
_LATIN = tuple(map(chr, chain(range(0x24F + 1), range(0x1E00, 0x1EFF + 1))))
_LETTER = "0-9A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
# Letters and figures that fold to none of these, as far as a few ranges go: not signs that look like letters (ℓ, ①).
_OTHER_SCRIPTS = (
    r"²³¹ªµº¼-¾ɐ-ˁ\u0370-\u1dbfἀ-῾\u2c00-\u2dff\u3040-\ufdff\ufe70-\ufefc\uff10-\uff19\uff21-\uff3a\uff41-\uffdc"
)
_BETWEEN = f"[^{_LETTER}]*"  # spaces, underscores, signs, and marks that stand beside their letter

_PIECE = re.compile(r"\(\?P<(?P<name>\w+)>|\[\^?(?:\\.|[^\]\\])+\]|\\.|\(\?[:=!]?|\{\d+(?:,\d*)?\}|.", re.DOTALL)
_SAME = frozenset({"\\.", "\\S", "\\[", "\\]", "(?:", "(?=", "(?!", *"()|^$?*+"})
_NOT_SAME = frozenset({"\\", "{", "}"})


def portable(rule: re.Pattern[str], parts: Mapping[str, str] | None = None) -> str:
    """A rule for a whole cleaned text, for the text as typed; `parts` narrow its named groups.

    Raises:
        ValueError: the rule is written with something that is not known to mean the same elsewhere.
    """
    folded = bool(rule.flags & re.IGNORECASE)
    return rf"\s*(?:{''.join(_translated(rule.pattern, parts or {}, folded=folded))})\s*"


def whole(*ways: str) -> str:
    """A pattern that a whole text matches in one of several ways."""
    return f"^(?:{'|'.join(ways)})$"


def _translated(pattern: str, parts: Mapping[str, str], *, folded: bool) -> Iterator[str]:
    at = 0
    while at < len(pattern):
        found = _PIECE.match(pattern, at)
        assert found is not None
        piece, name, at = found[0], found["name"], found.end()
        if name in parts:
            at = _closing(pattern, at) + 1
            yield f"(?:{parts[name]})"
        elif name:
            yield "(?:"
        elif piece == " ":
            optional = pattern[at : at + 1] == "?"
            at += optional
            yield " *" if optional else " +"
        else:
            yield _one(piece, folded=folded)


def _one(piece: str, *, folded: bool) -> str:
    if piece == r"\d":
        return "[0-9]"
    if piece == r"\s":
        return r"[^\S\n]"  # a cleaned line has no break
    if piece in _SAME or (piece[0] == "{" and len(piece) > 1):
        return piece
    if piece[0] == "[":
        return _class(piece, folded=folded)
    if len(piece) > 1 or piece in _NOT_SAME:
        raise ValueError(f"not known to mean the same in an editor: {piece}")
    return letter(piece, folded=folded)


def _class(piece: str, *, folded: bool) -> str:
    if re.search(r"\\[dwbDWB]", piece):
        raise ValueError(f"not known to mean the same in an editor: {piece}")
    if not folded:
        return piece
    cases = {case for char in piece if char.isalpha() for case in (char.lower(), char.upper())} - set(piece)
    ranges = "".join(f"{a.upper()}-{b.upper()}" for a, b in re.findall(r"([a-z])-([a-z])", piece))
    return f"{piece[:-1]}{''.join(sorted(cases))}{ranges}]"


def _closing(pattern: str, at: int) -> int:
    """Where the group that is open at a position ends."""
    depth = 1
    for found in _PIECE.finditer(pattern, at):
        depth += found[0].startswith("(") - (found[0] == ")")
        if depth == 0:
            return found.start()
    raise ValueError(f"a group has no end: {pattern}")


@cache
def letter(char: str, *, folded: bool) -> str:
    """A letter in every way that is the same text: composed or not, and in either case if `folded`."""
    cases = sorted({char.lower(), char.upper()} if folded else {char})
    if char.isascii():
        return f"[{''.join(cases)}]" if len(cases) > 1 else char
    ways = sorted({way for case in cases for way in _same_text(case)}, key=lambda way: (len(way), way))
    return f"(?:{'|'.join(map(escaped, ways))})" if len(ways) > 1 else escaped(ways[0])


def _same_text(char: str) -> Iterator[str]:
    base, *marks = list(unicodedata.normalize("NFD", char))
    for order in permutations(marks):
        for composed in range(len(marks) + 1):
            way = unicodedata.normalize("NFC", base + "".join(order[:composed])) + "".join(order[composed:])
            if unicodedata.normalize("NFC", way) == unicodedata.normalize("NFC", char):
                yield way


def escaped(text: str) -> str:
    """A text in a pattern that stays as it is when the file is made NFC."""
    return "".join(rf"\u{ord(char):04x}" if unicodedata.combining(char) else char for char in text)


def however_written(names: Iterable[str], but: str = "") -> str:
    """A pattern for names under the one rule by which they match: any case, marks, spaces, signs.

    `but` is one way of writing that the pattern leaves out, where that way is described by itself.
    """
    ways = "|".join(dict.fromkeys(_BETWEEN.join(map(_folding_to, fold_key(name))) for name in names))
    left_out = f"(?!{but}$)" if but else ""
    return rf"^{left_out}(?![\s\S]*[{_OTHER_SCRIPTS}]){_BETWEEN}(?:{ways}){_BETWEEN}$"


def letters(*, lower: bool) -> str:
    """The letters of Latin scripts in one case, for a class."""
    return in_class(char for char in _LATIN if (char.islower() if lower else char.isupper()))


def in_class(chars: Iterable[str]) -> str:
    """Characters in order as they stand in a class: runs of them by their ends, what is not seen by its code."""
    runs: list[list[int]] = []
    for code in map(ord, chars):
        if runs and runs[-1][-1] == code - 1:
            runs[-1].append(code)
        else:
            runs.append([code])
    return "".join(_run(_in_class(run[0]), _in_class(run[-1]), len(run)) for run in runs)


def _run(first: str, last: str, length: int) -> str:
    return first if length == 1 else f"{first}{'-' if length > 2 else ''}{last}"  # noqa: PLR2004 -- two need no dash


def _in_class(code: int) -> str:
    stays = chr(code).isprintable() and unicodedata.normalize("NFC", chr(code)) == chr(code)
    return chr(code) if stays else rf"\u{code:04x}"


@cache
def _folding_to(plain: str) -> str:
    return f"[{in_class(_classes()[plain])}]"


@cache
def _classes() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for char in _LATIN:
        found.setdefault(fold_key(char), []).append(char)
    return found
