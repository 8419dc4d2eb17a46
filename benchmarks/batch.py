"""A whole review from one workbook: time, memory, and how they grow; the ratio to docxtpl in a loop.

    python benchmarks/batch.py [--sizes 100,1000,10000] [--text full|short]

Each size is a workbook of that many nominees, twenty to a unit, built whole by the command line into a
fresh folder. docxtpl renders a sample of the same documents from values that are ready, which is the
least it can be asked; the time of the command line is everything from the start of the process.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from render import with_docxtpl
from review import write_review

from ntm_docs.planning.kinds import read_book
from ntm_docs.planning.workbook import plan_workbook
from ntm_docs.rendering import find_templates

_SAMPLED = 69  # documents of three units


def run(workbook: Path, out: Path) -> tuple[float, float]:
    """Seconds from start to end of the command, and the largest process in MB."""
    command = [sys.executable, "-m", "ntm_docs", "build", str(workbook), "-o", str(out)]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"build failed: {status}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def docxtpl_seconds(workbook: Path) -> float:
    """Seconds that docxtpl takes for one document, the mean over a sample."""
    planned = plan_workbook(workbook, read_book(None), None)[1]
    jobs = [(job.form, job.context()) for one in planned for job in one.jobs()][:_SAMPLED]
    folder = find_templates()
    started = time.perf_counter()
    for form, context in jobs:
        with_docxtpl(folder / f"{form}.docx", context)
    return (time.perf_counter() - started) / len(jobs)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", default="100,1000,10000")
    parser.add_argument("--text", choices=["full", "short"], default="full")
    given = parser.parse_args()
    print(f"{os.cpu_count()} cores, docxtpl {version('docxtpl')}")
    with TemporaryDirectory() as folder:
        small = Path(folder, "nho.xlsx")
        write_review(small, 60, short=given.text == "short")
        each = docxtpl_seconds(small)
        print(f"docxtpl: {each * 1000:.1f} ms a document\n")
        heads = f"{'nominees':>9} {'documents':>10} {'seconds':>8} {'ms/document':>12} {'peak MB':>8}"
        print(f"{heads} {'times docxtpl':>14}")
        for size in map(int, given.sizes.split(",")):
            workbook, out = Path(folder, f"{size}.xlsx"), Path(folder, f"{size}")
            units = write_review(workbook, size, short=given.text == "short")
            seconds, peak = run(workbook, out)
            documents = size + 3 * units
            assert sum(1 for _ in out.rglob("*.docx")) == documents
            ratio = each * documents / seconds
            per = seconds / documents * 1000
            print(f"{size:>9} {documents:>10} {seconds:>8.1f} {per:>12.2f} {peak:>8.0f} {ratio:>14.0f}", flush=True)
            shutil.rmtree(out)
            workbook.unlink()


if __name__ == "__main__":
    main()
