"""A submitting unit and its nominees."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from ntm_docs.model.field_types.members import split_absence
from ntm_docs.phrases.keys import fold_key, same_text
from ntm_docs.problems import Place, Problem
from ntm_docs.reading import RawList, RawMapping, RawNode, RawScalar
from ntm_docs.spreadsheets import columns as named
from ntm_docs.spreadsheets.cells import Value, lines, mapping, records, split_name
from ntm_docs.spreadsheets.columns import Column, Path
from ntm_docs.spreadsheets.decisions import SheetDecision, misplaced, of_awards
from ntm_docs.spreadsheets.row_refs import RowRefs
from ntm_docs.spreadsheets.tables import RecordRow, RowAt, SheetTable

_DOSSIER = "hồ sơ khen thưởng"
_PERSON, _TITLE = "cá nhân", ("danh xưng",)
# Lists of short texts: each line of the cell is an item. Other long fields are paragraphs.
_LISTED = frozenset(
    [
        *("nơi nhận", "căn cứ", "căn cứ thêm", "kính gửi", "khách mời", "tổ kiểm phiếu", "đang xem xét"),
        *("xác nhận nghĩa vụ", "thi hành", "không khen"),
    ]
)

_KNOWN = 256  # words; sets of fields
_JOINING = frozenset({named.CODE, named.NAME, named.ORDER, named.UNIT, named.KIND})


@cache
def _columns(kind: str) -> tuple[Mapping[Path, Column], frozenset[Path]]:
    """The columns of a kind of nominee, and those that are no field of its record."""
    shared = {column.path for column in named.proposal()}
    elsewhere = {named.CODE, named.UNIT, named.KIND, named.ORDER, *shared}
    return {column.path: column for column in named.of_kind(kind)}, frozenset(elsewhere)


@cache
def _unknown(path: Path) -> Column:
    """A column of which nothing but its path is known."""
    return Column(path)


@dataclass(slots=True)
class NomineeLine:
    """A row of “Danh sách đề nghị”, with what other sheets say of the same nominee."""

    place: Place
    values: dict[Path, Value]
    kind: str = ""
    history: dict[str, list[RawNode]] = field(default_factory=dict)
    award: str = ""  # its full name; as typed where it is not known
    rows: set[tuple[str, int]] = field(default_factory=set)  # that say something of the nominee: sheet, row from 1
    doubted: bool = False  # a row of another sheet bears its code and another name: what that row says is left out

    def settle(self) -> Iterator[Problem]:
        """Know the kind; part `Ông Nguyễn Văn An` into form of address and name."""
        value = self.values.get(named.KIND)
        text = fold_key(value.text) if value else ""
        self.kind = next((kind for kind in named.KINDS if fold_key(kind) in text), "")
        if not self.kind and value is None:
            self.kind = self._likely_kind()
        if not self.kind:
            place = value.place if value else self.place
            yield Problem("sheet.kind", place, named.KIND[0], {"known": ", ".join(named.KINDS)})
            self.kind = self._likely_kind()  # so that the rest of the row is read all the same
        name = self.values.get(named.NAME)
        if self.kind == _PERSON and name is not None and (found := split_name(name)):
            self.values.setdefault(_TITLE, name._replace(text=found[0]))
            self.values[named.NAME] = found[1]
        for path, sex in named.BORN.items():
            if (born := self.values.pop(path, None)) is not None:
                self.values.setdefault(("ngày sinh",), born)
                self.values.setdefault(("giới tính",), born._replace(text=sex))

    def _likely_kind(self) -> str:
        """The kind that the filled fields can only be of."""
        filled = set(self.values)
        own = {kind: {column.path for column in named.of_kind(kind)} for kind in named.KINDS}
        for kind, paths in own.items():
            others = set().union(*(other for name, other in own.items() if name != kind))
            if filled & (paths - others - {("họ và tên",)}):
                return kind
        return ""

    def raw(self) -> RawMapping:
        """The nominee's record; a field that its kind does not have stays in it, to be told."""
        columns, elsewhere = _columns(self.kind)
        values: list[tuple[Path, RawNode]] = []
        for path, value in self.values.items():
            if path in elsewhere:
                continue
            own = ("họ và tên",) if path == named.NAME and self.kind == _PERSON else path
            values.append((own, as_node(value, columns.get(own) or _unknown(own))))
        for list_name, items in self.history.items():
            values.append(((list_name,), RawList(tuple(items), items[0].place)))
        return mapping(values, self.place)

    def learn(self, values: Mapping[Path, Value], place: Place) -> Iterator[Problem]:
        """What another sheet says: of merits, or of an award that the nominee has."""
        name, own = values.get(named.NAME), self.values.get(named.NAME)
        if name is not None and own is not None and not _same_name(name.text, own.text):
            facts = {"name": name.text, "first": own.place.cell, "own": own.text}
            yield Problem("sheet.other_name", name.place, named.NAME[0], facts)
            self.doubted = True
            return
        if named.RECEIVED in values or named.RECEIVED_KIND in values:
            yield from self._add_received(values, place)
            return
        for path, value in values.items():
            if path in _JOINING:
                continue
            first = self.values.setdefault(path, value)
            if first.text != value.text:
                facts = {"first": first.place.cell, "sheet": first.place.sheet}
                yield Problem("sheet.two_values", value.place, " › ".join(path), facts)

    def _add_received(self, values: Mapping[Path, Value], place: Place) -> Iterator[Problem]:
        """A title or an award that the nominee has."""
        kind = values.get(named.RECEIVED_KIND)
        short = _history(kind.text) if kind else ""
        if not short:
            known = ", ".join(path[0] for path in named.HISTORY.values())
            where = kind.place if kind else place
            yield Problem("sheet.received_kind", where, named.RECEIVED_KIND[0], {"known": known})
            return
        own = [(title, as_node(values[path], _unknown(title))) for path, title in _received(short, tuple(values))]
        self.history.setdefault(named.HISTORY[short][0], []).append(mapping(own, place))


