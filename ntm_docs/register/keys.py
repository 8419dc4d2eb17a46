"""Names and units as the register looks them up.

Tones, case, signs, `y` for `i` and the order of names do not matter; a body that is gone is looked up under the one
that does its work, a province under the one that took it in, as far as the law data hold them. Communes that were
merged are not in these data: a commune is found under the name that the source gives it.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from ntm_docs.papers.nominees import kind_of
from ntm_docs.phrases.keys import same_text, search_words
from ntm_docs.receiving.records import person_key
from ntm_docs.register.records import Entry
from ntm_docs.regulations import Book, load_book

COLLECTIVE, HOUSEHOLD = "tập thể", "hộ gia đình"
_MOST_WORDS, _LONGEST = 40, 60  # of a name; what is beyond them is not looked up
_JOINT = "_"
_KNOWN = 8192  # units and provinces of a file, of a few thousand nominees
_ADDRESS = ("ong", "ba", "anh", "chi")
_HOUSE, _TONELESS_HOUSE = "hộ ", ("ho", "gia", "dinh")
_LEAST = 2  # words of a person's name
_SHORT = {"ubnd": ("uy", "ban", "nhan", "dan"), "hdnd": ("hoi", "dong", "nhan", "dan"), "htx": ("hop", "tac", "xa")}
_PROVINCE = ("tinh", "thanhpho", "tp")
_FOLLOWED = "register: names of today"  # among the answers that a book keeps
Words = tuple[str, ...]
Followed = Mapping[str, Sequence[tuple[Words, Words]]]


def name_words(name: str, kind: str = "", book: Book | None = None) -> tuple[str, ...]:
    """The words of a nominee's name: of a person without form of address, of a body as it is called today."""
    if (kind or kind_of(name)) == COLLECTIVE:
        return unit_words(name, book)
    plain = person_key(name)
    words = search_words(plain.removeprefix(_HOUSE))
    if words[:3] == _TONELESS_HOUSE and len(words) > len(_TONELESS_HOUSE):
        words = words[len(_TONELESS_HOUSE) :]
    if len(words) > _LEAST and words[0] in _ADDRESS and plain.split()[0].isascii():  # typed without tones
        words = words[1:]
    return _cut(words)


def unit_words(unit: str, book: Book | None = None) -> tuple[str, ...]:
    """The words of a body's name as it is called today: `Sở NN&PTNT tỉnh Kiên Giang` is looked up as of An Giang."""
    return _unit_words(unit, book) if book is not None else _unit_words_today(unit)


@lru_cache(_KNOWN)
def _unit_words_today(unit: str) -> Words:
    return _unit_words(unit, load_book())


def _unit_words(unit: str, book: Book) -> Words:
    words: list[str] = []
    for word in search_words(unit):
        words += _SHORT.get(word, (word,))
    return _cut(_todays(tuple(words), book))


def _cut(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word[:_LONGEST] for word in words)[:_MOST_WORDS]


def _todays(words: tuple[str, ...], book: Book) -> tuple[str, ...]:
    """With each body that is gone, and each province that was merged, under the name of what has its place."""
    made: list[str] = []
    at = 0
    followed: Followed = book.answers.get(_FOLLOWED) or _follow(book)
    book.answers[_FOLLOWED] = followed
    while at < len(words):
        found = next(((old, new) for old, new in followed.get(words[at], ()) if words[at : at + len(old)] == old), None)
        made += found[1] if found else words[at : at + 1]
        at += len(found[0]) if found else 1
    return tuple(made)


def _follow(book: Book) -> Followed:
    """Words of what is no more → of what has its place, by the first word, longer names first."""
    pairs = [
        (search_words(old), search_words(new)) for new, olds in book.tinh.merged.items() for old in olds if old != new
    ]
    for body in book.co_quan.co_quan:
        now = search_words(body.nay.partition("(")[0].partition(";")[0])
        pairs += [(search_words(old), now) for old in (body.ten, *body.viet)]
    found: dict[str, list[tuple[Words, Words]]] = {}
    for old, new in sorted(pairs, key=lambda pair: -len(pair[0])):
        found.setdefault(old[0], []).append((old, new))
    return found


def province_words(province: str, book: Book | None = None) -> tuple[str, ...]:
    """The words of a province as it is called today, without `tỉnh` or `thành phố`."""
    return _province_words(province, book) if book is not None else _province_words_today(province)


@lru_cache(_KNOWN)
def _province_words_today(province: str) -> Words:
    return _province_words(province, load_book())


def _province_words(province: str, book: Book) -> Words:
    words = search_words(province)
    for said in _PROVINCE:
        for length in (1, 2):
            if "".join(words[:length]) == said and len(words) > length:
                words = words[length:]
                break
    return _todays(words, book)


def whereabouts(entry: Entry) -> str:
    """What a unit is looked for in: the words of unit, post and name, between blanks."""
    return f" {' '.join(unit_words(f'{entry.unit} {entry.post} {entry.name}'))} "


def in_order(words: Iterable[str]) -> str:
    """The key under which the order of words does not matter."""
    return " ".join(sorted(words))


def tokens(words: Sequence[str]) -> set[str]:
    """What a name is found by in part: each word, each two that follow one another."""
    pairs = (f"{one}{_JOINT}{two}" for one, two in pairwise(words))
    return {*words, *pairs}


def pairs(words: Sequence[str]) -> list[str]:
    """The tokens that say most of a part of a name: its pairs; the word itself where it is one."""
    return [f"{one}{_JOINT}{two}" for one, two in pairwise(words)] or list(words)


def fact_key(entry: Entry) -> str:
    """The same for entries that may be one award: who by name with its tones, which award, of which year."""
    award = entry.award_code or same_text(entry.award)
    told = (person_key(entry.name), award, str(entry.year))
    return hashlib.blake2b("\n".join(told).encode(), digest_size=16).hexdigest()
