"""new and import: an input file to begin with."""

from datetime import date
from pathlib import Path
from typing import Any

from ntm_docs.api.answers.status import Status
from ntm_docs.machine.frozen import frozen
from ntm_docs.messages import speaking
from ntm_docs.problems import Problem
from ntm_docs.starters import own_folder


@frozen
class NewRequest:
    """What a clerk wants to begin: `kind` one of `NEW`; texts that are empty and None were not given."""

    kind: str
    output: Path
    level: str | None = None
    on: date | None = None
    source: Path | None = None
    agency: str = ""
    province: str = ""
    language: str = ""
    awards: tuple[str, ...] = ()
    period: str = ""  # of a plan begun from the level above


@frozen
class NewAnswer:
    """The file that was made, and a folder that its build may go to."""

    kind: str
    output: Path
    folder: Path
    status: Status = "done"

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {"kind": self.kind, "file": str(self.output), "folder": str(self.folder)}


def new(request: NewRequest) -> NewAnswer:
    """Write an input file to begin with; one that is there stays.

    Raises:
        ProblemsError: what is asked does not fit the kind, or the file is there.
        MachineError: it cannot be written.
    """
    from ntm_docs.new_files import write_new
    from ntm_docs.planning.starting import StarterWish, start

    with speaking(request.language):
        day = request.on or date.today()  # noqa: DTZ011 -- the clerk's own day
        dated = request.on is not None
        agency, province = request.agency, request.province
        wish = StarterWish(request.level, day, request.source, agency, province, dated, request.awards, request.period)
        write_new(request.output, start(request.kind, request.output.name, wish))
        return NewAnswer(request.kind, request.output, own_folder(request.output))


@frozen
class ImportRequest:
    """An existing document, and the input file to make of it."""

    source: Path
    output: Path
    renumber: bool = False
    language: str = ""


@frozen
class ImportAnswer:
    """The file that was made; `report` what was joined, left out, not recognised."""

    output: Path
    folder: Path
    report: tuple[Problem, ...]
    status: Status = "done"

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        report = [one.as_json() for one in self.report]
        return {"file": str(self.output), "folder": str(self.folder), "report": report}


def import_(request: ImportRequest) -> ImportAnswer:
    """Write the input of an existing document.

    Raises:
        ProblemsError: the document cannot be read, is of a type without a form, or the file is there.
        MachineError: it cannot be written.
    """
    from ntm_docs.importing import import_file
    from ntm_docs.new_files import write_new

    with speaking(request.language):
        data, report = import_file(request.source, renumbered=request.renumber)
        write_new(request.output, data)
        return ImportAnswer(request.output, own_folder(request.output), tuple(report))
