"""OOXML → facts."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ntm_docs.layout import text_twips
from ntm_docs.machine.frozen import frozen
from ntm_docs.word.cells import NO_LINE, cells_in, is_head, padding_of, rows_of, ruled, twips, val
from ntm_docs.word.facts import Cell, Danger, Facts, Kind, Left, Paragraph, Piece, RuleLine, Section, Where
from ntm_docs.word.formatting import Shape, Styles, is_ascii, read_styles
from ntm_docs.word.incoming.opening import OF_LOOKS, Package, package_of
from ntm_docs.word.incoming.package import parse_xml
from ntm_docs.word.numbering import Numbering, W, read_numbering
from ntm_docs.word.sections import read_section, section_elements
from ntm_docs.word.shapes import Box, boxes_of, lines_of
from ntm_docs.word.signs import MATH, SIGNS, follow_field, is_instruction, printed

if TYPE_CHECKING:
    from ntm_docs.word.incoming.web.chunks import Chunk

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SKIPPED = {
    f"{W}del",
    f"{W}moveFrom",
    f"{W}instrText",
    f"{W}delText",
    f"{W}pPr",
    f"{W}rPr",
    f"{W}sdtPr",
    f"{_MC}Fallback",
}
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_DRAWN = (f"{W}drawing", f"{W}pict", f"{W}object")
_RAISED = 0.65  # the size of a raised sign as a share of its line's
_RULE_SIGNS = frozenset("_-\u2013\u2014\u2015\u2500\u2501=")
_LEAST_SIGNS = 3
_DEEPEST = 20


@frozen
class _Spot:
    """Where the reader stands: width and left edge of the column, cell, box, table style."""

    where: Where
    section: int
    width: int
    left: int = 0
    cell: Cell | None = None
    box: int = 0
    table: str = ""
    first_row: bool = False
    depth: int = 0


@dataclass(slots=True)
class _Reader:
    styles: Styles
    numbering: Numbering
    sections: list[Any]
    widths: list[int]
    paragraphs: list[Paragraph] = field(default_factory=list)
    elements: list[Any] = field(default_factory=list)
    notices: dict[str, str] = field(default_factory=dict)
    left_out: list[Left] = field(default_factory=list)
    referring: dict[str, int] = field(default_factory=dict)  # the paragraph that refers to a note
    taking: bool = False
    chunks: "Mapping[str, Chunk]" = field(default_factory=dict)
    section: int = 0
    tables: int = 0
    boxes: int = 0

    def leave(self, kind: Kind, element: Any | None = None, text: str = "") -> None:
        """Keep in mind what is not read, at the paragraph that is read now."""
        inner = "".join(element.itertext()) if element is not None else text
        self.left_out.append(Left(kind, len(self.paragraphs) + 1, " ".join(inner.split())))

    def suggests(self, element: Any) -> bool:
        """Whether a content control still shows what to type in it, which one who takes the text over leaves out."""
        if not self.taking or element.tag != f"{W}sdt" or element.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
            return False
        self.leave("placeholder", element)
        return True

    def block(self, element: Any, spot: _Spot) -> None:
        """A paragraph, a table, or something that holds them."""
        if element.tag == f"{W}p":
            self.paragraph(element, spot)
        elif element.tag == f"{W}tbl":
            self.table(element, spot)
        elif element.tag == f"{W}altChunk":
            self.chunk(element, spot)
        elif element.tag not in _SKIPPED and isinstance(element.tag, str) and not self.suggests(element):
            for child in element:
                self.block(child, spot if spot.where != "body" or spot.cell else self.spot())
        elif element.tag in (f"{W}del", f"{W}moveFrom"):
            self.notices.setdefault("check.tracked", "")
            self.leave("deleted", element)

    def chunk(self, element: Any, spot: _Spot) -> None:
        """A document within, where its words are taken; one of Word's has styles and lists of its own."""
        one = self.chunks.get(element.get(f"{_R}id") or "")
        if one is None or one.unread:
            self.leave("embedded", text=one.why if one else "gone")
            return
        self.leave("chunk", text=one.format)
        own = self.styles, self.numbering, self.chunks, self.referring, self.section
        parts = package_of(one.within).parts if one.within is not None else {}
        if parts:
            self.styles, self.chunks, self.referring = read_styles(parts), {}, {}
            self.numbering = read_numbering(parts.get("word/numbering.xml"), parts.get("word/styles.xml"))
        for block in one.blocks:
            self.block(block, spot)
        self.notes(parts)
        self.styles, self.numbering, self.chunks, self.referring, self.section = own

    def notes(self, parts: Mapping[str, Any]) -> None:
        """The notes of a document, each told at the paragraph that refers to it."""
        for name in ("footnotes", "endnotes"):
            root = parts.get(f"word/{name}.xml")
            for note in root if root is not None else ():
                if note.get(f"{W}type") in (None, "normal"):
                    first = len(self.paragraphs)
                    self.block(note, replace(self.spot(), where="note"))
                    told = " ".join(one.full_text for one in self.paragraphs[first:])
                    at = self.referring.get(f"{name} {note.get(f'{W}id')}")
                    if at is not None and told.strip():
                        self.left_out.append(Left("footnote", at, told.strip()))

    def spot(self) -> _Spot:
        """The column of the text itself, in the section that runs."""
        return _Spot("body", self.section, self.widths[min(self.section, len(self.widths) - 1)])

    def table(self, element: Any, spot: _Spot) -> None:
        self.tables += 1
        number = self.tables
        if spot.depth > _DEEPEST:
            return
        properties = element.find(f"{W}tblPr")
        style = val(properties, "tblStyle")
        grid = [twips(column.get(f"{W}w")) for column in element.findall(f"{W}tblGrid/{W}gridCol")]
        padding = padding_of(properties)
        bordered = self._bordered(properties, style) or ruled(element)
        indent = spot.left + max(0, (spot.width - sum(grid)) // 2 if val(properties, "jc") == "center" else 0)
        for index, row in enumerate(element.iter(f"{W}tr") if spot.depth < 0 else rows_of(element)):
            cells = cells_in(row, grid, spot.width)
            joined, head = sum(cell.goes_on for cell in cells), is_head(row)
            for column, cell in enumerate(cells):
                planned = sum(grid[cell.at : cell.at + cell.span])
                narrow = max(1, planned - sum(padding)) if 0 < planned < cell.width else 0
                place = (*cell.place, head, narrow)
                stands = Cell(number, index, column, len(cells), bordered, spot.depth + 1, joined, *place)
                inner = replace(
                    spot,
                    section=self.section,
                    width=max(1, cell.width - padding[0] - padding[1]),
                    left=indent + sum(grid[: cell.at]) + padding[0],
                    cell=stands,
                    table=style,
                    first_row=index == 0,
                    depth=spot.depth + 1,
                )
                self.cell(cell.element, inner, cell.width)

    def cell(self, element: Any, spot: _Spot, width: int) -> None:
        """The blocks of a cell; its own lower border is a line under its last paragraph."""
        before = len(self.paragraphs)
        for child in element:
            self.block(child, spot)
        borders = element.find(f"{W}tcPr/{W}tcBorders")
        sides = {
            str(one.tag).removeprefix(W)
            for one in (borders if borders is not None else ())
            if one.get(f"{W}val") not in NO_LINE
        }
        if sides == {"bottom"} and spot.cell and not spot.cell.bordered and len(self.paragraphs) > before:
            last = self.paragraphs[-1]
            line = RuleLine("cell", width, middle=spot.left + width // 2)
            self.paragraphs[-1] = replace(last, lines=(*last.lines, line))

    def _bordered(self, properties: Any | None, style: str) -> bool:
        own = properties.find(f"{W}tblBorders") if properties is not None else None
        element: Any = None
        if own is None and style in self.styles.styles:
            element = self.styles.styles[style].find(f"{W}tblPr/{W}tblBorders")
        borders = own if own is not None else element
        if borders is None:
            return False
        return any(one.get(f"{W}val") not in NO_LINE for one in borders)

    def paragraph(self, element: Any, spot: _Spot) -> None:
        properties = element.find(f"{W}pPr")
        level = self.numbering.list_of(properties)
        shape = self.styles.shape(properties, spot.table, level)
        pieces, drawn, raw = self.pieces(element, spot, shape)
        text = "".join(piece.text for piece in pieces)
        label = self.numbering.label(level) if text.strip() or spot.cell else ""
        lines = [*self._signs(pieces), *self._edges(shape, spot)]
        boxes: list[Box] = []
        for one in drawn:
            lines += [replace(line, middle=_shift(line.middle, spot.left)) for line in lines_of(one, spot.width)]
            boxes += boxes_of(one)
        found = self.numbering.level_of(level) if label and level else None
        self.elements.append(element)
        self.paragraphs.append(
            Paragraph(
                number=len(self.paragraphs) + 1,
                where=spot.where,
                section=spot.section,
                pieces=pieces,
                shape=shape,
                width=spot.width,
                cell=spot.cell,
                box=spot.box,
                label=label,
                bullet=found.text if found and found.form == "bullet" else "",
                decomposed=not unicodedata.is_normalized("NFC", raw),
                lines=tuple(lines),
                left=spot.left,
                picture=bool(drawn) and not boxes and not lines,
            )
        )
        if self.paragraphs[-1].picture:
            self.left_out.append(Left("picture", len(self.paragraphs)))
        for box in boxes:
            self.left_out.append(Left("box", len(self.paragraphs)))
            self.box(box, spot)
        if properties is not None and properties.find(f"{W}sectPr") is not None and spot.where == "body":
            self.section = min(self.section + 1, len(self.sections) - 1)

    def box(self, box: Box, spot: _Spot) -> None:
        """The paragraphs of a text box, after the one it is anchored in."""
        self.boxes += 1
        if spot.depth > _DEEPEST:
            return
        where: Where = "box" if spot.where == "body" else spot.where
        left = spot.left + (box.left or 0)
        inner = _Spot(where, spot.section, box.width or spot.width, left, box=self.boxes, depth=spot.depth + 1)
        for child in box.content:
            self.block(child, inner)

    def _edges(self, shape: Shape, spot: _Spot) -> Iterator[RuleLine]:
        if shape.border_above or shape.border_below:
            length = max(0, spot.width - shape.left - shape.right)
            yield RuleLine("border", length, middle=spot.left + shape.left + length // 2)

    def _signs(self, pieces: tuple[Piece, ...]) -> Iterator[RuleLine]:
        """A paragraph of underscores or dashes alone is a line; so is underlined text."""
        text = "".join(piece.text for piece in pieces).strip()
        if len(text) >= _LEAST_SIGNS and set(text) <= _RULE_SIGNS:
            length = sum(
                text_twips(piece.text.strip(), piece.look.size * (_RAISED if piece.look.raised else 1))
                for piece in pieces
            )
            yield RuleLine("signs", length)
        elif text and all(piece.look.underline for piece in pieces if piece.text.strip()):
            yield RuleLine("underline", None)

    def pieces(self, element: Any, spot: _Spot, shape: Shape) -> tuple[tuple[Piece, ...], list[Any], str]:
        """The text of a paragraph by look, its drawings, and its letters as they stand in the file."""
        found: list[Piece] = []
        drawn: list[Any] = []
        raw: list[str] = []
        fields: list[bool] = []
        stack = [(iter(element), None)]
        while stack:
            children, properties = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
            elif child.tag == f"{W}fldChar":
                follow_field(fields, child.get(f"{W}fldCharType"))
            elif child.tag == f"{W}t" or child.tag in SIGNS or child.tag == f"{MATH}t":
                text = printed(child)
                if is_instruction(fields):
                    self.leave("field", text=text)
                else:
                    raw.append(text)
                    self._add(found, text, (shape.style, (spot.table, spot.first_row), properties))
            elif child.tag in _DRAWN:
                drawn.append(child)
            elif child.tag == f"{W}r":
                stack.append((iter(child), child.find(f"{W}rPr")))
            elif self._goes_into(child):
                stack.append((iter(child), properties))
        return tuple(piece for piece in found if piece.text), drawn, "".join(raw)

    def _goes_into(self, child: Any) -> bool:
        if child.tag in (f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"):
            self.notices.setdefault("check.tracked", "")
            if child.tag in _SKIPPED:
                self.leave("deleted", child)
        elif child.tag in (f"{W}commentReference", f"{W}commentRangeStart"):
            self.notices.setdefault("check.comments", "")
        elif child.tag in _NOTES:
            self.referring.setdefault(f"{_NOTES[child.tag]} {child.get(f'{W}id')}", len(self.paragraphs) + 1)
        elif child.tag == f"{W}sym":
            self.leave("symbol")
        elif child.tag == f"{MATH}oMath":
            self.leave("formula", child)
        return isinstance(child.tag, str) and child.tag not in _SKIPPED and not self.suggests(child)

    def _add(self, found: list[Piece], text: str, at: tuple[str, tuple[str, bool], Any]) -> None:
        """Put text to the piece before when both look the same."""
        clean = unicodedata.normalize("NFC", text)
        look = self.styles.look(*at, ascii_text=is_ascii(clean))
        if look.hidden:
            self.notices.setdefault("check.hidden", clean[:60])
            self.leave("hidden", text=clean)
            return
        shown = clean.upper() if look.caps else clean
        if found and (found[-1].look == look or not shown.strip()):
            found[-1] = Piece(unicodedata.normalize("NFC", found[-1].text + shown), found[-1].look)
        else:
            found.append(Piece(shown, look))


def _shift(middle: int | None, left: int) -> int | None:
    return None if middle is None else middle + left


def read_facts(package: Package, file: str, *, taking: bool = False) -> Facts:
    """What a document shows, from its parts; with `taking` without what its controls only suggest to type."""
    return read_with_elements(package, file, taking=taking)[0]


def read_with_elements(package: Package, file: str, *, taking: bool = False) -> tuple[Facts, list[Any]]:
    """The facts, and the w:p of each paragraph in the same order."""
    styles = _styles_of(package)
    numbering = read_numbering(package.parts.get("word/numbering.xml"), package.parts.get("word/styles.xml"))
    body = package.document.find(f"{W}body")
    elements = section_elements(body)

    def margin(root: Any) -> tuple[Paragraph, ...]:
        reader = _Reader(styles, numbering, [None], [_LINE])
        for child in root:
            reader.block(child, _Spot("header", 0, _LINE))
        return tuple(reader.paragraphs)

    sections: list[Section] = []
    for element in elements:
        before = sections[-1] if sections else None
        sections.append(read_section(element, before, package.parts, package.relations, margin))
    widths = [max(1, one.text_width) for one in sections]
    reader = _Reader(styles, numbering, elements, widths, taking=taking, chunks=package.chunks)
    for child in body:
        reader.block(child, reader.spot())
    reader.notes(package.parts)
    reader.left_out.extend(_beside(package, sections))
    notices, dangers = tuple(sorted(reader.notices.items())), tuple(_dangers(package, reader))
    paragraphs, left_out = tuple(reader.paragraphs), tuple(reader.left_out)
    return Facts(file, paragraphs, tuple(sections), notices, dangers, left_out), reader.elements


def _styles_of(package: Package) -> Styles:
    """The styles of a package; papers of one form share them, with all that was asked of them before."""
    if not package.sources:
        return read_styles(package.parts)
    return _known_styles(*map(package.sources.get, OF_LOOKS))


@lru_cache(maxsize=8)
def _known_styles(*sources: bytes | None) -> Styles:
    given = zip(OF_LOOKS, sources, strict=True)
    return read_styles({name: parse_xml(source) for name, source in given if source is not None})


def _beside(package: Package, sections: Sequence[Section]) -> Iterator[Left]:
    """Words in headers and footers, each once; page numbers say nothing. And what readers wrote beside the text."""
    margins = (one for section in sections for one in (*section.headers.values(), *section.footers.values()))
    for text in dict.fromkeys(one.text for one in margins):
        if any(map(str.isalpha, text)):
            yield Left("header", 0, text)
    comments = package.parts.get("word/comments.xml")
    for comment in comments.iter(f"{W}comment") if comments is not None else ():
        yield Left("comment", 0, " ".join(" ".join(comment.itertext()).split()))


def _dangers(package: Package, reader: _Reader) -> Iterator[Danger]:
    """Each hazard at the paragraph it stands in, as far as that is read; of damage the part is told."""
    numbers = {element: one.number for one, element in zip(reader.paragraphs, reader.elements, strict=True)}
    elements = list(package.document.iter(f"{W}p")) if package.hazards else []
    for one in package.hazards:
        element = elements[one.paragraph - 1] if 0 < one.paragraph <= len(elements) else None
        yield Danger(f"check.{one.kind}", one.detail or one.part, numbers.get(element, 0))


_LINE = 9355  # the usual width between the margins, for headers
