"""receive: dossiers as they come in → a workbook of cases."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ntm_docs.api.answers.status import Status
from ntm_docs.api.offices.histories import received_with_histories
from ntm_docs.machine.frozen import frozen
from ntm_docs.messages import speaking

if TYPE_CHECKING:
    from ntm_docs.receiving import FinishedReception, Received

Progress = Callable[[int, int], None]


@frozen
class ReceiveRequest:
    """Folders and .zip files, and the workbook to make of them or to bring up to date.

    `received` is the day on which they came, None today; `province` that of the office, empty: that of most dossiers.
    With `register` each case has what the register of awards holds of its nominee.
    """

    sources: tuple[Path, ...]
    output: Path
    received: date | None = None
    province: str = ""
    rules: Path | None = None
    processes: int = 0
    register: bool = False
    language: str = ""


@frozen
class ReceiveAnswer:
    """What came in, and the workbook that tells it."""

    output: Path
    done: "FinishedReception"

    @property
    def status(self) -> Status:
        """`mend` where something that was named could not be read or belongs to no dossier.

        What is wrong within a dossier is the workbook's matter and does not count.
        """
        return "mend" if any(one.severity == "error" for one in self.done.problems) else "done"

    def as_json(self) -> dict[str, Any]:
        """Plain values: counts, dossiers with their cases, problems."""
        done = self.done
        return {
            "file": str(self.output),
            "changed": done.changed,
            "before": str(done.before) if done.before else None,
            "cases_with_verdict": done.kept,
            "gone": done.gone,
            "dossiers": [_dossier(one) for one in done.dossiers],
            "problems": [one.as_json() for one in done.problems],
        }


def _dossier(one: "Received") -> dict[str, Any]:
    return {
        "key": one.key,
        "place": one.place,
        "unit": one.unit,
        "award": one.award,
        "province": one.province or None,
        "submitted": one.day.isoformat() if one.day else None,
        "read_from": one.own or "other",
        "there": list(one.there),
        "lacking": list(one.lacking),
        "unread": list(one.unread),
        "copies": one.copies,
        "cases": [
            {
                "key": case.key,
                "name": case.name,
                "kind": case.kind or None,
                "award": case.award,
                "born": int(case.born) if case.born else None,
                "votes": case.votes or None,
                "shown": list(case.shown),
                "asked": list(case.asked),
                "missing": list(case.missing),
                "earlier": list(case.earlier),
                "doubles": list(case.doubles),
                "proposal": case.proposal,
            }
            for case in one.cases
        ],
        "problems": [problem.as_json() for problem in one.problems],
    }


def receive(request: ReceiveRequest, progress: Progress | None = None) -> ReceiveAnswer:
    """Read dossiers and write the workbook, whole or not at all; what the officer wrote in it stays.

    Raises:
        ProblemsError: something named is not there; the workbook is open, not ours, or holds what would be lost; with
            `register`, there is none.
        MachineError: it cannot be written.
    """
    from ntm_docs.receiving import Wanted
    from ntm_docs.receiving import receive as run

    with speaking(request.language):
        more = received_with_histories() if request.register else None
        wanted = Wanted(request.received, request.province, request.rules, request.processes, more)
        return ReceiveAnswer(request.output, run(request.sources, request.output, wanted, progress))
