"""Sheets → submitting units, and which rows are of which unit.

Rows are joined by unit (“Đơn vị trình”) and by nominee (“Mã”, else the name); a workbook of one unit
needs neither. Only these columns are read here; a unit reads its own rows when it is planned.
"""

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ntm_docs.model import did_you_mean
from ntm_docs.phrases.keys import closest, fold_key, same_text
from ntm_docs.problems import Place, Problem, Severity
from ntm_docs.reading.sheets.workbook import Sheet
from ntm_docs.spreadsheets import columns as named
from ntm_docs.spreadsheets.cells import Value, clean
from ntm_docs.spreadsheets.columns import Column, Path
from ntm_docs.spreadsheets.copies import original_of, tell_sheet
from ntm_docs.spreadsheets.decisions import is_decision, read_decisions
from ntm_docs.spreadsheets.form import read_form
from ntm_docs.spreadsheets.row_refs import RowRefs
from ntm_docs.spreadsheets.tables import RecordRow, RowAt, SheetTable, find_table
from ntm_docs.spreadsheets.units import Unit

_AGENCY = ("cơ quan", "tên")
_LIST_LEAST = 3
_LISTED = 12  # codes that a message names
_PARTS = (named.CHUNG, named.HOI_DONG, named.THANH_TICH, named.DA_NHAN)
_KEYS = frozenset({named.UNIT, named.CODE, named.NAME})


class Index:
    """Where each code and each name of a nominee stands; a review has thousands, so in few bytes."""

    def __init__(self, hidden: Sequence[SheetTable] = ()) -> None:
        self._hidden = hidden  # lists on sheets that are not shown, whose nominees are not taken
        self._rows = RowRefs()  # of every nominee, with its number in its unit
        self._units = array("l")  # -1: the row stands, but its unit is not known
        self.codes: dict[str, int] = {}
        self.names: dict[str, int | list[int]] = {}

    def add(self, table: SheetTable, at: RowAt, unit: Unit | None, inside: int) -> int:
        """One more row of a nominee, `inside` its number in its unit; its own number."""
        self._units.append(-1 if unit is None else unit.number)
        return self._rows.add(table, at, inside)

    def name(self, name: str, number: int) -> None:
        """A nominee bears a name; several may."""
        known = self.names.get(name)
        if isinstance(known, list):
            known.append(number)
        else:
            self.names[name] = number if known is None else [known, number]

    def find(self, code: Value | None, name: Value) -> list[int]:
        """The nominees that a code means, or a name where there is no code."""
        if code is not None:
            key = same_text(code.text)
            number = self.codes.get(key)
            number = self._plain_codes.get(_plain(key)) if number is None else number
            return [] if number is None else [number]
        found = self.names.get(same_text(name.text))
        return found if isinstance(found, list) else [] if found is None else [found]

    @cached_property
    def _plain_codes(self) -> dict[str, int]:
        """Codes without zeros in front: a cell of numbers has dropped them."""
        return {_plain(code): number for code, number in reversed(self.codes.items())}

    def alike(self) -> Iterator[tuple[int, int]]:
        """Nominees whose codes differ in zeros in front alone."""
        if len(self._plain_codes) < len(self.codes):
            for code, number in self.codes.items():
                if (first := self._plain_codes[_plain(code)]) != number:
                    yield first, number

    def code(self, number: int) -> tuple[str, Place]:
        """The code of a nominee as it stands, and its cell."""
        table, at, _ = self._rows[number]
        value = table.row(at[0], only=_KEYS).values[named.CODE]
        return value.text, value.place

    def hidden(self, code: Value | None, name: Value) -> str:
        """The hidden sheet that lists a nominee who is on none that is shown; empty where none does."""
        asked = named.NAME if code is None else named.CODE
        for table in self._hidden:
            for number, _, texts in table.filled_rows():
                value = table.row(number, only=_KEYS, texts=texts).values.get(asked)
                if value is not None and same_text(value.text) == same_text((code or name).text):
                    return table.sheet.name
        return ""

    def where(self, number: int) -> tuple[int, int]:
        """The unit of a nominee (-1: not known), and its number in it."""
        return self._units[number], self._rows[number][2]

    def at(self, number: int) -> tuple[str, int]:
        """The sheet of a nominee, and its row from 1."""
        table, (row, _), _ = self._rows[number]
        return table.sheet.name, row + 1

    def table(self, number: int) -> SheetTable:
        """The table of a nominee."""
        return self._rows[number][0]

    def row(self, number: int) -> str:
        """The sheet and the cell of a nominee's code, or of its name, for a message."""
        table, (row, _), _ = self._rows[number]
        columns = {path: at for at, path in table.paths.items()}
        at = columns.get(named.CODE, columns.get(named.NAME, 0))
        return f"{table.sheet.name}!{table.place(row, at).cell}"


