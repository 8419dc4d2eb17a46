"""Text typed for old fonts and encodings → Unicode.

TCVN3 (.VnTime), VNI, VISCII and Windows-1258 are stored as Latin letters that only look right in the old font; VIQR
as signs of the keyboard. A text is converted when it has words that are no Vietnamese syllables, and nearly every
word of it is one after. Capitals of .VnTimeH are stored as small letters: where the font itself is lost, they are
capitals again in words whose plain letters are (`CéNG HOµ`), and in whole paragraphs of a paper that have none
(`céng hoµ x· héi`); in a value of its own that is all small nothing tells them, so it stays. VPS is not known.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any, NamedTuple

from ntm_docs.machine.frozen import frozen
from ntm_docs.machine.own_data import load_data
from ntm_docs.machine.patterns import pattern
from ntm_docs.traits.syllables import share

# How the names of such fonts begin, in small letters.
OLD_FONTS = (".vn", "vni-", "vni ", ".vni")
# Letters that no old font has: one of them says that the text is Unicode.
OF_UNICODE = pattern("[ĂăĐđĨĩŨũƠơƯư\u0300-\u0323\u1ea0-\u1ef9]")
_OLD_LETTER = pattern("[¡-¬\xad®¯µ-¿ÄÅÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïñöøûüþÿ\x80-\x9f€‚ƒ„†‡ˆ‰Š‹ŒŽ™š›œžŸ]")
_VIQR = pattern(r"[aeo]\^|a\((?![^()]*\))|[ou]\+|dd|[aeiouy][`~]", re.IGNORECASE)
_VIQR_LETTER = pattern(r"([aeiouy])([\^(+]?)(['`?~.]?)|dd", re.IGNORECASE)
_VIQR_MARKS = {"^": "\u0302", "(": "\u0306", "+": "\u031b", "'": "\u0301", "`": "\u0300", "?": "\u0309"} | {
    "~": "\u0303",
    ".": "\u0323",
}
_HATTED, _BREVED = "aAeEoO", "aA"
_ENOUGH, _GAIN = 0.85, 0.2
_SAMPLE = 20_000
_MARKS = ("thanh", "mũ", "trăng")
_DOUBLED = pattern("\xad{2,}")
_WORD = pattern(r"[^\W\d_]+")
# A small letter with a mark among capitals: no hand types it so, a font of capitals shows it so.
_MARKED = "\u00df-\u00ff\u0103-\u01b0\u1ea0-\u1ef9"
_AMONG_CAPITALS = pattern(f"[a-z{_MARKED}][A-Z]|[A-Z]{{2,}}[{_MARKED}]")
_ITEM = pattern(r"\w[.)/]")
_LEAST_LETTERS, _MOST_OF_HEADING = 4, 200


@frozen
class _Fonts:
    """Tables of data/phong-chu-cu.yaml; marks of VNI are combining signs."""

    tcvn3: dict[int, str]
    viscii: dict[int, str]
    tones: dict[str, str]
    hats: dict[str, str]
    breves: dict[str, str]
    single: dict[str, str]
    vni: re.Pattern[str]


@cache
def _fonts() -> _Fonts:
    data: dict[str, Any] = load_data("traits", "phong-chu-cu.yaml")
    vni = data["vni"]
    tones, hats, breves = [
        {sign: unicodedata.normalize("NFD", letter)[1:] for sign, letter in vni[name].items()} for name in _MARKS
    ]
    signs = "".join(sorted({sign for table in (tones, hats, breves) for sign in table}))
    single = "".join(vni["đơn"])
    letters = re.compile(rf"([aeouyôö])([{signs}])|[{single}]", re.IGNORECASE)
    viscii = _codes(data["viscii"])
    shown = {ord(bytes([code]).decode("cp1252")): letter for code, letter in viscii.items() if _in_cp1252(code)}
    return _Fonts(_codes(data["tcvn3"]), viscii | shown, tones, hats, breves, vni["đơn"], letters)


def _codes(table: str) -> dict[int, str]:
    parts = table.split()
    return {bytes.fromhex(code)[0]: letter for letter, code in zip(parts[::2], parts[1::2], strict=True)}


def _in_cp1252(code: int) -> bool:
    """Whether Windows shows another letter for a code of VISCII than Latin-1 does."""
    return 0x80 <= code < 0xA0 and code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)  # noqa: PLR2004 -- the table of the code page


def to_unicode(text: str) -> str | None:
    """The text in Unicode; None where it is not plainly of an old font."""
    if OF_UNICODE.search(text):
        return None
    # The signs of VIQR part a syllable into what are syllables again.
    before = 0.0 if text.isascii() and _VIQR.search(text) else share(text)
    if before >= _ENOUGH:
        return None
    after, best = _best(text)
    return best if after >= _ENOUGH and after - before >= _GAIN else None


class PaperFont(NamedTuple):
    """The old font of a whole paper: how a line of it reads, whether capitals may be stored as small letters."""

    read: Callable[[str], str]
    of_capitals: bool

    def lost_capitals(self, text: str) -> bool:
        """Whether a paragraph, as it reads, is one of capitals that came out small: it has none, and is no item.

        No paragraph begins with a small letter and goes on without a single capital to an end that is no comma.
        """
        letters = [char for char in text if char.isalpha()]
        return (
            self.of_capitals
            and len(letters) >= _LEAST_LETTERS
            and len(text) <= _MOST_OF_HEADING
            and text[:1].isalpha()
            and not any(map(str.isupper, letters))
            and not text.rstrip().endswith((",", ";", "."))
            and _ITEM.match(text) is None
        )


def of_paper(text: str) -> PaperFont | None:
    """The old font that a paper is typed in throughout, short lines too; None for other papers."""
    sample = text[:_SAMPLE]
    if text.isascii() or OF_UNICODE.search(text):
        return None
    before = share(sample)
    judged = [(share(unicodedata.normalize("NFC", convert(sample))), convert) for convert in _converters(sample)]
    after, best = max(judged, key=lambda one: one[0])
    if after < _ENOUGH or after - before < _GAIN:
        return None
    read = partial(_read, best)
    return PaperFont(read, best is _from_tcvn3)


def _read(convert: Callable[[str], str], line: str) -> str:
    return unicodedata.normalize("NFC", convert(_DOUBLED.sub("\xad", line)))


def of_font(text: str, font: str) -> str | None:
    """The text in Unicode as its font shows it: .VnTime, .VnTimeH (all capitals), VNI-Times; None for other fonts."""
    name = font.lower()
    if OF_UNICODE.search(text) or not name.startswith((".vn", "vni-", "vni ")):
        return None
    made = _from_tcvn3(text) if name.startswith(".vn") else _from_vni(text)
    made = unicodedata.normalize("NFC", made.upper() if name.startswith(".vn") and name.endswith("h") else made)
    return made if made != text else None


def likely(text: str) -> tuple[str, str] | None:
    """A word that is of an old font in all likelihood, and what it may mean, in a text that is not converted."""
    for word in text.split():
        known = OF_UNICODE.search(word) is None and _OLD_LETTER.search(word) is not None
        if known and any("a" <= char.lower() <= "z" for char in word) and share(word) < 1:
            after, best = _best(word)
            if after == 1:
                return word, best
    return None


def _best(text: str) -> tuple[float, str]:
    made = [unicodedata.normalize("NFC", convert(_DOUBLED.sub("\xad", text))) for convert in _converters(text)]
    # Of two that are equally Vietnamese the shorter: a mark of VNI has joined its vowel.
    return max(((share(one), one) for one in made), key=lambda one: (one[0], -len(one[1])), default=(0.0, text))


def _converters(text: str) -> list[Callable[[str], str]]:
    if text.isascii():
        return [_from_viqr] if _VIQR.search(text) else []
    return [_from_tcvn3, _from_vni, _from_viscii, _from_1258]


def _from_tcvn3(text: str) -> str:
    return _with_capitals(text.translate(_fonts().tcvn3))


def _with_capitals(text: str) -> str:
    """Words of .VnTimeH that were typed with the key for capitals: their plain letters alone are stored as such."""
    if _AMONG_CAPITALS.search(text) is None:
        return text
    made, run = list(text), []
    for word in [*_WORD.finditer(text), None]:
        plain = [char for char in word[0] if char.isascii()] if word else []
        if word and plain and all(map(str.isupper, plain)):
            run.append(word)
            continue
        if word and not plain and run:  # `ở` among capitals; what follows says whether it is one
            run.append(word)
            continue
        _raise(made, run)
        run = []
    return "".join(made)


def _raise(letters: list[str], run: Sequence[re.Match[str]]) -> None:
    """Put the words of a run of capitals into capitals, where one of them has small letters among them."""
    words = list(run)
    while words and not any(char.isascii() for char in words[-1][0]):
        words.pop()
    if any(_AMONG_CAPITALS.search(word[0]) for word in words):
        for word in words:
            letters[word.start() : word.end()] = list(word[0].upper())


def _from_viscii(text: str) -> str:
    return text.translate(_fonts().viscii)


def _from_1258(text: str) -> str:
    """Of Windows-1258, read as the Latin letters of Windows-1252."""
    try:
        return text.encode("cp1252").decode("cp1258")
    except UnicodeError:
        return text


def _from_vni(text: str) -> str:
    return _fonts().vni.sub(_vni_letter, text)


def _from_viqr(text: str) -> str:
    return _VIQR_LETTER.sub(_viqr_letter, text)


def _viqr_letter(found: re.Match[str]) -> str:
    if found[1] is None:
        return "Đ" if found[0][0] == "D" else "đ"
    marks = "".join(_VIQR_MARKS[sign] for sign in found[2] + found[3])
    made = unicodedata.normalize("NFC", found[1] + marks)
    return made if len(made) == 1 else found[0]


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
