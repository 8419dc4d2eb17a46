"""A text → its words spelt wrong.

A word is judged by its letters (`phrases/syllables`) and by the word beside it (`data/tu-ghep.yaml`). Left alone:
names, words in languages of others, abbreviations, addresses, what hangs on a hyphen or a figure.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from ntm_docs.machine.own_data import load_data
from ntm_docs.phrases.syllables import LEVEL, Syllable, parse, tone_lost, toneless, with_tones

_CHUNK = re.compile(r"\S+")
_CORE = re.compile(r"(?P<before>[^\w]*)(?P<word>[^\W\d_]+)(?P<after>[^\w]*)")
_CLOSERS = frozenset(".,;:!?)]}”\"’'»…/–—")
_SWAPPED = {"x": "s", "ch": "tr", "gi": "d", "r": "d", "đ": "d", "n": "l"}  # consonants that hands mix up
_PAIRS = ({"s", "x"}, {"tr", "ch"}, {"d", "gi"}, {"r", "gi"}, {"r", "d"}, {"l", "n"})
_HOI_NGA = {2, 3}
_LONGEST = 14
# Words of other languages, units and names of things that look like syllables without their tone.
_FOREIGN_TEXT = """
    a an app at bat bet bit but cap cat chat chip clip cut dot e-mail et fit get git hat hip hit hot in it kit
    lap let lit map mat met mic nat net not nut pac pat pet pit pop pot put rap rich rot sap sat sec set sit
    spot sport    tap tat tip top tech tot trip up vat vip wat wet wifi what which such much
    dip dec oct sept pec tic toc hiphop hec lot lit mac
"""
_FOREIGN = frozenset(_FOREIGN_TEXT.split())
_HONORIFICS = frozenset(("ông", "bà", "anh", "chị", "em", "cô", "chú", "chí", "đ/c", "cháu", "cụ", "bác"))
_MIDDLE = frozenset(("văn", "thị"))


class Slip(NamedTuple):
    """A word that is spelt wrong: where it stands in the text, the words as they are, as they should be (or a hint)."""

    start: int
    end: int
    found: str
    expected: str


class WrittenWord(NamedTuple):
    """A word of a text in small letters, as it stands, its place; `breaks` where a sign parts it from the next."""

    text: str
    shown: str
    start: int
    breaks: bool
    capital: bool


@cache
def lists() -> tuple[frozenset[str], dict[tuple[str, str], list[tuple[str, str]]], frozenset[str], frozenset[str]]:
    """Words of two syllables, the same by their bones, what is right beside them, what is said twice in earnest."""
    data = load_data("checking", "tu-ghep.yaml")
    known, right, doubled = (
        frozenset(one.strip() for one in data[name].split(",")) for name in ("tu_ghep", "cung_dung", "tu_lay")
    )
    index: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for one in known:
        first, second = one.split()
        index.setdefault((_skeleton(first), _skeleton(second)), []).append((first, second))
    return known, index, right, doubled


@lru_cache(maxsize=16_384)
def _skeleton(word: str) -> str:
    """A syllable without tone, signs and what hands mix up; itself where it is none."""
    found = parse(word)
    if found is None:
        return word
    end = found.rime[len(_stem(found.rime)) :]
    return _SWAPPED.get(found.onset, found.onset) + _plain(_stem(found.rime)) + _SAME_END.get(end, end)


_SAME_END = {"ng": "n", "m": "n", "t": "c"}


@lru_cache(maxsize=4096)
def _plain(rime: str) -> str:
    return "".join(unicodedata.normalize("NFD", char)[0] for char in rime)


def words_of(text: str) -> list[WrittenWord | None]:
    """The words of a text in order; None stands for what is no word: a figure, an address, a notation."""
    found: list[WrittenWord | None] = []
    for chunk in _CHUNK.finditer(text):
        core = chunk[0]
        if core.isalpha():
            found.append(WrittenWord(core.lower(), core, chunk.start(), breaks=False, capital=core[0].isupper()))
            continue
        match = _CORE.fullmatch(core)
        if match is None or not set(match["after"]) <= _CLOSERS or "." in match["before"]:
            found.append(None)
            continue
        if match["before"]:
            found.append(None)
        shown = match["word"]
        at = chunk.start() + match.start("word")
        found.append(WrittenWord(shown.lower(), shown, at, bool(match["after"]), shown[0].isupper()))
    return found


def misspelt(text: str) -> Iterator[Slip]:
    """Every word of a text that is spelt wrong, in order."""
    if text.isascii() or not _may_be_misspelt(text.split()):
        return
    words, told = words_of(text), set[int]()
    for at, word in enumerate(words):
        if word is None or at in told:
            continue
        slip = _by_neighbours(words, at, told) or _by_letters(words, at)
        if slip is not None:
            yield slip


def _may_be_misspelt(chunks: Sequence[str]) -> bool:
    """Whether a careful look is worth its time: most lines have no word that could be a slip."""
    if any(map(_is_odd, chunks)):
        return True
    known, index, right, _doubled = lists()
    bones = list(map(_bones, chunks))
    met = (at for at, pair in enumerate(pairwise(bones)) if pair in index)
    return any((both := f"{bare(chunks[at])} {bare(chunks[at + 1])}") not in known and both not in right for at in met)


@lru_cache(maxsize=32_768)
def bare(chunk: str) -> str:
    """A word without the signs around it, in small letters."""
    return chunk.strip(_SIGNS_AROUND).lower()


@lru_cache(maxsize=32_768)
def _bones(chunk: str) -> str:
    return _skeleton(bare(chunk))


@lru_cache(maxsize=32_768)
def _is_odd(chunk: str) -> bool:
    """Whether a word has letters alone and may be no whole syllable; of words without signs a lost tone is asked."""
    word = bare(chunk)
    if not word.isalpha():
        return False
    if word.isascii():
        return word not in _FOREIGN and tone_lost(word) and not chunk.isupper()
    return tone_lost(word) if chunk.isupper() else not _is_whole(word)


_SIGNS_AROUND = "".join(_CLOSERS) + "([{“\"‘'«-+"


def _by_neighbours(words: Sequence[WrittenWord | None], at: int, told: set[int]) -> Slip | None:
    """A word of two syllables, one of which slipped: `quy đinh`."""
    one = words[at]
    other = words[at + 1] if at + 1 < len(words) else None
    if one is None or other is None or one.breaks:
        return None
    known, index, right, _doubled = lists()
    candidates = index.get((_skeleton(one.text), _skeleton(other.text)))
    both = f"{one.text} {other.text}"
    if not candidates or both in known or both in right:
        return None
    before = words[at - 1] if at else None
    after = words[at + 2] if at + 2 < len(words) and not other.breaks else None
    if before is not None and not before.breaks and f"{before.text} {one.text}" in known:
        return None
    if after is not None and f"{other.text} {after.text}" in known:
        return None
    meant = next((pair for pair in candidates if _slipped((one.text, other.text), pair)), None)
    if meant is None or _is_name(one, other, before, meant):
        return None
    told.add(at + 1)
    end = other.start + len(other.shown)
    return Slip(one.start, end, f"{one.shown} {other.shown}", _as_shown(meant, one, other))


def _slipped(found: tuple[str, str], meant: tuple[str, str]) -> bool:
    """Whether one of two syllables is the other's slip and the rest is the same."""
    differ = [(a, b) for a, b in zip(found, meant, strict=True) if a != b]
    return len(differ) == 1 and _is_slip(parse(differ[0][0]), parse(differ[0][1]), differ[0][0])


