"""A cell as typed → a text for a field.

Changed without a word: spaces at the ends and in a row, spaces that do not break, line breaks inside a
text of one line. Changed with a warning: text of old fonts, a date stored as a number.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from pydantic import BaseModel

from ntm_docs.problems import Place, Problem
from ntm_docs.reading import RawList, RawMapping, RawNode, RawScalar
from ntm_docs.spreadsheets.columns import Column, Path
from ntm_docs.spreadsheets.old_fonts import to_unicode

_SERIAL = re.compile(r"[1-9]\d{4}")
_DAY_ZERO = date(1899, 12, 30)
_SERIALS = range(10_000, 73_051)  # from 1927 to 2099
_SPACES = "\t\u00a0\u2007\u202f"
_RUNS = re.compile(" {2,}")
_CARRIED = re.compile(r"_x000[dD]_|\r")
_BULLET = re.compile(r"^\s*[-+•]\s+")
_LOOK_ALIKE = str.maketrans("Ðð", "Đđ")  # the letters of Icelandic
_TITLED = re.compile(r"(Ông|Bà)\s+(\S.*)")


@dataclass(frozen=True, slots=True)
class Source:
    """A sheet of a file, for places."""

    file: str
    sheet: str

    def place(self, row: int, column: int = 0) -> Place:
        """A cell as a place; both count from 0."""
        return Place(self.file, row + 1, column + 1, self.sheet)


class Value(NamedTuple):
    """A text and the cell it stood in; a place is made when it is asked for, since most never are."""

    text: str
    source: Source
    row: int
    column: int

    @property
    def place(self) -> Place:
        """The cell."""
        return self.source.place(self.row, self.column)


def clean(text: str, column: Column, cell: Value, told: list[Problem]) -> str:
    """The text that a field gets; what was changed beyond spaces is told."""
    plain = _CARRIED.sub("", text) if "\r" in text or "_x" in text else text
    for space in _SPACES:
        plain = plain.replace(space, " ")
    plain = plain.strip()
    if "  " in plain:
        plain = _RUNS.sub(" ", plain)
    if plain and not plain.isascii():
        converted = to_unicode(plain)
        if converted is not None:
            facts = {"before": plain[:60], "after": converted[:60]}
            told.append(Problem("sheet.old_font", cell.place, column.title, facts, severity="warning"))
            plain = converted
        elif "Ð" in plain or "ð" in plain:
            facts = {"before": plain[:60], "after": (plain := plain.translate(_LOOK_ALIKE))[:60]}
            told.append(Problem("sheet.look_alike", cell.place, column.title, facts, severity="warning"))
    if column.date and _SERIAL.fullmatch(plain) and int(plain) in _SERIALS:
        day = _DAY_ZERO + timedelta(days=int(plain))
        facts = {"before": plain, "after": f"{day:%d/%m/%Y}"}
        told.append(Problem("sheet.serial", cell.place, column.title, facts, severity="warning"))
        return f"{day.day}/{day.month}/{day.year}"
    if not column.long:
        return " ".join(plain.split("\n"))
    return plain


def node(value: Value, column: Column) -> RawNode:
    """The raw value of a field: a text, or a list where each line of the cell is an item."""
    place = value.place
    if column.items is not None:
        lines = [line for line in value.text.split("\n") if line.strip()]
        return RawList(tuple(_record(line, column.items, place) for line in lines), place)
    return RawScalar(value.text, place)


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
    groups: dict[str, list[tuple[Path, RawNode]]] = {}
    for path, value in values:
        groups.setdefault(path[0], []).append((path[1:], value))
    entries: list[tuple[RawScalar, RawNode]] = []
    for head, members in groups.items():
        first = members[0][1].place
        single = [value for rest, value in members if not rest]
        inner = [(rest, value) for rest, value in members if rest]
        whole: RawNode = single[0] if single else mapping(inner, first)
        entries.append((RawScalar(head, first), whole))
    return RawMapping(tuple(entries), place)


def split_name(value: Value) -> tuple[str, Value] | None:
    """`Ông Nguyễn Văn An` → `Ông` and the name; None where it has no form of address."""
    found = _TITLED.fullmatch(value.text)
    return (found[1], value._replace(text=found[2])) if found else None
