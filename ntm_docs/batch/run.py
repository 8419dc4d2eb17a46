"""Units to processes, results to the journal, tree in place."""

import gc
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from ntm_docs.batch import work
from ntm_docs.batch.cluster import on_cluster
from ntm_docs.batch.entries import Entries, below, documents_of, take_up, with_cell
from ntm_docs.batch.journal import Journal, under_way
from ntm_docs.batch.meanwhile import Meanwhile
from ntm_docs.batch.pool import results
from ntm_docs.batch.returned import believed, check_files
from ntm_docs.batch.store import Store
from ntm_docs.finishing import DOSSIER, MANIFEST, Made
from ntm_docs.finishing.manifest import manifest_text, source_of, with_extras, with_files, write_manifest, write_pieces
from ntm_docs.machine.cycles import rarely_collected
from ntm_docs.machine.processes import FORKED, Aside, helpers
from ntm_docs.machine.version import __version__
from ntm_docs.messages import language
from ntm_docs.output import Delivery, check_target, put_in_place
from ntm_docs.pipeline import NOTHING, PLAINLY, BuildOptions, make_beside, template_folders
from ntm_docs.planning.workbook import Workbook, condensed, open_workbook
from ntm_docs.printing import MakeExtras, PrintOptions, Ready, print_tree, write_extra
from ntm_docs.problems import MachineError, Place, Problem, ProblemsError
from ntm_docs.reading.sheets.workbook import Reading, begin_reading
from ntm_docs.regulations import read_book
from ntm_docs.spreadsheets.writing.drafts import drafts
from ntm_docs.spreadsheets.writing.summary import SUMMARY, Summary
from ntm_docs.system_faults import reason_of

_PATIENCE = 10.0  # seconds that a run which is stopped waits for the PDFs it has begun
_MANY = 50  # units whose summary is worth a process
_SHARE = 4  # units given out together; a process that dies takes as many with it, to be made again
_WAITING = 4  # such shares, or units, given out for each process: enough to keep it busy, few enough to stay small
_PASSED_OVER = frozenset(f"sheet.{what}" for what in ("total", "column", "label", "loose", "unread", "header_again"))
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How to make a workbook's documents: as those of any input (`making`), and how the run is done."""

    making: BuildOptions = PLAINLY
    processes: int = 0  # 0: as many as the machine has cores
    skip_faulty: bool = False
    cluster: str = ""  # address of a Dask scheduler; none: this machine
    through: str = ""  # a store (fsspec) for machines that share no folder
    pdf: bool = False
    duplex: bool = False
    fields: bool = False  # empty signature fields in the electronic files


@dataclass(slots=True)
class FinishedRun:
    """A run that is finished: what was made, what was left out and why.

    `manifest` is that of the folder; where nothing was made beside the documents it lists one document
    of each form only, since that of a large review would fill the memory.
    """

    folder: Path
    workbook: Workbook
    units: int = 0
    told: list[tuple[str, str]] = field(default_factory=list)  # warnings of units: code, text
    dossiers: list[tuple[int | None, int]] = field(default_factory=list)  # sets to hand in, documents
    manifest: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    skipped: dict[int, tuple[str, ...]] = field(default_factory=dict)
    ready: Ready | None = None
    gone: tuple[str, ...] = ()  # files of an earlier result that are not made again
    left: list[Problem] = field(default_factory=list)  # what dead runs and others left in the folder's place
    made: frozenset[int] = frozenset()  # units that have at least one dossier
    sha256: str = ""  # of the manifest as it was written: what proves the folder later


