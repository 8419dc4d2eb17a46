"""issue: the workbook of reception → papers of the receiving offices."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ntm_docs.api.answers.status import Status
from ntm_docs.machine.frozen import frozen
from ntm_docs.messages import speaking

if TYPE_CHECKING:
    from ntm_docs.api.building import BuiltFolder, Looked
    from ntm_docs.issuing import Issued
    from ntm_docs.pipeline import Printer
    from ntm_docs.printing import MakeExtras, Ready

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


@frozen
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
    pdf: bool = False
    duplex: bool = False
    language: str = ""

    @property
    def printed(self) -> bool:
        """Whether PDFs are asked for."""
        return self.pdf or self.duplex


@frozen
class IssueAnswer:
    """The papers made, checked like any other; `titles` names each kind in Vietnamese.

    `no_program` where PDFs were asked for and no office program is there to make them; the papers are made.
    """

    issued: "Issued"
    looked: "Looked"
    titles: Mapping[str, str]
    no_program: bool = False

    @property
    def built(self) -> "BuiltFolder":
        """The folder with what was printed, as `build` has it."""
        from ntm_docs.api.building import BuiltFolder

        issued = self.issued
        return BuiltFolder(issued.folder, issued.manifest, issued.sha256, self.looked, ready=issued.ready)

    @property
    def status(self) -> Status:
        """`mend` where the checker finds a fault in a paper just made."""
        if self.looked.faults:
            return "mend"
        return "machine" if self.no_program else self.built.status

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
            "printed": [job.path for job in issued.ready.jobs] if issued.ready else [],
            "missing": [one.as_json() for one in self.built.missing],
        }


def issue(request: IssueRequest, progress: Progress | None = None) -> IssueAnswer:
    """Make the papers of the receiving offices, all that are asked for or none.

    Raises:
        ProblemsError: the workbook cannot be understood, something needed is not said; all of it at once.
        MachineError: the folder cannot be written.
    """
    from ntm_docs.api.building import can_print, look
    from ntm_docs.issuing import PAPERS as KINDS
    from ntm_docs.issuing import IssueWish
    from ntm_docs.issuing import issue as run

    with speaking(request.language):
        prints = request.printed and can_print()
        wish = IssueWish(request.papers, request.on, request.templates, request.rules, request.force)
        issued = run(request.source, request.output, wish, progress, _printer(request) if prints else None)
        looked = look(issued.folder, issued.manifest, every=True)
        titles = {one.id: one.title for one in KINDS.values()}
        return IssueAnswer(issued, looked, titles, request.printed and not prints)


def _printer(request: IssueRequest) -> "Printer":
    from ntm_docs.printing import PrintOptions, print_files

    def printed(files: Mapping[str, bytes], manifest: Mapping[str, Any], _beside: "MakeExtras") -> "Ready":
        return print_files(files, manifest, PrintOptions(), duplex=request.duplex)

    return printed
