"""Which tests fit into a minute: how long each took is kept from run to run, and the shortest are chosen.

`pytest --within 60` runs the tests that took 60 seconds together when they ran last, the shortest first, and every test
that was never timed. Marks would have to be set by hand on a thousand tests and be wrong on the next machine. The
seconds stand in pytest's own cache folder; without them everything is run.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import pytest

KEPT = "ntm_docs/seconds"


def chosen(names: Sequence[str], seconds: Mapping[str, float], within: float) -> set[str]:
    """The tests that fit into so many seconds, those first that take least; a test without a time is one of them."""
    found, left = set(), within
    for name in sorted(names, key=lambda name: seconds.get(name, 0.0)):
        left -= seconds.get(name, 0.0)
        if left < 0:
            break
        found.add(name)
    return found


class Pace:
    """Keeps what the tests take, and leaves out what does not fit."""

    def __init__(self, config: pytest.Config) -> None:
        self.within: float | None = config.getoption("--within")
        self.cache: pytest.Cache | None = getattr(config, "cache", None)  # `-p no:cacheprovider` leaves it out
        self.is_worker = hasattr(config, "workerinput")  # of a run on several cores: the one that started it keeps
        self.took: Counter[str] = Counter()

    def kept(self) -> dict[str, float]:
        """Seconds by test, from earlier runs."""
        return dict(self.cache.get(KEPT, {})) if self.cache is not None else {}

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """What does not fit is told as deselected."""
        if self.within is None:
            return
        fitting = chosen([item.nodeid for item in items], self.kept(), self.within)
        config.hook.pytest_deselected(items=[item for item in items if item.nodeid not in fitting])
        items[:] = [item for item in items if item.nodeid in fitting]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Making ready, the test itself and clearing away."""
        self.took[report.nodeid] += report.duration

    def pytest_sessionfinish(self) -> None:
        """What was not run keeps its time."""
        if self.cache is not None and self.took and not self.is_worker:
            self.cache.set(KEPT, self.kept() | rounded(self.took.items()))


def rounded(seconds: Iterable[tuple[str, float]]) -> dict[str, float]:
    """To milliseconds: the file is read at every start."""
    return {name: round(one, 3) for name, one in seconds}
