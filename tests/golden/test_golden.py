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

from ntm_docs.pipeline import build
from ntm_docs.planning import Wanted

SAMPLES = sorted([*SAMPLE.parent.glob("ho-so-*.yaml"), *SAMPLE.parent.glob("binh-xet-*.yaml")])


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
    @pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
    def they_are_what_the_sample_makes(self, sample: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
        folder, out = Path(__file__).parent / sample.stem, tmp_path / "out"
        build(sample, out, wanted=Wanted(complete=True))
        made = {path.relative_to(out).with_suffix(".txt").as_posix(): path for path in out.rglob("*.docx")}
        if request.config.getoption("--golden"):
            _write(folder, made)
        kept = {path.relative_to(folder).as_posix() for path in folder.rglob("*.txt")}
        assert kept == set(made)
        for name, path in made.items():
            assert read_text(path.read_bytes()) == (folder / name).read_text(encoding="utf-8"), name


def _write(folder: Path, made: dict[str, Path]) -> None:
    for old in folder.rglob("*.txt"):
        old.unlink()
    for name, path in made.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(read_text(path.read_bytes()), encoding="utf-8")
