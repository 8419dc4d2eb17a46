"""Processor seconds of every command, from the start of its process, beside those of a bare Python.

    python benchmarks/commands.py [--times 5] [--against TREE]

Each command in a process of its own, N times, by turns with a bare `python -c pass` (the floor, which no command can
get under) and, where one is named, with another tree of this project. Told are the least and the spread (most over
least): on a machine that does other work the least says more than the median. `modules` counts what was imported.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COUNTED = "import sys; from ntm_docs.__main__ import run; run(sys.argv[1:]); print('MODULES', len(sys.modules))"
PAPER = ROOT / "tests" / "checking" / "goc" / "ke-hoach-sai-libreoffice.docx"
SAMPLE = ROOT / "samples" / "ho-so-kien-giang-2023.yaml"
COMMANDS: Mapping[str, Sequence[str]] = {
    "--help": ("--help",),
    "check (one paper)": ("check", str(PAPER)),
    "require": ("require", "Bằng khen của Thủ tướng Chính phủ", "--on", "01/9/2026"),
    "explain (three dossiers)": ("explain", str(SAMPLE)),
    "build (20 papers, checked)": ("build", str(SAMPLE), "-o", "{out}", "--force"),
    "import (one paper)": ("import", str(PAPER), "-o", "{new}.yaml"),
}


def seconds(command: Sequence[str], root: Path) -> float:
    """Processor seconds of one process."""
    environment = {**os.environ, "PYTHONPATH": str(root)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, cwd=root, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def modules(arguments: Sequence[str]) -> int:
    """How many modules a command imports."""
    command = [sys.executable, "-c", COUNTED, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    return int(done.stdout.rpartition("MODULES")[2])


def filled(arguments: Sequence[str], folder: str, fresh: Path) -> list[str]:
    """Arguments with their paths: `{out}` is one folder for all turns, `{new}` a name that nothing has yet."""
    return [one.replace("{out}", f"{folder}/out").replace("{new}", str(fresh)) for one in arguments]


def main() -> None:
    """A line for each command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--against", type=Path)
    given = parser.parse_args()
    trees = [ROOT, *([given.against] if given.against else [])]
    other = f"{'other s':>9}{'ratio':>7}" if given.against else ""
    print(f"{'command':28}{'least s':>9}{'spread':>8}{'floor s':>9}{'times':>7}{'modules':>9}{other}")
    with tempfile.TemporaryDirectory() as folder:
        for name, arguments in COMMANDS.items():
            fresh = (Path(folder, f"moi-{number}") for number in count())
            times: dict[Path | None, list[float]] = {None: [], **{root: [] for root in trees}}
            for _ in range(given.times):
                times[None].append(seconds([sys.executable, "-c", "pass"], ROOT))
                for root in trees:
                    times[root].append(
                        seconds([sys.executable, "-m", "ntm_docs", *filled(arguments, folder, next(fresh))], root)
                    )
            ours, floor = min(times[ROOT]), min(times[None])
            held = f"{min(times[trees[1]]):9.2f}{ours / min(times[trees[1]]):7.2f}" if given.against else ""
            print(
                f"{name:28}{ours:9.2f}{max(times[ROOT]) / ours:8.2f}{floor:9.3f}{ours / floor:7.0f}"
                f"{modules(filled(arguments, folder, next(fresh))):9}{held}",
                flush=True,
            )


if __name__ == "__main__":
    main()
