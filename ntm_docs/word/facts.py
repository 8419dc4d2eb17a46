"""A document as its reader sees it: facts, no law.

Read: body, tables in tables, text boxes, content controls, links, inserted text, fields by their
result, headers and footers, sections, footnotes. Deleted and hidden text is left out and counted.
Not read: charts, SmartArt, pictures with text in them.
"""

from collections.abc import Sequence
from dataclasses import field
from functools import cached_property
from typing import Literal, NamedTuple

from ntm_docs.machine.frozen import frozen
from ntm_docs.word.formatting import Look, Shape

Where = Literal["body", "box", "header", "footer", "note"]
Make = Literal["drawing", "vml", "border", "cell", "signs", "underline"]


@frozen
class Piece:
    """Text of one look, NFC; capitals where the look prints capitals."""

    text: str
    look: Look

    @property
    def letters(self) -> int:
        """About how many letters and figures: none in a blank or a dotted line, else all but its spaces."""
        inked = any(map(str.isalnum, self.text))
        return len(self.text) - self.text.count(" ") if inked else 0


@frozen
class Cell:
    """Where in a table a paragraph stands; numbers from 1 for the table, from 0 for row and column.

    `columns` is how many cells its row has, `joined` how many of them go on from the row above. Of the cell itself:
    `at` the column of the grid where it begins, `span` how many it takes, `goes_on` whether it is part of the one
    above, `width` in twips, `head` whether its row is printed on each page again,
    `narrow` the room for text where the grid gives the cell less than it asks for (some programs print it so), else 0.
    """

    table: int
    row: int
    column: int
    columns: int
    bordered: bool
    depth: int = 1
    joined: int = 0
    at: int = 0
    span: int = 1
    goes_on: bool = False
    width: int = 0
    head: bool = False
    narrow: int = 0


@frozen
class RuleLine:
    """A drawn line: its make, its length in twips (None where it cannot be known), whether solid.

    `middle` is the distance of its middle from the left edge of the text area, in twips.
    """

    make: Make
    length: int | None
    solid: bool = True
    middle: int | None = None


@frozen
class Paragraph:
    """A paragraph: `number` from 1 in reading order, `width` of its column in twips, `label` of its list.

    A `plain` one is of a text without looks: its number is its line, its place and its letters say nothing.
    """

    number: int
    where: Where
    section: int
    pieces: tuple[Piece, ...]
    shape: Shape
    width: int
    cell: Cell | None = None
    box: int = 0
    label: str = ""
    bullet: str = ""
    decomposed: bool = False
    lines: tuple[RuleLine, ...] = ()
    left: int = 0
    picture: bool = False
    plain: bool = False

    @cached_property
    def text(self) -> str:
        """The text as printed, without the label of a list."""
        return "".join(piece.text for piece in self.pieces)

    @cached_property
    def full_text(self) -> str:
        """The text as printed, with the label of its list before it."""
        text = " ".join(self.text.split())
        return f"{self.label} {text}" if self.label and text else text


@frozen
class Margin:
    """A header or footer: its paragraphs and whether it holds the page number."""

    paragraphs: tuple[Paragraph, ...]
    page_field: bool

    @property
    def text(self) -> str:
        """All its text on one line."""
        return " ".join(" ".join(one.text.split()) for one in self.paragraphs).strip()


@frozen
class Section:
    """Paper and margins in twips; headers and footers by kind: default, first, even."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    title_page: bool
    start: int | None
    headers: dict[str, Margin]
    footers: dict[str, Margin]
    missing: tuple[str, ...] = ()

    @property
    def landscape(self) -> bool:
        """Whether the page is wider than high."""
        return self.width > self.height

    @property
    def text_width(self) -> int:
        """Width between the margins."""
        return self.width - self.left - self.right


Kind = Literal[
    "box", "chunk", "comment", "deleted", "embedded", "field", "footnote", "formula", "header", "hidden", "picture",
    "placeholder", "symbol",
]  # fmt: skip


class Left(NamedTuple):
    """What is not among the paragraphs, or not as it stood: its kind, its paragraph or 0, its text.

    A `footnote` is told at the paragraph that refers to it, with its own text. A `chunk` is a document within that is
    read here, told by its format; an `embedded` one is not, told by why or by its format.
    """

    kind: Kind
    paragraph: int
    text: str = ""


class Danger(NamedTuple):
    """What in a file can do harm or is damaged: a code, a detail, the number of its paragraph or 0."""

    code: str
    detail: str
    paragraph: int


@frozen
class Facts:
    """A document: what it shows, in reading order, and what should be known before it is changed.

    `notices` are message codes with a detail each: tracked changes, comments, hidden text. `dangers` are macros,
    links out of the file, embedded things, damage. `left_out` is what a reader of the paragraphs does not see.
    """

    file: str
    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    notices: tuple[tuple[str, str], ...] = field(default=())
    dangers: tuple[Danger, ...] = field(default=())
    left_out: tuple[Left, ...] = field(default=())

    def pages(self, sections: range) -> float:
        """About how many pages the text of some sections fills, from its length; never printed as a figure."""
        lines = 0.0
        for one in self.paragraphs:
            if one.where in ("body", "box") and one.section in sections:
                columns = one.cell.columns if one.cell else 1
                size = one.pieces[0].look.size if one.pieces else _LINE_POINTS
                lines += (
                    max(1.0, len(one.text) / _LINE_LETTERS)
                    * max(1.0, one.shape.line if one.shape.line_rule == "auto" else 1.0)
                    * size
                    / _LINE_POINTS
                    / columns
                )
                lines += (one.shape.before + one.shape.after) / _LINE_TWIPS / columns
        return lines / _PAGE_LINES


_LINE_LETTERS, _LINE_POINTS, _LINE_TWIPS, _PAGE_LINES = 76, 14.0, 322, 44


def pieces_text(pieces: Sequence[Piece]) -> str:
    """The text of some pieces on one line."""
    return " ".join("".join(piece.text for piece in pieces).split())
