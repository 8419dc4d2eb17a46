"""Names of awards as people write them, and their meaning."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from ntm_docs.machine.frozen import frozen
from ntm_docs.model.field_types.typed import say_instead
from ntm_docs.phrases.keys import fold_key, same_text

_LIKE = 0.5  # how alike two words are of which one may be a slip of the other
_SLIP = 0.6  # how like two names are of which one may be a slip of the other
_LONGEST = 120  # letters of a name
_SAID_BEFORE = ("danhhieu", "hinhthuc")  # what may stand before a name
_REMEMBERED = 500  # names that mean nothing, kept with their answers
_NEAREST = 3  # names that are shown for one that means nothing


@frozen
class OtherAward:
    """An award that exists and is not covered: its name, what it is and who gives it, by which clause."""

    ten: str
    la_gi: str
    can_cu: str


class AwardNames(Mapping[str, str]):
    """Every folded name, short or full, of a covered award → its full name.

    A name that is none of them is answered by what it may mean, never by an award that has another word in its name:
    “Huân chương Độc lập” is no slip of “Huân chương Lao động”.
    """

    def __init__(self, names: Iterable[tuple[str, str]], others: Iterable[tuple[str, OtherAward]] = ()) -> None:
        self._written = [(name, full) for name, full in names if fold_key(name)]
        self._full = {fold_key(name): full for name, full in self._written}
        self._others = {fold_key(name): other for name, other in others}
        self._answered: dict[str, tuple[str, dict[str, object]]] = {}  # a list repeats its slips

    def __getitem__(self, folded: str) -> str:
        return self._full[_bare(folded) if folded not in self._full else folded]

    def __iter__(self) -> Iterator[str]:
        return iter(self._full)

    def __len__(self) -> int:
        return len(self._full)

    def full_names(self) -> tuple[str, ...]:
        """The full names, in the order of the book."""
        return tuple(dict.fromkeys(self._full.values()))

    def several(self, text: str) -> tuple[str, ...]:
        """The awards whose names hold every word of the text, in order: “giấy khen” is a name of several."""
        marked = not text.isascii()  # “cờ” is not the word of “cơ sở”
        words = _words(text, marked=marked)
        named = (full for name, full in self._written if words and _holds(_words(name, marked=marked), words))
        return tuple(dict.fromkeys(named))

    def near(self, text: str) -> str | None:
        """The award of which the text is a slip: every word is there or nearly, at most one is left out or too many."""
        words = _words(text[:_LONGEST])
        rated = [(_likeness(words, _words(name)), full) for name, full in self._written]
        best = max(rated, default=(0.0, None), key=lambda one: one[0])
        return best[1] if best[0] > _SLIP else None

    def fault(self, text: str) -> tuple[str, dict[str, object]]:
        """Why a text names no award: the message and its facts, of which `near` is the award likely meant."""
        if text not in self._answered:
            if len(self._answered) >= _REMEMBERED:
                self._answered.clear()
            self._answered[text] = self._fault(text)
        code, facts = self._answered[text]
        return code, dict(facts)

    def _fault(self, text: str) -> tuple[str, dict[str, object]]:
        other = self._others.get(_bare(fold_key(text)))
        if other is not None:
            return "award.other", {"award": other.ten, "what": other.la_gi, "source": other.can_cu}
        several = self.several(text)
        if len(several) > 1:
            return "award.several", {"value": text, "count": len(several), "known": "; ".join(several)}
        near = several[0] if several else self.near(text)
        return "award.unknown", {"value": text, "near": near, "instead": say_instead(near, self._nearest(text))}

    def _nearest(self, text: str) -> tuple[str, ...]:
        found = difflib.get_close_matches(fold_key(text[:_LONGEST]), self._full, n=2 * _NEAREST, cutoff=0.0)
        return tuple(dict.fromkeys(self._full[name] for name in found))[:_NEAREST]


def _bare(folded: str) -> str:
    """A folded name without “danh hiệu” or “hình thức” before it."""
    return next((folded.removeprefix(said) for said in _SAID_BEFORE if folded.startswith(said)), folded)


def _words(text: str, *, marked: bool = False) -> list[str]:
    """The words of a name as they are compared; without “danh hiệu” or “hình thức” before it."""
    words = [word for word in text.replace("-", " ").split() if fold_key(word)]
    if not _bare(fold_key("".join(words[:2]))):
        words = words[2:]
    return [same_text(word) if marked else fold_key(word) for word in words]


def _holds(name: list[str], words: list[str]) -> bool:
    """Whether a name has the words, in their order."""
    left = iter(name)
    return all(word in left for word in words)


def _likeness(words: list[str], name: list[str]) -> float:
    """How like a name some words are, 0 where a word is another: at most one may be left out, or be too many."""
    best = 0.0
    shorter, longer = sorted((words, name), key=len)
    if len(longer) - len(shorter) > 1 or not shorter:
        return 0.0
    for left_out in range(len(longer) if len(longer) > len(shorter) else 1):
        rest = longer if len(longer) == len(shorter) else longer[:left_out] + longer[left_out + 1 :]
        alike = [_alike(one, other) for one, other in zip_longest(rest, shorter, fillvalue="")]
        if min(alike) >= _LIKE:
            best = max(best, sum(alike) / (len(longer) + 1))
    return best


def _alike(one: str, other: str) -> float:
    return 1.0 if one == other else difflib.SequenceMatcher(None, one, other).ratio()
