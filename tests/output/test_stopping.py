"""The earlier output whole or the new one whole, wherever a run is stopped."""

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from stopping import KILLED, Stopper, every_stop, stopper

from ntm_docs import placing
from ntm_docs.batch.journal import under_way
from ntm_docs.finishing import MANIFEST, verify, write_manifest
from ntm_docs.machine.written import forget, written
from ntm_docs.new_files import write_new
from ntm_docs.output import put_in_place, write_tree
from ntm_docs.placing import locked
from ntm_docs.problems import ProblemsError

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="forks, and looks through /proc")]
NOTE = "ghi-chu.txt"


def files(generation: str, count: int = 2) -> dict[str, bytes]:
    """A small output with its manifest."""
    made = {f"ho-so/{number:02}.docx": f"{generation} {number}".encode() for number in range(count)}
    return made | {MANIFEST: _manifest(made)}


def _manifest(made: dict[str, bytes]) -> bytes:
    documents = [{"path": path, "sha256": hashlib.sha256(data).hexdigest()} for path, data in made.items()]
    return write_manifest({"tool": "ntm-docs 0", "dossiers": [{"documents": documents}]})


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# What the server calls: plain values in, plain values out.


def write(folder: str, generation: str, force: bool, two_renames: bool) -> list[str]:
    if two_renames:
        placing.exchange = lambda _one, _other: False  # as on systems without such a step
    return [problem.code for problem in write_tree(Path(folder), files(generation), force=force).told]


def write_one(path: str) -> None:
    write_new(Path(path), b"du lieu")


