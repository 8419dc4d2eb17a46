"""Names and values of the papers of a review's meeting."""

from collections.abc import Iterator, Sequence
from typing import Any

from ntm_docs.context.binh_xet.quyet_dinh import award_voted_on
from ntm_docs.context.binh_xet.words import name_of
from ntm_docs.context.cuoc_hop import HOW_TO_VOTE
from ntm_docs.context.heading import letterhead, number_line, place_and_date, recipients, title
from ntm_docs.context.to_trinh import cited
from ntm_docs.context.wording import bare, capital, ended
from ntm_docs.layout import load_layout
from ntm_docs.model import ThanhVien
from ntm_docs.outline.labels import roman
from ntm_docs.phrases.dates import clock, long_date
from ntm_docs.phrases.numbers import percent, two_digits
from ntm_docs.regulations import ProposedRow, ReviewPlan, ReviewTitle

_BALLOT = "bỏ phiếu kín"
_INVITATION = load_layout().abbreviations["Giấy mời"] or ""
_MINUTES = load_layout().abbreviations["Biên bản"] or ""
_HEAD, _DEPUTY = "Chủ tịch", "Phó"


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
    council, meeting = record.hoi_dong, record.cuoc_hop
    chair = council.member(meeting.chu_tri)
    signer = _signer(council.thanh_vien, chair)
    lines, rule = title(f"Họp {council.ten}")
    acting = [f"KT. {_HEAD.upper()}"] if signer.vai_tro.startswith(_DEPUTY) else []
    invited = ended([f"Các ông, bà thành viên {council.ten}", *meeting.khach_moi])
    return letterhead(council.ten, council.chu_quan) | {
        "so_ky_hieu": number_line(None, _INVITATION, council.ky_hieu),
        "dia_danh_ngay": place_and_date(record.co_quan.dia_danh, None, meeting.ngay.year),
        "trich_yeu": lines,
        "ke_trich_yeu": rule,
        "kinh_moi": f"{council.ten} trân trọng kính mời:",
        "khach": [f"- {line}" for line in invited],
        "toi_du": f"Tới dự cuộc họp bình xét thi đua, xét khen thưởng {record.ky_binh_xet}.",
        "chu_tri": f"Chủ trì: {chair.ten_day_du}, {chair.chuc_vu}, {chair.vai_tro} Hội đồng.",
        "thoi_gian": f"Thời gian: {clock(meeting.bat_dau)}, {long_date(meeting.ngay)}.",
        "dia_diem": f"Địa điểm: {bare(meeting.dia_diem)}.",
        "luu_y": (
            "Thành viên vắng mặt gửi ý kiến bằng văn bản đến thư ký Hội đồng trước giờ họp. Rất mong các ông, bà "
            "dự họp đầy đủ, đúng giờ./."
        ),
        "noi_nhan": recipients(["Như trên"], [], record.co_quan.don_vi_soan_thao),
        "ky": ["TM. HỘI ĐỒNG", *acting, signer.vai_tro.upper()],
        "ho_va_ten": signer.ho_va_ten,
    }


def _signer(members: Sequence[ThanhVien], chair: ThanhVien) -> ThanhVien:
    """The head of the council, or the deputy who chairs."""
    return chair if chair.vai_tro.startswith(_DEPUTY) else next((one for one in members if one.vai_tro == _HEAD), chair)


def phieu_bau_context(plan: ReviewPlan) -> dict[str, Any]:
    """The ballot of one member: every nominee of a title that needs a ballot; it bears no name."""
    record = plan.case.record
    council, meeting = record.hoi_dong, record.cuoc_hop
    lines, rule = title(f"Bình xét danh hiệu {record.ky_binh_xet} tại cuộc họp {council.ten} {long_date(meeting.ngay)}")
    return letterhead(council.ten, council.chu_quan) | {
        "trich_yeu": lines,
        "ke_trich_yeu": rule,
        "cach_ghi": HOW_TO_VOTE,
        "nhom": [
            {"tieu_de": head, "dong": [{"stt": at, "ten": name_of(line)} for at, line in enumerate(lines_of, 1)]}
            for head, lines_of in _grouped(plan)
        ],
    }


