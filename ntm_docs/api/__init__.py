"""The calls behind every door: request → answer, both frozen.

A door (the terminal, a page in the browser) imports this room, `problems` and `messages`, and nothing else. Each call
takes what it needs as a request, may take `progress`, and gives an answer with `as_json()`. The language of its words
is `language`, `"vi"` where nothing is said. Every call raises:

    ProblemsError   what the user can mend, all of it at once; nothing was written
    MachineError    what the machine lacks: a program, room on the disk, permission

    >>> from datetime import date
    >>> from ntm_docs import api
    >>> asked = api.RequireRequest("Bằng khen của Thủ tướng Chính phủ", date(2025, 9, 1), "ca_nhan", "An Giang")
    >>> api.require(asked).as_json()["regime"]
    'nd152-2025'

`status` of an answer says how the call ended: `done`; `mend`, something in a paper is to be mended first; `machine`,
the machine lacks something, and a part of what was asked is not there.
"""

from typing import TYPE_CHECKING

from ntm_docs.changes import Change, PathError
from ntm_docs.machine.doors import door
from ntm_docs.machine.temporary import clear_up, temporary_folder
from ntm_docs.machine.version import __version__
from ntm_docs.machine.written import forget, written
from ntm_docs.starters import LEVELS as NEW_LEVELS
from ntm_docs.starters import NEW, SCHEMAS, own_folder
from ntm_docs.system_faults import refusal

if TYPE_CHECKING:
    from ntm_docs.api.answers.status import Status
    from ntm_docs.api.asking import (
        ExplainAnswer,
        ExplainRequest,
        FormsAnswer,
        FormsRequest,
        Occasion,
        RequireAnswer,
        RequireRequest,
        SchemaAnswer,
        SchemaRequest,
        Subject,
        explain,
        forms,
        is_local_text,
        require,
        schema,
    )
    from ntm_docs.api.beginning import ImportAnswer, ImportRequest, NewAnswer, NewRequest, import_, new
    from ntm_docs.api.building import BuildAnswer, BuildRequest, BuiltFolder, MadeCopyError, build
    from ntm_docs.api.checking import CheckAnswer, CheckRequest, RuleAnswer, RuleRequest, check, is_input, rule
    from ntm_docs.api.editing.blanks import CALLED, is_left_open, is_unnamed
    from ntm_docs.api.editing.cells import CellText, cell_texts, mend
    from ntm_docs.api.editing.drawing import DraftAnswer, DraftPage, DraftSession, draft
    from ntm_docs.api.editing.form import FormDescription, form, paste, readings, splice
    from ntm_docs.api.editing.keeping import keep
    from ntm_docs.api.editing.offering import Offer, offers
    from ntm_docs.api.editing.reviewing import SuperiorAnswer, lines_of, marks, settle, superior
    from ntm_docs.api.offices.appraising import (
        VERDICTS,
        AppraiseAnswer,
        appraise,
        is_reception,
        issuable,
        reception,
    )
    from ntm_docs.api.offices.certifying import CertificatesAnswer, CertificatesRequest, certificates
    from ntm_docs.api.offices.issuing import PAPER_KINDS, IssueAnswer, IssueRequest, issue
    from ntm_docs.api.offices.receiving import ReceiveAnswer, ReceiveRequest, receive
    from ntm_docs.api.offices.registering import (
        RegisterAddAnswer,
        RegisterAddRequest,
        RegisterChangeAnswer,
        RegisterChangeRequest,
        RegisterExportAnswer,
        RegisterExportRequest,
        RegisterFindAnswer,
        RegisterFindRequest,
        register_add,
        register_change,
        register_export,
        register_find,
        register_pin,
    )
    from ntm_docs.api.printing import PdfAnswer, PdfRequest, face, pdf
    from ntm_docs.api.showing import shown
    from ntm_docs.api.verifying import VerifyAnswer, VerifyRequest, verify
    from ntm_docs.api.warming import warm_up
