"""Which tests are chosen for a minute."""

import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from pacing import chosen

SECONDS = st.dictionaries(st.text(min_size=1, max_size=3), st.floats(min_value=0, max_value=9))


class DescribeTheTestsOfAMinute:
    def they_are_the_shortest(self) -> None:
        assert chosen(["a", "b", "c"], {"a": 3.0, "b": 1.0, "c": 2.0}, 3.5) == {"b", "c"}

    def they_are_all_run_where_nothing_was_timed(self) -> None:
        assert chosen(["a", "b"], {}, 0.0) == {"a", "b"}

    def its_new_ones_are_among_them(self) -> None:
        assert chosen(["a", "new"], {"a": 3.0}, 1.0) == {"new"}

    @given(SECONDS, st.floats(min_value=0, max_value=30))
    def they_fit_and_none_left_out_is_shorter(self, seconds: dict[str, float], within: float) -> None:
        found = chosen(list(seconds), seconds, within)
        assert sum(sorted(seconds[name] for name in found)) <= within + 1e-6
        left = [seconds[name] for name in set(seconds) - found]
        assert max((seconds[name] for name in found), default=0) <= min(left, default=9)


class DescribeARunThatKeepsNothing:
    def it_runs_all_the_same(self) -> None:
        collected = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", __file__]
        run = subprocess.run(collected, cwd=Path(__file__).parent, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stdout + run.stderr
