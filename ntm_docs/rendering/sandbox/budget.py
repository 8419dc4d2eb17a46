"""What one rendering of a form may spend.

A form may come from anybody, and may loop without end or fill the memory. What it does is counted: turns (tags that
are reached, items that are walked over) and letters (of texts that are made, and of XML that loops repeat). Counts
are the same on every machine; the clock is only the last limit, for what no count foresees.
"""

from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from time import monotonic
from typing import Any

MOST_TURNS = 2_000_000
MOST_LETTERS = 50_000_000  # of a table in our forms, about 35 000 rows
MOST_SECONDS = 60
MOST_DIGITS = 4_000  # of a whole number; Python itself writes none of more than 4 300
_LOOKS = 12  # the clock is looked at after so many turns, as a power of two
_ROUND = 256  # turns of a loop between two looks
_SIZED: frozenset[Any] = frozenset({list, tuple, dict, str, range})


class TagRefusedError(Exception):
    """A tag does what no form may do; `code` and `facts` are those of the message."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


def refused_limit(kind: str, limit: int) -> TagRefusedError:
    """A limit is passed; it is named as people write it: 2.000.000."""
    return TagRefusedError(f"template.{kind}", limit=_shown(limit))


def _shown(limit: int) -> str:
    return f"{limit:,}".replace(",", ".")


class OverfullError(TagRefusedError):
    """A part is too long; which tag made it so is still to be asked."""

    def __init__(self) -> None:
        super().__init__("template.letters", limit=_shown(MOST_LETTERS))


class Budget:
    """What is left of one rendering's turns, letters and seconds.

    Raises (in all that is spent):
        RefusedError: nothing is left.
    """

    __slots__ = ("_looked", "_until", "left_letters", "left_turns")

    def __init__(self) -> None:
        self.left_turns, self.left_letters = MOST_TURNS, MOST_LETTERS
        self._until = monotonic() + MOST_SECONDS
        self._looked = self.left_turns >> _LOOKS

    def spend(self, turns: int, letters: int = 0) -> None:
        """Count before it is done, so that what is too much is never begun."""
        self.left_turns -= turns
        self.left_letters -= letters
        if self.left_turns < 0:
            raise refused_limit("turns", MOST_TURNS)
        if self.left_letters < 0:
            raise refused_limit("letters", MOST_LETTERS)
        if self.left_turns >> _LOOKS != self._looked:
            self._looked = self.left_turns >> _LOOKS
            self.look()

    def look(self) -> None:
        """Look at the clock."""
        if monotonic() > self._until:
            raise refused_limit("seconds", MOST_SECONDS)

    def each(self, items: Iterable[Any], turns: int, letters: int) -> Iterator[Any]:
        """Items whose number nobody knows before, counted as they come."""
        for at, item in enumerate(items, 1):
            self.spend(turns, letters)
            if not at % _ROUND:
                self.look()
            yield item


_SPENT: ContextVar[Budget] = ContextVar("budget")


def budget() -> Budget:
    """The budget of the rendering that goes on; a new one where none does."""
    found = _SPENT.get(None)
    return Budget() if found is None else found


def budgeted(render: Callable[[Any], str], context: Any) -> str:
    """All that is rendered spends from one budget."""
    token = _SPENT.set(Budget())
    try:
        return render(context)
    finally:
        _SPENT.reset(token)


class _Watched:
    """A long list whose loop looks at the clock now and then."""

    def __init__(self, items: Any, spent: Budget) -> None:
        self._items, self._budget = items, spent

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Any]:
        for at, item in enumerate(self._items):
            if not at % _ROUND:
                self._budget.look()
            yield item


def in_turns(items: Any, turns: int = 1, letters: int = 0) -> Any:
    """What a loop walks over, counted: `turns` and `letters` are those of one time through its body.

    Raises:
        RefusedError: it is too much, or the items of a set, which have another order in every run.
    """
    spent = _SPENT.get(None)
    if spent is None:
        spent = Budget()
    if items.__class__ is list and (count := len(items)) < _ROUND:  # `spend`, without calling it
        spent.left_turns -= count * turns
        spent.left_letters -= count * letters
        if spent.left_turns < 0 or spent.left_letters < 0:
            spent.spend(0)
        return items
    if type(items) in _SIZED:
        spent.spend(len(items) * turns, len(items) * letters)
        return items if len(items) < _ROUND else _Watched(items, spent)
    if isinstance(items, set | frozenset):
        raise TagRefusedError("template.unordered")
    return spent.each(items, turns, letters)


def walked(items: Any) -> Any:
    """What a filter walks over, counted."""
    if type(items) in _SIZED:
        budget().spend(len(items))
        return items
    return items if not isinstance(items, Iterable) else in_turns(items)


def made(value: Any) -> Any:
    """What an operator, a filter or a method has made, counted by its length."""
    if isinstance(value, str | bytes):
        budget().spend(0, len(value))
    elif isinstance(value, list):
        budget().spend(0, 8 * len(value))  # bytes of a list's place for an item
    return value
