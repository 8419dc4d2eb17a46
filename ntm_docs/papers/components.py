"""Components of a document (thành phần thể thức), where found."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal

from ntm_docs.layout import Face, text_twips
from ntm_docs.machine.frozen import frozen
from ntm_docs.phrases.keys import fold_key
from ntm_docs.word.facts import Paragraph, Piece, pieces_text

ZoneKind = Literal["van_ban", "kem_theo", "phu_luc", "danh_sach"]
_MARK_LENGTH = 3
_TAB, _TABS, _WIDE = 4, 2, 12
_HIDDEN_CAPS = 0.8  # share of capitals that makes a line a line in capitals
_STOPS = frozenset((".", ";", ",", ":", "./."))
_CONTENTS = re.compile(r"(?:\.{5}|…{3}|(?:\. ){4})[ \t]*\d{1,3}$|\w{2}\)?\t\d{1,3}$")
_ROW_OF_DOTS = 20
_COLUMNS = re.compile(r"(\t+| {4,}|\u00a0{4,})")


@frozen
class Part:
    """One printed line of a component, or one paragraph of it; `shared` when its paragraph holds others too."""

    paragraph: Paragraph
    pieces: tuple[Piece, ...]
    shared: bool = False
    column: int = 0

    @cached_property
    def text(self) -> str:
        """Its text with single spaces, the label of a list before it; a raised mark of a note is left out."""
        text = pieces_text([piece for piece in self.pieces if not _is_mark(piece)])
        label = self.paragraph.label
        return f"{label} {text}" if label and text and not self.shared else text

    @property
    def sizes(self) -> tuple[float, ...]:
        """Sizes of its letters in points, each once."""
        return tuple(dict.fromkeys(piece.look.size for piece in self._inked))

    @property
    def _inked(self) -> list[Piece]:
        """Pieces with letters or figures; marks of notes, which stand raised, and dotted blanks have no say."""
        return [piece for piece in self.pieces if not piece.look.raised and any(map(str.isalnum, piece.text))]

    @property
    def bold(self) -> bool | None:
        """Whether all its letters are bold; None when part of them are."""
        return _all([piece.look.bold for piece in self._inked])

    @property
    def italic(self) -> bool | None:
        """Whether all of it slopes; None when part of it does."""
        return _all([piece.look.italic for piece in self._inked])

    @property
    def plain(self) -> bool:
        """Whether it is of a text without looks: nothing is known of how it is set."""
        return self.paragraph.plain

    @property
    def centred(self) -> bool:
        """Whether it stands in the middle of its column."""
        return self.paragraph.shape.align == "center"

    @property
    def caps(self) -> bool:
        """Whether it is printed in capitals."""
        return is_caps(self.text)

    @property
    def width(self) -> int:
        """Width in twips of its text on one line."""
        return sum(text_twips(piece.text, piece.look.size, face(piece)) for piece in _stripped(self.pieces))


def _is_mark(piece: Piece) -> bool:
    return piece.look.raised and len(piece.text.strip()) <= _MARK_LENGTH and not set(piece.text.strip()) & {"_", "-"}


def face(piece: Piece) -> Face:
    """The face of the letters of a piece."""
    if piece.look.bold:
        return "bold_italic" if piece.look.italic else "bold"
    return "italic" if piece.look.italic else "regular"


def _all(values: Sequence[bool]) -> bool | None:
    if not values or all(values):
        return bool(values)
    return None if any(values) else False


def _stripped(pieces: Sequence[Piece]) -> Iterator[Piece]:
    texts = [piece.text for piece in pieces]
    if texts:
        texts[0], texts[-1] = texts[0].lstrip(), texts[-1].rstrip() if len(texts) > 1 else texts[0].strip()
    for piece, text in zip(pieces, texts, strict=True):
        yield Piece(text, piece.look)


@lru_cache(maxsize=32_768)
def is_caps(text: str) -> bool:
    """Whether nearly all letters of a text are capitals."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) >= _HIDDEN_CAPS * len(letters)


