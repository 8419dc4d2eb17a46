"""Sheets → submitting units, and which rows are of which unit.

Rows are joined by unit (“Đơn vị trình”) and by nominee (“Mã”, else the name); a workbook of one unit
needs neither. Only these columns are read here; a unit reads its own rows when it is planned.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ntm_docs.messages import gettext
from ntm_docs.problems import Place, Problem
from ntm_docs.reading import closest, fold_key
from ntm_docs.reading.workbook import Sheet
from ntm_docs.spreadsheets import columns as named
from ntm_docs.spreadsheets.form import read_form
from ntm_docs.spreadsheets.tables import Row, Table, find_table
from ntm_docs.spreadsheets.units import RowAt, Unit

_AGENCY = ("cơ quan", "tên")
_LIST_LEAST = 3
_KEYS = frozenset({named.UNIT, named.CODE, named.NAME})
Index = dict[str, list[tuple[Unit | None, int]]]  # None: the row stands, but its unit is not known


@dataclass(slots=True)
class Roster:
    """What a workbook holds: its units, and what was wrong or passed over on its sheets."""

    file: str
    units: list[Unit] = field(default_factory=list)
    told: list[Problem] = field(default_factory=list)
    columns: set[str] = field(default_factory=set)  # folded titles of every column that was found
    headers: dict[str, Place] = field(default_factory=dict)  # of each sheet, where its header stands
    by_key: dict[str, Unit] = field(default_factory=dict)

    def tell(self, code: str, place: Place, title: str = "", **facts: object) -> None:
        """An error of a cell."""
        self.told.append(Problem(code, place, title, facts))

    def add(self, unit: Unit) -> Unit:
        """One more unit."""
        self.units.append(unit)
        self.by_key[_key(unit.name)] = unit
        return unit


def read_units(sheets: Sequence[Sheet], file: str) -> Roster:
    """The units of a workbook; every fault of its sheets is told, none raised."""
    roster = Roster(file)
    by_name = {fold_key(sheet.name): sheet for sheet in reversed(sheets)}
    chung = by_name.get(fold_key(named.CHUNG))
    if chung is not None:
        _units(roster, chung)
    list_sheet = by_name.get(fold_key(named.DE_NGHI)) or _list_among(sheets, file)
    members = by_name.get(fold_key(named.HOI_DONG))
    for name, sheet in ((named.CHUNG, chung), (named.DE_NGHI, list_sheet), (named.HOI_DONG, members)):
        if sheet is None:
            roster.tell("book.no_sheet", Place(file), sheet=name)
    if list_sheet is None:
        return roster
    index = _nominees(roster, _table(roster, list_sheet, named.nominees()))
    if members is not None:
        _members(roster, _table(roster, members, named.members()))
    for name, columns in ((named.THANH_TICH, named.nominees()), (named.DA_NHAN, named.received())):
        if (more := by_name.get(fold_key(name))) is not None:
            _more(roster, _table(roster, more, columns), index)
    return roster


def _list_among(sheets: Sequence[Sheet], file: str) -> Sheet | None:
    """The visible sheet whose header knows most of a nominee, in a workbook that is not of our form."""
    own = {fold_key(name) for name in (named.CHUNG, named.HOI_DONG, named.THANH_TICH, named.DA_NHAN, named.HUONG_DAN)}
    found = [
        (len(find_table(file, sheet, named.nominees()).paths), -index, sheet)
        for index, sheet in enumerate(sheets)
        if sheet.visible and fold_key(sheet.name) not in own
    ]
    score, _, best = max(found, default=(0, 0, None), key=lambda one: one[:2])
    return best if score >= _LIST_LEAST else None


def _table(roster: Roster, sheet: Sheet, columns: Sequence[named.Column]) -> Table:
    table = find_table(roster.file, sheet, columns)
    if table.header is None:
        roster.tell("sheet.no_header", table.place(0), sheet=sheet.name)
    else:
        roster.headers[sheet.name] = table.place(table.header)
        roster.columns |= {fold_key("".join(path)) for path in table.paths.values()}
    return table


def _keys(roster: Roster, table: Table) -> Iterator[tuple[Row, RowAt]]:
    """The columns that join rows, of every row that holds values."""
    for number, kind in table.numbers():
        yield table.row(number, only=_KEYS), (number, kind)
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
    return fold_key(name).replace("ubnd", "uybannhandan")


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
        guess = gettext(" (có phải là “{near}”?)").format(near=near) if near else ""
        roster.tell("sheet.unit", asked.place, named.UNIT[0], name=asked.text, guess=guess)
    return found


def _nominees(roster: Roster, table: Table) -> tuple[Index, Index]:
    """Give each nominee's row to its unit; where each code and each name stands."""
    codes: Index = {}
    names: Index = {}
    for row, at in _keys(roster, table):
        code, name = row.values.get(named.CODE), row.values.get(named.NAME)
        if code and fold_key(code.text) in codes:
            first = table.place(codes[fold_key(code.text)][0][1], code.column).cell
            roster.tell("sheet.code_twice", code.place, named.CODE[0], value=code.text, first=first)
            continue
        unit = _unit_of(roster, row, table.place(row.number))
        if unit is not None:
            unit.take_nominee(table, at)
        for value, into in ((code, codes), (name, names)):
            if value is not None:
                into.setdefault(fold_key(value.text), []).append((unit, row.number))
    return codes, names


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
        matches = known.get(fold_key(asked.text), [])
        if len(matches) == 1:
            unit, nominee = matches[0]
            if unit is not None:
                unit.take_more(table, nominee, at)
        else:
            problem = "sheet.many_nominees" if matches else "sheet.no_nominee"
            roster.tell(problem, asked.place, named.CODE[0], name=asked.text, count=len(matches))
