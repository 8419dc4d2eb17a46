"""One paper to make: its form, its file, its values."""

from collections.abc import Callable
from typing import Any

from ntm_docs.machine.frozen import frozen


@frozen
class PlannedPaper:
    """A document of a dossier, or a paper beside it; its values are put together when it is made.

    `path` is below the output folder; `dossier` the index of the dossier whose document it is, None for a paper
    beside. `front` is the id of the dossier whose sets it opens, else empty; `copies` how many of it are printed, None
    where nobody says. The pages of one with `groups` separate the sets: page 1 stands before the first group of so
    many sets, page 2 before the second.
    """

    form: str
    path: str
    context: Callable[[], dict[str, Any]]
    copies: int | None = None
    front: str = ""
    groups: tuple[int, ...] = ()
    dossier: int | None = None

    @property
    def name(self) -> str:
        """Its file, without the folder of its dossier."""
        return self.path.partition("/")[2] or self.path
