"""Facts stated once, put where a text refers to them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel

from ntm_docs.context.targets import UnknownFigureError, figure
from ntm_docs.layout import load_layout
from ntm_docs.model import (
    HOLE,
    BangBieu,
    BodyLine,
    Bound,
    HoleTouchedError,
    NhiemVu,
    PhuLuc,
    RecordPlaces,
    VanBan,
    did_you_mean,
    known,
)
from ntm_docs.outline import read_marks
from ntm_docs.phrases.dates import long_date, short_date
from ntm_docs.phrases.keys import closest, fold_key
from ntm_docs.phrases.numbers import grouped
from ntm_docs.problems import Place, Problem

_REFERENCE = re.compile(r"(?P<literal>\\\[\[)|\[\[(?P<name>[^\[\]]{1,120})\]\]|(?P<open>\[\[)")
_TABLE = re.compile(r"\[\[\s*(?:bảng|bang)\s*:\s*(?P<name>[^\[\]]{1,120}?)\s*\]\]", re.IGNORECASE)
_TABLES = "bang"
_MAX_DEPTH = 10
_UNKNOWN = "…"  # stands for a fact whose own field failed
_AGENCY_FACTS = {"ten": "cơ quan", "dia_danh": "địa danh", "tinh": "tỉnh"}
_MAX_LENGTH = 100_000
_MAX_GUESSES = 50
Loc = tuple[str | int, ...]
_Record = TypeVar("_Record", bound=BaseModel)


@dataclass(slots=True)
class NamedTexts:
    """What the text may refer to, by folded name; `asked` collects the names that were used."""

    texts: dict[str, str]
    names: list[str]
    van_ban: VanBan
    asked: set[str] = field(default_factory=set)
    done: dict[str, str] = field(default_factory=dict)
    unknown: int = 0

    def expand(self, text: str) -> tuple[str, list[tuple[str, dict[str, object]]]]:
        """The text with its references replaced, and what could not be (message code, facts)."""
        faults: list[tuple[str, dict[str, object]]] = []
        return self._expand(text, (), faults), faults

    def _expand(self, text: str, inside: tuple[str, ...], faults: list[tuple[str, dict[str, object]]]) -> str:
        length = len(text)

        def one(found: re.Match[str]) -> str:
            nonlocal length
            if found["literal"]:
                return "[["
            if found["open"]:
                faults.append(("reference.open", {}))
                return found[0]
            if length > _MAX_LENGTH:
                return ""
            made = self._one(found["name"].strip(), inside, faults)
            length += len(made)
            return made

        made = _REFERENCE.sub(one, text) if "[[" in text else text
        if length > _MAX_LENGTH:
            faults.append(("text.long", {"length": length, "limit": _MAX_LENGTH}))
            return ""
        return made

    def _one(self, name: str, inside: tuple[str, ...], faults: list[tuple[str, dict[str, object]]]) -> str:
        key = fold_key(name)
        if key in inside or len(inside) > _MAX_DEPTH:
            faults.append(("reference.circle", {"name": name}))
            return name
        if ":" in name and fold_key(name.partition(":")[0]) == _TABLES:
            faults.append(("table.inside", {"name": name}))
            return name
        if key in self.texts:
            self.asked.add(key)
            if key not in self.done:  # what is wrong inside a fact is told where it is first used
                self.done[key] = self._expand(self.texts[key], (*inside, key), faults)
            return self.done[key]
        try:
            return self._figure(name, faults)
        except HoleTouchedError:  # what it asks for has a problem of its own, told there
            return _UNKNOWN

    def _figure(self, name: str, faults: list[tuple[str, dict[str, object]]]) -> str:
        """A figure of the targets; anything else is not known."""
        if self.van_ban.dung_chung is HOLE:
            return _UNKNOWN
        table = self.van_ban.chi_tieu
        near = None
        if ":" in name and table is not None:
            try:
                return figure(table, name)
            except UnknownFigureError as error:
                near = error.near
        self.unknown += 1
        if near is None and self.unknown <= _MAX_GUESSES:
            near = closest(name, self.names)
        rows = [f"{row.ten}: …" for row in table.dong] if table is not None else []
        known_names = ", ".join([*self.names, *rows])
        faults.append(("reference.unknown", {"name": name, "guess": did_you_mean(near), "known": known_names}))
        return name


def notation_of(van_ban: VanBan) -> str:
    """The notation after the number: `KH-UBND`, `UBND-KGVX` (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 3)."""
    if van_ban.ky_hieu:
        return van_ban.ky_hieu
    agency = van_ban.co_quan
    kind = load_layout().abbreviations.get(van_ban.loai.capitalize())
    parts = (kind, agency.ky_hieu) if kind else (agency.ky_hieu, agency.don_vi_soan_thao)
    return "-".join(part for part in parts if part)


def number_of(van_ban: VanBan) -> str:
    """The number as printed, below ten with its 0 (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 3)."""
    number = van_ban.so or ""
    return number.zfill(2) if number.isdigit() else number


def facts_of(van_ban: VanBan) -> NamedTexts:
    """The clerk's own facts, then those that the heading already states."""
    texts, names = {}, []
    for fact in _known(van_ban.dung_chung) or ():
        texts[fold_key(fact.ten)] = fact.noi_dung
        names.append(fact.ten)
    for name, value in _given(van_ban):
        if value and fold_key(name) not in texts:
            texts[fold_key(name)] = value
            names.append(name)
    return NamedTexts(texts, names, van_ban)


