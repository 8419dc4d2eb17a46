"""Days that a dossier or plan can hardly have."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from ntm_docs.drafting import Draft
from ntm_docs.model import BinhXet, Bound, HoSo, VanBan, each_safely, known
from ntm_docs.model.binding import Loc, RecordPlaces
from ntm_docs.problems import Problem, Word

_AHEAD = 1  # years that a paper may be made in advance
_EARLY = 2  # years before its period in which a plan may be issued
_OLD = 10  # years that a council may have been there
_SENDING = 1  # years from a review's meeting to its tờ trình


def dossier_days(bound: Bound[HoSo]) -> list[Problem]:
    """Days of an award dossier that lie far ahead, or outside the movement's period."""
    checks = [
        partial(check, bound.record, bound.places)
        for check in (_ahead_of_dossier, _in_period, _long_ago, _plan_in_time)
    ]
    return each_safely(checks, incomplete=bool(bound.problems))


def draft_days(bound: Bound[VanBan], draft: Draft) -> list[Problem]:
    """Days of a drafted document that lie far ahead, or outside the period that it is for."""
    checks = [partial(_of_draft, bound.record, bound.places, draft)]
    return each_safely(checks, incomplete=bool(bound.problems))


def review_days(bound: Bound[BinhXet]) -> list[Problem]:
    """Days of a year's review that lie far ahead or far apart, or before what they follow."""
    checks = [
        partial(check, bound.record, bound.places)
        for check in (_ahead_of_review, _long_ago, _rated_in_year, _sent_in_time, _received_late)
    ]
    return each_safely(checks, incomplete=bool(bound.problems))


def _ahead_of_review(record: BinhXet, places: RecordPlaces) -> Iterator[Problem]:
    given = record.quyet_dinh.ngay if record.quyet_dinh is not None else None
    days: list[tuple[Loc, date | None]] = [
        (("cuoc_hop", "ngay"), record.cuoc_hop.ngay),
        (("ngay_to_trinh",), record.ngay_to_trinh),
        (("ngay_tiep_nhan",), record.ngay_tiep_nhan),
        (("quyet_dinh", "ngay"), given),
    ]
    for loc, day in days:
        if day is not None:
            yield from _ahead(places, loc, day)


def _rated_in_year(record: BinhXet, places: RecordPlaces) -> Iterator[Problem]:
    """Ratings are those of the year under review."""
    rated = record.ngay_xep_loai
    if rated is not None and rated.year not in (record.nam, record.nam + 1):
        facts = {"rated": f"{rated:%d/%m/%Y}", "period": record.ky_binh_xet}
        yield _warn(places.problem("review.rating_year", ("ngay_xep_loai",), **facts))


def _sent_in_time(record: BinhXet, places: RecordPlaces) -> Iterator[Problem]:
    sent, met = record.ngay_to_trinh, record.cuoc_hop.ngay
    if sent is not None and sent.year - met.year > _SENDING:
        facts = {"sent": f"{sent:%d/%m/%Y}", "met": f"{met:%d/%m/%Y}"}
        yield _warn(places.problem("review.sent_late", ("ngay_to_trinh",), **facts))


def _received_late(record: BinhXet, places: RecordPlaces) -> Iterator[Problem]:
    """Received no earlier than signed."""
    received, sent = record.ngay_tiep_nhan, record.ngay_to_trinh
    if received is not None and sent is not None and received < sent:
        facts = {"received": f"{received:%d/%m/%Y}", "own": f"{sent:%d/%m/%Y}"}
        yield places.problem("law.received_early", ("ngay_tiep_nhan",), **facts)


def _long_ago(record: HoSo | BinhXet, places: RecordPlaces) -> Iterator[Problem]:
    """A council that was founded very long before it met."""
    founded, met = record.hoi_dong.quyet_dinh_thanh_lap.ngay, record.cuoc_hop.ngay
    if met.year - founded.year > _OLD:
        loc: Loc = ("hoi_dong", "quyet_dinh_thanh_lap", "ngay")
        yield _old(places, loc, "quyết định thành lập Hội đồng", founded, met)


def _plan_in_time(ho_so: HoSo, places: RecordPlaces) -> Iterator[Problem]:
    """A movement's plan is of its period or little before."""
    plan, first = ho_so.phong_trao.ke_hoach, int(ho_so.phong_trao.giai_doan.partition("-")[0])
    if plan.ngay.year < first - _EARLY:
        yield _old(places, ("phong_trao", "ke_hoach", "ngay"), "kế hoạch", plan.ngay, ho_so.cuoc_hop.ngay)


def _old(places: RecordPlaces, loc: Loc, what: str, day: date, met: date) -> Problem:
    facts = {"what": Word(what), "day": f"{day:%d/%m/%Y}", "met": f"{met:%d/%m/%Y}"}
    return _warn(places.problem("date.long_ago", loc, **facts))


def _ahead_of_dossier(ho_so: HoSo, places: RecordPlaces) -> Iterator[Problem]:
    if ho_so.ngay_to_trinh is not None:
        yield from _ahead(places, ("ngay_to_trinh",), ho_so.ngay_to_trinh)
    if ho_so.ngay_tiep_nhan is not None:
        yield from _ahead(places, ("ngay_tiep_nhan",), ho_so.ngay_tiep_nhan)
    yield from _ahead(places, ("cuoc_hop", "ngay"), ho_so.cuoc_hop.ngay)
    for index, de_nghi in known(ho_so.de_nghi):
        decision = de_nghi.quyet_dinh
        if decision is not None and decision.ngay is not None:
            yield from _ahead(places, ("de_nghi", index, "quyet_dinh", "ngay"), decision.ngay)


def _in_period(ho_so: HoSo, places: RecordPlaces) -> Iterator[Problem]:
    """A dossier is of its movement's period; a tổng kết may follow it."""
    day = ho_so.ngay_to_trinh or ho_so.cuoc_hop.ngay
    movement = ho_so.phong_trao
    first, last = (int(year) for year in movement.giai_doan.split("-"))
    if last < first:
        yield places.problem("period.order", ("phong_trao", "giai_doan"), period=movement.giai_doan)
        return
    late = day.year > last
    if day.year < first or late:
        loc: Loc = ("ngay_to_trinh",) if ho_so.ngay_to_trinh is not None else ("cuoc_hop", "ngay")
        code = "period.summary" if late and movement.dip == "tổng kết" else "period.outside"
        facts = {"day": f"{day:%d/%m/%Y}", "period": movement.giai_doan, "occasion": movement.dip}
        yield _warn(places.problem(code, loc, **facts))


def _of_draft(van_ban: VanBan, places: RecordPlaces, draft: Draft) -> Iterator[Problem]:
    day = draft.day
    if day is None:
        return
    yield from _ahead(places, ("ngay",), day)
    if van_ban.giai_doan is None:
        return
    first, last = (int(year) for year in van_ban.giai_doan.split("-"))
    if last < first:
        yield places.problem("period.order", ("giai_doan",), period=van_ban.giai_doan)
    elif not first - _EARLY <= day.year <= last:
        facts = {"day": f"{day:%d/%m/%Y}", "period": van_ban.giai_doan}
        yield _warn(places.problem("period.plan", ("giai_doan",), **facts))


def _ahead(places: RecordPlaces, loc: Loc, day: date) -> Iterator[Problem]:
    years = day.year - date.today().year  # noqa: DTZ011 -- the day at the office
    if years > _AHEAD:
        yield _warn(places.problem("date.ahead", loc, day=f"{day:%d/%m/%Y}", years=years))


def _warn(problem: Problem) -> Problem:
    return replace(problem, severity="warning")
