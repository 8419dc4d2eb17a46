"""Where the pages of the samples break: alike on every system and with every LibreOffice.

The file holds, for each document, how each of its pages begins. After a wanted change: `make golden`, then look at
the pages.
"""

import json
import re
from pathlib import Path

import pytest
from conftest import ROOT
from pypdf import PdfReader

from ntm_docs.pipeline import build
from ntm_docs.printing import make_pdfs
from ntm_docs.printing.pdf.geometry import lines_of, pieces_of

pytestmark = pytest.mark.office

SAMPLES = sorted((ROOT / "samples").glob("*.yaml"))
GOLDEN = Path(__file__).parent / "ngat-trang.json"
LETTERS = 24  # of the first line of a page, without marks and spaces


def beginnings(pdf: Path) -> list[str]:
    """How each page begins, below its number."""
    found = []
    for number, page in enumerate(PdfReader(pdf).pages, 1):
        lines = [re.sub(r"[\W_]", "", line.text) for line in lines_of(pieces_of(page), number)]
        found.append(next((line for line in lines if line and not line.isdigit()), "")[:LETTERS])
    return found


@pytest.fixture(scope="module")
def breaks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Every document of every sample, printed."""
    folder = tmp_path_factory.mktemp("ngat")
    for sample in SAMPLES:
        build(sample, folder / sample.stem)
    made = make_pdfs(sorted(folder.rglob("*.docx")))
    assert [one.problem for one in made if one.problem] == []
    return {one.pdf.relative_to(folder).with_suffix("").as_posix(): beginnings(one.pdf) for one in made}


class DescribePageBreaks:
    def they_stand_where_they_stood(self, breaks: dict[str, list[str]], request: pytest.FixtureRequest) -> None:
        if request.config.getoption("--golden"):
            GOLDEN.write_text(json.dumps(breaks, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        known = json.loads(GOLDEN.read_text(encoding="utf-8"))
        assert breaks.keys() == known.keys()
        assert {name: found for name, found in breaks.items() if found != known[name]} == {}

    def they_are_many_enough_to_be_a_proof(self) -> None:
        known = json.loads(GOLDEN.read_text(encoding="utf-8"))
        assert sum(map(len, known.values())) > 100
        assert all(page for pages in known.values() for page in pages)
