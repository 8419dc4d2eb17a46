"""A table of the text: cells joined, columns measured."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ntm_docs.layout import (
    PADDING,
    TWIPS_PER_MM,
    Face,
    Runs,
    TableCell,
    TableMarkup,
    TableRow,
    line_markup,
    load_layout,
    table_markup,
    text_twips,
)
from ntm_docs.model import ABOVE, LEFT, BangBieu, Cot, RecordPlaces
from ntm_docs.model.bang import usual_align
from ntm_docs.outline import read_marks
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Problem

Loc = tuple[str | int, ...]
_Owner = tuple[int, int]  # row and column where a cell begins
_STYLES = {"giữa": "BangSo", "trái": "BangChu", "phải": "BangChu"}
_MOST_MM, _LEAST_MM, _RULE = 75.0, 8.0, 15
_ABOVE_TABLE = "NoiDungCuoi"
_UNIT = "Đơn vị tính: "


def bang_markup(bang: BangBieu, room_mm: float) -> TableMarkup:
    """The table as printed, with what stands above it, in a text `room_mm` wide."""
    columns = bang.columns
    head = list(_head(bang.cot))
    widths = _widths(bang, columns, room_mm)
    above, texts = [line_markup("", "Khoang")], []
    if bang.tieu_de:
        texts.append(bang.tieu_de)
        above.append(line_markup(bang.tieu_de, _ABOVE_TABLE, align="center", bold=True))
    if bang.don_vi_tinh:
        unit = bang.don_vi_tinh if fold_key(bang.don_vi_tinh).startswith("donvi") else f"{_UNIT}{bang.don_vi_tinh}"
        texts.append(unit)
        above.append(line_markup(unit, _ABOVE_TABLE, align="right", italic=True))
    rows = [*head, *_rows(bang, columns)]
    texts += ["\n".join(one.text for one in cell.paragraphs) for row in rows for cell in row.cells]
    markup = "".join(above) + table_markup(rows, widths, ruled=bang.ke_khung)
    return TableMarkup([text for text in texts if text], markup)


def _head(columns: Sequence[Cot]) -> Iterator[TableRow]:
    """The rows of the head: a name over its columns, a column without others under it down to the last row."""
    if not any(one.ten for one in _all(columns)):
        return
    rows = max(_depth(one) for one in columns)
    level: list[tuple[Cot, bool]] = [(one, True) for one in columns]
    for row in range(rows):
        cells = []
        for one, opens in level:
            last = row == rows - 1
            down = "" if one.cot or (opens and last) else "restart" if opens else "continue"
            text = _runs(one.ten) if opens else ()
            cells.append(TableCell(text, "BangDauCot", len(one.leaves), down))
        yield TableRow(tuple(cells), head=True)
        level = [below for one, _ in level for below in ([(two, True) for two in one.cot] or [(one, False)])]


def _all(columns: Sequence[Cot]) -> Iterator[Cot]:
    for one in columns:
        yield one
        yield from _all(one.cot)


def _depth(column: Cot) -> int:
    return 1 + max((_depth(one) for one in column.cot), default=0)


def _runs(text: str) -> tuple[Runs, ...]:
    r"""The paragraphs of a cell; `\<` and `\^` are the signs themselves."""
    if text in (f"\\{LEFT}", f"\\{ABOVE}"):
        return (Runs(text[1:], ()),)
    return tuple(Runs(*read_marks(line)) for line in text.split("\n")) if text else ()


def _rows(bang: BangBieu, columns: Sequence[Cot]) -> Iterator[TableRow]:
    """The rows of the table: cells that are one are joined."""
    aligned = [one.can or usual_align(bang, index) for index, one in enumerate(columns)]
    owners = _owners(bang, len(columns))
    for index, row in enumerate(bang.rows):
        if row.nhom:
            yield TableRow((TableCell(_runs(row.o[0]), "BangNhom", len(columns)),))
            continue
        below = set(owners[index + 1]) if index + 1 < len(owners) else set()
        cells, at = [], 0
        for owner, group in groupby(owners[index]):
            across = len(list(group))
            goes_on = owner[0] < index
            down = "continue" if goes_on else "restart" if owner in below else ""
            align = aligned[at] if across < len(columns) else "trái"
            text = () if goes_on else _runs(row.o[at])
            cells.append(TableCell(text, _STYLES[align], across, down, right=align == "phải"))
            at += across
        yield TableRow(tuple(cells))


def _owners(bang: BangBieu, count: int) -> list[list[_Owner]]:
    """For each cell, the row and the column where the cell begins that it is part of."""
    found: list[list[_Owner]] = []
    for index, row in enumerate(bang.rows):
        line: list[_Owner] = []
        for column in range(count):
            text = LEFT if row.nhom and column else row.o[column] if column < len(row.o) else ""
            if text == LEFT and column:
                line.append(line[-1])
            elif text == ABOVE and index and not row.nhom:
                line.append(found[-1][column])
            else:
                line.append((index, column))
        found.append(line)
    return found


def _widths(bang: BangBieu, columns: Sequence[Cot], room_mm: float) -> list[int]:
    """Columns in twips: as given, the others by their texts; together as wide as the page has room for, at most."""
    natural, least = _by_texts(bang, columns)
    given = [one.rong for one in columns]
    left = room_mm - sum(width for width in given if width)
    asked = sum(mm for mm, width in zip(natural, given, strict=True) if not width)
    share = max(left, asked / 2) / asked if asked else 1.0
    widths = [width or mm * share for mm, width in zip(natural, given, strict=True)]
    return [max(1, round(width * TWIPS_PER_MM)) for width in _fitted(widths, least, room_mm)]


def _fitted(widths: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Widths that are too wide together, narrowed; none below its longest word as long as there is room for all."""
    if sum(widths) <= room:
        return list(widths)
    if sum(least) >= room:
        return [width * room / sum(least) for width in least]
    kept = [False] * len(widths)
    while True:
        left = room - sum(mm for mm, keep in zip(least, kept, strict=True) if keep)
        free = sum(width for width, keep in zip(widths, kept, strict=True) if not keep)
        made = [mm if keep else width * left / free for width, mm, keep in zip(widths, least, kept, strict=True)]
        below = [width < mm and not keep for width, mm, keep in zip(made, least, kept, strict=True)]
        if not any(below):
            return made
        kept = [keep or low for keep, low in zip(kept, below, strict=True)]


