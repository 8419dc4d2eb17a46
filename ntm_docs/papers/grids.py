"""Tables as grids, with joined cells and empty ones."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ntm_docs.machine.frozen import frozen
from ntm_docs.word.facts import Cell, Paragraph


@dataclass(slots=True)
class GridCell:
    """A cell, with its paragraphs and those of the tables inside it."""

    cell: Cell
    paragraphs: list[Paragraph] = field(default_factory=list)
    nested: bool = False

    @property
    def text(self) -> str:
        """Its paragraphs, a line each."""
        return "\n".join(text for one in self.paragraphs if (text := one.full_text))


@frozen
class Grid:
    """A table: its rows, each with its cells in order; a cell knows its place among `columns`."""

    number: int
    rows: tuple[tuple[GridCell, ...], ...]

    @cached_property
    def columns(self) -> int:
        """How many columns the rows fill."""
        return max(row[-1].cell.at + row[-1].cell.span for row in self.rows)

    @property
    def bordered(self) -> bool:
        """Whether it is ruled."""
        return self.rows[0][0].cell.bordered

    @cached_property
    def filled(self) -> int:
        """How many cells hold text."""
        return sum(bool(one.text) for row in self.rows for one in row)

    @cached_property
    def nested(self) -> bool:
        """Whether a table stands inside one of its cells."""
        return any(cell.nested for row in self.rows for cell in row)

    @cached_property
    def widths(self) -> tuple[int, ...]:
        """The width of each column in twips; 0 where no cell says it."""
        found = [0] * self.columns
        for row in self.rows:
            for one in row:
                if one.cell.span == 1 and not found[one.cell.at]:
                    found[one.cell.at] = one.cell.width
        return tuple(found)


def grids_of(paragraphs: Iterable[Paragraph], text: Sequence[Paragraph]) -> Mapping[int, Grid]:
    """The tables that paragraphs of the text stand in, with their empty cells, by number.

    What stands in a table inside a cell is read as lines of that cell.
    """
    wanted = {one.cell.table for one in text if one.cell is not None and one.cell.depth == 1}
    if not wanted:
        return {}
    rows: dict[int, dict[int, dict[int, GridCell]]] = {}
    inner: list[Paragraph] = []
    for one in paragraphs:
        cell = one.cell
        if cell is None or (cell.depth == 1 and cell.table not in wanted):
            inner = []
        elif cell.depth > 1:
            inner.append(one)
        else:
            columns = rows.setdefault(cell.table, {}).setdefault(cell.row, {})
            found = columns.setdefault(cell.column, GridCell(cell))
            found.paragraphs += [*inner, one]
            found.nested = found.nested or bool(inner)
            inner = []
    return {
        number: Grid(number, tuple(tuple(cells[at] for at in sorted(cells)) for _, cells in sorted(found.items())))
        for number, found in rows.items()
    }
