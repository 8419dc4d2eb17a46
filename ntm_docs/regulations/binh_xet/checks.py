"""Checks of a review: day, meeting, ratings, votes, prizes.

Conditions of single titles are in `binh_xet_criteria`. Not done: that a head is rated no higher than the unit; years
of a person who moves between school year and calendar year; whether short service or leave keeps a title away.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from ntm_docs.model import GENERIC, BinhXet, Bound, check_signer, each_safely, known
from ntm_docs.model.ho_so import Phieu
from ntm_docs.phrases.keys import fold_key, same_text
from ntm_docs.phrases.numbers import percent
from ntm_docs.problems import Problem, Word
from ntm_docs.regulations.binh_xet.case import HIGHEST, ProposedRow, ReviewCase, like, own_share
from ntm_docs.regulations.binh_xet.criteria import criteria_of_review
from ntm_docs.regulations.book.bodies import Named, bodies_gone, zone_unknown
from ntm_docs.regulations.book.library import local_texts
from ntm_docs.regulations.criteria import names_of_then
from ntm_docs.regulations.discipline import discipline_of_line
from ntm_docs.regulations.eligibility import by_strength, quorum, warn
from ntm_docs.regulations.requirement import unknown_province
from ntm_docs.regulations.ruling import SUBJECTS

Check = Callable[[], Iterable[Problem]]
_BALLOT = "bỏ phiếu kín"
_GOOD = "hoàn thành tốt nhiệm vụ"
_NAMED = 5  # persons that a message names


def check_review(bound: Bound[BinhXet], case: ReviewCase) -> list[Problem]:
    """Every point where a review does not satisfy the law of its day, or does not agree with itself."""
    covered = each_safely([partial(_day_covered, case)], incomplete=bool(bound.problems))
    if covered:
        return covered  # without a law of the day nothing else can be said
    checks: list[Check] = [
        partial(check, case)
        for check in (
            _place, _names_of_then, _year, _awards_known, _twice, _quorum, _votes_written, _votes_agree, _ballots,
            _ratings_known, _ratings_before, _ceiling, _own_share, _members_nominated, _decision, _movement,
            _one_number,
        )
    ]  # fmt: skip
    lines = _safe_lines(case, incomplete=bool(bound.problems))
    for line in lines:
        checks += [partial(check, case, line) for check in (_exists, _pending, discipline_of_line, _voted_down)]
    checks += [partial(_several, case), *criteria_of_review(case, lines)]
    return each_safely(checks, incomplete=bool(bound.problems))


def _safe_lines(case: ReviewCase, *, incomplete: bool) -> list[ProposedRow]:
    return each_safely([lambda: case.lines], incomplete=incomplete)


def _day_covered(case: ReviewCase) -> Iterator[Problem]:
    """The regime of the day is known, and so are the conditions of the titles (from 2024)."""
    first = min(rule.tu for rule in case.book.by_topic["tieu_chuan"])
    loc = ("ngay_to_trinh",) if case.record.ngay_to_trinh else ("cuoc_hop", "ngay")
    if case.book.regime(case.day) is None or case.day < first:
        facts = {"on": f"{case.day:%d/%m/%Y}", "first": f"{first:%d/%m/%Y}"}
        yield case.places.problem("review.day", loc, **facts)


def _place(case: ReviewCase) -> Iterator[Problem]:
    day, province, book, loc = case.signed, case.record.co_quan.tinh, case.book, ("co_quan", "tinh")
    place, name = case.places.place(loc), case.places.name(loc)
    if not book.tinh.known(province, day):
        yield unknown_province(book, province, day, place, name)
    else:
        awards = list({line.award.ma: line.award for line in case.lines}.values())
        yield from local_texts(book, province, day, place, name, awards)


def _names_of_then(case: ReviewCase) -> Iterator[Problem]:
    """No district, old province or gone body in heading, Kính gửi, signature and posts."""
    rule, record = case.rule("chinh_quyen").rule, case.record
    if rule is not None:
        yield from names_of_then(rule, _official(case), case.book, case.places, record.co_quan.tinh, case.signed)
    yield from bodies_gone(case.book.co_quan, _official(case), case.signed, case.places)
    yield from zone_unknown(
        case.book.co_quan, (("co_quan", "ten"), record.co_quan.ten), record.co_quan.tinh, case.places
    )


def _official(case: ReviewCase) -> Iterator[Named]:
    record = case.record
    for group in ("co_quan", "hoi_dong"):
        for name in ("ten", "chu_quan"):
            yield (group, name), getattr(getattr(record, group), name)
    yield ("co_quan", "cap"), record.co_quan.cap
    yield ("nguoi_ky", "chuc_vu"), record.nguoi_ky.chuc_vu
    for list_name in ("noi_nhan", "kinh_gui"):
        for index, line in enumerate(getattr(record, list_name)):
            yield (list_name, index), line
    for index, member in known(record.hoi_dong.thanh_vien):
        yield ("hoi_dong", "thanh_vien", index, "chuc_vu"), member.chuc_vu
    for kind, index, row in record.duoc_xet():
        for field in ("don_vi", "ten"):
            yield (kind, index, field), getattr(row, field, None)
    yield from _of_decision(case)


def _of_decision(case: ReviewCase) -> Iterator[Named]:
    """Whom the office's own decision names."""
    decision = case.record.quyet_dinh
    for field in ("thi_hanh", "noi_nhan") if decision is not None else ():
        for index, line in enumerate(getattr(decision, field)):
            yield ("quyet_dinh", field, index), line
    if decision is not None:
        yield ("quyet_dinh", "theo_de_nghi"), decision.theo_de_nghi


