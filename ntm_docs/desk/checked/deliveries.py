"""Papers that were sent together, and what was found."""

import os
import re
import shutil
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as LateError
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Lock, Semaphore, Thread
from typing import TYPE_CHECKING
from uuid import uuid4

from ntm_docs import api
from ntm_docs.desk.uploads import UploadRefusedError
from ntm_docs.messages import gettext as _
from ntm_docs.messages import language

if TYPE_CHECKING:
    from ntm_docs.api.answers.shapes import Checked, MendedPaper

_MOST = 12  # deliveries that are kept
_ID = re.compile(r"[0-9a-f]{32}")
_AT_ONCE = Semaphore(2)  # deliveries that are judged at the same time: other pages must go on


@dataclass
class SentPapers:
    """What was sent together: `root` holds its papers in their own folders, `day` is that of papers without one.

    Papers have numbers from 1, in the order of their names; findings are worded in the language they are asked in.
    """

    id: str
    room: Path
    day: date | None
    passed: tuple[str, ...] = ()
    _lock: Lock = field(default_factory=Lock)
    _answers: dict[str, "Future[api.CheckAnswer]"] = field(default_factory=dict)
    _mended: dict[tuple[int, str], "MendedPaper"] = field(default_factory=dict)

    @property
    def root(self) -> Path:
        """The folder of the papers."""
        return self.room / "giay"

    @property
    def files(self) -> tuple[Path, ...]:
        """The papers, in the order of their numbers."""
        return tuple(sorted(path for path in self.root.rglob("*") if path.is_file()))

    @property
    def _named(self) -> tuple[Path, ...]:
        """What is asked about: one paper alone, or the folder of all."""
        files = self.files
        return files if len(files) == 1 else (self.root,)

    def name(self, path: str | Path) -> str:
        """What a paper is called: its place among what was sent."""
        return Path(path).relative_to(self.root).as_posix() if Path(path).is_relative_to(self.root) else str(path)

    def without_room(self, lines: Iterable[str]) -> list[str]:
        """Sentences without the desk's own folders in their paths."""
        return [line.replace(f"{self.root}{os.sep}", "").replace(f"{self.room}{os.sep}", "") for line in lines]

    def path(self, number: int) -> Path:
        """A paper by its number.

        Raises:
            LookupError: there is none.
        """
        files = self.files
        if not 1 <= number <= len(files):
            raise LookupError(number)
        return files[number - 1]

    def answer(self, wait: float | None = None) -> api.CheckAnswer | None:
        """What was found, in the reader's language; None where it takes longer than the `wait` (seconds).

        Raises:
            ProblemsError, MachineError: as `api.check`.
        """
        said = language()
        with self._lock:
            made = self._answers.get(said)
            if made is None:
                made = self._answers[said] = Future()
                Thread(target=self._judge, args=(made, said), daemon=True).start()
        try:
            return made.result(wait)
        except LateError:
            return None

    def _judge(self, made: "Future[api.CheckAnswer]", said: str) -> None:
        try:
            with _AT_ONCE:
                made.set_result(api.check(api.CheckRequest(self._named, self.day, processes=1, language=said)))
        except BaseException as error:  # noqa: BLE001 -- it is raised where the answer is asked for
            made.set_exception(error)

    def checked(self, number: int) -> "Checked":
        """What was found in a paper.

        Raises:
            LookupError: there is no such paper.
        """
        answer, path = self.answer(), str(self.path(number))
        assert answer is not None
        return next(one for one in answer.checked if one.file == path)

    def annotated(self, number: int) -> Path:
        """The copy with a comment at each place, as `check --annotate` writes it.

        Raises:
            LookupError: there is no such paper.
            ProblemsError: it cannot be made.
        """
        path = self.path(number)
        target = self._place("chu-thich", number) / f"{path.stem}-chu-thich.docx"
        with self._lock:
            if not target.exists():
                api.check(api.CheckRequest((path,), self.day, annotate=target, processes=1, language=language()))
        return target

    def mended(self, number: int) -> "tuple[MendedPaper, Path]":
        """What `check --fix` sets right, and the copy it writes.

        Raises:
            LookupError: there is no such paper.
            ProblemsError: it is not mended; the text says why.
        """
        path, key = self.path(number), (number, language())
        target = self._place("da-sua", number) / f"{path.stem}-da-sua.docx"
        with self._lock:
            if key not in self._mended:
                asked = api.CheckRequest((path,), self.day, fix=target, force=True, processes=1, language=key[1])
                made = api.check(asked).mended
                assert made is not None
                self._mended[key] = made
        return self._mended[key], target

    def workbook(self) -> Path:
        """Every place of every paper as a workbook, as `check -o` writes it."""
        target = self._place("bang", 0) / "ket-qua-kiem-tra.xlsx"
        with self._lock:
            if not target.exists():
                named = self._named
                asked = api.CheckRequest(
                    named, self.day, output=target, below=self.root, processes=1, language=language()
                )
                api.check(asked)
        return target

    def _place(self, what: str, number: int) -> Path:
        made = self.room / what / language() / str(number)
        made.mkdir(parents=True, exist_ok=True)
        return made


class Deliveries:
    """The latest deliveries of one desk, by ids."""

    def __init__(self, room: Path) -> None:
        self._room, self._lock = room, Lock()
        self._deliveries: dict[str, SentPapers] = {}

    def begin(self) -> SentPapers:
        """An empty one, to be filled before it is `put` among the others."""
        made = SentPapers(name := uuid4().hex, self._room / name, None)
        made.root.mkdir(parents=True)
        return made

    def put(self, delivery: SentPapers, day: date | None, passed: Sequence[str]) -> None:
        """It is whole now; the oldest give way.

        Raises:
            RefusedError: it holds no paper.
        """
        if not delivery.files:
            raise UploadRefusedError(_("Không có văn bản .docx, .txt nào trong những gì đã gửi."))
        delivery.day, delivery.passed = day, tuple(passed)
        with self._lock:
            self._deliveries[delivery.id] = delivery
            for old in [*self._deliveries][:-_MOST]:
                self.drop(self._deliveries.pop(old))

    def drop(self, delivery: SentPapers) -> None:
        """Take its files away."""
        shutil.rmtree(delivery.room, ignore_errors=True)

    def get(self, name: str) -> SentPapers:
        """A delivery by its id.

        Raises:
            LookupError: it is not there (any more).
        """
        if not _ID.fullmatch(name):
            raise LookupError(name)
        return self._deliveries[name]
