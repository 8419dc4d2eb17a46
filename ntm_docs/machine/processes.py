"""Processes that help this one.

They share what this one has read where the system forks them, leave Ctrl-C to it, and end with it.
"""

import multiprocessing
import multiprocessing.connection
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from typing import Any, BinaryIO, Generic, TypeVar

from ntm_docs.machine.interrupts import STOPS

Given = TypeVar("Given")
Made = TypeVar("Made")

FORKED = sys.platform == "linux"
_END_SECONDS = 5.0  # more than a process that is killed needs to be gone
_WAITING = 2  # items given out for each process
_work: Callable[[Any], Any] | None = None


def read_at(stream: BinaryIO, at: int, size: int) -> bytes:
    """Bytes of a file that forked processes read together; without `pread`, behind it the file stands at its end."""
    if hasattr(os, "pread"):
        return os.pread(stream.fileno(), size, at)
    stream.seek(at)
    data = stream.read(size)
    stream.seek(0, os.SEEK_END)
    return data


def confine(memory: int) -> None:
    """This process may take so many bytes more than it has, and says nothing on the terminal any more."""
    with suppress(OSError):
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 2)
        os.close(silent)
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 -- Windows has none

        with suppress(OSError, ValueError), open("/proc/self/statm", encoding="ascii") as stream:  # noqa: PTH123
            size = int(stream.read().split()[0]) * resource.getpagesize()
            soft, hard = resource.getrlimit(resource.RLIMIT_AS)
            limits = [one for one in (soft, hard, size + memory) if one != resource.RLIM_INFINITY]
            resource.setrlimit(resource.RLIMIT_AS, (min(limits), hard))


class NoProcessError(OSError):
    """The system begins no more processes."""


@contextmanager
def helpers(count: int, begin: Callable[..., None], *arguments: object) -> Iterator[Executor]:
    """So many processes, each made ready by `begin`; they are ended at once when something goes wrong here.

    What they do must be whole or not there. A process that dies is `BrokenProcessPool`, a system that begins none
    `NoProcessError`.
    """
    context = multiprocessing.get_context("fork" if FORKED else "spawn")
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_start, initargs=(begin, arguments))
    try:
        with _uninterrupted():  # a child that Ctrl-C reaches before it can ignore it would break the pool
            _begin(pool)
        yield pool
        pool.shutdown()
    except BaseException:
        own = set(multiprocessing.active_children()) - others
        for process in own:
            process.kill()
        for process in own:  # what they write into goes next
            process.join(_END_SECONDS)
        pool.shutdown(wait=False, cancel_futures=True)
        raise


def _begin(pool: ProcessPoolExecutor) -> None:
    try:
        pool.submit(int)
    except OSError as error:
        raise NoProcessError(error.errno, error.strerror) from error
    except RuntimeError as error:  # no thread to watch over it
        raise NoProcessError(str(error)) from error


def in_order(work: Callable[[Given], Made], items: Iterable[Given], processes: int) -> Iterator[Made]:
    """What `work` makes of each item, in their order; only a few items are taken ahead.

    `work` itself reaches the processes by forking, so it may hold anything; elsewhere it is done here.
    """
    if processes == 1 or not FORKED:
        yield from map(work, items)
        return
    try:
        with helpers(processes, _take, work) as pool:
            yield from _shared_out(pool, items, processes)
    except NoProcessError:
        yield from map(work, items)


def _shared_out(pool: Executor, items: Iterable[Given], processes: int) -> Iterator[Made]:
    waiting: deque[Future[Made]] = deque()
    for item in items:
        waiting.append(pool.submit(_do, item))
        if len(waiting) > _WAITING * processes:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


class Aside(Generic[Made]):
    """Work that another process does while this one goes on; it ends with the `with` block.

    `work` reaches the process by forking, so it may hold anything; what it makes comes back pickled. Where the system
    does not fork, or with `begun=False`, it is done here when it is asked for.
    """

    def __init__(self, work: Callable[[], Made], *, begun: bool = True) -> None:
        self._ends = ExitStack()
        self._result = work
        if begun and FORKED:
            with suppress(NoProcessError):
                pool = self._ends.enter_context(helpers(1, _take, lambda _: work()))
                self._result = pool.submit(_do, None).result

    def result(self) -> Made:
        """What was made, or raised; the process has ended."""
        with self._ends:
            return self._result()

    def __enter__(self) -> "Aside[Made]":
        return self

    def __exit__(self, *raised: object) -> None:
        with suppress(_NotAskedError), self._ends:
            raise _NotAskedError


class _NotAskedError(Exception):
    """Nobody asked what was made, so the process is ended."""


def _take(work: Callable[[Any], Any]) -> None:
    global _work  # noqa: PLW0603 -- one work in a process
    _work = work


def _do(item: Any) -> Any:
    assert _work is not None
    return _work(item)


def _start(begin: Callable[..., None], arguments: tuple[object, ...]) -> None:
    for number in STOPS:  # the first process hears them, and this one ends with it
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    begin(*arguments)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C and its like wait until processes are started, where the system can do so."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
