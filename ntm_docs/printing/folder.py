"""A tree of documents made ready to print."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ntm_docs.printing.convert import Options, Printed, Progress, make_pdfs
from ntm_docs.printing.pages import judge_pages
from ntm_docs.printing.sets import PrintSet, print_set
from ntm_docs.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class PrintJob:
    """The print set of one dossier, where it stands below the tree."""

    dossier: str
    path: str
    made: PrintSet


@dataclass(frozen=True, slots=True)
class Ready:
    """What is ready to print: every document with its PDF, the print sets, what went wrong."""

    printed: tuple[Printed, ...]
    jobs: tuple[PrintJob, ...]
    problems: tuple[Problem, ...]
    files: tuple[Mapping[str, str], ...]
    data: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def sheets(self) -> int:
        """Sheets of paper in all print sets."""
        return sum(job.made.all_sheets for job in self.jobs)


def print_tree(
    tree: Path, manifest: Mapping[str, Any], options: Options, *, duplex: bool = False, progress: Progress | None = None
) -> Ready:
    """PDFs beside the documents that a manifest lists, and a print set for each dossier whose PDFs are all there.

    Nothing else in the tree is touched. `files` lists what was added, with digests, for the manifest.

    Raises:
        MachineError: the program is not on this machine.
    """
    paths = [document["path"] for dossier in manifest["dossiers"] for document in dossier["documents"]]
    printed = [_judged(one) for one in make_pdfs([tree / path for path in paths], options, progress)]
    whole = {one.source for one in printed if one.problem is None}
    jobs = list(_jobs(tree, manifest, whole, duplex=duplex))
    for job in jobs:
        (tree / job.path).write_bytes(job.made.data)
    added = [
        *(one.pdf.relative_to(tree).as_posix() for one in printed if one.problem is None),
        *(job.path for job in jobs),
    ]
    problems = [_named(problem, tree) for one in printed for problem in (one.problem, *one.warnings) if problem]
    files = tuple({"path": path, "sha256": hashlib.sha256((tree / path).read_bytes()).hexdigest()} for path in added)
    return Ready(tuple(printed), tuple(jobs), tuple(problems), files)


def print_files(
    files: Mapping[str, bytes], manifest: Mapping[str, Any], options: Options, *, duplex: bool = False
) -> Ready:
    """As `print_tree`, for documents that are not on disk yet; what is added comes back as `data`."""
    with TemporaryDirectory(prefix="ntm-docs-print-", ignore_cleanup_errors=True) as name:
        tree = Path(name)
        for path, data in files.items():
            (tree / path).parent.mkdir(parents=True, exist_ok=True)
            (tree / path).write_bytes(data)
        ready = print_tree(tree, manifest, options, duplex=duplex)
        return replace(ready, data={one["path"]: (tree / one["path"]).read_bytes() for one in ready.files})


def _judged(one: Printed) -> Printed:
    """A document with what its pages show."""
    if one.problem is not None:
        return one
    return replace(
        one, warnings=(*one.warnings, *judge_pages(one.pdf.read_bytes(), one.source.read_bytes(), str(one.source)))
    )


def _named(problem: Problem, tree: Path) -> Problem:
    """A problem under the name of the document in the tree, wherever the tree stands now."""
    path = Path(problem.place.file)
    name = path.relative_to(tree).as_posix() if path.is_relative_to(tree) else str(path)
    return replace(problem, place=Place(name))


def _jobs(tree: Path, manifest: Mapping[str, Any], whole: set[Path], *, duplex: bool) -> Iterator[PrintJob]:
    for dossier in manifest["dossiers"]:
        sources = [tree / document["path"] for document in dossier["documents"]]
        copies = dossier["copies"]
        if not copies or not sources or not whole.issuperset(sources):
            continue
        made = print_set([source.with_suffix(".pdf") for source in sources], copies, duplex=duplex)
        yield PrintJob(dossier["id"], f"{dossier['id']}/in-{copies:02}-bo.pdf", made)


def with_files(manifest: Mapping[str, Any], files: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """The manifest with the files that printing added."""
    return {**manifest, "files": [*manifest.get("files", ()), *files]}
