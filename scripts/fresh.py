"""Proves README's two commands on bare Debian machines, built anew.

    make fresh [FRESH=FOLDER] [SUITES="bookworm trixie"] [FRESH_MIRROR=URL]

For each suite a minimal tree is built with debootstrap (kept in FOLDER, so that the next run is quick): python3,
python3-venv, make, git, certificates, and nothing else. A copy of it gets a clone of HEAD, and there a new user does
what README says: `make demo`; what its message says to install; `make demo` again, now with its PDFs; `make test`.
In the first tree the lowest versions that pyproject.toml allows are installed too, and must build, check and print
every sample. Needs root on a Debian, and is not for CI.

Mirror, certificates and the settings of apt and pip are this machine's own: read, lent to the tree while it runs, and
never written down. Each tree is worked in within mount and process namespaces of its own: whatever ends the run,
nothing stays mounted and nothing stays running.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bare import HOME, USER, Bare, Done, build_base, remove

ROOT = Path(__file__).resolve().parent.parent
WITH = "python3,python3-venv,make,git,ca-certificates"
LOWEST = ("cluster", "sign")
_INSTALL = re.compile(r"apt(?:-get)? install ((?:[a-z0-9][a-z0-9+-]*(?:\.[a-z0-9]+)*\s?)+)")
_RESULT = re.compile(r"=+ (.*\bin [\d.]+s.*?) =+")
Row = tuple[str, str, str, bool]  # step, seconds, what came of it, whether it is as it should be


def main() -> int:
    """Build, run and tell; 1 where anything was not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--folder", type=Path, default=ROOT / "out" / "fresh")
    parser.add_argument("--suites", default="bookworm trixie")
    parser.add_argument("--mirror", default="")
    parser.add_argument("--keep", action="store_true", help="leave the trees for a look inside")
    parser.add_argument("--inside", nargs=2, metavar=("SUITE", "lowest|-"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        suite, extra = given.inside
        return _work(given.folder.resolve(), suite, lowest_too=extra == "lowest")
    _require()
    suites = given.suites.split()
    whole = [
        _suite(given.folder.resolve(), suite, given.mirror, lowest_too=suite == suites[0], keep=given.keep)
        for suite in suites
    ]
    return 0 if all(whole) else 1


def _require() -> None:
    """What this needs of the machine, said before anything is begun."""
    if os.geteuid() != 0:
        sys.exit("make fresh needs root: it builds whole systems with debootstrap. Run it as: sudo make fresh")
    missing = [name for name in ("debootstrap", "unshare", "chroot", "mount") if shutil.which(name) is None]
    if missing:
        sys.exit(f"make fresh needs {', '.join(missing)}: apt-get install debootstrap util-linux")


def _suite(folder: Path, suite: str, mirror: str, *, lowest_too: bool, keep: bool) -> bool:
    """One tree from its base to its table; whether all of it is as it should be."""
    folder.mkdir(parents=True, exist_ok=True)
    base, tree, told = folder / f"base-{suite}", folder / suite, folder / f"{suite}.json"
    taken = build_base(base, suite, WITH, mirror)
    print(
        f"{suite}: {f'base built in {taken:.0f} s' if taken else 'base is there'}; log: {folder / suite}.log",
        flush=True,
    )
    remove(tree)
    told.unlink(missing_ok=True)
    subprocess.run(["cp", "-a", "--reflink=auto", str(base), str(tree)], check=True)
    subprocess.run(["chroot", str(tree), "useradd", "--create-home", "--shell", "/bin/sh", USER], check=True)
    clone = tree / HOME.lstrip("/") / "ntm-docs"
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(clone)], check=True)
    subprocess.run(["chroot", str(tree), "chown", "-R", f"{USER}:", HOME], check=True)
    alone = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--propagation", "private", "--"]
    inside = ["--folder", str(folder), "--inside", suite, "lowest" if lowest_too else "-"]
    subprocess.run([*alone, sys.executable, __file__, *inside], check=False)
    if not keep:
        remove(tree)
    rows = json.loads(told.read_text(encoding="utf-8")) if told.is_file() else []
    return bool(rows) and all(row[3] for row in rows)


