"""Damaged inputs through every way in; counts what is not told as a problem.

python scripts/fuzz.py [--count 10000] [--first 0] [--seed 168] [--processes 1] [--minutes 0] [--keep FOLDER] [DOOR ...]

A mutant must be read or refused with a sentence: any other exception, a process that dies, more than two seconds of
processor time or 500 MB is a finding. `--first` goes on where an earlier run ended; a mutant is known by door, seed
and number.
"""

import argparse
import json
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, NoReturn

sys.path.insert(0, str(Path(__file__).resolve().parent))
import doors as ways_in

SECONDS, HARD_SECONDS = 2.0, 10
MEMORY = 500 * 1024 * 1024
SHARE = 500  # mutants of one process


class TooSlowError(BaseException):
    """A mutant has taken its time; no net of the program is to catch it."""


@dataclass(slots=True)
class Tally:
    """What came of the mutants of a door: how many of each outcome, and each kind of finding with its first mutants."""

    door: str
    outcomes: Counter[str] = field(default_factory=Counter)
    findings: dict[str, list[int]] = field(default_factory=dict)
    traces: dict[str, str] = field(default_factory=dict)
    slowest: float = 0.0

    def add(self, record: dict[str, Any]) -> None:
        """Count one mutant."""
        self.outcomes["mutants"] += 1
        for outcome in record["outcomes"]:
            self.outcomes[outcome] += 1
        self.slowest = max(self.slowest, record.get("seconds", 0.0))
        for kind, trace in record["findings"]:
            self.outcomes["finding"] += 1
            self.findings.setdefault(kind, []).append(record["number"])
            self.traces.setdefault(kind, trace)

    def __str__(self) -> str:
        """The counts, then the findings."""
        counts = ", ".join(f"{name} {count}" for name, count in sorted(self.outcomes.items()))
        lines = [f"{self.door}: {counts}; slowest {self.slowest:.2f} s"]
        lines += [f"  {len(at):5} × {kind}  (mutants {at[:3]})" for kind, at in self.findings.items()]
        return "\n".join(lines)


def mutant(door: ways_in.Door, seed: int, number: int) -> tuple[str, bytes]:
    """Name and bytes of a mutant, always the same."""
    chance = Random(f"{door.name}:{seed}:{number}")  # noqa: S311 -- chance that can be had again
    return door.mutant(chance)


def try_one(door: ways_in.Door, seed: int, number: int, folder: Path) -> dict[str, Any]:
    """What each step of a door makes of a mutant."""
    name, data = mutant(door, seed, number)
    path = folder / name
    path.write_bytes(data)
    outcomes: list[str] = []
    findings: list[tuple[str, str]] = []
    begun = time.process_time()
    for step, outcome, finding in _steps(door, path):
        outcomes.append(f"{step} {outcome}")
        if finding:
            findings.append((f"{step}: {finding[0]}", finding[1]))
    for left in folder.iterdir():
        if left.is_file():
            left.unlink()
    return {"number": number, "outcomes": outcomes, "findings": findings, "seconds": time.process_time() - begun}


def _steps(door: ways_in.Door, path: Path) -> Iterator[tuple[str, str, tuple[str, str] | None]]:
    state: dict[str, Any] = {}
    for name, step in door.steps:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            outcome, finding = ways_in.outcome_of(step, path, state)
        except TooSlowError:
            outcome, finding = "failed", (f"over {SECONDS:g} s {_where()}", traceback.format_exc())
        except Exception as error:  # noqa: BLE001 -- this is what is looked for
            outcome, finding = "failed", (f"{type(error).__name__} {_where()}", traceback.format_exc())
        except BaseException as error:
            if type(error).__name__ != "PanicException":
                raise
            outcome, finding = "failed", (f"PanicException {_where()}", traceback.format_exc())
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        yield name, outcome, finding


def _where() -> str:
    """The deepest line of the program on the way to the exception now being handled, and the deepest of all."""
    frames = traceback.extract_tb(sys.exc_info()[2])
    ours = [frame for frame in frames if f"{os.sep}ntm_docs{os.sep}" in frame.filename]
    told = [f"{Path(one.filename).name}:{one.lineno}" for one in (ours[-1:] + frames[-1:])]
    return " / ".join(dict.fromkeys(told))