def _plain(code: str) -> str:
    return code.lstrip("0") if code.isdigit() else code


@dataclass(slots=True)
class Roster:
    """What a workbook holds: its units, and what was wrong or passed over on its sheets."""

    file: str
    units: list[Unit] = field(default_factory=list)
    told: list[Problem] = field(default_factory=list)
    columns: set[str] = field(default_factory=set)  # folded titles of every column that was found
    headers: dict[str, Place] = field(default_factory=dict)  # of each sheet, where its header stands
    titled: dict[str, dict[Path, tuple[int, str]]] = field(default_factory=dict)  # its columns (from 1), their titles
    doubted: set[tuple[str, int]] = field(default_factory=set)  # rows whose other rows cannot be known: sheet, from 1
    by_key: dict[str, Unit] = field(default_factory=dict)
    awards: Mapping[str, str] = field(default_factory=dict)

    def tell(self, code: str, place: Place, title: str = "", **facts: object) -> None:
        """An error of a cell."""
        self.told.append(Problem(code, place, title, facts))

    def add(self, unit: Unit) -> Unit:
        """One more unit."""
        unit.known_awards, unit.number = self.awards, len(self.units)
        self.units.append(unit)
        self.by_key[_key(unit.name)] = unit
        return unit


def read_units(sheets: Sequence[Sheet], file: str, awards: Mapping[str, str]) -> Roster:
    """The units of a workbook; every fault of its sheets is told, none raised.

    `awards` are the folded names of awards, each with the full one.
    """
    roster = Roster(file, awards=awards)
    if (unseen := next((sheet.unseen for sheet in sheets if sheet.unseen), None)) is not None:
        roster.told.append(Problem("book.unseen", Place(file), facts={"what": unseen}, severity="warning"))
    by_name = {fold_key(sheet.name): sheet for sheet in reversed(sheets)}
    chung, members = (by_name.get(fold_key(name)) for name in (named.CHUNG, named.HOI_DONG))
    if chung is not None:
        _units(roster, chung)
    lists, hidden = _lists(roster, sheets)
    for name, sheet in ((named.CHUNG, chung), (named.DE_NGHI, lists or hidden or None), (named.HOI_DONG, members)):
        if sheet is None:
            roster.tell("book.no_sheet", Place(file), sheet=name)
    index = Index(hidden)
    for table in lists:
        _nominees(roster, table, index)
    for first, second in index.alike():
        value, place = index.code(second)
        roster.tell("sheet.code_alike", place, named.CODE[0], value=value, first=index.row(first))
    if members is not None and lists:
        _members(roster, _table(roster, members, named.members()))
    for name, columns in ((named.THANH_TICH, named.nominees()), (named.DA_NHAN, named.received())):
        if lists and (more := by_name.get(fold_key(name))) is not None:
            _more(roster, _table(roster, more, columns), index)
    return roster


def _decisions(roster: Roster, sheet: Sheet) -> None:
    """Each decision to its unit."""
    if not sheet.visible:
        tell_sheet(roster.told, "sheet.hidden_used", roster.file, sheet)
    found, told, head = read_decisions(roster.file, sheet, roster.awards)
    roster.told += told
    roster.headers[sheet.name] = head
    for one in found:
        unit = _unit_named(roster, one.unit, one.place)
        if unit is not None:
            unit.decisions.append(one)


def _lists(roster: Roster, sheets: Sequence[Sheet]) -> tuple[list[SheetTable], list[SheetTable]]:
    """Every sheet that lists nominees: those that are shown, which are taken, and the hidden; others are told."""
    own = set(map(fold_key, (*_PARTS, named.HUONG_DAN, named.FAULTS)))
    found: list[SheetTable] = []
    hidden: list[SheetTable] = []
    for sheet in sheets:
        if is_decision(sheet):
            _decisions(roster, sheet)
            continue
        filled = any(text.strip() for row in sheet.rows for text in row)
        if not filled or (fold_key(sheet.name) in own):
            if filled and not sheet.visible and fold_key(sheet.name) in set(map(fold_key, _PARTS)):
                tell_sheet(roster.told, "sheet.hidden_used", roster.file, sheet)
            continue
        table = find_table(roster.file, sheet, named.nominees())
        is_list = len(table.paths) >= _LIST_LEAST and named.NAME in table.paths.values()
        if sheet.visible and (other := original_of(sheet, sheets)) is not None:
            tell_sheet(roster.told, "sheet.copy", roster.file, sheet, other=other.name)
        elif not sheet.visible:
            hidden += [table] if is_list else []
        elif is_list or fold_key(sheet.name) == fold_key(named.DE_NGHI):
            found.append(_known(roster, table))
        else:
            tell_sheet(roster.told, "sheet.unread", roster.file, sheet)
    for table in hidden:
        severity: Severity = "warning" if found else "error"
        tell_sheet(roster.told, "sheet.hidden_list", roster.file, table.sheet, severity)
    return found, hidden


