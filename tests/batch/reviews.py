"""A review of many units, its result undisturbed, and what lies in a folder."""

import hashlib
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from ntm_docs.batch import RunOptions, build_workbook
from ntm_docs.batch.run import FinishedRun

sys.path.insert(0, str(ROOT / "benchmarks"))
from review import write_review

NOMINEES, PER_UNIT = 24, 3  # eight units


@pytest.fixture(scope="session")
def review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("xet") / "danh-sach.xlsx"
    write_review(path, NOMINEES, PER_UNIT)
    return path


def tree(folder: Path) -> dict[str, str]:
    """The digest of every file, by path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="session")
def run_once(review: Path, tmp_path_factory: pytest.TempPathFactory) -> FinishedRun:
    """The review, made once in a folder of its own; for tests that only look at it."""
    out = tmp_path_factory.mktemp("yen") / "ket-qua"
    return build_workbook(review, out, RunOptions(processes=1))


@pytest.fixture(scope="session")
def undisturbed(run_once: FinishedRun) -> dict[str, str]:
    return tree(run_once.folder)
