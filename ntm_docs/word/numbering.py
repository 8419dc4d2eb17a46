"""Word's automatic numbering resolved to the labels a reader sees."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ntm_docs.machine.frozen import frozen

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ABSTRACT = f"{W}abstractNum"
_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_LATIN = 26
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN_LOW = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
FORMS = frozenset(
    (
        "decimal",
        "decimalZero",
        "upperRoman",
        "lowerRoman",
        "upperLetter",
        "lowerLetter",
        "decimalEnclosedCircle",
        "none",
    )
)  # those that `written` knows
_MAX = 3_999
_MAX_LETTERED = 780  # as far as Word goes: z thirty times


@frozen
class Level:
    """One level of a list: number format, text with places (`%1.`), first number."""

    form: str
    text: str
    start: int
    restart: int | None
    legal: bool


@dataclass(slots=True)
class Numbering:
    """The lists of a document; ask for the label of each paragraph in the order of the text."""

    lists: Mapping[str, str]
    levels: Mapping[tuple[str, int], Level]  # by list (w:num) and depth
    starts: Mapping[tuple[str, int], int]
    styles: Mapping[str, tuple[str, int]]
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, found: tuple[str, int] | None) -> str:
        """`1.`, `a)`, `-`: what Word prints before the next paragraph of a list; empty where it prints nothing."""
        if found is None:
            return ""
        number, depth = found
        abstract = self.lists.get(number)
        level = self.levels.get((number, depth))
        if abstract is None or level is None:
            return ""
        if level.form == "bullet":
            return "+" if level.text.strip() == "+" else "-"
        counts = self._count(number, abstract, depth, level)

        def part(place: re.Match[str]) -> str:
            return self._part(number, counts, int(place[1]) - 1, legal=level.legal)

        return _PLACE.sub(part, level.text).strip()

    def level_of(self, found: tuple[str, int]) -> Level | None:
        """The level of a list at a depth."""
        return self.levels.get(found)

    def list_of(self, properties: Any | None) -> tuple[str, int] | None:
        """The list and the depth that the properties of a paragraph give it, of its own or by its style."""
        if properties is None:
            return None
        own = properties.find(f"{W}numPr")
        style = properties.find(f"{W}pStyle")
        inherited = self.styles.get(style.get(f"{W}val") or "") if style is not None else None
        if own is None:
            return inherited
        number, depth = _num_pr(own)
        if number == "0":
            return None
        if number is None:
            return (inherited[0], depth) if inherited else None
        return number, depth

    def _count(self, number: str, abstract: str, depth: int, level: Level) -> list[int | None]:
        counts = self.counts.setdefault(abstract, [None] * _LEVELS)
        override = self.starts.get((number, depth))
        if override is not None and (number, depth) not in self.begun:
            counts[depth] = override
        else:
            last = counts[depth]
            counts[depth] = level.start if last is None else last + 1
        self.begun.add((number, depth))
        for lower in range(depth + 1, _LEVELS):
            below = self.levels.get((number, lower))
            if below is None or below.restart is None or 0 <= depth < below.restart:
                counts[lower] = None
        return counts

    def _part(self, number: str, counts: Sequence[int | None], depth: int, *, legal: bool) -> str:
        level = self.levels.get((number, depth))
        if level is None:
            return ""
        count = counts[depth]
        return written(level.start if count is None else count, "decimal" if legal else level.form)


def written(number: int, form: str) -> str:
    """A number in one of Word's formats; none (`none`) is empty, those that are not in `FORMS` come out as figures."""
    if form == "none":
        return ""
    if form == "decimalEnclosedCircle" and 0 < number <= len(_CIRCLED):
        return _CIRCLED[number - 1]
    if form in ("upperRoman", "lowerRoman") and 0 < number <= _MAX:
        text, rest = "", number
        for value, letters in (*_ROMAN, *_ROMAN_LOW):
            count, rest = divmod(rest, value)
            text += letters * count
        return text if form == "upperRoman" else text.lower()
    if form in ("upperLetter", "lowerLetter") and 0 < number <= _MAX_LETTERED:
        letter = chr(ord("a") + (number - 1) % _LATIN) * ((number - 1) // _LATIN + 1)
        return letter.upper() if form == "upperLetter" else letter
    return f"{number:02}" if form == "decimalZero" else str(number)


def read_numbering(numbering: Any | None, styles: Any | None) -> Numbering:
    """The lists of numbering.xml and of paragraph styles."""
    by_style = _style_lists(styles)
    lists = _lists(numbering, by_style)
    abstracts = {} if numbering is None else {one.get(f"{W}abstractNumId"): one for one in numbering.findall(_ABSTRACT)}
    levels: dict[tuple[str, int], Level] = {}
    starts: dict[tuple[str, int], int] = {}
    for num in numbering.findall(f"{W}num") if numbering is not None else ():
        identity = num.get(f"{W}numId")
        abstract = abstracts.get(lists.get(identity))
        for level in abstract.findall(f"{W}lvl") if abstract is not None else ():
            levels[identity, _depth(level)] = _level(level)
        for override in num.findall(f"{W}lvlOverride"):
            own, start = override.find(f"{W}lvl"), override.find(f"{W}startOverride")
            if own is not None:
                levels[identity, _depth(override)] = _level(own)
            if start is not None:
                starts[identity, _depth(override)] = _number(start.get(f"{W}val"), 1)
    return Numbering(lists, levels, starts, by_style)


def _lists(numbering: Any | None, by_style: Mapping[str, tuple[str, int]]) -> dict[str, str]:
    """Which definition each list has; one that names a list style has that style's."""
    if numbering is None:
        return {}
    named = {
        abstract.get(f"{W}abstractNumId"): link.get(f"{W}val")
        for abstract in numbering.findall(_ABSTRACT)
        if (link := abstract.find(f"{W}numStyleLink")) is not None
    }
    lists = {
        num.get(f"{W}numId"): link.get(f"{W}val")
        for num in numbering.findall(f"{W}num")
        if (link := num.find(f"{W}abstractNumId")) is not None
    }
    through = {identity: by_style.get(named.get(abstract, ""), ("", 0))[0] for identity, abstract in lists.items()}
    return {identity: lists.get(through[identity], abstract) for identity, abstract in lists.items()}


def _depth(element: Any) -> int:
    """The depth that an element speaks of; one beyond Word's nine is that of no paragraph."""
    depth = _number(element.get(f"{W}ilvl"))
    return depth if depth < _LEVELS else -1


def _level(level: Any) -> Level:
    def value(name: str, default: str) -> str:
        found = level.find(f"{W}{name}")
        return default if found is None else found.get(f"{W}val") or default

    restart = value("lvlRestart", "")
    return Level(
        value("numFmt", "decimal"),
        value("lvlText", ""),
        _number(value("start", "1"), 1),
        _number(restart) if restart else None,
        level.find(f"{W}isLgl") is not None,
    )


def _style_lists(styles: Any | None) -> dict[str, tuple[str, int]]:
    """Which list a paragraph style brings, through the styles it is based on."""
    own: dict[str, tuple[str, int]] = {}
    based: dict[str, str] = {}
    for style in styles.findall(f"{W}style") if styles is not None else ():
        identity = style.get(f"{W}styleId") or ""
        parent, found = style.find(f"{W}basedOn"), style.find(f"{W}pPr/{W}numPr")
        if parent is not None:
            based[identity] = parent.get(f"{W}val") or ""
        if found is not None:
            number, depth = _num_pr(found)
            if number is not None:
                own[identity] = (number, depth)
    resolved = {}
    for identity in {*own, *based}:
        at, seen = identity, set[str]()
        while at not in own and at in based and at not in seen:
            seen.add(at)
            at = based[at]
        if at in own and own[at][0] != "0":
            resolved[identity] = own[at]
    return resolved


def _num_pr(element: Any) -> tuple[str | None, int]:
    number, depth = element.find(f"{W}numId"), element.find(f"{W}ilvl")
    value = None if number is None else number.get(f"{W}val")
    return value, _number(None if depth is None else depth.get(f"{W}val"))


def _number(text: str | None, default: int = 0) -> int:
    try:
        return max(0, min(int(text), 10**6)) if text else default
    except ValueError:
        return default
