"""Work shared out to processes."""

import errno
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool

import pytest

from ntm_docs.machine.processes import FORKED, Aside, in_order
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading.sheets.rows import Rows, Spool


def squares(numbers: Iterator[int], processes: int) -> list[int]:
    return list(in_order(lambda number: number * number, numbers, processes))


def children() -> set[int | None]:
    """The processes that were begun here and live: other tests of this run may have left some of theirs."""
    return {child.pid for child in multiprocessing.active_children()}


class DescribeWorkInOrder:
    @pytest.mark.parametrize("processes", [1, 2, 3])
    def it_gives_the_results_in_the_order_of_the_items(self, processes: int) -> None:
        assert squares(iter(range(50)), processes) == [number * number for number in range(50)]
        assert squares(iter(()), processes) == []

    def it_takes_only_a_few_items_ahead(self) -> None:
        taken = []

        def items() -> Iterator[int]:
            for number in range(1_000):
                taken.append(number)
                yield number

        results = in_order(abs, items(), 2)
        assert next(results) == 0
        assert len(taken) <= 8
        results.close()  # type: ignore[attr-defined]

    def it_raises_what_the_work_raises(self) -> None:
        def fail(number: int) -> int:
            raise ValueError(number)

        with pytest.raises(ValueError, match="7"):
            list(in_order(fail, [7], 2))

    @pytest.mark.skipif(not FORKED, reason="no fork here")
    def it_is_done_here_where_the_system_begins_no_process(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def none_left() -> int:
            raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

        monkeypatch.setattr(os, "fork", none_left)
        assert squares(iter(range(5)), 2) == [0, 1, 4, 9, 16]

    @pytest.mark.skipif(not FORKED, reason="no fork here")
    def it_is_done_here_where_the_system_begins_no_thread(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def none_left(_: threading.Thread) -> None:
            raise RuntimeError("can't start new thread")

        monkeypatch.setattr(threading.Thread, "start", none_left)
        assert squares(iter(range(5)), 2) == [0, 1, 4, 9, 16]
        assert Aside(lambda: 7).result() == 7

    @pytest.mark.skipif(not FORKED, reason="no fork here")
    def it_says_when_a_process_died(self) -> None:
        def die(number: int) -> int:
            os.kill(os.getpid(), signal.SIGKILL)
            return number

        with pytest.raises(BrokenProcessPool):
            list(in_order(die, [1, 2], 2))


class DescribeWorkAside:
    @pytest.mark.parametrize("begun", [True, False])
    def it_gives_what_was_made(self, begun: bool) -> None:
        whose, before = os.getpid(), children()
        with Aside(lambda: os.getpid() == whose, begun=begun) as aside:
            assert aside.result() is not (FORKED and begun)
        assert not children() - before

    @pytest.mark.parametrize("begun", [True, False])
    def it_raises_what_the_work_raises(self, begun: bool) -> None:
        def fail() -> None:
            raise ProblemsError([Problem("book.kind", Place("a.xlsx"))])

        with pytest.raises(ProblemsError, match=r"a\.xlsx"), Aside(fail, begun=begun) as aside:
            aside.result()

    @pytest.mark.parametrize("begun", [True, False])
    def it_ends_where_nobody_asks(self, begun: bool) -> None:
        before = children()
        with pytest.raises(ValueError, match="7"), Aside(lambda: time.sleep(60), begun=begun):
            raise ValueError(7)
        until = time.monotonic() + 30  # a thread of the pool may be the first to hear of its end
        while children() - before and time.monotonic() < until:
            time.sleep(0.01)
        assert not children() - before

    @pytest.mark.skipif(not FORKED, reason="no fork here")
    def it_may_share_its_own_work_out(self) -> None:
        with Aside(lambda: squares(iter(range(50)), 2)) as aside:
            assert aside.result() == [number * number for number in range(50)]

    @pytest.mark.skipif(not FORKED, reason="no fork here")
    def it_says_when_the_process_died(self) -> None:
        with pytest.raises(BrokenProcessPool), Aside(lambda: os.kill(os.getpid(), signal.SIGKILL)) as aside:
            aside.result()

    @pytest.mark.skipif(not FORKED, reason="no fork here")
    def it_adds_rows_to_a_spool_that_both_share(self) -> None:
        spool = Spool()
        with Aside(lambda: Rows(spool, (b"%d" % number for number in range(3_000)))) as aside:
            rows = aside.result()
        assert [row for (row,) in rows] == list(map(str, range(3_000)))
