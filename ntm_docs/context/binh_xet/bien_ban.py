"""Names and values of a review's one biên bản."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ntm_docs.context.binh_xet.quyet_dinh import authority, award_voted_on
from ntm_docs.context.binh_xet.words import (
    counted_rows,
    decider_of,
    for_whom,
    named_unit,
    parted,
    place_of,
    total_of,
    who_is,
)
from ntm_docs.context.heading import number_line, title
from ntm_docs.context.ho_so.bien_ban import BALLOTS, minutes_of
from ntm_docs.context.wording import bare, capital, ended
from ntm_docs.layout import load_layout
from ntm_docs.model.field_types.xep_loai import levels
from ntm_docs.outline.labels import roman
from ntm_docs.phrases.numbers import two_digits
from ntm_docs.regulations import ReviewPlan, ReviewTitle

_KIND = load_layout().abbreviations["Biên bản"] or ""
_BALLOT = "bỏ phiếu kín"
_PASSED, _NOT = "Đạt", "Không đạt"


def bien_ban_binh_xet_context(plan: ReviewPlan) -> dict[str, Any]:
    """Biên bản họp bình xét (Nghị định 30/2020/NĐ-CP, Mẫu 1.9; Luật 06/2022/QH15, Điều 84): every title of the year."""
    record = plan.case.record
    council, meeting = record.hoi_dong, record.cuoc_hop
    ballots = any(vote.hinh_thuc_bieu_quyet == _BALLOT for vote in record.bieu_quyet)
    lines, rule = title(
        f"Bình xét thi đua, xét khen thưởng{' và kết quả bỏ phiếu' if ballots else ''} {record.ky_binh_xet}"
    )
    return minutes_of(council, meeting) | {
        "so_ky_hieu": number_line(record.so_bien_ban, _KIND, council.ky_hieu),
        "trich_yeu": lines,
        "ke_trich_yeu": rule,
        "xep_loai": list(_ratings(plan)),
        "bieu_quyet": list(_ways(plan)),
        "nhom": list(_results(plan)),
        "khong_de_nghi": list(_without(plan)),
        "ket_luan": list(_conclusion(plan)),
    }


def _ratings(plan: ReviewPlan) -> Iterator[str]:
    """How many are of each level, as far as the list says."""
    record = plan.case.record
    counts = Counter(row.xep_loai for row in plan.case.people if row.xep_loai is not None)
    day = f" (kết quả ngày {record.ngay_xep_loai:%d/%m/%Y})" if record.ngay_xep_loai else ""
    parts = [f"{level} {two_digits(counts[level])} người" for level in levels() if counts[level]]
    if parts:
        yield f"Hội đồng nghe báo cáo kết quả xếp loại chất lượng {record.ky_binh_xet}{day}: {'; '.join(parts)}."
    else:
        yield f"Hội đồng nghe báo cáo kết quả xếp loại chất lượng {record.ky_binh_xet}{day}."


def _ways(plan: ReviewPlan) -> Iterator[str]:
    """How each title was voted on, with the share it needs; counters and the base of the share first."""
    record, case = plan.case.record, plan.case
    total = record.hoi_dong.tong_so_thanh_vien
    counters = f"Tổ kiểm phiếu: {', '.join(record.cuoc_hop.to_kiem_phieu)}. " if record.cuoc_hop.to_kiem_phieu else ""
    yield f"{counters}Tỷ lệ tính trên tổng số {two_digits(total)} thành viên Hội đồng."
    for one in plan.titles:
        index = case.vote_of(one.lines[0])
        way = BALLOTS[record.bieu_quyet[index].hinh_thuc_bieu_quyet] if index is not None else "biểu quyết"
        least = (case.vote_rule(one.lines[0]).value or {}).get("toi_thieu")
        share = f"từ {least}% trở lên" if least else "quá nửa"
        needed = two_digits(case.needed(one.lines[0]))
        yield f"- {capital(award_voted_on(plan, one.award))}: {way}; đạt khi {share} ({needed} phiếu)."


def _results(plan: ReviewPlan) -> Iterator[dict[str, Any]]:
    """The votes, title by title from the lowest up; persons and collectives of one award apart."""
    for number, one, lines in parted(plan.titles):
        rows = [
            row | {"noi": place_of(line), "ket_qua": _PASSED if plan.case.passed(line) else _NOT}
            for line, row in zip(lines, counted_rows(plan, lines), strict=True)
        ]
        yield {"tieu_de": f"{roman(number)}. {_heading(plan, one)} ({total_of(lines)})", "dong": rows}


def _heading(plan: ReviewPlan, one: ReviewTitle) -> str:
    name = award_voted_on(plan, one.award).removeprefix("danh hiệu ")
    kind = f" ({one.kind})" if one.kind == "chuyên đề" else ""
    return f"{name.strip('“”')}{kind}".upper()


def _without(plan: ReviewPlan) -> Iterator[str]:
    """Who is of the office and was not proposed, with the reason where the list gives one."""
    proposed = {who_is(line) for line in plan.case.lines}
    rows = [row for row in plan.case.people if ("ca_nhan", *named_unit(row)) not in proposed]
    lines = [
        ", ".join(filter(None, (row.ten_day_du, row.chuc_vu, row.don_vi)))
        + (f"; {bare(row.ghi_chu)}" if row.ghi_chu else "")
        for row in rows
    ]
    yield from (f"- {line}" for line in ended(lines))


def _conclusion(plan: ReviewPlan) -> Iterator[str]:
    """What the council asks for: of the office's own head, and of those above through the office."""
    record = plan.case.record
    for bundle in plan.bundles:
        if not bundle.titles:
            continue
        wishes = "; ".join(f"{award_voted_on(plan, one.award)} cho {for_whom(one.lines)}" for one in bundle.titles)
        if bundle.own:
            asked = f"{authority(plan)} quyết định tặng"
        else:
            asked = f"{record.co_quan.ten} trình {decider_of(plan, bundle)} xem xét tặng"
        yield f"Hội đồng thống nhất đề nghị {asked}: {wishes}."
