"""Drafted documents: typed record → outline, findings, documents to make.

Also the ways to begin one: a skeleton for a level and a date, or the plan of the level above.
Findings on content are warnings; a mark of review, a table that contradicts itself and a level that
is gone are errors. Tables typed into the body are not read.
"""

from ntm_docs.drafting.checks import check_draft
from ntm_docs.drafting.draft import Draft, DraftBody, make_draft, planned_papers

__all__ = ["Draft", "DraftBody", "check_draft", "make_draft", "planned_papers"]
