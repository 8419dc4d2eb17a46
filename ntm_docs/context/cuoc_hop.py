"""Names and values of the council meeting's papers."""

from collections.abc import Iterator, Sequence
from typing import Any

from ntm_docs.context.heading import letterhead, number_line, place_and_date, recipients, title
from ntm_docs.context.nominees import counted, counts, groups
from ntm_docs.context.to_trinh import award_phrase, cited
from ntm_docs.context.wording import bare, ended
from ntm_docs.layout import load_layout
from ntm_docs.model import HoSo, ThanhVien
from ntm_docs.outline.labels import roman
from ntm_docs.phrases.dates import clock, long_date
from ntm_docs.phrases.numbers import two_digits
from ntm_docs.regulations import Dossier

BALLOT = "bỏ phiếu kín"
_KIND = load_layout().abbreviations["Giấy mời"] or ""
_MINUTES = load_layout().abbreviations["Biên bản"] or ""
_HEAD, _DEPUTY = "Chủ tịch", "Phó"

HOW_TO_VOTE = (
    "Đánh dấu “x” vào ô đồng ý hoặc không đồng ý của từng trường hợp. Trường hợp để trống cả hai ô hoặc đánh "
    "dấu cả hai ô là phiếu không hợp lệ đối với trường hợp đó."
)


def giay_moi_context(ho_so: HoSo, dossiers: Sequence[Dossier]) -> dict[str, Any]:
    """Thư mời họp Hội đồng (Nghị định 30/2020/NĐ-CP, Mẫu 1.7); number and day are written when it is sent."""
    council, meeting = ho_so.hoi_dong, ho_so.cuoc_hop
    chair = _chair(ho_so)
    lines, rule = title(f"Họp {council.ten}")
    invited = ended([f"Các ông, bà thành viên {council.ten}", *meeting.khach_moi])
    return letterhead(council.ten, council.chu_quan) | {
        "so_ky_hieu": number_line(None, _KIND, council.ky_hieu),
        "dia_danh_ngay": place_and_date(ho_so.co_quan.dia_danh, None, meeting.ngay.year),
        "trich_yeu": lines,
        "ke_trich_yeu": rule,
        "kinh_moi": f"{council.ten} trân trọng kính mời:",
        "khach": [f"- {line}" for line in invited],
        "toi_du": f"Tới dự cuộc họp xét, đề nghị khen thưởng: {_subjects(ho_so, dossiers)}.",
        "chu_tri": f"Chủ trì: {chair.ten_day_du}, {chair.chuc_vu}, {chair.vai_tro} Hội đồng.",
        "thoi_gian": f"Thời gian: {clock(meeting.bat_dau)}, {long_date(meeting.ngay)}.",
        "dia_diem": f"Địa điểm: {bare(meeting.dia_diem)}.",
        "luu_y": (
            "Thành viên vắng mặt gửi ý kiến bằng văn bản đến thư ký Hội đồng trước giờ họp. Rất mong các ông, bà "
            "dự họp đầy đủ, đúng giờ./."
        ),
        "noi_nhan": recipients(["Như trên"], [], ho_so.co_quan.don_vi_soan_thao),
        "ky": _signed(ho_so),
        "ho_va_ten": _signer(ho_so).ho_va_ten,
    }


def _chair(ho_so: HoSo) -> ThanhVien:
    return ho_so.hoi_dong.member(ho_so.cuoc_hop.chu_tri)


def _signer(ho_so: HoSo) -> ThanhVien:
    """Who signs for the council: its head, or the deputy who chairs; nobody else may sign for it."""
    chair = _chair(ho_so)
    head = next((one for one in ho_so.hoi_dong.thanh_vien if one.vai_tro == _HEAD), chair)
    return chair if chair.vai_tro.startswith(_DEPUTY) else head


def _signed(ho_so: HoSo) -> list[str]:
    """`TM. HỘI ĐỒNG`, `CHỦ TỊCH`; a deputy signs for the head."""
    role = _signer(ho_so).vai_tro
    above = [f"KT. {_HEAD.upper()}"] if role.startswith(_DEPUTY) else []
    return ["TM. HỘI ĐỒNG", *above, role.upper()]


def _subjects(ho_so: HoSo, dossiers: Sequence[Dossier]) -> str:
    """`tặng Bằng khen của Thủ tướng Chính phủ cho 01 tập thể và 01 cá nhân; …`."""
    return "; ".join(f"{award_phrase(one)} cho {counts(ho_so.de_nghi[one.index])}" for one in dossiers)


