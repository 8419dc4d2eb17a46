"""The workbook of reception, read back with the officer's words.

Every row with its place; what cannot be told refuses the run, all of it at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from ntm_docs.phrases.dates import typed_day
from ntm_docs.phrases.keys import fold_key, same_text
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading.sheets.workbook import Sheet, read_workbook
from ntm_docs.receiving import columns as named
from ntm_docs.receiving.criteria import SUBJECTS
from ntm_docs.receiving.kept import check_closed
from ntm_docs.receiving.offices import Line, plain, read_offices
from ntm_docs.receiving.records import unit_key

ELIGIBLE, REFUSED, TO_MEND = named.VERDICTS
_REPORT = "Báo cáo thành tích"
_LOOKED = {
    named.DOSSIERS: named.OF_DOSSIERS,
    named.CASES: named.OF_CASES,
    named.FAULTS: named.OF_FAULTS,
    named.COUNCIL: named.OF_COUNCIL,
}


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its texts by title, and where each stands."""

    texts: Mapping[str, str]
    columns: Mapping[str, int]
    file: str
    sheet: str
    number: int

    def __getitem__(self, title: str) -> str:
        return self.texts.get(title, "")

    def lines(self, title: str) -> tuple[str, ...]:
        """The lines of a cell."""
        return tuple(line.strip() for line in self[title].split("\n") if line.strip())

    def place(self, title: str) -> Place:
        """Where a cell stands."""
        return Place(self.file, self.number, self.columns.get(title, 1), self.sheet)


@dataclass(frozen=True)
class AppraisedDossier:
    """A dossier as received, with its faults as sentences (file, what is wrong)."""

    row: SheetRow
    faults: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """Which dossier it is."""
        return self.row[named.KEY]

    @property
    def award(self) -> str:
        """The award as the workbook names it; empty where it is not known."""
        return self.row["hình thức"]

    @property
    def unit(self) -> str:
        """Who handed it in: as the officer says, else as its papers do."""
        return self.row[named.RIGHT_NAME] or self.row["đơn vị trình"]

    @property
    def named(self) -> bool:
        """Whether the unit's name is that of papers or of the officer, not of a folder."""
        return bool(self.row[named.RIGHT_NAME] or self.award)

    @property
    def lacking(self) -> tuple[str, ...]:
        """Papers that law asks for and that are not there."""
        return self.row.lines("giấy tờ thiếu")

    @property
    def received(self) -> date | None:
        """The day on which it came."""
        written = typed_day(self.row[named.RECEIVED])
        return written.whole if written else None


@dataclass(frozen=True)
class AppraisedCase:
    """One nominee for one award, with the dossier that it came in."""

    row: SheetRow
    dossier: AppraisedDossier

    @property
    def key(self) -> str:
        """Who it is."""
        return self.row[named.KEY]

    @property
    def name(self) -> str:
        """As the dossier writes it."""
        return self.row["tên"]

    @property
    def kind(self) -> str:
        """`tập thể`, `cá nhân`, `hộ gia đình`, `chưa rõ`."""
        return self.row["đối tượng"]

    @property
    def award(self) -> str:
        """As the workbook names it."""
        return self.row["hình thức"]

    @property
    def verdict(self) -> str:
        """What the officer found; empty while it is not said."""
        return next((one for one in named.VERDICTS if fold_key(one) == fold_key(self.row[named.VERDICT])), "")

    @property
    def reason(self) -> str:
        """Why, in the officer's words."""
        return " ".join(self.row[named.REASON].split())

    @cached_property
    def lacking(self) -> tuple[str, ...]:
        """Papers of its dossier that are missing, and its own report."""
        found = [one for one in self.dossier.lacking if not one.startswith(_REPORT)]
        reports = next((one for one in self.dossier.lacking if one.startswith(_REPORT)), "")
        if reports and not self.row["báo cáo"] and self.name:
            found.append(_REPORT)
        return tuple(found)


@dataclass(frozen=True)
class AppraisedReception:
    """All that came, in the order of the workbook; what officers said of themselves, with its places.

    `members` are those of the province's council.
    """

    path: Path
    sha256: str
    dossiers: tuple[AppraisedDossier, ...]
    cases: tuple[AppraisedCase, ...]
    said: Mapping[Line, str]
    places: Mapping[Line, Place]
    members: tuple[SheetRow, ...] = ()

    def of_unit(self, unit: str) -> tuple[AppraisedDossier, ...]:
        """The dossiers of a unit."""
        return tuple(one for one in self.dossiers if unit_key(one.unit) == unit_key(unit))

    @property
    def units(self) -> tuple[str, ...]:
        """Who handed something in, each once."""
        return tuple({unit_key(one.unit): one.unit for one in self.dossiers}.values())


def is_reception(path: Path) -> bool:
    """Whether a workbook is one of reception, by its sheets."""
    if path.suffix.lower() != ".xlsx" or not path.is_file():
        return False
    try:
        sheets, _digest = read_workbook(path)
    except ProblemsError:
        return False
    return {named.DOSSIERS, named.CASES} <= {sheet.name for sheet in sheets}


