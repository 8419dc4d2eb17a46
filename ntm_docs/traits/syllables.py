"""What a Vietnamese syllable looks like."""

import re
import unicodedata
from functools import cache

from ntm_docs.machine.frozen import frozen
from ntm_docs.machine.own_data import load_data

LETTERS = "A-Za-zÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9"  # of Vietnamese and of ASCII, for a class
WORD = re.compile(r"[^\W\d_²³]+")  # `m²` is a metre
_SIGNS = frozenset("¼½¾ªº")  # letters to Unicode, and of old fonts; alone they are what they show: `½ ngày`
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_CHECKED, _OF_CHECKED = ("c", "ch", "p", "t"), frozenset("\u0301\u0323")  # codas that stop, and their tones
_ABBREVIATION = 6


@frozen
class _Syllables:
    whole: re.Pattern[str]
    units: frozenset[str]


@cache
def _syllables() -> _Syllables:
    data = load_data("traits", "phong-chu-cu.yaml")
    names = ("phụ âm đầu", "vần", "vần nhận phụ âm cuối", "phụ âm cuối")
    onsets, nuclei, closed, codas = (_either(data[name]) for name in names)
    whole = re.compile(f"(?:{onsets})?(?:(?:{nuclei})|(?:{closed})(?P<coda>{codas}))|gin?h?")
    return _Syllables(whole, frozenset(data["đơn vị đo"].split()))


def _either(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


def share(text: str) -> float:
    """How many of the words could be Vietnamese syllables, from 0 to 1; abbreviations and units count."""
    words = [word for word in WORD.findall(text) if not _SIGNS.issuperset(word)]
    return sum(map(is_syllable, words)) / len(words) if words else 1.0


def is_syllable(word: str) -> bool:
    """Whether a word could be a Vietnamese syllable, a unit of measure, or an abbreviation."""
    if word in _syllables().units or (word.isascii() and word.isupper() and len(word) <= _ABBREVIATION):
        return True
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = _TONE.findall(decomposed)
    found = _syllables().whole.fullmatch(unicodedata.normalize("NFC", _TONE.sub("", decomposed)))
    if found is None or len(tones) > 1:
        return False
    return not tones or found["coda"] not in _CHECKED or tones[0] in _OF_CHECKED