def _is_slip(found: Syllable | None, meant: Syllable | None, word: str) -> bool:
    if found is None or meant is None:
        return False
    same_tone, same_onset, same_rime = found.tone == meant.tone, found.onset == meant.onset, found.rime == meant.rime
    if same_onset and same_rime:
        return found.tone == LEVEL or {found.tone, meant.tone} == _HOI_NGA
    if same_onset and same_tone and _other_end(found.rime, meant.rime):
        return word not in _ENDS_LEFT
    if same_onset and same_tone:
        return _plain(found.rime) == _plain(meant.rime) and _marks(found.rime) <= _marks(meant.rime)
    if same_rime and same_tone:
        return {found.onset, meant.onset} in _PAIRS or (found.onset == "d" and meant.onset == "đ")
    bare = same_onset or (found.onset == "d" and meant.onset == "đ")
    return bare and word.isascii() and _plain(found.rime) == _plain(meant.rime)


_ENDS_TEXT = "bản bảng bán bàng bàn hàn hàng tan tang mang man tin ting lan lang van vang tinh thanh phân"
_ENDS_LEFT = frozenset(_ENDS_TEXT.split())  # words of their own, beside which another word may stand


def _other_end(found: str, meant: str) -> bool:
    """Whether two rimes differ by an end that hands mix up: `thông`, `thôn`; `quang`, `quan`; `môm`, `môn`."""
    ends = {found[len(_stem(found)) :], meant[len(_stem(meant)) :]}
    return _stem(found) == _stem(meant) and ends in ({"n", "ng"}, {"c", "t"}, {"m", "n"})


def _stem(rime: str) -> str:
    return rime.rstrip("ngmct")


def _marks(rime: str) -> int:
    return sum(char > "\x7f" for char in rime)


def _is_name(one: WrittenWord, other: WrittenWord, before: WrittenWord | None, meant: tuple[str, str]) -> bool:
    """Whether the word that differs may be a name: a capital where no sentence begins."""
    if one.shown.isupper() and other.shown.isupper():
        return one.text in _MIDDLE
    if other.capital and other.text != meant[1]:
        return True
    named = before is not None and (before.capital or before.text in _HONORIFICS) and not before.breaks
    return one.capital and one.text != meant[0] and (other.capital or named)


