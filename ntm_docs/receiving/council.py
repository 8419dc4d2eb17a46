"""The sheet of the province's council, member by member.

What the minutes of its meeting need and no dossier holds. It is kept when dossiers are received again; the votes stand
beside the verdicts, in the table of cases.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl.styles import PatternFill

from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Place, Problem
from ntm_docs.reading.sheets.workbook import Sheet
from ntm_docs.receiving.columns import CAME, COUNCIL, OF_COUNCIL, PRESENCE, width_of
from ntm_docs.receiving.offices import plain
from ntm_docs.spreadsheets.writing import sheets

_YELLOW = PatternFill("solid", fgColor="FFFFF2CC")
_ROOM = 15  # empty rows that are marked


def put_council(book: Any, members: Sequence[Mapping[str, str]], lists: Any) -> None:
    """The sheet, with the members that are listed already and room for more."""
    sheet: Any = book.create_sheet(COUNCIL)
    for at, title in enumerate(OF_COUNCIL, start=1):
        cell = sheet.cell(1, at)
        sheets.put(cell, title[:1].upper() + title[1:])
        sheets.head(cell)
        sheet.column_dimensions[cell.column_letter].width = width_of(title)
    sheet.freeze_panes, sheet.print_title_rows = "A2", "1:1"
    sheets.page(sheet, landscape=True)
    for row in range(2, len(members) + _ROOM + 2):
        texts = members[row - 2] if row - 2 < len(members) else {}
        for at, title in enumerate(OF_COUNCIL, start=1):
            sheets.put(sheet.cell(row, at), str(row - 1) if texts and title == "STT" else texts.get(title, ""))
            if title != "STT":
                sheet.cell(row, at).fill = _YELLOW
        sheets.fit(sheet, row)
    sheets.choose(sheet, sheets.below(OF_COUNCIL.index(CAME) + 1), PRESENCE, lists)


def read_council(path: Path, sheet: Sheet) -> tuple[list[dict[str, str]], list[Problem]]:
    """The members by title; what would be lost when the sheet is written anew."""
    rows = [[plain(str(text)).strip() for text in row] for row in sheet.rows]
    own = {fold_key(title): title for title in OF_COUNCIL}
    head = next((at for at, row in enumerate(rows) if "stt" in {text.casefold() for text in row}), None)
    if head is None:
        filled = any(any(row) for row in rows)
        place, facts = Place(path.name, 1, 1, sheet.name), {"sheet": sheet.name, "title": "STT"}
        return [], [Problem("receive.no_title", place, facts=facts)] if filled else []
    titles = {at: own[fold_key(text)] for at, text in enumerate(rows[head]) if fold_key(text) in own}
    problems = list(_lost(path, sheet, rows, head, titles))
    found = []
    for row in rows[head + 1 :]:
        texts = {titles[at]: text for at, text in enumerate(row) if at in titles and text and titles[at] != "STT"}
        if texts:
            found.append(texts)
    return found, problems


def _lost(
    path: Path, sheet: Sheet, rows: Sequence[Sequence[str]], head: int, titles: Mapping[int, str]
) -> Iterator[Problem]:
    """Formulas without a value, texts beside the columns that are known or above them."""
    for line, at in sorted(sheet.unread):
        yield Problem("receive.formula", Place(path.name, line + 1, at + 1, sheet.name))
    if any(any(row) for row in rows[:head]):
        yield Problem("receive.above", Place(path.name, 1, 1, sheet.name), facts={"sheet": sheet.name})
    for number, row in enumerate(rows[head:], start=head + 1):
        beside = next((at for at, text in enumerate(row) if text and at not in titles), None)
        if beside is not None:
            place = Place(path.name, number, beside + 1, sheet.name)
            yield Problem("receive.beside", place, facts={"sheet": sheet.name})
            return
