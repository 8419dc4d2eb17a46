"""Input files asked for their problems only: nothing is made."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ntm_docs.planning.kinds import plan_every
from ntm_docs.problems import Problem, ProblemsError


def check_inputs(paths: Sequence[Path], on: date | None = None) -> list[Problem]:
    """What would stop a build of these files, all of it, and what it would warn of."""
    found: list[Problem] = []
    for path in paths:
        try:
            for planned in plan_every(path, on, None):
                found += planned.warnings
        except ProblemsError as error:
            found += error.problems
    return found
