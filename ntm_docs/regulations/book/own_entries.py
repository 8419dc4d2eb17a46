"""Entries of an office's own file, held against their types."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, create_model
from pydantic import Field as Asked

_CLAUSE = "can_cu"  # is never empty


def own_entry(kind: type[Any], said: Mapping[str, Any]) -> Any:
    """An entry of a file that was written by hand.

    Raises:
        ValueError: a field is unknown, not there, or of another type; the text names each.
    """
    asked = _asked(kind)  # type: ignore[arg-type]  # mypy does not see that a class can be hashed
    held = asked.model_validate(said)
    return kind(**{name: getattr(held, name) for name in asked.model_fields})


@cache
def _asked(kind: type[Any]) -> type[BaseModel]:
    """What pydantic holds a kind of entry to."""
    types: dict[str, Any] = {one.name: (one.type, _given(one)) for one in fields(kind)}
    return create_model(kind.__name__, __config__=ConfigDict(extra="forbid"), **types)


def _given(one: Field[Any]) -> Any:
    default = ... if one.default is MISSING else one.default
    return Asked(default, min_length=1) if one.name == _CLAUSE else default
