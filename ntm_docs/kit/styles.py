"""Word styles from the layout data, named for clerks."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from docx.document import Document as DocumentObject
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from ntm_docs.layout import load_layout
from ntm_docs.layout.rule import RULE_STYLE

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


_RED = "C00000"
_LEANING: dict[str, Any] = {"align": "left", "italic": True}


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: the component whose constants it takes, and what the kit adds.

    The name holds no comma: Word reads one as a list of names for one style. (ISO/IEC 29500-1, 17.7.4.9)
    """

    id: str
    name: str
    component: str
    before: float = 0
    after: float = 0
    indent: bool = False
    keep_next: bool = False
    align: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    line: float = 1.0
    color: str = ""
    new_page: bool = False


def body_styles() -> tuple[Style, ...]:
    """The paragraph styles of all forms."""
    return (*_heading_styles(), *_text_styles(), *_closing_styles(), *_table_styles())


def _heading_styles() -> tuple[Style, ...]:
    return (
        Style("QuocHieu", "Quốc hiệu", "quoc_hieu"),
        Style("TieuNgu", "Tiêu ngữ", "tieu_ngu"),
        Style("ChuQuan", "Cơ quan chủ quản", "co_quan_chu_quan"),
        Style("BanHanh", "Cơ quan ban hành", "co_quan_ban_hanh"),
        Style("SoKyHieu", "Số và ký hiệu", "so_ky_hieu"),
        Style("DiaDanhNgay", "Địa danh và ngày tháng", "dia_danh_ngay"),
        Style("TenLoai", "Tên loại văn bản", "ten_loai", before=18, keep_next=True),
        Style("TrichYeu", "Trích yếu", "trich_yeu", keep_next=True),
        Style("TrichYeuCongVan", "Trích yếu công văn", "trich_yeu_cv", size=12),
        Style("ThamQuyen", "Thẩm quyền ban hành", "ten_loai", before=6, keep_next=True),
        Style("LenhQuyetDinh", "Quyết định:", "ten_loai", before=12, after=6, keep_next=True),
        Style("KinhGui", "Kính gửi", "kinh_gui", before=12),
        Style("KinhGuiDong", "Kính gửi (từng nơi)", "kinh_gui", before=2),
    )


def _text_styles() -> tuple[Style, ...]:
    kit = load_layout().kit
    body: dict[str, Any] = {"after": 0, "before": kit.gap_pt, "indent": True, "line": kit.line}
    return (
        Style("CanCu", "Căn cứ", "can_cu", **body),
        Style("NoiDung", "Nội dung", "noi_dung", **body),
        Style("NoiDungCuoi", "Nội dung cuối", "noi_dung", keep_next=True, **body),
        Style("PhanChuong", "Phần - Chương - Mục (số)", "phan_chuong_so", before=12, keep_next=True),
        Style("PhanChuongTen", "Phần - Chương - Mục (tên)", "phan_chuong_ten", keep_next=True),
        Style("MucLaMa", "Mục số La Mã", "muc_la_ma", keep_next=True, **body),
        Style("KhoanTieuDe", "Khoản có tiêu đề", "khoan", bold=True, keep_next=True, align="justify", **body),
    )


def _closing_styles() -> tuple[Style, ...]:
    gap = load_layout().kit.signature_gap_lines
    return (
        Style("QuyenHan", "Quyền hạn và chức vụ", "chuc_vu", keep_next=True),
        Style("CoQuanKy", "Cơ quan xác nhận", "chuc_vu", keep_next=True, size=13),
        Style("ChiDanKy", "Chỉ dẫn ký", "kem_theo", keep_next=True, size=13),
        Style("HoTen", "Họ và tên người ký", "ho_ten", before=gap * 17, keep_next=True),
        Style("ChoKy", "Chỗ ký", "ho_ten", before=gap * 12, keep_next=True),
        Style("NoiNhan", "Nơi nhận", "noi_nhan_label", keep_next=True),
        Style("NoiNhanDong", "Nơi nhận (từng nơi)", "noi_nhan_item"),
        Style("PhuLuc", "Phụ lục (số)", "phu_luc_so", keep_next=True),
        Style("TenPhuLuc", "Tên phụ lục", "phu_luc_ten", keep_next=True),
        Style("KemTheo", "Kèm theo", "kem_theo", keep_next=True),
    )


def _table_styles() -> tuple[Style, ...]:
    kit = load_layout().kit
    table = kit.size["table"]
    return (
        Style(
            "BangDauCot",
            "Bảng - đầu cột",
            "noi_dung",
            align="center",
            bold=True,
            size=table,
            before=2,
            after=2,
            keep_next=True,
        ),
        Style("BangChu", "Bảng - chữ", "noi_dung", align="left", size=table, before=2, after=2),
        Style("BangSo", "Bảng - số", "noi_dung", align="center", size=table, before=2, after=2),
        Style(
            "BangNhom",
            "Bảng - nhóm",
            "noi_dung",
            align="left",
            bold=True,
            size=table,
            before=2,
            after=2,
            keep_next=True,
        ),
        Style("SoMau", "Số mẫu", "noi_dung", align="right", size=12, bold=True),
        Style("Khoang", "Khoảng trống", "noi_dung", align="left", size=6, keep_next=True),
        Style("SoTrang", "Số trang", "so_ky_hieu", size=kit.size["page_number"]),
    )


