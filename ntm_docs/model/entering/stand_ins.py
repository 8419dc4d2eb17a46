"""A record with holes → one that can be drawn.

Only for a draft of the page while a clerk types: `bind` leaves a hole where a value is missing or cannot be read, and
here each hole gets a value of its kind that prints as it was typed, or as room for it. Where such a value also decides
something (a day: the law; an award: the papers), it acts as it did when it was last good.
"""

import typing
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any, TypeVar

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ntm_docs.model.agreeing.holes import HOLE
from ntm_docs.model.binding import fields_by_fold
from ntm_docs.model.field_types.prose import BodyLine, NgayGhi
from ntm_docs.model.field_types.text import MAX_LINE
from ntm_docs.model.fields import FieldRule, fields_of, inner_type
from ntm_docs.phrases.keys import closest, fold_key
from ntm_docs.phrases.open_values import OPEN, OpenDay, OpenHour, OpenNumber, OpenWord
from ntm_docs.reading import RawList, RawMapping, RawNode, RawScalar
from ntm_docs.traits import refused_character

R = TypeVar("R", bound=BaseModel)
_AWARD, _AWARDS, _BODY, _FACTS = "ten_hinh_thuc", "danh_hieu_de_nghi", "noi_dung", "dung_chung"


@dataclass(frozen=True, slots=True)
class Filling:
    """What stands in where nothing was ever good: a day; the awards by every name that they have, folded."""

    day: date
    awards: Mapping[str, str]


def filled(model: type[R], record: R, raw: RawNode | None, last: R | None, using: Filling) -> R:
    """A record without holes, but where an award is not known; `last` is what it was before, aligned by position."""
    held = {} if record is HOLE else record.__dict__
    before: Mapping[str, Any] = {} if last is None or last is HOLE else last.__dict__
    changed: dict[str, Any] = {}
    for name, field in fields_of(model).items():
        value = held.get(name, HOLE if field.required else model.model_fields[name].get_default())
        if value is HOLE or field.items is not None or field.record is not None:
            new = _value(model, name, value, _below(model, raw, name), before.get(name), using)
            if new is not value or record is HOLE:
                changed[name] = new
        elif record is HOLE:
            changed[name] = value
    if record is HOLE:
        return model.model_construct(None, **changed)
    return record.model_copy(update=changed) if changed else record


def _value(model: type[BaseModel], name: str, value: Any, raw: RawNode | None, was: Any, using: Filling) -> Any:
    field = fields_of(model)[name]
    if field.items is not None:
        return _records(field, field.items, value, raw, was, using)
    if field.record is None:
        return _stand_in(field, model.model_fields[name], raw, was, using)
    if value is None:
        return value
    return filled(field.record, value, raw, was if isinstance(was, BaseModel) else None, using)


def _records(
    field: FieldRule, model: type[BaseModel], value: Any, raw: RawNode | None, was: Any, using: Filling
) -> tuple[Any, ...]:
    """A list of records; one that must hold something and does not gets an open one."""
    items = raw.items if isinstance(raw, RawList) else (raw,) if isinstance(raw, RawMapping) else ()
    if value is HOLE:
        value = (HOLE,) * (len(items) or field.at_least_one)
    before = was if isinstance(was, tuple) else ()
    made = tuple(
        filled(
            model,
            item,
            items[at] if at < len(items) else None,
            before[at] if at < len(before) and isinstance(before[at], BaseModel) else None,
            using,
        )
        for at, item in enumerate(value)
    )
    same = len(made) == len(value) and all(one is other for one, other in zip(made, value, strict=True))
    return value if same and isinstance(value, tuple) else made


def _below(model: type[BaseModel], raw: RawNode | None, name: str) -> RawNode | None:
    """What was typed for a field."""
    if not isinstance(raw, RawMapping):
        return None
    known = fields_by_fold(model)
    return next((value for typed, _, value in raw if (known.get(typed) or known.get(fold_key(typed))) == name), None)


