"""Stage 7, output: files → a folder, all or nothing.

The new tree is written beside the target and put in its place (`placing`); at no moment does the target hold
half of it. What is not ours is never removed, and the result of another input only when that is asked for.
"""

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from ntm_docs.file_names import check_new, check_paths
from ntm_docs.finishing.earlier import Earlier, is_other, read_earlier
from ntm_docs.finishing.verifying import against, unlisted
from ntm_docs.machine.frozen import frozen
from ntm_docs.machine.written import note
from ntm_docs.messages import gettext
from ntm_docs.placing import locked, new_tree, place
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.system_faults import unwritable

_EDITED = frozenset({"verify.changed", "verify.kind", "verify.kind_of_many"})


@frozen
class Delivery:
    """What is to be put into a folder: the `input` of its manifest, and whether documents or only papers of a meeting.

    `units` are the folders of a workbook's units, none for an input of one unit; `inputs` the files that are read,
    none of which may stand in the folder.
    """

    source: Mapping[str, Any]
    documents: bool = True
    units: Collection[str] = ()
    inputs: Sequence[Path] = ()


@frozen
class Target:
    """A folder that may be written: what of it is not ours and stays, and the result that is replaced."""

    kept: tuple[str, ...] = ()
    earlier: Earlier | None = None

    def gone(self, made: Collection[str]) -> tuple[str, ...]:
        """Files of the earlier result that are not made again."""
        return tuple(path for path in (self.earlier.listed if self.earlier else ()) if path not in made)


def check_target(folder: Path, *, force: bool, delivery: Delivery | None = None) -> Target:
    """What may be replaced in a folder, and what is kept.

    Raises:
        ProblemsError: it is no folder to write into; or, without `force`, it holds the result of another
            input, something else, or files of ours that someone has edited since.
        MachineError: it cannot be read.
    """
    try:
        _check_place(folder, delivery)
        if not folder.exists() or not any(folder.iterdir()):
            return Target()
        earlier = read_earlier(folder)
        if earlier is None:
            if not force:
                raise _refused(folder, "output.foreign", example=next(folder.iterdir()).name)
            return Target(tuple(unlisted(folder, {}, locks=True)))
        if not force:
            _check_earlier(folder, earlier, delivery)
        return Target(tuple(unlisted(folder, earlier.listed, locks=True)), earlier)
    except OSError as error:
        raise unwritable(error, folder) from error


def _check_place(folder: Path, delivery: Delivery | None) -> None:
    """Whether a folder may stand here at all."""
    check_new(folder, folder=True)
    if folder.is_symlink() and not folder.exists():
        raise ProblemsError([Problem("output.dangling", Place(str(folder)), facts={"target": folder.readlink()})])
    if folder.exists() and not folder.is_dir():
        raise _refused(folder, "output.is_file")
    whole, here = folder.resolve(), Path.cwd()
    if whole in (here, *here.parents):
        code = "output.here" if whole == here else "output.above"
        raise ProblemsError([Problem(code, Place(str(folder)), facts={"folder": str(whole)})])
    for path in delivery.inputs if delivery else ():
        if whole in path.resolve().parents:
            raise _refused(folder, "output.holds_input", name=path.name, below=str(folder / "ket-qua"))


def _check_earlier(folder: Path, earlier: Earlier, delivery: Delivery | None) -> None:
    """Whether the result of an earlier build may be replaced without being asked for."""
    if delivery is not None and is_other(earlier, delivery.source, documents=delivery.documents, units=delivery.units):
        raise _refused(folder, "output.other_input", **_told(earlier))
    foreign = unlisted(folder, earlier.listed)
    beside = [path for path in foreign if path.endswith(".pdf") and f"{path[:-4]}.docx" in earlier.listed]
    if foreign and len(beside) == len(foreign):
        raise _refused(folder, "output.pdfs", count=len(beside), example=beside[0])
    if foreign:
        raise _refused(folder, "output.foreign", example=next(one for one in foreign if one not in beside))
    edited = [problem for problem in against(folder, earlier.listed) if problem.code in _EDITED]
    if edited:
        raise ProblemsError([Problem("output.edited", Place(str(folder)), facts=problem.facts) for problem in edited])


def _told(earlier: Earlier) -> dict[str, object]:
    """The former input in words: name, kind, agency; the day of its law; the day on which it came here."""
    about = [str(earlier.source[what]) for what in ("kind", "unit") if earlier.source.get(what)]
    if not earlier.documents:
        about.append(gettext("giấy tờ cuộc họp"))
    if earlier.on:
        about.append(gettext("theo pháp luật ngày {day}").format(day=f"{earlier.on:%d/%m/%Y}"))
    return {
        "name": earlier.source.get("name") or "?",
        "about": f" ({'; '.join(about)})" if about else "",
        "day": f"{earlier.written:%d/%m/%Y}",
    }


