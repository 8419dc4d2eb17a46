"""`tong-hop.xlsx`: what the standing agency sends on."""

from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from ntm_docs.spreadsheets.columns import Column
from ntm_docs.spreadsheets.writing import sheets

SUMMARY = "tong-hop.xlsx"
_FONT = Font(name=sheets.FONT, size=12)
_KINDS = {"tap_the": "tập thể", "ca_nhan": "cá nhân", "ho_gia_dinh": "hộ gia đình"}
_TOTALS = ("STT", "đơn vị trình", "hình thức", "tập thể", "cá nhân", "hộ gia đình", "cộng", "số bộ", "số văn bản")
_NAMES = ("STT", "đơn vị trình", "hình thức", "đối tượng", "tên", "phiếu đồng ý")
_NUMBERS = frozenset({"STT", "tập thể", "cá nhân", "hộ gia đình", "cộng", "số bộ", "số văn bản", "phiếu đồng ý"})


class Summary:
    """Per unit and award: how many of each kind, sets, documents; then every nominee by name."""

    def __init__(self) -> None:
        self._book = Workbook(write_only=True)  # a row is written and forgotten
        self._totals, self._names = _begun(self._book, "Tổng hợp", _TOTALS), _begun(self._book, "Danh sách", _NAMES)
        self._cells = [_framed(self._totals) for _ in _TOTALS]  # a style for each row would take longer than all else
        self._sums = [0] * (len(_TOTALS) - 3)
        self._dossiers = self._people = 0

    def add(self, unit: str, dossiers: Iterable[Sequence[Any]], nominees: Iterable[Sequence[Any]]) -> None:
        """One unit: its dossiers (award, sets, documents), its nominees (award, kind, name, votes, …)."""
        kinds: dict[str, list[str]] = {}
        for award, kind, name, votes, *_ in nominees:
            kinds.setdefault(award, []).append(kind)
            self._people += 1
            person = (self._people, unit, award, _KINDS[kind], name, votes)
            self._names.append([_text(self._names, v) if str(v).startswith("=") else v for v in person])
        for award, sets, documents in dossiers:
            own = kinds.get(award, [])
            counts = [*map(own.count, _KINDS), len(own), sets, documents]
            self._sums = [total + (count or 0) for total, count in zip(self._sums, counts, strict=True)]
            self._dossiers += 1
            self._totals.append(_filled(self._cells, (self._dossiers, unit, award, *counts)))

    def save(self, target: BinaryIO) -> None:
        """Close the workbook with the line of totals; sets of several awards have no sum."""
        *counts, _, documents = self._sums
        self._totals.append(_filled(self._cells, ("", "Tổng cộng", "", *counts, None, documents)))
        sheets.save(self._book, target)


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
