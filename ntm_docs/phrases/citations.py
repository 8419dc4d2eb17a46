"""Numbered documents that a text cites: `số 587/QĐ-TTg ngày 18/5/2022`."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from ntm_docs.machine.frozen import frozen
from ntm_docs.phrases.dates import day_of

_CITED = re.compile(
    r"(?:số\s+)?(?P<number>\d{1,5}[a-zđ]?)(?P<rest>(?:/\d{4})?[/-][A-ZĐ][A-ZĐa-zđ&]*(?:[-/][A-ZĐ&][A-ZĐa-zđ&]*\d*)*)"
    r"(?:\s*,?\s+ngày\s+(?P<d>\d{1,2})\s*(?:/|\s+tháng\s+)\s*(?P<m>\d{1,2})\s*(?:/|\s+năm\s+)\s*(?P<y>\d{4}))?"
)


# A line that opens with the name of a law: the rest of a basis that names several.
LAW_NAME = re.compile(
    r"(?:Luật|Bộ luật|Nghị định|Nghị quyết|Quyết định số|Thông tư|Pháp lệnh|Hiến pháp|Chỉ thị|Kết luận)\b"
)


# A number that a text gives a document, whatever its form.
_NUMBERED = re.compile(
    r"(?:[Ll]uật|[Nn]ghị định|[Nn]ghị quyết|[Qq]uyết định|[Tt]hông tư|[Tt]hông tư liên tịch|[Cc]hỉ thị|[Kk]ế hoạch|"
    r"[Cc]ông văn|[Tt]ờ trình|[Tt]hông báo|[Bb]áo cáo|[Hh]ướng dẫn|[Vv]ăn bản)\s+số:?\s+"
    r"(?P<number>\d[\w.]*(?:\s?[/\-\u2013]{1,2}\s?[\w&.]+)*)"
)
_WELL_FORMED = re.compile(
    r"\d{1,5}[a-zđ]?(?:(?:/(?:19[4-9]\d|20\d\d)/|[/-])[A-ZĐ][\w&.]*(?:[/\-\u2013][A-ZĐ&][\w&.]*)*)?"
)
# The type and the agency without the hyphen between them, with a slash for it, or with D for Đ.
_TYPES_OF_NUMBERS = "QĐ|NQ|NĐ|TT|TTLT|KH|TB|BC|CT|CTr|TTr|HD|KL|ĐA|PA|BB"
_GLUED = re.compile(
    rf"(?P<head>\d{{1,5}}/(?:\d{{4}}/)?)(?:(?P<type>QĐ|NQ|NĐ|KH|TB|TTr|TTLT)(?P<agency>UBND|HĐND|TTg|CP|HĐTĐKT)|"
    rf"(?P<type2>{_TYPES_OF_NUMBERS})/(?P<agency2>[A-ZĐ]\w*(?:-[A-ZĐ]\w*)*)|"
    rf"(?P<bare>QD|ND)-(?P<agency3>[A-ZĐ]\w*))"
)
_OF_LAW = re.compile(r"(?:NĐ-CP|TT-|QH\d|NQ-HĐND$)")


_PARTED = re.compile(  # a blank for the hyphen before the agency: `01/2024/TT BNV`
    r"\d{1,5}/(?:\d{4}/)?(?:TT|TTLT|QĐ|NĐ|NQ|KH|TB|BC|CT|TTr|HD|KL) [A-ZĐ]{2,8}\b"
)


def misformed(text: str) -> Iterator[tuple[str, str]]:
    """Numbers of cited documents that no notation has, each with what it may be; empty where that cannot be known.

    >>> list(misformed("Quyết định số 772QĐ-UBND ngày 25/4/2022")), list(misformed("Luật số 06/2022/QH15"))
    ([('772QĐ-UBND', '772/QĐ-UBND')], [])
    """
    for match in _NUMBERED.finditer(text):
        number = match["number"].rstrip(".")
        if _WELL_FORMED.fullmatch(number):
            parted = _PARTED.match(text, match.start("number"))
            if parted:
                yield parted[0], parted[0].replace(" ", "-")
            elif glued := _GLUED.fullmatch(number):
                yield number, _parted(glued)
            continue
        yield number, _mended(number)


def _parted(glued: re.Match[str]) -> str:
    """The notation with the hyphen before the agency, and with Đ."""
    kind = glued["type"] or glued["type2"] or glued["bare"].replace("D", "Đ")
    return f"{glued['head']}{kind}-{glued['agency'] or glued['agency2'] or glued['agency3']}"


def _mended(number: str) -> str:
    """The notation with its slash, without blanks; empty where the result is none."""
    tight = re.sub(r"\s?([/-])\s?", r"\1", number.replace("\u2013", "-"))
    made = re.sub(r"^(\d{1,5})(?=[A-ZĐ])", r"\1/", tight)
    made = re.sub(r"^(\d{1,5}/(?:19|20)\d\d)[-.]?(?=[A-ZĐ])", r"\1/", made)
    made = re.sub(r"/{2}", "/", made)
    made = re.sub(r"^(\d{1,5})-((?:19|20)\d\d)/", r"\1/\2/", made)
    return made if made != number and _WELL_FORMED.fullmatch(made) else ""


@frozen
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


@lru_cache(maxsize=1024)  # several rules ask for those of a paper
def citations_in(text: str) -> tuple[Citation, ...]:
    """Every numbered document that a text names, in order."""
    return tuple(map(_citation, _CITED.finditer(text))) if "/" in text or "-" in text else ()


def _citation(found: re.Match[str]) -> Citation:
    day = day_of(int(found["y"]), int(found["m"]), int(found["d"])) if found["d"] else None
    return Citation(found["number"], found["rest"], day, found[0])
