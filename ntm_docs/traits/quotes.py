"""Quotation marks around a value, or without their pair."""

import re
from collections.abc import Iterator

from ntm_docs.traits.told import Kind, Told, excerpt

_PAIRS = {
    "“": "”",
    "‘": "’",
    '"': '"',
    "'": "'",
    "„": "”",
    "”": "”",
    "`": "`",
    "″": "″",
    "＂": "＂",
}
_ALL = frozenset('“”"„″＂«»')
_CURLY = re.compile("[“”]")
_FRONT = "'’‘`´ʹ"
_LONGEST = 300  # a longer text is prose, whose quotation marks are its own


def around(text: str, kind: Kind) -> Iterator[Told]:
    """`“Ủy ban nhân dân …”`: quotation marks that would be printed around the whole value."""
    after = text
    short = kind != "prose" and len(text) <= _LONGEST and "\n" not in text
    while short and len(after) > 2 and _PAIRS.get(after[0]) == after[-1]:  # noqa: PLR2004 -- a letter inside
        inside = after[1:-1].strip()
        if not inside or _ALL.intersection(inside[1:-1]) or after[0] in inside or after[-1] in inside:
            break
        after = inside
    if after != text:
        yield Told("trait.quoted", {"text": excerpt(text), "after": excerpt(after)}, "warning", 0, after)


def apostrophe(text: str, kind: Kind) -> Iterator[Told]:
    """`'1974`: the sign by which Excel is told that a number is text."""
    if kind != "prose" and text[0] in _FRONT and text[1:2].strip() and not set(text[1:]).intersection(_FRONT):
        facts = {"text": excerpt(text), "after": excerpt(text[1:])}
        yield Told("trait.apostrophe", facts, "warning", 0, text[1:])


def unpaired(text: str, _kind: Kind) -> Iterator[Told]:
    """A quotation mark that opens and does not close, or closes what was never opened."""
    depth, at = 0, -1
    for found in _CURLY.finditer(text):
        if found[0] == "“":
            at = at if depth else found.start()
            depth += 1
        elif depth:
            depth -= 1
        else:
            depth, at = 1, found.start()
            break
    at = at if depth else -1
    if at < 0 and text.count('"') % 2 and not text.partition('"')[0][-1:].isdigit():
        at = text.index('"')
    if at >= 0:
        facts = {"char": text[at], "position": at + 1, "text": excerpt(text[max(at - 10, 0) :], 40)}
        yield Told("trait.unpaired", facts, "warning", at)