def _year(case: ReviewCase) -> Iterator[Problem]:
    """A year is reviewed at its end, or early in the next."""
    met, year = case.record.cuoc_hop.ngay, case.record.nam
    if met.year not in (year, year + 1):
        facts = {"period": case.record.ky_binh_xet, "met": f"{met:%d/%m/%Y}"}
        yield case.places.problem("review.year", ("ky_binh_xet",), **facts)


def _awards_known(case: ReviewCase) -> Iterator[Problem]:
    """A general name that the level of the office gives no award, or that was taken for one."""
    level = case.record.co_quan.cap
    told: set[str] = set()
    for kind, index, row in case.record.duoc_xet():
        for name in row.danh_hieu_de_nghi or ():
            award = case.award(name)
            loc = (kind, index, "danh_hieu_de_nghi")
            if award is None:
                yield case.places.problem("review.whose", loc, award=name, level=level)
            elif name in GENERIC[1:] and name not in told:
                told.add(name)
                yield warn(case.places.problem("review.read_as", loc, award=name, read=award.ten))
    if not case.lines:
        yield case.places.problem("review.nobody", ("ca_nhan",))


def _twice(case: ReviewCase) -> Iterator[Problem]:
    """One person or collective, one award once; the same name in one unit is told where a title differs."""
    seen: dict[object, ProposedRow] = {}
    for line in case.lines:
        unit = getattr(line.row, "don_vi", "")
        who = (line.kind, same_text(line.row.ten_day_du), same_text(unit), line.award.ma)
        first = seen.setdefault(who, line)
        if first is not line:
            facts = {"name": line.row.ten_day_du, "award": line.award.ten}
            where = case.places.place(first.loc)
            facts["first"] = where.cell or str(where.line)
            yield case.places.problem("review.twice", line.asked, **facts)


def _quorum(case: ReviewCase) -> Iterator[Problem]:
    yield from quorum(case.record.hoi_dong, case.rule("hop_hoi_dong"), case.places)


def _votes_written(case: ReviewCase) -> Iterator[Problem]:
    """Each title has its votes; a vote on a title that nobody is proposed for is told."""
    missing = {line.award.ma: line for line in case.lines if case.votes(line) is None}
    for line in missing.values():
        yield case.places.problem("review.no_vote", ("bieu_quyet",), award=line.award.ten)
    proposed = {line.award.ma for line in case.lines}
    seen: dict[str, int] = {}
    for index, vote in known(case.record.bieu_quyet):
        award = case.award(vote.danh_hieu)
        loc = ("bieu_quyet", index, "danh_hieu")
        if award is None or award.ma not in proposed:
            yield warn(case.places.problem("review.idle_vote", loc, award=vote.danh_hieu))
        elif seen.setdefault(award.ma, index) != index:
            yield case.places.problem("review.vote_twice", loc, award=vote.danh_hieu)


