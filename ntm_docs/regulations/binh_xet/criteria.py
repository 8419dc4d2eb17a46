"""Conditions of each title of a review.

They stand in Luật 06/2022/QH15, Điều 21-28, 74; what they are is data (`tieu_chuan`); which are met is read from
ratings, initiatives, earlier titles and members.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from ntm_docs.model import CaNhanXet, TapTheXet
from ntm_docs.model.field_types.xep_loai import at_least
from ntm_docs.phrases.keys import fold_key, same_text
from ntm_docs.phrases.numbers import percent
from ntm_docs.problems import Problem, Word
from ntm_docs.regulations.binh_xet.case import HIGHEST, UNRATED, ProposedRow, ReviewCase, Shares
from ntm_docs.regulations.eligibility import by_strength, warn
from ntm_docs.regulations.ruling import Ruling

Check = Callable[[], Iterable[Problem]]
Facts = dict[str, object]
Judge = Callable[[ReviewCase, ProposedRow, Ruling], Iterator[Problem]]
_EITHER = (Word("hoàn thành xuất sắc nhiệm vụ"), Word("sáng kiến, đề tài"))


def criteria_of_review(case: ReviewCase, lines: Sequence[ProposedRow]) -> Iterator[Check]:
    """The checks of this room, each to be run on its own."""
    yield partial(_both, case, lines)
    for line in lines:
        yield partial(_unset, case, line)
        for check in (_rating, _either, _chain, _initiative, _disciplined, _collective):
            yield partial(_asked, check, case, line)


def _unset(case: ReviewCase, line: ProposedRow) -> Iterator[Problem]:
    """The law data says nothing of the conditions of a title."""
    ruling = case.rule("tieu_chuan", line)
    if not isinstance(ruling.value, dict):
        yield from ruling.warnings(case.places.place(line.asked))


def _asked(check: Judge, case: ReviewCase, line: ProposedRow) -> Iterator[Problem]:
    """One condition, where the law data has any for the title."""
    ruling = case.rule("tieu_chuan", line)
    if ruling.rule is not None and isinstance(ruling.value, dict):
        yield from check(case, line, ruling)


def _told(case: ReviewCase, code: str, line: ProposedRow, ruling: Ruling, **facts: object) -> Problem:
    assert ruling.rule is not None
    own: Facts = {"name": line.row.ten_day_du, "award": line.award.ten, "text": ruling.rule.noi_dung}
    return case.places.problem(code, line.asked, clause=ruling.rule.can_cu, **own, **facts)


def _rating(case: ReviewCase, line: ProposedRow, ruling: Ruling) -> Iterator[Problem]:
    """The year's rating reaches the level that the title asks for."""
    least, level = ruling.value.get("xep_loai"), line.row.xep_loai
    if least is None or level is None:
        return
    if level == UNRATED or not at_least(level, least):
        yield by_strength(_told(case, "review.rating", line, ruling, level=level, least=least), ruling)


def _either(case: ReviewCase, line: ProposedRow, ruling: Ruling) -> Iterator[Problem]:
    """The highest rating or an initiative."""
    if not ruling.value.get("mot_trong") or not isinstance(line.row, CaNhanXet):
        return
    best, initiative = line.row.xep_loai == HIGHEST, bool(line.row.sang_kien)
    if not best and not initiative:
        if line.row.xep_loai is None:
            yield warn(_told(case, "review.either_open", line, ruling))
        else:
            yield _told(case, "review.either", line, ruling, level=line.row.xep_loai)


def _both(case: ReviewCase, lines: Sequence[ProposedRow]) -> Iterator[Problem]:
    """Where the law may ask for rating and initiative: who has only one of them, in one message for each."""
    for at, (has, lacks) in enumerate((_EITHER, _EITHER[::-1])):
        found = [line for line in lines if _only(case, line, rating=at == 0)]
        if found:
            names = ", ".join(line.row.ten_day_du for line in found)
            facts = {"count": len(found), "names": names, "has": has, "lacks": lacks}
            yield warn(_told(case, "review.both", found[0], case.rule("tieu_chuan", found[0]), **facts))


def _only(case: ReviewCase, line: ProposedRow, *, rating: bool) -> bool:
    """Whether a person has the highest rating and no initiative, or the other way round, and both are asked about."""
    wanted = case.rule("tieu_chuan", line).value
    if not isinstance(line.row, CaNhanXet) or not isinstance(wanted, dict) or not wanted.get("nen_ca_hai"):
        return False
    best, initiative = line.row.xep_loai == HIGHEST, bool(line.row.sang_kien)
    return best != initiative and best == rating


