"""The foot of a list, which lists no one.

Closing sentence, place and date, signatures, notes.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from ntm_docs.machine.own_data import load_data
from ntm_docs.phrases.dates import BLANK_DAY_LINE
from ntm_docs.spreadsheets.columns import CODE, NAME, ORDER, Path

Cells = Sequence[tuple[int, str]]
_CLOSED = re.compile(r".{8,}\./\.", re.DOTALL)
_MOST_WORDS = 8
_POST, _NAMED = "chức vụ", "tên"  # a column of posts; a word in the title of one of names
_FEW = 4  # cells: a foot has a signature on each side


@cache
def _words() -> tuple[re.Pattern[str], frozenset[str]]:
    data = load_data("spreadsheets", "cuoi-danh-sach.yaml")
    begins = "|".join(re.escape(words) for words in data["mở đầu"])
    return re.compile(rf"[\s*+(]*(?:{begins})(?![^\W\d_])"), frozenset(data["chức vụ"])


def begins_foot(cells: Cells) -> bool:
    """Whether a row is of the foot and not of the list: few cells, and the first of them says so."""
    first = " ".join(cells[0][1].split())
    return len(cells) <= _FEW and (_says_so(first) or (len(cells) == 1 and _is_post(first)))


def _says_so(text: str) -> bool:
    begins, titles = _words()
    lower = text.lower()
    return bool(begins.match(lower) or BLANK_DAY_LINE.fullmatch(text) or _CLOSED.fullmatch(text)) or text in titles


def _is_post(text: str) -> bool:
    """Whether a text alone in its row is the post of someone who signs: `Bí thư Đảng ủy`."""
    return len(text.split()) <= _MOST_WORDS and text.upper().startswith(tuple(_words()[1]))


@dataclass(slots=True)
class Foot:
    """What was passed over as the foot of a list; once it has begun, a name below is a signature and no nominee."""

    open: bool = False
    cells: list[tuple[tuple[int, int], str]] = field(default_factory=list)  # row and column from 0, text

    def takes(self, row: int, cells: Cells, paths: Mapping[int, Path]) -> bool:
        """Whether a row is of the foot; one with a number and a name, or with many fields, is a nominee."""
        begins = any(at in paths for at, _ in cells) and begins_foot(cells) and not _is_post_of_someone(cells, paths)
        taken = (self.open or begins) and not _is_nominee(cells, paths)
        if taken:
            self.open = True
            self.cells += [((row, at), " ".join(text.split())) for at, text in cells]
        return taken


def _is_post_of_someone(cells: Cells, paths: Mapping[int, Path]) -> bool:
    """Whether what begins a row stands where posts are asked for, and who has the post beside it: `Kế toán`, a name."""
    if paths.get(cells[0][0], ("",))[-1] != _POST:
        return False
    names = [text for at, text in cells if at in paths and _NAMED in paths[at][-1].split()]
    return any(not _says_so(" ".join(name.split())) and not _is_post(name) for name in names)


def _is_nominee(cells: Cells, paths: Mapping[int, Path]) -> bool:
    own = [(paths[at], text.strip()) for at, text in cells if at in paths]
    numbered = any(path in (ORDER, CODE) and text.isdigit() for path, text in own)
    return len(own) >= _FEW or (numbered and any(path == NAME for path, _ in own))
