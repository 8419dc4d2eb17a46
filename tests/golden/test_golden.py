"""The text of every document of the sample, as a reader would read it.

After a wanted change: `make golden`, then read the difference and look at the pages.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from conftest import SAMPLE
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

FOLDER = Path(__file__).parent / SAMPLE.stem


def read_text(data: bytes) -> str:
    """Paragraphs a line each; a table row a line, its cells divided by ` | `."""
    document = docx.Document(BytesIO(data))
    header = [paragraph.text for paragraph in document.sections[0].header.paragraphs]
    return "\n".join([*(f"[đầu trang] {text}" for text in header), *_lines(document)]) + "\n"


def _lines(document: docx.document.Document) -> Iterator[str]:
    for child in document.element.body:
        if child.tag == qn("w:p"):
            paragraph = Paragraph(child, document)
            yield f"({paragraph.style.name}) {paragraph.text}".rstrip()  # type: ignore[union-attr]
        elif child.tag == qn("w:tbl"):
            for row in Table(child, document).rows:
                cells = dict.fromkeys(cell._tc for cell in row.cells)
                texts = (" / ".join(p.text for p in docx.table._Cell(cell, document).paragraphs) for cell in cells)
                yield "| " + " | ".join(texts)


class DescribeGoldenTexts:
    def they_are_what_the_sample_makes(self, demo: Path, request: pytest.FixtureRequest) -> None:
        made = {path.relative_to(demo).with_suffix(".txt").as_posix(): path for path in demo.rglob("*.docx")}
        if request.config.getoption("--golden"):
            _write(made)
        kept = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.txt")}
        assert kept == set(made)
        for name, path in made.items():
            assert read_text(path.read_bytes()) == (FOLDER / name).read_text(encoding="utf-8"), name


def _write(made: dict[str, Path]) -> None:
    for old in FOLDER.rglob("*.txt"):
        old.unlink()
    for name, path in made.items():
        target = FOLDER / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(read_text(path.read_bytes()), encoding="utf-8")
