"""Puts a mark for every tag of a part.

Word divides a typed tag over several runs, marks of spelling, bookmarks, tracked changes. Here each tag becomes
one mark in one text: `U+FDD0 number U+FDD1`, two signs that no text has.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from ntm_docs.problems import Phrase
from ntm_docs.rendering.tagging.tags import Tag, TagSpan, find_spans, narrow, read_tag
from ntm_docs.rendering.tagging.trees import between, join, keep_spaces, prune, remove
from ntm_docs.rendering.tagging.where import PartPlaces, W

MARK, MARK_END = "\ufdd0", "\ufdd1"
_NUMBER = re.compile(f"{MARK}(\\d+){MARK_END}")
_T, _R, _P, _RPR = f"{W}t", f"{W}r", f"{W}p", f"{W}rPr"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}
_GONE = (f"{W}del", f"{W}moveFrom")
_UNSEEN = (f"{W}proofErr", f"{W}lastRenderedPageBreak")


@dataclass(slots=True)
class TagFault:
    """Something of a form to mend: the code of its message, what stands there, where."""

    code: str
    quote: str
    where: Phrase
    facts: dict[str, object] = field(default_factory=dict)


class MarkedTree:
    """A part whose tags are marks: the tree, its tags by number, what is wrong with it."""

    def __init__(self, root: Any, kind: str) -> None:
        self.root, self.places = root, PartPlaces(root, kind)
        self.tags: list[Tag] = []
        self.faults: list[TagFault] = []
        self._raw = False

    def mark(self, tag: Tag) -> str:
        """A mark for a tag."""
        self.tags.append(tag)
        return f"{MARK}{len(self.tags) - 1}{MARK_END}"

    def tags_in(self, text: str | None) -> list[Tag]:
        """The tags of a text, in order."""
        return [self.tags[number] for number in find_marks(text)]

    def fault(self, code: str, quote: str, element: Any, **facts: object) -> None:
        """Something to mend, at an element that still stands where it stood."""
        self.faults.append(TagFault(code, " ".join(quote.split())[:80], self.places.of(element), facts))

    def read(self, typed: str, element: Any) -> str:
        """The mark of a tag as it was typed."""
        return self.mark(read_tag(typed, self.places.of(element)))

    def spans(self, text: str, element: Any) -> list[TagSpan]:
        """The tags and literal signs of a text; faults are kept."""
        found = []
        for span in find_spans(narrow(text), raw=self._raw):
            if span.kind.startswith("template."):
                self.fault(span.kind, text[span.start : span.end], element)
            else:
                found.append(span)
            if span.kind == "tag":
                word = read_tag(narrow(text)[span.start : span.end], Phrase()).word
                self._raw = word == "raw" or (self._raw and word != "endraw")
        return found

    def marked(self, text: str, element: Any) -> str:
        """A text with its tags as marks."""
        if "{" not in text and "}" not in text and "｛" not in text:
            return text
        for span in reversed(self.spans(text, element)):
            typed = narrow(text)[span.start : span.end]
            mark = self.read(typed, element) if span.kind == "tag" else self.mark(literal(span.kind, typed))
            text = text[: span.start] + mark + text[span.end :]
        return text


def find_marks(text: str | None) -> list[int]:
    """The numbers of the tags in a text."""
    return [int(number) for number in _NUMBER.findall(text)] if text and MARK in text else []


def literal(sign: str, typed: str) -> Tag:
    """A sign of tags that is printed as it stands."""
    return Tag(typed, "{{", f" '{sign}' ", "}}")


def mark_tags(root: Any, kind: str) -> MarkedTree:
    """Put a mark for every tag of a part."""
    placed = MarkedTree(root, kind)
    for remark in list(root.iter(etree.Comment, etree.PI)):
        if remark.getparent() is not None:
            remove(remark)
    placed.places.of(root)
    for paragraph in list(root.iter(_P)):
        _paragraph(placed, paragraph)
    for element in root.iter():
        if element.text and element.tag not in (_T, _MATH):
            element.text = placed.marked(element.text, element)
        for name, value in element.attrib.items():
            if "{" in value and ("{{" in value or "{%" in value or "{#" in value):
                element.set(name, placed.marked(value, element))
    return placed


def _paragraph(placed: MarkedTree, paragraph: Any) -> None:
    """The tags of one paragraph, the last one first: what stands before it does not move."""
    for gone in list(paragraph.iter(*_GONE)):
        said = "".join(gone.itertext())
        if len(gone) and ("{" in said or "}" in said) and gone.getparent() is not None:
            remove(gone)
    for stream in ({_T, _MATH, *_SIGNS}, {f"{W}instrText"}):
        leaves = [(one, _said(one)) for one in leaves_of(paragraph, stream)]
        text = "".join(said for _one, said in leaves)
        if "{" not in text and "}" not in text and "｛" not in text:
            continue
        for span in reversed(placed.spans(text, paragraph)):
            _place_one(placed, leaves, span, narrow(text)[span.start : span.end])


def leaves_of(paragraph: Any, wanted: set[str]) -> Iterator[Any]:
    """What prints text, in order, without the paragraphs of text boxes and without what is deleted."""
    stack = [iter(paragraph)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag in wanted:
            yield child
        elif child.tag != _P and child.tag not in _GONE:
            stack.append(iter(child))


def _said(leaf: Any) -> str:
    return _SIGNS.get(leaf.tag, leaf.text or "")


def _place_one(placed: MarkedTree, leaves: list[tuple[Any, str]], span: TagSpan, typed: str) -> None:
    at, found = 0, []
    for leaf, said in leaves:
        if at < span.end and at + len(said) > span.start:
            found.append((leaf, max(span.start - at, 0), min(span.end - at, len(said))))
        at += len(said)
    first, start, end = found[0]
    mark = placed.read(typed, first) if span.kind == "tag" else placed.mark(literal(span.kind, typed))
    if len(found) == 1:
        first.text = first.text[:start] + mark + first.text[end:]
        return
    last, _start, rest = found[-1]
    inner = [leaf for leaf, _from, _to in found[1:-1]]
    if _side_by_side(first, last, inner):
        _join(first, last, first.text[:start] + mark + last.text[rest:])
        return
    first.text = first.text[:start] + mark
    for gone in [one for one in _deleted(first, last) if one.getparent() is not None]:
        remove(gone)
    for leaf in inner:
        prune(leaf, _RPR)
    last.text = last.text[rest:]
    keep_spaces(first)
    keep_spaces(last)
    if not last.text:
        prune(last, _RPR)


def _side_by_side(first: Any, last: Any, inner: list[Any]) -> bool:
    """Whether a tag is divided over runs of one parent that hold nothing but its text."""
    runs = [leaf.getparent() for leaf in (first, *inner, last)]
    if any(leaf.tag != _T for leaf in (first, *inner, last)) or any(
        run.tag != _R or run.getparent() is not runs[0].getparent() for run in runs
    ):
        return False
    if runs[0] is runs[-1]:
        return all(one.tag == _T for one in between(first, last))
    inside = [*first.itersiblings(), *(one for one in last.itersiblings(preceding=True))]
    inside += [one for run in between(runs[0], runs[-1]) if run.tag == _R for one in run]
    around = all(one.tag in (_R, *_UNSEEN) for one in between(runs[0], runs[-1]))
    return around and all(one.tag in (_T, _RPR, *_UNSEEN) for one in inside)


def _join(first: Any, last: Any, text: str) -> None:
    """One text of several: the run of the first one goes on with what followed the last one."""
    first.text = text
    join(first, last, keep=True)


def _deleted(first: Any, last: Any) -> list[Any]:
    """Tracked deletions between two texts of a paragraph."""
    above = next(one for one in first.iterancestors(_P))
    order = {one: number for number, one in enumerate(above.iter())}
    return [one for one in above.iter(*_GONE) if len(one) and order[first] < order[one] < order[last]]
