"""A workbook of many units → the dossiers of each.

Several processes write beside the target, unit by unit, with a journal; a run that was stopped goes on
from there. Nothing is put in place while a unit has an error. Not here yet: a unit is made in one
process, however many nominees it has.
"""

from ntm_docs.batch.run import FinishedRun, RunOptions, build_workbook

__all__ = ["FinishedRun", "RunOptions", "build_workbook"]
