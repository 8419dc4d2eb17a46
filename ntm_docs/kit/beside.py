"""Forms beside a dossier: decision, meeting, hand-over."""

from collections.abc import Callable, Sequence
from typing import Any

from docx.document import Document as DocumentObject
from docx.shared import Mm, Pt
from docx.table import Table

from ntm_docs.form_catalogue import Form
from ntm_docs.kit.blocks import (
    each,
    fill_row,
    grid_table,
    loop_row,
    merge_row,
    put,
    put_each,
    put_heading,
    put_rule,
    put_signature,
    recipients_cell,
    repeat_header,
    set_page,
)
from ntm_docs.kit.drafted import DRAFTED

# With the sums it fills two lines, so that the signature never stands below one line alone.
_ORDER = "Văn bản trong mỗi bộ xếp theo đúng thứ tự trên, số trang tính riêng cho từng văn bản."
_COVER_POINTS = 28
_WORDS = ("ten", "noi")  # cells of words stand left, figures in the middle
_OWN_HAND = "(Ký, ghi rõ họ tên)"


def _annex(document: DocumentObject) -> None:
    """The head of an appendix (Mẫu 2.1)."""
    set_page(document)
    put(document, "PhuLuc", "{{ so_phu_luc }}")
    put_each(document, "TenPhuLuc", "ten_phu_luc")
    put_each(document, "KemTheo", "kem_theo")
    put_rule(document, "ke_kem_theo")


def _titled(document: DocumentObject, kind: str, *, number: bool, dated: bool) -> None:
    """Heading, type and subject."""
    set_page(document)
    put_heading(document, number=number, dated=dated)
    put(document, "TenLoai", kind)
    put_each(document, "TrichYeu", "trich_yeu")
    put_rule(document, "ke_trich_yeu")


def _groups(
    document: DocumentObject, titles: Sequence[str], widths: Sequence[float], cells: Sequence[str], below: int = 0
) -> Table:
    """A table of groups: a title row and the lines of each, then `below` rows for the caller to fill."""
    table = grid_table(document, 6 + below, widths)
    fill_row(table, 0, "BangDauCot", titles)
    repeat_header(table)
    loop_row(table, 1, "{%tr for nhom in nhom %}")
    merge_row(table, 2, "BangNhom", "{{ nhom.tieu_de }}")
    loop_row(table, 3, "{%tr for dong in nhom.dong %}")
    styles = ["BangChu" if cell in _WORDS else "BangSo" for cell in cells]
    fill_row(table, 4, styles, [f"{{{{ dong.{cell} }}}}" if cell else "" for cell in cells])
    loop_row(table, 5, "{%tr endfor %}")
    return table


def _danh_sach(document: DocumentObject, _form: Form) -> None:
    _annex(document)
    put(document, "Khoang")
    titles = ["STT", "Họ và tên cá nhân, tên tập thể, hộ gia đình", "Chức vụ, đơn vị, nơi ở"]
    table = _groups(document, titles, [13, 70, 82], ["stt", "ten", "noi"], below=2)
    loop_row(table, 6, "{%tr endfor %}")
    merge_row(table, 7, "BangNhom", "{{ tong_so }}")


def _tien_thuong(document: DocumentObject, _form: Form) -> None:
    _annex(document)
    put(document, "NoiDung", "{{ luong }}")
    put(document, "Khoang")
    titles = ["STT", "Họ và tên cá nhân, tên tập thể, hộ gia đình", "Hệ số", "Tiền thưởng (đồng)"]
    table = _groups(document, titles, [13, 92, 22, 38], ["stt", "ten", "he_so", "tien"], below=3)
    fill_row(table, 6, ["BangSo", "BangNhom", "BangSo", "BangSo"], ["", "Cộng", "", "{{ nhom.cong }}"])
    loop_row(table, 7, "{%tr endfor %}")
    fill_row(table, 8, ["BangSo", "BangNhom", "BangSo", "BangSo"], ["", "Tổng cộng", "", "{{ tong_tien }}"])
    put(document, "NoiDung", "{{ bang_chu }}")


