"""Checks that one dossier agrees with itself.

Counts and names agree across the papers because each stands once in the record (K01, K02 of the
specification). Checked here: the council and its votes (K06), the order of dates (K07), nobody
proposed twice (K12), a complete and plausible award history (K13), and the signer's authority
(Nghị định 30/2020/NĐ-CP, Điều 13).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from ntm_docs.model.agreeing.clashes import Pair, settle
from ntm_docs.model.agreeing.holes import each_safely, known
from ntm_docs.model.binding import Bound, Loc, RecordPlaces
from ntm_docs.model.ho_so import CaNhan, DeNghi, HoGiaDinh, HoSo, TapThe
from ntm_docs.model.records import NguoiKy
from ntm_docs.phrases.dates import days_in
from ntm_docs.phrases.keys import fold_key, same_text
from ntm_docs.problems import Problem

Nominee = TapThe | CaNhan | HoGiaDinh
Check = Callable[[], Iterable[Problem | Pair]]

_DEPUTY = ("phó", "thứ trưởng")
AWARD_YEAR_SLACK = 1
# Values that many others are held against.
_MEETING: Loc = ("cuoc_hop", "ngay")
_TOTAL: Loc = ("hoi_dong", "tong_so_thanh_vien")
_ISSUED: Loc = ("cuoc_hop", "so_phieu_phat_ra")
_RETURNED: Loc = ("cuoc_hop", "so_phieu_thu_ve")
_NAMED_ALIKE = ("ấp", "khác")  # hamlets of different communes often share a name
_YOUNGEST, _OLDEST = 6, 110  # years of age that are no slip of typing
_LEVEL_WORDS = {
    "xã": ("xã", "phường", "thị trấn", "đặc khu"),
    "huyện": ("huyện", "quận", "thị xã", "thành phố"),
    "tỉnh": ("tỉnh", "thành phố"),
}


def check_agreement(bound: Bound[HoSo]) -> list[Problem]:
    """Every disagreement inside the dossier, placed; values already found wrong are left out."""
    return _settled(_checks(bound.record, bound.places), bound)


def check_council(bound: Bound[Any]) -> list[Problem]:
    """As `check_agreement`, for any record of an office whose council met: office, signer, council, meeting."""
    return _settled(_of_council(bound.record, bound.places), bound)


def check_meeting(bound: Bound[Any]) -> list[Problem]:
    """As `check_agreement`, for a council and its meeting alone: members, roles, hours, ballots."""
    return _settled((partial(check, bound.record, bound.places) for check in (*_ALONE, _ballots, _counters)), bound)


def _settled(checks: Iterable[Check], bound: Bound[Any]) -> list[Problem]:
    found = each_safely(checks, incomplete=bool(bound.problems))
    alone = [one for one in found if isinstance(one, Problem)]
    return [*alone, *settle([one for one in found if isinstance(one, Pair)], bound.places.place)]


def check_signer(signer: NguoiKy, places: RecordPlaces, loc: Loc) -> Iterator[Problem]:
    """What a person who decides signs as: a deputy for the head, nobody for a body."""
    yield from _signer(signer, places, loc)
    if any(line.startswith("TM.") for line in signer.quyen_han):
        yield places.problem("decision.person", (*loc, "quyen_han"), clause="Nghị định 30/2020/NĐ-CP, Điều 13")


def _of_council(record: Any, places: RecordPlaces) -> Iterator[Check]:
    for check in (
        *_ALONE,
        _meeting_after_founding,
        _meeting_before_proposal,
        _agency_level,
        _agency_place,
        _council_agency,
    ):
        yield partial(check, record, places)
    yield partial(_signer, record.nguoi_ky, places, ("nguoi_ky",))
    yield partial(_signing_body, record.nguoi_ky, lambda: record.co_quan.ten, places, ("nguoi_ky",))


def _checks(ho_so: HoSo, places: RecordPlaces) -> Iterator[Check]:
    yield from _of_council(ho_so, places)
    for check in (_ballots, _counters, _plan_date, _own_case):
        yield partial(check, ho_so, places)
    nominees: dict[object, tuple[Loc, DeNghi]] = {}
    for index, de_nghi in known(ho_so.de_nghi):
        loc: Loc = ("de_nghi", index)
        yield partial(_not_empty, de_nghi, loc, places)
        yield partial(_decision, ho_so, de_nghi, loc, places)
        for kind, position, nominee in de_nghi.doi_tuong():
            where: Loc = (*loc, kind, position)
            yield partial(_once, nominees, nominee, de_nghi, where, places)
            yield partial(_votes, ho_so, places, where, nominee)
            yield partial(_majority, ho_so, places, where, nominee)
            yield partial(_report_date, ho_so, places, where, nominee)
            if isinstance(nominee, TapThe):
                signed = (*where, "nguoi_ky")
                yield partial(_signer, nominee.nguoi_ky, places, signed)
                yield partial(_signing_body, nominee.nguoi_ky, partial(_heading, nominee), places, signed)
            yield partial(_birth, ho_so, places, where, nominee)
            for name in ("danh_hieu_thi_dua", "hinh_thuc_khen_thuong"):
                yield partial(_history, ho_so, nominee, name, places, where)


def _council_total(ho_so: HoSo, places: RecordPlaces) -> Iterator[Pair]:
    council = ho_so.hoi_dong
    members, total = len(known(council.thanh_vien)), council.tong_so_thanh_vien
    if members < len(council.thanh_vien):
        return  # one that could not be read has been told
    problem = places.problem("council.total", _TOTAL, members=members, total=total)
    yield Pair(_TOTAL, ("hoi_dong", "thanh_vien"), problem if members != total else None)


def _council_roles(ho_so: HoSo, places: RecordPlaces) -> Iterator[Problem]:
    roles = [member.vai_tro for member in ho_so.hoi_dong.thanh_vien]
    chairs = roles.count("Chủ tịch")
    if chairs != 1:
        yield places.problem("council.chair", ("hoi_dong", "thanh_vien"), count=chairs)
    if "Ủy viên, Thư ký" not in roles:
        yield places.problem("council.secretary", ("hoi_dong", "thanh_vien"))


def _council_members(ho_so: HoSo, places: RecordPlaces) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    names: set[str] = set()
    for index, member in enumerate(ho_so.hoi_dong.thanh_vien):
        loc: Loc = ("hoi_dong", "thanh_vien", index)
        if member.co_mat and (member.ly_do_vang or member.y_kien_bang_van_ban):
            yield places.problem("council.present_reason", (*loc, "co_mat"))
        if not member.co_mat and not member.ly_do_vang:
            yield places.problem("council.reason", loc)
        identity = (member.ho_va_ten, member.chuc_vu)
        if identity in seen:
            yield places.problem("council.duplicate", (*loc, "ho_va_ten"), name=member.ho_va_ten)
        elif member.ho_va_ten in names:
            yield _warn(places.problem("council.namesake", (*loc, "ho_va_ten"), name=member.ho_va_ten))
        seen.add(identity)
        names.add(member.ho_va_ten)


def _own_case(ho_so: HoSo, places: RecordPlaces) -> Iterator[Problem]:
    """Who sits in the meeting and is a nominee too: the place of the nominee."""
    voters = {same_text(member.ho_va_ten) for _at, member in known(ho_so.hoi_dong.thanh_vien) if member.co_mat}
    for index, de_nghi in known(ho_so.de_nghi):
        for kind, position, nominee in de_nghi.doi_tuong():
            name = nominee.ho_va_ten if isinstance(nominee, CaNhan) else None
            if name is not None and same_text(name) in voters:
                loc: Loc = ("de_nghi", index, kind, position, "ho_va_ten")
                yield _warn(places.problem("vote.own_case", loc, name=name))


def _meeting(ho_so: HoSo, places: RecordPlaces) -> Iterator[Problem]:
    present = {member.ho_va_ten for member in ho_so.hoi_dong.co_mat}
    for role in ("chu_tri", "thu_ky"):
        name = getattr(ho_so.cuoc_hop, role)
        if name not in present:
            yield places.problem("meeting.host", ("cuoc_hop", role), name=name)
    for index, name in enumerate(ho_so.cuoc_hop.to_kiem_phieu):
        if name not in present:
            yield places.problem("meeting.host", ("cuoc_hop", "to_kiem_phieu", index), name=name)


def _meeting_time(ho_so: HoSo, places: RecordPlaces) -> Iterator[Problem]:
    start, end = ho_so.cuoc_hop.bat_dau, ho_so.cuoc_hop.ket_thuc
    if end <= start:
        facts = {"start": f"{start:%H:%M}", "end": f"{end:%H:%M}"}
        yield places.problem("meeting.time", ("cuoc_hop", "ket_thuc"), **facts)


_ALONE = (_council_total, _council_roles, _council_members, _meeting, _meeting_time)


def _meeting_after_founding(ho_so: HoSo, places: RecordPlaces) -> Iterator[Pair]:
    meeting, founded = ho_so.cuoc_hop.ngay, ho_so.hoi_dong.quyet_dinh_thanh_lap.ngay
    problem = places.problem("date.meeting_before_council", _MEETING, meeting=_day(meeting), decision=_day(founded))
    where = ("hoi_dong", "quyet_dinh_thanh_lap", "ngay")
    yield Pair(_MEETING, where, problem if founded > meeting else None)


def _meeting_before_proposal(ho_so: HoSo, places: RecordPlaces) -> Iterator[Pair]:
    meeting, proposal = ho_so.cuoc_hop.ngay, ho_so.ngay_to_trinh
    if proposal is not None:
        problem = places.problem("date.meeting_after", _MEETING, meeting=_day(meeting), proposal=_day(proposal))
        yield Pair(_MEETING, ("ngay_to_trinh",), problem if meeting > proposal else None)


def _ballots(ho_so: HoSo, places: RecordPlaces) -> Iterator[Pair]:
    meeting, council = ho_so.cuoc_hop, ho_so.hoi_dong
    voters = len(council.co_mat) + len(council.gui_y_kien)
    issued, returned = meeting.so_phieu_phat_ra, meeting.so_phieu_thu_ve
    problem = places.problem("vote.issued", _ISSUED, issued=issued, voters=voters)
    yield Pair(_ISSUED, ("hoi_dong", "thanh_vien"), problem if issued > voters else None)
    problem = places.problem("vote.returned", _RETURNED, issued=issued, returned=returned)
    yield Pair(_RETURNED, _ISSUED, problem if returned > issued else None)


def _signer(signer: NguoiKy, places: RecordPlaces, loc: Loc) -> Iterator[Problem]:
    prefixes = [line.split(" ")[0] for line in signer.quyen_han]
    deputy = signer.chuc_vu.casefold().startswith(_DEPUTY)
    clause = "Nghị định 30/2020/NĐ-CP, Điều 13"
    if "KT." in prefixes and not deputy:
        yield places.problem("authority.deputy", (*loc, "chuc_vu"), clause=clause, title=signer.chuc_vu)
    if deputy and not {"KT.", "TL.", "TUQ.", "Q."} & set(prefixes):
        yield places.problem("authority.acting", (*loc, "chuc_vu"), clause=clause, title=signer.chuc_vu)


def _heading(nominee: TapThe) -> str:
    return nominee.co_quan_bao_cao.ten


def _signing_body(signer: NguoiKy, body: Callable[[], str], places: RecordPlaces, loc: Loc) -> Iterator[Problem]:
    """TM. names the body in the heading; KT. a title whose deputy signs."""
    for line in signer.quyen_han:
        prefix, _, whose = line.partition(" ")
        expected = ""
        if prefix == "TM." and fold_key(whose) not in fold_key(body()):
            expected = body()
        if prefix == "KT." and fold_key(signer.chuc_vu).removeprefix("pho") != fold_key(whose):
            expected = f"chức vụ {signer.chuc_vu}"
        if expected:
            yield _warn(places.problem("authority.body", (*loc, "quyen_han"), value=line, expected=expected))


def _warn(problem: Problem) -> Problem:
    return replace(problem, severity="warning")


def _counters(ho_so: HoSo, places: RecordPlaces) -> Iterator[Problem]:
    if ho_so.cuoc_hop.hinh_thuc_bieu_quyet == "bỏ phiếu kín" and not ho_so.cuoc_hop.to_kiem_phieu:
        yield _warn(places.problem("meeting.counters", ("cuoc_hop",)))


def _agency_level(ho_so: HoSo, places: RecordPlaces) -> Iterator[Problem]:
    """A People's Committee says its level in its name."""
    agency = ho_so.co_quan
    words = _LEVEL_WORDS.get(agency.cap, ())
    folded = fold_key(agency.ten)
    if folded.startswith(fold_key("Ủy ban nhân dân")) and not any(fold_key(word) in folded for word in words):
        yield places.problem("agency.level", ("co_quan", "cap"), name=agency.ten, level=agency.cap)


