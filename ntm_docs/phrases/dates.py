"""Dates and hours: written, and found in what others wrote.

Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 4: days below 10 and months 1 and 2 take a leading zero.
"""

import re
from collections.abc import Iterator
from datetime import date, time
from typing import Literal

from ntm_docs.machine.frozen import frozen
from ntm_docs.machine.patterns import pattern
from ntm_docs.phrases.open_values import OpenDay, OpenHour

Slip = Literal["zero", "short_year", "packed", "hour", "month_first"]
_FEBRUARY = 2
_DAY = r"(?P<d>\d{1,2})\s*(?:tháng|/)\s*(?P<m>\d{1,2})\s*(?:năm|/)\s*(?P<y>\d{4})"
# A whole day in running text, as words or with slashes: for patterns that go on.
IN_TEXT = rf"ngày\s*{_DAY}"
_IN_TEXT = pattern(IN_TEXT, re.IGNORECASE)
# A day whose day and month may be dots or missing.
_OPEN = pattern(
    r"ngày\s*(?P<d>\d{1,2})?[.…_\s]*(?:tháng|/)\s*(?P<m>\d{1,2})?[.…_\s]*(?:năm|/)\s*(?P<y>\d{4})", re.IGNORECASE
)
_PLAIN_DAY = r"ngày\s*\d{1,2}\s*(?:tháng|/)\s*\d{1,2}\s*(?:năm|/)\s*\d{4}"
_SPAN = pattern(rf"\btừ\s+{_PLAIN_DAY},?\s+đến\s+(?:hết\s+)?{_PLAIN_DAY}", re.IGNORECASE)
_BOTH = 2
# A value that is a day and nothing else. The hour 0:00 is what Excel gives a day.
_TYPED = (
    pattern(
        r"(?:0?0:00(?::00)?\s+)?(?:ngày\s+)?(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>\d{4})"
        r"(?:\s+0?0:00(?::00)?)?",
        re.IGNORECASE,
    ),
    pattern(r"(?P<y>\d{4})[/.-](?P<m>\d{1,2})[/.-](?P<d>\d{1,2})(?:[T ]0?0:00(?::00)?)?"),
    pattern(r"(?:ngày\s+)?(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s+năm\s+(?P<y>\d{4})", re.IGNORECASE),
)
# As much of a day as is known: `tháng 7/2022`, `năm 2022`, `2022`; `7/2022`.
OPEN_FORMS = (
    pattern(r"(?:tháng\s+(?P<m>\d{1,2})\s*(?:/|\s+năm\s+))?(?:năm\s+)?(?P<y>\d{4})", re.IGNORECASE),
    pattern(r"(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>\d{4})"),
)
DAY_FORMS = _TYPED
HOUR_FORM = pattern(r"(?P<h>\d{1,2})\s*(?:giờ|h|g|:)\s*(?P<m>\d{2})?(?:\s*phút)?", re.IGNORECASE)
# `Tân Hội, ngày 14 tháng 7 năm 2025`, each part as it stands, blanks and dots too.
PLACE_AND_DAY = pattern(
    r"(?P<place>.*?)(?P<comma>,?)\s*(?P<word>ngày)\s*(?P<d>[\d.…_]*)\s*tháng\s*(?P<m>[\d.…_]*)\s*năm\s*(?P<y>[\d.…_]*)"
    r"\s*\.?",
    re.IGNORECASE,
)
# A line of a heading that gives place and day, in words or figures, filled in or blank, however it is set.
_SET = r"(?:[\s.…_]|\{\{[^{}]*\}\}|«[^«»]*»|\$\{[^{}]*\}|<<[^<>]*>>|\[[^\[\]]*\])*"
_PLACE_LINE = pattern(
    rf"(?P<place>(?!ngày\b)[^\d,:;]{{2,60}}?)\s*,?\s*(?:ngày{_SET}(?P<d>\d{{1,2}})?{_SET}tháng{_SET}(?P<m>\d{{1,2}})?{_SET}"
    rf"năm{_SET}(?P<y>\d{{4}})?{_SET}|ngày[\s.…_]*/[\s.…_]*/\s*(?P<by>\d{{4}})?[\s.…_]*|(?:ngày\s*)?(?P<fd>\d{{1,2}})\s*[/.-]\s*(?P<fm>\d{{1,2}})\s*[/.-]\s*(?P<fy>\d{{4}})\.?)",
    re.IGNORECASE,
)
# A line of a heading or a foot that is meant as place and day, however it is set.
DAY_LINE = pattern(
    r"^[^(]*ngày\b(?!/).{0,14}\btháng\b.{0,14}\bnăm\b|^[^(]{2,40}\bngày\s*\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}\s*$|"
    r"^[^(]{2,40}\bngày[\s.…_]*/[\s.…_]*/[\s\d.…_]*$",
    re.IGNORECASE,
)
# The same without its place, day or month: a row below a list.
BLANK_DAY_LINE = pattern(r"(?:[^\d,]{2,60},\s*)?ngày[\s\d.…_]*tháng[\s\d.…_]*năm[\s\d.…_]*", re.IGNORECASE)
# Where a day line begins within a text.
DAY_LINE_BEGINS = r"[^,]{1,80}, ngày\b.{0,20}\btháng\b"
_MONTH = r"(?:ngày\s+\d{{1,2}}\s*(?:/|tháng)\s*|tháng\s+)?(?P<{0}m>\d{{1,2}})\s*(?:/|\s+năm)\s*(?P<{0}y>20\d\d)"
MONTHS_FROM_TO = pattern(rf"từ\s+{_MONTH.format('a')}\s+đến\s+(?:hết\s+)?{_MONTH.format('b')}", re.IGNORECASE)
MONTH_OR_YEAR = pattern(
    r"(?:đến\s+)?(?:hết\s+)?(?:tháng\s+(?P<month>\d{1,2})\s*/\s*|năm\s+)(?P<year>20\d\d)", re.IGNORECASE
)
MONTH_AND_YEAR = pattern(r"(?:tháng (?P<m>\d{1,2})/|năm )(?P<y>\d{4})")
# A year in a text: alone after “năm”, at the end of a date or of a month, at the start of a period.
_YEAR = pattern(r"\bnăm\s+(?P<a>20\d\d)\b|\d\s*/\s*(?P<b>20\d\d)\b|\b(?P<c>20\d\d)\s?[-–]\s?20\d\d\b", re.IGNORECASE)
# The years of a movement or of a school: `giai đoạn 2021-2025`, `giai đoạn 2021 - 2025`, `năm học 2025-2026`.
YEARS_SPAN = pattern(
    r"(?P<kind>giai đoạn|năm học)\s+(?:từ\s+)?(?:năm\s+)?(?P<first>20\d\d)"
    r"\s*(?:[-–]|đến(?:\s+năm)?)\s*(?P<last>20\d\d)",
    re.IGNORECASE,
)
# A period in a text: `giai đoạn 2021 - 2025`, `2021-2025`.
_PERIOD_IN = pattern(r"(?<![\d/])(?P<first>(?:19|20)\d\d)\s?[-–]\s?(?P<last>(?:19|20)\d\d)(?![\d/])")
# Words that say when a task is due.
DEADLINE = pattern(
    r"\b(?:năm \d{4}|tháng \d{1,2}|quý [IV]+|ngày \d{1,2}|hàng năm|hằng năm|hàng quý|hàng tháng|định kỳ|thường xuyên)",
    re.IGNORECASE,
)
# A time that is said twice: “năm 2025 năm 2025”, “quý III quý III”.
TIME_TWICE = pattern(
    r"(?<!\w)(?P<once>(?:năm|tháng|quý|khóa|đợt|lần|giai đoạn) [\dIVX][\d\-–/IVX]*) (?P=once)(?![\w-])"
)
# Until when something is asked for; the day follows.
_UNTIL = pattern(
    rf"(?:\btrước|\bchậm nhất(?: là)?(?: vào)?(?: đến)?(?: hết)?|\bhạn (?:cuối|chót)(?: là)?|\bđến hết)\s+{IN_TEXT}",
    re.IGNORECASE,
)
_PLACE_ALONE = pattern(r"(?:[A-ZĐÀ-Ỹ][^\s,.;:]*\s?){1,5},")  # the day was left out
FIGURES = pattern(r"\d{1,2}/\d{1,2}/\d{4}")
_MONTHS, _DAYS, _CENTURY = 12, 31, 40
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_ZERO = pattern(r"0{1,2}[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})")
_SHORT = pattern(r"(?P<day>\d{1,2}[/.-]\d{1,2}[/.-])(?P<y>\d{2})")
_MONTH_FIRST = pattern(r"(?P<m>\d{1,2})[/.-](?P<d>\d{1,2})[/.-](?P<y>\d{4})")
_PACKED = pattern(r"(?P<y>(?:19|20)\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])")
_PACKED_DAY = pattern(r"(?P<d>0[1-9]|[12]\d|3[01])(?P<m>0[1-9]|1[0-2])(?P<y>(?:19|20)\d{2})")
_WITH_HOUR = pattern(
    r"(?:\d{1,2}[:h]\d{2}(?::\d{2})? )?(?P<day>\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{1,2}-\d{1,2})(?:[ T]\d{1,2}[:h]\d{2}.*)?"
)


