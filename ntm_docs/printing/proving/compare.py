"""What is printed, held against what should be.

Compared are words and signs, how often each. A word that is broken over lines or columns, or printed without a
gap to its neighbour, is found by putting its pieces together. Not compared: order, case, and where each stands.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ntm_docs.messages import gettext as _
from ntm_docs.printing.proving.margins import MarginText
from ntm_docs.printing.proving.tokens import LABEL, MARK, PAGE, PAGES, PLACES, SECTION_PAGES, is_word, tokens
from ntm_docs.printing.proving.wanted import ExpectedPrint
from ntm_docs.word.numbering import written

_PLACE = re.compile(f"[{''.join(PLACES)}]")
_MARK = r"(?:\d{1,4}(?:st|nd|rd|th)?|[ivxlcdm]{1,9}|[a-z]{1,2}|[*†‡§¶])"
_LABEL = r"(?:[^\W_]{1,20}|[*†‡§])"
_LEADERS = frozenset("._-·…")
_LONGEST = 60  # pieces of one word

_Slot = tuple[str, int | None]  # a pattern with places, and the page where it stands; None: any


@dataclass(frozen=True, slots=True)
class Difference:
    """Words and signs that are not printed, those that are and should not be, and the pages of these."""

    lost: tuple[str, ...]
    extra: tuple[str, ...]
    pages: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lost or self.extra)


@dataclass(slots=True)
class _Account:
    """What is still wanted and what is still printed without a reason."""

    pages: Sequence[Counter[str]]
    missing: Counter[str]
    extra: Counter[str]
    patterns: list[str] = field(default_factory=list)
    starts: tuple[int, ...] = ()
    lettered: bool = False
    broken: int = 0

    def take(self, words: Counter[str], page: int | None = None) -> bool:
        """Take words out of what is too many, where all of them are there; `page` is where they have to stand."""
        there = words <= self.extra and (page is None or words <= self.pages[page])
        if there:
            self.extra -= words
        return there

    def demand(self, slots: Sequence[_Slot]) -> None:
        """Fill patterns with places; those that no word fills are missing."""
        self.missing += Counter(slot[0] for slot, done in zip(slots, self.fill(slots), strict=True) if not done)

    def fill(self, slots: Sequence[_Slot]) -> list[bool]:
        """Take words that fill patterns with places, each on its page (none: any); as many as can be at once.

        The number of the page itself goes before others, so that no place takes what another one needs; where
        it did, that place takes another word.
        """
        fitting = [self.fitting(*slot) for slot in slots]
        taken: dict[str, list[int]] = {word: [] for words in fitting for word in words}
        for slot in range(len(slots)):
            _seat(slot, fitting, taken, self.extra)
        self.extra -= Counter({word: len(seated) for word, seated in taken.items()})
        filled = {slot for seated in taken.values() for slot in seated}
        return [slot in filled for slot in range(len(slots))]

    def fitting(self, pattern: str, page: int | None) -> list[str]:
        """What is too many and may stand for a pattern with places, the likeliest first."""
        shape = self.shape(pattern, page)
        found = [word for word in self.extra if page is None or word in self.pages[page]]
        starts = self.starts if len(self.starts) == 1 else (1,)
        whole = str(len(self.pages))
        own = {
            pattern.replace(PAGE, str((page or 0) + start)).replace(PAGES, whole).replace(SECTION_PAGES, whole)
            for start in starts
        }
        return sorted(filter(shape.fullmatch, found), key=lambda word: (word not in own, len(word), word))

    def shape(self, pattern: str, page: int | None) -> re.Pattern[str]:
        """What a word with places may look like on a page (none: on any), its numbers as they can be counted there."""
        last = len(self.pages) if page is None else page + 1
        numbers = set(range(1, last + 1)) if page is None else {last}
        numbers |= {start + step for start in self.starts for step in range(last)}
        forms = ("decimal", "lowerRoman", "lowerLetter") if self.lettered else ("decimal",)
        told = "|".join(written(number, form) for number in sorted(numbers) for form in forms)
        whole = len(self.pages)
        parts = {
            PAGE: f"(?:{told})",
            PAGES: str(whole),
            SECTION_PAGES: f"(?:{_upto(whole)})",
            MARK: _MARK,
            LABEL: _LABEL,
        }
        return re.compile("".join(parts.get(sign) or re.escape(sign) for sign in pattern))


def _upto(number: int) -> str:
    return "|".join(map(str, range(1, number + 1)))


def compare(
    wanted: ExpectedPrint, margins: Sequence[MarginText], printed: Sequence[tuple[str, int]], pages: int
) -> Difference:
    """Hold the words of a PDF (each with its page, from 1) against what its document prints."""
    by_page = [Counter[str]() for _ in range(pages)]
    for token, page in printed:
        by_page[page - 1][token] += 1
    once = _tokens([*wanted.texts, *wanted.repeated])
    patterns = [one for one in once if _PLACE.search(one)]
    fixed = Counter(one for one in once if not _PLACE.search(one))
    all_printed = Counter(token for token, _page in printed)
    account = _Account(by_page, fixed - all_printed, all_printed - fixed, patterns, wanted.starts, wanted.lettered)
    may = _take_margins(account, margins)
    for text in wanted.repeated:
        words = Counter(_tokens([text]))
        for _copy in range(pages - 1):
            if not account.take(words):
                break
    for text in (*wanted.optional, *(one for margin in margins for one in margin.optional)):
        words = Counter(_tokens([text]))
        for _copy in range(pages):
            if not words or not account.take(words):
                break
    account.fill(may)
    account.demand([(pattern, None) for pattern in account.patterns])
    _join(account)
    _excuse_signs(account, wanted)
    _settle(account)
    extra = tuple(account.extra.elements())
    where = {page for word in set(extra) if len(own := _standing(word, by_page)) == 1 for page in own}
    return Difference(tuple(map(named, account.missing.elements())), extra, tuple(sorted(where)))


def _tokens(texts: Iterable[str]) -> list[str]:
    return [token for text in texts for token in tokens(text)]


def named(word: str) -> str:
    """A word as it is told; what the printer fills is told as that."""
    return _PLACE.sub(_("[số]"), word)


def _standing(word: str, pages: Sequence[Counter[str]]) -> list[int]:
    return [number for number, page in enumerate(pages, 1) if word in page]


def _take_margins(account: _Account, margins: Sequence[MarginText]) -> list[_Slot]:
    """Take out of each page what its header and footer print; the fuller first.

    Given back are the places that may stand there and need not: what heads the pages of a table goes before them.
    """
    counts = [0] * len(margins)
    order = sorted(range(len(margins)), key=lambda at: -len(margins[at].text))
    read = [_tokens([margin.text]) for margin in margins]
    must: list[_Slot] = []
    may: list[_Slot] = []
    for page in range(len(account.pages)):
        for at in (one for one in order if margins[one].may_stand_on(page)):
            words = Counter(token for token in read[at] if not _PLACE.search(token))
            if account.take(words, page):
                counts[at] += 1
                known = margins[at].stands_on(page) and not account.lettered
                (must if known else may).extend((token, page) for token in read[at] if _PLACE.search(token))
    account.demand(must)
    for at, margin in enumerate(margins):
        words = Counter(token for token in read[at] if not _PLACE.search(token))
        for _copy in range(margin.least(len(account.pages)) - counts[at]):
            account.missing += words
    return may


def _seat(slot: int, fitting: Sequence[Sequence[str]], taken: dict[str, list[int]], room: Counter[str]) -> None:
    """Give a place one of its words; one that is taken is had where its holder can take another."""
    came: dict[str, tuple[int, str | None]] = {}
    waiting: list[tuple[int, str | None]] = [(slot, None)]
    for at, held in waiting:
        for word in fitting[at]:
            if word in came:
                continue
            came[word] = (at, held)
            if len(taken[word]) < room[word]:
                _move(word, came, taken)
                return
            waiting += [(other, word) for other in taken[word]]


def _move(word: str, came: dict[str, tuple[int, str | None]], taken: dict[str, list[int]]) -> None:
    """Each place on the way to a free word goes on to the next word."""
    now: str | None = word
    while now is not None:
        at, held = came[now]
        taken[now].append(at)
        if held is not None:
            taken[held].remove(at)
        now = held


def _join(account: _Account) -> None:
    """Words in pieces, and words that are printed as one: both sides have the same letters in one order."""
    for whole, pieces in ((account.missing, account.extra), (account.extra, account.missing)):
        for word in sorted(filter(is_word, list(whole.elements())), key=len, reverse=True):
            found = _pieces(word, pieces)
            if found:
                pieces.subtract(found)
                whole.subtract([word])
                account.broken += len(found) - 1
    account.missing, account.extra = +account.missing, +account.extra


def _pieces(word: str, pieces: Counter[str]) -> list[str]:
    """Pieces that make a word, in order; none where they do not. Longer ones are tried first."""
    usable = sorted({one for one, count in pieces.items() if count > 0 and one in word and one != word}, key=len)
    stack: list[tuple[int, list[str]]] = [(0, [])]
    tried: set[int] = set()
    while stack:
        at, used = stack.pop()
        if at == len(word):
            return used
        if (at in tried and len(used) > 1) or len(used) > _LONGEST:
            continue
        tried.add(at)
        own = Counter(used)
        stack += [
            (at + len(one), [*used, one]) for one in usable if word.startswith(one, at) and own[one] < pieces[one]
        ]
    return []


def _settle(account: _Account) -> None:
    """Words of a header that is there in part are neither missing nor too many, where others are."""
    both = account.missing & account.extra
    if account.missing != account.extra:
        account.missing, account.extra = account.missing - both, account.extra - both


def _excuse_signs(account: _Account, wanted: ExpectedPrint) -> None:
    """Signs that the printer makes: hyphens of broken words, dots to a tab, numbers of lines, signs of symbol fonts.

    A sign that is printed as the letter it was typed with is no sign: its font was not there.
    """
    account.missing, account.extra = +account.missing, +account.extra
    if wanted.hyphens:
        account.extra -= Counter({"-": account.broken})
    for sign in _LEADERS if wanted.leaders else ():
        del account.extra[sign]
    for token in [one for one in account.extra if wanted.lines and one.isdecimal() and not int(one) % wanted.lines]:
        account.extra -= Counter({token: len(account.pages)})
    symbols, typed = len(wanted.symbols), {sign.casefold() for sign in wanted.symbols if sign.isalnum()}
    for token in [one for one in account.extra if len(one) == 1 and not one.isdecimal() and one not in typed]:
        used = min(symbols, account.extra[token])
        account.extra -= Counter({token: used})
        symbols -= used
