"""Values that failed, so that checks run on the rest."""

from collections.abc import Callable, Iterable
from typing import Any, NoReturn, TypeVar

from ntm_docs.problems import Problem

T = TypeVar("T")


class HoleTouchedError(Exception):
    """A check looked at a value that already has a problem of its own."""


class _Hole:
    """Stands where a field failed; whatever is asked of it, it stops the check that asked."""

    def _touched(self, *_: Any) -> NoReturn:
        raise HoleTouchedError

    def __repr__(self) -> str:
        return "HOLE"

    def __getattr__(self, name: str) -> Any:
        raise HoleTouchedError

    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = __add__ = __radd__ = __sub__ = __rsub__ = _touched
    __hash__ = __bool__ = __iter__ = __len__ = __str__ = __contains__ = __getitem__ = _touched


HOLE: Any = _Hole()


def known(values: tuple[T, ...]) -> tuple[tuple[int, T], ...]:
    """The values that could be read, each with its index; nothing where the list itself failed."""
    if values is HOLE:
        return ()
    return tuple((index, value) for index, value in enumerate(values) if value is not HOLE)


def each_safely(checks: Iterable[Callable[[], Iterable[Problem]]]) -> list[Problem]:
    """Run each check to its end, leaving out those that touch a hole."""
    problems: list[Problem] = []
    for check in checks:
        try:
            problems.extend(check())
        except HoleTouchedError:
            continue
    return problems
