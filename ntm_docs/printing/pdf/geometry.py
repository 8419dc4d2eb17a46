"""The words of a PDF and where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ntm_docs.phrases.keys import fold_key
from ntm_docs.printing.pdf.letters import letters_of
from ntm_docs.printing.pdf.words import words_of

SAME_LINE = 3.0  # points between the feet of words that stand on one line
Piece = tuple[float, float, str]


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A printed line: its page (from 1), its height from the foot in points, its folded text."""

    page: int
    height: float
    text: str


def pieces_of(page: Any) -> list[Piece]:
    """The upright words of a page: height, distance from the left (points), text; from the top."""
    letters = [one for one in letters_of(page, {}) if not one.turn]
    found = [(word.across, word.along, word.text) for word in words_of(letters, 1)]
    return sorted(found, key=lambda piece: (-round(piece[0] / SAME_LINE), piece[1]))


def lines_of(pieces: Sequence[Piece], number: int) -> list[PrintedLine]:
    """The lines of a page from the top; pieces of one height are one line, read from the left."""
    rows = groupby(pieces, key=lambda piece: round(piece[0] / SAME_LINE))
    return [
        PrintedLine(number, row * SAME_LINE, fold_key("".join(text for _, _, text in group))) for row, group in rows
    ]
