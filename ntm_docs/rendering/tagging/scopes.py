"""Tags that take a paragraph, row or cell with them.

The paragraph, row or cell of `{%p`, `{%tr`, `{%tc` is not printed. So nothing else may stand in it: what prints is
told, and marks of a range (bookmarks, comments) move out and stay, those of an `else` around the whole block.
"""

from typing import Any

from ntm_docs.problems import Word
from ntm_docs.rendering.tagging.marking import MARK, MARK_END, MarkedTree, TagFault
from ntm_docs.rendering.tagging.tags import MIDDLES, Tag
from ntm_docs.rendering.tagging.trees import put_after, put_before, remove
from ntm_docs.rendering.tagging.where import W

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_TEXTS = {f"{W}t", f"{_M}t"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says the same again
UNITS = {"tr": Word("hàng"), "tc": Word("ô"), "p": Word("đoạn")}
_RANGES = {
    f"{W}{name}{end}"
    for name in ("bookmark", "perm", "commentRange", "moveFromRange", "moveToRange")
    for end in ("Start", "End")
}
_SECTION, _PAGE = Word("dấu ngắt phần"), Word("dấu ngắt trang")
_THINGS = {
    f"{W}sectPr": _SECTION,
    f"{W}drawing": Word("hình"),
    f"{W}pict": Word("hình"),
    f"{W}object": Word("đối tượng nhúng"),
    f"{W}footnoteReference": Word("chú thích"),
    f"{W}endnoteReference": Word("chú thích"),
    f"{W}sym": Word("ký hiệu"),
    f"{W}fldChar": Word("trường của Word"),
    f"{W}fldSimple": Word("trường của Word"),
    f"{_M}oMath": Word("công thức"),
    f"{W}altChunk": Word("tệp nhúng"),
}


class Scopes:
    """Takes the units of such tags out; `left` is what an emptied place was formatted like."""

    def __init__(self, placed: MarkedTree) -> None:
        self.placed = placed
        self.left: dict[Any, Any] = {}

    def take_out(self) -> None:
        """Every row, cell and paragraph of a tag, in docxtpl's order."""
        for scope in UNITS:
            units = self._units(scope)
            self._spare(units, scope)
            for unit in units:
                self._one(unit, scope)

    def _spare(self, units: list[Any], scope: str) -> None:
        """Marks beside `else` and `elif` go to both ends of their block: in one branch they would be gone."""
        blocks: list[tuple[Any, list[Any]]] = []
        for unit in units:
            for number in _said(unit)[0]:
                tag = self.placed.tags[number]
                if tag.scope == scope and tag.opens:
                    blocks.append((unit, []))
                elif tag.scope == scope and blocks and tag.word in MIDDLES:
                    blocks[-1][1].extend(one for one in unit.iter(*_RANGES) if one not in blocks[-1][1])
                elif tag.scope == scope and blocks and tag.closes:
                    opening, ranges = blocks.pop()
                    for one in ranges:
                        one.tail = None
                        (opening if one.tag.endswith("Start") else unit).append(one)

    def _units(self, scope: str) -> list[Any]:
        found: dict[Any, None] = {}
        if not any(tag.scope == scope for tag in self.placed.tags):
            return []
        for element in self.placed.root.iter():
            for tag in self.placed.tags_in(element.text):
                unit = next(element.iterancestors(W + scope), None)
                if tag.scope == scope and unit is None:
                    self.placed.fault("template.outside", tag.typed, element, scope=scope)
                elif tag.scope == scope:
                    found[unit] = None
        return list(found)

    def _one(self, unit: Any, scope: str) -> None:
        marks, words = _said(unit)
        tags = [self.placed.tags[number] for number in marks]
        own = [tag for tag in tags if tag.scope == scope]
        others = [tag for tag in tags if tag.scope != scope and tag.opening != "{#"]
        if words or others:
            beside = words or others[0].typed
            self._fault("template.beside", own[0], beside=beside[:60], unit=UNITS[scope])
            return
        thing = next(filter(None, map(_thing, unit.iter())), None)
        if thing is not None:
            code = "template.beside_break" if thing in (_SECTION, _PAGE) else "template.beside_thing"
            self._fault(code, own[0], thing=thing, unit=UNITS[scope])
            return
        self._replace(unit, own, marks)

    def _fault(self, code: str, tag: Tag, **facts: object) -> None:
        self.placed.faults.append(TagFault(code, tag.typed, tag.where, facts))

    def _replace(self, unit: Any, own: list[Tag], marks: list[int]) -> None:
        text = "".join(f"{MARK}{number}{MARK_END}" for number in marks)
        ranges = list(unit.iter(*_RANGES))
        self.left.setdefault(unit.getparent(), unit.find(f"{W}pPr"))
        if own[0].closes:
            for one in reversed(ranges):
                one.tail = None
                unit.addnext(one)
            put_before(unit, text)
        else:
            for one in ranges:
                one.tail = None
                unit.addprevious(one)
            put_after(unit, text)
        remove(unit)


def _said(unit: Any) -> tuple[list[int], str]:
    """The tags of a unit by number, and the words beside them."""
    marks, words = [], []
    for element in unit.iter():
        for place in (element.text, element.tail if element is not unit else None):
            pieces = (place or "").split(MARK)
            said = [pieces[0]]
            for piece in pieces[1:]:
                number, rest = piece.split(MARK_END)
                marks.append(int(number))
                said.append(rest)
            seen = element.tag in _TEXTS and next(element.iterancestors(_FALLBACK), None) is None
            words += said if seen else []
    return marks, " ".join("".join(words).split())


def _thing(element: Any) -> Word | None:
    if element.tag == f"{W}br" and element.get(f"{W}type") in ("page", "column"):
        return _PAGE
    return _THINGS.get(element.tag)
