"""A tree of documents made ready to print."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from ntm_docs.finishing import ELECTRONIC, ELECTRONIC_LIST, Made
from ntm_docs.machine.temporary import temporary_folder
from ntm_docs.printing.electronic import electronic_files
from ntm_docs.printing.office.convert import Printed, PrintOptions, make_pdfs
from ntm_docs.printing.proving.pages import judge_pages
from ntm_docs.printing.sets import PrintSet, Separators, print_set
from ntm_docs.printing.signing import NoRoomError, with_signature_field
from ntm_docs.problems import Place, Problem

MakeExtras = Callable[[Mapping[str, int]], Iterable[Made]]
_LEAST_TOGETHER = 2  # documents; one alone is printed from its own PDF


@dataclass(frozen=True, slots=True)
class PrintJob:
    """The print set of one dossier, or the copies of one paper (`dossier` empty); `path` below the tree.

    Where no rule tells how many sets are handed in, it holds one set and `told` is False.
    """

    dossier: str
    path: str
    made: PrintSet
    told: bool = True


@dataclass(frozen=True, slots=True)
class Ready:
    """What is ready to print: every document with its PDF, the print sets, what went wrong.

    `without` names the dossiers that have no print set, since a PDF of theirs is missing.
    """

    printed: tuple[Printed, ...]
    jobs: tuple[PrintJob, ...]
    problems: tuple[Problem, ...]
    files: tuple[Mapping[str, str], ...]
    extras: tuple[Mapping[str, Any], ...] = ()
    data: Mapping[str, bytes] = field(default_factory=dict)
    without: tuple[str, ...] = ()

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
    tree: Path,
    manifest: Mapping[str, Any],
    options: PrintOptions,
    *,
    duplex: bool = False,
    fields: bool = False,
    beside: MakeExtras | None = None,
    already: Mapping[Path, Printed] | None = None,
) -> Ready:
    """PDFs beside the documents that a manifest lists, print sets, electronic files.

    A print set is made for each dossier whose PDFs are all there, the electronic files where the law
    wants them, with empty signature fields where `fields` is set. `beside` is then asked for the papers
    that count the pages of the documents (their paths → pages): they are written, printed, and open the
    sets. What `print_documents` has made `already` is not made again; nothing else in the tree is
    touched. `files` lists what was added, with digests, for the manifest; `extras` the papers beside.

    Raises:
        MachineError: the program is not on this machine.
    """
    paths = [document["path"] for dossier in manifest["dossiers"] for document in dossier["documents"]]
    printed = _printed([tree / path for path in paths], options, already or {})
    pages = {one.source.relative_to(tree).as_posix(): one.pages for one in printed if one.problem is None}
    extras = [write_extra(tree, extra) for extra in beside(pages)] if beside is not None else []
    if extras:
        printed += print_documents([tree / extra["path"] for extra in extras], options)
    whole = {one.source for one in printed if one.problem is None}
    jobs = [*_jobs(tree, manifest, extras, whole, duplex=duplex), *_copies(tree, extras, whole, duplex=duplex)]
    for job in jobs:
        (tree / job.path).write_bytes(job.made.data)
    unsigned: list[Problem] = []
    added = [
        *(one.pdf.relative_to(tree).as_posix() for one in printed if one.problem is None),
        *(job.path for job in jobs),
        *_electronic(tree, manifest, whole, unsigned, fields=fields),
    ]
    found = [problem for one in printed for problem in (one.problem, *one.also, *one.warnings) if problem]
    problems = [_named(problem, tree) for problem in (*found, *unsigned)]
    files = tuple({"path": path, "sha256": hashlib.sha256((tree / path).read_bytes()).hexdigest()} for path in added)
    without = _without(tree, manifest, whole)
    return Ready(tuple(printed), tuple(jobs), tuple(problems), files, tuple(extras), without=without)


def _without(tree: Path, manifest: Mapping[str, Any], whole: set[Path]) -> tuple[str, ...]:
    """The dossiers of which a PDF is missing."""
    return tuple(
        dossier["id"]
        for dossier in manifest["dossiers"]
        if not whole.issuperset(tree / document["path"] for document in dossier["documents"])
    )


def _printed(sources: Sequence[Path], options: PrintOptions, already: Mapping[Path, Printed]) -> list[Printed]:
    """Every source printed, in order; only what is not there already is made."""
    left = [source for source in sources if source not in already]
    made = {**already, **{one.source: one for one in print_documents(left, options)}}
    return [made[source] for source in sources]


def print_documents(sources: Sequence[Path], options: PrintOptions) -> list[Printed]:
    """A PDF beside each document of a tree of ours, proved and its pages judged, in the order of the sources."""
    return [_judged(one) for one in make_pdfs(sources, replace(options, in_tree=True))]


def write_extra(tree: Path, extra: Made) -> dict[str, Any]:
    """Put a paper beside the documents in the tree; its entry in the manifest."""
    (tree / extra.path).parent.mkdir(parents=True, exist_ok=True)
    (tree / extra.path).write_bytes(extra.data)
    return extra.entry()


def print_files(
    files: Mapping[str, bytes],
    manifest: Mapping[str, Any],
    options: PrintOptions,
    *,
    duplex: bool = False,
    fields: bool = False,
    beside: MakeExtras | None = None,
) -> Ready:
    """As `print_tree`, for documents that are not on disk yet; what is added comes back as `data`."""
    with temporary_folder("print") as tree:
        for path, data in files.items():
            (tree / path).parent.mkdir(parents=True, exist_ok=True)
            (tree / path).write_bytes(data)
        ready = print_tree(tree, manifest, options, duplex=duplex, fields=fields, beside=beside)
        added = [one["path"] for one in (*ready.extras, *ready.files)]
        return replace(ready, data={path: (tree / path).read_bytes() for path in added})


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


def _jobs(
    tree: Path, manifest: Mapping[str, Any], extras: Sequence[Mapping[str, Any]], whole: set[Path], *, duplex: bool
) -> Iterator[PrintJob]:
    """The set of each dossier: what opens it (cover, index), then its documents in order."""
    for dossier in manifest["dossiers"]:
        opening = [extra for extra in extras if extra["front"] == dossier["id"]]
        fronts = [tree / extra["path"] for extra in opening if "groups" not in extra]
        between = [extra for extra in opening if "groups" in extra]
        sources = [*fronts, *_in_set(tree, dossier)]
        copies = dossier["copies"]
        needed = [*sources, *(tree / extra["path"] for extra in between)]
        alone = not copies and len(sources) < _LEAST_TOGETHER
        if not dossier["documents"] or alone or not whole.issuperset(needed):
            continue
        pdfs = [source.with_suffix(".pdf") for source in sources]
        sheets = [Separators((tree / one["path"]).with_suffix(".pdf"), tuple(one["groups"])) for one in between]
        made = print_set(pdfs, copies or 1, duplex=duplex, separators=sheets[0] if sheets else None)
        name = f"in-{copies:02}-bo.pdf" if copies else "in-tung-bo.pdf"
        yield PrintJob(dossier["id"], f"{dossier['id']}/{name}", made, told=bool(copies))


def _in_set(tree: Path, dossier: Mapping[str, Any]) -> list[Path]:
    """The documents of a set in their order: a dossier's own; of a review's tờ trình with the minutes."""
    return [tree / path for path in dossier.get("set") or (document["path"] for document in dossier["documents"])]


def _copies(tree: Path, extras: Sequence[Mapping[str, Any]], whole: set[Path], *, duplex: bool) -> Iterator[PrintJob]:
    """Papers that are printed more than once and open no set: ballots, slips."""
    for extra in extras:
        path, copies = PurePosixPath(extra["path"]), extra["copies"]
        if not extra["front"] and copies and copies > 1 and tree / path in whole:
            made = print_set([(tree / path).with_suffix(".pdf")], copies, duplex=duplex)
            yield PrintJob("", str(path.with_name(f"in-{copies:02}-ban-{path.stem}.pdf")), made)


def _electronic(
    tree: Path, manifest: Mapping[str, Any], whole: set[Path], unsigned: list[Problem], *, fields: bool
) -> Iterator[str]:
    """Write the electronic files of the dossiers that the law wants them of; their paths below the tree.

    With `fields` each PDF that somebody signs has an empty field for the signature; those without room
    for one go to `unsigned`.
    """
    for dossier in manifest["dossiers"]:
        sources = _in_set(tree, dossier)
        if not sources or not dossier.get("electronic") or not whole.issuperset(sources):
            continue
        folder = tree / dossier["id"]
        both = [path for source in sources for path in (source, source.with_suffix(".pdf"))]
        files = {_below(folder, path): path.read_bytes() for path in both}
        for source in sources if fields else ():
            pdf = _below(folder, source.with_suffix(".pdf"))
            docx = files[_below(folder, source)]
            try:
                files[pdf] = with_signature_field(files[pdf], docx, source.name)
            except NoRoomError:
                unsigned.append(Problem("sign.no_room", Place(str(source)), severity="warning"))
        (folder / ELECTRONIC).mkdir()
        for name, data in electronic_files(dossier["award"] or "; ".join(dossier["awards"]), files).items():
            (folder / ELECTRONIC / name).write_bytes(data)
            yield f"{dossier['id']}/{ELECTRONIC}/{name}"


def _below(folder: Path, path: Path) -> str:
    """The path below a dossier's folder; of what stands in another, its name."""
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name
