"""Who was given what: a name → entries, the newest first.

A name is looked for whole, its words in any order; then as a part, words that follow one another; then as words that
all stand in it. Names that are near in spelling are offered where nobody bears the name.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from ntm_docs.phrases.keys import closest
from ntm_docs.register.database import opened
from ntm_docs.register.keys import in_order, name_words, pairs, province_words, tokens, unit_words
from ntm_docs.register.records import Entry, Found, Inquiry
from ntm_docs.register.rows import BATCH, batches, entry_of

_FEW = 500  # names whose entries are sorted; of more, the newest entries are looked through for theirs
_JOINED = 6  # tokens of one question to the database: the rarest tell most
_NEAR = 3
_LIKE = 60  # names with all words but one that are compared
_OF_NAMES = "(register_row.key_id IN ({query})) IS TRUE"  # so put, the index of names is not taken for it


def find(asked: Inquiry) -> Found:
    """The entries that answer.

    Raises:
        ProblemsError: there is no register yet.
        MachineError: the database is locked, away, of a newer version.
    """
    with opened() as alias:
        return found_in(alias, asked)


def found_in(alias: str, asked: Inquiry) -> Found:
    """As `find`, in a register that is open."""
    words = name_words(asked.name)
    if not words:
        return Found()
    borne, counts = False, _Counts(alias, words)
    for how, names in _ways(alias, words, counts):
        borne = borne or names.exist
        entries = _entries(alias, names, asked) if names.exist else []
        if entries:
            return Found(entries[: asked.limit], len(entries) > asked.limit, how)
    return Found(how="others") if borne else Found(near=_near(alias, words, counts.each))


class _Names:
    """Names that may be meant: a few by their numbers, many by the question that gives them."""

    def __init__(self, query: Any) -> None:
        found = list(query[: _FEW + 1])
        self.query, self.few = query, found if len(found) <= _FEW else None
        self.exist = bool(found)


class _Counts:
    """How many names have each word of a name, and each two that follow one another; asked for when needed."""

    def __init__(self, alias: str, words: tuple[str, ...]) -> None:
        self.alias, self.words = alias, words

    @cached_property
    def each(self) -> Mapping[str, int]:
        """By word or pair; those that no name has are left out."""
        from django.db.models import Count

        from ntm_docs.register.store.models import NameWord

        rows = NameWord.objects.using(self.alias).filter(word__in=sorted(tokens(self.words)))
        return dict(rows.values_list("word").annotate(number=Count("*")))


def _ways(alias: str, words: tuple[str, ...], counts: _Counts) -> Iterator[tuple[str, _Names]]:
    """Which names may be meant, the surest first."""
    from ntm_docs.register.store.models import Name

    yield "whole", _Names(Name.objects.using(alias).filter(ordered=in_order(words)).values_list("pk", flat=True))
    yield "part", _Names(_with_all(alias, pairs(words), counts.each))
    if len(words) > 1:
        yield "words", _Names(_with_all(alias, sorted(set(words)), counts.each))


def _with_all(alias: str, asked: Sequence[str], counts: Mapping[str, int]) -> Any:
    """The names that have every token, as a question that begins with the rarest; of many, with the rarest."""
    from ntm_docs.register.store.models import NameWord

    table = NameWord.objects.using(alias)
    if any(token not in counts for token in asked):
        return table.none().values_list("name_id", flat=True)
    first, *others = sorted(asked, key=lambda token: (counts[token], token))[:_JOINED]
    found = table.filter(word=first)
    for token in others:
        found = found.filter(name__tokens__word=token)
    return found.values_list("name_id", flat=True)


def _entries(alias: str, names: _Names, asked: Inquiry) -> list[Entry]:
    """The entries of some names, by what else is asked, the newest first; one more than the limit where there are more.

    Their numbers are sorted first: sorting whole rows takes three times as long. Of a word that many names have, and
    with nothing else asked, the newest entries are looked through: a hundred are found among a few thousand.
    """
    from ntm_docs.register.store.models import Row

    rows = _asked(Row.objects.using(alias), asked).order_by("newest", "pk")
    if names.few is not None:
        rows = rows.filter(key__in=names.few)
    elif asked.born is None and not (asked.unit or asked.province or asked.award):
        rows = rows.filter(_one_by_one(names.query))
    else:
        rows = rows.filter(key__in=names.query)
    wanted = list(rows.values_list("pk", flat=True)[: asked.limit + 1])
    read: dict[int, Entry] = {}
    for some in batches(wanted, BATCH):
        read |= {row.pk: entry_of(row) for row in Row.objects.using(alias).filter(pk__in=some).select_related("source")}
    return [read[number] for number in wanted]


def _one_by_one(names: Any) -> Any:
    """Whether an entry's name is one of many, asked of each entry in turn."""
    from django.db.models import BooleanField
    from django.db.models.expressions import RawSQL

    query, values = names.query.get_compiler(names.db).as_sql()
    return RawSQL(_OF_NAMES.format(query=query), values, output_field=BooleanField())  # noqa: S611 -- Django's own SQL


def _asked(rows: Any, asked: Inquiry) -> Any:
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


def _near(alias: str, words: tuple[str, ...], counts: Mapping[str, int]) -> tuple[str, ...]:
    """Names that are one slip away: all words but one are theirs."""
    from ntm_docs.register.store.models import Name

    if len(words) < 2:  # noqa: PLR2004 -- of one word nothing is left
        return ()
    unknown = [at for at, word in enumerate(words) if word not in counts]
    slips = unknown or sorted(range(len(words)), key=lambda at: counts[words[at]])[:_JOINED]
    seen: dict[str, int] = {}
    for left_out in slips if len(unknown) < 2 else ():  # noqa: PLR2004 -- two slips are too many
        rest = sorted({*words[:left_out], *words[left_out + 1 :]})
        found = Name.objects.using(alias).filter(pk__in=_with_all(alias, rest, counts)[:_LIKE])
        seen |= dict(found.values_list("words", "pk"))
    best = closest(" ".join(words), seen)
    return _written(alias, [seen[best]]) if best else ()


def _written(alias: str, names: list[int]) -> tuple[str, ...]:
    from ntm_docs.register.store.models import Row

    rows = Row.objects.using(alias).filter(key__in=names).order_by("pk").values_list("name", flat=True)
    return tuple(dict.fromkeys(rows[:_NEAR]))
