"""The flow of the papers: workbook → folder.

    1 reception   2 offices, law, papers   3 rendering   4 held against earlier papers   5 output, whole or not at all

Papers of an earlier run that are not made again stay in the folder, and what they count is held against the workbook.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ntm_docs.context.paper import PlannedPaper
from ntm_docs.finishing import MANIFEST, Made, write_manifest
from ntm_docs.finishing.manifest import RECEPTION, source_of, with_files
from ntm_docs.finishing.verifying import load_manifest
from ntm_docs.issuing.against import counted_as, held_against, kind_of, lines_asked
from ntm_docs.issuing.desk import DrawnPaper, OfficerDesk, day_of
from ntm_docs.issuing.kinds import PAPERS, PaperKind
from ntm_docs.issuing.reception import read_reception
from ntm_docs.machine.version import __version__
from ntm_docs.messages import speaking
from ntm_docs.output import Delivery, check_target, write_tree
from ntm_docs.pipeline import make_documents, template_folders
from ntm_docs.planning import WantedExtras
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.regulations import read_book

if TYPE_CHECKING:
    from ntm_docs.pipeline import Printer
    from ntm_docs.printing import Ready


@dataclass(frozen=True, slots=True)
class IssueWish:
    """What is asked for: kinds of papers (none: those of every office that is said), the day, own forms and texts."""

    papers: tuple[str, ...] = ()
    on: date | None = None
    templates: Path | None = None
    rules: Path | None = None
    force: bool = False


@dataclass(frozen=True, slots=True)
class Issued:
    """Papers as they were made: each kind with its files; kinds that stay from before; kinds left out, with why."""

    folder: Path
    on: date
    made: Mapping[str, tuple[str, ...]]
    kept: tuple[str, ...]
    left_out: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    manifest: Mapping[str, Any]
    sha256: str
    ready: "Ready | None" = None  # where PDFs were asked for


@dataclass(frozen=True)
class _Planned:
    """Papers as the pipeline takes them."""

    path: Path
    source: dict[str, Any]
    drawn: tuple[DrawnPaper, ...]
    warnings: tuple[Problem, ...] = ()

    def papers(self) -> list[PlannedPaper]:
        """Every paper, in order."""
        return [PlannedPaper(one.form, one.path, partial(dict, one.context)) for one in self.drawn]

    def beside(self, _pages: Mapping[str, int], _wanted: WantedExtras) -> Sequence[PlannedPaper]:
        """Nothing."""
        return ()

    def manifest(self, _made: Sequence[Made]) -> dict[str, Any]:
        """Put together by the flow itself."""
        return {}


def issue(
    source: Path,
    folder: Path,
    wish: IssueWish,
    progress: Callable[[int, int], None] | None = None,
    printer: "Printer | None" = None,
) -> Issued:
    """Make the papers that are asked for, all of them or none; a `printer` adds PDFs and print sets.

    Raises:
        ProblemsError: the workbook is not understood, something needed is not said; all of it at once.
        MachineError: the disk or the rights do not allow it; the folder is as it was.
    """
    try:
        return _issue(source, folder, wish, progress, printer)
    except ProblemsError as error:  # worded anew, in the language of the call
        raise ProblemsError(error.problems) from None


def _issue(
    source: Path,
    folder: Path,
    wish: IssueWish,
    progress: Callable[[int, int], None] | None,
    printer: "Printer | None",
) -> Issued:
    with speaking("vi"):  # papers are Vietnamese
        reception = read_reception(source)
        desk = OfficerDesk(reception, read_book(wish.rules), wish.on or day_of(reception))
        drawn, left_out = _drawn(desk, wish.papers)
        told = list(desk.said.told())
        errors = [one for one in told if one.severity == "error"]
        if errors:
            raise ProblemsError(errors)
        if not drawn:
            raise ProblemsError([*left_out] or [Problem("issue.nothing", Place(source.name))])
        delivery = Delivery(source_of(source.name, reception.sha256, RECEPTION, None), inputs=(source,))
        earlier = _earlier(folder, delivery, force=wish.force)
        made = make_documents(
            _Planned(source, dict(delivery.source), tuple(drawn)), template_folders(wish.templates), progress
        )
        entries = _entries(drawn, made)
        kept = [one for one in earlier["dossiers"] if kind_of(one) not in {kind_of(entry) for entry in entries}]
        notes = [*(one for one in told if one.severity == "warning"), *desk.notes.values()]
        notes += held_against(earlier["dossiers"], entries, kept, desk)
        files = {one.path: one.data for one in made}
        ready = printer(files, {"dossiers": entries}, lambda _pages: ()) if printer is not None else None
        prints, gone = _earlier_prints(earlier, kept, ready)
        notes += gone
        files |= (dict(ready.data) if ready else {}) | _kept_files(folder, kept, prints)
        manifest = _manifest(delivery, desk.on, sorted([*entries, *kept], key=lambda one: str(one["id"])), notes)
        if ready or prints:
            manifest = with_files(manifest, [*(ready.files if ready else ()), *prints])
        files[MANIFEST] = write_manifest(manifest)
    write_tree(folder, files, force=wish.force, delivery=delivery)
    seal = hashlib.sha256(files[MANIFEST]).hexdigest()
    by_kind = {str(one["id"]): tuple(doc["path"] for doc in one["documents"]) for one in entries}
    ids = tuple(str(one["id"]) for one in kept)
    return Issued(folder, desk.on, by_kind, ids, tuple(left_out), tuple(notes), manifest, seal, ready)


def _drawn(desk: OfficerDesk, asked: Sequence[str]) -> tuple[list[DrawnPaper], list[Problem]]:
    """The papers, each in the folder of its kind: those asked for, else those of offices that are said."""
    found: list[DrawnPaper] = []
    left_out: list[Problem] = []
    for number, paper in enumerate(PAPERS.values(), start=1):
        if asked and paper.id not in asked:
            continue
        silent = paper.silent(desk)
        if silent and not asked:
            left_out.append(_silent(desk, paper, silent))
            continue
        waits = paper.waits(desk)
        if waits is not None and not asked:
            left_out.append(replace(waits, severity="warning"))
            continue
        desk.said.asked.clear()
        drawn = list(paper.make(desk))
        lines = lines_asked(desk)
        made = [replace(one, path=f"{number:02}-{paper.id}/{one.path}", lines=lines) for one in drawn]
        if not made:
            facts = {"paper": paper.title, "why": paper.nothing}
            place = Place(desk.reception.path.name)
            left_out.append(Problem("issue.no_case", place, facts=facts, severity="warning"))
        found += made
    return found, left_out


def _silent(desk: OfficerDesk, paper: PaperKind, offices: Sequence[str]) -> Problem:
    facts = {"paper": paper.title, "offices": ", ".join(offices), "id": paper.id}
    return Problem("issue.silent", Place(desk.reception.path.name), facts=facts, severity="warning")


def _entries(drawn: Sequence[DrawnPaper], made: Sequence[Made]) -> list[dict[str, Any]]:
    """An entry of the manifest for each kind of paper, with the cases that it counts."""
    found: dict[str, dict[str, Any]] = {}
    for one, document in zip(drawn, made, strict=True):
        kind = one.path.partition("/")[0]
        empty = {"id": kind, "award": None, "copies": None, "electronic": None}
        entry = found.setdefault(kind, empty | {"rules": [], "warnings": [], "documents": [], "cases": {}, "said": {}})
        entry["documents"].append({"form": one.form, "path": one.path, "copies": None, "sha256": document.sha256})
        entry["cases"] |= {case.key: counted_as(case, one.paper) for case in one.cases}
        entry["said"] = dict(one.lines)
    return list(found.values())


def _manifest(
    delivery: Delivery, on: date, entries: Sequence[Mapping[str, Any]], notes: Sequence[Problem]
) -> dict[str, Any]:
    return {
        "tool": f"ntm-docs {__version__}",
        "input": dict(delivery.source),
        "on": on.isoformat(),
        "regime": None,
        "warnings": [one.in_vietnamese() for one in notes],
        "dossiers": list(entries),
    }


def _earlier(folder: Path, delivery: Delivery, *, force: bool) -> Mapping[str, Any]:
    """What an earlier run left in the folder: its `dossiers` by kind of paper, its `files` that were printed.

    Raises:
        ProblemsError: the folder may not be written; a file in it was edited since.
    """
    target = check_target(folder, force=force, delivery=delivery)
    if target.earlier is None or target.earlier.source.get("kind") != RECEPTION:
        return {"dossiers": []}
    return load_manifest(folder)


def _earlier_prints(
    earlier: Mapping[str, Any], kept: Sequence[Mapping[str, Any]], ready: "Ready | None"
) -> tuple[list[Mapping[str, str]], list[Problem]]:
    """The PDFs of papers that stay; that those of papers made anew are gone, where they are not printed again."""
    stays = {str(one["id"]) for one in kept}
    prints: list[Mapping[str, str]] = [*earlier.get("files", ())]
    there = [one for one in prints if one["path"].partition("/")[0] in stays]
    gone = len(prints) - len(there)
    told = [Problem("issue.prints_gone", Place(MANIFEST), facts={"count": gone}, severity="warning")]
    return there, told if gone and ready is None else []


def _kept_files(
    folder: Path, kept: Sequence[Mapping[str, Any]], prints: Sequence[Mapping[str, str]]
) -> dict[str, bytes]:
    """The papers that stay, as they are, with their PDFs."""
    paths = [*(one["path"] for entry in kept for one in entry["documents"]), *(one["path"] for one in prints)]
    return {path: (folder / path).read_bytes() for path in paths}


__all__ = ["IssueWish", "Issued", "issue"]