@lru_cache(_KNOWN)
def _history(kind: str) -> str:
    """Which list of awards a word means: `danh hiệu`, `hình thức`; else nothing."""
    folded = fold_key(kind)
    return next((name for name in named.HISTORY if folded and fold_key(name) in folded), "")


@lru_cache(_KNOWN)
def _received(short: str, paths: tuple[Path, ...]) -> Sequence[tuple[Path, Path]]:
    """The fields of an award that a row says, each with its name in the record."""
    about = (named.CODE, named.NAME, named.RECEIVED_KIND)
    return [(path, (short,) if path == named.RECEIVED else path) for path in paths if path not in about]


@dataclass(slots=True)
class Unit:
    """One submitting unit: its name, the lines of its form, its rows; `fill` reads these.

    Until then `members` and `nominees` are empty, so that a workbook of thousands stays small.
    """

    name: str
    place: Place
    general: dict[Path, Value] = field(default_factory=dict)
    members: list[RecordRow] = field(default_factory=list)
    nominees: list[NomineeLine] = field(default_factory=list)
    decisions: list[SheetDecision] = field(default_factory=list)
    known_awards: Mapping[str, str] = field(default_factory=dict)
    number: int = 0  # among the units of its workbook
    _member_rows: RowRefs = field(default_factory=RowRefs)
    _nominee_rows: RowRefs = field(default_factory=RowRefs)
    _more: RowRefs = field(default_factory=RowRefs)

    def take_member(self, table: SheetTable, at: RowAt) -> None:
        """A row of “Hội đồng” is of this unit."""
        self._member_rows.add(table, at)

    def take_nominee(self, table: SheetTable, at: RowAt) -> int:
        """A row of “Danh sách đề nghị” is of this unit; the nominee's number in it, from 0."""
        return self._nominee_rows.add(table, at)

    def take_more(self, table: SheetTable, nominee: int, at: RowAt) -> None:
        """A row of another sheet says more of a nominee of this unit."""
        self._more.add(table, at, nominee)

    def fill(self) -> list[Problem]:
        """Read the rows; what is wrong or was changed in them is told."""
        told: list[Problem] = []
        self.members = [_absence(_read(table, at, told), told) for table, at, _ in self._member_rows]
        self.nominees = []
        for table, at, _ in self._nominee_rows:
            nominee = NomineeLine(table.place(at[0]), dict(_read(table, at, told).values))
            nominee.rows.add((table.sheet.name, at[0] + 1))
            told += nominee.settle()
            nominee.award = self._award(nominee)
            self.nominees.append(nominee)
        for table, at, number in self._more:
            self.nominees[number].rows.add((table.sheet.name, at[0] + 1))
            told += self.nominees[number].learn(_read(table, at, told).values, table.place(at[0]))
        return [*told, *self.conflicts(), *misplaced(self.decisions, self.awards())]

    def _award(self, nominee: NomineeLine) -> str:
        """One award however it is spelt: its full name takes the place of what was typed."""
        typed = nominee.values.get(named.AWARD)
        if typed is None:
            return ""
        full = self.known_awards.get(fold_key(typed.text))
        if full is None:
            return typed.text
        nominee.values[named.AWARD] = typed._replace(text=full)
        return full

    def unclear(self) -> bool:
        """Whether some nominee may be of any of the unit's dossiers: its award, or its kind, is not known."""
        known = set(self.known_awards.values())
        return any(nominee.award not in known or not nominee.kind for nominee in self.nominees)

    def clear(self) -> None:
        """Forget the rows again."""
        self.members, self.nominees = [], []

    def awards(self) -> list[str]:
        """The awards in the order of the list, each once."""
        return list(dict.fromkeys(nominee.award for nominee in self.nominees))

    def conflicts(self) -> Iterator[Problem]:
        """What all nominees of an award share must be one."""
        shared: dict[tuple[str, Path], Value] = {}
        for nominee in self.nominees:
            for path, value, column in _filled(nominee.values, named.proposal()):
                first = shared.setdefault((nominee.award, path), value)
                if fold_key(first.text) != fold_key(value.text):
                    facts = {"first": first.place.cell, "value": first.text}
                    yield Problem("sheet.conflict", value.place, column.title, facts)

    def raw(self, only: Iterable[str] | None = None) -> RawMapping:
        """The dossier input of the unit; `only` keeps some awards."""
        wanted = self.awards() if only is None else list(only)
        values: list[tuple[Path, RawNode]] = [(("loại",), RawScalar(_DOSSIER, self.place))]
        values += [(path, as_node(value, column)) for path, value, column in _filled(self.general, named.general())]
        if self.members:
            rows = tuple(_member(row) for row in self.members)
            values.append((("hội đồng", "thành viên"), RawList(rows, rows[0].place)))
        decided = dict(of_awards(self.decisions, self.awards()))
        proposals = tuple(
            _proposal([one for one in self.nominees if one.award == award], decided.get(award)) for award in wanted
        )
        if proposals:
            values.append((("đề nghị",), RawList(proposals, proposals[0].place)))
        return mapping(values, self.place)


