"""Forms of the receiving offices: receipts, lists, extracts."""

from collections.abc import Callable

from docx.document import Document as DocumentObject

from ntm_docs.form_catalogue import Form
from ntm_docs.kit.blocks import (
    fill_row,
    grid_table,
    grouped_table,
    loop_row,
    put,
    put_each,
    put_heading,
    put_rule,
    put_signature,
    repeat_header,
    set_page,
)
from ntm_docs.kit.drafted import DRAFTED

_OWN_HAND = "(Ký, ghi rõ họ tên)"
_NAME, _PLACE = "Họ và tên cá nhân, tên tập thể, hộ gia đình", "Chức vụ, đơn vị, nơi ở"


def _bien_nhan(document: DocumentObject, _form: Form) -> None:
    """A receipt of a unit's dossiers, signed by both sides."""
    set_page(document)
    put_heading(document, number=False, dated=True)
    put(document, "TenLoai", "GIẤY BIÊN NHẬN")
    put_each(document, "TrichYeu", "trich_yeu")
    put_rule(document, "ke_trich_yeu")
    put(document, "NoiDung", "{{ da_nhan }}")
    put(document, "Khoang")
    table = grid_table(document, 4, [11, 46, 30, 17, 45, 16])
    titles = ["STT", "Hồ sơ", "Tờ trình", "Số trường hợp", "Giấy tờ có trong hồ sơ", "Số bộ"]
    fill_row(table, 0, "BangDauCot", titles)
    repeat_header(table)
    loop_row(table, 1, "{%tr for dong in dong %}")
    cells = ["stt", "ten", "to_trinh", "so_truong_hop", "giay_to", "so_bo"]
    styles = ["BangSo", "BangChu", "BangSo", "BangSo", "BangChu", "BangSo"]
    fill_row(table, 2, styles, [f"{{{{ dong.{cell} }}}}" for cell in cells])
    loop_row(table, 3, "{%tr endfor %}")
    put(document, "NoiDungCuoi", "{{ tong_so }}")
    put(document, "NoiDung", "{%p if con_thieu %}")
    put(document, "NoiDungCuoi", "Hồ sơ còn thiếu giấy tờ sau:")
    put_each(document, "NoiDung", "con_thieu")
    put(document, "NoiDung", "{%p endif %}")
    put(document, "NoiDungCuoi", "{{ ket }}")
    put(document, "Khoang")
    giver = [("QuyenHan", "NGƯỜI GIAO"), ("ChiDanKy", _OWN_HAND), ("ChoKy", "")]
    taker = [("QuyenHan", "NGƯỜI NHẬN"), ("ChiDanKy", _OWN_HAND), ("ChoKy", "")]
    put_signature(document, giver, taker, columns="minutes")


def _annex(document: DocumentObject, titles: list[str], cells: dict[str, str], widths: list[float]) -> None:
    """Mẫu 2.1 on a landscape page: cases by award and kind."""
    set_page(document, landscape=True)
    put(document, "PhuLuc", "{{ so_phu_luc }}")
    put_each(document, "TenPhuLuc", "ten_phu_luc")
    put_each(document, "KemTheo", "kem_theo")
    put_rule(document, "ke_kem_theo")
    put(document, "Khoang")
    grouped_table(document, widths, titles, cells, total="{{ tong_so }}")


def _du_tieu_chuan(document: DocumentObject, _form: Form) -> None:
    titles = ["STT", _NAME, _PLACE, "Đơn vị đề nghị", "Tóm tắt thành tích", "Tiêu chuẩn đã đối chiếu", "Ghi chú"]
    cells = {"stt": "BangSo"} | dict.fromkeys(("ten", "noi", "don_vi", "tom_tat", "can_cu", "ghi_chu"), "BangChu")
    _annex(document, titles, cells, [11, 41, 38, 38, 54, 40, 35])


def _khong_du(document: DocumentObject, _form: Form) -> None:
    titles = ["STT", _NAME, _PLACE, "Đơn vị đề nghị", "Lý do"]
    cells = {"stt": "BangSo"} | dict.fromkeys(("ten", "noi", "don_vi", "ly_do"), "BangChu")
    _annex(document, titles, cells, [12, 56, 56, 56, 77])


def _so_vang(document: DocumentObject, _form: Form) -> None:
    """Who is awarded, unit by unit, each with the number in the golden book (Nghị định 98/2023/NĐ-CP, Điều 104)."""
    set_page(document)
    put(document, "PhuLuc", "{{ so_phu_luc }}")
    put_each(document, "TenPhuLuc", "ten_phu_luc")
    put_each(document, "KemTheo", "kem_theo")
    put_rule(document, "ke_kem_theo")
    put(document, "Khoang")
    titles = ["Số sổ vàng", _NAME, _PLACE, "Đối tượng"]
    cells = {"so": "BangSo", "ten": "BangChu", "noi": "BangChu", "doi_tuong": "BangSo"}
    grouped_table(document, [18, 62, 60, 25], titles, cells, total="{{ tong_so }}")


RECEIVING: dict[str, Callable[[DocumentObject, Form], None]] = {
    "bien-nhan-ho-so": _bien_nhan,
    "cong-van-bo-sung-ho-so": DRAFTED["cong-van"],
    "bao-cao-xin-y-kien": DRAFTED["bao-cao"],
    "danh-sach-du-tieu-chuan": _du_tieu_chuan,
    "danh-sach-khong-du-tieu-chuan": _khong_du,
    "cong-van-gui-so-noi-vu": DRAFTED["cong-van"],
    "cong-van-lay-y-kien": DRAFTED["cong-van"],
    "bao-cao-tham-dinh": DRAFTED["bao-cao"],
    "to-trinh-so-noi-vu": DRAFTED["van-ban-co-ten-loai"],
    "to-trinh-thu-tuong": DRAFTED["van-ban-co-ten-loai"],
    "danh-sach-so-vang": _so_vang,
    "thong-bao-khen-thuong": DRAFTED["thong-bao"],
    "bao-cao-ket-qua-khen-thuong": DRAFTED["bao-cao"],
    "so-lieu-khen-thuong": DRAFTED["phu-luc"],
}