def build_workbook(
    source: Path,
    out: Path,
    options: RunOptions,
    progress: Progress | None = None,
    left: Callable[[FinishedRun], None] | None = None,
    reading: Reading | None = None,
) -> FinishedRun:
    """Make every document of a workbook in the folder `out`, or nothing.

    With `skip_faulty` the dossiers that have no error are made, the others told in `problems`; a fault
    that says nothing of whose it is (a missing column, an unknown unit) stops the run all the same.
    What is left is given to `left` before anything is put in place; `reading` is that of the workbook, where it was
    begun before.

    Raises:
        ProblemsError: what the user can mend, all of it at once.
        MachineError: what the machine lacks; what is made so far stays for the next run.
    """
    _check_options(source, options)
    check_target(out, force=options.making.force)  # what can be known before the workbook is read
    workbook = _read(source, options, reading)
    if not workbook.roster.units or workbook.errors:
        errors = condensed(workbook.roster, [*workbook.errors, *_unit_errors(workbook, options)])
        passed_over = [one for one in workbook.warnings if one.code in _PASSED_OVER]
        raise ProblemsError([*errors, *passed_over])
    check_target(out, force=options.making.force, delivery=_delivery(workbook))
    with under_way(out, _key(workbook, options)) as journal, _printing(options) as meanwhile:
        take_up(journal)
        entries = Entries(journal)
        done = _run(workbook, journal, entries, options, progress, meanwhile)
        done.folder = out
        done.problems = condensed(workbook.roster, done.problems)
        if (done.problems and not options.skip_faulty) or not entries:
            shutil.rmtree(journal.folder, ignore_errors=True)
            raise ProblemsError(done.problems)
        if done.problems and left is not None:
            left(done)
        _finish(done, journal, entries, out, options, meanwhile)
    return done


def _delivery(workbook: Workbook) -> Delivery:
    """What the folder will hold: the result of this workbook, of these units."""
    units = workbook.roster.units
    alone = units[0].name if len(units) == 1 else None
    source = source_of(workbook.path.name, workbook.sha256, DOSSIER, alone)
    folders = frozenset(work.folder_names(workbook)) if len(units) > 1 else frozenset()
    return Delivery(source, units=folders, inputs=(workbook.path,))


def _check_options(source: Path, options: RunOptions) -> None:
    if options.making.wanted.meeting:
        raise ProblemsError([Problem("meeting.kind", Place(source.name))])
    if options.through and not options.cluster:
        raise ProblemsError([Problem("run.through", Place(source.name))])


@rarely_collected()
def _read(source: Path, options: RunOptions, begun: Reading | None) -> Workbook:
    try:
        with begun or begin_reading(source, options.processes) as reading:
            return open_workbook(source, read_book(options.making.rules), reading)
    except BrokenProcessPool:
        raise MachineError("run.died") from None


@contextmanager
def _printing(options: RunOptions) -> Iterator[Meanwhile | None]:
    """PDFs are made from now on, where they are asked for."""
    if not options.pdf:
        yield None
        return
    meanwhile = Meanwhile(PrintOptions(processes=options.processes))
    try:
        yield meanwhile
    finally:
        meanwhile.stop(_PATIENCE)


def _unit_errors(workbook: Workbook, options: RunOptions) -> Iterator[Problem]:
    """What is wrong with each unit, planned in this process: the sheets have errors, so nothing is made."""
    worker = work.Worker(_order(workbook, options, Path()), workbook)
    for number in range(len(workbook.roster.units)):
        yield from worker.plan(number)[0].problems


def _order(workbook: Workbook, options: RunOptions, tree: Path) -> work.Order:
    source, sha256, law = workbook.path.resolve(), workbook.sha256, options.making.rules
    return work.Order(
        source, tree, options.making.on, options.making.templates, law, options.skip_faulty, sha256, language()
    )


def _key(workbook: Workbook, options: RunOptions) -> str:
    """What makes a run the same work as an earlier one: input, version, law, forms, options."""
    digest = hashlib.sha256(workbook.sha256.encode())
    for folder in template_folders(options.making.templates):
        for path in sorted(folder.glob("*.docx")):
            digest.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    if options.making.rules:
        for path in sorted(Path(options.making.rules).rglob("*.yaml")):
            digest.update(path.name.encode() + path.read_bytes())
    plain = [
        __version__,
        workbook.path.name,
        str(options.making.on),
        options.skip_faulty,
        asdict(options.making.wanted),
    ]
    digest.update(json.dumps(plain).encode())
    return digest.hexdigest()


