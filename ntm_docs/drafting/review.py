"""Why a superior's paragraph must be looked at."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from ntm_docs.drafting.citations import KINDS
from ntm_docs.drafting.levels import Agency
from ntm_docs.machine.frozen import frozen
from ntm_docs.machine.own_data import load_data
from ntm_docs.phrases.dates import MONTH_AND_YEAR

# Marks that somebody left in a text: no document is made while one stands there.
MARKS = re.compile(r"\[(?i:rà soát|cần[ _]bổ[ _]sung)[^\]]*\]?|RÀ SOÁT:[^.;\]]*")
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
# How the name of a body begins.
_HEADS = (
    "Ủy ban nhân dân", "UBND", "Ủy ban Mặt trận", "Mặt trận", "Hội đồng Thi đua", "Hội đồng nhân dân", "HĐND",
    "Ban Chỉ đạo", "Ban Thi đua", "Văn phòng", "Chủ tịch", "Sở ", "Các sở", "các sở", "Tỉnh ủy", "Huyện ủy",
    "Cổng Thông tin", "Báo ", "Đài ", "cấp tỉnh", "cấp huyện", "Các huyện", "các huyện", "Các xã", "các xã",
    "Nhân dân các xã", "nhân dân các xã",
)  # fmt: skip
_LEAST = 6  # letters of a phrase that may be the beginning of a body's name
_OF_LEVEL = re.compile(r"(?:của|ở|cấp|toàn|trong|trên|các) (?:tỉnh|huyện|quận|thị xã|sở)(?: [A-ZĐ][\w-]*)*")
_TRAILING = re.compile(r"(?<=tỉnh|uyện)(?: [a-zà-ỹđ][\w-]*)+$")  # verbs after the level, not its name
_MANY = re.compile(r"\b(?:các|mỗi|từng|\d+) (?:xã|phường|thị trấn)\b(?! một sản phẩm)|nhân dân các xã")


@frozen
class Scope:
    """The office that drafts, the one above, the day, and the words that are gone on it."""

    agency: Agency
    above: Agency
    on: date
    gone: tuple[str, ...]
    old_province: str = ""
    counterparts: tuple[tuple[str, str], ...] = ()  # a body above, and who does such work at this office


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
            phrase = _phrase(plain, found, scope.counterparts)
            yield f"việc của cấp {level} (“{phrase}”){_counterpart(phrase, scope)}"
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


def _counterpart(phrase: str, scope: Scope) -> str:
    """Who does at this office what the body named does above."""
    folded = phrase.casefold()
    found = (own for theirs, own in scope.counterparts if _is_of(folded, theirs.casefold()))
    body = next(found, None)
    return f", ở {scope.agency.unit} thường là {body}" if body else ""


def _is_of(phrase: str, body: str) -> bool:
    return phrase.startswith(body) or (len(phrase) >= _LEAST and body.startswith(phrase))


def _phrase(text: str, found: re.Match[str], bodies: Sequence[tuple[str, str]] = ()) -> str:
    """What was found as a whole phrase: the name of the body from its head to its end, or what goes with the level."""
    clause_start = max(text.rfind(sign, 0, found.end()) for sign in ".;:,(“”") + 1
    clause = text[clause_start : found.end()]
    head = max((clause.rfind(name) for name in _HEADS), default=-1)
    if head < 0:
        short = _OF_LEVEL.search(found[0])
        return (short[0] if short else found[0]).strip()
    around = (clause.find(name, max(0, head - len(name)), head + len(name)) for name in _HEADS)
    start = clause_start + min((at for at in around if at >= 0), default=head)
    names = (*(theirs for theirs, _own in bodies), *_offices())
    named = max((name for name in names if text.startswith(name, start)), key=len, default="")
    return named or _TRAILING.sub("", text[start : found.end()]).strip()


@cache
def _offices() -> tuple[str, ...]:
    """Names of offices that have “và” or a comma inside; data/chuyen-mon.yaml."""
    return tuple(load_data("drafting", "chuyen-mon.yaml"))


def _past(found: re.Match[str], on: date) -> bool:
    year, month = int(found["y"]), int(found["m"] or 0)
    return year < on.year or (year == on.year and 0 < month < on.month)
