"""pdf: documents → PDFs beside them."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ntm_docs.api.answers.status import Status, status_of
from ntm_docs.machine.frozen import frozen
from ntm_docs.messages import speaking
from ntm_docs.problems import Problem

if TYPE_CHECKING:
    from ntm_docs.printing import Printed


@frozen
class PdfRequest:
    """Files, folders and patterns; `processes` 0 as many as the machine has cores."""

    files: tuple[Path, ...]
    archive: bool = False  # PDF/A-2b
    engine: Literal["libreoffice", "word"] = "libreoffice"
    force: bool = False  # replaces PDFs that are not ours, were edited or signed
    processes: int = 0
    language: str = ""


@frozen
class PdfAnswer:
    """Each document with its PDF or the reason why there is none; `passed_over` papers of other programs."""

    printed: "tuple[Printed, ...]"
    passed_over: tuple[Path, ...]

    @property
    def missing(self) -> list[Problem]:
        """Why PDFs that were asked for are not there."""
        return [one.problem for one in self.printed if one.problem is not None]

    @property
    def outdated(self) -> "list[Printed]":
        """Documents without a new PDF beside which an older one of ours lies."""
        from ntm_docs.printing.choosing import DOCUMENTS
        from ntm_docs.printing.owned import is_ours

        failed = [one for one in self.printed if one.problem is not None]
        return [one for one in failed if one.source.suffix.lower() in DOCUMENTS and is_ours(one.pdf)]

    @property
    def fonts(self) -> list[tuple[Problem, int]]:
        """What the machine's fonts lack, each with the number of its PDFs."""
        from ntm_docs.printing.pdf.faces import gathered

        return gathered([warning for one in self.printed if one.problem is None for warning in one.warnings])

    def warnings(self, one: "Printed") -> list[Problem]:
        """What to look at in a PDF that was made, beside fonts."""
        from ntm_docs.printing.pdf.faces import OF_THE_MACHINE

        return [warning for warning in one.warnings if one.problem is None and warning.code not in OF_THE_MACHINE]

    @property
    def status(self) -> Status:
        """`machine` where the office program alone is at fault."""
        return status_of(self.missing)

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "files": [
                {
                    "file": str(one.source),
                    "pdf": None if one.problem else str(one.pdf),
                    "pages": one.pages,
                    "problems": [each.as_json() for each in (one.problem, *one.also, *one.warnings) if each],
                }
                for one in self.printed
            ],
            "passed_over": [str(path) for path in self.passed_over],
        }


def pdf(request: PdfRequest) -> PdfAnswer:
    """Make a proved PDF beside each document.

    Raises:
        MachineError: there is no office program, or nothing to make a PDF of.
    """
    from ntm_docs.printing import PrintOptions, choose, make_pdfs

    with speaking(request.language):
        chosen = choose(request.files)
        options = PrintOptions(
            request.engine, archive=request.archive, processes=request.processes, force=request.force
        )
        return PdfAnswer(tuple(make_pdfs(chosen.documents, options)), chosen.others)


def face(name: str) -> bytes | None:
    """One of the faces of Liberation Serif that PDFs are printed in, by its file name; None where it is none."""
    from importlib.resources import files

    room = files("ntm_docs.printing").joinpath("fonts")
    found = (one for one in room.iterdir() if one.name == name and name.endswith(".ttf"))
    return next((one.read_bytes() for one in found), None)
