"""The tables of a document by row and column."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from ntm_docs.machine.frozen import frozen
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.keys import fold_key
from ntm_docs.word.facts import Cell, Paragraph

Row = dict[int, Paragraph]
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_TOTAL = ("tong", "tongso", "tongcong", "cong", "tongsotien", "tongtien", "tongkinhphi")
ASIDE = re.compile(r"\([^()]*\)")
_BEYOND = ("ghichu", "danhgia", "minhchung", "cancu", "nguon", "tailieu")
_PARTED = re.compile(r"[IVXLC]+|[a-zđ]|\d+(?:\.\d+)+", re.IGNORECASE)
_CRITERION = ("tieuchi", "chitieu", "noidung", "linhvuc")
_UNIT = ("donvitinh", "dvt", "donvi")
_BLANK = " .…_-–"


@frozen
class Table:
    """A ruled table: each row the first paragraph of its cells by column; empty cells and rows are not there."""

    number: int
    rows: tuple[Row, ...]

    @cached_property
    def heads(self) -> dict[int, str]:
        """The first row, each title without case, diacritics and signs."""
        return {column: fold_key(one.text) for column, one in self.rows[0].items()}

    @cached_property
    def criterion(self) -> int | None:
        """The column that names what is measured."""
        return next((column for column, head in self.heads.items() if head.startswith(_CRITERION)), None)

    @cached_property
    def unit(self) -> int | None:
        """The column of units."""
        return next((column for column, head in self.heads.items() if head in _UNIT), None)

    @cached_property
    def values(self) -> list[int]:
        """Columns after that of the criterion, without units and remarks."""
        first = -1 if self.criterion is None else self.criterion
        return [
            column
            for column, head in self.heads.items()
            if column > first and column != self.unit and not head.startswith(_BEYOND)
        ]

    @property
    def lines(self) -> Iterator[Row]:
        """Rows of data: as many cells as the first row has, none joined to the row above, no sums."""
        width = self._cell(self.rows[0]).columns
        for row in self.rows[1:]:
            cell = self._cell(row)
            if cell.columns == width and not cell.joined and not self.is_total(row):
                yield row

    @property
    def totals(self) -> list[Row]:
        """Rows that give a sum."""
        return [row for row in self.rows[1:] if self.is_total(row)]

    @staticmethod
    def _cell(row: Row) -> Cell:
        (cell,) = {one.cell for one in row.values() if one.cell is not None and one.cell.column == min(row)}
        return cell

    def is_total(self, row: Row) -> bool:
        """Whether a row gives the sum of those above it: one of its first two cells says so."""
        return any(fold_key(ASIDE.sub("", row[column].text)) in _TOTAL for column in sorted(row)[:2])

    @property
    def parted(self) -> bool:
        """Whether rows hang under others (I, a, 1.1): then a column holds sums and their parts."""
        return any(map(self._opens_part, self.rows[1:]))

    def is_heading(self, row: Row) -> bool:
        """Whether a row only names those below it: a part's number, or neither unit nor value."""
        measured = [*self.values, *([] if self.unit is None else [self.unit])]
        return self._opens_part(row) or not any(column in row and not is_blank(row[column].text) for column in measured)

    @staticmethod
    def _opens_part(row: Row) -> bool:
        return _PARTED.fullmatch(row[min(row)].text.strip(" .)")) is not None

    @property
    def mentions_total(self) -> bool:
        """Whether a row may be a sum under a name that is not known."""
        return any(fold_key(one.text).startswith(("tong", "cong")) for row in self.rows[1:] for one in row.values())


def tables_of(van_ban: RecognisedPaper) -> list[Table]:
    """The ruled tables of the text of a document, in order."""
    rows: dict[int, dict[int, Row]] = {}
    for one in van_ban.tables:
        if one.cell is not None and one.cell.bordered:
            rows.setdefault(one.cell.table, {}).setdefault(one.cell.row, {}).setdefault(one.cell.column, one)
    return [Table(number, tuple(found.values())) for number, found in rows.items()]


def is_blank(text: str) -> bool:
    """Whether a cell holds nothing but the dots of a form."""
    return not text.strip(_BLANK)


def number_in(text: str) -> Decimal | None:
    """The value of a cell that is one Vietnamese number and nothing else.

    >>> number_in("1.234,50"), number_in("19/19")
    (Decimal('1234.50'), None)
    """
    return as_decimal(text.strip()) if _NUMBER.fullmatch(text.strip()) else None


def as_decimal(text: str) -> Decimal:
    """`1.234,5` → 1234.5; the text must be a Vietnamese number."""
    return Decimal(text.replace(".", "").replace(",", "."))
