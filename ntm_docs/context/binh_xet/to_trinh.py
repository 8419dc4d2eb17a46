"""A review's tờ trình and list: names and values."""

from collections.abc import Iterator, Sequence
from typing import Any

from ntm_docs.context.binh_xet.quyet_dinh import own_decision
from ntm_docs.context.binh_xet.words import (
    MOVEMENT,
    counted_rows,
    counts_of,
    decider_of,
    grounds_of,
    kinds_of,
    name_of,
    parted,
    place_of,
    quoted_award,
    total_of,
    wish_of,
)
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
from ntm_docs.context.ho_so.to_trinh import KIND, NAMES_LISTED, UNKNOWN_ADDRESSEE, opened
from ntm_docs.context.wording import bare, capital, joined, notation
from ntm_docs.layout import load_layout
from ntm_docs.model import TapTheXet
from ntm_docs.outline.labels import roman
from ntm_docs.phrases.dates import blank_date, long_date
from ntm_docs.phrases.numbers import percent, two_digits
from ntm_docs.regulations import Bundle, ProposedRow, ReviewPlan, ReviewTitle
from ntm_docs.regulations.binh_xet.case import like, rank

_LEVEL = "Ủy ban nhân dân tỉnh"


def to_trinh_binh_xet_context(plan: ReviewPlan, bundle: Bundle) -> dict[str, Any]:
    """Tờ trình (Nghị định 30/2020/NĐ-CP, Mẫu 1.4): one for each who decides, each award with its clause."""
    record, agency = plan.case.record, plan.case.record.co_quan
    to = review_receivers(plan, bundle)
    lines, rule = title(f"Về việc đề nghị {wish_of(bundle)} {review_occasion(plan, bundle)}")
    return (
        letterhead(agency.ten, agency.chu_quan)
        | addressees(to)
        | {
            "so_ky_hieu": number_line(record.so_to_trinh, KIND, agency.ky_hieu),
            "dia_danh_ngay": place_and_date(agency.dia_danh, record.ngay_to_trinh, record.cuoc_hop.ngay.year),
            "trich_yeu": lines,
            "ke_trich_yeu": rule,
            "can_cu": list(_bases(plan, bundle)),
            "xet": _request(plan, bundle, to[0]),
            "nhom": list(_groups(bundle)),
            "tong_so": f"Tổng số: {two_digits(len(bundle.lines))} trường hợp ({total_of(bundle.lines)}).",
            "kem_theo": _attached(bundle),
            "kinh_trinh": f"Kính trình {to[0]} xem xét, {_decided(bundle)}./.",
            "noi_nhan": recipients(["Như trên"], record.noi_nhan, agency.don_vi_soan_thao),
            "ky": signature(record.nguoi_ky),
            "ho_va_ten": record.nguoi_ky.ho_va_ten,
        }
    )


def review_occasion(plan: ReviewPlan, bundle: Bundle) -> str:
    """The year; of a movement its name too."""
    record = plan.case.record
    return (
        f"theo phong trào thi đua “{record.phong_trao}” {record.ky_binh_xet}"
        if bundle.kind == MOVEMENT
        else record.ky_binh_xet
    )


def review_receivers(plan: ReviewPlan, bundle: Bundle) -> list[str]:
    """Whom the papers are sent to: as the clerk says, else as the law does, else who decides."""
    record = plan.case.record
    names = list(record.kinh_gui) or list(bundle.value("kinh_gui") or ())
    if not names:
        above = record.co_quan.chu_quan
        known = bundle.decides if _LEVEL in bundle.decides or "Ủy ban" not in bundle.decides else ""
        names = [known or (f"Chủ tịch {above}" if above else UNKNOWN_ADDRESSEE)]
    return [name.replace("tỉnh {tinh}", plan.province) for name in names]


def _decided(bundle: Bundle) -> str:
    submits = str(bundle.value("loi_trinh") or "").startswith(("trình", "đề nghị"))
    return "trình cấp có thẩm quyền quyết định" if submits else "quyết định"


def _bases(plan: ReviewPlan, bundle: Bundle) -> Iterator[str]:
    """Căn cứ, a line each: the law's, the office's own, its decision on titles that this rests on, the meeting."""
    record = plan.case.record
    minutes = f"Biên bản họp {record.hoi_dong.ten} {long_date(record.cuoc_hop.ngay)}"
    rests = [own_decision(plan)] if any(line.kind == "tap_the" for line in bundle.lines) else []
    lines = opened([*(bundle.value("can_cu") or ()), *record.can_cu_them, *filter(None, rests), minutes])
    for index, line in enumerate(lines, start=1):
        yield f"{capital(bare(line))}{'.' if index == len(lines) else ';'}"


def _request(plan: ReviewPlan, bundle: Bundle, to: str) -> str:
    record, council, case = plan.case.record, plan.case.record.hoi_dong, plan.case
    agreed = [votes.dong_y for line in bundle.lines if (votes := case.votes(line)) is not None]
    total = council.tong_so_thanh_vien
    low, high = percent(min(agreed), total), percent(max(agreed), total)
    ratio = f"đạt {low}" if low == high else f"từ {low} đến {high}"
    present = f"có mặt {two_digits(len(council.co_mat))}/{two_digits(total)} thành viên"
    if council.gui_y_kien:
        present += f", {two_digits(len(council.gui_y_kien))} thành viên vắng mặt gửi ý kiến bằng văn bản"
    return (
        f"Xét kết quả thực hiện nhiệm vụ {review_occasion(plan, bundle)}; căn cứ kết quả bình xét của {council.ten} "
        f"tại cuộc họp {long_date(record.cuoc_hop.ngay)} ({present}; tỷ lệ đồng ý {ratio} trên tổng số thành viên Hội "
        f"đồng), "
        f"{record.co_quan.ten} kính đề nghị {to} xem xét, {_asked(plan, bundle)} {wish_of(bundle)} cho "
        f"{total_of(bundle.lines)}, gồm:"
    )


