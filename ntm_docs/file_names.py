"""Names of files and folders that every system takes.

A result is made on one machine and copied to another, so what Windows does not take is refused everywhere.
"""

import errno
import os
import re
from pathlib import Path

from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.system_faults import refusal

_DEVICES = re.compile(r"(?:con|prn|aux|nul|con(?:in|out)\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
_SIGNS = re.compile(r'[<>:"|?*\\]')
_BYTES, _BESIDE = 255, 48  # of a name; what the name of a tree beside a folder, or of a second one, has more
_WINDOWS_PATH = 259  # letters of a whole path, as UTF-16 counts them


def is_device(name: str) -> bool:
    """Whether Windows takes a name for a device, whatever its ending: `con`, `Nul.yaml`."""
    return _DEVICES.fullmatch(name.partition(".")[0].rstrip(" ")) is not None


def check_new(path: Path, *, folder: bool = False) -> None:
    """Refuse a name for a new file or folder that some system does not take; also of the folders made on the way.

    Raises:
        ProblemsError: a device of Windows, a dot or a blank at the end, a sign, too many bytes, a link to itself.
    """
    try:
        path.resolve()
    except (RuntimeError, OSError) as error:
        raise looped(path, error) from None
    problems = []
    for one in (path, *path.parents) if folder else (path,):
        if one != path and os.path.lexists(one):
            break
        if one.name and (one == path or folder):
            problems += _faults(one, room=_BESIDE if folder else 0)
    if problems:
        raise ProblemsError(problems)


def looped(path: Path, error: Exception) -> Exception:
    """What is told of a path that cannot be followed: before Python 3.13 a loop of links is no OSError."""
    return refusal(error if isinstance(error, OSError) else OSError(errno.ELOOP, os.strerror(errno.ELOOP)), path)


def _faults(path: Path, room: int) -> list[Problem]:
    """What is wrong with a name; a folder that is there already is its owner's affair, but for its length."""
    name, place = path.name, Place(str(path))
    size = len(os.fsencode(name))
    if size > _BYTES - room:
        return [Problem("name.long", place, facts={"bytes": size, "limit": _BYTES - room})]
    if os.path.lexists(path):
        return []
    if is_device(name):
        return [Problem("name.device", place, facts={"name": name})]
    if name != name.rstrip(". ") and name not in (".", ".."):
        return [Problem("name.end", place, facts={"name": name})]
    sign = _SIGNS.search(name)
    return [Problem("name.sign", place, facts={"name": name, "sign": sign[0]})] if sign else []


def check_paths(folder: Path, paths: list[str], *, windows: bool = os.name == "nt") -> None:
    """Refuse a folder below which a path would be longer than Windows takes; other systems know no such end.

    Raises:
        ProblemsError: the longest path is too long.
    """
    if not windows or not paths:
        return
    longest = max((str(folder.absolute() / path) for path in paths), key=_letters)
    if _letters(longest) > _WINDOWS_PATH:
        facts = {"letters": _letters(longest), "limit": _WINDOWS_PATH, "path": longest}
        raise ProblemsError([Problem("name.path", Place(str(folder)), facts=facts)])


def _letters(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
