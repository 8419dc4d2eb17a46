"""A paper while it is mended: tree, changes."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ntm_docs.checking.profile import Profile
from ntm_docs.papers.components import Part, lines_in
from ntm_docs.papers.van_ban import RecognisedPaper, recognise
from ntm_docs.word.changing.adding import add_part, as_bytes
from ntm_docs.word.changing.letters import text_of
from ntm_docs.word.facts import Paragraph
from ntm_docs.word.incoming.opening import Package
from ntm_docs.word.numbering import Numbering, W, read_numbering
from ntm_docs.word.read import read_with_elements


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that were set right: which kind of sign, in which paragraphs, as it stood and stands.

    `made` are the paragraphs that stand in their place from then on, each with its words; none where they stay.
    """

    kind: str
    paragraphs: tuple[Any, ...]
    before: str
    after: str
    made: tuple[tuple[Any, str], ...] = ()


@dataclass
class Workpiece:
    """A package that is mended in place; `kinds` counts what was set right, `edits` the signs, for the proof.

    `van_ban` and `elements` are the paper as it is read at the moment: `look_again` reads it anew.
    """

    file: str
    parts: dict[str, Any]
    names: dict[str, str]
    relations: dict[str, str]
    members: dict[str, bytes]
    main: str
    on: date | None
    profile: Profile
    kinds: Counter[str] = field(default_factory=Counter)
    edits: list[Edit] = field(default_factory=list)
    van_ban: RecognisedPaper = field(init=False)
    elements: dict[int, Any] = field(init=False)
    changed: set[str] = field(default_factory=set)
    _numbering: Numbering | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.look_again()

    def look_again(self) -> None:
        """Read the tree as it is now."""
        self._numbering = None
        package = Package(self.parts, self.relations, ())
        facts, elements = read_with_elements(package, self.file)
        own = self.profile
        self.van_ban = recognise(facts, self.on, own.layout, own.notations)
        self.elements = {one.number: element for one, element in zip(facts.paragraphs, elements, strict=True)}

    def list_of(self, element: Any) -> tuple[str, int] | None:
        """The list and depth that a paragraph has, of its own or by its style."""
        if self._numbering is None:
            self._numbering = read_numbering(self.parts.get("word/numbering.xml"), self.parts.get("word/styles.xml"))
        return self._numbering.list_of(element)

    def element(self, paragraph: Paragraph) -> Any:
        """The w:p of a paragraph."""
        return self.elements[paragraph.number]

    def mended(self, kind: str, part: str = "word/document.xml", count: int = 1) -> None:
        """Note that something was set right, and where."""
        self.kinds[kind] += count
        self.changed.add(part)

    def edit(self, kind: str, paragraphs: Sequence[Any], change: Callable[[], object]) -> None:
        """Make a change of signs and keep what stood there and what stands there now."""
        before = " ".join(map(words, paragraphs))
        change()
        after = " ".join(map(words, paragraphs))
        if before != after:
            self.edits.append(Edit(kind, tuple(paragraphs), before, after))

    def add(self, kind: str, root: Any) -> str:
        """A new part of the package; returns the id of its relationship."""
        name, identity = add_part(self.members, self.main, kind, as_bytes(root))
        usual = "word/styles.xml" if kind == "styles" else name
        self.parts[usual], self.names[usual] = root, name
        self.relations[identity] = name
        self.changed.add(usual)
        return identity

    def zones_of(self, *names: str) -> Iterator[tuple[str, Part]]:
        """The lines of some components in every zone, with their name."""
        for zone in self.van_ban.zones:
            for name in names:
                for part in zone.of(name):
                    yield name, part


def as_moved(old: Sequence[Any], before: str, new: Sequence[Any]) -> Edit:
    """The edit that puts some paragraphs in the place of others, with the same words in another order."""
    made = tuple((one, words(one)) for one in new)
    return Edit("place", tuple(old), before, " ".join(text for _one, text in made), made)


def words(element: Any) -> str:
    """The text of a w:p with single blanks, its letters composed."""
    return " ".join(unicodedata.normalize("NFC", text_of(element)).split())


def span_of(part: Part) -> tuple[int, int]:
    """Where the text of a part stands in its paragraph."""
    whole = part.paragraph.text
    at = 0
    for one in lines_in(part.paragraph, columns=True):
        raw = "".join(piece.text for piece in one.pieces)
        start = whole.find(raw, at)
        if start < 0:
            break
        at = start + len(raw)
        if one.pieces == part.pieces and one.column == part.column:
            return start, at
    raw = "".join(piece.text for piece in part.pieces)
    start = max(0, whole.find(raw))
    return start, start + len(raw)


def paragraphs_of(draft: Workpiece) -> list[Any]:
    """Every w:p of the main part, in order."""
    return list(draft.parts["word/document.xml"].iter(f"{W}p"))
