"""The sheet “Quyết định”: what a unit's proposals became.

A form down the sheet, a column for each award, or a table with a row for each; “hình thức” says of which award it is,
“đơn vị trình” of which unit where there are several. A column that says no more than that is of none.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ntm_docs.model import did_you_mean
from ntm_docs.phrases.keys import closest, fold_key
from ntm_docs.problems import Place, Problem
from ntm_docs.reading.sheets.workbook import Sheet
from ntm_docs.spreadsheets import columns as named
from ntm_docs.spreadsheets.cells import Value
from ntm_docs.spreadsheets.columns import Path
from ntm_docs.spreadsheets.form import read_form

_OWN = frozenset(map(fold_key, ("theo đề nghị", "thi hành")))  # lines that no list of nominees has
_WITHIN = 3  # columns in which a label stands
_KEYS = frozenset({named.UNIT, named.AWARD})


@dataclass(slots=True)
class SheetDecision:
    """A decision as the sheet holds it; `award` its full name, as typed where it is not known, empty where none is."""

    award: str
    place: Place
    values: Mapping[Path, Value]
    unit: Value | None = None


def is_decision(sheet: Sheet) -> bool:
    """Whether a sheet of the name is ours, and no list that an office calls so."""
    if fold_key(sheet.name) != fold_key(named.QUYET_DINH):
        return False
    first = {fold_key(text) for row in sheet.rows for text in row[:_WITHIN]}
    heads = {fold_key(text) for row in sheet.rows[:_WITHIN] for text in row}
    return bool(_OWN & (first | heads))


def read_decisions(
    file: str, sheet: Sheet, awards: Mapping[str, str]
) -> tuple[list[SheetDecision], list[Problem], Place]:
    """The decisions, what was wrong or passed over on the sheet, and where it begins; `awards` by folded name."""
    made, table = read_form(file, sheet, named.decision(), key=named.AWARD)
    found = []
    for values in made:
        if set(values) <= _KEYS:
            continue
        award = values.get(named.AWARD)
        first = award or next(iter(values.values()))
        name = awards.get(fold_key(award.text), award.text) if award else ""
        own = {path: value for path, value in values.items() if path not in _KEYS}
        found.append(SheetDecision(name, first.place, own, values.get(named.UNIT)))
    return found, table.told, table.place(0)


def of_awards(decisions: Sequence[SheetDecision], awards: Sequence[str]) -> Iterator[tuple[str, SheetDecision]]:
    """Each decision with its award: the only one that there is where it says none."""
    for one in decisions:
        if one.award or len(awards) == 1:
            yield one.award or awards[0], one


def misplaced(decisions: Sequence[SheetDecision], awards: Sequence[str]) -> Iterator[Problem]:
    """Decisions whose award nobody is proposed for, that say none though there are several, or that stand twice."""
    first: dict[str, SheetDecision] = {}
    title = named.AWARD[0]
    for one in decisions:
        if not one.award and len(awards) > 1:
            yield Problem("sheet.decision_award", one.place, title, {"known": "; ".join(awards)})
    for award, one in of_awards(decisions, awards):
        if awards and award not in awards:
            facts = {"name": award, "guess": did_you_mean(closest(award, awards)), "known": "; ".join(awards)}
            yield Problem("sheet.decision_nobody", one.place, title, facts)
        elif award in first:
            yield Problem("sheet.decision_twice", one.place, title, {"name": award, "first": first[award].place.cell})
        first.setdefault(award, one)
