"""register: what was awarded → entries; names → entries; entries → a workbook."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ntm_docs.api.answers.status import Status
from ntm_docs.machine.frozen import frozen
from ntm_docs.messages import speaking
from ntm_docs.problems import Problem, ProblemsError

if TYPE_CHECKING:
    from ntm_docs.receiving.criteria import Law
    from ntm_docs.register import Added, Entry, Found

Progress = Callable[[int, int], None]


@frozen
class RegisterAddRequest:
    """Folders or manifests of decisions made here, and lists; what a list does not say itself, for all of its rows."""

    files: tuple[Path, ...]
    award: str = ""
    decision: str = ""
    decided: date | None = None
    province: str = ""
    rules: Path | None = None
    language: str = ""


@frozen
class RegisterAddAnswer:
    """What came of each file, in order; `place` is the register, without a password."""

    place: str
    added: "tuple[Added, ...]"

    @property
    def told(self) -> tuple[Problem, ...]:
        """What is to be looked at; nothing of it kept an entry out but where it says so."""
        return tuple(problem for one in self.added for problem in one.told)

    @property
    def status(self) -> Status:
        """`done`: what cannot be added is raised."""
        return "done"

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "register": self.place,
            "files": [
                {"file": str(one.path), "added": one.entries, "known": one.known, "added_before_as": one.before or None}
                for one in self.added
            ],
            "told": [one.as_json() for one in self.told],
        }


@frozen
class RegisterFindRequest:
    """Whom one looks for; `all` with what was corrected or removed."""

    name: str
    born: int | None = None
    unit: str = ""
    province: str = ""
    all: bool = False
    limit: int = 100
    language: str = ""


@frozen
class RegisterFindAnswer:
    """The entries that answer, the newest first."""

    place: str
    found: "Found"

    @property
    def status(self) -> Status:
        """`done`, whether or not somebody was found."""
        return "done"

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        found = self.found
        entries = [one.as_json() for one in found.entries]
        return {
            "register": self.place,
            "found_by": found.how or None,
            "more": found.more,
            "near": list(found.near),
            "entries": entries,
        }


@frozen
class RegisterChangeRequest:
    """An entry that does not hold, and why; with `settings` (`năm sinh=1974`) it is corrected, without it removed."""

    entry: int
    reason: str
    settings: tuple[str, ...] = ()
    rules: Path | None = None
    language: str = ""


@frozen
class RegisterChangeAnswer:
    """The entry that was added: in the place of the other, or to say that it is gone."""

    place: str
    entry: "Entry"

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {"register": self.place, "entry": self.entry.as_json()}


@frozen
class RegisterExportRequest:
    """The workbook to write."""

    output: Path
    force: bool = False
    language: str = ""


@frozen
class RegisterExportAnswer:
    """How many entries hold, and where they were written."""

    output: Path
    entries: int

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {"file": str(self.output), "entries": self.entries}


def register_add(request: RegisterAddRequest, progress: Progress | None = None) -> RegisterAddAnswer:
    """Read every file, then add them, each whole or not at all.

    Raises:
        ProblemsError: something cannot be read or says too little; nothing of any file was added.
        MachineError: Django is not installed; the database is locked, full, away; files before are in it whole.
    """
    from ntm_docs.register import Given, add_file, address_of, read_file

    with speaking(request.language):
        law = _law(request.rules)
        year = request.decided.year if request.decided else None
        given = Given(request.award, request.decision, request.decided, year, request.province)
        place = address_of().shown
        files, problems = [], []
        for path in request.files:
            try:
                files.append(read_file(path, law, given))
            except ProblemsError as error:
                problems += error.problems
        if problems:
            raise ProblemsError(problems)
        added = []
        for count, file in enumerate(files, start=1):
            added.append(add_file(file))
            if progress is not None:
                progress(count, len(files))
        return RegisterAddAnswer(place, tuple(added))


def _law(rules: Path | None) -> "Law":
    from ntm_docs.receiving.criteria import Law
    from ntm_docs.regulations import read_book

    return Law(read_book(rules))


def register_find(request: RegisterFindRequest) -> RegisterFindAnswer:
    """Look a name up: without tones, its words in any order, bodies and provinces under today's name.

    Raises:
        ProblemsError: there is no register yet.
        MachineError: Django is not installed; the database is locked, away, of a newer version.
    """
    from ntm_docs.register import Inquiry, address_of, find

    with speaking(request.language):
        asked = Inquiry(
            request.name, request.born, request.unit, request.province, all=request.all, limit=request.limit
        )
        return RegisterFindAnswer(address_of().shown, find(asked))


def register_change(request: RegisterChangeRequest) -> RegisterChangeAnswer:
    """Correct an entry, or remove it: both add an entry that says why.

    Raises:
        ProblemsError: no such entry, a field or value that is none, no reason; nothing is changed.
        MachineError: as `register_add`.
    """
    from ntm_docs.register import address_of, correct, remove

    with speaking(request.language):
        place = address_of().shown
        if not request.settings:
            return RegisterChangeAnswer(place, remove(request.entry, request.reason))
        book = _law(request.rules).book
        return RegisterChangeAnswer(place, correct(request.entry, request.settings, request.reason, book))


def register_export(request: RegisterExportRequest) -> RegisterExportAnswer:
    """Write the register as a workbook.

    Raises:
        ProblemsError: no register yet; the name is taken or no workbook's.
        MachineError: the database is away; the disk does not take the file.
    """
    from ntm_docs.register import export

    with speaking(request.language):
        return RegisterExportAnswer(request.output, export(request.output, force=request.force))


def register_pin() -> None:
    """Keep the register that the environment names, whatever folder this process goes to."""
    from ntm_docs.register import pin

    pin()
