"""Forms of the year's review: minutes, list by title."""

from collections.abc import Callable

from docx.document import Document as DocumentObject

from ntm_docs.form_catalogue import Form
from ntm_docs.kit.blocks import (
    grouped_table,
    put,
    put_each,
    put_heading,
    put_rule,
    put_signature,
    recipients_cell,
    set_page,
)
from ntm_docs.layout import load_layout


def _bien_ban(document: DocumentObject, _form: Form) -> None:
    """Mẫu 1.9: one meeting, every title of the year."""
    set_page(document)
    put_heading(document, number=True, dated=False)
    put(document, "TenLoai", "BIÊN BẢN")
    put_each(document, "TrichYeu", "trich_yeu")
    put_rule(document, "ke_trich_yeu")
    for name in ("thoi_gian", "dia_diem", "thanh_phan"):
        put(document, "NoiDung", f"{{{{ {name} }}}}")
    for name, heading in (("co_mat", "Có mặt:"), ("vang", "Vắng mặt:"), ("khach_moi", "Khách mời (không biểu quyết):")):
        put(document, "NoiDung", f"{{%p if {name} %}}")
        put(document, "NoiDung", heading).paragraph_format.keep_with_next = True
        put_each(document, "NoiDung", name)
        put(document, "NoiDung", "{%p endif %}")
    for name in ("chu_tri", "thu_ky"):
        put(document, "NoiDung", f"{{{{ {name} }}}}")
    put(document, "NoiDungCuoi", "Nội dung (theo diễn biến cuộc họp):")
    put(document, "KhoanTieuDe", "1. Kết quả xếp loại chất lượng")
    put_each(document, "NoiDung", "xep_loai")
    put(document, "KhoanTieuDe", "2. Báo cáo và thảo luận")
    put_each(document, "NoiDung", "thao_luan")
    put(document, "KhoanTieuDe", "3. Kết quả bình xét, biểu quyết")
    put_each(document, "NoiDung", "bieu_quyet")
    put(document, "Khoang")
    _results(document)
    put(document, "NoiDung", "{%p if khong_de_nghi %}")
    put(document, "KhoanTieuDe", "4. Các trường hợp không đề nghị danh hiệu")
    put_each(document, "NoiDung", "khong_de_nghi")
    put(document, "KhoanTieuDe", "5. Kết luận")
    put(document, "NoiDung", "{%p else %}")
    put(document, "KhoanTieuDe", "4. Kết luận")
    put(document, "NoiDung", "{%p endif %}")
    put_each(document, "NoiDungCuoi", "ket_luan")
    put(document, "NoiDungCuoi", "{{ ket_thuc }}")
    put(document, "Khoang")
    secretary = [("QuyenHan", "THƯ KÝ"), ("HoTen", "{{ ten_thu_ky }}")]
    chair = [("QuyenHan", "CHỦ TỌA"), ("HoTen", "{{ ten_chu_toa }}")]
    put_signature(document, secretary, chair, columns="minutes", below=[("Khoang", ""), *recipients_cell()])


def _results(document: DocumentObject) -> None:
    titles = [
        "STT",
        "Họ và tên cá nhân, tên tập thể",
        "Chức vụ, đơn vị",
        "Đồng ý",
        "Không đồng ý",
        "Không hợp lệ",
        "Tỷ lệ đồng ý",
        "Kết quả",
    ]
    cells = ["stt", "ten", "noi", "dong_y", "khong_dong_y", "khong_hop_le", "ty_le", "ket_qua"]
    styles = ["BangSo", "BangChu", "BangChu", *["BangSo"] * 5]
    shown = dict(zip(cells, styles, strict=True))
    grouped_table(document, [13, 41, 35, 13, 17, 17, 16, 13], titles, shown)


def _danh_sach(document: DocumentObject, _form: Form) -> None:
    """Mẫu 2.1, landscape: a group for each title."""
    set_page(document, landscape=True)
    put(document, "PhuLuc", load_layout().components["phu_luc_so"].text or "")
    put(document, "TenPhuLuc", "DANH SÁCH")
    put_each(document, "TenPhuLuc", "ten_phu_luc")
    put_each(document, "KemTheo", "kem_theo")
    put_rule(document, "ke_kem_theo")
    put(document, "Khoang")
    titles = [
        "STT",
        "Họ và tên cá nhân, tên tập thể",
        "Chức vụ, đơn vị",
        "Xếp loại, sáng kiến, danh hiệu đã đạt",
        "Phiếu đồng ý",
        "Ghi chú",
    ]
    cells = ["stt", "ten", "noi", "can_cu", "phieu", "ghi_chu"]
    styles = ["BangSo", "BangChu", "BangChu", "BangChu", "BangSo", "BangChu"]
    shown = dict(zip(cells, styles, strict=True))
    grouped_table(document, [13, 54, 60, 74, 30, 26], titles, shown, total="{{ tong_so }}")


REVIEW: dict[str, Callable[[DocumentObject, Form], None]] = {
    "bien-ban-binh-xet": _bien_ban,
    "danh-sach-binh-xet": _danh_sach,
}
