"""What every test may use: the sample, changed copies of it, documents built from it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
import started
from hypothesis import settings
from pacing import Pace

from ntm_docs.checking import rule
from ntm_docs.machine import kept
from ntm_docs.pipeline import build
from ntm_docs.planning import Planned, plan_input
from ntm_docs.reading import RawMapping
from ntm_docs.reading.yaml_files.tree import parse_yaml
from ntm_docs.spreadsheets.writing.create import workbook_of

# The same examples every time, so that a failure is a change; NTM_DOCS_THOROUGH=1 looks further.
settings.register_profile("quick", derandomize=True, deadline=None)
settings.register_profile("thorough", max_examples=2_000, deadline=None)
settings.load_profile("thorough" if os.environ.get("NTM_DOCS_THOROUGH") else "quick")

# A shell that starts the tests in the background has them ignore Ctrl-C; the programs that they start would, too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

rule.STRICT = True  # a rule that breaks is a fault of ours, whatever the clerk is told

ROOT = Path(__file__).resolve().parent.parent
STARTER = ROOT / "ntm_docs" / "starters" / "ho-so.yaml"
# What a clerk does with the starter first: names, days, figures and sentences of one's own.
OWN = (
    ("Văn Mẫu", "Văn Minh"), ("Thị Mẫu", "Thị Minh"), ("Dương Văn Minh", "Dương Văn Hòa"), ("ấp Mẫu", "ấp Thạnh Tây"),
    ("xã Mẫu", "xã Thạnh Đông"), ("Xã Mẫu", "Xã Thạnh Đông"), ("địa danh: Mẫu", "địa danh: Thạnh Đông"),
    ("ng Mẫu", "ng Hòa"), ("Phòng họp Mẫu", "Phòng họp số 1"), ("00/QĐ-UBND", "2875/QĐ-UBND"),
    ("02/9/2021", "16/8/2021"), ("  ngày: 01/5/2023", "  ngày: 07/7/2023"),
    ("30/4/2023", "27/6/2023"), ("báo cáo: 01/5/2023", "báo cáo: 26/6/2023"), ("12/4/1974", "15/4/1974"),
    ("9.876.543.000", "9.860.000.000"), ("12.345", "14.200"), ("23.456", "11.350"), ("345.678.000", "386.000.000"),
    ("4.321", "2.340"), ("589", "145"), ("72,6 triệu", "71,9 triệu"), ("06 ấp, 2.384 hộ", "07 ấp, 2.390 hộ"),
    ("19/19 tiêu chí", "18/19 tiêu chí"), ("1,8 km", "1,7 km"), ("8,6 ha", "8,5 ha"),
)  # fmt: skip


def own_starter(text: str | None = None) -> str:
    """The starter dossier as a clerk fills it in: nothing of the sample is left."""
    text = STARTER.read_text(encoding="utf-8") if text is None else text
    for old, new in OWN:
        assert old in text, old
        text = text.replace(old, new)
    return text


def own_workbook(path: Path) -> Path:
    """The starter dossier as a workbook, filled in by its clerk."""
    raw = parse_yaml(own_starter(), STARTER.name)
    assert isinstance(raw, RawMapping)
    path.write_bytes(workbook_of([raw], [], []))
    return path


SAMPLE = ROOT / "samples" / "ho-so-kien-giang-2023.yaml"


def command(
    arguments: Sequence[str], folder: Path, *, anew: bool = False, **environment: str
) -> subprocess.CompletedProcess[str]:
    """The installed command, as a user starts it; `anew` where it matters that Python itself starts."""
    given = os.environ | {"PYTHONIOENCODING": "utf-8"} | environment
    if started.FORKS and not anew:
        return started.run_forked(arguments, folder, given)
    return subprocess.run(
        [sys.executable, "-m", "ntm_docs", *arguments],
        cwd=folder,
        env=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the golden texts anew")
    parser.addoption("--within", type=float, metavar="SECONDS", help="only the tests that took so long together")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Pace(config))


@pytest.fixture(scope="session")
def sample_text() -> str:
    return SAMPLE.read_text(encoding="utf-8")


def edited_copy(text: str, path: Path, *edits: tuple[str, str]) -> Path:
    """A text with parts replaced, each where it is found first, in a file."""
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def changed(sample_text: str, tmp_path: Path) -> Callable[..., Path]:
    """A copy of the sample with texts replaced, each exactly where it is found first."""

    return partial(edited_copy, sample_text, tmp_path / "ho-so.yaml")


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is kept between commands stays within these tests; programs that they start have the user's own."""
    folder = tmp_path_factory.mktemp("nho")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept, "user_cache_folder", lambda: folder)
        yield


@pytest.fixture(scope="session")
def planned() -> Planned:
    return plan_input(SAMPLE)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, built once."""
    out = tmp_path_factory.mktemp("demo") / "out"
    build(SAMPLE, out)
    return out
