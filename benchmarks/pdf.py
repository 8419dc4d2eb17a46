"""PDFs of 100 two-page documents against one bare call of the office program, in one run.

python benchmarks/pdf.py [--count N] [--turns N]
"""

import argparse
import subprocess
import tempfile
import time
from pathlib import Path

from ntm_docs.pipeline import build_all
from ntm_docs.printing import find_program, make_pdfs

ROOT = Path(__file__).resolve().parent.parent
COUNT, TURNS = 100, 3


def main() -> None:
    """Measure both in turn, a few times, and print the best of each and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--turns", type=int, default=TURNS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build_all([ROOT / "samples" / "ho-so-kien-giang-2025.yaml"], folder / "dossier")
        paper = next((folder / "dossier").rglob("01-to-trinh.docx")).read_bytes()
        copies = [folder / f"{number:04}.docx" for number in range(given.count)]
        for path in copies:
            path.write_bytes(paper)
        bare, ours = [], []
        for turn in range(given.turns):
            started = time.perf_counter()
            profile = (folder / f"profile{turn}").as_uri()
            command = [
                find_program(),
                f"-env:UserInstallation={profile}",
                "--headless",
                "--norestore",
                "--convert-to",
                "pdf",
            ]
            subprocess.run(
                [*command, "--outdir", str(folder / "bare"), *map(str, copies)], check=True, capture_output=True
            )
            bare.append(time.perf_counter() - started)
            started = time.perf_counter()
            made = make_pdfs(copies)
            ours.append(time.perf_counter() - started)
            assert all(one.problem is None for one in made)
        ratio = f"{min(ours) / min(bare):.2f} times"
        print(f"{given.count} documents: bare call {min(bare):.1f} s, ours with proof {min(ours):.1f} s, {ratio}")


if __name__ == "__main__":
    main()
