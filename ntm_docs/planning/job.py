"""What every input becomes: documents, and a manifest."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from ntm_docs.finishing import Made
from ntm_docs.problems import Problem

# In the folder of their dossier.
SEPARATORS, COVER, INDEX = "00-0-to-ngan-cach.docx", "00-1-bia-ho-so.docx", "00-2-muc-luc-ho-so.docx"
SLIP = "phieu-giao-nhan.docx"
SLIPS = 2  # one for each side


@dataclass(frozen=True, slots=True)
class Job:
    """One document to make: the dossier it belongs to, form, path from the output folder, its values."""

    dossier: int
    form: str
    path: str
    context: Callable[[], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Beside:
    """A paper that is not one of a dossier's documents.

    `front` is the dossier whose sets it opens (its id), else empty; `copies` how many are printed,
    None where nobody says. The pages of one with `groups` separate the sets: page 1 stands before the
    first group of so many sets, page 2 before the second.
    """

    form: str
    path: str
    context: Callable[[], dict[str, Any]]
    copies: int | None = None
    front: str = ""
    groups: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for beside the documents: cover, index, slip and meeting papers; sheets between the sets.

    With `meeting` nothing else is made: invitation and ballots, before there are votes.
    """

    complete: bool = False
    separators: bool = False
    meeting: bool = False


class Work(Protocol):
    """An input read, checked and planned: nothing is made yet."""

    @property
    def path(self) -> Path:
        """The input file."""

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What to look at before signing."""

    def jobs(self) -> list[Job]:
        """Every document, in order."""

    def beside(self, pages: Mapping[str, int], wanted: Wanted) -> Iterable[Beside]:
        """Papers beside the documents, whose pages are given by path as far as they are known."""

    def manifest(self, made: Sequence[Made]) -> dict[str, Any]:
        """What was made and why, as plain values."""
