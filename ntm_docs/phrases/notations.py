"""Number and notation of a document: `Số: 168/KH-UBND`."""

import re
from typing import NamedTuple

_BLANK = r"[\s.…_]"
# A place left to be filled in by another program or a person: {{so}}, «So», [[so]], ${so}, <<so>>, [số].
PLACEHOLDER = (
    r"(?:\{\{[^{}]*\}\}|\{%[^{}]*%\}|«[^«»]*»|\[\[[^\[\]]*\]\]|\$\{[^{}]*\}|<<[^<>]*>>|"
    r"\[(?:(?:tên|số|ngày|tháng|năm|họ|chữ|địa danh|cơ quan|chức)[^\[\]]{0,50}|…+|\.{2,})\])"
)
# A line of a heading that gives the number, filled in or blank; `Luật số:` too.
NUMBER_LINE = re.compile(
    rf"(?:(?:luật|nghị quyết|pháp lệnh)\s+)?số\s*[:.]?\s*"
    rf"(?:(?:[\d.…_\s]|{PLACEHOLDER})*[a-zđ]?\s*/|[\d.…]+[a-zđ]?\s*-|[.…_]{{2,}}|\d+[a-zđ]?{_BLANK}*$|{PLACEHOLDER}|$)",
    re.IGNORECASE,
)
_PARTS = re.compile(
    rf"\D*?số\s*[:.]?\s*(?:{_BLANK}|{PLACEHOLDER})*(?P<number>\d{{1,5}}[a-zđ]?)?(?:{_BLANK}|{PLACEHOLDER})*"
    rf"(?:(?P<mark>[/-])\s*(?P<rest>\S.*))?",
    re.IGNORECASE | re.DOTALL,
)
# Number and notation inside a text, without the word before them: `168/KH-UBND`, `91/2017/NĐ-CP`.
IN_TEXT = re.compile(r"(?<![\d/])\d{1,5}[a-zđ]?/(?:\d{4}/)?[A-ZĐ][^\W\d_]*(?:-[A-ZĐ][\w&]*)*")
_WITH_YEAR = re.compile(
    r"số\s*:?\s*\d*\s*/\s*(?:19|20)\d\d\s*/\s*(?:QĐ|NQ|NĐ|TT|TTLT|CT|L|PL|QH\d+|UBTVQH\d+)\b", re.IGNORECASE
)


class Notation(NamedTuple):
    """The number (`168`, empty where it is blank) and what stands behind it (`KH-UBND`)."""

    number: str
    rest: str


def read_notation(line: str) -> Notation | None:
    """The number and the notation that a line of a heading gives; None where it is no such line.

    >>> read_notation("SỐ: 12/QĐ-UBND"), read_notation("Số:      /BC-UBND").number
    (Notation(number='12', rest='QĐ-UBND'), '')
    """
    if not NUMBER_LINE.match(line):
        return None
    found = _PARTS.fullmatch(" ".join(line.split()))
    if found is None or (found["mark"] == "-" and found["number"]):  # of the Party: 12-KH/TU
        return None
    return Notation(found["number"] or "", (found["rest"] or "").strip(" /-.…_"))


def is_of_law(line: str) -> bool:
    """Whether a number has a year, as texts of law have: `Số: 91/2017/NĐ-CP`."""
    return _WITH_YEAR.search(line) is not None
