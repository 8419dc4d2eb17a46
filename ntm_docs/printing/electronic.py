"""The electronic dossier: files under short names.

Receiving systems take names without diacritics of at most 50 characters.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from ntm_docs.finishing import ELECTRONIC_LIST

LONGEST = 50  # characters of a file name, with its extension
_EXTENSION = len(".docx")


def electronic_files(award: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a dossier under short names, with a text list of their digests.

    Args:
        award: what the dossier asks for; the list begins with it.
        files: path below the dossier's folder → bytes; a document and its PDF differ in extension only.

    Returns:
        Name → bytes. The list is one that `sha256sum --check` reads: digest, two blanks, name.
    """
    stems = short_names(dict.fromkeys(str(PurePosixPath(path).with_suffix("")) for path in files))
    named = {f"{stems[str(PurePosixPath(path).with_suffix(''))]}{PurePosixPath(path).suffix}": path for path in files}
    lines = [f"# Hồ sơ: {award}", f"# Số tệp: {len(named)}"]
    lines += [f"{hashlib.sha256(files[path]).hexdigest()}  {name}" for name, path in sorted(named.items())]
    listing = "".join(f"{line}\n" for line in lines)
    return {name: files[path] for name, path in named.items()} | {ELECTRONIC_LIST: listing.encode()}


def short_names(stems: Iterable[str]) -> dict[str, str]:
    """Path without extension → a name of its own, whole words, short enough with its extension."""
    taken: set[str] = set()
    names = {}
    for stem in stems:
        names[stem] = next(name for name in _candidates(stem) if name not in taken)
        taken.add(names[stem])
    return names


def _candidates(stem: str) -> Iterator[str]:
    """The path's last name behind the number of its folder; then the same with a number of its own."""
    *above, last = PurePosixPath(stem).parts
    joined = "-".join([*(part.split("-", 1)[0] for part in above), last])
    yield _cut(joined, LONGEST - _EXTENSION)
    number = 1
    while True:
        number += 1
        yield f"{_cut(joined, LONGEST - _EXTENSION - len(f'-{number}'))}-{number}"


def _cut(name: str, longest: int) -> str:
    """At most that many characters; cut between words where there are words."""
    if len(name) <= longest:
        return name
    whole = name[: longest + 1].rpartition("-")[0]
    return whole or name[:longest]