def _as_shown(meant: tuple[str, str], one: WrittenWord, other: WrittenWord) -> str:
    made = " ".join(meant)
    if one.shown.isupper() and other.shown.isupper():
        return made.upper()
    return made[:1].upper() + made[1:] if one.capital else made


def _by_letters(words: Sequence[WrittenWord | None], at: int) -> Slip | None:
    """A word whose letters can be no syllable: `nghiêp`, `nghành`, `qúy`."""
    word = words[at]
    if word is None or len(word.text) > _LONGEST or _may_be_name(words, at):
        return None
    text, end = word.text, word.start + len(word.shown)
    if tone_lost(text):
        bare = text.isascii()
        if bare and (text in _FOREIGN or word.shown.isupper() or not _beside_vietnamese(words, at)):
            return None
        return Slip(word.start, end, word.shown, " / ".join(with_tones(text)))
    if text.isascii() or parse(text) is not None or word.shown.isupper():
        return None
    meant = _meant(text, capital=word.capital)
    return Slip(word.start, end, word.shown, meant) if meant else None


def _may_be_name(words: Sequence[WrittenWord | None], at: int) -> bool:
    """A word with a capital that does not open a sentence, or that has another with a capital beside it."""
    word = words[at]
    assert word is not None
    if not word.capital:
        return False
    before = words[at - 1] if at else None
    after = words[at + 1] if at + 1 < len(words) and not word.breaks else None
    if word.shown.isupper():  # among capitals: no name can be told
        beside = [one for one in (before, after) if one is not None]
        return not any(one.shown.isupper() and len(one.text) > 1 for one in beside)
    opens = before is None or before.breaks
    return not opens or after is None or after.capital


def _beside_vietnamese(words: Sequence[WrittenWord | None], at: int) -> bool:
    """Whether the words on both sides are Vietnamese, one of them by its signs."""
    beside = [words[i] for i in (at - 1, at + 1) if 0 <= i < len(words)]
    texts = [one.text for one in beside if one is not None]
    signed = any(not text.isascii() and parse(text) is not None for text in texts)
    return signed and all(parse(text) is not None and not tone_lost(text) for text in texts)


_HORNLESS = re.compile("u(?=[ơờớởỡợ])")  # `đuờng`


def _meant(text: str, *, capital: bool) -> str:
    """What a word that is no syllable was meant to be; empty where nothing near is one, as in a loan word."""
    plain, tone, _at = toneless(text)
    if tone > LEVEL:  # the tone on a wrong letter: `qúy`
        sign = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")[tone]
        for at in range(len(plain)):
            moved = unicodedata.normalize("NFC", plain[: at + 1] + sign + plain[at + 1 :])
            if moved != text and _is_whole(moved):
                return moved
    for wrong, right in (("ngh", "ng"), ("gh", "g"), ("ng", "ngh"), ("g", "gh"), ("c", "k"), ("k", "c")):
        if text.startswith(wrong) and _is_whole(right + text[len(wrong) :]):
            return right + text[len(wrong) :]
    if (horned := _HORNLESS.sub("ư", text)) != text and _is_whole(horned):
        return horned
    if capital:  # may be a name of another language: Krông
        return ""
    twice = (text[:at] + text[at + 1 :] for at in range(1, len(text)) if text[at] == text[at - 1])
    if (meant := next((one for one in twice if _is_whole(one)), "")) and not text.isascii():
        return meant
    shorter = sorted({text[:at] + text[at + 1 :] for at in range(len(text))} & _vocabulary())
    signed = next((one for one in shorter if not one.isascii()), "")
    return signed or _left_key(text) or _two_words(text)


def _left_key(text: str) -> str:
    """A word whose tone stayed a key, as Telex types it: `đinhj`."""
    sign = {"f": "\u0300", "r": "\u0309", "x": "\u0303", "s": "\u0301", "j": "\u0323"}.get(text[-1], "")
    found = parse(text[:-1]) if sign else None
    if found is None or found.tone:
        return ""
    made = {unicodedata.normalize("NFC", text[: at + 1] + sign + text[at + 1 : -1]) for at in range(len(text) - 1)}
    return next(iter(sorted(made & _vocabulary())), "")


@cache
def _vocabulary() -> frozenset[str]:
    """The syllables of the words that are known."""
    return frozenset(syllable for one in lists()[0] for syllable in one.split())


def _two_words(text: str) -> str:
    """Two syllables that are a word, without the blank between them: `thốngnhất`."""
    known = lists()[0]
    return next((both for at in range(1, len(text)) if (both := f"{text[:at]} {text[at:]}") in known), "")


def _is_whole(word: str) -> bool:
    return parse(word) is not None and not tone_lost(word)


def is_word(text: str) -> bool:
    """Whether two syllables in small letters are a word that is known."""
    return text in lists()[0]
