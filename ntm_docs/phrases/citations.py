"""Numbered documents that a text cites: `số 587/QĐ-TTg ngày 18/5/2022`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ntm_docs.phrases.dates import day_of

_CITED = re.compile(
    r"(?:số\s+)?(?P<number>\d{1,5}[a-zđ]?)(?P<rest>(?:/\d{4})?[/-][A-ZĐ][A-ZĐa-zđ&]*(?:[-/][A-ZĐ&][A-ZĐa-zđ&]*\d*)*)"
    r"(?:\s*,?\s+ngày\s+(?P<d>\d{1,2})\s*(?:/|\s+tháng\s+)\s*(?P<m>\d{1,2})\s*(?:/|\s+năm\s+)\s*(?P<y>\d{4}))?"
)


# A line that opens with the name of a law: the rest of a basis that names several.
LAW_NAME = re.compile(
    r"(?:Luật|Bộ luật|Nghị định|Nghị quyết|Quyết định số|Thông tư|Pháp lệnh|Hiến pháp|Chỉ thị|Kết luận)\b"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A number with the rest of its notation, the day where one follows and is in the calendar, the words."""

    number: str
    rest: str
    day: date | None
    quote: str

    @property
    def notation(self) -> str:
        """`1337/QĐ-UBND`; `05` and `5` are one number."""
        return self.number.lstrip("0") + self.rest


def citations_in(text: str) -> Iterator[Citation]:
    """Every numbered document that a text names, in order."""
    for found in _CITED.finditer(text):
        day = day_of(int(found["y"]), int(found["m"]), int(found["d"])) if found["d"] else None
        yield Citation(found["number"], found["rest"], day, found[0])
