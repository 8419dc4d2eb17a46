"""Values that contradict each other: which one is to blame."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from ntm_docs.model.binding import Loc
from ntm_docs.problems import Place, Problem

_AT_LEAST = 2  # contradictions that make one value the likely cause of them all


class Pair(NamedTuple):
    """Two values that were held against each other; `problem` where they contradict, None where they agree."""

    one: Loc
    other: Loc
    problem: Problem | None


def settle(pairs: Sequence[Pair], place_of: Callable[[Loc], Place]) -> list[Problem]:
    """The contradictions, those of one wrong value as one problem.

    A value that contradicts most of what it was held against, and more than one, is their cause: a meeting dated ten
    years back comes before the council, the plan and every report. It is told once, with the places of the others.
    """
    asked = Counter(loc for pair in pairs for loc in (pair.one, pair.other))
    open_ = [pair for pair in pairs if pair.problem is not None]
    found: list[Problem] = []
    while open_:
        wrong = Counter(loc for pair in open_ for loc in (pair.one, pair.other))
        blamed = [loc for loc, count in wrong.items() if count >= _AT_LEAST and count * 2 > asked[loc]]
        if not blamed:
            return [*found, *(pair.problem for pair in open_ if pair.problem is not None)]
        cause = max(blamed, key=lambda loc: wrong[loc])
        own = [pair.problem for pair in open_ if cause in pair[:2] and pair.problem is not None]
        found.append(_one(own, place_of(cause)))
        open_ = [pair for pair in open_ if cause not in pair[:2]]
    return found


def _one(problems: Iterable[Problem], cause: Place) -> Problem:
    """The problem that stands at the cause, or the first; the places of the others with it."""
    ordered = sorted(problems, key=lambda problem: problem.place.order)
    told = next((one for one in ordered if one.place == cause), ordered[0])
    rows = {_row(told.place)}
    also: list[Place] = []
    for one in ordered:
        if _row(one.place) not in rows:
            rows.add(_row(one.place))
            also.append(one.place)
    return replace(told, also=tuple(also))


def _row(place: Place) -> tuple[str, int]:
    return place.sheet, place.line
