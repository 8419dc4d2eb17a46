"""What must happen to hostile input at each way in: the tables' format, and how they are asked.

A table (a text file, or a text in a test) has a line for each case and a column for each way in:

    case        | check          | pdf                | …
    a macro     | told macro     | refused docx.unsafe | …

    taken          it is read, and nothing is said of the hazard
    told WORDS     it is read, and that is said of it (each word a code, or the last part of one)
    refused WORDS  problems of these codes, and nothing is made
    any            told, taken or refused, whichever: only no crash
    -              this way in does not take such input

A room of tests adds its own table and its own ways in: a way is a function of the case's bytes that gives what
was told (codes) or raises the problems; whatever else it raises fails the test.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ntm_docs.problems import MachineError, ProblemsError

Way = Callable[[bytes], Iterable[str]]


@dataclass(frozen=True)
class Line:
    """A case, a way in, and what must happen there."""

    case: str
    way: str
    must: str

    def __str__(self) -> str:
        return f"{self.case} > {self.way}"


def lines_of(table: str) -> Iterator[Line]:
    """Every field of a table, but those of ways that do not take such input."""
    heads, *rows = (
        [field.strip() for field in row.split("|")] for row in table.strip().splitlines() if row.strip("-| ")
    )
    for case, *fields in rows:
        assert len(fields) == len(heads) - 1, case
        yield from (Line(case, way, must) for way, must in zip(heads[1:], fields, strict=True) if must != "-")


def happens(way: Way, data: bytes) -> tuple[str, frozenset[str]]:
    """ "taken", "told" or "refused", and the codes."""
    try:
        codes = frozenset(way(data))
    except ProblemsError as error:
        worded = all(_is_worded(str(one)) for one in error.problems)
        return "refused" if worded else "badly worded", frozenset(problem.code for problem in error.problems)
    except MachineError as error:
        return "refused", frozenset([error.code])
    return ("told" if codes else "taken"), codes


def _is_worded(text: str) -> bool:
    """Whether a message has its facts, and none of a program's own words."""
    return not re.search(r"\{\w+\}|Traceback|object at 0x|<class", text)


def check_line(line: Line, ways: Mapping[str, Way], data: bytes) -> None:
    """Whether what happens is what the line says."""
    what, *words = line.must.split()
    done, codes = happens(ways[line.way], data)
    if what == "any":
        return
    assert done == what, (str(line), done, sorted(codes))
    for word in words:
        assert any(code == word or code.endswith(f".{word}") for code in codes), (str(line), sorted(codes))
