"""cell_texts, mend: cells of a workbook, read and mended."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ntm_docs.problems import Place

Cell = tuple[str, str]  # sheet, `F17`


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


def cell_texts(source: Path, places: Iterable[Place]) -> dict[Cell, str]:
    """What stands in the cells that places name, as it is read; places that are no cell are left out.

    Raises:
        ProblemsError: the workbook cannot be read.
    """
    from ntm_docs.reading.sheets.workbook import read_workbook

    asked = {place for place in places if place.cell}
    rows = {sheet.name: sheet.rows for sheet in read_workbook(source)[0]} if asked else {}
    return {(place.sheet, place.cell): _text(rows[place.sheet], place) for place in asked if place.sheet in rows}


def _text(rows: Any, place: Place) -> str:
    row = rows[place.line - 1] if place.line <= len(rows) else []
    text: str = row[place.column - 1] if place.column <= len(row) else ""
    return text
