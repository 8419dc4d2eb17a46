"""The building blocks of a form: heading, title, tables, signatures."""

from collections.abc import Mapping, Sequence
from typing import Any

from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm
from docx.table import Table, _Cell

from ntm_docs.layout import TWIPS_PER_MM, DrawnRule, load_layout, text_twips
from ntm_docs.layout.constants import Layout

Place = DocumentObject | _Cell
_KINH_GUI_MM = 35.0


def put(place: Place, style: str, text: str = "") -> Any:
    """A paragraph of one run in a style of the kit (by style id)."""
    paragraph = place.add_paragraph()
    paragraph._p.get_or_add_pPr().get_or_add_pStyle().set(qn("w:val"), style)
    if text:
        paragraph.add_run(text)
    return paragraph


def put_each(place: Place, style: str, names: str, text: str = "{{ dong }}") -> None:
    """A paragraph for each line of the list `names`."""
    put(place, style, f"{{%p for dong in {names} %}}")
    put(place, style, text)
    put(place, style, "{%p endfor %}")


def put_rule(place: Place, name: str) -> None:
    """The rule whose length the context computes."""
    put(place, "DuongKe", f"{{{{p {name} }}}}")


def set_page(document: DocumentObject, *, landscape: bool = False) -> None:
    """A4, margins, and the page number: centred in the top margin, hidden on page 1."""
    layout = load_layout()
    section = document.sections[0]
    width, height = Mm(layout.page.width_mm), Mm(layout.page.height_mm)
    section.page_width, section.page_height = (height, width) if landscape else (width, height)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    margins = layout.kit.landscape_margins_mm if landscape else layout.kit.margins_mm
    section.top_margin, section.bottom_margin = Mm(margins["top"]), Mm(margins["bottom"])
    section.left_margin, section.right_margin = Mm(margins["left"]), Mm(margins["right"])
    section.header_distance = Mm(layout.kit.header_distance_mm)
    section.different_first_page_header_footer = True
    header = section.header
    header.is_linked_to_previous = False
    paragraph = header.paragraphs[0]
    paragraph._p.get_or_add_pPr().get_or_add_pStyle().set(qn("w:val"), "SoTrang")
    paragraph._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>')
    )


def put_heading(document: DocumentObject, *, number: bool, dated: bool, subject: str = "") -> None:
    """Agency left, Quốc hiệu and Tiêu ngữ right; number and place-date share a row (ô số 1-4).

    `subject` names the lines that stand under the number of a dispatch (ô số 5b).
    """
    layout = load_layout()
    columns = layout.kit.header_columns_mm
    table = plain_table(document, 2, [columns["left"], columns["right"]])
    left, right = table.rows[0].cells
    put_each(left, "ChuQuan", "chu_quan")
    put_each(left, "BanHanh", "co_quan")
    put_rule(left, "ke_co_quan")
    for component, style in (("quoc_hieu", "QuocHieu"), ("tieu_ngu", "TieuNgu")):
        put(right, style, layout.components[component].text or "")
    right._tc.append(parse_xml(_motto_rule(layout, columns["right"])))
    low_left, low_right = table.rows[1].cells
    put(low_left, "SoKyHieu", "{{ so_ky_hieu }}" if number else "")
    if subject:
        put(low_left, "Khoang")
        put_each(low_left, "TrichYeuCongVan", subject)
    put(low_right, "DiaDanhNgay", "{{ dia_danh_ngay }}" if dated else "")
    for row in table.rows:
        for cell in row.cells:
            drop_first_paragraph(cell)
    for cell in table.rows[1].cells:
        cell.paragraphs[0].paragraph_format.space_before = Mm(2)


