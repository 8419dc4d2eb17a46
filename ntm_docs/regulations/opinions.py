"""Checks of the letters that ask for an opinion.

Nghị định 98/2023/NĐ-CP, Điều 31 (hiệp y). Whom a nominee's case must be put to is not judged: the clauses on bodies
other than a central unit in a province are not known.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from ntm_docs.model import Bound, DeNghi, HiepY, HoSo, known
from ntm_docs.phrases.keys import same_text
from ntm_docs.problems import Problem
from ntm_docs.regulations.book.book import Book
from ntm_docs.regulations.eligibility import Check, DatedDossier, warn

Loc = tuple[str | int, ...]


def opinion_checks(bound: Bound[HoSo], book: Book, on: date | None) -> Iterator[Check]:
    """The checks of this room, each to be run on its own."""
    case = DatedDossier(bound.record, bound.places, book, on)
    for index, de_nghi in known(case.ho_so.de_nghi):
        for number, asked in known(de_nghi.hiep_y):
            loc: Loc = ("de_nghi", index, "hiep_y", number)
            yield partial(_whom, case, de_nghi, asked, loc)
            yield partial(_what, case, de_nghi, asked, loc)
            yield partial(_when, case, asked, loc)


def _whom(case: DatedDossier, de_nghi: DeNghi, asked: HiepY, loc: Loc) -> Iterator[Problem]:
    """Each name is that of one nominee."""
    nominees = [{same_text(name) for name in nominee.cach_goi} for _, _, nominee in de_nghi.doi_tuong()]
    for index, name in enumerate(asked.doi_tuong):
        count = sum(same_text(name) in names for names in nominees)
        if count != 1:
            code = "decision.namesakes" if count else "decision.stranger"
            yield case.places.problem(code, (*loc, "doi_tuong", index), name=name, count=count)


def _what(case: DatedDossier, de_nghi: DeNghi, asked: HiepY, loc: Loc) -> Iterator[Problem]:
    """Where no law names the questions, the letter must."""
    if not asked.noi_dung and case.question(de_nghi).ask("hiep_y").rule is None:
        yield case.places.problem("opinion.what", loc, award=de_nghi.hinh_thuc)


def _when(case: DatedDossier, asked: HiepY, loc: Loc) -> Iterator[Problem]:
    """Answered after it is asked, asked before the tờ trình is sent."""
    sent = case.ho_so.ngay_to_trinh
    if asked.ngay is not None and asked.han_tra_loi is not None and asked.han_tra_loi <= asked.ngay:
        facts = {"until": _day(asked.han_tra_loi), "asked": _day(asked.ngay)}
        yield case.places.problem("opinion.deadline", (*loc, "han_tra_loi"), **facts)
    if asked.ngay is not None and sent is not None and asked.ngay > sent:
        facts = {"asked": _day(asked.ngay), "sent": _day(sent)}
        yield warn(case.places.problem("opinion.late", (*loc, "ngay"), **facts))


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