else:
    __getattr__ = door(
        __name__,
        {
            ".answers.status": "Status",
            ".asking": (
                "ExplainAnswer ExplainRequest FormsAnswer FormsRequest Occasion RequireAnswer "
                "RequireRequest SchemaAnswer SchemaRequest Subject explain forms is_local_text require "
                "schema"
            ),
            ".beginning": "ImportAnswer ImportRequest NewAnswer NewRequest import_ new",
            ".building": "BuildAnswer BuildRequest BuiltFolder MadeCopyError build",
            ".checking": "CheckAnswer CheckRequest RuleAnswer RuleRequest check is_input rule",
            ".editing.blanks": "CALLED is_left_open is_unnamed",
            ".editing.cells": "CellText cell_texts mend",
            ".editing.drawing": "DraftAnswer DraftPage DraftSession draft",
            ".editing.form": "FormDescription form paste readings splice",
            ".editing.keeping": "keep",
            ".editing.offering": "Offer offers",
            ".editing.reviewing": "SuperiorAnswer lines_of marks settle superior",
            ".offices.appraising": "VERDICTS AppraiseAnswer appraise is_reception issuable reception",
            ".offices.certifying": "CertificatesAnswer CertificatesRequest certificates",
            ".offices.issuing": "PAPER_KINDS IssueAnswer IssueRequest issue",
            ".offices.receiving": "ReceiveAnswer ReceiveRequest receive",
            ".offices.registering": (
                "RegisterAddAnswer RegisterAddRequest RegisterChangeAnswer RegisterChangeRequest "
                "RegisterExportAnswer RegisterExportRequest RegisterFindAnswer RegisterFindRequest "
                "register_add register_change register_export register_find register_pin"
            ),
            ".printing": "PdfAnswer PdfRequest face pdf",
            ".showing": "shown",
            ".verifying": "VerifyAnswer VerifyRequest verify",
            ".warming": "warm_up",
        },
    )

__all__ = [
    "CALLED",
    "NEW",
    "NEW_LEVELS",
    "PAPER_KINDS",
    "SCHEMAS",
    "VERDICTS",
    "AppraiseAnswer",
    "BuildAnswer",
    "BuildRequest",
    "BuiltFolder",
    "CellText",
    "CertificatesAnswer",
    "CertificatesRequest",
    "Change",
    "CheckAnswer",
    "CheckRequest",
    "DraftAnswer",
    "DraftPage",
    "DraftSession",
    "ExplainAnswer",
    "ExplainRequest",
    "FormDescription",
    "FormsAnswer",
    "FormsRequest",
    "ImportAnswer",
    "ImportRequest",
    "IssueAnswer",
    "IssueRequest",
    "MadeCopyError",
    "NewAnswer",
    "NewRequest",
    "Occasion",
    "Offer",
    "PathError",
    "PdfAnswer",
    "PdfRequest",
    "ReceiveAnswer",
    "ReceiveRequest",
    "RegisterAddAnswer",
    "RegisterAddRequest",
    "RegisterChangeAnswer",
    "RegisterChangeRequest",
    "RegisterExportAnswer",
    "RegisterExportRequest",
    "RegisterFindAnswer",
    "RegisterFindRequest",
    "RequireAnswer",
    "RequireRequest",
    "RuleAnswer",
    "RuleRequest",
    "SchemaAnswer",
    "SchemaRequest",
    "Status",
    "Subject",
    "SuperiorAnswer",
    "VerifyAnswer",
    "VerifyRequest",
    "__version__",
    "appraise",
    "build",
    "cell_texts",
    "certificates",
    "check",
    "clear_up",
    "draft",
    "explain",
    "face",
    "forget",
    "form",
    "forms",
    "import_",
    "is_input",
    "is_left_open",
    "is_local_text",
    "is_reception",
    "is_unnamed",
    "issuable",
    "issue",
    "keep",
    "lines_of",
    "marks",
    "mend",
    "new",
    "offers",
    "own_folder",
    "paste",
    "pdf",
    "readings",
    "receive",
    "reception",
    "refusal",
    "register_add",
    "register_change",
    "register_export",
    "register_find",
    "register_pin",
    "require",
    "rule",
    "schema",
    "settle",
    "shown",
    "splice",
    "superior",
    "temporary_folder",
    "verify",
    "warm_up",
    "written",
]
