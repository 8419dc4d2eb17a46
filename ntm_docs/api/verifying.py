"""verify: a folder against its manifest."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ntm_docs.api.answers.status import Status
from ntm_docs.machine.frozen import frozen
from ntm_docs.messages import speaking

if TYPE_CHECKING:
    from ntm_docs.finishing import Verdict


@frozen
class VerifyRequest:
    """The folder that a build has made; `sha256` the digest of its manifest as it was printed then."""

    folder: Path
    sha256: str | None = None
    rules: Path | None = None
    language: str = ""


@frozen
class VerifyAnswer:
    """What differs from the manifest, what was looked at, and how far that proves anything."""

    verdict: "Verdict"

    @property
    def status(self) -> Status:
        """`mend` where anything differs."""
        return "mend" if self.verdict.problems else "done"

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return self.verdict.as_json()


def verify(request: VerifyRequest) -> VerifyAnswer:
    """Compare the files of a folder with its manifest, and the manifest with the law and its own digest.

    Raises:
        ProblemsError: the folder holds no manifest that can be read.
    """
    from ntm_docs.finishing import examine
    from ntm_docs.regulations import read_book

    with speaking(request.language):
        return VerifyAnswer(examine(request.folder, request.sha256, read_book(request.rules)))
