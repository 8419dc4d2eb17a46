"""A file that is typed, stopped at each change of the disk: what was typed is there."""

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from stopping import Stopper, every_stop, promise, stopper

from ntm_docs.changes import Change
from ntm_docs.keeping import KeptFile
from ntm_docs.reading.source import parse_input
from ntm_docs.reading.splicing.changing import changed, plain_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks, and looks through /proc")
BEGUN = "# của tôi\nsố: 0\ntên: 'Nguyễn'  # giữ\ndanh sách:\n  - một\n"
KEYS, SAVES = 9, 3


def now() -> datetime:
    return datetime(2026, 11, 29, 1, 2, 3)  # noqa: DTZ001 -- the time at the office


def type_keys(folder: str) -> int:
    """Type, and save now and then; promise what is typed."""
    with KeptFile(Path(folder) / "ho-so.yaml", now=now) as kept:
        for key in range(1, KEYS + 1):
            kept.type(Change(("số",), str(key)), Change(("tên",), "Nguyễn Thị Ánh"[: key + 5]))
            promise(key)
            if key % SAVES == 0:
                kept.save()
    return KEYS


def open_again(folder: str) -> dict[str, Any]:
    """What another window finds: the tree with what is typed again, how it is told, what else is there."""
    path = Path(folder) / "ho-so.yaml"
    whole = path.read_text(encoding="utf-8")
    with KeptFile(path, now=now) as kept:
        tree: Any = plain_of(changed(parse_input(kept.data, path.name), kept.typed))
        saved = kept.save().data.decode()
    names = sorted(one.name for one in Path(folder).iterdir() if not one.name.startswith("."))
    return {"tree": tree, "file": whole, "saved": saved, "told": [one.code for one in kept.told], "names": names}


@pytest.fixture(scope="module")
def server() -> Iterator[Stopper]:
    with stopper() as running:
        yield running


@pytest.mark.parametrize("power", ["", "cut"], ids=["killed", "without power"])
def it_keeps_what_was_typed(server: Stopper, power: str) -> None:
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as home:
        before = Path(home) / "truoc"
        before.mkdir()
        (before / "ho-so.yaml").write_text(BEGUN, encoding="utf-8")
        most = 0
        step = 1 if not power else 3
        for stop in every_stop(server, "test_typing:type_keys", lambda it: [str(it)], before, power=power, step=step):
            answer = server.order("test_typing:open_again", [str(stop.left)], stop.left)
            assert "error" not in answer, (stop.at, answer)
            found, promised = answer["result"], max(stop.promised, default=0)
            assert int(found["tree"]["số"]) in (promised, promised + 1), (stop, found)
            assert found["file"].startswith("# của tôi\nsố: ")
            assert found["saved"].endswith("  # giữ\ndanh sách:\n  - một\n"), stop.at
            assert f"số: {found['tree']['số']}\n" in found["saved"]
            assert found["names"] == ["ho-so.yaml"], stop.at
            assert set(found["told"]) <= {"keep.recovered"}
            most = stop.at
        assert most > 50
