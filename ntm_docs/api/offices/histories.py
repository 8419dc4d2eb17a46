"""--register: nominees held against the register of awards."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ntm_docs.machine.frozen import frozen
from ntm_docs.problems import MachineError, Problem, ProblemsError

if TYPE_CHECKING:
    from ntm_docs.planning import AnyPlanned
    from ntm_docs.planning.workbook import Workbook
    from ntm_docs.receiving import Received
    from ntm_docs.receiving.criteria import Law
    from ntm_docs.register import History, StatedNominee


@frozen
class Consulted:
    """What the register at `place` has of `asked` nominees; `failed` where it could not be asked any more."""

    place: str
    asked: int = 0
    histories: "tuple[History, ...]" = ()
    failed: Problem | None = None

    @property
    def told(self) -> tuple[Problem, ...]:
        """What is to be looked at, nominee by nominee."""
        return tuple(problem for one in self.histories for problem in one.told)

    def as_json(self) -> dict[str, Any]:
        """Plain values: the nominees of whom there is anything."""
        return {
            "register": self.place,
            "asked": self.asked,
            "nominees": [one.as_json() for one in self.histories],
            "failed": self.failed.as_json() if self.failed else None,
        }


def check_register() -> None:
    """See that the register can be asked, before anything is made.

    Raises:
        ProblemsError: there is no register yet, or its address is none.
        MachineError: Django is not installed; the database is locked, away, of a newer version.
    """
    from ntm_docs.register import check_there

    check_there()


def consult(planned: "Iterable[AnyPlanned]", rules: Path | None) -> Consulted:
    """What the register has of the nominees of inputs.

    Raises:
        ProblemsError, MachineError: as `check_register`.
    """
    from ntm_docs.register import of_planned
    from ntm_docs.regulations import read_book

    book = read_book(rules)
    return _consulted([one for plan in planned for one in of_planned(plan, book)], rules)


def consult_after(run: Callable[[], Consulted]) -> Consulted:
    """As `run`, once what was to be made is made: that the register went away meanwhile is told, not raised."""
    from ntm_docs.register import address_of
    from ntm_docs.system_faults import as_problem

    try:
        return run()
    except MachineError as error:
        return Consulted(address_of().shown, failed=as_problem(error, address_of().shown))
    except ProblemsError as error:
        return Consulted(address_of().shown, failed=error.problems[0])


def consult_workbook(workbook: "Workbook", on: date | None, rules: Path | None) -> Consulted:
    """What the register has of the nominees of a workbook of many units.

    Raises:
        ProblemsError, MachineError: as `check_register`.
    """
    from ntm_docs.register import of_workbook
    from ntm_docs.regulations import read_book

    return _consulted([*of_workbook(workbook, read_book(rules), on)], rules)


def _consulted(nominees: "Sequence[StatedNominee]", rules: Path | None) -> Consulted:
    from ntm_docs.register import address_of, histories
    from ntm_docs.regulations import read_book

    found = histories(nominees, read_book(rules))
    return Consulted(address_of().shown, len(nominees), tuple(one for one in found if one))


def received_with_histories() -> "Callable[[Sequence[Received], Law], Sequence[Received]]":
    """What adds to received cases what the register has of them.

    Raises:
        ProblemsError, MachineError: as `check_register`.
    """
    from ntm_docs.register import with_histories

    check_register()
    return with_histories
