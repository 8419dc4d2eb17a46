"""A cell as typed → a text for a field.

Changed without a word: spaces at the ends and in a row, spaces that do not break, line breaks inside a
text of one line. Everything else that is changed, or refused, is told: what every text is asked (`traits`), and a
date stored as a number.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, partial

from pydantic import BaseModel

from ntm_docs.problems import Place
from ntm_docs.reading import RawList, RawMapping, RawNode, RawScalar
from ntm_docs.spreadsheets.columns import NAMES, Column, Path
from ntm_docs.traits import Kind, Told, ask

_SERIAL = re.compile(r"[1-9]\d{4}")
_DAY_ZERO = date(1899, 12, 30)
_KNOWN = 256  # sets of fields
_SERIALS = range(10_000, 73_051)  # from 1927 to 2099
_SPACES = "\t\u00a0\u2007\u202f"
_RUNS = re.compile(" {2,}")
_BULLET = re.compile(r"^\s*[-+•]\s+")
_TITLED = re.compile(r"(Ông|Bà)\s+(\S.*)")


class Value(RawScalar):
    """A text with the cell it stood in: the raw value of a field as it is."""

    __slots__ = ()
    text: str


# `Value._make`, `RawScalar._make`, `Place._make` without counting: a review has them by the hundred thousand.
value_of: Callable[[tuple[str, Place, bool]], Value] = partial(tuple.__new__, Value)
key_of: Callable[[tuple[str, Place, bool]], RawScalar] = partial(tuple.__new__, RawScalar)
place_of: Callable[[tuple[str, int, int, str]], Place] = partial(tuple.__new__, Place)


def clean(text: str, column: Column) -> tuple[str, Sequence[Told]]:
    """The text that a field gets, and what is told of it beyond spaces."""
    plain = text
    if "\t" in text or not text.isascii():
        for space in _SPACES:
            plain = plain.replace(space, " ")
    plain = plain.strip()
    if "  " in plain:
        plain = _RUNS.sub(" ", plain)
    told: Sequence[Told] = ()
    if (answer := ask(plain, _kind(column))) is not None:
        plain, told = answer.text.strip(), answer.told
    if column.date and _SERIAL.fullmatch(plain) and int(plain) in _SERIALS:
        day = _DAY_ZERO + timedelta(days=int(plain))
        facts = {"before": plain, "after": f"{day:%d/%m/%Y}"}
        return f"{day.day}/{day.month}/{day.year}", (*told, Told("sheet.serial", facts, "warning"))
    if not column.long and "\n" in plain:
        plain = " ".join(plain.split("\n"))
    return plain, told


def _kind(column: Column) -> Kind:
    if column.long:
        return "prose"
    return "name" if column.path[-1] in NAMES else "value"


def records(value: Value, model: type[BaseModel]) -> RawList:
    """A list of records, one for each line of the cell."""
    place = value.place
    return RawList(tuple(_record(line, model, place) for line in value.text.split("\n") if line.strip()), place)


def lines(value: Value) -> RawList:
    """A list of texts, one for each line of the cell."""
    parts = [_BULLET.sub("", line).strip() for line in value.text.split("\n")]
    place = value.place
    return RawList(tuple(RawScalar(part, place) for part in parts if part), place)


def _record(line: str, model: type[BaseModel], place: Place) -> RawMapping:
    """`a | b | c`: the fields of a record in order; one too many stands under its number."""
    titles = [str(info.title) for info in model.model_fields.values()]
    entries = []
    for index, part in enumerate(line.split("|")):
        title = titles[index] if index < len(titles) else f"phần {index + 1}"
        entries.append((RawScalar(title, place), RawScalar(part.strip() or None, place)))
    return RawMapping(tuple(entries), place)


def mapping(values: Sequence[tuple[Path, RawNode]], place: Place) -> RawMapping:
    """Nested groups from paths: `cơ quan › tên` becomes `tên` inside `cơ quan`."""
    return _grouped(_groups(tuple([path for path, _ in values])), [value for _, value in values], place)


@dataclass(frozen=True, slots=True)
class _Groups:
    """How the values of some paths are nested: each name, the number of its first value, of its value or its group."""

    names: tuple[tuple[str, int, "int | _Groups"], ...]


@lru_cache(_KNOWN)
def _groups(paths: tuple[Path, ...]) -> _Groups:
    """The rows of a sheet fill few sets of fields."""
    return _nested(list(enumerate(paths)))


def _nested(paths: Sequence[tuple[int, Path]]) -> _Groups:
    firsts: dict[str, int] = {}
    whole: dict[str, int] = {}
    groups: dict[str, list[tuple[int, Path]]] = {}
    for number, path in paths:
        firsts.setdefault(path[0], number)
        if len(path) == 1:
            whole.setdefault(path[0], number)
        else:
            groups.setdefault(path[0], []).append((number, path[1:]))
    names = ((name, first, whole.get(name)) for name, first in firsts.items())
    return _Groups(tuple((name, first, _nested(groups[name]) if own is None else own) for name, first, own in names))


def _grouped(groups: _Groups, values: Sequence[RawNode], place: Place) -> RawMapping:
    entries: list[tuple[RawScalar, RawNode]] = []
    for name, number, inner in groups.names:
        first = values[number].place
        value = values[inner] if isinstance(inner, int) else _grouped(inner, values, first)
        entries.append((key_of((name, first, False)), value))
    return RawMapping(tuple(entries), place)


def split_name(value: Value) -> tuple[str, Value] | None:
    """`Ông Nguyễn Văn An` → `Ông` and the name; None where it has no form of address."""
    found = _TITLED.fullmatch(value.text)
    return (found[1], value._replace(text=found[2])) if found else None
