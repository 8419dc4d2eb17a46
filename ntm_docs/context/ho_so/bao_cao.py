"""Names and values of the merit reports."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from ntm_docs.context.heading import agency_lines, column, letterhead, place_and_date, signature, title
from ntm_docs.context.ho_so.nominees import merits
from ntm_docs.context.wording import bare, known_date
from ntm_docs.layout import balance, load_layout
from ntm_docs.machine.own_data import load_data
from ntm_docs.model import CaNhan, HoGiaDinh, HoSo, TapThe
from ntm_docs.phrases.dates import short_date
from ntm_docs.phrases.keys import fold_key
from ntm_docs.phrases.numbers import grouped, money, two_digits
from ntm_docs.regulations import Dossier

Nominee = TapThe | CaNhan | HoGiaDinh

_KNOWN = 1024  # blocks that a review says again and again
_SIGNED = "(Ký tên, đóng dấu, ghi rõ họ tên)"


def bao_cao_context(ho_so: HoSo, dossier: Dossier, nominee: Nominee, form: str) -> dict[str, Any]:
    """Báo cáo thành tích of one nominee on a form; its sections stand in data/bao-cao.yaml."""
    heading = nominee.co_quan_bao_cao
    year = ho_so.cuoc_hop.ngay.year
    lines, rule = title(f"ĐỀ NGHỊ {dossier.award.loi_tang} {dossier.award.ten}".upper(), "trich_yeu")
    return letterhead(heading.ten, heading.chu_quan) | {
        "dia_danh_ngay": place_and_date(heading.dia_danh, nominee.ngay_bao_cao, year),
        "trich_yeu": lines,
        "ke_trich_yeu": rule,
        "ten": _name_line(nominee),
        "phan_i": list(_sections(ho_so, dossier, nominee, form, "phan_i")),
        "phan_ii": list(_sections(ho_so, dossier, nominee, form, "phan_ii")),
        "danh_hieu": [_history(line, line.danh_hieu) for line in nominee.danh_hieu_thi_dua],
        "khen_thuong": [_history(line, line.hinh_thuc) for line in nominee.hinh_thuc_khen_thuong],
        "ket": (
            f"Trên đây là báo cáo thành tích của {_self(nominee)} trong {merits(ho_so, dossier)}, kính đề nghị các "
            f"cấp có thẩm quyền xem xét, {dossier.award.loi_tang} {dossier.award.ten}./."
        ),
        "xac_nhan": confirmation("XÁC NHẬN CỦA", nominee.don_vi_xac_nhan, "left"),
        "nguoi_ky": _reporter(nominee),
        "cap_trinh": list(_submitters(ho_so, dossier, nominee)),
    }


def _self(nominee: Nominee) -> str:
    """Who reports, in the words of the one who signs."""
    if isinstance(nominee, CaNhan):
        return "cá nhân tôi"
    return "gia đình tôi" if isinstance(nominee, HoGiaDinh) else nominee.ten


def _name_line(nominee: Nominee) -> str:
    if isinstance(nominee, CaNhan):
        return f"Họ và tên cá nhân đề nghị: {nominee.ho_va_ten}"
    if isinstance(nominee, HoGiaDinh):
        return f"Tên hộ gia đình đề nghị: {nominee.ten}"
    return f"Tên tập thể đề nghị: {nominee.ten}"


def _particulars(nominee: Nominee) -> Iterator[str]:
    """The lines of part I that say who the nominee is."""
    if isinstance(nominee, CaNhan):
        pairs: Sequence[tuple[str, object]] = (
            ("Sinh ngày, tháng, năm", f"{known_date(nominee.ngay_sinh)}; giới tính: {nominee.gioi_tinh}"),
            ("Quê quán", nominee.que_quan),
            ("Trú quán", nominee.tru_quan),
            ("Nghề nghiệp", nominee.nghe_nghiep),
            ("Đơn vị công tác", nominee.don_vi_cong_tac),
            ("Chức vụ (Đảng, chính quyền, đoàn thể)", nominee.chuc_vu),
            ("Trình độ chuyên môn, nghiệp vụ", nominee.trinh_do),
            ("Điện thoại", nominee.dien_thoai),
        )
    elif isinstance(nominee, HoGiaDinh):
        pairs = (
            ("Chủ hộ", f"{nominee.danh_xung} {nominee.chu_ho}, sinh năm {nominee.nam_sinh_chu_ho}"),
            ("Nơi ở", nominee.dia_chi),
            ("Nghề nghiệp", nominee.nghe_nghiep),
            ("Số nhân khẩu", two_digits(nominee.so_nhan_khau)),
            ("Điện thoại", nominee.dien_thoai),
        )
    else:
        pairs = (("Địa điểm trụ sở chính", nominee.dia_chi), ("Điện thoại", nominee.dien_thoai))
    yield from (f"- {label}: {bare(str(value))}." for label, value in pairs if value)


def _sections(ho_so: HoSo, dossier: Dossier, nominee: Nominee, form: str, part: str) -> Iterator[dict[str, Any]]:
    """The sections of a part: numbered headings, paragraphs, tables; empty ones left out."""
    number = 0
    layouts = _layouts()
    layout = layouts[layouts[form].get("giong", form)]
    for section in layout[part]:
        heading = section.get("tieu_de", "")
        paragraphs = [line for field in section["truong"] for line in _paragraphs(nominee, field, titled=bool(heading))]
        tables = _criteria(nominee) if "bang_tieu_chi" in section["truong"] else []
        if paragraphs or tables:
            number += 1
            title_text = f"{number}. {heading.format(phong_trao=merits(ho_so, dossier))}" if heading else ""
            yield {"tieu_de": title_text, "doan": paragraphs, "bang": tables}


@cache
def _layouts() -> dict[str, Any]:
    layouts: dict[str, Any] = load_data("context", "bao-cao.yaml")
    return layouts


def _paragraphs(nominee: Nominee, field: str, *, titled: bool) -> list[str]:
    """The paragraphs of one field of the section data."""
    if field in _MADE:
        return list(_MADE[field](nominee))
    if field == "so_luoc":
        return list(nominee.so_luoc)
    if field == "chuc_nang_nhiem_vu":
        lines = list(nominee.chuc_nang_nhiem_vu) if isinstance(nominee, TapThe) else []
        return lines if titled or not lines else [f"- Chức năng, nhiệm vụ được giao: {lines[0]}", *lines[1:]]
    return [] if field == "bang_tieu_chi" else list(getattr(nominee.thanh_tich, field))


def _criteria(nominee: Nominee) -> list[Any]:
    """The table of criteria as a list of one table, or an empty list."""
    table = nominee.thanh_tich.bang_tieu_chi
    if table is None:
        return []
    rows = [
        {
            "stt": order,
            "tieu_chi": row.tieu_chi,
            "don_vi": row.don_vi_tinh,
            "dau_ky": row.dau_ky,
            "hien_nay": row.hien_nay,
        }
        for order, row in enumerate(table.dong, start=1)
    ]
    return [{"dau_ky": table.dau_ky, "hien_nay": table.hien_nay, "dong": rows}]


def _contributions(nominee: Nominee) -> Iterator[str]:
    given = nominee.thanh_tich.dong_gop
    if given is None:
        return
    if given.tien is not None:
        yield f"- Tiền và hiện vật quy ra tiền: {money(given.tien)}."
    if given.dat is not None:
        yield f"- Đất: {grouped(given.dat)} m²."
    if given.ngay_cong is not None:
        yield f"- Ngày công lao động: {grouped(given.ngay_cong)} ngày công."
    yield from given.dien_giai


def _proofs(nominee: Nominee) -> Iterator[str]:
    """OCOP products and confirmations of duties, which a producing unit must show."""
    if not isinstance(nominee, TapThe):
        return
    for product in nominee.ocop:
        dates = (
            f"công nhận ngày {short_date(product.ngay_cong_nhan)}, có giá trị đến ngày {short_date(product.het_han)}"
        )
        yield f"- Sản phẩm OCOP {product.san_pham}: {product.so_sao} sao, {dates}."
    yield from (f"- {paper.rstrip('.;')}." for paper in nominee.xac_nhan_nghia_vu)


_MADE = {"ly_lich": _particulars, "dong_gop": _contributions, "xac_nhan": _proofs}


def _history(line: Any, name: str) -> dict[str, Any]:
    note = f" ({line.ghi_chu})" if getattr(line, "ghi_chu", None) else ""
    return {
        "nam": line.nam,
        "ten": f"{name}{note}",
        "quyet_dinh": f"Quyết định số {line.so_quyet_dinh} ngày {short_date(line.ngay)}; {line.co_quan_ban_hanh}",
    }


@lru_cache(_KNOWN)
def confirmation(label: str, body: str, side: str) -> Mapping[str, Any]:
    """A block for a confirming body: title lines that never wrap, the hint, room to sign."""
    width, size = column("signature", side), load_layout().size_of("chuc_vu")
    margin = round(width * 0.97)
    names = agency_lines(body, margin, "chuc_vu", "bold")
    return {"dong": balance(label, margin, size, "bold"), "co_quan": names, "chi_dan": _SIGNED}


def _reporter(nominee: Nominee) -> dict[str, Any]:
    if isinstance(nominee, TapThe):
        return {"dong": signature(nominee.nguoi_ky), "ho_va_ten": nominee.nguoi_ky.ho_va_ten}
    name = nominee.ho_va_ten if isinstance(nominee, CaNhan) else nominee.chu_ho
    return {"dong": ["NGƯỜI BÁO CÁO"], "ho_va_ten": name}


def _submitters(ho_so: HoSo, dossier: Dossier, nominee: Nominee) -> Iterator[Mapping[str, Any]]:
    """Confirming bodies above, unless the same body already signs this report."""
    bodies = {
        "co_quan_trinh": ("XÁC NHẬN CỦA CƠ QUAN TRÌNH KHEN THƯỞNG", ho_so.co_quan.ten),
        "uy_ban_tinh": ("XÁC NHẬN CỦA CẤP TRÌNH THỦ TƯỚNG CHÍNH PHỦ", f"Ủy ban nhân dân {dossier.province}"),
    }
    signing = {fold_key(nominee.don_vi_xac_nhan)}
    if isinstance(nominee, TapThe):
        signing.add(fold_key(nominee.co_quan_bao_cao.ten))
    for role in dossier.value("xac_nhan") or ():
        label, body = bodies[role]
        if fold_key(body) not in signing:
            yield confirmation(label, body, "right")
