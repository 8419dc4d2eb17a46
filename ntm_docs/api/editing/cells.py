"""cell_texts, mend: cells of a workbook, read and mended."""

from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from ntm_docs.problems import Place

Cell = tuple[str, str]  # sheet, `F17`
_HEADS = 12  # rows among which the titles of a sheet stand


def mend(source: Path, output: Path, values: Mapping[Cell, str]) -> None:
    """Write a workbook with other texts in some of its cells, by the same copy as `BuildRequest.repair` makes.

    `output` may be the source itself. Everything but the cells is as before, but for what no copy keeps (pictures,
    charts).

    Raises:
        ProblemsError: it cannot be copied.
        MachineError: it cannot be written.
    """
    from ntm_docs.batch.mending import write_mended

    write_mended(output, source, values)


class CellText(NamedTuple):
    """What stands in a cell, and whose row it is: the name in it, empty where the sheet has no column of names."""

    text: str
    whose: str


def cell_texts(source: Path, places: Iterable[Place]) -> dict[Cell, CellText]:
    """What stands in the cells that places name, as it is read; places that are no cell are left out.

    Raises:
        ProblemsError: the workbook cannot be read.
    """
    from ntm_docs.reading.sheets.workbook import read_workbook

    asked = {place for place in places if place.cell}
    rows = {sheet.name: sheet.rows for sheet in read_workbook(source)[0]} if asked else {}
    named = {name: _column_of_names(rows[name]) for name in {place.sheet for place in asked} & rows.keys()}
    found = {}
    for place in asked:
        if place.sheet in rows:
            whose = _text(rows[place.sheet], place.line, named[place.sheet])
            found[place.sheet, place.cell] = CellText(_text(rows[place.sheet], place.line, place.column), whose)
    return found


def _column_of_names(rows: Any) -> int:
    """The column under the first title that asks for a name, from 1; 0 where the first rows have none."""
    from ntm_docs.phrases.keys import fold_key
    from ntm_docs.spreadsheets.columns import NAMES, SEPARATOR

    titles = {fold_key(name) for name in NAMES}
    for row in islice(iter(rows), _HEADS):
        for at, text in enumerate(row, 1):
            if fold_key(text.rpartition(SEPARATOR)[2]) in titles:
                return at
    return 0


def _text(rows: Any, line: int, column: int) -> str:
    row = rows[line - 1] if line <= len(rows) else []
    text: str = row[column - 1] if 0 < column <= len(row) else ""
    return text
