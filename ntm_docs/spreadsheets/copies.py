"""Sheets that are copies, or are told of."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Place, Problem, Severity
from ntm_docs.reading.sheets.workbook import Sheet

_COPY = re.compile(
    r"(?:copy of|bản sao của|bản sao)\s+(?P<of>.+)|"
    r"(?P<base>.+?)\s*(?:\(\d{1,2}\)|[-_]\s*(?:copy|bản sao)(?:\s*\(\d+\))?)",
    re.IGNORECASE,
)
_LONGEST = 31  # letters of a sheet's name; a copy's is cut to make room for its number


def original_of(sheet: Sheet, sheets: Sequence[Sheet]) -> Sheet | None:
    """The sheet that another is a copy of, by its name and by every cell."""
    found = _COPY.fullmatch(sheet.name.strip())
    if found is None:
        return None
    base = fold_key(found["of"] or found["base"])
    cut = len(sheet.name) >= _LONGEST - 1
    for other in sheets:
        name = fold_key(other.name)
        if other is not sheet and (name == base or (cut and name.startswith(base))) and _same(sheet, other):
            return other
    return None


def _same(one: Sheet, other: Sheet) -> bool:
    """Whether two sheets say the same in every cell; empty ones at the ends are nothing."""
    pairs = zip_longest(one.rows, other.rows, fillvalue=())
    return all(len(first) == len(second) == 0 or _filled(first) == _filled(second) for first, second in pairs)


def _filled(row: Sequence[str]) -> list[tuple[int, str]]:
    return [(at, text) for at, text in enumerate(row) if text]


def tell_sheet(
    told: list[Problem], code: str, file: str, sheet: Sheet, severity: Severity = "warning", **facts: object
) -> None:
    """Something of a whole sheet."""
    told.append(Problem(code, Place(file, 1, 1, sheet.name), facts={"sheet": sheet.name, **facts}, severity=severity))
