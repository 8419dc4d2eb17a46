"""Many .docx → PDF beside them: chunks, workers, retries, honest failures."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from ntm_docs.printing.engine import Engine, EngineName, engine, find_program
from ntm_docs.printing.proof import Proved, prove
from ntm_docs.printing.stable import stable
from ntm_docs.problems import Place, Problem

CHUNK = 50
_POLL_SECONDS = 0.02
START_SECONDS, FILE_SECONDS = 60.0, 10.0
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Printed:
    """A document and its PDF; `pages` its length, `problem` why there is none or what is wrong with it."""

    source: Path
    pdf: Path
    pages: int = 0
    problem: Problem | None = None
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """How PDFs are made: engine, PDF/A-2b, workers, seconds a file may take; `stop` ends it at once."""

    name: EngineName = "libreoffice"
    archive: bool = False
    processes: int = 0
    file_seconds: float = FILE_SECONDS
    stop: Event | None = None


def make_pdfs(
    sources: Sequence[Path], options: Options | None = None, progress: Progress | None = None
) -> list[Printed]:
    """A PDF beside each document, in the order of the sources; each is proved before it has its name.

    Files go out in chunks, one program for each worker; a file that a chunk leaves without a PDF is tried
    once more alone.

    Raises:
        MachineError: the program is not on this machine.
    """
    chosen = options or Options()
    program = find_program(chosen.name)
    workers = max(1, min(chosen.processes or os.cpu_count() or 1, -(-len(sources) // CHUNK)))
    size = max(1, min(CHUNK, -(-len(sources) // workers)))
    chunks = [sources[start : start + size] for start in range(0, len(sources), size)]
    found: list[Printed] = []
    with ThreadPoolExecutor(workers) as pool:
        for made in pool.map(lambda chunk: list(_chunk(chunk, program, chosen)), chunks):
            found += made
            if progress is not None:
                progress(len(found), len(sources))
    order = {source: index for index, source in enumerate(sources)}
    return sorted(found, key=lambda one: order[one.source])


def _chunk(sources: Sequence[Path], program: str, options: Options) -> Iterator[Printed]:
    """One program's work: all files in one call, each proved while the next is converted.

    Where the program stops early, the first file without a PDF is tried alone, the others together again.
    """
    with (
        TemporaryDirectory(prefix="ntm-docs-pdf-", ignore_cleanup_errors=True) as name,
        engine(program, options.name, archive=options.archive, stop=options.stop) as used,
    ):
        desk = _Desk(Path(name), used, options.file_seconds)
        waiting = [(source, desk.copy(index, source)) for index, source in enumerate(sources)]
        while waiting and not (options.stop and options.stop.is_set()):
            left = []
            for source, copy, done in desk.convert(waiting):
                if done:
                    yield _placed(source, desk.pdf(copy))
                else:
                    left.append((source, copy))
            if left and not (options.stop and options.stop.is_set()):
                (source, copy), *left = left
                list(desk.convert([(source, copy)]))
                yield _placed(source, desk.pdf(copy))
            waiting = left


@dataclass(frozen=True, slots=True)
class _Desk:
    """A folder of copies under plain names, and the program that works on it."""

    folder: Path
    engine: Engine
    file_seconds: float

    def copy(self, index: int, source: Path) -> Path:
        target = self.folder / f"{index:05}.docx"
        shutil.copyfile(source, target)
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


def _placed(source: Path, pdf: Path) -> Printed:
    """Prove a PDF and put it beside its document; one that is not whole is left out."""
    target = source.with_suffix(".pdf")
    if not pdf.is_file():
        return Printed(source, target, problem=Problem("pdf.failed", Place(str(source))))
    data = stable(pdf.read_bytes())
    proved: Proved = prove(data, source.read_bytes(), str(source))
    if proved.problem is None:
        fresh = target.with_name(f".{target.name}.dang-ghi")
        fresh.write_bytes(data)
        fresh.replace(target)
    return Printed(source, target, proved.pages, proved.problem, proved.warnings)
