"""One input while it is typed: tree, draft, file.

Changes go into the tree in memory at once and into the journal of the kept file (`api.keep`); `save` brings them into
the file by splicing, so that all that was not touched stays byte for byte.
"""

import secrets
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from ntm_docs import api
from ntm_docs.problems import MachineError, ProblemsError, told

if TYPE_CHECKING:
    from ntm_docs.api.answers.shapes import KeptFile

_OPEN = 64  # works that are kept in memory: as many may be typed in at once


class OutsideError(Exception):
    """The file was changed by someone else; the text names both."""


class OtherWindowError(Exception):
    """Another window has the work."""


@dataclass
class Editing:
    """A work that is open: `window` is the page that may change it, `refused` what could not go into the file."""

    kept: "KeptFile"
    session: api.DraftSession
    window: str = ""
    told: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    revision: int = 0
    lock: RLock = field(default_factory=RLock)

    @property
    def draft(self) -> api.DraftAnswer:
        """The draft of what is typed now."""
        with self.lock:
            return self.session.draft

    @property
    def sign(self) -> str:
        """A sign of the bytes of the file as they were last read or written."""
        return sha256(self.kept.data).hexdigest()[:16]

    def enter(self) -> str:
        """A new page has the work from now on."""
        with self.lock:
            self.window = secrets.token_hex(8)
            return self.window

    def change(self, window: str, changes: Sequence[api.Change]) -> api.DraftAnswer:
        """The draft with changes; they are on the disk when this returns, even where planning them fails.

        Raises:
            OtherWindowError: another page has the work.
            PathError: a path leads nowhere; nothing is changed.
        """
        with self.lock:
            if window != self.window:
                raise OtherWindowError
            if changes:
                self.session.put(*changes)
                on_the_disk = self.kept.begin_typing(*changes)
                try:
                    _ = self.session.draft  # planned while the disk takes them
                finally:
                    on_the_disk()
                self.revision += 1
            return self.session.draft

    def save(self) -> bool:
        """Bring what was typed into the file; whether it is there. What cannot go in at its place is `refused`.

        Raises:
            OutsideError: the file was changed by someone else; both are kept.
            MachineError: the disk does not allow it; what was typed stays in the journal.
        """
        with self.lock:
            self.refused = []
            if not self.kept.typed:
                return False
            try:
                saved = self.kept.save()
            except ProblemsError as error:
                self.refused = error.lines
                return False
            if saved.beside is not None:
                raise OutsideError(" ".join(told(saved.problems)))
            return True


def opened(path: Path) -> Editing:
    """A work read from its file, with what an earlier window had typed.

    Raises:
        ProblemsError: it cannot be read, or another program of ours has it.
    """
    kept = api.keep(path)
    try:
        made = Editing(kept, api.DraftSession(kept.data, path.name), told=told(kept.told))
        if kept.typed:
            with suppress(api.PathError):
                made.session.change(*kept.typed)
    except BaseException:
        kept.close()
        raise
    return made


class OpenWorks:
    """The works of one desk that are open, the latest few."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._works: dict[str, Editing] = {}

    def work(self, path: Path, name: str) -> Editing:
        """The work of an id, read anew where its file was changed and nothing of ours waits to go into it."""
        with self._lock:
            found = self._works.pop(name, None)
            if found is not None and not found.kept.typed and path.read_bytes() != found.kept.data:
                found.kept.close()
                found = None
            self._works[name] = found = found or opened(path)
            for old in [*self._works][:-_OPEN]:
                self._leave(old, lambda _text: None)
            return found

    def forget(self, name: str) -> None:
        """Read it anew next time."""
        with self._lock:
            found = self._works.pop(name, None)
            if found is not None:
                found.kept.close()

    def end(self, tell: Callable[[str], None]) -> None:
        """Everything that was typed goes into its file; what does not stays in the journal."""
        with self._lock:
            for name in [*self._works]:
                self._leave(name, tell)

    def _leave(self, name: str, tell: Callable[[str], None]) -> None:
        one = self._works.pop(name)
        try:
            one.save()
        except (OSError, MachineError, ProblemsError, OutsideError) as error:
            tell(str(error))
        for line in one.refused:
            tell(line)
        one.kept.close()


def composed(text: str) -> str:
    """Text as it is kept: NFC, lines as on any system."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
