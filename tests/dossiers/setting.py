"""Papers set by other hands with python-docx; the facts in their text are marked."""

import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
MARK = re.compile(r"⟦(?P<kind>\w+)\|(?P<text>[^⟧]*)⟧")
_BODY = "word/document.xml"


@dataclass(frozen=True)
class Marked:
    """A paper with marks in its text: the members of its file and its body's XML."""

    name: str
    members: dict[str, bytes]
    body: str

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Each marked place in order: its kind, what stands there."""
        return [(one["kind"], one["text"].replace("&amp;", "&")) for one in MARK.finditer(self.body)]

    def with_changed(self, place: int = -1, text: str = "") -> bytes:
        """The file without marks, the fact at a place changed to a text."""
        count = iter(range(len(self.body)))

        def put(found: re.Match[str]) -> str:
            return escape(text) if next(count) == place else found["text"]

        stream = BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name, data in self.members.items():
                archive.writestr(name, MARK.sub(put, self.body).encode() if name == _BODY else data)
        return stream.getvalue()


def marked(name: str, data: bytes, marks: Iterable[tuple[str, str]] = ()) -> Marked:
    """A file whose text has marks, or gets them: every place of each (kind, text)."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = {one: archive.read(one) for one in archive.namelist()}
    body = members[_BODY].decode()
    for kind, text in marks:
        pattern = re.compile(rf"(?<![\w⟦|]){re.escape(escape(text))}(?![\w⟧])(?![^<]*⟧)")
        body = pattern.sub(lambda found, kind=kind: f"⟦{kind}|{found[0]}⟧", body)
    return Marked(name, members, body)


class Hand:
    """A person at Word: adds blocks to one paper."""

    def __init__(self) -> None:
        self.paper: Any = Document()
        section = self.paper.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin, section.right_margin = Mm(30), Mm(15)
        section.top_margin = section.bottom_margin = Mm(20)
        style = self.paper.styles["Normal"]
        style.font.name, style.font.size = "Times New Roman", Pt(14)

    def done(self, name: str) -> Marked:
        stream = BytesIO()
        self.paper.save(stream)
        return marked(name, stream.getvalue())

    def line(self, text: str, *, middle: bool = False, bold: bool = False, into: Any = None) -> None:
        one = (into or self.paper).add_paragraph()
        one.add_run(text).bold = bold
        one.alignment = WD_ALIGN_PARAGRAPH.CENTER if middle else WD_ALIGN_PARAGRAPH.JUSTIFY

    def lines(self, text: str) -> None:
        for one in text.strip().splitlines():
            self.line(one.strip())

    def title(self, *lines: str) -> None:
        for one in lines:
            self.line(one, middle=True, bold=True)

    def page(self) -> None:
        self.paper.add_page_break()

    def beside(self, left: Sequence[str], right: Sequence[str], *, bold: bool = True) -> None:
        """Two columns without rules, as headings and feet are set."""
        table = self.paper.add_table(rows=1, cols=2)
        for cell, lines in zip(table.rows[0].cells, (left, right), strict=True):
            cell.paragraphs[0].text = lines[0]
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
            for one in lines[1:]:
                self.line(one, middle=True, bold=bold, into=cell)

    def by_tabs(self, left: Sequence[str], right: Sequence[str]) -> None:
        """The same with tabs."""
        size = max(len(left), len(right))
        rows = zip([*left, *[""] * (size - len(left))], [*right, *[""] * (size - len(right))], strict=True)
        for one, other in rows:
            self.paper.add_paragraph().add_run(f"{one}\t\t\t{other}" if other else one).bold = True

    def table(self, *rows: Sequence[str], ruled: bool = True) -> None:
        """A table; a cell's text may have several lines, each a paragraph of its own."""
        table = self.paper.add_table(rows=0, cols=len(rows[0]))
        if ruled:
            table.style = "Table Grid"
        for row in rows:
            cells = table.add_row().cells
            if len(row) == 1:  # a row that names those below it
                cells[0].merge(cells[-1]).text = row[0]
                continue
            for cell, text in zip(cells, row, strict=True):
                first, *others = text.split("\n")
                cell.text = first
                for one in others:
                    cell.add_paragraph(one)
