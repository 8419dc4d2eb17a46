"""Stage 3, regulations: record → plan: forms, sets, clauses.

Law stands in data/*.yaml, a clause, dates and a strength per entry; what is not known is a warning,
never a guess. A province adds its own text as one file in data/dia-phuong/, without code; an office
fills in a form (`own_text`). Prizes of a weaker source are told, never paid. Not done: shares of a
province (`ty_le`) are told and not counted.
"""

from typing import TYPE_CHECKING

from ntm_docs.machine.doors import door

if TYPE_CHECKING:
    from ntm_docs.regulations.bases import basis_faults, known_texts
    from ntm_docs.regulations.binh_xet.case import ProposedRow, ReviewCase
    from ntm_docs.regulations.binh_xet.checks import check_review
    from ntm_docs.regulations.binh_xet.papers import (
        Bundle,
        ReviewPlan,
        ReviewTitle,
        is_sent,
        named_in,
        plan_review,
        set_of,
    )
    from ntm_docs.regulations.book.bodies import Named, bodies_gone, body_facts, unknown_zone, zone_unknown
    from ntm_docs.regulations.book.book import Book, load_book, read_book
    from ntm_docs.regulations.book.entries import CoQuanCu, HinhThuc, QuyDinh
    from ntm_docs.regulations.book.packaged import cited_texts, packaged_provinces
    from ntm_docs.regulations.book.units import in_words_of
    from ntm_docs.regulations.check import check_law
    from ntm_docs.regulations.criteria import names_of_then
    from ntm_docs.regulations.eligibility import dossier_day, signing_date
    from ntm_docs.regulations.plan import Dossier, Plan, PlannedDocument, Reported, make_plan
    from ntm_docs.regulations.receipt import asks_receipt, law_day
    from ntm_docs.regulations.requirement import Requirement, awards_meant, find_award, require, subjects_of
    from ntm_docs.regulations.ruling import Question, Ruling
else:
    __getattr__ = door(
        __name__,
        {
            ".bases": "basis_faults known_texts",
            ".binh_xet.case": "ProposedRow ReviewCase",
            ".binh_xet.checks": "check_review",
            ".binh_xet.papers": "Bundle ReviewPlan ReviewTitle is_sent named_in plan_review set_of",
            ".book.bodies": "Named bodies_gone body_facts unknown_zone zone_unknown",
            ".book.book": "Book load_book read_book",
            ".book.entries": "CoQuanCu HinhThuc QuyDinh",
            ".book.packaged": "cited_texts packaged_provinces",
            ".book.units": "in_words_of",
            ".check": "check_law",
            ".criteria": "names_of_then",
            ".eligibility": "dossier_day signing_date",
            ".plan": "Dossier Plan PlannedDocument Reported make_plan",
            ".receipt": "asks_receipt law_day",
            ".requirement": "Requirement awards_meant find_award require subjects_of",
            ".ruling": "Question Ruling",
        },
    )

__all__ = [
    "Book",
    "Bundle",
    "CoQuanCu",
    "Dossier",
    "HinhThuc",
    "Named",
    "Plan",
    "PlannedDocument",
    "ProposedRow",
    "Question",
    "QuyDinh",
    "Reported",
    "Requirement",
    "ReviewCase",
    "ReviewPlan",
    "ReviewTitle",
    "Ruling",
    "asks_receipt",
    "awards_meant",
    "basis_faults",
    "bodies_gone",
    "body_facts",
    "check_law",
    "check_review",
    "cited_texts",
    "dossier_day",
    "find_award",
    "in_words_of",
    "is_sent",
    "known_texts",
    "law_day",
    "load_book",
    "make_plan",
    "named_in",
    "names_of_then",
    "packaged_provinces",
    "plan_review",
    "read_book",
    "require",
    "set_of",
    "signing_date",
    "subjects_of",
    "unknown_zone",
    "zone_unknown",
]
