"""Print sets: a dossier as often as handed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader, PdfWriter


@dataclass(frozen=True, slots=True)
class PrintSet:
    """A print set: its bytes, pages and sheets of paper of one set, how many sets it holds, sheets between them."""

    data: bytes
    pages: int
    sheets: int
    copies: int
    between: int = 0

    @property
    def all_sheets(self) -> int:
        """Sheets of paper for every set, with those between them."""
        return self.sheets * self.copies + self.between


@dataclass(frozen=True, slots=True)
class Separators:
    """Sheets between sets: page n of the PDF stands before the n-th group of so many sets."""

    pdf: Path
    groups: tuple[int, ...]


def print_set(
    pdfs: Sequence[Path], copies: int, *, duplex: bool = False, separators: Separators | None = None
) -> PrintSet:
    """All documents in order, each set collated, each group of sets after its separator.

    With `duplex` a blank page follows a document of odd length and a separator, so that the next one
    begins on a right-hand page; without, every page is a sheet.
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
            _blank_page(one)
    stream = BytesIO()
    one.write(stream)
    if copies == 1 and separators is None:
        return PrintSet(stream.getvalue(), pages, sheets, copies)
    every = PdfWriter()
    groups = separators.groups if separators is not None else (copies,)
    for number, count in enumerate(groups):
        if separators is not None:
            every.append(PdfReader(separators.pdf), pages=(number, number + 1), import_outline=False)
            if duplex:
                _blank_page(every)
        for _ in range(count):
            every.append(PdfReader(stream), import_outline=False)
    every.compress_identical_objects()
    whole = BytesIO()
    every.write(whole)
    return PrintSet(whole.getvalue(), pages, sheets, copies, len(groups) if separators is not None else 0)


def _blank_page(writer: PdfWriter) -> None:
    """An empty page as large as the last one."""
    last = writer.pages[-1].mediabox
    writer.add_blank_page(last.width, last.height)