def put_addressees(document: DocumentObject) -> None:
    """One addressee on the line of Kính gửi; several below, their dashes under the colon."""
    layout = load_layout()
    size = layout.size_of("kinh_gui")
    colon = _KINH_GUI_MM + text_twips("Kính gửi", size) / TWIPS_PER_MM
    put(document, "KinhGui", "{%p if kinh_gui_mot %}")
    one = put(document, "KinhGui", "Kính gửi: {{ kinh_gui_mot }}")
    hang = text_twips("Kính gửi: ", size) / TWIPS_PER_MM
    one.paragraph_format.left_indent, one.paragraph_format.first_line_indent = Mm(_KINH_GUI_MM + hang), Mm(-hang)
    put(document, "KinhGui", "{%p else %}")
    put(document, "KinhGui", "Kính gửi:").paragraph_format.left_indent = Mm(_KINH_GUI_MM)
    put(document, "KinhGuiDong", "{%p for dong in kinh_gui %}")
    line = put(document, "KinhGuiDong", "{{ dong }}")
    dash = text_twips("- ", size) / TWIPS_PER_MM
    line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Mm(colon + dash), Mm(-dash)
    put(document, "KinhGuiDong", "{%p endfor %}")
    put(document, "KinhGui", "{%p endif %}")


def _motto_rule(layout: Layout, width_mm: float) -> str:
    """The rule under Tiêu ngữ, exactly as long as its text (Phụ lục I, Mục II, khoản 1)."""
    motto = layout.components["tieu_ngu"].text or ""
    length = text_twips(motto, layout.size_of("tieu_ngu"), "bold")
    markup = DrawnRule(length, round(width_mm * TWIPS_PER_MM)).__html__()
    return markup.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)


def plain_table(place: DocumentObject, rows: int, widths_mm: Sequence[float]) -> Table:
    """A borderless table of fixed columns without cell padding, as wide as the text."""
    table: Table = place.add_table(rows, len(widths_mm))
    _fix_table(table, widths_mm, border=False, padding_twips=0)
    return table


def grid_table(place: DocumentObject, rows: int, widths_mm: Sequence[float]) -> Table:
    """A ruled table as wide as the text, its columns in the shares of the widths; rows never split over pages."""
    table: Table = place.add_table(rows, len(widths_mm))
    section = place.sections[-1]
    room = Length((section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)).mm
    share = round(room / sum(widths_mm), 3)  # Word counts in twips: the text is as wide as the figures say, nearly
    _fix_table(table, [width * share for width in widths_mm], border=True, padding_twips=70)
    for row in table.rows:
        _keep_row(row.cells[0])
    return table


def _fix_table(table: Table, widths_mm: Sequence[float], *, border: bool, padding_twips: int) -> None:
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    properties = table._tbl.tblPr
    style = properties.find(qn("w:tblStyle"))
    if style is not None:
        properties.remove(style)
    total = round(sum(widths_mm) * TWIPS_PER_MM)
    width = properties.find(qn("w:tblW"))
    if width is None:
        width = OxmlElement("w:tblW")
        properties.append(width)
    width.set(qn("w:w"), str(total))
    width.set(qn("w:type"), "dxa")
    kind = "single" if border else "nil"
    sides = "".join(f'<w:{side} w:val="{kind}" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES)
    borders = parse_xml(f"<w:tblBorders {nsdecls('w')}>{sides}</w:tblBorders>")
    cells = "".join(
        f'<w:{side} w:w="{padding_twips if side in ("left", "right") else 0}" w:type="dxa"/>' for side in _SIDES[:4]
    )
    margins = parse_xml(f"<w:tblCellMar {nsdecls('w')}>{cells}</w:tblCellMar>")
    layout: Any = properties.find(qn("w:tblLayout"))
    layout.addprevious(borders)
    layout.addnext(margins)
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    for column, width_mm in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width_mm)
        for cell in column.cells:
            cell.width = Mm(width_mm)


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def drop_first_paragraph(cell: _Cell) -> None:
    """A new cell begins with an empty paragraph; the kit adds its own."""
    first = cell._tc.find(qn("w:p"))
    if first is not None and len(cell._tc.findall(qn("w:p"))) > 1:
        cell._tc.remove(first)


Lines = Sequence[tuple[str, str]]


