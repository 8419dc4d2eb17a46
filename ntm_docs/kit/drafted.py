"""Forms of drafted documents: kế hoạch, quyết định, công văn."""

from collections.abc import Callable
from typing import Any

from docx.document import Document as DocumentObject

from ntm_docs.form_catalogue import Form
from ntm_docs.kit.blocks import (
    each,
    fill_row,
    grid_table,
    loop_row,
    merge_row,
    put,
    put_addressees,
    put_each,
    put_heading,
    put_rule,
    put_signature,
    recipients_cell,
    repeat_header,
    set_page,
)

# Each way of setting a paragraph (`Kieu`), its style and what it prints; the most frequent first.
_SETTINGS = (
    ("doan", "NoiDung", "{{ doan.chu }}"),
    ("tieu_de", "KhoanTieuDe", "{{ doan.chu }}"),
    ("muc", "MucLaMa", "{{ doan.chu }}"),
    ("giua_so", "PhanChuong", "{{ doan.chu }}"),
    ("giua_ten", "PhanChuongTen", "{{ doan.chu }}"),
    ("cuoi", "NoiDungCuoi", "{{ doan.chu }}"),
)


def _named(document: DocumentObject, _form: Form) -> None:
    """Mẫu 1.4: kế hoạch, báo cáo, thông báo."""
    set_page(document)
    put_heading(document, number=True, dated=True)
    put(document, "TenLoai", "{{ ten_loai }}")
    put_each(document, "TrichYeu", "trich_yeu")
    put_rule(document, "ke_trich_yeu")
    put(document, "KinhGui", "{%p if kinh_gui_mot or kinh_gui %}")
    put_addressees(document)
    put(document, "KinhGui", "{%p endif %}")
    put_each(document, "CanCu", "can_cu")
    _body(document)
    _closing(document)


def _quyet_dinh(document: DocumentObject, _form: Form) -> None:
    """Mẫu 1.3: a decision that issues another document."""
    set_page(document)
    put_heading(document, number=True, dated=True)
    put(document, "TenLoai", "QUYẾT ĐỊNH")
    put_each(document, "TrichYeu", "trich_yeu")
    put_rule(document, "ke_trich_yeu")
    put(document, "Khoang")
    put_each(document, "ThamQuyen", "tham_quyen")
    put_each(document, "CanCu", "can_cu")
    put(document, "LenhQuyetDinh", "QUYẾT ĐỊNH:")
    _body(document)
    _closing(document)


def _kem_theo(document: DocumentObject, _form: Form) -> None:
    """Mẫu 1.3, the document issued: no số, no date, no Nơi nhận, no signature."""
    set_page(document)
    put_heading(document, number=False, dated=False)
    put(document, "TenLoai", "{{ ten_loai }}")
    put_each(document, "TrichYeu", "trich_yeu")
    put_each(document, "KemTheo", "kem_theo")
    put_rule(document, "ke_kem_theo")
    put_each(document, "CanCu", "can_cu")
    _body(document)


def _cong_van(document: DocumentObject, _form: Form) -> None:
    """Mẫu 1.5: V/v under the number, no tên loại, no căn cứ."""
    set_page(document)
    put_heading(document, number=True, dated=True, subject="trich_yeu_cv")
    put_addressees(document)
    put(document, "Khoang")
    _body(document)
    _closing(document)


def _body(document: DocumentObject) -> None:
    """The outline, each paragraph in the style of its level."""
    put(document, "NoiDung", "{%p for doan in noi_dung %}")
    opening = "if"
    for name, style, text in _SETTINGS:
        put(document, style, f"{{%p {opening} doan.kieu.name == '{name}' %}}")
        _with_runs(put(document, style), text)
        opening = "elif"
    put(document, "BangChu", "{%p elif doan.kieu.name == 'bang' %}")
    put(document, "BangChu", "{{p doan.bang }}")
    for name, style in (("dieu_cuoi", "NoiDungCuoi"), ("dieu", "NoiDung")):
        put(document, style, f"{{%p elif doan.kieu.name == '{name}' %}}" if name != "dieu" else "{%p else %}")
        article = put(document, style)
        article.add_run("{{ doan.nhan }}").bold = True
        article.add_run(" ")
        _with_runs(article, "{{ doan.chu }}")
    put(document, "NoiDung", "{%p endif %}")
    put(document, "NoiDung", "{%p endfor %}")


def _with_runs(paragraph: Any, text: str) -> None:
    """A text of one look, or what of it is bold or italic as runs of its own."""
    paragraph.add_run("{%r if doan.manh is defined %}")
    paragraph.add_run("{{r doan.manh }}")
    paragraph.add_run("{%r else %}")
    paragraph.add_run(text)
    paragraph.add_run("{%r endif %}")


