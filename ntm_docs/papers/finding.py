"""The papers that files, folders and patterns name."""

from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path

from ntm_docs.finishing import ELECTRONIC, ELECTRONIC_LIST
from ntm_docs.phrases.keys import alphabetical


def _expanded(paths: Iterable[Path]) -> Iterator[Path]:
    """Patterns become the files they meet, for shells that leave them as typed."""
    for path in paths:
        met = met_by(path) if not path.exists() and has_magic(str(path)) else []
        yield from met or [path]


def met_by(pattern: Path) -> list[Path]:
    """The files and folders that a pattern meets, in order."""
    met = glob(str(pattern), recursive=True)  # noqa: PTH207 -- a pattern may begin at the root
    return sorted(map(Path, met), key=_in_order)


def _in_order(path: Path) -> tuple[object, ...]:
    """Folder by folder, names as the alphabet has them."""
    return tuple(map(alphabetical, path.parts))


def _is_copy(document: Path, above: Path) -> bool:
    folder = document.parent
    return folder != above and folder.name == ELECTRONIC and (folder / ELECTRONIC_LIST).is_file()


def documents_in(paths: Iterable[Path]) -> list[Path]:
    """The files themselves, those that a pattern (`*.docx`) meets, and every Word document below the folders.

    A folder of electronic files holds copies; below another folder it is passed over.
    """
    found: list[Path] = []
    for path in _expanded(paths):
        if path.is_dir():
            inside = (one for one in path.rglob("*") if one.suffix.lower() in (".docx", ".doc", ".docm"))
            own = (one for one in inside if not one.name.startswith(("~$", ".")) and not _is_copy(one, path))
            found += sorted(own, key=_in_order)
        else:
            found.append(path)
    return list(dict.fromkeys(found))
