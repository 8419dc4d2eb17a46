"""Stage 3, regulations: record → plan: forms, sets, clauses.

Law stands in data/*.yaml, a clause and a strength per entry. Known so far: the regime of Nghị định
91/2017/NĐ-CP (to 31/12/2023) with the awards and the province of the Kiên Giang plan 168/KH-UBND;
a later date or another province is refused with the dates and places that are covered.
"""

from ntm_docs.regulations.book import Book, load_book
from ntm_docs.regulations.eligibility import check_law
from ntm_docs.regulations.entries import HinhThuc, QuyDinh
from ntm_docs.regulations.plan import Dossier, Plan, PlannedDocument, make_plan
from ntm_docs.regulations.ruling import Ruling

__all__ = [
    "Book",
    "Dossier",
    "HinhThuc",
    "Plan",
    "PlannedDocument",
    "QuyDinh",
    "Ruling",
    "check_law",
    "load_book",
    "make_plan",
]