def _closing(document: DocumentObject) -> None:
    put(document, "Khoang")
    label, *lines = recipients_cell()
    recipients = [("NoiNhan", "{%p if noi_nhan %}"), label, ("NoiNhan", "{%p endif %}"), *lines, ("Khoang", "")]
    put_signature(document, recipients, [*each("QuyenHan", "ky"), ("HoTen", "{{ ho_va_ten }}")])


def _phu_luc(document: DocumentObject, form: Form) -> None:
    """Mẫu 2.1: an appendix of text; for wide tables on a landscape page."""
    set_page(document, landscape=form.id.endswith("-ngang"))
    put(document, "PhuLuc", "{{ so_phu_luc }}")
    put_each(document, "TenPhuLuc", "ten_phu_luc")
    put_each(document, "KemTheo", "kem_theo")
    put_rule(document, "ke_kem_theo")
    _body(document)


def _chi_tieu(document: DocumentObject, _form: Form) -> None:
    """Mẫu 2.1: the targets, a row for each year."""
    set_page(document)
    put(document, "PhuLuc", "{{ so_phu_luc }}")
    put_each(document, "TenPhuLuc", "ten_phu_luc")
    put_each(document, "KemTheo", "kem_theo")
    put_rule(document, "ke_kem_theo")
    put(document, "Khoang")
    table = grid_table(document, 7, [40, 41, 42, 42])
    fill_row(table, 0, "BangDauCot", ["Năm", "Tăng thêm", "Lũy kế", "Tỷ lệ"])
    repeat_header(table)
    loop_row(table, 1, "{%tr for nhom in nhom %}")
    merge_row(table, 2, "BangNhom", "{{ nhom.tieu_de }}")
    loop_row(table, 3, "{%tr for dong in nhom.dong %}")
    fill_row(table, 4, "BangSo", [f"{{{{ dong.{cell} }}}}" for cell in ("nam", "them", "luy_ke", "ty_le")])
    loop_row(table, 5, "{%tr endfor %}")
    loop_row(table, 6, "{%tr endfor %}")


def _nhiem_vu(document: DocumentObject, _form: Form) -> None:
    """Mẫu 2.1: the tasks, a row each, on a landscape page."""
    set_page(document, landscape=True)
    put(document, "PhuLuc", "{{ so_phu_luc }}")
    put(document, "TenPhuLuc", "PHÂN CÔNG NHIỆM VỤ")
    put_each(document, "KemTheo", "kem_theo")
    put_rule(document, "ke_kem_theo")
    put(document, "Khoang")
    table = grid_table(document, 7, [12, 62, 42, 28, 32, 30, 24, 27])
    titles = ["STT", "Nội dung", "Phân công", "Tiến độ", "Phương pháp", "Nguồn lực", "Kinh phí (đồng)", "Sản phẩm"]
    fill_row(table, 0, "BangDauCot", titles)
    repeat_header(table)
    loop_row(table, 1, "{%tr for dong in dong %}")
    cells = ["stt", "noi_dung", "phan_cong", "tien_do", "phuong_phap", "nguon_luc", "kinh_phi", "san_pham"]
    styles = ["BangSo", *["BangChu"] * 5, "BangSo", "BangChu"]
    fill_row(table, 2, styles, [f"{{{{ dong.{cell} }}}}" for cell in cells])
    loop_row(table, 3, "{%tr endfor %}")
    loop_row(table, 4, "{%tr if tong_cong %}")
    merge_row(table, 5, "BangNhom", "{{ tong_cong }}")
    loop_row(table, 6, "{%tr endif %}")


def _phieu_trinh(document: DocumentObject, _form: Form) -> None:
    """The slip on which an office lays a matter before its head; internal, without a number or recipients."""
    set_page(document)
    put_heading(document, number=False, dated=True)
    put(document, "TenLoai", "{{ ten_loai }}")
    put(document, "Khoang")
    put_addressees(document)
    _body(document)
    _closing(document)


DRAFTED: dict[str, Callable[[DocumentObject, Form], None]] = {
    "ke-hoach": _named,
    "bao-cao": _named,
    "thong-bao": _named,
    "van-ban-co-ten-loai": _named,
    "quyet-dinh": _quyet_dinh,
    "van-ban-kem-theo": _kem_theo,
    "cong-van": _cong_van,
    "phieu-trinh": _phieu_trinh,
    "phu-luc": _phu_luc,
    "phu-luc-ngang": _phu_luc,
    "phu-luc-chi-tieu": _chi_tieu,
    "phu-luc-nhiem-vu": _nhiem_vu,
}
