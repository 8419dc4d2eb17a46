"""The sheet on which officers say who signs, and when.

What no dossier holds and papers of the receiving offices need: names of offices, signers, numbers, days. It is asked
for line by line (`data/co-quan.yaml`) and kept when dossiers are received again, lines of an officer's own too.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

from openpyxl.styles import PatternFill

from ntm_docs.machine.own_data import load_data
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Place, Problem
from ntm_docs.reading.sheets.workbook import Sheet
from ntm_docs.receiving.columns import OFFICES
from ntm_docs.spreadsheets.writing import sheets

TITLES = ("nhóm", "mục", "nội dung", "cách ghi")
_WIDTHS, _ASKED = (28, 30, 60, 70), 3
_YELLOW = PatternFill("solid", fgColor="FFFFF2CC")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
COMMON, PROVINCE = "Chung", "tỉnh"
Line = tuple[str, str]  # group and item, as they are printed


@cache
def asked_lines() -> Mapping[Line, str]:
    """Every line that is asked for, in order, with how it is filled in."""
    groups: Sequence[dict[str, Any]] = load_data("receiving", "co-quan.yaml")
    return {(one["nhom"], item["ten"]): item["cach"] for one in groups for item in one["muc"]}


def known_line(group: str, item: str) -> Line:
    """A line as ours is written, or as it was typed."""
    key = fold_key(group), fold_key(item)
    return next((one for one in asked_lines() if (fold_key(one[0]), fold_key(one[1])) == key), (group, item))


def plain(text: str) -> str:
    """The text of a cell as papers may hold it: NFC, a space for each character that no XML holds."""
    return _CONTROL.sub(" ", normalize("NFC", text))


def put_offices(book: Any, said: Mapping[Line, str], province: str) -> None:
    """The sheet, with what is said already; the province that most dossiers are of stands there at first."""
    sheet: Any = book.create_sheet(OFFICES)
    for at, (title, width) in enumerate(zip(TITLES, _WIDTHS, strict=True), start=1):
        cell = sheet.cell(1, at)
        sheets.put(cell, title[:1].upper() + title[1:])
        sheets.head(cell)
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.freeze_panes, sheet.print_title_rows = "A2", "1:1"
    sheets.page(sheet, landscape=True)
    lines = dict.fromkeys([*asked_lines(), *said])
    for row, line in enumerate(lines, start=2):
        text = said.get(line, province if line == (COMMON, PROVINCE) else "")
        for at, value in enumerate((*line, text, asked_lines().get(line, "")), start=1):
            sheets.put(sheet.cell(row, at), value)
        sheet.cell(row, _ASKED).fill = _YELLOW
        sheets.fit(sheet, row)


def read_offices(path: Path, sheet: Sheet) -> tuple[dict[Line, str], dict[Line, Place], list[Problem]]:
    """What the officer said, line by line, with its place; what would be lost when the sheet is written anew.

    A line whose text is empty is not there.
    """
    said: dict[Line, str] = {}
    places: dict[Line, Place] = {}
    problems = list(_unread(path, sheet))
    for number, row in enumerate(sheet.rows, start=1):
        texts = [plain(text).strip() for text in row]
        group, item, text = (*texts, "", "", "")[:3]
        if number == 1 or not any(texts):
            continue
        place = Place(path.name, number, _ASKED, sheet.name)
        if any(texts[len(TITLES) :]):
            problems.append(Problem("receive.beside", place, facts={"sheet": sheet.name}))
        elif text and not (group and item):
            problems.append(Problem("receive.no_item", place, facts={"sheet": sheet.name, "text": text}))
        elif group and item:
            line = known_line(group, item)
            if text and line in said and said[line] != text:
                facts = {"item": item, "group": group, "one": said[line], "other": text}
                problems.append(Problem("receive.item_twice", place, facts=facts))
            places.setdefault(line, place)
            if text:
                said[line], places[line] = text, place
    return said, places, problems


def _unread(path: Path, sheet: Sheet) -> Iterator[Problem]:
    for line, at in sorted(sheet.unread):
        yield Problem("receive.formula", Place(path.name, line + 1, at + 1, sheet.name))
