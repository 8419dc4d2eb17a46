"""Receptions and their papers, as a run's process makes them."""

import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from ntm_docs import api
from ntm_docs.problems import Problem, told


class Teller(Protocol):
    """Who is told how far it is."""

    def progress(self, done: int, total: int) -> None:
        """So many of so many."""


def receive(asked: Mapping[str, Any], state: Teller) -> dict[str, Any]:
    """Read what came in and write the workbook, as the terminal does in the same folder."""
    os.chdir(asked["folder"])  # the workbook names its sources as they are asked for
    answer = api.receive(
        api.ReceiveRequest(
            tuple(map(Path, asked["sources"])),
            Path(asked["output"]),
            date.fromisoformat(asked["received"]) if asked["received"] else None,
            asked["province"],
        ),
        state.progress,
    )
    done = answer.done
    faults = [problem for one in done.dossiers for problem in one.problems]
    errors, others = _parted(faults)
    lines, warnings = map(told, _parted(done.problems))
    return {
        "status": answer.status,
        "lines": lines,
        "warnings": warnings,
        "received": {
            "dossiers": len(done.dossiers),
            "cases": sum(len(one.cases) for one in done.dossiers),
            "errors": len(errors),
            "others": len(others),
            "kept": done.kept,
            "changed": done.changed,
            "before": done.before.name if done.before else "",
        },
    }


def _parted(problems: Sequence[Problem]) -> tuple[list[Problem], list[Problem]]:
    errors = [one for one in problems if one.severity == "error"]
    return errors, [one for one in problems if one.severity != "error"]
