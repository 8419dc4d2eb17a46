"""A file that is only appended to, stopped at each change of the disk: what was promised is there, nothing is half.

The journal of a review is one; a register that keeps what it was told is tested in the same way: give `every_stop` a
function that appends and promises, and one that opens the file again.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from stopping import Stopper, every_stop, promise, stopper

from ntm_docs.batch.journal import under_way

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks, and looks through /proc")
UNITS = 5


def entry(unit: int) -> dict[str, Any]:
    return {"folder": f"don-vi-{unit}", "ten": "Ủy ban nhân dân xã " * 40}


def append(folder: str, settled: bool) -> list[int]:
    """Write units, each with a file; promise those that are on the disk."""
    with under_way(Path(folder) / "ket-qua", "khoa") as journal:
        for unit in range(UNITS):
            if unit in journal.units():
                continue
            home = journal.tree / f"don-vi-{unit}"
            home.mkdir(exist_ok=True)
            (home / "a.docx").write_bytes(b"van ban %d" % unit)
            journal.add(unit, entry(unit))
            if settled:
                journal.settle()
                promise(unit)
        journal.settle()
        promise(list(range(UNITS)))
        return journal.units()


def read(folder: str) -> dict[str, Any]:
    """What another run finds: the units, each with its entry, and whether its file is whole."""
    with under_way(Path(folder) / "ket-qua", "khoa") as journal:
        return {
            str(unit): [journal.entry(unit), (journal.tree / f"don-vi-{unit}" / "a.docx").read_bytes().decode()]
            for unit in journal.units()
        }


@pytest.fixture(scope="module")
def server() -> Iterator[Stopper]:
    with stopper() as running:
        yield running


@pytest.mark.parametrize("power", ["", "cut", "torn"], ids=["killed", "without power", "power torn"])
@pytest.mark.parametrize("settled", [True, False], ids=["one by one", "all together"])
def it_keeps_what_it_promised(server: Stopper, power: str, settled: bool) -> None:
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as home:
        before = Path(home) / "truoc"
        before.mkdir()
        most = 0
        for stop in every_stop(server, "test_appending:append", lambda it: [str(it), settled], before, power=power):
            answer = server.order("test_appending:read", [str(stop.left)], stop.left)
            assert "error" not in answer, (stop.at, answer)
            found = answer["result"]
            promised = {one for told in stop.promised for one in (told if isinstance(told, list) else [told])}
            assert promised <= set(map(int, found)), stop.at
            for unit, told in found.items():
                assert told == [json.loads(json.dumps(entry(int(unit)))), f"van ban {unit}"], stop.at
            answer = server.order("test_appending:append", [str(stop.left), settled], stop.left)
            assert answer["result"] == list(range(UNITS)), stop.at
            most = stop.at
        assert most > 20