@pytest.fixture
def disk() -> Iterator[Path]:
    """A folder on a disk in memory where there is one: every flush of hundreds is quick there."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def server() -> Iterator[Stopper]:
    with stopper() as running:
        yield running


def stops(server: Stopper, call: str, arguments: list[Any], before: Path, *, power: str) -> Iterator[Path]:
    """The folder as each stop leaves it; the first argument is a path in it."""
    name, *others = arguments
    found = every_stop(
        server, f"test_stopping:{call}", lambda folder: [str(folder / name), *others], before, power=power
    )
    for stop in found:
        yield stop.left
    assert stop.at > 5


@pytest.mark.parametrize("power", ["", "cut", "torn"], ids=["killed", "without power", "power torn"])
@pytest.mark.parametrize("two_renames", [False, True], ids=["exchanged", "two renames"])
class DescribeAStoppedBuild:
    def it_leaves_the_earlier_output_or_the_new_one(
        self, server: Stopper, disk: Path, power: str, two_renames: bool
    ) -> None:
        write_tree(disk / "truoc" / "ket-qua", files("cu"))
        out = "ket-qua"
        found = set()
        for left in stops(server, "write", [out, "moi", False, two_renames], disk / "truoc", power=power):
            target = left / "ket-qua"
            if target.exists():
                assert tree(target) in (files("cu"), files("moi"))
                found.add("moi" if tree(target) == files("moi") else "cu")
            else:
                assert two_renames
            write_tree(target, files("moi"))
            assert tree(target) == files("moi")
            assert verify(target) == []
            assert [path.name for path in left.iterdir()] == ["ket-qua"]
        assert found == {"cu", "moi"}

    def it_loses_nothing_of_the_clerk_s(self, server: Stopper, disk: Path, power: str, two_renames: bool) -> None:
        before = disk / "truoc"
        write_tree(before / "ket-qua", files("cu"))
        (before / "ket-qua" / NOTE).write_bytes(b"cua toi")
        (before / "ket-qua" / "ho-so" / "01.docx").write_bytes(b"toi da sua")
        out = "ket-qua"
        for left in stops(server, "write", [out, "moi", True, two_renames], before, power=power):
            write_tree(left / "ket-qua", files("moi"), force=True)
            assert tree(left / "ket-qua") == files("moi") | {NOTE: b"cua toi"}
            others = {path.name for path in left.iterdir()} - {"ket-qua", "ket-qua-giu-lai"}
            assert others == set()

    def it_leaves_no_half_of_a_first_output(self, server: Stopper, disk: Path, power: str, two_renames: bool) -> None:
        (disk / "truoc").mkdir()
        out = "ket-qua"
        for left in stops(server, "write", [out, "moi", False, two_renames], disk / "truoc", power=power):
            assert not (left / "ket-qua").exists() or tree(left / "ket-qua") == files("moi")
            write_tree(left / "ket-qua", files("moi"))
            assert [path.name for path in left.iterdir()] == ["ket-qua"]


class DescribeALeftover:
    def it_never_comes_into_another_output(self, tmp_path: Path) -> None:
        for hidden in (f".ket-qua.{'0' * 32}.moi", ".ket-qua.dang-ghi-1"):
            (tmp_path / hidden).mkdir()
            (tmp_path / hidden / "la.docx").write_bytes(b"cua ho so khac")
        write_tree(tmp_path / "ket-qua", files("moi"))
        assert tree(tmp_path / "ket-qua") == files("moi")

    def it_is_put_back_when_it_is_the_output(self, tmp_path: Path) -> None:
        write_tree(tmp_path / "ket-qua", files("cu"))
        (tmp_path / "ket-qua").rename(tmp_path / f".ket-qua.{'a' * 32}.cu")
        (tmp_path / "ket-qua.khac").mkdir()
        told = write_tree(tmp_path / "ket-qua", files("moi"))
        assert [problem.code for problem in told.told] == ["output.put_back"]
        assert tree(tmp_path / "ket-qua") == files("moi")

    def it_goes_under_another_name_too(self, tmp_path: Path) -> None:
        left = tmp_path / f".khac.{'0' * 32}.moi"
        with locked(tmp_path / "khac"):
            left.mkdir()
            write_tree(tmp_path / "ket-qua", files("moi"))
            assert left.is_dir()
        write_tree(tmp_path / "ket-qua", files("moi"))
        assert not left.exists()
        write_tree(tmp_path / "khac", files("cu"))
        (tmp_path / "khac").rename(tmp_path / f".khac.{'a' * 32}.cu")
        told = write_tree(tmp_path / "ket-qua", files("moi"))
        assert [problem.code for problem in told.told] == ["output.put_back"]
        assert {path.name for path in tmp_path.iterdir()} == {"ket-qua", "khac"}

    @pytest.mark.parametrize("name", [".ket-qua.moi", f".ket-qua.{'0' * 31}.moi", ".ket-qua.khac"])
    def but_what_is_not_surely_ours_stays(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).mkdir()
        write_tree(tmp_path / "ket-qua", files("moi"))
        assert (tmp_path / name).is_dir()


class DescribeWhatIsSavedMeanwhile:
    def it_is_kept_and_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        out = tmp_path / "ket-qua"
        write_tree(out, files("cu"))
        swap = placing._swap

        def saved_just_before(target: Path, fresh: Path) -> Path | None:
            (target / "ho-so" / "00.docx").write_bytes(b"Word vua luu")
            (target / NOTE).write_bytes(b"moi viet")
            return swap(target, fresh)

        monkeypatch.setattr(placing, "_swap", saved_just_before)
        told = write_tree(out, files("moi"))
        assert [problem.code for problem in told.told] == ["output.saved_meanwhile"]
        assert tree(out) == files("moi")
        assert tree(tmp_path / "ket-qua-giu-lai") == {"ho-so/00.docx": b"Word vua luu", NOTE: b"moi viet"}


class DescribeAnInterruptOnceTheNewTreeStands:
    """Ctrl-C, or the system's word to end, while the earlier tree is taken away."""

    def it_leaves_nothing_beside_and_tells_what_is_written(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        out, made = tmp_path / "ket-qua", tmp_path / ".ket-qua.dang-lam" / "tep"
        write_tree(out, files("cu"))
        write_tree(made, files("moi"))
        rmtree = shutil.rmtree
        calls: list[Path] = []

        def interrupted(path: Path, **options: Any) -> None:
            calls.append(path)
            if len(calls) == 1:
                raise KeyboardInterrupt
            rmtree(path, **options)

        monkeypatch.setattr(placing.shutil, "rmtree", interrupted)
        forget()
        with pytest.raises(KeyboardInterrupt):
            put_in_place(out, made)
        assert written() == (str(out),)
        assert tree(out) == files("moi")
        assert {path.name for path in tmp_path.iterdir()} == {"ket-qua", ".ket-qua.dang-lam"}


class DescribeAFolderWhoseNameIsTooLong:
    @pytest.mark.skipif(os.name != "posix", reason="255 bytes are of POSIX")
    def it_is_told_before_anything_is_made_beside_it(self, tmp_path: Path) -> None:
        with pytest.raises(ProblemsError) as error, under_way(tmp_path / ("đ" * 110), "khoa"):
            pass
        assert [problem.code for problem in error.value.problems] == ["system.mend"]
        assert list(tmp_path.iterdir()) == []


class DescribeANewFile:
    @pytest.mark.parametrize("power", ["", "cut", "torn"])
    def it_is_whole_or_not_there(self, server: Stopper, disk: Path, power: str) -> None:
        (disk / "truoc").mkdir()
        path = str(disk / "dang-lam" / "ho-so.yaml")
        begun, at = disk / "dang-lam", 0
        while True:
            at += 1
            shutil.rmtree(begun, ignore_errors=True)
            shutil.rmtree(disk / "dang-lam.cut", ignore_errors=True)
            begun.mkdir()
            answer = server.order("test_stopping:write_one", [path], begun, at, power=power)
            if answer["ended"] != KILLED:
                break
            left = disk / ("dang-lam.cut" if power else "dang-lam")
            assert {name: data for name, data in tree(left).items() if not name.startswith(".")} in (
                {},
                {"ho-so.yaml": b"du lieu"},
            )
        assert at > 2


def it_has_the_answer_of_the_server(server: Stopper, tmp_path: Path) -> None:
    (tmp_path / "dang-lam").mkdir()
    answer = server.order(
        "test_stopping:write", [str(tmp_path / "dang-lam" / "a"), "moi", False, False], tmp_path / "dang-lam"
    )
    assert json.dumps(answer["result"]) == "[]"
