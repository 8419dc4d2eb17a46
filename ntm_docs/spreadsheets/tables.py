"""A sheet → its rows, each value under its field.

The header is found by its names wherever the table starts, over one row or two. Blank rows, rows of totals, rows
that number the columns or head a part of the list, and the foot of the list are passed over, all but the first with a
word; a row that only names a kind of nominee (“II. CÁ NHÂN”) gives its kind to the rows below.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from ntm_docs.model import did_you_mean
from ntm_docs.phrases.keys import closest, fold_key
from ntm_docs.problems import Place, Problem
from ntm_docs.reading import problem_of
from ntm_docs.reading.sheets.workbook import Sheet
from ntm_docs.spreadsheets.cells import Value, clean, place_of, value_of
from ntm_docs.spreadsheets.columns import KIND, KINDS, NAME, ORDER, SEPARATOR, UNUSED, Column, Headers, Path
from ntm_docs.spreadsheets.foot import Foot

_HEADER_WITHIN = 30
_LEAST = 2  # names that make a row the header
_TOTAL = re.compile(r"tổng cộng\b.*|(?:tổng số|cộng|tổng)\s*(?:[:(\d].*)?", re.IGNORECASE)
_NUMBERING = re.compile(r"\(?\d{1,2}\)?|[A-Z]")
_ORDINAL = re.compile(r"(?:[IVX]+|[A-Z]|\d{1,4}(?:\.\d{1,2})*)[.)]?")
_OF_PART = re.compile(r"(?:[IVX]+|[A-Z])[.)]?")  # the number of a part of the list, not of a nominee
_LEADING = re.compile(r"^(?:[IVX]+|[A-Z]|\d{1,3}(?:\.\d{1,2})*)(?:\s*[-\u2013.):]\s*|\s+)")
_TRAILING = re.compile(r"\s*(?:[(:]| [-\u2013] ).*")
_SAYS_KIND = ("{}", "đối với {}", "các {}", "danh sách {}", "đối với các {}")
_KIND_ROW = 3
_LISTED = 12  # cells or columns that a message names
_SHORT, _KNOWN = 64, 1024  # letters; texts of a column: a review says the same places, kinds and days in every row
_Asked = tuple[int, Path, Column, dict[str, str]]  # of a column: number, path, field, texts as they were cleaned
RowAt = tuple[int, str]  # the number of a row (from 0), and the kind of nominee named above it


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A row: its values by path, its number in the sheet (from 0)."""

    number: int
    values: Mapping[Path, Value]


