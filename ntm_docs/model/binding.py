"""Raw values onto a record type: keys matched, problems placed."""

import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from ntm_docs.messages import gettext
from ntm_docs.model.holes import HOLE
from ntm_docs.problems import Place, Problem
from ntm_docs.reading import RawList, RawMapping, RawNode, RawScalar, closest, fold_key, kind_of

Loc = tuple[str | int, ...]


@dataclass(slots=True)
class Places:
    """Where each value of the record stood, and under which typed name."""

    file: str
    at: dict[Loc, Place] = field(default_factory=dict)
    names: dict[Loc, str] = field(default_factory=dict)
    below: set[Loc] = field(default_factory=set)

    def place(self, loc: Loc) -> Place:
        """The place of a value, or of the nearest group that holds it."""
        while loc and loc not in self.at:
            loc = loc[:-1]
        return self.at.get(loc, Place(self.file))

    def line(self, loc: Loc, offset: int) -> Place:
        """The place of a line of a body: below `|` each has its own; one in quotes stands where it opens."""
        start = self.at.get((*loc, offset)) or self.place(loc)
        return Place(start.file, start.line + 1 + offset, 1) if loc in self.below else start

    def problem(self, code: str, loc: Loc, **facts: object) -> Problem:
        """A problem at a value of the record; the fact `clause` is its basis in law."""
        clause = str(facts.pop("clause", ""))
        return Problem(code, self.place(loc), self.name(loc), facts, clause)

    def name(self, loc: Loc) -> str:
        """The path as the user typed it: `đề nghị › 1 › tập thể › 2 › tên`."""
        parts = []
        for end, part in enumerate(loc, start=1):
            counted = str(part + 1) if isinstance(part, int) else part
            parts.append(self.names.get(loc[:end], counted))
        return " › ".join(parts)


R = TypeVar("R", bound=BaseModel)


@dataclass(slots=True)
class Bound(Generic[R]):
    """A record with the places of its values, and the problems of its fields.

    When there are problems the record still holds all that was right; the rest are holes.
    """

    record: R
    places: Places
    problems: list[Problem]


def bind(model: type[R], raw: RawNode, file: str, context: Mapping[str, Any]) -> Bound[R]:
    """Bind raw values to `model`, reporting every unknown, missing or wrong field at once.

    `context` reaches the field types (the award names known on the date, for instance).
    """
    binder = _Binder(Places(file), context)
    record = binder.record(model, raw, ())
    return Bound(record, binder.places, binder.problems)


