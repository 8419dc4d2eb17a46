"""Sheets and tables of documents as one kind of grid."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ntm_docs.messages import gettext
from ntm_docs.papers.grids import Grid as WordGrid
from ntm_docs.papers.grids import grids_of
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.problems import Place
from ntm_docs.reading.sheets.workbook import Sheet

Texts = Mapping[int, str]  # what the cells of a line hold, by column; empty cells are not there


@dataclass(slots=True)
class GridLine:
    """A line of a grid: `texts` by column; `wide` the columns that a cell takes beyond its first; `fallen` from above.

    `fallen` is what a cell holds that is joined to the one above it: a value for this line too.
    """

    number: int
    texts: dict[int, str]
    wide: dict[int, int] = field(default_factory=dict)
    fallen: dict[int, str] = field(default_factory=dict)
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ListGrid:
    """Lines in order, the texts above them, and where they stand: a sheet of a workbook, a table of a document."""

    file: str
    sheet: str
    table: int
    lines: Sequence[GridLine]
    above: tuple[str, ...] = ()
    unread: frozenset[tuple[int, int]] = frozenset()

    def place(self, line: GridLine, column: int = 0) -> Place:
        """Where a cell stands, for a message."""
        if self.sheet:
            return Place(self.file, line.number, column + 1, self.sheet)
        return Place(self.file)

    def said(self, line: GridLine) -> str:
        """Where a line stands, in Vietnamese, for the register."""
        if self.sheet:
            return f'sheet "{self.sheet}", dòng {line.number}'
        return f"bảng {self.table}, dòng {line.number}"

    def shown(self, line: GridLine, title: str = "") -> str:
        """The field of a message: in a document the place itself says no row."""
        if self.sheet:
            return title
        where = gettext("bảng {table}, dòng {line}").format(table=self.table, line=line.number)
        return f"{where} › {title}" if title else where


def of_sheet(sheet: Sheet, file: str) -> ListGrid:
    """The grid of a sheet; hidden rows are in it, marked."""
    lines: list[GridLine] = []
    areas = [area for area in sheet.merged if area[2] < len(sheet.rows)]
    tall = {(row, area[1]): area for area in areas if area[2] > area[0] for row in range(area[0] + 1, area[2] + 1)}
    wide = {(area[0], area[1]): area[3] - area[1] for area in areas if area[3] > area[1]}
    for number, cells in enumerate(sheet.rows):
        texts = {at: text.strip() for at, text in enumerate(cells) if text.strip()}
        lines.append(GridLine(number + 1, texts, hidden=number in sheet.hidden_rows))
    for (row, column), area in tall.items():
        text = lines[area[0]].texts.get(column, "")
        if text:
            lines[row].fallen[column] = text
    for (row, column), more in wide.items():
        lines[row].wide[column] = more
    return ListGrid(file, sheet.name, 0, lines, unread=sheet.unread)


def of_document(van_ban: RecognisedPaper, file: str) -> Iterator[ListGrid]:
    """The tables of a document that are ruled or titled, each with the paragraphs between it and the one before."""
    body = [one for one in van_ban.facts.paragraphs if one.where == "body"]
    above: list[str] = []
    grids = grids_of(body, body)
    seen: set[int] = set()
    for one in body:
        if one.cell is None:
            if one.full_text.strip():
                above.append(one.full_text.strip())
        elif one.cell.table in grids and one.cell.table not in seen:
            seen.add(one.cell.table)
            yield _of_table(grids[one.cell.table], file, len(seen), tuple(above))
            above = []


def _of_table(grid: WordGrid, file: str, number: int, above: tuple[str, ...]) -> ListGrid:
    lines: list[GridLine] = []
    last: dict[int, str] = {}
    for at, row in enumerate(grid.rows, start=1):
        line = GridLine(at, {})
        for cell in row:
            text = cell.text.strip()
            column = cell.cell.at
            if cell.cell.goes_on:
                if last.get(column):
                    line.fallen[column] = last[column]
                continue
            last[column] = text
            if text:
                line.texts[column] = text
            if cell.cell.span > 1:
                line.wide[column] = cell.cell.span - 1
        lines.append(line)
    return ListGrid(file, "", number, lines, above)
