"""Forms that were opened before, kept for later commands.

Under the digest of a form's bytes, of our version and code, of Python and Jinja lies what its opening found out, the
code of its tags among it: a form is checked and compiled once, whatever the number of commands. The code is run as it
stands, like the modules that Python keeps compiled; where it may lie, and whom it must belong to, `machine.kept` says.
"""

import hashlib
import marshal
import os
import sys
from functools import cache
from importlib.util import MAGIC_NUMBER
from pathlib import Path

import jinja2

import ntm_docs.word
from ntm_docs.machine.kept import keep, kept
from ntm_docs.machine.version import __version__
from ntm_docs.rendering.template import Summary, Template
from ntm_docs.rendering.typed import Compiled

_KIND = "bieu-mau"
_WAY = 1  # how it is written; what is written otherwise is not read


def open_kept(path: Path) -> Template:
    """The form of a file: as it is kept, else opened anew and kept.

    Raises:
        ProblemsError: it cannot be read, or a tag is wrong or forbidden.
    """
    data = path.read_bytes()
    if (code := _code()) is None:
        return Template.of(path, data)
    name = hashlib.sha256(code + data).hexdigest()
    if (content := kept(_KIND, name)) is not None:
        main, kinds, parts = marshal.loads(content)  # noqa: S302 -- ours, by its folder and its digest
        return Template.of(path, data, Summary(main, kinds, tuple(Compiled(*one) for one in parts)))
    form = Template.of(path, data)
    if form.is_plain:
        main, kinds, compiled = form.summary
        keep(_KIND, name, marshal.dumps((main, dict(kinds), tuple(map(tuple, compiled)))))
    return form


@cache
def _code() -> bytes | None:
    """What a kept form depends on beside its own bytes; None where that cannot be known."""
    stamp = hashlib.sha256(repr((_WAY, __version__, sys.implementation.cache_tag, MAGIC_NUMBER)).encode())
    rooms = (Path(__file__).parent, Path(ntm_docs.word.__file__).parent, Path(jinja2.__file__).parent)
    try:
        for file in sorted(file for room in rooms for file in _modules(room)):
            found = os.stat(file)  # noqa: PTH116 -- of dozens of files
            stamp.update(f"{file} {found.st_size} {found.st_mtime_ns}\n".encode())
    except OSError:
        return None
    return stamp.digest()


def _modules(room: Path) -> list[str]:
    """The modules of a room.

    Raises:
        OSError: it is no folder that can be listed: in a zip, in a program of one file.
    """

    def refuse(error: OSError) -> None:
        raise error

    walked = os.walk(room, onerror=refuse)
    return [f"{folder}/{name}" for folder, _, names in walked for name in names if name.endswith(".py")]
