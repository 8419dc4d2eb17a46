"""What one process does with a unit."""

import atexit
import gc
import hashlib
import os
import shutil
import threading
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import Any
from uuid import uuid4

from ntm_docs.batch.entries import Entry, make_entry, with_cell
from ntm_docs.batch.store import Store
from ntm_docs.file_names import check_paths, is_device
from ntm_docs.finishing import digest_of
from ntm_docs.machine.cycles import RARELY
from ntm_docs.machine.disk import HALF
from ntm_docs.machine.temporary import temporary_folder
from ntm_docs.messages import speak, speaking
from ntm_docs.model import identity
from ntm_docs.phrases.keys import fold_key
from ntm_docs.pipeline import make_documents, template_folders
from ntm_docs.planning import Planned
from ntm_docs.planning.workbook import UnitPlan, Workbook, open_workbook, plan_awards, plan_unit
from ntm_docs.problems import MachineError, Place, Problem, ProblemsError
from ntm_docs.regulations import Book, read_book
from ntm_docs.regulations.plan import slug_of

_IDENTITY = 8  # bytes
_SLUG = 55  # letters of a name that bears a number too


@dataclass(frozen=True, slots=True)
class Order:
    """What a process needs to make units; plain values, so that any machine can be given it."""

    source: Path
    tree: Path
    on: date | None
    templates: Path | None
    rules: Path | None
    skip_faulty: bool
    sha256: str = ""  # of the workbook that the caller has read; another one is not used in its place
    language: str = ""  # of what is told
    store: Store | None = None  # how the workbook comes and the documents go; none: by the folder that all share


@dataclass(slots=True)
class Result:
    """A unit made, or why not; `skipped` are the awards left out, folded."""

    unit: int
    entry: Entry | None = None
    problems: list[Problem] = field(default_factory=list)
    skipped: tuple[str, ...] = ()


class Worker:
    """Makes units of one workbook.

    Raises:
        MachineError: the workbook is not the one that the caller has read.
    """

    def __init__(self, order: Order, workbook: Workbook | None = None) -> None:
        self.order = order
        self.book: Book = read_book(order.rules)
        self.workbook = workbook or _as_ordered(order, self.book)
        self.folders = template_folders(order.templates)
        self.names = folder_names(self.workbook)

    def make(self, number: int) -> Result:
        """Make one unit.

        Raises:
            OSError: the disk does not allow it.
        """
        try:
            plan, skipped = self.plan(number)
            entry = self._write(number, plan) if plan.planned is not None else None
        except ProblemsError as error:
            return Result(number, None, error.problems, tuple(self.workbook.roster.units[number].awards()))
        finally:
            self.workbook.roster.units[number].clear()
        return Result(number, entry, plan.problems, skipped)

    def plan(self, number: int) -> tuple[UnitPlan, tuple[str, ...]]:
        """The unit's plan; with `skip_faulty`, of the awards that have no error."""
        unit = self.workbook.roster.units[number]
        plan = plan_unit(self.workbook, unit, self.book, self.order.on)
        awards = unit.awards()
        if plan.planned is not None or not self.order.skip_faulty:
            return plan, () if plan.planned is not None else tuple(awards)
        sound = [] if unit.unclear() else [award for award in awards if not self._faulty(number, award, plan.problems)]
        if not sound:
            return plan, tuple(awards)
        rest = plan_awards(self.workbook, unit, self.book, self.order.on, sound)
        rest.problems = [*plan.problems, *(p for p in rest.problems if p not in plan.problems)]
        rest.told = plan.told
        return rest, tuple(award for award in awards if rest.planned is None or award not in sound)

    def _faulty(self, number: int, award: str, problems: list[Problem]) -> bool:
        """Whether a problem stands in the rows of an award."""
        rows = {cell for one in self.workbook.roster.units[number].nominees if one.award == award for cell in one.rows}
        return any((problem.place.sheet, problem.place.line) in rows for problem in problems)

    def _write(self, number: int, plan: UnitPlan) -> Entry:
        """The unit's folder, whole before it has its name."""
        planned = plan.planned
        assert planned is not None
        made = make_documents(planned, self.folders)
        name = self.names[number]
        fresh = half_made(self.order.tree, number)
        check_paths(fresh, [document.path for document in made])
        fresh.mkdir()
        for folder in _folders(document.path for document in made):
            os.mkdir(f"{fresh}/{folder}")  # noqa: PTH102 -- as `_write_whole`
        for document in made:
            _write_whole(f"{fresh}/{document.path}", document.data)
        place(fresh, self.order.tree, name)
        return _entry(name, planned, planned.manifest(made), plan)


def _as_ordered(order: Order, book: Book) -> Workbook:
    """The workbook of the order, read here; the file is looked at before and after, since others can reach it."""
    workbook = open_workbook(order.source, book)
    if order.sha256 and {workbook.sha256, digest_of(order.source)} != {order.sha256}:
        raise MachineError("run.other_book", file=order.source.name)
    return workbook