def _known(value: Any) -> Any:
    """A value, or None where it failed."""
    return None if value is HOLE else value


def _shown(value: Any) -> Any:
    """A value, or a stand-in where it failed: its problem is told at the field, not at each reference."""
    return _UNKNOWN if value is HOLE else value


def _given(van_ban: VanBan) -> Iterator[tuple[str, str | None]]:
    agency, number, day = van_ban.co_quan, van_ban.so, van_ban.ngay
    for name in ("ten", "dia_danh", "tinh"):
        yield _AGENCY_FACTS[name], _UNKNOWN if agency is HOLE else _shown(getattr(agency, name))
    if number is HOLE or agency is HOLE:
        yield "số ký hiệu", _UNKNOWN
    elif number is not None:
        yield "số ký hiệu", _notation_or_unknown(van_ban)
    if day is HOLE:
        yield from (("ngày", _UNKNOWN), ("ngày đầy đủ", _UNKNOWN))
    elif day is not None and day.day:
        yield "ngày", short_date(day.day)
        yield "ngày đầy đủ", long_date(day.day).removeprefix("ngày ")
    yield "giai đoạn", _shown(van_ban.giai_doan)
    budgets = [task.kinh_phi for _, task in known(van_ban.nhiem_vu)]
    sums = [amount for amount in budgets if amount is not None and amount is not HOLE]
    if sums:
        yield "tổng kinh phí", f"{grouped(sum(sums))} đồng"


def _notation_or_unknown(van_ban: VanBan) -> str:
    try:
        return f"{number_of(van_ban)}/{notation_of(van_ban)}"
    except HoleTouchedError:
        return _UNKNOWN


def resolve(bound: Bound[VanBan]) -> tuple[VanBan, list[Problem]]:
    """The document with every reference replaced; what could not be, placed at its line."""
    record = bound.record
    resolver = _Resolver(facts_of(record), bound.places)
    single = ("trich_yeu", "tham_quyen", "kem_theo", "luu", "ten_bang_nhiem_vu")
    listed = ("kinh_gui", "can_cu", "noi_nhan", "chua_ro")
    changed: dict[str, Any] = {name: resolver.text(getattr(record, name), (name,)) for name in single}
    changed |= {name: resolver.texts(getattr(record, name), (name,)) for name in listed}
    if record.co_quan is not HOLE:
        changed["co_quan"] = resolver.record(record.co_quan, ("ten", "chu_quan", "dia_danh", "tinh"), ("co_quan",))
    if record.nhiem_vu is not HOLE:
        changed["nhiem_vu"] = tuple(resolver.task(task, index) for index, task in known(record.nhiem_vu))
    if record.bang is not HOLE:
        changed["bang"] = tuple(resolver.table(table, index) for index, table in known(record.bang))
    changed["noi_dung"] = resolver.body(record.noi_dung, ("noi_dung",))
    if record.phu_luc is not HOLE:
        changed["phu_luc"] = tuple(resolver.appendix(one, index) for index, one in known(record.phu_luc))
    attached = record.ban_hanh_kem_theo
    if attached is not None and attached is not HOLE:
        at: Loc = ("ban_hanh_kem_theo",)
        update = {name: resolver.text(getattr(attached, name), (*at, name)) for name in ("trich_yeu", "kem_theo")}
        update["can_cu"] = resolver.texts(attached.can_cu, (*at, "can_cu"))
        update["noi_dung"] = resolver.body(attached.noi_dung, (*at, "noi_dung"))
        changed["ban_hanh_kem_theo"] = attached.model_copy(update=update)
    return record.model_copy(update=changed), [*resolver.problems, *_unused(resolver.facts, bound.places)]


