"""Types that answers are made of, for annotations."""

from ntm_docs.api.editing.reviewing import SuperiorPart
from ntm_docs.batch import FinishedRun
from ntm_docs.changes import Plain
from ntm_docs.checking import Checked, Finding, Silenced
from ntm_docs.checking.dossier.folder import DossierChecked
from ntm_docs.drafting.marks import MarkedParagraph
from ntm_docs.drafting.superior import OwnLine
from ntm_docs.finishing import Verdict
from ntm_docs.issuing import Routes
from ntm_docs.issuing.appraisal import Appraisal, AppraisalRow, OfficeLine, OfficerCell
from ntm_docs.keeping import KeptFile, Saved, Version
from ntm_docs.mending import MendedPaper
from ntm_docs.model.entering.form_fields import FormField, FormGroup, InputKind
from ntm_docs.model.entering.readings import ValueReading
from ntm_docs.planning import AnyPlanned, Planned, PlannedDraft, PlannedReview
from ntm_docs.planning.checking import InputChecked
from ntm_docs.printing import Printed, Ready
from ntm_docs.receiving import Received
from ntm_docs.register import Entry as RegisterEntry
from ntm_docs.regulations import Dossier, Plan, Requirement, Ruling
from ntm_docs.spreadsheets.pasting import Pasted

__all__ = [
    "AnyPlanned",
    "Appraisal",
    "AppraisalRow",
    "Checked",
    "Dossier",
    "DossierChecked",
    "Finding",
    "FinishedRun",
    "FormField",
    "FormGroup",
    "InputChecked",
    "InputKind",
    "KeptFile",
    "MarkedParagraph",
    "MendedPaper",
    "OfficeLine",
    "OfficerCell",
    "OwnLine",
    "Pasted",
    "Plain",
    "Plan",
    "Planned",
    "PlannedDraft",
    "PlannedReview",
    "Printed",
    "Ready",
    "Received",
    "RegisterEntry",
    "Requirement",
    "Routes",
    "Ruling",
    "Saved",
    "Silenced",
    "SuperiorPart",
    "ValueReading",
    "Verdict",
    "Version",
]