def _votes_agree(case: ReviewCase) -> Iterator[Problem]:
    """No more votes than members who came or wrote; who has votes of their own for several titles needs a row each."""
    council = case.record.hoi_dong
    voters = len(council.co_mat) + len(council.gui_y_kien)
    places: list[tuple[tuple[str | int, ...], Phieu]] = [
        (("bieu_quyet", at), vote.phieu) for at, vote in known(case.record.bieu_quyet)
    ]
    places += [((kind, at, "phieu"), row.phieu) for kind, at, row in case.record.duoc_xet() if row.phieu]
    for loc, votes in places:
        counted = votes.dong_y + votes.khong_dong_y + votes.khong_hop_le
        if counted > voters:
            yield case.places.problem("review.votes", loc, counted=counted, voters=voters)
    for kind, at, row in case.record.duoc_xet():
        if row.phieu is not None and len(row.danh_hieu_de_nghi or ()) > 1:
            yield case.places.problem("review.votes_of_many", (kind, at, "phieu"), name=row.ten_day_du)


def _ballots(case: ReviewCase) -> Iterator[Problem]:
    """Where law wants a ballot, a show of hands will not do; a ballot has its counters."""
    by_award = {line.award.ma: line for line in case.lines}
    for line in by_award.values():
        index = case.vote_of(line)
        ruling = case.vote_rule(line)
        if index is None or ruling.rule is None or not (ruling.value or {}).get("bo_phieu"):
            continue
        if case.record.bieu_quyet[index].hinh_thuc_bieu_quyet != _BALLOT:
            facts = {"award": line.award.ten, "clause": ruling.rule.can_cu}
            yield by_strength(
                case.places.problem("vote.ballot", ("bieu_quyet", index, "hinh_thuc_bieu_quyet"), **facts), ruling
            )
    votes = [vote for _, vote in known(case.record.bieu_quyet)]
    if any(vote.hinh_thuc_bieu_quyet == _BALLOT for vote in votes) and not case.record.cuoc_hop.to_kiem_phieu:
        yield warn(case.places.problem("meeting.counters", ("cuoc_hop",)))


def _voted_down(case: ReviewCase, line: ProposedRow) -> Iterator[Problem]:
    """Who did not get the share is in the minutes and nowhere else."""
    votes = case.votes(line)
    if votes is None or case.passed(line):
        return
    total, ruling = case.record.hoi_dong.tong_so_thanh_vien, case.vote_rule(line)
    facts = {
        "name": line.row.ten_day_du,
        "award": line.award.ten,
        "agree": votes.dong_y,
        "total": total,
        "ratio": percent(votes.dong_y, total) if total else "0%",
        "needed": case.needed(line),
        "clause": ruling.rule.can_cu if ruling.rule else "",
    }
    yield warn(case.places.problem("review.voted_down", line.asked, **facts))


def _exists(case: ReviewCase, line: ProposedRow) -> Iterator[Problem]:
    """The award is still given, and to this kind of nominee."""
    exists, subjects = case.rule("ton_tai", line), case.question(line).ask("doi_tuong")
    if exists.rule is not None and exists.value is False:
        facts = {"award": line.award.ten, "text": exists.rule.noi_dung, "clause": exists.rule.can_cu}
        yield case.places.problem("law.gone", line.asked, **facts)
    if subjects.rule is not None and line.kind not in subjects.value:
        facts = {"award": line.award.ten, "subject": Word(SUBJECTS[line.kind]), "clause": subjects.rule.can_cu}
        yield case.places.problem("law.subject", line.asked, **facts)


def _pending(case: ReviewCase, line: ProposedRow) -> Iterator[Problem]:
    """No award while discipline, inspection or a complaint is pending."""
    ruling = case.rule("dang_xem_xet", line)
    for index, matter in enumerate(line.row.dang_xem_xet if ruling.rule else ()):
        assert ruling.rule is not None
        facts = {"matter": matter, "text": ruling.rule.noi_dung, "clause": ruling.rule.can_cu}
        yield by_strength(case.places.problem("law.pending", (*line.loc, "dang_xem_xet", index), **facts), ruling)