def _same_name(one: str, other: str) -> bool:
    """Whether two cells name the same, with or without Ông, Bà."""
    if one == other:
        return True
    plain = [same_text(re.sub(r"^(?:Ông|Bà)\s+", "", name)) for name in (one, other)]
    return plain[0] == plain[1]


def _read(table: SheetTable, at: RowAt, told: list[Problem]) -> RecordRow:
    row = table.row(*at)
    told += table.told
    table.told = []
    return row


def as_node(value: Value, column: Column) -> RawNode:
    """The raw value of a field: a text, or a list where each line of the cell is an item."""
    if column.path[-1] in _LISTED:
        return lines(value)
    return value if column.items is None else records(value, column.items)


def _filled(values: Mapping[Path, Value], columns: Sequence[Column]) -> Iterator[tuple[Path, Value, Column]]:
    for column in columns:
        if column.path in values:
            yield column.path, values[column.path], column


def _member(row: RecordRow) -> RawMapping:
    place = next(iter(row.values.values())).place
    filled = _filled(row.values, named.members())
    return mapping([(path, as_node(value, column)) for path, value, column in filled if path != named.UNIT], place)


def _absence(row: RecordRow, told: list[Problem]) -> RecordRow:
    """`Vắng (có phép)` → absent, and why; where a reason is given by itself, the word alone says nothing new."""
    value = row.values.get(named.PRESENT)
    if value is None or (reason := split_absence(value.text)) is None:
        return row
    values = {**row.values, named.PRESENT: value._replace(text="không")}
    if named.WHY_ABSENT not in values:
        facts = {"before": value.text, "after": reason}
        told.append(Problem("sheet.absence", value.place, named.PRESENT[0], facts, severity="warning"))
        values[named.WHY_ABSENT] = value._replace(text=reason)
    return RecordRow(row.number, values)


def _proposal(nominees: Sequence[NomineeLine], decided: SheetDecision | None) -> RawMapping:
    """The nominees of one award; what they share is taken from the first row that says it; what was decided on them."""
    shared: dict[Path, Value] = {}
    for nominee in nominees:
        for path, value, _ in _filled(nominee.values, named.proposal()):
            shared.setdefault(path, value)
    values = [(path, as_node(value, column)) for path, value, column in _filled(shared, named.proposal())]
    if decided is not None:
        own = mapping(
            [(path, as_node(value, column)) for path, value, column in _filled(decided.values, named.decision())],
            decided.place,
        )
        values.append((named.DECIDED, own))
    for kind in named.KINDS:
        items = tuple(nominee.raw() for nominee in nominees if nominee.kind == kind)
        if items:
            values.append(((kind,), RawList(items, items[0].place)))
    return mapping(values, nominees[0].place)
