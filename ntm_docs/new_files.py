"""One file that is written: new, or in another's place."""

import os
from pathlib import Path

from ntm_docs.file_names import check_new
from ntm_docs.machine import disk
from ntm_docs.machine.written import note
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.system_faults import unwritable


def write_new(path: Path, data: bytes) -> None:
    """Write one new file; one that is there is never overwritten.

    Raises:
        ProblemsError: the file is there already, or some system does not take its name.
        MachineError: it cannot be written; what was written of it is taken away.
    """
    check_new(path)
    try:
        disk.write_new(path, data)
    except FileExistsError:
        raise ProblemsError([Problem("output.exists", Place(str(path)), facts={"path": str(path)})]) from None
    except FileNotFoundError:
        raise ProblemsError(
            [Problem("output.no_folder", Place(str(path)), facts={"folder": str(path.parent)})]
        ) from None
    except OSError as error:
        raise unwritable(error, path) from error
    note(path)


def write_file(path: Path, data: bytes, *, force: bool) -> None:
    """Write one file; with `force` in place of one that is there, at no moment half of either.

    Raises:
        ProblemsError: without `force` the file is there already; it is a folder; or some system does not take its name.
        MachineError: it cannot be written; what was there is as it was.
    """
    if not force or not os.path.lexists(path):
        write_new(path, data)
        return
    check_new(path)
    if path.is_dir():
        raise ProblemsError([Problem("file.folder", Place(str(path)))])
    try:
        disk.replace(path, data)
    except OSError as error:
        raise unwritable(error, path) from error
    note(path)
