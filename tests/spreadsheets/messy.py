"""Workbooks as offices keep them, made from the starter dossier."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from conftest import own_starter

from ntm_docs.reading import RawMapping
from ntm_docs.reading.yaml_files.tree import parse_yaml
from ntm_docs.spreadsheets import columns as named
from ntm_docs.spreadsheets.writing.create import workbook_of

LIST = named.DE_NGHI
TCVN3 = {
    **dict(zip("àáảãạăằắẳẵặâầấẩẫậđ", "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®", strict=True)),
    **dict(zip("èéẻẽẹêềếểễệìíỉĩị", "ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞ", strict=True)),
    **dict(zip("òóỏõọôồốổỗộơờớởỡợ", "ßãáâä«åèæçé¬êíëìî", strict=True)),
    **dict(zip("ùúủũụưừứửữựỳýỷỹỵ", "ïóñòô\xadõøö÷ùúýûüþ", strict=True)),
}


def starter_book() -> Any:
    raw = parse_yaml(own_starter(), "ho-so.yaml")
    assert isinstance(raw, RawMapping)
    return openpyxl.load_workbook(BytesIO(workbook_of([raw], [], [])))


def tcvn3(text: str) -> str:
    """The text as it is stored for the font .VnTime."""
    return "".join(TCVN3.get(char, char) for char in text)


def title_of(sheet: Any, title: str) -> int:
    return next(int(cell.column) for cell in sheet[1] if cell.value == title)


def with_titles_and_sections(path: Path) -> Path:
    """Title rows, a header of two rows with a merged group, numbered columns, sections, a row of totals."""
    book = starter_book()
    sheet = book[LIST]
    kind = title_of(sheet, "Đối tượng")
    votes = title_of(sheet, "Phiếu › đồng ý")
    sheet.insert_rows(1, 4)
    sheet["A1"] = "UBND HUYỆN TÂN HIỆP"
    sheet["A2"] = "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"
    for column in range(1, sheet.max_column + 1):  # the group above, the name below
        group, _, name = str(sheet.cell(5, column).value).rpartition(" › ")
        sheet.cell(4, column).value = f" {group}\n" if group else name.upper()
        sheet.cell(5, column).value = f"{name} \n(*)" if group else None
    sheet.merge_cells(start_row=4, end_row=4, start_column=votes, end_column=votes + 2)
    sheet.insert_rows(6)
    for column in range(1, sheet.max_column + 1):
        sheet.cell(6, column).value = f"({column})"
    sheet.insert_rows(7)
    sheet["A7"], sheet["B7"] = "I", "TẬP THỂ"
    sheet.insert_rows(9)
    sheet["B9"] = "II. CÁ NHÂN (01)"
    for row in (8, 10):
        sheet.cell(row, kind).value = None
    last = sheet.max_row + 1
    sheet.cell(last, 2).value = "Tổng cộng"
    sheet.cell(last, votes).value = 12
    sheet.insert_rows(9)  # a blank row
    book.save(path)
    return path


def with_values_of_every_make(path: Path) -> Path:
    """Text of .VnTime and VNI, Icelandic Ð, decomposed letters, spaces of the web, serial dates, a hidden row."""
    book = starter_book()
    general, sheet, merits = book[named.CHUNG], book[LIST], book[named.THANH_TICH]
    labels = {cell.value: cell.row for cell in general["A"]}
    general.cell(labels["Cơ quan › đơn vị soạn thảo"], 2).value = "  PNV\u00a0"
    general.cell(labels["Cuộc họp › địa điểm"], 2).value = tcvn3("phòng họp của ủy ban nhân dân huyện")
    serial = general.cell(labels["Cuộc họp › ngày"], 2)
    serial.value, serial.number_format = 45114, "General"  # 07/7/2023
    address = sheet.cell(2, title_of(sheet, "Địa chỉ"))
    address.value = "xaõ Tröôûng Thaønh, huyeän Taân Hieäp"
    note = sheet.cell(2, title_of(sheet, "Ghi chú"))
    note.value = "Ðề nghị lần đầu, e\u0302\u0301ch"
    merits.cell(2, title_of(merits, "Thành tích › tóm tắt")).value = "Một dòng\nngắt giữa   chừng"
    sheet.row_dimensions[3].hidden = True
    sheet.cell(1, sheet.max_column + 1).value = "Lĩnh vực"
    sheet.cell(2, sheet.max_column).value = "Nông nghiệp"
    sheet.cell(1, sheet.max_column + 1).value = "Ý kiến của ông A"
    sheet.cell(2, sheet.max_column).value = "Được"
    book.save(path)
    return path


def of_two_units(path: Path) -> Path:
    """A row for each unit, rows joined by merged cells and by UBND for Ủy ban nhân dân."""
    book = starter_book()
    general, sheet, members = book[named.CHUNG], book[LIST], book[named.HOI_DONG]
    lines = [(row[0].value, row[1].value) for row in general.iter_rows(min_row=2)]
    book.remove(general)
    table = book.create_sheet("THÔNG TIN CHUNG", 0)
    table.append(["Biểu tổng hợp các đơn vị"])
    table.append([label for label, _ in lines])
    for name in ("Ủy ban nhân dân huyện Tân Hiệp", "Ủy ban nhân dân huyện Gò Quao"):
        table.append([name if label == "Cơ quan › tên" else value for label, value in lines])
    copies = [[cell.value for cell in row] for row in members.iter_rows(min_row=2)]
    members.cell(1, members.max_column + 1).value = "Đơn vị trình"
    at = members.max_column
    for row in range(2, members.max_row + 1):
        members.cell(row, at).value = "UBND huyện Tân Hiệp"
    for values in copies:
        members.append([*values, *[None] * (at - 1 - len(values)), "Ủy ban nhân dân huyện Gò Quao"])
    at = sheet.max_column + 1
    sheet.cell(1, at).value = "Cơ quan trình"
    code = title_of(sheet, "Mã")
    for row in (2, 3):
        values = [cell.value for cell in sheet[row]]
        for column, value in enumerate(values, start=1):
            sheet.cell(row + 2, column).value = value
        sheet.cell(row + 2, code).value = row + 1
    sheet.cell(2, at).value, sheet.cell(4, at).value = "UBND huyện Tân Hiệp", "UBND huyện Gò Quao"
    sheet.merge_cells(start_row=2, end_row=3, start_column=at, end_column=at)
    sheet.merge_cells(start_row=4, end_row=5, start_column=at, end_column=at)
    merits = book[named.THANH_TICH]
    for row in (2, 3):
        for column, cell in enumerate(list(merits[row]), start=1):
            merits.cell(row + 2, column).value = cell.value
        merits.cell(row + 2, title_of(merits, "Mã")).value = row + 1
    book.save(path)
    return path
