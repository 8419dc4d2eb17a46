"""Checks of the dossier against the law on its date.

The date and the province are covered, the award exists and suits the kind of nominee (K10), a report
form is known, the vote reaches the threshold where law sets one (K06), no legal basis is out of
force (K04), nobody asks again for what they have (K12). Criteria of movements and of nông thôn mới
are in `criteria`. Near-copies among reports (K15) are not looked for yet.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from ntm_docs.machine.frozen import frozen
from ntm_docs.model import Bound, DeNghi, HoiDong, HoSo, RecordPlaces, known
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Problem, Word
from ntm_docs.regulations.bases import basis_faults
from ntm_docs.regulations.book.book import Book
from ntm_docs.regulations.book.library import local_texts
from ntm_docs.regulations.receipt import both_answers, law_day, pending
from ntm_docs.regulations.requirement import unknown_province
from ntm_docs.regulations.ruling import SUBJECTS, Question, Ruling

Check = Callable[[], Iterable[Problem]]


@frozen
class DatedDossier:
    """A dossier on the day whose law governs it."""

    ho_so: HoSo
    places: RecordPlaces
    book: Book
    chosen: date | None

    @property
    def day(self) -> date:
        """The day whose law governs: the one chosen, else that of receipt where this decides, else of signing."""
        return self.chosen or dossier_day(self.ho_so, self.book)

    @property
    def signed(self) -> date:
        """The day of the paper itself, whose names and bases it bears: chosen, the tờ trình's, or the meeting's."""
        return self.chosen or signing_date(self.ho_so)

    def question(self, de_nghi: DeNghi) -> Question:
        """The proposal as a question to the book."""
        award = self.book.award(de_nghi.hinh_thuc)
        kind = de_nghi.loai_hinh or award.loai_hinh
        return Question(self.book, award, self.day, self.ho_so.co_quan.tinh, kind, self.ho_so.phong_trao.ten)


def signing_date(ho_so: HoSo) -> date:
    """The day of the paper: the tờ trình's, else the meeting's."""
    return ho_so.ngay_to_trinh or ho_so.cuoc_hop.ngay


def dossier_day(ho_so: HoSo, book: Book) -> date:
    """The day whose law governs a dossier (see `receipt`)."""
    favourable = ho_so.luat_moi_co_loi_hon is True
    return law_day(book, signing_date(ho_so), ho_so.ngay_tiep_nhan, favourable=favourable)


def warn(problem: Problem) -> Problem:
    """The same as something to confirm, not to mend."""
    return replace(problem, severity="warning")


def by_strength(problem: Problem, ruling: Ruling) -> Problem:
    """What a rule that was read refuses, and one that was only inferred asks to confirm."""
    return problem if ruling.rule is not None and ruling.rule.do_tin_cay == "sourced" else warn(problem)


def eligibility_checks(bound: Bound[HoSo], book: Book, on: date | None) -> Iterator[Check]:
    """The checks of this room, each to be run on its own."""
    case = DatedDossier(bound.record, bound.places, book, on)
    for check in (_date_covered, _date_chosen, _received, _place_covered, _bases, _quorum, _award_once):
        yield partial(check, case)
    for index, de_nghi in known(case.ho_so.de_nghi):
        for per_proposal in (_subjects, _report_forms, _thresholds, _history):
            yield partial(per_proposal, case, index, de_nghi)


def _date_covered(case: DatedDossier) -> Iterator[Problem]:
    if case.book.regime(case.day) is None:
        facts = {"on": f"{case.day:%d/%m/%Y}", "covered": case.book.covered()}
        loc = ("ngay_to_trinh",) if case.ho_so.ngay_to_trinh else ("cuoc_hop", "ngay")
        yield case.places.problem("law.date", loc, **facts)


def _date_chosen(case: DatedDossier) -> Iterator[Problem]:
    """A day chosen against the tờ trình's own is for looking, not for signing."""
    own = case.ho_so.ngay_to_trinh
    if case.chosen is not None and own is not None and case.chosen != own:
        facts = {"chosen": f"{case.chosen:%d/%m/%Y}", "own": f"{own:%d/%m/%Y}"}
        yield warn(case.places.problem("law.other_day", ("ngay_to_trinh",), **facts))


