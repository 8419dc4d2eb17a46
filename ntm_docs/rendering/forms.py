"""The catalogue of forms, and where their files are."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ntm_docs.own_data import load_data
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.rendering.template import Template

_OTHER_KINDS = frozenset({".docx", ".dotx", ".docm", ".dotm", ".doc", ".dot", ".odt", ".rtf"})
_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its id (also its file name), title, source, printed number, name of part I."""

    id: str
    title: str
    source: str
    so_mau: str = ""
    phan_i: str = ""


@cache
def catalogue() -> dict[str, Form]:
    """Every form by id, in the order of a dossier."""
    return {entry["id"]: Form(**entry) for entry in load_data("rendering", "forms.yaml")}


def find_templates() -> Path:
    """The folder of forms: inside the installed package, or beside it in a checkout."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def other_kinds(folder: Path) -> list[str]:
    """Files of a folder that are forms by name but are no .docx, and so would not be used."""
    found = (path for path in folder.iterdir() if path.suffix.lower() in _OTHER_KINDS and path.stem in catalogue())
    return sorted(path.name for path in found if not (folder / f"{path.stem}.docx").is_file())


def load_template(form: str, folder: Path) -> Template:
    """The compiled form of an id, compiled once for each folder.

    Raises:
        ProblemsError: there is no such file, or it is not a sound form.
    """
    path = folder / f"{form}.docx"
    try:
        changed = path.stat().st_mtime_ns
    except (FileNotFoundError, NotADirectoryError):
        facts = {"name": form, "folder": str(folder)}
        raise ProblemsError([Problem("template.missing", Place(path.name), facts=facts)]) from None
    return _compiled(path, changed)


@cache
def _compiled(path: Path, _changed: int) -> Template:
    return Template(path)