def read_reception(path: Path) -> AppraisedReception:
    """The workbook as it stands.

    Raises:
        ProblemsError: it is none of ours, is open, or holds what cannot be understood; all of it at once.
        MachineError: it cannot be read.
    """
    if path.exists():
        check_closed(path)
    read, digest = read_workbook(path)
    sheets = {sheet.name: sheet for sheet in read}
    missing = [name for name in (named.DOSSIERS, named.CASES) if name not in sheets]
    if missing:
        raise ProblemsError([Problem("issue.not_ours", Place(str(path)), facts={"sheet": missing[0]})])
    problems: list[Problem] = []
    rows = {name: list(_rows(path, sheets[name], problems)) for name in _LOOKED if name in sheets}
    said, places, more = ({}, {}, []) if named.OFFICES not in sheets else read_offices(path, sheets[named.OFFICES])
    problems += more
    dossiers = _dossiers(rows[named.DOSSIERS], rows.get(named.FAULTS, []))
    cases = list(_cases(rows[named.CASES], dossiers, problems))
    problems += _doubtful(cases)
    if problems:
        raise ProblemsError(problems)
    members = tuple(rows.get(named.COUNCIL, ()))
    return AppraisedReception(path, digest, tuple(dossiers), tuple(cases), said, places, members)


def _rows(path: Path, sheet: Sheet, problems: list[Problem]) -> Iterator[SheetRow]:
    """The rows below the titles, by title."""
    texts = [[plain(str(text)) for text in row] for row in sheet.rows]
    head = next((at for at, row in enumerate(texts) if "stt" in {text.strip().casefold() for text in row}), None)
    if head is None:
        place = Place(path.name, 1, 1, sheet.name)
        problems.append(Problem("receive.no_title", place, facts={"sheet": sheet.name, "title": "STT"}))
        return
    own = {fold_key(title): title for title in _LOOKED[sheet.name]}
    columns = {own[fold_key(text)]: at for at, text in enumerate(texts[head]) if fold_key(text) in own}
    for title in _LOOKED[sheet.name]:
        if title not in columns and title not in (*named.LATER, named.NOTE):
            place = Place(path.name, head + 1, 1, sheet.name)
            problems.append(Problem("receive.no_title", place, facts={"sheet": sheet.name, "title": title}))
    titles = {at: title for title, at in columns.items()}
    for line, at in sorted(sheet.unread):
        if line > head and at in titles:
            problems.append(Problem("receive.formula", Place(path.name, line + 1, at + 1, sheet.name)))
    places = {title: at + 1 for title, at in columns.items()}
    for number, row in enumerate(texts[head + 1 :], start=head + 2):
        found = {titles[at]: text.strip() for at, text in enumerate(row) if at in titles and text.strip()}
        if set(found) - {"STT"}:
            yield SheetRow(found, places, path.name, sheet.name, number)


def _dossiers(rows: Sequence[SheetRow], faults: Sequence[SheetRow]) -> list[AppraisedDossier]:
    """Each dossier with what is wrong in it (mức “lỗi”)."""
    told: dict[str, list[tuple[str, str]]] = {}
    for fault in faults:
        if fault["mức"] == "lỗi":
            told.setdefault(fault["hồ sơ"], []).append((fault["nơi"].rpartition("/")[2], fault["nội dung"]))
    return [AppraisedDossier(row, tuple(told.get(row[named.KEY], ()))) for row in rows]


def _cases(
    rows: Sequence[SheetRow], dossiers: Sequence[AppraisedDossier], problems: list[Problem]
) -> Iterator[AppraisedCase]:
    """Each case with its dossier: that of its unit and award."""
    known: dict[tuple[str, str], AppraisedDossier] = {}
    of_units: dict[str, AppraisedDossier] = {}
    for one in dossiers:
        unit = unit_key(one.row["đơn vị trình"])
        known.setdefault((unit, same_text(one.award)), one)
        of_units.setdefault(unit, one)
    seen: dict[str, SheetRow] = {}
    for row in rows:
        unit = unit_key(row["đơn vị trình"])
        found = known.get((unit, same_text(row["hình thức"]))) or of_units.get(unit)
        if found is None:
            facts = {"unit": row["đơn vị trình"], "name": row["tên"]}
            problems.append(Problem("issue.no_dossier", row.place("đơn vị trình"), facts=facts))
            continue
        if row[named.KEY] in seen:
            facts = {"key": row[named.KEY], "other": str(seen[row[named.KEY]].number)}
            problems.append(Problem("issue.key_twice", row.place(named.KEY), facts=facts))
        seen.setdefault(row[named.KEY], row)
        yield AppraisedCase(row, found)


def _doubtful(cases: Sequence[AppraisedCase]) -> Iterator[Problem]:
    """Verdicts that are no verdict, that need a reason and have none, that are of nobody knows what kind."""
    for case in cases:
        typed = case.row[named.VERDICT]
        if typed and not case.verdict:
            facts = {"value": typed, "known": ", ".join(named.VERDICTS)}
            yield Problem("issue.verdict", case.row.place(named.VERDICT), facts=facts)
        elif case.verdict == ELIGIBLE and case.kind not in SUBJECTS:
            facts = {"name": case.name, "known": ", ".join(SUBJECTS)}
            yield Problem("issue.kind", case.row.place("đối tượng"), facts=facts)
        elif (case.verdict == REFUSED and not case.reason) or (
            case.verdict == TO_MEND and not case.reason and not case.lacking
        ):
            yield Problem("issue.no_reason", case.row.place(named.REASON), facts={"name": case.name})