def _received(case: DatedDossier) -> Iterator[Problem]:
    """Received no earlier than signed; around a law that takes over by receipt, both answers."""
    ho_so, received = case.ho_so, case.ho_so.ngay_tiep_nhan
    if received is not None and ho_so.ngay_to_trinh is not None and received < ho_so.ngay_to_trinh:
        facts = {"received": f"{received:%d/%m/%Y}", "own": f"{ho_so.ngay_to_trinh:%d/%m/%Y}"}
        yield case.places.problem("law.received_early", ("ngay_tiep_nhan",), **facts)
        return
    new = pending(case.book, case.signed, received) if case.chosen is None else None
    choice = ho_so.luat_moi_co_loi_hon
    if choice and new is None:
        yield warn(case.places.problem("law.choice_idle", ("luat_moi_co_loi_hon",)))
    if new is None or choice is not None or case.book.regime(case.day) is None:
        return
    for index, de_nghi in known(ho_so.de_nghi):
        kinds = list(dict.fromkeys(kind for kind, _, _ in de_nghi.doi_tuong()))
        loc = ("ngay_tiep_nhan",) if received else ("de_nghi", index, "hinh_thuc")
        yield both_answers(new, case.question(de_nghi), kinds, case.places.place(loc), case.places.name(loc), received)


def _place_covered(case: DatedDossier) -> Iterator[Problem]:
    """The province exists on the day; without a text of its own, what only it can set is not known."""
    day, province, book = case.signed, case.ho_so.co_quan.tinh, case.book
    if book.regime(day) is None:
        return
    loc = ("co_quan", "tinh")
    if not book.tinh.known(province, day):
        yield unknown_province(book, province, day, case.places.place(loc), case.places.name(loc))
        return
    awards = [book.award(de_nghi.hinh_thuc) for _, de_nghi in known(case.ho_so.de_nghi)]
    yield from local_texts(book, province, day, case.places.place(loc), case.places.name(loc), awards)
    movement = case.ho_so.phong_trao
    local = [text for text in book.local(province, day) if text.is_plan_of(movement.ten)]
    plan = movement.ke_hoach
    # Not a plan that a district or a commune made of it.
    issuers = {fold_key(name) for name in (province, *(text.tinh for text in local))}
    of_province = any(name in fold_key(plan.co_quan_ban_hanh) for name in issuers)
    if of_province and local and not any(_cites(text.ten, plan.so) for text in local):
        names = "; ".join(text.ten for text in local)
        facts = {"plan": f"{plan.ten_loai} số {plan.so}", "province": province, "known": names}
        yield warn(case.places.problem("law.plan_other", ("phong_trao", "ke_hoach", "so"), **facts))


def _cites(name: str, number: str) -> bool:
    return re.search(rf"(?<![\w/]){re.escape(number)}(?![\w/])", name) is not None


def _bases(case: DatedDossier) -> Iterator[Problem]:
    for field in ("can_cu", "can_cu_them"):
        for index, line in enumerate(getattr(case.ho_so, field)):
            for fault in basis_faults(case.book.van_ban, line, case.signed):
                found = case.places.problem(fault.code, (field, index), clause=fault.text.can_cu, **fault.facts)
                yield replace(found, severity=fault.severity)


def _quorum(case: DatedDossier) -> Iterator[Problem]:
    for _, de_nghi in known(case.ho_so.de_nghi):
        yield from quorum(case.ho_so.hoi_dong, case.question(de_nghi).ask("hop_hoi_dong"), case.places)
        return


def quorum(council: HoiDong, ruling: Ruling, places: RecordPlaces) -> Iterator[Problem]:
    """Whether as many members came as the rule `hop_hoi_dong` asks for."""
    if ruling.rule is None:
        return
    share, of = ruling.value["du_hop"]
    present, total = len(council.co_mat), council.tong_so_thanh_vien
    if present * of < total * share:
        facts = {"present": present, "total": total, "clause": ruling.rule.can_cu}
        yield warn(places.problem("law.quorum", ("hoi_dong", "thanh_vien"), **facts))


