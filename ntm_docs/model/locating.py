"""Which field of a record a problem stands at."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pydantic import BaseModel

from ntm_docs.model.binding import Loc
from ntm_docs.model.fields import fields_of
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Place, Problem
from ntm_docs.reading import RawList, RawMapping, RawNode, RawScalar


def located(problems: Sequence[Problem], raw: RawNode, model: type[BaseModel] | None) -> list[Problem]:
    """The problems with the path of the value at whose place they stand, where they do not tell it themselves."""
    if all(one.loc or not (one.place.line or one.place.column) for one in problems):
        return list(problems)  # what is of the whole file is of no value
    paths = _paths(raw, model)
    return [one if one.loc else replace(one, loc=paths.get(one.place, ())) for one in problems]


def _paths(raw: RawNode, model: type[BaseModel] | None) -> dict[Place, Loc]:
    """The path of each place; where a group and its first value begin together, that of the value."""
    values: dict[Place, Loc] = {}
    others: dict[Place, Loc] = {}
    for place, loc, own in _each(raw, model, ()):
        (values if own else others).setdefault(place, loc)
    return others | values


def _each(node: RawNode, model: type[BaseModel] | None, loc: Loc) -> Iterator[tuple[Place, Loc, bool]]:
    """Each place, its path, and whether it is that of a value."""
    yield node.place, loc, isinstance(node, RawScalar)
    if isinstance(node, RawScalar):
        for line in range((node.text or "").count("\n") + 1) if node.below else ():
            yield node.place._replace(line=node.place.line + 1 + line, column=1), loc, True
    elif isinstance(node, RawList):
        for index, item in enumerate(node.items):
            yield from _each(item, model, (*loc, index))
    else:
        yield from _fields(node, model, loc)


def _fields(node: RawMapping, model: type[BaseModel] | None, loc: Loc) -> Iterator[tuple[Place, Loc, bool]]:
    known = {fold_key(name): field for name, field in fields_of(model).items()} if model is not None else {}
    for typed, key, value in node:
        field = known.get(fold_key(typed))
        below = (*loc, field.title if field else typed)
        yield key.place, below, False
        inner = (field.items or field.record) if field else None
        if field is not None and field.items is not None and isinstance(value, RawMapping):
            below = (*below, 0)  # a single one may stand without its dash
        yield from _each(value, inner, below)
