"""Print sets: a dossier as often as handed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader, PdfWriter


@dataclass(frozen=True, slots=True)
class PrintSet:
    """A print set: its bytes, the pages and the sheets of paper of one set, and how many sets it holds."""

    data: bytes
    pages: int
    sheets: int
    copies: int

    @property
    def all_sheets(self) -> int:
        """Sheets of paper for every set."""
        return self.sheets * self.copies


def print_set(pdfs: Sequence[Path], copies: int, *, duplex: bool = False) -> PrintSet:
    """All documents in order, each set collated.

    With `duplex` a blank page follows a document of odd length, so that the next one begins on a
    right-hand page; without, every page is a sheet.
    """
    one = PdfWriter()
    pages = sheets = 0
    for path in pdfs:
        reader = PdfReader(path)
        own = len(reader.pages)
        one.append(reader, import_outline=False)
        pages += own
        sheets += -(-own // 2) if duplex else own
        if duplex and own % 2:
            last = reader.pages[-1].mediabox
            one.add_blank_page(last.width, last.height)
    stream = BytesIO()
    one.write(stream)
    if copies == 1:
        return PrintSet(stream.getvalue(), pages, sheets, copies)
    every = PdfWriter()
    for _ in range(copies):
        every.append(PdfReader(stream), import_outline=False)
    every.compress_identical_objects()
    whole = BytesIO()
    every.write(whole)
    return PrintSet(whole.getvalue(), pages, sheets, copies)
