"""What of a starter stands unchanged in an input.

Which fields of the starters are facts of the sample's own is data (`data/con-nguyen.yaml`); their values are read
from the starters themselves. An input is compared with them field by field, whatever the number of a list's item.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

from ntm_docs.machine.own_data import load_data
from ntm_docs.model.field_types.text import parse_date, read_integer
from ntm_docs.phrases.keys import fold_key, same_text
from ntm_docs.problems import Problem
from ntm_docs.reading import RawList, RawMapping, RawNode, RawScalar
from ntm_docs.reading.yaml_files.tree import parse_yaml

# Of starters/ho-so.yaml; `new --agency`, `new --province` put the office's own in their place.
SAMPLE_PLACE, SAMPLE_PROVINCE = "Tân Hiệp", "Kiên Giang"
_ANY = "*"
_SAMPLE = "mẫu"
_KINDS = frozenset(map(fold_key, ("tập thể", "cá nhân", "hộ gia đình")))
_NUMBERLESS = re.compile(r"0+/(?=\S*[^\W\d_])\S+")  # `00/QĐ-UBND`: a number still to be given
_ELSEWHERE = r"(?! ?[A-ZĐÀ-Ỹ])"  # there is a commune of Mẫu Sơn
_PLACED = re.compile(rf"\b(?:[xX]ã|[ấẤ]p|Phòng họp) Mẫu\b{_ELSEWHERE}|^Mẫu$")
_NAMED = re.compile(rf"\b(?:Văn|Thị|[ôÔ]ng|[bB]à) Mẫu\b{_ELSEWHERE}")  # a person may bear the name
_BLANK = re.compile(r"(?:…|\.{3}){2,}|\.{4,}|_{3,}|^\s*(?:…|\.{2,3})\s*$")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_FIGURE = re.compile(r"\b(?!(?:19|20)\d\d\b)\d")  # a year alone is nobody's own
_LABEL = re.compile(r"^(?:[-+•]|\(?[a-zđ0-9]{1,2}[.)]|[ivx]+\.|điều \d+\.)\s+")
_FEW = 6  # figures of a number that another may have by chance
_LEAST = 20  # letters of a part of a sentence that is the sample's own
_QUOTED = 60


@dataclass(slots=True)
class _Known:
    """The sample's values of a field, and those below it by folded name."""

    below: dict[str, "_Known"] = field(default_factory=dict)
    plain: set[str] = field(default_factory=set)
    patterns: list[re.Pattern[str]] = field(default_factory=list)
    sentences: list[tuple[str, re.Pattern[str]]] = field(default_factory=list)  # a rare word of each, then the whole
    read: Callable[[str], str] = same_text
    weak: bool = False  # one value alone may be the same by chance: days of birth, small figures
    names: dict[str, "_Known | None"] = field(default_factory=dict)  # by name as typed

    def into(self, typed: str) -> "_Known | None":
        """What is known of a field by its name as typed."""
        if typed not in self.names:
            folded = fold_key(typed)
            self.names[typed] = self.below.get(folded) or (self.below.get(_ANY) if folded in _KINDS else None)
        return self.names[typed]

    def holds(self, text: str) -> bool:
        """Whether a value is the sample's own."""
        value = self.read(text)
        return value in self.plain or any(pattern.fullmatch(value) for pattern in self.patterns)

    def lines(self, text: str) -> list[tuple[int, str]]:
        """The lines of a long text that hold a sentence of the sample: number from 0, the line."""
        folded = unicodedata.normalize("NFC", text).casefold()
        if not any(rare in folded for rare, _ in self.sentences):
            return []
        whole = same_text(text)
        near = [sentence for rare, sentence in self.sentences if rare in whole or _SAMPLE in rare]
        met = [sentence for sentence in near if sentence.search(whole)]
        if not met:
            return []
        folded_lines = ((at, line, same_text(line)) for at, line in enumerate(text.split("\n")))
        found = [(at, line) for at, line, one in folded_lines if any(sentence.search(one) for sentence in met)]
        return found or [(0, text)]  # a sentence that was broken over lines


_Left = list[tuple[Problem, tuple[int, ...], bool]]
LookedAt = dict[tuple[int, int, str, tuple[int, ...]], tuple[RawMapping, _Left]]
_MOST = 20_000  # groups that are remembered


