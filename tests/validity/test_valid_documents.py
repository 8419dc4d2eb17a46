"""Word takes every form and every document that is made, without repairing it."""

import json
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from judge import enough_of, faults_in, faults_of, kinds_of, lacks
from strategies import printable_text

from ntm_docs.checking import check_bytes
from ntm_docs.checking.annotate import annotate
from ntm_docs.pipeline import build
from ntm_docs.planning import WantedExtras
from ntm_docs.problems import ProblemsError
from ntm_docs.rendering import find_templates

pytestmark = pytest.mark.slow
THOROUGH = bool(os.environ.get("NTM_DOCS_THOROUGH"))

FORMS = sorted(find_templates().glob("*.docx"))
SAMPLES = sorted((ROOT / "samples").glob("*.yaml"))
PAPERS = [path for path in sorted((ROOT / "tests").glob("*/goc/*.docx")) if "-dung" not in path.stem]  # all have faults


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every document of every sample: complete, before the meeting, decisions, appendices, drafts."""
    folder = tmp_path_factory.mktemp("mau")
    for source in SAMPLES:
        award = source.stem.startswith("ho-so")
        build(source, folder / source.stem, wanted=WantedExtras(complete=award, separators=True))
        if award:
            build(source, folder / f"{source.stem}-hop", wanted=WantedExtras(meeting=True))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.docx"))}


class DescribeForms:
    def they_are_valid(self) -> None:
        forms = {path.stem: path.read_bytes() for path in FORMS}
        assert len(forms) > 30
        assert faults_in(enough_of(forms)) == {}

    @pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
    def they_are_whole_packages(self, path: Path) -> None:
        assert lacks(path.read_bytes()) == []


class DescribeDocuments:
    def they_are_valid(self, made: Mapping[str, bytes]) -> None:
        assert len(made) > 70
        chosen = enough_of(made)
        assert len(chosen) > 5
        assert faults_in(chosen) == {}

    def they_are_whole_packages(self, made: Mapping[str, bytes]) -> None:
        assert {name: found for name, data in made.items() if (found := lacks(data))} == {}

    def they_are_valid_whatever_is_written_in_them(self) -> None:
        found: dict[str, bytes] = {}

        @given(st.lists(printable_text(40), min_size=1, max_size=9), st.lists(st.sampled_from(MARKS), min_size=9))
        @settings(max_examples=60)
        def collect(texts: list[str], marks: list[str]) -> None:
            body = "\n".join(mark + text for mark, text in zip(marks, texts, strict=False))
            found.update(drafted(body))

        collect()
        assert len(found) > 20
        assert faults_in(enough_of(found)) == {}


MARKS = ("", "", "I. ", "1. ", "a) ", "- ", "Điều 1. ", "CHƯƠNG I\n", "\n\n", "\t", "**")


def drafted(body: str) -> dict[str, bytes]:
    """The documents of a plan of that text; none where the text is refused."""
    with TemporaryDirectory() as name:
        source = Path(name) / "nho.json"
        source.write_text(json.dumps({"loại": "kế hoạch", "nội dung": body}, ensure_ascii=False), encoding="utf-8")
        try:
            build(source, Path(name) / "out")
        except ProblemsError:
            return {}
        return {f"{body}: {path.name}": path.read_bytes() for path in Path(name).rglob("*.docx")}


class DescribeAnnotatedCopies:
    """Each is a whole package; the judge, who takes a second for each, sees a few, with NTM_DOCS_THOROUGH all."""

    @pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
    def they_are_whole_packages(self, path: Path) -> None:
        assert lacks(annotated(path)) == []

    @pytest.mark.parametrize("path", PAPERS if THOROUGH else PAPERS[::5], ids=lambda path: path.stem)
    def they_have_the_faults_of_their_papers_and_no_others(self, path: Path) -> None:
        assert kinds_of(faults_of(annotated(path))) == kinds_of(faults_of(path.read_bytes()))


def annotated(path: Path) -> bytes:
    data = path.read_bytes()
    checked = check_bytes(data, path.name)
    assert checked.findings
    return annotate(data, checked, date(2026, 11, 28))
