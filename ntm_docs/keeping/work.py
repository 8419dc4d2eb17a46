"""One file that is typed in one window."""

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Self

from ntm_docs.changes import Change, together
from ntm_docs.keeping.journal import TypedJournal
from ntm_docs.keeping.versions import Version, Versions
from ntm_docs.machine import disk
from ntm_docs.placing import locked
from ntm_docs.problems import MachineError, Place, Problem, ProblemsError
from ntm_docs.reading.source import read_bytes
from ntm_docs.reading.splicing.splice import splice
from ntm_docs.system_faults import unwritable

_TRIES, _PAUSE = 5, 0.2  # while another program holds the file, as Windows has it


@dataclass(frozen=True, slots=True)
class Saved:
    """How a save ended: the bytes of the file now.

    Where the file had been changed elsewhere meanwhile it stays as it was there; `beside` is the copy with what was
    typed here, `problems` tell it.
    """

    data: bytes
    beside: Path | None = None
    problems: tuple[Problem, ...] = ()


def _now() -> datetime:
    return datetime.now()  # noqa: DTZ005 -- the time at the office


class KeptFile:
    """A YAML or JSON file that is typed: `data` are its bytes, `typed` what is not in it yet.

    `told` says what was found at opening: what an earlier window had typed and not saved, which is in `typed` again;
    a copy beside the file where both had changed.

    Raises:
        ProblemsError: another window has the file; it may be read, not typed. Or it is not there, too large.
        MachineError: the disk does not allow it.
    """

    def __init__(self, path: Path, *, now: Callable[[], datetime] = _now) -> None:
        self.path, self._now = path, now
        self._folder = path.with_name(f".{path.name}.dang-nhap")
        self._held = ExitStack()
        self.told: tuple[Problem, ...] = ()
        self._lock()
        try:
            self.data = read_bytes(path)
            self._versions = Versions(self._folder / "ban", now)
            self._open()
        except BaseException:
            self._held.close()
            raise

    def _lock(self) -> None:
        try:
            self._held.enter_context(locked(self._folder, patience=0))
        except MachineError as error:
            if error.code != "run.locked":
                raise
            raise ProblemsError([Problem("keep.elsewhere", Place(self.path.name))]) from None

    def _open(self) -> None:
        try:
            self._folder.mkdir(exist_ok=True)
            disk.flush_names(self.path.parent)
            self._journal = TypedJournal(self._folder)
            self._recover()
        except OSError as error:
            raise unwritable(error, self.path) from error

    def _recover(self) -> None:
        """What an earlier window typed is typed again, unless the file has it or has changed elsewhere."""
        left, base, digest = self._journal.changes, self._journal.base, _digest(self.data)
        if left and base == digest:
            self._tell("keep.recovered", count=len(left))
            return None
        if left:
            before = self._versions.of_digest(base)
            ours = _spliced(before, left, self.path.name) if before is not None else None
            if ours is None:
                return self._keep_journal()
            if ours != self.data:  # else it was killed between the file and the journal
                self._keep_beside(ours)
        self._versions.put(self.data)
        self._journal.begin(digest)
        return None

    def _keep_journal(self) -> None:
        """What cannot be put into any bytes stays as it was written, under another name."""
        kept = self._free_name("nhat-ky", ".jsonl")
        disk.write_new(kept, self._journal.path.read_bytes())
        self._tell("keep.unplaced", file=kept.name)
        self._versions.put(self.data)
        self._journal.begin(_digest(self.data))

    @property
    def typed(self) -> tuple[Change, ...]:
        """What was typed and does not stand in the file yet."""
        return self._journal.changes

    def type(self, *changes: Change) -> None:
        """Changes are on the disk when this returns, not yet in the file.

        Raises:
            MachineError: the disk does not take them.
        """
        self.begin_typing(*changes)()

    def begin_typing(self, *changes: Change) -> Callable[[], None]:
        """As `type`, but they are on the disk when what is given back has been called: a disk takes its time.

        Raises:
            MachineError: the disk does not take them; the call may raise it, too.
        """
        try:
            flushed = self._journal.add(changes)
        except OSError as error:
            raise unwritable(error, self.path) from error

        def end() -> None:
            try:
                flushed.result()
            except OSError as error:
                raise unwritable(error, self.path) from error
            self._journal.changes += changes

        return end

    def save(self) -> Saved:
        """The file with what was typed; the version before is kept.

        Raises:
            ProblemsError: what was typed cannot be put into the file at its place; it stays in the journal.
            MachineError: the disk, or a program that holds the file, does not allow it; it stays in the journal.
        """
        found = read_bytes(self.path)
        made = splice(self.data, together(self.typed), self.path.name) if self.typed else self.data
        try:
            if found not in (self.data, made):
                return self._both(found, made)
            if made != found:
                self._put(made)
            if self.typed:
                self._journal.begin(_digest(made))
        except OSError as error:
            raise unwritable(error, self.path) from error
        self.data = made
        return Saved(made)

    def _both(self, found: bytes, ours: bytes) -> Saved:
        """The file was changed elsewhere: it stays so, and what was typed here stands beside it."""
        before = self.told
        beside = self._keep_beside(ours) if ours != self.data else None
        problems = self.told[len(before) :]
        self._versions.put(found)
        self._journal.begin(_digest(found))
        self.data = found
        return Saved(found, beside, problems)

    def _put(self, data: bytes) -> None:
        """New bytes in the file; the version before and the new one are kept."""
        self._versions.put(self.data)
        for left in reversed(range(_TRIES)):
            try:
                disk.replace(self.path, data)
                break
            except PermissionError:
                if not left:
                    raise
                time.sleep(_PAUSE)
        self._versions.put(data)

    def versions(self) -> list[Version]:
        """The last versions, the newest first."""
        return self._versions.all()

    def version(self, name: str) -> bytes:
        """The bytes of a version.

        Raises:
            KeyError: there is none of this id.
        """
        return self._versions.read(name)

    def bring_back(self, name: str) -> Saved:
        """The file as it was in a version; what it holds now is kept as one, too.

        Raises:
            KeyError: there is no such version.
            ProblemsError, MachineError: as in `save`, whose work comes first.
        """
        data = self._versions.read(name)
        saved = self.save()
        try:
            self._put(data)
            self._journal.begin(_digest(data))
        except OSError as error:
            raise unwritable(error, self.path) from error
        self.data = data
        return Saved(data, saved.beside, saved.problems)

    def close(self) -> None:
        """Another window may have the file."""
        self._journal.close()
        self._held.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _keep_beside(self, data: bytes) -> Path:
        """A copy beside the file, under a name that nobody has."""
        beside = self._free_name(self.path.stem, self.path.suffix)
        disk.write_new(beside, data)
        self._tell("keep.changed", file=beside.name)
        return beside

    def _free_name(self, stem: str, suffix: str) -> Path:
        when = f"{self._now():%Y%m%d-%H%M%S}"
        names = (f"{stem}-ban-dang-nhap-{when}{more}{suffix}" for more in ("", *(f"-{n}" for n in range(2, 1000))))
        return next(path for path in map(self.path.with_name, names) if not path.exists())

    def _tell(self, code: str, **facts: object) -> None:
        self.told += (Problem(code, Place(self.path.name), facts=facts, severity="warning"),)


def _spliced(before: bytes, changes: Sequence[Change], name: str) -> bytes | None:
    try:
        return splice(before, together(changes), name)
    except ProblemsError:
        return None


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
