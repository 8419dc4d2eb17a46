"""Rows of tables, remembered in a few bytes each."""

from array import array
from collections.abc import Iterator

from ntm_docs.spreadsheets.columns import KINDS
from ntm_docs.spreadsheets.tables import RowAt, SheetTable

_KINDS = ("", *KINDS)


class RowRefs:
    """Rows in the order they were added; a number from 0 may go with each."""

    __slots__ = ("_kinds", "_numbers", "_others", "_tables", "_which")

    def __init__(self) -> None:
        self._tables: list[SheetTable] = []
        self._which, self._kinds = array("H"), array("B")
        self._numbers, self._others = array("L"), array("L")

    def add(self, table: SheetTable, at: RowAt, other: int = 0) -> int:
        """One more row; its place in the order, from 0."""
        if not self._tables or self._tables[-1] is not table:
            self._tables.append(table)
        number, kind = at
        self._which.append(len(self._tables) - 1)
        self._kinds.append(_KINDS.index(kind))
        self._numbers.append(number)
        self._others.append(other)
        return len(self._which) - 1

    def __len__(self) -> int:
        return len(self._which)

    def __getitem__(self, at: int) -> tuple[SheetTable, RowAt, int]:
        row = self._numbers[at], _KINDS[self._kinds[at]]
        return self._tables[self._which[at]], row, self._others[at]

    def __iter__(self) -> Iterator[tuple[SheetTable, RowAt, int]]:
        return map(self.__getitem__, range(len(self)))