def _grouped(plan: ReviewPlan) -> Iterator[tuple[str, tuple[ProposedRow, ...]]]:
    for number, one in enumerate(balloted(plan), start=1):
        yield f"{roman(number)}. {capital(award_voted_on(plan, one.award))} ({two_digits(len(one.lines))})", one.lines


def kiem_phieu_binh_xet_context(plan: ReviewPlan) -> dict[str, Any]:
    """Biên bản kiểm phiếu, from the votes of the titles by ballot (set like Nghị định 30/2020/NĐ-CP, Mẫu 1.9)."""
    record = plan.case.record
    council, meeting = record.hoi_dong, record.cuoc_hop
    total, written = council.tong_so_thanh_vien, len(council.gui_y_kien)
    lines, rule = title(f"Kiểm phiếu bình xét danh hiệu {record.ky_binh_xet} của {council.ten}")
    sent = f", {two_digits(written)} thành viên gửi phiếu bằng văn bản" if written else ""
    issued = len(council.co_mat) + written
    return letterhead(council.ten, council.chu_quan) | {
        "so_ky_hieu": number_line(None, _MINUTES, council.ky_hieu),
        "trich_yeu": lines,
        "ke_trich_yeu": rule,
        "thoi_gian": f"Thời gian: trong cuộc họp bắt đầu {clock(meeting.bat_dau)}, {long_date(meeting.ngay)}.",
        "dia_diem": f"Địa điểm: {bare(meeting.dia_diem)}.",
        "can_cu": f"{council.ten} được thành lập theo {cited(council.quyet_dinh_thanh_lap)}.",
        "to_kiem_phieu": [f"- {line}" for line in ended(_counters(plan))] or [f"- {'…' * 20}"],
        "thanh_vien": (
            f"Tổng số thành viên Hội đồng: {two_digits(total)}; có mặt {two_digits(len(council.co_mat))}{sent}."
        ),
        "phieu": f"Số thành viên được bỏ phiếu: {two_digits(issued)}.",
        "nhom": [{"tieu_de": head, "dong": list(_counted(plan, own, total))} for head, own in _grouped(plan)],
        "ket": (
            f"Tỷ lệ tính trên tổng số {two_digits(total)} thành viên Hội đồng. Biên bản được lập ngay sau khi kiểm "
            "phiếu, đọc trước Hội đồng và lưu cùng phiếu./."
        ),
        "ten_thanh_vien": list(meeting.to_kiem_phieu[1:]),
        "ten_to_truong": meeting.to_kiem_phieu[0] if meeting.to_kiem_phieu else "",
        "noi_nhan": ["- Hội đồng;", "- Lưu: VT, Hồ sơ."],
    }


def _counted(plan: ReviewPlan, lines: Sequence[ProposedRow], total: int) -> Iterator[dict[str, Any]]:
    for at, line in enumerate(lines, start=1):
        votes = plan.case.votes(line)
        assert votes is not None  # a title without votes has been told
        yield {
            "stt": at,
            "ten": name_of(line),
            "dong_y": votes.dong_y,
            "khong_dong_y": votes.khong_dong_y,
            "khong_hop_le": votes.khong_hop_le,
            "ty_le": percent(votes.dong_y, total),
        }


def _counters(plan: ReviewPlan) -> list[str]:
    members = {one.ho_va_ten: one for one in plan.case.record.hoi_dong.thanh_vien}
    names = plan.case.record.cuoc_hop.to_kiem_phieu
    roles = ["Tổ trưởng", *["Thành viên"] * len(names)]
    return [
        f"{members[name].ten_day_du}, {members[name].chuc_vu}, {role}" for name, role in zip(names, roles, strict=False)
    ]