def _run(
    workbook: Workbook,
    journal: Journal,
    entries: Entries,
    options: RunOptions,
    progress: Progress | None,
    meanwhile: Meanwhile | None,
) -> FinishedRun:
    """Every unit that the journal does not have yet; each goes to `meanwhile` once its files are whole."""
    total = len(workbook.roster.units)
    done = FinishedRun(journal.tree, workbook)
    finished = frozenset(journal.units())
    waiting = [number for number in range(total) if number not in finished]
    order = _order(workbook, options, journal.tree)
    if options.cluster:
        made = _on_cluster(order, workbook, journal, options, waiting)
    else:
        made = _in_processes(order, workbook, waiting, _processes(options, len(waiting)))
    try:
        for count, result in enumerate(made, start=total - len(waiting) + 1):
            done.problems += result.problems
            if result.skipped:
                done.skipped[result.unit] = result.skipped
            if result.entry is not None:  # made in part: made again by the next run, which must tell the rest
                entries.add(result.unit, result.entry, in_part=bool(result.skipped))
            if result.entry is not None and meanwhile is not None:
                meanwhile.add(journal.tree / one["path"] for one in documents_of(result.entry))
            if progress is not None:
                progress(count, total)
        journal.settle()
    except OSError as error:
        raise MachineError("run.disk", folder=str(journal.folder), reason=reason_of(error)) from error
    except BrokenProcessPool:
        raise MachineError("run.died") from None
    entries.tell_twice(workbook.path.name)
    done.made, done.units = frozenset(entries.told), len(entries)
    done.told = [told for unit in sorted(entries.told) for told in entries.told[unit]]
    return done


def _on_cluster(
    order: work.Order, workbook: Workbook, journal: Journal, options: RunOptions, waiting: Sequence[int]
) -> Iterator[work.Result]:
    """The results of a cluster's machines, each checked; documents that come through a store are put into the tree."""
    order = replace(order, source=order.source.resolve(), tree=order.tree.resolve())
    names = work.folder_names(workbook)
    if not options.through:
        for result in believed(on_cluster(options.cluster, order, waiting, _WAITING), names, waiting):
            check_files(journal.tree, result)
            yield result
        return
    store = Store(options.through, uuid4().hex)  # two runs of one workbook do not meet
    try:
        store.put_workbook(order.source)
        away = replace(order, source=Path(order.source.name), tree=Path(), store=store)
        with closing(on_cluster(options.cluster, away, waiting, _WAITING)) as made:
            for result in believed(made, names, waiting):
                if result.entry is not None:
                    fresh = work.half_made(journal.tree, result.unit)
                    store.take(result.unit, fresh, result.entry)
                    work.place(fresh, journal.tree, result.entry["folder"])
                yield result
    finally:
        with suppress(MachineError):  # what stopped the run is told, not that the store stays untidy
            store.clear()


def _processes(options: RunOptions, most: int) -> int:
    return max(1, min(options.processes or os.cpu_count() or 1, most))


def _in_processes(
    order: work.Order, workbook: Workbook, numbers: Sequence[int], processes: int
) -> Iterator[work.Result]:
    """The results as they come; only a few units are given out at a time."""
    if processes == 1:
        worker = work.Worker(order, workbook)
        yield from map(worker.make, numbers)
        return
    if FORKED:  # the children share what is read already
        work.begin(order, workbook)
        gc.freeze()  # what is read stays shared: no collection touches it in a child
    with helpers(processes, work.start, order) as pool:  # a unit is whole or is not there
        shares = _shares(numbers, processes)
        for made in results(lambda share: pool.submit(work.make_all, share), shares, processes * _WAITING):
            yield from made


def _shares(numbers: Sequence[int], processes: int) -> list[Sequence[int]]:
    """Units that a process is given together, so that it never waits for the next; towards the end one by one."""
    together = max(0, len(numbers) - processes * _SHARE * 2) // _SHARE * _SHARE
    shares = [numbers[at : at + _SHARE] for at in range(0, together, _SHARE)]
    return shares + [(number,) for number in numbers[together:]]


