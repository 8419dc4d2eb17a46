"""Names and values of the council's minutes."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from ntm_docs.context.heading import letterhead, number_line, title
from ntm_docs.context.ho_so.nominees import counted, counts, groups, merits
from ntm_docs.context.ho_so.to_trinh import award_phrase, cited
from ntm_docs.context.wording import bare, capital, ended
from ntm_docs.layout import load_layout
from ntm_docs.model import CuocHop, CuocHopBinhXet, HoiDong, HoSo, ThanhVien
from ntm_docs.phrases.dates import clock, long_date
from ntm_docs.phrases.numbers import two_digits
from ntm_docs.regulations import Dossier

Meeting: TypeAlias = CuocHop | CuocHopBinhXet
_PROPOSED = {"ket_qua": "Đề nghị"}
BALLOTS = {"bỏ phiếu kín": "bỏ phiếu kín", "giơ tay": "biểu quyết giơ tay"}


def bien_ban_context(ho_so: HoSo, dossier: Dossier) -> dict[str, Any]:
    """Biên bản (Nghị định 30/2020/NĐ-CP, Mẫu 1.9): no place and date line, recipients below."""
    council, meeting = ho_so.hoi_dong, ho_so.cuoc_hop
    de_nghi = ho_so.de_nghi[dossier.index]
    lines, rule = title(_subject(council, dossier))
    total = council.tong_so_thanh_vien
    return minutes_of(council, meeting) | {
        "so_ky_hieu": number_line(de_nghi.so_bien_ban, load_layout().abbreviations["Biên bản"] or "", council.ky_hieu),
        "trich_yeu": lines,
        "ke_trich_yeu": rule,
        "tieu_de_ket_qua": f"2. Kết quả {BALLOTS[meeting.hinh_thuc_bieu_quyet]}",
        "phieu": _ballots(ho_so),
        "nhom": [
            {"tieu_de": name.capitalize(), "dong": [row | _PROPOSED for row in counted(members, total)]}
            for name, members in groups(de_nghi)
        ],
        "ket_luan": _conclusion(ho_so, dossier),
    }


def minutes_of(council: HoiDong, meeting: Meeting, founded: str = "") -> dict[str, Any]:
    """What the minutes of any meeting of a council hold but what was decided: who, when, where, what was said.

    `founded` cites the decision that set it up, where it is not that of the record.
    """
    return letterhead(council.ten, council.chu_quan) | {
        "thoi_gian": f"Thời gian bắt đầu: {clock(meeting.bat_dau)}, {long_date(meeting.ngay)}.",
        "dia_diem": f"Địa điểm: {bare(meeting.dia_diem)}.",
        "thanh_phan": _attendance(council, founded or cited(council.quyet_dinh_thanh_lap)),
        "co_mat": list(_members_lines(council.co_mat)),
        "vang": list(_absent(council)),
        "khach_moi": [f"- {guest}" for guest in ended(meeting.khach_moi)],
        "chu_tri": f"Chủ trì (chủ tọa): {_named_member(council, meeting.chu_tri)}.",
        "thu_ky": f"Thư ký (người ghi biên bản): {_named_member(council, meeting.thu_ky)}.",
        "thao_luan": list(meeting.thao_luan),
        "ket_thuc": f"Cuộc họp kết thúc vào {clock(meeting.ket_thuc)}, {long_date(meeting.ngay)}./.",
        "ten_thu_ky": meeting.thu_ky,
        "ten_chu_toa": meeting.chu_tri,
        "noi_nhan": ["- Thành viên Hội đồng;", "- Lưu: VT, Hồ sơ."],
    }


def _subject(council: HoiDong, dossier: Dossier) -> str:
    """What the law calls the minutes, without the type that stands above it."""
    name = str(dossier.value("ten_bien_ban") or "").removeprefix("Biên bản ").strip()
    if not name or name.startswith("họp Hội đồng"):
        return f"Họp {council.ten} xét, đề nghị {award_phrase(dossier)}"
    return f"{capital(name)}, đề nghị {award_phrase(dossier)}"


def _attendance(council: HoiDong, founded: str) -> str:
    """How many members there are, came, and wrote; by which decision the council was set up."""
    total, present = council.tong_so_thanh_vien, len(council.co_mat)
    absent, written = len(council.vang), len(council.gui_y_kien)
    text = (
        f"Thành phần tham dự: {council.ten} được thành lập theo {founded}; "
        f"tổng số {two_digits(total)} thành viên, có mặt {two_digits(present)}"
    )
    if not absent:
        return f"{text}, vắng mặt 0."
    tail = f", trong đó {two_digits(written)} thành viên gửi ý kiến bằng văn bản" if written else ""
    return f"{text}, vắng mặt {two_digits(absent)}{tail}."


def _members_lines(members: list[ThanhVien]) -> Iterator[str]:
    """A line for each member, with post and role."""
    yield from (f"- {line}" for line in ended([f"{m.ten_day_du}, {m.chuc_vu}, {m.vai_tro} Hội đồng" for m in members]))


def _absent(council: HoiDong) -> Iterator[str]:
    """A line for each who did not come: why, and what they wrote."""
    lines = []
    for member in council.vang:
        line = (
            f"{member.ten_day_du}, {member.chuc_vu}, {member.vai_tro} Hội đồng; lý do: {bare(member.ly_do_vang or '')}"
        )
        if member.y_kien_bang_van_ban:
            line += f"; ý kiến bằng văn bản: {member.y_kien_bang_van_ban}"
        lines.append(line)
    yield from (f"- {line}" for line in ended(lines))


def _named_member(council: HoiDong, name: str) -> str:
    """A member who came, with post and role."""
    member = council.member(name, present=True)
    return f"{member.ten_day_du}, {member.chuc_vu}, {member.vai_tro} Hội đồng"


def _ballots(ho_so: HoSo) -> str:
    meeting, total = ho_so.cuoc_hop, ho_so.hoi_dong.tong_so_thanh_vien
    counters = f"Tổ kiểm phiếu: {', '.join(meeting.to_kiem_phieu)}. " if meeting.to_kiem_phieu else ""
    base = f"Tỷ lệ tính trên tổng số {two_digits(total)} thành viên Hội đồng."
    if meeting.hinh_thuc_bieu_quyet == "giơ tay":
        return f"Số thành viên biểu quyết: {two_digits(meeting.so_phieu_thu_ve)}. {base}"
    return (
        f"{counters}Số phiếu phát ra: {two_digits(meeting.so_phieu_phat_ra)}; số phiếu thu về: "
        f"{two_digits(meeting.so_phieu_thu_ve)}. {base}"
    )


def _conclusion(ho_so: HoSo, dossier: Dossier) -> str:
    de_nghi = ho_so.de_nghi[dossier.index]
    return (
        f"Hội đồng thống nhất đề nghị {ho_so.co_quan.ten} trình cấp có thẩm quyền {award_phrase(dossier)} cho "
        f"{counts(de_nghi)} có tên trên, có thành tích xuất sắc trong {merits(ho_so, dossier)}."
    )