def _agency_place(ho_so: HoSo, places: RecordPlaces) -> Iterator[Problem]:
    """A People's Committee dates its papers at the place it is named after (Nghị định 30/2020/NĐ-CP)."""
    agency = ho_so.co_quan
    name = fold_key(agency.ten)
    if name.startswith(fold_key("Ủy ban nhân dân")) and fold_key(agency.dia_danh) not in name:
        facts = {"place": agency.dia_danh, "agency": agency.ten}
        yield _warn(places.problem("agency.place", ("co_quan", "dia_danh"), **facts))


def _council_agency(ho_so: HoSo, places: RecordPlaces) -> Iterator[Problem]:
    """The council that met is the submitting agency's."""
    above, agency = ho_so.hoi_dong.chu_quan, ho_so.co_quan
    if above and fold_key(above) not in (fold_key(agency.ten), fold_key(agency.chu_quan or "")):
        facts = {"above": above, "agency": agency.ten}
        yield _warn(places.problem("council.agency", ("hoi_dong", "chu_quan"), **facts))


def _plan_date(ho_so: HoSo, places: RecordPlaces) -> Iterator[Pair]:
    plan, meeting = ho_so.phong_trao.ke_hoach, ho_so.cuoc_hop.ngay
    facts = {"plan": f"{plan.ten_loai} {plan.so}", "day": _day(plan.ngay), "meeting": _day(meeting)}
    where = ("phong_trao", "ke_hoach", "ngay")
    problem = places.problem("date.plan_after", where, **facts)
    yield Pair(_MEETING, where, problem if plan.ngay > meeting else None)


