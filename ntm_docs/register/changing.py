"""Removing and correcting: a new entry that says why.

Nothing is taken out of the register: what was removed or corrected is still found where everything is asked for, and
is exported on a sheet of its own.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ntm_docs.phrases.keys import closest, fold_key
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.register.adding import new_source
from ntm_docs.register.database import opened, writing
from ntm_docs.register.fields import CORRECTED, NEEDED
from ntm_docs.register.records import Entry
from ntm_docs.register.rows import add_rows, entry_of
from ntm_docs.regulations import Book


def remove(number: int, reason: str) -> Entry:
    """Say that an entry does not hold, and why; the entry that says so.

    Raises:
        ProblemsError: no such entry, it was replaced already, or no reason.
        MachineError: the database is locked, full, away; nothing is changed.
    """
    return _changed(number, reason, {}, gone=True)


def correct(number: int, settings: Sequence[str], reason: str, book: Book) -> Entry:
    """Put an entry in the place of one: `settings` are `năm sinh=1974`.

    Raises:
        ProblemsError: no such entry, it was replaced already, a field or value that is none, or no reason.
        MachineError: the database is locked, full, away; nothing is changed.
    """
    changes = _parsed(settings)
    if "award" in changes:
        full = book.award_names.get(fold_key(str(changes["award"])), "")
        changes["award_code"] = book.award(full).ma if full else ""
    return _changed(number, reason, changes)


def _parsed(settings: Sequence[str]) -> dict[str, Any]:
    """The fields that are to change; every fault at once."""
    known = {fold_key(title): title for title in CORRECTED}
    changes: dict[str, Any] = {}
    problems: list[Problem] = []
    for setting in settings:
        name, sign, value = (part.strip() for part in setting.partition("="))
        title = known.get(fold_key(name))
        if title is None or not sign:
            near = closest(name, CORRECTED)
            facts = {"name": name, "known": ", ".join(CORRECTED), "near": f" ({near}?)" if near else ""}
            problems.append(Problem("register.field", Place("--set"), facts=facts))
            continue
        try:
            parsed = {} if title in NEEDED and not value else CORRECTED[title](value)
        except ValueError:
            parsed = {}
        changes |= parsed
        if not parsed:
            problems.append(Problem("register.value", Place("--set"), title, facts={"value": value}))
    if not settings:
        problems.append(Problem("register.no_change", Place("--set")))
    if problems:
        raise ProblemsError(problems)
    return changes


def _changed(number: int, reason: str, changes: Mapping[str, Any], *, gone: bool = False) -> Entry:
    said = " ".join(reason.split())
    if not said:
        raise ProblemsError([Problem("register.no_reason", Place("--reason"))])
    with opened() as alias, writing(alias):
        old = _entry(alias, number)
        new = replace(old, **changes, place="", replaces=number, gone=gone, reason=said)
        if not gone and replace(new, place=old.place, replaces=old.replaces, reason=old.reason) == old:
            raise ProblemsError([Problem("register.same", Place("--set"), facts={"id": number})])
        digest = hashlib.sha256(repr((number, sorted(changes.items()), gone, said)).encode()).hexdigest()
        source = new_source(alias, said, digest, "change")
        (made,) = add_rows(alias, source, [new])
        return replace(new, id=made, source=said, sha256=digest)


def _entry(alias: str, number: int) -> Entry:
    """The entry of a number that holds.

    Raises:
        ProblemsError: there is none, it was removed, or another has its place.
    """
    from ntm_docs.register.store.models import Row

    row = Row.objects.using(alias).select_related("source", "replaced_by").filter(pk=number).first()
    place = Place("register")
    if row is None:
        raise ProblemsError([Problem("register.no_entry", place, facts={"id": number})])
    after = getattr(row, "replaced_by", None)
    if row.gone or (after is not None and after.gone):
        raise ProblemsError([Problem("register.gone", place, facts={"id": number, "name": row.name})])
    if after is not None:
        raise ProblemsError([Problem("register.replaced", place, facts={"id": number, "now": after.pk})])
    return entry_of(row)