def _giay_moi(document: DocumentObject, _form: Form) -> None:
    """Mẫu 1.7."""
    _titled(document, "GIẤY MỜI", number=True, dated=True)
    put(document, "NoiDungCuoi", "{{ kinh_moi }}")
    put_each(document, "NoiDung", "khach")
    for name in ("toi_du", "chu_tri", "thoi_gian", "dia_diem"):
        put(document, "NoiDung", f"{{{{ {name} }}}}")
    put(document, "NoiDungCuoi", "{{ luu_y }}")
    put(document, "Khoang")
    put_signature(document, recipients_cell(), [*each("QuyenHan", "ky"), ("HoTen", "{{ ho_va_ten }}")])


def _phieu_bieu_quyet(document: DocumentObject, _form: Form) -> None:
    """A ballot: no number, no date, no signature."""
    _titled(document, "PHIẾU BIỂU QUYẾT", number=False, dated=False)
    put(document, "NoiDung", "{{ cach_ghi }}")
    put(document, "Khoang")
    titles = ["STT", "Tên tập thể, cá nhân, hộ gia đình", "Đồng ý", "Không đồng ý"]
    table = _groups(document, titles, [13, 98, 26, 28], ["stt", "ten", "", ""], below=1)
    loop_row(table, 6, "{%tr endfor %}")


def _kiem_phieu(document: DocumentObject, _form: Form) -> None:
    """Set like Mẫu 1.9: recipients below the signatures."""
    _titled(document, "BIÊN BẢN", number=True, dated=False)
    for name in ("thoi_gian", "dia_diem", "can_cu"):
        put(document, "NoiDung", f"{{{{ {name} }}}}")
    put(document, "NoiDungCuoi", "Tổ kiểm phiếu gồm:")
    put_each(document, "NoiDung", "to_kiem_phieu")
    for name in ("thanh_vien", "phieu"):
        put(document, "NoiDung", f"{{{{ {name} }}}}")
    put(document, "NoiDungCuoi", "Kết quả kiểm phiếu:")
    put(document, "Khoang")
    titles = ["STT", "Tên tập thể, cá nhân, hộ gia đình", "Đồng ý", "Không đồng ý", "Không hợp lệ", "Tỷ lệ đồng ý"]
    cells = ["stt", "ten", "dong_y", "khong_dong_y", "khong_hop_le", "ty_le"]
    table = _groups(document, titles, [13, 68, 19, 22, 21, 22], cells, below=1)
    loop_row(table, 6, "{%tr endfor %}")
    put(document, "NoiDungCuoi", "{{ ket }}")
    put(document, "Khoang")
    members = [("QuyenHan", "THÀNH VIÊN"), *each("HoTen", "ten_thanh_vien")]
    leader = [("QuyenHan", "TỔ TRƯỞNG"), ("HoTen", "{{ ten_to_truong }}")]
    put_signature(document, members, leader, columns="minutes", below=[("Khoang", ""), *recipients_cell()])


def _bia(document: DocumentObject, _form: Form) -> None:
    """A cover: the words in the middle of the page."""
    set_page(document)
    put_heading(document, number=False, dated=False)
    name = put(document, "TenLoai", "HỒ SƠ")
    name.runs[0].font.size = Pt(_COVER_POINTS)
    _space(name, above=70)
    name.paragraph_format.space_after = Pt(12)
    put_each(document, "TrichYeu", "ten")
    put_each(document, "TrichYeu", "cho")
    put_each(document, "TrichYeu", "thanh_tich")
    _space(put(document, "NoiDung", "{{ kinh_gui }}"), above=30)
    put(document, "NoiDung", "{{ so_bo }}")
    _space(put(document, "QuyenHan", "{{ thoi_gian }}"), above=40)


def _space(paragraph: Any, above: float) -> None:
    """Empty space above a paragraph, in mm."""
    paragraph.paragraph_format.space_before = Mm(above)


def _to_ngan_cach(document: DocumentObject, _form: Form) -> None:
    """Sheets between sets, a page each; they bear no page number."""
    set_page(document)
    document.sections[0].header.is_linked_to_previous = True
    put(document, "NoiDung", "{%p for to in to %}")
    opening = put(document, "TenLoai", "TỜ NGĂN CÁCH")
    opening.paragraph_format.page_break_before = True
    name = put(document, "TenLoai", "{{ to.tieu_de }}")
    name.runs[0].font.size = Pt(_COVER_POINTS)
    _space(name, above=70)
    _space(put(document, "TrichYeu", "{{ to.dong }}"), above=8)
    put(document, "NoiDung", "{%p endfor %}")


