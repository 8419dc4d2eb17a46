"""What the officer wrote, by dossier and case.

Read before the workbook is made again. Nothing of it is lost: what cannot be told whose it is refuses the whole run.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ntm_docs.phrases.keys import fold_key, same_text
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading.sheets.workbook import Sheet, read_workbook
from ntm_docs.receiving.columns import (
    CASES,
    COUNCIL,
    DOSSIERS,
    GONE,
    KEY,
    LATER,
    OF_CASES,
    OF_DOSSIERS,
    OFFICERS,
    OFFICES,
    OURS,
)
from ntm_docs.receiving.council import read_council
from ntm_docs.receiving.offices import Line, read_offices
from ntm_docs.receiving.records import Case, person_key, unit_key

Texts = Mapping[str, str]
_TITLES = {DOSSIERS: OF_DOSSIERS, CASES: OF_CASES, GONE: OF_CASES}
_LOCKS = ("~${name}", ".~lock.{name}#")


@dataclass(slots=True)
class Kept:
    """The officer's texts by key and title; whole rows of cases; titles of columns that the officer added.

    `sha256` is that of the workbook they were read from; empty where there was none.
    """

    dossiers: dict[str, Texts] = field(default_factory=dict)
    cases: dict[str, Texts] = field(default_factory=dict)
    rows: dict[str, Texts] = field(default_factory=dict)
    added: dict[str, tuple[str, ...]] = field(default_factory=dict)
    offices: dict[Line, str] = field(default_factory=dict)
    council: list[dict[str, str]] = field(default_factory=list)
    sha256: str = ""

    def of_case(self, case: Case) -> Texts:
        """What the officer wrote of a case."""
        return self.cases.get(case.key, {})

    @property
    def titles(self) -> tuple[str, ...]:
        """Titles of the columns that the officer added to the table of cases."""
        return tuple(dict.fromkeys((*self.added.get(CASES, ()), *self.added.get(GONE, ()))))


def check_closed(path: Path) -> None:
    """Refuse a workbook that an office program has open.

    Raises:
        ProblemsError: it has.
    """
    for pattern in _LOCKS:
        lock = path.with_name(pattern.format(name=path.name))
        if lock.exists():
            raise ProblemsError([Problem("receive.open", Place(str(path)), facts={"lock": lock.name})])


def read_kept(path: Path) -> Kept:
    """What an earlier reception and its officer left in a workbook; nothing where there is none.

    Raises:
        ProblemsError: it is none of ours, is open, or holds something whose place is not known.
        MachineError: it cannot be read.
    """
    if not path.exists():
        return Kept()
    check_closed(path)
    read, digest = read_workbook(path)
    sheets = {sheet.name: sheet for sheet in read}
    for name in (DOSSIERS, CASES):
        if name not in sheets:
            raise ProblemsError([Problem("receive.not_ours", Place(str(path)), facts={"sheet": name})])
    problems = [
        Problem("receive.other_sheet", Place(path.name), facts={"sheet": name})
        for name, sheet in sheets.items()
        if name not in OURS and any(any(row) for row in sheet.rows)
    ]
    kept = Kept(sha256=digest)
    for name in (GONE, DOSSIERS, CASES):  # what stands in the table now comes last, and holds
        if name in sheets:
            problems += _take(path, sheets[name], kept)
    if OFFICES in sheets:
        kept.offices, _places, more = read_offices(path, sheets[OFFICES])
        problems += more
    if COUNCIL in sheets:
        kept.council, more = read_council(path, sheets[COUNCIL])
        problems += more
    if problems:
        raise ProblemsError(problems)
    return kept


def _take(path: Path, sheet: Sheet, kept: Kept) -> Iterator[Problem]:
    """The rows of one sheet."""
    own = _TITLES[sheet.name]
    rows = [[str(text) for text in row] for row in sheet.rows]
    head = next((at for at, row in enumerate(rows) if {KEY, "stt"} <= {text.strip().casefold() for text in row}), None)
    if head is None:
        yield Problem("receive.no_title", Place(path.name, 1, 1, sheet.name), facts={"sheet": sheet.name, "title": KEY})
        return
    if any(any(text.strip() for text in row) for row in rows[:head]):
        yield Problem("receive.above", Place(path.name, 1, 1, sheet.name), facts={"sheet": sheet.name})
    titles = {at: _title(text, own, at) for at, text in enumerate(rows[head])}
    width = max((len(row) for row in rows), default=0)
    titles |= {at: f"(cột {at + 1})" for at in range(width) if not titles.get(at)}
    for title in (*OFFICERS[sheet.name], "tên" if sheet.name != DOSSIERS else "hình thức"):
        if title not in titles.values() and title not in LATER:
            facts = {"sheet": sheet.name, "title": title}
            yield Problem("receive.no_title", Place(path.name, head + 1, 1, sheet.name), facts=facts)
    filled = [at for at in titles if any(at < len(row) and row[at].strip() for row in rows[head + 1 :])]
    added = [titles[at] for at in sorted(titles) if titles[at] not in own and (at in filled or _named(titles[at]))]
    kept.added[sheet.name] = tuple(dict.fromkeys(added))
    for line, at in sorted(sheet.unread):
        if line > head and titles.get(at) in (*OFFICERS[sheet.name], *added):
            yield Problem("receive.formula", Place(path.name, line + 1, at + 1, sheet.name))
    reader = _Rows(path, sheet.name, titles, (*OFFICERS[sheet.name], *added))
    for number, row in enumerate(rows[head + 1 :], start=head + 2):
        yield from reader.take({titles[at]: text.strip() for at, text in enumerate(row) if text.strip()}, number, kept)


def _named(title: str) -> bool:
    return not title.startswith("(cột ")


def _title(text: str, own: Sequence[str], at: int) -> str:
    """A title as ours is written, or as the officer wrote it."""
    plain = " ".join(text.split())
    return next((one for one in own if fold_key(one) == fold_key(plain)), plain) if plain else f"(cột {at + 1})"


class _Rows:
    """Takes the rows of one sheet, each by its key."""

    def __init__(self, path: Path, sheet: str, titles: Mapping[int, str], officers: Sequence[str]) -> None:
        self.path, self.sheet, self.officers = path, sheet, officers
        self.key_column = next(at for at, title in titles.items() if title == KEY) + 1
        self.seen: dict[str, Texts] = {}

    def take(self, texts: Texts, number: int, kept: Kept) -> Iterator[Problem]:
        """Keep a row; what is wrong with it."""
        own = {title: texts[title] for title in self.officers if title in texts}
        if not texts:
            return
        place = Place(self.path.name, number, self.key_column, self.sheet)
        key = texts.get(KEY, "") or self._by_name(texts)
        if not key:
            if own:
                yield Problem("receive.no_key", place)
            return
        before = self.seen.setdefault(key, own)
        if before != own and own:
            if before:
                yield Problem("receive.key_twice", place, facts={"key": key})
                return
            self.seen[key] = own
        own = dict(self.seen[key])
        if self.sheet == DOSSIERS:
            kept.dossiers[key] = own
        else:
            kept.cases[key] = own if own or self.sheet == GONE else kept.cases.get(key, own)
            kept.rows[key] = dict(texts) | {KEY: key}

    def _by_name(self, texts: Texts) -> str:
        """The key of a row that lost it: from unit, award and name, where they are there."""
        if self.sheet == DOSSIERS or not all(texts.get(title) for title in ("đơn vị trình", "hình thức", "tên")):
            return ""
        return Case(texts["đơn vị trình"], texts["hình thức"], "", texts["tên"]).key


def nearest_case(row: Texts, cases: Sequence[Case]) -> str:
    """The case that a vanished row may be now: of the same name in the unit, or of the same unit and letters."""
    name, unit = row.get("tên", ""), row.get("đơn vị trình", "")
    for case in cases:
        same = person_key(case.name) == person_key(name)
        if (same and unit_key(case.unit) == unit_key(unit)) or (
            fold_key(person_key(case.name)) == fold_key(person_key(name))
            and same_text(case.award) == same_text(row.get("hình thức", ""))
        ):
            return f"{case.name} ({case.unit}, {case.award})"
    return ""
