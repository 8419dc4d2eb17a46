"""What the machine lacks is told in words, with a place; the work can be done again with the same command."""

import errno
import os
import resource
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import ROOT, own_workbook

from ntm_docs.__main__ import run

PAPER = ROOT / "tests" / "checking" / "goc" / "ke-hoach-sai-libreoffice.docx"
BOOKS = ROOT / "tests" / "spreadsheets" / "goc"
DRAFT = ROOT / "samples" / "cong-van-kien-giang-2024.yaml"
# Every command that writes one file, and those that write folders.
WRITING = {
    "new": ["new", "cong-van", "-o", "R.yaml"],
    "import": ["import", str(PAPER), "-o", "R.yaml"],
    "annotate": ["check", str(PAPER), "--annotate", "R.docx"],
    "schema": ["schema", "ho-so", "-o", "R.json"],
    "list": ["new", "danh-sach", "-o", "R.xlsx"],
    "repair": ["build", str(BOOKS / "danh-sach.ods"), "-o", "ra", "--repair", "R.xlsx"],
    "build": ["build", str(DRAFT), "-o", "R"],
    "book": ["build", "so.xlsx", "-o", "R"],
}
RAW = ("[Errno", "Traceback", "No space", "File too large", "Too many open", "No usable temporary")
Told = Callable[[list[str]], tuple[int, str]]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Told:
    """Runs a command in an empty folder; its exit code and everything it printed."""
    monkeypatch.chdir(tmp_path)

    def tell(arguments: list[str]) -> tuple[int, str]:
        code = run(arguments)
        printed = capsys.readouterr()
        text = printed.out + printed.err
        assert not [word for word in RAW if word in text], text
        assert code != 70, text
        return code, text

    return tell


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return own_workbook(tmp_path_factory.mktemp("so") / "so.xlsx").read_bytes()


@contextmanager
def limited(what: int, most: int) -> Iterator[None]:
    """This process and its children may have so much of something."""
    soft, hard = resource.getrlimit(what)
    resource.setrlimit(what, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(what, (soft, hard))


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.name != "so.xlsx" and not path.name.endswith(".khoa"))


class DescribeAFullDisk:
    @pytest.mark.parametrize("most", [0, 900])
    @pytest.mark.parametrize("name", sorted(WRITING))
    def it_leaves_nothing_that_blocks_the_same_command(
        self, name: str, most: int, told: Told, tmp_path: Path, book: bytes
    ) -> None:
        """A process whose files may not grow gets from each write what it gets from a full disk."""
        Path("so.xlsx").write_bytes(book)
        with limited(resource.RLIMIT_FSIZE, most):
            code, text = told(WRITING[name])
        assert (code, "đĩa đã đầy" in text) == (3, True), text
        assert left(tmp_path) == []
        assert told(WRITING[name])[0] in (0, 1)
        assert any(Path(f"R{ending}").exists() for ending in ("", ".yaml", ".docx", ".json", ".xlsx"))


class DescribeFewFileHandles:
    @pytest.mark.parametrize("more", range(1, 6))
    @pytest.mark.parametrize("name", ["build", "book", "repair", "annotate"])
    def they_are_told_as_that(self, name: str, more: int, told: Told, book: bytes) -> None:
        Path("so.xlsx").write_bytes(book)
        taken = os.open(os.devnull, os.O_RDONLY)
        os.close(taken)
        with limited(resource.RLIMIT_NOFILE, taken + more):
            code, text = told(WRITING[name])
        assert code in (0, 1) if Path("R").exists() or Path("R.docx").exists() or Path("R.xlsx").exists() else code == 3
        assert code != 3 or "quá nhiều tệp" in text or ".khoa: " in text, (
            text
        )  # the library of locks has its own reasons


class DescribeTheTemporaryFolder:
    @pytest.mark.parametrize("name", ["book", "repair"])
    def it_may_be_nowhere(self, name: str, told: Told, book: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
        def nowhere() -> str:
            raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found in ['/tmp']")

        monkeypatch.setattr(tempfile, "tempdir", None)
        monkeypatch.setattr(tempfile, "_get_default_tempdir", nowhere)
        Path("so.xlsx").write_bytes(book)
        code, text = told(WRITING[name])
        assert (code, "thư mục tạm" in text) == (3, True), text


class DescribeWhatNobodyReads:
    def it_is_told_by_the_exit_code_and_names_what_is_written(
        self, told: Told, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def gone(*_printed: object, **_options: object) -> None:
            raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))

        monkeypatch.setattr("ntm_docs.terminal.reports.report.print_built", gone)
        code, text = told(WRITING["build"])
        assert (code, "đã ghi xong: R;" in text, "chưa ghi tệp nào" in text) == (3, True, False)

    def it_is_named_after_ctrl_c_while_the_result_is_checked(
        self, told: Told, monkeypatch: pytest.MonkeyPatch, book: bytes
    ) -> None:
        def stopped(*_arguments: object, **_options: object) -> None:
            raise KeyboardInterrupt

        Path("so.xlsx").write_bytes(book)
        monkeypatch.setattr("ntm_docs.terminal.reports.check.print_made", stopped)
        for name in ("build", "book"):
            code, text = told([*WRITING[name][:-1], f"R-{name}"])
            assert (code, f"đã ghi xong: R-{name};" in text) == (130, True), text
