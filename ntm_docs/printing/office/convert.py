"""Many .docx → PDF beside them: chunks, workers, retries, honest failures."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event, Thread

from ntm_docs.machine.temporary import temporary_folder
from ntm_docs.printing.office.engine import Engine, EngineName, engine, find_program
from ntm_docs.printing.owned import in_the_way, put, put_in_tree
from ntm_docs.printing.pdf.ordered import ordered
from ntm_docs.printing.pdf.stable import stable
from ntm_docs.printing.proving.proof import Proved, prove
from ntm_docs.printing.proving.refusals import open_paper
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading.source import read_bytes
from ntm_docs.reading.word_files import too_deep

CHUNK = 50
_POLL_SECONDS = 0.02
START_SECONDS, FILE_SECONDS = 60.0, 10.0
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Printed:
    """A document and its PDF; `pages` its length, `problem` why there is none; `also` what else is to be mended."""

    source: Path
    pdf: Path
    pages: int = 0
    problem: Problem | None = None
    warnings: tuple[Problem, ...] = ()
    also: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """How PDFs are made: engine, PDF/A-2b, workers, seconds a file may take; `stop` ends it at once.

    `force` replaces what has the name of a PDF and is not ours. `in_tree`: the documents stand in a tree of ours,
    where nothing is anybody else's, and which is brought to the disk as a whole.
    """

    name: EngineName = "libreoffice"
    archive: bool = False
    processes: int = 0
    file_seconds: float = FILE_SECONDS
    stop: Event | None = None
    force: bool = False
    in_tree: bool = False


def make_pdfs(
    sources: Sequence[Path], options: PrintOptions | None = None, progress: Progress | None = None
) -> list[Printed]:
    """A PDF beside each document, in the order of the sources; each is proved before it has its name.

    What is no paper, or must not be printed as it is, is refused before a program sees it. Files go out in
    chunks, one program for each worker; a file that a chunk leaves without a PDF is tried once more alone.

    Raises:
        MachineError: the program is not on this machine.
    """
    chosen = options or PrintOptions()
    stop = chosen.stop or Event()
    chosen = replace(chosen, stop=stop)
    program = find_program(chosen.name)
    found = list(_doubled(sources))
    told = {one.source for one in found}
    left = [source for source in sources if source not in told]
    workers = max(1, min(chosen.processes or os.cpu_count() or 1, -(-len(left) // CHUNK)))
    size = max(1, min(CHUNK, -(-len(left) // workers)))
    chunks = [left[start : start + size] for start in range(0, len(left), size)]
    with ThreadPoolExecutor(workers) as pool:
        try:
            for made in pool.map(lambda chunk: list(_chunk(chunk, program, chosen)), chunks):
                found += made
                if progress is not None:
                    progress(len(found), len(sources))
        except BaseException:
            stop.set()  # the others would go on to their end before this one could
            raise
    order = {source: index for index, source in enumerate(sources)}
    return sorted(found, key=lambda one: order[one.source])


def _doubled(sources: Sequence[Path]) -> Iterator[Printed]:
    """Documents whose PDF would bear the name of another's, such as a.docx and a.docm."""
    first: dict[Path, Path] = {}
    for source in sources:
        target = source.with_suffix(".pdf")
        other = first.setdefault(Path(os.path.normcase(target)), source)
        if other != source:
            facts = {"pdf": target.name, "other": other.name}
            yield Printed(source, target, problem=Problem("pdf.same_name", Place(str(source)), facts=facts))


def _judged(source: Path, options: PrintOptions) -> bytes | Printed:
    """The bytes of a paper that may be printed, or every reason why not: its own, and what has the PDF's name."""
    target = source.with_suffix(".pdf")
    problems = []
    try:
        data = read_bytes(source)
        open_paper(data, str(source))
    except ProblemsError as error:
        problems += error.problems
    except RecursionError:
        problems.append(too_deep(str(source)))
    taken = None if options.in_tree else in_the_way(source, target, force=options.force)
    problems += [taken] if taken else []
    if problems:
        first, *others = problems
        return Printed(source, target, problem=first, also=tuple(others))
    return data


def _chunk(sources: Sequence[Path], program: str, options: PrintOptions) -> Iterator[Printed]:
    """One program's work: all files in one call, each proved while the next is converted.

    Where the program stops early, the first file without a PDF is tried alone, the others together again.
    """
    with (
        temporary_folder("pdf") as name,
        engine(program, options.name, archive=options.archive, stop=options.stop) as used,
    ):
        desk = _Desk(name, used, options.file_seconds)
        waiting = []
        for index, source in enumerate(sources):
            data = _judged(source, options)
            if isinstance(data, Printed):
                yield data
            else:
                waiting.append((source, desk.copy(index, data)))
        while waiting and not (options.stop and options.stop.is_set()):
            left = []
            for source, copy, done in desk.convert(waiting):
                if done:
                    yield _placed(source, copy, desk.pdf(copy), options)
                else:
                    left.append((source, copy))
            if left and not (options.stop and options.stop.is_set()):
                (source, copy), *left = left
                list(desk.convert([(source, copy)]))
                yield _placed(source, copy, desk.pdf(copy), options)
            waiting = left


@dataclass(frozen=True, slots=True)
class _Desk:
    """A folder of copies under plain names, and the program that works on it."""

    folder: Path
    engine: Engine
    file_seconds: float

    def copy(self, index: int, data: bytes) -> Path:
        target = self.folder / f"{index:05}.docx"
        target.write_bytes(data)
        return target

    def pdf(self, copy: Path) -> Path:
        return self.folder / "pdf" / f"{copy.stem}.pdf"

    def convert(self, files: Sequence[tuple[Path, Path]]) -> Iterator[tuple[Path, Path, bool]]:
        """Each file as soon as its PDF is whole: the next one has begun, or the program has ended."""
        (self.folder / "pdf").mkdir(exist_ok=True)
        copies = [copy for _source, copy in files]
        seconds = START_SECONDS + self.file_seconds * len(copies)
        work = Thread(target=self.engine.convert, args=(copies, self.folder / "pdf", seconds), daemon=True)
        work.start()
        for index, (source, copy) in enumerate(files):
            after = self.pdf(copies[index + 1]) if index + 1 < len(copies) else None
            while work.is_alive() and not (after is not None and after.is_file() and self.pdf(copy).is_file()):
                work.join(_POLL_SECONDS)
            yield source, copy, self.pdf(copy).is_file()


def _placed(source: Path, copy: Path, pdf: Path, options: PrintOptions) -> Printed:
    """Prove a PDF against the copy it was made from and put it beside its document; one not whole is left out."""
    target = source.with_suffix(".pdf")
    if not pdf.is_file():
        return Printed(source, target, problem=Problem("pdf.failed", Place(str(source))))
    data = stable(ordered(pdf.read_bytes()))
    proved: Proved = prove(data, copy.read_bytes(), str(source))
    problem = proved.problem
    if problem is None and options.in_tree:
        put_in_tree(target, data)
    elif problem is None:
        problem = put(source, target, data, force=options.force)
    return Printed(source, target, proved.pages, problem, proved.warnings)
