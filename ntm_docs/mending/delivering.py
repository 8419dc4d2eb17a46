"""Writes the mended copy of a checked document."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ntm_docs.checking.profile import Profile
from ntm_docs.mending.mend import MendedPaper, mend
from ntm_docs.new_files import write_file
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading.source import read_bytes


def write_mended(
    paths: Sequence[Path], target: Path, on: date | None = None, profile: Profile | None = None, *, force: bool = False
) -> MendedPaper:
    """One document's mended copy in another file; the original is read and nothing else.

    Raises:
        ProblemsError: more than one document, one that is not mended, or a target that is no new .docx.
        MachineError: it cannot be read or written; nothing half-made stays.
    """
    place = Place(str(target))
    if len(paths) != 1:
        raise ProblemsError([Problem("mend.one", place, facts={"count": len(paths)})])
    if target.suffix.lower() != ".docx":
        raise ProblemsError([Problem("mend.not_docx", place)])
    if _is_same(paths[0], target):
        raise ProblemsError([Problem("mend.same", place)])
    if os.path.lexists(target) and not force:
        raise ProblemsError([Problem("mend.exists", place)])
    done = mend(read_bytes(paths[0]), str(paths[0]), on, profile)
    write_file(target, done.data, force=force)
    return done


def _is_same(one: Path, other: Path) -> bool:
    """Whether two names lead to one file."""
    if one.resolve() == other.resolve():
        return True
    return one.exists() and other.exists() and one.samefile(other)
