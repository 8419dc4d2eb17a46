"""The wheels that a machine without network needs.

`pip download` fetches for another system, but judges the conditions of a dependency (`; sys_platform == "win32"`) by
the machine it runs on. So what it fetched is walked once more from the program itself, with the conditions of each
system and Python that is served: what is missing is fetched, what nothing asks for is left out.
"""

import email
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import canonicalize_name, parse_wheel_filename

PYTHONS = ((3, 11), (3, 12), (3, 13), (3, 14))
PIP = "pip"  # goes along: the starter installs with it, since Debian's Python has none
_GLIBC = (28, 27, 26, 24, 17, 12, 5)
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Machine:
    """A kind of machine: what `platform` calls it, the markers of its system, the tags of its wheels, newest first."""

    system: str  # platform.system()
    machine: str  # platform.machine()
    sys_platform: str
    os_name: str
    tags: tuple[str, ...]

    def markers(self, python: tuple[int, int]) -> dict[str, str]:
        """The environment in which conditions are judged."""
        version = ".".join(map(str, python))
        return {
            "implementation_name": "cpython",
            "implementation_version": f"{version}.0",
            "os_name": self.os_name,
            "platform_machine": self.machine,
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_system": self.system,
            "platform_version": "",
            "python_full_version": f"{version}.0",
            "python_version": version,
            "sys_platform": self.sys_platform,
        }

    def wheel_tags(self, python: tuple[int, int]) -> list[Tag]:
        """Tags of wheels that it takes, the best first."""
        made = [*cpython_tags(python, platforms=self.tags)]
        return [*made, *compatible_tags(python, f"cp{python[0]}{python[1]}", self.tags)]


def _mac(machine: str) -> Machine:
    return Machine("Darwin", machine, "darwin", "posix", tuple(mac_platforms((12, 0), machine)))


_LINUX = (*(f"manylinux_2_{one}_x86_64" for one in _GLIBC), "manylinux2014_x86_64", "manylinux2010_x86_64")
SYSTEMS = {
    "windows": (Machine("Windows", "AMD64", "win32", "nt", ("win_amd64",)),),
    "macos": (_mac("arm64"), _mac("x86_64")),
    "linux": (Machine("Linux", "x86_64", "linux", "posix", (*_LINUX, "manylinux1_x86_64", "linux_x86_64")),),
}


class MissingError(Exception):
    """What is asked for and not there: lines for pip."""


def fetch(own: Path, extra: str, machines: Sequence[Machine], folder: Path) -> list[Path]:
    """The wheels that the machines need for our own wheel with its extra, all of them in a folder.

    Raises:
        SystemExit: the index has no wheel for one of them.
    """
    for machine in machines:
        for python in PYTHONS:
            print(f"  {machine.system} {machine.machine}, Python {python[0]}.{python[1]}", flush=True)
            download([f"{own}[{extra}]", PIP], machine, python, folder)
    for machine in machines:
        for python in PYTHONS:
            _complete(own, extra, machine, python, folder)
    return sorted({one for each in machines for python in PYTHONS for one in needed(own, extra, each, python, folder)})


def _complete(own: Path, extra: str, machine: Machine, python: tuple[int, int], folder: Path) -> None:
    """Fetch what only this machine's conditions ask for."""
    for _round in range(_ROUNDS):
        try:
            needed(own, extra, machine, python, folder)
        except MissingError as error:
            download([str(error)], machine, python, folder, "--no-deps")
        else:
            return
    raise SystemExit(f"{machine.system}, Python {python}: the wheels never became complete")


def download(what: Sequence[str], machine: Machine, python: tuple[int, int], folder: Path, *more: str) -> None:
    """Let pip fetch wheels for another machine, from where its own settings say."""
    platforms = [word for tag in machine.tags for word in ("--platform", tag)]
    version = ".".join(map(str, python))
    fixed = ["--quiet", "--disable-pip-version-check", "--only-binary=:all:", "--implementation", "cp"]
    command = [sys.executable, "-m", "pip", "download", *fixed, "--python-version", version, *platforms]
    done = subprocess.run([*command, *more, "--dest", str(folder), *what], check=False)
    if done.returncode:
        raise SystemExit(f"no wheels for {machine.system} {machine.machine}, Python {version}: see above")


def needed(own: Path, extra: str, machine: Machine, python: tuple[int, int], folder: Path) -> list[Path]:
    """What one machine with one Python installs, from the wheels of a folder.

    Raises:
        MissingError: something that is asked for is not there; its text is a line for pip.
    """
    tags = {tag: place for place, tag in enumerate(machine.wheel_tags(python))}
    there = [*_usable(folder, tags), (canonicalize_name("ntm-docs"), "", 0, own)]
    markers = machine.markers(python)
    waiting = [(Requirement(f"ntm-docs[{extra}]"), own), (Requirement(PIP), own)]
    found: dict[str, Path] = {}
    done: set[str] = set()
    while waiting:
        asked, _by = waiting.pop()
        if str(asked) in done:
            continue
        done.add(str(asked))
        name = canonicalize_name(asked.name)
        fitting = [
            one
            for one in there
            if one[0] == name and (not one[1] or asked.specifier.contains(one[1], prereleases=True))
        ]
        if not fitting:
            asked.marker = None
            raise MissingError(str(asked))
        wheel = found.setdefault(name, max(fitting, key=lambda one: (_order(one[1]), -one[2]))[3])
        for extra_name in ("", *asked.extras):
            waiting += [(one, wheel) for one in requirements(wheel) if _holds(one, markers, extra_name)]
    return sorted(found.values())


def _holds(asked: Requirement, markers: dict[str, str], extra: str) -> bool:
    return asked.marker is None or asked.marker.evaluate({**markers, "extra": extra})


def _order(version: str) -> tuple[int, ...]:
    from packaging.version import Version  # noqa: PLC0415 -- only for wheels of others

    return Version(version).release if version else ()


def _usable(folder: Path, tags: dict[Tag, int]) -> Iterator[tuple[str, str, int, Path]]:
    """Name, version, place in the order of tags (0 is best), path: of each wheel that fits."""
    for path in sorted(folder.glob("*.whl")):
        name, version, _build, own = parse_wheel_filename(path.name)
        places = [tags[tag] for tag in own if tag in tags]
        if places:
            yield name, str(version), min(places), path


def requirements(wheel: Path) -> list[Requirement]:
    """What a wheel asks for."""
    with zipfile.ZipFile(wheel) as packed:
        (name,) = (one for one in packed.namelist() if one.endswith(".dist-info/METADATA") and one.count("/") == 1)
        told = email.message_from_bytes(packed.read(name))
    return [Requirement(one) for one in told.get_all("Requires-Dist", [])]
