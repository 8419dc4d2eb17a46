"""What every input becomes: documents, and a manifest."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from ntm_docs.context.paper import PlannedPaper
from ntm_docs.finishing import Made
from ntm_docs.machine.frozen import frozen
from ntm_docs.problems import Problem

# In the folder of their dossier.
SEPARATORS, COVER, INDEX = "00-0-to-ngan-cach.docx", "00-1-bia-ho-so.docx", "00-2-muc-luc-ho-so.docx"
SLIP = "phieu-giao-nhan.docx"
SLIPS = 2  # one for each side


@frozen
class WantedExtras:
    """What is asked for beside the documents: cover, index, slip and meeting papers; sheets between the sets.

    With `meeting` nothing else is made: invitation and ballots, before there are votes.
    """

    complete: bool = False
    separators: bool = False
    meeting: bool = False


class PlannedSet(Protocol):
    """Documents to make."""

    def papers(self) -> list[PlannedPaper]:
        """Every document, in order."""


class Work(Protocol):
    """An input read, checked and planned: nothing is made yet."""

    @property
    def path(self) -> Path:
        """The input file."""

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What to look at before signing."""

    @property
    def source(self) -> dict[str, Any]:
        """The `input` of its manifest."""

    def papers(self) -> list[PlannedPaper]:
        """Every document, in order."""

    def beside(self, pages: Mapping[str, int], wanted: WantedExtras) -> Iterable[PlannedPaper]:
        """Papers beside the documents, whose pages are given by path as far as they are known."""

    def manifest(self, made: Sequence[Made]) -> dict[str, Any]:
        """What was made and why, as plain values."""
