"""What workers and stores give back is held against what was asked."""

import json
import os
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from ntm_docs.batch import RunOptions, build_workbook, run, work
from ntm_docs.batch.entries import Entry
from ntm_docs.batch.store import Store
from ntm_docs.batch.work import Order, Result
from ntm_docs.finishing import dossier_text, verify
from ntm_docs.messages import language
from ntm_docs.problems import MachineError

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from review import write_review

Spoil = Callable[[Result, Path], Any]


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("bang") / "danh-sach.xlsx"
    assert write_review(source, 4, 2) > 1
    return source


def with_documents(result: Result, change: Callable[[dict[str, Any]], object]) -> Result:
    """The result with its first dossier changed, the text as we write it."""
    assert result.entry is not None
    entry: Entry = deepcopy(result.entry)
    dossier = json.loads(entry["dossiers"][0])
    change(dossier)
    entry["dossiers"][0] = dossier_text(dossier)
    return replace(result, entry=entry)


def with_path(path: str) -> Spoil:
    def change(dossier: dict[str, Any]) -> None:
        dossier["documents"][0]["path"] = path

    return lambda result, _tree: with_documents(result, change)


def below_own(path: str) -> Spoil:
    """A path that begins as the dossier's own."""

    def spoil(result: Result, _tree: Path) -> Result:
        def change(dossier: dict[str, Any]) -> None:
            dossier["documents"][0]["path"] = f"{dossier['id']}/{path}"

        return with_documents(result, change)

    return spoil


def twice(result: Result, _tree: Path) -> Result:
    return with_documents(result, lambda dossier: dossier["documents"].append(dossier["documents"][0]))


def in_capitals_too(result: Result, _tree: Path) -> Result:
    def change(dossier: dict[str, Any]) -> None:
        first = dossier["documents"][0]
        above, _, name = first["path"].rpartition("/")
        dossier["documents"].append(first | {"path": f"{above}/{name.upper()}"})

    return with_documents(result, change)


def with_entry(**fields: Any) -> Spoil:
    return lambda result, _tree: replace(result, entry={**(result.entry or {}), **fields})


def first_document(result: Result, tree: Path) -> Path:
    assert result.entry is not None
    path: str = json.loads(result.entry["dossiers"][0])["documents"][0]["path"]
    return tree / path


def as_link(result: Result, tree: Path) -> Result:
    document = first_document(result, tree)
    away = tree.parent / "noi-khac.docx"
    document.rename(away)
    document.symlink_to(away)
    return result


def folder_as_link(result: Result, tree: Path) -> Result:
    folder = first_document(result, tree).parent
    away = tree.parent / "noi-khac"
    folder.rename(away)
    folder.symlink_to(away, target_is_directory=True)
    return result


def overwritten(result: Result, tree: Path) -> Result:
    first_document(result, tree).write_bytes(b"PK")
    return result


def one_more(result: Result, tree: Path) -> Result:
    first_document(result, tree).with_name("la.docx").write_bytes(b"PK")
    return result


def gone(result: Result, tree: Path) -> Result:
    first_document(result, tree).unlink()
    return result


SPOILT: dict[str, Spoil] = {
    "climbs": with_path("../../../etc/cron.d/x"),
    "climbs below its own": below_own("../../../x.docx"),
    "is absolute": with_path("/etc/passwd"),
    "is of Windows": with_path("C:\\Windows\\x.docx"),
    "has a backslash": below_own("..\\..\\x.docx"),
    "has no name": below_own(""),
    "is a dot": below_own("./01-to-trinh.docx"),
    "is a device": below_own("con.docx"),
    "ends in a dot": below_own("01-to-trinh.docx."),
    "holds a line break": below_own("a\nb.docx"),
    "is decomposed": below_own("to\u0302.docx"),
    "is of another unit": with_path("don-vi-khac/ho-so/01-to-trinh.docx"),
    "stands twice": twice,
    "stands twice but for capitals": in_capitals_too,
    "has no digest": lambda result, _tree: with_documents(result, lambda one: one["documents"][0].update(sha256="0")),
    "another dossier": lambda result, _tree: with_documents(result, lambda one: one.update(id="../x")),
    "another folder": with_entry(folder="../.."),
    "another text": with_entry(dossiers=['{"id": 1}']),
    "no json": with_entry(dossiers=["{"]),
    "deep json": with_entry(dossiers=["[" * 100_000]),
    "one more field": with_entry(lạ=1),
    "numbers for texts": with_entry(warnings=[1]),
    "a first document elsewhere": with_entry(first={"to-trinh": "../../x"}),
    "no entry": lambda result, _tree: replace(result, entry=None),
    "no result": lambda _result, _tree: {"unit": 0},
    "another unit": lambda result, _tree: replace(result, unit=99),
    "a negative unit": lambda result, _tree: replace(result, unit=-1),
    "true for a unit": lambda result, _tree: replace(result, unit=True),
    "problems that are none": lambda result, _tree: replace(result, problems=["x"]),
}
ON_DISK: dict[str, Spoil] = {
    "a link for a file": as_link,
    "a link for a folder": folder_as_link,
    "other contents": overwritten,
    "a file more": one_more,
    "a file less": gone,
}


