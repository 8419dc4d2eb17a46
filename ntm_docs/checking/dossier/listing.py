"""Whom a list names: tables, lines with tabs, numbered lines."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ntm_docs.machine.frozen import frozen
from ntm_docs.outline import read_label
from ntm_docs.papers.nominees import Kind, group_of, is_person, kind_said, name_of_person, opens_with_kind
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.keys import fold_key, same_text
from ntm_docs.word.facts import Paragraph

NAME_HEADS = (
    "hovaten", "hoten", "tentapthe", "tendonvi", "tencanhan", "tenhoso", "tencoquan", "tenhogiadinh", "tendoituong",
    "tapthecanhan", "canhantapthe",
)  # fmt: skip
ORDER_HEADS = ("stt", "tt", "so", "sott", "sothutu")
_HONORIFIC = re.compile(r"^(?:ông|bà|anh|chị|đồng chí|đ/c|hộ gia đình|hộ)\s*:?\s+", re.IGNORECASE)
_NUMBER = re.compile(r"\(?\d{1,4}\)?[.)]?")
_END_OF_BODY = re.compile(r"[,;:(]|\.(?:\s|$)")
_TOTAL = ("tong", "cong", "danhsachnay", "danhsachco", "danhsachgom", "ghichu")
SIGNS = ' ,.;:()“”"’‘[]…'
_LETTERS, _WORDS, _LONGEST = 2, 7, 160
_TABS = 2


@frozen
class Named:
    """A nominee of a list: the name as it stands, the paragraph that begins it, the kind, the whole row, folded."""

    name: str
    paragraph: Paragraph
    kind: Kind = ""
    row: str = ""

    @property
    def key(self) -> str:
        """The name for comparing: without honorific, case and spaces; tones matter."""
        return name_key(self.name)


@frozen
class Cells:
    """A row of a table, or of a line parted by tabs: text and first paragraph of each cell by column."""

    texts: dict[int, str]
    cells: dict[int, Paragraph]

    def text(self, column: int) -> str:
        """A cell on one line; empty where the row has none there."""
        return " ".join(self.texts.get(column, "").split())

    def heads(self) -> dict[str, int]:
        """Columns by their title, without case, diacritics and signs."""
        return {fold_key(text): column for column, text in self.texts.items()}


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """A name for comparing: without honorific, case, spaces and signs; tones matter.

    >>> name_key("Bà Trần Thị Hoà") == name_key("TRẦN THỊ HÒA")
    True
    """
    return " ".join(word.strip(SIGNS) for word in same_text(_HONORIFIC.sub("", name)).split())


def grids_of(van_ban: RecognisedPaper) -> list[list[Cells]]:
    """The tables of a document, ruled or not, and runs of lines that tabs part into columns."""
    tables: dict[int, dict[int, Cells]] = {}
    for one in van_ban.tables:
        if one.cell is not None:
            row = tables.setdefault(one.cell.table, {}).setdefault(one.cell.row, Cells({}, {}))
            _put(row, one.cell.column, one.full_text, one)
    made = [list(rows.values()) for rows in tables.values()]
    return [*made, *_tabbed(van_ban.body)]


def _put(row: Cells, column: int, text: str, paragraph: Paragraph) -> None:
    before = row.texts.get(column)
    row.texts[column] = f"{before}\n{text}" if before else text
    row.cells.setdefault(column, paragraph)


def _tabbed(body: Iterable[Paragraph]) -> Iterator[list[Cells]]:
    found: list[Cells] = []
    for one in body:
        texts = [part.strip() for part in one.text.strip().split("\t")]
        if len(texts) > _TABS:
            row = Cells({}, {})
            for column, text in enumerate(texts):
                if text:
                    _put(row, column, text, one)
            found.append(row)
        elif found:
            yield found
            found = []
    if found:
        yield found


def nominees(van_ban: RecognisedPaper) -> list[Named]:
    """The names of a list: the column headed by a name, in a table or between tabs."""
    return [one for grid in grids_of(van_ban) for one in _in_grid(grid)]


def listed(van_ban: RecognisedPaper) -> list[Named]:
    """The same of a paper that is a list: where it has no such table, its numbered lines."""
    return nominees(van_ban) or list(numbered(van_ban.body))


def _in_grid(rows: Sequence[Cells]) -> Iterator[Named]:
    """The rows below a title of names; a column of numbers, where there is one, tells rows from titles between."""
    columns: tuple[int | None, int] | None = None
    kind: Kind = ""
    for row in rows:
        heads = row.heads()
        names = next((column for head, column in heads.items() if head.startswith(NAME_HEADS) or head == "ten"), None)
        if names is not None and len(heads) > 1:
            columns = (next((heads[one] for one in ORDER_HEADS if one in heads), None), names)
            continue
        if columns is None:
            continue
        kind = _group_kind(row) or kind
        if _is_nominee(row, columns):
            text = _whole_name(row.texts[columns[1]], kind)
            found = kind_said(text) or kind or ("cá nhân" if is_person(text) else "")
            yield Named(text, row.cells[columns[1]], found, fold_key(" ".join(row.texts.values())))


def _is_nominee(row: Cells, columns: tuple[int | None, int]) -> bool:
    order, names = columns
    text = row.text(names)
    if sum(map(str.isalpha, text)) < _LETTERS or len(row.texts) < _TABS:
        return False
    if order is not None:
        return row.text(order).strip(" .").isdigit()
    return not fold_key(text).startswith(_TOTAL) and not opens_with_kind(text)


def _group_kind(row: Cells) -> Kind:
    """The kind that a row between names for those below it; a row of a nominee names none."""
    texts = [row.text(column) for column in sorted(row.texts)]
    if len(texts) > _TABS or (texts and _NUMBER.fullmatch(texts[0])):
        return ""
    return next((kind for text in texts if (kind := group_of(text))), "")


def _whole_name(text: str, kind: Kind) -> str:
    """The name in a cell: over two lines where the second goes on with it, else the first line."""
    first, *others = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    for one in others:
        if not (_is_of_name(one) and _is_of_name(first) and len(f"{first} {one}".split()) <= _WORDS):
            break
        first = f"{first} {one}"
    person = kind_said(first) == "cá nhân" or (kind in ("", "cá nhân") and is_person(first))
    return name_of_person(first) if person else first.strip(" ;,.")


def _is_of_name(text: str) -> bool:
    return all(word[:1].isupper() and word.isalpha() for word in text.split())


def numbered(body: Iterable[Paragraph]) -> Iterator[Named]:
    """`1. Bà Trần Thị Hoa, giáo viên.` below `II. CÁ NHÂN (03)`, or with no title above."""
    kind: Kind = ""
    for one in body:
        text = one.full_text
        found = group_of(text)
        if found:
            kind = found
            continue
        label = read_label(text)
        rest = re.sub(r"^\s*(?:\d{1,3}\s*[.)/]|[-–+•])\s*", "", text)
        if (label is None and rest == text) or fold_key(rest).startswith(_TOTAL) or len(rest) > _LONGEST:
            continue
        name = _name_in_line(rest, kind)
        if name:
            yield Named(name, one, kind_said(name) or kind, fold_key(text))


def _name_in_line(text: str, kind: Kind) -> str:
    if not text[:1].isupper():
        return ""
    person = kind == "cá nhân" or (not kind and is_person(text))
    return name_of_person(text) if person else _END_OF_BODY.split(text, maxsplit=1)[0].strip()
