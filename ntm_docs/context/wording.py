"""How dates, hours, numbers and sums are worded."""

from collections.abc import Sequence
from datetime import date, time
from functools import lru_cache

from babel.numbers import format_decimal

from ntm_docs.model import NgayGhi

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS = {1: "mốt", 4: "tư"}
_FIVE = 5
_FEBRUARY = 2
_SCALES = ("", "nghìn", "triệu")
_BILLION = 10**9
_KNOWN = 4096


def two_digits(number: int) -> str:
    """Counts and numbers below ten take a leading zero: `05`."""
    return f"{number:02}"


def padded_month(month: int) -> str:
    """Only months 1 and 2 take a leading zero (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 4)."""
    return f"{month:02}" if month <= _FEBRUARY else str(month)


def long_date(day: date) -> str:
    """`ngày 05 tháng 7 năm 2023`."""
    return f"ngày {day.day:02} tháng {padded_month(day.month)} năm {day.year}"


def blank_date(year: int) -> str:
    """A date with room for handwriting: day and month open, the year printed."""
    return f"ngày {' ' * 6} tháng {' ' * 6} năm {year}"


def short_date(day: date) -> str:
    """`05/7/2023`."""
    return f"{day.day:02}/{padded_month(day.month)}/{day.year}"


def known_date(day: NgayGhi) -> str:
    """A date as far as it is known: `05/7/1974`, `7/1974`, `1974`."""
    if day.day:
        return short_date(day.day)
    return f"{padded_month(day.thang)}/{day.nam}" if day.thang else str(day.nam)


def clock(hour: time) -> str:
    """`14 giờ 00 phút`."""
    return f"{hour.hour:02} giờ {hour.minute:02} phút"


@lru_cache(_KNOWN)
def grouped(number: int) -> str:
    """`1.250.000`."""
    return format_decimal(number, locale="vi")


@lru_cache(_KNOWN)
def percent(part: int, whole: int) -> str:
    """A ratio in percent with a decimal comma, at most two places: `93,33%`, `100%`."""
    return f"{format_decimal(round(100 * part / whole, 2), format='0.##', locale='vi')}%"


def notation(number: str | None, kind: str, agency: str) -> str:
    """`05/TTr-UBND`; room for handwriting while the number is not given."""
    if number is None:
        return f"{' ' * 10}/{kind}-{agency}"
    padded = number.zfill(2) if number.isdigit() else number
    return f"{padded}/{kind}-{agency}"


def joined(parts: Sequence[str]) -> str:
    """`tập thể, cá nhân và hộ gia đình`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} và {parts[-1]}"


def ended(lines: Sequence[str]) -> list[str]:
    """The lines of a list, each with its mark: `;`, after the last `.`."""
    return [f"{bare(line)}{'.' if index == len(lines) else ';'}" for index, line in enumerate(lines, 1)]


def bare(text: str) -> str:
    """A text without the mark at its end; the list it goes into sets its own."""
    return text.rstrip(" .;,")


def capital(text: str) -> str:
    """The first letter as a capital, the rest as it was."""
    return text[:1].upper() + text[1:]


def money(amount: int) -> str:
    """`1.250.000 đồng (bằng chữ: Một triệu hai trăm năm mươi nghìn đồng)`."""
    return f"{grouped(amount)} đồng (bằng chữ: {capital(in_words(amount))} đồng)"


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
