"""Checks of movement, publication, criteria and government tiers.

Length of the movement (K09), publication before the meeting (K08), confirmations of tax-paying units
and pending matters (K11), no district after the two-tier reform (K16), basic-construction debt and OCOP (K17), quota.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from ntm_docs.model import Bound, DeNghi, DoiTuong, HoSo, TapThe, known
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Problem
from ntm_docs.regulations.book import Book
from ntm_docs.regulations.eligibility import Case, Check, by_strength, movement_start, warn

_CENTRAL = ("Chủ tịch nước", "Thủ tướng Chính phủ")
_PRODUCERS = ("doanh nghiệp", "hợp tác xã")
_CITY = re.compile(r"(?:\bthành phố|\bTP\.?) (?=\S)", re.IGNORECASE)
_LEVEL_FIELDS = ("ten", "chu_quan")


def criteria_checks(bound: Bound[HoSo], book: Book, on: date | None) -> Iterator[Check]:
    """The checks of this room, each to be run on its own."""
    case = Case(bound.record, bound.places, book, on)
    yield partial(_no_district, case)
    for index, de_nghi in known(case.ho_so.de_nghi):
        yield partial(_movement, case, index, de_nghi)
        yield partial(_publication, case, de_nghi)
        yield partial(_quota, case, index, de_nghi)
        for kind, position, nominee in de_nghi.doi_tuong():
            yield partial(_pending, case, de_nghi, nominee, ("de_nghi", index, kind, position))
        for position, nominee in known(de_nghi.tap_the):
            loc = ("de_nghi", index, "tap_the", position)
            yield partial(_debt, case, de_nghi, nominee, loc)
            yield partial(_ocop, case, de_nghi, nominee, loc)
            yield partial(_duties, case, nominee, loc)


def working_days(first: date, last: date) -> int:
    """Working days after `first` and before `last`, without weekends and Vietnamese holidays."""
    from holidays import country_holidays  # noqa: PLC0415 -- a tenth of a second, only where asked

    free = country_holidays("VN", years=range(first.year, last.year + 1))
    days = (first + timedelta(days=count) for count in range(1, (last - first).days))
    return sum(free.is_working_day(day) for day in days)


def _movement(case: Case, index: int, de_nghi: DeNghi) -> Iterator[Problem]:
    """Launched by the centre, or by a province or ministry and long enough."""
    movement, start = case.ho_so.phong_trao, movement_start(case.ho_so)
    for kind in dict.fromkeys(kind for kind, _, _ in de_nghi.doi_tuong()):
        ruling = case.question(de_nghi).ask("thoi_gian_phong_trao", kind)
        if ruling.rule is None:
            continue
        loc = ("phong_trao",) if kind == "tap_the" else ("de_nghi", index, kind)
        facts: dict[str, object] = {"text": ruling.rule.noi_dung, "clause": ruling.rule.can_cu}
        if movement.cap_phat_dong is None:
            yield warn(case.places.problem("law.movement_unknown", loc, **facts))
            continue
        years = case.day.year - start if start is not None else 0
        central = movement.cap_phat_dong in _CENTRAL
        enough = ruling.value["nam"] is not None and years >= ruling.value["nam"]
        if (central and not ruling.value["ca_trung_uong"]) or enough:
            continue
        facts |= {"launcher": movement.cap_phat_dong, "start": start or "?", "years": years}
        problem = case.places.problem("law.movement_short", loc, **facts)
        # The period names years, not days: one year short may be enough, so it is only a warning.
        decided = ruling.value["nam"] is None or years < ruling.value["nam"] - 1
        yield by_strength(problem, ruling) if decided else warn(problem)


def _publication(case: Case, de_nghi: DeNghi) -> Iterator[Problem]:
    ruling = case.question(de_nghi).ask("cong_khai")
    if ruling.rule is None or ruling.value is None:
        return
    meeting, published = case.ho_so.cuoc_hop.ngay, case.ho_so.cuoc_hop.ngay_cong_khai
    facts = {"least": ruling.value, "clause": ruling.rule.can_cu}
    if published is None:
        place = ("cuoc_hop",)
        yield warn(case.places.problem("law.publication_missing", place, award=de_nghi.hinh_thuc, **facts))
        return
    days = working_days(published, meeting)
    if days < ruling.value:
        facts |= {"published": f"{published:%d/%m/%Y}", "days": days}
        found = case.places.problem("law.publication_short", ("cuoc_hop", "ngay_cong_khai"), **facts)
        yield by_strength(found, ruling)


def _quota(case: Case, index: int, de_nghi: DeNghi) -> Iterator[Problem]:
    count = len(list(de_nghi.doi_tuong()))
    if de_nghi.chi_tieu is not None and count > de_nghi.chi_tieu:
        loc = ("de_nghi", index, "chi_tieu")
        yield case.places.problem("law.quota", loc, count=count, quota=de_nghi.chi_tieu)


def _debt(case: Case, de_nghi: DeNghi, nominee: TapThe, loc: tuple[str | int, ...]) -> Iterator[Problem]:
    ruling = case.question(de_nghi).ask("tieu_chi_ntm")
    if ruling.rule is None or nominee.nhom_doi_tuong not in ruling.value["khong_no_dong"]:
        return
    facts = {"name": nominee.ten, "clause": ruling.rule.can_cu}
    if nominee.no_dong_xay_dung_co_ban is None:
        yield warn(case.places.problem("law.debt", loc, **facts))
    elif nominee.no_dong_xay_dung_co_ban:
        found = case.places.problem("law.in_debt", (*loc, "no_dong_xay_dung_co_ban"), **facts)
        yield by_strength(found, ruling)


def _ocop(case: Case, de_nghi: DeNghi, nominee: TapThe, loc: tuple[str | int, ...]) -> Iterator[Problem]:
    ruling = case.question(de_nghi).ask("tieu_chi_ntm")
    if ruling.rule is None or nominee.nhom_doi_tuong not in _PRODUCERS:
        return
    least, clause, meeting = ruling.value["ocop_sao"], ruling.rule.can_cu, case.ho_so.cuoc_hop.ngay
    if not nominee.ocop:
        yield warn(case.places.problem("law.ocop_none", loc, name=nominee.ten, least=least, clause=clause))
    for number, product in enumerate(nominee.ocop):
        where = (*loc, "ocop", number)
        facts = {"product": product.san_pham, "clause": clause}
        if product.so_sao < least:
            found = case.places.problem("law.ocop_stars", where, stars=product.so_sao, least=least, **facts)
            yield by_strength(found, ruling)
        if product.het_han < meeting:
            facts |= {"until": f"{product.het_han:%d/%m/%Y}", "meeting": f"{meeting:%d/%m/%Y}"}
            yield by_strength(case.places.problem("law.ocop_expired", where, **facts), ruling)


def _duties(case: Case, nominee: TapThe, loc: tuple[str | int, ...]) -> Iterator[Problem]:
    """Units that pay tax attach confirmations (TT 03/2018/TT-BNG Điều 17; QĐ 71/2025 Hà Nội Điều 6)."""
    if nominee.nhom_doi_tuong in _PRODUCERS and not nominee.xac_nhan_nghia_vu:
        yield warn(case.places.problem("law.duties", loc, name=nominee.ten))


def _pending(case: Case, de_nghi: DeNghi, nominee: DoiTuong, loc: tuple[str | int, ...]) -> Iterator[Problem]:
    """No award while discipline, inspection or a complaint is pending (K11)."""
    ruling = case.question(de_nghi).ask("dang_xem_xet")
    if ruling.rule is None:
        return
    for index, matter in enumerate(nominee.dang_xem_xet):
        facts = {"matter": matter, "text": ruling.rule.noi_dung, "clause": ruling.rule.can_cu}
        yield by_strength(case.places.problem("law.pending", (*loc, "dang_xem_xet", index), **facts), ruling)


def _no_district(case: Case) -> Iterator[Problem]:
    """No district in heading, Kính gửi, signature or the council's posts once the tier is gone (K16)."""
    for _, de_nghi in known(case.ho_so.de_nghi):
        ruling = case.question(de_nghi).ask("chinh_quyen")
        if ruling.rule is None:
            return
        gone = [*ruling.value["tu_bo"], *ruling.value["bo_cu"]]
        pattern = re.compile("|".join(rf"\b{word}\b" for word in gone), re.IGNORECASE)
        since = f"{ruling.rule.tu:%d/%m/%Y}"
        met_after = case.ho_so.cuoc_hop.ngay >= ruling.rule.tu
        for loc, value in (*_official_names(case.ho_so), *(_posts(case.ho_so) if met_after else ())):
            found = pattern.search(value or "")
            word = found[0] if found else _district_city(case.book, value or "")
            if word:
                facts = {"value": value, "word": word, "since": since, "clause": ruling.rule.can_cu}
                yield case.places.problem("law.district", loc, **facts)
        return


