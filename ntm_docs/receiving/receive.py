"""The flow of a reception: what came in → one workbook.

    1 sources, parcels   2 reading, each parcel by itself   3 across, all of them together   4 kept, book

Parcels are read one at a time, on every core where there are many; of each only texts are kept.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

from ntm_docs.file_names import check_new
from ntm_docs.machine import disk
from ntm_docs.machine.written import note
from ntm_docs.messages import speak, speaking
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.receiving.across import held_together, most_of
from ntm_docs.receiving.arrived.parcels import parcels_of
from ntm_docs.receiving.arrived.reading import ReceptionDay, read_parcel
from ntm_docs.receiving.book import gone_rows, workbook_of
from ntm_docs.receiving.columns import GONE
from ntm_docs.receiving.criteria import Law
from ntm_docs.receiving.kept import Kept, check_closed, read_kept
from ntm_docs.receiving.records import Parcel, Received
from ntm_docs.regulations import read_book
from ntm_docs.system_faults import refusal, unwritable

SUFFIX, BEFORE = ".xlsx", " (lần trước)"
_FEW, _NAMED = 4, 5
Progress = Callable[[int, int], None]
Read = tuple[list[Received], list[Problem]]
Histories = Callable[[Sequence[Received], Law], Sequence[Received]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a reception is asked for: `received` its day, None today; `province` the office's own, empty: of most.

    `histories` adds to the cases what is known of their nominees elsewhere: earlier awards.
    """

    received: date | None = None
    province: str = ""
    rules: Path | None = None
    processes: int = 0
    histories: Histories | None = None


@dataclass(frozen=True, slots=True)
class FinishedReception:
    """What came, what is wrong with what is no dossier, cases that are gone; `before` is the workbook replaced."""

    dossiers: tuple[Received, ...]
    problems: tuple[Problem, ...]
    kept: int = 0
    gone: int = 0
    changed: bool = True
    before: Path | None = None


def receive(
    sources: Sequence[Path], output: Path, wanted: Wanted, progress: Progress | None = None
) -> FinishedReception:
    """Read what came in and write the workbook, whole or not at all; the officer's columns stay.

    Raises:
        ProblemsError: a source is not there, the workbook is open or not ours, or something in it would be lost.
        MachineError: the disk or the rights do not allow it; the workbook is as it was.
    """
    if output.suffix.lower() != SUFFIX:
        raise ProblemsError([Problem("receive.suffix", Place(str(output)))])
    check_new(output)
    if not output.parent.is_dir():
        raise ProblemsError([Problem("output.no_folder", Place(str(output)), facts={"folder": str(output.parent)})])
    try:
        return _received(sources, output, wanted, progress)
    except ProblemsError as error:  # worded anew, in the language of the call
        raise ProblemsError(error.problems) from None


def _received(sources: Sequence[Path], output: Path, wanted: Wanted, progress: Progress | None) -> FinishedReception:
    with speaking("vi"):  # the workbook is a paper of the office
        kept = read_kept(output)
        before = output.with_name(f"{output.stem}{BEFORE}{output.suffix}")
        parcels, problems = parcels_of(sources, [output.absolute(), before.absolute()])
        day = ReceptionDay(wanted.received or date.today(), wanted.received is not None)  # noqa: DTZ011 -- the clerk's own day
        dossiers: list[Received] = []
        for count, (found, stray) in enumerate(_read(parcels, day, wanted), start=1):
            dossiers += found
            problems += stray
            if progress is not None:
                progress(count, len(parcels))
        if not dossiers:
            raise ProblemsError(problems or [Problem("receive.nothing", Place(str(sources[0])))])
        if wanted.histories is not None:
            dossiers = [*wanted.histories(dossiers, Law(read_book(wanted.rules)))]
        together, more = held_together(dossiers, wanted.province)
        problems += more
        gone = _vanished(output, together, kept)
        home, province = output.absolute().parent, wanted.province or most_of(together)
        data = workbook_of(together, kept, [*problems, *gone], day.received, home, province)
    changed, replaced = _write(output, before, data, kept)
    marked = sum(bool(texts) for texts in kept.cases.values())
    return FinishedReception(tuple(together), (*problems, *gone), marked, sum(map(_count, gone)), changed, replaced)


def _count(problem: Problem) -> int:
    return int(str(problem.facts["count"]))


_law: Law | None = None


def _begin(rules: Path | None) -> None:
    """Make this process ready."""
    global _law  # noqa: PLW0603 -- one in a process
    speak("vi")
    _law = Law(read_book(rules))


def _one(parcel: Parcel, day: ReceptionDay) -> Read:
    assert _law is not None
    return read_parcel(parcel, _law, day)


def _read(parcels: Sequence[Parcel], day: ReceptionDay, wanted: Wanted) -> Iterator[Read]:
    """Every parcel, in order."""
    count = min(wanted.processes or os.cpu_count() or 1, len(parcels))
    if len(parcels) <= _FEW or count == 1:
        law = Law(read_book(wanted.rules))
        yield from (read_parcel(parcel, law, day) for parcel in parcels)
        return
    with ProcessPoolExecutor(count, get_context("spawn"), _begin, (wanted.rules,)) as pool:
        yield from pool.map(partial(_one, day=day), parcels, chunksize=2)


def _vanished(output: Path, dossiers: Sequence[Received], kept: Kept) -> list[Problem]:
    """Cases of an earlier reception that are no more; those whose row says so already are not told again."""
    rows = gone_rows(dossiers, kept)
    fresh = [row for row in rows if not kept.rows[row["mã"]].get("đề xuất", "").startswith("Không còn")]
    if not fresh:
        return []
    names = ", ".join(row.get("tên", "?") for row in fresh[:_NAMED]) + (", …" if len(fresh) > _NAMED else "")
    marked = sum(bool(kept.cases.get(row["mã"])) for row in fresh)
    facts = {"count": len(fresh), "marked": marked, "names": names, "sheet": GONE}
    return [Problem("receive.vanished", Place(output.name), facts=facts, severity="warning")]


def _write(output: Path, before: Path, data: bytes, kept: Kept) -> tuple[bool, Path | None]:
    """Put the workbook in its place; the one that was there stays beside it until the next time.

    Raises:
        ProblemsError: somebody saved it since it was read, or has it open.
        MachineError: the disk does not allow it.
    """
    try:
        old = output.read_bytes() if output.exists() else None
    except OSError as error:
        raise refusal(error, output) from None
    if old == data:
        return False, None
    check_closed(output)  # it may have been opened meanwhile
    if kept.sha256 != (sha256(old).hexdigest() if old is not None else ""):
        raise ProblemsError([Problem("receive.saved", Place(str(output)))])
    try:
        if old is not None:
            disk.replace(before, old)
        disk.replace(output, data)
    except OSError as error:
        raise unwritable(error, output) from error
    with suppress(OSError):
        note(output)
    return True, before if old is not None else None
