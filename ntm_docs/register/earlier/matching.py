"""Whether an entry is of a nominee: surely, perhaps, not.

Surely: the same name with its tones, the same unit under today's name, the same year of birth; of a collective the
same name in the same place. What is only near, or cannot be held against the other, is proposed with the reason.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ntm_docs.phrases.keys import same_text, search_words
from ntm_docs.problems import Word
from ntm_docs.receiving.records import person_key
from ntm_docs.register.earlier.nominees import StatedNominee
from ntm_docs.register.keys import COLLECTIVE, province_words, unit_words
from ntm_docs.register.records import Entry

NO_BORN = Word("một bên không ghi năm sinh")
NO_UNIT = Word("sổ không ghi đơn vị")
BARE = Word("sổ chỉ có tên, không ghi năm sinh, đơn vị")
OTHER_UNIT = Word("đơn vị khác")
LETTERS = Word("tên viết khác dấu")
_BODY = re.compile(
    r"(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|đảng ủy|đảng bộ|nhân dân và cán bộ|cán bộ và nhân dân) "
    r"(?=(?:xã|phường|thị|đặc|huyện|quận|thành|tỉnh) )"
)
_COMMUNE, _DISTRICT = ("xã ", "phường ", "thị trấn ", "đặc khu "), ("huyện ", "quận ", "thị xã ", "thành phố ")
_LEVELS = ("ấp ", "thôn ", "khóm ", "bản ", "buôn ", "khu phố ", "tổ dân phố ", *_COMMUNE, *_DISTRICT, "tỉnh ")
_LEVEL = re.compile(rf"(?<!\w)(?<!hợp tác )(?<!thị )(?:{'|'.join(_LEVELS)})(?=\w)", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;()\n]")
_KNOWN = 4096


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that is a nominee's; `doubt` says why it only may be, empty where it surely is."""

    entry: Entry
    doubt: str = ""


def match(nominee: StatedNominee, entry: Entry) -> Match | None:
    """The entry as the nominee's, or None where it is of another."""
    if (nominee.kind == COLLECTIVE) != (entry.kind == COLLECTIVE) or not _one_kind(nominee.kind, entry.kind):
        return None
    if nominee.province and entry.province and province_words(nominee.province) != province_words(entry.province):
        return None
    doubt = _of_body(nominee, entry) if nominee.kind == COLLECTIVE else _of_person(nominee, entry)
    return None if doubt is None else Match(entry, doubt)


def _one_kind(one: str, other: str) -> bool:
    return not one or not other or one == other


def _of_person(nominee: StatedNominee, entry: Entry) -> str | None:
    """Why it only may be the nominee; empty where it is, None where it is not."""
    if None not in (nominee.born, entry.born) and nominee.born != entry.born:
        return None
    born = nominee.born is not None and entry.born is not None
    unit = _same_place(nominee.units, entry, nominee.province)
    if person_key(nominee.name) != person_key(entry.name):
        return LETTERS if born and unit else None
    if unit:
        return "" if born else NO_BORN
    if unit is None:
        return NO_UNIT if born else BARE
    return OTHER_UNIT if born else None


def _of_body(nominee: StatedNominee, entry: Entry) -> str | None:
    own = _same_place((nominee.name, *nominee.units), entry, nominee.province)
    if not _told_alike(same_text(nominee.name), same_text(entry.name)):
        return LETTERS if own else None
    named = any(part.startswith((*_COMMUNE, *_DISTRICT)) for part in _parts(entry.name, nominee.province))
    if own or named:  # `Ủy ban nhân dân xã Thạnh Đông` is the same body in whatever list
        return ""
    return NO_UNIT if own is None else None


def _same_place(own: Sequence[str], entry: Entry, province: str) -> bool | None:
    """Whether an entry is of one of the places: what the one names nearest is among what the other names.

    None where one of them names no place. Two communes, or two districts, are never one place.
    """
    there = _parts(entry.unit, province)
    if not there:
        there = tuple(part for part in _parts(entry.post, province) if part.startswith(_LEVELS))
    here = [parts for text in own if (parts := _parts(text, province))]
    if not there or not here:
        return None
    return any(_one_place(mine, there) for mine in here)


def place_words(nominee: StatedNominee) -> list[str]:
    """The places of a nominee as units are looked up in the register: their words between blanks."""
    parts = {part for text in nominee.units for part in _parts(text, nominee.province)}
    return [f" {' '.join(unit_words(part))} " for part in sorted(parts)]


def _one_place(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    nearest = any(_told_alike(mine[0], one) for one in theirs) or any(_told_alike(theirs[0], one) for one in mine)
    return nearest and not any(_apart(mine, theirs, level) for level in (_COMMUNE, _DISTRICT))


def _apart(mine: Sequence[str], theirs: Sequence[str], level: tuple[str, ...]) -> bool:
    """Whether both name a place of a level, and no two are one."""
    own, other = ([part for part in parts if part.startswith(level)] for parts in (mine, theirs))
    return bool(own and other) and not any(_told_alike(one, two) for one in own for two in other)


@lru_cache(_KNOWN)
def _parts(text: str, province: str) -> tuple[str, ...]:
    """The places that a text names, the nearest first, without the province."""
    found = (part for piece in _BETWEEN.split(text) for part in _at_levels(" ".join(piece.split())))
    plain = (_BODY.sub("", same_text(part)).strip(" .:-") for part in found)
    return tuple(
        part
        for part in plain
        if part and not part.startswith("tỉnh ") and province_words(part) != province_words(province)
    )


def _at_levels(text: str) -> Iterator[str]:
    """A text parted before each place of a level: `Phòng Kinh tế xã An Biên` are two, `Văn hóa - Xã hội` is one."""
    begun = 0
    for found in _LEVEL.finditer(text):
        first = text[found.end()]
        own = first.isupper() or first.isdigit() or (text.islower() and not text[found.end() :].startswith("hội"))
        if text.isupper() and text[found.end() :].startswith("HỘI"):
            own = False
        if own and found.start() > begun and not _BODY.search(f"{same_text(text[begun : found.end()])} "):
            yield text[begun : found.start()]
            begun = found.start()
    yield text[begun:]


@lru_cache(_KNOWN)
def _told_alike(one: str, other: str) -> bool:
    """Whether two names mean one place or body: alike with their tones, or by today's name of what is gone."""
    if one == other:
        return True
    words, others = search_words(one), search_words(other)
    return words != others and unit_words(one) == unit_words(other)
