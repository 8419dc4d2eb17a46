"""Units to executors, a few at a time."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import TypeVar

Made = TypeVar("Made")


def results(submit: Callable[[int], "Future[Made]"], numbers: Sequence[int], at_most: int) -> Iterator[Made]:
    """What each unit becomes, as it is done; at most so many are given out at once."""
    rest = iter(numbers)
    given: set[Future[Made]] = set()
    while True:
        while len(given) < at_most and (number := next(rest, None)) is not None:
            given.add(submit(number))
        if not given:
            return
        ready, given = wait(given, return_when=FIRST_COMPLETED)
        for future in ready:
            yield future.result()
