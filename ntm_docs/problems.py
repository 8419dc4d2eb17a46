"""Problems: what is wrong, where, how to mend it."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Literal, NamedTuple, Self

from ntm_docs.machine.frozen import frozen
from ntm_docs.messages import gettext, of_many, vietnamese, wording


class Word(str):
    """A Vietnamese word of ours as a fact: translated when a message is shown, not when it is made."""

    __slots__ = ()


class Phrase(Word):
    """Words of ours with facts in them, one or several: “bảng 2, hàng 3, ô 1”. Translated when shown.

    >>> Phrase((Word("bảng {n}"), {"n": 2}), (Word("hàng {n}"), {"n": 3}))
    'bảng 2, hàng 3'
    """

    parts: tuple[tuple[str, Mapping[str, object]], ...]

    def __new__(cls, *parts: tuple[str, Mapping[str, object]]) -> Self:
        """The words with their facts, divided by commas."""
        made = super().__new__(cls, ", ".join(words.format_map(facts) for words, facts in parts))
        made.parts = parts
        return made

    def shown(self) -> str:
        """In the user's language."""
        return ", ".join(gettext(words).format_map(_shown(facts)) for words, facts in self.parts)

    def __reduce__(self) -> tuple[Any, ...]:
        """How it goes from one process to another."""
        return Phrase, self.parts


def phrase(words: str, /, **facts: object) -> Phrase:
    """Words of ours with facts in them.

    >>> phrase("cách {gap} pt", gap=6)
    'cách 6 pt'
    """
    return Phrase((words, facts))


def joined(pieces: Sequence[str], by: str = ", ") -> Phrase:
    """Pieces one after the other, each translated by itself when shown.

    >>> joined([Word("trích yếu"), "05/KH-UBND"])
    'trích yếu, 05/KH-UBND'
    """
    facts = {f"piece{number}": piece for number, piece in enumerate(pieces)}
    return Phrase((by.join(f"{{{name}}}" for name in facts), facts))


def in_language(text: str) -> str:
    """A text in the user's language as far as its words are ours; what was quoted stays."""
    if isinstance(text, Phrase):
        return text.shown()
    return gettext(text) if isinstance(text, Word) else text


def _shown(facts: Mapping[str, object]) -> dict[str, object]:
    return {name: in_language(fact) if isinstance(fact, Word) else fact for name, fact in facts.items()}


Severity = Literal["error", "warning"]
Loc = tuple[str | int, ...]  # names of fields as their records name them, items from 0


class Place(NamedTuple):
    """Where something stood: a file with line and column (from 1), or a sheet with row and column."""

    file: str
    line: int = 0
    column: int = 0
    sheet: str = ""

    @property
    def cell(self) -> str:
        """`F17`; empty where it is no cell."""
        return f"{_letters(self.column)}{self.line}" if self.sheet and self.line else ""

    @property
    def order(self) -> tuple[str, str, int, int]:
        """Where it comes in a report: sheet by sheet, then line by line."""
        return self.file, self.sheet, self.line, self.column

    def __str__(self) -> str:
        if self.sheet:
            where = gettext('sheet "{sheet}", ô {cell}').format(sheet=self.sheet, cell=self.cell)
            return f"{self.file}: {where}"
        if self.line:
            return f"{self.file}:{self.line}:{self.column}"
        return self.file


def _letters(column: int) -> str:
    """`F` for the sixth column."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@frozen
class Problem:
    """One thing to mend. `code` picks the wording, `facts` fill it, `clause` is its basis in law."""

    code: str
    place: Place
    field: str = ""
    facts: Mapping[str, object] = dataclasses.field(default_factory=dict)
    clause: str = ""
    severity: Severity = "error"
    also: tuple[Place, ...] = ()  # where else the same cause shows
    loc: Loc = dataclasses.field(default=(), compare=False)  # the path of its value; empty where it is of no value

    @property
    def what(self) -> str:
        """What is wrong, in the user's language."""
        return wording(self.code)[0].format_map(_shown(self.facts))

    @property
    def remedy(self) -> str:
        """How to mend it, in the user's language; empty when the first sentence says it all."""
        return wording(self.code)[1].format_map(_shown(self.facts))

    def __str__(self) -> str:
        """`file:line:col: field: what is wrong. How to mend it. (clause)` on one line."""
        parts = [str(self.place), self.field, " ".join(filter(None, [self.what, self.remedy]))]
        text = ": ".join(part for part in parts if part)
        return f"{text} ({self.clause})" if self.clause else text

    def as_json(self) -> dict[str, Any]:
        """Plain values for other programs: the code stays the same from version to version."""
        also = {"also": [str(place) for place in self.also]} if self.also else {}
        loc = {"loc": list(self.loc)} if self.loc else {}
        return {"code": self.code, "place": str(self.place), "text": str(self)} | also | loc

    def in_vietnamese(self) -> str:
        """What is wrong and how to mend it, without the place: the same text on every machine."""
        sentence = " ".join(filter(None, vietnamese(self.code))).format_map(self.facts)
        return f"{sentence} ({self.clause})" if self.clause else sentence


