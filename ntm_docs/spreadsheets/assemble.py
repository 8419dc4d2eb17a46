"""Sheets → submitting units, and which rows are of which unit.

Rows are joined by unit (“Đơn vị trình”) and by nominee (“Mã”, else the name); a workbook of one unit
needs neither. Only these columns are read here; a unit reads its own rows when it is planned.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ntm_docs.model import did_you_mean
from ntm_docs.problems import Place, Problem
from ntm_docs.reading import closest, fold_key, same_text
from ntm_docs.reading.workbook import Sheet
from ntm_docs.spreadsheets import columns as named
from ntm_docs.spreadsheets.form import read_form
from ntm_docs.spreadsheets.tables import Row, Table, find_table
from ntm_docs.spreadsheets.units import RowAt, Unit, Where

_AGENCY = ("cơ quan", "tên")
_LIST_LEAST = 3
_KEYS = frozenset({named.UNIT, named.CODE, named.NAME})
Index = dict[str, list[tuple[Unit | None, Where]]]  # None: the row stands, but its unit is not known


@dataclass(slots=True)
class Roster:
    """What a workbook holds: its units, and what was wrong or passed over on its sheets."""

    file: str
    units: list[Unit] = field(default_factory=list)
    told: list[Problem] = field(default_factory=list)
    columns: set[str] = field(default_factory=set)  # folded titles of every column that was found
    headers: dict[str, Place] = field(default_factory=dict)  # of each sheet, where its header stands
    by_key: dict[str, Unit] = field(default_factory=dict)
    awards: Mapping[str, str] = field(default_factory=dict)

    def tell(self, code: str, place: Place, title: str = "", **facts: object) -> None:
        """An error of a cell."""
        self.told.append(Problem(code, place, title, facts))

    def add(self, unit: Unit) -> Unit:
        """One more unit."""
        unit.known_awards = self.awards
        self.units.append(unit)
        self.by_key[_key(unit.name)] = unit
        return unit


def read_units(sheets: Sequence[Sheet], file: str, awards: Mapping[str, str]) -> Roster:
    """The units of a workbook; every fault of its sheets is told, none raised.

    `awards` are the folded names of awards, each with the full one.
    """
    roster = Roster(file, awards=awards)
    by_name = {fold_key(sheet.name): sheet for sheet in reversed(sheets)}
    chung, members = (by_name.get(fold_key(name)) for name in (named.CHUNG, named.HOI_DONG))
    if chung is not None:
        _units(roster, chung)
    lists = _lists(roster, sheets)
    for name, sheet in ((named.CHUNG, chung), (named.DE_NGHI, lists or None), (named.HOI_DONG, members)):
        if sheet is None:
            roster.tell("book.no_sheet", Place(file), sheet=name)
    index: tuple[Index, Index] = ({}, {})
    for table in lists:
        _nominees(roster, table, index)
    if members is not None and lists:
        _members(roster, _table(roster, members, named.members()))
    for name, columns in ((named.THANH_TICH, named.nominees()), (named.DA_NHAN, named.received())):
        if lists and (more := by_name.get(fold_key(name))) is not None:
            _more(roster, _table(roster, more, columns), index)
    return roster


def _lists(roster: Roster, sheets: Sequence[Sheet]) -> list[Table]:
    """Every visible sheet that lists nominees; one that holds something else is told."""
    own = (named.CHUNG, named.HOI_DONG, named.THANH_TICH, named.DA_NHAN, named.HUONG_DAN, named.FAULTS)
    found = []
    for sheet in sheets:
        filled = any(text.strip() for row in sheet.rows for text in row)
        if fold_key(sheet.name) in map(fold_key, own) or not sheet.visible or not filled:
            continue
        table = find_table(roster.file, sheet, named.nominees())
        is_list = len(table.paths) >= _LIST_LEAST and named.NAME in table.paths.values()
        if is_list or fold_key(sheet.name) == fold_key(named.DE_NGHI):
            found.append(_known(roster, table))
        else:
            facts = {"sheet": sheet.name}
            roster.told.append(Problem("sheet.unread", table.place(0), facts=facts, severity="warning"))
    return found


def _table(roster: Roster, sheet: Sheet, columns: Sequence[named.Column]) -> Table:
    return _known(roster, find_table(roster.file, sheet, columns))


def _known(roster: Roster, table: Table) -> Table:
    """A table whose columns count as found; without a header it is told."""
    sheet = table.sheet
    if table.header is None:
        roster.tell("sheet.no_header", table.place(0), sheet=sheet.name)
    else:
        roster.headers[sheet.name] = table.place(table.header)
        roster.columns |= {fold_key("".join(path)) for path in table.paths.values()}
    return table


def _keys(roster: Roster, table: Table) -> Iterator[tuple[Row, RowAt]]:
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
    """A unit's name with its usual abbreviation written out."""
    return re.sub(r"\bubnd\b", "ủy ban nhân dân", same_text(name))


def _unit_of(roster: Roster, row: Row, place: Place) -> Unit | None:
    """The unit a row belongs to; None, told, where it cannot be known."""
    asked = row.values.get(named.UNIT)
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


def _nominees(roster: Roster, table: Table, index: tuple[Index, Index]) -> None:
    """Give each nominee's row to its unit; note where each code and each name stands."""
    codes, names = index
    for row, at in _keys(roster, table):
        code, name = row.values.get(named.CODE), row.values.get(named.NAME)
        if code and same_text(code.text) in codes:
            sheet, number = codes[same_text(code.text)][0][1]
            facts = {"value": code.text, "first": f"{sheet}!{number + 1}"}
            roster.tell("sheet.code_twice", code.place, named.CODE[0], **facts)
            continue
        unit = _unit_of(roster, row, table.place(row.number))
        if unit is not None:
            unit.take_nominee(table, at)
        for value, into in ((code, codes), (name, names)):
            if value is not None:
                into.setdefault(same_text(value.text), []).append((unit, (table.sheet.name, row.number)))


def _members(roster: Roster, table: Table) -> None:
    for row, at in _keys(roster, table):
        unit = _unit_of(roster, row, table.place(row.number))
        if unit is not None:
            unit.take_member(table, at)


def _more(roster: Roster, table: Table, index: tuple[Index, Index]) -> None:
    """Rows that say more of a nominee go to its unit."""
    for row, at in _keys(roster, table):
        code, name = row.values.get(named.CODE), row.values.get(named.NAME)
        asked, known = (code, index[0]) if code else (name, index[1])
        if asked is None:
            roster.tell("sheet.no_code", table.place(row.number), named.CODE[0])
            continue
        matches = known.get(same_text(asked.text), [])
        if len(matches) == 1:
            unit, nominee = matches[0]
            other = row.values.get(named.UNIT)
            if unit is not None and other is not None and len(roster.units) > 1 and _key(other.text) != _key(unit.name):
                roster.tell("sheet.other_unit", other.place, named.UNIT[0], name=asked.text, unit=unit.name)
            elif unit is not None:
                unit.take_more(table, nominee, at)
        else:
            problem = "sheet.many_nominees" if matches else "sheet.no_nominee"
            roster.tell(problem, asked.place, named.CODE[0], name=asked.text, count=len(matches))