def _asked(plan: ReviewPlan, bundle: Bundle) -> str:
    submits = _decided(bundle) != "quyết định"
    return f"trình {decider_of(plan, bundle)}" if submits else "quyết định"


def _groups(bundle: Bundle) -> Iterator[dict[str, Any]]:
    """Each award with the clause it rests on; the names where they are few, else only in the list."""
    listed = len(bundle.lines) <= NAMES_LISTED
    for number, one in enumerate(bundle.titles, start=1):
        clause = f" ({one.clause})" if one.clause else ""
        names = [f"{name_of(line)}{_at(line)}" for line in one.lines]
        head = f"{number}. {capital(quoted_award(one.award))}{clause}: {total_of(one.lines)}"
        yield {
            "tieu_de": f"{head}{':' if listed else '.'}",
            "ten": [f"- {name}{'.' if at == len(names) else ';'}" for at, name in enumerate(names, 1)]
            if listed
            else [],
        }


def _grounds(plan: ReviewPlan, line: ProposedRow) -> str:
    return "; ".join(filter(None, (grounds_of(line, plan.case.book.award_names), _shares(plan, line))))


def _shares(plan: ReviewPlan, line: ProposedRow) -> str:
    """How many people a collective has, and how many of them have the titles it needs, as far as that is known."""
    if not isinstance(line.row, TapTheXet):
        return ""
    shares = plan.case.shares(line.row)
    parts = [f"tổng số {two_digits(shares.members)} người"] if shares.members else []
    if shares.members and shares.advanced is not None:
        share = percent(shares.advanced, shares.members)
        counted = f"{two_digits(shares.advanced)}/{two_digits(shares.members)}"
        parts.append(f"{_name(plan, 'nhu_ldtt')} {counted} ({share})")
    if shares.fighters:
        parts.append(f"{_name(plan, 'nhu_cstdcs')} {two_digits(shares.fighters)}")
    return "; ".join(parts)


def _name(plan: ReviewPlan, group: str) -> str:
    """The lowest title of a group."""
    found = [award for award in plan.case.book.hinh_thuc if award.ma in like(group)]
    return min(found, key=rank).ten


def _at(line: Any) -> str:
    place = place_of(line)
    return f", {place}" if place else ""


def _attached(bundle: Bundle) -> str:
    reports = [document for document in bundle.documents if document.nominee is not None]
    papers = ["danh sách tại Phụ lục", "biên bản bình xét của Hội đồng Thi đua - Khen thưởng"]
    if reports:
        papers.append(f"{two_digits(len(reports))} báo cáo thành tích")
    papers += dict.fromkeys(
        paper[:1].lower() + paper[1:] for one in bundle.titles for paper in review_certificates(one)
    )
    return f"(Kèm theo: {'; '.join(papers)})."


def review_certificates(one: ReviewTitle) -> Sequence[str]:
    """The papers of others that law asks for a title."""
    ruling = one.rulings.get("giay_to_kem")
    return tuple(ruling.value) if ruling is not None and ruling.value else ()


def danh_sach_binh_xet_context(plan: ReviewPlan, bundle: Bundle) -> dict[str, Any]:
    """Danh sách grouped by title, the appendix of the tờ trình (Nghị định 30/2020/NĐ-CP, Mẫu 2.1)."""
    record, agency, kit = plan.case.record, plan.case.record.co_quan, load_layout().kit
    day = long_date(record.ngay_to_trinh) if record.ngay_to_trinh else blank_date(record.cuoc_hop.ngay.year)
    width = load_layout().page.height_mm - kit.landscape_margins_mm["left"] - kit.landscape_margins_mm["right"]
    number = notation(record.so_to_trinh, KIND, agency.ky_hieu)
    attached, rule = title(f"(Kèm theo Tờ trình số {number} {day} của {agency.ten})", "kem_theo", "italic", width)
    heading = f"{kinds_of(bundle.lines)} đề nghị {wish_of(bundle)} {review_occasion(plan, bundle)}".upper()
    return {
        "ten_phu_luc": title_lines(heading, "phu_luc_ten", width_mm=width),
        "kem_theo": attached,
        "ke_kem_theo": rule,
        "nhom": list(_listed(plan, bundle)),
        "tong_so": f"Tổng số: {two_digits(len(bundle.lines))} trường hợp ({total_of(bundle.lines)})./.",
    }


def _listed(plan: ReviewPlan, bundle: Bundle) -> Iterator[dict[str, Any]]:
    for number, one, lines in parted(bundle.titles):
        rows = [
            {
                "stt": row["stt"],
                "ten": row["ten"],
                "noi": place_of(line),
                "can_cu": "; ".join(filter(None, (grounds_of(line, plan.case.book.award_names), _shares(plan, line)))),
                "phieu": f"{row['dong_y']}/{plan.case.record.hoi_dong.tong_so_thanh_vien} ({row['ty_le']})",
                "ghi_chu": line.row.ghi_chu or "",
            }
            for line, row in zip(lines, counted_rows(plan, lines), strict=True)
        ]
        counted = joined([f"{two_digits(count)} {name}" for name, count in counts_of(lines)])
        yield {"tieu_de": f"{roman(number)}. {one.award.ten.upper()} ({counted})", "dong": rows}