_SHOWN, _NAMED, _ALL = 20, 20, 100  # places of one cause that are listed; with their fields; of a kind


def told(problems: Iterable[Problem]) -> list[str]:
    """A message for each cause, in the order in which they come: what is equal is said once, with all its places."""
    causes: dict[object, dict[Place, Problem]] = {}
    for problem in problems:
        causes.setdefault(_cause(problem), {}).setdefault(problem.place, problem)
    return [_together([*found.values()]) for found in causes.values()]


def _cause(problem: Problem) -> tuple[object, ...]:
    """What makes two problems one message: wording, law; the field where the wording quotes nothing of the input."""
    own = problem.place.file, problem.code, problem.severity
    if of_many(problem.code) is not None:
        return own
    what = problem.what
    return *own, what, problem.remedy, problem.clause, "" if "“" in what else problem.field.rpartition(" › ")[2]


def _together(found: Sequence[Problem]) -> str:
    """`file: 24 of a kind: line 12 (name), …`, or the first in full and then where else."""
    first, wordings = found[0], of_many(found[0].code)
    others = [(place, "") for problem in found for place in problem.also]
    if len(found) == 1 and not others:
        return str(first)
    if wordings is not None:
        places = _listed([(problem.place, problem.field.rpartition(" › ")[2]) for problem in found], _ALL)
        return f"{first.place.file}: {' '.join(wordings).format(count=len(found), places=places)}"
    others = [*((problem.place, "") for problem in found[1:]), *others]
    text = gettext("Cùng lỗi này ở {count} nơi khác: {places}.").format(
        count=len(others), places=_listed(others, _SHOWN)
    )
    return f"{first} {text}"


def _listed(places: Sequence[tuple[Place, str]], most: int) -> str:
    """`dòng 12 (tên)`, `dòng 12, 15, 17–24`; of a workbook `sheet "Hội đồng": B2, B3`; the rest only counted."""
    by_sheet: dict[str, dict[str, None]] = {}
    bare: list[int] = []
    for place, name in places[:most]:
        named = name and not place.sheet and len(places) <= _NAMED
        if place.line and not place.sheet and not named:
            bare.append(place.line)
            continue
        where = place.cell or (gettext("dòng {line}").format(line=place.line) if place.line else gettext("cả tệp"))
        by_sheet.setdefault(place.sheet, {})[f"{where} ({name})" if named else where] = None
    if bare:
        several = gettext("dòng {lines}") if len(set(bare)) > 1 else gettext("dòng {line}")
        by_sheet.setdefault("", {})[several.format(line=bare[0], lines=_runs(bare))] = None
    texts = [f'sheet "{sheet}": {", ".join(cells)}' if sheet else ", ".join(cells) for sheet, cells in by_sheet.items()]
    if len(places) > most:
        texts.append(gettext("và {count} nơi khác").format(count=len(places) - most))
    return "; ".join(texts)


def _runs(lines: Iterable[int]) -> str:
    """`12, 15, 17–24`: three lines or more that follow one another as their first and last."""
    runs: list[list[int]] = []
    for line in sorted(set(lines)):
        if runs and line == runs[-1][-1] + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    long = 3
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) >= long else ", ".join(map(str, run)) for run in runs)


class ProblemsError(Exception):
    """What the user can mend: all problems found in one run, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems, key=lambda problem: (problem.place.order, problem.code))
        self.lines = told(self.problems)
        super().__init__("\n".join(self.lines))

    def __reduce__(self) -> tuple[Any, ...]:
        """How it goes from one process to another."""
        return type(self), (self.problems,)


class MachineError(Exception):
    """What the machine lacks: disk, permission, a program. `code` and `facts` as in Problem."""

    def __init__(self, code: str, **facts: object) -> None:
        self.code, self.facts = code, facts
        super().__init__(" ".join(wording(code)).format_map(facts).strip())

    def __reduce__(self) -> tuple[Any, ...]:
        """How it goes from one process to another."""
        return partial(type(self), self.code, **self.facts), ()