def _table(roster: Roster, sheet: Sheet, columns: Sequence[Column]) -> SheetTable:
    return _known(roster, find_table(roster.file, sheet, columns))


def _known(roster: Roster, table: SheetTable) -> SheetTable:
    """A table whose columns count as found; without a header it is told."""
    sheet = table.sheet
    if table.header is None:
        roster.tell("sheet.no_header", table.place(0), sheet=sheet.name)
    else:
        roster.headers[sheet.name] = table.place(table.header)
        titles = {path: (at + 1, table.columns[path].label) for at, path in table.paths.items()}
        roster.titled[sheet.name] = titles
        roster.columns |= {fold_key("".join(path)) for path in table.paths.values()}
    return table


def _keys(roster: Roster, table: SheetTable) -> Iterator[tuple[RecordRow, RowAt]]:
    """The columns that join rows, of every row that holds values."""
    for number, kind, texts in table.filled_rows():
        yield table.row(number, only=_KEYS, texts=texts), (number, kind)
    roster.told += table.told
    table.told = []


def _units(roster: Roster, sheet: Sheet) -> None:
    """The units of “Thông tin chung”, a form down the sheet or a table with a row for each."""
    made, table = read_form(roster.file, sheet)
    roster.told += table.told
    roster.headers[sheet.name] = table.place(0)
    for values in made:
        first = next(iter(values.values()))
        agency = values.get(_AGENCY, first)
        name = agency.text if _AGENCY in values else ""
        if name and _key(name) in roster.by_key:
            roster.tell("sheet.unit_twice", agency.place, name=name)
            continue
        roster.add(Unit(name, agency.place, values))
    if not made:
        roster.tell("sheet.empty", table.place(0), sheet=sheet.name)


def _key(name: str) -> str:
    """A unit's name, its People's Committee written out, abbreviated or left out."""
    return re.sub(r"^(?:ubnd|ủy ban nhân dân)\s+", "", same_text(name))


def _unit_of(roster: Roster, row: RecordRow, place: Place) -> Unit | None:
    """The unit a row belongs to; None, told, where it cannot be known."""
    return _unit_named(roster, row.values.get(named.UNIT), place)


def _unit_named(roster: Roster, asked: Value | None, place: Place) -> Unit | None:
    if asked is None:
        if len(roster.units) == 1:
            return roster.units[0]
        if not roster.units:
            return roster.add(Unit("", place))
        roster.tell("sheet.unit_missing", place, named.UNIT[0])
        return None
    found = roster.by_key.get(_key(asked.text))
    if found is None and not any(unit.general for unit in roster.units):  # no sheet says which units there are
        return roster.add(Unit(asked.text, asked.place))
    if found is None:
        near = closest(asked.text, [unit.name for unit in roster.units])
        roster.tell("sheet.unit", asked.place, named.UNIT[0], name=asked.text, guess=did_you_mean(near))
    return found


def _nominees(roster: Roster, table: SheetTable, index: Index) -> None:
    """Give each nominee's row to its unit; note where each code and each name stands."""
    twice: list[tuple[Value, int]] = []
    for row, at in _keys(roster, table):
        code, name = row.values.get(named.CODE), row.values.get(named.NAME)
        if code and (first := index.codes.get(same_text(code.text))) is not None:
            if index.table(first).sheet is not table.sheet:
                twice.append((code, first))
                continue
            facts = {"value": code.text, "first": index.row(first)}
            roster.tell("sheet.code_twice", code.place, named.CODE[0], **facts)
            roster.doubted.add((table.sheet.name, row.number + 1))
            code = None  # the row is read all the same
        unit = _unit_of(roster, row, table.place(row.number))
        number = index.add(table, at, unit, unit.take_nominee(table, at) if unit is not None else 0)
        if code is not None:
            index.codes[same_text(code.text)] = number
        if name is not None:
            index.name(same_text(name.text), number)
    _tell_twice(roster, twice, index)


