import subprocess
import sys
from importlib import import_module
from pkgutil import iter_modules, walk_packages

import pytest
from conftest import ROOT

ROOMS = [
    f"ntm_docs.{path.parent.name}"
    for path in sorted((ROOT / "ntm_docs").glob("*/__init__.py"))
    if "door(" in path.read_text(encoding="utf-8")
]


class DescribeADoor:
    def it_stands_before_several_rooms(self) -> None:
        assert {"ntm_docs.model", "ntm_docs.regulations", "ntm_docs.reading"} <= set(ROOMS)

    @pytest.mark.parametrize("room", ROOMS)
    def it_hands_out_what_the_room_says(self, room: str) -> None:
        given = import_module(room)
        assert all(getattr(given, name) is not None for name in given.__all__)

    @pytest.mark.parametrize("room", ROOMS)
    def it_hands_out_nothing_that_is_called_as_a_module_behind_it(self, room: str) -> None:
        given = import_module(room)
        assert {one.name for one in iter_modules(given.__path__)} & set(given.__all__) == set()

    def it_says_that_there_is_no_such_name(self) -> None:
        with pytest.raises(AttributeError, match=r"'ntm_docs\.model' has no attribute 'HoSoo'"):
            assert import_module("ntm_docs.model").HoSoo

    @pytest.mark.parametrize("room", ROOMS)
    def it_loads_nothing_before_it_is_asked(self, room: str) -> None:
        script = f"import sys, {room}; print(*sys.modules)"
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        behind = {one.name for one in walk_packages(import_module(room).__path__, f"{room}.")}
        assert behind
        assert set(done.stdout.split()) & behind == set()
