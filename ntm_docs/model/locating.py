"""Which field of a record a problem stands at."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from functools import cache

from pydantic import BaseModel

from ntm_docs.machine.frozen import frozen
from ntm_docs.model.binding import Loc
from ntm_docs.model.fields import FieldRule, fields_of
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Place, Problem
from ntm_docs.reading import RawList, RawMapping, RawNode, RawScalar


def located(problems: Sequence[Problem], raw: RawNode, model: type[BaseModel] | None) -> list[Problem]:
    """The problems with the path of the value at whose place they stand, where they do not tell it themselves."""
    wanted = frozenset(one.place for one in problems if not one.loc and (one.place.line or one.place.column))
    if not wanted:
        return list(problems)  # what is of the whole file is of no value
    paths = _Paths(wanted)
    paths.look(raw, model, ())
    return [one if one.loc else replace(one, loc=paths.at(one.place)) for one in problems]


@frozen
class _Paths:
    """The path of each place that is wanted; where a group and its first value begin together, that of the value."""

    wanted: frozenset[Place]
    values: dict[Place, Loc] = field(default_factory=dict)
    others: dict[Place, Loc] = field(default_factory=dict)

    def at(self, place: Place) -> Loc:
        """The path of a place; empty where nothing stands there."""
        return self.values.get(place) or self.others.get(place, ())

    def look(self, node: RawNode, model: type[BaseModel] | None, loc: Loc) -> None:
        """A node and what is in it."""
        if isinstance(node, RawScalar):
            self._scalar(node, loc)
            return
        if node.place in self.wanted:
            self.others.setdefault(node.place, loc)
        if isinstance(node, RawList):
            for index, item in enumerate(node.items):
                self.look(item, model, (*loc, index))
        else:
            self._fields(node, model, loc)

    def _scalar(self, node: RawScalar, loc: Loc) -> None:
        if node.place in self.wanted:
            self.values.setdefault(node.place, loc)
        for line in range((node.text or "").count("\n") + 1) if node.below else ():
            place = node.place._replace(line=node.place.line + 1 + line, column=1)
            if place in self.wanted:
                self.values.setdefault(place, loc)

    def _fields(self, node: RawMapping, model: type[BaseModel] | None, loc: Loc) -> None:
        known = _by_folded_name(model) if model is not None else {}
        for typed, key, value in node:
            field = known.get(fold_key(typed))
            below = (*loc, field.title if field else typed)
            if key.place in self.wanted:
                self.others.setdefault(key.place, below)
            inner = (field.items or field.record) if field else None
            if field is not None and field.items is not None and isinstance(value, RawMapping):
                below = (*below, 0)  # a single one may stand without its dash
            self.look(value, inner, below)


@cache
def _by_folded_name(model: type[BaseModel]) -> Mapping[str, FieldRule]:
    return {fold_key(name): field for name, field in fields_of(model).items()}
