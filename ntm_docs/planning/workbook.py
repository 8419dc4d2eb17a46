"""A workbook → one planned dossier input for each unit.

Each unit is bound, checked and planned by the same rooms as a YAML file; places are cells.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ntm_docs.phrases.keys import fold_key
from ntm_docs.planning.ho_so import Planned, PlanSettings, plan_ho_so
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading import not_following
from ntm_docs.reading.sheets.workbook import Reading, Sheet, read_workbook
from ntm_docs.regulations import Book
from ntm_docs.spreadsheets import Roster, Unit, read_units
from ntm_docs.spreadsheets.columns import CHUNG, DE_NGHI, HOI_DONG, NAME, THANH_TICH, nominees

Read = tuple[list[Sheet], str]
_MANY = 3
_REFUSED = ("trait.", "text.character", "sheet.formula", "sheet.struck")  # codes of cells whose value does not count
_BEHIND_NUMBER = re.compile(r"(?:^|.* › )\d+(?: › |$)")  # what stands behind it is inside the record
_OWN_NAME = ("họ và tên",)  # of a person; its column is that of every nominee's name
_OF_CELLS = {
    "field.missing": "sheet.missing",
    "field.missing_in_block": "sheet.missing_in_block",
    "field.required": "sheet.missing",
    "field.required_in_block": "sheet.missing_in_block",
    "field.unknown": "sheet.not_of_kind",
}
_MISSING, _NOT_GIVEN = ("field.missing", "field.missing_in_block"), ("sheet.missing", "sheet.missing_in_block")


@dataclass(slots=True)
class Workbook:
    """A workbook read: its units, and what was wrong or passed over while reading."""

    path: Path
    sha256: str
    roster: Roster

    @property
    def errors(self) -> list[Problem]:
        """What must be mended on the sheets themselves."""
        return [problem for problem in self.roster.told if problem.severity == "error"]

    @property
    def warnings(self) -> list[Problem]:
        """What was passed over or changed."""
        return [problem for problem in self.roster.told if problem.severity == "warning"]


@dataclass(slots=True)
class UnitPlan:
    """A unit planned, or why it could not be; `told` are changes in its cells."""

    unit: Unit
    planned: Planned | None
    problems: list[Problem] = field(default_factory=list)
    told: list[Problem] = field(default_factory=list)


def open_workbook(path: Path, book: Book, reading: Reading | None = None, read: Read | None = None) -> Workbook:
    """Read a workbook into units, its awards as the law names them; `reading` where it was begun, `read` where done.

    Raises:
        ProblemsError: the file itself cannot be read.
    """
    sheets, digest = read or (read_workbook(path) if reading is None else reading.result())
    return Workbook(path, digest, read_units(sheets, path.name, book.award_names))


def plan_unit(workbook: Workbook, unit: Unit, book: Book, on: date | None, *, lenient: bool = False) -> UnitPlan:
    """Read, bind, check and plan one unit; what is wrong is given back, not raised."""
    found = unit.fill()
    errors = [problem for problem in found if problem.severity == "error"]
    refused = [problem for problem in errors if problem.code.startswith(_REFUSED)]
    plan = plan_awards(workbook, unit, book, on, unit.awards(), lenient=lenient)
    told = [problem for problem in found if problem.severity == "warning"]
    doubted = {(one.place.sheet, one.place.line) for one in unit.nominees if one.doubted} | workbook.roster.doubted
    problems = [one for one in not_following(plan.problems, refused) if not _follows(one, doubted, workbook.roster)]
    errors = [one for one in errors if not _of_refused_name(one, refused)]
    return UnitPlan(unit, None if errors else plan.planned, [*errors, *problems], told)


def _follows(problem: Problem, doubted: set[tuple[str, int]], roster: Roster) -> bool:
    """Whether something is only missing because the row of another sheet that says it is told as another's."""
    if problem.code not in _MISSING or (problem.place.sheet, problem.place.line) not in doubted:
        return False
    name = str(problem.facts.get("name", ""))
    here, *others = problem.place.sheet, *(sheet for sheet in roster.titled if sheet != problem.place.sheet)
    return not _has(roster, here, name) and any(_has(roster, sheet, name) for sheet in others)


def _has(roster: Roster, sheet: str, name: str) -> bool:
    """Whether a sheet has a column of a field, or of its group."""
    return any(name in path for path in roster.titled.get(sheet, {}))


def _of_refused_name(problem: Problem, refused: Sequence[Problem]) -> bool:
    """Whether a row's name differs only from one that is refused itself."""
    first = problem.facts.get("first")
    return problem.code == "sheet.other_name" and any(one.place.cell == first for one in refused)


def plan_awards(
    workbook: Workbook, unit: Unit, book: Book, on: date | None, awards: Sequence[str], *, lenient: bool = False
) -> UnitPlan:
    """As `plan_unit`, for some awards of a unit that is read already."""
    try:
        asked = PlanSettings(lenient=lenient, first=unit.number == 0)
        return UnitPlan(unit, plan_ho_so(workbook.path, unit.raw(awards), workbook.sha256, book, on, asked))
    except ProblemsError as error:
        return UnitPlan(unit, None, error.problems)