def _birth(ho_so: HoSo, places: RecordPlaces, loc: Loc, nominee: Nominee) -> Iterator[Problem]:
    meeting = ho_so.cuoc_hop.ngay
    if isinstance(nominee, TapThe):
        return
    field = "ngay_sinh" if isinstance(nominee, CaNhan) else "nam_sinh_chu_ho"
    year = nominee.ngay_sinh.nam if isinstance(nominee, CaNhan) else nominee.nam_sinh_chu_ho
    if not _YOUNGEST <= meeting.year - year <= _OLDEST:
        yield places.problem("date.birth", (*loc, field), birth=year, meeting=_day(meeting))
    if isinstance(nominee, CaNhan) and (nominee.danh_xung == "Ông") != (nominee.gioi_tinh == "Nam"):
        facts = {"address": nominee.danh_xung, "sex": nominee.gioi_tinh}
        yield places.problem("person.address", (*loc, "danh_xung"), **facts)


def _not_empty(de_nghi: DeNghi, loc: Loc, places: RecordPlaces) -> Iterator[Problem]:
    if not (de_nghi.tap_the or de_nghi.ca_nhan or de_nghi.ho_gia_dinh):
        yield places.problem("nominee.none", loc)


def _decision(ho_so: HoSo, de_nghi: DeNghi, loc: Loc, places: RecordPlaces) -> Iterator[Problem]:
    """The award decision: whom it leaves out, who signs it, its day."""
    decision, where = de_nghi.quyet_dinh, (*loc, "quyet_dinh")
    if decision is None:
        return
    nominees = [{same_text(name) for name in nominee.cach_goi} for _, _, nominee in de_nghi.doi_tuong()]
    left_out = {same_text(name) for name in decision.khong_khen}
    for index, name in enumerate(decision.khong_khen):
        count = sum(same_text(name) in names for names in nominees)
        if count != 1:
            code = "decision.namesakes" if count else "decision.stranger"
            yield places.problem(code, (*where, "khong_khen", index), name=name, count=count)
    if nominees and not any(names.isdisjoint(left_out) for names in nominees):
        yield places.problem("decision.nobody", (*where, "khong_khen"))
    yield from check_signer(decision.nguoi_ky, places, (*where, "nguoi_ky"))
    asked = ho_so.ngay_to_trinh or ho_so.cuoc_hop.ngay
    if decision.ngay is not None and decision.ngay < asked:
        facts = {"decision": _day(decision.ngay), "asked": _day(asked)}
        yield places.problem("decision.early", (*where, "ngay"), **facts)
    for found in days_in(decision.theo_de_nghi):
        if decision.ngay is not None and found.whole is not None and found.whole > decision.ngay:
            facts = {"decision": _day(decision.ngay), "asked": _day(found.whole)}
            yield places.problem("decision.early", (*where, "theo_de_nghi"), **facts)