def _tell_twice(roster: Roster, twice: Sequence[tuple[Value, int]], index: Index) -> None:
    """Codes of other sheets: several of one sheet together, for then this one is its copy."""
    by_sheet: dict[str, list[tuple[Value, int]]] = {}
    for code, first in twice:
        by_sheet.setdefault(index.table(first).sheet.name, []).append((code, first))
    name = named.CODE[0]
    for sheet, found in by_sheet.items():
        code, first = found[0]
        if len(found) == 1:
            roster.tell("sheet.code_twice", code.place, name, value=code.text, first=index.row(first))
            continue
        shown = ", ".join(code.text for code, _ in found[:_LISTED]) + (", …" if len(found) > _LISTED else "")
        roster.tell("sheet.codes_again", code.place, name, count=len(found), other=sheet, codes=shown)


def _members(roster: Roster, table: SheetTable) -> None:
    for row, at in _keys(roster, table):
        unit = _unit_of(roster, row, table.place(row.number))
        if unit is not None:
            unit.take_member(table, at)


def _more(roster: Roster, table: SheetTable, index: Index) -> None:
    """Rows that say more of a nominee go to its unit."""
    by_code = _ByCode(table, index)
    for number, kind, texts in table.filled_rows():
        at = number, kind
        known = by_code.nominee(texts)
        if known is not None:
            _take(roster, table, at, index.where(known))
        else:
            _join(roster, table, at, table.row(number, only=_KEYS, texts=texts), index)
    roster.told += table.told
    table.told = []


class _ByCode:
    """Finds nominees by code alone, where a row asks for nothing else: nearly every row does."""

    def __init__(self, table: SheetTable, index: Index) -> None:
        at = {path: number for number, path in table.paths.items()}
        self.code, self.unit = at.get(named.CODE, -1), at.get(named.UNIT, -1)
        self.codes, self.column = index.codes, Column(named.CODE)
        self.plain = self.code >= 0 and not table.sheet.unread and not table.filled

    def nominee(self, texts: Sequence[str]) -> int | None:
        """The nominee of a row; None where all its columns must be asked."""
        if not self.plain or self.code >= len(texts) or (0 <= self.unit < len(texts) and texts[self.unit]):
            return None
        code, told = clean(texts[self.code], self.column)
        return None if told else self.codes.get(same_text(code))


def _take(roster: Roster, table: SheetTable, at: RowAt, where: tuple[int, int]) -> None:
    number, nominee = where
    if number >= 0:
        roster.units[number].take_more(table, nominee, at)


def _join(roster: Roster, table: SheetTable, at: RowAt, row: RecordRow, index: Index) -> None:
    """A row whose nominee is told by its code, or its name, and may be told by its unit."""
    code, name = row.values.get(named.CODE), row.values.get(named.NAME)
    asked = code or name
    if asked is None and table.aside:
        roster.told += table.aside
        return
    if asked is None:
        roster.tell("sheet.no_code", table.place(row.number), named.CODE[0])
        return
    matches = index.find(code, asked)
    likely = index.find(None, name) if code is not None and name is not None and not matches else []
    if len(matches) != 1:
        sheet = "" if matches else index.hidden(code, asked)
        problem = "sheet.many_nominees" if matches else "sheet.hidden_nominee" if sheet else "sheet.no_nominee"
        if not (likely and index.at(likely[0]) in roster.doubted):  # whose own code has been told
            roster.tell(problem, asked.place, named.CODE[0], name=asked.text, count=len(matches), sheet=sheet)
        if len(likely) != 1:
            return
        matches = likely  # by its name it is known, and is read all the same
    elif code is not None and same_text(code.text) not in index.codes:
        facts = {"value": code.text, "code": index.code(matches[0])[0], "first": index.row(matches[0])}
        roster.told.append(Problem("sheet.code_zero", code.place, named.CODE[0], facts, severity="warning"))
    where = index.where(matches[0])
    unit = roster.units[where[0]] if where[0] >= 0 else None
    other = row.values.get(named.UNIT)
    if unit is not None and other is not None and len(roster.units) > 1 and _key(other.text) != _key(unit.name):
        roster.tell("sheet.other_unit", other.place, named.UNIT[0], name=asked.text, unit=unit.name)
    else:
        _take(roster, table, at, where)
