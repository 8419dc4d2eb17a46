"""Folders and archives as they come → their files.

No link is followed, nothing is unpacked onto the disk, no member is read whose name leads out of the archive, that is
encrypted, or packed beyond belief.
"""

import os
import stat
import unicodedata
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from ntm_docs.finishing.paths import same_place
from ntm_docs.finishing.standing import StandingKind, is_lock, is_of_system, stands_in
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading.nets import net
from ntm_docs.reading.source import MAX_BYTES, read_bytes
from ntm_docs.system_faults import refusal
from ntm_docs.word.incoming.package import MAX_RATIO

MAX_FILES = 50_000  # of one folder or archive
_MAX_ARCHIVE = 8 * 1024 * 1024 * 1024  # bytes unpacked: scans are large, and are not read
_SMALL = 1024 * 1024
_ENCRYPTED, _READABLE = 1, (0, 8)
_ASIDE = ("__MACOSX/",)
ARCHIVE = ".zip"
OTHER_ARCHIVES = (".rar", ".7z", ".tar", ".gz", ".tgz", ".iso")


@dataclass(frozen=True, slots=True)
class Tree:
    """The files of a folder or archive: path → size, `/` between names; and what was passed over, told."""

    source: Path
    names: Mapping[str, int]
    told: list[Problem] = field(default_factory=list)


def tree_of(source: Path, beside: Collection[Path] = ()) -> Tree:
    """What a named folder or archive holds, without the files of `beside`.

    Raises:
        ProblemsError: it is not there, or neither a folder nor an archive that can be opened.
        MachineError: it cannot be read.
    """
    if source.is_dir():
        return _folder(source, beside)
    if source.suffix.lower() in OTHER_ARCHIVES:
        raise ProblemsError([Problem("receive.archive_kind", Place(str(source)), facts={"kind": source.suffix})])
    if source.exists() and source.suffix.lower() != ARCHIVE:
        raise ProblemsError([Problem("receive.not_folder", Place(str(source)))])
    return _archive(source)


def _folder(source: Path, beside: Collection[Path]) -> Tree:
    try:
        found = stands_in(source)
    except OSError as error:
        raise refusal(error, error.filename or source) from None
    tree = Tree(source, {})
    names: dict[str, int] = {}
    for path, one in sorted(found.items()):
        if (source / path).absolute() in beside:
            continue
        if one.kind is StandingKind.FILE and not is_lock(path, found) and not is_of_system(path, found):
            names[path] = one.size
        elif one.kind in (StandingKind.LINK, StandingKind.OTHER):
            facts = {"kind": one.kind.value}
            tree.told.append(Problem("receive.link", Place(f"{source.as_posix()}/{path}"), facts=facts))
    if len(names) > MAX_FILES:
        raise ProblemsError([_too_many(source, len(names))])
    return Tree(source, names, tree.told)


def _too_many(source: Path, count: int) -> Problem:
    return Problem("receive.too_many", Place(str(source)), facts={"count": count, "limit": MAX_FILES})


def _archive(source: Path) -> Tree:
    with _opened(source) as archive:
        infos = [one for one in archive.infolist() if not one.is_dir() and not one.filename.startswith(_ASIDE)]
        if len(infos) > MAX_FILES:
            raise ProblemsError([_too_many(source, len(infos))])
        if sum(one.file_size for one in infos) > _MAX_ARCHIVE or any(map(_beyond_belief, infos)):
            raise ProblemsError([Problem("receive.bomb", Place(str(source)))])
        names: dict[str, int] = {}
        told: list[Problem] = []
        taken: set[str] = set()
        for info in infos:
            name = member_name(info)
            place = Place(f"{source.as_posix()}/{name}")
            fault = _fault(info, name)
            if fault or same_place(name) in taken:
                told.append(Problem(fault or "receive.same_name", place))
            elif not _is_of_system(name):
                taken.add(same_place(name))
                names[name] = info.file_size
    return Tree(source, dict(sorted(names.items())), told)


def _is_of_system(name: str) -> bool:
    last = name.rpartition("/")[2]
    return last in (".DS_Store", "Thumbs.db", "desktop.ini") or last.startswith(("~$", ".~lock."))


def _beyond_belief(info: zipfile.ZipInfo) -> bool:
    return info.file_size > _SMALL and info.file_size > MAX_RATIO * max(1, info.compress_size)


def _fault(info: zipfile.ZipInfo, name: str) -> str:
    """Why a member is not read; empty for nothing."""
    if stat.S_ISLNK(info.external_attr >> 16):
        return "receive.zip_link"
    if (
        name.startswith("/")
        or ":" in name.partition("/")[0]
        or any(part in ("..", ".", "") for part in name.split("/"))
    ):
        return "receive.climbing"
    if info.flag_bits & _ENCRYPTED:
        return "receive.encrypted"
    return "" if info.compress_type in _READABLE else "receive.packing"


def member_name(info: zipfile.ZipInfo) -> str:
    """The name of a member, in NFC; some programs write UTF-8 without saying so, or backslashes."""
    name = info.orig_filename if info.orig_filename.count("\\") else info.filename
    if not info.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return unicodedata.normalize("NFC", name.replace("\\", "/"))


@contextmanager
def _opened(source: Path) -> Iterator[zipfile.ZipFile]:
    """An archive; every failure of reading it is one problem.

    Raises:
        ProblemsError: it is none, or damaged.
        MachineError: the system does not let it be read.
    """
    if not os.path.lexists(source):
        raise ProblemsError([Problem("file.missing", Place(str(source)))])
    with net("receive.broken", Place(str(source)), source), zipfile.ZipFile(source) as archive:
        yield archive


Reader = Callable[[str], bytes]


@contextmanager
def reader_of(source: Path) -> Iterator[Reader]:
    """Reads files of a folder or archive by name, each at most as large as an input may be.

    Raises (here and from the reader):
        ProblemsError: a file is too large, or damaged.
        MachineError: it cannot be read.
    """
    if source.is_dir():
        yield lambda name: read_bytes(source / name)
        return
    with _opened(source) as archive:
        infos = {member_name(one): one for one in reversed(archive.infolist())}

        def read(name: str) -> bytes:
            info, place = infos[name], Place(f"{source.as_posix()}/{name}")
            if info.file_size > MAX_BYTES:
                facts = {"size": info.file_size // 2**20, "limit": MAX_BYTES // 2**20}
                raise ProblemsError([Problem("file.large", place, facts=facts)])
            with net("receive.broken", place, source):
                return archive.read(info)

        yield read