@dataclass(slots=True)
class SheetTable:
    """The rows of a sheet, and where its header stands; `header` is None where none was found."""

    file: str
    sheet: Sheet
    columns: Mapping[Path, Column]
    header: int | None = None
    paths: dict[int, Path] = field(default_factory=dict)
    below: int = 0
    filled: dict[tuple[int, int], int] = field(default_factory=dict)
    headed: frozenset[int] = frozenset()
    headed_to: int = 0  # every column before it has a header
    finds: Mapping[str, Path] = field(default_factory=dict)
    least: int | None = None  # cells: a row with more is no total and names no kind
    first: int = 0  # column that has a field
    told: list[Problem] = field(default_factory=list)
    aside: list[Problem] = field(default_factory=list)  # of the row that was read last for some fields
    asked: dict[frozenset[Path] | None, Sequence[_Asked]] = field(default_factory=dict)

    def place(self, row: int, column: int = 0) -> Place:
        """A cell as a place; both count from 0."""
        return place_of((self.file, row + 1, column + 1, self.sheet.name))

    def warn(self, code: str, row: int, column: int = 0, **facts: object) -> None:
        """Something passed over or changed, told without stopping."""
        self.told.append(Problem(code, self.place(row, column), facts=facts, severity="warning"))

    def filled_rows(self) -> Iterator[tuple[int, str, Sequence[str]]]:
        """The rows that hold values: number, the kind of nominee that a row above it named, cells as they stand."""
        if self.header is None:
            return
        self.tell_hidden()
        kind, foot = "", Foot()
        for number, texts in enumerate(self.sheet.rows):
            if number < self.below:
                continue
            if number == self.below or not self._is_usual(texts):
                cells = [(at, text) for at, text in enumerate(texts) if text and not text.isspace()]
                if not cells:
                    continue
                if named := self._named_kind(number, cells):
                    kind, foot.open = named, False
                if named or foot.takes(number, cells, self.paths) or self._left_out(number, cells):
                    continue
            if foot.open:
                self._after_foot(foot, number)
            yield number, kind, texts
        self._tell_foot(foot)

    def _named_kind(self, number: int, cells: Sequence[tuple[int, str]]) -> str:
        """The kind of nominee that a row names for those below it."""
        named = _kind_of(cells) if len(cells) <= _KIND_ROW and KIND in self.columns else ""
        if named:
            self._loose(number, cells)
        return named

    def _left_out(self, number: int, cells: Sequence[tuple[int, str]]) -> bool:
        """Whether a row holds no values of the table; it is told."""
        self._loose(number, cells)
        return not any(at in self.paths for at, _ in cells) or self._passed_over(number, cells)

    def _tell_foot(self, foot: Foot) -> None:
        if foot.cells:
            (row, at), text = foot.cells[0]
            names = ", ".join(self.place(*cell).cell for cell, _ in foot.cells[:_LISTED])
            self.warn("sheet.foot", row, at, text=text[:60], cells=names, count=len(foot.cells))

    def _after_foot(self, foot: Foot, number: int) -> None:
        """A nominee that stands below the foot is taken, and told."""
        foot.open = False
        (row, at), text = foot.cells[-1]
        self.warn("sheet.after_foot", number, cell=self.place(row, at).cell, text=text[:60])

    def tell_hidden(self) -> None:
        """Rows and columns that are not seen in Excel are taken all the same, with a word."""
        hidden = [row + 1 for row in sorted(self.sheet.hidden_rows) if self._is_filled(row)]
        if hidden:
            self.warn("sheet.hidden", hidden[0] - 1, rows=", ".join(map(str, hidden[:20])), count=len(hidden))
        columns = [at for at in sorted(self.sheet.hidden_columns) if _has_values(self, at)]
        if columns:
            names = ", ".join(self.place(0, at).cell.rstrip("1") for at in columns[:_LISTED])
            self.warn("sheet.hidden_columns", self.header or 0, columns[0], columns=names, count=len(columns))

    def _is_usual(self, texts: Sequence[str]) -> bool:
        """Whether a row is sure to be one of values: so many cells that it is no total, nothing without a header."""
        if self.least is None:
            own = len([at for at in self.paths if at < self.headed_to])  # one that is not the number must be filled
            self.least = max(_KIND_ROW, len(self.paths) // 2, self.headed_to - own + 1)
            self.first = min(self.paths)
        size, first = len(texts), self.first
        if size > self.headed_to or size - texts.count("") <= self.least or any(map(str.isspace, texts)):
            return False
        return bool(texts[first]) and (texts[first].isdigit() or fold_key(texts[first]) not in self.finds)

    def _loose(self, number: int, cells: Sequence[tuple[int, str]]) -> None:
        """Text in a column that has no header belongs to nothing, so it is told."""
        for at, text in cells if cells[-1][0] >= self.headed_to else ():
            if at not in self.headed:
                self.warn("sheet.loose", number, at, text=text.strip()[:60])

    def _is_filled(self, number: int) -> bool:
        rows = self.sheet.rows
        return self.below <= number < len(rows) and any(text.strip() for text in rows[number])

    def row(
        self,
        number: int,
        kind: str = "",
        only: frozenset[Path] | None = None,
        texts: Sequence[str] | None = None,
    ) -> RecordRow:
        """The values of a row; what was changed in a cell is told.

        `only` asks for some fields, and tells `aside`; `texts` are the cells, where they have been read.
        """
        cells = self.sheet.rows[number] if texts is None else texts
        self.aside = []
        values = self._values(number, only, cells)
        if self.sheet.struck:
            self.tell(only, *self._struck(number, cells))
        if kind and KIND not in values:
            values[KIND] = Value(kind, self.place(number))
        return RecordRow(number, values)

    def _values(self, number: int, only: frozenset[Path] | None, cells: Sequence[str]) -> dict[Path, Value]:
        values: dict[Path, Value] = {}
        unread, size, file, line, name = self.sheet.unread, len(cells), self.file, number + 1, self.sheet.name
        for at, path, column, known in self._asked(only):
            text = cells[at] if at < size else ""
            if not text and self.filled and (top := self.filled.get((number, at), number)) != number:
                text = self.sheet.rows[top][at]
            if unread and (number, at) in unread:
                facts = {"shown": text or "—"}
                self.tell(only, Problem("sheet.formula", self.place(number, at), column.title, facts))
                continue
            if not text:
                continue
            cleaned = known.get(text)
            if cleaned is None:
                cleaned, told = clean(text, column)
                if told:
                    self.tell(only, *(problem_of(one, self.place(number, at), column.title) for one in told))
                elif len(text) <= _SHORT and len(known) < _KNOWN:
                    known[text] = cleaned
            if cleaned:
                values[path] = value_of((cleaned, place_of((file, line, at + 1, name)), False))
        return values

    def _struck(self, number: int, cells: Sequence[str]) -> Iterator[Problem]:
        """What is struck out is meant to be gone; whether it is, the clerk says."""
        filled = [at for at in self.paths if at < len(cells) and cells[at].strip()]
        struck = [at for at in filled if (number, at) in self.sheet.struck]
        if len(struck) * 2 >= len(filled) and struck:
            yield Problem("sheet.struck_row", self.place(number, struck[0]), facts={"row": number + 1})
            return
        for at in struck:
            column = self.columns[self.paths[at]]
            facts = {"text": " ".join(cells[at].split())[:60]}
            yield Problem("sheet.struck", self.place(number, at), column.title, facts)

    def tell(self, only: frozenset[Path] | None, *problems: Problem) -> None:
        """What is told of cells; of a reading of some fields it stays aside: they are read again in full."""
        if only is None:
            self.told += problems
        else:
            self.aside += problems

    def _asked(self, only: frozenset[Path] | None) -> Sequence[_Asked]:
        """The columns that a reading asks for."""
        if only not in self.asked:
            paths = ((at, path) for at, path in self.paths.items() if only is None or path in only)
            self.asked[only] = [(at, path, self.columns[path], {}) for at, path in paths]
        return self.asked[only]

    def _heads_part(self, cells: Sequence[tuple[int, str]]) -> bool:
        """Whether a row only names a part of the list: `II. XÃ THẠNH ĐÔNG` over the whole row, `II` and a name."""
        paths, texts = [self.paths.get(at) for at, _ in cells], [text.strip() for _, text in cells]
        if paths == [ORDER]:
            return any(map(str.isalpha, texts[0])) and _OF_PART.fullmatch(texts[0]) is None
        return paths == [ORDER, NAME] and _OF_PART.fullmatch(texts[0]) is not None

    def _repeats_header(self, cells: Sequence[tuple[int, str]]) -> bool:
        """Whether a row says the names of its columns; the first two tell it of nearly every row."""
        own = named = 0
        for at, text in cells:
            if (path := self.paths.get(at)) is None:
                continue
            own += 1
            if not text.isdigit() and self.finds.get(fold_key(text)) == path:
                named += 1
            elif own <= _LEAST:
                return False
        return own >= _LEAST and named * 2 > len(cells)

    def _passed_over(self, number: int, cells: Sequence[tuple[int, str]]) -> bool:
        """A row of totals, one that heads a part of the list, or one that numbers the columns."""
        if self._heads_part(cells):
            self.warn("sheet.part", number, cells[0][0], text=" ".join(cells[-1][1].split())[:60])
            return True
        if len(cells) <= max(_KIND_ROW, len(self.paths) // 2):
            first = next((text.strip() for _, text in cells if any(map(str.isalpha, text))), "")
            if _TOTAL.fullmatch(first):
                self.warn("sheet.total", number, text=first[:40])
                return True
        if self._repeats_header(cells):
            self.warn("sheet.header_again", number)
            return True
        if (
            number == self.below
            and len(cells) >= _LEAST
            and all(_NUMBERING.fullmatch(text.strip()) for _, text in cells)
        ):
            return len(cells) >= len(self.paths) - 1
        filled = any(at in self.paths and self.paths[at] != ORDER for at, _ in cells)
        return not filled and all(text.strip().isdigit() for _, text in cells)


def _fill(merged: Iterable[tuple[int, int, int, int]], below: int, height: int) -> dict[tuple[int, int], int]:
    """Of each cell in the first column of a merged area, the row that holds its value; none below the last row."""
    found: dict[tuple[int, int], int] = {}
    for top, left, bottom, _ in merged:
        if top >= below:
            found.update(((row, left), top) for row in range(top + 1, min(bottom + 1, height)))
    return found


def _kind_of(cells: Sequence[tuple[int, str]]) -> str:
    """The kind that a row names and nothing else: `I. TẬP THỂ (12)`, `Cá nhân:`."""
    words = [text.strip() for _, text in cells if not _ORDINAL.fullmatch(text.strip())]
    if len(words) != 1:
        return ""
    folded = fold_key(_TRAILING.sub("", _LEADING.sub("", words[0], count=1)))
    return next((kind for kind in KINDS if folded in {fold_key(say.format(kind)) for say in _SAYS_KIND}), "")


def find_table(file: str, sheet: Sheet, columns: Iterable[Column], least: int = _LEAST) -> SheetTable:
    """The table of a sheet; columns that are not known are told."""
    headers = Headers(columns)
    table = SheetTable(file, sheet, headers.columns)
    best: tuple[int, bool] = (least - 1, True)
    found: dict[int, str] = {}
    height = 1
    for row in range(min(_HEADER_WITHIN, len(sheet.rows))):
        for rows in (1, 2):
            texts = _header_texts(sheet, row, rows)
            score = len({path for text in texts.values() if (path := headers.find(text)) not in (None, UNUSED)})
            fits = rows > 1 and any(top == row and bottom == row + 1 for top, _, bottom, _ in sheet.merged)
            if (score, fits) > best:
                best, found, table.header, height = (score, fits), texts, row, rows
    if table.header is None:
        return table
    table.below = table.header + height
    table.filled = _fill(sheet.merged, table.below, len(sheet.rows))
    table.headed, table.finds = frozenset(found), headers.by_name
    table.headed_to = next(at for at in count() if at not in found)
    for at, text in found.items():
        _take(table, headers, at, text)
    return table


def _take(table: SheetTable, headers: Headers, at: int, text: str) -> None:
    """One column of the header."""
    assert table.header is not None
    path = headers.find(text)
    if path is None or path == UNUSED:
        if path is None and not _has_values(table, at):
            return
        titles = [column.title for column in headers.columns.values()]
        near = closest(text, titles) if path is None else None
        code = "sheet.unused" if path else "sheet.column"
        table.warn(code, table.header, at, name=" ".join(text.split())[:60], guess=did_you_mean(near))
    elif path in table.paths.values():
        table.told.append(Problem("sheet.twice", table.place(table.header, at), facts={"name": " ".join(text.split())}))
    else:
        table.paths[at] = path


def _has_values(table: SheetTable, at: int) -> bool:
    return any(at < len(row) and row[at].strip() for row in table.sheet.rows[table.below :])


def _header_texts(sheet: Sheet, row: int, height: int) -> dict[int, str]:
    """The header of each column; over two rows `nhóm › tên`, a merged group over all its columns."""
    top = list(sheet.rows[row])
    if height == 1:
        return {at: text for at, text in enumerate(top) if text.strip()}
    if row + 1 >= len(sheet.rows):
        return {}
    for first, left, _, right in sheet.merged:
        if first == row and right > left and left < len(top):
            top[left : right + 1] = [top[left]] * len(top[left : right + 1])
    below = sheet.rows[row + 1]
    made = {}
    for at in range(max(len(top), len(below))):
        parts = [cells[at].strip() for cells in (top, below) if at < len(cells) and cells[at].strip()]
        if parts:
            made[at] = f" {SEPARATOR} ".join(parts)
    return made
