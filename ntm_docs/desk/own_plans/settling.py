"""Marked paragraphs of an own plan, settled one by one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from ntm_docs import api
from ntm_docs.desk.editing import Editing, composed
from ntm_docs.problems import Loc

if TYPE_CHECKING:
    from ntm_docs.api.answers.shapes import MarkedParagraph, OwnLine

How = Literal["keep", "change", "drop", "typing"]
_BODY: Loc = ("nội dung",)
_TABLES: Loc = ("bảng",)
_MOST = 100  # steps that can be taken back


class GoneError(Exception):
    """The paragraph does not stand in the plan any more: it was settled or changed elsewhere."""


@dataclass
class Settling:
    """The review of one own plan: what it was made of, and the bodies before each step."""

    made_of: "Sequence[OwnLine]" = ()
    known: tuple[object, ...] = ()
    done: list[tuple[dict[Loc, Any], str]] = field(default_factory=list)  # what stood before a step, the text after
    window: str = ""

    def learn(self, editing: Editing, source: Path | None) -> None:
        """Read the superior's words, once for each state of its file."""
        state = (source, source.stat().st_mtime_ns if source is not None and source.exists() else 0)
        if state != self.known:
            self.known = state
            self.made_of = api.lines_of(source, editing.session, "ke-hoach.yaml") if source is not None else ()

    def marks(self, editing: Editing) -> "tuple[MarkedParagraph, ...]":
        """The marked paragraphs that are left."""
        with editing.lock:
            return api.marks(editing.session, self.made_of)

    def settle(self, editing: Editing, sign: str, how: How, text: str = "") -> str:
        """Settle the paragraph of a sign; with `typing` its words are drawn, its mark stays, the file waits.

        Answers with the sign that the paragraph has now, empty where it is settled.

        Raises:
            GoneError: it is not there any more.
            OutsideError, MachineError: as `Editing.save`.
        """
        with editing.lock:
            marks = self.marks(editing)
            at = next((number for number, each in enumerate(signs_of(marks)) if each == sign), None)
            if at is None:
                raise GoneError
            before = _state(editing)
            steps = api.settle(editing.session, marks[at], how, composed(text))
            if steps[0].value != body_of(editing):
                editing.change(self._window(editing), steps)
            if how == "typing":
                return signs_of(self.marks(editing))[at]
            self.done = [*self.done, (before, body_of(editing))][-_MOST:]
            editing.save()
            return ""

    def can_undo(self, editing: Editing) -> bool:
        """Whether the last step can be taken back: nobody has changed the text since."""
        return bool(self.done) and self.done[-1][1] == body_of(editing)

    def undo(self, editing: Editing) -> None:
        """Take the last step back.

        Raises:
            GoneError: there is none, or the text was changed since.
        """
        with editing.lock:
            if not self.can_undo(editing):
                raise GoneError
            before, _after = self.done.pop()
            now = _state(editing)
            steps = [api.Change(path, value) for path, value in before.items() if value != now[path]]
            editing.change(self._window(editing), steps)
            editing.save()

    def _window(self, editing: Editing) -> str:
        """The plan is this page's from now on: a form that is open elsewhere is told."""
        if not self.window or self.window != editing.window:
            self.window = editing.enter()
        return self.window


class Reviews:
    """The reviews of one desk, and what `import` told of plans that were sent in."""

    def __init__(self) -> None:
        self._settling: dict[str, Settling] = {}
        self.reports: dict[str, tuple[str, ...]] = {}

    def of(self, name: str) -> Settling:
        """That of a work."""
        return self._settling.setdefault(name, Settling())


def body_of(editing: Editing) -> str:
    """The text of the plan as it stands."""
    return cast("str", editing.session.value(_BODY) or "")


def _state(editing: Editing) -> dict[Loc, Any]:
    """What a step may change: text and tables."""
    return {path: editing.session.value(path) for path in (_BODY, _TABLES)}


def signs_of(marks: "Sequence[MarkedParagraph]") -> list[str]:
    """A short sign for each paragraph, so that two windows settle no other: its line, and which of those it is."""
    seen: Counter[str] = Counter()
    found = []
    for one in marks:
        digest = sha256(one.line.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        found.append(f"{digest}-{seen[digest]}")
        seen[digest] += 1
    return found
