"""A short run of `scripts/fuzz.py`: damaged files are read or refused, never more; the long run is done by hand."""

import sys

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
import doors
import fuzz

# Mutants of each door: the first few of the long run.
COUNTS = {"docx": 8, "xlsx": 8, "xls": 12, "ods": 8, "form": 20, "yaml": 12, "json": 12}


class DescribeDamagedFiles:
    @pytest.mark.skipif(sys.platform != "linux", reason="a worker is forked and held to its limits")
    @pytest.mark.parametrize("name", sorted(doors.DOORS))
    def they_are_read_or_refused(self, name: str) -> None:
        door = doors.DOORS[name]
        door.warm_up()
        tally = fuzz.run(door, 168, range(COUNTS[name]))
        assert not tally.findings, tally
        assert tally.outcomes["mutants"] == COUNTS[name]
        assert len(tally.outcomes) > len(door.steps)  # some are refused, some are not

    def they_are_the_same_every_time(self) -> None:
        for door in doors.DOORS.values():
            assert fuzz.mutant(door, 168, 3) == fuzz.mutant(door, 168, 3)
