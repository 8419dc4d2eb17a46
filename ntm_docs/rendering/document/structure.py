"""What Word needs to open a document.

A condition or an empty list may leave a cell without a paragraph, a row without cells, a table without rows.
That is an ordinary form: the cell gets an empty paragraph in the look of its tag's, the row or the table goes.
(ISO 29500-1, 17.4.65: a cell ends with a paragraph; 17.4.37, 17.4.78)
"""

import copy
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from ntm_docs.rendering.tagging.marking import MARK, MARK_END, MarkedTree
from ntm_docs.rendering.tagging.where import W
from ntm_docs.word.incoming.package import parse_xml

_P, _TBL, _TR, _TC = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
_CELLS = (_TC, f"{W}hdr", f"{W}ftr", f"{W}footnote", f"{W}endnote", f"{W}comment", f"{W}txbxContent")
_BLOCKS = {_P, _TBL, f"{W}sdt", f"{W}customXml", f"{W}altChunk"}
FLAG = "<?ntm-docs "
_NUMBER = re.compile(f"{MARK}(\\d+){MARK_END}")
_OPENINGS = {"row": ("<w:tr>", "<w:tr "), "table": ("<w:tbl>", "<w:tbl ")}
_NEEDS = {"row": ("</w:tc>", "<w:tc>", "<w:tc "), "table": ("</w:tr>", "<w:tr>", "<w:tr ")}
_PASSED = ("</w:sdt", "<w:bookmark", "<w:perm", "<w:comment", "<w:move")  # what may stand behind the last paragraph
_WRAPPERS = {f"{W}sdt", f"{W}customXml", f"{W}ins", f"{W}del"}
_CONTENT: dict[str, tuple[set[str], set[str]]] = {  # of which one at least, and of which none
    _TBL: ({_TR, *_WRAPPERS}, set()),
    _TR: ({_TC, *_WRAPPERS}, set()),
    _P: (set(), {_P, _TBL}),
    f"{W}r": (set(), {_P, _TBL, f"{W}r"}),
    f"{W}t": (set(), {_P, _TBL, f"{W}r"}),
}
_TEXT_AT_HOME = {f"{W}{name}" for name in ("t", "delText", "instrText", "delInstrText")}


def mark(placed: MarkedTree, left: Mapping[Any, Any]) -> None:
    """Flags where values may leave a place empty; `left` has the look of the first tag paragraph of a place."""
    for cell in list(placed.root.iter(*_CELLS)):
        if not _ends_with_paragraph(placed, cell):
            cell.append(etree.ProcessingInstruction("ntm-docs", "cell"))
            paragraph = etree.SubElement(cell, _P)
            if left.get(cell) is not None:
                paragraph.append(_look(left[cell]))
    for kind, above, below in (("row", _TR, _TC), ("table", _TBL, _TR)):
        for element in list(placed.root.iter(above)):
            may_go = any(_marked(element)) or any(_flagged(one) for one in element)
            certain = (one.tag == below and not depth and not _flagged(one) for one, depth in _depths(placed, element))
            if may_go and not any(certain):
                element.append(etree.ProcessingInstruction("ntm-docs", kind))


def _flagged(row: Any) -> bool:
    """Whether a row may go for want of cells."""
    return row.tag == _TR and any(child.tag is etree.PI and child.text == "row" for child in row)


def _look(properties: Any) -> Any:
    """The look of a paragraph without its number and without what ends a section."""
    made = copy.deepcopy(properties)
    for one in made.findall(f"{W}numPr") + made.findall(f"{W}sectPr"):
        made.remove(one)
    made.tail = None
    return made


def _marked(element: Any) -> Iterator[str]:
    """The texts with tags directly in an element, or in a content control there."""
    for place in (element.text, *(child.tail for child in element)):
        if place and MARK in place:
            yield place
    for child in element.iterchildren(*_WRAPPERS, f"{W}sdtContent"):
        yield from _marked(child)


def _depths(placed: MarkedTree, element: Any) -> Iterator[tuple[Any, int]]:
    """Each child and how many blocks of Jinja are open around it."""
    depth = _change(placed, element.text)
    for child in list(element):
        yield child, depth
        if child.tag in _WRAPPERS:
            depth += sum(_change(placed, place) for place in _marked(child))
        depth += _change(placed, child.tail)


