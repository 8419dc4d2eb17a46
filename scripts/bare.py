"""A bare Debian tree: built, lent this machine's settings, and worked in.

What is lent (apt's and pip's settings, certificates, names of hosts, local package folders) is mounted read-only over
empty files, in a mount namespace that ends with the run: nothing of it is written into a tree.
"""

import configparser
import os
import re
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

USER, HOME = "moi", "/home/moi"
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_PASSED = re.compile(
    r"(?i)^(PIP_\w+|\w*_proxy|SSL_CERT_\w+|\w+_CA_BUNDLE|GIT_SSL_CAINFO|NODE_EXTRA_CA_CERTS|NPM_CONFIG_\w+)$"
)
_APT = ("/etc/apt/apt.conf", "/etc/apt/auth.conf", "/etc/apt/auth.conf.d", "/etc/resolv.conf", "/etc/hosts")
_BUNDLE = "/etc/ssl/certs/ca-certificates.crt"
_MINUTES = 60


def passed() -> dict[str, str]:
    """The environment that package clients need: proxies, certificates, pip's own settings."""
    return {name: value for name, value in os.environ.items() if _PASSED.match(name)}


def archives(suite: str, mirror: str = "") -> list[str]:
    """Lines of sources.list for a suite, from where this machine's own packages come; the first is the mirror's.

    Raises:
        SystemExit: this machine's sources name no Debian archive, and no mirror is given.
    """
    found = dict(_sources())
    own = {
        name.partition("-")[2]: uri for name, uri in found.items() if re.fullmatch(r"[a-z]+(-updates|-security)?", name)
    }
    main = mirror or own.get("", "")
    if not main:
        raise SystemExit("the sources of apt name no Debian archive: give one with FRESH_MIRROR=URL")
    lines = [f"deb {main} {suite} main", f"deb {main} {suite}-updates main"]
    return lines + ([f"deb {own['security']} {suite}-security main"] if "security" in own else [])


def _sources() -> Iterator[tuple[str, str]]:
    """Suite → address of each archive that holds Debian's own packages, as /etc/apt names them."""
    codename = re.search(r"(?m)^VERSION_CODENAME=(\w+)", Path("/etc/os-release").read_text(encoding="utf-8"))
    ours = codename[1] if codename else ""
    for path in [Path("/etc/apt/sources.list"), *sorted(Path("/etc/apt/sources.list.d").glob("*"))]:
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        for uri, suite in re.findall(r"(?m)^deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+(\S+)\s+main\b", text):
            if suite.partition("-")[0] == ours:
                yield suite, uri
        for stanza in re.split(r"\n\s*\n", text) if path.suffix == ".sources" else ():
            told = dict(re.findall(r"(?m)^([\w-]+):[ \t]*(.*)$", stanza))
            for suite in told.get("Suites", "").split():
                if suite.partition("-")[0] == ours and "main" in told.get("Components", "").split():
                    yield suite, told["URIs"].split()[0]


def lent() -> dict[str, str]:
    """Path here → path in a tree, of the settings that are lent."""
    files = {path: path for path in (*_APT, _BUNDLE)}
    files |= {str(path): str(path) for path in Path("/etc/apt/apt.conf.d").glob("*") if _speaks_of_fetching(path)}
    settings = ["/etc/pip.conf", "/etc/xdg/pip/pip.conf"]
    own = [Path.home() / ".pip" / "pip.conf", Path.home() / ".config" / "pip" / "pip.conf"]
    files |= {path: path for path in settings}
    files |= {str(path): f"{HOME}/{path.relative_to(Path.home())}" for path in (*own, Path.home() / ".npmrc")}
    files |= {path: path for path in passed().values() if path.startswith("/")}
    for path in [*map(Path, settings), *own]:
        files |= {found: found for found in _folders(path)}
    return {here: there for here, there in files.items() if Path(here).exists()}


def _speaks_of_fetching(path: Path) -> bool:
    return path.is_file() and "Acquire" in path.read_text(encoding="utf-8", errors="replace")


