"""The workbook of reception as tables, appraised cell by cell.

Whoever appraises elsewhere than in Excel sees every sheet row by row; what they write goes into the very cells. Each
of the officer's cells has an id that outlives a further reception: it is made of whose cell it is, not of where it
stands.
"""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from ntm_docs.issuing.desk import OfficerDesk, day_of
from ntm_docs.issuing.kinds import PAPERS
from ntm_docs.issuing.reception import read_reception
from ntm_docs.machine import disk
from ntm_docs.machine.written import note
from ntm_docs.phrases.keys import fold_key, same_text
from ntm_docs.problems import MachineError, Place, Problem, ProblemsError
from ntm_docs.reading.nets import net
from ntm_docs.reading.sheets.workbook import Sheet, read_workbook
from ntm_docs.receiving import columns as named
from ntm_docs.receiving.kept import check_closed
from ntm_docs.receiving.offices import asked_lines, known_line, plain
from ntm_docs.receiving.records import unit_key
from ntm_docs.regulations import read_book
from ntm_docs.spreadsheets.writing.repair import mended_copy
from ntm_docs.system_faults import unwritable
from ntm_docs.word.incoming.package import parse_xml

_TITLES = {
    named.DOSSIERS: named.OF_DOSSIERS,
    named.CASES: named.OF_CASES,
    named.FAULTS: named.OF_FAULTS,
    named.GONE: named.OF_CASES,
}
_LIST, _MOST_LIST = "xl/workbook.xml", 1024 * 1024  # bytes
_SAID = 3  # the column of the sheet of offices that is filled in


@dataclass(frozen=True, slots=True)
class OfficerCell:
    """A cell for the officer: what stands in it, where."""

    id: str
    title: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class AppraisalRow:
    """A row of a sheet by titles; `key` is whose row it is, `home` the dossier that a case came in."""

    number: int
    key: str
    texts: Mapping[str, str]
    cells: tuple[OfficerCell, ...] = ()
    home: str = ""


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """A line that is asked of the offices, and how it is filled in (empty: a line of the officer's own)."""

    group: str
    item: str
    how: str
    cell: OfficerCell


@dataclass(frozen=True, slots=True)
class Appraisal:
    """The workbook as it stands, and what keeps papers from being made of it."""

    path: Path
    sha256: str
    dossiers: tuple[AppraisalRow, ...]
    cases: tuple[AppraisalRow, ...]
    faults: tuple[AppraisalRow, ...]
    gone: tuple[AppraisalRow, ...]
    offices: tuple[OfficeLine, ...]
    problems: tuple[Problem, ...]

    @property
    def cells(self) -> dict[str, OfficerCell]:
        """Every cell that the officer fills in, by its id; a key that stands twice is appraised nowhere."""
        rows = [cell for row in (*self.dossiers, *self.cases) for cell in row.cells]
        found: dict[str, OfficerCell] = {}
        twice = set()
        for cell in (*rows, *(line.cell for line in self.offices)):
            if cell.id in found:
                twice.add(cell.id)
            found[cell.id] = cell
        return {name: cell for name, cell in found.items() if name not in twice}


def has_its_sheets(path: Path) -> bool:
    """Whether a workbook has the sheets of a reception; False where it is none or cannot be read."""
    if path.suffix.lower() != ".xlsx":
        return False
    try:
        with net("book.repair", Place(path.name), path), zipfile.ZipFile(path) as archive:
            info = archive.getinfo(_LIST)
            listed = parse_xml(archive.read(info)) if info.file_size <= _MOST_LIST else None
    except (ProblemsError, MachineError):
        return False
    names = {} if listed is None else {one.get("name") for one in listed.iter("{*}sheet")}
    return {named.DOSSIERS, named.CASES} <= set(names)


def read_appraisal(path: Path) -> Appraisal:
    """The workbook of a reception, whatever the officer has written in it.

    Raises:
        ProblemsError: it is none of ours, or cannot be read.
        MachineError: it cannot be read.
    """
    read, digest = read_workbook(path)
    sheets = {sheet.name: sheet for sheet in read}
    missing = [name for name in (named.DOSSIERS, named.CASES) if name not in sheets]
    if missing:
        raise ProblemsError([Problem("issue.not_ours", Place(str(path)), facts={"sheet": missing[0]})])
    rows = {name: tuple(_rows(path, sheets[name])) if name in sheets else () for name in _TITLES}
    dossiers = rows[named.DOSSIERS]
    return Appraisal(
        path,
        digest,
        dossiers,
        tuple(_at_home(rows[named.CASES], dossiers)),
        rows[named.FAULTS],
        rows[named.GONE],
        tuple(_offices(path, sheets[named.OFFICES])) if named.OFFICES in sheets else (),
        _problems(path),
    )


def _problems(path: Path) -> tuple[Problem, ...]:
    try:
        read_reception(path)
    except ProblemsError as error:
        return tuple(error.problems)
    return ()


