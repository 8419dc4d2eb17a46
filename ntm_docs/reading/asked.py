"""Values as typed, asked for what is odd."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Place, Problem
from ntm_docs.reading.raw import RawList, RawMapping, RawNode, RawScalar
from ntm_docs.reading.texts.passage import Mended
from ntm_docs.traits import Kind, Told, ask
from ntm_docs.word.facts import Paragraph

_NAMES = frozenset({"hovaten", "chutri", "thuky", "chuho", "tokiemphieu"})
_FACTS = "dungchung"  # what is put into sentences, so its quotation marks are meant


AskedBefore = dict[tuple[int, tuple[str, ...], Kind], tuple[RawMapping, RawNode, list[Problem]]]
_MOST = 20_000  # groups that are remembered


def ask_tree(raw: RawNode, before: AskedBefore | None = None) -> tuple[RawNode, list[Problem]]:
    """The values of an input as they are taken, and what is told of them; what is in order stays the very same.

    Groups that were asked `before` and are the very same, at the same path, are not asked again.
    """
    told: list[Problem] = []
    if before is not None and len(before) > _MOST:
        before.clear()
    return _Asker(told, before).node(raw, (), "value"), told


@dataclass(slots=True)
class _Asker:
    told: list[Problem] = field(default_factory=list)
    before: AskedBefore | None = None

    def node(self, raw: RawNode, path: tuple[str, ...], kind: Kind) -> RawNode:
        """A value of the input; how deep it goes is bounded where it is read."""
        if isinstance(raw, RawScalar):
            return self.scalar(raw, path, kind)
        if isinstance(raw, RawList):
            own: Kind = kind if kind == "name" else "prose"
            items = tuple(self.node(item, (*path, str(at)), own) for at, item in enumerate(raw.items, 1))
            same = all(one is other for one, other in zip(items, raw.items, strict=True))
            return raw if same else replace(raw, items=items)
        if self.before is None:
            return self.group(raw, path)
        known = self.before.get((id(raw), path, kind))
        if known is None:
            start = len(self.told)
            made = self.group(raw, path)
            known = self.before[id(raw), path, kind] = (raw, made, self.told[start:])
        else:
            self.told += known[2]
        return known[1]

    def group(self, raw: RawMapping, path: tuple[str, ...]) -> RawNode:
        """The fields of a group."""
        values = [self.node(value, (*path, key), _kind(key, path)) for key, _, value in raw]
        if all(one is value for one, (_, value) in zip(values, raw.entries, strict=True)):
            return raw
        return replace(raw, entries=tuple((key, new) for (key, _), new in zip(raw.entries, values, strict=True)))

    def scalar(self, raw: RawScalar, path: tuple[str, ...], kind: Kind) -> RawScalar:
        """A text; below `|` each of its lines has a place of its own."""
        text = raw.text
        if text is None or (answer := ask(text, "prose" if raw.below else kind)) is None:
            return raw
        for one in answer.told:
            place = raw.place
            if raw.below:
                place = place._replace(line=place.line + 1 + text.count("\n", 0, one.at), column=1)
            self.told.append(problem_of(one, place, " › ".join(path)))
        return raw._replace(text=answer.text)


def _kind(key: str, path: tuple[str, ...]) -> Kind:
    folded = fold_key(key)
    if folded in _NAMES:
        return "name"
    return "prose" if any(fold_key(part) == _FACTS for part in path[-2:]) else "value"


def problem_of(told: Told, place: Place, field: str) -> Problem:
    """What a trait says, at its place."""
    return Problem(told.code, place, field, told.facts, severity=told.severity)


def not_following(problems: Sequence[Problem], told: Sequence[Problem]) -> list[Problem]:
    """Without what is only wrong with a value that is refused already."""
    refused = {one.place for one in told if one.severity == "error"}
    return [one for one in problems if one.place not in refused]


_PARTS = re.compile(r"([\t\n]+)")


def ask_line(text: str, number: int, mended: list[Mended]) -> str:
    """A line of a paper as it is taken; what is told of it goes to `mended`.

    A paper of another hand is refused nothing: what `build` would refuse is told.
    """
    made = []
    for index, part in enumerate(_PARTS.split(text)):  # tabs and line breaks set what stands beside and below
        answer = None if index % 2 or not part else ask(part, "prose")
        made.append(part if answer is None else answer.text)
        for one in () if answer is None else answer.told:
            code = "import.unseen" if one.code == "text.character" else one.code
            mended.append(Mended(code, number, facts=one.facts))
    return "".join(made)


def over_paragraphs(paragraphs: Sequence[Paragraph], mended: Sequence[Mended]) -> list[Mended]:
    """What is told, but for quotation marks whose pair stands in another paragraph."""
    text = "".join(one.text for one in paragraphs)
    paired = text.count("“") == text.count("”") and text.count('"') % 2 == 0
    return [one for one in mended if not (paired and one.code == "trait.unpaired")]
