"""Letters that are not what they look like."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from ntm_docs.machine.own_data import load_data
from ntm_docs.problems import Word
from ntm_docs.traits.syllables import LETTERS, WORD, is_syllable
from ntm_docs.traits.told import Kind, Told, excerpt, mark_of

_STROKED = str.maketrans("ÐðƉɖƋƌ", "ĐđĐđĐđ")  # of Icelandic, of Ewe, of Zhuang
_OF_STROKED = re.compile("[ÐðƉɖƋƌ]")
_OTHER_LETTER = re.compile(rf"[^\W\d_{LETTERS}]")
_OTHER_ALPHABET = re.compile("[\u0131\u0237\u0250-\u02af\u0370-\u058f\u13a0-\u13f5\u1d00-\u1d7f\u1f00-\u1fff]|µ")
_UNIT = re.compile("[μµ][mgslAVW]|[kM]?Ω")
_SPECIAL = re.compile(  # wide, of mathematics, ligatures, numerals in one sign
    "[\uff01-\uff5e\u2102-\u2115\u2118-\u211d\u2124\u2128\u212a-\u2134\u2139\u2160-\u217f\ufb00-\ufb06\U0001d400-\U0001d7ff]"
)
_SQUARED = {"㎡": "m²", "㎢": "km²", "㎥": "m³", "㎏": "kg", "㎞": "km", "㎝": "cm"}
_SQUARE = re.compile(f"[{''.join(_SQUARED)}]")
_SCRIPTS = {"CYRILLIC": "Kirin", "GREEK": "Hy Lạp", "ARMENIAN": "Armenia", "CHEROKEE": "Cherokee", "LATIN": "Latinh"}
_NAMES = {
    "Kirin": Word("chữ Kirin"),
    "Hy Lạp": Word("chữ Hy Lạp"),
    "Armenia": Word("chữ Armenia"),
    "Cherokee": Word("chữ Cherokee"),
    "Latinh": Word("chữ Latinh khác"),
}
_MARKS = "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b"
_STACK = re.compile(f"[A-Za-z\u00c0-\u1ef9][{_MARKS}]+")
_ALONE = re.compile(f"[{_MARKS}]")
_BREVE = "\u0306"
_BREVED = frozenset("êÊeEiIoOôÔơƠuUưƯcCnN")  # ê̆, ơ̆, c̆ of Ê Đê, Gia Rai, Ba Na; not all of them are one letter with it
_HIGHLAND = frozenset("ĔĕĬĭŎŏŬŭČčƀɃ")  # of the same languages
_ETH = re.compile("[Ðð]")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SPACING = {"ˊ": "\u0301", "´": "\u0301", "ˋ": "\u0300", "˜": "\u0303", "ˆ": "\u0302", "˘": "\u0306"}
_SPACED = re.compile(f"([A-Za-z\u00c0-\u1ef9])([{''.join(_SPACING)}]{{1,2}})")


@cache
def _alike() -> Mapping[str, tuple[str, str]]:
    """Of each letter of another alphabet the letter it looks like, and its alphabet."""
    found = {}
    for script, table in load_data("traits", "chu-giong-nhau.yaml").items():
        parts = table.split()
        found.update({char: (meant, script) for char, meant in zip(parts[::2], parts[1::2], strict=True)})
    return found


def stroked(text: str, _kind: Kind) -> Iterator[Told]:
    """`Ðặng` → `Đặng`: letters that look like Đ, in a word that is Vietnamese with it."""
    if _OF_STROKED.search(text) is None:
        return
    words = ((found, found[0].translate(_STROKED)) for found in WORD.finditer(text) if _OF_STROKED.search(found[0]))
    changed = [
        (found.span(), meant) for found, meant in words if _is_ours(meant) or meant.isupper() or _begins(found[0])
    ]
    if changed:
        (start, end), meant = changed[0]
        char = next(char for char in text[start:end] if _OF_STROKED.match(char))
        facts = {"char": char, "before": text[start:end], "after": meant}
        yield Told("trait.stroked", facts, "warning", start, _put(text, changed))


def _begins(word: str) -> bool:
    """Whether a word begins with Ð and is of our letters else (`Ðak`): no word of Icelandic does."""
    return _ETH.match(word) is not None and re.fullmatch(f"[{LETTERS}]+", word[1:]) is not None


def _is_ours(word: str) -> bool:
    return is_syllable(word) or all(map(is_syllable, re.findall(r"[^\W\d_][^\W\d_]*", word)))


def special(text: str, _kind: Kind) -> Iterator[Told]:
    """`Ｎｇｕｙễn`, `１２`, `ﬁ`, `𝐀`: letters in another shape."""
    found = _SPECIAL.search(text) or _SQUARE.search(text)
    if found is not None:
        after = _SPECIAL.sub(lambda one: unicodedata.normalize("NFKC", one[0]), text)
        after = unicodedata.normalize("NFC", _SQUARE.sub(lambda one: _SQUARED[one[0]], after))
        facts: dict[str, object] = {"char": found[0], "code": mark_of(found[0]), "after": excerpt(after)}
        facts["position"] = found.start() + 1
        yield Told("trait.special", facts, "warning", found.start(), after)


def alike(text: str, kind: Kind) -> Iterator[Told]:
    """`Vаn` with a Cyrillic а: letters of two alphabets in one word; a name is not guessed, so it is refused."""
    if text.isascii() or _OTHER_ALPHABET.search(text) is None:
        return
    changed: list[tuple[tuple[int, int], str]] = []
    mended: Told | None = None
    for found in WORD.finditer(text):
        others = [(at, char) for at, char in enumerate(found[0], found.start()) if _is_other(char)]
        if not others or _UNIT.fullmatch(found[0]):
            continue
        known, whole = all(char in _alike() for _, char in others), len(others) == len(found[0])
        meant = unicodedata.normalize("NFC", "".join(_alike().get(char, (char, ""))[0] for char in found[0]))
        told = _of_two(found[0], meant, *others[0])
        if whole and not (known and (kind == "name" or _looks_ours(meant, text, found.span()))):
            continue  # a word of one alphabet: a name from abroad
        signs = not known and all(_script_of(char) == "GREEK" for _, char in others)  # kΩ, Δt: signs of measure
        if (whole or signs) and kind != "name":
            yield replace(told, code="trait.alphabet", severity="warning")
        elif not known:
            yield replace(told, code="trait.mixed")
        else:
            changed.append((found.span(), meant))
            mended = mended or told
            if kind == "name":
                yield told
    if mended is not None:  # a name too: what follows from it is not told once more
        code = "" if kind == "name" else "trait.alike_mended"
        yield replace(mended, code=code, severity="warning", after=_put(text, changed))


def _of_two(word: str, meant: str, at: int, char: str) -> Told:
    """A word with a letter of another alphabet; `at` is where that stands in the text."""
    facts: dict[str, object] = {"text": word, "char": char, "code": mark_of(char), "script": _script(char)}
    facts |= {"position": at + 1, "right": _alike().get(char, ("", ""))[0], "after": meant}
    return Told("trait.alike", facts, "error", at)


def _is_other(char: str) -> bool:
    """Whether a letter is of an alphabet whose letters look like ours, or a Latin one that looks like another."""
    return char in _alike() or _script_of(char) in ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")


def _script_of(char: str) -> str:
    return "" if char.isascii() else unicodedata.name(char, "").partition(" ")[0]


def _script(char: str) -> Word:
    script = _alike()[char][1] if char in _alike() else _SCRIPTS[_script_of(char)]
    return _NAMES[script]


def _looks_ours(meant: str, text: str, span: tuple[int, int]) -> bool:
    """Whether a word of another alphabet is read as one of ours, among words of ours."""
    around = WORD.findall(text[: span[0]] + " " + text[span[1] :])
    return is_syllable(meant) and any(is_syllable(word) for word in around)


def marks(text: str, _kind: Kind) -> Iterator[Told]:
    """Marks in an order of their own, typed twice, or beside their letter; a mark that no letter takes is refused."""
    after = _SPACED.sub(lambda one: _stacked(one[1] + "".join(map(_SPACING.__getitem__, one[2]))) or one[0], text)
    after = _STACK.sub(lambda one: _stacked(one[0]) or one[0], after)
    if after != text:
        at = next(at for at, (one, other) in enumerate(zip(text, after + " ", strict=False)) if one != other)
        facts: dict[str, object] = {
            "before": excerpt(text[max(at - 20, 0) :], 40),
            "after": excerpt(after[max(at - 20, 0) :], 40),
        }
        yield Told("trait.marks", facts, "warning", at, after)
    for found in _ALONE.finditer(after):
        lost = after[max(found.start() - 1, 0)]
        if lost not in _BREVED or found[0] != _BREVE:
            facts = {"char": mark_of(found[0]), "text": excerpt(after), "position": found.start() + 1}
            yield Told("trait.mark", facts, "error", found.start())
            return


def _stacked(stack: str) -> str:
    """A letter with its marks as one letter: shape before tone, each once; nothing where they make none."""
    plain = unicodedata.normalize("NFD", stack)
    once = sorted(dict.fromkeys(plain[1:]), key=lambda mark: mark in _TONES)
    made = unicodedata.normalize("NFC", plain[0] + "".join(once))
    return made if len(made) == 1 and re.fullmatch(f"[{LETTERS}]", made) else ""


def foreign(text: str, _kind: Kind) -> Iterator[Told]:
    """Latin letters that Vietnamese has not: right in names from abroad and of ethnic minorities, else a slip."""
    found = _OTHER_LETTER.search(text)
    while found is not None and (_script_of(found[0]) != "LATIN" or found[0] in _alike() or found[0] in _HIGHLAND):
        found = _OTHER_LETTER.search(text, found.end())
    if found is not None:
        word = next(one[0] for one in WORD.finditer(text) if one.start() <= found.start() < one.end())
        facts: dict[str, object] = {"char": found[0], "code": mark_of(found[0]), "text": word[:60]}
        facts["position"] = found.start() + 1
        yield Told("trait.foreign", facts, "warning", found.start())


def _put(text: str, changed: list[tuple[tuple[int, int], str]]) -> str:
    """The text with other words in place of some."""
    made, at = [], 0
    for (start, end), word in changed:
        made += [text[at:start], word]
        at = end
    return "".join([*made, text[at:]])
