"""A tree of documents made ready to print."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from ntm_docs.finishing import ELECTRONIC, ELECTRONIC_LIST
from ntm_docs.printing.convert import Options, Printed, Progress, make_pdfs
from ntm_docs.printing.electronic import electronic_files
from ntm_docs.printing.pages import judge_pages
from ntm_docs.printing.sets import PrintSet, print_set
from ntm_docs.problems import Place, Problem

_LEAST_TOGETHER = 2  # documents; one alone is printed from its own PDF


@dataclass(frozen=True, slots=True)
class PrintJob:
    """The print set of one dossier, where it stands below the tree.

    Where no rule tells how many sets are handed in, it holds one set and `told` is False.
    """

    dossier: str
    path: str
    made: PrintSet
    told: bool = True


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
        """Sheets of paper in all print sets; of one set where their number is not known."""
        return sum(job.made.all_sheets for job in self.jobs)

    @property
    def electronic(self) -> dict[str, int]:
        """Folder of electronic files below the tree → its number of files, the list not counted."""
        paths = [PurePosixPath(one["path"]) for one in self.files]
        return Counter(
            str(path.parent) for path in paths if path.parent.name == ELECTRONIC and path.name != ELECTRONIC_LIST
        )


def print_tree(
    tree: Path, manifest: Mapping[str, Any], options: Options, *, duplex: bool = False, progress: Progress | None = None
) -> Ready:
    """PDFs beside the documents that a manifest lists, print sets, electronic files.

    A print set is made for each dossier whose PDFs are all there, the electronic files where the law
    wants them. Nothing else in the tree is touched. `files` lists what was added, with digests, for the manifest.

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
        *_electronic(tree, manifest, whole),
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
        if not whole.issuperset(sources) or (not copies and len(sources) < _LEAST_TOGETHER):
            continue
        made = print_set([source.with_suffix(".pdf") for source in sources], copies or 1, duplex=duplex)
        name = f"in-{copies:02}-bo.pdf" if copies else "in-tung-bo.pdf"
        yield PrintJob(dossier["id"], f"{dossier['id']}/{name}", made, told=bool(copies))


def _electronic(tree: Path, manifest: Mapping[str, Any], whole: set[Path]) -> Iterator[str]:
    """Write the electronic files of the dossiers that the law wants them of; their paths below the tree."""
    for dossier in manifest["dossiers"]:
        sources = [tree / document["path"] for document in dossier["documents"]]
        if not dossier.get("electronic") or not whole.issuperset(sources):
            continue
        folder = tree / dossier["id"]
        both = [path for source in sources for path in (source, source.with_suffix(".pdf"))]
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in both}
        (folder / ELECTRONIC).mkdir()
        for name, data in electronic_files(dossier["award"], files).items():
            (folder / ELECTRONIC / name).write_bytes(data)
            yield f"{dossier['id']}/{ELECTRONIC}/{name}"


def with_files(manifest: Mapping[str, Any], files: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """The manifest with the files that printing added."""
    return {**manifest, "files": [*manifest.get("files", ()), *files]}
