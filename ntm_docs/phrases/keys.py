"""The rules by which names match, and stand in order."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=4096)
def fold_key(name: str) -> str:
    """A name without case, diacritics, spaces and signs: `Họ và tên` and `ho_va_ten` are one field.

    >>> fold_key("Họ và tên") == fold_key("ho_va_ten") == "hovaten"
    True
    """
    plain = name.replace("đ", "d").replace("Đ", "D").replace("Ð", "D")  # đ has no decomposition
    decomposed = unicodedata.normalize("NFD", plain).casefold()
    return "".join(char for char in decomposed if char.isalnum())


def closest(name: str, known: Iterable[str]) -> str | None:
    """The known name that was most likely meant, or None when none is near."""
    by_fold = {fold_key(candidate): candidate for candidate in known}
    near = difflib.get_close_matches(fold_key(name), by_fold, n=1, cutoff=0.6)
    return by_fold[near[0]] if near else None


_WORD = re.compile(r"[^\W_]+")
_EITHER_I = re.compile(r"(?<=[bcdghklmnprstvx])y$|(?<=qu)y$")


@lru_cache(maxsize=4096)
def search_words(text: str) -> tuple[str, ...]:
    """The words of a name as one looks it up: without case, tones and signs; `Lý` and `Lí` are one word.

    >>> search_words("Nguyễn Thị  LÝ"), search_words("Đ/c Trần Văn Quý") == search_words("d c tran van qui")
    (('nguyen', 'thi', 'li'), True)
    """
    plain = unicodedata.normalize("NFC", text)
    return tuple(_EITHER_I.sub("i", word) for one in _WORD.findall(plain) if (word := fold_key(one)))


_TONES = (("o", "a", "àáảãạ", "òóỏõọ"), ("o", "e", "èéẻẽẹ", "òóỏõọ"), ("u", "y", "ỳýỷỹỵ", "ùúủũụ"))
_PLACED = {
    f"{first}{toned}": f"{marked}{second}"
    for first, second, late, early in _TONES
    for toned, marked in zip(late, early, strict=True)
}
_MOVED = re.compile("|".join(f"{first}[{late}]" for first, _, late, _ in _TONES))


@lru_cache(maxsize=4096)
def same_text(text: str) -> str:
    """A value for joining: case, spaces, and where a tone stands (`hoà`, `hòa`) do not matter; tones do.

    >>> same_text("Ủy ban  XÃ") == same_text("uỷ ban xã"), same_text("Thành") == same_text("Thạnh")
    (True, False)
    """
    plain = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    return _MOVED.sub(lambda found: _PLACED[found[0]], plain)


_ORDER = {letter: at for at, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_SIGNS = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền, hỏi, ngã, sắc, nặng


@lru_cache(maxsize=4096)
def alphabetical(name: str) -> tuple[object, ...]:
    """The key that sorts names as a Vietnamese dictionary does, on any machine.

    Syllable by syllable: letters first (a ă â b c d đ e ê ...), then the tone (ngang, huyền, hỏi, ngã, sắc, nặng).
    Signs between syllables do not count; figures stand before letters, by their value.

    >>> sorted(["Đồng Nai", "Hà Nội", "Dương", "An Giang", "Ấp 10", "Ấp 2"], key=alphabetical)
    ['An Giang', 'Ấp 2', 'Ấp 10', 'Dương', 'Đồng Nai', 'Hà Nội']
    """
    plain = unicodedata.normalize("NFC", name)
    return tuple(map(_syllable, re.findall(r"\d+|[^\W\d_]+", plain))), plain


def _syllable(word: str) -> tuple[object, ...]:
    """Letters, then the tone: `Hải` is `hai` with the second tone."""
    if word.isdecimal():
        return 0, int(word), ()
    signs, letters = [], []
    for part in unicodedata.normalize("NFD", word.casefold()):
        if part in _SIGNS:
            signs.append(_SIGNS[part])
        else:
            letters.append(part)
    toneless = unicodedata.normalize("NFC", "".join(letters))
    return 1, tuple((_ORDER.get(letter, len(_ORDER)), letter) for letter in toneless), tuple(signs)
