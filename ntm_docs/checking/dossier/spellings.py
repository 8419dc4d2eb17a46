"""One name spelt two ways: at which lines."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ntm_docs.checking.dossier.listing import SIGNS
from ntm_docs.checking.dossier.places import StatedLine, lines_of
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.keys import fold_key, same_text

_LEAST, _POST = 2, 6
_NAMING = ("cell", "signature")
_HONORIFICS = ("ong", "ba", "anh", "chi", "ten", "dc")
_ITEM = re.compile(r"[-–+•*]|\d{1,2}[.)]")
_WORD = re.compile(r"\S+")
_MEMBERS = re.compile(r"thành viên|ủy viên|thư ký|chủ tịch hội đồng|phó chủ tịch|khách mời", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spelt:
    """A name as a line spells it: the known name it stands for, its words, whether only tones and marks differ."""

    document: RecognisedPaper
    line: StatedLine
    known: str
    words: str
    by_tone: bool

    @property
    def right(self) -> bool:
        """Whether it is the known name itself."""
        return same_text(self.words) == self.known


@dataclass
class Spellings:
    """Every place of some papers where one of some names stands, spelt right or nearly so. Names are keys."""

    names: Sequence[str]
    found: list[Spelt] = field(default_factory=list)

    def read(self, documents: Iterable[RecognisedPaper]) -> list[Spelt]:
        """Look for the names in every line, word by word."""
        index: dict[str, list[tuple[str, list[str], int]]] = {}
        for name in self.names:
            words = [fold_key(word) for word in name.split()]
            if len(words) >= _LEAST:
                for at in (0, 1):
                    index.setdefault(words[at], []).append((name, words, at))
        for document in documents:
            for line in lines_of(document):
                self.found += self._in_line(document, line, index)
        return self.found

    @staticmethod
    def _in_line(
        document: RecognisedPaper, line: StatedLine, index: dict[str, list[tuple[str, list[str], int]]]
    ) -> Iterator[Spelt]:
        words = [one.strip(SIGNS) for one in _WORD.findall(line.text)]
        folded = [fold_key(word) for word in words]
        seen: set[tuple[int, str]] = set()
        for at, first in enumerate(folded):
            for name, meant, offset in index.get(first, ()):
                start = at - offset
                here = folded[start : start + len(meant)] if start >= 0 else []
                if len(here) != len(meant) or (start, name) in seen:
                    continue
                seen.add((start, name))
                apart = [pair for pair in zip(here, meant, strict=True) if pair[0] != pair[1]]
                text = " ".join(words[start : start + len(meant)])
                if not apart:
                    yield Spelt(document, line, name, text, by_tone=True)
                elif len(apart) == 1 and _one_slip(*apart[0]) and _is_a_name(text):
                    before = words[start - 1] if start else ""
                    if len(meant) == _LEAST and line.what not in _NAMING and fold_key(before) not in _HONORIFICS:
                        continue  # two syllables are soon alike
                    yield Spelt(document, line, name, text, by_tone=False)


def _is_a_name(text: str) -> bool:
    """Whether the words at both ends begin with capitals, as names do."""
    words = text.split()
    return words[0][:1].isupper() and words[-1][:1].isupper()


def _one_slip(one: str, other: str) -> bool:
    """Whether two syllables differ in one letter: changed, left out, put in, or two that changed places."""
    if any(map(str.isdigit, one + other)) or not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        apart = [at for at, (a, b) in enumerate(zip(short, long, strict=True)) if a != b]
        swapped = len(apart) == _LEAST and sorted(short) == sorted(long) and apart[1] == apart[0] + 1
        return len(apart) == 1 or swapped
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def persons_apart(
    found: Sequence[Spelt], official: Iterable[RecognisedPaper], about: Mapping[str, str] | None = None
) -> set[str]:
    """Spellings that are names of others: at two lines of the official papers, or in a line of members.

    A member is the known person where only one of them is a member, or where the line gives the post that `about` has.
    """
    papers = {id(one) for one in official}
    wrong = [one for one in found if not one.right]
    count = Counter(same_text(one.words) for one in wrong if id(one.document) in papers)
    seated = {one.known for one in found if one.right and _is_member(one)}
    members = {
        same_text(one.words)
        for one in wrong
        if _is_member(one) and (one.known in seated if about is None else not _same_post(one, about))
    }
    return {key for key, number in count.items() if number >= _LEAST} | members


def _is_member(one: Spelt) -> bool:
    """Whether it stands in a list of members, not in a sentence."""
    return _ITEM.match(one.line.text) is not None and _MEMBERS.search(one.line.text) is not None


def _same_post(one: Spelt, about: Mapping[str, str]) -> bool:
    after = one.line.text.partition(one.words)[2].lstrip(" ,-–")
    post = fold_key(re.split(r"[,;.]", after)[0])
    return len(post) >= _POST and post in about.get(one.known, "")
