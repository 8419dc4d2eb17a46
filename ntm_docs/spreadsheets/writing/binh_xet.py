"""The workbook of a year's review, filled with one."""

from collections.abc import Iterator, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ntm_docs.reading import RawMapping
from ntm_docs.spreadsheets import binh_xet as review
from ntm_docs.spreadsheets import columns as named
from ntm_docs.spreadsheets.columns import Column, Path
from ntm_docs.spreadsheets.writing import sheets
from ntm_docs.spreadsheets.writing.create import Offered, general_sheet, items_of, put_line, table_sheet, text_of

_LISTS = "Danh mục"
_HEADS = {named.NAME: "Họ và tên", named.ORDER: "STT"}
_BESIDE = (review.RATING, review.INITIATIVE)  # behind the six columns
_KINDS = (("I. TẬP THỂ", "tập thể"), ("II. CÁ NHÂN", "cá nhân"))


def review_workbook(
    raw: RawMapping, awards: Sequence[str], provinces: Sequence[str], gone: Sequence[str] = ()
) -> bytes:
    """The workbook of one review: list, facts of the office, council, votes, earlier titles, guide.

    `awards` and `provinces` are what the lists offer, `gone` words of the record that they do not.
    """
    book = Workbook()
    lists = book.worksheets[0]
    lists.title = _LISTS
    _list(book, raw, lists)
    general_sheet(book, [raw], lists, Offered({("cơ quan", "tỉnh"): provinces}, gone), review.general())
    _records(book, named.HOI_DONG, items_of(raw, ("hội đồng", "thành viên")), review.members(), lists)
    choices: dict[Path, list[str]] = {("danh hiệu",): [*awards]}
    _records(book, review.VOTES, items_of(raw, ("biểu quyết",)), review.votes(), lists, choices)
    _earlier(book, raw, lists)
    sheets.put_guide(book, named.HUONG_DAN, "huong-dan-binh-xet.txt")
    lists.sheet_state = "hidden"
    book.move_sheet(lists, len(book.worksheets))
    book.active = 0
    return sheets.saved(book)


def _list(book: Workbook, raw: RawMapping, lists: Worksheet) -> None:
    """The six columns, rating and initiative behind them; collectives, then persons, each under its heading."""
    known = {column.path: column for column in review.rows()}
    columns = [known[path] for path in (*review.SIX, *_BESIDE)]
    sheet = table_sheet(book, review.LIST, columns, lists, Offered({}))
    _heads(sheet, columns)
    row = 2
    for heading, kind in _KINDS:
        items = items_of(raw, (kind,))
        if not items:
            continue
        put_line(sheet, row, columns, {named.NAME: heading})
        row += 1
        for order, item in enumerate(items, start=1):
            texts = {column.path: text_of(item, column) for column in columns}
            texts |= {named.ORDER: str(order), named.NAME: _name(item, kind)}
            put_line(sheet, row, columns, texts)
            row += 1


def _heads(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """Headers in a clerk's words where they are not the field's."""
    for at, column in enumerate(columns, start=1):
        if column.path in _HEADS:
            sheet.cell(1, at).value = _HEADS[column.path]


def _name(item: RawMapping, kind: str) -> str:
    if kind == "tập thể":
        return text_of(item, Column(("tên",)))
    parts = (text_of(item, Column(("danh xưng",))), text_of(item, Column(("họ và tên",))))
    return " ".join(part for part in parts if part)


def _records(
    book: Workbook,
    name: str,
    items: Sequence[RawMapping],
    columns: Sequence[Column],
    lists: Worksheet,
    choices: dict[Path, list[str]] | None = None,
) -> None:
    sheet = table_sheet(book, name, columns, lists, Offered(choices or {}))
    for row, item in enumerate(items, start=2):
        put_line(sheet, row, columns, {column.path: text_of(item, column) for column in columns})


def _earlier(book: Workbook, raw: RawMapping, lists: Worksheet) -> None:
    columns = review.earlier()
    sheet = table_sheet(book, review.EARLIER, columns, lists, Offered({}))
    _heads(sheet, columns)
    for row, texts in enumerate(_history(raw, columns), start=2):
        put_line(sheet, row, columns, texts)


def _history(raw: RawMapping, columns: Sequence[Column]) -> Iterator[dict[Path, str]]:
    for _, kind in _KINDS:
        for item in items_of(raw, (kind,)):
            for line in items_of(item, ("danh hiệu thi đua",)):
                texts = {column.path: text_of(line, column) for column in columns}
                yield texts | {named.NAME: _name(item, kind), review.UNIT: text_of(item, Column(review.UNIT))}
