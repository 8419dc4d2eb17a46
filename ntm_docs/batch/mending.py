"""The repair workbook of a run."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ntm_docs.batch.run import FinishedRun
from ntm_docs.file_names import check_new
from ntm_docs.machine.disk import replace
from ntm_docs.machine.written import note
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading.nets import net
from ntm_docs.reading.source import is_workbook
from ntm_docs.spreadsheets import Unit
from ntm_docs.spreadsheets.writing.repair import mended_copy, repair_copy
from ntm_docs.system_faults import unwritable

Cell = tuple[int, int | None]


def repair_of(source: Path, problems: Sequence[Problem]) -> bytes:
    """The whole workbook with its faults marked.

    Raises:
        ProblemsError: no copy can be made; the faults are told all the same.
    """
    try:
        return marked_copy(source, problems)
    except ProblemsError as failed:
        in_cells = any(problem.place.sheet for problem in problems)
        raise ProblemsError([*problems, *(failed.problems if in_cells else ())]) from None


def rest_of(done: FinishedRun) -> bytes:
    """The workbook without the dossiers that are made, the faults of the others marked."""
    emptied: dict[str, list[Cell]] = {}
    for number in sorted(done.made):
        unit = done.workbook.roster.units[number]
        for sheet, cell in _made(unit, done.skipped.get(number, ())):
            emptied.setdefault(sheet, []).append(cell)
    return marked_copy(done.workbook.path, done.problems, emptied)


def marked_copy(
    source: Path, problems: Sequence[Problem], emptied: Mapping[str, Iterable[Cell]] | None = None
) -> bytes:
    """The copy of a workbook, whatever the library that copies it says of what it finds there.

    Raises:
        ProblemsError: no copy can be made.
        MachineError: the system refuses it.
    """
    with net("book.repair", Place(source.name), source):
        return repair_copy(source, problems, emptied or {})


def write_mended(path: Path, source: Path, values: Mapping[tuple[str, str], str]) -> None:
    """Write a workbook anew with other texts in some of its cells; an earlier file at `path` is replaced.

    Raises:
        ProblemsError: no copy can be made.
        MachineError: it cannot be written; it may be open in Excel.
    """
    check_new(path)
    with net("book.repair", Place(source.name), source):
        data = mended_copy(source, values)
    write_repair(path, data)


def _made(unit: Unit, skipped: tuple[str, ...]) -> Iterator[tuple[str, Cell]]:
    """The rows of a unit's dossiers that are made; its own lines too when all of them are."""
    unit.fill()
    for nominee in unit.nominees:
        if nominee.award not in skipped:
            for sheet, row in sorted(nominee.rows):
                yield sheet, (row, None)
    if skipped:
        return
    for value in unit.general.values():
        yield value.place.sheet, (value.place.line, value.place.column)
    for member in unit.members:
        first = next(iter(member.values.values()))
        yield first.place.sheet, (member.number + 1, None)


def check_request(inputs: Sequence[Path], repair: Path | None, *, skip_faulty: bool) -> None:
    """What is asked fits together.

    Raises:
        ProblemsError: two workbooks at once, no file for what is left, a copy of another kind or over the original.
    """
    if repair is not None:
        check_new(repair)
    problems = []
    if not all(map(is_workbook, inputs)):
        problems.append(Problem("run.only_workbook", Place(inputs[0].name)))
    elif len(inputs) > 1:
        problems.append(Problem("run.one_workbook", Place(inputs[0].name)))
    if skip_faulty and repair is None:
        problems.append(Problem("run.no_repair", Place(inputs[0].name)))
    kind = ".xlsm" if inputs[0].suffix.lower() == ".xlsm" else ".xlsx"  # Excel opens macros under no other name
    if repair is not None and repair.suffix.lower() != kind:
        problems.append(Problem("run.repair_kind", Place(str(repair)), facts={"kind": kind}))
    if repair is not None and not repair.resolve().parent.is_dir():
        problems.append(Problem("run.repair_folder", Place(str(repair)), facts={"folder": repair.parent}))
    if repair is not None and repair.resolve() in [path.resolve() for path in inputs]:
        problems.append(Problem("run.repair_self", Place(str(repair))))
    if problems:
        raise ProblemsError(problems)


def write_rest(path: Path | None, done: FinishedRun) -> None:
    """Write what `rest_of` gives, as `write_repair` does."""
    write_repair(path, rest_of(done))


def write_repair(path: Path | None, data: bytes) -> None:
    """Write the copy whole; an earlier one is replaced.

    Raises:
        MachineError: it cannot be written; it may be open in Excel.
    """
    assert path is not None  # `check_request` has asked for it
    try:
        replace(path, data)
        note(path)
    except OSError as error:
        raise unwritable(error, path) from error
