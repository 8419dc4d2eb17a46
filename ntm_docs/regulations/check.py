"""All checks of a dossier against the law."""

from datetime import date
from itertools import chain

from ntm_docs.model import Bound, HoSo, each_safely
from ntm_docs.problems import Problem
from ntm_docs.regulations.book.book import Book
from ntm_docs.regulations.book.prizes import decision_checks
from ntm_docs.regulations.criteria import criteria_checks
from ntm_docs.regulations.discipline import discipline_checks
from ntm_docs.regulations.eligibility import eligibility_checks
from ntm_docs.regulations.opinions import opinion_checks


def check_law(bound: Bound[HoSo], book: Book, on: date | None) -> list[Problem]:
    """Every point where the dossier does not satisfy the law on `on` (default: its own date)."""
    rooms = (eligibility_checks, criteria_checks, discipline_checks, opinion_checks, decision_checks)
    checks = chain.from_iterable(room(bound, book, on) for room in rooms)
    return each_safely(checks, incomplete=bool(bound.problems))
