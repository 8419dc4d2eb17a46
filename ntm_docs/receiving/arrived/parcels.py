"""Folders and archives → parcels, each a dossier as it came.

By names first: a folder of a manifest of ours, else the highest folder with papers of its own. What a Tờ trình in a
folder below says is for whoever reads the parcel.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ntm_docs.finishing import MANIFEST
from ntm_docs.finishing.verifying import digests_of
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import MachineError, Place, Problem, ProblemsError
from ntm_docs.receiving.arrived.sources import ARCHIVE, OTHER_ARCHIVES, Tree, reader_of, tree_of
from ntm_docs.receiving.records import Parcel

_NUMBER = re.compile(r"^[\W\d_]*(?:[ivx]+\b[\W_]*)?", re.IGNORECASE)
_OF_PAPERS = (
    "totrinh",
    "danhsach",
    "bienban",
    "baocao",
    "thanhtich",
    "tepdientu",
    "phuluc",
    "bansao",
    "banscan",
    "minhchung",
)
_PROPOSAL = ("totrinh", "ttr")


def parcels_of(sources: Sequence[Path], beside: Collection[Path] = ()) -> tuple[list[Parcel], list[Problem]]:
    """Every parcel of what was named, in the order of names, and what of it is no dossier.

    `beside` are files in the folders that are none of theirs: the workbook that is made.

    Raises:
        ProblemsError: something named is not there, no folder and no archive.
        MachineError: the system does not let it be read.
    """
    trees, wrong = [], []
    for source in dict.fromkeys(sources):
        try:
            trees.append(tree_of(source, beside))
        except ProblemsError as error:
            wrong += error.problems
    if wrong:
        raise ProblemsError(wrong)
    parcels: list[Parcel] = []
    problems: list[Problem] = []
    for tree in trees:
        _sort(tree, parcels, problems, inside=False)
    return parcels, problems


def _sort(tree: Tree, parcels: list[Parcel], problems: list[Problem], *, inside: bool) -> None:
    """The parcels of a folder or archive; archives in a folder are opened, archives in an archive are told."""
    problems += tree.told
    names = {}
    for name, size in tree.names.items():
        suffix = Path(name).suffix.lower()
        if suffix == ARCHIVE and not inside and tree.source.is_dir():
            try:
                _sort(tree_of(tree.source / name), parcels, problems, inside=True)
            except ProblemsError as error:
                problems += error.problems
        elif suffix == ARCHIVE or suffix in OTHER_ARCHIVES:
            place = Place(f"{tree.source.as_posix()}/{name}")
            code = "receive.archive_within" if suffix == ARCHIVE else "receive.archive_kind"
            problems.append(Problem(code, place, facts={"kind": suffix}))
        else:
            names[name] = size
    found = list(_Split(tree.source, names).parcels(problems))
    if not found and not inside and not parcels:
        problems.append(Problem("receive.nothing", Place(str(tree.source))))
    parcels += found


class _Split:
    """One folder or archive by the names in it."""

    def __init__(self, source: Path, names: Mapping[str, int]) -> None:
        self.source, self.names = source, names
        self.problems: list[Problem] = []
        self.listed: set[str] = set()
        self.direct: dict[str, list[str]] = {"": []}
        self.below: dict[str, list[str]] = {}
        for name in names:
            above = name.rpartition("/")[0]
            self.direct.setdefault(above, []).append(name)
            while above:
                parent = above.rpartition("/")[0]
                if above in self.below.setdefault(parent, []):
                    break
                self.below[parent].append(above)
                above = parent
        self.entries = dict(self._entries())

    def _entries(self) -> Iterator[tuple[str, tuple[dict[str, Any], dict[str, str]]]]:
        """The dossiers that manifests of ours list: folder → its entry, the digests of its files by name."""
        manifests = [name for name in self.names if name.rpartition("/")[2] == MANIFEST]
        if not manifests:
            return
        with reader_of(self.source) as read:
            for name in manifests:
                above = name.rpartition("/")[0]
                try:
                    manifest = json.loads(read(name))
                    listed = digests_of(manifest)
                    dossiers = [dict(one) for one in manifest["dossiers"] if one.get("award")]
                except (ProblemsError, MachineError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
                    place = Place(f"{self.source.as_posix()}/{name}")
                    self.problems.append(Problem("receive.manifest", place))
                    continue
                names = {f"{above}/{path}" if above else path: digest for path, digest in listed.items()}
                self.listed.update(names)
                for one in dossiers:
                    home = "/".join(part for part in (above, str(one.get("id", ""))) if part)
                    yield home, (one, {path: digest for path, digest in names.items() if path.startswith(f"{home}/")})

    def parcels(self, problems: list[Problem]) -> Iterator[Parcel]:
        """The parcels, in order; files that belong to none are told."""
        problems += self.problems
        yield from self._walk("", problems)

    def _walk(self, folder: str, problems: list[Problem]) -> Iterator[Parcel]:
        own = [one for one in self.direct.get(folder, ()) if one.rpartition("/")[2] != MANIFEST]
        inner = self.below.get(folder, [])
        if folder in self.entries:
            entry, listed = self.entries[folder]
            yield Parcel(self.source, folder, self._all(folder), entry, tuple(sorted(listed.items())))
            return
        whole = own and (self._is_proposed(own) or not any(map(self._holds_dossier, inner)))
        if whole or (inner and not own and all(map(is_of_papers, inner))):
            yield Parcel(self.source, folder, self._all(folder))
            return
        stray = [name for name in own if name not in self.listed]  # else papers beside dossiers of ours
        problems += [Problem("receive.stray", Place(f"{self.source.as_posix()}/{name}")) for name in stray]
        for one in sorted(inner):
            yield from self._walk(one, problems)

    def _all(self, folder: str) -> tuple[tuple[str, int], ...]:
        above = f"{folder}/" if folder else ""
        return tuple((name, size) for name, size in self.names.items() if name.startswith(above))

    @staticmethod
    def _is_proposed(names: Sequence[str]) -> bool:
        """Whether one of the files is a Tờ trình by its name."""
        return any(_plain(Path(name).stem).startswith(_PROPOSAL) for name in names)

    def _holds_dossier(self, folder: str) -> bool:
        """Whether there is a dossier in a folder or below it, by names; a folder of reports is none."""
        if folder in self.entries or self._is_proposed(self.direct.get(folder, ())):
            return not is_of_papers(folder)
        return any(map(self._holds_dossier, self.below.get(folder, ())))


def _plain(name: str) -> str:
    return fold_key(_NUMBER.sub("", name, count=1))


def is_of_papers(folder: str) -> bool:
    """Whether a folder is named after papers: `04-bao-cao-thanh-tich`, `2. Biên bản`."""
    return _plain(folder.rpartition("/")[2]).startswith(_OF_PAPERS)
