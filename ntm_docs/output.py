"""Stage 7, output: files → a folder, all or nothing.

The new tree is written beside the target and renamed into place; at no moment does the target hold
half of it. What is not ours is never removed.
"""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from ntm_docs.finishing import MANIFEST, read_manifest
from ntm_docs.finishing.verify import unlisted, verify
from ntm_docs.problems import MachineError, Place, Problem, ProblemsError


def check_target(folder: Path, *, force: bool) -> list[str]:
    """Files of the target that are not ours and will be kept.

    Raises:
        ProblemsError: without `force`, the folder holds something else, or files of ours that
            someone has edited since.
    """
    if folder.resolve() == Path.cwd():
        raise ProblemsError([Problem("output.here", Place(str(folder)), facts={"folder": str(folder.resolve())})])
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return []
    if not folder.is_dir():
        raise _foreign(folder, folder.name)
    if not (folder / MANIFEST).is_file():
        if not force:
            raise _foreign(folder, next(folder.iterdir()).name)
        return unlisted(folder, {}, locks=True)
    foreign = unlisted(folder, read_manifest(folder))
    if force:
        return unlisted(folder, read_manifest(folder), locks=True)
    if foreign:
        raise _foreign(folder, foreign[0])
    edited = [problem for problem in verify(folder) if problem.code == "verify.changed"]
    if edited:
        place = Place(str(folder))
        raise ProblemsError([Problem("output.edited", place, facts=problem.facts) for problem in edited])
    return unlisted(folder, read_manifest(folder), locks=True)


def _foreign(folder: Path, example: str) -> ProblemsError:
    facts = {"folder": str(folder), "example": example}
    return ProblemsError([Problem("output.foreign", Place(str(folder)), facts=facts)])


def write_tree(folder: Path, files: Mapping[str, bytes], *, force: bool = False) -> None:
    """Put `files` (path → bytes) in place of an earlier output, whole or not at all.

    Raises:
        ProblemsError: see `check_target`.
        MachineError: the disk or the rights do not allow it; the target is as it was.
    """
    kept = check_target(folder, force=force)
    folder = folder.resolve()
    fresh = folder.parent / f".{folder.name}.dang-ghi-{os.getpid()}"
    old = folder.parent / f".{folder.name}.ban-cu-{os.getpid()}"
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _write(fresh, files)
        for path in kept:
            if path in files:
                raise _foreign(folder, path)
        _swap(folder, fresh, old, kept)
    except OSError as error:
        reason = error.strerror or str(error)
        raise MachineError("output.denied", folder=str(folder), reason=reason) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def put_in_place(folder: Path, fresh: Path, *, force: bool = False) -> None:
    """Put a tree that is written already in place of an earlier output.

    Raises:
        ProblemsError: see `check_target`.
        MachineError: the disk or the rights do not allow it; the target is as it was.
    """
    kept = check_target(folder, force=force)
    folder = folder.resolve()
    for path in kept:
        if (fresh / path).exists():
            raise _foreign(folder, path)
    try:
        _swap(folder, fresh, folder.parent / f".{folder.name}.ban-cu-{os.getpid()}", kept)
    except OSError as error:
        raise MachineError("output.denied", folder=str(folder), reason=error.strerror or str(error)) from error


def _write(fresh: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        target = fresh / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _swap(folder: Path, fresh: Path, old: Path, kept: list[str]) -> None:
    """Rename the old tree away and the new one in; on failure, back again."""
    if not folder.exists():
        fresh.rename(folder)
        return
    for path in kept:
        target = fresh / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if (folder / path).is_dir() and not (folder / path).is_symlink():
            target.mkdir()
        else:
            shutil.copy2(folder / path, target, follow_symlinks=False)
    folder.rename(old)
    try:
        fresh.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def write_new(path: Path, data: bytes) -> None:
    """Write one new file; one that is there is never overwritten.

    Raises:
        ProblemsError: the file is there already.
        MachineError: it cannot be written.
    """
    try:
        with path.open("xb") as stream:
            stream.write(data)
    except FileExistsError:
        raise ProblemsError([Problem("output.exists", Place(str(path)), facts={"path": str(path)})]) from None
    except OSError as error:
        raise MachineError("output.denied", folder=str(path), reason=error.strerror or str(error)) from error