def place(fresh: Path, tree: Path, name: str) -> None:
    """Give a unit's folder its name in the tree; one without a name is alone, and stands at the top as from YAML."""
    if name:
        _replace(tree / name, fresh)
        return
    for child in sorted(fresh.iterdir()):
        shutil.rmtree(tree / child.name, ignore_errors=True)
        child.rename(tree / child.name)
    fresh.rmdir()


def half_made(tree: Path, number: int) -> Path:
    """Where a unit stands while it is written: no two workers share one."""
    return tree / f"{number}-{uuid4().hex}{HALF}"


def _folders(paths: Iterable[str]) -> list[str]:
    """Every folder that the paths need, each behind the one it stands in."""
    direct = {path.rpartition("/")[0] for path in paths} - {""}
    return sorted({above for folder in direct for above in accumulate(folder.split("/"), "{}/{}".format)})


def _write_whole(path: str, data: bytes) -> None:
    """One file of thousands: no path object and no buffer, which cost more than the file."""
    with open(path, "wb", buffering=0) as stream:  # noqa: PTH123
        while data:
            data = data[stream.write(data) :]


def _replace(target: Path, fresh: Path) -> None:
    """Give a folder its name, in place of what a failed transfer may have left of it.

    One that takes the name meanwhile, from a worker thought dead, is the same.
    """
    for other in (target, fresh):
        try:
            fresh.rename(target)
        except OSError:
            if not target.is_dir():
                raise
            shutil.rmtree(other, ignore_errors=True)
        else:
            return


def _entry(name: str, planned: Planned, manifest: dict[str, Any], plan: UnitPlan) -> Entry:
    """What the journal keeps of a unit: its part of the manifest, of the summary, and who its nominees are."""
    told = plan.told
    cells: dict[tuple[str, str], list[Place]] = {}
    for row in plan.unit.nominees:
        cells.setdefault((row.award, fold_key(row.kind)), []).append(row.place)
    nominees = []
    for de_nghi in planned.ho_so.de_nghi:
        for kind, index, nominee in de_nghi.doi_tuong():
            place = cells[de_nghi.hinh_thuc, fold_key(kind)][index]
            whose = hashlib.blake2b(repr(identity(nominee)).encode(), digest_size=_IDENTITY).hexdigest()
            where = f"{place.sheet}!{place.cell}"
            nominees.append([de_nghi.hinh_thuc, kind, nominee.ten_day_du, nominee.phieu.dong_y, whose, where])
    entry = make_entry(planned.ho_so.co_quan.ten, name, manifest, nominees)
    entry["told"] = [[one.code, str(one)] for one in (*told, *planned.warnings) if one.code != "law.confirm"]
    entry["warnings"] = [*map(with_cell, told), *entry["warnings"]]
    return entry


def folder_names(workbook: Workbook) -> list[str]:
    """The folder of each unit, no two alike; none for a unit that is alone."""
    units = workbook.roster.units
    if len(units) == 1:
        return [""]
    names: dict[str, None] = {}
    for number, unit in enumerate(units, start=1):
        slug = slug_of(unit.name) or f"don-vi-{number}"
        slug = f"don-vi-{slug}" if is_device(slug) else slug
        later = (f"{slug[:_SLUG]}-{count}" for count in range(2, len(units) + 2))
        names[next(name for name in (slug, *later) if name not in names)] = None
    return list(names)


_worker: Worker | None = None
_home: dict[str, Any] = {}  # of a process that shares no folder with the caller
_rooms = ExitStack()
atexit.register(_rooms.close)
_turns = threading.Lock()


def begin(order: Order, workbook: Workbook | None = None) -> None:
    """Make this process ready; a process that was forked has the workbook already."""
    global _worker  # noqa: PLW0603 -- one worker in a process
    if _worker is None or _worker.order != order:
        _worker = Worker(order, workbook)


def start(order: Order) -> None:
    """As `begin`, in a process of a pool."""
    gc.set_threshold(*RARELY)
    speak(order.language)
    begin(order)


def make_for(order: Order, number: int) -> Result:
    """Make one unit in whatever process this is; its threads take turns."""
    with _turns, speaking(order.language):  # this may be the caller's own process
        if order.store is None:
            begin(order)
            return make(number)
        here = _at_home(order)
        begin(here)
        result = make(number)
        if result.entry is not None:
            folder = here.tree / result.entry["folder"]
            order.store.put(number, folder, result.entry)
            shutil.rmtree(folder)
        return result


def _at_home(order: Order) -> Order:
    """The same work in a folder of this process, with a copy of the workbook from the store."""
    assert order.store is not None
    if _home.get("order") != order:
        _rooms.close()
        home = _rooms.enter_context(temporary_folder("cum"))
        own = home / order.source.name
        order.store.fetch_workbook(own)
        _home.update(order=order, here=replace(order, source=own, tree=home / "tep"))
    here: Order = _home["here"]
    here.tree.mkdir(exist_ok=True)
    return here


def make(number: int) -> Result:
    """Make one unit in this process."""
    assert _worker is not None
    return _worker.make(number)


def make_all(numbers: Sequence[int]) -> list[Result]:
    """Make some units in this process."""
    return list(map(make, numbers))
