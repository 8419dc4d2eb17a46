"""A finished tree in the place of an earlier one.

At every moment, also where a run is killed or the power goes, the target is the earlier tree whole or the new one
whole; where names cannot be exchanged in one step it may be missing, until the next run puts the earlier one back.
One run works on a target at a time; it clears up after those that died.

    .ket-qua.khoa                    the lock of the run at work
    .ket-qua.<32 hex digits>.moi     a tree that is being written; once in place, the earlier one, soon gone
    .ket-qua.<32 hex digits>.cu      the earlier tree, where names cannot be exchanged in one step
    ket-qua-giu-lai                  what somebody else saved into a tree that had to go
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from filelock import BaseFileLock, FileLock, Timeout

from ntm_docs.finishing import MANIFEST, digest_of, read_manifest
from ntm_docs.machine.disk import exchange, flush_names, flush_tree
from ntm_docs.problems import MachineError, Place, Problem, ProblemsError
from ntm_docs.system_faults import unwritable

_PATIENCE = 2.0  # seconds: the processes of a killed run need a moment to end
_NEW, _OLD = "moi", "cu"
KEPT = "giu-lai"


class Seen(NamedTuple):
    """What tells whether a file was saved again: inode, size, time of change in nanoseconds."""

    inode: int
    size: int
    changed: int


@contextmanager
def locked(target: Path, patience: float | None = None) -> Iterator[list[Problem]]:
    """Nobody else of us works on a target; what dead runs left beside it is put back or cleared, and told.

    Who comes second waits some seconds, or as long as `patience` says.

    Raises:
        MachineError: another run is at work on the same folder, or the disk does not allow it.
    """
    target = target.resolve()
    lock = _lock_of(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            _beside(target, _NEW).lstat()  # a name too long for it is told before anything is made
        _acquire(lock, _PATIENCE if patience is None else patience)
    except Timeout:
        raise MachineError("run.locked", folder=str(target)) from None
    except OSError as error:
        raise unwritable(error, target) from error
    try:
        yield [*_clear_up(target), *_clear_others(target)]
    finally:
        _unlock(lock)


def _unlock(lock: BaseFileLock) -> None:
    with suppress(OSError):  # Windows lets no open file go
        Path(lock.lock_file).unlink()
    lock.release()


def _lock_of(target: Path) -> FileLock:
    return FileLock(target.parent / f".{target.name}.khoa")


def _acquire(lock: FileLock, patience: float) -> None:
    """Take the lock; a file that its last owner took away meanwhile locks nobody else out."""
    while True:
        lock.acquire(timeout=patience)
        opened = lock._context.lock_file_fd  # noqa: SLF001 -- whether the lock is on the file that others see
        with suppress(OSError):
            if opened is None or os.path.samestat(os.fstat(opened), Path(lock.lock_file).stat()):
                return
        lock.release()


@contextmanager
def new_tree(target: Path) -> Iterator[Path]:
    """The name of a tree that is to take the place of `target`, beside it; what is left of it goes at the end."""
    fresh = _beside(target.resolve(), _NEW)
    try:
        yield fresh
    finally:
        _remove(fresh)


def _beside(target: Path, ending: str) -> Path:
    return target.parent / f".{target.name}.{uuid4().hex}.{ending}"


def seen_in(folder: Path) -> dict[str, Seen]:
    """Every file below a folder by its path, as it is now."""
    found = {}
    for path in _files(folder):
        status = path.lstat()
        found[path.relative_to(folder).as_posix()] = Seen(status.st_ino, status.st_size, status.st_mtime_ns)
    return found


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())


def place(
    target: Path, tree: Path, kept: Sequence[str] = (), placed: Callable[[], None] = lambda: None
) -> list[Problem]:
    """Put a tree in the place of `target`, with what others have there (`kept`: paths).

    What was saved meanwhile is told. `placed` is called once the new tree stands and is on the disk, before
    anything of the old one goes.

    Raises:
        OSError: the target is as it was, and so is the tree.
    """
    seen = seen_in(target) if target.exists() else {}
    for path in kept:
        _copy(target / path, tree / path)
    flush_tree(tree)
    old = _swap(target, tree)
    flush_names(target.parent)
    placed()
    if old is None:
        return []
    saved = [path for path, now in seen_in(old).items() if seen.get(path) != now]
    told = list(_keep(old, target, saved))
    try:
        _remove(old)
    except KeyboardInterrupt:
        _remove(old)  # a large tree takes a while, and would stay beside the target until the next run
        raise
    return told


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir() and not source.is_symlink():
        target.mkdir(exist_ok=True)
    else:
        shutil.copy2(source, target, follow_symlinks=False)


def _swap(target: Path, tree: Path) -> Path | None:
    """The new tree gets the name; where the earlier one stands now, None where there was none."""
    fresh = tree if tree.parent == target.parent else _beside(target, _NEW)
    if fresh != tree:
        tree.rename(fresh)  # only what stands beside the target is cleared up after a kill
    try:
        if not os.path.lexists(target):
            fresh.rename(target)
            return None
        return fresh if exchange(fresh, target) else _by_two_renames(target, fresh)
    except OSError:
        if fresh != tree:
            fresh.rename(tree)
        raise


def _by_two_renames(target: Path, fresh: Path) -> Path:
    old = _beside(target, _OLD)
    target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        old.rename(target)
        raise
    return old


def _remove(tree: Path) -> None:
    """Take a tree of ours away, its manifest first: without it the rest is nobody's."""
    with suppress(OSError):
        (tree / MANIFEST).unlink()
    shutil.rmtree(tree, ignore_errors=True)