@pytest.fixture
def cluster_of(monkeypatch: pytest.MonkeyPatch) -> Callable[[Spoil], None]:
    """A cluster of one worker in this process, whose answers to its second unit are spoilt."""

    def spoilt(spoil: Spoil) -> None:
        def on_cluster(_address: str, order: Order, numbers: Sequence[int], _waiting: int) -> Iterator[Any]:
            for number in numbers:
                result = work.make_for(order, number)
                yield spoil(result, order.tree) if number == 1 else result

        monkeypatch.setattr(run, "on_cluster", on_cluster)

    return spoilt


def is_refused(spoil: Spoil, cluster_of: Callable[[Spoil], None], review: Path, out: Path) -> None:
    """A cluster that answers so is told, and nothing is put in place."""
    cluster_of(spoil)
    with pytest.raises(MachineError, match="không phải của đơn vị được giao"):
        build_workbook(review, out, RunOptions(cluster="tcp://x"))
    assert not out.exists()


class DescribeAWorkersAnswer:
    def it_is_believed_when_it_is_what_was_asked(
        self, cluster_of: Callable[[Spoil], None], review: Path, tmp_path: Path
    ) -> None:
        cluster_of(lambda result, _tree: result)
        done = build_workbook(review, tmp_path / "ra", RunOptions(cluster="tcp://x"))
        assert done.units > 1
        assert verify(tmp_path / "ra") == []

    def it_leaves_the_language_of_this_process_as_it_was(
        self, cluster_of: Callable[[Spoil], None], review: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        cluster_of(lambda result, _tree: result)
        build_workbook(review, tmp_path / "ra", RunOptions(cluster="tcp://x"))
        monkeypatch.setenv("NTM_DOCS_LANG", "en")
        assert language() == "en"

    @pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
    def but_not_when_it_names_what_is_not_its_own(
        self, spoil: Spoil, cluster_of: Callable[[Spoil], None], review: Path, tmp_path: Path
    ) -> None:
        is_refused(spoil, cluster_of, review, tmp_path / "ra")

    @pytest.mark.parametrize("spoil", ON_DISK.values(), ids=ON_DISK)
    @pytest.mark.skipif(os.name != "posix", reason="links need a right on Windows")
    def but_not_when_its_files_are_others(
        self, spoil: Spoil, cluster_of: Callable[[Spoil], None], review: Path, tmp_path: Path
    ) -> None:
        is_refused(spoil, cluster_of, review, tmp_path / "ra")

    def but_not_twice(self, monkeypatch: pytest.MonkeyPatch, review: Path, tmp_path: Path) -> None:
        def on_cluster(_address: str, order: Order, numbers: Sequence[int], _waiting: int) -> Iterator[Any]:
            first = work.make_for(order, numbers[0])
            yield first
            yield first

        monkeypatch.setattr(run, "on_cluster", on_cluster)
        with pytest.raises(MachineError, match="không phải của đơn vị được giao"):
            build_workbook(review, tmp_path / "ra", RunOptions(cluster="tcp://x"))


class DescribeTheWorkbookOfAWorker:
    def it_is_the_callers(self, monkeypatch: pytest.MonkeyPatch, review: Path, tmp_path: Path) -> None:
        source = tmp_path / "danh-sach.xlsx"
        source.write_bytes(review.read_bytes())

        def on_cluster(_address: str, order: Order, numbers: Sequence[int], _waiting: int) -> Iterator[Any]:
            write_review(source, 5, 2)  # somebody saves another one while the run is on its way
            yield from (work.make_for(order, number) for number in numbers)

        monkeypatch.setattr(run, "on_cluster", on_cluster)
        with pytest.raises(MachineError, match="đã đổi trong khi chạy"):
            build_workbook(source, tmp_path / "ra", RunOptions(cluster="tcp://x"))
        assert not (tmp_path / "ra").exists()

    def its_copy_in_the_store_too(self, monkeypatch: pytest.MonkeyPatch, review: Path, tmp_path: Path) -> None:
        store, other = tmp_path / "kho", tmp_path / "khac.xlsx"
        write_review(other, 5, 2)

        def on_cluster(_address: str, order: Order, numbers: Sequence[int], _waiting: int) -> Iterator[Any]:
            next(store.rglob("bang-tinh")).write_bytes(other.read_bytes())
            yield from (work.make_for(order, number) for number in numbers)

        monkeypatch.setattr(run, "on_cluster", on_cluster)
        with pytest.raises(MachineError, match="đã đổi trong khi chạy"):
            build_workbook(review, tmp_path / "ra", RunOptions(cluster="tcp://x", through=store.as_uri()))
        assert not (tmp_path / "ra").exists()


def archive(path: Path, members: Sequence[tuple[str, bytes]], compression: int = zipfile.ZIP_STORED) -> None:
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w", compression) as out:
        for name, data in members:
            out.writestr(name, data)


@pytest.mark.filterwarnings("ignore:Duplicate name")
class DescribeAnArchiveInTheStore:
    def entry(self, *names: str, data: bytes = b"x") -> Entry:
        documents = [{"path": name, "sha256": sha256(data).hexdigest()} for name in names]
        return {"folder": "", "dossiers": [json.dumps({"documents": documents})]}

    def it_is_taken_when_it_holds_what_was_made(self, tmp_path: Path) -> None:
        archive(tmp_path / "dot" / "1.zip", [("a/b.docx", b"x")])
        Store(tmp_path.as_uri(), "dot").take(1, tmp_path / "ra", self.entry("a/b.docx"))
        assert (tmp_path / "ra" / "a" / "b.docx").read_bytes() == b"x"

    @pytest.mark.parametrize(
        "members",
        [
            [],
            [("a/b.docx", b"y")],
            [("a/b.docx", b"x"), ("a/c.docx", b"x")],
            [("a/b.docx", b"x"), ("a/b.docx", b"x")],
            [("a/b.docx", b"x"), ("../../x", b"x")],
            [(f"{number}", b"") for number in range(2000)],
        ],
    )
    def but_not_with_more_or_less_or_other(self, members: list[tuple[str, bytes]], tmp_path: Path) -> None:
        archive(tmp_path / "dot" / "1.zip", members)
        with pytest.raises(MachineError, match="không dùng được"):
            Store(tmp_path.as_uri(), "dot").take(1, tmp_path / "ra", self.entry("a/b.docx"))
        assert not (tmp_path / "ra").exists()

    @pytest.mark.parametrize("compression", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
    def but_nothing_that_grows(self, compression: int, tmp_path: Path) -> None:
        bomb = b"\0" * 30_000_000
        archive(tmp_path / "dot" / "1.zip", [("a/b.docx", bomb)], compression)
        with pytest.raises(MachineError, match="không dùng được"):
            Store(tmp_path.as_uri(), "dot").take(1, tmp_path / "ra", self.entry("a/b.docx", data=bomb))

    def but_not_beyond_the_limit(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setattr("ntm_docs.batch.store.MAX_DOCUMENT", 1000)
        monkeypatch.setattr("ntm_docs.batch.store._AROUND", 1000)
        for size in (1001, 5000):
            archive(tmp_path / "dot" / "1.zip", [("a/b.docx", b"x" * size)])
            with pytest.raises(MachineError, match="không dùng được"):
                Store(tmp_path.as_uri(), "dot").take(1, tmp_path / "ra", self.entry("a/b.docx", data=b"x" * size))

    @pytest.mark.parametrize("name", ["../x", "/x", "a\\b", "C:x", "a/../../x", "nul.docx", "a//b"])
    def but_no_name_leads_out(self, name: str, tmp_path: Path) -> None:
        archive(tmp_path / "dot" / "1.zip", [(name, b"x")])
        with pytest.raises(MachineError, match="không dùng được"):
            Store(tmp_path.as_uri(), "dot").take(1, tmp_path / "ra", self.entry(name))
        assert sorted(path.name for path in tmp_path.rglob("*")) == ["1.zip", "dot"]

    def but_a_workbook_beyond_the_limit_is_not_fetched(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setattr("ntm_docs.batch.store.MAX_BYTES", 10)
        (tmp_path / "dot").mkdir()
        (tmp_path / "dot" / "bang-tinh").write_bytes(b"x" * 11)
        with pytest.raises(MachineError, match="không dùng được"):
            Store(tmp_path.as_uri(), "dot").fetch_workbook(tmp_path / "ban-sao.xlsx")
        assert not (tmp_path / "ban-sao.xlsx").exists()
