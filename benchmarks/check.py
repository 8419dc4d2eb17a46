"""How long the checker takes: one document of 300 pages, and 1 000 documents of two pages.

    python benchmarks/check.py [--count N] [--pages N]

The ratio is to reading the same documents with python-docx alone, in the same run.
"""

import argparse
import tempfile
import time
from copy import deepcopy
from io import BytesIO
from pathlib import Path

from docx import Document

from ntm_docs.checking import check_bytes, check_files
from ntm_docs.pipeline import build_all

ROOT = Path(__file__).resolve().parent.parent
PAGES, COUNT = 300, 1_000
PARAGRAPHS_ON_A_PAGE, LONG = 12, 100


def long_document(data: bytes, pages: int) -> bytes:
    """The text of a plan again and again, until it fills so many pages."""
    document = Document(BytesIO(data))
    body = [one._element for one in document.paragraphs if len(one.text) > LONG]  # noqa: SLF001 -- copied as XML
    while len(document.paragraphs) < pages * PARAGRAPHS_ON_A_PAGE:
        spot = body[-1]
        for paragraph in body:
            spot.addnext(deepcopy(paragraph))
            spot = spot.getnext()
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--pages", type=int, default=PAGES)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build_all([ROOT / "samples" / "ke-hoach-duc-pho.yaml"], folder / "plan")
        build_all([ROOT / "samples" / "ho-so-kien-giang-2025.yaml"], folder / "dossier")
        plan = next((folder / "plan").rglob("01-*.docx")).read_bytes()
        paper = next((folder / "dossier").rglob("01-to-trinh.docx")).read_bytes()
        data = long_document(plan, given.pages)
        started = time.perf_counter()
        check_bytes(data, "long.docx")
        print(f"1 document of about {given.pages} pages: {time.perf_counter() - started:.1f} s")
        copies = [folder / f"{number:04}.docx" for number in range(given.count)]
        for path in copies:
            path.write_bytes(paper)
        started = time.perf_counter()
        checked = list(check_files(copies))
        ours = time.perf_counter() - started
        started = time.perf_counter()
        for path in copies:
            [run.font.size for one in Document(str(path)).paragraphs for run in one.runs]
        other = time.perf_counter() - started
        ratio = f"{ours / other:.1f} times what python-docx takes to read them"
        print(f"{len(checked)} documents of two pages: {ours:.1f} s on all cores, {ratio}")


if __name__ == "__main__":
    main()