def _ratings_known(case: ReviewCase) -> Iterator[Problem]:
    """Who is proposed and has no rating yet, in one message."""
    rows = {line.loc: line for line in case.lines if line.row.xep_loai is None}
    if rows:
        names = [line.row.ten_day_du for line in rows.values()]
        more = f" và {len(names) - _NAMED} trường hợp khác" if len(names) > _NAMED else ""
        first = next(iter(rows.values()))
        facts = {"count": len(names), "names": ", ".join(names[:_NAMED]) + more}
        yield warn(case.places.problem("review.unrated", first.loc, **facts))


def _ratings_before(case: ReviewCase) -> Iterator[Problem]:
    """Rate first, award second."""
    ruling, rated, met = case.rule("xep_loai_truoc"), case.record.ngay_xep_loai, case.record.cuoc_hop.ngay
    if ruling.rule is None:
        return
    facts = {"text": ruling.rule.noi_dung, "clause": ruling.rule.can_cu}
    if rated is None:
        yield warn(case.places.problem("review.rating_day", (), **facts))
    elif rated > met:
        facts |= {"rated": f"{rated:%d/%m/%Y}", "met": f"{met:%d/%m/%Y}"}
        yield by_strength(case.places.problem("review.rating_late", ("ngay_xep_loai",), **facts), ruling)


def _ceiling(case: ReviewCase) -> Iterator[Problem]:
    """The share of the highest level, of those rated good: told, never refused."""
    ruling = case.rule("tran_xep_loai")
    levels = Counter(row.xep_loai for row in case.people)
    if ruling.rule is None or not levels[HIGHEST]:
        return
    most = ruling.value["xuat_sac" if case.record.don_vi_xuat_sac else "thuong"]
    best, good = levels[HIGHEST], levels[_GOOD]
    if best * 100 > good * most:
        facts = {"best": best, "good": good, "most": most, "text": ruling.rule.noi_dung, "clause": ruling.rule.can_cu}
        yield warn(case.places.problem("review.ceiling", ("ca_nhan",), **facts))


def _own_share(case: ReviewCase) -> Iterator[Problem]:
    """A share of Chiến sĩ thi đua cơ sở that province or office set itself; the law of 2022 has none."""
    most = case.record.ty_le_chien_si_thi_dua_co_so
    if most is None:
        return
    fighters = sum(line.award.ma == own_share() and case.passed(line) for line in case.lines)
    advanced = {line.loc for line in case.lines if line.award.ma in like("nhu_ldtt") and case.passed(line)}
    if fighters * 100 > len(advanced) * most:
        first = case.rule("uu_tien").rule
        facts: dict[str, object] = {"count": fighters, "of": len(advanced), "most": f"{most:g}".replace(".", ",")}
        facts["first"] = f" {first.noi_dung} ({first.can_cu})." if first is not None else ""
        yield case.places.problem("review.share", ("ty_le_chien_si_thi_dua_co_so",), **facts)


def _members_nominated(case: ReviewCase) -> Iterator[Problem]:
    """Members of the council who are nominees themselves vote on others only."""
    members = {same_text(member.ho_va_ten) for _, member in known(case.record.hoi_dong.thanh_vien)}
    found = {line.loc: line for line in case.lines if line.kind == "ca_nhan" and _own_name(line) in members}
    if found:
        names = ", ".join(line.row.ten_day_du for line in found.values())
        first = next(iter(found.values()))
        yield warn(case.places.problem("review.own_case", first.loc, names=names, count=len(found)))


def _own_name(line: ProposedRow) -> str:
    return same_text(getattr(line.row, "ho_va_ten", ""))


