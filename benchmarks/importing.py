"""How long the import of papers takes, against another tree of this project.

    python benchmarks/importing.py [--against TREE] [--times N] [FILE.docx ...]

Two ratios, both trees by turns in one run, the least processor seconds of N: of the whole command, as a user waits for
it, and of the call alone, in processes that have begun. Against itself, the ratios say how exact they are. Without
files: documents of three samples.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ("ke-hoach-kien-giang-168", "quyet-dinh-dak-nong-1337", "ho-so-kien-giang-2025")
_SERVE = """
import sys, time
from pathlib import Path
from ntm_docs.importing import import_file
from ntm_docs.problems import ProblemsError
for line in sys.stdin:
    started = time.process_time()
    try:
        import_file(Path(line.rstrip()))
    except ProblemsError:
        pass
    print(time.process_time() - started, flush=True)
"""


class Tree:
    """A tree of the project with a process that imports what it is told."""

    def __init__(self, root: Path) -> None:
        self.environment = {**os.environ, "PYTHONPATH": str(root)}
        self.process = subprocess.Popen(
            [sys.executable, "-c", _SERVE],
            env=self.environment,
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def call(self, path: Path) -> float:
        """Processor seconds of the call alone."""
        assert self.process.stdin is not None and self.process.stdout is not None  # noqa: PT018 -- both are pipes
        self.process.stdin.write(f"{path}\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def command(self, path: Path, output: Path) -> float:
        """Processor seconds of the whole command."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        asked = [sys.executable, "-m", "ntm_docs", "import", str(path), "-o", str(output)]
        subprocess.run(asked, env=self.environment, capture_output=True, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        output.unlink(missing_ok=True)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--against", type=Path, default=ROOT)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--times", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [one.resolve() for one in given.files] or _made(folder)
        trees = Tree(given.against.resolve()), Tree(ROOT)
        totals = {"call": [0.0, 0.0], "command": [0.0, 0.0]}
        for path in files:
            calls, commands = ([[] for _ in trees] for _ in range(2))
            for turn in range(given.times + 1):  # the first is not counted
                for at, tree in enumerate(trees):
                    taken = min(tree.call(path) for _ in range(3)), tree.command(path, folder / "nhap.yaml")
                    if turn:
                        calls[at].append(taken[0])
                        commands[at].append(taken[1])
            for total, found in zip(totals.values(), (calls, commands), strict=True):
                for at, one in enumerate(found):
                    total[at] += min(one)
            print(f"{path.name}: call {_ratio(*map(min, calls))}, command {_ratio(*map(min, commands))}")
        print(f"all: call {_ratio(*totals['call'])}, command {_ratio(*totals['command'])}")


def _ratio(other: float, ours: float) -> str:
    return f"{ours * 1000:.0f}/{other * 1000:.0f} ms = {ours / other:.2f}"


def _made(folder: Path) -> list[Path]:
    from ntm_docs.pipeline import build_all  # noqa: PLC0415 -- only where no files are given

    made: list[Path] = []
    for sample in SAMPLES:
        build_all([ROOT / "samples" / f"{sample}.yaml"], folder / sample)
        made += sorted((folder / sample).rglob("0*.docx"))[:4]
    return made


if __name__ == "__main__":
    main()
