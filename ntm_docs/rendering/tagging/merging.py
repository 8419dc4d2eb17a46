"""Tags with a dash join lines.

`{%-` joins the line before, `-%}` the line behind. A line is a paragraph, or ends at a line break. Beside anything
else (a table, the edge of a cell) nothing can be joined, and the form is refused; beside text of the same line only
the spaces go, as in Jinja.
"""

import re
from collections.abc import Iterator
from typing import Any

from ntm_docs.rendering.tagging.marking import MARK, MARK_END, MarkedTree, leaves_of
from ntm_docs.rendering.tagging.tags import Tag
from ntm_docs.rendering.tagging.trees import between, join, move_rest, preserve
from ntm_docs.rendering.tagging.where import W

_P, _R, _T, _PPR, _RPR = f"{W}p", f"{W}r", f"{W}t", f"{W}pPr", f"{W}rPr"
_MARKS = re.compile(f"{MARK}\\d+{MARK_END}")
_SIGNS = {f"{W}br", f"{W}cr", f"{W}tab"}
_NOTHING = {_RPR, f"{W}proofErr", f"{W}lastRenderedPageBreak", *_SIGNS}
_EDGES = (f"{W}tc", f"{W}txbxContent", f"{W}footnote", f"{W}endnote", f"{W}comment", f"{W}sdtContent")


def merge(placed: MarkedTree) -> None:
    """Join the lines that tags with a dash join, from the first to the last."""
    for number, text in list(_joining(placed)):
        tag = placed.tags[number]
        for side in tag.joins:
            holder = next(one for one in placed.root.iter(_T) if f"{MARK}{number}{MARK_END}" in (one.text or ""))
            _join(placed, holder, f"{MARK}{number}{MARK_END}", tag, side)
        del text


def _joining(placed: MarkedTree) -> Iterator[tuple[int, Any]]:
    for text in placed.root.iter(_T):
        for piece in (text.text or "").split(MARK)[1:]:
            number = int(piece.split(MARK_END)[0])
            if placed.tags[number].joins and not placed.tags[number].scope:
                yield number, text


def _join(placed: MarkedTree, text: Any, mark: str, tag: Tag, side: str) -> None:
    before, after = text.text.split(mark)
    here = before if side == "<" else after
    if here.strip(" \t\n") or tag.opening == "{{":
        text.text = before.rstrip(" \t\n") + mark + after if side == "<" else before + mark + after.lstrip(" \t\n")
        return
    text.text = mark + after if side == "<" else before + mark
    paragraph = next(text.iterancestors(_P))
    line = _texts(paragraph)
    at = line.index(text) + (-1 if side == "<" else 1)
    if 0 <= at < len(line):
        first, last = (line[at], text) if side == "<" else (text, line[at])
        if _only_breaks(first, last):
            _put_together(first, last)
        return
    other = _beside(paragraph, side)
    if other is None and _at_edge(paragraph, side):
        return
    pair = (other, paragraph) if side == "<" else (paragraph, other)
    if other is None or not _mergeable(*pair):
        placed.fault("template.merge", tag.typed, text, side=side)
        return
    _merge_paragraphs(*pair)


def _texts(paragraph: Any) -> list[Any]:
    """The texts of a paragraph that say something."""
    return [one for one in leaves_of(paragraph, {_T}) if one.text]


def _is_nothing(element: Any) -> bool:
    """Whether nothing is lost when lines are joined over an element."""
    if element.tag == _T:
        return not element.text
    return element.tag in _NOTHING and element.get(f"{W}type") is None


def _only_breaks(first: Any, last: Any) -> bool:
    """Whether two texts of a paragraph stand in runs of one parent, with nothing but breaks between."""
    run, end = first.getparent(), last.getparent()
    if run.tag != _R or end.tag != _R or run.getparent() is not end.getparent():
        return False
    if run is end:
        inside = list(between(first, last))
    else:
        inside = [*first.itersiblings(), *last.itersiblings(preceding=True)]
        inside += [part for one in between(run, end) for part in (one if one.tag == _R else [one])]
    return all(map(_is_nothing, inside))


def _add(first: Any, last: Any) -> None:
    """One text more; the spaces at its seams count."""
    pieces = _MARKS.split((first.text or "") + (last.text or ""))
    first.text = (first.text or "") + (last.text or "")
    if any(piece != piece.strip() for piece in pieces):
        preserve(first)


def _put_together(first: Any, last: Any) -> None:
    _add(first, last)
    join(first, last, keep=False)


def _beside(paragraph: Any, side: str) -> Any | None:
    """The block before or behind; empty paragraphs between vanish with the line break."""
    one = paragraph.getprevious() if side == "<" else paragraph.getnext()
    while one is not None and one.tag == _P and all(part.tag in (_PPR, f"{W}proofErr") for part in one):
        if one.find(f"{_PPR}/{W}sectPr") is not None:
            break
        one = one.getprevious() if side == "<" else one.getnext()
    return None if one is not None and one.tag == f"{W}sectPr" else one


def _at_edge(paragraph: Any, side: str) -> bool:
    """Whether nothing at all stands there: the first or last line of a part."""
    return paragraph.getparent().tag not in _EDGES and _beside(paragraph, side) is None


def _mergeable(first: Any, last: Any) -> bool:
    """Whether the last text of one paragraph and the first of the next are all that stands between."""
    if first.tag != _P or last.tag != _P or any(one.find(f"{_PPR}/{W}sectPr") is not None for one in (first, last)):
        return False
    ends, starts = _texts(first), _texts(last)
    if not ends or not starts:
        return False
    end, start = ends[-1], starts[0]
    run, other = end.getparent(), start.getparent()
    if run.getparent() is not first or other.getparent() is not last:
        return False
    inside = [*end.itersiblings(), *start.itersiblings(preceding=True)]
    inside += [part for one in run.itersiblings() for part in (one if one.tag == _R else [one])]
    before = [one for one in other.itersiblings(preceding=True) if one.tag != _PPR]
    inside += [part for one in before for part in (one if one.tag == _R else [one])]
    return all(map(_is_nothing, inside))


def _merge_paragraphs(first: Any, last: Any) -> None:
    end, start = _texts(first)[-1], _texts(last)[0]
    run, other = end.getparent(), start.getparent()
    for one in [*end.itersiblings(), *run.itersiblings()]:
        one.getparent().remove(one)
    _add(end, start)
    move_rest(start, run)
    move_rest(other, first)
    above = first.getparent()
    for one in [*between(first, last), last]:
        above.remove(one)
