"""The whole flow on one screen: start reading here.

    1 reading   2 model   3 regulations   4 context   5 rendering   6 finishing   7 output

Each stage is one call; stages 2 to 5 touch neither disk nor clock.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from ntm_docs.context import bao_cao_context, bien_ban_context, danh_sach_context, to_trinh_context
from ntm_docs.finishing import MANIFEST, Made, make_manifest, write_manifest
from ntm_docs.model import Bound, HoSo, bind, check_agreement
from ntm_docs.output import check_target, write_tree
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading import RawMapping, RawScalar, fold_key, read_input
from ntm_docs.regulations import Book, Dossier, Plan, PlannedDocument, check_law, load_book, make_plan, signing_date
from ntm_docs.rendering import catalogue, find_templates, load_template, lost_values

Progress = Callable[[int, int], None]
_KIND = "hồ sơ khen thưởng"
_CONTEXTS = {"to-trinh": to_trinh_context, "danh-sach": danh_sach_context, "bien-ban": bien_ban_context}


@dataclass(frozen=True, slots=True)
class Planned:
    """An input read, checked and planned: nothing is made yet."""

    path: Path
    data: bytes
    ho_so: HoSo
    plan: Plan
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made, and where."""

    folder: Path
    plan: Plan
    manifest: dict[str, Any]
    warnings: tuple[Problem, ...]