def check_above(folder: Path) -> None:
    """Whether a folder may take the folders of several inputs: it holds the result of none itself.

    Raises:
        ProblemsError: it does, or is no folder.
    """
    check_new(folder, folder=True)
    try:
        if folder.exists() and not folder.is_dir():
            raise _refused(folder, "output.is_file")
        earlier = read_earlier(folder) if folder.exists() else None
    except OSError as error:
        raise unwritable(error, folder) from error
    if earlier is not None:
        raise _refused(folder, "output.other_input", **_told(earlier))


def free_folder(folder: Path) -> Path:
    """A folder beside this one, of a name that is not taken: `ket-qua-2`."""
    named = folder if folder.name not in ("", "..") else folder.resolve()
    number = 2
    while os.path.lexists(named.with_name(f"{named.name}-{number}")):
        number += 1
    return named.with_name(f"{named.name}-{number}")


def _refused(folder: Path, code: str, **facts: object) -> ProblemsError:
    free = str(free_folder(folder))
    told = {"folder": str(folder), "free": f'"{free}"' if " " in free else free} | facts
    return ProblemsError([Problem(code, Place(str(folder)), facts=told)])


@frozen
class Placed:
    """A result in its place: files of an earlier one that were not made again; what dead runs and others left there."""

    gone: tuple[str, ...] = ()
    told: tuple[Problem, ...] = ()


def write_tree(
    folder: Path, files: Mapping[str, bytes], *, force: bool = False, delivery: Delivery | None = None
) -> Placed:
    """Put `files` (path → bytes, the manifest last) in place of an earlier output, whole or not at all.

    Raises:
        ProblemsError: see `check_target`.
        MachineError: the disk or the rights do not allow it; the target is as it was.
    """
    return write_trees([(folder, files, delivery)], force=force)[0]


def write_trees(
    trees: Sequence[tuple[Path, Mapping[str, bytes], Delivery | None]], *, force: bool = False
) -> list[Placed]:
    """As `write_tree`, for several folders: every file of all of them is written before the first is put in place.

    Raises:
        ProblemsError: see `check_target`; nothing is put in place.
        MachineError: the disk or the rights do not allow it; `written` tells which folders are in place already.
    """
    done = []
    with ExitStack() as stack:
        ready = []
        for folder, files, delivery in trees:
            told = stack.enter_context(locked(folder))
            target = check_target(folder, force=force, delivery=delivery)
            _check_free(folder, target, files)
            fresh = stack.enter_context(new_tree(folder))
            check_paths(fresh, list(files))
            _write(folder, fresh, files)
            ready.append((folder, fresh, target, told, target.gone(files)))
        for folder, fresh, target, told, gone in ready:
            done.append(Placed(gone, (*told, *_put(folder, fresh, target))))
    return done


def put_in_place(
    folder: Path,
    tree: Path,
    placed: Callable[[], None] = lambda: None,
    *,
    force: bool = False,
    delivery: Delivery | None = None,
) -> Placed:
    """Put a tree that is written already in place of an earlier output; the caller holds the lock of the target.

    `placed` is called when the new tree is on the disk, before anything old goes.

    Raises:
        ProblemsError: see `check_target`; or dossiers would be lost that are not in this tree.
        MachineError: the disk or the rights do not allow it; target and tree are as they were.
    """
    target = check_target(folder, force=force, delivery=delivery)
    earlier = target.earlier
    if earlier and earlier.partial and not force:
        lost = [one for one in earlier.dossiers if not (tree / one).is_dir()]
        if lost:
            raise _refused(folder, "output.partial", count=len(lost), example=lost[0])
    _check_free(folder, target, [path for path in target.kept if os.path.lexists(tree / path)])
    gone = target.gone([path for path in (earlier.listed if earlier else ()) if (tree / path).exists()])
    return Placed(gone, tuple(_put(folder, tree, target, placed)))


def _check_free(folder: Path, target: Target, files: Collection[str]) -> None:
    """Nothing that is kept stands where a new file goes."""
    taken = [path for path in target.kept if path in files]
    if taken:
        raise _refused(folder, "output.in_the_way", example=taken[0])


def _write(folder: Path, fresh: Path, files: Mapping[str, bytes]) -> None:
    try:
        for path, data in files.items():
            target = fresh / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    except OSError as error:
        raise unwritable(error, folder) from error


def _put(folder: Path, tree: Path, target: Target, placed: Callable[[], None] = lambda: None) -> list[Problem]:
    def stands() -> None:
        note(folder)  # whatever stops the rest
        placed()

    try:
        return place(folder.resolve(), tree, target.kept, stands)
    except OSError as error:
        raise unwritable(error, folder) from error
