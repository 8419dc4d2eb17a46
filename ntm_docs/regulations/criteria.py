"""Checks of movement, publication, criteria and government tiers.

Length of the movement (K09), publication before the meeting (K08), confirmations of tax-paying units
and pending matters (K11), no district after the two-tier reform (K16), basic-construction debt and OCOP (K17), quota.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from ntm_docs.model import Bound, DeNghi, DoiTuong, HoSo, RecordPlaces, TapThe, known
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Problem
from ntm_docs.regulations.book.bodies import Named, bodies_gone, zone_unknown
from ntm_docs.regulations.book.book import Book
from ntm_docs.regulations.book.entries import QuyDinh
from ntm_docs.regulations.eligibility import Check, DatedDossier, by_strength, movement_start, warn

_UNITS = "tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu"
_COMMITTEE = re.compile(rf"Ủy ban nhân dân (?P<unit>{_UNITS})\b", re.IGNORECASE)
_LAUNCHERS = {"tỉnh": "tỉnh", "thành phố": "tỉnh", "huyện": "huyện", "quận": "huyện", "thị xã": "huyện"}
_THEMATIC = ("chuyende", "dotxuat", "phongtraothidua")
_PRODUCERS = ("doanh nghiệp", "hợp tác xã")
_CITY = re.compile(r"(?:\bthành phố|\bTP\.?) (?=\S)", re.IGNORECASE)
_LEVEL_FIELDS = ("ten", "chu_quan")


def criteria_checks(bound: Bound[HoSo], book: Book, on: date | None) -> Iterator[Check]:
    """The checks of this room, each to be run on its own."""
    case = DatedDossier(bound.record, bound.places, book, on)
    yield partial(_no_district, case)
    yield partial(_bodies, case)
    for index, de_nghi in known(case.ho_so.de_nghi):
        yield partial(_movement, case, index, de_nghi)
        yield partial(_publication, case, de_nghi)
        yield partial(_quota, case, index, de_nghi)
        yield partial(_thematic_history, case, index, de_nghi)
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


def _movement(case: DatedDossier, index: int, de_nghi: DeNghi) -> Iterator[Problem]:
    """Launched by those whom law names for the award, and for long enough."""
    movement, start = case.ho_so.phong_trao, movement_start(case.ho_so)
    for kind in dict.fromkeys(kind for kind, _, _ in de_nghi.doi_tuong()):
        ruling = case.question(de_nghi).ask("thoi_gian_phong_trao", kind)
        if ruling.rule is None:
            continue
        loc = ("phong_trao",) if kind == "tap_the" else ("de_nghi", index, kind)
        facts: dict[str, object] = {"text": ruling.rule.noi_dung, "clause": ruling.rule.can_cu}
        launcher = movement.cap_phat_dong or _launcher(case, ruling.value)
        if launcher is None:
            yield warn(case.places.problem("law.movement_unknown", loc, **facts))
            continue
        years = case.day.year - start if start is not None else 0
        least = ruling.value["cap"].get(launcher)
        facts |= {"launcher": launcher, "start": start or "?", "years": years}
        if least is None:
            problem = case.places.problem("law.movement_launcher", loc, award=de_nghi.hinh_thuc, **facts)
            yield warn(problem) if launcher in ruling.value["hoi"] else by_strength(problem, ruling)
        elif years < least:
            problem = case.places.problem("law.movement_short", loc, **facts)
            # The period names years, not days: one year short may be enough, so it is only a warning.
            yield by_strength(problem, ruling) if years < least - 1 else warn(problem)


def _launcher(case: DatedDossier, allowed: Mapping[str, Any]) -> str | None:
    """Who launched the movement by the plan it is cited with, where that is enough to tell.

    The movement of a province's plan may be the centre's too: where that or its length counts, it must be said.
    """
    found = _COMMITTEE.search(case.ho_so.phong_trao.ke_hoach.co_quan_ban_hanh)
    launcher = _LAUNCHERS.get(found["unit"].lower(), "xã") if found else None
    return launcher if launcher in allowed["hoi"] or (launcher and allowed["cap"].get(launcher) == 0) else None


def _thematic_history(case: DatedDossier, index: int, de_nghi: DeNghi) -> Iterator[Problem]:
    """Awards for movements and sudden merits are no ground for an award for regular work."""
    ruling = case.question(de_nghi).ask("chuyen_de_cong_trang")
    if ruling.rule is None:
        return
    for kind, position, nominee in de_nghi.doi_tuong():
        for number, line in enumerate(nominee.hinh_thuc_khen_thuong):
            said = fold_key(line.ghi_chu or "")
            if any(sign in said for sign in _THEMATIC):
                loc = ("de_nghi", index, kind, position, "hinh_thuc_khen_thuong", number)
                facts = {"award": line.hinh_thuc, "year": line.nam, "note": line.ghi_chu}
                facts |= {"text": ruling.rule.noi_dung, "clause": ruling.rule.can_cu}
                yield warn(case.places.problem("law.thematic_history", loc, **facts))


def _publication(case: DatedDossier, de_nghi: DeNghi) -> Iterator[Problem]:
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


def _quota(case: DatedDossier, index: int, de_nghi: DeNghi) -> Iterator[Problem]:
    count = len(list(de_nghi.doi_tuong()))
    if de_nghi.chi_tieu is not None and count > de_nghi.chi_tieu:
        loc = ("de_nghi", index, "chi_tieu")
        yield case.places.problem("law.quota", loc, count=count, quota=de_nghi.chi_tieu)
        first = case.question(de_nghi).ask("uu_tien").rule
        if first is not None:
            yield warn(case.places.problem("law.tie_break", loc, text=first.noi_dung, clause=first.can_cu))


def _debt(case: DatedDossier, de_nghi: DeNghi, nominee: TapThe, loc: tuple[str | int, ...]) -> Iterator[Problem]:
    ruling = case.question(de_nghi).ask("tieu_chi_ntm")
    if ruling.rule is None or nominee.nhom_doi_tuong not in ruling.value["khong_no_dong"]:
        return
    facts = {"name": nominee.ten, "clause": ruling.rule.can_cu}
    if nominee.no_dong_xay_dung_co_ban is None:
        yield warn(case.places.problem("law.debt", loc, **facts))
    elif nominee.no_dong_xay_dung_co_ban:
        found = case.places.problem("law.in_debt", (*loc, "no_dong_xay_dung_co_ban"), **facts)
        yield by_strength(found, ruling)


def _ocop(case: DatedDossier, de_nghi: DeNghi, nominee: TapThe, loc: tuple[str | int, ...]) -> Iterator[Problem]:
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


def _duties(case: DatedDossier, nominee: TapThe, loc: tuple[str | int, ...]) -> Iterator[Problem]:
    """Units that pay tax attach confirmations (TT 03/2018/TT-BNG Điều 17; QĐ 71/2025 Hà Nội Điều 6)."""
    if nominee.nhom_doi_tuong in _PRODUCERS and not nominee.xac_nhan_nghia_vu:
        yield warn(case.places.problem("law.duties", loc, name=nominee.ten))


def _pending(case: DatedDossier, de_nghi: DeNghi, nominee: DoiTuong, loc: tuple[str | int, ...]) -> Iterator[Problem]:
    """No award while discipline, inspection or a complaint is pending (K11)."""
    ruling = case.question(de_nghi).ask("dang_xem_xet")
    if ruling.rule is None:
        return
    for index, matter in enumerate(nominee.dang_xem_xet):
        facts = {"matter": matter, "text": ruling.rule.noi_dung, "clause": ruling.rule.can_cu}
        yield by_strength(case.places.problem("law.pending", (*loc, "dang_xem_xet", index), **facts), ruling)


def _no_district(case: DatedDossier) -> Iterator[Problem]:
    """No district in heading, Kính gửi, signature or the council's posts once the tier is gone (K16).

    A body that is gone in most provinces is asked about; it stays where it is known to be alive.
    """
    for _, de_nghi in known(case.ho_so.de_nghi):
        ruling = case.question(de_nghi).ask("chinh_quyen")
        if ruling.rule is None:
            return
        met_after = case.ho_so.cuoc_hop.ngay >= ruling.rule.tu
        names = (*_official_names(case.ho_so), *(_posts(case.ho_so) if met_after else ()))
        yield from names_of_then(ruling.rule, names, case.book, case.places, case.ho_so.co_quan.tinh, case.signed)
        return


def _bodies(case: DatedDossier) -> Iterator[Problem]:
    """Bodies that are gone, in what the papers of this day name; special zones that no list knows."""
    names = (*_official_names(case.ho_so), *_posts(case.ho_so), *_of_nominees(case.ho_so))
    yield from bodies_gone(case.book.co_quan, names, case.signed, case.places)
    agency = case.ho_so.co_quan
    yield from zone_unknown(case.book.co_quan, (("co_quan", "ten"), agency.ten), agency.tinh, case.places)


def names_of_then(
    rule: QuyDinh, names: Iterable[Named], book: Book, places: RecordPlaces, province: str, signed: date
) -> Iterator[Problem]:
    """Names of levels, provinces and bodies that are gone on the day of the paper; `rule` is that of the tiers."""
    pattern = re.compile("|".join(rf"\b{word}\b" for word in rule.gia_tri["tu_bo"]), re.IGNORECASE)
    bodies = ended_with_tier(rule.gia_tri, province)
    since = f"{rule.tu:%d/%m/%Y}"
    for loc, value in names:
        found = pattern.search(value or "")
        word = found[0] if found else _district_city(book, value or "", signed)
        if word:
            facts = {"value": value, "word": word, "since": since, "clause": rule.can_cu}
            yield places.problem("law.district", loc, **facts)
        misnamed = book.tinh.misnamed(value or "", signed)
        if misnamed and not word:
            facts = {"value": value, "said": misnamed[0], "right": misnamed[1], "on": f"{signed:%d/%m/%Y}"}
            yield places.problem("law.province_name", loc, **facts)
        body = bodies.search(value or "") if bodies else None
        if body:
            facts = {"value": value, "body": body[0], "since": since, "clause": rule.can_cu}
            yield warn(places.problem("law.body_gone", loc, **facts))


def ended_with_tier(value: Mapping[str, Any], province: str) -> re.Pattern[str] | None:
    """A pattern of the bodies that ended with the tier in a province; None where they are known to be alive."""
    if fold_key(province) in map(fold_key, value["con_o"]):
        return None
    kept = "|".join(re.escape(name.removeprefix(body).strip()) for name in value["ngoai"] for body in value["bo_cu"])
    return re.compile("|".join(rf"\b{body}\b(?! (?:{kept}))" for body in value["bo_cu"]), re.IGNORECASE)


def _district_city(book: Book, value: str, on: date) -> str | None:
    """A named thành phố that is not one under the centre on the day."""
    for found in _CITY.finditer(value):
        rest = fold_key(value[found.end() :])
        central = (city for city in book.tinh.cities if book.tinh.is_city(city.ten, on))
        if value[found.end()].isupper() and not any(rest.startswith(fold_key(city.ten)) for city in central):
            return found[0].strip()
    return None


def _posts(ho_so: HoSo) -> Iterator[Named]:
    """The posts of the council's members on the day it met."""
    for index, member in known(ho_so.hoi_dong.thanh_vien):
        yield ("hoi_dong", "thanh_vien", index, "chuc_vu"), member.chuc_vu


def _of_nominees(ho_so: HoSo) -> Iterator[Named]:
    """What the nominees are, where they work and as what."""
    for number, de_nghi in known(ho_so.de_nghi):
        for kind, position, nominee in de_nghi.doi_tuong():
            loc = ("de_nghi", number, kind, position)
            for field in ("ten", "don_vi_cong_tac", "chuc_vu"):
                yield (*loc, field), getattr(nominee, field, None)


def _of_decisions(ho_so: HoSo) -> Iterator[Named]:
    """Whom the award decisions name: who decides, on whose proposal, who carries them out, who gets them."""
    for number, de_nghi in known(ho_so.de_nghi):
        decision, loc = de_nghi.quyet_dinh, ("de_nghi", number, "quyet_dinh")
        if decision is None:
            continue
        for field in ("tham_quyen", "theo_de_nghi"):
            yield (*loc, field), getattr(decision, field)
        for field in ("thi_hanh", "noi_nhan"):
            for index, line in enumerate(getattr(decision, field)):
                yield (*loc, field, index), line


def _official_names(ho_so: HoSo) -> Iterator[Named]:
    """Every name that stands in a heading, an address or a signature, or in an award decision."""
    yield from _of_decisions(ho_so)
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
