"""Nominees → what the register has of them: proposals, warnings.

    nominees    records and received cases → whom the register is asked for
    matching    whether an entry is of a nominee: surely, perhaps (and why), not
    asking      many nominees, a few queries → the entries of each
    judging     one award twice for one achievement; too early for the next level
    reception   received cases with what the register has

Nothing is written into what is signed: a proposal names its source, and a person takes it over or does not.
"""

from ntm_docs.register.earlier.judging import History, histories
from ntm_docs.register.earlier.matching import Match, match
from ntm_docs.register.earlier.nominees import StatedNominee, of_planned, of_workbook
from ntm_docs.register.earlier.reception import with_histories

__all__ = ["History", "Match", "StatedNominee", "histories", "match", "of_planned", "of_workbook", "with_histories"]
