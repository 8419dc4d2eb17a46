"""Field types of drafted documents: bodies, open dates, facts."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from ntm_docs.model.field_types.patterns import portable, whole
from ntm_docs.model.field_types.text import (
    MONTH,
    YEARS,
    ValueFault,
    check_year,
    clean_line,
    clean_text,
    days,
    faults,
    one_line,
    problem,
    read_date,
    some_text,
    years,
)
from ntm_docs.model.field_types.typed import ANY, FILLED, Typed, told
from ntm_docs.outline import Span
from ntm_docs.phrases.dates import OPEN_FORMS, typed_date
from ntm_docs.reading import RawMapping, RawScalar
from ntm_docs.traits import refused_character

MAX_LONG_LINE = 20_000
MAX_BODY = 8_000_000
_MONTHS = 12
_FACT = re.compile(r"[^\[\]:|\n]{1,80}")


class BodyLine(NamedTuple):
    """A line of a body that is not blank, and how many lines below the first it stood.

    Once its references are replaced: `marks` is what of it is bold or italic, `table` names the table it stands for.
    """

    offset: int
    text: str
    marks: tuple[Span, ...] = ()
    table: str = ""


@dataclass(frozen=True, slots=True)
class NgayGhi:
    """A date as far as it is known: the day, or day and month, may still be open."""

    nam: int
    thang: int | None = None
    ngay: int | None = None

    @property
    def day(self) -> date | None:
        """The whole date, once it is known."""
        return date(self.nam, self.thang, self.ngay) if self.thang and self.ngay else None

    @property
    def latest(self) -> date:
        """The last day it may be, for asking what law is in force."""
        if self.day:
            return self.day
        month = self.thang or _MONTHS
        return date(self.nam, month, monthrange(self.nam, month)[1])


class SuKien(NamedTuple):
    """A fact stated once (`dùng chung`): its name as typed, its text, its line."""

    ten: str
    noi_dung: str
    dong: int


def parse_open_date(value: Any) -> NgayGhi:
    """`12/7/2022`, or as much as is known: `tháng 7/2022`, `2022`."""
    text = clean_line(value)
    found = typed_date(text)
    if found is None:
        day = read_date(text, whole=False)
        return NgayGhi(day.year, day.month, day.day)
    check_year(found.year)
    if found.month is not None and not 1 <= found.month <= _MONTHS:
        raise problem("date.calendar", value=text)
    return NgayGhi(found.year, found.month)


def clean_long_line(value: Any) -> str:
    """One line that may be a long paragraph."""
    return clean_line(value, limit=MAX_LONG_LINE)


def clean_body(value: Any) -> tuple[BodyLine, ...]:
    """The lines of a body with their places; a YAML list counts as lines."""
    if isinstance(value, list):
        value = "\n".join(clean_text(item) for item in value)
    if not isinstance(value, str):
        raise problem("field.not_text", found=value)
    lines = value.split("\n")
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    if len(value) > MAX_BODY:
        raise problem("text.long", length=len(value), limit=MAX_BODY)
    wrong = ((index, refused_character(line)) for index, line in enumerate(lines))
    found_wrong = [ValueFault("text.character", refused, index) for index, refused in wrong if refused]
    if found_wrong:
        raise faults(found_wrong)
    text = clean_text("\n".join(lines[first:]))
    found = (BodyLine(first + index, re.sub(" +", " ", line.strip())) for index, line in enumerate(text.split("\n")))
    return tuple(line for line in found if line.text)


def parse_facts(value: Any) -> tuple[SuKien, ...]:
    """`dùng chung`: names of the clerk's own choice, each with its text."""
    if not isinstance(value, RawMapping):
        raise problem("facts.not_mapping")
    facts: list[SuKien] = []
    wrong: list[ValueFault] = []
    for name, key, node in value:
        if not _FACT.fullmatch(name):
            wrong.append(ValueFault("facts.name", {"name": name}, key.place))
        if not isinstance(node, RawScalar) or node.text is None:
            wrong.append(ValueFault("facts.not_text", {"name": name}, key.place))
            continue
        try:
            facts.append(SuKien(name, clean_long_line(node.text), key.place.line))
        except PydanticCustomError as error:
            told = dict(error.context or {})
            wrong.append(ValueFault(told.pop("code"), told, node.place))
    if wrong:
        raise faults(wrong)
    return tuple(facts)


def _open_days() -> str:
    return whole(days(), *(portable(form, {"m": MONTH, "y": years()}) for form in OPEN_FORMS))


class _TypedFacts(Typed):
    """Names of the clerk's own choice, each with a line of text."""

    def schema(self) -> dict[str, Any]:
        return {
            "type": ["object", "null"],
            "errorMessage": told("facts.not_mapping"),
            "propertyNames": {"pattern": f"^{_FACT.pattern}$", "patternErrorMessage": told("facts.name")},
            "additionalProperties": {"allOf": [super().schema(), FILLED]},
        }


_LINE = Typed("dong_dai", "text.multiline", one_line, ANY)
_BODY = Typed("noi_dung", "field.not_text", some_text, ANY, item=some_text)
DongDai = Annotated[str, BeforeValidator(clean_long_line), _LINE]
NoiDung = Annotated[tuple[BodyLine, ...], BeforeValidator(clean_body), _BODY]
NgayVanBan = Annotated[
    NgayGhi,
    BeforeValidator(parse_open_date),
    Typed(
        "ngay_van_ban",
        "date.format",
        _open_days,
        ("number", "date"),
        {"type": "integer", "minimum": YEARS[0], "maximum": YEARS[1]},
    ),
]
DungChung = Annotated[
    tuple[SuKien, ...], BeforeValidator(parse_facts), _TypedFacts("dung_chung", "text.multiline", one_line, ANY)
]
