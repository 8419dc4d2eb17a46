"""Values of cells as a clerk would type them."""

import re
from datetime import date, datetime, time
from functools import cache
from typing import Any

from ntm_docs.reading.sheets.rows import SEPARATOR

_MIDNIGHT = time(0)
_QUIET = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')  # what a number format shows as it stands


def shown(value: Any) -> str:
    """A value as a clerk would type it: dates day first, whole numbers without point, decimals with a comma."""
    if isinstance(value, str):
        return value.replace(SEPARATOR, "\x1e") if SEPARATOR in value else value
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value).replace(".", ",")
    return "" if value is None else _moment(value)


def _moment(value: Any) -> str:
    """`7/7/2023`, `14:00`, `14:00 7/7/2023`; anything else as it writes itself."""
    if isinstance(value, datetime) and value.time() != _MIDNIGHT:
        return f"{value:%H:%M} {value.day}/{value.month}/{value.year}"
    if isinstance(value, date):
        return f"{value.day}/{value.month}/{value.year}"
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


def part_of_day(value: datetime, written: str) -> str | None:
    """`4/1974`, `1974`: what a format shows of a day that Excel made of it; None where the day itself was typed."""
    bare = _QUIET.sub("", written).lower()
    if "d" in bare or "h" in bare or "y" not in bare or value.day != 1 or value.time() != _MIDNIGHT:
        return None
    if "m" in bare:
        return f"{value.month}/{value.year}"
    return str(value.year) if value.month == 1 else None


@cache
def column_of(letters: bytes) -> int:
    """`A` → 0, `AA` → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
