"""“Thông tin chung”: lines down a sheet, or a table."""

from ntm_docs.reading import closest, fold_key
from ntm_docs.reading.workbook import Sheet
from ntm_docs.spreadsheets import columns as named
from ntm_docs.spreadsheets.cells import Value, clean
from ntm_docs.spreadsheets.columns import Headers, Path
from ntm_docs.spreadsheets.tables import Table, find_table

_LABELS_WITHIN = 3
_REMARKS = frozenset(["ghichu", "huongdan", "giaithich", "cachghi", "vidu"])


def read_form(file: str, sheet: Sheet) -> tuple[list[dict[Path, Value]], Table]:
    """The values of each unit, and the table that tells what was passed over."""
    headers = Headers(named.general())
    scores = [_score(sheet, headers, at) for at in range(_LABELS_WITHIN)]
    table = find_table(file, sheet, named.general())
    if table.header is not None and len(table.paths) > max(scores):
        made = [dict(table.row(number).values) for number, _ in table.numbers()]
        return made, table
    form = Table(file, sheet, headers.columns)
    return _form(form, headers, scores.index(max(scores))), form


def _score(sheet: Sheet, headers: Headers, at: int) -> int:
    return sum(1 for row in sheet.rows if at < len(row) and row[at].strip() and headers.find(row[at]))


def _form(table: Table, headers: Headers, label_at: int) -> list[dict[Path, Value]]:
    """A column for each unit, right of the labels."""
    sheet, made = table.sheet, dict[int, dict[Path, Value]]()
    remarks = _remark_columns(sheet)
    seen: dict[Path, int] = {}
    for number, row in enumerate(sheet.rows):
        label = row[label_at].strip() if label_at < len(row) else ""
        cells = [(at, text) for at, text in enumerate(row) if at > label_at and at not in remarks and text.strip()]
        path = headers.find(label) if label else None
        if path is None:
            if label and cells and number and fold_key(label) not in ("muc", "noidung"):
                near = closest(label, [column.title for column in headers.columns.values()])
                guess = f" (có phải là “{near}”?)" if near else ""
                table.warn("sheet.label", number, label_at, name=label[:60], guess=guess)
            continue
        if path in seen:
            table.warn("sheet.label_twice", number, label_at, name=label, first=seen[path] + 1)
            continue
        seen[path] = number
        for at, text in cells:
            cleaned = clean(text, headers.columns[path], Value(text, table.source, number, at), table.told)
            if cleaned:
                made.setdefault(at, {})[path] = Value(cleaned, table.source, number, at)
    return [made[at] for at in sorted(made)]


def _remark_columns(sheet: Sheet) -> set[int]:
    """Columns of remarks: told by the word at their head."""
    return {at for row in sheet.rows[:5] for at, text in enumerate(row) if fold_key(text) in _REMARKS}
