"""Ends real commands at random moments; the same command must mend all.

    python scripts/kills.py [--kills 200] [--terms 50] [--seed 2026] [--only NAME] [--documents 2300]

Each round lays out a folder with an earlier output, starts a command, and at a moment drawn from a seeded generator
sends its process SIGKILL, or SIGTERM. Processes are forked from this one, which has loaded the program: no moment falls
into the loading, when nothing is done yet. Then nothing of it may still run, the earlier output or the new one is
whole, and what is the clerk's own is as it was. The same command is run again: its output is the one of a run that
nobody ended, byte for byte, and nothing is left beside it or in the folder for temporary things. After SIGTERM nothing
may be left there before that. Rounds in which the command was done before its moment are drawn anew, not counted.

Needs Linux (what outlives a command becomes a child of this process) and, for PDFs, LibreOffice.
"""

import argparse
import ctypes
import gc
import hashlib
import importlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from review import write_review  # noqa: E402 -- found there only now

from ntm_docs.printing.office.engine import _socket  # noqa: E402

SAMPLE = ROOT / "samples" / "ho-so-kien-giang-2023.yaml"
_DOORS = ("cli", "reports.report", "reports.batch", "reports.check", "reports.printing")
_LOADED = ("batch.mending", "pipeline", *(f"terminal.{name}" for name in _DOORS))
_SUBREAPER = 36  # of prctl(2)
NOTE, SCAN = "ghi-chu.txt", b"%PDF-1.4 ban quet co dau do"
PER_NOMINEE = 1.15  # documents: a report each, and the papers of a unit of twenty
_END_SECONDS = 30.0
_ENDS = (130, -signal.SIGTERM, -signal.SIGKILL)
Digests = dict[str, str]


@dataclass(slots=True)
class Scenario:
    """A command in a folder that is laid out; `share` of the rounds, `code` it ends with, `stays` beside the output."""

    name: str
    command: Sequence[str]
    lay: Callable[[Path], None]
    share: float
    code: int = 0
    stays: frozenset[str] = frozenset()
    seconds: float = 0.0
    earlier: Digests = field(default_factory=dict)
    wanted: Digests = field(default_factory=dict)

    def is_whole(self, found: Digests) -> bool:
        """Whether a folder holds the earlier output or the new one; a folder of single files may hold some of each."""
        if "pdf" in self.command:
            both = self.earlier.items() | self.wanted.items()
            return self.earlier.keys() <= found.keys() and found.items() <= both
        return found in (self.earlier, self.wanted)


def digests(folder: Path) -> Digests:
    """Every file that is not hidden, by path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }


def start(command: Sequence[str], home: Path) -> int:
    """`ntm-docs …` in a folder, with a folder for temporary things of its own; the number of the process."""
    (home / "tam").mkdir(exist_ok=True)
    pid = os.fork()
    if pid:
        return pid
    code = 70
    try:
        os.chdir(home / "noi")
        os.environ["TMPDIR"] = tempfile.tempdir = str(home / "tam")
        told = os.open(home / "loi.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        silent = os.open(os.devnull, os.O_RDWR)
        for number, opened in enumerate((silent, silent, told)):
            os.dup2(opened, number)
        sys.argv = ["ntm-docs", *command]
        ntm_docs_main()
    except SystemExit as ended:
        code = int(ended.code or 0)
    except KeyboardInterrupt:
        code = 130
    except BaseException:  # noqa: BLE001 -- told by the round
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def ntm_docs_main() -> None:
    """The console script."""
    from ntm_docs.__main__ import main as console_script  # noqa: PLC0415 -- loaded once the rest is

    console_script()


def ended(pid: int) -> int:
    """The exit code of a process, once it has ended."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def run(command: Sequence[str], home: Path) -> int:
    """A command to its end; its exit code."""
    code = ended(start(command, home))
    alive()
    return code


def alive() -> list[str]:
    """What a command has left running; each such process is a child of this one by now."""
    while True:
        try:
            pid, _status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return []
        if not pid:
            break
    found = []
    for entry in Path("/proc").iterdir():
        try:
            told = (entry / "status").read_text() if entry.name.isdigit() else ""
            if f"PPid:\t{os.getpid()}\n" in told:
                line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()[:60]
                found.append(f"{line} {told.split()[5]} {(entry / 'wchan').read_text()}")
        except OSError:
            continue
    return found


def scenarios(home: Path, documents: int) -> Iterator[Scenario]:
    """Single builds, a review, PDFs; each over an earlier output."""
    build = ["build", str(SAMPLE), "-o", "ket-qua"]

    def single(folder: Path) -> None:
        run(build, folder)

    yield Scenario("single build", [*build, "--complete"], single, 0.4)

    def own(folder: Path) -> None:
        run(build, folder)
        (folder / "noi" / "ket-qua" / NOTE).write_text("của tôi", encoding="utf-8")

    yield Scenario("single build --force, with the clerk's own file", [*build, "--complete", "--force"], own, 0.2)
    nominees = int(documents / PER_NOMINEE)
    for name, count in (("truoc", nominees - 7), ("nay", nominees)):
        (home / name).mkdir()
        write_review(home / name / "xet.xlsx", count)
    review = ["build", "xet.xlsx", "-o", "ket-qua"]

    def batch(folder: Path) -> None:
        shutil.copy(home / "truoc" / "xet.xlsx", folder / "noi")
        run(review, folder)
        shutil.copy(home / "nay" / "xet.xlsx", folder / "noi")

    yield Scenario("review", review, batch, 0.16, stays=frozenset({".ket-qua.dang-lam"}))

    def printed(folder: Path) -> None:
        run([*build, "--pdf"], folder)

    yield Scenario("build --pdf", [*build, "--pdf", "--duplex", "--complete"], printed, 0.12)

    def papers(folder: Path) -> None:
        run(build, folder)
        made = sorted((folder / "noi" / "ket-qua").rglob("*.docx"))
        for number, path in enumerate(made[:12]):
            path.rename(folder / "noi" / f"{number:02}.docx")
        shutil.rmtree(folder / "noi" / "ket-qua")
        run(["pdf", "00.docx", "01.docx", "02.docx"], folder)
        (folder / "noi" / "05.pdf").write_bytes(SCAN)

    yield Scenario("pdf, with a scan among the papers", ["pdf", "."], papers, 0.12, code=1)


