"""A run of a workbook stopped at each change of the disk: the same tree in the end, nothing of the clerk's lost.

Some of the changes by default; NTM_DOCS_STOPS=1 tries each one.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import ROOT
from stopping import KILLED, Stopper, stopper

from ntm_docs.batch import RunOptions, build_workbook
from ntm_docs.finishing import verify
from ntm_docs.pipeline import BuildOptions

sys.path.insert(0, str(ROOT / "benchmarks"))
from review import write_review

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="forks, and looks through /proc")]
EACH = int(os.environ.get("NTM_DOCS_STOPS", "43"))  # every so many changes
NOTE = "ghi-chu.txt"


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run(source: str, out: str, force: bool) -> list[str]:
    done = build_workbook(Path(source), Path(out), RunOptions(BuildOptions(force=force), processes=1))
    return [problem.code for problem in done.left]


@pytest.fixture(scope="module")
def server() -> Iterator[Stopper]:
    with stopper() as running:
        yield running


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """Two workbooks of one name, `truoc` and `nay`, and the trees they give."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        home = Path(folder)
        for name, nominees in (("truoc", 3), ("nay", 4)):
            (home / name).mkdir()
            write_review(home / name / "xet.xlsx", nominees, 2)
            run(str(home / name / "xet.xlsx"), str(home / name / "ket-qua"), force=False)
        yield home


@pytest.mark.parametrize("power", ["", "cut", "torn"], ids=["killed", "without power", "power torn"])
@pytest.mark.parametrize("force", [False, True], ids=["plain", "with the clerk's own file"])
def it_ends_with_the_same_tree(server: Stopper, home: Path, power: str, force: bool) -> None:
    wanted, earlier = tree(home / "nay" / "ket-qua"), tree(home / "truoc" / "ket-qua")
    source = str(home / "nay" / "xet.xlsx")
    if force:
        wanted, earlier = ({**one, NOTE: b"cua toi"} for one in (wanted, earlier))
    begun, cut = home / "lam", home / "lam.cut"
    at, found = 1 + EACH // 2 * force, set()
    while True:
        for left in (begun, cut):
            shutil.rmtree(left, ignore_errors=True)
        shutil.copytree(home / "truoc", begun)
        if force:
            (begun / "ket-qua" / NOTE).write_bytes(b"cua toi")
        answer = server.order("test_stops:run", [source, str(begun / "ket-qua"), force], begun, at, power=power)
        assert "error" not in answer, answer
        if answer["ended"] != KILLED:
            assert tree(begun / "ket-qua") == wanted
            break
        left = cut if power else begun
        assert tree(left / "ket-qua") in (earlier, wanted)
        found.add(tree(left / "ket-qua") == wanted)
        assert "error" not in server.order("test_stops:run", [source, str(left / "ket-qua"), force], left)
        assert tree(left / "ket-qua") == wanted
        assert {path.name for path in left.iterdir()} == {"ket-qua", "xet.xlsx"}
        assert [problem.code for problem in verify(left / "ket-qua")] == ["verify.extra"] * force
        at += EACH
    assert found