def _rows(path: Path, sheet: Sheet) -> Iterator[AppraisalRow]:
    """The rows below the titles; the titles are ours wherever they are written alike."""
    texts = [[_typed(text) for text in row] for row in sheet.rows]
    head = next((at for at, row in enumerate(texts) if "stt" in {text.casefold() for text in row}), None)
    if head is None:
        return
    own = {fold_key(title): title for title in _TITLES[sheet.name]}
    titles = {at: own.get(fold_key(text), text) for at, text in enumerate(texts[head]) if text}
    officers = named.OFFICERS.get(sheet.name, ())
    for number, row in enumerate(texts[head + 1 :], start=head + 2):
        found = {title: row[at] for at, title in titles.items() if at < len(row) and row[at]}
        if not set(found) - {"STT"}:
            continue
        key = found.get(named.KEY, "")
        places = {title: Place(path.name, number, at + 1, sheet.name) for at, title in titles.items()}
        cells = [
            OfficerCell(_id(sheet.name, key, title), title, found.get(title, ""), places[title])
            for title in officers
            if title in places and key and sheet.name != named.GONE
        ]
        yield AppraisalRow(number, key, found, tuple(cells))


def _typed(text: str) -> str:
    """A cell's text as it could be typed."""
    return plain(str(text)).replace("\r\n", "\n").replace("\r", "\n").strip()


def _id(*parts: str) -> str:
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _at_home(cases: Sequence[AppraisalRow], dossiers: Sequence[AppraisalRow]) -> Iterator[AppraisalRow]:
    """Each case with the key of its dossier: the first of its unit and award, else of its unit."""
    known: dict[tuple[str, str], str] = {}
    of_units: dict[str, str] = {}
    for one in dossiers:
        unit = unit_key(one.texts.get("đơn vị trình", ""))
        known.setdefault((unit, same_text(one.texts.get("hình thức", ""))), one.key)
        of_units.setdefault(unit, one.key)
    for row in cases:
        unit = unit_key(row.texts.get("đơn vị trình", ""))
        home = known.get((unit, same_text(row.texts.get("hình thức", "")))) or of_units.get(unit, "")
        yield AppraisalRow(row.number, row.key, row.texts, row.cells, home)


def _offices(path: Path, sheet: Sheet) -> Iterator[OfficeLine]:
    """The lines of the sheet, each once: the one that says something holds."""
    found: dict[tuple[str, str], OfficeLine] = {}
    for number, row in enumerate(sheet.rows, start=1):
        group, item, text = (*map(_typed, row[:_SAID]), "", "", "")[:_SAID]
        if number == 1 or not (group and item):
            continue
        line = known_line(group, item)
        place = Place(path.name, number, _SAID, sheet.name)
        cell = OfficerCell(_id(named.OFFICES, *line), line[1], text, place)
        if text or line not in found:
            found[line] = OfficeLine(*line, asked_lines().get(line, ""), cell)
    yield from found.values()


@dataclass(frozen=True, slots=True)
class Issuable:
    """A kind of paper: its id and name, the offices or lines that say nothing yet, what else it waits for."""

    id: str
    title: str
    silent: tuple[str, ...] = ()
    waits: Problem | None = None


def issuable(path: Path) -> tuple[Issuable, ...]:
    """Every kind of paper in the order of the route, with what keeps it from being made of the workbook as it is.

    Raises:
        ProblemsError: the workbook cannot be understood as it is.
        MachineError: it cannot be read.
    """
    reception = read_reception(path)
    desk = OfficerDesk(reception, read_book(None), day_of(reception))
    return tuple(
        Issuable(paper.id, paper.title, tuple(silent), None if silent else paper.waits(desk))
        for paper in PAPERS.values()
        for silent in [paper.silent(desk)]
    )


@dataclass(frozen=True, slots=True)
class WrittenCells:
    """What came of writing: how many cells, or those that somebody else has changed meanwhile, by id."""

    written: int = 0
    clashes: Mapping[str, OfficerCell] = field(default_factory=dict)


def say(path: Path, values: Mapping[str, tuple[str, str]]) -> WrittenCells:
    """Write texts into the officer's cells, each by its id with what stood there before and what is to stand there.

    All of them or none: where a cell holds neither of the two, somebody has written there; then nothing is written.

    Raises:
        ProblemsError: an office program has it open, it is none of ours, it was saved while this was written.
        MachineError: it cannot be read or written.
    """
    check_closed(path)
    now = read_appraisal(path)
    cells = now.cells
    changes: dict[tuple[str, str], str] = {}
    clashes: dict[str, OfficerCell] = {}
    for name, (before, text) in values.items():
        cell = cells.get(name)
        if cell is None:
            raise ProblemsError([Problem("appraise.gone", Place(str(path)))])
        if text in (cell.text, before):
            continue
        if cell.text != before:
            clashes[name] = cell
        changes[cell.place.sheet, cell.place.cell] = text
    if clashes or not changes:
        return WrittenCells(0, clashes)
    with net("book.repair", Place(path.name), path):
        data = mended_copy(path, changes)
    check_closed(path)
    try:
        if sha256(path.read_bytes()).hexdigest() != now.sha256:
            raise ProblemsError([Problem("appraise.saved", Place(str(path)))])
        disk.replace(path, data)
    except OSError as error:
        raise unwritable(error, path) from error
    note(path)
    return WrittenCells(len(changes))
