"""Merits count from the day a discipline was served.

Nghị định 152/2025/NĐ-CP, Điều 4 khoản 4. Only the day that the clerk writes is known; whether a discipline was passed
over in silence is not.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from ntm_docs.model import Bound, DeNghi, DoiTuong, HoSo, known
from ntm_docs.model.ho_so import DanhHieu
from ntm_docs.phrases.dates import days_in, years_in
from ntm_docs.problems import Problem
from ntm_docs.regulations.binh_xet.case import ProposedRow, ReviewCase
from ntm_docs.regulations.book.book import Book
from ntm_docs.regulations.eligibility import Check, DatedDossier, by_strength, movement_start, warn

_MERIT = "công trạng"
_TEXTS = ("tom_tat", "vai_tro", "ket_qua", "bien_phap", "chap_hanh", "dang_doan_the")
Loc = tuple[str | int, ...]


def discipline_checks(bound: Bound[HoSo], book: Book, on: date | None) -> Iterator[Check]:
    """The checks of this room, each to be run on its own."""
    case = DatedDossier(bound.record, bound.places, book, on)
    for index, de_nghi in known(case.ho_so.de_nghi):
        for kind, position, nominee in de_nghi.doi_tuong():
            yield partial(_served, case, de_nghi, nominee, ("de_nghi", index, kind, position))


def _served(case: DatedDossier, de_nghi: DeNghi, nominee: DoiTuong, loc: Loc) -> Iterator[Problem]:
    """The meeting, the period of the movement, the merits and the titles against the day."""
    served, ruling = nominee.chap_hanh_xong_ky_luat, case.question(de_nghi).ask("ky_luat_xong")
    if served is None or ruling.rule is None:
        return
    met, where = case.ho_so.cuoc_hop.ngay, (*loc, "chap_hanh_xong_ky_luat")
    said: dict[str, object] = {"served": _day(served), "text": ruling.rule.noi_dung, "clause": ruling.rule.can_cu}
    name = getattr(nominee, "ten_day_du", "")
    if served > met:
        found = case.places.problem("law.discipline_running", where, name=name, met=_day(met), **said)
        yield by_strength(found, ruling)
        return
    start = movement_start(case.ho_so)
    kind = de_nghi.loai_hinh or case.question(de_nghi).award.loai_hinh
    if kind != _MERIT and start is not None and served.year >= start:
        period = case.ho_so.phong_trao.giai_doan
        yield warn(case.places.problem("law.discipline_period", where, name=name, period=period, **said))
    for field in _TEXTS:
        when = _before(getattr(nominee.thanh_tich, field), served)
        if when:
            yield warn(case.places.problem("law.discipline_merit", (*loc, "thanh_tich", field), when=when, **said))
    for number, line in _early(nominee.danh_hieu_thi_dua, served) if kind == _MERIT else ():
        spot = (*loc, "danh_hieu_thi_dua", number)
        yield warn(case.places.problem("law.discipline_title", spot, award=line.danh_hieu, year=line.nam, **said))


def discipline_of_line(case: ReviewCase, line: ProposedRow) -> Iterator[Problem]:
    """As `_served`, of a line of the year's review."""
    served, ruling = line.row.chap_hanh_xong_ky_luat, case.rule("ky_luat_xong", line)
    if served is None or ruling.rule is None:
        return
    if line is not next(one for one in case.lines if one.loc == line.loc):
        return  # told at the first award of the row
    met, where = case.record.cuoc_hop.ngay, (*line.loc, "chap_hanh_xong_ky_luat")
    said: dict[str, object] = {"served": _day(served), "text": ruling.rule.noi_dung, "clause": ruling.rule.can_cu}
    said["name"] = line.row.ten_day_du
    if served > met:
        found = case.places.problem("law.discipline_running", where, met=_day(met), **said)
        yield by_strength(found, ruling)
    elif served.year >= case.record.nam:
        period = case.record.ky_binh_xet
        yield warn(case.places.problem("law.discipline_period", where, period=period, **said))
    for number, title in _early(line.row.danh_hieu_thi_dua, served):
        spot = (*line.loc, "danh_hieu_thi_dua", number)
        facts = said | {"award": title.danh_hieu, "year": title.nam}
        yield warn(case.places.problem("law.discipline_title", spot, **facts))


def _before(texts: str | Sequence[str], served: date) -> str:
    """The days and years before the day, as a message says them."""
    whole = texts if isinstance(texts, str) else "\n".join(texts)
    days = [found.whole for found in days_in(whole) if found.whole is not None and found.whole < served]
    years = [year for year in years_in(whole) if year < served.year]
    told = [f"năm {year}" for year in years]
    told += [f"ngày {_day(day)}" for day in days if day.year not in years]
    return ", ".join(dict.fromkeys(told))


def _early(titles: Sequence[DanhHieu], served: date) -> Iterator[tuple[int, DanhHieu]]:
    for number, title in enumerate(titles):
        if title.ngay <= served:
            yield number, title


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
