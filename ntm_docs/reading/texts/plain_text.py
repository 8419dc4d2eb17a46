"""An existing .txt → its paragraphs, mended.

A scanned or copied text breaks paragraphs over lines and pages. What is joined or left out is told by line; words
are never changed. Signs that a converter set (`#`, `**`, `*`, `|`) are taken off; rows of `|` are a table; notes
`[1]` at the end are notes. A text has no looks: each paragraph is `plain`, and room above it (a blank line) is all
that is known of how it is set.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ntm_docs.reading.asked import ask_line
from ntm_docs.reading.texts.joined_lines import TextLine, join_lines
from ntm_docs.reading.texts.passage import Mended, clean_passage
from ntm_docs.traits import PaperFont, excerpt, mark_of, of_paper
from ntm_docs.word.facts import Cell, Facts, Left, Paragraph, Piece
from ntm_docs.word.formatting import Look, Shape

_OTHER_END = re.compile("[\r\x0b\x85\u2028\u2029]")
_RULE = re.compile(r"[-_=*~\u2013\u2014]{3,}")
_PAGE = re.compile(r"(?:-\s*)?(?:trang\s+)?([1-9]\d{0,3})(?:\s*-)?", re.IGNORECASE)
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_QUOTED = re.compile(r"(?:>\s+)+(?=\S)")
_BOLD = re.compile(r"\*\*|__(?=\S)|(?<=\S)__(?!_)")
_ITALIC = re.compile(r"(?<![*\w])\*(?=[^\s*)])([^*]*[^\s*(])\*(?![*\w])")
_LONE = re.compile(r"^\*(?=[^\s*)])|(?<=[^\s*(])\*$")
_LISTED_LABEL = re.compile(r"- (?=(?:[a-zđ]\)|\d{1,2}[.)]) )")
_ROW = re.compile(r"\|.*\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BETWEEN = re.compile(r":?-{2,}:?")
_NOTE = re.compile(r"\[(?P<mark>\d{1,3})\]\s*(?P<text>\S.*)")
_GAP = re.compile(r"(\t+| {4,}|\u00a0{4,})")
_APART = 240
_LOOK, _WIDTH = Look("", 0.0), 9355


@dataclass(slots=True)
class _Rows:
    """The table that is read now: its number, its rows, whether a line of dashes stands under the first."""

    number: int = 0
    row: int = -1
    last: int = -1


@dataclass(slots=True)
class _Reader:
    mended: list[Mended] = field(default_factory=list)
    rows: _Rows = field(default_factory=_Rows)
    page: int = 1

    def row(self, line: str, number: int) -> Iterator[Paragraph]:
        """The cells of a row between `|`, each line of a cell a paragraph."""
        cells = [one.strip() for one in line.strip("|").split("|")]
        if number != self.rows.last + 1:
            self.rows.number, self.rows.row = self.rows.number + 1, -1
        self.rows.last = number
        if all(_BETWEEN.fullmatch(one) for one in cells if one) and any(cells):
            return
        self.rows.row += 1
        for column, cell in enumerate(cells):
            at = Cell(self.rows.number, self.rows.row, column, len(cells), bordered=True, at=column)
            for piece in _BREAK.split(cell):
                text = clean_passage(self.without_signs(ask_line(piece, number, self.mended), number))
                if text:
                    yield replace(_paragraph(text, number), cell=at)

    def line(self, raw: str, number: int, *, apart: bool) -> TextLine | None:
        """A line as it is taken; None where nothing of it is left."""
        asked = ask_line(raw, number, self.mended)
        columns = [one if index % 2 else clean_passage(one) for index, one in enumerate(_GAP.split(asked.rstrip()))]
        text = "".join(columns) if _is_columns(columns[::2]) else clean_passage(asked)
        text = self.without_signs(text, number)
        return TextLine(text, number, apart) if text.strip() else None

    def without_signs(self, line: str, number: int) -> str:
        """Without signs that a converter set for headings, bold, italic and lists: `# `, `**TM.**`, `- a) …`."""
        plain = _HEADING.sub("", _QUOTED.sub("", line, count=1) if line.startswith("> ") else line, count=1)
        plain = _ITALIC.sub(r"\1", _BOLD.sub("", plain) if "**" in plain or "__" in plain else plain)
        if plain.count("*") == 1:
            plain = _LONE.sub("", plain)
        plain = _LISTED_LABEL.sub("", plain, count=1) if plain.startswith("- ") else plain
        if plain != line:
            self.mended.append(Mended("import.markup", number, line[:60]))
        return plain

    def is_page(self, line: str, number: int, *, alone: bool) -> bool:
        """Whether a line is the number of a page, in its turn."""
        found = _PAGE.fullmatch(line)
        if not found or not alone or int(found[1]) not in (self.page, self.page + 1):
            return False
        self.page = int(found[1])
        self.mended.append(Mended("import.page", number, line))
        return True


def read_plain(text: str, file: str = "") -> tuple[Facts, list[Mended]]:
    """What a text says, and what was joined or left out, by line."""
    reader = _Reader()
    items = list(_items(text, reader))
    paragraphs: list[Paragraph] = []
    lines: list[TextLine] = []
    every = join_lines([one for one in items if isinstance(one, TextLine)])
    runs = {run[0].number: run for run in every}
    for one in items:
        if isinstance(one, Paragraph):
            paragraphs.append(one)
        elif one.number in runs:
            lines = runs[one.number]
            reader.mended += [Mended("import.joined", line.number, line.text[:40]) for line in lines[1:]]
            whole = reader.without_signs(" ".join(line.text for line in lines), one.number)
            paragraphs.append(_paragraph(whole, one.number, apart=one.apart))
    paragraphs, left = _notes(paragraphs)
    mended = [*reader.mended, *(Mended("import.footnote", one.paragraph, one.text[:60]) for one in left)]
    return Facts(file, tuple(paragraphs), (), left_out=tuple(left)), sorted(mended, key=lambda one: one.number)


def _paragraph(text: str, number: int, *, apart: bool = False) -> Paragraph:
    shape = Shape(before=_APART) if apart else Shape()
    return Paragraph(number, "body", 0, (Piece(text, _LOOK),), shape, _WIDTH, plain=True)


def _items(text: str, reader: _Reader) -> Iterator[TextLine | Paragraph]:
    """Lines and cells that hold text, in order; page numbers and rules go."""
    apart = True
    lines = _shown(_split(text, reader.mended), reader.mended)
    for number, raw in enumerate(lines, start=1):
        line = clean_passage(raw)
        if not line:
            ask_line(raw, number, reader.mended)  # what it holds does not print, and is told
            apart = True
        elif _RULE.fullmatch(line):
            reader.mended.append(Mended("import.rule", number, line[:20]))
        elif _ROW.fullmatch(line):
            yield from reader.row(line, number)
        elif not reader.is_page(line, number, alone=not _near(lines, number - 2) and not _near(lines, number)):
            taken = reader.line(raw, number, apart=apart)
            if taken is not None:
                yield taken
                apart = False


def _split(text: str, mended: list[Mended]) -> list[str]:
    """The lines of a text; line ends of other machines are told where they stand among ours."""
    plain = text.replace("\r\n", "\n")
    ours = "\n" in plain
    for found in _OTHER_END.finditer(plain) if ours else ():
        facts = {"char": mark_of(found[0]), "position": found.start() - plain.rfind("\n", 0, found.start())}
        mended.append(Mended("trait.line", plain.count("\n", 0, found.start()) + 1, facts=facts))
    return _OTHER_END.sub("\n", plain).replace("\f", "\n\n").split("\n")


def _shown(lines: list[str], mended: list[Mended]) -> list[str]:
    """The lines as the old font shows them that a whole text was typed in; each that changes is told."""
    font = of_paper("\n".join(lines))
    if font is None:
        return lines
    made = list(_in_capitals([font.read(line) for line in lines], font))
    for number, (before, after) in enumerate(zip(lines, made, strict=True), start=1):
        if before != after:
            mended.append(Mended("trait.old_font", number, facts={"before": excerpt(before), "after": excerpt(after)}))
    return made


def _in_capitals(lines: Sequence[str], font: PaperFont) -> Iterator[str]:
    """Lines that were capitals in a font of them; one that may carry the sentence above on stays small."""
    lengths = sorted(len(line) for line in lines if line.strip())
    width = lengths[len(lengths) * 19 // 20] if lengths else 0  # that of a text broken there, one odd line apart
    short = width * _SHORT
    above = ""
    for line in lines:
        text = line.strip()
        ended = len(above) <= short or not above[-1:].isalnum() or above.isupper()
        lost = ended and font.lost_capitals(text)
        above = (text.upper() if lost else text) or above
        yield line.upper() if lost else line


def _near(lines: Sequence[str], index: int) -> bool:
    """Whether the line at an index holds text."""
    return 0 <= index < len(lines) and bool(lines[index].strip())


def _is_columns(parts: Sequence[str]) -> bool:
    """Whether a line holds columns of a heading or an end: capitals, a number, a day; else its gaps are blanks."""
    return len(parts) > 1 and any(
        (part.isupper() and len(part) > 3) or _OF_COLUMNS.match(part)  # noqa: PLR2004 -- longer than a label
        for part in parts
    )


_SHORT = 0.7  # of a full line: one that ends there is not broken
_OF_COLUMNS = re.compile(r"Số\s*:|Nơi nhận|V/v|- |Độc lập|[^,]{1,60},? ngày\b|(?:[A-ZĐÀ-Ỹ]\w*\s){1,4}[A-ZĐÀ-Ỹ]\w*$")


def _notes(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Left]]:
    """Notes `[1] …` at the end of a text, each told at the paragraph that has its mark, and no paragraph any more."""
    end = len(paragraphs)
    while end and _NOTE.fullmatch(paragraphs[end - 1].text):
        end -= 1
    kept, left = list(paragraphs[:end]), []
    for one in paragraphs[end:]:
        found = _NOTE.fullmatch(one.text)
        assert found is not None
        at = next((above for above in kept if f"[{found['mark']}]" in above.text), None)
        if at is None:
            kept.append(one)
        else:
            left.append(Left("footnote", at.number, one.text))
    return kept, left