class _Binder:
    def __init__(self, places: Places, context: Mapping[str, Any]) -> None:
        self.places, self.context = places, dict(context)
        self.problems: list[Problem] = []

    def report(self, code: str, loc: Loc, **facts: object) -> None:
        self.problems.append(self.places.problem(code, loc, **facts))

    def record(self, model: type[R], raw: RawNode, loc: Loc) -> R:
        self.places.at.setdefault(loc, raw.place)
        if not isinstance(raw, RawMapping):
            self.report("field.not_mapping", loc, found=kind_of(raw))
            return HOLE  # type: ignore[no-any-return]
        values, meant = self.match(model, raw, loc)
        bound: dict[str, Any] = {}
        for name, described in _described(model).items():
            if name in values:
                bound[name] = self.value(described, values[name], (*loc, name))
            elif described.required:
                if described.title not in meant:  # a misspelt key has been told already
                    self.report("field.missing", loc, name=described.title)
                bound[name] = HOLE
        return model.model_construct(**bound)

    def match(self, model: type[BaseModel], raw: RawMapping, loc: Loc) -> tuple[dict[str, RawNode], set[str]]:
        """Fields by Python name, and the titles that unknown keys were likely meant for.

        Unknown keys become problems; empty optional fields are left out.
        """
        fields = _fields_by_fold(model)
        values: dict[str, RawNode] = {}
        meant: set[str] = set()
        for key, value in raw.entries:
            typed = key.text or ""
            name = fields.get(typed) or fields.get(fold_key(typed))
            if name is None:
                titles = [str(info.title) for info in model.model_fields.values()]
                near = closest(typed, titles)
                meant |= {near} if near else set()
                self.places.at[(*loc, typed)] = key.place
                if near is None and isinstance(value, RawScalar) and value.text is None:
                    self.report("field.comma", (*loc, typed), text=typed)
                    continue
                self.report("field.unknown", (*loc, typed), guess=did_you_mean(near), known=", ".join(titles))
                continue
            where = (*loc, name)
            self.places.names[where] = typed
            if isinstance(value, RawScalar):
                self.places.at[where] = value.place
                if value.below:
                    self.places.below.add(where)
                if value.text is None and not _described(model)[name].required:
                    continue
            else:
                self.places.at[where] = key.place
                if isinstance(value, RawList):
                    self.places.at.update({(*where, index): item.place for index, item in enumerate(value.items)})
            values[name] = value
        return values, meant

    def value(self, described: "_Described", raw: RawNode, loc: Loc) -> Any:
        if isinstance(raw, RawScalar) and raw.text is None:
            self.report("field.empty", loc)
            return HOLE
        if described.items is not None:
            return self.records(described.items, raw, loc, at_least_one=described.at_least_one)
        if described.record is not None:
            return self.record(described.record, raw, loc)
        return self.scalar(described, raw, loc)

    def records(self, model: type[BaseModel], raw: RawNode, loc: Loc, *, at_least_one: bool) -> Any:
        """A list of records; a single one may stand without its dash."""
        items = raw.items if isinstance(raw, RawList) else (raw,)
        if isinstance(raw, RawScalar):
            self.report("field.not_list", loc, found=kind_of(raw))
            return HOLE
        if not items and at_least_one:
            self.report("list.empty", loc)
            return HOLE
        bound = []
        for index, item in enumerate(items):
            self.places.at[(*loc, index)] = item.place
            self.places.names[(*loc, index)] = str(index + 1)
            bound.append(self.record(model, item, (*loc, index)))
        return tuple(bound)

    def scalar(self, described: "_Described", raw: RawNode, loc: Loc) -> Any:
        try:
            return described.adapter.validate_python(_plain(raw, listed=described.listed), context=self.context)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                self.place_detail(detail, raw, loc)
            return HOLE

    def place_detail(self, detail: Any, raw: RawNode, loc: Loc) -> None:
        facts = dict(detail.get("ctx", {}))
        code = facts.pop("code", "field.not_text")
        if code == "faults":
            for fault in facts["faults"]:
                place = fault.at if isinstance(fault.at, Place) else self.places.line(loc, fault.at)
                self.problems.append(Problem(fault.code, place, self.places.name(loc), fault.facts))
            return
        where = loc
        for part in detail["loc"]:
            if isinstance(part, int) and isinstance(raw, RawList) and part < len(raw.items):
                where = (*loc, part)
                self.places.at[where] = raw.items[part].place
                self.places.names[where] = str(part + 1)
        if "near" in facts:
            facts["guess"] = did_you_mean(facts.pop("near"))
        if code == "field.not_text":
            facts["found"] = kind_of(raw)
        self.report(code, where, **facts)


def did_you_mean(near: str | None) -> str:
    """` (có phải là “…”?)`, or nothing when no known name is near."""
    return gettext(" (có phải là “{near}”?)").format(near=near) if near else ""


def _plain(raw: RawNode, *, listed: bool) -> Any:
    """Texts for a field type: a list stays a list, a lone text becomes a list where one is asked."""
    if isinstance(raw, RawScalar):
        return [raw.text] if listed else raw.text
    if isinstance(raw, RawList):
        return [_plain(item, listed=False) for item in raw.items]
    return raw


@cache
def _fields_by_fold(model: type[BaseModel]) -> dict[str, str]:
    """Names of fields by what may be typed: folded, and the title as it stands, which is the usual way."""
    titles = {str(info.title): name for name, info in model.model_fields.items()}
    folded = {fold_key(name): name for name in model.model_fields}
    return {title: name for title, name in titles.items() if folded.get(fold_key(title)) == name} | folded


@dataclass(frozen=True, slots=True)
class _Described:
    """What binding asks of a field, worked out once."""

    title: str
    required: bool
    at_least_one: bool
    items: type[BaseModel] | None
    record: type[BaseModel] | None
    listed: bool
    adapter: TypeAdapter[Any]


@cache
def _described(model: type[BaseModel]) -> dict[str, _Described]:
    return {name: _describe(info) for name, info in model.model_fields.items()}


def _describe(info: FieldInfo) -> _Described:
    annotation: Any = info.annotation
    for item in info.metadata:
        annotation = typing.Annotated[annotation, item]
    inner = inner_type(info)
    record = inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None
    return _Described(
        str(info.title),
        info.is_required(),
        bool(info.metadata),
        item_record(inner),
        record,
        _is_tuple(inner),
        TypeAdapter(annotation),
    )


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
