"""Days that a dossier or plan can hardly have."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from ntm_docs.drafting import Draft
from ntm_docs.model import Bound, HoSo, VanBan, each_safely, known
from ntm_docs.model.binding import Loc, RecordPlaces
from ntm_docs.problems import Problem

_AHEAD = 1  # years that a paper may be made in advance
_EARLY = 2  # years before its period in which a plan may be issued


def dossier_days(bound: Bound[HoSo]) -> list[Problem]:
    """Days of an award dossier that lie far ahead, or outside the movement's period."""
    checks = [partial(_ahead_of_dossier, bound.record, bound.places), partial(_in_period, bound.record, bound.places)]
    return each_safely(checks, incomplete=bool(bound.problems))


def draft_days(bound: Bound[VanBan], draft: Draft) -> list[Problem]:
    """Days of a drafted document that lie far ahead, or outside the period that it is for."""
    checks = [partial(_of_draft, bound.record, bound.places, draft)]
    return each_safely(checks, incomplete=bool(bound.problems))


def _ahead_of_dossier(ho_so: HoSo, places: RecordPlaces) -> Iterator[Problem]:
    if ho_so.ngay_to_trinh is not None:
        yield from _ahead(places, ("ngay_to_trinh",), ho_so.ngay_to_trinh)
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
    if not first - _EARLY <= day.year <= last:
        facts = {"day": f"{day:%d/%m/%Y}", "period": van_ban.giai_doan}
        yield _warn(places.problem("period.plan", ("giai_doan",), **facts))


def _ahead(places: RecordPlaces, loc: Loc, day: date) -> Iterator[Problem]:
    years = day.year - date.today().year  # noqa: DTZ011 -- the day at the office
    if years > _AHEAD:
        yield _warn(places.problem("date.ahead", loc, day=f"{day:%d/%m/%Y}", years=years))


def _warn(problem: Problem) -> Problem:
    return replace(problem, severity="warning")
