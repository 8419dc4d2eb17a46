"""Lists and decisions for the register, as files."""

from collections.abc import Sequence
from pathlib import Path

from ntm_docs import api
from ntm_docs.desk.reception.taking import ComingSource, same_file, sources_in
from ntm_docs.desk.uploads import BOOKS, Sent, UploadRefusedError, keep
from ntm_docs.desk.works import LISTS
from ntm_docs.messages import gettext as _

KINDS = (*BOOKS, ".docx")


def results_in(folder: Path) -> list[ComingSource]:
    """Folders of the desk's folder that hold what was made here: they may hold decisions."""
    return [one for one in sources_in(folder) if (folder / one.name / "manifest.json").is_file()]


def kept_lists(folder: Path, sent: Sequence[Sent]) -> list[Path]:
    """Lists that were sent, each under its name in a folder of their own; the same bytes are one file.

    Raises:
        RefusedError: one is of another kind or empty; a link lies where their folder should be.
    """
    home = folder / LISTS
    if home.is_symlink():
        raise UploadRefusedError(_("“{name}” là liên kết. Đổi tên nó, rồi gửi lại.").format(name=LISTS))
    with api.temporary_folder("danhsach") as room:
        came = [keep(one, room, KINDS) for one in sent]
        home.mkdir(exist_ok=True)
        return [_placed(one, home) for one in came]


def _placed(came: Path, home: Path) -> Path:
    """The file in its folder; a name that is taken by other bytes gets a number."""
    number, target = 1, home / came.name
    while target.exists() or target.is_symlink():
        if same_file(target, came):
            return target
        number += 1
        target = home / f"{came.stem} ({number}){came.suffix}"
    with target.open("xb") as stream:
        stream.write(came.read_bytes())
    return target
