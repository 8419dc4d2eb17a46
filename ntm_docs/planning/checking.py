"""Input files asked for their problems only: nothing is made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ntm_docs.planning.kinds import plan_every
from ntm_docs.problems import MachineError, Problem, ProblemsError
from ntm_docs.system_faults import as_problem


@dataclass(frozen=True, slots=True)
class InputChecked:
    """An input file: what would stop its build, what it would warn of; `read` is off where the machine refused it."""

    file: str
    problems: tuple[Problem, ...]
    read: bool = True

    @property
    def faulty(self) -> bool:
        """Whether something must be mended before it is built."""
        return any(one.severity == "error" for one in self.problems)


def check_inputs(paths: Sequence[Path], on: date | None = None) -> list[InputChecked]:
    """What would stop a build of these files, all of it, and what it would warn of."""
    return [_check_input(path, on) for path in paths]


def _check_input(path: Path, on: date | None) -> InputChecked:
    try:
        return InputChecked(str(path), tuple(one for planned in plan_every(path, on, None) for one in planned.warnings))
    except ProblemsError as error:
        return InputChecked(str(path), tuple(error.problems))
    except MachineError as error:
        return InputChecked(str(path), (as_problem(error, path),), read=False)
