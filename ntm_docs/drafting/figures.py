"""Sums and percentages that a text states itself."""

import re
from collections.abc import Iterator, Sequence

from ntm_docs.machine.frozen import frozen
from ntm_docs.phrases.keys import fold_key
from ntm_docs.phrases.numbers import grouped, percent

_SHARE = re.compile(
    r"(?<!\d)(?P<part>\d{1,6})/(?P<whole>\d{1,6})(?P<of>[^.;()\d/]{0,120})\((?P<ratio>\d{1,3}(?:,\d+)?)%\)"
)
_YEAR = re.compile(r"^[-+]?\s*Năm (?P<year>\d{4}):")
_ADDED = re.compile(r"(?<![\d/])(?P<count>\d{1,5}) (?P<what>xã [^.;,()]{3,80}|huyện[^.;,()]{3,80})")
_REACHED = re.compile(r"(?<!\d)(?P<count>\d{1,5})/\d{1,5} (?P<what>xã [^.;,()]{3,80}|đơn vị[^.;,()]{3,80})")
_TOTAL = re.compile(r"[Tt]ổng (?:kinh phí|dự toán|số tiền|nguồn vốn|vốn|cộng)[^:\d]*")
_ITEM = re.compile(r"(?:[-+]|[a-zđ]\)|\d{1,2}\.) ")
_MONEY = re.compile(
    r"(?<![\d.,])(?P<number>\d{1,3}(?:\.\d{3}){1,6}|\d{1,15}(?:,\d{1,6})?)"
    r" ?(?P<unit>tỷ đồng|triệu đồng|nghìn đồng|đồng)",
    re.IGNORECASE,
)
_UNITS = {"tỷ đồng": 10**9, "triệu đồng": 10**6, "nghìn đồng": 10**3, "đồng": 1}
_CUMULATIVE = "lũy kế"


@frozen
class Sum:
    """A figure that does not follow from the others: line, what is counted, printed, how."""

    offset: int
    what: str
    printed: str
    how: str


def wrong_figures(lines: Sequence[tuple[int, str]]) -> Iterator[Sum]:
    """Percentages that are not the ratio beside them, and yearly figures that do not add up.

    A line `- Năm 2024: … thêm 15 xã đạt chuẩn …. Lũy kế … 39/116 xã đạt chuẩn …` is held against
    the line of the year before.
    """
    years = [(offset, text) for offset, text in lines if _YEAR.match(text)]
    counted = {fold_key(found["what"]) for _, text in years for found in _ADDED.finditer(text[: _cut(text)])}
    before: dict[str, int] = {}
    for offset, text in lines:
        yield from _shares(offset, text)
        if _YEAR.match(text):
            yield from _year(offset, text, before, counted)


def _shares(offset: int, text: str) -> Iterator[Sum]:
    for found in _SHARE.finditer(text):
        part, whole = int(found["part"]), int(found["whole"])
        if not whole:
            continue
        right = percent(part, whole)
        stated = found["ratio"]
        places = len(stated.partition(",")[2])
        if abs(100 * part / whole - float(stated.replace(",", "."))) > 0.5 * 10**-places + 1e-9:
            how = f"{found['part']}/{found['whole']} = {right}"
            yield Sum(offset, found["of"].strip(), f"{stated}%", how)


def _year(offset: int, text: str, before: dict[str, int], counted: set[str]) -> Iterator[Sum]:
    """What the line reaches, against the year before; only what is added under the same name."""
    cut = _cut(text)
    added = {fold_key(found["what"]): int(found["count"]) for found in _ADDED.finditer(text[:cut])}
    for found in _REACHED.finditer(text[cut:]):
        what, reached = fold_key(found["what"]), int(found["count"])
        plus = added.get(what, 0)
        if what in counted and what in before and before[what] + plus != reached:
            total = before[what] + plus
            yield Sum(offset, found["what"].strip(), str(reached), f"{before[what]} + {plus} = {total}")
        before[what] = reached


def _cut(text: str) -> int:
    """Where the cumulative part of a year's line begins; its end when there is none."""
    found = text.casefold().find(_CUMULATIVE)
    return found if found >= 0 else len(text)


def wrong_budgets(lines: Sequence[tuple[int, str]]) -> Iterator[Sum]:
    """A total of money that is not the sum of the lines below it (VQ05).

    `Tổng kinh phí: 500 triệu đồng, trong đó:` is held against the `-` or `a)` lines that follow it.
    """
    for index, (offset, text) in enumerate(lines):
        total = _MONEY.search(text)
        if total is None or not _TOTAL.search(text) or not text.rstrip().endswith(":"):
            continue
        parts: list[int] = []
        for _, below in lines[index + 1 :]:
            found = _MONEY.search(below)
            if not _ITEM.match(below) or found is None:
                break
            parts.append(_amount(found))
        if len(parts) > 1 and sum(parts) != _amount(total):
            how = f"{' + '.join(map(grouped, parts))} = {grouped(sum(parts))} đồng"
            yield Sum(offset, _TOTAL.search(text)[0], total[0], how)  # type: ignore[index]


def _amount(found: re.Match[str]) -> int:
    """A sum of money in đồng."""
    number = float(found["number"].replace(".", "").replace(",", "."))
    return round(number * _UNITS[found["unit"].casefold()])
