"""The minutes of the province's council, one for each award.

What the council considers is what was appraised and found eligible; the unit's own council is no basis here (Luật
06/2022/QH15, Điều 84; Nghị định 30/2020/NĐ-CP, Mẫu 1.9; no law fixes a form for these minutes).
"""

from collections.abc import Iterator, Sequence
from typing import Any

from ntm_docs.context.heading import number_line, title
from ntm_docs.context.ho_so.bien_ban import BALLOTS, minutes_of
from ntm_docs.context.wording import bare, capital
from ntm_docs.issuing import frame
from ntm_docs.issuing.desk import DrawnPaper, OfficerDesk, counted, total
from ntm_docs.issuing.offices import COUNCIL, HOME, NUMBERS
from ntm_docs.issuing.papers.home import eligible_by_award
from ntm_docs.issuing.papers.steering import warn_of
from ntm_docs.issuing.reception import AppraisedCase
from ntm_docs.layout import load_layout
from ntm_docs.model import CuocHop, HoiDong
from ntm_docs.phrases.numbers import percent, two_digits
from ntm_docs.problems import Problem
from ntm_docs.regulations import HinhThuc
from ntm_docs.regulations.plan import slug_of

MINUTES = "bien-ban-hoi-dong"
_PROPOSED, _NOT_PROPOSED = "Đề nghị", "Không đề nghị"


def minutes(desk: OfficerDesk) -> Iterator[DrawnPaper]:
    """Minutes for each award that somebody is found eligible for."""
    by_award = eligible_by_award(desk)
    if not by_award:
        return
    council, meeting = desk.council.met()
    everybody = _considered(desk)
    desk.council.check_votes(everybody, meeting)
    desk.council.check_days()
    for award, _cases in by_award:
        if desk.council.least(award) is None:
            desk.said.need(COUNCIL, "tỷ lệ tối thiểu")
    if any(one.severity == "error" for one in desk.said.told()):
        return  # told; the rest rests on it
    warn_of(desk, everybody)
    for number, (award, cases) in enumerate(by_award, start=1):
        context = _minutes(desk, award, cases, council, meeting)
        yield DrawnPaper(MINUTES, "bien-ban-hoi-dong-tinh", f"{number:02}-{slug_of(award.ten)}.docx", context, cases)


def unvoted(desk: OfficerDesk) -> Problem | None:
    """What the minutes still wait for: ballots that nobody has entered."""
    return desk.council.unvoted(_considered(desk))


def _considered(desk: OfficerDesk) -> list[AppraisedCase]:
    return [case for _award, cases in eligible_by_award(desk) for case in cases]


def _minutes(
    desk: OfficerDesk, award: HinhThuc, cases: Sequence[AppraisedCase], council: HoiDong, meeting: CuocHop
) -> dict[str, Any]:
    said, by_hand = desk.said, meeting.hinh_thuc_bieu_quyet
    lines, rule = title(f"Họp {council.ten} xét, đề nghị {award.loi_tang} {award.ten}")
    heard = meeting.model_copy(update={"thao_luan": (_heard(desk, award, cases), *said.lines(COUNCIL, "thảo luận"))})
    return minutes_of(council, heard, bare(said.text(COUNCIL, "quyết định thành lập"))) | {
        "so_ky_hieu": number_line(None, load_layout().abbreviations["Biên bản"] or "", council.ky_hieu),
        "trich_yeu": lines,
        "ke_trich_yeu": rule,
        "tieu_de_ket_qua": f"2. Kết quả {BALLOTS[by_hand]}",
        "phieu": _ballots(desk, award, council, meeting),
        "nhom": [
            {"tieu_de": capital(kind), "dong": [_row(desk, case, at) for at, case in enumerate(members, start=1)]}
            for _award, kind, members in desk.groups(cases)
        ],
        "ket_luan": _conclusion(desk, award, cases),
    }


def _heard(desk: OfficerDesk, award: HinhThuc, cases: Sequence[AppraisedCase]) -> str:
    """What the council has before it: the appraisal."""
    said, home = desk.said, desk.said.named_only(HOME)
    signed = said.text(NUMBERS, "số báo cáo thẩm định") or None, said.day(NUMBERS, "ngày báo cáo thẩm định")
    report = frame.cited_paper("Báo cáo", home, signed, desk.on.year)
    return (
        f"Hội đồng nghe {home.ten} báo cáo kết quả thẩm định ({report}); xem xét {total(cases)} được thẩm định đủ tiêu "
        f"chuẩn đề nghị {award.loi_tang} {award.ten}."
    )


def _ballots(desk: OfficerDesk, award: HinhThuc, council: HoiDong, meeting: CuocHop) -> str:
    least = desk.council.least(award)
    counters = f"Tổ kiểm phiếu: {', '.join(meeting.to_kiem_phieu)}. " if meeting.to_kiem_phieu else ""
    handed = (
        f"Số thành viên biểu quyết: {two_digits(meeting.so_phieu_thu_ve)}."
        if desk.council.by_hand
        else f"Số phiếu phát ra: {two_digits(meeting.so_phieu_phat_ra)}; số phiếu thu về: "
        f"{two_digits(meeting.so_phieu_thu_ve)}."
    )
    needed = ""
    if least is not None:
        share = f"{least.share:g}".replace(".", ",")
        needed = f"; được đề nghị khi có từ {share}% đồng ý ({bare(least.clause)})"
    whole = two_digits(council.tong_so_thanh_vien)
    return f"{counters}{handed} Tỷ lệ tính trên tổng số {whole} thành viên Hội đồng{needed}."


def _row(desk: OfficerDesk, case: AppraisedCase, order: int) -> dict[str, Any]:
    votes = desk.council.votes(case)
    assert votes is not None  # asked for before
    return {
        "stt": order,
        "ten": f"{case.name} ({case.dossier.unit})",  # people of many units, some of one name
        "dong_y": votes.agree,
        "khong_dong_y": votes.against,
        "khong_hop_le": votes.invalid,
        "ty_le": percent(votes.agree, desk.council.total),
        "ket_qua": _PROPOSED if desk.council.passed(case) else _NOT_PROPOSED,
    }


def _conclusion(desk: OfficerDesk, award: HinhThuc, cases: Sequence[AppraisedCase]) -> str:
    passed = [case for case in cases if desk.council.passed(case)]
    rest = [case for case in cases if not desk.council.passed(case)]
    text = ""
    if passed:
        text = (
            f"Hội đồng thống nhất đề nghị {desk.head} xem xét, {desk.wording(award)} cho {counted(passed)} có kết quả "
            f"“{_PROPOSED}” nêu trên, có thành tích xuất sắc trong {desk.said.movement()}."
        )
    if rest:
        text += f" Hội đồng không đề nghị {counted(rest)} có kết quả “{_NOT_PROPOSED}”."
    return text.strip()
