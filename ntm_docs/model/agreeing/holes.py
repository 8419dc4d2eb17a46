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


def _every_operator() -> None:
    """Operators are looked up on the class, so each must be there by name."""
    plain = "eq ne lt le gt ge hash bool iter len str format contains getitem call int float index round abs neg"
    binary = "add sub mul truediv floordiv mod divmod pow and or xor lshift rshift"
    names = [*plain.split(), *binary.split(), *(f"r{name}" for name in binary.split())]
    for name in names:
        setattr(_Hole, f"__{name}__", _Hole._touched)  # noqa: SLF001 -- its own class


_every_operator()
HOLE: Any = _Hole()


def known(values: tuple[T, ...]) -> tuple[tuple[int, T], ...]:
    """The values that could be read, each with its index; nothing where the list itself failed."""
    if values is HOLE:
        return ()
    return tuple((index, value) for index, value in enumerate(values) if value is not HOLE)


def each_safely(checks: Iterable[Callable[[], Iterable[T]]], *, incomplete: bool) -> list[T]:
    """Run each check to its end, leaving out those that touch a hole, and what could only be told of one.

    `incomplete` says that there are holes: then a TypeError too is a hole, met inside a function
    written in C (`in` a text, a regular expression), which asks nothing of it.
    """
    problems: list[T] = []
    for check in checks:
        try:
            problems.extend(one for one in check() if not _tells_of_one(one))
        except HoleTouchedError:
            continue
        except TypeError:
            if not incomplete:
                raise
    return problems


def _tells_of_one(found: object) -> bool:
    """Whether a problem has a hole among its facts: a row without a name cannot be named."""
    return isinstance(found, Problem) and any(fact is HOLE for fact in found.facts.values())
