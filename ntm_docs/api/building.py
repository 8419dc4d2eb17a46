"""build: inputs → documents, PDFs, print sets, manifest.

Input files go one by one through `pipeline`; a workbook, and whatever is asked only of one, through the run of many
units in `batch`.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ntm_docs.api.answers.status import Status, one_status, status_of
from ntm_docs.api.offices.histories import Consulted, check_register, consult, consult_after, consult_workbook
from ntm_docs.machine.frozen import frozen
from ntm_docs.messages import speaking
from ntm_docs.problems import MachineError, Place, Problem, ProblemsError

if TYPE_CHECKING:
    from ntm_docs.batch import FinishedRun, RunOptions
    from ntm_docs.pipeline import BuildOptions, Built, Printer
    from ntm_docs.planning import AnyPlanned
    from ntm_docs.printing import MakeExtras, Ready
    from ntm_docs.reading.sheets.workbook import Reading

Progress = Callable[[int, int], None]


@frozen
class BuildRequest:
    """Inputs, the folder for the result, and what is asked beside the documents themselves.

    `processes`, `repair`, `skip_faulty`, `cluster` and `through` are asked of a workbook; `renumber` of drafted
    documents. `duplex`, `separators` and `sign_fields` say how PDFs are made, so they ask for them. With `register`
    the nominees are held against the register of awards; what is made is the same.
    """

    inputs: tuple[Path, ...]
    output: Path
    on: date | None = None
    templates: Path | None = None
    rules: Path | None = None
    force: bool = False
    renumber: bool = False
    complete: bool = False
    meeting: bool = False
    pdf: bool = False
    duplex: bool = False
    separators: bool = False
    sign_fields: bool = False
    processes: int = 0
    repair: Path | None = None
    skip_faulty: bool = False
    cluster: str = ""
    through: str = ""
    register: bool = False
    language: str = ""

    @property
    def printed(self) -> bool:
        """Whether PDFs are asked for."""
        return self.pdf or self.duplex or self.sign_fields or self.separators

    @property
    def of_many(self) -> bool:
        """Whether this is a run of many units, which goes on where it was stopped."""
        from ntm_docs.planning import is_review_book
        from ntm_docs.reading.source import is_workbook

        asked = self.processes or self.repair or self.skip_faulty or self.cluster or self.through
        return bool(asked) or any(is_workbook(path) and not is_review_book(path) for path in self.inputs)


@frozen
class Looked:
    """What a look at the documents just made has found: how many were judged, their faults, why others were not.

    With `of_each_form` one document of each form was looked at, as of a review.
    """

    judged: int
    faults: tuple[tuple[str, str], ...]  # file, what is wrong
    others: tuple[tuple[str, int], ...]  # reason, how many
    of_each_form: bool = False


@frozen
class BuiltFolder:
    """One folder with what was made in it: `planned` of an input file, `run` of a workbook."""

    folder: Path
    manifest: Mapping[str, Any]
    sha256: str  # of manifest.json itself
    looked: Looked
    planned: "AnyPlanned | None" = None
    run: "FinishedRun | None" = None
    ready: "Ready | None" = None
    gone: tuple[str, ...] = ()  # files of an earlier result that are not made again
    left: tuple[Problem, ...] = ()  # what dead runs and others left in the folder's place
    undivided: tuple[str, ...] = ()  # dossiers without the sheets between sets that were asked for
    consulted: Consulted | None = None  # where the register was asked for the nominees

    @property
    def extras(self) -> Counter[str]:
        """Papers beside the dossiers: how many of each form, by its title."""
        from ntm_docs.form_catalogue import catalogue

        return Counter(catalogue()[one["form"]].title for one in self.manifest.get("extras", ()))

    @property
    def manifest_file(self) -> Path:
        """Where the manifest is."""
        from ntm_docs.finishing import MANIFEST

        return self.folder / MANIFEST

    @property
    def gone_prints(self) -> tuple[str, ...]:
        """PDFs and electronic files of an earlier result: their documents are new."""
        from ntm_docs.finishing import ELECTRONIC

        return tuple(path for path in self.gone if path.endswith(".pdf") or f"/{ELECTRONIC}/" in path)

    @property
    def fonts(self) -> list[tuple[Problem, int]]:
        """What the machine's fonts lack, each with the number of its PDFs."""
        from ntm_docs.printing.pdf.faces import gathered

        return gathered(self.ready.problems) if self.ready else []

    @property
    def of_papers(self) -> list[Problem]:
        """What is told of single PDFs, errors and warnings."""
        from ntm_docs.printing.pdf.faces import OF_THE_MACHINE

        return [one for one in self.ready.problems if one.code not in OF_THE_MACHINE] if self.ready else []

    @property
    def missing(self) -> list[Problem]:
        """Why PDFs that were asked for are not there."""
        return [one.problem for one in self.ready.printed if one.problem is not None] if self.ready else []

    @property
    def status(self) -> Status:
        """Whether all that was asked for is there."""
        unsigned = [one for one in (self.ready.problems if self.ready else ()) if one.code == "sign.no_room"]
        away = self.consulted is not None and self.consulted.failed is not None
        return "machine" if away else status_of([*self.missing, *unsigned])

    def as_json(self) -> dict[str, Any]:
        """Plain values; the documents themselves stand in the folder's manifest."""
        return {
            "folder": str(self.folder),
            "manifest_sha256": self.sha256,
            "status": self.status,
            "units": self.run.units if self.run else 1,
            "extras": dict(self.extras),
            "looked": {"judged": self.looked.judged, "others": dict(self.looked.others)},
            "faults": [{"file": name, "text": text} for name, text in self.looked.faults],
            "gone": list(self.gone),
            "left": [one.as_json() for one in self.left],
            "missing": [one.as_json() for one in self.missing],
            **({"consulted": self.consulted.as_json()} if self.consulted else {}),
        }


