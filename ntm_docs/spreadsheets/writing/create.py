"""The workbook made for clerks, filled with dossiers.

Sheets: Thông tin chung (a column for each unit), Hội đồng, Danh sách đề nghị, Thành tích, Khen thưởng đã
nhận, Hướng dẫn; the words to choose from stand on a hidden sheet.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from ntm_docs.phrases.keys import fold_key
from ntm_docs.reading import RawList, RawMapping, RawNode, RawScalar
from ntm_docs.spreadsheets import columns as named
from ntm_docs.spreadsheets.columns import Column, Path
from ntm_docs.spreadsheets.writing import sheets

_MERITS = ("thành tích", "sơ lược", "chức năng nhiệm vụ", "xác nhận nghĩa vụ", "OCOP")
_LISTS = "Danh mục"
Choices = Mapping[Path, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Offered:
    """The words that the list of a column offers: those of the record that are still used, or its own."""

    own: Choices
    gone: Sequence[str] = ()

    def of(self, column: Column) -> Sequence[str]:
        """What the list of a column offers; nothing where it has none."""
        return self.own.get(column.path) or [word for word in column.choices if word not in self.gone]


_LABEL_WIDTH, _VALUE_WIDTH, _NOTE_WIDTH = 44, 60, 50


def workbook_of(
    units: Sequence[RawMapping], awards: Sequence[str], provinces: Sequence[str], gone: Sequence[str] = ()
) -> bytes:
    """The workbook of some dossier inputs; `awards` and `provinces` are what the lists offer.

    `gone` are words of the record that they do not: levels that are no more.
    """
    book = Workbook()
    lists = book.worksheets[0]
    lists.title = _LISTS
    offered = Offered({("hình thức",): awards, ("cơ quan", "tỉnh"): provinces}, gone)
    general_sheet(book, units, lists, offered, named.general())
    several = len(units) > 1
    _members(book, units, lists, several=several)
    _nominees(book, units, lists, offered, several=several)
    if not several:
        _decisions(book, units[0] if units else None, lists, offered)
    sheets.put_guide(book, named.HUONG_DAN, "huong-dan-bang.txt")
    lists.sheet_state = "hidden"
    book.move_sheet(lists, len(book.worksheets))
    book.active = 0
    return sheets.saved(book)


def general_sheet(
    book: Workbook, units: Sequence[RawMapping], lists: Worksheet, choices: Offered, columns: Sequence[Column]
) -> None:
    """“Thông tin chung”: a column for each unit."""
    own = ["Nội dung"] if len(units) == 1 else [f"Đơn vị {n}" for n in range(1, len(units) + 1)]
    form_sheet(book, named.CHUNG, own, units, lists, choices, columns)


def form_sheet(  # noqa: PLR0917 -- a sheet, its columns, what it offers
    book: Workbook,
    name: str,
    own: Sequence[str],
    units: Sequence[RawMapping],
    lists: Worksheet,
    choices: Offered,
    columns: Sequence[Column],
) -> None:
    """A form down the sheet: what, its text for each unit, how to write it."""
    sheet = book.create_sheet(name)
    heads = ["Mục", *own, "Cách ghi"]
    for at, text in enumerate(heads, start=1):
        sheets.put(sheet.cell(1, at), text)
        sheets.head(sheet.cell(1, at))
        sheet.column_dimensions[sheet.cell(1, at).column_letter].width = _VALUE_WIDTH
    sheet.column_dimensions["A"].width = _LABEL_WIDTH
    sheet.column_dimensions[sheet.cell(1, len(heads)).column_letter].width = _NOTE_WIDTH
    for row, column in enumerate(columns, start=2):
        sheets.put(sheet.cell(row, 1), column.label)
        for at, unit in enumerate(units, start=2):
            cell = sheet.cell(row, at)
            sheets.put(cell, text_of(unit, column), column)
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
        sheets.put(sheet.cell(row, len(heads)), _how(column))
        sheets.fit(sheet, row)
        words = choices.of(column)
        if words:
            last = sheet.cell(row, len(units) + 1).coordinate
            sheets.choose(sheet, f"B{row}:{last}", words, lists, strict=column.path not in choices.own)
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheets.page(sheet, landscape=len(units) > 1)


def _decisions(book: Workbook, unit: RawMapping | None, lists: Worksheet, choices: Offered) -> None:
    """“Quyết định” of one unit: a column for each award, filled where it was decided."""
    columns = [column for column in named.decision() if column.path != named.UNIT]
    made = []
    for proposal in items_of(unit, ("đề nghị",)):
        own = next((value for key, _, value in proposal if fold_key(key) == fold_key(named.DECIDED[0])), None)
        award = next(
            ((key, value) for name, key, value in proposal if fold_key(name) == fold_key(named.AWARD[0])), None
        )
        entries = own.entries if isinstance(own, RawMapping) else ()
        made.append(RawMapping((*((award,) if award else ()), *entries), proposal.place))
    heads = [f"Quyết định {n}" for n in range(1, len(made) + 1)] if len(made) > 1 else ["Nội dung"]
    form_sheet(book, named.QUYET_DINH, heads, made, lists, choices, columns)


def _how(column: Column) -> str:
    parts = [
        f"{column.note}." if column.note else "",
        "" if column.required else "Không bắt buộc.",
        "Mỗi dòng một ý." if column.long else "",
    ]
    return " ".join(part for part in parts if part)


def table_sheet(book: Workbook, name: str, columns: Sequence[Column], lists: Worksheet, choices: Offered) -> Worksheet:
    """A sheet with its header, lists to choose from, and page."""
    sheet: Worksheet = book.create_sheet(name)
    sheets.header(sheet, columns)
    for at, column in enumerate(columns, start=1):
        words = choices.of(column)
        if words:
            sheets.choose(sheet, sheets.below(at), words, lists, strict=column.path not in choices.own)
    sheets.page(sheet, landscape=True)
    return sheet


def put_line(sheet: Worksheet, row: int, columns: Sequence[Column], texts: Mapping[Path, str]) -> None:
    """The cells of one row."""
    for at, column in enumerate(columns, start=1):
        text = texts.get(column.path, "")
        cell = sheet.cell(row, at)
        if text:
            sheets.put(cell, text, column)
    sheets.fit(sheet, row)


def _members(book: Workbook, units: Sequence[RawMapping], lists: Worksheet, *, several: bool) -> None:
    columns = [column for column in named.members() if several or column.path != named.UNIT]
    sheet = table_sheet(book, named.HOI_DONG, columns, lists, Offered({}))
    row = 2
    for unit in units:
        for member in items_of(unit, ("hội đồng", "thành viên")):
            texts = {column.path: text_of(member, column) for column in columns} | {named.UNIT: _name(unit)}
            put_line(sheet, row, columns, texts)
            row += 1


def _nominees(
    book: Workbook, units: Sequence[RawMapping], lists: Worksheet, choices: Offered, *, several: bool
) -> None:
    """A line for each nominee on three sheets, joined by its code."""
    first = [c for c in named.nominees() if c.path[0] not in _MERITS and c.path not in _left_out(several)]
    merits = [Column(named.CODE), Column(named.NAME), *(c for c in named.nominees() if c.path[0] in _MERITS)]
    received = list(named.received())
    made = [
        table_sheet(book, name, columns, lists, choices)
        for name, columns in ((named.DE_NGHI, first), (named.THANH_TICH, merits), (named.DA_NHAN, received))
    ]
    history_row = 2
    for number, (unit, proposal, kind, nominee) in enumerate(_every(units), start=1):
        texts = {column.path: text_of(nominee, column) for column in named.nominees()}
        texts |= {c.path: text_of(proposal, c) for c in named.proposal()}
        name = text_of(nominee, Column(("họ và tên",) if kind == "cá nhân" else ("tên",)))
        keys: dict[Path, str] = {named.ORDER: str(number), named.CODE: str(number), named.NAME: name}
        texts |= keys | {named.UNIT: _name(unit), named.KIND: kind}
        put_line(made[0], number + 1, first, texts)
        put_line(made[1], number + 1, merits, texts)
        for line in history_of(nominee):
            put_line(made[2], history_row, received, line | keys)
            history_row += 1


def _left_out(several: bool) -> set[Path]:  # noqa: FBT001
    """Columns that are read from other offices' lists, or asked only of several units."""
    return {*named.BORN, *(() if several else (named.UNIT,))}


