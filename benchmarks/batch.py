"""A whole review from one workbook: time, memory, and how they grow; the ratio to docxtpl in a loop.

    python benchmarks/batch.py [--sizes 100,1000,10000] [--sampled 60] [--text full|short]

Each size is a workbook of that many nominees, twenty to a unit, built whole by the command line into a
fresh folder; its time is everything from the start of the process. Two times of docxtpl are held against
it, both from a sample of the same documents just before and just after: rendering alone, from values that
are ready, and the same work, which is to read and plan the workbook (with our own rooms), render in a loop,
and write each file. Nothing is proved in either. What is made stays until the end: a disk that has just
been tidied is slow.
"""

import argparse
import os
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from render import with_docxtpl
from review import PER_UNIT

from ntm_docs.planning.workbook import plan_workbook
from ntm_docs.regulations import read_book
from ntm_docs.rendering import find_templates

_SAMPLED = 60  # nominees of three units, for docxtpl


def make_review(workbook: Path, nominees: int, text: str) -> None:
    """Write a workbook in a process of its own: the size of this one would count as the command's."""
    script = Path(__file__).with_name("review.py")
    subprocess.run([sys.executable, str(script), str(workbook), str(nominees), text], check=True)


def run(workbook: Path, out: Path) -> tuple[float, float]:
    """Seconds from start to end of the command, and the largest process in MB."""
    command = [sys.executable, "-m", "ntm_docs", "build", str(workbook), "-o", str(out)]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=_as_installed())
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"build failed: {status}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def _as_installed() -> dict[str, str]:
    """The environment, in which modules may be kept compiled, as an installed program keeps them."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def docxtpl_seconds(workbook: Path, out: Path) -> tuple[float, float]:
    """Seconds of one document with docxtpl, the mean over a sample: rendering alone, and the same work."""
    book, folder = read_book(None), find_templates()
    plan_workbook(workbook, book, None)  # what is read once in a process is read
    started = time.perf_counter()
    planned = plan_workbook(workbook, book, None)[1]
    jobs = [(job.form, job.context()) for one in planned for job in one.papers()]
    rendering = 0.0
    for number, (form, context) in enumerate(jobs):
        begun = time.perf_counter()
        data = with_docxtpl(folder / f"{form}.docx", context)
        rendering += time.perf_counter() - begun
        (out / f"{number}.docx").write_bytes(data)
    return rendering / len(jobs), (time.perf_counter() - started) / len(jobs)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", default="100,1000,10000")
    parser.add_argument("--text", choices=["full", "short"], default="full")
    parser.add_argument("--sampled", type=int, default=_SAMPLED)
    given = parser.parse_args()
    print(f"{os.cpu_count()} cores, docxtpl {version('docxtpl')}")
    with TemporaryDirectory() as folder:
        small = Path(folder, "nho.xlsx")
        make_review(small, given.sampled, given.text)
        heads = f"{'nominees':>9} {'documents':>10} {'seconds':>8} {'ms/document':>12} {'peak MB':>8}"
        print(f"{heads} {'docxtpl ms':>11} {'times':>6} {'same work ms':>13} {'times':>6}")
        for size in map(int, given.sizes.split(",")):
            workbook, out = Path(folder, f"{size}.xlsx"), Path(folder, f"{size}")
            make_review(workbook, size, given.text)
            before = docxtpl_seconds(small, Path(folder))
            seconds, peak = run(workbook, out)
            after = docxtpl_seconds(small, Path(folder))
            bare, same = (sum(pair) / 2 for pair in zip(before, after, strict=True))
            documents = size + 3 * -(-size // PER_UNIT)
            assert sum(1 for _ in out.rglob("*.docx")) == documents
            per = seconds / documents
            times = f"{bare * 1000:>11.1f} {bare / per:>6.1f} {same * 1000:>13.1f} {same / per:>6.1f}"
            print(f"{size:>9} {documents:>10} {seconds:>8.1f} {per * 1000:>12.2f} {peak:>8.0f} {times}", flush=True)


if __name__ == "__main__":
    main()
