"""What a document prints, as texts to be compared."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class ExpectedPrint:
    """What a document prints, as texts; a place that the printer fills stands as a sign of `tokens`.

    `texts` are printed once, `repeated` (header rows) once or once a page, `optional` any number of times a page;
    `hidden` is not printed; `fields` are results by code; `symbols` signs of symbol fonts (blank: known by a code
    alone); `tight` texts in rows of a fixed height; `fonts` the texts by font; `lines` every how many lines a number
    stands in the margin; `starts` the numbers that sections count their pages from, `lettered` whether some count
    in letters; `unread` kinds of what holds text that is not read here.
    """

    texts: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    optional: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    fields: list[tuple[str, str]] = field(default_factory=list)
    fonts: dict[str, list[str]] = field(default_factory=dict)
    symbols: list[str] = field(default_factory=list)
    tight: list[str] = field(default_factory=list)
    lines: int = 0
    starts: tuple[int, ...] = ()
    lettered: bool = False
    leaders: bool = False
    hyphens: bool = False
    unread: set[str] = field(default_factory=set)
