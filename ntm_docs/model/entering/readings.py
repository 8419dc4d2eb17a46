"""What is read of a typed value, in words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from pydantic import BaseModel, ValidationError

from ntm_docs.model.binding import bind
from ntm_docs.model.entering.form_fields import field_at
from ntm_docs.model.field_types.prose import NgayGhi
from ntm_docs.model.fields import FieldRule
from ntm_docs.phrases.dates import clock, mistyped_day, padded_month, weekday_date
from ntm_docs.phrases.numbers import grouped, in_words
from ntm_docs.problems import Loc, Place, Problem
from ntm_docs.reading import RawMapping, RawScalar


@dataclass(frozen=True, slots=True)
class ValueReading:
    """What a value is taken for: `said` beside the field, empty where it says nothing new.

    `problem` where it is none; then `instead` is what was likely meant, to be put in by one key.
    """

    said: str = ""
    problem: Problem | None = None
    instead: str = ""


def reading_of(model: type[BaseModel], path: Loc, text: str, context: Mapping[str, Any]) -> ValueReading:
    """What is read at a path of a record.

    Raises:
        LookupError: there is no such field.
    """
    found = field_at(model, path)
    if found is None or found[0].typed is None:
        raise LookupError(path)
    field, _name = found
    if not text.strip():
        return ValueReading()
    try:
        value = field.adapter.validate_python([text] if field.listed else text, context=dict(context))
    except ValidationError:
        return _wrong(model, path, text, context)
    return ValueReading(_said(field, value, text))


def _wrong(model: type[BaseModel], path: Loc, text: str, context: Mapping[str, Any]) -> ValueReading:
    """The problem that binding tells of the value, at its path."""
    raw: Any = RawScalar(text, Place("", 1, 1))
    for part in reversed(path):
        if isinstance(part, str) and part != "*":
            raw = RawMapping(((RawScalar(part, Place("")), raw),), Place(""))
    told = [one for one in bind(model, raw, "", context).problems if one.place == Place("", 1, 1)]
    first = replace(told[0], loc=path) if told else None
    slip = mistyped_day(" ".join(text.split())) if first is not None and first.code.startswith("date.") else None
    return ValueReading(problem=first, instead=slip[1] if slip else "")


def _said(field: FieldRule, value: Any, text: str) -> str:
    name = field.typed.name if field.typed is not None else ""
    if isinstance(value, NgayGhi | date | time):
        return _when(value)
    if name == "so_tien":
        words = in_words(value)
        return f"{grouped(value)} đồng ({words[:1].upper()}{words[1:]} đồng)"
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int):
        return grouped(value) if value >= 1000 else ""  # noqa: PLR2004 -- below, figures are read at a glance
    if isinstance(value, tuple) and name == "danh_hieu_de_nghi":
        said = ", ".join(value)
    else:
        said = value if isinstance(value, str) else ""
    return said if said != " ".join(text.split()) else ""


def _when(day: NgayGhi | date | time) -> str:
    """A day with its weekday, an hour, or as much of a day as is known."""
    if isinstance(day, time):
        return clock(day)
    if isinstance(day, date):
        return weekday_date(day)
    if day.day is not None:
        return weekday_date(day.day)
    return f"tháng {padded_month(day.thang)} năm {day.nam}" if day.thang else f"năm {day.nam}"
