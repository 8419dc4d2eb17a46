"""A text → its words said twice."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import eq

from ntm_docs.checking.spelling import Slip, WrittenWord, bare, lists, words_of
from ntm_docs.phrases.dates import TIME_TWICE
from ntm_docs.phrases.syllables import parse


@lru_cache(maxsize=1024)  # the papers of one dossier say much alike
def said_twice(text: str) -> tuple[Slip, ...]:
    """Words that stand twice one after the other: `bị bị`, `Hội đồng Hội đồng`; not `dần dần`, `học sinh sinh viên`."""
    return tuple(_said_twice(text))


def _said_twice(text: str) -> Iterator[Slip]:
    if not _may_be_twice([bare(chunk) for chunk in text.split()]):
        return
    for found in TIME_TWICE.finditer(text):
        yield Slip(found.start(), found.end(), found[0], found["once"])
    words = words_of(text)
    at = 0
    while at < len(words) - 1:
        count = next((n for n in range(_MOST_WORDS, 0, -1) if _is_twice(words, at, n)), 0)
        if count:
            first, last = words[at], words[at + 2 * count - 1]
            assert first is not None
            assert last is not None
            end = last.start + len(last.shown)
            half = words[at + count - 1]
            assert half is not None
            yield Slip(first.start, end, text[first.start : end], text[first.start : half.start + len(half.shown)])
            at += count
        at += 1


_MOST_WORDS = 5
_WIDEST_GAP = 3


def _may_be_twice(words: Sequence[str]) -> bool:
    """Whether some words stand twice one after the other."""
    return any(b"\1" * count in bytes(map(eq, words, words[count:])) for count in range(1, _MOST_WORDS + 1))


def _is_twice(words: Sequence[WrittenWord | None], at: int, count: int) -> bool:
    """Whether `count` words are said again at once, in one sentence, without being meant so."""
    run = words[at : at + 2 * count]
    if len(run) < 2 * count or any(one is None for one in run) or any(one.breaks for one in run[:-1] if one):
        return False
    texts = [one.text for one in run if one]
    if texts[:count] != texts[count:] or any(parse(text) is None for text in texts):
        return False
    if any(b.start - a.start - len(a.shown) > _WIDEST_GAP for a, b in pairwise(run) if a and b):
        return False  # two columns
    shown = [one.shown for one in run if one]
    if shown[count][0].isupper() and not shown[0][0].isupper():
        return False  # a name begins
    before = words[at - 1] if at else None
    after = words[at + 2 * count] if at + 2 * count < len(words) and not (run[-1] and run[-1].breaks) else None
    if count > 1:
        return texts[0] not in _EACH and len(set(texts[:count])) > 1
    return _is_double(texts[0], before, after)


_EACH = frozenset(("từng", "mỗi", "rất", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"))
# Words that are never said twice in earnest.
_LINKS_TEXT = """
    bị được và của các những có cho với trong trên theo tại để đến về không phải sẽ đã đang này đó khi nếu thì mà nhưng
    hoặc do vào số cũng nên còn như bằng giữa sau trước dưới ngoài bởi vì từng mỗi
    là ban sở phòng điều khoản tỉnh xã phường thôn ấp
"""
_LINKS = frozenset(_LINKS_TEXT.split())


def _is_double(text: str, before: WrittenWord | None, after: WrittenWord | None) -> bool:
    known, _index, _right, doubled = lists()
    if text in doubled:
        return False
    joins_before = before is not None and not before.breaks and f"{before.text} {text}" in known
    joins_after = after is not None and f"{text} {after.text}" in known
    if text in _LINKS:
        return not joins_before and not joins_after
    if joins_after:
        return not joins_before and (before is None or before.breaks or before.text in _LINKS)
    return joins_before and (after is None or after.capital or after.text in _LINKS)
