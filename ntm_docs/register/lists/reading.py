"""A list, whole: file → entries, or every problem at once."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from ntm_docs.papers.opening import read_paper
from ntm_docs.papers.paper import papers_of
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading.sheets.workbook import read_workbook
from ntm_docs.reading.source import is_workbook, read_bytes
from ntm_docs.reading.word_files import too_deep
from ntm_docs.receiving.criteria import Law
from ntm_docs.register.lists.entries import Given, Reader
from ntm_docs.register.lists.grids import ListGrid, of_document, of_sheet
from ntm_docs.register.lists.heading import Heading, heading_of
from ntm_docs.register.lists.lines import ReadGrid, read_grid
from ntm_docs.register.records import Entry, File

DOCUMENTS = (".docx", ".docm")
_DECISION = "Quyết định"
_YEAR = 4  # figures of a sheet's name that is a year


def read_list(path: Path, law: Law, given: Given) -> File:
    """The entries of a workbook or a document that lists who was given what.

    Raises:
        ProblemsError: it cannot be read, holds no list, or has rows that say too little; all of them at once.
        MachineError: the system does not let it be read.
    """
    if is_workbook(path):
        sheets, digest = read_workbook(path)
        pages = [(of_sheet(one, str(path)), _of_sheet_name(one.name, law)) for one in sheets if one.visible]
    else:
        data = read_bytes(path)
        digest = hashlib.sha256(data).hexdigest()
        pages = document_grids(data, str(path), law)
    entries, told = read_grids(pages, law, given, Place(str(path)))
    return File(path, path.name, digest, "list", tuple(entries), tuple(told))


def document_grids(data: bytes, file: str, law: Law) -> list[tuple[ListGrid, Heading]]:
    """The tables of a Word document, each with what the document itself says.

    Raises:
        ProblemsError: it is none, or cannot be read.
    """
    try:
        van_ban = read_paper(data, file)
        heading = _of_document(van_ban, law)
        return [(grid, heading) for grid in of_document(van_ban, file)]
    except RecursionError:
        raise ProblemsError([too_deep(file)]) from None


def _of_sheet_name(name: str, law: Law) -> Heading:
    """A sheet named after its year says the year; one named after a kind the kind."""
    plain = name.strip()
    return heading_of([f"năm {plain}" if plain.isdigit() and len(plain) == _YEAR else plain], law)


def _of_document(van_ban: RecognisedPaper, law: Law) -> Heading:
    """A decision says number, day, award and movement in its own head."""
    paper = papers_of(van_ban)[0]
    said = [paper.title, paper.subject]
    heading = heading_of([text for text in said if text], law)
    if van_ban.loai != _DECISION:
        return heading
    number = "/".join(part for part in (paper.notation.number, paper.notation.rest) if part)
    return Heading(
        award=heading.award,
        decision=number.lstrip("0"),
        decided=van_ban.day,
        movement=heading.movement,
        first_year=heading.first_year,
        last_year=heading.last_year,
        province=law.province_in([paper.superior, paper.agency, *said]),
    )


def read_grids(
    pages: Sequence[tuple[ListGrid, Heading]], law: Law, given: Given, place: Place
) -> tuple[list[Entry], list[Problem]]:
    """The entries of several grids, and what is told of them.

    Raises:
        ProblemsError: rows say too little, or none of them is a list.
    """
    entries: list[Entry] = []
    problems: list[Problem] = []
    without: list[ListGrid] = []
    for grid, base in pages:
        read = read_grid(grid, law, base)
        if not read.rows:
            without.append(grid)
            continue
        reader = Reader(grid, law, given)
        entries += reader.read_all(read.rows)
        problems += [*read.problems, *reader.problems, *_hidden(grid, read)]
    problems += _without(without, place, found=bool(entries or problems))
    if any(one.severity == "error" for one in problems):
        raise ProblemsError(problems)
    return entries, problems


def _hidden(grid: ListGrid, read: ReadGrid) -> Iterator[Problem]:
    """Rows that are hidden in the sheet are entries all the same: that is told."""
    hidden = [row.line for row in read.rows if row.line.hidden]
    if hidden:
        facts = {"count": len(hidden), "sheet": grid.sheet}
        yield Problem("register.hidden", grid.place(hidden[0]), facts=facts, severity="warning")


def _without(grids: Sequence[ListGrid], place: Place, *, found: bool) -> Iterator[Problem]:
    """Sheets that hold texts and no list; of documents only where nothing else was found."""
    if not found:
        yield Problem("register.no_list", place)
        return
    for grid in grids:
        filled = sum(bool(line.texts) for line in grid.lines)
        if grid.sheet and filled:
            facts = {"sheet": grid.sheet, "count": filled}
            yield Problem("register.sheet", place, facts=facts, severity="warning")