def put_signature(
    document: DocumentObject,
    left: Lines,
    right: Lines,
    *,
    columns: str = "signature",
    below: Lines = (),
    each: str = "",
) -> None:
    """Two columns of (style, text) paragraphs that stay on one page with the text before them.

    `below` stands under both columns and keeps with them; with `each` (a Jinja `for` clause) it is
    repeated.
    """
    widths = getattr(load_layout().kit, f"{columns}_columns_mm")
    rows = 1 + (3 if each else 1) * bool(below)
    table = plain_table(document, rows, [widths["left"], widths["right"]])
    for cell, lines in zip(table.rows[0].cells, (left, right), strict=True):
        _fill(cell, lines)
    if below:
        cells = table.rows[2 if each else 1].cells
        _fill(cells[0].merge(cells[-1]), below)
    if each:
        loop_row(table, 1, f"{{%tr for {each} %}}")
        loop_row(table, 3, "{%tr endfor %}")


def _fill(cell: _Cell, lines: Lines) -> None:
    _keep_row(cell)
    for style, text in lines:
        put(cell, style, text)
    drop_first_paragraph(cell)


def _keep_row(cell: _Cell) -> None:
    row: Any = cell._tc.getparent()
    if row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None:
        row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def each(style: str, names: str, text: str = "{{ dong }}", name: str = "dong") -> list[tuple[str, str]]:
    """(style, text) paragraphs that repeat for each line of a list."""
    return [(style, f"{{%p for {name} in {names} %}}"), (style, text), (style, "{%p endfor %}")]


def recipients_cell() -> list[tuple[str, str]]:
    """Nơi nhận, level with the first line of the signature (ô số 9b)."""
    label = load_layout().components["noi_nhan_label"].text or ""
    return [("NoiNhan", label), *each("NoiNhanDong", "noi_nhan")]


def fill_row(table: Table, index: int, style: str | Sequence[str], texts: Sequence[str]) -> None:
    """One paragraph in each cell of a row."""
    styles = [style] * len(texts) if isinstance(style, str) else style
    for cell, cell_style, text in zip(table.rows[index].cells, styles, texts, strict=True):
        put(cell, cell_style, text)
        drop_first_paragraph(cell)


def loop_row(table: Table, index: int, tag: str) -> None:
    """A row that only carries a loop tag (`{%tr ... %}`), in its first cell."""
    empty = [""] * (len(table.columns) - 1)
    fill_row(table, index, "BangChu", [tag, *empty])


def merge_row(table: Table, index: int, style: str, text: str) -> None:
    """One cell over all columns."""
    cells = table.rows[index].cells
    merged = cells[0].merge(cells[-1])
    for paragraph in list(merged.paragraphs)[1:]:
        merged._tc.remove(paragraph._p)
    put(merged, style, text)
    drop_first_paragraph(merged)


def repeat_header(table: Table) -> None:
    """The first row again at the top of every page."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def grouped_table(
    document: DocumentObject,
    widths: Sequence[float],
    titles: Sequence[str],
    cells: Mapping[str, str],
    *,
    heading: str = "{{ nhom.tieu_de }}",
    total: str = "",
) -> Table:
    """A table of `nhom`, each with its heading and its `dong`; `cells` names what a row prints, each with its style.

    `widths` in millimetres; `total` is the last row, over all columns, where there is one.
    """
    table = grid_table(document, 8 if total else 7, list(widths))
    fill_row(table, 0, "BangDauCot", list(titles))
    repeat_header(table)
    loop_row(table, 1, "{%tr for nhom in nhom %}")
    merge_row(table, 2, "BangNhom", heading)
    loop_row(table, 3, "{%tr for dong in nhom.dong %}")
    fill_row(table, 4, list(cells.values()), [f"{{{{ dong.{cell} }}}}" for cell in cells])
    loop_row(table, 5, "{%tr endfor %}")
    loop_row(table, 6, "{%tr endfor %}")
    if total:
        merge_row(table, 7, "BangNhom", total)
    return table
