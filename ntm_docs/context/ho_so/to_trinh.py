"""Names and values of tờ trình and danh sách."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ntm_docs.context.heading import (
    addressees,
    letterhead,
    number_line,
    place_and_date,
    recipients,
    signature,
    title,
    title_lines,
)
from ntm_docs.context.ho_so.nominees import MOVEMENT, counts, groups, kinds, merits, position, total
from ntm_docs.context.wording import bare, capital, notation
from ntm_docs.layout import load_layout
from ntm_docs.model import CoQuan, DeNghi, HoSo, VanBanDan
from ntm_docs.phrases.dates import blank_date, long_date
from ntm_docs.phrases.numbers import percent, two_digits
from ntm_docs.regulations import Dossier

KIND = load_layout().abbreviations["Tờ trình"] or ""
NAMES_LISTED = 12
UNKNOWN_ADDRESSEE = "." * 30
_ALTERNATIVES = re.compile(" hoặc |,|Thủ trưởng cơ quan")
_PROVINCE = re.compile(r"tỉnh(?: \{tinh\}|$)")
_OPENINGS = ("căn cứ", "thực hiện", "theo ", "xét ")
_ATTACHED = "(Có danh sách tại Phụ lục, biên bản họp Hội đồng Thi đua - Khen thưởng và báo cáo thành tích kèm theo)."
_ROMAN = ("I", "II", "III")


def to_trinh_context(ho_so: HoSo, dossier: Dossier) -> dict[str, Any]:
    """Tờ trình (Nghị định 30/2020/NĐ-CP, Mẫu 1.4; wording of tờ trình issued by provinces)."""
    de_nghi, agency = ho_so.de_nghi[dossier.index], ho_so.co_quan
    to = receivers(ho_so, dossier)
    wish = f"đề nghị {award_phrase(dossier)} cho {kinds(de_nghi)}"
    subject = f"Về việc {wish} có thành tích xuất sắc trong {merits(ho_so, dossier)}"
    lines, rule = title(subject)
    return (
        letterhead(agency.ten, agency.chu_quan)
        | addressees(to)
        | {
            "so_ky_hieu": number_line(de_nghi.so_to_trinh, KIND, agency.ky_hieu),
            "dia_danh_ngay": place_and_date(agency.dia_danh, ho_so.ngay_to_trinh, ho_so.cuoc_hop.ngay.year),
            "trich_yeu": lines,
            "ke_trich_yeu": rule,
            "can_cu": _bases(ho_so, dossier),
            "xet": _request(ho_so, dossier, to[0]),
            "nhom": list(_groups(de_nghi)),
            "tong_so": f"Tổng số: {counts(de_nghi)}.",
            "kem_theo": _ATTACHED,
            "kinh_trinh": f"Kính trình {to[0]} xem xét, {_decision(dossier)}./.",
            "noi_nhan": recipients(["Như trên"], ho_so.noi_nhan, agency.don_vi_soan_thao),
            "ky": signature(ho_so.nguoi_ky),
            "ho_va_ten": ho_so.nguoi_ky.ho_va_ten,
        }
    )


def receivers(ho_so: HoSo, dossier: Dossier) -> list[str]:
    """Whom a dossier is sent to: as the clerk says, else as the law does."""
    own = ho_so.co_quan
    names = list(ho_so.de_nghi[dossier.index].kinh_gui) or _addressees(dossier)
    return [f"Chủ tịch {own.ten}" if _is_head_of(name, own) else name for name in names]


def _is_head_of(name: str, agency: CoQuan) -> bool:
    """Whether a name without place, `Chủ tịch Ủy ban nhân dân xã`, is the head of an agency: of a phường too."""
    body = name.removeprefix("Chủ tịch ")
    of_level = body == f"Ủy ban nhân dân {agency.cap}" and agency.ten.startswith("Ủy ban nhân dân ")
    return body != name and (of_level or agency.ten.startswith(f"{body} "))


def _addressees(dossier: Dossier) -> list[str]:
    """Whom the law or the local plan names; else who decides, or the Chủ tịch tỉnh who submits to them."""
    names = dossier.value("kinh_gui")
    if not names:
        decides = dossier.value("tham_quyen")
        if _submits(dossier) or not decides:
            decides = "Chủ tịch Ủy ban nhân dân tỉnh {tinh}"
        names = [UNKNOWN_ADDRESSEE if _ALTERNATIVES.search(decides) else decides]
    return [_PROVINCE.sub(dossier.province, name) for name in names]


def _submits(dossier: Dossier) -> bool:
    """Whether the addressee submits to those who decide."""
    return str(dossier.value("loi_trinh") or "").startswith(("trình", "đề nghị"))


def _decision(dossier: Dossier) -> str:
    """The addressee decides, or submits to those who do."""
    return "trình cấp có thẩm quyền quyết định" if _submits(dossier) else "quyết định"


def award_phrase(dossier: Dossier) -> str:
    """`tặng thưởng Huân chương Lao động hạng Ba`, `tặng Bằng khen của Thủ tướng Chính phủ`."""
    return f"{dossier.award.loi_tang} {dossier.award.ten}"


def cited(document: VanBanDan) -> str:
    """A full first citation (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 6)."""
    head = f"{document.ten_loai} số {document.so} {long_date(document.ngay)} của {document.co_quan_ban_hanh}"
    return f"{head} {document.trich_yeu}" if document.trich_yeu else head


def _bases(ho_so: HoSo, dossier: Dossier) -> list[str]:
    """Căn cứ, a line each: the law's, the movement's (khen theo chuyên đề), the clerk's own, the council's minutes."""
    if ho_so.can_cu:
        chosen: Sequence[str] = [*ho_so.can_cu, *ho_so.can_cu_them]
    else:
        law = dossier.value("can_cu") or ()
        texts = [*(dossier.value("phong_trao") or ()), cited(ho_so.phong_trao.ke_hoach)]
        chosen = [*law, *(texts if dossier.kind == MOVEMENT else ()), *ho_so.can_cu_them]
    minutes = f"Biên bản họp {ho_so.hoi_dong.ten} {long_date(ho_so.cuoc_hop.ngay)}"
    lines = opened((*chosen, minutes))
    return [f"{capital(bare(line))}{'.' if last else ';'}" for line, last in zip(lines, _lasts(lines), strict=True)]


def opened(lines: Sequence[str]) -> list[str]:
    """Bases that begin as a basis does: with “Căn cứ”, unless they have an opening of their own."""
    return [line if line.casefold().startswith(_OPENINGS) else f"Căn cứ {line}" for line in lines]


def _lasts(lines: Sequence[str]) -> list[bool]:
    return [index == len(lines) - 1 for index in range(len(lines))]


def _request(ho_so: HoSo, dossier: Dossier, to: str) -> str:
    de_nghi, council = ho_so.de_nghi[dossier.index], ho_so.hoi_dong
    members = council.tong_so_thanh_vien
    agreed = [nominee.phieu.dong_y for _, _, nominee in de_nghi.doi_tuong()]
    low, high = percent(min(agreed), members), percent(max(agreed), members)
    ratio = f"đạt {low}" if low == high else f"từ {low} đến {high}"
    written = len(council.gui_y_kien)
    present = f"có mặt {two_digits(len(council.co_mat))}/{two_digits(members)} thành viên"
    if written:
        present += f", {two_digits(written)} thành viên vắng mặt gửi ý kiến bằng văn bản"
    award = dossier.award
    wish = str(dossier.value("loi_trinh") or award_phrase(dossier)).format(ten=award.ten, loi_tang=award.loi_tang)
    return (
        f"Xét thành tích của {kinds(de_nghi)}; căn cứ kết quả biểu quyết của {council.ten} tại cuộc họp "
        f"{long_date(ho_so.cuoc_hop.ngay)} ({present}; tỷ lệ đồng ý {ratio} trên tổng số thành viên Hội đồng), "
        f"{ho_so.co_quan.ten} kính đề nghị {to} xem xét, {wish} cho {counts(de_nghi)} có thành tích xuất sắc "
        f"trong {merits(ho_so, dossier)}, gồm:"
    )


def _groups(de_nghi: DeNghi) -> Iterator[dict[str, Any]]:
    """The nominees by kind; beyond a dozen the names stand in the danh sách only."""
    listed = total(de_nghi) <= NAMES_LISTED
    for number, (name, members) in enumerate(groups(de_nghi), start=1):
        end = ":" if listed else "."
        yield {
            "tieu_de": f"{number}. {capital(name)} ({two_digits(len(members))}){end}",
            "ten": [f"- {nominee.ten_day_du}{'.' if last else ';'}" for nominee, last in _marked(members)]
            if listed
            else [],
        }


def _marked(members: Sequence[Any]) -> list[tuple[Any, bool]]:
    return list(zip(members, _lasts(members), strict=True))


def danh_sach_context(ho_so: HoSo, dossier: Dossier) -> dict[str, Any]:
    """Danh sách, the appendix of the tờ trình (Nghị định 30/2020/NĐ-CP, Mẫu 2.1)."""
    de_nghi, agency = ho_so.de_nghi[dossier.index], ho_so.co_quan
    number = notation(de_nghi.so_to_trinh, KIND, agency.ky_hieu)
    day = long_date(ho_so.ngay_to_trinh) if ho_so.ngay_to_trinh else blank_date(ho_so.cuoc_hop.ngay.year)
    kit = load_layout().kit
    width = load_layout().page.height_mm - kit.landscape_margins_mm["left"] - kit.landscape_margins_mm["right"]
    heading = f"{kinds(de_nghi)} đề nghị {award_phrase(dossier)}".upper()
    attached, rule = title(f"(Kèm theo Tờ trình số {number} {day} của {agency.ten})", "kem_theo", "italic", width)
    return {
        "ten_phu_luc": title_lines(heading, "phu_luc_ten", width_mm=width),
        "kem_theo": attached,
        "ke_kem_theo": rule,
        "nhom": [
            {
                "tieu_de": f"{_ROMAN[index]}. {name.upper()}",
                "so_luong": two_digits(len(members)),
                "dong": [_row(nominee, order, dossier) for order, nominee in enumerate(members, start=1)],
            }
            for index, (name, members) in enumerate(groups(de_nghi))
        ],
        "tong_so": f"Tổng số: {two_digits(total(de_nghi))} trường hợp ({counts(de_nghi)})./.",
    }


def _row(nominee: Any, order: int, dossier: Dossier) -> dict[str, Any]:
    return {
        "stt": order,
        "ten": nominee.ten_day_du,
        "noi": position(nominee),
        "tom_tat": nominee.thanh_tich.tom_tat,
        "hinh_thuc": dossier.award.ten,
        "ghi_chu": nominee.ghi_chu or "",
    }


__all__ = ["award_phrase", "cited", "danh_sach_context", "to_trinh_context"]
