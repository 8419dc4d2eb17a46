"""Where forms lie, and which cannot be used."""

from collections.abc import Sequence
from functools import cache
from os.path import lexists
from pathlib import Path

from ntm_docs.form_catalogue import catalogue
from ntm_docs.problems import Place, Problem, ProblemsError, Word
from ntm_docs.rendering.kept_forms import open_kept
from ntm_docs.rendering.template import Template

_OTHER_KINDS = frozenset({".docx", ".dotx", ".docm", ".dotm", ".doc", ".dot", ".odt", ".rtf"})
_PACKAGE = Path(__file__).resolve().parent.parent


def find_templates() -> Path:
    """The folder of forms: inside the installed package, or beside it in a checkout."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def folder_faults(folder: Path) -> list[Problem]:
    """Why a file of an office's folder would not be used as the form that its name says, or as any.

    A file whose name differs from a form's in case alone is one on some systems and none on others; so it is
    refused on those where it would be passed over, with the name to give it.
    """
    found = [path for path in sorted(folder.iterdir()) if path.suffix.lower() in _OTHER_KINDS]
    own = (path for path in found if path.name[0] not in "~.")  # what Word keeps beside an open file
    return [fault for path in own if (fault := _fault(path)) is not None]


def _fault(path: Path) -> Problem | None:
    place, form = Place(str(path.parent)), path.stem.casefold()
    if form not in catalogue():
        facts = {"name": path.name, "known": ", ".join(catalogue())}
        return Problem("template.stranger", place, facts=facts) if path.suffix.lower() == ".docx" else None
    wanted = path.with_name(f"{form}.docx")
    if path.name == wanted.name or _is_same(path, wanted):
        thing = _no_file(path)
        return None if thing is None else Problem("template.not_file", place, facts={"name": path.name, "thing": thing})
    if not lexists(wanted):
        return Problem("template.other_kind", place, facts={"name": path.name, "wanted": wanted.name})
    if path.suffix.lower() == ".docx":
        return Problem("template.twice", place, facts={"name": wanted.name, "other": path.name})
    return None  # kept beside the form that is used


def _is_same(path: Path, other: Path) -> bool:
    """Whether two names lead to one file because letters of names do not count here."""
    return path.exists() and other.exists() and path.samefile(other) and not other.is_symlink()


def _no_file(path: Path) -> Word | None:
    """What stands under the name of a form and is no file."""
    if path.is_file():
        return None
    if path.is_symlink():
        return Word("một liên kết không dẫn tới tệp nào")
    return Word("một thư mục") if path.is_dir() else Word("một tệp đặc biệt của hệ thống")


def folder_of_form(form: str, folders: Sequence[Path]) -> Path:
    """The folder whose form is used: the first that has the name, whatever stands under it; else the last."""
    return next((one for one in folders[:-1] if lexists(one / f"{form}.docx")), folders[-1])


def load_template(form: str, folder: Path) -> Template:
    """The compiled form of an id, compiled once for each folder.

    Raises:
        ProblemsError: there is no such file, or it is not a sound form.
    """
    path = folder / f"{form}.docx"
    thing = _no_file(path) if lexists(path) else None
    if thing is not None:
        raise ProblemsError([Problem("template.not_file", Place(path.name), facts={"name": path.name, "thing": thing})])
    try:
        changed = path.stat().st_mtime_ns
    except (FileNotFoundError, NotADirectoryError):
        facts = {"name": form, "folder": str(folder)}
        raise ProblemsError([Problem("template.missing", Place(path.name), facts=facts)]) from None
    return _compiled(path, changed)


@cache
def _compiled(path: Path, _changed: int) -> Template:
    return open_kept(path)
