"""The table of a list → its nominees, row by row.

Columns are known by their titles, in whatever order; a title over two columns (Năm sinh: Nam, Nữ) holds for both; a
cell merged downwards holds for the rows it covers; rows that name a kind, an award or a sum are no nominees.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from ntm_docs.papers.nominees import kind_in, kind_of, kind_said
from ntm_docs.papers.tables import ASIDE
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.keys import fold_key
from ntm_docs.word.facts import Paragraph

_TITLES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("order", ("stt", "tt", "sott", "sothutu")),
    ("born", ("namsinh", "ngaysinh", "ngaythangnamsinh", "sinhnam", "nam", "nu")),
    ("award", ("hinhthuc", "danhhieu", "denghitang", "denghikhen", "mucdenghi")),
    ("agree", ("dongy", "sophieudongy", "phieudongy", "sophieu", "ketquabophieu", "ketquabieuquyet", "phieu")),
    ("against", ("khongdongy",)),
    ("invalid", ("khonghople", "phieutrang")),
    ("share", ("tyle", "tile")),
    ("summary", ("tomtat", "thanhtich", "noidung", "soluoc")),
    ("name", ("hovaten", "hoten", "ten", "tapthe", "canhan", "hogiadinh")),
    ("unit", ("donvitrinh", "donvidenghi", "coquantrinh")),
    ("post", ("chucvu", "chucdanh", "donvi", "noio", "diachi", "nghenghiep", "noicongtac", "coquan")),
    ("note", ("ghichu",)),
)
_FIRST_BORN = ("nam", "nu")  # only below a title that says what they are
_TOTAL = ("tong", "cong")
_COUNT = re.compile(r"\d+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LABEL = re.compile(r"^[\s(]*(?:[IVXLC]+|[A-ZĐa-zđ]|\d{1,2})\s*[.)/-]\s*")
_LEAST = 2  # columns that a table of nominees has, order and name


@dataclass(frozen=True, slots=True)
class NomineeRow:
    """A row of a list: the nominee's name, what its other columns say, the paragraph it stands in."""

    name: str
    kind: str
    born: str
    post: str
    summary: str
    award: str
    votes: str
    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows of every list in a document, and the total that one states itself."""

    rows: tuple[NomineeRow, ...]
    stated: int | None = None


@dataclass(slots=True)
class _Line:
    """One line of a table: the text of each cell by its column, the cells' places."""

    texts: dict[int, str]
    cells: dict[int, Paragraph]
    joined: int


def listing_of(van_ban: RecognisedPaper) -> Listing:
    """The nominees that the tables of a document list."""
    rows: list[NomineeRow] = []
    stated = None
    for lines in _tables(van_ban):
        reader = _Reader()
        for line in lines:
            row = reader.read(line)
            if row is not None:
                rows.append(row)
        stated = reader.stated if reader.stated is not None else stated
    return Listing(tuple(rows), stated)


def _tables(van_ban: RecognisedPaper) -> Iterator[list[_Line]]:
    cells = [(one.cell, one) for one in van_ban.tables if one.cell is not None]
    for _table, inside in groupby(cells, lambda pair: pair[0].table):
        lines: dict[int, _Line] = {}
        for cell, one in inside:
            line = lines.setdefault(cell.row, _Line({}, {}, cell.joined))
            text = one.full_text
            line.texts[cell.column] = f"{line.texts[cell.column]}\n{text}" if cell.column in line.texts else text
            line.cells.setdefault(cell.column, one)
        yield list(lines.values())