def lay_out(scenario: Scenario, home: Path) -> Path:
    """The folder as it is before, and what comes of it when nobody ends the command."""
    before = home / "truoc-khi"
    (before / "noi").mkdir(parents=True)
    scenario.lay(before)
    shutil.rmtree(before / "tam")
    scenario.earlier = digests(before / "noi")
    shutil.copytree(before, home / "sau", copy_function=os.link)
    started = time.monotonic()
    code = run(scenario.command, home / "sau")
    scenario.seconds = time.monotonic() - started
    assert code == scenario.code, (home / "sau" / "loi.txt").read_text()
    scenario.wanted = digests(home / "sau" / "noi")
    shutil.rmtree(home / "sau")
    assert scenario.wanted != scenario.earlier
    return before


def one_round(scenario: Scenario, before: Path, home: Path, number: int, moment: float) -> list[str] | None:
    """What is wrong after one end; None where the command was done before."""
    place = home / "vong"
    shutil.copytree(before, place, copy_function=os.link)
    pid = start(scenario.command, place)
    time.sleep(moment)
    os.kill(pid, number)
    code = ended(pid)
    if code == scenario.code:
        return None
    said = (place / "loi.txt").read_text(encoding="utf-8")
    wrong = [] if code in _ENDS and "Traceback" not in said else [f"ended with {code}: {said}"]
    until = time.monotonic() + _END_SECONDS
    while (left := alive()) and time.monotonic() < until:
        time.sleep(0.05)
    wrong += [f"still runs: {left}"] if left else []
    wrong += [] if scenario.is_whole(digests(place / "noi")) else ["neither the earlier output nor the new one"]
    temporary = list((place / "tam").iterdir())
    sockets = [_socket(one) for one in temporary if one.name.startswith("ntm-docs-profile") and one.is_dir()]
    if number == signal.SIGTERM:
        wrong += [f"left by SIGTERM: {one.name}" for one in temporary]
        beside = hidden(place) - set(scenario.stays)
        wrong += [f"left beside by SIGTERM: {beside}"] if beside else []
    again = run(scenario.command, place)
    wrong += [] if again == scenario.code else [f"the second run ended with {again}: {(place / 'loi.txt').read_text()}"]
    wrong += [] if digests(place / "noi") == scenario.wanted else ["the second run gave other bytes"]
    left_over = [*hidden(place), *(one.name for one in (place / "tam").iterdir())]
    left_over += [str(one) for one in sockets if os.path.lexists(one)]
    return wrong + ([f"left over: {left_over}"] if left_over else [])


def hidden(place: Path) -> set[str]:
    """Names that begin with a dot, anywhere below the clerk's folder."""
    return {path.name for path in (place / "noi").rglob(".*")}


def main() -> None:
    """Every round, told as it goes; the table at the end."""
    parser = argparse.ArgumentParser()
    for name, default in (("--kills", 200), ("--terms", 50), ("--seed", 2026), ("--documents", 2300)):
        parser.add_argument(name, type=int, default=default)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    told: list[str] = []
    bad = 0
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    for name in _LOADED:
        importlib.import_module(f"ntm_docs.{name}")
    gc.freeze()
    with TemporaryDirectory() as folder:
        for scenario in scenarios(Path(folder), given.documents):
            if given.only not in scenario.name:
                continue
            home = Path(folder) / str(len(told))
            before = lay_out(scenario, home)
            draw = random.Random(f"{given.seed} {scenario.name}")  # noqa: S311 -- moments, not secrets
            print(f"{scenario.name}: {len(scenario.wanted)} files, {scenario.seconds:.1f} s", flush=True)
            counts: Counter[str] = Counter()
            for number, asked in ((signal.SIGKILL, given.kills), (signal.SIGTERM, given.terms)):
                while counts[number.name] < round(asked * scenario.share):
                    counts["drawn"] += 1
                    moment = draw.uniform(0, scenario.seconds)
                    wrong = one_round(scenario, before, home, number, moment)
                    if wrong is not None:
                        counts[number.name] += 1
                        counts["wrong"] += bool(wrong)
                        print(f"  {counts['drawn']:3} {number.name} at {moment:6.2f} s {wrong or 'good'}", flush=True)
                    if not wrong:
                        shutil.rmtree(home / "vong")
                    else:
                        shutil.move(home / "vong", Path(folder).parent / f"kills-{home.name}-{counts['drawn']}")
            bad += counts["wrong"]
            told.append(
                f"{scenario.name}: {counts['SIGKILL']} SIGKILL, {counts['SIGTERM']} SIGTERM, {counts['wrong']} wrong"
            )
            shutil.rmtree(home)
    print("\n".join(told))
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
