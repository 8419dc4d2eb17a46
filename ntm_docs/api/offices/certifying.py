"""certificates: signed decisions → Giấy khen, Bằng khen, a page each."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from ntm_docs.api.answers.status import Status
from ntm_docs.machine.frozen import frozen
from ntm_docs.messages import speaking
from ntm_docs.problems import Place, Problem, ProblemsError

if TYPE_CHECKING:
    from ntm_docs.issuing.certificates import Certificates
    from ntm_docs.issuing.stock import Phoi

_KINDS = (".docx", ".pdf")


@frozen
class CertificatesRequest:
    """A folder that `build` or `issue` made, the file for the pages (.docx or .pdf), what they say it is for.

    `merit` stands on every page in the place of what the decision says. `stock` is a file of places on printed stock:
    the words alone are printed; `ruler` makes the ruled page (.pdf) for it instead, and needs no folder.
    """

    source: Path | None
    output: Path
    merit: str = ""
    stock: Path | None = None
    ruler: bool = False
    templates: Path | None = None
    rules: Path | None = None
    force: bool = False
    language: str = ""


@frozen
class CertificatesAnswer:
    """The files, each with the names on its pages in order; what is to be looked at."""

    files: tuple[tuple[Path, tuple[str, ...]], ...]
    told: tuple[Problem, ...]

    @property
    def status(self) -> Status:
        """`done`: what cannot be made is raised."""
        return "done"

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        files = [{"file": str(path), "names": list(names)} for path, names in self.files]
        return {"files": files, "told": [one.as_json() for one in self.told]}


def certificates(request: CertificatesRequest) -> CertificatesAnswer:
    """Make certificates of every awardee of the decisions in a folder, in the order of their lists.

    Raises:
        ProblemsError: no decision, one without number or day, a file that was changed, a text that is too long.
        MachineError: a PDF is asked for and there is no office program; the disk does not take it.
    """
    from ntm_docs.file_names import check_new
    from ntm_docs.issuing.certificates import certificates as made_of
    from ntm_docs.issuing.stock import read_stock
    from ntm_docs.regulations import read_book

    with speaking(request.language):
        output = request.output
        if output.suffix.lower() not in _KINDS:
            raise ProblemsError([Problem("certificate.suffix", Place(str(output)))])
        check_new(output)
        stock = read_stock(request.stock) if request.stock is not None else None
        if request.ruler:
            return _ruled(request, stock)
        if request.source is None:
            raise ProblemsError([Problem("certificate.no_source", Place(str(output)))])
        made = made_of(
            request.source, read_book(request.rules), merit=request.merit, templates=request.templates, stock=stock
        )
        files = []
        for at, one in enumerate(made):
            path = output if at == 0 else output.with_name(f"{output.stem}-{one.form}{output.suffix}")
            data = _printed(one) if path.suffix.lower() == ".pdf" else one.data
            files.append((path, data, one))
        _check_free([path for path, _data, _one in files], force=request.force)
        for path, data, _one in files:
            _write(path, data, force=request.force)
        told = {str(problem): problem for one in made for problem in one.told}
        return CertificatesAnswer(tuple((path, one.names) for path, _data, one in files), tuple(told.values()))


def _check_free(paths: Sequence[Path], *, force: bool) -> None:
    taken = [path for path in paths if path.exists() and not force]
    if taken:
        raise ProblemsError([Problem("output.exists", Place(str(one)), facts={"path": str(one)}) for one in taken])


def _ruled(request: CertificatesRequest, stock: "Phoi | None") -> CertificatesAnswer:
    """The ruled page of a kind of stock."""
    from ntm_docs.issuing.ruler import ruled_page

    output = request.output
    if stock is None:
        raise ProblemsError([Problem("certificate.no_stock", Place(str(output)))])
    if output.suffix.lower() != ".pdf":
        raise ProblemsError([Problem("certificate.ruler", Place(str(output)))])
    _check_free([output], force=request.force)
    _write(output, ruled_page(stock), force=request.force)
    return CertificatesAnswer(((output, ()),), ())


def _printed(made: "Certificates") -> bytes:
    """The proved PDF: as many pages as there are awardees."""
    from ntm_docs.printing import PrintOptions, make_pdfs

    with TemporaryDirectory() as folder:
        source = Path(folder) / f"{made.form}.docx"
        source.write_bytes(made.data)
        (printed,) = make_pdfs([source], PrintOptions())
        if printed.problem is not None:
            raise ProblemsError([printed.problem])
        if printed.pages != len(made.names):
            facts = {"pages": printed.pages, "count": len(made.names)}
            raise ProblemsError([Problem("certificate.pages", Place(source.name), facts=facts)])
        return printed.pdf.read_bytes()


def _write(path: Path, data: bytes, *, force: bool) -> None:
    from ntm_docs.machine import disk
    from ntm_docs.machine.written import note
    from ntm_docs.system_faults import unwritable

    if not path.parent.is_dir():
        raise ProblemsError([Problem("output.no_folder", Place(str(path)), facts={"folder": str(path.parent)})])
    try:
        disk.replace(path, data) if force else disk.write_new(path, data)
    except OSError as error:
        raise unwritable(error, path) from error
    note(path)