@dataclass(slots=True)
class _Resolver:
    """Replaces references; what fails stays as typed and is told. Values that failed before stay holes."""

    facts: NamedTexts
    places: RecordPlaces
    problems: list[Problem] = field(default_factory=list)

    def text(self, value: Any, loc: Loc) -> Any:
        if value is None or value is HOLE:
            return value
        made, faults = self.facts.expand(value)
        self.problems += [self.places.problem(code, loc, **told) for code, told in faults]
        return made

    def texts(self, values: Any, loc: Loc) -> Any:
        if values is HOLE:
            return values
        return tuple(self.text(value, (*loc, index)) for index, value in known(values))

    def task(self, task: NhiemVu, index: int) -> NhiemVu:
        names = ("noi_dung", "phan_cong", "phoi_hop", "tien_do", "phuong_phap", "nguon_luc", "san_pham")
        return self.record(task, names, ("nhiem_vu", index))

    def record(self, record: _Record, names: Sequence[str], loc: Loc) -> _Record:
        """A record with the references of its texts replaced."""
        return record.model_copy(update={name: self.text(getattr(record, name), (*loc, name)) for name in names})

    def table(self, table: BangBieu, index: int) -> BangBieu:
        """A table with the references of its texts replaced."""
        loc: Loc = ("bang", index)
        made = self.record(table, ("tieu_de", "don_vi_tinh"), loc)
        if table.hang is HOLE or not any("[[" in cell for row in table.hang for cell in row.o):
            return made
        rows = []
        for at, row in enumerate(table.hang):
            cells = tuple(self.text(cell, (*loc, "hang", at)) if "[[" in cell else cell for cell in row.o)
            rows.append(row._replace(o=cells))
        return made.model_copy(update={"hang": tuple(rows)})

    def appendix(self, appendix: PhuLuc, index: int) -> PhuLuc:
        """An appendix with the references of its title and its text replaced."""
        loc: Loc = ("phu_luc", index)
        body = self.body(appendix.noi_dung, (*loc, "noi_dung"))
        return self.record(appendix, ("ten", "kem_theo"), loc).model_copy(update={"noi_dung": body})

    def body(self, lines: Any, loc: Loc) -> Any:
        """The lines with their references replaced, the marks taken out of their texts; a table's line by its name."""
        if lines is HOLE:
            return lines
        made = []
        for line in lines:
            table = _TABLE.fullmatch(line.text)
            if table:
                made.append(self.table_line(line, table["name"], loc))
                continue
            expanded, faults = self.facts.expand(line.text)
            where, name = self.places.line(loc, line.offset), self.places.name(loc)
            self.problems += [Problem(code, where, name, told) for code, told in faults]
            made.append(BodyLine(line.offset, *read_marks(expanded)))
        return tuple(made)

    def table_line(self, line: BodyLine, name: str, loc: Loc) -> BodyLine:
        """A line that a table stands for, under the table's own name; it is told where there is none."""
        tables = self.facts.van_ban.bang
        names = [table.ten for _, table in known(tables) if table.ten is not HOLE]
        found = next((one for one in names if fold_key(one) == fold_key(name)), None)
        if found is None and tables is not HOLE and len(names) == len(tables):
            told = {"name": name, "guess": did_you_mean(closest(name, names)), "known": ", ".join(names) or "…"}
            self.problems.append(
                Problem("table.unknown", self.places.line(loc, line.offset), self.places.name(loc), told)
            )
        return BodyLine(line.offset, line.text, table=found or name)


def _unused(facts: NamedTexts, places: RecordPlaces) -> Iterator[Problem]:
    """A fact that no text uses was stated for nothing, or its reference is misspelt elsewhere."""
    for fact in _known(facts.van_ban.dung_chung) or ():
        if fold_key(fact.ten) not in facts.asked:
            place = Place(places.file, fact.dong, 1)
            yield Problem("reference.unused", place, "dùng chung", {"name": fact.ten}, severity="warning")
