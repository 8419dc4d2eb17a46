"""Proof of fill: every value given is in the document."""

import re
from collections import Counter
from collections.abc import Mapping
from html import unescape
from typing import Any

from ntm_docs.ooxml import read_members

_TEXTS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_BREAKS = re.compile(r"<w:(?:br|tab|cr)\b[^>]*/>|</w:p>")
_TAGS = re.compile(r"<[^>]+>")
_SPACES = re.compile(r"\s+")
_PRINTED = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml$")


def lost_values(document: bytes, context: Mapping[str, Any]) -> list[str]:
    """Values of `context` that stand in `document` fewer times than they were given.

    Texts and numbers count; None, booleans and rules are not printed. White space is folded on both
    sides, since a line break inside a value becomes Word's own. That each field has a tag at all is
    `Template.check_names`; here a value that a condition or a filter swallowed is found.
    """
    xml = "".join(content.decode("utf-8") for content in read_members(document, _PRINTED.match).values())
    runs = [unescape(text) if "&" in text else text for text in _TEXTS.findall(xml)]
    given, printed = Counter(leaves(context)), Counter(runs)
    suspects = [value for value, count in given.items() if printed[value] < count]
    if suspects:  # printed beside other text in one run
        joined = "\n".join(runs)
        suspects = [value for value in suspects if _count(value, joined) < given[value]]
    if suspects:  # broken over several runs by line breaks or tabs
        text = _fold(unescape(_TAGS.sub("", _BREAKS.sub(" ", xml))))
        suspects = [value for value in suspects if _count(_fold(value), text) < given[value]]
    return suspects


def _count(value: str, text: str) -> int:
    """How often a value stands in a text; a number not inside a longer one."""
    if value.isdigit():
        return len(re.findall(rf"(?<!\d){value}(?!\d)", text))
    return text.count(value)


def keys(value: Any) -> set[str]:
    """Every name under which something is given, inside lists too; empty lists say nothing."""
    found: set[str] = set()
    if isinstance(value, Mapping):
        for name, item in value.items():
            found.add(name)
            found |= keys(item)
    elif isinstance(value, list | tuple):
        for item in value:
            if isinstance(item, Mapping | list | tuple):
                found |= keys(item)
    return found


def leaves(value: Any) -> list[str]:
    """Every text and number inside nested dicts and lists, as printed."""
    found: list[str] = []
    _gather(value, found)
    return found


def _gather(value: Any, found: list[str]) -> None:
    if isinstance(value, str):
        if value:
            found.append(value)
    elif isinstance(value, Mapping):
        for item in value.values():
            _gather(item, found)
    elif isinstance(value, list | tuple):
        for item in value:
            _gather(item, found)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        found.append(str(value))


def _fold(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
