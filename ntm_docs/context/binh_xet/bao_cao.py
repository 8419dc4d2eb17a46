"""Names and values of an open merit report.

A list of a review says who is nominated, not what they did: the report is begun with what the list knows, and its
lines are open. What a person writes is theirs.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from ntm_docs.context.binh_xet.words import quoted_award
from ntm_docs.context.heading import letterhead, place_and_date, title
from ntm_docs.context.ho_so.bao_cao import confirmation
from ntm_docs.machine.own_data import load_data
from ntm_docs.model import CaNhanXet
from ntm_docs.model.ho_so import DanhHieu
from ntm_docs.phrases.dates import short_date
from ntm_docs.phrases.keys import fold_key
from ntm_docs.regulations import ProposedRow, ReviewPlan, named_in

_SIGNED = "(Ký tên, đóng dấu, ghi rõ họ tên)"
_OPEN = "…" * 30  # fills a line of the body
_SHORT = "…" * 8
_LINES = 4
_ROWS = 2
# The list says nothing of earlier awards.
_ROW: dict[str, object] = {"nam": "……", "ten": "…" * 6, "quyet_dinh": "…" * 12}


def bao_cao_binh_xet_context(plan: ReviewPlan, line: ProposedRow, form: str) -> dict[str, Any]:
    """Báo cáo thành tích of one nominee on a form, open where only the nominee knows."""
    record, agency = plan.case.record, plan.case.record.co_quan
    award = named_in(plan.case, line.award)
    lines, rule = title(f"ĐỀ NGHỊ {award.loi_tang} {award.ten}".upper(), "trich_yeu")
    person = isinstance(line.row, CaNhanXet)
    own = "cá nhân tôi" if person else line.row.ten_day_du
    return letterhead(agency.ten, agency.chu_quan) | {
        "dia_danh_ngay": place_and_date(agency.dia_danh, None, record.cuoc_hop.ngay.year),
        "trich_yeu": lines,
        "ke_trich_yeu": rule,
        "ten": f"{'Họ và tên cá nhân' if person else 'Tên tập thể'} đề nghị: {_name(line)}",
        "phan_i": list(_sections(line, form, "phan_i", record.ky_binh_xet)),
        "phan_ii": list(_sections(line, form, "phan_ii", record.ky_binh_xet)),
        "danh_hieu": [_earlier(one, plan) for one in line.row.danh_hieu_thi_dua] or [_ROW] * _ROWS,
        "khen_thuong": [_ROW] * _ROWS,
        "ket": (
            f"Trên đây là báo cáo thành tích {record.ky_binh_xet} của {own}, kính đề nghị các cấp có thẩm quyền "
            f"xem xét, tặng {quoted_award(award)}./."
        ),
        "xac_nhan": confirmation("XÁC NHẬN CỦA", agency.ten, "left"),
        "nguoi_ky": {"dong": ["NGƯỜI BÁO CÁO" if person else "THỦ TRƯỞNG ĐƠN VỊ"], "ho_va_ten": _signer(line)},
        "cap_trinh": [],
    }


def _earlier(one: DanhHieu, plan: ReviewPlan) -> dict[str, object]:
    """A title of the years before, under its full name."""
    name = plan.case.book.award_names.get(fold_key(one.danh_hieu), one.danh_hieu)
    issued = f"Quyết định số {one.so_quyet_dinh} ngày {short_date(one.ngay)}; {one.co_quan_ban_hanh}"
    return {"nam": one.nam, "ten": name, "quyet_dinh": issued}


def _name(line: ProposedRow) -> str:
    return line.row.ho_va_ten if isinstance(line.row, CaNhanXet) else line.row.ten


def _signer(line: ProposedRow) -> str:
    return line.row.ho_va_ten if isinstance(line.row, CaNhanXet) else _SHORT


@cache
def _layouts() -> dict[str, Any]:
    layouts: dict[str, Any] = load_data("context", "bao-cao.yaml")
    return layouts


def _sections(line: ProposedRow, form: str, part: str, year: str) -> Iterator[dict[str, Any]]:
    """The headings of the form, each with what is known, then open lines."""
    layouts = _layouts()
    layout = layouts[layouts[form].get("giong", form)]
    for number, section in enumerate(layout[part], start=1):
        heading = section.get("tieu_de", "").format(phong_trao=year)
        known = list(_known(line)) if "ly_lich" in section["truong"] else []
        if "ket_qua" in section["truong"]:
            known = [one for one in (_initiative(line),) if one]
        yield {"tieu_de": f"{number}. {heading}" if heading else "", "doan": [*known, *[_OPEN] * _LINES], "bang": []}


def _known(line: ProposedRow) -> Iterator[str]:
    """Who the nominee is, as far as the list says."""
    row = line.row
    if isinstance(row, CaNhanXet):
        yield f"- Sinh ngày, tháng, năm: {_SHORT}; giới tính: {_SHORT}."
        yield f"- Quê quán: {_SHORT}."
        yield f"- Trú quán: {_SHORT}."
        yield f"- Đơn vị công tác: {row.don_vi}."
        yield f"- Chức vụ (Đảng, chính quyền, đoàn thể): {row.chuc_vu or _SHORT}."
        yield f"- Trình độ chuyên môn, nghiệp vụ: {_SHORT}."
    else:
        yield f"- Địa điểm trụ sở chính: {row.dia_chi or _SHORT}."
    if row.xep_loai is not None:
        yield f"- Kết quả xếp loại năm: {row.xep_loai}."


def _initiative(line: ProposedRow) -> str:
    found = getattr(line.row, "sang_kien", None)
    return f"- Sáng kiến, đề tài: {found}." if found else ""
