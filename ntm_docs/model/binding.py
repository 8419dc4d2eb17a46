"""Raw values onto a record type: keys matched, problems placed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from ntm_docs.messages import gettext
from ntm_docs.model.agreeing.holes import HOLE
from ntm_docs.model.fields import FieldRule, Known, fields_of
from ntm_docs.phrases.keys import closest, fold_key
from ntm_docs.problems import Place, Problem
from ntm_docs.reading import RawList, RawMapping, RawNode, RawScalar, kind_of

Loc = tuple[str | int, ...]
_SHORT = 64  # letters


@dataclass(slots=True)
class RecordPlaces:
    """Where each value of a record stood, and under which typed name; looked up when something is told of it."""

    file: str
    model: type[BaseModel]
    raw: RawNode

    def steps(self, loc: Loc) -> Iterator["_Step"]:
        """What was typed for each part of a path, as far as anything was."""
        step = _Step(self.raw.place, "", self.raw, self.model)
        for part in loc:
            further = step.into(part)
            if further is None:
                return
            step = further
            yield step

    def place(self, loc: Loc) -> Place:
        """The place of a value, or of the nearest group that holds it."""
        return next((step.place for step in reversed(list(self.steps(loc)))), self.raw.place)

    def line(self, loc: Loc, offset: int) -> Place:
        """The place of a line of a body: below `|` each has its own; one in quotes stands where it opens."""
        start = self.place((*loc, offset))
        found = list(self.steps(loc))
        below = len(found) == len(loc) and found and isinstance(found[-1].raw, RawScalar) and found[-1].raw.below
        return Place(start.file, start.line + 1 + offset, 1) if below else start

    def problem(self, code: str, loc: Loc, **facts: object) -> Problem:
        """A problem at a value of the record; the fact `clause` is its basis in law."""
        clause = str(facts.pop("clause", ""))
        return Problem(code, self.place(loc), self.name(loc), facts, clause, loc=titled(self.model, loc))

    def name(self, loc: Loc) -> str:
        """The path as the user typed it: `đề nghị › 1 › tập thể › 2 › tên`."""
        typed = [step.name for step in self.steps(loc)]
        rest = [str(part + 1) if isinstance(part, int) else part for part in loc[len(typed) :]]
        return " › ".join([*typed, *rest])


def titled(model: type[BaseModel], loc: Loc) -> Loc:
    """A path as a form has it: each field by its title, whatever was typed; what no field is stays as it is."""
    made: list[str | int] = []
    inner: type[BaseModel] | None = model
    for part in loc:
        described = fields_of(inner).get(part) if inner is not None and isinstance(part, str) else None
        made.append(described.title if described else part)
        if isinstance(part, str):
            inner = (described.items or described.record) if described else None
    return tuple(made)


class _Step(NamedTuple):
    """What was typed at a place of the input, and the record that it is read as."""

    place: Place
    name: str
    raw: RawNode
    model: type[BaseModel] | None

    def into(self, part: str | int) -> "_Step | None":
        """One step further: an item by its index, a field by its Python name, an unknown one as typed."""
        if isinstance(part, int):
            items = self.raw.items if isinstance(self.raw, RawList) else (self.raw,)
            if isinstance(self.raw, RawScalar) or part >= len(items):
                return None
            return _Step(items[part].place, str(part + 1), items[part], self.model)
        if not isinstance(self.raw, RawMapping):
            return None
        fields = fields_by_fold(self.model) if self.model else {}
        for typed, key, value in self.raw:
            name = fields.get(typed) or fields.get(fold_key(typed))
            if part == (name or typed):
                described = fields_of(self.model)[name] if self.model and name else None
                inner = (described.items or described.record) if described else None
                own = name is not None and isinstance(value, RawScalar)
                return _Step(value.place if own else key.place, typed, value, inner)
        return None


R = TypeVar("R", bound=BaseModel)


@dataclass(slots=True)
class Bound(Generic[R]):
    """A record with the places of its values, and the problems of its fields.

    When there are problems the record still holds all that was right; the rest are holes.
    """

    record: R
    places: RecordPlaces
    problems: list[Problem]


def bind(model: type[R], raw: RawNode, file: str, context: Mapping[str, Any]) -> Bound[R]:
    """Bind raw values to `model`, reporting every unknown, missing or wrong field at once.

    `context` reaches the field types (the award names known on the date, for instance).
    """
    binder = _Binder(RecordPlaces(file, model, raw), context)
    record = binder.record(model, raw, ())
    return Bound(record, binder.places, binder.problems)


class _Binder:
    def __init__(self, places: RecordPlaces, context: Mapping[str, Any]) -> None:
        self.places, self.context = places, dict(context)
        self.problems: list[Problem] = []
        self.block = ""  # the optional part of the input that is being read: what it lacks may also be its deletion

    def report(self, code: str, loc: Loc, **facts: object) -> None:
        self.problems.append(self.places.problem(code, loc, **facts))

    def report_lack(self, code: str, loc: Loc, **facts: object) -> None:
        """Tell what is required and not there."""
        if self.block:
            self.report(f"{code}_in_block", loc, **facts, block=self.block)
        else:
            self.report(code, loc, **facts)

    def record(self, model: type[R], raw: RawNode, loc: Loc) -> R:
        if not isinstance(raw, RawMapping):
            self.report("field.not_mapping", loc, found=kind_of(raw))
            return HOLE  # type: ignore[no-any-return]
        described = fields_of(model)
        bound, left, meant = self.match(model, raw, loc)
        if left or meant or not bound.keys() >= _required(model):
            for name, one in described.items():
                if (value := left.get(name)) is not None:
                    bound[name] = self.value(one, value, (*loc, name))
                elif name in bound:
                    continue
                elif one.title in meant:  # a misspelt key has been told already
                    bound[name] = HOLE
                elif one.required:
                    self.report_lack("field.missing", loc, name=one.title)
                    bound[name] = HOLE
        return _made(model, bound)

    def match(
        self, model: type[BaseModel], raw: RawMapping, loc: Loc
    ) -> tuple[dict[str, Any], dict[str, RawNode], set[str]]:
        """Values by Python name; the fields left to be read; the titles that unknown keys were likely meant for.

        A field that one function reads is read at once; where that fails, it is left to those who tell it.
        Unknown keys become problems; empty optional fields are left out.
        """
        fields = _readers(model)
        bound: dict[str, Any] = {}
        left: dict[str, RawNode] = {}
        unknown: list[tuple[RawScalar, RawNode]] = []
        for key, value in raw.entries:
            typed = key.text or ""
            found = fields.get(typed) or fields.get(fold_key(typed))
            if found is None:
                unknown.append((key, value))
                continue
            name, known, required = found
            if not isinstance(value, RawScalar) or (known is None and value.text is not None):
                left[name] = value
            elif (text := value.text) is None:
                if required:
                    left[name] = value
            elif known is not None:
                try:
                    bound[name] = known[text] if len(text) <= _SHORT else known.read(text)
                except ValueError:
                    left[name] = value
        missing = _required(model) - bound.keys() - left.keys() if unknown else frozenset()
        likely = fields_of(model)[next(iter(missing))].title if len(missing) == len(unknown) == 1 else None
        return bound, left, {title for key, value in unknown for title in self.unknown(model, key, value, loc, likely)}

    def unknown(self, model: type[BaseModel], key: RawScalar, value: RawNode, loc: Loc, likely: str | None) -> set[str]:
        """Tell a key that no field has; the title it was likely meant for: `likely`, where only that is missing."""
        typed = key.text or ""
        titles = [str(info.title) for info in model.model_fields.values()]
        near = closest(typed, titles) or likely
        if near is None and isinstance(value, RawScalar) and value.text is None:
            self.report("field.comma", (*loc, typed), text=typed)
        else:
            self.report("field.unknown", (*loc, typed), guess=did_you_mean(near), known=", ".join(titles))
        return {near} if near else set()

    def value(self, described: FieldRule, raw: RawNode, loc: Loc) -> Any:
        if isinstance(raw, RawScalar) and raw.text is None:
            self.report_lack("field.required", loc)  # one that may be empty is not read at all
            return HOLE
        if described.items is not None:
            return self.records(described.items, raw, loc, at_least_one=described.at_least_one)
        if described.record is not None:
            return self.part(described, described.record, raw, loc)
        if described.listed and isinstance(raw, RawMapping):  # an empty one would pass for an empty list
            self.report("field.not_list", loc, found=kind_of(raw))
            return HOLE
        return self.scalar(described, raw, loc)

    def part(self, described: FieldRule, model: type[BaseModel], raw: RawNode, loc: Loc) -> Any:
        """A record under a field; one that is optional may be deleted as a whole when it is not complete."""
        around = self.block
        if not described.required:
            self.block = described.title
        try:
            return self.record(model, raw, loc)
        finally:
            self.block = around

    def records(self, model: type[BaseModel], raw: RawNode, loc: Loc, *, at_least_one: bool) -> Any:
        """A list of records; a single one may stand without its dash."""
        items = raw.items if isinstance(raw, RawList) else (raw,)
        if isinstance(raw, RawScalar):
            self.report("field.not_list", loc, found=kind_of(raw))
            return HOLE
        if not items and at_least_one:
            self.report("list.empty", loc)
            return HOLE
        around, self.block = self.block, ""  # of an item the item is told, not what it stands in
        bound = [self.record(model, item, (*loc, index)) for index, item in enumerate(items)]
        self.block = around
        return tuple(bound)

    def scalar(self, described: FieldRule, raw: RawNode, loc: Loc) -> Any:
        try:
            return described.adapter.validate_python(_plain(raw, listed=described.listed), context=self.context)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                self.place_detail(detail, raw, loc, required=described.required)
            return HOLE

    def place_detail(self, detail: Any, raw: RawNode, loc: Loc, *, required: bool) -> None:
        facts = dict(detail.get("ctx", {}))
        code = facts.pop("code", "field.not_text")
        if code == "faults":
            for fault in facts["faults"]:
                place = fault.at if isinstance(fault.at, Place) else self.places.line(loc, fault.at)
                named = self.places.name(loc)
                self.problems.append(Problem(fault.code, place, named, fault.facts, loc=titled(self.places.model, loc)))
            return
        where, typed = loc, raw
        for part in detail["loc"]:
            if isinstance(part, int) and isinstance(raw, RawList) and part < len(raw.items):
                where, typed = (*loc, part), raw.items[part]
        if "near" in facts:
            facts["guess"] = did_you_mean(facts.pop("near"))
        if code == "field.empty" and required and where == loc:
            self.report_lack("field.required", where)
            return
        if code == "field.not_text":
            if isinstance(typed, RawScalar) and typed.text is None:
                self.report("field.empty", where)
                return
            facts["found"] = kind_of(typed)
        self.report(code, where, **facts)


def _made(model: type[R], bound: dict[str, Any]) -> R:
    """`model_construct`, which asks each field for its default again."""
    record = model.__new__(model)
    shared = {"__pydantic_extra__": None, "__pydantic_private__": None}
    record.__setstate__({"__dict__": _defaults(model) | bound, "__pydantic_fields_set__": set(bound), **shared})
    return record


@cache
def _required(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(name for name, described in fields_of(model).items() if described.required)


@cache
def _defaults(model: type[BaseModel]) -> dict[str, Any]:
    return {name: info.get_default() for name, info in model.model_fields.items() if not info.is_required()}


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
def fields_by_fold(model: type[BaseModel]) -> dict[str, str]:
    """Names of fields by what may be typed: folded, and the title as it stands, which is the usual way."""
    titles = {str(info.title): name for name, info in model.model_fields.items()}
    folded = {fold_key(name): name for name in model.model_fields}
    return {title: name for title, name in titles.items() if folded.get(fold_key(title)) == name} | folded


@cache
def _readers(model: type[BaseModel]) -> dict[str, tuple[str, Known | None, bool]]:
    """Of each field, by what may be typed: its name, what reads it, whether it is required."""
    described = fields_of(model)
    fields = fields_by_fold(model)
    return {typed: (name, described[name].known, described[name].required) for typed, name in fields.items()}