def _once(
    seen: dict[object, tuple[Loc, DeNghi]], nominee: Nominee, de_nghi: DeNghi, loc: Loc, places: RecordPlaces
) -> Iterator[Problem]:
    first_loc, first = seen.setdefault(identity(nominee), (loc, de_nghi))
    if first_loc != loc:
        key = "ho_va_ten" if isinstance(nominee, CaNhan) else "ten"
        facts = {"name": nominee.ten_day_du, "first": places.place(first_loc).line, "award": first.hinh_thuc}
        yield places.problem(
            "nominee.twice", (*loc, key), clause="Luật Thi đua, khen thưởng, nguyên tắc khen thưởng", **facts
        )


def identity(nominee: Nominee) -> tuple[object, ...]:
    """What makes two lines the same nominee: a name, and for people also the birth date."""
    if isinstance(nominee, CaNhan):
        return ("ca_nhan", _spoken(nominee.ho_va_ten), nominee.ngay_sinh)
    if isinstance(nominee, HoGiaDinh):
        return ("ho_gia_dinh", _spoken(nominee.chu_ho), nominee.nam_sinh_chu_ho, _spoken(nominee.dia_chi))
    where = _spoken(nominee.dia_chi) if nominee.nhom_doi_tuong in _NAMED_ALIKE else ""
    return ("tap_the", _spoken(nominee.ten), where)