def leftovers(kind: str, raw: RawNode, *, first: bool = True, before: LookedAt | None = None) -> list[Problem]:
    """Every value of an input that is the starter's own, or a blank, as errors; names that only look so as warnings.

    A small figure or a day that is the sample's by chance is not told: it counts where the record holds more that is
    left, or, of a nominee, stands where it stood in the starter; `first` says that the input can stand there.
    Groups that were looked at `before` and are the very same are not looked at again.
    """
    if before is not None and len(before) > _MOST:
        before.clear()
    found: _Left = []
    _walk(raw, _known(fold_key(kind)), ("", ()), found, before)
    strong = {record for one, record, weak in found if not weak and one.code == "sample.left"}
    counts = [record for _, record, weak in found if weak]
    return [
        one
        for one, record, weak in found
        if not weak or record in strong or counts.count(record) > 1 or (first and record and not any(record))
    ]


def without_blanks(found: Iterable[Problem], left: Iterable[Problem]) -> list[Problem]:
    """Problems less those that only say of a blank that it is no date, no number."""
    blanks = {one.place for one in left if one.code == "sample.blank"}
    return [problem for problem in found if problem.place not in blanks]


def as_warnings(left: Iterable[Problem]) -> list[Problem]:
    """Leftovers for those who only ask what would be made."""
    return [replace(one, severity="warning") for one in left]


def _walk(
    node: RawNode,
    known: _Known | None,
    at: tuple[str, tuple[int, ...]],
    found: _Left,
    before: LookedAt | None,
) -> None:
    """What is left below a node; `at` is the name of its field, and the numbers of the records that it is in."""
    name, record = at
    if isinstance(node, RawMapping):
        if before is None:
            _walk_group(node, known, record, found, before)
            return
        seen = before.get((id(node), id(known), name, record))
        if seen is None:
            own: _Left = []
            _walk_group(node, known, record, own, before)
            seen = before[id(node), id(known), name, record] = (node, own)
        found += seen[1]
    elif isinstance(node, RawList):
        for index, item in enumerate(node.items):
            inside = record if isinstance(item, RawScalar) else (*record, index)
            _walk(item, known, (name, inside), found, before)
    elif node.text:
        found += ((problem, record, weak) for problem, weak in _judge(node, node.text, known, name))


def _walk_group(
    node: RawMapping, known: _Known | None, record: tuple[int, ...], found: _Left, before: LookedAt | None
) -> None:
    for key, value in node.entries:
        typed = key.text or ""
        below = known.into(typed) if known is not None else None
        if below is not None or not isinstance(value, RawScalar) or _may_be_left(value.text):
            _walk(value, below, (typed, record), found, before)


def _may_be_left(text: str | None) -> bool:
    """Whether a value of which nothing is known can be a blank, or anybody's Mẫu: nearly none can."""
    if not text:
        return False
    return text[0] in "0. " or "M" in text or "…" in text or "..." in text or "___" in text


def _judge(node: RawScalar, text: str, known: _Known | None, name: str) -> Iterator[tuple[Problem, bool]]:
    """What is left in a value, each with whether it may be chance."""
    lines = known.lines(text) if known is not None and known.sentences else []
    for at, line in lines:
        yield _told("sample.left", node, line, name, at), False
    head, plain = text[0], unicodedata.normalize("NFC", text) if "M" in text else ""
    plain = plain if "Mẫu" in plain else ""
    if known is not None and not known.sentences and known.holds(text):
        yield _told("sample.left", node, text, name), known.weak
    elif (head == "0" and _NUMBERLESS.fullmatch(text.strip())) or (plain and not lines and _PLACED.search(plain)):
        yield _told("sample.left", node, text, name), False
    elif ("…" in text or "..." in text or "___" in text or head in ". ") and _BLANK.search(text):
        for at, line in enumerate(text.split("\n") if node.below else [text]):
            if _BLANK.search(line):
                yield _told("sample.blank", node, line, name, at), False
    elif plain and not lines and _NAMED.search(plain):
        yield replace(_told("sample.like", node, text, name), severity="warning"), False


def _told(code: str, node: RawScalar, text: str, name: str, line: int = 0) -> Problem:
    """A problem at a value, or at a line of one that is written below `|`."""
    place = node.place
    if node.below:
        place = place._replace(line=place.line + 1 + line, column=1)
    return Problem(code, place, name, {"value": unicodedata.normalize("NFC", text).strip()[:_QUOTED]})


