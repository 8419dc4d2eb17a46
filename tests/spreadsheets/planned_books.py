"""What planning makes of a workbook, and what it tells."""

from pathlib import Path

import pytest

from ntm_docs.planning import Planned
from ntm_docs.planning.workbook import open_workbook, plan_unit, plan_workbook
from ntm_docs.problems import Problem, ProblemsError
from ntm_docs.regulations import read_book

BOOK = read_book(None)


def problems_of(path: Path) -> list[Problem]:
    with pytest.raises(ProblemsError) as caught:
        plan_workbook(path, BOOK, None)
    return caught.value.problems


def told_by(path: Path) -> list[tuple[str, str]]:
    """Codes and cells of every problem."""
    return [(problem.code, f"{problem.place.sheet}!{problem.place.cell}") for problem in problems_of(path)]


def planned(path: Path) -> list[Planned]:
    return plan_workbook(path, BOOK, None)[1]


def warnings_of(path: Path) -> list[Problem]:
    workbook = open_workbook(path, BOOK)
    told = [problem for unit in workbook.roster.units for problem in plan_unit(workbook, unit, BOOK, None).told]
    return [*workbook.warnings, *told]