def _subjects(case: DatedDossier, index: int, de_nghi: DeNghi) -> Iterator[Problem]:
    question = case.question(de_nghi)
    exists = question.ask("ton_tai")
    if exists.rule is not None and exists.value is False:
        facts = {"award": de_nghi.hinh_thuc, "text": exists.rule.noi_dung, "clause": exists.rule.can_cu}
        yield case.places.problem("law.gone", ("de_nghi", index, "hinh_thuc"), **facts)
    ruling = question.ask("doi_tuong")
    for kind, position, _ in de_nghi.doi_tuong() if ruling.rule else ():
        if ruling.rule is not None and kind not in ruling.value:
            facts = {"award": de_nghi.hinh_thuc, "subject": Word(SUBJECTS[kind]), "clause": ruling.rule.can_cu}
            yield case.places.problem("law.subject", ("de_nghi", index, kind, position), **facts)


def _report_forms(case: DatedDossier, index: int, de_nghi: DeNghi) -> Iterator[Problem]:
    """A nominee without a report form would leave the dossier without its report."""
    question = case.question(de_nghi)
    if case.book.regime(case.day) is None:
        return
    for kind in dict.fromkeys(kind for kind, _, _ in de_nghi.doi_tuong()):
        if question.ask("mau_bao_cao", kind).rule is None:
            facts = {"kind": question.kind, "subject": Word(SUBJECTS[kind])}
            yield case.places.problem("law.no_form", ("de_nghi", index, kind), **facts)


def _thresholds(case: DatedDossier, index: int, de_nghi: DeNghi) -> Iterator[Problem]:
    ruling = case.question(de_nghi).ask("bieu_quyet")
    yield from _ballot(case, index, de_nghi, ruling)
    least = (ruling.value or {}).get("toi_thieu")
    if ruling.rule is None or least is None:
        return
    total = case.ho_so.hoi_dong.tong_so_thanh_vien
    needed = math.ceil(total * least / 100)
    for kind, position, nominee in de_nghi.doi_tuong():
        agree = nominee.phieu.dong_y
        if agree < needed:
            ratio = f"{100 * agree / total:.2f}".replace(".", ",")
            facts = {"agree": agree, "total": total, "ratio": ratio, "least": least, "needed": needed}
            loc = ("de_nghi", index, kind, position, "phieu", "dong_y")
            found = case.places.problem("vote.threshold", loc, clause=ruling.rule.can_cu, **facts)
            yield by_strength(found, ruling)


def _award_once(case: DatedDossier) -> Iterator[Problem]:
    """One proposal to an award and kind of commendation: it becomes one dossier."""
    seen: dict[object, int] = {}
    for index, de_nghi in known(case.ho_so.de_nghi):
        first = seen.setdefault((case.question(de_nghi).award, case.question(de_nghi).kind), index)
        if first != index:
            facts = {"award": de_nghi.hinh_thuc, "first": case.places.place(("de_nghi", first, "hinh_thuc")).line}
            yield case.places.problem("proposal.twice", ("de_nghi", index, "hinh_thuc"), **facts)


def _ballot(case: DatedDossier, index: int, de_nghi: DeNghi, ruling: Ruling) -> Iterator[Problem]:
    """Where law wants a ballot, a show of hands will not do."""
    needed = (ruling.value or {}).get("bo_phieu")
    if ruling.rule is not None and needed and case.ho_so.cuoc_hop.hinh_thuc_bieu_quyet == "giơ tay":
        facts = {"award": de_nghi.hinh_thuc, "clause": ruling.rule.can_cu}
        found = case.places.problem("vote.ballot", ("de_nghi", index, "hinh_thuc"), **facts)
        yield by_strength(found, ruling)


def _history(case: DatedDossier, index: int, de_nghi: DeNghi) -> Iterator[Problem]:
    """The same award within the movement's period may be for the same merits (K12)."""
    start = movement_start(case.ho_so)
    for kind, position, nominee in de_nghi.doi_tuong():
        for line_number, line in enumerate(nominee.hinh_thuc_khen_thuong):
            names = case.book.award_names
            same = names.get(fold_key(line.hinh_thuc), line.hinh_thuc) == de_nghi.hinh_thuc
            if same and start is not None and line.nam >= start and line.ghi_chu is None:
                loc = ("de_nghi", index, kind, position, "hinh_thuc_khen_thuong", line_number)
                facts = {"name": nominee.ten_day_du, "award": line.hinh_thuc, "year": line.nam}
                period = case.ho_so.phong_trao.giai_doan
                yield warn(case.places.problem("nominee.history", loc, period=period, **facts))


def movement_start(ho_so: HoSo) -> int | None:
    """The first year of the movement's period."""
    digits = ho_so.phong_trao.giai_doan[:4]
    return int(digits) if digits.isdigit() else None
