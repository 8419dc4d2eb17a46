"""The fields of a manifest, as this version writes them."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue, ValidationError

_DIGEST = re.compile(r"[0-9a-f]{64}")


def _digest(text: str) -> str:
    if not _DIGEST.fullmatch(text):
        raise ValueError(text)
    return text


def _day(text: str) -> str:
    if date.fromisoformat(text).isoformat() != text:
        raise ValueError(text)
    return text


def _file_name(text: str) -> str:
    if not text.strip() or set(text) & set("/\\\n\x00"):
        raise ValueError(text)
    return text


Digest = Annotated[str, AfterValidator(_digest)]
Day = Annotated[str, AfterValidator(_day)]
Count = Annotated[int, Field(ge=1)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _Input(_Shape):
    name: Annotated[str, AfterValidator(_file_name)]
    sha256: Digest
    kind: str
    unit: str = "-"
    partial: bool = True


class _Document(_Shape):
    form: str
    path: str
    copies: Count | None
    sha256: Digest


class _Rule(_Shape):
    id: str
    decided: str
    text: str
    clause: str
    value: JsonValue
    strength: str
    governs: bool


class _Prizes(_Shape):
    on: Day
    base_salary: Count | None
    multipliers: dict[str, str | None]
    own: list[str]


class _Dossier(_Shape):
    id: str
    unit: str = "-"
    on: Day | None = None
    regime: str | None = None
    award: str | None
    awards: list[str] = []
    copies: Count | None
    copies_by_rule: Count | None = None
    electronic: bool | None
    rules: list[_Rule]
    warnings: list[str]
    documents: list[_Document]
    set: list[str] = []
    prizes: _Prizes | None = None
    cases: dict[str, str] = {}
    said: dict[str, str] = {}


class _Extra(_Document):
    front: str
    groups: list[Count] = []


class _File(_Shape):
    path: str
    sha256: Digest


class _Manifest(_Shape):
    tool: str
    input: _Input
    on: Day | None
    regime: str | None
    warnings: list[str]
    dossiers: list[_Dossier]
    extras: list[_Extra] = []
    files: list[_File] = []


def misshapen(manifest: Mapping[str, Any]) -> Iterator[str]:
    """The fields that this version does not write, does not write so, or always writes and that are gone."""
    try:
        _Manifest.model_validate(manifest)
    except ValidationError as error:
        for one in error.errors(include_url=False, include_context=False, include_input=False):
            yield field_name(*(part for part in one["loc"] if not _of_a_union(part)))


def _of_a_union(part: int | str) -> bool:
    """Whether a part names an alternative of a type, no field."""
    return isinstance(part, str) and not part.isidentifier()


def field_name(*parts: int | str) -> str:
    """A field by its place, entries counted from 1: `dossiers › 2 › copies`."""
    return " › ".join(str(part + 1 if isinstance(part, int) else part) for part in parts)
