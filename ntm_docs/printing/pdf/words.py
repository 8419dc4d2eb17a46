"""Letters of a page → its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ntm_docs.printing.pdf.letters import Letter
from ntm_docs.printing.proving.tokens import tokens

SAME_FOOT = 0.7  # points between the feet of letters of one word
_GAP = 0.3  # of the size: more between two letters parts words
_DOUBLED = 0.15  # of the size: the same letter again so near is its shadow
_OVER = (0.3, 0.4)  # of the size: how near the middles of letters are that stand on each other


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """Letters of one line without a gap; `page` from 1, the rest as in `Letter`, in points."""

    text: str
    page: int
    along: float
    across: float
    turn: int
    families: tuple[str, ...]


def words_of(letters: Sequence[Letter], page: int) -> list[PrintedWord]:
    """The words of a page from the top, each line from the left; turned text after the upright."""
    return [
        PrintedWord(
            "".join(one.text for one in run),
            page,
            run[0].along,
            run[0].across,
            run[0].turn,
            tuple(one.family for one in run for _letter in one.text),
        )
        for line in lines(letters)
        for run in _runs(line)
    ]


def lines(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Letters that stand on one line, each from the left."""
    ordered = sorted(letters, key=lambda one: (abs(one.turn), one.turn, -one.across))
    line: list[Letter] = []
    for one in ordered:
        if line and (one.turn != line[0].turn or line[0].across - one.across > SAME_FOOT):
            yield sorted(line, key=lambda one: one.along)
            line = []
        line.append(one)
    if line:
        yield sorted(line, key=lambda one: one.along)


def _runs(line: Sequence[Letter]) -> Iterator[list[Letter]]:
    """The letters of a line parted at blanks and gaps."""
    run: list[Letter] = []
    end = 0.0
    for one in line:
        blank = not one.text.strip()
        if run and (blank or one.along - end > _GAP * one.size):
            yield run
            run = []
        if not blank:
            run.append(one)
            end = max(end, one.along + one.width) if len(run) > 1 else one.along + one.width
    if run:
        yield run


def without_shadows(letters: Sequence[Letter]) -> list[Letter]:
    """The letters without those that are drawn again beside themselves, as a shadow or to look bold."""
    kept: list[Letter] = []
    for _key, group in groupby(sorted(letters, key=lambda one: (one.text, one.turn)), key=lambda one: one.text):
        same: list[Letter] = []
        for one in group:
            near = _DOUBLED * one.size
            if not one.text.strip() or not any(
                abs(one.along - other.along) < near and abs(one.across - other.across) < near for other in same
            ):
                same.append(one)
        kept += same
    return kept


def overlapping(letters: Sequence[Letter]) -> Iterator[tuple[Letter, Letter]]:
    """Pairs of different letters that stand on each other, on one line or on two that are that near."""
    rows = list(lines([one for one in letters if not one.seen and one.text[0].isalnum()]))
    for index, row in enumerate(rows):
        near = list(row)
        for below in rows[index + 1 :]:
            if below[0].turn != row[0].turn or row[0].across - below[0].across > _OVER[1] * row[0].size:
                break
            near += below
        for one, other in pairwise(near if len(near) == len(row) else sorted(near, key=lambda one: one.along)):
            middles = other.along + other.width / 2 - one.along - one.width / 2
            if (
                abs(middles) < 2 * _OVER[0] * min(one.width, other.width)
                and one.text != other.text
                and abs(one.across - other.across) < _OVER[1] * min(one.size, other.size)
            ):
                yield one, other


def tokens_of(words: Sequence[PrintedWord]) -> list[tuple[str, int]]:
    """Words and signs of what is printed, each with its page."""
    return [(token, word.page) for word in words for token in tokens(word.text)]


def mixed(words: Sequence[PrintedWord]) -> Iterator[tuple[str, str, str]]:
    """Letters that are drawn in another font than the letter beside them in one word: letter, its font, the other."""
    for word in words:
        for (one, family), (other, second) in pairwise(zip(word.text, word.families, strict=True)):
            if family != second and one.isalnum() and other.isalnum():
                yield one, family, second
                yield other, second, family
