"""Why a superior's paragraph must be looked at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ntm_docs.drafting.citations import KINDS
from ntm_docs.drafting.levels import Agency
from ntm_docs.phrases.dates import MONTH_AND_YEAR

# A citation up to what it is about; the bodies in it issued it, they do nothing here.
_CITATION = re.compile(
    rf"(?:{KINDS}) số [^,;]{{0,400}}?"
    r"(?= về | ban hành|, |; |\.$|\. |$)"
)
_AWARDS = re.compile(r"Huân chương|Bằng khen|cấp Nhà nước|Trình Chủ tịch nước|Trình Thủ tướng")
_BODIES = {
    "tỉnh": re.compile(r"(?:\b[\w-]{1,20} ){0,2}(?<!cơ )(?<!trụ )\b(?:Sở|sở|tỉnh|Tỉnh ủy)\b(?: [\w-]{1,20}){0,2}"),
    "huyện": re.compile(r"(?:\b[\w-]{1,20} ){0,2}\b(?:huyện|quận|thị xã|thị trấn|Huyện ủy|Thị ủy)\b(?: [\w-]{1,20})?"),
}
_MANY = re.compile(r"\b(?:các|mỗi|từng|\d+) (?:xã|phường|thị trấn)\b(?! một sản phẩm)|nhân dân các xã")


@dataclass(frozen=True, slots=True)
class Scope:
    """The office that drafts, the one above, the day, and the words that are gone on it."""

    agency: Agency
    above: Agency
    on: date
    gone: tuple[str, ...]
    old_province: str = ""


def reasons(text: str, scope: Scope, section: str = "") -> list[str]:
    """Why, each with the words that gave it; `section`: of figures (`chỉ tiêu`) or of dates (`thời hạn`)."""
    return list(dict.fromkeys(_reasons(text, scope, section)))


def _reasons(text: str, scope: Scope, section: str) -> Iterator[str]:
    unit = scope.above.unit  # its own scope is replaced, which needs no look
    within = rf"(?:từ {unit} đến cơ sở|toàn {unit}|trên địa bàn {unit}(?: {re.escape(scope.above.place)})?)"
    plain = re.sub(within, "", _CITATION.sub("", text))
    if section:
        yield f"{section} của cấp trên"
    for word in scope.gone:
        if re.search(rf"\b{re.escape(word)}\b(?! Trung ương)", plain):
            yield f"không còn “{word}”"
    gone = set(scope.gone)
    for level, pattern in _BODIES.items():
        found = pattern.search(plain)
        if level != scope.agency.level and found and not gone & set(found[0].split()):
            yield f"việc của cấp {level} (“{found[0]}”)"
    many = _MANY.search(plain) if scope.agency.level == "xã" else None
    if many:
        yield f"việc của nhiều xã (“{many[0]}”)"
    award = _AWARDS.search(plain)
    if award and scope.agency.level != "tỉnh":
        yield f"khen thưởng của cấp trên (“{award[0]}”)"
    if scope.old_province and scope.old_province in plain:
        yield f"tên tỉnh cũ (“{scope.old_province}”)"
    if any(_past(found, scope.on) for found in MONTH_AND_YEAR.finditer(plain)):
        yield "thời hạn đã qua"


def _past(found: re.Match[str], on: date) -> bool:
    year, month = int(found["y"]), int(found["m"] or 0)
    return year < on.year or (year == on.year and 0 < month < on.month)
