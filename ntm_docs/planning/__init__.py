"""Stages 1 to 4: input file → documents to make.

`plan_input` reads the kind and leaves the rest to the room of that kind.
"""

from ntm_docs.planning.binh_xet import PlannedReview
from ntm_docs.planning.ho_so import Planned, make_context
from ntm_docs.planning.kinds import KINDS, AnyPlanned, is_review_book, plan_every, plan_input
from ntm_docs.planning.van_ban import PlannedDraft
from ntm_docs.planning.work import WantedExtras, Work

__all__ = [
    "KINDS",
    "AnyPlanned",
    "Planned",
    "PlannedDraft",
    "PlannedReview",
    "WantedExtras",
    "Work",
    "is_review_book",
    "make_context",
    "plan_every",
    "plan_input",
]
