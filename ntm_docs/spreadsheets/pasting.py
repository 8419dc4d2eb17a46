"""Rows pasted from a table → records of a list.

The same readers as for a workbook: names in the first row say what a column is, whatever their order; without them the
columns are taken in the order of the record, those of a review's list in the order of its six.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel

from ntm_docs.changes import Change, Plain
from ntm_docs.model import BinhXet, bind
from ntm_docs.model.entering.form_fields import field_at
from ntm_docs.model.locating import located
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Loc, Place, Problem
from ntm_docs.reading import RawList, RawMapping, RawNode, ask_tree
from ntm_docs.reading.sheets.workbook import Sheet
from ntm_docs.reading.splicing.changing import plain_of
from ntm_docs.spreadsheets.binh_xet import COLLECTIVE, LIST, PERSON, SIX, ReviewSheets
from ntm_docs.spreadsheets.binh_xet import rows as list_columns
from ntm_docs.spreadsheets.columns import ORDER, Column, leaves
from ntm_docs.spreadsheets.tables import find_table

_CELL = re.compile(r'"(?P<quoted>(?:[^"]|"")*)"(?=[\t\r\n]|$)|(?P<plain>[^\t\r\n]*)')
_LISTS = (PERSON, COLLECTIVE)
_NAMES = 2  # in a first row that make it a head


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a pasted table is taken for: rows by the path of their list, and what is wrong in them.

    The path of a problem counts rows from 0 within what was pasted; `columns` says what each column was taken for,
    empty where it was passed over. `headed` tells that the first row named the columns.
    """

    lists: Mapping[Loc, tuple[Plain, ...]]
    columns: tuple[str, ...]
    headed: bool
    problems: tuple[Problem, ...] = field(default=())

    def changes(self, present: Mapping[Loc, int]) -> tuple[Change, ...]:
        """What puts the rows in, behind as many as each list has now; a list that is not there comes whole."""
        made: list[Change] = []
        for path, rows in self.lists.items():
            if not present.get(path):
                made.append(Change(path, list(rows)))
            else:
                made += [Change((*path, present[path] + at), row, "insert") for at, row in enumerate(rows)]
        return tuple(made)


def cells_of(text: str) -> list[list[str]]:
    """The rows of a text with tabs, as Excel and its like copy them: a cell with line breaks stands in quotes."""
    rows: list[list[str]] = [[]]
    at = 0
    while at <= len(text):
        found = _CELL.match(text, at)
        assert found is not None  # a plain cell may be empty
        quoted = found["quoted"]
        rows[-1].append(found["plain"].strip() if quoted is None else quoted.replace('""', '"').strip())
        at = found.end()
        if text[at : at + 1] == "\t":
            at += 1
            continue
        step = 2 if text[at : at + 2] == "\r\n" else 1
        at += step
        if at < len(text):
            rows.append([])
        else:
            break
    return [row for row in rows if any(row)]


def paste(model: type[BaseModel], path: Loc, text: str, context: Mapping[str, Any], kinds: Mapping[str, str]) -> Pasted:
    """A pasted table at the list of a record; `kinds` as in `ReviewSheets`.

    Raises:
        LookupError: there is no list of records at the path.
    """
    found = field_at(model, path)
    if found is None or found[0].items is None:
        raise LookupError(path)
    rows, item = cells_of(text), found[0].items
    if model is BinhXet and path in ((PERSON,), (COLLECTIVE,)):
        return _review(rows, context, kinds)
    columns = list(leaves(item))
    head = _head(rows, columns)
    sheet = _sheet(rows, columns, headed=head)
    table = find_table("", sheet, columns, 1)
    reader = ReviewSheets("", {})
    raw = reader.records(sheet, columns)
    named = tuple(table.columns[one].title if (one := table.paths.get(at)) else "" for at in range(_width(rows)))
    return _told({tuple(path): (raw, item)}, (reader.told, named, head), context)


def _review(rows: list[list[str]], context: Mapping[str, Any], kinds: Mapping[str, str]) -> Pasted:
    """The list of a review: persons and collectives by row."""
    six = [column for path in SIX for column in list_columns() if column.path == path]
    head = _head(rows, list_columns())
    if not head and not _ordered(rows):
        six = [column for column in six if column.path != ORDER]
    sheet = _sheet(rows, six, headed=head)
    reader = ReviewSheets("", kinds)
    made = reader.lists([sheet])
    table = find_table("", sheet, list_columns(), 1)
    named = tuple(table.columns[one].title if (one := table.paths.get(at)) else "" for at in range(_width(rows)))
    reader.tell_notes()
    lists: dict[Loc, tuple[RawNode, type[BaseModel]]] = {
        (kind,): (made[kind], _item(kind)) for kind in _LISTS if kind in made
    }
    return _told(lists, (reader.told, named, head), context)


def _item(kind: str) -> type[BaseModel]:
    found = field_at(BinhXet, (kind,))
    assert found is not None
    assert found[0].items is not None
    return found[0].items


def _head(rows: Sequence[Sequence[str]], columns: Sequence[Column]) -> bool:
    """Whether the first row names columns."""
    known = {fold_key(part) for column in columns for part in (column.title, column.path[-1])}
    return bool(rows) and sum(fold_key(text) in known for text in rows[0] if text) >= min(_NAMES, len(rows[0]))


def _ordered(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first column counts the rows."""
    return bool(rows) and all(row[0].rstrip(".").isdecimal() for row in rows if row and row[0])


def _sheet(rows: list[list[str]], columns: Sequence[Column], *, headed: bool) -> Sheet:
    head: list[list[str]] = [] if headed else [[column.title for column in columns]]
    return Sheet(LIST, [*head, *rows])


def _width(rows: Sequence[Sequence[str]]) -> int:
    return max((len(row) for row in rows), default=0)


def _told(
    lists: Mapping[Loc, tuple[RawNode, type[BaseModel]]],
    read: tuple[Sequence[Problem], tuple[str, ...], bool],
    context: Mapping[str, Any],
) -> Pasted:
    """The rows as plain values, and what binding would say of each."""
    told, named, head = read
    problems = list(told)
    made: dict[Loc, tuple[Plain, ...]] = {}
    for path, (raw, item) in lists.items():
        rows, odd = ask_tree(raw)
        found = rows.items if isinstance(rows, RawList) else ()
        problems += [replace(one, loc=(*path, *one.loc)) for one in located(odd, rows, item)]
        for at, row in enumerate(found):
            bound = bind(item, row, "", context)
            problems += [replace(one, loc=(*path, at, *one.loc)) for one in bound.problems]
        made[path] = tuple(plain_of(row) for row in found if isinstance(row, RawMapping))
    return Pasted(made, named, head, tuple(_in_rows(problems, head=head)))


def _in_rows(problems: Sequence[Problem], *, head: bool) -> list[Problem]:
    """Places count the rows that were pasted, not the head that was put above them."""
    if head:
        return list(problems)
    return [replace(one, place=_up(one.place)) for one in problems]


def _up(place: Place) -> Place:
    return place._replace(line=max(place.line - 1, 1)) if place.sheet else place