def build(
    source: str | Path,
    out: str | Path,
    *,
    on: date | None = None,
    templates: str | Path | None = None,
    rules: str | Path | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> Built:
    """Make every document of an input file in the folder `out`, or nothing.

    Raises:
        ProblemsError: what the user can mend, all of it at once.
        MachineError: what the machine lacks.
    """
    options: dict[str, Any] = {"on": on, "templates": templates, "rules": rules, "force": force, "progress": progress}
    return build_all([Path(source)], Path(out), **options)[0]


def build_all(
    sources: Sequence[Path],
    out: Path,
    *,
    on: date | None = None,
    templates: str | Path | None = None,
    rules: str | Path | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> list[Built]:
    """As `build`, for several inputs: each gets a folder of its own name below `out`.

    Nothing is written unless every input can be built.
    """
    planned = _plan_each(sources, on, rules)  # 1, 2, 3
    targets = [out] if len(sources) == 1 else [out / path.stem for path in sources]
    if len(sources) > 1 and (out / MANIFEST).exists():
        raise ProblemsError([Problem("output.foreign", Place(str(out)), facts={"folder": out, "example": MANIFEST})])
    for target in targets:
        check_target(target, force=force)
    folders = template_folders(templates)
    results = []
    for one, target in zip(planned, targets, strict=True):
        made = make_documents(one, folders, progress)  # 4, 5
        manifest = make_manifest(one.path.name, one.data, one.plan, made, one.warnings)  # 6
        files = {document.path: document.data for document in made} | {MANIFEST: write_manifest(manifest)}
        results.append((Built(target, one.plan, manifest, one.warnings), files))
    for built, files in results:
        write_tree(built.folder, files, force=force)  # 7
    return [built for built, _ in results]


def _plan_each(sources: Sequence[Path], on: date | None, rules: str | Path | None) -> list[Planned]:
    """Plan every input; the problems of all of them are told together."""
    planned, problems = [], []
    for path in sources:
        try:
            planned.append(plan_input(path, on, rules))
        except ProblemsError as error:
            problems += error.problems
    stems = [path.stem for path in sources]
    for path in sources:
        if stems.count(path.stem) > 1:
            problems.append(Problem("input.twice", Place(str(path)), facts={"name": path.stem}))
    if problems:
        raise ProblemsError(problems)
    return planned


def plan_input(path: Path, on: date | None = None, rules: str | Path | None = None) -> Planned:
    """Stages 1 to 3: read, bind, check and plan an input file, with the office's own local texts."""
    raw, data = read_input(path)
    _refuse_other_kinds(raw, path.name)
    book = read_book(rules)
    bound: Bound[HoSo] = bind(HoSo, raw, path.name, {"awards": book.award_names()})
    found = [*bound.problems, *check_agreement(bound), *check_law(bound, book, on)]
    errors = [problem for problem in found if problem.severity == "error"]
    if errors:
        raise ProblemsError(errors)
    day = on or signing_date(bound.record)
    regime = book.regime(day)
    assert regime is not None  # check_law has refused a day without regime
    plan = make_plan(bound.record, book, day, regime, path.name)
    plan = replace(plan, dated=on is not None or bound.record.ngay_to_trinh is not None)
    return Planned(path, data, bound.record, plan, (*plan.warnings, *(p for p in found if p.severity == "warning")))


def read_book(rules: str | Path | None) -> Book:
    """The law, with the local texts of a folder of the office's own.

    Raises:
        ProblemsError: there is no such folder, or a text in it is not sound.
    """
    if rules is None:
        return load_book()
    folder = Path(rules)
    if not folder.is_dir():
        raise ProblemsError([Problem("law.folder", Place(str(folder)), facts={"folder": str(folder)})])
    return load_book(folder.resolve())


def make_documents(planned: Planned, folders: Sequence[Path], progress: Progress | None = None) -> list[Made]:
    """Stages 4 and 5: every document of the plan, each proved to hold every value it was given."""
    jobs = [(dossier, document) for dossier in planned.plan.dossiers for document in dossier.documents]
    contexts = [make_context(planned.ho_so, dossier, document) for dossier, document in jobs]
    forms = [_form(document.form, folders) for _, document in jobs]
    for form, context in zip(forms, contexts, strict=True):
        form.check_names(context)
    made = []
    for count, ((dossier, document), form, context) in enumerate(zip(jobs, forms, contexts, strict=True), 1):
        data = form.render(context)
        path = f"{dossier.id}/{document.path}"
        lost = lost_values(data, context)
        if lost:
            place = Place(form.path.name)
            raise ProblemsError(
                [Problem("proof.lost", place, facts={"value": value, "document": path}) for value in lost]
            )
        made.append(Made(dossier.index, document.form, path, data))
        if progress is not None:
            progress(count, len(jobs))
    return made


def make_context(ho_so: HoSo, dossier: Dossier, document: PlannedDocument) -> dict[str, Any]:
    """Stage 4: the names and values of one planned document."""
    if document.nominee is None:
        family = next(name for name in _CONTEXTS if document.form.startswith(name))
        return _CONTEXTS[family](ho_so, dossier)
    kind, position = document.nominee
    nominee = getattr(ho_so.de_nghi[dossier.index], kind)[position]
    return bao_cao_context(ho_so, dossier, nominee, document.form)


def template_folders(chosen: str | Path | None) -> list[Path]:
    """Where forms are looked for: the office's own folder first, then ours.

    Raises:
        ProblemsError: the office's folder is not there, or holds a .docx that is no form's name.
    """
    if chosen is None:
        return [find_templates()]
    own = Path(chosen)
    if not own.is_dir():
        raise ProblemsError([Problem("template.folder", Place(str(own)), facts={"folder": str(own)})])
    known = ", ".join(catalogue())
    strangers = [path.name for path in own.glob("*.docx") if path.stem not in catalogue() and path.name[0] not in "~."]
    if strangers:
        facts = [{"name": name, "known": known} for name in sorted(strangers)]
        raise ProblemsError([Problem("template.stranger", Place(str(own)), facts=fact) for fact in facts])
    return [own, find_templates()]


def _form(form: str, folders: Sequence[Path]) -> Any:
    for folder in folders[:-1]:
        if (folder / f"{form}.docx").is_file():
            return load_template(form, folder)
    return load_template(form, folders[-1])


def _refuse_other_kinds(raw: Any, file: str) -> None:
    """An input says in `loại` what it is; only the award dossier can be built so far."""
    kind = None
    if isinstance(raw, RawMapping):
        kind = next((value for key, _, value in raw if fold_key(key) == "loai"), None)
    if kind is None:
        raise ProblemsError([Problem("kind.missing", Place(file, 1, 1))])
    if isinstance(kind, RawScalar) and fold_key(kind.text or "") != fold_key(_KIND):
        facts = {"value": kind.text or "", "known": _KIND}
        raise ProblemsError([Problem("kind.unknown", kind.place, "loại", facts)])
