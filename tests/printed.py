"""What a document says, line by line, and golden texts of a folder of them."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph


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


def written_out(folder: Path, out: Path, *, anew: bool) -> tuple[dict[str, str], dict[str, str]]:
    """The golden texts kept in a folder and those of the documents in another, by name; written `anew` first."""
    made = {
        path.relative_to(out).with_suffix(".txt").as_posix(): read_text(path.read_bytes())
        for path in sorted(out.rglob("*.docx"))
    }
    if anew:
        for old in folder.rglob("*.txt"):
            old.unlink()
        for name, text in made.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    kept = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.txt")}
    return kept, made
