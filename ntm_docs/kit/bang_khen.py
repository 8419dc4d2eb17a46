"""Giấy khen, Bằng khen, titles: a page for each awardee.

Lines, their order, weight and colour are those of Nghị định 98/2023/NĐ-CP, Điều 104 (Giấy khen; Chiến sĩ thi đua cơ sở,
whose red flags come with the paper). The emblem has room at the top and is not drawn (it comes with the paper); the
frame is a plain double line, since the law only says what it may not look like.
"""

from collections.abc import Callable
from typing import Any

from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from ntm_docs.form_catalogue import Form
from ntm_docs.kit.blocks import each, put, put_each, put_signature
from ntm_docs.kit.styles import add_styles, award_styles
from ntm_docs.layout import TWIPS_PER_MM, DrawnRule, load_layout, text_twips

_SIDE_MM, _ABOVE_MM, _FRAME_PT = 22.0, 14.0, 18
_MOTTO_PT = 16.0
_TITLES, _TITLE_GIVEN = "chung-nhan-danh-hieu", "TẶNG DANH HIỆU"


def _page(document: DocumentObject) -> None:
    """A4 lying, without page numbers, in a frame."""
    page = load_layout().page
    section = document.sections[0]
    section.page_width, section.page_height = Mm(page.height_mm), Mm(page.width_mm)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.top_margin = section.bottom_margin = Mm(_ABOVE_MM)
    section.left_margin = section.right_margin = Mm(_SIDE_MM)
    section.header_distance = section.footer_distance = Mm(_ABOVE_MM / 2)
    section.different_first_page_header_footer = True
    sides = "".join(
        f'<w:{side} w:val="double" w:sz="12" w:space="{_FRAME_PT}" w:color="C00000"/>'
        for side in ("top", "left", "bottom", "right")
    )
    frame: Any = parse_xml(f'<w:pgBorders {nsdecls("w")} w:offsetFrom="page">{sides}</w:pgBorders>')
    margins: Any = section._sectPr.find(qn("w:pgMar"))
    margins.addnext(frame)


def _rule(document: DocumentObject) -> None:
    """The rule under Tiêu ngữ, as long as it is."""
    length = text_twips(load_layout().components["tieu_ngu"].text or "", _MOTTO_PT, "bold")
    width = round((load_layout().page.height_mm - 2 * _SIDE_MM) * TWIPS_PER_MM)
    markup = DrawnRule(length, width).__html__().replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)
    document.element.body.insert(len(document.element.body) - 1, parse_xml(markup))


def _either(document: DocumentObject, style: str, name: str) -> None:
    """Lines in their style, or in the smaller one where `<name>_dai` says that the text is long."""
    put(document, style, f"{{%p if bang.{name}_dai %}}")
    put_each(document, f"{style}Dai", f"bang.{name}")
    put(document, style, "{%p else %}")
    put_each(document, style, f"bang.{name}")
    put(document, style, "{%p endif %}")


def _bang(document: DocumentObject, form: Form) -> None:
    components = load_layout().components
    _page(document)
    add_styles(document, award_styles())
    put(document, "BangTang", "{%p for bang in bang_khen %}")
    put(document, "BangQuocHieu", components["quoc_hieu"].text or "")
    put(document, "BangTieuNgu", components["tieu_ngu"].text or "")
    _rule(document)
    put(document, "BangKhoang")
    put_each(document, "BangThamQuyen", "bang.tham_quyen")
    put(document, "BangTang", _TITLE_GIVEN if form.id == _TITLES else "TẶNG")
    put(document, "BangTen", "{{ bang.hinh_thuc }}")
    _either(document, "BangNguoi", "ten")
    put(document, "BangNoi", "{%p if bang.noi %}")
    _either(document, "BangNoi", "noi")
    put(document, "BangNoi", "{%p endif %}")
    _either(document, "BangThanhTich", "thanh_tich")
    put(document, "BangKhoang")
    put(document, "BangKhoang")
    left = [("BangSoVang", "{{ bang.quyet_dinh }}"), ("BangSoVang", "{{ bang.so_vang }}")]
    right = [("BangNgay", "{{ bang.dia_danh_ngay }}"), *each("BangChucVu", "bang.ky")]
    put_signature(document, left, [*right, ("BangHoTen", "{{ bang.ho_va_ten }}")], columns="award")
    put(document, "BangKhoang", "{%p endfor %}")


AWARDS: dict[str, Callable[[DocumentObject, Form], None]] = {"giay-khen": _bang, "bang-khen": _bang, _TITLES: _bang}
