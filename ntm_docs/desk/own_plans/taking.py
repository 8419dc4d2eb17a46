"""A superior's plan that is sent in → a file."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ntm_docs import api
from ntm_docs.desk.uploads import Sent, UploadRefusedError, free, keep, kept_name
from ntm_docs.desk.works import DeskWork, works_in
from ntm_docs.messages import gettext as _

if TYPE_CHECKING:
    from ntm_docs.problems import Problem

PLANS = (".docx", ".txt", ".yaml", ".yml", ".json")
_IMPORTED = (".docx", ".txt")


def taken(sent: Sent, folder: Path) -> "tuple[DeskWork, tuple[Problem, ...]]":
    """The work of a plan that was sent in, and what `import` tells of it; the same plan sent twice is one work.

    Raises:
        RefusedError: it is of another kind, or empty.
        ProblemsError: it cannot be read, or is of a type that has no form.
    """
    with api.temporary_folder("captren") as room:
        came = keep(sent, room, PLANS)
        report: tuple[Problem, ...] = ()
        if came.suffix.lower() in _IMPORTED:
            made = room / "ra" / f"{came.stem}.yaml"
            made.parent.mkdir()
            report = api.import_(api.ImportRequest(came, made)).report
        else:
            made = came
            api.superior(made)
        return _placed(made, folder), report


def _placed(made: Path, folder: Path) -> DeskWork:
    """The file in the folder: one that is there with the very same bytes, else a new one."""
    data = made.read_bytes()
    for one in works_in(folder):
        if one.path.suffix == made.suffix and one.path.stat().st_size == len(data) and one.path.read_bytes() == data:
            return one
    target = free(folder, made.name)
    with target.open("xb") as stream:
        try:
            stream.write(data)
        except OSError:
            target.unlink(missing_ok=True)
            raise
    return next(one for one in works_in(folder) if one.path == target)


def begun(request: api.NewRequest, source: DeskWork, folder: Path) -> DeskWork:
    """The office's own plan in the folder, as `new ke-hoach --from` writes it; asked for twice it is one work.

    Raises:
        ProblemsError: what is asked does not fit; a file with other content has the name.
    """
    with api.temporary_folder("kehoach") as room:
        trial = api.new(_as(request, room / request.output.name)).output.read_bytes()
    if not (request.output.exists() and request.output.read_bytes() == trial):
        if request.output.exists():
            text = _("Trong thư mục đã có tệp “{name}”, có thể đang rà soát dở: mở nó ở danh sách, hoặc đặt tên khác.")
            raise UploadRefusedError(text.format(name=request.output.name))
        api.new(request)
    with suppress(OSError):  # only the words of the level above are missing then
        _note(request.output).write_text(source.name, encoding="utf-8")
    return next(one for one in works_in(folder) if one.path == request.output)


def _as(request: api.NewRequest, output: Path) -> api.NewRequest:
    return api.NewRequest(
        request.kind,
        output,
        on=request.on,
        source=request.source,
        agency=request.agency,
        province=request.province,
        period=request.period,
    )


def _note(path: Path) -> Path:
    return path.with_name(f".{path.name}.cap-tren")


def source_of(one: DeskWork, folder: Path) -> DeskWork | None:
    """The plan that an own plan was begun from; None where nobody knows (any more)."""
    try:
        name = _note(one.path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeError):
        return None
    return next((work for work in works_in(folder) if work.name == name), None)


def own_name(typed: str) -> str:
    """The name of the own plan's file."""
    return f"{kept_name(typed or 'ke-hoach').removesuffix('.yaml')}.yaml"