def _muc_luc(document: DocumentObject, _form: Form) -> None:
    _titled(document, "MỤC LỤC HỒ SƠ", number=False, dated=True)
    put(document, "Khoang")
    table = grid_table(document, 4, [11, 60, 33, 24, 15, 22])
    fill_row(table, 0, "BangDauCot", ["STT", "Tên văn bản", "Số, ký hiệu", "Ngày", "Số trang", "Bản"])
    repeat_header(table)
    loop_row(table, 1, "{%tr for dong in dong %}")
    cells = ["stt", "ten", "so", "ngay", "trang", "ban"]
    fill_row(table, 2, ["BangSo", "BangChu", *["BangSo"] * 4], [f"{{{{ dong.{cell} }}}}" for cell in cells])
    loop_row(table, 3, "{%tr endfor %}")
    put(document, "NoiDungCuoi", f"{{{{ tong_so }}}} {_ORDER}")
    put(document, "NoiDung", "{%p if giay_to %}")
    put(document, "NoiDungCuoi", "Giấy tờ kèm theo, nếu có (ghi số trang khi nộp):")
    put_each(document, "NoiDungCuoi", "giay_to")
    put(document, "NoiDung", "{%p endif %}")
    put(document, "Khoang")
    put_signature(document, [("Khoang", "")], [("QuyenHan", "NGƯỜI LẬP"), ("ChiDanKy", _OWN_HAND), ("ChoKy", "")])


def _giao_nhan(document: DocumentObject, _form: Form) -> None:
    _titled(document, "PHIẾU GIAO NHẬN", number=False, dated=True)
    for name in ("thoi_diem", "gui", "ben_giao", "nguoi_giao", "ben_nhan", "nguoi_nhan"):
        put(document, "NoiDung", f"{{{{ {name} }}}}")
    put(document, "Khoang")
    table = grid_table(document, 4, [11, 54, 34, 16, 16, 12, 22])
    titles = ["STT", "Hồ sơ", "Số tờ trình", "Số văn bản", "Số trang một bộ", "Số bộ", "Ghi chú"]
    fill_row(table, 0, "BangDauCot", titles)
    repeat_header(table)
    loop_row(table, 1, "{%tr for dong in dong %}")
    cells = ["stt", "ten", "so", "van_ban", "trang", "so_bo", "ghi_chu"]
    fill_row(table, 2, ["BangSo", "BangChu", *["BangSo"] * 5], [f"{{{{ dong.{cell} }}}}" for cell in cells])
    loop_row(table, 3, "{%tr endfor %}")
    for name in ("tong_so", "tinh_trang"):
        put(document, "NoiDungCuoi", f"{{{{ {name} }}}}")
    put(document, "NoiDungCuoi", "Phiếu lập thành 02 bản, mỗi bên giữ 01 bản./.")
    put(document, "Khoang")
    giver = [("QuyenHan", "BÊN GIAO"), ("ChiDanKy", _OWN_HAND), ("ChoKy", "")]
    taker = [("QuyenHan", "BÊN NHẬN"), ("ChiDanKy", _OWN_HAND), ("ChoKy", "")]
    put_signature(document, giver, taker, columns="minutes")


BESIDE: dict[str, Callable[[DocumentObject, Form], None]] = {
    "quyet-dinh-khen-thuong": DRAFTED["quyet-dinh"],
    "danh-sach-khen-thuong": _danh_sach,
    "tien-thuong": _tien_thuong,
    "giay-moi": _giay_moi,
    "phieu-bieu-quyet": _phieu_bieu_quyet,
    "bien-ban-kiem-phieu": _kiem_phieu,
    "bia-ho-so": _bia,
    "muc-luc-ho-so": _muc_luc,
    "to-ngan-cach": _to_ngan_cach,
    "phieu-giao-nhan": _giao_nhan,
}
