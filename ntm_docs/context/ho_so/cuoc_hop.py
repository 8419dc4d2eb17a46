"""Names and values of the council meeting's papers."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ntm_docs.context.heading import letterhead, number_line, place_and_date, recipients, title
from ntm_docs.context.ho_so.bien_ban import Meeting
from ntm_docs.context.ho_so.nominees import counted, counts, groups
from ntm_docs.context.ho_so.to_trinh import award_phrase, cited
from ntm_docs.context.wording import bare, ended
from ntm_docs.layout import load_layout
from ntm_docs.model import CoQuan, HoiDong, HoSo
from ntm_docs.outline.labels import roman
from ntm_docs.phrases.dates import clock, long_date
from ntm_docs.phrases.numbers import two_digits
from ntm_docs.regulations import Dossier

BALLOT = "bỏ phiếu kín"
_KIND = load_layout().abbreviations["Giấy mời"] or ""
_MINUTES = load_layout().abbreviations["Biên bản"] or ""
_HEAD, _DEPUTY = "Chủ tịch", "Phó"

_HOW_TO_VOTE = (
    "Đánh dấu “x” vào ô đồng ý hoặc không đồng ý của từng trường hợp. Trường hợp để trống cả hai ô hoặc đánh "
    "dấu cả hai ô là phiếu không hợp lệ đối với trường hợp đó."
)


def giay_moi_context(ho_so: HoSo, dossiers: Sequence[Dossier]) -> dict[str, Any]:
    """Thư mời họp Hội đồng (Nghị định 30/2020/NĐ-CP, Mẫu 1.7); number and day are written when it is sent."""
    purpose = f"xét, đề nghị khen thưởng: {_subjects(ho_so, dossiers)}"
    return invitation(ho_so.co_quan, ho_so.hoi_dong, ho_so.cuoc_hop, purpose)


def invitation(agency: CoQuan, council: HoiDong, meeting: Meeting, purpose: str) -> dict[str, Any]:
    """Giấy mời of any meeting of a council; its head signs, or the deputy who chairs: nobody else may."""
    chair = council.member(meeting.chu_tri)
    head = next((one for one in council.thanh_vien if one.vai_tro == _HEAD), chair)
    signer = chair if chair.vai_tro.startswith(_DEPUTY) else head
    acting = [f"KT. {_HEAD.upper()}"] if signer.vai_tro.startswith(_DEPUTY) else []
    lines, rule = title(f"Họp {council.ten}")
    invited = ended([f"Các ông, bà thành viên {council.ten}", *meeting.khach_moi])
    return letterhead(council.ten, council.chu_quan) | {
        "so_ky_hieu": number_line(None, _KIND, council.ky_hieu),
        "dia_danh_ngay": place_and_date(agency.dia_danh, None, meeting.ngay.year),
        "trich_yeu": lines,
        "ke_trich_yeu": rule,
        "kinh_moi": f"{council.ten} trân trọng kính mời:",
        "khach": [f"- {line}" for line in invited],
        "toi_du": f"Tới dự cuộc họp {purpose}.",
        "chu_tri": f"Chủ trì: {chair.ten_day_du}, {chair.chuc_vu}, {chair.vai_tro} Hội đồng.",
        "thoi_gian": f"Thời gian: {clock(meeting.bat_dau)}, {long_date(meeting.ngay)}.",
        "dia_diem": f"Địa điểm: {bare(meeting.dia_diem)}.",
        "luu_y": (
            "Thành viên vắng mặt gửi ý kiến bằng văn bản đến thư ký Hội đồng trước giờ họp. Rất mong các ông, bà "
            "dự họp đầy đủ, đúng giờ./."
        ),
        "noi_nhan": recipients(["Như trên"], [], agency.don_vi_soan_thao),
        "ky": ["TM. HỘI ĐỒNG", *acting, signer.vai_tro.upper()],
        "ho_va_ten": signer.ho_va_ten,
    }


def _subjects(ho_so: HoSo, dossiers: Sequence[Dossier]) -> str:
    """`tặng Bằng khen của Thủ tướng Chính phủ cho 01 tập thể và 01 cá nhân; …`."""
    return "; ".join(f"{award_phrase(one)} cho {counts(ho_so.de_nghi[one.index])}" for one in dossiers)


def phieu_bieu_quyet_context(ho_so: HoSo, dossiers: Sequence[Dossier]) -> dict[str, Any]:
    """The ballot of one member: every nominee of the meeting, grouped by award and kind."""
    council, meeting = ho_so.hoi_dong, ho_so.cuoc_hop
    subject = f"Xét, đề nghị khen thưởng tại cuộc họp {council.ten} {long_date(meeting.ngay)}"
    named = ((heading, [one.ten_day_du for one in members]) for heading, members in _grouped(ho_so, dossiers))
    return ballot(council, subject, named)


def ballot(council: HoiDong, subject: str, named: Iterable[tuple[str, Sequence[str]]]) -> dict[str, Any]:
    """The ballot of one member, the names of nominees by group; it bears no name of its own."""
    lines, rule = title(subject)
    return letterhead(council.ten, council.chu_quan) | {
        "trich_yeu": lines,
        "ke_trich_yeu": rule,
        "cach_ghi": _HOW_TO_VOTE,
        "nhom": [
            {"tieu_de": heading, "dong": [{"stt": number, "ten": name} for number, name in enumerate(names, start=1)]}
            for heading, names in named
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
    """Biên bản kiểm phiếu, from the votes of the meeting; the counts are those of the council's minutes."""
    council, meeting = ho_so.hoi_dong, ho_so.cuoc_hop
    votes = (
        f"Số phiếu phát ra: {two_digits(meeting.so_phieu_phat_ra)}; số phiếu thu về: "
        f"{two_digits(meeting.so_phieu_thu_ve)}."
    )
    rows = [
        {"tieu_de": heading, "dong": list(counted(members, council.tong_so_thanh_vien))}
        for heading, members in _grouped(ho_so, dossiers)
    ]
    return counting(council, meeting, f"Kiểm phiếu xét, đề nghị khen thưởng của {council.ten}", votes, rows)


def counting(
    council: HoiDong, meeting: Meeting, subject: str, votes: str, rows: list[dict[str, Any]]
) -> dict[str, Any]:
    """Biên bản kiểm phiếu of any meeting (set like Nghị định 30/2020/NĐ-CP, Mẫu 1.9); no law fixes a form for it."""
    lines, rule = title(subject)
    total, written = council.tong_so_thanh_vien, len(council.gui_y_kien)
    sent = f", {two_digits(written)} thành viên gửi phiếu bằng văn bản" if written else ""
    counters = [_counter(council, meeting, name) for name in meeting.to_kiem_phieu]
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
        "phieu": votes,
        "nhom": rows,
        "ket": (
            f"Tỷ lệ tính trên tổng số {two_digits(total)} thành viên Hội đồng. Biên bản được lập ngay sau khi kiểm "
            "phiếu, đọc trước Hội đồng và lưu cùng phiếu./."
        ),
        "ten_thanh_vien": list(meeting.to_kiem_phieu[1:]),
        "ten_to_truong": meeting.to_kiem_phieu[0] if meeting.to_kiem_phieu else "",
        "noi_nhan": ["- Hội đồng;", "- Lưu: VT, Hồ sơ."],
    }


def _counter(council: HoiDong, meeting: Meeting, name: str) -> str:
    member = council.member(name)
    role = "Tổ trưởng" if name == meeting.to_kiem_phieu[0] else "Thành viên"
    return f"{member.ten_day_du}, {member.chuc_vu}, {role}"