@frozen
class WrittenDate:
    """A date in a text, as far as it says: `day` and `month` None where they are open; `text` as it stands."""

    text: str
    year: int
    month: int | None
    day: int | None

    @property
    def whole(self) -> date | None:
        """The day; None where it is open or not in the calendar."""
        if self.month is None or self.day is None:
            return None
        return day_of(self.year, self.month, self.day)


def day_of(year: int, month: int, day: int) -> date | None:
    """The day; None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _found(match: re.Match[str]) -> WrittenDate:
    month, day = match["m"], match["d"]
    return WrittenDate(match[0], int(match["y"]), int(month) if month else None, int(day) if day else None)


def days_in(text: str) -> Iterator[WrittenDate]:
    """Every day that a text names in full, `ngày 14 tháng 7 năm 2025` or `ngày 14/7/2025`, in order."""
    return map(_found, _IN_TEXT.finditer(text))


def spans_in(text: str) -> Iterator[tuple[str, date, date]]:
    """The periods that a text gives by their first and last day or month, as they stand.

    >>> [str(last) for _text, _first, last in spans_in("từ ngày 05/6/2026 đến hết ngày 04 tháng 5 năm 2026")]
    ['2026-05-04']
    """
    for match in _SPAN.finditer(text):
        days = [one.whole for one in days_in(match[0])]
        if len(days) == _BOTH and days[0] and days[1]:
            yield match[0], days[0], days[1]
    for match in MONTHS_FROM_TO.finditer(text):
        months = [day_of(int(match[f"{side}y"]), int(match[f"{side}m"]), 1) for side in "ab"]
        if "ngày" not in match[0].lower() and months[0] and months[1]:
            yield match[0], months[0], months[1]


def deadlines_in(text: str) -> Iterator[tuple[str, date]]:
    """The days until which a text asks for something, as they stand: `trước ngày 05/6/2026`.

    >>> [text for text, _day in deadlines_in("gửi về Sở Nội vụ trước ngày 05/6/2026")]
    ['trước ngày 05/6/2026']
    """
    for match in _UNTIL.finditer(text):
        day = _found(match).whole
        if day is not None:
            yield match[0], day


def years_in(text: str) -> list[int]:
    """The years that a text names, in order; of a period its first.

    >>> years_in("Năm 2022 và tháng 3/2024; giai đoạn 2021 - 2025; 2.023 m²")
    [2022, 2024, 2021]
    """
    found = (next(filter(None, one.groups())) for one in _YEAR.finditer(text))
    return list(dict.fromkeys(map(int, found)))


def period_in(text: str) -> tuple[int, int] | None:
    """The first period that a text names, by its two years; None for none.

    >>> period_in("phong trào thi đua giai đoạn 2021 - 2025"), period_in("Quyết định 12/2021-2"), period_in("năm 2022")
    ((2021, 2025), None, None)
    """
    found = _PERIOD_IN.search(text)
    return (int(found["first"]), int(found["last"])) if found else None


def date_in(text: str) -> WrittenDate | None:
    """The first date of a text, however open: `ngày … tháng 7 năm 2025`."""
    match = _OPEN.search(text)
    return _found(match) if match else None


def place_and_day(line: str) -> tuple[str, str] | None:
    """The place of a line `Kiên Giang, ngày 12 tháng 7 năm 2022`, and as much of the day as is written; None for none.

    >>> place_and_day("Kiên Giang, ngày    tháng 7 năm 2022"), place_and_day("Bình An, 05/3/2026")
    (('Kiên Giang', 'tháng 7/2022'), ('Bình An', '05/3/2026'))
    """
    plain = " ".join(line.split())
    if _PLACE_ALONE.fullmatch(plain):
        return plain[:-1], ""
    found = _PLACE_LINE.fullmatch(plain)
    if found is None:
        return None
    place = found["place"].rstrip(" ,")
    if found["fy"]:
        return place, f"{found['fd']}/{found['fm']}/{found['fy']}"
    if not found["y"]:
        return place, found["by"] or ""
    if found["d"] and found["m"]:
        return place, f"{found['d']}/{found['m']}/{found['y']}"
    return place, f"tháng {found['m']}/{found['y']}" if found["m"] else str(found["y"])


def typed_day(text: str) -> WrittenDate | None:
    """The day that a value is, `05/7/2023`, `2023-07-05` or in words; it may not be in the calendar."""
    match = next((one for form in _TYPED if (one := form.fullmatch(text))), None)
    return _found(match) if match else None


def typed_date(text: str) -> WrittenDate | None:
    """The month or year that a value is: `tháng 7/2022`, `7/2022`, `2022`."""
    match = next((one for form in OPEN_FORMS if (one := form.fullmatch(text))), None)
    return WrittenDate(text, int(match["y"]), int(match["m"]) if match["m"] else None, None) if match else None


def mistyped_day(text: str) -> tuple[Slip, str] | None:
    """How a value that is no day was meant to be one: the slip, and what is right; None where nothing is known.

    The slips: `zero` 00/00/1974, `short_year` 05/7/74, `packed` 19740705 or 05071974, `hour` a time beside it,
    `month_first`.
    """
    if found := _ZERO.fullmatch(text):
        month = int(found["m"])
        return "zero", f"tháng {month}/{found['y']}" if 0 < month <= _MONTHS else found["y"]
    if found := _SHORT.fullmatch(text):
        return "short_year", f"{found['day']}{'19' if int(found['y']) > _CENTURY else '20'}{found['y']}"
    if found := _PACKED.fullmatch(text) or _PACKED_DAY.fullmatch(text):
        return "packed", f"{int(found['d'])}/{int(found['m'])}/{found['y']}"
    if (found := _WITH_HOUR.fullmatch(text)) and found["day"] != text:
        return "hour", found["day"]
    found = _MONTH_FIRST.fullmatch(text)
    if found and int(found["m"]) <= _MONTHS < int(found["d"]) <= _DAYS:
        return "month_first", f"{found['d']}/{found['m']}/{found['y']}"
    return None


def padded_month(month: int) -> str:
    """Only months 1 and 2 take a leading zero (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 4)."""
    return f"{month:02}" if month <= _FEBRUARY else str(month)


def long_date(day: date) -> str:
    """`ngày 05 tháng 7 năm 2023`."""
    if isinstance(day, OpenDay):
        return f"ngày {day.shown}"
    return f"ngày {day.day:02} tháng {padded_month(day.month)} năm {day.year}"


def blank_date(year: int) -> str:
    """A date with room for handwriting: day and month open, the year printed."""
    return f"ngày {' ' * 6} tháng {' ' * 6} năm {year}"


def short_date(day: date) -> str:
    """`05/7/2023`."""
    if isinstance(day, OpenDay):
        return day.shown
    return f"{day.day:02}/{padded_month(day.month)}/{day.year}"


def weekday_date(day: date) -> str:
    """`Thứ Tư, 09/7/2025`: a slip in a day shows in its weekday.

    >>> weekday_date(date(2025, 7, 9)), weekday_date(date(2026, 11, 29))
    ('Thứ Tư, 09/7/2025', 'Chủ nhật, 29/11/2026')
    """
    return f"{_WEEKDAYS[day.weekday()]}, {short_date(day)}"


def clock(hour: time) -> str:
    """`14 giờ 00 phút`."""
    if isinstance(hour, OpenHour):
        return hour.shown
    return f"{hour.hour:02} giờ {hour.minute:02} phút"
