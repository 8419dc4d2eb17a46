"""The whole flow on one screen: start reading here.

    1 reading   2 model   3 regulations   4 context   5 rendering   6 finishing   7 output

Each stage is one call; stages 2 to 5 touch neither disk nor clock. `planning` holds stages 1 to 4
for each kind of input: award dossiers, the year's review, and drafted documents.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from ntm_docs.finishing import MANIFEST, Made, with_extras, with_files, write_manifest
from ntm_docs.form_catalogue import catalogue
from ntm_docs.machine.frozen import frozen
from ntm_docs.output import Delivery, check_above, check_target, write_trees
from ntm_docs.planning import AnyPlanned, Planned, WantedExtras, Work, plan_input
from ntm_docs.planning.input_data import listed
from ntm_docs.planning.work import PlannedSet
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.rendering import (
    Template,
    find_templates,
    folder_faults,
    folder_of_form,
    load_template,
    lost_values,
    survey,
)

if TYPE_CHECKING:  # a build without PDFs needs nothing of the room that makes them
    from ntm_docs.printing import MakeExtras, Ready

T = TypeVar("T")
NOTHING = WantedExtras()
Progress = Callable[[int, int], None]
Printer: TypeAlias = "Callable[[Mapping[str, bytes], Mapping[str, Any], MakeExtras], Ready]"


@frozen
class BuildOptions:
    """How documents are made: the day whose law is asked, the office's own forms and local texts, what is beside them.

    With `force` what stands in the folder is replaced; with `renumber` the outline of drafted documents is numbered
    anew.
    """

    on: date | None = None
    templates: Path | None = None
    rules: Path | None = None
    force: bool = False
    wanted: WantedExtras = NOTHING
    renumber: bool = False


PLAINLY = BuildOptions()


@frozen
class Built:
    """What a build made, and where."""

    folder: Path
    planned: AnyPlanned
    manifest: dict[str, Any]
    ready: "Ready | None" = None
    gone: tuple[str, ...] = ()  # files of an earlier result that are not made again
    left: tuple[Problem, ...] = ()  # what dead runs and others left in the folder's place
    sha256: str = ""  # of the manifest as it was written: what proves the folder later

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What to look at before signing."""
        return self.planned.warnings


def build(
    source: str | Path,
    out: str | Path,
    *,
    on: date | None = None,
    templates: str | Path | None = None,
    rules: str | Path | None = None,
    force: bool = False,
    wanted: WantedExtras = NOTHING,
    progress: Progress | None = None,
) -> Built:
    """Make every document of an input file in the folder `out`, or nothing; `wanted` as in `build_all`.

    Raises:
        ProblemsError: what the user can mend, all of it at once.
        MachineError: what the machine lacks.
    """
    forms, texts = (None if folder is None else Path(folder) for folder in (templates, rules))
    options = BuildOptions(on, forms, texts, force, wanted)
    return build_all([Path(source)], Path(out), options, progress=progress)[0]


def build_all(
    sources: Sequence[Path],
    out: Path,
    options: BuildOptions = PLAINLY,
    *,
    progress: Progress | None = None,
    printer: "Printer | None" = None,
) -> list[Built]:
    """As `build`, for several inputs: each gets a folder of its own name below `out`.

    Nothing is written unless every input can be built. A `printer` adds PDFs and print sets.
    """
    planned = _plan_each(sources, options)  # 1, 2, 3, 4
    targets = [out] if len(sources) == 1 else [out / path.stem for path in sources]
    if len(sources) > 1:
        check_above(out)
    deliveries = [_delivery(one, sources) for one in planned]
    for target, delivery in zip(targets, deliveries, strict=True):
        check_target(target, force=options.force, delivery=delivery)
    folders = template_folders(options.templates)
    results = []
    for one, target in zip(planned, targets, strict=True):
        made = make_documents(one, folders, progress)  # 5
        beside = partial(make_beside, one, folders, options.wanted)
        inputs = one.inputs() if isinstance(one, Planned) else {}
        manifest = with_files(one.manifest(made), listed(inputs)) if inputs else one.manifest(made)
        manifest, files, ready = _with_beside(manifest, made, beside, printer)  # 6
        files |= inputs | {MANIFEST: write_manifest(manifest)}
        seal = hashlib.sha256(files[MANIFEST]).hexdigest()
        results.append((Built(target, one, manifest, ready, sha256=seal), files))
    trees = [(built.folder, files, delivery) for (built, files), delivery in zip(results, deliveries, strict=True)]
    placed = write_trees(trees, force=options.force)  # 7
    return [replace(built, gone=one.gone, left=one.told) for (built, _), one in zip(results, placed, strict=True)]


def _delivery(planned: AnyPlanned, sources: Sequence[Path]) -> Delivery:
    """What a folder will hold, as far as it must be known before anything is made."""
    return Delivery(planned.source, documents=bool(planned.papers()), inputs=tuple(sources))