def _finish(
    done: FinishedRun, journal: Journal, entries: Entries, out: Path, options: RunOptions, meanwhile: Meanwhile | None
) -> None:
    """Manifest and summary, then the whole tree in place."""
    journal.sweep()
    done.manifest = _manifest(done, entries)
    beside = _beside(done, options, journal.tree) if options.making.wanted != NOTHING else None
    alone = meanwhile is None and not options.cluster  # they have threads of their own, which a fork stops halfway
    with drafts(), Aside(partial(_sum_up, entries, journal.tree), begun=alone and len(entries) > _MANY) as summary:
        texts: Iterable[str] = _listed(done, journal, entries, summary)
        if meanwhile is None and beside is None:
            texts = manifest_text(done.manifest, texts)
        else:
            dossiers = list(map(json.loads, texts))
            done.manifest["dossiers"] = dossiers
            if meanwhile is not None:
                _print(done, journal, options, beside, meanwhile)
            elif beside is not None:
                done.manifest = with_extras(done.manifest, [write_extra(journal.tree, extra) for extra in beside({})])
            texts = [write_manifest(done.manifest).decode()]
        done.sha256 = write_pieces(journal.tree / MANIFEST, texts)
    delivery, force = _delivery(done.workbook), options.making.force
    placed = put_in_place(out, journal.tree, journal.finish, force=force, delivery=delivery)
    done.gone, done.left = placed.gone, [*journal.told, *placed.told]
    shutil.rmtree(journal.folder, ignore_errors=True)


def _print(
    done: FinishedRun, journal: Journal, options: RunOptions, beside: MakeExtras | None, meanwhile: Meanwhile
) -> None:
    """PDFs and print sets of the whole tree."""
    done.ready = print_tree(
        journal.tree,
        done.manifest,
        PrintOptions(processes=options.processes),
        duplex=options.duplex,
        fields=options.fields,
        beside=beside,
        already=meanwhile.finish(),
    )
    done.manifest = with_files(with_extras(done.manifest, done.ready.extras), done.ready.files)


def _beside(done: FinishedRun, options: RunOptions, tree: Path) -> MakeExtras:
    """The papers beside the dossiers of every unit; each unit is planned again, so that none is kept."""

    def make(pages: Mapping[str, int]) -> Iterator[Made]:
        worker = work.Worker(_order(done.workbook, options, tree), done.workbook)
        for number in sorted(done.made):
            folder = worker.names[number]
            plan, _skipped = worker.plan(number)
            assert plan.planned is not None  # its documents were made
            own = {path.removeprefix(f"{folder}/"): count for path, count in pages.items() if _within(path, folder)}
            for extra in make_beside(plan.planned, worker.folders, options.making.wanted, own):
                front = below(folder, extra.paper.front) if extra.paper.front else ""
                yield replace(extra, paper=replace(extra.paper, path=below(folder, extra.path), front=front))
            done.workbook.roster.units[number].clear()

    return make


def _within(path: str, folder: str) -> bool:
    return not folder or path.startswith(f"{folder}/")


def _manifest(done: FinishedRun, entries: Entries) -> dict[str, Any]:
    """The manifest of all units, its dossiers and its summary still to come."""
    return {
        "tool": f"ntm-docs {__version__}",
        "input": {**_delivery(done.workbook).source} | ({"partial": True} if done.problems else {}),
        "on": next(iter(entries.days)) if len(entries.days) == 1 else None,
        "regime": next(iter(entries.regimes)) if len(entries.regimes) == 1 else None,
        "warnings": [*map(with_cell, done.workbook.warnings), *sorted(entries.warnings)],
        "dossiers": [],
        "files": [],
    }


def _sum_up(entries: Entries, tree: Path) -> str:
    """Write the summary; its digest."""
    summary = Summary()
    for entry in entries:
        summary.add(entry["unit"], entry["sums"], entry["nominees"])
    with (tree / SUMMARY).open("w+b") as stream:
        summary.save(stream)
        stream.seek(0)
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _listed(done: FinishedRun, journal: Journal, entries: Entries, summary: Aside[str]) -> Iterator[str]:
    """The texts of all dossiers for the manifest; behind them the summary is listed in it."""
    first: dict[str, str] = {}
    for entry in entries:
        first = entry["first"] | first
        done.dossiers += [(copies, documents) for _award, copies, documents in entry["sums"]]
        for document in documents_of(entry):
            if not (journal.tree / document["path"]).is_file():
                raise MachineError("run.vanished", path=str(journal.tree / document["path"]))
        yield from entry["dossiers"]
    try:
        digest = summary.result()
    except BrokenProcessPool:
        raise MachineError("run.died") from None
    done.manifest["files"].append({"path": SUMMARY, "sha256": digest})
    done.manifest["dossiers"] = [{"documents": [{"form": form, "path": path} for form, path in first.items()]}]