@frozen
class BuildAnswer:
    """What was made; `no_program` where PDFs were asked for and no office program is there to make them."""

    folders: tuple[BuiltFolder, ...]
    no_program: bool = False

    @property
    def left_out(self) -> "list[Problem]":
        """Why dossiers of a workbook were left out (`skip_faulty`)."""
        return [problem for one in self.folders if one.run for problem in one.run.problems]

    @property
    def status(self) -> Status:
        """`mend` where dossiers were left out, else as the folders; `machine` where no PDF could be made."""
        if self.no_program:
            return "machine"
        return "mend" if self.left_out else one_status(one.status for one in self.folders)

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        left_out = [one.as_json() for one in self.left_out]
        return {"status": self.status, "folders": [one.as_json() for one in self.folders], "left_out": left_out}


class MadeCopyError(ProblemsError):
    """A workbook has faults, and the copy that shows them was written to `copy`."""

    def __init__(self, problems: Sequence[Problem], copy: Path) -> None:
        super().__init__(problems)
        self.copy = copy


def build(request: BuildRequest, progress: Progress | None = None) -> BuildAnswer:
    """Make every document of the inputs, or nothing; `progress` is called with how many are done, and of how many.

    Raises:
        ProblemsError: what the user can mend, all of it at once; `MadeCopyError` where a copy shows it.
        MachineError: what the machine lacks; what a run of many units has made stays for the next one.
    """
    with speaking(request.language):
        if request.register:
            check_register()
        prints = request.printed and can_print()
        make = _many if request.of_many else _each
        return BuildAnswer(tuple(make(request, progress, prints=prints)), request.printed and not prints)


def can_print() -> bool:
    """Whether an office program is there to make PDFs."""
    from ntm_docs.printing import find_program

    try:
        find_program()
    except MachineError:
        return False  # the documents are made all the same; the answer says that no PDF is there
    return True


def _making(request: BuildRequest) -> "BuildOptions":
    from ntm_docs.pipeline import BuildOptions
    from ntm_docs.planning import WantedExtras

    wanted = WantedExtras(request.complete, request.separators, request.meeting)
    return BuildOptions(request.on, request.templates, request.rules, request.force, wanted, request.renumber)


def _each(request: BuildRequest, progress: Progress | None, *, prints: bool) -> Iterator[BuiltFolder]:
    """Input files one by one."""
    from ntm_docs.pipeline import build_all

    printer = _printer(request, prints=prints)
    for one in build_all(request.inputs, request.output, _making(request), progress=progress, printer=printer):
        yield _folder(one, request)


