"""Units to executors, a few at a time."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from queue import SimpleQueue
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


def results(submit: Callable[[Given], "Future[Made]"], items: Sequence[Given], at_most: int) -> Iterator[Made]:
    """What each item becomes, as it is done; at most so many are given out at once."""
    done: SimpleQueue[Future[Made]] = SimpleQueue()
    rest, given = iter(items), 0
    while True:
        while given < at_most and (item := next(rest, None)) is not None:
            submit(item).add_done_callback(done.put)
            given += 1
        if not given:
            return
        yield done.get().result()
        given -= 1
