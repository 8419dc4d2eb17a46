"""Values that become text inside a tag: always the same.

What Python writes of an object may name its place in memory, what it writes of a set stands in an order of that run.
A value is asked before a filter, an operator or a method makes text of it; how long it will be is told.
"""

import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from jinja2 import Undefined

from ntm_docs.rendering import docxtpl_bridge
from ntm_docs.rendering.sandbox.budget import TagRefusedError, budget
from ntm_docs.rendering.values import ADDRESS, decimal_length, is_bare

_PLAIN = (int, float, Decimal, date, time, timedelta, type(None))
_NOW = frozenset({"today", "now", "utcnow", "fromtimestamp", "utcfromtimestamp", "timestamp", "astimezone"})
_SIGN = re.compile(r"%[-_0^#EO]*\d*(.)", re.DOTALL)
_LOCAL = frozenset("scxX+")  # of the machine's zone, or of its language
_DEEPEST = 50


def text_length(value: Any, depth: int = 0) -> int:
    """How long a value is as text, at least nearly.

    Raises:
        RefusedError: it is an object, or a set, of which no two runs make the same text.
    """
    if isinstance(value, str | bytes):
        return len(value)
    if isinstance(value, int):
        return value.bit_length() // 3 + 2
    if isinstance(value, Decimal):
        return decimal_length(value)
    if isinstance(value, _PLAIN):
        return 32
    if isinstance(value, set | frozenset):
        raise TagRefusedError("template.unordered")
    if isinstance(value, list | tuple | Mapping):
        if depth > _DEEPEST:
            raise TagRefusedError("template.object")
        budget().spend(8 + 2 * len(value))  # a list may hold itself many times over
        inside = [*value, *value.values()] if isinstance(value, Mapping) else value
        return 2 + sum(4 + text_length(one, depth + 1) for one in inside)
    return _object_length(value, depth)


def _object_length(value: Any, depth: int) -> int:
    if isinstance(value, Undefined):
        return len(str(value))  # raises what a missing name raises
    if docxtpl_bridge.kind_of(value):
        return 0
    if is_bare(value) or (depth and getattr(type(value), "__repr__", None) is object.__repr__):
        raise TagRefusedError("template.object")
    text = repr(value) if depth else str(value)
    if ADDRESS.search(text):
        raise TagRefusedError("template.object")
    return len(text)


def check_call(method: Any, arguments: tuple[Any, ...]) -> None:
    """Refuse methods of days and times that ask the machine: what time it is, where it stands, what it speaks.

    Raises:
        RefusedError: it is one of them.
    """
    owner, name = getattr(method, "__self__", None), getattr(method, "__name__", "")
    if not is_moment(owner):
        return
    if name in _NOW:
        raise TagRefusedError("template.unsteady", name=name)
    if name in ("strftime", "__format__"):
        check_moment(str(arguments[0]) if arguments else "")


def check_moment(written: str) -> None:
    """Refuse a format of days and times with a sign that each machine fills in its own way.

    Raises:
        RefusedError: there is one.
    """
    for found in _SIGN.finditer(written):
        if found[1] in _LOCAL:
            raise TagRefusedError("template.unsteady", name=found[0])


def is_moment(owner: Any) -> bool:
    """Whether this is a day or a time, or a class of them."""
    return isinstance(owner, date | time) or (isinstance(owner, type) and issubclass(owner, date | time))
