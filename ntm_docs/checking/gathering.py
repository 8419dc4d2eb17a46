"""Which files are judged, which are passed over."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from glob import has_magic
from pathlib import Path

from ntm_docs.finishing import ELECTRONIC, MANIFEST
from ntm_docs.finishing.earlier import read_earlier
from ntm_docs.machine.frozen import frozen
from ntm_docs.messages import gettext as _
from ntm_docs.papers.finding import documents_in, met_by
from ntm_docs.problems import MachineError, Place, Problem, ProblemsError
from ntm_docs.system_faults import reason_of

_UNSEEN = ("~$", ".", "Thumbs.db", "desktop.ini")
# Told where there is nothing to judge; every other problem is something to mend.
NOTHING_TO_JUDGE = frozenset({"check.no_match", "check.no_paper", "check.closed"})


@frozen
class PassedOver:
    """Files of a folder that are not judged: how many of each kind, by suffix or in words."""

    folder: str
    kinds: Mapping[str, int]

    @property
    def files(self) -> str:
        """`3 tệp .pdf, 1 tệp .jpg`."""
        return in_words(self.kinds)


@frozen
class Gathered:
    """The documents and inputs that were named, and what of the named places is not looked at.

    `problems`: patterns and folders without a document, folders that do not open, documents that a manifest lists and
    that are gone.
    """

    documents: tuple[Path, ...]
    inputs: tuple[Path, ...]
    passed_over: tuple[PassedOver, ...] = ()
    problems: tuple[Problem, ...] = ()


def gather(named: Iterable[Path], is_input: Callable[[Path], bool]) -> Gathered:
    """Sort what was named; `is_input` tells an input of `build` from a document by its name."""
    documents: list[Path] = []
    inputs: list[Path] = []
    passed: list[PassedOver] = []
    problems: list[Problem] = []
    for path in named:
        pattern = has_magic(str(path)) and not os.path.lexists(path)
        met = met_by(path) if pattern else [path]
        if not met:
            problems.append(Problem("check.no_match", Place(str(path))))
        for one in met:
            if one.is_dir():
                _look_into(one, documents, passed, problems)
            else:
                (inputs if is_input(one) else documents).append(one)
    return Gathered(tuple(dict.fromkeys(documents)), tuple(dict.fromkeys(inputs)), tuple(passed), tuple(problems))


def _look_into(folder: Path, documents: list[Path], passed: list[PassedOver], problems: list[Problem]) -> None:
    """The documents of a folder; all else in it is counted."""
    found = documents_in([folder])
    closed: list[OSError] = []
    known = frozenset(found)
    others = Counter(_kind(path) for path in _files(folder, closed) if path not in known)
    for error in closed:
        facts: dict[str, object] = {"reason": reason_of(error)}
        problems.append(Problem("check.closed", Place(str(error.filename or folder)), facts=facts))
    problems += _missing(folder)
    kinds = dict(sorted(others.items()))
    if found:
        documents += found
        if kinds:
            passed.append(PassedOver(str(folder), kinds))
    elif not closed:
        facts = {"others": _(" (chỉ có {files})").format(files=in_words(kinds)) if kinds else _(" (thư mục trống)")}
        problems.append(Problem("check.no_paper", Place(str(folder)), facts=facts))


def _files(folder: Path, closed: list[OSError]) -> Iterator[Path]:
    """Every file below a folder that a person would see."""
    for above, _folders, names in os.walk(folder, onerror=closed.append):
        for name in names:
            if not name.startswith(_UNSEEN) and name != MANIFEST:
                yield Path(above) / name


def _kind(path: Path) -> str:
    if path.parent.name == ELECTRONIC:
        return ELECTRONIC
    return path.suffix.lower() or "?"


def _missing(folder: Path) -> Iterator[Problem]:
    """Documents that the folder's manifest lists and that are not there: of them nothing can be said."""
    try:
        earlier = read_earlier(folder)
    except (ProblemsError, MachineError, OSError):  # `verify` says what is wrong with it
        return
    for path in earlier.listed if earlier else ():
        if path.endswith(".docx") and not (folder / path).is_file():
            yield Problem("verify.missing", Place(str(folder / MANIFEST)), facts={"path": path})


def in_words(kinds: Mapping[str, int]) -> str:
    """`3 tệp .pdf, 1 tệp .jpg`."""
    named = {"?": _("không có đuôi"), ELECTRONIC: _("trong {folder}").format(folder=ELECTRONIC)}
    return ", ".join(_("{count} tệp {kind}").format(count=kinds[kind], kind=named.get(kind, kind)) for kind in kinds)


def needs_mending(problems: Sequence[Problem]) -> bool:
    """Whether one of the problems is more than that there was nothing to judge."""
    return any(one.severity == "error" and one.code not in NOTHING_TO_JUDGE for one in problems)
