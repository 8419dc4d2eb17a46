"""How a review names awards, nominees and counts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ntm_docs.context.wording import joined
from ntm_docs.model import CaNhanXet, TapTheXet
from ntm_docs.model.ho_so import Phieu
from ntm_docs.phrases.dates import short_date
from ntm_docs.phrases.keys import fold_key, same_text
from ntm_docs.phrases.numbers import percent, two_digits
from ntm_docs.regulations import Bundle, HinhThuc, ProposedRow, ReviewPlan, ReviewTitle

MOVEMENT = "chuyên đề"
_KINDS = (("tap_the", "tập thể"), ("ca_nhan", "cá nhân"))


def is_title(award: HinhThuc) -> bool:
    """Whether it is a danh hiệu thi đua, not a form of commendation."""
    return "danh-hieu" in award.nhom


def quoted_award(award: HinhThuc) -> str:
    """`danh hiệu “Lao động tiên tiến”`, `Giấy khen của Chủ tịch Ủy ban nhân dân xã`."""
    return f"danh hiệu “{award.ten}”" if is_title(award) and "co" not in award.nhom else award.ten


def own_name(bundle: Bundle, award: HinhThuc) -> str:
    """As papers of who decides name it: the head of a commune gives `Giấy khen`, and says not whose."""
    return award.ten.split(" của ")[0] if bundle.own and not is_title(award) else quoted_award(award)


def decider_of(plan: ReviewPlan, bundle: Bundle) -> str:
    """Who decides above, with the name of the province: `Chủ tịch Ủy ban nhân dân tỉnh An Giang`."""
    for word in ("tỉnh", "thành phố"):
        if bundle.decides.endswith(f"Ủy ban nhân dân {word}"):
            return f"{bundle.decides.removesuffix(word)}{plan.province}"
    return bundle.decides


def name_of(line: ProposedRow) -> str:
    """The name every paper prints."""
    return line.row.ten_day_du


def place_of(line: ProposedRow) -> str:
    """Post and unit; of a collective its address. A unit that the post names is not said again."""
    if isinstance(line.row, TapTheXet):
        return line.row.dia_chi or ""
    post, unit = line.row.chuc_vu, line.row.don_vi
    if post and same_text(unit) in same_text(post):
        return post
    return ", ".join(filter(None, (post, unit)))


def parted(titles: Iterable[ReviewTitle]) -> Iterator[tuple[int, ReviewTitle, Sequence[ProposedRow]]]:
    """The groups of a list under numbers of their own: collectives, then persons, of each title in its order."""
    groups = ((one, one.of(kind)) for one in titles for kind in ("tap_the", "ca_nhan"))
    for number, (one, lines) in enumerate(((one, lines) for one, lines in groups if lines), start=1):
        yield number, one, lines


def counted_rows(plan: ReviewPlan, lines: Sequence[ProposedRow]) -> Iterator[dict[str, Any]]:
    """Number, name and votes of each nominee; the share is of all members of the council."""
    total = plan.case.record.hoi_dong.tong_so_thanh_vien
    for order, line in enumerate(lines, start=1):
        votes = votes_of(plan, line)
        yield {
            "stt": order,
            "ten": name_of(line),
            "dong_y": votes.dong_y,
            "khong_dong_y": votes.khong_dong_y,
            "khong_hop_le": votes.khong_hop_le,
            "ty_le": percent(votes.dong_y, total),
        }


def votes_of(plan: ReviewPlan, line: ProposedRow) -> Phieu:
    """The votes on a nominee; a title without votes has been told."""
    votes = plan.case.votes(line)
    assert votes is not None
    return votes


def who_is(line: ProposedRow) -> tuple[str, str, str]:
    """What makes two lines one person or collective: kind, name, unit."""
    return line.kind, *named_unit(line.row)


def named_unit(row: CaNhanXet | TapTheXet) -> tuple[str, str]:
    """Name and unit, without case; a form of address tells nobody apart."""
    return same_text(getattr(row, "ho_va_ten", "") or row.ten_day_du), same_text(getattr(row, "don_vi", ""))


def counts_of(lines: Sequence[ProposedRow]) -> list[tuple[str, int]]:
    """How many of each kind, in the printed order; who has several titles counts once."""
    everybody = {who_is(line) for line in lines}
    found = [(name, sum(who[0] == kind for who in everybody)) for kind, name in _KINDS]
    return [(name, count) for name, count in found if count]


def total_of(lines: Sequence[ProposedRow]) -> str:
    """`02 tập thể và 05 cá nhân`."""
    return joined([f"{two_digits(count)} {name}" for name, count in counts_of(lines)])


def for_whom(lines: Sequence[ProposedRow]) -> str:
    """The names where they are few, else how many."""
    few = 3
    return ", ".join(name_of(line) for line in lines) if len(lines) <= few else total_of(lines)


def kinds_of(lines: Sequence[ProposedRow]) -> str:
    """`tập thể, cá nhân`."""
    return ", ".join(name for name, _ in counts_of(lines))


def wish_of(bundle: Bundle) -> str:
    """What the papers of a bundle are about: one award by its name, several as what they are."""
    if len(bundle.titles) == 1:
        return f"tặng {own_name(bundle, bundle.titles[0].award)}"
    groups = {is_title(one.award) for one in bundle.titles}
    names = [name for title, name in ((True, "danh hiệu thi đua"), (False, "hình thức khen thưởng")) if title in groups]
    return f"tặng {', '.join(names)}"


def grounds_of(line: ProposedRow, names: Mapping[str, str]) -> str:
    """Rating, initiative and earlier titles, as a list says why; `names` are full names of awards by folded ones."""
    row, parts = line.row, []
    if row.xep_loai is not None:
        parts.append(row.xep_loai)
    initiative = getattr(row, "sang_kien", None)
    if initiative:
        parts.append(f"sáng kiến: {initiative}")
    for one in row.danh_hieu_thi_dua:
        title = names.get(fold_key(one.danh_hieu), one.danh_hieu)
        parts.append(f"{title} năm {one.nam} (Quyết định số {one.so_quyet_dinh} ngày {short_date(one.ngay)})")
    text = "; ".join(parts)
    return text[:1].upper() + text[1:]
