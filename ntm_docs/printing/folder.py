"""A tree of documents made ready for the printer: PDFs, print sets."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ntm_docs.printing.convert import Options, Printed, Progress, make_pdfs
from ntm_docs.printing.pages import judge_pages
from ntm_docs.printing.sets import PrintSet, print_set
from ntm_docs.problems import Problem


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
    problems = [problem for one in printed for problem in (one.problem, *one.warnings) if problem is not None]
    files = tuple({"path": path, "sha256": hashlib.sha256((tree / path).read_bytes()).hexdigest()} for path in added)
    return Ready(tuple(printed), tuple(jobs), tuple(problems), files)


def _judged(one: Printed) -> Printed:
    """A document with what its pages show."""
    if one.problem is not None:
        return one
    return replace(
        one, warnings=(*one.warnings, *judge_pages(one.pdf.read_bytes(), one.source.read_bytes(), str(one.source)))
    )


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
