"""What binding asks of a field, worked out once."""

import inspect
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Any

from pydantic import BaseModel, BeforeValidator, TypeAdapter
from pydantic.fields import FieldInfo

from ntm_docs.model.field_types.text import OneOf
from ntm_docs.model.field_types.typed import Typed

_PLAIN = (str, int, bool, date, time, tuple[str, ...])
_MOST = 1024  # texts


@dataclass(frozen=True, slots=True)
class FieldRule:
    """What binding asks of a field, worked out once."""

    title: str
    required: bool
    at_least_one: bool
    items: type[BaseModel] | None
    record: type[BaseModel] | None
    listed: bool
    adapter: TypeAdapter[Any]
    known: "Known | None"
    typed: Typed | None  # of what is no record


@cache
def fields_of(model: type[BaseModel]) -> Mapping[str, FieldRule]:
    """The fields of a record by their Python names."""
    return {name: _describe(info) for name, info in model.model_fields.items()}


def _describe(info: FieldInfo) -> FieldRule:
    annotation: Any = info.annotation
    for item in info.metadata:
        annotation = typing.Annotated[annotation, item]
    inner = inner_type(info)
    listed = _is_tuple(inner)
    record = inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None
    return FieldRule(
        str(info.title),
        info.is_required(),
        bool(info.metadata),
        item_record(inner),
        record,
        listed,
        TypeAdapter(annotation),
        None if listed else _reader(info, inner),
        None if record or item_record(inner) else typed_of(info),
    )


def typed_of(info: FieldInfo) -> Typed:
    """What may be typed for a field that is no record, or for each of its list, as its type says.

    Raises:
        TypeError: the type does not say it; then the schema for editors could not either.
    """
    inner = inner_type(info)
    for annotation in (inner, *typing.get_args(inner)):
        for mark in (*getattr(annotation, "__metadata__", ()), *info.metadata):
            if isinstance(mark, (Typed, OneOf)):
                return mark.typed if isinstance(mark, OneOf) else mark
    raise TypeError(f"{info.title}: its type does not say what may be typed (model/typed.py)")


def _reader(info: FieldInfo, inner: Any) -> "Known | None":
    """The function that alone makes the value of a field from a text, where there is one.

    What such a function gives is of the field's type, so the adapter would pass it on as it is.
    """
    marks = [*getattr(inner, "__metadata__", ()), *info.metadata]
    plain = typing.get_args(inner)[0] if typing.get_origin(inner) is typing.Annotated else inner
    reads: list[Callable[[Any], Any]] = []
    for mark in marks:
        if isinstance(mark, BeforeValidator):
            reads.append(mark.func)  # type: ignore[arg-type]
        elif isinstance(mark, OneOf):
            reads.append(mark.parse)
        elif not isinstance(mark, Typed):
            return None
    if len(reads) != 1 or plain not in _PLAIN or inspect.getfullargspec(reads[0]).args[-1] != "value":
        return None  # others ask for more than the text
    return Known(reads[0])


class Known(dict[str, Any]):
    """What a pure function made of short texts that it was asked for: places, kinds, days, figures."""

    def __init__(self, read: Callable[[Any], Any]) -> None:
        super().__init__()
        self.read = read

    def __missing__(self, text: str) -> Any:
        if len(self) >= _MOST:
            self.clear()
        value = self[text] = self.read(text)
        return value


def inner_type(info: FieldInfo) -> Any:
    """The field's type without `| None`."""
    annotation = info.annotation
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        options = [arg for arg in typing.get_args(annotation) if arg is not type(None)]
        annotation = options[0]
    return annotation


def item_record(annotation: Any) -> type[BaseModel] | None:
    """The record type of a `tuple[Record, ...]`, or None."""
    args = typing.get_args(annotation)
    if typing.get_origin(annotation) is tuple and args and isinstance(args[0], type) and issubclass(args[0], BaseModel):
        return args[0]
    return None


def _is_tuple(annotation: Any) -> bool:
    """Whether the field is a list of texts (and not one text that becomes paragraphs)."""
    args = typing.get_args(annotation)
    return typing.get_origin(annotation) is tuple and bool(args) and typing.get_origin(args[0]) is typing.Annotated
