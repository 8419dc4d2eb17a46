"""What to answer to unfit figures and days."""

import re
from decimal import Decimal

from ntm_docs.phrases.dates import FIGURES, Slip, mistyped_day

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
_ONE_COMMA = re.compile(r"(?P<before>\d{1,3}),(?P<after>\d{3})(?: ?\D.*)?")
_DECIMAL = re.compile(r"(?:\d+(?:\.\d{3})*,\d+|\d+\.\d{1,2})(?: ?\D.*)?")
_OTHER_UNIT = re.compile(r"(?P<number>\d+(?:\.\d{3})*) ?(?P<unit>(?![ex][+-]?\d|[_;,:])[^\d\s].{0,20})")
_MOST = 10**18
_SLIPS: dict[Slip, str] = {
    "zero": "date.zero",
    "short_year": "date.short_year",
    "packed": "date.packed",
    "hour": "date.hour",
    "month_first": "date.month_first",
}
_Answer = tuple[str, dict[str, object]]  # message code, facts beside the value


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
    if FIGURES.fullmatch(text):
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
    slip = mistyped_day(text)
    if slip is None:
        return None
    kind, right = slip
    code = "date.zero_whole" if whole and kind == "zero" else _SLIPS[kind]
    return code, {"value": text, "right": right}


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


def _dotted(value: Decimal) -> str:
    return f"{int(value):,}".replace(",", ".")
