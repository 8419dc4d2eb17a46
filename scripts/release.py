"""Makes what is given away: wheel, sdist, a zip per system.

    make release          into dist/
    python scripts/release.py [--folder dist] [--systems windows macos linux]

Each zip holds every wheel that the program with its desk needs on that system, for each Python that is served, and a
starter that makes an environment from them alone: no network is used where it is opened. The index of packages is the
one that pip's own settings name. The same wheels make the same bytes.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from wheels import PYTHONS, SYSTEMS, Machine, fetch

ROOT = Path(__file__).resolve().parent.parent
STARTER = ROOT / "scripts" / "starter"
EXTRA = "desk"
WHEELS = "goi"  # the folder of the wheels in a zip
_DATE = (1980, 1, 1, 0, 0, 0)
_ALL = ("cai-dat.py", "doc-truoc.txt", "tin/thieu-python.txt")
_OWN = {
    "windows": ("cai-dat.bat", "go-bo.bat"),
    "macos": ("cai-dat.sh", "go-bo.sh"),
    "linux": ("cai-dat.sh", "go-bo.sh"),
}
_DOUBLE_CLICK = {"cai-dat.sh": "cai-dat.command", "go-bo.sh": "go-bo.command"}  # what Finder opens in a terminal
_FOR_NOTEPAD = frozenset({".txt", ".bat"})


def main() -> int:
    """Build, fetch, pack, and say what lies there."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--folder", type=Path, default=ROOT / "dist")
    parser.add_argument("--systems", nargs="+", choices=[*SYSTEMS], default=[*SYSTEMS])
    given = parser.parse_args()
    folder: Path = given.folder.resolve()
    own = built(folder)
    _require_page(own)
    made = [own, *folder.glob("ntm_docs-*.tar.gz")]
    for system in given.systems:
        print(f"wheels for {system}:", flush=True)
        machines = SYSTEMS[system]
        store = folder / "wheels" / system
        store.mkdir(parents=True, exist_ok=True)
        made.append(pack(own, system, machines, fetch(own, EXTRA, machines, store), folder))
    sums = "".join(f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.name}\n" for one in sorted(made))
    (folder / "SHA256SUMS").write_text(sums, encoding="ascii")
    for one in made:
        print(f"{one.stat().st_size / 1e6:6.1f} MB  {one}")
    return 0


def built(folder: Path) -> Path:
    """Wheel and sdist, built anew; the wheel's path."""
    for old in folder.glob("ntm_docs-*"):
        old.unlink()
    subprocess.run([sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)], check=True)
    (wheel,) = folder.glob("ntm_docs-*.whl")
    return wheel


def _require_page(own: Path) -> None:
    """What is given away draws pages: without npm the build leaves that out, and says so only on the way."""
    with zipfile.ZipFile(own) as packed:
        if "ntm_docs/desk/static/npm/docx-preview.js" not in packed.namelist():
            sys.exit("the wheel holds nothing to draw pages with: run this where npm can fetch (see hatch_build.py)")


def pack(own: Path, system: str, machines: Sequence[Machine], wheels: Sequence[Path], folder: Path) -> Path:
    """The zip of one system: starter, what it may be run on, wheels."""
    version = own.name.split("-")[1]
    target = folder / f"ntm-docs-{version}-{system}.zip"
    sums = {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in wheels}
    told = {
        "version": version,
        "requirement": f"ntm-docs[{EXTRA}]",
        "system": machines[0].system,
        "machines": [one.machine for one in machines],
        "python": [list(PYTHONS[0]), list(PYTHONS[-1])],
        "wheels": sums,
    }
    members: dict[str, bytes] = {"may.json": json.dumps(told, indent=1, sort_keys=True).encode()}
    members |= starters(system)
    members["LICENSE.txt"] = _lines((ROOT / "LICENSE").read_bytes(), windows=True)
    members |= {f"{WHEELS}/{one.name}": one.read_bytes() for one in wheels}
    _write(target, f"ntm-docs-{version}", members)
    return target


def starters(system: str) -> dict[str, bytes]:
    """The files of a system's starter, with the range of Pythons filled in and lines as its editors want them."""
    first, last = PYTHONS[0], PYTHONS[-1]
    facts = {
        "@FIRST@": f"{first[0]}, {first[1]}",
        "@LAST@": f"{last[0]}, {last[1]}",
        "@FIRST_NAME@": f"{first[0]}.{first[1]}",
        "@LAST_NAME@": f"{last[0]}.{last[1]}",
        "@NAMES@": " ".join(f"{one[0]}.{one[1]}" for one in reversed(PYTHONS)),
        "@SHORT@": " ".join(f"{one[0]}{one[1]}" for one in reversed(PYTHONS)),
    }
    found = {}
    for name in (*_ALL, *_OWN[system]):
        text = (STARTER / name).read_bytes()
        for mark, value in facts.items():
            text = text.replace(mark.encode(), value.encode())
        windows = Path(name).suffix == ".bat" or (Path(name).suffix == ".txt" and system == "windows")
        found[name] = _lines(text, windows=windows)
        if system == "macos" and name in _DOUBLE_CLICK:
            found[_DOUBLE_CLICK[name]] = found[name]
    return found


def _lines(text: bytes, *, windows: bool) -> bytes:
    text = text.replace(b"\r\n", b"\n")
    return text.replace(b"\n", b"\r\n") if windows else text


def _write(target: Path, top: str, members: Mapping[str, bytes]) -> None:
    """A zip that is the same bytes each time; what is a program for a shell may be run."""
    fresh = target.with_suffix(".moi")
    with zipfile.ZipFile(fresh, "w") as packed:
        for name in sorted(members):
            info = zipfile.ZipInfo(f"{top}/{name}", _DATE)
            info.create_system = 3  # its rights are those of POSIX
            program = name.endswith((".sh", ".command"))
            info.external_attr = (0o100755 if program else 0o100644) << 16
            info.compress_type = zipfile.ZIP_STORED if name.endswith(".whl") else zipfile.ZIP_DEFLATED
            packed.writestr(info, members[name])
    fresh.replace(target)


if __name__ == "__main__":
    sys.exit(main())
