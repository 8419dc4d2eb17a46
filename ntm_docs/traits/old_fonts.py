"""Text typed for TCVN3 (.VnTime) and VNI fonts → Unicode.

Such text is stored as Latin letters that only look right in the old font. A text is converted when it
words that are no Vietnamese syllables, and nearly every word of it is one after.
Capitals of .VnTimeH are stored as small letters; they come out small.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

from ntm_docs.own_data import load_data

# Letters that no old font has: one of them says that the text is Unicode.
_OF_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u0323\u1ea0-\u1ef9]")
_WORD = re.compile(r"[^\W\d_]+")
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_HATTED, _BREVED = "aAeEoO", "aA"
_ENOUGH, _GAIN, _ABBREVIATION = 0.85, 0.2, 6


@dataclass(frozen=True, slots=True)
class _Fonts:
    """Tables of data/phong-chu-cu.yaml; marks of VNI are combining signs."""

    tcvn3: dict[int, str]
    tones: dict[str, str]
    hats: dict[str, str]
    breves: dict[str, str]
    single: dict[str, str]
    vni: re.Pattern[str]
    syllable: re.Pattern[str]
    units: frozenset[str]


@cache
def _fonts() -> _Fonts:
    data: dict[str, Any] = load_data("traits", "phong-chu-cu.yaml")
    codes, vni = data["tcvn3"].split(), data["vni"]
    tones, hats, breves = [
        {sign: unicodedata.normalize("NFD", letter)[1:] for sign, letter in vni[name].items()} for name in _MARKS
    ]
    signs = "".join(sorted({sign for table in (tones, hats, breves) for sign in table}))
    single = "".join(vni["đơn"])
    onsets, nuclei, codas = (_either(data[name]) for name in ("phụ âm đầu", "vần", "phụ âm cuối"))
    return _Fonts(
        {bytes.fromhex(code)[0]: letter for letter, code in zip(codes[::2], codes[1::2], strict=True)},
        tones,
        hats,
        breves,
        vni["đơn"],
        re.compile(rf"([aeouyôö])([{signs}])|[{single}]", re.IGNORECASE),
        re.compile(f"(?:{onsets})?(?:{nuclei})(?:{codas})?|gin?h?"),
        frozenset(data["đơn vị đo"].split()),
    )


_MARKS = ("thanh", "mũ", "trăng")


def _signs(letters: dict[str, str]) -> dict[str, str]:
    """The combining signs of the letters that show them."""
    return {sign: unicodedata.normalize("NFD", letter)[1:] for sign, letter in letters.items()}


def _either(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


def to_unicode(text: str) -> str | None:
    """The text in Unicode; None where it is not plainly of an old font."""
    if _OF_UNICODE.search(text):
        return None
    before = _share(text)
    if before >= _ENOUGH:
        return None
    made = (unicodedata.normalize("NFC", convert(text)) for convert in (_from_tcvn3, _from_vni))
    after, best = max((_share(one), one) for one in made)
    return best if after >= _ENOUGH and after - before >= _GAIN else None


def _from_tcvn3(text: str) -> str:
    return text.translate(_fonts().tcvn3)


def _from_vni(text: str) -> str:
    return _fonts().vni.sub(_vni_letter, text)


def _vni_letter(found: re.Match[str]) -> str:
    fonts = _fonts()
    vowel, mark = found[1], found[2]
    if vowel is None:
        made = fonts.single[found[0].lower()]
        return made.upper() if found[0].isupper() else made
    base = fonts.single.get(vowel.lower(), vowel)
    base = base.upper() if vowel.isupper() else base
    marks = fonts.tones | (fonts.hats if vowel in _HATTED else {}) | (fonts.breves if vowel in _BREVED else {})
    sign = marks.get(mark.lower())
    return unicodedata.normalize("NFC", base + sign) if sign else base + mark


def _share(text: str) -> float:
    """How many of the words could be Vietnamese syllables, from 0 to 1; abbreviations and units count."""
    words = _WORD.findall(text)
    return sum(map(_is_syllable, words)) / len(words) if words else 1.0


def _is_syllable(word: str) -> bool:
    if word in _fonts().units or (word.isascii() and word.isupper() and len(word) <= _ABBREVIATION):
        return True
    decomposed = unicodedata.normalize("NFD", word.lower())
    toneless = unicodedata.normalize("NFC", _TONE.sub("", decomposed))
    return len(_TONE.findall(decomposed)) <= 1 and bool(_fonts().syllable.fullmatch(toneless))
