"""What each unit leaves behind, on disk until the end.

In memory is only what is told of all units together, so that a review may be as large as it likes.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl.utils.cell import coordinate_to_tuple

from ntm_docs.batch.journal import Journal
from ntm_docs.finishing import digest_of, dossier_text
from ntm_docs.problems import Place, Problem

Entry = dict[str, Any]


def make_entry(name: str, folder: str, manifest: Mapping[str, Any], nominees: Sequence[Sequence[Any]]) -> Entry:
    """The entry of a unit: plain values, small enough for a line of the journal.

    `nominees` are (award, kind, name, votes, whose, cell). Its dossiers are kept as the text that
    they have in the manifest (`dossiers_of` reads it), beside their sums and the first document of each form.
    """
    shared = {"unit": name, "on": manifest["on"], "regime": manifest["regime"]}
    texts, sums = [], []
    first: dict[str, str] = {}
    for dossier in manifest["dossiers"]:
        documents = [one | {"path": below(folder, one["path"])} for one in dossier["documents"]]
        rest = {key: value for key, value in dossier.items() if key not in ("id", "documents")}
        texts.append(dossier_text({"id": below(folder, dossier["id"])} | shared | rest | {"documents": documents}))
        sums.append([dossier["award"], dossier["copies"], len(documents)])
        for one in documents:
            first.setdefault(one["form"], one["path"])
    return shared | {
        "folder": folder,
        "nominees": nominees,
        "warnings": manifest["warnings"],
        "sums": sums,
        "first": first,
        "dossiers": texts,
    }


def below(folder: str, path: str) -> str:
    """A path from the folder of all units."""
    return f"{folder}/{path}" if folder else path


def dossiers_of(entry: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The unit's dossiers as the manifest lists them."""
    return [json.loads(text) for text in entry["dossiers"]]


def documents_of(entry: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The unit's documents, with their paths from the folder of all units."""
    for dossier in dossiers_of(entry):
        yield from dossier["documents"]


def take_up(journal: Journal) -> None:
    """Hold what an earlier run says it made against the disk; a unit with a file gone or changed is made again."""
    kept: set[str] = set()
    for unit in journal.units():
        documents = _digests(journal.entry(unit))
        if documents and all(_has(journal.tree / path, digest) for path, digest in documents.items()):
            kept.update(documents)
        else:
            journal.forget(unit)
    journal.clear(kept)


def _digests(entry: Mapping[str, Any]) -> dict[str, str]:
    """The documents of a unit by path; none where the line is not as we write it."""
    try:
        return {one["path"]: one["sha256"] for one in documents_of(entry)}
    except (KeyError, TypeError, ValueError):
        return {}


def _has(path: Path, digest: str) -> bool:
    return not path.is_symlink() and path.is_file() and digest_of(path) == digest


class Entries:
    """The entries of a run's units, in the order of the workbook; read from the journal as long as it is open."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.told: dict[int, list[tuple[str, str]]] = {}
        self.warnings: set[str] = set()
        self.days: set[str] = set()
        self.regimes: set[str] = set()
        self._seen: set[int] = set()
        self._twice: set[int] = set()
        for unit in journal.units():
            self._note(unit, journal.entry(unit))

    def add(self, unit: int, entry: Entry, *, in_part: bool = False) -> None:
        """One more unit, its files whole; one made in part is made again by the next run."""
        self._journal.add(unit, entry, in_part=in_part)
        self._note(unit, entry)

    def _note(self, unit: int, entry: Entry) -> None:
        self.told[unit] = [(code, text) for code, text in entry["told"]]
        self.warnings.update(entry["warnings"])
        self.days.add(entry["on"])
        self.regimes.add(entry["regime"])
        for *_, whose, _where in entry["nominees"]:
            known = int(whose, 16)
            (self._twice if known in self._seen else self._seen).add(known)

    def __len__(self) -> int:
        return len(self.told)

    def __iter__(self) -> Iterator[Entry]:
        return map(self._journal.entry, sorted(self.told))

    def tell_twice(self, file: str) -> None:
        """Nominees that two units propose: told with the second, which names the first."""
        first: dict[str, tuple[str, str, str]] = {}
        for unit, entry in zip(sorted(self.told), self, strict=True) if self._twice else ():
            for award, _kind, name, _votes, whose, where in entry["nominees"]:
                if int(whose, 16) not in self._twice:
                    continue
                known = first.setdefault(whose, (entry["unit"], award, where))
                if known[2] == where:
                    continue
                sheet, _, cell = where.rpartition("!")
                facts = {"name": name, "unit": known[0], "award": known[1], "cell": known[2]}
                place = Place(file, *coordinate_to_tuple(cell), sheet)
                problem = Problem("nominee.two_units", place, facts=facts, severity="warning")
                self.told[unit].append((problem.code, str(problem)))
                self.warnings.add(with_cell(problem))


def with_cell(problem: Problem) -> str:
    """A warning as the manifest tells it."""
    return f"{problem.place.sheet}!{problem.place.cell}: {problem.in_vietnamese()}"
