"""reception, appraise: the workbook of cases, read and filled in."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ntm_docs.machine.frozen import frozen

if TYPE_CHECKING:
    from ntm_docs.issuing.appraisal import Appraisal, Issuable, OfficerCell

VERDICTS = ("đủ tiêu chuẩn", "không đủ tiêu chuẩn", "bổ sung hồ sơ")  # as the workbook has them


@frozen
class AppraiseAnswer:
    """How many cells were written; or, where somebody wrote there meanwhile, those cells, and nothing was written."""

    written: int
    clashes: "Mapping[str, OfficerCell]"


def is_reception(path: Path) -> bool:
    """Whether a file is a workbook that `receive` made, by the names of its sheets alone: nothing else is read."""
    from ntm_docs.issuing.appraisal import has_its_sheets

    return has_its_sheets(path)


def reception(path: Path) -> "Appraisal":
    """The workbook of a reception as tables, with what keeps papers from being made of it.

    Raises:
        ProblemsError: it is none, or cannot be read.
        MachineError: it cannot be read.
    """
    from ntm_docs.issuing.appraisal import read_appraisal

    return read_appraisal(path)


def appraise(source: Path, values: Mapping[str, tuple[str, str]]) -> AppraiseAnswer:
    """Write what an officer says into the cells of the workbook, all of it or nothing.

    `values` has for cells by their ids what stood there before and what is to stand there. Everything else in the
    workbook stays, but for what no copy keeps (pictures, charts).

    Raises:
        ProblemsError: an office program has it open; a case is not there any more.
        MachineError: it cannot be written.
    """
    from ntm_docs.issuing.appraisal import say

    said = say(source, values)
    return AppraiseAnswer(said.written, said.clashes)


def issuable(source: Path) -> "tuple[Issuable, ...]":
    """The kinds of papers that `issue` makes, each with what the workbook does not say yet of it.

    Raises:
        ProblemsError: the workbook cannot be understood as it is.
        MachineError: it cannot be read.
    """
    from ntm_docs.issuing.appraisal import issuable as asked

    return asked(source)
