"""Rows from Excel → what they are taken for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from ntm_docs import api
from ntm_docs.desk.forms.fields import Drawn, sentence
from ntm_docs.desk.forms.paths import Loc
from ntm_docs.desk.uploads import UploadRefusedError
from ntm_docs.messages import gettext as _
from ntm_docs.problems import Problem

if TYPE_CHECKING:
    from ntm_docs.api.answers.shapes import Pasted, Plain

_MOST = 500  # rows: more than that is work for a workbook
_TOLD = 40  # lines of what is wrong


def taken_for(drawn: Drawn, path: Loc, text: str) -> "Pasted":
    """The rows of a text for a list of the form.

    Raises:
        LookupError: there is no such list.
        RefusedError: they are too many.
    """
    taken = api.paste(drawn.form.kind, path, text)
    if any(len(rows) > _MOST for rows in taken.lists.values()):
        text = _(
            "Dán nhiều nhất {most} dòng một lần. Nhiều hơn thì dùng bảng tính: Tạo mới, Bảng tính cho nhiều đơn vị."
        )
        raise UploadRefusedError(text.format(most=_MOST))
    return taken


def changes_with(drawn: Drawn, path: Loc, text: str) -> tuple[api.Change, ...]:
    """What puts the rows of a text behind those that a list has.

    Raises:
        LookupError, RefusedError: as `taken_for`.
    """
    taken = taken_for(drawn, path, text)
    values = {each: drawn.session.value(each) for each in taken.lists}
    there = {each: len(one) if isinstance(one, list) else 0 if one is None else 1 for each, one in values.items()}
    made: list[api.Change] = []
    for each in taken.lists:  # a starter's blank item makes way
        for at in reversed(drawn.unfilled(each)):
            made.append(api.Change((*each, at), None, "remove"))
            there[each] -= 1
    lists = {each: tuple(_sharing(drawn, each, rows)) for each, rows in taken.lists.items()}
    return (*made, *replace(taken, lists=lists).changes(there))


def _sharing(drawn: Drawn, path: Loc, rows: "Sequence[Plain]") -> "list[Plain]":
    """Rows with what they have in common with those that are there, where they do not say it themselves."""
    field = drawn.at(path)
    known = {one.name for one in field.fields} if field is not None else set()
    shared = {name: value for name, value in drawn.shared(path).items() if name in known}
    return [shared | row if isinstance(row, dict) else row for row in rows]


def said(taken: "Pasted") -> str:
    """How many rows, and which column is taken for what."""
    rows = sum(map(len, taken.lists.values()))
    if not rows:
        return _("Chưa có dòng nào để đưa vào.")
    columns = [name or _("(bỏ qua)") for name in taken.columns]
    how = _("theo tên cột ở dòng đầu") if taken.headed else _("theo thứ tự cột")
    text = _("{rows} dòng, {how}: {columns}.")
    return text.format(rows=rows, how=how, columns=", ".join(columns))


def worded(taken: "Pasted") -> Iterator[str]:
    """What is wrong, a sentence for each cause in each row; what a row lacks is one sentence, and of all rows one."""
    lacking: dict[int, str] = {}
    lines: list[str] = []
    rows = sum(map(len, taken.lists.values()))
    row_of = partial(_row, taken)
    for row, some in groupby(sorted(taken.problems, key=row_of), key=row_of):
        found = [*some]
        lacks = [str(one.facts["name"]) for one in found if one.code == "field.missing"]
        if row and lacks:
            lacking[row] = ", ".join(lacks)
        lines += [_line(row, one) for one in found if one.code != "field.missing"]
    if len(lacking) == rows > 1 and len({*lacking.values()}) == 1:
        yield _("Mọi dòng còn thiếu: {names}.").format(names=lacking[1])
    else:
        yield from (_("Dòng {row} còn thiếu: {names}.").format(row=row, names=names) for row, names in lacking.items())
    yield from lines[:_TOLD]
    if len(lines) > _TOLD:
        yield _("và {count} chỗ khác").format(count=len(lines) - _TOLD)


def _row(taken: "Pasted", one: Problem) -> int:
    """The row that was pasted, from 1; 0 for what is of the whole."""
    for path in taken.lists:
        if one.loc[: len(path)] == path and len(one.loc) > len(path):
            return int(one.loc[len(path)]) + 1
    return 0


def _line(row: int, one: Problem) -> str:
    where = _("Dòng {row}").format(row=row) if row else ""
    return ": ".join(filter(None, (", ".join(filter(None, (where, one.field.rpartition("› ")[2]))), sentence(one))))
