"""Which files become PDFs, what is passed over."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from glob import has_magic
from pathlib import Path

from ntm_docs.messages import gettext as _
from ntm_docs.papers.finding import documents_in
from ntm_docs.problems import MachineError

DOCUMENTS = (".docx", ".docm", ".doc")
_OTHER_PAPERS = (".dotx", ".dotm", ".dot", ".rtf", ".odt", ".ott", ".wps", ".pages")
_MOST_KINDS = 6


@dataclass(frozen=True, slots=True)
class Chosen:
    """The documents, each once; `others` papers of other kinds that lie in the folders."""

    documents: tuple[Path, ...]
    others: tuple[Path, ...]


def choose(paths: Sequence[Path]) -> Chosen:
    """The documents that files, patterns and folders name.

    Raises:
        MachineError: there is none; the message says what there is instead and why it is passed over.
    """
    once: dict[Path, Path] = {}
    for path in documents_in(path for path in paths if path.exists() or not has_magic(str(path)) or _met(path)):
        once.setdefault(Path(os.path.realpath(path)), path)  # a loop of links is told when it is read
    others = [one for path in paths if path.is_dir() for one in _files(path) if one.suffix.lower() in _OTHER_PAPERS]
    if not once:
        raise MachineError("pdf.nothing", places=", ".join(map(str, paths)), passed=_passed(paths))
    return Chosen(tuple(once.values()), tuple(others))


def _met(pattern: Path) -> bool:
    """Whether a pattern meets a file."""
    return bool(documents_in([pattern]) != [pattern])


def _files(folder: Path) -> Iterator[Path]:
    return (one for one in sorted(folder.rglob("*")) if one.is_file())


def _passed(paths: Sequence[Path]) -> str:
    """`Bỏ qua: 3 tệp .pdf, 1 tệp tạm của Word (~$).` of what lies in the folders."""
    kinds: Counter[str] = Counter()
    for path in paths:
        for one in _files(path) if path.is_dir() else ():
            if one.name.startswith(("~$", ".")):
                kinds[_("tệp tạm (~$, .)")] += 1
            elif one.suffix.lower() in DOCUMENTS:
                kinds[_("bản sao trong tep-dien-tu")] += 1
            else:
                kinds[_("tệp {suffix}").format(suffix=one.suffix.lower() or "?")] += 1
    if not kinds:
        return ""
    named = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common(_MOST_KINDS))
    return " " + _("Bỏ qua: {kinds}.").format(kinds=named)
