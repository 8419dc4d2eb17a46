"""Tables: sources, names with their words, entries.

Rows are added and never changed. A name stands once, however many entries have it, so that its words are few.
Texts have no greatest length: PostgreSQL would refuse what SQLite takes.
"""

from typing import Any

from django.db import models


class Source(models.Model):
    """A file whose entries stand in the register; `added` is a time in UTC, ISO 8601."""

    sha256: Any = models.CharField(max_length=64, unique=True)
    name: Any = models.TextField()
    kind: Any = models.CharField(max_length=16)
    added: Any = models.CharField(max_length=32)


class Name(models.Model):
    """A name for looking up: its words in order, and sorted, so that their order does not matter."""

    words: Any = models.TextField(unique=True)
    ordered: Any = models.TextField(db_index=True)


class NameWord(models.Model):
    """A word of a name, or two that follow one another."""

    word: Any = models.TextField()
    name: Any = models.ForeignKey(Name, models.CASCADE, related_name="tokens", db_index=False)

    class Meta:
        """Found by the word; each once."""

        constraints = (models.UniqueConstraint(fields=["word", "name"], name="register_word_once"),)


class Row(models.Model):
    """An entry; what is not known is empty, or NULL where it is a number or a day.

    `fact` is the same for entries that may be one award; `whereabouts` and `province_key` are the words of unit, post
    and name, and of the province, as they are called today; `newest` is the smaller the later. What has no row that
    replaces it counts.
    """

    source: Any = models.ForeignKey(Source, models.PROTECT, related_name="rows")
    place: Any = models.TextField(blank=True)
    key: Any = models.ForeignKey(Name, models.PROTECT, related_name="rows")
    fact: Any = models.CharField(max_length=32, db_index=True)
    name: Any = models.TextField()
    kind: Any = models.CharField(max_length=16, blank=True)
    born: Any = models.SmallIntegerField(null=True)
    post: Any = models.TextField(blank=True)
    unit: Any = models.TextField(blank=True)
    province: Any = models.TextField(blank=True)
    award: Any = models.TextField()
    award_code: Any = models.CharField(max_length=40, blank=True)
    decision: Any = models.TextField(blank=True)
    decided: Any = models.DateField(null=True)
    year: Any = models.SmallIntegerField()
    authority: Any = models.TextField(blank=True)
    movement: Any = models.TextField(blank=True)
    first_year: Any = models.SmallIntegerField(null=True)
    last_year: Any = models.SmallIntegerField(null=True)
    merit: Any = models.TextField(blank=True)
    number: Any = models.TextField(blank=True)
    more: Any = models.TextField(blank=True)
    replaces: Any = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    gone: Any = models.BooleanField(default=False)
    reason: Any = models.TextField(blank=True)
    whereabouts: Any = models.TextField(blank=True)
    province_key: Any = models.TextField(blank=True)
    newest: Any = models.IntegerField(default=0)

    class Meta:
        """The newest entries, of some names and of all, are found without their rows."""

        indexes = (
            models.Index(fields=["key", "newest", "id", "gone"], name="register_row_by_name"),
            models.Index(fields=["newest", "id", "key", "gone"], name="register_row_by_day"),
        )