def _folders(path: Path) -> Iterator[str]:
    """Folders of packages that pip's settings name; an index is lent with the files beside it."""
    settings = configparser.RawConfigParser()
    settings.read(path, encoding="utf-8")
    for section in settings.sections():
        for key, value in settings.items(section):
            for one in value.split():
                folder = Path(one.removeprefix("file://"))
                if folder.is_absolute():
                    yield str(folder.parent if "index" in key else folder)


@dataclass(frozen=True, slots=True)
class Done:
    """What a command said, how it ended, how long it took."""

    code: int
    text: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Bare:
    """A tree that is worked in; `mount` first, in a mount namespace of its own."""

    root: Path
    log: Path

    def mount(self) -> None:
        """What a running system has (/proc, shared memory), and what is lent."""
        self._mount("-t", "proc", "proc", at="/proc")
        self._mount("-t", "tmpfs", "-o", "mode=1777", "tmpfs", at="/dev/shm")  # noqa: S108 -- a mount point of the tree
        self._mount("-t", "tmpfs", "-o", "mode=755", "tmpfs", at="/run")
        for here, there in lent().items():
            target = self.root / there.lstrip("/")
            if target.is_symlink():
                target.unlink()
            (target if Path(here).is_dir() else target.parent).mkdir(parents=True, exist_ok=True)
            source = here
            if Path(here).is_file():  # as a copy in memory, which the new user may read
                target.touch()
                source = str(self.root / "run" / f"lent{there.replace('/', '-')}")
                shutil.copyfile(here, source)
            self._mount("--bind", source, at=there)
            self._mount("-o", "remount,bind,ro", at=there)
        self.run(f"chown -R {USER}: {HOME}/.config {HOME}/.pip 2>/dev/null || true", root=True)

    def _mount(self, *how: str, at: str) -> None:
        subprocess.run(["mount", *how, str(self.root / at.lstrip("/"))], check=True)

    def run(self, command: str, *, root: bool = False, more: Mapping[str, str] | None = None) -> Done:
        """Run a line of shell as the new user in the clone, or as root; what it says goes into the log."""
        home = "/root" if root else HOME
        known = {"HOME": home, "PATH": PATH, "USER": "root" if root else USER, "TERM": "dumb"}
        set_to = [f"{name}={value}" for name, value in {**known, **passed(), **(more or {})}.items()]
        who = [] if root else [f"--userspec={USER}:{USER}"]
        folder = "/" if root else f"{HOME}/ntm-docs"
        line = f"cd {shlex.quote(folder)} && {command}"
        started = time.monotonic()
        done = subprocess.run(
            ["chroot", *who, str(self.root), "/usr/bin/env", "-i", *set_to, "/bin/sh", "-c", line],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            timeout=_MINUTES * 60,
            text=True,
            errors="replace",
            check=False,
        )
        taken = time.monotonic() - started
        with self.log.open("a", encoding="utf-8") as log:
            log.write(f"\n$ {command}\n{done.stdout}\n[{done.returncode}, {taken:.0f} s]\n")
        return Done(done.returncode, done.stdout, taken)


def build_base(base: Path, suite: str, packages: str, mirror: str) -> float:
    """A minimal tree of a suite, once; the seconds it took, 0 where it stood already."""
    ready = base.with_name(base.name + ".ready")
    if ready.is_file() and ready.read_text(encoding="utf-8") == packages:
        return 0.0
    remove(base)
    started = time.monotonic()
    lines = archives(suite, mirror)
    command = ["debootstrap", "--variant=minbase", f"--include={packages}", suite, str(base), lines[0].split()[1]]
    alone = ["unshare", "--mount", "--propagation", "private", "--"]
    subprocess.run([*alone, *command], check=True, stdout=subprocess.DEVNULL)
    (base / "etc/apt/sources.list").write_text("\n".join(lines) + "\n", encoding="utf-8")
    ready.write_text(packages, encoding="utf-8")
    return time.monotonic() - started


def remove(tree: Path) -> None:
    """Remove a tree, unless something is mounted in it."""
    mounted = [line.split()[4] for line in Path("/proc/self/mountinfo").read_text(encoding="utf-8").splitlines()]
    if any(Path(point).is_relative_to(tree.resolve()) for point in mounted):
        raise SystemExit(f"{tree}: something is mounted there; unmount it first")
    if tree.exists():
        shutil.rmtree(tree)
