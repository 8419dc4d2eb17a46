"""What a column's title means."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from ntm_docs.machine.own_data import load_data
from ntm_docs.papers.tables import ASIDE
from ntm_docs.phrases.keys import fold_key
from ntm_docs.register.lists.grids import GridLine, ListGrid
from ntm_docs.regulations import Book

ORDER, NAME, NAME_POST, EITHER, MARK = "order", "name", "name_post", "unit_or_name", "mark:"
_OVER = " › "  # between the titles of two lines
_LEAST = 2  # columns that a list has
_FIGURES = 2  # of a column's number
_LONGEST = 90  # letters of a title
_AWARDED = re.compile(  # `Họ tên người được khen`: what the column says stands before it
    r"\s+(?:của\s+)?(?:(?:các\s+)?(?:người|cá nhân|tập thể|hộ gia đình|hộ|đơn vị|đối tượng)\s+)?(?:đã\s+)?"
    r"được\s+(?:tặng|khen|biểu dương|nhận|xét)(?:\s+(?:thưởng|tặng))?$",
    re.IGNORECASE,
)
_STARS = re.compile(r"[*¹²³⁰-⁹]+")


@cache
def _meanings() -> Mapping[str, str]:
    loaded: Mapping[str, list[str]] = load_data("register", "cot-so.yaml")
    return {fold_key(title): meaning for meaning, titles in loaded.items() for title in titles}


@dataclass(slots=True)
class GridHead:
    """The titles of a grid: what each column means and how its title is written; `below` the first line of data."""

    meanings: dict[int, str] = field(default_factory=dict)
    titles: dict[int, str] = field(default_factory=dict)
    below: int = 0

    @property
    def unknown(self) -> list[int]:
        """Columns with a title that says nothing to us."""
        return [column for column in self.titles if column not in self.meanings]


def meaning_of(title: str, book: Book) -> str:
    """What a title means; of an award's name that its marks give it; empty where it is not known."""
    if len(title) > _LONGEST:
        return ""
    for text in _readings(_STARS.sub("", title)):
        folded = fold_key(text)
        if folded in _meanings():
            return _meanings()[folded]
        if folded in book.award_names:
            return f"{MARK}{book.award_names[folded]}"
    return ""


def _readings(title: str) -> Iterator[str]:
    """A title as it may be meant: without brackets, without who is awarded; of two lines with fewer of the upper."""
    above, over, below = title.rpartition(_OVER)
    words = above.split() if over else []
    for count in range(len(words), -1, -1):
        text = " ".join([*words[:count], below])
        yield text
        plain = ASIDE.sub(" ", text).strip()
        yield plain
        yield _AWARDED.sub("", plain)


def head_of(grid: ListGrid, at: int, book: Book) -> GridHead | None:
    """The titles that begin with a line, over one line or two; None where it is no line of titles."""
    line = grid.lines[at]
    below = grid.lines[at + 1] if at + 1 < len(grid.lines) else None
    one = _head(dict(line.texts), at + 1, book)
    if below is None or not _goes_on(line, below):
        return one if _is_head(one) else None
    two = _head(_joined(line, below), at + 2, book)
    return two if _is_head(two) else None


def _goes_on(line: GridLine, below: GridLine) -> bool:
    """Whether the titles take a second line: a wide title over narrow ones, or titles joined down to it."""
    parted = any(
        at in line.texts and sum(column in below.texts for column in range(at, at + more + 1)) > 1
        for at, more in line.wide.items()
    )
    return parted or sum(column in below.fallen for column in line.texts) >= _LEAST


def _joined(line: GridLine, below: GridLine) -> dict[int, str]:
    """The titles of two lines as one: `Quyết định` over `Số` and `Ngày`."""
    titles = dict(line.texts)
    for at, more in line.wide.items():
        if at in line.texts:
            parts = {
                column: f"{line.texts[at]}{_OVER}{below.texts[column]}"
                for column in range(at, at + more + 1)
                if column in below.texts
            }
            if parts:
                titles.pop(at)
                titles |= parts
    return {**{column: text for column, text in below.texts.items() if column not in titles}, **titles}


def _head(titles: dict[int, str], below: int, book: Book) -> GridHead:
    head = GridHead(titles={at: " ".join(text.split()) for at, text in sorted(titles.items())}, below=below)
    for column, title in head.titles.items():
        meaning = meaning_of(title, book)
        if meaning:
            head.meanings[column] = meaning
    named = {NAME, NAME_POST} & set(head.meanings.values())
    either = [column for column, meaning in head.meanings.items() if meaning == EITHER]
    for column in either:
        head.meanings[column] = "unit" if named else NAME
    return head


def _is_head(head: GridHead) -> bool:
    known = set(head.meanings.values())
    return bool({NAME, NAME_POST} & known) and len(head.meanings) >= _LEAST


def is_numbers(line: GridLine) -> bool:
    """Whether a line below the titles only numbers the columns: `(1)`, `(2)`, or `A`, `B`."""
    texts = [fold_key(text) for text in line.texts.values()]
    return (
        len(texts) > _LEAST
        and all(len(text) <= _FIGURES for text in texts)
        and len(set(texts)) == len(texts)
        and "1" in texts
    )
