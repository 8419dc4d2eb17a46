"""Every form, put together from blocks."""

from collections.abc import Callable
from io import BytesIO

import docx
from docx.document import Document as DocumentObject
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from ntm_docs.form_catalogue import Form, catalogue
from ntm_docs.kit.bang_khen import AWARDS
from ntm_docs.kit.beside import BESIDE
from ntm_docs.kit.binh_xet import REVIEW
from ntm_docs.kit.blocks import (
    each,
    fill_row,
    grid_table,
    grouped_table,
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
from ntm_docs.kit.drafted import DRAFTED
from ntm_docs.kit.styles import apply_styles
from ntm_docs.kit.tiep_nhan import RECEIVING
from ntm_docs.layout import load_layout
from ntm_docs.rendering.document.package import pack
from ntm_docs.word.incoming.package import read_members


def build_forms() -> dict[str, bytes]:
    """The .docx bytes of every form, by form id."""
    families: dict[str, Callable[[DocumentObject, Form], None]] = {
        "to-trinh": _to_trinh,
        "danh-sach": _danh_sach,
        "bien-ban": _bien_ban,
        "bao-cao-nd": _bao_cao,
    }
    made = {}
    for form in catalogue().values():
        maker = (BESIDE | DRAFTED | REVIEW | RECEIVING | AWARDS).get(form.id) or next(
            maker for name, maker in families.items() if form.id.startswith(name)
        )
        made[form.id] = _finish(_make(maker, form), form.title)
    return made


def _make(maker: Callable[[DocumentObject, Form], None], form: Form) -> DocumentObject:
    document = docx.Document()
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    apply_styles(document)
    maker(document, form)
    return document


def _finish(document: DocumentObject, title: str) -> bytes:
    """Fixed properties, stable bytes; python-docx's sample page and styles of Word 2010's effects are left out."""
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "ntm-docs", title, ""
    properties.last_modified_by, properties.language, properties.keywords = "ntm-docs", "vi-VN", ""
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/metadata/thumbnail"):
            del package.rels[key]
    for key, relation in list(document.part.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_XML or relation.reltype.endswith("/stylesWithEffects"):
            del document.part.rels[key]
    out = BytesIO()
    document.save(out)
    return pack(read_members(out.getvalue()), compress=True)


def _to_trinh(document: DocumentObject, form: Form) -> None:
    set_page(document)
    if form.so_mau:
        put(document, "SoMau", form.so_mau)
    put_heading(document, number=True, dated=True)
    put(document, "TenLoai", "TỜ TRÌNH")
    put_each(document, "TrichYeu", "trich_yeu")
    put_rule(document, "ke_trich_yeu")
    put_addressees(document)
    put_each(document, "CanCu", "can_cu")
    put(document, "NoiDung", "{{ xet }}")
    put(document, "NoiDung", "{%p for nhom in nhom %}")
    put(document, "KhoanTieuDe", "{{ nhom.tieu_de }}")
    put_each(document, "NoiDung", "nhom.ten")
    put(document, "NoiDung", "{%p endfor %}")
    put(document, "NoiDung", "{{ tong_so }}")
    put(document, "NoiDungCuoi", "{{ kem_theo }}")
    put(document, "NoiDungCuoi", "{{ kinh_trinh }}")
    put(document, "Khoang")
    put_signature(document, recipients_cell(), [*each("QuyenHan", "ky"), ("HoTen", "{{ ho_va_ten }}")])


def _danh_sach(document: DocumentObject, _form: Form) -> None:
    set_page(document, landscape=True)
    put(document, "PhuLuc", load_layout().components["phu_luc_so"].text or "")
    put(document, "TenPhuLuc", "DANH SÁCH")
    put_each(document, "TenPhuLuc", "ten_phu_luc")
    put_each(document, "KemTheo", "kem_theo")
    put_rule(document, "ke_kem_theo")
    put(document, "Khoang")
    titles = [
        "STT",
        "Họ và tên cá nhân, tên tập thể, hộ gia đình",
        "Chức vụ, đơn vị, nơi ở",
        "Tóm tắt thành tích",
        "Hình thức đề nghị khen thưởng",
        "Ghi chú",
    ]
    cells = ["stt", "ten", "noi", "tom_tat", "hinh_thuc", "ghi_chu"]
    styles = ["BangSo", "BangChu", "BangChu", "BangChu", "BangChu", "BangChu"]
    shown = dict(zip(cells, styles, strict=True))
    grouped_table(
        document,
        [13, 52, 57, 80, 38, 17],
        titles,
        shown,
        heading="{{ nhom.tieu_de }} ({{ nhom.so_luong }})",
        total="{{ tong_so }}",
    )


def _bien_ban(document: DocumentObject, _form: Form) -> None:
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
    put(document, "KhoanTieuDe", "1. Báo cáo và thảo luận")
    put_each(document, "NoiDung", "thao_luan")
    put(document, "KhoanTieuDe", "{{ tieu_de_ket_qua }}")
    put(document, "NoiDung", "{{ phieu }}")
    put(document, "Khoang")
    _results(document)
    put(document, "KhoanTieuDe", "3. Kết luận")
    put(document, "NoiDungCuoi", "{{ ket_luan }}")
    put(document, "NoiDungCuoi", "{{ ket_thuc }}")
    put(document, "Khoang")
    secretary = [("QuyenHan", "THƯ KÝ"), ("HoTen", "{{ ten_thu_ky }}")]
    chair = [("QuyenHan", "CHỦ TỌA"), ("HoTen", "{{ ten_chu_toa }}")]
    put_signature(document, secretary, chair, columns="minutes", below=[("Khoang", ""), *recipients_cell()])


def _results(document: DocumentObject) -> None:
    table = grid_table(document, 7, [12, 56, 17, 20, 19, 20, 21])
    titles = [
        "STT",
        "Tên tập thể, cá nhân, hộ gia đình",
        "Đồng ý",
        "Không đồng ý",
        "Không hợp lệ",
        "Tỷ lệ đồng ý",
        "Kết quả",
    ]
    fill_row(table, 0, "BangDauCot", titles)
    repeat_header(table)
    loop_row(table, 1, "{%tr for nhom in nhom %}")
    merge_row(table, 2, "BangNhom", "{{ nhom.tieu_de }}")
    loop_row(table, 3, "{%tr for dong in nhom.dong %}")
    cells = ["stt", "ten", "dong_y", "khong_dong_y", "khong_hop_le", "ty_le", "ket_qua"]
    styles = ["BangSo", "BangChu", *["BangSo"] * 5]
    fill_row(table, 4, styles, [f"{{{{ dong.{cell} }}}}" for cell in cells])
    loop_row(table, 5, "{%tr endfor %}")
    loop_row(table, 6, "{%tr endfor %}")


def _bao_cao(document: DocumentObject, form: Form) -> None:
    """Báo cáo thành tích: one skeleton, the form's number and the name of its first part."""
    set_page(document)
    if form.so_mau:
        put(document, "SoMau", form.so_mau)
    put_heading(document, number=False, dated=True)
    put(document, "TenLoai", "BÁO CÁO THÀNH TÍCH")
    put_each(document, "TrichYeu", "trich_yeu")
    put_rule(document, "ke_trich_yeu")
    put(document, "KhoanTieuDe", "{{ ten }}")
    put(document, "MucLaMa", f"I. {form.phan_i}")
    _sections(document, "phan_i")
    put(document, "MucLaMa", "II. THÀNH TÍCH ĐẠT ĐƯỢC")
    _sections(document, "phan_ii")
    _awards_received(document)
    put(document, "NoiDungCuoi", "{{ ket }}")
    put(document, "Khoang")
    left = [
        *each("QuyenHan", "xac_nhan.dong"),
        *each("CoQuanKy", "xac_nhan.co_quan"),
        ("ChiDanKy", "{{ xac_nhan.chi_dan }}"),
    ]
    right = [*each("QuyenHan", "nguoi_ky.dong"), ("HoTen", "{{ nguoi_ky.ho_va_ten }}")]
    submitters = [
        ("ChoKy", ""),
        *each("QuyenHan", "cap.dong"),
        *each("CoQuanKy", "cap.co_quan"),
        ("ChiDanKy", "{{ cap.chi_dan }}"),
        ("ChoKy", ""),
    ]
    put_signature(document, left, right, below=submitters, each="cap in cap_trinh")


def _awards_received(document: DocumentObject) -> None:
    """Part III: two tables, titles and forms of commendation."""
    put(document, "MucLaMa", "III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG")
    _history(
        document,
        "1. Danh hiệu thi đua",
        "danh_hieu",
        "Danh hiệu thi đua",
        "Số, ngày, tháng, năm của quyết định công nhận danh hiệu thi đua; cơ quan ban hành quyết định",
    )
    _history(
        document,
        "2. Hình thức khen thưởng",
        "khen_thuong",
        "Hình thức khen thưởng",
        "Số, ngày, tháng, năm của quyết định khen thưởng; cơ quan ban hành quyết định",
    )


def _sections(document: DocumentObject, part: str) -> None:
    """Headings, paragraphs and tables of a part of the report."""
    put(document, "NoiDung", f"{{%p for muc in {part} %}}")
    put(document, "NoiDung", "{%p if muc.tieu_de %}")
    put(document, "KhoanTieuDe", "{{ muc.tieu_de }}")
    put(document, "NoiDung", "{%p endif %}")
    put_each(document, "NoiDung", "muc.doan")
    put(document, "NoiDung", "{%p for bang in muc.bang %}")
    put(document, "Khoang")
    _criteria(document)
    put(document, "NoiDung", "{%p endfor %}")
    put(document, "NoiDung", "{%p endfor %}")


def _criteria(document: DocumentObject) -> None:
    table = grid_table(document, 4, [12, 72, 33, 24, 24])
    fill_row(table, 0, "BangDauCot", ["STT", "Tiêu chí", "Đơn vị tính", "{{ bang.dau_ky }}", "{{ bang.hien_nay }}"])
    repeat_header(table)
    loop_row(table, 1, "{%tr for dong in bang.dong %}")
    cells = ["stt", "tieu_chi", "don_vi", "dau_ky", "hien_nay"]
    fill_row(
        table, 2, ["BangSo", "BangChu", "BangSo", "BangSo", "BangSo"], [f"{{{{ dong.{cell} }}}}" for cell in cells]
    )
    loop_row(table, 3, "{%tr endfor %}")


def _history(document: DocumentObject, heading: str, names: str, column: str, decision: str) -> None:
    """A table of the awards already received, or a word that there are none."""
    put(document, "KhoanTieuDe", heading)
    put(document, "NoiDung", f"{{%p if {names} %}}")
    put(document, "Khoang")
    table = grid_table(document, 4, [16, 56, 93])
    fill_row(table, 0, "BangDauCot", ["Năm", column, decision])
    repeat_header(table)
    loop_row(table, 1, f"{{%tr for dong in {names} %}}")
    fill_row(table, 2, ["BangSo", "BangChu", "BangChu"], ["{{ dong.nam }}", "{{ dong.ten }}", "{{ dong.quyet_dinh }}"])
    loop_row(table, 3, "{%tr endfor %}")
    put(document, "NoiDung", "{%p else %}")
    put(document, "NoiDung", "Không có.")
    put(document, "NoiDung", "{%p endif %}")
