"""Counts, sums, ratios: in figures and in words."""

from functools import lru_cache

from babel.numbers import format_decimal

from ntm_docs.phrases.open_values import OPEN, OpenNumber

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS = {1: "mốt", 4: "tư"}
_FIVE = 5
_SCALES = ("", "nghìn", "triệu")
_OTHER_WORDS = {
    "mốt": "một", "lăm": "năm", "nhăm": "năm", "tư": "bốn", "bẩy": "bảy", "ngàn": "nghìn", "linh": "lẻ",
}  # fmt: skip
NUMBER_WORDS = frozenset((*_DIGITS, *_OTHER_WORDS, "mười", "mươi", "trăm", "nghìn", "lẻ"))
_BILLION = 10**9
_KNOWN = 4096


def two_digits(number: int) -> str:
    """Counts and numbers below ten take a leading zero: `05`."""
    return f"{number:02}"


def grouped(number: int) -> str:
    """`1.250.000`."""
    return number.shown if isinstance(number, OpenNumber) else _grouped(number)


@lru_cache(_KNOWN)
def _grouped(number: int) -> str:
    return format_decimal(number, locale="vi")


def percent(part: int, whole: int) -> str:
    """A ratio in percent with a decimal comma, at most two places: `93,33%`, `100%`; open where nothing is whole."""
    if not whole or isinstance(part, OpenNumber) or isinstance(whole, OpenNumber):
        return f"{OPEN}%"
    return _percent(part, whole)


@lru_cache(_KNOWN)
def _percent(part: int, whole: int) -> str:
    return f"{format_decimal(round(100 * part / whole, 2), format='0.##', locale='vi')}%"


def money(amount: int) -> str:
    """`1.250.000 đồng (bằng chữ: Một triệu hai trăm năm mươi nghìn đồng)`."""
    if isinstance(amount, OpenNumber):
        return f"{amount.shown} đồng"
    words = in_words(amount)
    return f"{grouped(amount)} đồng (bằng chữ: {words[:1].upper()}{words[1:]} đồng)"


def in_words(number: int) -> str:
    """A whole number from 0 read out in Vietnamese.

    >>> in_words(2021)
    'hai nghìn không trăm hai mươi mốt'
    """
    if number < 0:
        raise ValueError("only numbers from 0 are read out")
    if number == 0:
        return _DIGITS[0]
    return _read(number, leading=True)


def _read(number: int, *, leading: bool) -> str:
    """Read `number`; when it is not the leading part, its missing hundreds are said aloud."""
    high, low = divmod(number, _BILLION)
    words = []
    if high:
        words.append(f"{_read(high, leading=leading)} tỷ")
        leading = False
    for power in (2, 1, 0):
        group = low // 1000**power % 1000
        if group:
            words.append(f"{_group(group, leading=leading)} {_SCALES[power]}".strip())
            leading = False
    return " ".join(words)


def _group(number: int, *, leading: bool) -> str:
    """A number below one thousand."""
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    words = []
    if hundreds or not leading:
        words.append(f"{_DIGITS[hundreds]} trăm")
    if tens == 0 and units and words:
        words.append("lẻ")
    elif tens == 1:
        words.append("mười")
    elif tens > 1:
        words.append(f"{_DIGITS[tens]} mươi")
    if units:
        words.append(_unit(tens, units))
    return " ".join(words)


def _unit(tens: int, units: int) -> str:
    if tens > 1 and units in _AFTER_TENS:
        return _AFTER_TENS[units]
    return "lăm" if tens and units == _FIVE else _DIGITS[units]


def number_words(words: str) -> str:
    """Number words with one form of each, for comparing.

    >>> number_words("hai mươi lăm") == number_words("hai mươi nhăm")
    True
    """
    return " ".join(_OTHER_WORDS.get(word, word) for word in words.split())
