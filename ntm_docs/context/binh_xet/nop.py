"""Cover, index and slip of what a review sends."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ntm_docs.context.binh_xet.to_trinh import review_certificates, review_occasion, review_receivers
from ntm_docs.context.binh_xet.words import total_of, wish_of
from ntm_docs.context.heading import letterhead, place_and_date, title, title_lines
from ntm_docs.context.ho_so.nop_ho_so import ORIGINAL, handing_over, index_number, index_row, sum_of_pages
from ntm_docs.context.ho_so.to_trinh import KIND
from ntm_docs.context.wording import capital
from ntm_docs.layout import load_layout
from ntm_docs.phrases.numbers import two_digits
from ntm_docs.regulations import Bundle, PlannedDocument, ProposedRow, ReviewPlan, set_of

_MINUTES = load_layout().abbreviations["Biên bản"] or ""
Pages = Mapping[str, int]


def bia_binh_xet_context(plan: ReviewPlan, bundle: Bundle) -> dict[str, Any]:
    """Bìa hồ sơ of a tờ trình; a page of the kit, no law fixes it."""
    agency, day = plan.case.record.co_quan, plan.case.record.ngay_to_trinh
    when = f"tháng {day.month} năm {day.year}" if day else f"năm {plan.case.record.cuoc_hop.ngay.year}"
    return letterhead(agency.ten, agency.chu_quan) | {
        "ten": title_lines(f"Đề nghị {wish_of(bundle)}".upper(), "ten_loai"),
        "cho": title_lines(f"cho {total_of(bundle.lines)}", "trich_yeu"),
        "thanh_tich": title_lines(review_occasion(plan, bundle), "trich_yeu"),
        "so_bo": f"Số bộ: {two_digits(bundle.copies)}" if bundle.copies else "Số bộ: ………",
        "kinh_gui": f"Kính gửi: {'; '.join(review_receivers(plan, bundle))}",
        "thoi_gian": f"{agency.dia_danh}, {when}",
    }


def muc_luc_binh_xet_context(plan: ReviewPlan, bundle: Bundle, pages: Pages) -> dict[str, Any]:
    """Mục lục hồ sơ: the set in its order, the one biên bản behind the list; `pages` as in a dossier's index."""
    record, agency = plan.case.record, plan.case.record.co_quan
    lines, rule = title(f"Hồ sơ đề nghị {wish_of(bundle)} {review_occasion(plan, bundle)}")
    rows = list(_rows(plan, bundle, pages))
    sets = f"{two_digits(bundle.copies)} bộ" if bundle.copies else "số bộ: ………"
    papers = dict.fromkeys(paper for one in bundle.titles for paper in review_certificates(one))
    return letterhead(agency.ten, agency.chu_quan) | {
        "dia_danh_ngay": place_and_date(agency.dia_danh, record.ngay_to_trinh, record.cuoc_hop.ngay.year),
        "trich_yeu": lines,
        "ke_trich_yeu": rule,
        "dong": rows,
        "giay_to": [f"- {capital(one)}: …… trang" for one in papers],
        "tong_so": f"Tổng số: {two_digits(len(rows))} văn bản, {sum_of_pages(_pages(bundle, pages))} trang; {sets}.",
    }


def giao_nhan_binh_xet_context(plan: ReviewPlan, bundles: Sequence[Bundle], pages: Pages) -> dict[str, Any]:
    """Phiếu giao nhận hồ sơ: every tờ trình of the review with its set; two signatures."""
    record, agency = plan.case.record, plan.case.record.co_quan
    to = list(dict.fromkeys(name for one in bundles for name in review_receivers(plan, one)))
    day: date = record.ngay_to_trinh or record.cuoc_hop.ngay
    rows = [
        {
            "stt": order,
            "ten": f"Đề nghị {wish_of(bundle)} {review_occasion(plan, bundle)} cho {total_of(bundle.lines)}",
            "so": index_number(record.so_to_trinh, KIND, agency.ky_hieu),
            "van_ban": two_digits(len(_paths(bundle))),
            "trang": sum_of_pages(_pages(bundle, pages)),
            "so_bo": two_digits(bundle.copies) if bundle.copies else "",
            "ghi_chu": "Có tệp điện tử" if bundle.electronic else "",
        }
        for order, bundle in enumerate(bundles, start=1)
    ]
    return handing_over(agency, day.year, to, rows, [one.copies for one in bundles])


def _paths(bundle: Bundle) -> list[str]:
    return set_of([f"{bundle.id}/{document.path}" for document in bundle.documents])


def _pages(bundle: Bundle, pages: Pages) -> list[int | None]:
    return [pages.get(path) for path in _paths(bundle)]


def _rows(plan: ReviewPlan, bundle: Bundle, pages: Pages) -> Iterator[dict[str, str]]:
    """Name, number, day and pages of each paper of the set."""
    documents = {f"{bundle.id}/{document.path}": document for document in bundle.documents}
    for order, path in enumerate(_paths(bundle), start=1):
        count = pages.get(path)
        row = _described(plan, bundle, documents.get(path))
        yield row | {"stt": str(order), "trang": "" if count is None else str(count), "ban": ORIGINAL}


def _described(plan: ReviewPlan, bundle: Bundle, document: PlannedDocument[ProposedRow] | None) -> dict[str, str]:
    """What the index says of a paper; None is the minutes."""
    record, council = plan.case.record, plan.case.record.hoi_dong
    if document is None:
        number = index_number(record.so_bien_ban, _MINUTES, council.ky_hieu)
        return index_row(f"Biên bản họp {council.ten}", number, record.cuoc_hop.ngay)
    if document.nominee is not None:
        return index_row(f"Báo cáo thành tích: {document.nominee.row.ten_day_du}", "", None)
    wish = f"đề nghị {wish_of(bundle)}"
    if document.form == "danh-sach-binh-xet":
        return index_row(f"Danh sách {wish} (kèm theo Tờ trình)", "", record.ngay_to_trinh)
    number = index_number(record.so_to_trinh, KIND, record.co_quan.ky_hieu)
    return index_row(f"Tờ trình {wish} {review_occasion(plan, bundle)}", number, record.ngay_to_trinh)
