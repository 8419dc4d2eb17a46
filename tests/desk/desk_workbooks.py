"""Workbooks with faults, for the tests of the desk."""

from pathlib import Path
from typing import Any

from conftest import own_workbook
from openpyxl import load_workbook

LIST = "Danh sách đề nghị"
BIRTH = "AF3"  # a day, as Excel keeps one
RIGHT = {(LIST, BIRTH): "15/4/1974", (LIST, "Q2"): "27/6/2023", (LIST, "C3"): "cá nhân"}
WRONG = {(LIST, BIRTH): "31/02/1974", (LIST, "Q2"): "27/13/2023", (LIST, "C3"): "=người"}


def faulty(path: Path, wrong: dict[tuple[str, str], Any] = WRONG) -> Path:
    """The starter's workbook with faults in three cells."""
    own_workbook(path)
    book = load_workbook(path)
    for (sheet, cell), text in wrong.items():
        book[sheet][cell].value = text
        book[sheet][cell].data_type = "s"
    book.save(path)
    return path
