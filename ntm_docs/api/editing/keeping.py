"""keep: a file being typed, kept and saved."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ntm_docs.keeping import KeptFile


def keep(path: Path) -> "KeptFile":
    """A YAML or JSON file for one window: what is typed is kept at once, saved when asked, old versions brought back.

    Raises:
        ProblemsError: another window has the file (`keep.elsewhere`); it is not there, or too large.
        MachineError: the disk does not allow it.
    """
    from ntm_docs.keeping import KeptFile

    return KeptFile(path)