def _spoken(name: str) -> str:
    """A name without case: tones tell Hùng from Hưng, capitals tell nobody apart."""
    return " ".join(name.casefold().split())


def _votes(ho_so: HoSo, places: RecordPlaces, loc: Loc, nominee: Nominee) -> Iterator[Pair]:
    votes, returned = nominee.phieu, ho_so.cuoc_hop.so_phieu_thu_ve
    counted = votes.dong_y + votes.khong_dong_y + votes.khong_hop_le
    where, problem = (*loc, "phieu"), None
    if counted != returned:
        facts = {
            "agree": votes.dong_y,
            "disagree": votes.khong_dong_y,
            "invalid": votes.khong_hop_le,
            "sum": counted,
            "returned": returned,
        }
        problem = places.problem("vote.sum", where, **facts)
    yield Pair(_RETURNED, where, problem)


def _majority(ho_so: HoSo, places: RecordPlaces, loc: Loc, nominee: Nominee) -> Iterator[Pair]:
    agree, total, problem = nominee.phieu.dong_y, ho_so.hoi_dong.tong_so_thanh_vien, None
    if agree * 2 <= total:
        problem = places.problem("vote.majority", (*loc, "phieu", "dong_y"), agree=agree, total=total)
    yield Pair(_TOTAL, (*loc, "phieu"), problem)


def _report_date(ho_so: HoSo, places: RecordPlaces, loc: Loc, nominee: Nominee) -> Iterator[Pair]:
    report, meeting = nominee.ngay_bao_cao, ho_so.cuoc_hop.ngay
    if report is None:
        return
    where, problem = (*loc, "ngay_bao_cao"), None
    if report > meeting:
        problem = places.problem("date.report_after", where, report=_day(report), meeting=_day(meeting))
    yield Pair(_MEETING, where, problem)


def _history(ho_so: HoSo, nominee: Nominee, name: str, places: RecordPlaces, loc: Loc) -> Iterator[Pair]:
    for index, _ in known(getattr(nominee, name)):
        yield from _award(ho_so, nominee, (*loc, name, index), getattr(nominee, name)[index], places)


def _award(ho_so: HoSo, nominee: Nominee, loc: Loc, line: Any, places: RecordPlaces) -> Iterator[Pair]:
    """One line of the history against itself and the report; without a report's day, against the meeting."""
    report, day, year = nominee.ngay_bao_cao, (*loc, "ngay"), (*loc, "nam")
    problem = None
    if abs(line.ngay.year - line.nam) > AWARD_YEAR_SLACK:
        problem = places.problem("date.award_year", year, year=line.nam, award=_day(line.ngay))
    yield Pair(day, year, problem)
    met = ho_so.cuoc_hop.ngay
    until, other = (report, (*loc[:-2], "ngay_bao_cao")) if report is not None else (met, _MEETING)
    problem = None
    if line.ngay > until:
        code = "date.award_after" if report is not None else "date.award_after_meeting"
        problem = places.problem(code, day, award=_day(line.ngay), report=_day(until))
    yield Pair(other, day, problem)


def _day(day: object) -> str:
    return f"{day:%d/%m/%Y}"
