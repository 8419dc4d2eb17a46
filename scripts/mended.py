"""Mends two hundred papers of other hands, converts them before and after.

    python scripts/mended.py out/sua-mau

The papers are those of tests/papers: every office's paper of the corpus, then papers of the table in the ways of many
hands. Each is mended, mended again (nothing may change), opened by python-docx, and converted beside its original by
LibreOffice, all files of a folder in one call; what is not so ends with 1. `before/` and `after/` hold both, to be
looked at side by side.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from docx import Document
from pypdf import PdfReader

TESTS = Path(__file__).parents[1] / "tests"
sys.path[:0] = [str(TESTS / room) for room in ("papers", "checking", "mending")] + [str(TESTS)]

import made  # noqa: E402
import test_corpus  # noqa: E402
from hands import WAYS  # noqa: E402
from mended_letters import as_told  # noqa: E402
from reading_papers import PAPERS  # noqa: E402

from ntm_docs.mending import mend  # noqa: E402

COUNT, STRIDE = 200, 7
SIDES = ("before", "after")


def papers() -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each paper, the same every time."""
    for entry in test_corpus.ENTRIES:
        if entry.get("pham_vi", "hanh_chinh") == "hanh_chinh":
            yield entry["ten"], test_corpus.paper_of(entry)
    pairs = [(paper, way) for paper in PAPERS for way in WAYS]
    for paper, way in (pairs[at * STRIDE % len(pairs)] for at in range(len(pairs))):
        yield f"{paper} {way}", made.docx_of(PAPERS[paper], WAYS[way])


def mend_all(out: Path) -> list[str]:
    """Write both sides of every paper; returns what was not as it should be."""
    wrong = []
    for number, (name, data) in zip(range(COUNT), papers(), strict=False):
        mended = mend(data, name)
        if not as_told(data, mended):
            wrong.append(f"{name}: the letters are not those that were told")
        if mend(mended.data, name).changed:
            wrong.append(f"{name}: mended again, it changes")
        Document(BytesIO(mended.data))
        file = f"{number:03}-{''.join(one if one.isalnum() else '-' for one in name)}.docx"
        for side, content in zip(SIDES, (data, mended.data), strict=True):
            (out / side / file).write_bytes(content)
    return wrong


def convert(out: Path) -> list[str]:
    """PDFs of both sides, one call of the office program each; returns the papers that it did not open."""
    for side in SIDES:
        files = sorted(map(str, (out / side).glob("*.docx")))
        profile = f"-env:UserInstallation={(out / 'profile').absolute().as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(out / side), *files]
        subprocess.run(command, check=True, capture_output=True)
    shutil.rmtree(out / "profile", ignore_errors=True)
    made_of = {side: {one.stem for one in (out / side).glob("*.pdf")} for side in SIDES}
    return sorted(one.stem for one in (out / "after").glob("*.docx") if one.stem not in made_of["after"])


def main(out: Path) -> int:
    """Mend, convert, tell the sums."""
    for side in SIDES:
        (out / side).mkdir(parents=True)
    wrong = mend_all(out)
    wrong += [f"{name}: not opened" for name in convert(out)]
    pages = {side: sum(len(PdfReader(one).pages) for one in (out / side).glob("*.pdf")) for side in SIDES}
    print(
        f"{COUNT} papers, {pages['before']} pages before, {pages['after']} after, {len(wrong)} wrong", *wrong, sep="\n"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
