"""Many nominees, a few queries → the entries of each.

First only what tells whose an entry is, for all names at once; then whole entries, of those that may be meant.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from ntm_docs.register.database import opened
from ntm_docs.register.earlier.matching import Match, match, place_words
from ntm_docs.register.earlier.nominees import StatedNominee
from ntm_docs.register.keys import COLLECTIVE, name_words, province_words
from ntm_docs.register.records import Entry
from ntm_docs.register.rows import BATCH, batches, entry_of, numbers

_MOST = 200  # entries that one nominee may have


def ask_of_all(nominees: Sequence[StatedNominee]) -> list[tuple[Match, ...]]:
    """The entries of each nominee, in order, the newest first; those that were replaced do not count.

    Raises:
        ProblemsError: there is no register yet.
        MachineError: Django is not installed; the database is locked, away, of a newer version.
    """
    with opened() as alias:
        wanted = _candidates(alias, nominees)
        read = _entries(alias, sorted({number for found in wanted for number in found}))
    made = []
    for nominee, found in zip(nominees, wanted, strict=True):
        matches = [one for number in found if (one := match(nominee, read[number])) is not None]
        made.append(tuple(sorted(matches, key=_newest)[:_MOST]))
    return made


def _newest(one: Match) -> tuple[int, int, int]:
    return -one.entry.year, -(one.entry.decided.toordinal() if one.entry.decided else 0), one.entry.id


def _candidates(alias: str, nominees: Sequence[StatedNominee]) -> list[list[int]]:
    """For each nominee the entries that bear the name and may be of the year of birth, the place, the province."""
    words = [" ".join(name_words(one.name, one.kind)) for one in nominees]
    keys = numbers(alias, set(words))
    held = _held(alias, sorted(keys.values()), {one.born for one in nominees}, {one.province for one in nominees})
    found = []
    for nominee, said in zip(nominees, words, strict=True):
        places = place_words(nominee)
        found.append([row.number for row in held.get(keys.get(said, 0), ()) if row.may_be(nominee, places)])
    return found


class _Light(NamedTuple):
    """What of a row tells whose it may be."""

    number: int
    born: int | None
    province: str
    unit: str
    whereabouts: str

    def may_be(self, nominee: StatedNominee, places: Sequence[str]) -> bool:
        """Whether the whole entry is worth reading."""
        if self.province and nominee.province and self.province != " ".join(province_words(nominee.province)):
            return False
        if nominee.kind == COLLECTIVE:
            return True
        if self.born is not None and nominee.born is not None:
            return self.born == nominee.born
        return not self.unit or any(place in self.whereabouts for place in places)


def _held(alias: str, keys: Sequence[int], born: set[int | None], provinces: set[str]) -> dict[int, list[_Light]]:
    """Of each name the entries that hold."""
    from django.db.models import Q

    from ntm_docs.register.store.models import Row

    table = Row.objects.using(alias)
    rows = table.filter(gone=False).exclude(pk__in=table.filter(replaces__isnull=False).values("replaces"))
    if None not in born:
        rows = rows.filter(Q(born__in=sorted(filter(None, born))) | Q(born__isnull=True))
    if "" not in provinces:
        rows = rows.filter(province_key__in={"", *(" ".join(province_words(one)) for one in provinces)})
    found: dict[int, list[_Light]] = defaultdict(list)
    for some in batches(keys, BATCH):
        light: Any = rows.filter(key__in=some).values_list(
            "key_id", "pk", "born", "province_key", "unit", "whereabouts"
        )
        for key, *row in light.iterator(chunk_size=BATCH * 10):
            found[key].append(_Light(*row))
    return found


def _entries(alias: str, wanted: Sequence[int]) -> dict[int, Entry]:
    from ntm_docs.register.store.models import Row

    read: dict[int, Entry] = {}
    for some in batches(wanted, BATCH):
        read |= {row.pk: entry_of(row) for row in Row.objects.using(alias).filter(pk__in=some).select_related("source")}
    return read