@cache
def _known(kind: str) -> _Known | None:
    """What of its starter is the sample's own, for a kind of input (folded)."""
    for name, told in load_data("planning", "con-nguyen.yaml").items():
        if fold_key(name) == kind:
            return _read(told)
    return None


def _read(told: Mapping[str, Any]) -> _Known:
    file = files("ntm_docs").joinpath("starters", f"{told['mẫu']}.yaml")
    raw = parse_yaml(file.read_text(encoding="utf-8"), file.name)
    top, common = _Known(), [same_text(text) for text in told.get("câu thường dùng", ())]
    for way in ("chữ", "ngày", "ngày kèm", "số", "đoạn"):
        for path in told.get(way, ()):
            parts = [part if part == _ANY else fold_key(part) for part in path.split(" › ")]
            texts = list(_values(raw, parts))
            assert texts, f"{file.name}: {path}"  # the data and the starter agree
            at = top
            for part in parts:
                at = at.below.setdefault(part, _Known())
            _learn(at, way, parts, texts, common)
    _share(top)
    return top


def _learn(at: _Known, way: str, parts: list[str], texts: list[str], common: list[str]) -> None:
    if way == "chữ":
        at.plain.update(map(same_text, texts))
        at.patterns += [_pattern(text) for text in texts if SAMPLE_PLACE in text or SAMPLE_PROVINCE in text]
    elif way == "đoạn":
        own = (text for text in _sentences(texts) if not any(map(text.startswith, common)))
        at.sentences += [(max(text.split(), key=_rare), _sentence(text)) for text in own]
    else:
        at.read = _as_number if way == "số" else _as_date
        at.plain.update(map(at.read, texts))
        small = way == "ngày" or (way == "số" and max(map(len, at.plain)) <= _FEW)
        at.weak = way == "ngày kèm" or (_ANY in parts and small)


def _share(known: _Known) -> None:
    """What is known of every kind holds for the one that has more of its own."""
    shared = known.below.get(_ANY)
    for name, one in known.below.items():
        if shared is not None and name in _KINDS:
            one.below = shared.below | one.below
        _share(one)


def _values(node: RawNode, parts: list[str]) -> Iterator[str]:
    """The texts under a path, of every item of its lists."""
    if isinstance(node, RawList):
        for item in node.items:
            yield from _values(item, parts)
    elif isinstance(node, RawScalar):
        if not parts and node.text:
            yield node.text
    elif parts:
        for key, value in node.entries:
            folded = fold_key(key.text or "")
            if folded == parts[0] or (parts[0] == _ANY and folded in _KINDS):
                yield from _values(value, parts[1:])


def _pattern(text: str) -> re.Pattern[str]:
    """A value with the sample's place, which `new` replaces, left open."""
    folded = re.escape(same_text(text))
    for own in (f"huyện {SAMPLE_PLACE}", SAMPLE_PLACE, SAMPLE_PROVINCE):
        folded = folded.replace(re.escape(same_text(own)), ".+")
    return re.compile(folded)


def _sentence(text: str) -> re.Pattern[str]:
    """A sentence; one with figures is the sample's also where its names were replaced."""
    folded = re.escape(text)
    return re.compile(folded.replace(_SAMPLE, ".{1,40}?") if _FIGURE.search(text) else folded)


def _sentences(texts: Iterable[str]) -> Iterator[str]:
    """The sentences of paragraphs, without their labels; parts of one that hold a figure by themselves."""
    for text in texts:
        for line in text.split("\n"):
            plain = _LABEL.sub("", same_text(line))
            for sentence in _SENTENCE.split(plain):
                parts = [part for part in sentence.split("; ") if _FIGURE.search(part)]
                yield from (one.strip(" .;:/") for one in (sentence, *parts) if len(one) >= _LEAST)


def _rare(word: str) -> tuple[bool, int]:
    return any(map(str.isdigit, word)), len(word)


def _as_date(text: str) -> str:
    with suppress(ValueError):
        return parse_date(text).isoformat()
    return same_text(text)


def _as_number(text: str) -> str:
    with suppress(ValueError):
        return str(read_integer(text))
    return same_text(text)
