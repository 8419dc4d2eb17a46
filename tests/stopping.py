"""Stops a piece of work at its n-th change of the disk: killed there, or as if the power went.

What is tested is a function of plain values in a module on the path of the server: a build, an append to a file, any
work whose result must be whole. `every_stop` walks its changes. Work that tells its user that something is safe says so
by `promise`; what had been promised when it was stopped comes with the answer (`promised`).

A server of its own, without threads, imports the program once and forks for each order:

    {"call": "module:function", "arguments": […], "watched": "FOLDER", "at": 3, "power": "cut"}

`at` 0 lets the work end and counts its changes. Changes are seen by Python's audit hook (a file opened to
be written, a name made, moved or taken away), so that nothing depends on time; a flush counts too. When the power goes,
`watched` is left as the disk has it, in `FOLDER.cut`: with "cut", names and contents that were flushed, nothing else; a
file whose name was flushed and whose contents were not is empty. With "torn" every name is there, and of contents that
were not flushed the first half: what a disk may have done of its own accord. Everything the work has started has ended
when the answer comes.
"""

import contextlib
import ctypes
import gc
import importlib
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ntm_docs.machine import disk

CHANGES = {
    "os.rename": 0,
    "os.remove": 0,
    "os.rmdir": 0,
    "os.mkdir": 0,
    "os.link": 1,
    "os.symlink": 1,
    "os.truncate": 0,
}
_FOLDER_AT = {"os.rename": 2, "os.remove": 1, "os.rmdir": 1, "os.mkdir": 2, "os.link": 3, "os.symlink": 2}
KILLED = -signal.SIGKILL
_SUBREAPER = 36  # of prctl(2): what outlives the work becomes a child of the server, which waits for it
_promises = -1


def promise(value: Any) -> None:
    """The work tells that something is safe from now on; of no effect outside the server."""
    if _promises >= 0:
        os.write(_promises, json.dumps({"promised": value}).encode() + b"\n")


