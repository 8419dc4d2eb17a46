"""Where openpyxl keeps a sheet that is half written.

It puts each sheet, names of people and all, into a file of its own in the folder for temporary things, where a process
that is killed leaves it for ever. Here that file lies in a temporary folder of ours, which the next command finds.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from openpyxl.worksheet import _writer

from ntm_docs.machine.temporary import temporary_folder

_OWN = _writer.create_temporary_file


@contextmanager
def drafts() -> Iterator[None]:
    """A place for half-written sheets until the block ends; one within another uses the outer one's.

    Raises:
        OSError: the folder for temporary things cannot be written.
    """
    if _writer.create_temporary_file is not _OWN:
        yield
        return
    with temporary_folder("bang") as folder:

        def draft(suffix: str = "") -> str:
            path = str(folder / f"{uuid4().hex}{suffix}")
            _writer.ALL_TEMP_FILES.append(path)
            return path

        _writer.create_temporary_file = draft
        try:
            yield
        finally:
            _writer.create_temporary_file = _OWN


__all__ = ["drafts"]