def _by_texts(bang: BangBieu, columns: Sequence[Cot]) -> tuple[list[float], list[float]]:
    """The width that the texts of each column would take, and the least: its longest word; in millimetres."""
    natural, least = [0.0] * len(columns), [0.0] * len(columns)
    for index, column in enumerate(columns):
        wide, word = _measured(column.ten, "bold")
        natural[index], least[index] = max(word, min(wide / 2, _MOST_MM)), word
    for row in bang.rows:
        for index, text in enumerate(row.o if not row.nhom else ()):
            for line in text.split("\n"):
                wide, word = _measured(line, "regular")
                natural[index] = max(natural[index], word, min(wide, _MOST_MM))
                least[index] = max(least[index], word)
    padding = 2 * (PADDING + _RULE) / TWIPS_PER_MM
    return [max(_LEAST_MM, mm + padding) for mm in natural], [mm + padding for mm in least]


def _measured(text: str, face: Face) -> tuple[float, float]:
    """The width of a text on one line and of its longest word, in millimetres."""
    size = load_layout().kit.size["table"]
    plain = read_marks(text)[0]
    word = max((text_twips(one, size, face) for one in plain.split()), default=0)
    return text_twips(plain, size, face) / TWIPS_PER_MM, min(word / TWIPS_PER_MM, _MOST_MM)


def check_tables(tables: Sequence[BangBieu], asked: Sequence[str], places: RecordPlaces) -> Iterator[Problem]:
    """Names that meet, rows of another length, cells joined to nothing, tables that no line puts anywhere."""
    seen: set[str] = set()
    called = {fold_key(name) for name in asked}
    for index, table in enumerate(tables):
        key, loc = fold_key(table.ten), ("bang", index)
        if key in seen:
            yield places.problem("table.twice", (*loc, "ten"), name=table.ten)
        elif key not in called:
            yield places.problem("table.unused", (*loc, "ten"), name=table.ten)
        seen.add(key)
        yield from _check_rows(table, (*loc, "hang"), places)


def _check_rows(table: BangBieu, loc: Loc, places: RecordPlaces) -> Iterator[Problem]:
    count = len(table.columns)
    wrong = [index for index, row in enumerate(table.rows) if not row.nhom and len(row.o) != count]
    found = [("table.cells", index, "") for index in wrong] or [
        ("table.joined", *one) for one in _loose_joins(table, count)
    ]
    for code, index, sign in found:
        row = table.rows[index]
        facts = {"row": index + 1, "count": len(row.o), "columns": count, "sign": sign}
        yield Problem(code, places.line(loc, row.at), places.name(loc), facts)


def _loose_joins(table: BangBieu, count: int) -> Iterator[tuple[int, str]]:
    """Rows whose `<` or `^` joins nothing, or makes a cell that is no rectangle."""
    owners = _owners(table, count)
    cells: dict[_Owner, list[_Owner]] = {}
    for index, line in enumerate(owners):
        for column, owner in enumerate(line):
            cells.setdefault(owner, []).append((index, column))
    for index, row in enumerate(table.rows):
        for column, text in enumerate(row.o if not row.nhom else ()):
            alone = text in (LEFT, ABOVE) and owners[index][column] == (index, column)
            under_group = text == ABOVE and index > 0 and table.rows[index - 1].nhom
            if alone or under_group:
                yield index, text
                break
    for owner, parts in cells.items():
        rows, columns = {row for row, _ in parts}, {column for _, column in parts}
        if len(parts) != len(rows) * len(columns):
            yield owner[0], LEFT if len(columns) > 1 else ABOVE
