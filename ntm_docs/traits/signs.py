"""Signs that are not seen, or do not print."""

import re
import unicodedata
from collections.abc import Iterator

from ntm_docs.problems import Word
from ntm_docs.traits.told import Kind, Told, excerpt, mark_of

_REFUSED = {"Cc", "Cf", "Cs", "Co", "Cn"}
_SEEN = {"\t": Word("Tab"), "\u00ad": Word("gạch nối ẩn"), "\ufeff": Word("dấu đầu tệp")}
_HIDDEN, _OF_SYMBOLS = Word("ký tự ẩn"), Word("ký hiệu của phông Symbol, Wingdings")
_LINE_END = re.compile(r"\r\n|_x000[dD]_\n")
_CARRIED = re.compile(r"\s*_x000[dD]_\s*\Z|_x000[dD]_|\r")
_LINE = re.compile("[\x0b\x0c\u2028\u2029]")
# Excel writes what XML cannot hold as its number; of halves of signs and of what is no sign nothing can be made.
_ESCAPED = re.compile(
    r"_x([dD][89a-fA-F][0-9a-fA-F]{2}|[fF]{3}[eEfF]|[fF][dD][dDeE][0-9a-fA-F]|00(?:[01][0-9a-fA-F]|7[fF]|[89][0-9a-fA-F]))_"
)
_OF_OLD_FONTS = re.compile("[\x80-\xff]")
_SPACE = re.compile("[\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")
_EMOJI = re.compile("[\u2600-\u2604\u2607-\u2610\u2613-\u2618\u261a-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?")
_TICKS = "\u2713\u2714\u2715\u2717\u2718\u2794\u279c\u2022"


def refused_character(text: str) -> dict[str, object] | None:
    """The first character of a text that does not print: what it is, where (from 1)."""
    if all(map(str.isprintable, text.split("\n"))):
        return None
    for position, char in enumerate(text, start=1):
        if char != "\n" and (unicodedata.category(char) in _REFUSED or char in "\u2028\u2029"):
            seen = _SEEN.get(char, _OF_SYMBOLS if "\uf000" <= char <= "\uf0ff" else _HIDDEN)
            return {"char": mark_of(char), "seen": seen, "position": position}
    return None


def lines(text: str, _kind: Kind) -> Iterator[Told]:
    """Line ends of other machines: a pair is one, what stands alone is told; that of mainframes is refused."""
    if "\x85" in text and len(_OF_OLD_FONTS.findall(text)) == text.count("\x85"):  # else it is a letter of an old font
        facts: dict[str, object] = {"char": "U+0085", "seen": _HIDDEN, "position": text.index("\x85") + 1}
        yield Told("text.character", facts, "error", text.index("\x85"), text.replace("\x85", " "))
        text = text.replace("\x85", " ")
    after = _LINE_END.sub("\n", text)
    found = _CARRIED.search(after) or _LINE.search(after)
    if found is None:
        if after != text:
            yield Told("", {}, "warning", 0, after)  # the same line ends, in our way
        return
    after = _LINE.sub("\n", _CARRIED.sub(lambda one: "" if one.end() == len(after) else "\n", after))
    sign = found[0].strip(" \n") or found[0]
    facts = {"char": sign if sign.startswith("_") else mark_of(sign), "position": found.start() + 1}
    yield Told("trait.line", facts, "warning", found.start(), after)


def spaces(text: str, _kind: Kind) -> Iterator[Told]:
    """Spaces of other widths."""
    if found := _SPACE.search(text):
        facts = {"char": mark_of(found[0]), "position": found.start() + 1, "text": excerpt(text)}
        yield Told("trait.space", facts, "warning", found.start(), _SPACE.sub(" ", text))


def unseen(text: str, _kind: Kind) -> Iterator[Told]:
    """A character that does not print."""
    if facts := refused_character(text) or _escaped(text):
        yield Told("text.character", facts, "error", int(str(facts["position"])) - 1)


def _escaped(text: str) -> dict[str, object] | None:
    """`_xFFFE_`: a character that does not print, as Excel writes it."""
    found = _ESCAPED.search(text)
    if found is None:
        return None
    return {"char": f"U+{found[1].upper()}", "seen": _HIDDEN, "position": found.start() + 1}


def lost(text: str, _kind: Kind) -> Iterator[Told]:
    """`�` stands for a letter that was lost on the way."""
    if (at := text.find("\ufffd")) >= 0:
        facts = {"position": at + 1, "text": excerpt(text)}
        yield Told("trait.lost", facts, "error", at)


def emoji(text: str, _kind: Kind) -> Iterator[Told]:
    """Pictures among letters."""
    found = next((one for one in _EMOJI.finditer(text) if one[0][0] not in _TICKS), None)
    if found is not None:
        facts = {"char": found[0], "code": mark_of(found[0][0]), "position": found.start() + 1}
        yield Told("trait.emoji", facts, "warning", found.start())
