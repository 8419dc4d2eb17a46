"""Names and titles of a paper, out of capitals."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ntm_docs.papers.names import OFFICES
from ntm_docs.phrases.keys import fold_key
from ntm_docs.traits import is_syllable

_PEOPLE = re.compile(
    r"(?P<body>(?:ỦY BAN|UỶ BAN|HỘI ĐỒNG) NHÂN DÂN) "
    r"(?P<level>TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU) (?P<name>.+)"
)
_WORD = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+)*")
_RIGHT = re.compile(r"(?P<right>TM|T/M|KT|K/T|TL|T/L|TUQ|T/UQ|Q)(?P<dot>\.?)\s+(?P<rest>\S.*)")
# Words that are never a name: they go into small letters without asking.
_SMALL = frozenset(
    [
        "tại",
        "về",
        "và",
        "của",
        "năm",
        "trên",
        "các",
        "những",
        "cho",
        "với",
        "đến",
        "từ",
        "theo",
        "trong",
        "do",
        "là",
        "để",
        "nhằm",
        "việc",
        "giai",
        "đoạn",
        "ban",
        "hành",
        "tổ",
        "chức",
        "thực",
        "hiện",
        "triển",
        "khai",
        "kế",
        "hoạch",
    ]
)
# Bodies whose capitals need no proof by the text of the paper.
_BODIES = "của Ủy ban nhân dân, Hội đồng nhân dân, Ủy ban Mặt trận Tổ quốc Việt Nam, của Mặt trận Tổ quốc"
_UNITS = frozenset(["xã", "phường", "tỉnh", "huyện", "quận", "thị", "thành", "đặc", "ấp", "khóm", "thôn", "khu"])
_GAP = 3
_BETWEEN = r"[^\w]{1,3}"
_MOST = 60_000
# Words that print in capitals anywhere: UBND, NTM. A word of at most this many letters without a vowel's mark.
_SHORT = 5


def proper_name(name: str) -> str:
    """`ỦY BAN NHÂN DÂN TỈNH KIÊN GIANG` → `Ủy ban nhân dân tỉnh Kiên Giang`; other names stay as they are."""
    found = _PEOPLE.fullmatch(name)
    if found is None:
        return name
    return f"{found['body'].capitalize()} {found['level'].lower()} {found['name'].title()}"


def office(authority: str) -> str:
    """`CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG` → `Chủ tịch Ủy ban nhân dân tỉnh Đắk Nông`."""
    head, sign, rest = authority.partition("CHỦ TỊCH ")
    proper = proper_name(rest)
    return f"Chủ tịch {proper}" if sign and not head and proper != rest else authority


def right(text: str) -> str:
    """`KT. CHỦ TỊCH` → `KT. Chủ tịch`, `T/M ỦY BAN NHÂN DÂN` → `TM. Ủy ban nhân dân`; printed in capitals again."""
    found = _RIGHT.fullmatch(text.upper())
    if found is None:
        return text
    return f"{found['right'].replace('/', '')}. {titled(found['rest'])}"


def titled(text: str) -> str:
    """`PHÓ CHỦ TỊCH` → `Phó Chủ tịch`: the office keeps its capital after Phó."""
    words = text.capitalize()
    return re.sub(r"^Phó (\w)", lambda found: f"Phó {found[1].upper()}", words)


def in_sentence_case(text: str, others: Iterable[str]) -> tuple[str, bool]:
    """A title in capitals as it reads in a sentence, and whether the paper's own text says each of its capitals.

    The longest runs of its words that the text has are taken over as they stand there; a word that the text does not
    have goes into small letters, and then it is not sure.
    """
    whole = f"{' '.join(others)[:_MOST]} {_BODIES}"
    words = list(_WORD.finditer(text))
    made: dict[int, str] = {}
    at = 0
    while at < len(words):
        length, shown = _longest(words, at, whole)
        for offset in range(length):
            made[at + offset] = shown[offset]
        at += max(length, 1)
    sure = all(index in made or word[0].lower() in _SMALL for index, word in enumerate(words))
    parts, last = [], 0
    for index, word in enumerate(words):
        parts += [text[last : word.start()], made.get(index, word[0].lower())]
        last = word.end()
    sentence = "".join([*parts, text[last:]])
    return sentence[:1].upper() + sentence[1:], sure


def out_of_capitals(text: str, others: Iterable[str]) -> tuple[str, bool]:
    """A subject of which part is in capitals, as it reads in a sentence: its runs of words in capitals are put small.

    Abbreviations stay: of a run most words are syllables of Vietnamese, of two words both.
    """
    whole = list(others)
    made, at, sure = [], 0, True
    for start, end in _runs(text):
        sentence, known = in_sentence_case(text[start:end], whole)
        made += [text[at:start], sentence if start == 0 else sentence[:1].lower() + sentence[1:]]
        at, sure = end, sure and known
    return "".join([*made, text[at:]]), sure


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Where words in capitals follow one another, no abbreviations."""
    run: list[re.Match[str]] = []
    for word in [*_WORD.finditer(text), None]:
        goes_on = word is not None and word[0].isupper() and (not run or word.start() - run[-1].end() <= _GAP)
        if not goes_on:
            said = sum(is_syllable(one[0].lower()) for one in run)
            if said > 1 and 2 * said >= len(run):
                yield run[0].start(), run[-1].end()
            run = []
        if word is not None and word[0].isupper():
            run.append(word)


def _longest(words: list[re.Match[str]], at: int, whole: str) -> tuple[int, list[str]]:
    """The longest run of words from `at` that stands in the text in other letters, and how it stands there."""
    for end in range(min(len(words), at + 12), at, -1):
        run = [word[0] for word in words[at:end]]
        pattern = re.compile(rf"(?<!\w){_BETWEEN.join(map(re.escape, run))}(?!\w)", re.IGNORECASE)
        for found in pattern.finditer(whole):
            shown = _WORD.findall(found[0])
            in_capitals = found[0].isupper() and len(run) > 1
            if len(shown) == len(run) and not in_capitals and (len(run) > 1 or not _opens(whole, found.start())):
                if found.start() == 0 or _opens(whole, found.start()):
                    shown[0] = shown[0] if len(run) == 1 or shown[0].isupper() else _unopened(shown, whole)
                if len(run) == 1 and (found[0].lower() in _SMALL or (found[0].isupper() and len(found[0]) > _SHORT)):
                    continue
                return len(run), shown
    return 0, []


def _opens(whole: str, at: int) -> bool:
    """Whether a word stands at the head of a sentence, where its capital says nothing."""
    before = whole[:at].rstrip()
    return not before or before[-1] in ".:;-–+)“"


def _unopened(shown: Sequence[str], whole: str) -> str:
    """The first word of a sentence in small letters, if the text has it so elsewhere, or the next begins no name."""
    word, small = shown[0], shown[0].lower()
    if small in _SMALL | _UNITS or re.search(rf"(?<!\w){re.escape(small)}(?!\w)", whole):
        return small
    is_body = fold_key("".join(shown)).startswith(OFFICES)
    return word if is_body or not shown[1].islower() else small
