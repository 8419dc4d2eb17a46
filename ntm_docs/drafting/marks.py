"""Marks of review in a body: found, settled.

    - Sở Nội vụ chủ trì. [RÀ SOÁT: việc của cấp tỉnh (“Sở Nội vụ”)]

A paragraph is settled by keeping its words, by other words, or by dropping it; only then its mark goes.
"""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_docs.drafting.review import MARKS

if TYPE_CHECKING:
    from ntm_docs.drafting.superior import OwnLine

_WHY = re.compile(r"\[?[^:\]]*:\s*(?P<why>[^\]]*)\]?")
_TABLE = re.compile(r"\[\[bảng: (?P<name>.+?)\]\]\s*$")


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """A paragraph with a mark: the line `at` (from 0) of its body, its words without the mark, why it is marked.

    `source` are the words of the level above, empty where they are not known; `table` names the table that the mark
    is about, whose sign stands on the next line.
    """

    at: int
    line: str
    text: str
    reasons: tuple[str, ...]
    source: str = ""
    table: str = ""


def marked(body: str, made_of: "Sequence[OwnLine]" = ()) -> tuple[MarkedParagraph, ...]:
    """The marked paragraphs of a body, in order; `made_of` are the lines as they were before anyone touched them."""
    lines = body.split("\n")
    sources = _sources(lines, made_of)
    return tuple(_marked(lines, at, sources.get(at, "")) for at, line in enumerate(lines) if MARKS.search(line))


def _marked(lines: Sequence[str], at: int, source: str) -> MarkedParagraph:
    line = lines[at]
    reasons = [why for found in MARKS.finditer(line) for why in _reasons(found[0])]
    text = " ".join(part.strip() for part in MARKS.split(line) if part.strip())
    following = _TABLE.match(lines[at + 1].strip()) if not text and at + 1 < len(lines) else None
    return MarkedParagraph(
        at, line, text, tuple(dict.fromkeys(reasons)), source, following["name"] if following else ""
    )


def _reasons(mark: str) -> Iterator[str]:
    found = _WHY.match(mark)
    yield from (why.strip() for why in (found["why"] if found else "").split("; ") if why.strip())


def _sources(lines: Sequence[str], made_of: "Sequence[OwnLine]") -> dict[int, str]:
    """What each line was made of: of lines that were changed, those that stand in the same place."""
    matcher = difflib.SequenceMatcher(None, [one.text for one in made_of], [*lines], autojunk=False)
    found: dict[int, str] = {}
    for _tag, first, last, to, end in matcher.get_opcodes():
        if last - first == end - to:
            found |= {to + step: made_of[first + step].source for step in range(end - to)}
    return found


def with_mark(one: MarkedParagraph, text: str) -> str:
    """Other words on the line of a paragraph, its marks behind them."""
    signs = " ".join(found[0] for found in MARKS.finditer(one.line))
    return " ".join([*text.split(), signs])


def settled(body: str, one: MarkedParagraph, text: str | None, *, keep_sign: bool = False) -> str:
    """The body with a paragraph's own words in place of it and its mark; None drops it, with its table's sign.

    With `keep_sign` the text has the mark itself.

    Raises:
        LookupError: the paragraph does not stand there any more.
    """
    lines = body.split("\n")
    at = _at(lines, one)
    if one.table and not keep_sign:
        lines[at : at + (2 if text is None else 1)] = []
    else:
        lines[at : at + 1] = [] if text is None else [part for part in text.split("\n") if part.strip()]
    return "\n".join(lines)


def _at(lines: Sequence[str], one: MarkedParagraph) -> int:
    """Where the line stands now: at its place, or at the only other one that holds it."""
    if one.at < len(lines) and lines[one.at] == one.line:
        return one.at
    if lines.count(one.line) == 1:
        return lines.index(one.line)
    raise LookupError(one.line)
