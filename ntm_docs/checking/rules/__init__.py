"""The rules: a document → faults, a function each.

Importing this room registers them all.
"""

from ntm_docs.checking.rules import (
    appendix,
    bases,
    body,
    heading,
    merit,
    number,
    page,
    plan,
    recipients,
    signing,
    structure,
    subject,
    typography,
    units,
    wording,
)

__all__ = [
    "appendix",
    "bases",
    "body",
    "heading",
    "merit",
    "number",
    "page",
    "plan",
    "recipients",
    "signing",
    "structure",
    "subject",
    "typography",
    "units",
    "wording",
]