def _keep(old: Path, target: Path, paths: Sequence[str]) -> Iterator[Problem]:
    """What others saved into a tree that goes: into a folder of its own beside the target."""
    if not paths:
        return
    names = (f"{target.name}-{KEPT}{f'-{number}' if number > 1 else ''}" for number in count(1))
    home = next(folder for name in names if not os.path.lexists(folder := target.parent / name))
    for path in sorted(paths):
        goal = home / path
        goal.parent.mkdir(parents=True, exist_ok=True)
        (old / path).replace(goal)
    flush_tree(home)
    facts = {"folder": str(home), "paths": ", ".join(sorted(paths)[:3]), "count": len(paths)}
    yield Problem("output.saved_meanwhile", Place(str(target)), facts=facts, severity="warning")


def _clear_up(target: Path) -> Iterator[Problem]:
    """What runs that died left beside the target: an earlier tree is put back, everything else goes."""
    pattern = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{32}}\.({_NEW}|{_OLD})")
    found = [path for path in sorted(target.parent.iterdir()) if pattern.fullmatch(path.name) and _is_folder(path)]
    for path in (one for one in found if one.suffix == f".{_OLD}"):
        if not os.path.lexists(target):
            path.rename(target)
            flush_names(target.parent)
            yield Problem("output.put_back", Place(str(target)), facts={"folder": str(target)}, severity="warning")
    for path in filter(_is_folder, found):
        yield from _keep(path, target, list(_of_others(path, target)))
        _remove(path)


def _clear_others(target: Path) -> Iterator[Problem]:
    """The same for other targets in this folder that nobody works on: a clerk may have gone on under another name."""
    left = re.compile(rf"\.(.+)\.[0-9a-f]{{32}}\.(?:{_NEW}|{_OLD})")
    found = (left.fullmatch(path.name) for path in target.parent.iterdir() if _is_folder(path))
    for name in sorted({one[1] for one in found if one} - {target.name}):
        other = target.parent / name
        lock = _lock_of(other)
        try:
            _acquire(lock, 0)
        except OSError:  # held, or not to be had
            continue
        try:
            yield from _clear_up(other)
        finally:
            _unlock(lock)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _of_others(tree: Path, target: Path) -> Iterator[str]:
    """Files of a tree that is whole which neither its manifest nor the target has as they are.

    A tree without its manifest was never in place, or what others had in it is safe already.
    """
    try:
        listed: Mapping[str, str] = read_manifest(tree)
    except ProblemsError:
        return
    for path in _files(tree):
        name = path.relative_to(tree).as_posix()
        if name == MANIFEST or path.is_symlink():
            continue
        digest = digest_of(path)
        if listed.get(name) != digest and not _is_there(target / name, digest):
            yield name


def _is_there(path: Path, digest: str) -> bool:
    return path.is_file() and not path.is_symlink() and digest_of(path) == digest