def _work(folder: Path, suite: str, *, lowest_too: bool) -> int:
    """The steps in one tree, within its namespaces; each row is printed as it comes."""
    log = folder / f"{suite}.log"
    log.write_text("", encoding="utf-8")
    bare = Bare(folder / suite, log)
    bare.mount()
    rows: list[Row] = []
    for row in _steps(bare, lowest_too=lowest_too):
        rows.append(row)
        step, seconds, text, fine = row
        print(f"  {suite:10}{step:28}{seconds:>7}  {'' if fine else 'FAILED: '}{text}", flush=True)
    (folder / f"{suite}.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


def _steps(bare: Bare, *, lowest_too: bool) -> Iterator[Row]:
    """What README says, in its order."""
    first = bare.run("make demo")
    found = _INSTALL.search(first.text)
    documents = _count(bare, "out/demo", ".docx")
    yield _row("make demo, no LibreOffice", first, f"{documents} documents", fine=documents > 0 and found is not None)
    if found is None:
        return
    packages = found[1].strip()
    install = f"export DEBIAN_FRONTEND=noninteractive; apt-get update -q && apt-get install -q -y {packages}"
    installed = bare.run(install, root=True)
    yield _row("its message followed", installed, f"apt install {packages}")
    yield _demo(bare)
    tested = bare.run("make test")
    results = _RESULT.findall(tested.text)
    yield _row("make test", tested, results[-1] if results else _last(tested))
    if lowest_too:
        yield from _lowest(bare)


def _demo(bare: Bare) -> Row:
    """The demo with its PDFs: one beside each document."""
    again = bare.run("make demo")
    documents, pdfs = _count(bare, "out/demo", ".docx"), _beside(bare, "out/demo")
    return _row("make demo", again, f"{pdfs} PDFs of {documents} documents", fine=documents == pdfs > 0)


def _lowest(bare: Bare) -> Iterator[Row]:
    """The lowest versions allowed, in an environment of their own: every sample built, printed, checked."""
    asked = " ".join(LOWEST)
    command = (
        f"mkdir -p out && python3 -m venv out/lowest && python3 scripts/lowest.py {asked} > out/lowest/bounds.txt && "
        f"out/lowest/bin/pip install -q --constraint out/lowest/bounds.txt '.[{','.join(LOWEST)}]'"
    )
    installed = bare.run(command)
    yield _row("lowest versions", installed, _last(installed) if installed.code else "installed")
    samples = sorted(path.name for path in (ROOT / "samples").glob("*.yaml"))
    for name in samples if not installed.code else ():
        more = " --complete" if name.startswith("ho-so") else ""
        folder = f"out/lowest/{Path(name).stem}"
        built = bare.run(f"out/lowest/bin/ntm-docs build samples/{name} -o {folder} --pdf{more}")
        checked, usual = (bare.run(f"{where}/bin/ntm-docs check {folder}") for where in ("out/lowest", ".venv"))
        documents, pdfs = _count(bare, folder, ".docx"), _beside(bare, folder)
        fine = documents == pdfs > 0 and (checked.code, checked.text) == (usual.code, usual.text)
        yield _row(f"lowest: {name}", built, f"{pdfs} PDFs of {documents} documents, check as usual", fine=fine)


def _row(step: str, done: Done, text: str, *, fine: bool = True) -> Row:
    return (
        step,
        f"{done.seconds:.0f} s",
        text if not done.code else f"{text} (exit {done.code})",
        fine and not done.code,
    )


def _last(done: Done) -> str:
    return (done.text.strip().splitlines() or ["nothing said"])[-1]


def _files(bare: Bare, folder: str) -> list[Path]:
    return [path for path in (bare.root / HOME.lstrip("/") / "ntm-docs" / folder).rglob("*") if path.is_file()]


def _count(bare: Bare, folder: str, suffix: str) -> int:
    """Files of a kind; copies to hand in are not counted."""
    return sum(path.suffix == suffix and path.parent.name != "tep-dien-tu" for path in _files(bare, folder))


def _beside(bare: Bare, folder: str) -> int:
    """Documents with their PDF beside them."""
    files = set(_files(bare, folder))
    return sum(
        path.suffix == ".docx" and path.parent.name != "tep-dien-tu" and path.with_suffix(".pdf") in files
        for path in files
    )


if __name__ == "__main__":
    sys.exit(main())
