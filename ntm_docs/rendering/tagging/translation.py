"""A part of a form → its text, tags as marks."""

import copy
import unicodedata
from dataclasses import dataclass
from typing import Any

from lxml import etree

from ntm_docs.rendering.document import structure
from ntm_docs.rendering.tagging import cells, merging
from ntm_docs.rendering.tagging.marking import MARK, MARK_END, MarkedTree, TagFault, find_marks, mark_tags
from ntm_docs.rendering.tagging.merge_fields import find_merge_fields
from ntm_docs.rendering.tagging.scopes import Scopes
from ntm_docs.rendering.tagging.tags import LITERALS, Tag
from ntm_docs.rendering.tagging.trees import is_plain, preserve
from ntm_docs.rendering.tagging.where import W

_T, _R = f"{W}t", f"{W}r"


@dataclass(frozen=True, slots=True)
class Translated:
    """A part of a form whose tags are marks in its text; nothing else of it is lost.

    `root` is its tree, `tags` its tags by the number of their mark, `faults` what is to be mended first.
    """

    root: Any
    tags: list[Tag]
    faults: list[TagFault]

    def text(self, element: Any) -> str:
        """The XML of an element with its marks, in NFC like the data."""
        return unicodedata.normalize("NFC", etree.tostring(element, encoding="unicode", with_tail=False))


def translate(root: Any, kind: str) -> Translated:
    """What docxtpl's own signs stand for, done on the tree; `kind` is the type of the part's relationship."""
    placed = mark_tags(root, kind)
    find_merge_fields(placed)
    if placed.tags:
        cells.lay_out(placed)
        _keep_spaces(placed)
        _free_runs(placed)
        merging.merge(placed)
        scopes = Scopes(placed)
        scopes.take_out()
        cells.merge_cells(placed)
        structure.mark(placed, scopes.left)
    return Translated(root, placed.tags, placed.faults)


def _keep_spaces(placed: MarkedTree) -> None:
    """The last w:t that says nothing of itself before a tag keeps its spaces, as docxtpl has it."""
    last: Any = None
    for element in placed.root.iter():
        if any(MARK in value for value in element.attrib.values()) and last is not None:
            preserve(last)
        if element.tag == _T and is_plain(element) and element.text is not None:
            last = element
        if last is not None and any(_counts(placed.tags[number]) for number in find_marks(element.text)):
            preserve(last)
            last = None


def _counts(tag: Tag) -> bool:
    return tag.opening != "{#" and tag.typed not in LITERALS


def _free_runs(placed: MarkedTree) -> None:
    """`{{r x }}` stands between runs; what follows it in its run keeps its look."""
    for text in list(placed.root.iter(_T)):
        for number in find_marks(text.text):
            tag = placed.tags[number]
            if tag.scope == "r":
                text = _split(text, number)  # noqa: PLW2901 -- the rest of the run goes on


def _split(text: Any, number: int) -> Any:
    """The text behind a tag, in a run of its own."""
    before, after = text.text.split(f"{MARK}{number}{MARK_END}")
    run = text.getparent()
    text.text = before
    preserve(text)
    rest = etree.Element(_R)
    properties = run.find(f"{W}rPr")
    if properties is not None and after.strip():
        rest.append(copy.deepcopy(properties))
    moved = etree.SubElement(rest, _T)
    moved.text = after
    preserve(moved)
    for one in list(text.itersiblings()):
        rest.append(one)
    behind, run.tail = run.tail, None
    run.addnext(rest)
    run.tail, rest.tail = f"{MARK}{number}{MARK_END}", behind
    return moved
