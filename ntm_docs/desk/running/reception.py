"""Receptions and their papers, as a run's process makes them."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from ntm_docs import api
from ntm_docs.problems import Problem, ProblemsError, told


class Teller(Protocol):
    """Who is told how far it is."""

    def progress(self, done: int, total: int) -> None:
        """So many of so many."""


def receive(asked: Mapping[str, Any], state: Teller) -> dict[str, Any]:
    """Read what came in and write the workbook, as the terminal does in the same folder."""
    api.register_pin()
    os.chdir(asked["folder"])  # the workbook names its sources as they are asked for
    answer = api.receive(
        api.ReceiveRequest(
            tuple(map(Path, asked["sources"])),
            Path(asked["output"]),
            date.fromisoformat(asked["received"]) if asked["received"] else None,
            asked["province"],
            register=asked["register"],
            rules=_rules(asked),
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


def issue(asked: Mapping[str, Any], state: Teller) -> dict[str, Any]:
    """Make the papers that are asked for; what keeps them from being made is told with its cell."""
    os.chdir(asked["folder"])
    source = Path(asked["input"])
    request = api.IssueRequest(
        source,
        Path(asked["output"]),
        tuple(asked["papers"]),
        date.fromisoformat(asked["on"]) if asked["on"] else None,
        rules=_rules(asked),
        force=asked["force"],
    )
    try:
        answer = api.issue(request, state.progress)
    except ProblemsError as error:
        lines = told([one for one in error.problems if not one.place.cell])
        return {"status": "mend", "lines": lines, "places": [*_places(source, error.problems)]}
    issued = answer.issued
    return {
        "status": answer.status,
        "lines": [],
        "warnings": told([*issued.notes, *issued.left_out]),
        "folder": str(issued.folder.absolute()),
        "on": f"{issued.on:%d/%m/%Y}",
        "titles": {kind: answer.titles.get(kind.partition("-")[2], kind) for kind in (*issued.made, *issued.kept)},
        "kept": [answer.titles.get(kind.partition("-")[2], kind) for kind in issued.kept],
        "judged": answer.looked.judged,
        "of_each_form": answer.looked.of_each_form,
        "faults": [f"{name}: {text}" for name, text in answer.looked.faults],
    }


def _places(source: Path, problems: Sequence[Problem]) -> Iterator[dict[str, str]]:
    """What is wrong at cells, and at the row of which case and dossier."""
    book = api.reception(source)
    rows = {(row.cells[0].place.sheet, row.number): row for row in (*book.dossiers, *book.cases) if row.cells}
    for one in problems:
        if one.place.cell:
            row = rows.get((one.place.sheet, one.place.line))
            home, key = (row.home or row.key, row.key) if row else ("", "")
            where = {"sheet": one.place.sheet, "cell": one.place.cell, "home": home, "key": key}
            text = " ".join(filter(None, (f"{one.field}:" if one.field else "", one.what, one.remedy)))
            yield where | {"text": text}


def certificates(asked: Mapping[str, Any], _state: Teller) -> dict[str, Any]:
    """Certificates of the signed decisions in a folder of papers."""
    os.chdir(asked["folder"])
    stock = Path(asked["stock"]) if asked["stock"] else None
    request = api.CertificatesRequest(
        Path(asked["source"]),
        Path(asked["output"]),
        asked["merit"],
        stock=stock,
        ruler=asked["ruler"],
        rules=_rules(asked),
        force=asked["force"],
    )
    try:
        answer = api.certificates(request)
    except ProblemsError as error:  # the stock was sent: where it lies meanwhile says nothing
        raise ProblemsError([_as_sent(one, stock) for one in error.problems]) from None
    return {
        "status": answer.status,
        "lines": [],
        "warnings": told(answer.told),
        "files": [
            {"path": str(path.absolute()), "name": path.name, "count": len(names)} for path, names in answer.files
        ],
    }


def _as_sent(one: Problem, sent: Path | None) -> Problem:
    return (
        one if sent is None or one.place.file != str(sent) else replace(one, place=one.place._replace(file=sent.name))
    )


def _rules(asked: Mapping[str, Any]) -> Path | None:
    """The province's own text, where one was chosen."""
    return Path(asked["rules"]) if asked.get("rules") else None


def register(asked: Mapping[str, Any], state: Teller) -> dict[str, Any]:
    """Put decisions and lists into the register, each file whole or not at all."""
    request = api.RegisterAddRequest(
        tuple(map(Path, asked["files"])),
        asked["award"],
        asked["decision"],
        date.fromisoformat(asked["decided"]) if asked["decided"] else None,
        asked["province"],
    )
    answer = api.register_add(request, state.progress)
    return {
        "status": answer.status,
        "lines": [],
        "warnings": told(answer.told),
        "added": [
            {"file": one.path.name, "entries": one.entries, "known": one.known, "before": one.before}
            for one in answer.added
        ],
        "place": answer.place,
    }


def _parted(problems: Sequence[Problem]) -> tuple[list[Problem], list[Problem]]:
    errors = [one for one in problems if one.severity == "error"]
    return errors, [one for one in problems if one.severity != "error"]