def _district_city(book: Book, value: str) -> str | None:
    """A named thành phố that is not one under the centre."""
    for found in _CITY.finditer(value):
        rest = fold_key(value[found.end() :])
        if value[found.end()].isupper() and not any(rest.startswith(fold_key(city)) for city in book.tinh.cities):
            return found[0].strip()
    return None


def _posts(ho_so: HoSo) -> Iterator[tuple[tuple[str | int, ...], str | None]]:
    """The posts of the council's members on the day it met."""
    for index, member in known(ho_so.hoi_dong.thanh_vien):
        yield ("hoi_dong", "thanh_vien", index, "chuc_vu"), member.chuc_vu


def _official_names(ho_so: HoSo) -> Iterator[tuple[tuple[str | int, ...], str | None]]:
    """Every name that stands in a heading, an address or a signature."""
    for group in ("co_quan", "hoi_dong"):
        for field in _LEVEL_FIELDS:
            yield (group, field), getattr(getattr(ho_so, group), field)
    yield ("co_quan", "cap"), ho_so.co_quan.cap
    yield ("nguoi_ky", "chuc_vu"), ho_so.nguoi_ky.chuc_vu
    for index, line in enumerate(ho_so.nguoi_ky.quyen_han):
        yield ("nguoi_ky", "quyen_han", index), line
    for index, line in enumerate(ho_so.noi_nhan):
        yield ("noi_nhan", index), line
    for number, de_nghi in known(ho_so.de_nghi):
        for index, line in enumerate(de_nghi.kinh_gui):
            yield ("de_nghi", number, "kinh_gui", index), line
        for kind, position, nominee in de_nghi.doi_tuong():
            loc = ("de_nghi", number, kind, position)
            yield (*loc, "don_vi_xac_nhan"), nominee.don_vi_xac_nhan
            for field in _LEVEL_FIELDS:
                yield (*loc, "co_quan_bao_cao", field), getattr(nominee.co_quan_bao_cao, field)
