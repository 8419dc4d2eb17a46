"""A form with its values → what a template draws."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from ntm_docs import api
from ntm_docs.desk.editing import composed
from ntm_docs.problems import Problem

if TYPE_CHECKING:
    from ntm_docs.api.answers.shapes import FormField, FormGroup

Loc = tuple[str | int, ...]
MANY = frozenset({"long", "paragraphs", "body", "lines", "awards", "facts"})  # kinds of several lines
NAMED = ("date", "open_date", "hour", "number", "money", "award", "awards", "yes_no", "percent")  # kinds read beside
_FIRST, _SHORT = 4, 80  # fields that may name an item; letters of such a name
_FIGURES = frozenset({"date", "open_date", "hour", "number", "money", "percent"})


@cache
def kinds() -> Mapping[str, str]:
    """The kind of a form by the kind that a draft tells."""
    return {api.draft(f"loại: {api.form(one).title}".encode(), "x.yaml").kind: one for one in api.SCHEMAS}


@dataclass(frozen=True)
class Drawn:
    """A form for one session: groups with fields and values, and every field by its path with `*`.

    `opened` is the item whose fields stand in the page as it is sent, `told` what is said at which path.
    """

    session: api.DraftSession
    form: api.FormDescription
    opened: Loc = ()
    told: Mapping[str, Problem] | None = None

    def groups(self) -> Iterator[dict[str, Any]]:
        """The groups in order."""
        for at, group in enumerate(self.form.groups):
            yield {
                "title": group.title,
                "help": group.help,
                "id": f"nhom-{at}",
                "fields": self._group(group),
                "folded": group.folded,
            }

    def _group(self, group: "FormGroup") -> list[dict[str, Any]]:
        return [self.field(one, one.path) for one in group.fields if one.path != ("loại",)]

    def field(self, field: "FormField", path: Loc) -> dict[str, Any]:
        """One field at a path with its numbers."""
        drawn: dict[str, Any] = self._said(path) | {
            "field": field, "id": ident(path), "path": as_text(path), "label": field.label, "help": field.help,
            "kind": field.kind, "required": field.required, "choices": field.choices, "unit": field.unit,
            "default": field.default,
        }  # fmt: skip
        value = self.session.value(path)
        if field.kind == "group":
            return drawn | {
                "fields": [self.field(one, (*path, one.name)) for one in field.fields],
                "folded": not field.required and value is None,
            }
        if field.kind == "table":
            return drawn | self._table(field, path, value)
        text = plain_text(value)
        known = not text or text in field.choices
        return drawn | {
            "text": text or "", "locked": text is None, "many": field.kind in MANY, "figures": field.kind in _FIGURES,
            "other": "" if known else text, "named": field.kind in NAMED,
        }  # fmt: skip

    def _said(self, path: Loc) -> dict[str, Any]:
        found = (self.told or {}).get(as_text(path))
        return {} if found is None else {"problem": sentence(found), "grave": found.severity == "error"}

    def _table(self, field: "FormField", path: Loc, value: Any) -> dict[str, Any]:
        count = len(value) if isinstance(value, list) else 0 if value is None else 1
        if field.rows:
            return {"rows": [self.row(field, (*path, at)) for at in range(count)]}
        return {"items": [self.item(field, (*path, at)) for at in range(count)]}

    def row(self, field: "FormField", path: Loc) -> dict[str, Any]:
        """A row of a table: its cells."""
        cells = [self.field(one, (*path, one.name)) for one in field.fields]
        return {
            "path": as_text(path),
            "id": ident(path),
            "cells": cells,
            "number": int(path[-1]) + 1,
            "name": self._name(field, path),
        }

    def item(self, field: "FormField", path: Loc) -> dict[str, Any]:
        """An item that is opened by itself: its name now, its fields when it is opened."""
        made = {"path": as_text(path), "id": ident(path), "number": int(path[-1]) + 1, "name": self._name(field, path)}
        within = (as_text(path)[:-1] + ",", as_text(path)[:-1] + "]")
        made["wrong"] = any(
            loc.startswith(within) and one.severity == "error" for loc, one in (self.told or {}).items()
        )
        if self.opened[: len(path)] == path:
            made["fields"] = self.inside(field, path)
        return made

    def inside(self, field: "FormField", path: Loc) -> list[dict[str, Any]]:
        """The fields of an item that is opened."""
        return [self.field(one, (*path, one.name)) for one in field.fields]

    def _name(self, field: "FormField", path: Loc) -> str:
        """What an item is called: a name where it has one, else the longest of its first short texts."""
        texts = {one.name: self.session.value((*path, one.name)) for one in field.fields[:_FIRST]}
        short = {name: text for name, text in texts.items() if isinstance(text, str) and 0 < len(text) <= _SHORT}
        return next((short[name] for name in short if "tên" in name), max(short.values(), key=len, default=""))

    @cached_property
    def by_path(self) -> Mapping[Loc, "FormField"]:
        """Every field by its path, `*` for numbers."""
        return {one.path: one for group in self.form.groups for top in group.fields for one in _every(top)}

    def at(self, path: Loc) -> "FormField | None":
        """The field of a path with numbers; of an item its table."""
        stars = tuple("*" if isinstance(part, int) else part for part in path)
        return self.by_path.get(stars[:-1] if stars and stars[-1] == "*" else stars)

    def nearest(self, loc: Loc) -> Loc:
        """The path of the field that a place belongs to: of a line of a list that of the list."""
        known = self.by_path
        for end in range(len(loc), 0, -1):
            stars = tuple("*" if isinstance(part, int) else part for part in loc[:end])
            if stars in known or (stars[-1] == "*" and stars[:-1] in known and known[stars[:-1]].kind == "table"):
                return loc[:end]
        return loc

    def shown(self) -> Iterator[dict[str, Any]]:
        """Every field with a value that stands in the page as it is sent."""
        for group in self.groups():
            yield from _leaves(group["fields"])


def _leaves(fields: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for one in fields:
        if one["kind"] == "group":
            yield from _leaves(one["fields"])
        elif one["kind"] == "table":
            for part in (*one.get("rows", ()), *one.get("items", ())):
                yield from _leaves(part.get("cells") or part.get("fields") or ())
        else:
            yield one


def _every(field: "FormField") -> Iterator["FormField"]:
    yield field
    for one in field.fields:
        yield from _every(one)


def sentence(one: Problem) -> str:
    """A problem as it stands at its field."""
    return " ".join(filter(None, (one.what, one.remedy)))


def plain_text(value: Any) -> str | None:
    """A value as it is typed: a list a line each, names with their values; None for what is deeper than that."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "\n".join(value)
    if isinstance(value, dict) and all(isinstance(one, str) for one in value.values()):
        return "\n".join(f"{name}: {one}" for name, one in value.items())
    return None


def typed_value(kind: str, text: str, before: Any) -> Any:
    """What was typed, as the file holds such a value."""
    text = composed(text)
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if kind == "facts":
        pairs = [line.partition(":") for line in lines]
        return {name.strip(): value.strip() for name, _colon, value in pairs} or None
    if kind == "lines" or (isinstance(before, list) and kind in MANY):
        return lines or None
    if kind in MANY:
        return text.strip("\n") or None
    return " ".join(text.split()) or None


def as_text(path: Loc) -> str:
    """A path as a page holds it."""
    return json.dumps(list(path), ensure_ascii=False, separators=(",", ":"))


def ident(path: Loc) -> str:
    """An id for an element."""
    return "t" + sha256(as_text(path).encode()).hexdigest()[:12]


def path_of(text: str) -> Loc:
    """The path that a page sent.

    Raises:
        ValueError: it is none.
    """
    try:
        found = json.loads(text)
    except RecursionError:
        raise ValueError(text[:80]) from None
    if not isinstance(found, list) or not all(
        isinstance(one, str | int) and not isinstance(one, bool) for one in found
    ):
        raise ValueError(text)
    return tuple(found)