def _chain(case: ReviewCase, line: ProposedRow, ruling: Ruling) -> Iterator[Problem]:
    """Titles of the years before, without a gap; the year under review counts where it is proposed here."""
    chain = ruling.value.get("chuoi")
    if chain is None or line.row.loai_hinh != "công trạng":
        return
    title = next(award for award in case.book.hinh_thuc if award.ma == chain["danh_hieu"])
    year, count = case.record.nam, chain["nam"]
    got = {one.nam for one in line.row.danh_hieu_thi_dua if _is(case, one.danh_hieu, title.ten)}
    now = any(
        other.award.ma == title.ma and other.kind == line.kind and case.passed(other) and _same(other, line)
        for other in case.lines
    )
    last = year if now or year in got else year - 1
    wanted = range(last - count + 1, last + 1)
    missing = [str(one) for one in wanted if one not in got and not (now and one == year)]
    if not missing:
        return
    facts: Facts = {"title": title.ten, "years": ", ".join(missing), "count": count}
    known = bool(got) or now
    if ruling.value.get("hoac"):
        yield warn(_told(case, "review.chain_or", line, ruling, **facts))
    elif known:
        yield by_strength(_told(case, "review.chain", line, ruling, **facts), ruling)
    else:
        yield warn(_told(case, "review.chain_open", line, ruling, **facts))


def _same(one: ProposedRow, other: ProposedRow) -> bool:
    unit = fold_key(getattr(one.row, "don_vi", ""))
    return same_text(one.row.ten_day_du) == same_text(other.row.ten_day_du) and unit == fold_key(
        getattr(other.row, "don_vi", "")
    )


def _is(case: ReviewCase, name: str, title: str) -> bool:
    """Whether a line of the history names a title, in full or short."""
    return case.book.award_names.get(fold_key(name), name) == title


def _initiative(case: ReviewCase, line: ProposedRow, ruling: Ruling) -> Iterator[Problem]:
    """An initiative that its level recognised, by a certificate that goes with the papers."""
    if ruling.value.get("sang_kien") and isinstance(line.row, CaNhanXet) and not line.row.sang_kien:
        yield warn(_told(case, "review.no_initiative", line, ruling))


def _disciplined(case: ReviewCase, line: ProposedRow, _ruling: Ruling) -> Iterator[Problem]:
    """Who was disciplined in the year is mostly rated lowest."""
    rule = case.rule("ky_luat").rule
    discipline = getattr(line.row, "ky_luat", None)
    if rule is not None and discipline:
        facts: Facts = {"name": line.row.ten_day_du, "award": line.award.ten, "discipline": discipline}
        facts |= {"text": rule.noi_dung, "clause": rule.can_cu}
        yield warn(case.places.problem("review.disciplined", (*line.loc, "ky_luat"), **facts))


def _collective(case: ReviewCase, line: ProposedRow, ruling: Ruling) -> Iterator[Problem]:
    """Shares of a collective's members."""
    wanted, row = ruling.value, line.row
    if not isinstance(row, TapTheXet) or not {"ldtt", "hoan_thanh", "cstdcs"} & wanted.keys():
        return
    shares = case.shares(row)
    if shares.members is None or shares.members == 0:
        yield warn(_told(case, "review.members", line, ruling))
        return
    if shares.listed and row.so_nguoi is not None and row.so_nguoi != shares.listed:
        yield warn(_told(case, "review.members_differ", line, ruling, given=row.so_nguoi, listed=shares.listed))
    yield from _advanced(case, line, ruling, shares)
    yield from _completed(case, line, ruling, shares)
    if wanted.get("cstdcs"):
        if shares.fighters is None:
            yield warn(_told(case, "review.members", line, ruling))
        elif shares.fighters < wanted["cstdcs"]:
            yield by_strength(_told(case, "review.no_fighter", line, ruling), ruling)
    if wanted.get("khong_ky_luat") and shares.disciplined:
        yield by_strength(_told(case, "review.grave", line, ruling, count=shares.disciplined), ruling)


def _advanced(case: ReviewCase, line: ProposedRow, ruling: Ruling, shares: Shares) -> Iterator[Problem]:
    """So many of a hundred members are Lao động tiên tiến; members who were not rated may count or not."""
    least, members, advanced = ruling.value.get("ldtt"), shares.members, shares.advanced
    if least is None or members is None:
        return
    if advanced is None:
        yield warn(_told(case, "review.members", line, ruling))
    elif advanced * 100 < members * least:
        needed = -(-members * least // 100)
        facts: Facts = {"advanced": advanced, "members": members, "least": least, "needed": needed}
        facts["share"] = percent(advanced, members)
        found = _told(case, "review.advanced", line, ruling, **facts)
        open_ = shares.unrated and advanced * 100 >= (members - shares.unrated) * least
        if open_:
            found = warn(_told(case, "review.unrated_members", line, ruling, **facts, unrated=shares.unrated))
        yield found if open_ else by_strength(found, ruling)


def _completed(case: ReviewCase, line: ProposedRow, ruling: Ruling, shares: Shares) -> Iterator[Problem]:
    """Everybody completed their duties."""
    least = ruling.value.get("hoan_thanh")
    if least is None or shares.members is None:
        return
    if shares.completed is None:
        yield warn(_told(case, "review.completed_open", line, ruling))
    elif shares.completed * 100 < (shares.members - shares.unrated) * least:
        facts: Facts = {"completed": shares.completed, "members": shares.members}
        yield by_strength(_told(case, "review.completed", line, ruling, **facts), ruling)
