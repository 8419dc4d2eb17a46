"""Files → entries in the register, one transaction a file.

A file that stands there already, by its SHA-256, adds nothing. An award that another file brought, the same name,
award, decision and year, is not added twice; where one of the two names no decision, it is added and told.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ntm_docs.problems import Place, Problem
from ntm_docs.register.database import opened, writing
from ntm_docs.register.keys import fact_key
from ntm_docs.register.records import Added, Entry, File
from ntm_docs.register.rows import BATCH, add_rows, batches, entry_of

_NAMED = 5  # entries that one message names


def add_file(file: File) -> Added:
    """Add what a file holds, all of it or nothing.

    Raises:
        ProblemsError: the address names no register.
        MachineError: the database is locked, full, away; nothing of the file is there.
    """
    with opened(write=True) as alias, writing(alias):
        before = _source(alias, file.sha256)
        if before is not None:
            return Added(file.path, 0, before=before.name, told=file.told)
        split = _split(alias, file.entries)
        source = new_source(alias, file.name, file.sha256, file.kind)
        add_rows(alias, source, split.fresh)
    told = (*file.told, *_told(file, split))
    return Added(file.path, len(split.fresh), len(split.known), told=told)


def new_source(alias: str, name: str, sha256: str, kind: str) -> Any:
    """A source, in the transaction that is open."""
    from ntm_docs.register.store.models import Source

    added = datetime.now(UTC).isoformat(timespec="microseconds")
    return Source.objects.using(alias).create(sha256=sha256, name=name, kind=kind, added=added)


def _source(alias: str, sha256: str) -> Any:
    from ntm_docs.register.store.models import Source

    return Source.objects.using(alias).filter(sha256=sha256).first()


@dataclass(frozen=True, slots=True)
class _Split:
    """What of a file is new; what stood there (`known`, `gone` where it was removed), what may have."""

    fresh: list[Entry]
    known: list[tuple[Entry, Entry]]
    unsure: list[tuple[Entry, Entry]]


def _split(alias: str, entries: Sequence[Entry]) -> _Split:
    there = _standing(alias, entries)
    split = _Split([], [], [])
    for one in entries:
        others = there[fact_key(one)]
        same = next((other for other in others if one.same_decision(other) and _one_year(one, other)), None)
        if same is not None:
            others.remove(same)  # two of one name in a list are two persons
            split.known.append((one, same))
            continue
        unsure = next((o for o in others if one.same_decision(o) is None and _one_year(one, o)), None)
        if unsure is not None:
            split.unsure.append((one, unsure))
        split.fresh.append(one)
    return split


def _one_year(one: Entry, other: Entry) -> bool:
    """Whether two may be born in one year."""
    return one.born is None or other.born is None or one.born == other.born


def _standing(alias: str, entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Entries that stand in the register already, whatever has replaced them since, by their fact."""
    from ntm_docs.register.store.models import Row

    found: dict[str, list[Entry]] = defaultdict(list)
    for some in batches(sorted({fact_key(one) for one in entries}), BATCH):
        rows = Row.objects.using(alias).filter(fact__in=some, gone=False).select_related("source", "replaced_by")
        for row in rows.order_by("pk"):
            replaced = getattr(row, "replaced_by", None)
            found[row.fact].append(entry_of(row, replaced=replaced is not None and replaced.gone))
    return found


def _told(file: File, split: _Split) -> Iterator[Problem]:
    place = Place(str(file.path))
    removed = [one for one, other in split.known if other.replaced]
    if removed:
        facts = {"count": len(removed), "names": _names(removed)}
        yield Problem("register.removed_before", place, facts=facts, severity="warning")
    for one, other in split.unsure:
        facts = {"name": one.name, "award": one.award, "year": one.year, "id": other.id, "origin": other.origin}
        yield Problem("register.perhaps_twice", place, one.place, facts=facts, severity="warning")


def _names(entries: Sequence[Entry]) -> str:
    more = ", …" if len(entries) > _NAMED else ""
    return ", ".join(one.name for one in entries[:_NAMED]) + more
