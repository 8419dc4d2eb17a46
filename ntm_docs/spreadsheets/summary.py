"""`tong-hop.xlsx`: what the standing agency sends on."""

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from ntm_docs.spreadsheets import sheets
from ntm_docs.spreadsheets.columns import Column

SUMMARY = "tong-hop.xlsx"
_FONT = Font(name=sheets.FONT, size=12)
_KINDS = {"tap_the": "tập thể", "ca_nhan": "cá nhân", "ho_gia_dinh": "hộ gia đình"}
_TOTALS = ("STT", "đơn vị trình", "hình thức", "tập thể", "cá nhân", "hộ gia đình", "cộng", "số bộ", "số văn bản")
_NAMES = ("STT", "đơn vị trình", "hình thức", "đối tượng", "tên", "phiếu đồng ý")
_NUMBERS = frozenset({"STT", "tập thể", "cá nhân", "hộ gia đình", "cộng", "số bộ", "số văn bản", "phiếu đồng ý"})


def summary_of(entries: Sequence[Mapping[str, Any]]) -> bytes:
    """Per unit and award: how many of each kind, sets, documents; then every nominee by name."""
    book = Workbook(write_only=True)  # a row is written and forgotten
    totals = _begun(book, "Tổng hợp", _TOTALS)
    rows = [row for entry in entries for row in _rows(entry)]
    cells = [_framed(totals) for _ in _TOTALS]  # the same for every row: to give a style takes longer than all else
    for number, row in enumerate(rows, start=1):
        totals.append(_filled(cells, (number, *row)))
    sums = [sum(row[at] or 0 for row in rows) for at in (2, 3, 4, 5)]
    last = ["", "Tổng cộng", "", *sums, None, sum(row[7] for row in rows)]
    totals.append(_filled(cells, last))
    names = _begun(book, "Danh sách", _NAMES)
    people = ((entry["name"], *nominee[:4]) for entry in entries for nominee in entry["nominees"])
    for number, (unit, award, kind, name, votes) in enumerate(people, start=1):
        person = (number, unit, award, _KINDS[kind], name, votes)
        names.append([_text(names, value) if str(value).startswith("=") else value for value in person])
    return sheets.saved(book)


def _begun(book: Workbook, title: str, titles: Sequence[str]) -> Any:
    """A sheet with its header."""
    columns = [Column((one,), number=one in _NUMBERS) for one in titles]
    sheet: Any = book.create_sheet(title)
    sheets.shape(sheet, columns)
    sheets.page(sheet, landscape=True)
    cells = [_text(sheet, column.label) for column in columns]
    for cell in cells:
        sheets.head(cell)
    sheet.append(cells)
    return sheet


def _text(sheet: Any, value: Any) -> Any:
    """A cell whose text stays text, whatever it begins with."""
    cell: Any = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"
    return cell


def _framed(sheet: Any) -> Any:
    cell = _text(sheet, None)
    cell.font, cell.border = _FONT, sheets.BORDER
    return cell


def _filled(cells: Sequence[Any], values: Sequence[Any]) -> Sequence[Any]:
    """The cells with other values; texts stay texts."""
    for cell, value in zip(cells, values, strict=True):
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
    return cells


def _rows(entry: Mapping[str, Any]) -> list[list[Any]]:
    """A row for each dossier of a unit."""
    made = []
    for dossier in entry["dossiers"]:
        kinds = [kind for award, kind, *_ in entry["nominees"] if award == dossier["award"]]
        counts = [kinds.count(kind) for kind in _KINDS]
        sets, documents = dossier["copies"], len(dossier["documents"])
        made.append([entry["name"], dossier["award"], *counts, len(kinds), sets, documents])
    return made
