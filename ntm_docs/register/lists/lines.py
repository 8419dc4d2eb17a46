"""A grid → its rows, without titles, groups, sums."""

import re
from dataclasses import dataclass, field, replace

from ntm_docs.papers.nominees import kind_of, kinds_in
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Phrase, Problem, Word
from ntm_docs.receiving.criteria import Law
from ntm_docs.register.keys import COLLECTIVE
from ntm_docs.register.lists.columns import NAME, NAME_POST, ORDER, GridHead, head_of, is_numbers
from ntm_docs.register.lists.grids import GridLine, ListGrid
from ntm_docs.register.lists.heading import Heading, heading_of

_TOTAL = ("tongso", "tongcong", "tong", "cong")
_COUNT = re.compile(r"\d+")
_COUNTED = re.compile(r"\s*\([^()]*\d[^()]*\)\s*$")  # `(02 cá nhân)` behind a group's name
_LABEL = re.compile(r"^[\s(]*(?:[IVXLC]+|[A-ZĐa-zđ]|\d{1,2})\s*[.)/-]\s*")
_DITTO = frozenset({'"', "''", "″", "〃", "-nt-", "nt", "như trên", "- nt -", "“", "”", '""'})
_GROUP_CELLS = 2  # that a line between has: a label and its words
_SHOWN = 8  # lines that one message names


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row: its texts by column, what the lines above it say, its line."""

    line: GridLine
    texts: dict[int, str]
    heading: Heading
    head: GridHead


@dataclass(slots=True)
class ReadGrid:
    """What a grid came to: rows, sums that it states, lines that say nothing, columns that nobody knows."""

    rows: list[ListRow] = field(default_factory=list)
    stated: list[int] = field(default_factory=list)
    passed: list[GridLine] = field(default_factory=list)
    heads: list[GridHead] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_grid(grid: ListGrid, law: Law, base: Heading) -> ReadGrid:
    """The rows of a grid, in order; without a line of titles, none."""
    read = ReadGrid()
    above: list[str] = [*grid.above]
    heading, head = base, None
    at = 0
    while at < len(grid.lines):
        line = grid.lines[at]
        begun = head_of(grid, at, law.book) if line.texts else None
        if begun is not None:
            heading = heading_of(above, law, base if head is None else heading)
            head, above = begun, []
            read.heads.append(head)
            at = head.below
            continue
        at += 1
        if head is None or not line.texts:
            above += line.texts.values()
            continue
        heading = _one(line, head, heading, read, law)
    _tell(grid, read)
    return read


def _one(line: GridLine, head: GridHead, heading: Heading, read: ReadGrid, law: Law) -> Heading:
    """Take one line; what holds for those below it."""
    if is_numbers(line):
        return heading
    whole = " ".join(line.texts.values())
    if _is_total(whole):
        counted = " ".join(text for column, text in line.texts.items() if head.meanings.get(column, "more") != "more")
        numbers = [int(number) for number in _COUNT.findall(counted)]  # a sum of money is no number of entries
        if numbers:
            read.stated.append(sum(numbers) if kinds_in(whole) else numbers[0])
        return heading
    if _is_between(line, head):
        found = _group(_COUNTED.sub("", _LABEL.sub("", whole)), law, heading)
        if found is None:
            read.passed.append(line)
        return found or heading
    texts = {**line.fallen, **line.texts}
    before = read.rows[-1].texts if read.rows else {}
    for column, text in texts.items():
        if text.casefold() in _DITTO and before.get(column):
            texts[column] = before[column]
    read.rows.append(ListRow(line, texts, heading, head))
    return heading


def _group(text: str, law: Law, heading: Heading) -> Heading | None:
    """What the name of a group says of the rows below: kind, award, decision, the body they are of; None if nothing."""
    alone = heading_of([text], law, Heading(authority=heading.authority))
    found = heading_of([text], law, heading)
    if alone.kind or alone.award or alone.decision:
        return found
    if kind_of(text) == COLLECTIVE:
        return replace(found, unit=text)
    return found if alone != Heading(authority=heading.authority) else None


def _is_total(whole: str) -> bool:
    folded = fold_key(_LABEL.sub("", whole))
    start = next((word for word in _TOTAL if folded.startswith(word)), "")
    rest = folded.removeprefix(start)
    return bool(start) and (not rest or any(map(str.isdigit, rest)) or rest.startswith(("so", "cong", "tien")))


def _is_between(line: GridLine, head: GridHead) -> bool:
    """A line that names a kind, an award or a decision for those below, or the foot of the list."""
    names = [column for column, meaning in head.meanings.items() if meaning in (NAME, NAME_POST)]
    orders = [column for column, meaning in head.meanings.items() if meaning == ORDER]
    order = " ".join(line.texts.get(column, "") for column in orders).strip(" .")
    named = any(column in line.texts for column in names)
    if order.isdigit() and named:
        return False
    if any(line.wide.get(column, 0) >= len(head.titles) // 2 for column in line.texts):
        return True
    if len(head.titles) <= _GROUP_CELLS:
        return not named
    return len(line.texts) <= (_GROUP_CELLS if not named or order else 1)


def _tell(grid: ListGrid, read: ReadGrid) -> None:
    """Columns that nobody knows, lines passed over, a sum that does not agree."""
    for head in read.heads:
        for column in head.unknown:
            if any(row.head is head and row.texts.get(column) for row in read.rows):
                line = grid.lines[head.below - 1]
                facts: dict[str, object] = {"name": head.titles[column][:60]}
                place, shown = grid.place(line, column), grid.shown(line)
                read.problems.append(Problem("register.column", place, shown, facts=facts, severity="warning"))
    if read.passed and read.rows:
        lines = ", ".join(str(line.number) for line in read.passed[:_SHOWN])
        more = ", …" if len(read.passed) > _SHOWN else ""
        facts = {
            "count": len(read.passed),
            "lines": lines + more,
            "where": grid.sheet or Phrase((Word("bảng {n}"), {"n": grid.table})),
        }
        place = grid.place(read.passed[0])
        read.problems.append(Problem("register.passed", place, facts=facts, severity="warning"))
    if read.rows and read.stated and not _counts(read) & {sum(read.stated), read.stated[-1], max(read.stated)}:
        facts = {"stated": max(read.stated), "count": len(read.rows)}
        place = grid.place(grid.lines[-1])
        read.problems.append(
            Problem("register.total", place, grid.shown(grid.lines[-1]), facts=facts, severity="warning")
        )


def _counts(read: ReadGrid) -> set[int]:
    """How many a list may call its own: its rows, or the names on them (one by award names a person several times)."""
    names = {
        tuple(row.texts.get(at, "") for at, meaning in row.head.meanings.items() if meaning in (NAME, NAME_POST))
        for row in read.rows
    }
    return {len(read.rows), len(names)}