@dataclass(slots=True)
class Zone:
    """One document within the file: itself, one issued with it, an appendix, a list annexed in a file of its own.

    `loai` is its type as the decree names it (`Kế hoạch`), empty where it is not known. `content` is its text in
    order, `body` what of it stands outside tables and boxes, `tables` what stands in them; `signatures` the parts of
    each column of signatures. The text is its paragraphs from `text_from` up to `text_to`.
    """

    kind: ZoneKind
    paragraphs: list[Paragraph]
    loai: str = ""
    parts: dict[str, list[Part]] = field(default_factory=dict)
    body: list[Paragraph] = field(default_factory=list)
    tables: list[Paragraph] = field(default_factory=list)
    content: list[Paragraph] = field(default_factory=list)
    signatures: list[dict[str, list[Part]]] = field(default_factory=list)
    text_from: int = 0
    text_to: int = 0

    def add(self, name: str, part: Part) -> None:
        """Put a part to its component."""
        self.parts.setdefault(name, []).append(part)

    def of(self, name: str) -> list[Part]:
        """The lines of a component in order; empty where it was not found."""
        return self.parts.get(name, [])

    @property
    def text_lines(self) -> list[Paragraph]:
        """`body` without the lines of a list of contents, which repeat the headings with their pages."""
        return [one for one in self.body if not is_contents(one)]

    def text(self, name: str) -> str:
        """The text of a component on one line."""
        return " ".join(part.text for part in self.of(name))


def is_contents(paragraph: Paragraph) -> bool:
    """Whether a line is of a list of contents: by its style, or by its page behind a row of dots or a tab."""
    style = paragraph.shape.style.casefold().replace(" ", "")
    if style.startswith(("toc", "mucluc", "contents")):
        return True
    end = paragraph.pieces[-1].text.rstrip() if paragraph.pieces else ""
    return end[-1:].isdigit() and _CONTENTS.search(paragraph.text.rstrip()[-_ROW_OF_DOTS:]) is not None


def lines_in(paragraph: Paragraph, *, columns: bool) -> list[Part]:
    """The printed lines of a paragraph: cut at line breaks and, with `columns`, at tabs and wide gaps."""
    kept = paragraph.__dict__  # as its text is: zones, head, title and end each ask for the same lines
    name = "_columns" if columns else "_lines"
    if name not in kept:
        kept[name] = _lines_in(paragraph, columns=columns)
    return list(kept[name])


def _lines_in(paragraph: Paragraph, *, columns: bool) -> list[Part]:
    lines = _cut_at_breaks(paragraph)
    if not columns:
        return [Part(paragraph, tuple(line), shared=len(lines) > 1) for line in lines]
    cut = [(column, part) for line in lines for column, part in enumerate(_columns(line), _begins_at(line))]
    return [Part(paragraph, tuple(part), len(cut) > 1, column) for column, part in cut]


def _cut_at_breaks(paragraph: Paragraph) -> list[list[Piece]]:
    if "\n" not in paragraph.text:
        return [list(paragraph.pieces)] if paragraph.text.strip() else []
    found: list[list[Piece]] = [[]]
    for piece in paragraph.pieces:
        for index, text in enumerate(piece.text.split("\n")):
            if index:
                found.append([])
            found[-1].append(Piece(text, piece.look))
    return _with_their_stops([line for line in found if pieces_text(line)])


def _with_their_stops(lines: list[list[Piece]]) -> list[list[Piece]]:
    """A sign alone on a line goes with the line above it: the stop that a line break parted from its sentence."""
    made: list[list[Piece]] = []
    for line in lines:
        if made and pieces_text(line) in _STOPS:
            made[-1] = [*made[-1], *line]
        else:
            made.append(line)
    return made


def _begins_at(line: Sequence[Piece]) -> int:
    """1 where a wide gap stands before the text, as before a signature at the right; else 0."""
    text = "".join(piece.text for piece in line)
    gap = text[: len(text) - len(text.lstrip())]
    return int(gap.count("\t") > 1 or gap.expandtabs(_TAB).count(" ") >= _WIDE)


def _columns(line: Sequence[Piece]) -> list[list[Piece]]:
    found: list[list[Piece]] = [[]]
    whole, at = "".join(piece.text for piece in line), 0
    for piece in line:
        for index, text in enumerate(_COLUMNS.split(piece.text)):
            at += len(text)
            is_gap = index % 2 == 1
            if is_gap and pieces_text(found[-1]) and not _unfinished(pieces_text(found[-1]), text, whole[at:]):
                found.append([])
            elif not is_gap or pieces_text(found[-1]):
                found[-1].append(Piece(text, piece.look))
    return [part for part in found if pieces_text(part)]


def _unfinished(text: str, gap: str, after: str) -> bool:
    """Whether a gap after this text is a blank to fill in rather than the end of a column."""
    folded = fold_key(text)
    if folded == "noinhan":  # a wide gap, or capitals, parts the label from who signs beside it
        return gap.count("\t") < _TABS and gap.count(" ") < _WIDE and not is_caps(after)
    return folded in ("so", "ngay", "thang", "nam") or folded.endswith(("ngay", "thang")) or text.endswith((":", ","))