def _decision(case: ReviewCase) -> Iterator[Problem]:
    """The office's own decision comes after the meeting, and before what is sent upward and rests on it."""
    given, record = case.record.quyet_dinh, case.record
    if given is None:
        return
    own = [line for line in case.lines if case.decides_itself(line)]
    if case.lines and not own:
        yield case.places.problem("review.no_decision", ("quyet_dinh",))
    if given.nguoi_ky is not None:
        yield from check_signer(given.nguoi_ky, case.places, ("quyet_dinh", "nguoi_ky"))
    if given.ngay is None:
        return
    loc = ("quyet_dinh", "ngay")
    if given.ngay < record.cuoc_hop.ngay:
        facts = {"decision": f"{given.ngay:%d/%m/%Y}", "asked": f"{record.cuoc_hop.ngay:%d/%m/%Y}"}
        yield case.places.problem("review.decision_early", loc, **facts)
    rests = [
        line for line in case.lines if not case.decides_itself(line) and (case.rule("tieu_chuan", line).value or {})
    ]
    sent = record.ngay_to_trinh
    if sent is not None and given.ngay > sent and any("ldtt" in case.rule("tieu_chuan", one).value for one in rests):
        facts = {"decision": f"{given.ngay:%d/%m/%Y}", "sent": f"{sent:%d/%m/%Y}"}
        yield warn(case.places.problem("review.decision_late", loc, **facts))


def _movement(case: ReviewCase) -> Iterator[Problem]:
    """A movement is asked for only where somebody is proposed for one."""
    line = next((one for one in case.lines if one.row.loai_hinh == "chuyên đề"), None)
    if line is not None and case.record.phong_trao is None:
        yield case.places.problem("review.movement", (*line.loc, "loai_hinh"), name=line.row.ten_day_du)


def _one_number(case: ReviewCase) -> Iterator[Problem]:
    """One number is of one paper."""
    sent = {
        (case.rule("tham_quyen", one).value, one.row.loai_hinh) for one in case.lines if not case.decides_itself(one)
    }
    if case.record.so_to_trinh is not None and len(sent) > 1:
        yield case.places.problem("review.one_number", ("so_to_trinh",), count=len(sent))
    if case.record.kinh_gui and len({who for who, _ in sent}) > 1:
        yield case.places.problem("review.one_addressee", ("kinh_gui",), count=len(sent))


def _several(case: ReviewCase) -> Iterator[Problem]:
    """One prize for the titles of one period; no title and award for one merit; an initiative serves once."""
    by_who: dict[object, list[ProposedRow]] = {}
    for line in case.lines:
        who = (line.kind, same_text(line.row.ten_day_du), fold_key(getattr(line.row, "don_vi", "")))
        by_who.setdefault(who, []).append(line)
    paid, both = [], []
    for lines in by_who.values():
        titles = [line for line in lines if "danh-hieu" in line.award.nhom]
        awards = [line for line in lines if line not in titles]
        if len(titles) > 1:
            paid.append(titles)
        if titles and awards:
            both.append((titles[-1], awards[0]))
            yield from _initiative_twice(case, titles[-1], awards[0])
    once = case.rule("mot_thanh_tich").rule
    if both and once is not None:
        names = ", ".join(award.row.ten_day_du for _, award in both)
        told = {"count": len(both), "names": names, "text": once.noi_dung, "clause": once.can_cu}
        yield warn(case.places.problem("review.one_merit", both[0][1].asked, **told))
    rule = case.rule("mot_muc_thuong").rule
    if paid and rule is not None:
        facts = {"count": len(paid), "text": rule.noi_dung, "clause": rule.can_cu}
        yield warn(case.places.problem("review.one_prize", paid[0][0].loc, **facts))


def _initiative_twice(case: ReviewCase, title: ProposedRow, award: ProposedRow) -> Iterator[Problem]:
    """An initiative behind a title is none behind a form of commendation."""
    used = case.rule("sang_kien_mot_lan").rule
    facts: dict[str, object] = {"name": award.row.ten_day_du, "title": title.award.ten, "award": award.award.ten}
    initiative = getattr(award.row, "sang_kien", None) or getattr(title.row, "sang_kien", None)
    if used is not None and initiative:
        found = {"initiative": initiative, "text": used.noi_dung, "clause": used.can_cu}
        yield warn(case.places.problem("review.initiative", award.loc, **facts, **found))
