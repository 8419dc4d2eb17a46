"""Identifiers that a loop repeats: each once in a part.

Word repairs, or takes for damaged, two bookmarks or tracked changes of one id (ISO 29500-1, 17.13). A reference to
a bookmark that is repeated leads to the first one. `w14:paraId` is left: Word gives new ones without a word.
"""

import re
from collections.abc import Set as AbstractSet

_RANGES = ("bookmark", "perm", "moveFromRange", "moveToRange", "commentRange")
_CHANGES = (
    *("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange"),
    *("trPrChange", "tcPrChange", "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge"),
)
_NAMES = (*(f"w:{name}{end}" for name in _RANGES for end in ("Start", "End")), *(f"w:{name}" for name in _CHANGES))
ELEMENTS = frozenset((*_NAMES, "w:commentReference", "wp:docPr"))
_ELEMENT = re.compile(
    f'<({"|".join(sorted(ELEMENTS, key=len, reverse=True))})(?=[ /])[^<>]*?\\s(?:w:)?id="([^"]*)"[^<>]*>'
)
_ID, _NAME = re.compile(r'(\s(?:w:)?id=")[^"]*'), re.compile(r'(\sw:name=")([^"]*)')
_LONGEST = 40  # signs of the name of a bookmark


def part(text: str, repeated: AbstractSet[str]) -> str:
    """The text of a part with new ids where one comes again; `repeated` are the elements that stand in blocks."""
    if not repeated & ELEMENTS:
        return text
    return _ELEMENT.sub(_Renaming(text), text)


class _Renaming:
    """What each element becomes, in the order of the text."""

    def __init__(self, text: str) -> None:
        found = list(_ELEMENT.finditer(text))
        self.next = max((int(one[2]) for one in found if one[2].isdecimal()), default=0) + 1
        self.names = {name[2] for one in found if one[1] == "w:bookmarkStart" and (name := _NAME.search(one[0]))}
        self.seen: set[tuple[str, str]] = set()
        self.now: dict[tuple[str, str], str] = {}  # the id that a range has just now

    def __call__(self, found: re.Match[str]) -> str:
        element, name, old = found[0], found[1], found[2]
        if name.startswith("w:comment"):
            return element if self._first(name, old) else ""
        kind = name.removesuffix("Start").removesuffix("End")
        if name.endswith("End"):
            new = self.now.get((kind, old), old)
            return _ID.sub(rf"\g<1>{new}", element, count=1) if self._first(name, new) else ""
        if self._first(name, old):
            return element
        self.now[kind, old] = new = str(self.next)
        self.next += 1
        element = _ID.sub(rf"\g<1>{new}", element, count=1)
        return _NAME.sub(self._named, element, count=1) if name == "w:bookmarkStart" else element

    def _first(self, name: str, identity: str) -> bool:
        """Whether an element with this id comes for the first time."""
        known = (name, identity) in self.seen
        self.seen.add((name, identity))
        return not known

    def _named(self, found: re.Match[str]) -> str:
        number = 2
        while (name := f"{found[2][: _LONGEST - 1 - len(str(number))]}_{number}") in self.names:
            number += 1
        self.names.add(name)
        return found[1] + name
