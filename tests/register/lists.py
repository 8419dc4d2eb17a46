"""Lists as offices keep them, made for a test."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook

from ntm_docs.problems import ProblemsError
from ntm_docs.receiving.criteria import Law
from ntm_docs.register import Entry, File, Given, read_file
from ntm_docs.regulations import load_book

Rows = Sequence[Sequence[Any]]
TITLES = ("TT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị", "Hình thức", "Số quyết định", "Ngày quyết định")
NO_DECISION = ("TT", "Họ và tên", "Năm sinh", "Đơn vị", "Hình thức", "Năm")


def workbook(path: Path, rows: Rows, merged: Sequence[str] = (), sheet: str = "Danh sách") -> Path:
    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet
    for row in rows:
        page.append(list(row))
    for area in merged:
        page.merge_cells(area)
    book.save(path)
    return path


def document(path: Path, above: Sequence[str], rows: Rows) -> Path:
    made = Document()
    for text in above:
        made.add_paragraph(text)
    table = made.add_table(len(rows), len(rows[0]))
    table.style = "Table Grid"
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = str(text)
    made.save(str(path))
    return path


def person(number: int, name: str, born: int | str = 1974, **other: str) -> list[Any]:
    """A row under TITLES."""
    told = {"post": "Nông dân", "unit": "xã An Biên, tỉnh Kiên Giang", "award": "Bằng khen tỉnh"}
    told |= {"decision": "1234/QĐ-UBND", "decided": "05/6/2019"} | other
    return [number, name, born, *(told[one] for one in ("post", "unit", "award", "decision", "decided"))]


def people(path: Path, *names: str, **other: str) -> Path:
    return workbook(path, [TITLES, *(person(at, name, **other) for at, name in enumerate(names, start=1))])


def read(path: Path, given: Given | None = None) -> File:
    return read_file(path, Law(load_book()), given or Given())


def entries(path: Path, given: Given | None = None) -> tuple[Entry, ...]:
    return read(path, given).entries


def faults(path: Path, given: Given | None = None) -> dict[str, str]:
    with pytest.raises(ProblemsError) as caught:
        read(path, given)
    return {one.code: str(one) for one in caught.value.problems}