def _with_beside(
    manifest: dict[str, Any], made: Sequence[Made], beside: "MakeExtras", printer: "Printer | None"
) -> "tuple[dict[str, Any], dict[str, bytes], Ready | None]":
    """Manifest and files with the papers beside the documents, and with what a printer adds."""
    files = {document.path: document.data for document in made}
    if printer is None:
        extras = list(beside({}))
        entries = [extra.entry() for extra in extras]
        return with_extras(manifest, entries), files | {extra.path: extra.data for extra in extras}, None
    ready = printer(files, manifest, beside)
    return with_files(with_extras(manifest, ready.extras), ready.files), {**files, **ready.data}, ready


def _plan_each(sources: Sequence[Path], options: BuildOptions) -> list[AnyPlanned]:
    """Plan every input; the problems of all of them are told together."""
    meeting, renumber = options.wanted.meeting, options.renumber
    planned, problems = [], []
    for path in sources:
        try:
            planned.append(plan_input(path, options.on, options.rules, renumber=renumber, meeting=meeting))
        except ProblemsError as error:
            problems += error.problems
    stems = [path.stem for path in sources]
    for path in sources:
        if stems.count(path.stem) > 1:
            problems.append(Problem("input.twice", Place(str(path)), facts={"name": path.stem}))
    if problems:
        raise ProblemsError(problems)
    return planned


def make_documents(planned: PlannedSet, folders: Sequence[Path], progress: Progress | None = None) -> list[Made]:
    """Stages 4 and 5: every document of the plan, each proved to hold every value it was given."""
    papers = planned.papers()
    contexts = [paper.context() for paper in papers]
    given = [survey(context) for context in contexts]
    asked = {paper.form: (context, names) for paper, context, (names, _) in zip(papers, contexts, given, strict=True)}
    forms = _each(asked, lambda name: _checked(_form(name, folders), *asked[name]))
    for paper, context, (names, _) in zip(papers, contexts, given, strict=True):
        forms[paper.form].check_names(context, names)
    made = []
    for count, (paper, context, (_, values)) in enumerate(zip(papers, contexts, given, strict=True), 1):
        made.append(Made(paper, _proved(forms[paper.form], context, values, paper.path)))
        if progress is not None:
            progress(count, len(papers))
    return made


def _checked(form: Template, context: Mapping[str, Any], names: AbstractSet[str]) -> Template:
    """A form that asks for what the context has, and for all of it."""
    form.check_names(context, names)
    return form


def _each(forms: Iterable[str], job: Callable[[str], T]) -> dict[str, T]:
    """What a job gives for each form; the problems of all of them are told together."""
    done: dict[str, T] = {}
    problems: list[Problem] = []
    for name in forms:
        try:
            done[name] = job(name)
        except ProblemsError as error:
            problems += error.problems
    if problems:
        raise ProblemsError(problems)
    return done


def make_beside(
    planned: Work, folders: Sequence[Path], wanted: WantedExtras, pages: Mapping[str, int]
) -> Iterator[Made]:
    """The papers beside the documents, one at a time; `pages` of the documents as far as they are known."""
    for one in planned.beside(pages, wanted):
        form, context = _form(one.form, folders), one.context()
        names, values = survey(context)
        form.check_names(context, names)
        yield Made(one, _proved(form, context, values, one.path))


def _proved(form: Template, context: Mapping[str, Any], values: Sequence[str], path: str) -> bytes:
    """A document that holds every value it was given."""
    data, xml = form.fill(context)
    lost = lost_values(xml, values)
    if lost:
        place = Place(form.path.name)
        raise ProblemsError([Problem("proof.lost", place, facts={"value": value, "document": path}) for value in lost])
    return data


def template_folders(chosen: str | Path | None) -> list[Path]:
    """Where forms are looked for: the office's own folder first, then ours.

    Raises:
        ProblemsError: the office's folder is not there, holds no form, a .docx that is no form's name, or something
            under a form's name that would not be used: another kind of file, a folder, a link to nothing.
    """
    if chosen is None:
        return [find_templates()]
    own = Path(chosen)
    if not own.is_dir():
        raise ProblemsError([Problem("template.folder", Place(str(own)), facts={"folder": str(own)})])
    faults = folder_faults(own)
    if faults:
        raise ProblemsError(faults)
    if not any(path.suffix.lower() == ".docx" for path in own.iterdir()):  # a folder that does not open says so
        facts = {"folder": str(own), "known": ", ".join(catalogue())}
        raise ProblemsError([Problem("template.none", Place(str(own)), facts=facts)])
    return [own, find_templates()]


def _form(form: str, folders: Sequence[Path]) -> Template:
    return load_template(form, folder_of_form(form, folders))
