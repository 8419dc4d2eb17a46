"""Which files are texts of a province."""

from functools import lru_cache
from pathlib import Path

from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import ProblemsError
from ntm_docs.reading import RawMapping
from ntm_docs.reading.source import parse_input
from ntm_docs.regulations.book.book import MAX_TEXT
from ntm_docs.regulations.book.own_text import KIND, is_own_text

_LIBRARY = "dia_phuong"
_KINDS = (".yaml", ".yml")
_KNOWN = 2_000  # files whose answer is kept


def is_local_file(path: Path) -> bool:
    """Whether a file is one, in the clerk's form or in that of the library; False for what cannot be read."""
    try:
        state = path.stat()
        right = path.suffix.lower() in _KINDS and 0 < state.st_size <= MAX_TEXT
        return right and _is_local(path, state.st_mtime_ns, state.st_size)
    except OSError:
        return False


@lru_cache(maxsize=_KNOWN)
def _is_local(path: Path, changed: int, size: int) -> bool:  # noqa: ARG001 -- part of the key
    data = path.read_bytes()
    if not _may_be(data.decode("utf-8", "replace")):
        return False
    try:
        raw = parse_input(data, path.name)
    except ProblemsError:
        return False
    known = isinstance(raw, RawMapping) and any(fold_key(key) == fold_key(_LIBRARY) for key, _, _ in raw)
    return known or is_own_text(raw)


def _may_be(text: str) -> bool:
    """A quick look: to read every file of a folder takes long."""
    if _LIBRARY in text:
        return True
    kind = fold_key(KIND)
    return any(kind in fold_key(line) for line in text.splitlines() if len(line) < len(KIND) * 5)
