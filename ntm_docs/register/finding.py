"""Who was given what: a name → entries, the newest first.

A name is looked for whole, its words in any order; then as a part, words that follow one another; then as words that
all stand in it. Names that are near in spelling are offered where nothing is found.
"""

from collections.abc import Iterator
from typing import Any

from ntm_docs.phrases.keys import closest
from ntm_docs.register.database import opened
from ntm_docs.register.keys import in_order, name_words, pairs, province_words, unit_words
from ntm_docs.register.records import Asked, Entry, Found
from ntm_docs.register.rows import BATCH, batches, entry_of

_MOST_NAMES = 2_000  # that a part of a name may be in; the rest is told as more
_NEAR = 3


def find(asked: Asked) -> Found:
    """The entries that answer.

    Raises:
        ProblemsError: there is no register yet.
        MachineError: the database is locked, away, of a newer version.
    """
    with opened() as alias:
        return found_in(alias, asked)


def found_in(alias: str, asked: Asked) -> Found:
    """As `find`, in a register that is open."""
    words = name_words(asked.name)
    if not words:
        return Found()
    for how, names in _ways(alias, words):
        entries = _entries(alias, names, asked)
        if entries:
            return Found(entries[: asked.limit], len(entries) > asked.limit, how)
    return Found(near=_near(alias, words))


def _ways(alias: str, words: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """Which names may be meant, the surest first."""
    from ntm_docs.register.store.models import Name

    names = Name.objects.using(alias)
    yield "whole", list(names.filter(ordered=in_order(words)).values_list("pk", flat=True))
    yield "part", _with_all(alias, pairs(words))
    if len(words) > 1:
        yield "words", _with_all(alias, sorted(set(words)))


def _with_all(alias: str, tokens: list[str]) -> list[int]:
    """Names that have every token, from the rarest on; no more than can be looked through."""
    from ntm_docs.register.store.models import NameWord

    table = NameWord.objects.using(alias)
    counts = {token: len(table.filter(word=token).values_list("pk")[: _MOST_NAMES + 1]) for token in tokens}
    first, *others = sorted(tokens, key=lambda token: (counts[token], token))
    found = table.filter(word=first)
    for token in others:
        found = found.filter(name__tokens__word=token)
    return list(found.values_list("name_id", flat=True)[:_MOST_NAMES])


def _entries(alias: str, names: list[int], asked: Asked) -> list[Entry]:
    """The entries of some names, by what else is asked, the newest first; one more than the limit where there are more.

    Their numbers are sorted first: sorting whole rows takes three times as long.
    """
    from ntm_docs.register.store.models import Row

    rows = _asked(Row.objects.using(alias), asked).order_by("-year", "-decided", "pk")
    found: list[tuple[int, int, int]] = []
    for some in batches(names, BATCH):
        newest = rows.filter(key__in=some).values_list("year", "decided", "pk")[: asked.limit + 1]
        found += [(-year, -(decided.toordinal() if decided else 0), number) for year, decided, number in newest]
    wanted = [number for _year, _day, number in sorted(found)[: asked.limit + 1]]
    read: dict[int, Entry] = {}
    for some in batches(wanted, BATCH):
        read |= {row.pk: entry_of(row) for row in Row.objects.using(alias).filter(pk__in=some).select_related("source")}
    return [read[number] for number in wanted]


def _asked(rows: Any, asked: Asked) -> Any:
    """The rows that answer all but the name."""
    from django.db.models import Q

    if not asked.all:  # those that were replaced are few and read once: joined to themselves, a million rows are read
        replaced = rows.filter(replaces__isnull=False).values("replaces")
        rows = rows.filter(gone=False).exclude(pk__in=replaced)
    if asked.born is not None:
        rows = rows.filter(Q(born=asked.born) | Q(born__isnull=True))
    if asked.province:
        rows = rows.filter(province_key__in=("", " ".join(province_words(asked.province))))
    if asked.award:
        rows = rows.filter(Q(award_code=asked.award) | Q(award=asked.award))
    if asked.unit:
        rows = rows.filter(whereabouts__contains=f" {' '.join(unit_words(asked.unit))} ")
    return rows


def _near(alias: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """Names that are one slip away: all words but one are theirs."""
    from ntm_docs.register.store.models import Name

    if len(words) < 2:  # noqa: PLR2004 -- of one word nothing is left
        return ()
    seen: dict[int, None] = {}
    for left_out in range(len(words)):
        rest = sorted({*words[:left_out], *words[left_out + 1 :]})
        seen |= dict.fromkeys(_with_all(alias, rest)[:50])
    names = dict(Name.objects.using(alias).filter(pk__in=list(seen)[:200]).values_list("words", "pk"))
    best = closest(" ".join(words), names)
    return _written(alias, [names[best]]) if best else ()


def _written(alias: str, names: list[int]) -> tuple[str, ...]:
    from ntm_docs.register.store.models import Row

    rows = Row.objects.using(alias).filter(key__in=names).order_by("pk").values_list("name", flat=True)
    return tuple(dict.fromkeys(rows[:_NEAR]))