class _Reader:
    """Reads the lines of one table from its top."""

    def __init__(self) -> None:
        self.titles: list[tuple[int, int, int, str]] = []  # left, right, column, what
        self.kind = self.award = self.above = ""
        self.stated: int | None = None
        self.fresh = False

    def read(self, line: _Line) -> NomineeRow | None:
        """The nominee of a line; None where it is a title, names a kind, or gives a sum."""
        if self._is_title(line):
            return None
        if not self.titles:
            return None
        found = self._fields(line)
        if self._is_second_title(line):
            return None
        self.fresh = False
        name = found.get("name", "")
        if self._is_between(line, found, name):
            return None
        first, _, rest = name.partition("\n")
        self.above = found.get("award") or (self.above if line.joined else "")
        kind = kind_of(first, found.get("born", "")) or self.kind
        if self.kind and kind_said(first) != "hộ gia đình":
            kind = self.kind
        return NomineeRow(
            name=" ".join(first.split()).strip(" ;,"),
            kind=kind,
            born=year_in(found.get("born", "")),
            post=" ".join((found.get("post", "") + " " + rest).split()),
            summary=" ".join(found.get("summary", "").split()),
            award=" ".join(self.above.split()) or self.award,
            votes=_votes(found),
            paragraph=self._cell(line, "name"),
        )

    def _is_title(self, line: _Line) -> bool:
        what = {column: title_of(text) for column, text in line.texts.items()}
        known = set(what.values())
        if "order" not in known or "name" not in known or len(line.texts) < _LEAST:
            return False
        self.titles = [(cell.left, cell.left + cell.width, column, what[column]) for column, cell in line.cells.items()]
        self.fresh = True
        return True

    def _is_second_title(self, line: _Line) -> bool:
        """A line of titles below the first: `Nam`, `Nữ`; or numbers of columns, `(1)`, `(2)`."""
        texts = [fold_key(text) for text in line.texts.values()]
        if not self.fresh:
            return False
        words = all(text in _FIRST_BORN or title_of(text) for text in texts)
        numbers = [text for text in texts if text.isdigit()]
        return bool(texts) and (words or (len(numbers) == len(texts) > _LEAST and numbers == _counted(len(numbers))))

    def _is_between(self, line: _Line, found: Mapping[str, str], name: str) -> bool:
        """A line that names a kind or an award for those below, a sum, or nobody."""
        whole = " ".join(line.texts.values())
        order = found.get("order", "").strip(" .")
        if fold_key(ASIDE.sub("", _LABEL.sub("", whole)))[:4].startswith(_TOTAL) or fold_key(name).startswith("tongso"):
            number = _COUNT.search(whole)
            self.stated = int(number[0]) if number else self.stated
            return True
        if order.isdigit() and name:
            return False
        if len(line.texts) <= _LEAST:
            self.kind = kind_in(ASIDE.sub("", _LABEL.sub("", whole))) or self.kind
            if title_award(whole):
                self.award = _LABEL.sub("", ASIDE.sub("", whole)).strip(" :;.")
            return True
        return not (name and not order and "order" not in found and len(found) > _LEAST)

    def _fields(self, line: _Line) -> dict[str, str]:
        found: dict[str, str] = {}
        for column, text in line.texts.items():
            what = self._what(line, column)
            if what and text.strip():
                found[what] = f"{found[what]}\n{text}" if what in found else text
        return found

    def _what(self, line: _Line, column: int) -> str:
        """What a cell holds, by the title that it stands below."""
        cell = line.cells[column]
        middle = cell.left + cell.width // 2
        placed = [what for left, right, _at, what in self.titles if left <= middle < right]
        if len(placed) == 1 and any(left for left, *_ in self.titles):
            return placed[0]
        return next((what for _left, _right, at, what in self.titles if at == column), "")

    def _cell(self, line: _Line, wanted: str) -> Paragraph:
        return next(cell for column, cell in line.cells.items() if self._what(line, column) == wanted)


def _counted(count: int) -> list[str]:
    return [str(number) for number in range(1, count + 1)]


def title_of(text: str) -> str:
    """What a column of this title holds; empty where that is not known."""
    folded = fold_key(ASIDE.sub("", text))
    if not folded or len(folded) > 60:  # noqa: PLR2004 -- no title is longer
        return ""
    for what, starts in _TITLES:
        if what == "order":
            if folded in starts:
                return what
        elif folded in _FIRST_BORN:
            return "born" if folded in starts and what == "born" else ""
        elif folded.startswith(starts):
            return what
    return ""


def title_award(text: str) -> bool:
    """Whether a line between names an award."""
    return any(
        word in fold_key(text) for word in ("bangkhen", "giaykhen", "huanchuong", "cothidua", "danhhieu", "chiensi")
    )


def year_in(text: str) -> str:
    """The first year that a text names."""
    found = _YEAR.search(text)
    return found[0] if found else ""


def _votes(found: Mapping[str, str]) -> str:
    """`7/7`, `6/7 (85,71%)`, as far as the columns say."""
    agree, share = (" ".join(found.get(what, "").split()) for what in ("agree", "share"))
    others = [found[what].strip() for what in ("against", "invalid") if what in found]
    if agree.isdigit() and others and all(map(str.isdigit, others)):
        agree = f"{agree}/{int(agree) + sum(map(int, others))}"
    return " ".join(part for part in (agree, f"({share})" if share and agree else share) if part)
