"""A run of so many units that its work is shared out."""

import os
import signal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reviews import review, run_once, tree, undisturbed  # noqa: F401 -- fixtures

from ntm_docs.batch import RunOptions, build_workbook, run, work
from ntm_docs.machine.processes import FORKED
from ntm_docs.planning.workbook import Workbook
from ntm_docs.problems import MachineError, Place
from ntm_docs.reading.sheets import workbook
from ntm_docs.regulations.plan import slug_of
from ntm_docs.spreadsheets import Roster, Unit


@pytest.fixture
def _shared_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every workbook counts as large, every run as one of many units."""
    monkeypatch.setattr(workbook, "_LARGE", 0)
    monkeypatch.setattr(run, "_MANY", 0)
    monkeypatch.setattr(run, "_SHARE", 2)


@pytest.mark.usefixtures("_shared_out")
class DescribeARunThatIsSharedOut:
    @pytest.mark.parametrize("processes", [1, 2, 3])
    def it_ends_with_the_same_bytes(
        self,
        processes: int,
        review: Path,  # noqa: F811
        undisturbed: dict[str, str],  # noqa: F811
        tmp_path: Path,
    ) -> None:
        build_workbook(review, tmp_path / "ra", RunOptions(processes=processes))
        assert tree(tmp_path / "ra") == undisturbed

    @pytest.mark.skipif(not FORKED, reason="no fork here")
    def it_goes_on_when_a_process_died(
        self,
        review: Path,  # noqa: F811
        undisturbed: dict[str, str],  # noqa: F811
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def die(*_: Any) -> Any:
            os.kill(os.getpid(), signal.SIGKILL)

        for owner, name in ((workbook, "_streamed"), (work.Worker, "make"), (run, "_sum_up")):
            with monkeypatch.context() as patch:
                patch.setattr(owner, name, die)
                with pytest.raises(MachineError) as error:
                    build_workbook(review, tmp_path / "ra", RunOptions(processes=2))
            assert error.value.code == "run.died"
            assert not (tmp_path / "ra").exists()
        build_workbook(review, tmp_path / "ra", RunOptions(processes=2))
        assert tree(tmp_path / "ra") == undisturbed


class DescribeShares:
    @given(units=st.integers(0, 300), processes=st.integers(2, 9))
    def they_hold_every_unit_once_and_are_small_at_the_end(self, units: int, processes: int) -> None:
        shares = run._shares(range(units), processes)
        assert [number for share in shares for number in share] == list(range(units))
        assert all(1 <= len(share) <= 4 for share in shares)
        assert all(len(share) == 1 for share in shares[-processes:])


class DescribeFolders:
    @given(
        names=st.lists(st.sampled_from(["Bình Thành", "Bình Thạnh", "Bình Thành 2", "Bình Thành 2-2", "!"]), min_size=2)
    )
    def they_are_one_for_each_unit(self, names: list[str]) -> None:
        roster = Roster("a.xlsx")
        for name in names:
            roster.add(Unit(name, Place("a.xlsx")))
        folders = work.folder_names(Workbook(Path("a.xlsx"), "", roster))
        assert len(set(folders)) == len(names)
        assert folders[0] == (slug_of(names[0]) or "don-vi-1")
