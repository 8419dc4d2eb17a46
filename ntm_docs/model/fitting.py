"""What to answer to unfit figures and days."""

import re
from decimal import Decimal

_MANY = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tr": 6, "tỷ": 9, "tỉ": 9, "nghìn tỷ": 12}
_IN_WORDS = re.compile(
    r"(?P<number>\d+(?:\.\d{3})*(?:,\d+)?) ?(?P<unit>nghìn tỷ|nghìn|ngàn|triệu|tr|tỷ|tỉ)"
    r"(?: ?(?:đồng|đ|₫|vnđ|vnd))?\.?",
    re.IGNORECASE,
)
_HECTARES = re.compile(r"(?P<number>\d+(?:\.\d{3})*(?:,\d+)?) ?(?:ha|héc[- ]?ta|hec[- ]?ta)", re.IGNORECASE)
_LOCAL_AREA = re.compile(r"[\d.,]+ ?(?P<unit>công đất|công|sào|mẫu|thước)", re.IGNORECASE)
_PERCENT = re.compile(r"\d+(?:[.,]\d+)? ?%")
_RATIO = re.compile(r"(?P<first>\d+) ?/ ?\d+(?: ?[^\W\d_].{0,20})?")
_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
_ONE_COMMA = re.compile(r"(?P<before>\d{1,3}),(?P<after>\d{3})(?: ?\D.*)?")
_DECIMAL = re.compile(r"(?:\d+(?:\.\d{3})*,\d+|\d+\.\d{1,2})(?: ?\D.*)?")
_OTHER_UNIT = re.compile(r"(?P<number>\d+(?:\.\d{3})*) ?(?P<unit>(?![ex][+-]?\d|[_;,:])[^\d\s].{0,20})")
_MOST = 10**18
_Answer = tuple[str, dict[str, object]]  # message code, facts beside the value

_HOUR = re.compile(
    r"(?:\d{1,2}[:h]\d{2}(?::\d{2})? )?(?P<day>\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{1,2}-\d{1,2})(?:[ T]\d{1,2}[:h]\d{2}.*)?"
)
_ZERO = re.compile(r"0{1,2}[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})")
_SHORT = re.compile(r"(?P<day>\d{1,2}[/.-]\d{1,2}[/.-])(?P<y>\d{2})")
_MONTH_FIRST = re.compile(r"(?P<m>\d{1,2})[/.-](?P<d>\d{1,2})[/.-](?P<y>\d{4})")
_PACKED = re.compile(r"(?P<y>(?:19|20)\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])")
_CENTURY, _MONTHS, _DAYS = 40, 12, 31


def wrong_number(text: str) -> tuple[str, dict[str, object]]:
    """The code and the facts of a message on a text that is no whole number."""
    for asked in (_amount, _share, _with_sign):
        if (found := asked(text)) is not None:
            return found[0], {"value": text, **found[1]}
    return "number.format", {"value": text}


def _amount(text: str) -> _Answer | None:
    """`9,86 tỷ đồng`, `1,2 ha`, `3 công`: an amount in larger units, told in figures."""
    if found := _IN_WORDS.fullmatch(text):
        value = _decimal(found["number"]) * 10 ** _MANY[found["unit"].lower()]
        if value == value.to_integral_value() and value < _MOST:
            return "number.words", {"right": _dotted(value)}
    if found := _HECTARES.fullmatch(text):
        area = _decimal(found["number"]) * 10_000
        return "number.hectares", {"right": _dotted(area.to_integral_value())}
    if found := _LOCAL_AREA.fullmatch(text):
        return "number.area", {"unit": found["unit"]}
    return None


def _share(text: str) -> _Answer | None:
    """`100%`, `5/5`, and what Excel makes of `5/5`."""
    if _PERCENT.fullmatch(text):
        return "number.percent", {}
    if _DAY.fullmatch(text):
        return "number.day", {}
    if found := _RATIO.fullmatch(text):
        return "number.ratio", {"right": found["first"]}
    return None


def _with_sign(text: str) -> _Answer | None:
    """`1,250`, `386.000.000 người`."""
    if found := _ONE_COMMA.fullmatch(text):
        return "number.comma", {"right": f"{found['before']}.{found['after']}"}
    if not _DECIMAL.fullmatch(text) and (found := _OTHER_UNIT.fullmatch(text)):
        return "number.unit", {"unit": found["unit"].strip(), "right": found["number"]}
    return None


def wrong_day(text: str, *, whole: bool) -> tuple[str, dict[str, object]] | None:
    """The same on a text that is no day; `whole` where the year alone is not enough. None: nothing better is known."""
    if (found := _ZERO.fullmatch(text)) is not None:
        month = int(found["m"])
        known = f"tháng {month}/{found['y']}" if 0 < month <= _MONTHS else found["y"]
        return "date.zero_whole" if whole else "date.zero", {"value": text, "right": known}
    if (found := _SHORT.fullmatch(text)) is not None:
        century = "19" if int(found["y"]) > _CENTURY else "20"
        return "date.short_year", {"value": text, "right": f"{found['day']}{century}{found['y']}"}
    if (found := _PACKED.fullmatch(text)) is not None:
        return "date.packed", {"value": text, "right": f"{int(found['d'])}/{int(found['m'])}/{found['y']}"}
    if (found := _HOUR.fullmatch(text)) is not None and found["day"] != text:
        return "date.hour", {"value": text, "right": found["day"]}
    found = _MONTH_FIRST.fullmatch(text)
    if found is not None and int(found["m"]) <= _MONTHS < int(found["d"]) <= _DAYS:
        return "date.month_first", {"value": text, "right": f"{found['d']}/{found['m']}/{found['y']}"}
    return None


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


def _dotted(value: Decimal) -> str:
    return f"{int(value):,}".replace(",", ".")
