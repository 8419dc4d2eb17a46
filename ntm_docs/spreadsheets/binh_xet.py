"""A workbook of the year's review → one raw record.

The list needs six columns: STT, họ và tên, chức vụ, đơn vị, danh hiệu đề nghị, ghi chú; others are read where they are.
The facts of the office stand on “Thông tin chung”, “Hội đồng”, “Biểu quyết”; titles of the years before on “Danh hiệu
đã đạt”. A rating (HTXSNV) or an initiative (SK: …) in “ghi chú” is read too, and told.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from ntm_docs.model import BINH_XET, BinhXet, CaNhanXet, TapTheXet, ThanhVien
from ntm_docs.model.binh_xet import BieuQuyet
from ntm_docs.model.field_types.xep_loai import level_of
from ntm_docs.model.ho_so import DanhHieu
from ntm_docs.phrases.keys import fold_key, same_text
from ntm_docs.problems import Place, Problem
from ntm_docs.reading import RawList, RawMapping, RawNode, RawScalar
from ntm_docs.reading.sheets.workbook import Sheet
from ntm_docs.spreadsheets import columns as named
from ntm_docs.spreadsheets.cells import Value, key_of, mapping, records, split_name
from ntm_docs.spreadsheets.cells import lines as listed
from ntm_docs.spreadsheets.columns import Column, Path, leaves
from ntm_docs.spreadsheets.form import read_form
from ntm_docs.spreadsheets.tables import RecordRow, SheetTable, find_table

LIST, VOTES, EARLIER = "Danh sách", "Biểu quyết", "Danh hiệu đã đạt"
PERSON, COLLECTIVE = "cá nhân", "tập thể"
ASKED, UNIT, POST, NOTE, RATING, INITIATIVE = (
    ("danh hiệu đề nghị",), ("đơn vị",), ("chức vụ",), ("ghi chú",), ("xếp loại",), ("sáng kiến",)
)  # fmt: skip
SIX = (named.ORDER, named.NAME, POST, UNIT, ASKED, NOTE)
_LEAST = 3  # names that make a row the header of the list
_WITHIN = 60  # rows in which a form says what it is
_AT_HEAD = 30  # rows in which a table begins
_BETWEEN = re.compile(r"\s*[;\n]\s*")
_TITLES = re.compile(r"[,;+/\n]| (?:và|[-–]) ")
_INITIATIVE = re.compile(r"(?:SK|sáng kiến|đề tài)\s*[:\-–]\s*(?P<text>\S.*)", re.IGNORECASE)
_OTHER_LISTS = frozenset(map(fold_key, (named.DE_NGHI, named.THANH_TICH)))
_OF_GENERAL = (("loại",), ("hội đồng", "thành viên"), ("biểu quyết",), ("cá nhân",), ("tập thể",))


def is_review(sheets: Sequence[Sheet]) -> bool:
    """Whether a workbook is a review: its form says so, or it has a list with titles and none of dossiers."""
    if any(fold_key(sheet.name) in _OTHER_LISTS for sheet in sheets):
        return False
    return any(_says_so(sheet) or _has_titles(sheet) for sheet in sheets)


def _says_so(sheet: Sheet) -> bool:
    head = sheet.rows[:_WITHIN]
    return any(
        fold_key(row[at]) == "loai" and fold_key(BINH_XET) in map(fold_key, row[at + 1 :])
        for row in head
        for at in range(min(len(row), 2))
    )


def _has_titles(sheet: Sheet) -> bool:
    names = {fold_key(text) for row in sheet.rows[:_AT_HEAD] for text in row if text}
    return fold_key(ASKED[0]) in names and bool(names & {"hovaten", "hoten", "donvi", "chucvu"})


@cache
def general() -> tuple[Column, ...]:
    """“Thông tin chung”: everything of a review but its lists."""
    kept = tuple(column for column in leaves(BinhXet) if column.path not in _OF_GENERAL)
    return (Column(("loại",), choices=(BINH_XET,), required=True), *kept)


@cache
def rows() -> tuple[Column, ...]:
    """“Danh sách”: the six columns first, then what may stand beside them."""
    own = [Column(named.ORDER), Column(named.NAME), Column(POST), Column(UNIT), Column(ASKED), Column(NOTE)]
    found = {column.path: column for column in (*own, Column(named.KIND, choices=(COLLECTIVE, PERSON)))}
    elsewhere = {("họ và tên",), ("danh hiệu thi đua",)}
    for column in (*leaves(CaNhanXet), *leaves(TapTheXet)):
        if column.path not in elsewhere:
            found.setdefault(column.path, column)
    return tuple(found.values())


@cache
def members() -> tuple[Column, ...]:
    """“Hội đồng”: a line for each member."""
    return tuple(leaves(ThanhVien))


@cache
def votes() -> tuple[Column, ...]:
    """“Biểu quyết”: a line for each title."""
    return tuple(leaves(BieuQuyet))


@cache
def earlier() -> tuple[Column, ...]:
    """“Danh hiệu đã đạt”: a line for each title of the years before."""
    return (Column(named.NAME), Column(UNIT), *leaves(DanhHieu))


@dataclass(slots=True)
class _Earlier:
    """The titles of one name, and whether the list has it."""

    name: Value
    lines: list[RawMapping] = field(default_factory=list)
    used: bool = False


@dataclass(slots=True)
class ReviewSheets:
    """A review as its sheets hold it: the raw record, what was wrong or passed over."""

    file: str
    kinds: Mapping[str, str]  # folded names of awards → the kind that alone gets them
    told: list[Problem] = field(default_factory=list)
    noted: list[Value] = field(default_factory=list)

    def read(self, sheets: Sequence[Sheet]) -> RawMapping:
        """The record; a sheet that is not there is told."""
        by_name = {fold_key(sheet.name): sheet for sheet in sheets}
        form = by_name.get(fold_key(named.CHUNG)) or next((one for one in sheets if _says_so(one)), None)
        entries: dict[str, RawNode] = {}
        if form is None:
            self.lacks(named.CHUNG)
        else:
            entries |= self.general(form)
        council, ballots = by_name.get(fold_key(named.HOI_DONG)), by_name.get(fold_key(VOTES))
        if council is None:
            self.lacks(named.HOI_DONG)
        else:
            self.council(entries, council)
        if ballots is None:
            self.lacks(VOTES)
        else:
            entries["biểu quyết"] = self.records(ballots, votes())
        entries |= self.lists([one for one in sheets if one not in (form, council, ballots)])
        self.tell_notes()
        place = Place(self.file, 1, 1, form.name if form is not None else named.CHUNG)
        return RawMapping(tuple((key_of((name, _place_of(raw), False)), raw) for name, raw in entries.items()), place)

    def lacks(self, sheet: str) -> None:
        """A sheet that a review cannot do without."""
        self.told.append(Problem("review.sheet_missing", Place(self.file), facts={"sheet": sheet}))

    def general(self, sheet: Sheet) -> dict[str, RawNode]:
        """The form: what stands right of its labels."""
        made, table = read_form(self.file, sheet, general())
        self.told += table.told
        known = {column.path: column for column in general()}
        values = [(path, _as_typed(value, known[path])) for path, value in (made[0] if made else {}).items()]
        return {key: node for key, _, node in mapping(values, Place(self.file, 1, 1, sheet.name))}

    def council(self, entries: dict[str, RawNode], sheet: Sheet) -> None:
        """The members, inside the group of the council."""
        found = self.records(sheet, members())
        own = entries.get("hội đồng")
        above = own.entries if isinstance(own, RawMapping) else ()
        key = key_of(("thành viên", found.place, False))
        entries["hội đồng"] = RawMapping((*above, (key, found)), found.place)

    def records(self, sheet: Sheet, columns: Sequence[Column]) -> RawList:
        """A record for each line of a table."""
        table = find_table(self.file, sheet, columns)
        found = [mapping([*_values(row, table)], table.place(row.number)) for row in _rows(table)]
        self.told += table.told
        return RawList(tuple(found), table.place(table.header or 0))

    def lists(self, sheets: Sequence[Sheet]) -> dict[str, RawNode]:
        """Persons and collectives of every list, with their earlier titles."""
        history = [sheet for sheet in sheets if fold_key(sheet.name) == fold_key(EARLIER)]
        by_name = self.earlier(history)
        tables = [find_table(self.file, sheet, rows(), _LEAST) for sheet in sheets if sheet not in history]
        tables = [table for table in tables if ASKED in table.paths.values()]
        if not tables:
            self.lacks(LIST)
            return {}
        made: dict[str, list[RawNode]] = {PERSON: [], COLLECTIVE: []}
        found = [(table, row) for table in tables for row in _rows(table)]
        units = {same_text(row.values[UNIT].text) for _, row in found if UNIT in row.values}
        for table, row in found:
            kind = self.kind_of(row, units)
            if kind:
                made[kind].append(self.nominee(table, row, kind, by_name))
        for table in tables:
            self.told += table.told
        for one in by_name.values():
            if not one.used:
                self.told.append(Problem("review.history", one.name.place, facts={"name": one.name.text}))
        place = tables[0].place(tables[0].header or 0)
        return {kind: RawList(tuple(items), place) for kind, items in made.items() if items}

    def earlier(self, sheets: Sequence[Sheet]) -> "dict[str, _Earlier]":
        """Titles of the years before, by the name of who has them."""
        found: dict[str, _Earlier] = {}
        for sheet in sheets:
            table = find_table(self.file, sheet, earlier())
            for row in _rows(table):
                name = row.values.get(named.NAME)
                if name is None:
                    continue
                values = [one for one in _values(row, table) if one[0] not in (named.NAME, UNIT)]
                found.setdefault(_own_name(name), _Earlier(name)).lines.append(mapping(values, table.place(row.number)))
            self.told += table.told
        return found

    def kind_of(self, row: RecordRow, units: set[str]) -> str:
        """Person or collective: as the row or a row above says, else as its titles do, else as its name and post do."""
        given = row.values.get(named.KIND)
        if given is not None and fold_key(given.text) in map(fold_key, (PERSON, COLLECTIVE)):
            return PERSON if fold_key(given.text) == fold_key(PERSON) else COLLECTIVE
        name, asked = row.values.get(named.NAME), row.values.get(ASKED)
        for part in _TITLES.split(asked.text) if asked is not None else ():
            if kind := self.kinds.get(fold_key(part)):
                return kind
        if name is not None and same_text(name.text) in units:
            return COLLECTIVE
        if POST in row.values or UNIT in row.values or (name is not None and split_name(name)):
            return PERSON
        place = name.place if name is not None else Place(self.file)
        self.told.append(Problem("review.subject", place, facts={"name": name.text if name is not None else ""}))
        return ""

    def nominee(self, table: SheetTable, row: RecordRow, kind: str, history: "Mapping[str, _Earlier]") -> RawMapping:
        """One row as a record of its kind."""
        values = dict(_values(row, table))
        for path in (named.ORDER, named.KIND):
            values.pop(path, None)
        name = row.values.get(named.NAME)
        if kind == PERSON and name is not None:
            values.pop(named.NAME)
            titled = split_name(name)
            values |= {("họ và tên",): titled[1] if titled else name}
            if titled and ("danh xưng",) not in values:
                values[("danh xưng",)] = key_of((titled[0], name.place, False))
        if kind == COLLECTIVE and UNIT in values:
            unit = values.pop(UNIT)
            values.setdefault(("địa chỉ",), unit)
        read = self.from_note(row)
        if read:
            values.pop(NOTE)
        values |= read
        if name is not None and (known := history.get(_own_name(name))) is not None:
            known.used = True
            values[("danh hiệu thi đua",)] = RawList(tuple(known.lines), known.lines[0].place)
        return mapping(list(values.items()), table.place(row.number))

    def from_note(self, row: RecordRow) -> dict[Path, RawNode]:
        """A rating and an initiative in the remark, where they have no column of their own, and the rest of it."""
        note, rest = row.values.get(NOTE), []
        found: dict[Path, RawNode] = {}
        for part in _BETWEEN.split(note.text) if note is not None else ():
            assert note is not None
            level, initiative = level_of(part), _INITIATIVE.match(part)
            if level and RATING not in row.values:
                found[RATING] = key_of((level, note.place, False))
            elif initiative and INITIATIVE not in row.values:
                found[INITIATIVE] = key_of((initiative["text"], note.place, False))
            elif part.strip():
                rest.append(part.strip())
        if found and note is not None:
            self.noted.append(note)
            found |= {NOTE: key_of(("; ".join(rest), note.place, False))} if rest else {}
        return found

    def tell_notes(self) -> None:
        """That remarks were read, once."""
        if self.noted:
            facts = {"count": len(self.noted), "text": self.noted[0].text[:60]}
            place = self.noted[0].place
            self.told.append(Problem("review.notes_read", place, facts=facts, severity="warning"))


def _rows(table: SheetTable) -> Iterator[RecordRow]:
    for number, kind, texts in table.filled_rows():
        row = table.row(number, kind, texts=texts)
        if any(path not in (named.ORDER, named.KIND) for path in row.values):
            yield row


def _values(row: RecordRow, table: SheetTable) -> Iterator[tuple[Path, RawNode]]:
    for path, value in row.values.items():
        yield path, _as_typed(value, table.columns[path])


def _as_typed(value: Value, column: Column) -> RawNode:
    """A cell as its field takes it: lines of records, lines of texts, or the text."""
    if column.items is not None:
        return records(value, column.items)
    return listed(value) if column.long and column.path != ASKED else value


def _own_name(name: Value) -> str:
    titled = split_name(name)
    return same_text((titled[1] if titled else name).text)


def _place_of(raw: RawNode) -> Place:
    return raw.place


__all__ = [
    "EARLIER",
    "LIST",
    "SIX",
    "VOTES",
    "RawScalar",
    "ReviewSheets",
    "earlier",
    "general",
    "is_review",
    "members",
    "rows",
    "votes",
]