def plan_workbook(
    path: Path, book: Book, on: date | None, *, lenient: bool = False, read: Read | None = None
) -> tuple[Workbook, list[Planned]]:
    """Every unit of a workbook planned.

    Raises:
        ProblemsError: what is wrong with the sheets and with every unit, all of it at once.
    """
    workbook = open_workbook(path, book, read=read)
    plans = [plan_unit(workbook, unit, book, on, lenient=lenient) for unit in workbook.roster.units]
    errors = [*workbook.errors, *(problem for plan in plans for problem in plan.problems)]
    if errors:
        raise ProblemsError(condensed(workbook.roster, errors))
    return workbook, [*_with_warnings(workbook, plans)]


def _with_warnings(workbook: Workbook, plans: Sequence[UnitPlan]) -> Iterator[Planned]:
    """The plans, each with what was told of its cells; the first also with what was told of the sheets."""
    of_sheets = workbook.warnings
    for plan in plans:
        if plan.planned is not None:
            yield replace(plan.planned, warnings=(*of_sheets, *plan.told, *plan.planned.warnings))
            of_sheets = []


def condensed(roster: Roster, problems: Sequence[Problem]) -> list[Problem]:
    """A field that no row has is one missing column, not a problem of each row."""
    told = {str(problem.facts.get("sheet")) for problem in problems if problem.code == "book.no_sheet"}
    missing: dict[tuple[str, str], list[Problem]] = {}
    kept: list[Problem] = []
    for problem in _without_sheets(problems, told):
        name = str(problem.facts.get("name", ""))
        if problem.code not in _MISSING:
            kept.append(problem)
        elif problem.place.sheet in roster.headers and (column := _no_column(roster, problem, name)):
            missing.setdefault((problem.place.sheet, column), []).append(problem)
        else:
            kept.append(problem)
    found = [_for_sheets(roster, problem) for problem in (*kept, *_columns(roster, missing))]
    refused = {problem.place for problem in found if problem.code.startswith(_REFUSED)}
    return [problem for problem in found if problem.code not in _NOT_GIVEN or problem.place not in refused]


def _no_column(roster: Roster, problem: Problem, name: str) -> str:
    """The column that no sheet has: of the field, or of what its group needs first; empty where it is there."""
    if not any(fold_key(name) in column for column in roster.columns):
        return name
    *_, inside = _BEHIND_NUMBER.split(problem.field)
    path = (*(part for part in inside.split(" › ") if part), name)
    leaf = next((one for one in nominees() if one.path[: len(path)] == path and one.required), None)
    if leaf is None or len(leaf.path) == 1 or problem.place.sheet != DE_NGHI or not _is_nominee(problem.field):
        return ""
    return "" if any(leaf.path in titled for titled in roster.titled.values()) else leaf.title


def _is_nominee(field: str) -> bool:
    return field.startswith("đề nghị › ") and field.count(" › ") > 2  # noqa: PLR2004 -- đề nghị › 1 › cá nhân › 1


def _for_sheets(roster: Roster, problem: Problem) -> Problem:
    """A remedy that speaks of columns, where that for a YAML file speaks of lines; at the cell that lacks something."""
    place = problem.place
    code = _OF_CELLS.get(problem.code) if place.sheet else None
    if code is None:
        return problem
    name = _lacking(problem)
    column = _column_of(roster, problem, name) if code in _NOT_GIVEN else None
    if column is not None:
        place, name = place._replace(column=column[0]), column[1]
    return replace(problem, code=code, place=place, facts={**problem.facts, "name": name})


def in_cells(problem: Problem) -> Problem:
    """A problem of a workbook's cell, its remedy that of a cell."""
    code = _OF_CELLS.get(problem.code) if problem.place.sheet else None
    return problem if code is None else replace(problem, code=code, facts={**problem.facts, "name": _lacking(problem)})


def _lacking(problem: Problem) -> str:
    return str(problem.facts.get("name") or problem.field.rpartition(" › ")[2])


def _column_of(roster: Roster, problem: Problem, name: str) -> tuple[int, str] | None:
    """The column that holds a field of a row, or the first of its group: number from 1, title."""
    titled = roster.titled.get(problem.place.sheet, {})
    *_, inside = _BEHIND_NUMBER.split(problem.field)
    path = tuple(part for part in inside.split(" › ") if part)
    path = (*path, name) if problem.code in _MISSING else path
    if path == _OWN_NAME and path not in titled:
        path = NAME
    return next((column for other, column in titled.items() if path and other[: len(path)] == path), None)


def _without_sheets(problems: Sequence[Problem], told: set[str]) -> Iterator[Problem]:
    """What is missing because a whole sheet is has been told with the sheet."""
    for problem in problems:
        name = str(problem.facts.get("name", "")) if problem.code in _MISSING else ""
        of_sheet = {"thành viên": HOI_DONG, "đề nghị": DE_NGHI}.get(name, CHUNG)
        if not (name and of_sheet in told and " › " not in problem.field):
            yield problem


def _columns(roster: Roster, missing: dict[tuple[str, str], list[Problem]]) -> Iterator[Problem]:
    for (sheet, name), problems in missing.items():
        if len(problems) < _MANY and sheet not in (DE_NGHI, THANH_TICH):
            yield from problems
            continue
        header: Place = roster.headers[sheet]
        yield Problem("sheet.column_missing", header, name, {"name": name, "count": len(problems), "sheet": sheet})
