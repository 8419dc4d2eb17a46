"""`tong-hop.xlsx`: what the standing agency sends on."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

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
    book = Workbook()
    totals: Worksheet = book.worksheets[0]
    totals.title = "Tổng hợp"
    names = book.create_sheet("Danh sách")
    for sheet, titles in ((totals, _TOTALS), (names, _NAMES)):
        sheets.header(sheet, [Column((title,), number=title in _NUMBERS) for title in titles])
        sheets.page(sheet, landscape=True)
    rows = [row for entry in entries for row in _rows(entry)]
    for number, row in enumerate(rows, start=1):
        totals.append([number, *row])
    sums = [sum(row[at] or 0 for row in rows) for at in (2, 3, 4, 5)]
    totals.append(["", "Tổng cộng", "", *sums, None, sum(row[7] for row in rows)])
    people = [
        (entry["name"], award, _KINDS[kind], name, votes)
        for entry in entries
        for award, kind, name, votes, *_ in entry["nominees"]
    ]
    for number, person in enumerate(people, start=1):
        names.append([number, *person])  # a style for each of thousands of cells takes longer than all the rest
        if any(str(text).startswith("=") for text in person):
            _as_text(names[number + 1])
    for line in totals.iter_rows(min_row=2):
        _as_text(line)
        for cell in line:
            cell.font, cell.border = _FONT, sheets.BORDER
    return sheets.saved(book)


def _as_text(line: Iterable[Any]) -> None:
    """Text stays text, whatever it begins with."""
    for cell in line:
        if isinstance(cell.value, str):
            cell.data_type = "s"


def _rows(entry: Mapping[str, Any]) -> list[list[Any]]:
    """A row for each dossier of a unit."""
    made = []
    for dossier in entry["dossiers"]:
        kinds = [kind for award, kind, *_ in entry["nominees"] if award == dossier["award"]]
        counts = [kinds.count(kind) for kind in _KINDS]
        sets, documents = dossier["copies"], len(dossier["documents"])
        made.append([entry["name"], dossier["award"], *counts, len(kinds), sets, documents])
    return made
