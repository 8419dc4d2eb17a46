"""Which PDF beside a paper may be replaced, and how.

A PDF of ours names itself: the identifiers that it bears are the digest of all its other bytes (`stable`). One that was
scanned, signed, stamped or annotated does not, whatever its name and whoever made it at first; it stays where it is,
unless that is asked for. What bears a digital signature is told as such.

Not seen: what somebody saves under the name between the last look and the rename that follows it at once. A PDF in
which the program left no identifiers (Word's may be such) is never known as ours.
"""

import os
import stat
from pathlib import Path

from ntm_docs.machine.disk import replace
from ntm_docs.machine.written import note
from ntm_docs.printing.pdf.stable import names_itself
from ntm_docs.problems import MachineError, Place, Problem, ProblemsError
from ntm_docs.system_faults import as_problem, unwritable

_SIGNED = b"/ByteRange"  # of a digital signature; it never stands in a compressed part
_LARGEST = 512 * 1024 * 1024  # bytes; no PDF of ours comes near


def in_the_way(source: Path, target: Path, *, force: bool) -> Problem | None:
    """Why the PDF of a paper must not take its name; None where it may.

    With `force` only what is no file, a folder for one, is in the way.
    """
    try:
        code, facts = _standing(target)
    except FileNotFoundError:
        return None
    except OSError as error:
        return _told(error, target)
    if not code or (force and code != "pdf.no_file"):
        return None
    return Problem(code, Place(str(source)), facts={"pdf": target.name, **facts})


def _standing(target: Path) -> tuple[str, dict[str, object]]:
    """What has the name: a code with its facts, none for a PDF of ours.

    Raises:
        OSError: nothing has it, or it cannot be read.
    """
    status = target.lstat()
    if stat.S_ISLNK(status.st_mode):
        return "pdf.link", {"target": target.readlink()}
    if not stat.S_ISREG(status.st_mode):
        return "pdf.no_file", {}
    if status.st_size > _LARGEST:
        return "pdf.foreign", {}
    data = target.read_bytes()
    if _SIGNED in data:
        return "pdf.signed", {}
    return ("", {}) if names_itself(data) else ("pdf.foreign", {})


def is_ours(target: Path) -> bool:
    """Whether a PDF made by an earlier run stands here as it was made."""
    try:
        return not _standing(target)[0]
    except OSError:
        return False


def put(source: Path, target: Path, data: bytes, *, force: bool) -> Problem | None:
    """Give the PDF of a paper its name, whole and on the disk; else why not, and what has the name stays.

    Raises:
        MachineError: the disk takes no more.
    """
    problem = in_the_way(source, target, force=force)
    if problem is not None:
        return problem
    try:
        replace(target, data)
    except PermissionError as error:  # of this one file or folder: it may be open
        return _told(error, target)
    except OSError as error:
        told = unwritable(error, target)
        if isinstance(told, ProblemsError):
            return told.problems[0]
        raise told from error
    note(target)
    return None


def _told(error: OSError, target: Path) -> Problem:
    told = unwritable(error, target)
    return as_problem(told, target) if isinstance(told, MachineError) else told.problems[0]


def put_in_tree(target: Path, data: bytes) -> None:
    """As `put` where everything is ours: a tree that is made, and brought to the disk as a whole.

    Raises:
        OSError: the disk takes no more.
    """
    if os.path.lexists(target):
        target.unlink()
    with target.open("xb") as stream:
        stream.write(data)