def history_of(nominee: RawMapping) -> Iterator[dict[Path, str]]:
    """The lines of “Khen thưởng đã nhận” of one nominee."""
    for short, (field,) in named.HISTORY.items():
        for item in items_of(nominee, (field,)):
            texts = {column.path: text_of(item, column) for column in named.received()}
            yield texts | {named.RECEIVED_KIND: field, named.RECEIVED: text_of(item, Column((short,)))}


def _every(units: Sequence[RawMapping]) -> Iterator[tuple[RawMapping, RawMapping, str, RawMapping]]:
    for unit in units:
        for proposal in items_of(unit, ("đề nghị",)):
            for kind in named.KINDS:
                for nominee in items_of(proposal, (kind,)):
                    yield unit, proposal, kind, nominee


def _at(raw: RawNode | None, path: Path) -> RawNode | None:
    """What stands under a path, keys matched as in every input."""
    for part in path:
        if not isinstance(raw, RawMapping):
            return None
        raw = next((value for key, _, value in raw if fold_key(key) == fold_key(part)), None)
    return raw


def items_of(raw: RawNode | None, path: Path) -> tuple[RawMapping, ...]:
    """The records of a list; one that stands without a list is one item."""
    at = _at(raw, path)
    found = at.items if isinstance(at, RawList) else (at,)
    return tuple(item for item in found if isinstance(item, RawMapping))


def _name(unit: RawMapping) -> str:
    return text_of(unit, Column(("cơ quan", "tên")))


def text_of(raw: RawMapping, column: Column) -> str:
    """The text of a cell: items and paragraphs a line each, fields of an item divided by |."""
    value = _at(raw, column.path)
    if isinstance(value, RawScalar):
        return (value.text or "").strip("\n")
    if not isinstance(value, RawList):
        return ""
    if column.items is None and any(isinstance(item, RawMapping) for item in value.items):
        return ""
    return "\n".join(item.text or "" if isinstance(item, RawScalar) else _item(item, column) for item in value.items)


def _item(raw: RawNode, column: Column) -> str:
    assert column.items is not None
    assert isinstance(raw, RawMapping)
    titles = [str(info.title) for info in column.items.model_fields.values()]
    return " | ".join(text_of(raw, Column((title,))) for title in titles)
