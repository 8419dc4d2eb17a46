"""issue: the workbook of reception → papers of the receiving offices."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ntm_docs.api.answers.status import Status
from ntm_docs.messages import speaking

if TYPE_CHECKING:
    from ntm_docs.api.building import Looked
    from ntm_docs.issuing import Issued

Progress = Callable[[int, int], None]
# The kinds of papers, in the order of the route; `issuing` makes them.
PAPER_KINDS = (
    *(
        "bien-nhan",
        "cong-van-bo-sung",
        "bao-cao-xin-y-kien",
        "cong-van-so-noi-vu",
        "cong-van-hiep-y",
        "bao-cao-tham-dinh",
    ),
    *("bien-ban-hoi-dong", "to-trinh-so", "phieu-trinh", "to-trinh-thu-tuong", "quyet-dinh", "thong-bao", "tong-hop"),
)


@dataclass(frozen=True, slots=True)
class IssueRequest:
    """The workbook, the folder for the papers, which kinds of them; none: those of every office that is said.

    `on` is the day whose law and names hold, None: the last day that the workbook names.
    """

    source: Path
    output: Path
    papers: tuple[str, ...] = ()
    on: date | None = None
    templates: Path | None = None
    rules: Path | None = None
    force: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class IssueAnswer:
    """The papers made, checked like any other; `titles` names each kind in Vietnamese."""

    issued: "Issued"
    looked: "Looked"
    titles: Mapping[str, str]

    @property
    def status(self) -> Status:
        """`mend` where the checker finds a fault in a paper just made."""
        return "mend" if self.looked.faults else "done"

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        issued = self.issued
        return {
            "folder": str(issued.folder),
            "on": issued.on.isoformat(),
            "manifest_sha256": issued.sha256,
            "made": {kind: list(files) for kind, files in issued.made.items()},
            "kept": list(issued.kept),
            "left_out": [one.as_json() for one in issued.left_out],
            "notes": [one.as_json() for one in issued.notes],
            "looked": {"judged": self.looked.judged, "others": dict(self.looked.others)},
            "faults": [{"file": name, "text": text} for name, text in self.looked.faults],
        }


def issue(request: IssueRequest, progress: Progress | None = None) -> IssueAnswer:
    """Make the papers of the receiving offices, all that are asked for or none.

    Raises:
        ProblemsError: the workbook cannot be understood, something needed is not said; all of it at once.
        MachineError: the folder cannot be written.
    """
    from ntm_docs.api.building import look
    from ntm_docs.issuing import PAPERS as KINDS
    from ntm_docs.issuing import Wish
    from ntm_docs.issuing import issue as run

    with speaking(request.language):
        wish = Wish(request.papers, request.on, request.templates, request.rules, request.force)
        issued = run(request.source, request.output, wish, progress)
        looked = look(issued.folder, issued.manifest, every=True)
        return IssueAnswer(issued, looked, {one.id: one.title for one in KINDS.values()})