def award_styles() -> tuple[Style, ...]:
    """Of Giấy khen and Bằng khen: weight, slant and colour are of NĐ 98/2023, Điều 104; sizes are the kit's own."""
    middle: dict[str, Any] = {"align": "center", "bold": True, "italic": False, "keep_next": True}
    plain = middle | {"bold": False}
    return (
        Style("BangQuocHieu", "Bằng - Quốc hiệu", "noi_dung", before=62, size=16, new_page=True, **middle),
        Style("BangTieuNgu", "Bằng - Tiêu ngữ", "noi_dung", size=16, **middle),
        Style("BangThamQuyen", "Bằng - người quyết định", "noi_dung", size=22, color=_RED, **middle),
        Style("BangTang", "Bằng - tặng", "noi_dung", before=6, after=2, size=18, **middle),
        Style("BangTen", "Bằng - tên hình thức", "noi_dung", size=44, color=_RED, **middle),
        Style("BangNguoi", "Bằng - người được khen", "noi_dung", before=8, after=2, size=24, **middle),
        Style("BangNguoiDai", "Bằng - người được khen (tên dài)", "noi_dung", before=4, size=18, **middle),
        Style("BangNoi", "Bằng - chức vụ và nơi ở", "noi_dung", size=16, **plain),
        Style("BangNoiDai", "Bằng - chức vụ và nơi ở (dài)", "noi_dung", size=13, **plain),
        Style("BangThanhTich", "Bằng - thành tích", "noi_dung", before=4, size=16, **plain),
        Style("BangThanhTichDai", "Bằng - thành tích (dài)", "noi_dung", before=2, size=13, **plain),
        Style("BangSoVang", "Bằng - số quyết định và số sổ vàng", "noi_dung", size=13, **(middle | _LEANING)),
        Style("BangNgay", "Bằng - địa danh và ngày", "noi_dung", size=14, **(middle | {"italic": True})),
        Style("BangChucVu", "Bằng - chức vụ người ký", "noi_dung", size=14, **middle),
        Style("BangHoTen", "Bằng - họ tên người ký", "noi_dung", before=62, size=14, **(middle | {"keep_next": False})),
        Style("BangKhoang", "Bằng - khoảng trống", "noi_dung", size=8, **middle),
    )


def apply_styles(document: DocumentObject) -> None:
    """Leave only our styles in the document, built from the layout data."""
    styles = document.styles
    kept = {"Normal", "Default Paragraph Font", "Normal Table"}
    for style in list(styles):
        if style.name not in kept:
            style.delete()
    latent = styles.element.find(qn("w:latentStyles"))
    if latent is not None:
        styles.element.remove(latent)
    _set_defaults(document)
    add_styles(document, body_styles())
    _add_rule_style(document)


def add_styles(document: DocumentObject, styles: Iterable[Style]) -> None:
    """Add paragraph styles; those of one kind of form are in no other."""
    for style in styles:
        _add(document, style)


def _set_defaults(document: DocumentObject) -> None:
    layout = load_layout()
    normal = document.styles["Normal"]
    font = normal.font
    font.size, font.color.rgb = Pt(layout.kit.size["body"]), RGBColor.from_string(layout.font["color"])
    _set_font(normal.element.get_or_add_rPr(), layout.font["family"])
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for child in list(defaults):
        defaults.remove(child)
    _set_font(defaults, layout.font["family"])
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    defaults.append(language)


def _set_font(properties: Any, family: str) -> None:
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), family)


def _add(document: DocumentObject, style: Style) -> None:
    layout = load_layout()
    component = layout.components[style.component]
    made = document.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH)
    made.element.styleId = style.id
    made.base_style = document.styles["Normal"]
    made.quick_style = True
    font = made.font
    font.size = Pt(style.size or layout.size_of(style.component))
    font.bold = component.bold if style.bold is None else style.bold
    font.italic = component.italic if style.italic is None else style.italic
    paragraph = made.paragraph_format
    paragraph.alignment = _ALIGN[style.align or component.align]
    paragraph.space_before, paragraph.space_after = Pt(style.before), Pt(style.after)
    paragraph.line_spacing = style.line
    paragraph.widow_control = True
    if style.color:
        font.color.rgb = RGBColor.from_string(style.color)
    if style.new_page:
        paragraph.page_break_before = True
    if style.indent:
        paragraph.first_line_indent = Cm(layout.kit.first_line_cm)
    if style.keep_next:
        paragraph.keep_with_next = True


def _add_rule_style(document: DocumentObject) -> None:
    """A paragraph two points high whose upper border is the line."""
    made = document.styles.add_style("Đường kẻ", WD_STYLE_TYPE.PARAGRAPH)
    made.element.styleId = RULE_STYLE
    made.base_style = document.styles["Normal"]
    made.font.size = Pt(2)
    paragraph = made.paragraph_format
    paragraph.space_before, paragraph.space_after = Pt(3), Pt(0)
    paragraph.line_spacing, paragraph.keep_with_next = Pt(4), True
    properties = made.element.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
