"""“Thông tin chung”: lines down a sheet, or a table."""

from collections.abc import Sequence

from ntm_docs.model import did_you_mean
from ntm_docs.phrases.keys import closest, fold_key
from ntm_docs.problems import Problem
from ntm_docs.reading import problem_of
from ntm_docs.reading.sheets.workbook import Sheet
from ntm_docs.spreadsheets import columns as named
from ntm_docs.spreadsheets.cells import Value, clean
from ntm_docs.spreadsheets.columns import Column, Headers, Path
from ntm_docs.spreadsheets.tables import SheetTable, find_table

_AGENCY = ("cơ quan", "tên")
_LABELS_WITHIN = 3
_REMARKS = frozenset(["ghichu", "huongdan", "giaithich", "cachghi", "vidu"])


def read_form(
    file: str, sheet: Sheet, columns: Sequence[Column] | None = None, key: Path = _AGENCY
) -> tuple[list[dict[Path, Value]], SheetTable]:
    """The values of each unit, and the table that tells what was passed over; `columns` where it is no dossier's.

    `key` is what every column says where one of them does.
    """
    known = columns or named.general()
    headers = Headers(known)
    scores = [_score(sheet, headers, at) for at in range(_LABELS_WITHIN)]
    table = find_table(file, sheet, known)
    if table.header is not None and len(table.paths) > max(scores):
        made = [dict(table.row(number, texts=texts).values) for number, _kind, texts in table.filled_rows()]
        return made, table
    form = SheetTable(file, sheet, headers.columns)
    return _form(form, headers, scores.index(max(scores)), key), form


def _score(sheet: Sheet, headers: Headers, at: int) -> int:
    return sum(1 for row in sheet.rows if at < len(row) and row[at].strip() and headers.find(row[at]))


def _form(table: SheetTable, headers: Headers, label_at: int, key: Path) -> list[dict[Path, Value]]:
    """A column for each unit, right of the labels."""
    made: dict[int, dict[Path, Value]] = {}
    remarks = _remark_columns(table.sheet)
    aside = remarks | set(range(label_at + 1))
    table.tell_hidden()
    seen: dict[Path, int] = {}
    for number, row in enumerate(table.sheet.rows):
        label = row[label_at].strip() if label_at < len(row) else ""
        cells = [(at, text) for at, text in enumerate(row) if at not in aside and text.strip()]
        path = headers.find(label) if label else None
        if path is None:
            _tell(table, headers, number, label_at, label, cells)
        elif path in seen:
            table.warn("sheet.label_twice", number, label_at, name=label, first=seen[path] + 1)
        else:
            seen[path] = number
            _take(table, headers.columns[path], number, [cell for cell in enumerate(row) if cell[0] not in aside], made)
    return _units(table, made, key)


def _take(
    table: SheetTable, column: Column, number: int, cells: Sequence[tuple[int, str]], made: dict[int, dict[Path, Value]]
) -> None:
    """The values of a line, each to its unit; what is told of them."""
    for at, text in cells:
        place = table.place(number, at)
        if (number, at) in table.sheet.unread:
            table.told.append(Problem("sheet.formula", place, column.title, {"shown": text or "—"}))
        elif text.strip():
            cleaned, told = clean(text, column)
            table.told += [problem_of(one, place, column.title) for one in told]
            if (number, at) in table.sheet.struck:
                table.told.append(Problem("sheet.struck", place, column.title, {"text": " ".join(text.split())[:60]}))
            if cleaned:
                made.setdefault(at, {})[column.path] = Value(cleaned, place)


def _tell(
    table: SheetTable, headers: Headers, number: int, label_at: int, label: str, cells: Sequence[tuple[int, str]]
) -> None:
    """A line whose label is not known, or that has none."""
    if label and cells and not _is_head(label, cells):
        near = closest(label, [column.title for column in headers.columns.values()])
        table.warn("sheet.label", number, label_at, name=label[:60], guess=did_you_mean(near))
    elif not label:
        for at, text in cells:
            table.warn("sheet.loose", number, at, text=text.strip()[:60])


def _is_head(label: str, cells: Sequence[tuple[int, str]]) -> bool:
    """Whether a row is the head of the form: `Mục | Nội dung`."""
    named = all(fold_key(text).startswith(("noidung", "donvi")) for _, text in cells)
    return fold_key(label) in ("muc", "noidung") and named


def _units(table: SheetTable, made: dict[int, dict[Path, Value]], key: Path) -> list[dict[Path, Value]]:
    """The columns that are units: where one says its key, a column that does not is a remark beside the form."""
    if any(key in values for values in made.values()):
        for at in [at for at, values in made.items() if key not in values]:
            for value in made.pop(at).values():
                table.warn("sheet.loose", value.place.line - 1, value.place.column - 1, text=value.text[:60])
    return [made[at] for at in sorted(made)]


def _remark_columns(sheet: Sheet) -> set[int]:
    """Columns of remarks: told by the word at their head."""
    return {at for row in sheet.rows[:5] for at, text in enumerate(row) if fold_key(text) in _REMARKS}