class Disk:
    """What a disk would still have, from what was flushed: contents by file, names by folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.contents: dict[int, bytes] = {}
        self.names: dict[int, dict[str, tuple[int, str]]] = {}
        self._held: list[int] = []  # an inode that is open is not given to another file
        self.number = root.stat().st_ino
        self.flush_all()

    def flush_all(self) -> None:
        for folder, _folders, files in os.walk(self.root):
            self.flush_names(Path(folder))
            for name in files:
                if not (path := Path(folder, name)).is_symlink():
                    self._keep(path)

    def flush(self, opened: int) -> None:
        path = _path_of(opened)
        if stat.S_ISDIR(os.fstat(opened).st_mode):
            self.flush_names(path)
        elif path.exists():
            self._keep(path)

    def _keep(self, path: Path) -> None:
        held = os.open(path, os.O_RDONLY)
        self._held.append(held)
        self.contents[os.fstat(held).st_ino] = path.read_bytes()

    def flush_names(self, folder: Path) -> None:
        held = os.open(folder, os.O_RDONLY)
        self._held.append(held)
        found = {}
        for entry in os.scandir(folder):
            target = str(Path(entry.path).readlink()) if entry.is_symlink() else ""
            found[entry.name] = (entry.inode(), target)
            if not target:
                self._held.append(os.open(entry.path, os.O_RDONLY))
        self.names[os.fstat(held).st_ino] = found

    def lay(self, target: Path) -> None:
        """Make the tree that is left."""
        self._lay(self.number, target)

    def lay_torn(self, target: Path) -> None:
        """Make the tree as it is, with half of what was not flushed of each file."""
        shutil.copytree(self.root, target, symlinks=True)
        for path in self.root.rglob("*"):
            if path.is_symlink() or not path.is_file():
                continue
            now, safe = path.read_bytes(), self.contents.get(path.stat().st_ino, b"")
            if now != safe:
                known = len(safe) if now.startswith(safe) else 0
                (target / path.relative_to(self.root)).write_bytes(now[: known + (len(now) - known) // 2])

    def _lay(self, number: int, target: Path) -> None:
        target.mkdir()
        for name, (inode, link) in self.names.get(number, {}).items():
            path = target / name
            if link:
                path.symlink_to(link)
            elif inode in self.names or stat.S_ISDIR(self._mode(inode)):
                self._lay(inode, path)
            else:
                path.write_bytes(self.contents.get(inode, b""))

    def _mode(self, inode: int) -> int:
        return next((os.fstat(held).st_mode for held in self._held if os.fstat(held).st_ino == inode), 0)


def _path_of(opened: int) -> Path:
    return Path(f"/proc/self/fd/{opened}").readlink()


class Counter:
    """The hook: counts changes below a folder, and stops at one of them."""

    def __init__(self, watched: Path, at: int, *, power: str) -> None:
        self.watched, self.at = os.path.realpath(watched), at
        self.count, self.power = 0, power
        self.disk = Disk(watched) if power else None
        self.cut = watched.with_name(f"{watched.name}.cut")
        self._off = False
        self._main = os.getpid()

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self._off or os.getpid() != self._main:
            return
        if event == "open":
            path, _mode, flags = arguments
            if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC):
                self.step(path)
        elif event in CHANGES:
            at = _FOLDER_AT.get(event)
            folder = arguments[at] if at is not None and at < len(arguments) else -1
            self.step(arguments[CHANGES[event]], folder)

    def step(self, path: Any, folder: int = -1) -> None:
        """One change, about to happen."""
        if isinstance(path, int):
            return
        whole = Path(os.fsdecode(os.fspath(path)))
        if isinstance(folder, int) and folder >= 0:
            whole = _path_of(folder) / whole
        if str(whole.absolute()).startswith(self.watched):
            self.stop_here()

    def stop_here(self) -> None:
        self.count += 1
        if self.count == self.at:
            self._off = True
            if self.disk is not None:
                (self.disk.lay_torn if self.power == "torn" else self.disk.lay)(self.cut)
            os.kill(os.getpid(), signal.SIGKILL)

    @contextlib.contextmanager
    def off(self) -> Iterator[None]:
        before, self._off = self._off, True
        try:
            yield
        finally:
            self._off = before

    def install(self) -> None:
        flush, library = os.fsync, disk._library

        def fsync(opened: Any) -> None:
            self.stop_here()
            flush(opened)
            if self.disk is not None:
                with self.off():
                    self.disk.flush(opened if isinstance(opened, int) else opened.fileno())

        def looked_up(name: str) -> Any:
            call = library(name)
            if call is None:
                return None

            def counted(*arguments: Any) -> int:
                self.stop_here()
                done = call(*arguments)
                if name == "syncfs" and self.disk is not None:
                    with self.off():
                        self.disk.flush_all()
                return int(done)

            return counted

        os.fsync = fsync
        disk._library = looked_up  # type: ignore[assignment]
        sys.addaudithook(self.hook)


def _do(order: dict[str, Any]) -> dict[str, Any]:
    """One order, in a process of its own."""
    global _promises  # noqa: PLW0603 -- of the child alone
    gc.freeze()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _promises = writing
        try:
            answer = _inside(order)
        except BaseException as error:  # noqa: BLE001 -- told to the test
            answer = {"error": f"{type(error).__name__}: {error}"}
        os.write(writing, json.dumps(answer).encode() + b"\n")
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        told = [json.loads(line) for line in stream]
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
    answer = {"ended": ended, "promised": [one["promised"] for one in told if "promised" in one]}
    return answer | next((one for one in told if "promised" not in one), {})


def _inside(order: dict[str, Any]) -> dict[str, Any]:
    module, _, name = order["call"].partition(":")
    work = getattr(importlib.import_module(module), name)
    counter = Counter(Path(order["watched"]), order["at"], power=order["power"])
    counter.install()
    with Path(os.devnull).open("w") as quiet, contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
        result = work(*order["arguments"])
    counter._off = True
    return {"changes": counter.count, "result": result}


@dataclass(slots=True)
class Stopper:
    """The server, from the test's side."""

    process: "subprocess.Popen[str]"

    def order(self, call: str, arguments: list[Any], watched: Path, at: int = 0, *, power: str = "") -> dict[str, Any]:
        order = {"call": call, "arguments": arguments, "watched": str(watched), "at": at, "power": power}
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop: at which change, the folder as it was left, what had been promised."""

    at: int
    left: Path
    promised: list[Any]


def every_stop(
    server: Stopper,
    call: str,
    arguments: Callable[[Path], list[Any]],
    before: Path,
    *,
    power: str = "",
    first: int = 1,
    step: int = 1,
) -> Iterator[Stop]:
    """The folder as each stop leaves it, one after the other, until the work comes to its end.

    `before` is how the folder begins, `arguments` what the work is given for a folder.
    """
    begun = before.with_name(f"{before.name}.lam")
    cut = before.with_name(f"{begun.name}.cut")
    at = first
    while True:
        for left in (begun, cut):
            shutil.rmtree(left, ignore_errors=True)
        shutil.copytree(before, begun, symlinks=True)
        answer = server.order(call, arguments(begun), begun, at, power=power)
        assert "error" not in answer, answer
        if answer["ended"] != KILLED:
            assert answer["changes"] < at
            return
        yield Stop(at, cut if power else begun, answer["promised"])
        at += step


@contextlib.contextmanager
def stopper() -> Iterator[Stopper]:
    """A server, ended with the block."""
    with subprocess.Popen(
        [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        yield Stopper(process)
        assert process.stdin is not None
        process.stdin.close()


def serve() -> None:
    """Answer orders until there are no more."""
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    sys.path[:0] = [str(Path(__file__).parent / name) for name in ("", "output", "batch", "printing", "stops")]
    for line in sys.stdin:
        order = json.loads(line)
        importlib.import_module(order["call"].partition(":")[0])  # loaded once, before anything is forked
        print(json.dumps(_do(order)), flush=True)  # noqa: T201 -- the answer


if __name__ == "__main__":
    sys.modules["stopping"] = sys.modules["__main__"]  # the work promises here, not in a second copy of this module
    serve()