def _folder(built: "Built", request: BuildRequest) -> BuiltFolder:
    return BuiltFolder(
        built.folder,
        built.manifest,
        built.sha256,
        look(built.folder, built.manifest, every=True),
        planned=built.planned,
        ready=built.ready,
        gone=built.gone,
        left=built.left,
        undivided=_undivided(built.manifest, request),
        consulted=consult_after(partial(consult, [built.planned], request.rules)) if request.register else None,
    )


def _printer(request: BuildRequest, *, prints: bool) -> "Printer | None":
    """What makes PDFs and print sets; None where none are asked, or where the program is not there."""
    if not prints:
        return None
    from ntm_docs.printing import PrintOptions, print_files

    def printed(files: Mapping[str, bytes], manifest: Mapping[str, Any], beside: "MakeExtras") -> "Ready":
        asked = {"duplex": request.duplex, "fields": request.sign_fields}
        return print_files(files, manifest, PrintOptions(), beside=beside, **asked)

    return printed


def _undivided(manifest: Mapping[str, Any], request: BuildRequest) -> tuple[str, ...]:
    parted = {one["front"] for one in manifest.get("extras", ()) if "groups" in one}
    return tuple(one["id"] for one in manifest["dossiers"] if request.separators and one["id"] not in parted)


def look(folder: Path, manifest: Mapping[str, Any], *, every: bool) -> Looked:
    """The documents just made, checked like any other."""
    from ntm_docs.checking.made import check_made, one_of_each_form, told
    from ntm_docs.checking.reasons import reason_of

    checked = check_made(folder, manifest, every=every)
    passed = Counter(reason_of(one) for one in checked if one.problem is None and not one.judged)
    judged = sum(one.judged for one in checked)
    sampled = one_of_each_form(manifest, every=every)
    return Looked(judged, tuple(told(checked, folder)), tuple(passed.items()), sampled)


def _many(request: BuildRequest, progress: Progress | None, *, prints: bool) -> Iterator[BuiltFolder]:
    """One workbook, through the run of many units."""
    from ntm_docs.reading.sheets.workbook import begin_reading
    from ntm_docs.reading.source import is_workbook

    if not is_workbook(request.inputs[0]):
        yield _run(request, progress, None, prints=prints)
        return
    with begin_reading(request.inputs[0], request.processes) as reading:  # goes on while the program is loaded
        yield _run(request, progress, reading, prints=prints)


def _run(request: BuildRequest, progress: Progress | None, reading: "Reading | None", *, prints: bool) -> BuiltFolder:
    from ntm_docs.batch import build_workbook
    from ntm_docs.batch.mending import check_request, repair_of, write_repair, write_rest
    from ntm_docs.planning import is_review_book

    source, repair = request.inputs[0], request.repair
    if any(map(is_review_book, request.inputs)):
        raise ProblemsError([Problem("review.options", Place(request.inputs[0].name))])
    check_request(request.inputs, repair, skip_faulty=request.skip_faulty)
    try:
        done = build_workbook(
            source, request.output, _options(request, prints=prints), progress, partial(write_rest, repair), reading
        )
    except ProblemsError as error:
        if repair is None or not any(one.place.file == source.name for one in error.problems):
            raise
        write_repair(repair, repair_of(source, error.problems))
        raise MadeCopyError(error.problems, repair) from error
    return BuiltFolder(
        done.folder,
        done.manifest,
        done.sha256,
        look(done.folder, done.manifest, every=False),
        run=done,
        ready=done.ready,
        gone=done.gone,
        left=tuple(done.left),
        undivided=_undivided(done.manifest, request),
        consulted=consult_after(partial(consult_workbook, done.workbook, request.on, request.rules))
        if request.register
        else None,
    )


def _options(request: BuildRequest, *, prints: bool) -> "RunOptions":
    from ntm_docs.batch import RunOptions

    return RunOptions(
        _making(request),
        processes=request.processes,
        skip_faulty=request.skip_faulty,
        cluster=request.cluster,
        through=request.through,
        pdf=prints,
        duplex=request.duplex,
        fields=request.sign_fields,
    )
