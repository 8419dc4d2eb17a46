"""Drafted documents: typed record → outline, findings, documents to make.

Also the ways to begin one: a skeleton for a level and a date, or the plan of the level above. Not
here: budgets (VQ05) and task tables (VQ06) of a plan; every other check of its content is a warning.
"""

from ntm_docs.drafting.checks import check_draft
from ntm_docs.drafting.draft import Draft, Paper, Part, make_draft, planned_documents

__all__ = ["Draft", "Paper", "Part", "check_draft", "make_draft", "planned_documents"]