def _change(placed: MarkedTree, text: str | None) -> int:
    tags = [placed.tags[int(number)] for number in _NUMBER.findall(text or "")]
    return sum(tag.opens - tag.closes for tag in tags)


def _ends_with_paragraph(placed: MarkedTree, cell: Any) -> bool:
    """Whether a cell ends with a paragraph, whatever the values."""
    certain = False
    for child, depth in _depths(placed, cell):
        if child.tag == _P:
            certain = certain or depth == 0
        elif child.tag in _BLOCKS:
            certain = False
    return certain or (not any(_marked(cell)) and cell.tag != _TC)


def mend(text: str) -> str:
    """The rendered text of a part: its flagged places have what Word needs, the flags are gone."""
    done: list[str] = []
    at = 0
    while (flag := _next_flag(text, at)) >= 0:
        done.append(text[at:flag])
        at = text.index("?>", flag) + 2
        kind = text[flag + len(FLAG) : at - 2]
        if kind == "cell":
            if done[-1].endswith("</w:p>") or _ends_so(_tail(done)):
                at = _behind_paragraph(text, at)
        elif not done[-1].endswith(_NEEDS[kind][0]) and _is_empty(done, kind):
            _drop(done, _OPENINGS[kind])
            at = text.index(">", at) + 1
    done.append(text[at:])
    return "".join(done)


def _next_flag(text: str, at: int) -> int:
    """Where the next flag stands; one rare sign is found a thousand times sooner than a word in XML."""
    while (at := text.find("?", at)) >= 0:
        if text.startswith(FLAG, at - 1):
            return at - 1
        at += 1
    return -1


def _is_empty(done: list[str], kind: str) -> bool:
    """Whether the element that ends here has nothing in it: its own beginning is nearer than that of a part."""
    for piece in reversed(done):
        own, inner = (max(map(piece.rfind, tags)) for tags in (_OPENINGS[kind], _NEEDS[kind][1:]))
        if own >= 0 or inner >= 0:
            return own > inner
    return False


def _drop(done: list[str], openings: tuple[str, ...]) -> None:
    """Take back what is done, from the last element that opens so; it has nothing in it."""
    while (start := max(map(done[-1].rfind, openings))) < 0:
        done.pop()
    done[-1] = done[-1][:start]


def _ends_so(text: str) -> bool:
    """Whether the last block of a text is a paragraph."""
    while True:
        text = text.rstrip()
        at = text.rfind("<")
        tag = text[at:]
        if tag == "</w:p>" or (tag.startswith(("<w:p/", "<w:p ")) and tag.endswith("/>")):
            return True
        if at < 0 or not tag.startswith(_PASSED):
            return False
        text = text[:at]


def _tail(done: list[str]) -> str:
    """The end of what is done so far; a piece may be empty."""
    text = ""
    for piece in reversed(done):
        text = piece[-2000:] + text
        if len(text) >= 200:  # noqa: PLR2004 -- more than the longest closing of a cell
            break
    return text


def _behind_paragraph(text: str, at: int) -> int:
    """Behind the paragraph that begins here."""
    if text.startswith("<w:p/>", at):
        return at + len("<w:p/>")
    return text.index("</w:p>", at) + len("</w:p>")


def is_sound(data: bytes) -> bool:
    """Whether Word could open a rendered part."""
    try:
        root = parse_xml(data)
    except ValueError:
        return False
    return all(map(_is_sound, root.iter(f"{W}*")))


def _is_sound(element: Any) -> bool:
    tag, below = element.tag, {child.tag for child in element}
    loose = [element.text, *(child.tail for child in element)]
    if tag not in _TEXT_AT_HOME and any((place or "").strip() for place in loose):
        return False
    if tag == _TC:
        return [child.tag for child in element if child.tag in _BLOCKS][-1:] in ([_P], [f"{W}sdt"])
    wanted, unwanted = _CONTENT.get(tag, (set(), set()))
    return bool(not wanted or wanted & below) and not unwanted & below
