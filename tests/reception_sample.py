"""The sample of twelve communes: their dossiers, received, appraised by a script in the officer's place."""

import atexit
import importlib.util
import shutil
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from types import ModuleType
from typing import Any

from conftest import ROOT
from openpyxl import load_workbook

from ntm_docs.receiving import Wanted, receive

RECEIVED = date(2025, 11, 10)


def script() -> ModuleType:
    """scripts/reception.py."""
    spec = importlib.util.spec_from_file_location("reception_script", ROOT / "scripts" / "reception.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def _once() -> Path:
    """The dossiers, their workbook as received and as appraised: made once in a process, copied from then on."""
    folder = Path(mkdtemp(prefix="tiep-nhan-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    script().make(folder / "ho-so")
    receive([folder / "ho-so"], folder / "tiep-nhan.xlsx", Wanted(RECEIVED, processes=1))
    shutil.copy(folder / "tiep-nhan.xlsx", folder / "xong.xlsx")
    script().appraise(folder / "xong.xlsx")
    return folder


def received(folder: Path) -> Path:
    """The workbook of the twelve dossiers, not appraised; they lie beside it in `ho-so`."""
    shutil.copytree(_once() / "ho-so", folder / "ho-so")
    return Path(shutil.copy(_once() / "tiep-nhan.xlsx", folder / "tiep-nhan.xlsx"))


def appraised(book: Path, copy: Path) -> Path:
    """A copy of the workbook with the officer's words in it."""
    if book.read_bytes() == (_once() / "tiep-nhan.xlsx").read_bytes():
        return Path(shutil.copy(_once() / "xong.xlsx", copy))
    shutil.copy(book, copy)
    script().appraise(copy)
    return copy


def changed(book: Path, change: Callable[[Any], None]) -> Path:
    """The workbook after a change."""
    opened = load_workbook(book)
    change(opened)
    opened.save(book)
    return book


def say(book: Path, group: str, item: str, text: str) -> Path:
    """The workbook with a line of the sheet of offices filled in, or emptied."""

    def change(opened: Any) -> None:
        for row in opened["Cơ quan"].iter_rows(min_row=2):
            if (row[0].value, row[1].value) == (group, item):
                row[2].value = text

    return changed(book, change)


def mark(book: Path, name: str, verdict: str, reason: str = "", unit: str = "") -> Path:
    """The workbook with a verdict on a case."""

    def change(opened: Any) -> None:
        sheet = opened["Trường hợp"]
        titles = [cell.value for cell in sheet[1]]
        for row in sheet.iter_rows(min_row=2):
            cells = dict(zip(titles, row, strict=True))
            if cells["Tên"].value == name and unit in cells["Đơn vị trình"].value:
                cells["Kết quả thẩm định"].value, cells["Lý do"].value = verdict, reason

    return changed(book, change)
