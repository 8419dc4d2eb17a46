"""The rules: a document → faults, a function each.

Importing this room registers them all.
"""

from ntm_docs.checking.rules import appendix, body, merit, page, periods, plan, structure, typography, units, wording
from ntm_docs.checking.rules.components import bases, heading, number, recipients, signing, subject

__all__ = [
    "appendix",
    "bases",
    "body",
    "heading",
    "merit",
    "number",
    "page",
    "periods",
    "plan",
    "recipients",
    "signing",
    "structure",
    "subject",
    "typography",
    "units",
    "wording",
]
