"""Writes the annotated copy of a checked document."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ntm_docs.checking.annotate import annotate
from ntm_docs.checking.check import Checked
from ntm_docs.new_files import write_new
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading.source import read_bytes


def write_annotated(paths: Sequence[Path], checked: Sequence[Checked], target: Path, day: date) -> None:
    """One document's copy with comments of a day, in a new file.

    Raises:
        ProblemsError: more than one document, one that cannot be read, or a target that is there.
    """
    if len(paths) != 1:
        raise ProblemsError([Problem("check.annotate_one", Place(str(target)), facts={"count": len(paths)})])
    if checked[0].problem is not None:
        raise ProblemsError([checked[0].problem])
    write_new(target, annotate(read_bytes(paths[0]), checked[0], day))
