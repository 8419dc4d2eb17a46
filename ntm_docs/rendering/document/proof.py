"""Proof of fill: every value given is in the document."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from html import unescape
from typing import Any

from lxml import etree

from ntm_docs.rendering.opening import related_kinds
from ntm_docs.rendering.values import number
from ntm_docs.word.incoming.package import main_part, parse_xml, read_members

_TEXTS = re.compile(r"<w:t(?: [^>]*+)?+>([^<]*+)</w:t>")
_BREAKS = re.compile(r"<w:(?:br|tab|cr)\b[^>]*/>|</w:p>")
_TAGS = re.compile(r"<[^>]+>")
_SPACES = re.compile(r"\s+")


def printed_xml(document: bytes) -> str:
    """The XML of every part of a document that is printed."""
    members = read_members(document)
    return "".join(xml_text(members[name]) for name in related_kinds(members, main_part(members)))


def xml_text(xml: bytes) -> str:
    """A part as text; few programs write another encoding than UTF-8."""
    try:
        return xml.decode()
    except UnicodeDecodeError:
        return etree.tostring(parse_xml(xml), encoding="unicode")


def lost_values(xml: str, values: Sequence[str]) -> list[str]:
    """Values that stand in the printed XML of a document fewer times than they were given.

    `values` are those of `survey`. White space is folded on both sides, since a line break inside a
    value becomes Word's own. That each field has a tag at all is `Template.check_names`; here a value
    that a condition or a filter swallowed is found.
    """
    runs = _TEXTS.findall(xml)
    if "&" in xml:
        runs = [unescape(text) if "&" in text else text for text in runs]
    given, printed = Counter(values), Counter(runs)
    times = printed.get
    suspects = [value for value, count in given.items() if times(value, 0) < count]
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


def survey(value: Any) -> tuple[set[str], list[str]]:
    """What a context gives: every name, inside lists too, and every text and number as printed.

    Empty texts and lists, None and booleans give no value.
    """
    names: set[str] = set()
    values: list[str] = []
    _gather(value, names, values)
    return names, values


def _gather(value: Any, names: set[str], values: list[str]) -> None:
    """One level down, texts and numbers are taken at once: nearly all stand so."""
    items: Iterable[Any] = (value,)
    if isinstance(value, list | tuple):
        items = value
    elif value.__class__ is dict or isinstance(value, Mapping):
        names.update(value)
        items = value.values()
    for item in items:
        kind = item.__class__
        if kind is str:
            if item:
                values.append(item)
        elif kind is int:
            values.append(str(item))
        elif kind is list or kind is dict or isinstance(item, list | tuple | Mapping):
            _gather(item, names, values)
        elif isinstance(item, str):
            values += [item] if item else []
        elif kind is not bool:
            values += _as_number(item)


def _as_number(item: Any) -> list[str]:
    if isinstance(item, float | Decimal):
        return [number(item)] if math.isfinite(item) else []
    return [str(int(item))] if isinstance(item, int) else []


def _fold(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
