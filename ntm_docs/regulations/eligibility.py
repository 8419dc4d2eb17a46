"""Checks of the dossier against the law on its date.

Done so far: the date is covered, the kind of nominee suits the award (K10), the vote threshold
where law sets one (K06), no expired legal basis (K04), quorum and basic-construction debt as
warnings (K17). Length of the movement, publication and confirmations are not checked yet.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial

from ntm_docs.messages import gettext
from ntm_docs.model import Bound, DeNghi, HoSo, TapThe, each_safely, known
from ntm_docs.problems import Problem
from ntm_docs.reading import fold_key
from ntm_docs.regulations.book import Book
from ntm_docs.regulations.ruling import Question

SUBJECTS = {"tap_the": "tập thể", "ca_nhan": "cá nhân", "ho_gia_dinh": "hộ gia đình"}
_QUORUM = (2, 3)


def signing_date(ho_so: HoSo) -> date:
    """The day whose law governs: the tờ trình's, else the meeting's."""
    return ho_so.ngay_to_trinh or ho_so.cuoc_hop.ngay


def check_law(bound: Bound[HoSo], book: Book, on: date | None) -> list[Problem]:
    """Every point where the dossier does not satisfy the law on `on` (default: its own date)."""
    return each_safely(_checks(bound, book, on))


def _checks(bound: Bound[HoSo], book: Book, on: date | None) -> Iterator[Callable[[], Iterable[Problem]]]:
    ho_so = bound.record
    yield partial(_date_covered, bound, book, on)
    yield partial(_place_covered, bound, book, on)
    yield partial(_bases, bound, book, on)
    yield partial(_quorum, bound)
    for index, de_nghi in known(ho_so.de_nghi):
        yield partial(_subjects, bound, book, on, index, de_nghi)
        yield partial(_report_forms, bound, book, on, index, de_nghi)
        yield partial(_thresholds, bound, book, on, index, de_nghi)
        yield partial(_debt, bound, index, de_nghi)


def _day(bound: Bound[HoSo], on: date | None) -> date:
    return on or signing_date(bound.record)


def _date_covered(bound: Bound[HoSo], book: Book, on: date | None) -> Iterator[Problem]:
    day = _day(bound, on)
    if book.regime(day) is None:
        facts = {"on": f"{day:%d/%m/%Y}", "covered": book.covered()}
        yield bound.places.problem("law.date", ("ngay_to_trinh",), **facts)


def _place_covered(bound: Bound[HoSo], book: Book, on: date | None) -> Iterator[Problem]:
    day, province = _day(bound, on), bound.record.co_quan.tinh
    local = [text for text in book.dia_phuong if fold_key(text.tinh) == fold_key(province)]
    if not any(text.tu <= day and (text.den is None or day <= text.den) for text in local):
        known_places = "; ".join(f"{text.tinh} ({text.ten})" for text in book.dia_phuong)
        facts = {"province": province, "on": f"{day:%d/%m/%Y}", "known": known_places}
        yield bound.places.problem("law.province", ("co_quan", "tinh"), **facts)


def _bases(bound: Bound[HoSo], book: Book, on: date | None) -> Iterator[Problem]:
    day, ho_so = _day(bound, on), bound.record
    for field in ("can_cu", "can_cu_them"):
        for index, line in enumerate(getattr(ho_so, field)):
            for text in book.van_ban:
                cited = any(sign in line for sign in text.dau_hieu)
                if cited and text.den is not None and day > text.den:
                    facts = {"basis": text.ten, "since": f"{text.den:%d/%m/%Y}", "replaced": text.thay_bang}
                    yield bound.places.problem("law.basis_expired", (field, index), clause=text.can_cu, **facts)


def _subjects(bound: Bound[HoSo], book: Book, on: date | None, index: int, de_nghi: DeNghi) -> Iterator[Problem]:
    question = _question(bound, book, on, de_nghi)
    ruling = question.ask("doi_tuong")
    if ruling.rule is None:
        return
    for kind, position, _ in de_nghi.doi_tuong():
        if kind not in ruling.value:
            facts = {"award": de_nghi.hinh_thuc, "subject": gettext(SUBJECTS[kind])}
            loc = ("de_nghi", index, kind, position)
            yield bound.places.problem("law.subject", loc, clause=ruling.rule.can_cu, **facts)


def _report_forms(bound: Bound[HoSo], book: Book, on: date | None, index: int, de_nghi: DeNghi) -> Iterator[Problem]:
    """A nominee without a report form would leave the dossier without its report."""
    question = _question(bound, book, on, de_nghi)
    for kind in dict.fromkeys(kind for kind, _, _ in de_nghi.doi_tuong()):
        if book.regime(question.on) is not None and question.ask("mau_bao_cao", kind).rule is None:
            facts = {"kind": de_nghi.loai_hinh, "subject": gettext(SUBJECTS[kind])}
            yield bound.places.problem("law.no_form", ("de_nghi", index, kind), **facts)


def _thresholds(bound: Bound[HoSo], book: Book, on: date | None, index: int, de_nghi: DeNghi) -> Iterator[Problem]:
    ruling = _question(bound, book, on, de_nghi).ask("bieu_quyet")
    least = (ruling.value or {}).get("toi_thieu")
    if ruling.rule is None or least is None:
        return
    total = bound.record.hoi_dong.tong_so_thanh_vien
    needed = math.ceil(total * least / 100)
    for kind, position, nominee in de_nghi.doi_tuong():
        agree = nominee.phieu.dong_y
        if agree < needed:
            ratio = f"{100 * agree / total:.2f}".replace(".", ",")
            facts = {"agree": agree, "total": total, "ratio": ratio, "least": least, "needed": needed}
            loc = ("de_nghi", index, kind, position, "phieu", "dong_y")
            yield bound.places.problem("vote.threshold", loc, clause=ruling.rule.can_cu, **facts)


def _quorum(bound: Bound[HoSo]) -> Iterator[Problem]:
    council = bound.record.hoi_dong
    present, total = len(council.co_mat), council.tong_so_thanh_vien
    if present * _QUORUM[1] < total * _QUORUM[0]:
        facts = {"present": present, "total": total}
        place = bound.places.place(("hoi_dong", "thanh_vien"))
        yield Problem("law.quorum", place, facts=facts, severity="warning")


def _debt(bound: Bound[HoSo], index: int, de_nghi: DeNghi) -> Iterator[Problem]:
    for position, nominee in known(de_nghi.tap_the):
        if not isinstance(nominee, TapThe) or nominee.nhom_doi_tuong not in ("huyện", "xã"):
            continue
        if nominee.no_dong_xay_dung_co_ban is not False:
            place = bound.places.place(("de_nghi", index, "tap_the", position))
            facts = {"name": nominee.ten}
            yield Problem("law.debt", place, facts=facts, severity="warning")


def _question(bound: Bound[HoSo], book: Book, on: date | None, de_nghi: DeNghi) -> Question:
    award = book.award(de_nghi.hinh_thuc)
    return Question(book, award, _day(bound, on), bound.record.co_quan.tinh, de_nghi.loai_hinh)
