"""Entries ↔ rows of the tables."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ntm_docs.register.keys import fact_key, in_order, name_words, province_words, tokens, whereabouts
from ntm_docs.register.records import Entry

BATCH = 500  # rows of one statement; SQLite allows few values in one
_SAME = (
    "place", "name", "kind", "born", "post", "unit", "province", "award", "award_code", "decision", "decided", "year",
    "authority", "movement", "first_year", "last_year", "merit", "number", "gone", "reason",
)  # fmt: skip


def entry_of(row: Any, *, replaced: bool = False) -> Entry:
    """The entry of a row that was read with its source."""
    told = {name: getattr(row, name) for name in _SAME}
    more = tuple((str(title), str(text)) for title, text in (json.loads(row.more) if row.more else ()))
    return Entry(
        **told,
        more=more,
        replaces=row.replaces_id,
        id=row.id,
        source=row.source.name,
        sha256=row.source.sha256,
        replaced=replaced,
    )


def newest(entry: Entry) -> int:
    """The smaller, the later: year, month and day as one number; of a year alone, after all its days."""
    day = entry.decided.month * 100 + entry.decided.day if entry.decided else 0
    return -(entry.year * 10_000 + day)


def add_rows(alias: str, source: Any, entries: Sequence[Entry]) -> list[int]:
    """Add entries of a source, in the transaction that is open; their numbers."""
    from ntm_docs.register.store.models import Row

    keys = _names(alias, [name_words(one.name, one.kind) for one in entries])
    made = []
    for one in entries:
        told = {name: getattr(one, name) for name in _SAME}
        more = json.dumps(one.more, ensure_ascii=False) if one.more else ""
        key = keys[" ".join(name_words(one.name, one.kind))]
        keyed: dict[str, Any] = {"whereabouts": whereabouts(one), "newest": newest(one)}
        keyed["province_key"] = " ".join(province_words(one.province))
        made.append(
            Row(**told, **keyed, source=source, key_id=key, fact=fact_key(one), more=more, replaces_id=one.replaces)
        )
    added = Row.objects.using(alias).bulk_create(made, batch_size=BATCH)
    return [row.pk for row in added]


def _names(alias: str, names: Iterable[tuple[str, ...]]) -> Mapping[str, int]:
    """The number of each name, by its words; those that are new are added with their words."""
    from ntm_docs.register.store.models import Name, NameWord

    wanted = {" ".join(words): words for words in names}
    found = numbers(alias, wanted)
    fresh = sorted(wanted.keys() - found.keys())
    Name.objects.using(alias).bulk_create(
        [Name(words=name, ordered=in_order(wanted[name])) for name in fresh], batch_size=BATCH
    )
    added = numbers(alias, fresh)
    words = [
        NameWord(word=word, name_id=number) for name, number in added.items() for word in sorted(tokens(wanted[name]))
    ]
    NameWord.objects.using(alias).bulk_create(words, batch_size=BATCH)
    return {**found, **added}


def numbers(alias: str, names: Iterable[str]) -> dict[str, int]:
    """The number of each name that stands in the register, by its words."""
    from ntm_docs.register.store.models import Name

    found: dict[str, int] = {}
    for some in batches(sorted(names), BATCH):
        found |= dict(Name.objects.using(alias).filter(words__in=some).values_list("words", "pk"))
    return found


def batches(items: Sequence[Any], size: int) -> Iterable[Sequence[Any]]:
    """The items, so many at a time."""
    return (items[at : at + size] for at in range(0, len(items), size))