def run(door: ways_in.Door, seed: int, numbers: Sequence[int], minutes: float = 0) -> Tally:
    """Every mutant of these numbers, or as many as the time allows.

    A process tries a share of them, so that its limit of memory is about mutants and not about what thousands leave
    behind; one that dies is begun anew behind the mutant that it died of.
    """
    tally, waiting = Tally(door.name), list(numbers)
    end = time.monotonic() + 60 * minutes if minutes else float("inf")
    while waiting and time.monotonic() < end:
        for record in _records(door, seed, waiting[:SHARE], end):
            if time.monotonic() < end or "died" not in record:
                tally.add(record)
                waiting.pop(0)
    return tally


def _named(code: int) -> str:
    """How a process ended that did not end by itself."""
    return signal.Signals(-code).name if code < 0 else f"code {code}"


def _records(door: ways_in.Door, seed: int, numbers: Sequence[int], end: float) -> Iterator[dict[str, Any]]:
    """The outcomes that a worker tells before it ends, or before the time is over; behind them how it died, if so."""
    reader, writer = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _work(door, seed, numbers, writer)  # never comes back
    os.close(writer)
    told = 0
    with os.fdopen(reader, encoding="utf-8") as lines:
        for line in lines:
            told += 1
            yield json.loads(line)
            if time.monotonic() > end:
                os.kill(child, signal.SIGKILL)
                break
    code, told = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), told + 1
    if code and told <= len(numbers):
        findings = [(f"process died: {_named(code)}", "")]
        yield {"number": numbers[told - 1], "outcomes": [], "findings": findings, "died": code}


def _work(door: ways_in.Door, seed: int, numbers: Sequence[int], writer: int) -> NoReturn:
    code = 1
    try:
        signal.signal(signal.SIGPROF, _too_slow)
        warnings.simplefilter("ignore")
        size = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (size + MEMORY, resource.RLIM_INFINITY))
        highest = _highest()
        with tempfile.TemporaryDirectory(dir="/dev/shm") as name, os.fdopen(writer, "w", encoding="utf-8") as out:
            for number in numbers:
                used = int(time.process_time())
                resource.setrlimit(resource.RLIMIT_CPU, (used + HARD_SECONDS, resource.RLIM_INFINITY))
                record = try_one(door, seed, number, Path(name))
                if _highest() - highest > MEMORY:
                    record["findings"].append(("over 500 MB", ""))
                    highest = _highest()
                out.write(json.dumps(record) + "\n")
                out.flush()
        code = 0
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        sys.stderr.flush()
        os._exit(code)


def _highest() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _too_slow(_number: int, _frame: object) -> NoReturn:
    raise TooSlowError


def main() -> int:
    """Run the doors that were asked for, all by default; 1 where there are findings."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("doors", nargs="*", metavar="DOOR", choices=[*ways_in.DOORS, []], help=", ".join(ways_in.DOORS))
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=168)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=0, help="of a door; 0: no end")
    parser.add_argument("--keep", type=Path, help="a folder for the first mutant of each finding and its trace")
    asked = parser.parse_args()
    found = 0
    for name in asked.doors or ways_in.DOORS:
        door = ways_in.DOORS[name]
        door.warm_up()
        shares = [range(asked.first + at, asked.first + asked.count, asked.processes) for at in range(asked.processes)]
        with ThreadPoolExecutor(asked.processes) as pool:
            tallies = list(pool.map(partial(run, door, asked.seed, minutes=asked.minutes), shares))
        for tally in tallies:
            found += len(tally.findings)
            print(tally, flush=True)
            if asked.keep:
                _keep(asked.keep, door, asked.seed, tally)
    return 1 if found else 0


def _keep(folder: Path, door: ways_in.Door, seed: int, tally: Tally) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for kind, numbers in tally.findings.items():
        name, data = mutant(door, seed, numbers[0])
        (folder / f"{door.name}-{numbers[0]}-{name}").write_bytes(data)
        (folder / f"{door.name}-{numbers[0]}.txt").write_text(f"{kind}\n{tally.traces[kind]}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