def phieu_bieu_quyet_context(ho_so: HoSo, dossiers: Sequence[Dossier]) -> dict[str, Any]:
    """The ballot of one member: every nominee of the meeting, grouped by award and kind; it bears no name."""
    council, meeting = ho_so.hoi_dong, ho_so.cuoc_hop
    lines, rule = title(f"Xét, đề nghị khen thưởng tại cuộc họp {council.ten} {long_date(meeting.ngay)}")
    return letterhead(council.ten, council.chu_quan) | {
        "trich_yeu": lines,
        "ke_trich_yeu": rule,
        "cach_ghi": HOW_TO_VOTE,
        "nhom": [
            {"tieu_de": heading, "dong": [{"stt": n, "ten": one.ten_day_du} for n, one in enumerate(members, start=1)]}
            for heading, members in _grouped(ho_so, dossiers)
        ],
    }


def _grouped(ho_so: HoSo, dossiers: Sequence[Dossier]) -> Iterator[tuple[str, Any]]:
    """Each award and kind under a number of its own."""
    found = [
        (dossier.award.ten, name, members)
        for dossier in dossiers
        for name, members in groups(ho_so.de_nghi[dossier.index])
    ]
    for number, (award, name, members) in enumerate(found, start=1):
        yield f"{roman(number)}. {award}: {name} ({two_digits(len(members))})", members


def kiem_phieu_context(ho_so: HoSo, dossiers: Sequence[Dossier]) -> dict[str, Any]:
    """Biên bản kiểm phiếu, from the votes of the meeting (set like Nghị định 30/2020/NĐ-CP, Mẫu 1.9).

    No law fixes a form for it; the counts are those of the council's minutes.
    """
    council, meeting = ho_so.hoi_dong, ho_so.cuoc_hop
    lines, rule = title(f"Kiểm phiếu xét, đề nghị khen thưởng của {council.ten}")
    total, written = council.tong_so_thanh_vien, len(council.gui_y_kien)
    sent = f", {two_digits(written)} thành viên gửi phiếu bằng văn bản" if written else ""
    counters = [_member(ho_so, name) for name in meeting.to_kiem_phieu]
    return letterhead(council.ten, council.chu_quan) | {
        "so_ky_hieu": number_line(None, _MINUTES, council.ky_hieu),
        "trich_yeu": lines,
        "ke_trich_yeu": rule,
        "thoi_gian": f"Thời gian: trong cuộc họp bắt đầu {clock(meeting.bat_dau)}, {long_date(meeting.ngay)}.",
        "dia_diem": f"Địa điểm: {bare(meeting.dia_diem)}.",
        "can_cu": f"{council.ten} được thành lập theo {cited(council.quyet_dinh_thanh_lap)}.",
        "to_kiem_phieu": [f"- {line}" for line in ended(counters)] or [f"- {'…' * 20}"],
        "thanh_vien": (
            f"Tổng số thành viên Hội đồng: {two_digits(total)}; có mặt {two_digits(len(council.co_mat))}{sent}."
        ),
        "phieu": (
            f"Số phiếu phát ra: {two_digits(meeting.so_phieu_phat_ra)}; số phiếu thu về: "
            f"{two_digits(meeting.so_phieu_thu_ve)}."
        ),
        "nhom": [
            {"tieu_de": heading, "dong": list(counted(members, total))}
            for heading, members in _grouped(ho_so, dossiers)
        ],
        "ket": (
            f"Tỷ lệ tính trên tổng số {two_digits(total)} thành viên Hội đồng. Biên bản được lập ngay sau khi kiểm "
            "phiếu, đọc trước Hội đồng và lưu cùng phiếu./."
        ),
        "ten_thanh_vien": list(meeting.to_kiem_phieu[1:]),
        "ten_to_truong": meeting.to_kiem_phieu[0] if meeting.to_kiem_phieu else "",
        "noi_nhan": ["- Hội đồng;", "- Lưu: VT, Hồ sơ."],
    }


def _member(ho_so: HoSo, name: str) -> str:
    member = ho_so.hoi_dong.member(name)
    role = "Tổ trưởng" if name == ho_so.cuoc_hop.to_kiem_phieu[0] else "Thành viên"
    return f"{member.ten_day_du}, {member.chuc_vu}, {role}"
