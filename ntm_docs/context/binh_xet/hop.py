"""Names and values of the papers of a review's meeting."""

from collections.abc import Iterator
from typing import Any

from ntm_docs.context.binh_xet.quyet_dinh import award_voted_on
from ntm_docs.context.binh_xet.words import counted_rows, name_of
from ntm_docs.context.ho_so.cuoc_hop import ballot, counting, invitation
from ntm_docs.context.wording import capital
from ntm_docs.outline.labels import roman
from ntm_docs.phrases.dates import long_date
from ntm_docs.phrases.numbers import two_digits
from ntm_docs.regulations import ProposedRow, ReviewPlan, ReviewTitle

_BALLOT = "bỏ phiếu kín"


def balloted(plan: ReviewPlan) -> list[ReviewTitle]:
    """The titles that the council voted on by ballot, from the lowest up."""
    case = plan.case
    found = []
    for one in plan.titles:
        index = case.vote_of(one.lines[0])
        if index is not None and case.record.bieu_quyet[index].hinh_thuc_bieu_quyet == _BALLOT:
            found.append(one)
    return found


def giay_moi_binh_xet_context(plan: ReviewPlan) -> dict[str, Any]:
    """Giấy mời họp Hội đồng (Nghị định 30/2020/NĐ-CP, Mẫu 1.7); number and day are written when it is sent."""
    record = plan.case.record
    purpose = f"bình xét thi đua, xét khen thưởng {record.ky_binh_xet}"
    return invitation(record.co_quan, record.hoi_dong, record.cuoc_hop, purpose)


def phieu_bau_context(plan: ReviewPlan) -> dict[str, Any]:
    """The ballot of one member: every nominee of a title that needs a ballot."""
    record = plan.case.record
    meeting = f"cuộc họp {record.hoi_dong.ten} {long_date(record.cuoc_hop.ngay)}"
    named = ((heading, list(map(name_of, lines))) for heading, lines in _grouped(plan))
    return ballot(record.hoi_dong, f"Bình xét danh hiệu {record.ky_binh_xet} tại {meeting}", named)


def _grouped(plan: ReviewPlan) -> Iterator[tuple[str, tuple[ProposedRow, ...]]]:
    for number, one in enumerate(balloted(plan), start=1):
        yield f"{roman(number)}. {capital(award_voted_on(plan, one.award))} ({two_digits(len(one.lines))})", one.lines


def kiem_phieu_binh_xet_context(plan: ReviewPlan) -> dict[str, Any]:
    """Biên bản kiểm phiếu, from the votes of the titles by ballot."""
    council, record = plan.case.record.hoi_dong, plan.case.record
    voters = f"Số thành viên được bỏ phiếu: {two_digits(len(council.co_mat) + len(council.gui_y_kien))}."
    rows = [{"tieu_de": heading, "dong": list(counted_rows(plan, lines))} for heading, lines in _grouped(plan)]
    subject = f"Kiểm phiếu bình xét danh hiệu {record.ky_binh_xet} của {council.ten}"
    return counting(council, record.cuoc_hop, subject, voters, rows)
