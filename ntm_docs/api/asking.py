"""explain, require, forms, schema: questions; nothing is written."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ntm_docs.api.answers.status import Status
from ntm_docs.api.offices.histories import Consulted, check_register, consult
from ntm_docs.machine.frozen import frozen
from ntm_docs.messages import speaking

if TYPE_CHECKING:
    from ntm_docs.issuing import Routes
    from ntm_docs.planning import AnyPlanned
    from ntm_docs.regulations import Requirement

Subject = Literal["tap_the", "ca_nhan", "ho_gia_dinh"]
Occasion = Literal["chuyên đề", "công trạng"]


@frozen
class ExplainRequest:
    """An input file or workbook; `on` the day whose law is asked, else that of the paper.

    With `register` its nominees are held against the register of awards.
    """

    source: Path
    on: date | None = None
    rules: Path | None = None
    register: bool = False
    language: str = ""


@frozen
class ExplainAnswer:
    """What would be made: a plan for each unit, of a drafted document the one; of a reception the way it goes."""

    planned: "tuple[AnyPlanned, ...]"
    status: Status = "done"
    routes: "Routes | None" = None
    consulted: Consulted | None = None

    def as_json(self) -> dict[str, Any]:
        """The plan as plain values: the manifest before anything is made."""
        if self.routes is not None:
            return self.routes.as_json()
        units = [plain_plan(one) for one in self.planned]
        plain = units[0] if len(units) == 1 else {"units": units}
        return plain | ({"consulted": self.consulted.as_json()} if self.consulted else {})


def plain_plan(planned: "AnyPlanned") -> dict[str, Any]:
    """The plan of one unit as plain values."""
    from ntm_docs.finishing.manifest import describe, describe_bundle
    from ntm_docs.planning import PlannedDraft, PlannedReview

    if isinstance(planned, PlannedDraft):
        return planned.manifest(()) | {"documents": [paper.name for paper in planned.papers()]}
    if isinstance(planned, PlannedReview):
        dossiers = [describe_bundle(bundle) for bundle in planned.plan.bundles]
    else:
        dossiers = [describe(dossier) for dossier in planned.plan.dossiers]
    return {
        "on": planned.plan.on.isoformat(),
        "regime": planned.plan.regime.ma,
        "warnings": [str(warning) for warning in planned.warnings],
        "dossiers": dossiers,
    }


def explain(request: ExplainRequest) -> ExplainAnswer:
    """What would be made of an input, by which rule; of a workbook of reception who submits to whom.

    Raises:
        ProblemsError: what the user can mend, all of it at once; with `register`, there is none.
        MachineError: with `register`: Django is not installed; the database is locked, away, of a newer version.
    """
    from ntm_docs.planning import plan_every
    from ntm_docs.reading.source import is_workbook

    with speaking(request.language):
        if is_workbook(request.source):
            from ntm_docs.issuing import is_reception, routes_of

            if is_reception(request.source):
                return ExplainAnswer((), routes=routes_of(request.source, request.on, request.rules))
        if request.register:
            check_register()
        planned = tuple(plan_every(request.source, request.on, request.rules, lenient=True))
        return ExplainAnswer(planned, consulted=consult(planned, request.rules) if request.register else None)


@frozen
class RequireRequest:
    """An award as people call it, the day of the proposal (today), who is to receive it (each who may), where."""

    award: str
    on: date | None = None
    subject: Subject | None = None
    province: str | None = None
    occasion: Occasion | None = None
    rules: Path | None = None
    received: date | None = None  # the day on which the appraising office had it
    language: str = ""


@frozen
class RequireAnswer:
    """What is needed, for each award that the name means and each who may receive it."""

    answers: "tuple[Requirement, ...]"
    status: Status = "done"

    def as_json(self) -> dict[str, Any]:
        """Plain values: those of the one answer, or `answers` where there are several."""
        plain = [one.as_json() for one in self.answers]
        return plain[0] if len(plain) == 1 else {"answers": plain}


def require(request: RequireRequest) -> RequireAnswer:
    """What a dossier for an award needs. An award that is not given on the day is left out where others are.

    Raises:
        ProblemsError: the award, the day or the province is not known; the text names what is.
    """
    from ntm_docs.regulations import awards_meant, law_day, read_book, subjects_of
    from ntm_docs.regulations import require as ask

    with speaking(request.language):
        book = read_book(request.rules)
        on = request.on or date.today()  # noqa: DTZ011 -- the day at the office
        where, why, received = request.province, request.occasion, request.received
        answers = []
        for award in awards_meant(book, request.award):
            whom = (
                (request.subject,) if request.subject else subjects_of(book, award, law_day(book, on, received), where)
            )
            answers += [ask(book, award.ten, on, who, where, why, received=received) for who in whom]
        given = [one for one in answers if one.given]
        return RequireAnswer(tuple(given if given and not request.subject else answers))


def is_local_text(path: Path) -> bool:
    """Whether a file is a text of a province, as `rules` takes it; its faults do not count. False where it is none."""
    from ntm_docs.regulations.book.local_files import is_local_file

    return is_local_file(path)


@frozen
class FormsRequest:
    """The office's own folder of forms, if it has one."""

    templates: Path | None = None
    language: str = ""


@frozen
class FormOfDocument:
    """A form: its id, what it makes, where that is laid down, its file, the names its tags may use."""

    id: str
    title: str
    source: str
    file: Path
    names: tuple[str, ...]


@frozen
class FormsAnswer:
    """Every form in order."""

    forms: tuple[FormOfDocument, ...]
    status: Status = "done"

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "forms": [
                {"id": one.id, "title": one.title, "source": one.source, "file": str(one.file), "names": [*one.names]}
                for one in self.forms
            ]
        }


def forms(request: FormsRequest) -> FormsAnswer:
    """The catalogue of forms, the office's own before ours.

    Raises:
        ProblemsError: the office's folder or a form in it cannot be used.
    """
    from ntm_docs.form_catalogue import catalogue
    from ntm_docs.pipeline import template_folders
    from ntm_docs.rendering import folder_of_form, load_template

    with speaking(request.language):
        own = template_folders(request.templates)
        found = []
        for form in catalogue().values():
            folder = folder_of_form(form.id, own)
            names = tuple(sorted(load_template(form.id, folder).names))
            found.append(FormOfDocument(form.id, form.title, form.source, folder / f"{form.id}.docx", names))
        return FormsAnswer(tuple(found))


@frozen
class SchemaRequest:
    """A kind of input; `output` a file for the schema, which stays where it is there already."""

    kind: str
    output: Path | None = None
    language: str = ""


@frozen
class SchemaAnswer:
    """The JSON Schema, and the file it was written to."""

    schema: Mapping[str, Any]
    output: Path | None = None
    status: Status = "done"

    def as_json(self) -> dict[str, Any]:
        """The schema itself."""
        return dict(self.schema)


def schema(request: SchemaRequest) -> SchemaAnswer:
    """The JSON Schema of an input.

    Raises:
        ProblemsError: the file is there.
        MachineError: it cannot be written.
    """
    import json

    from ntm_docs.new_files import write_new
    from ntm_docs.planning.kinds import schema_of

    with speaking(request.language):
        made = schema_of(request.kind)
        if request.output is not None:
            write_new(request.output, f"{json.dumps(made, ensure_ascii=False, indent=2)}\n".encode())
        return SchemaAnswer(made, request.output)
