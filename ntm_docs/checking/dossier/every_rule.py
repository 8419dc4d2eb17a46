"""Every rule of a dossier's papers, registered."""

from ntm_docs.checking.dossier.compared import awards, cited, counts, meeting, names, people, unit, whole  # noqa: F401
from ntm_docs.checking.dossier.dossier_rule import DOSSIER_RULES

__all__ = ["DOSSIER_RULES"]
