"""The server's share of a key: from a changed value to the bytes of the page, and to the saved file.

    python benchmarks/desk.py [--keys 50]

A name is typed letter by letter into the largest dossier of the samples and into that of 2025; each key is a change of
the tree in memory, a plan, and one page drawn. Beside it, what a save costs: the value spliced into the file's text,
read again and compared. What the browser adds is not measured here.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from ntm_docs import api

_SAMPLES = Path(__file__).resolve().parent.parent / "samples"
_FILES = ("ho-so-kien-giang-2023.yaml", "ho-so-kien-giang-2025.yaml")
_NAME = ("đề nghị", 0, "tập thể", 0, "tên")
_TYPED = "Nhân dân và cán bộ xã Thạnh Đông, huyện Tân Hiệp, tỉnh Kiên Giang "


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    begun = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begun)


def told(name: str, times: list[float]) -> None:
    """Median, 95 % and the slowest."""
    ordered = sorted(times)
    high = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    print(f"{name}: median {statistics.median(ordered):.1f} ms, 95 % {high:.1f} ms, slowest {ordered[-1]:.1f} ms")


def measure(path: Path, keys: int) -> None:
    """The keys of one file."""
    data = path.read_bytes()
    session = api.DraftSession(data, path.name)
    forms = [one.id for one in session.draft.papers if not one.beside and not one.nominee]
    for form in forms:
        session.draft.page(form)  # a form is compiled once
    plans, pages = [], []
    for key in range(1, keys + 1):
        change = api.Change(_NAME, _TYPED[: key % len(_TYPED)].strip())
        plans.append(timed(lambda change=change: session.change(change)))  # type: ignore[misc]
        page = forms[key % len(forms)]
        pages.append(timed(lambda page=page: session.draft.page(page)))  # type: ignore[misc]
    told(f"{path.name}, {keys} keys, plan", plans)
    told(f"{path.name}, {keys} keys, plan and page", [one + other for one, other in zip(plans, pages, strict=True)])
    saves = [timed(lambda at=at: api.splice(data, [api.Change(_NAME, f"Xã {at}")])) for at in range(5)]  # type: ignore[misc]
    told(f"{path.name}, splice", saves)


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--keys", type=int, default=50)
    for name in _FILES:
        measure(_SAMPLES / name, parser.parse_args().keys)


if __name__ == "__main__":
    main()
