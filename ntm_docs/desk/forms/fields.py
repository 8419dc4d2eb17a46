"""A form with its values → what a template draws."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from ntm_docs import api
from ntm_docs.desk.editing import composed
from ntm_docs.desk.forms.paths import Loc, as_text, ident, path_of
from ntm_docs.messages import speaking
from ntm_docs.problems import Problem

if TYPE_CHECKING:
    from ntm_docs.api.answers.shapes import FormField, FormGroup

MANY = frozenset({"long", "paragraphs", "body", "lines", "awards", "facts"})  # kinds of several lines
NAMED = ("date", "open_date", "hour", "number", "money", "award", "awards", "yes_no", "percent")  # kinds read beside
# A list of each row that has a column for each value of another list: what a target gains, year by year.
_SPREAD: Mapping[Loc, Loc] = {("chỉ tiêu", "dòng", "*", "thêm"): ("chỉ tiêu", "năm")}
_LEAST, _NAMED = 2, 8  # columns of a table that is pasted; that are named
_TABLES: Loc = ("bảng",)  # each of which is a table itself
_WIDEST = 60  # columns of such a list
# Who a nominee is, which a clerk writes first; what an item is called by.
_WHO = ("danh xưng", "họ và tên", "tên", "chủ hộ", "ngày sinh", "năm sinh chủ hộ", "giới tính", "chức vụ", "đơn vị",
        "đơn vị công tác", "địa chỉ", "quê quán", "trú quán", "nghề nghiệp", "số nhân khẩu")  # fmt: skip
_SHARED = ("cơ quan báo cáo", "đơn vị xác nhận")  # what nominees of one dossier mostly have in common
BLANK = "sample.blank"  # what a starter left to be filled in: told when it is asked for, not before
_FIRST, _SHORT = 4, 80  # fields that may name an item; letters of such a name
_FIGURES = frozenset({"date", "open_date", "hour", "number", "money", "percent"})


@cache
def kinds() -> Mapping[str, str]:
    """The kind of a form by the kind that a draft tells."""
    return {api.draft(f"loại: {api.form(one).title}".encode(), "x.yaml").kind: one for one in api.SCHEMAS}


@lru_cache(maxsize=64)
def form_of(kind: str, on: date, spoken: str) -> api.FormDescription:
    """The form of a kind in a language on a day: which awards it offers depends on the day."""
    with speaking(spoken):
        return api.form(kind, on=on)


@dataclass(frozen=True)
class Drawn:
    """A form for one session: groups with fields and values.

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
            "field": field, "id": ident(path), "path": as_text(path), "label": field.label, "gloss": field.gloss,
            "help": field.help, "kind": field.kind, "required": field.required, "unit": field.unit,
            "choices": [*zip_longest(field.choices, field.meanings, fillvalue="")], "default": field.default,
        }  # fmt: skip
        value = self.session.value(path)
        if field.kind == "group":
            return drawn | {
                "fields": [self.field(one, (*path, one.name)) for one in field.fields],
                "folded": not field.required and value is None,
            }
        if field.kind == "table":
            return drawn | self._table(field, path, value) | {"pasted": _columns(field), "bare": self._bare(path)}
        text = shown_text(value)
        known = not text or text in field.choices
        return drawn | {
            "text": text or "", "locked": text is None, "many": field.kind in MANY, "figures": field.kind in _FIGURES,
            "open": not text and bool(value), "other": "" if known else text, "named": field.kind in NAMED,
            "redraws": _redrawn_with(path),
        }  # fmt: skip

    def _said(self, path: Loc) -> dict[str, Any]:
        found = (self.told or {}).get(as_text(path))
        return {} if found is None else {"problem": sentence(found), "grave": found.severity == "error"}

    def _table(self, field: "FormField", path: Loc, value: Any) -> dict[str, Any]:
        count = len(value) if isinstance(value, list) else 0 if value is None else 1
        if not is_grid(field):
            return {"items": [self.item(field, (*path, at)) for at in range(count)]}
        heads = self._heads(field, path, count)
        rows = [self.row(field, (*path, at), len(heads)) for at in range(count)]
        return {"grid": True, "rows": rows, "heads": heads, "inner": [*self._inner(field, rows)]}

    def _heads(self, field: "FormField", path: Loc, count: int) -> list[dict[str, Any]]:
        """The columns of a grid: its short fields, and for a spread list one for each value of the other list."""
        heads: list[dict[str, Any]] = []
        for one in field.fields:
            if one.path in _SPREAD:
                names = self.values(_SPREAD[one.path])
                widest = max((len(self.values((*path, at, one.name))) for at in range(count)), default=0)
                width = min(max(len(names), widest, 1), _WIDEST)
                heads += [_head(one, at, names) | {"required": one.required} for at in range(width)]
            elif one.kind != "table":
                heads.append({"label": one.label, "gloss": one.gloss, "required": one.required})
        return heads

    def row(self, field: "FormField", path: Loc, width: int) -> dict[str, Any]:
        """A row of a grid: its cells."""
        cells: list[dict[str, Any]] = []
        for one in field.fields:
            if one.path in _SPREAD:
                names = self.values(_SPREAD[one.path])
                single = sum(each.kind != "table" for each in field.fields) - 1
                cells += [self._cell(one, (*path, one.name, at), names) for at in range(width - single)]
            elif one.kind != "table":
                cells.append(self.field(one, (*path, one.name)))
        return self._said(path) | {
            "path": as_text(path),
            "id": ident(path),
            "cells": cells,
            "number": int(path[-1]) + 1,
            "name": self._name(field, path),
        }

    def _cell(self, field: "FormField", path: Loc, names: Sequence[str | None]) -> dict[str, Any]:
        """One value of a spread list."""
        at = int(path[-1])
        text = (self.values(path[:-1])[at : at + 1] or [None])[0] or ""
        return (
            self._said(path)
            | _head(field, at, names)
            | {"field": field, "id": ident(path), "path": as_text(path), "kind": "number"}
            | {"text": text, "figures": True, "required": field.required}
        )

    def _inner(self, field: "FormField", rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """The tables within the rows of a grid, which are opened by themselves."""
        nested = [one for one in field.fields if one.kind == "table"]
        for row in rows if nested else ():
            path = path_of(row["path"])
            fields = [self.field(one, (*path, one.name)) for one in nested]
            yield {"number": row["number"], "name": row["name"], "fields": fields}

    def values(self, path: Loc) -> list[str | None]:
        """The texts of a list; one text is a list of itself."""
        found = self.session.value(path)
        some = found if isinstance(found, list) else [] if found is None else [found]
        return [one if isinstance(one, str) else None for one in some]

    def is_cell(self, path: Loc) -> bool:
        """Whether a path is that of one value of a spread list."""
        stars = tuple("*" if isinstance(part, int) else part for part in path)
        return stars[-1:] == ("*",) and stars[:-1] in _SPREAD

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

    def begun(self, field: "FormField", path: Loc) -> dict[str, Any]:
        """A new item of a list, with what it has in common with the one before it."""
        return {field.fields[0].name: None} | self.shared(path[:-1])

    def shared(self, path: Loc) -> dict[str, Any]:
        """What the last item of a list has in common with those that come behind it."""
        last = (self.items(path) or [{}])[-1]
        return {name: last[name] for name in _SHARED if last.get(name) is not None}

    def items(self, path: Loc) -> list[dict[str, Any]]:
        """The records of a list."""
        return self.session.records(path)

    def unfilled(self, path: Loc) -> list[int]:
        """The numbers of the items of a list that a starter left without a name."""
        return [at for at, one in enumerate(self.items(path)) if api.is_unnamed(one)]

    def _bare(self, path: Loc) -> bool:
        """Whether nobody is in a list yet: its rows are pasted before one begins to type."""
        return 0 < len(self.items(path)) == len(self.unfilled(path))

    def inside(self, field: "FormField", path: Loc) -> list[dict[str, Any]]:
        """The fields of an item that is opened: who it is comes first."""
        ordered = sorted(field.fields, key=lambda one: _WHO.index(one.name) if one.name in _WHO else len(_WHO))
        return [self.field(one, (*path, one.name)) for one in ordered]

    def _name(self, field: "FormField", path: Loc) -> str:
        """What an item is called: its name where it has one, else the longest of its first short texts."""
        names = (shown_text(self.session.value((*path, name))) for name in api.CALLED)
        if name := next((one for one in names if one), ""):
            return name
        texts = {one.name: self.session.value((*path, one.name)) for one in field.fields[:_FIRST]}
        short = {name: text for name, text in texts.items() if isinstance(text, str) and 0 < len(text) <= _SHORT}
        return next((short[name] for name in short if "tên" in name), max(short.values(), key=len, default=""))

    def at(self, path: Loc) -> "FormField | None":
        """The field of a path with numbers; of an item its table."""
        stars = tuple("*" if isinstance(part, int) else part for part in path)
        return self.form.by_path.get(stars[:-1] if stars and stars[-1] == "*" else stars)

    def nearest(self, loc: Loc) -> Loc:
        """The path of the field that a place belongs to: of a line of a list that of the list."""
        known = self.form.by_path
        for end in range(len(loc), 0, -1):
            stars = tuple("*" if isinstance(part, int) else part for part in loc[:end])
            if stars in _SPREAD:
                return loc[: end + 1] if len(loc) > end else (*loc, 0)
            if stars in known or (stars[-1] == "*" and stars[:-1] in known and known[stars[:-1]].kind == "table"):
                return loc[:end]
        return loc

    def place(self, one: Problem) -> Loc:
        """The path of the field that a problem is told at: a field that lacks is told where it is to be typed."""
        loc = self.nearest(one.loc)
        field = self.at((*loc, str(one.facts["name"]))) if is_lack(one) else None
        if field is None:
            return loc
        loc = (*loc, field.name)
        while field.kind == "group" and field.fields:
            field = next((each for each in field.fields if each.required), field.fields[0])
            loc = (*loc, field.name)
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
            for part in (*one.get("rows", ()), *one.get("items", ()), *one.get("inner", ())):
                yield from _leaves(part.get("cells") or part.get("fields") or ())
        else:
            yield one


def _head(field: "FormField", at: int, names: Sequence[str | None]) -> dict[str, str]:
    """What one column of a spread list is called: as the other list names it, else by its number."""
    if name := (names[at : at + 1] or [None])[0]:
        return {"label": name, "gloss": ""}
    return {"label": f"{field.label} {at + 1}", "gloss": f"{field.gloss} {at + 1}" if field.gloss else ""}


def is_grid(field: "FormField") -> bool:
    """Whether a list of records is a table whose cells are typed in, not items opened one at a time."""
    return field.rows or any(one.path in _SPREAD for one in field.fields)


def _columns(field: "FormField") -> str:
    """What pasted columns are taken for in order; nothing for a list that no table of Excel is like."""
    names = [one.name for one in field.fields if not one.fields]
    if field.path == _TABLES or len(names) < _LEAST or any(one.path in _SPREAD for one in field.fields):
        return ""
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")


def _redrawn_with(path: Loc) -> str:
    """The table whose columns a list names; empty where it names none."""
    found = next((spread for spread, heads in _SPREAD.items() if heads == path), None)
    return as_text(found[:-2]) if found else ""


def is_lack(one: Problem) -> bool:
    """Whether a field is not there at all."""
    return one.code.startswith("field.missing") and "name" in one.facts


def sentence(one: Problem) -> str:
    """A problem as it stands at its field: one that is not there, or left open by a starter, is empty on a page."""
    if is_lack(one) or (one.code == BLANK and api.is_left_open(str(one.facts["value"]))):
        one = replace(one, code="field.required", facts={})
    return " ".join(filter(None, (one.what, one.remedy)))


def plain_text(value: Any) -> str | None:
    """A value as it is typed: a list a line each, names with their values; None for what is deeper than that."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, list) and all(one is None or isinstance(one, str) for one in value):
        return "\n".join(one or "" for one in value)
    if isinstance(value, dict) and all(isinstance(one, str) for one in value.values()):
        return "\n".join(f"{name}: {one}" for name, one in value.items())
    return None


def shown_text(value: Any) -> str | None:
    """As `plain_text`; what a starter left open is an empty field, so that one types and need not rub out first."""
    text = plain_text(value)
    return "" if text and api.is_left_open(text) else text


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


def changes_of(drawn: Drawn, typed: Iterable[tuple[Loc, str]]) -> list[api.Change]:
    """What was typed at paths, as changes of the file. Cells of one spread list are one change where it grows.

    Raises:
        PathError: there is no such field.
    """
    made: list[api.Change] = []
    lists: dict[Loc, list[str | None]] = {}
    for path, text in typed:
        field = drawn.at(path)
        if field is None or field.kind == "table":
            raise api.PathError(path)
        if not drawn.is_cell(path):
            made.append(api.Change(path, typed_value(field.kind, text, drawn.session.value(path))))
            continue
        at = int(path[-1])
        if not 0 <= at < _WIDEST:
            raise api.PathError(path)
        values = lists.setdefault(path[:-1], drawn.values(path[:-1]))
        values += [None] * (at + 1 - len(values))
        values[at] = " ".join(composed(text).split()) or None
    return made + [one for path, values in lists.items() for one in _list_changes(drawn, path, values)]


def _list_changes(drawn: Drawn, path: Loc, values: list[str | None]) -> list[api.Change]:
    before = drawn.values(path)
    while values and values[-1] is None:
        values.pop()
    if len(values) != len(before) or not isinstance(drawn.session.value(path), list):
        return [api.Change(path, [*values] or None)]
    changed = [at for at, value in enumerate(values) if value != before[at]]
    return [api.Change((*path, at), values[at]) for at in changed]
