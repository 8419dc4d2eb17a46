"""Room left for a number or a day: read, written."""

import re

from ntm_docs.phrases.open_values import OPEN

_NUMBER = re.compile(r"(?<=\bsố)\s*(?=/)", re.IGNORECASE)
_DAY, _MONTH = re.compile(r"(?<=\bngày)\s+(?=tháng\b)", re.IGNORECASE), re.compile(r"(?<=\btháng)\s+(?=năm\b)")
_WIDE = re.compile(r"\b(?P<word>số(?: ?:)?|ngày|tháng)(?:\s{3,}|\t+)(?=/|tháng\b|năm\b)", re.IGNORECASE)


def with_room(text: str) -> str:
    """The words of a reference whose number or day is blank, dots where they are to be written.

    >>> with_room("(Kèm theo Quyết định số /QĐ-UBND ngày tháng 9 năm 2025)")
    '(Kèm theo Quyết định số ……/QĐ-UBND ngày …… tháng 9 năm 2025)'
    """
    for pattern in (_DAY, _MONTH):
        text = pattern.sub(f" {OPEN} ", text)
    return _NUMBER.sub(f" {OPEN}", text)


def with_wide_room(text: str) -> str:
    """The same where wide gaps say so: `ngày tháng năm sinh` is no day to be written."""
    return _WIDE.sub(lambda found: f"{found['word']} {OPEN}{'' if found.string[found.end()] == '/' else ' '}", text)
