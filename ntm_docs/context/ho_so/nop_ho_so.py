"""Names and values of cover, index, hand-over slip."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ntm_docs.context.heading import letterhead, place_and_date, title, title_lines
from ntm_docs.context.ho_so.nominees import counts, merits
from ntm_docs.context.ho_so.to_trinh import KIND, award_phrase, receivers
from ntm_docs.context.wording import capital, notation
from ntm_docs.layout import load_layout
from ntm_docs.model import CoQuan, HoSo
from ntm_docs.phrases.dates import blank_date, short_date
from ntm_docs.phrases.numbers import two_digits
from ntm_docs.regulations import Dossier, PlannedDocument, Reported

_MINUTES = load_layout().abbreviations["Biên bản"] or ""
ORIGINAL = "Bản chính"
_REPORT, _PROPOSAL, _LIST = "bao-cao", "to-trinh", "danh-sach"
Pages = Mapping[str, int]
_LINE = "…" * 12


def bia_context(ho_so: HoSo, dossier: Dossier) -> dict[str, Any]:
    """Bìa hồ sơ: whose, what for, for whom; a page of the kit, no law fixes it."""
    agency, day = ho_so.co_quan, ho_so.ngay_to_trinh
    de_nghi = ho_so.de_nghi[dossier.index]
    when = f"tháng {day.month} năm {day.year}" if day else f"năm {ho_so.cuoc_hop.ngay.year}"
    copies = f"Số bộ: {two_digits(dossier.copies)}" if dossier.copies else "Số bộ: ………"
    return letterhead(agency.ten, agency.chu_quan) | {
        "ten": title_lines(f"Đề nghị {award_phrase(dossier)}".upper(), "ten_loai"),
        "cho": title_lines(f"cho {counts(de_nghi)}", "trich_yeu"),
        "thanh_tich": title_lines(f"có thành tích xuất sắc trong {merits(ho_so, dossier)}", "trich_yeu"),
        "so_bo": copies,
        "kinh_gui": f"Kính gửi: {'; '.join(receivers(ho_so, dossier))}",
        "thoi_gian": f"{agency.dia_danh}, {when}",
    }


def muc_luc_context(ho_so: HoSo, dossier: Dossier, pages: Pages) -> dict[str, Any]:
    """Mục lục hồ sơ: the documents in order, with number, day and pages.

    `pages` gives the pages of each PDF by the document's path from the output folder; where one is not
    known its cell and the sum stay blank.
    """
    agency = ho_so.co_quan
    lines, rule = title(f"Hồ sơ đề nghị {award_phrase(dossier)} cho {counts(ho_so.de_nghi[dossier.index])}")
    known = [pages.get(f"{dossier.id}/{document.path}") for document in dossier.documents]
    sets = f"{two_digits(dossier.copies)} bộ" if dossier.copies else "số bộ: ………"
    return letterhead(agency.ten, agency.chu_quan) | {
        "dia_danh_ngay": place_and_date(agency.dia_danh, ho_so.ngay_to_trinh, ho_so.cuoc_hop.ngay.year),
        "trich_yeu": lines,
        "ke_trich_yeu": rule,
        "dong": [
            _described(ho_so, dossier, one)
            | {"stt": str(order), "trang": "" if count is None else str(count), "ban": ORIGINAL}
            for order, (one, count) in enumerate(zip(dossier.documents, known, strict=True), start=1)
        ],
        "giay_to": [f"- {capital(one)}: …… trang" for one in dossier.value("giay_to_kem") or ()],
        "tong_so": f"Tổng số: {two_digits(len(known))} văn bản, {sum_of_pages(known)} trang; {sets}.",
    }


def sum_of_pages(known: Sequence[int | None]) -> str:
    """The pages together; room for handwriting while one is not known."""
    counted = [one for one in known if one is not None]
    return str(sum(counted)) if len(counted) == len(known) else "………"


def _described(ho_so: HoSo, dossier: Dossier, document: PlannedDocument[Reported]) -> dict[str, str]:
    """Name, number and day of a document, as they are printed on it."""
    de_nghi, day = ho_so.de_nghi[dossier.index], ho_so.ngay_to_trinh
    if document.nominee is not None:
        nominee = document.nominee.record
        return index_row(f"Báo cáo thành tích: {nominee.ten_day_du}", "", nominee.ngay_bao_cao)
    award = award_phrase(dossier)
    number = index_number(de_nghi.so_to_trinh, KIND, ho_so.co_quan.ky_hieu)
    if document.form.startswith(_PROPOSAL):
        return index_row(f"Tờ trình đề nghị {award}", number, day)
    if document.form.startswith(_LIST):
        return index_row(f"Danh sách đề nghị {award} (kèm theo Tờ trình)", "", day)
    minutes = index_number(de_nghi.so_bien_ban, _MINUTES, ho_so.hoi_dong.ky_hieu)
    return index_row(f"Biên bản họp {ho_so.hoi_dong.ten}", minutes, ho_so.cuoc_hop.ngay)


def index_number(number: str | None, kind: str, agency: str) -> str:
    """A notation for a narrow cell: dots where the number is still open."""
    return notation(number, kind, agency) if number else f"……/{kind}-{agency}"


def index_row(name: str, number: str, day: date | None) -> dict[str, str]:
    """A line of an index."""
    return {"ten": name, "so": number, "ngay": short_date(day) if day else ""}


def giao_nhan_context(ho_so: HoSo, dossiers: Sequence[Dossier], pages: Pages) -> dict[str, Any]:
    """Phiếu giao nhận hồ sơ: every dossier that is handed over, its documents, pages and sets; two signatures."""
    year = (ho_so.ngay_to_trinh or ho_so.cuoc_hop.ngay).year
    to = list(dict.fromkeys(name for one in dossiers for name in receivers(ho_so, one)))
    rows = list(_handed_over(ho_so, dossiers, pages))
    return handing_over(ho_so.co_quan, year, to, rows, [one.copies for one in dossiers])


def handing_over(
    agency: CoQuan, year: int, to: Sequence[str], rows: Sequence[Mapping[str, Any]], copies: Sequence[int | None]
) -> dict[str, Any]:
    """A slip of what is handed over to whom, a row for each dossier; both sides sign."""
    lines, rule = title("Hồ sơ đề nghị khen thưởng")
    known = [count for count in copies if count]
    sets = two_digits(sum(known)) if len(known) == len(copies) else "………"
    return letterhead(agency.ten, agency.chu_quan) | {
        "dia_danh_ngay": place_and_date(agency.dia_danh, None, year),
        "trich_yeu": lines,
        "ke_trich_yeu": rule,
        "thoi_diem": f"Hồi …… giờ …… phút, {blank_date(year)}, hai bên giao nhận hồ sơ như sau:",
        "gui": f"Nơi nhận hồ sơ: {'; '.join(to)}.",
        "ben_giao": f"Bên giao: {agency.ten}.",
        "nguoi_giao": f"Họ tên, chức vụ người giao: {_LINE}",
        "ben_nhan": f"Bên nhận: {_LINE}",
        "nguoi_nhan": f"Họ tên, chức vụ người nhận: {_LINE}",
        "dong": list(rows),
        "tong_so": f"Tổng số: {two_digits(len(rows))} hồ sơ, {sets} bộ.",
        "tinh_trang": f"Tình trạng hồ sơ khi nhận (đủ, thiếu giấy tờ gì): {_LINE}",
    }


def _handed_over(ho_so: HoSo, dossiers: Sequence[Dossier], pages: Pages) -> Iterator[dict[str, Any]]:
    for order, dossier in enumerate(dossiers, start=1):
        known = [pages.get(f"{dossier.id}/{document.path}") for document in dossier.documents]
        de_nghi = ho_so.de_nghi[dossier.index]
        yield {
            "stt": order,
            "ten": f"Đề nghị {award_phrase(dossier)} cho {counts(de_nghi)}",
            "so": index_number(de_nghi.so_to_trinh, KIND, ho_so.co_quan.ky_hieu),
            "van_ban": two_digits(len(known)),
            "trang": sum_of_pages(known),
            "so_bo": two_digits(dossier.copies) if dossier.copies else "",
            "ghi_chu": "Có tệp điện tử" if dossier.electronic else "",
        }


def separators_context(sheets: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Sheets between sets, a page each: what it stands before, and a line below."""
    return {"to": [{"tieu_de": head, "dong": below} for head, below in sheets]}