def _stand_in(field: FieldRule, info: FieldInfo, raw: RawNode | None, was: Any, using: Filling) -> Any:
    kind = _plain_type(info)
    named = field.typed.name if field.typed is not None else ""
    if named == _AWARD:
        return was if isinstance(was, str) else _award(shown(raw), using)
    if field.listed or kind is tuple:
        return _lines(named, field, raw, was)
    if kind is str:
        return _word(field, raw, was, using)
    if kind is bool or kind is float:
        return was if isinstance(was, kind) else (None if kind is float else info.get_default() is not False)
    made = _measure(kind, shown(raw), was, using)
    return (was if was is not None else info.get_default()) if made is HOLE and not field.required else made


def _measure(kind: Any, text: str, was: Any, using: Filling) -> Any:
    """A number, a day, an hour."""
    if kind is int:
        return OpenNumber(was if isinstance(was, int) else 0, text)
    if kind is date:
        return OpenDay.like(was if isinstance(was, date) else using.day, text)
    if kind is time:
        return OpenHour.like(was if isinstance(was, time) else time(), text)
    if kind is NgayGhi:
        return NgayGhi(OpenNumber(was.nam if isinstance(was, NgayGhi) else using.day.year, text))
    return HOLE


def _word(field: FieldRule, raw: RawNode | None, was: Any, using: Filling) -> str:
    """A text as typed; one of known words, or a period, acts as one."""
    text, typed = shown(raw), field.typed
    choices = typed.choices if typed is not None else ()
    name = typed.name if typed is not None else ""
    if choices:
        near = next((one for one in choices if fold_key(one).startswith(fold_key(text)) and fold_key(text)), None)
        return OpenWord(was if was in choices else near or choices[0], text)
    if name in ("giai_doan", "ky_binh_xet"):
        year = using.day.year
        return OpenWord(was or (f"{year}-{year}" if name == "giai_doan" else f"năm {year}"), text)
    return text


def _lines(name: str, field: FieldRule, raw: RawNode | None, was: Any) -> Any:
    """A list of texts, paragraphs, the lines of a body."""
    if name in (_AWARDS, _FACTS):
        return was if isinstance(was, tuple) else ()
    texts = [clean(one) for one in _texts(raw)]
    texts = [one for one in texts if one] or ([OPEN] if field.required else [])
    if name == _BODY:
        return tuple(BodyLine(at, text) for at, text in enumerate(texts or [OPEN]))
    return tuple(texts)


def _award(text: str, using: Filling) -> Any:
    """The award that is being typed: the first that begins so, else the nearest; none where nothing is near."""
    folded = fold_key(text)
    first = next((full for known, full in using.awards.items() if folded and known.startswith(folded)), None)
    near = first or closest(text, using.awards.values())
    return near or HOLE


def _plain_type(info: FieldInfo) -> Any:
    inner = inner_type(info)
    while typing.get_origin(inner) is typing.Annotated:
        inner = typing.get_args(inner)[0]
    return typing.get_origin(inner) or inner


def shown(raw: RawNode | None) -> str:
    """What was typed, on one line as a form can print it; room for it where nothing was."""
    return clean(" ".join(_texts(raw))) or OPEN


def clean(text: str) -> str:
    """A text that can be printed: in NFC, on one line, without characters that do not print."""
    made = " ".join(unicodedata.normalize("NFC", text[:MAX_LINE]).split())
    if refused_character(made):
        made = "".join(char for char in made if not refused_character(char))
    return made


def _texts(raw: RawNode | None) -> list[str]:
    """The lines that were typed, or the texts of a list."""
    if isinstance(raw, RawScalar):
        return (raw.text or "").split("\n")
    if isinstance(raw, RawList):
        return [one.text or "" for one in raw.items if isinstance(one, RawScalar)]
    return []
