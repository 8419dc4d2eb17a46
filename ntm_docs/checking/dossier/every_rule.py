"""Every rule of a dossier's papers, registered."""

from ntm_docs.checking.dossier.compared import (  # noqa: F401
    awards,
    cited,
    counts,
    meeting,
    names,
    people,
    posts,
    unit,
    whole,
    workplaces,
)
from ntm_docs.checking.dossier.dossier_rule import DOSSIER_RULES

__all__ = ["DOSSIER_RULES"]
