"""The tool that puts faults into the code: its rooms are there."""

import sys

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
import mutants


class DescribeRoomsOfFaults:
    @pytest.mark.parametrize("room", mutants.ROOMS)
    def they_are_there(self, room: str) -> None:
        modules, tests = mutants.ROOMS[room]
        assert [glob for glob in modules if not any((ROOT / "ntm_docs").glob(glob))] == []
        assert [name for name in tests if not (ROOT / "tests" / name).exists()] == []
