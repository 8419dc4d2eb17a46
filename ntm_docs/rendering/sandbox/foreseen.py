"""How long what a filter or method makes will be.

Names of arguments are those of Jinja and Python, since a form may give them by name. An argument of a wrong kind is
left to the filter itself.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from numbers import Rational
from typing import Any

from ntm_docs.rendering.sandbox.budget import MOST_DIGITS, MOST_LETTERS, budget, refused_limit
from ntm_docs.rendering.sandbox.steady import text_length
from ntm_docs.rendering.values import decimal_length

OPERATORS = frozenset({"+", "*", "**", "%"})
_BITS = MOST_DIGITS * 3  # a little less than its digits take
_MOST_PLACES = 400  # of `round`; a float has fewer
_LONGEST = 10  # digits of a width that is read as a number
_SPEC = re.compile(r"%(?:\([^)]*\))?[#0\- +]*(\*|\d*)(?:\.(\*|\d*))?")
_NAMED = re.compile(r"%\(([^)]*)\)")
_NUMBER = re.compile(r"\d+")
_SEQUENCES = (str, bytes, list, tuple)
_ITEM = 8  # bytes of a list's place for an item


def whole(value: Any) -> int:
    """A width or a number of times, as far as it is one."""
    return max(int(value), 0) if isinstance(value, int) else 0


def width_of(digits: str) -> int:
    """A width as it is written; one beyond any limit is refused unread."""
    if len(digits) > _LONGEST:
        raise refused_limit("letters", MOST_LETTERS)
    return int(digits)


def numbers_in(written: str) -> int:
    """All numbers in a format of `{}`: its widths and its places."""
    return sum(map(width_of, _NUMBER.findall(written)))


def of_percent(written: Any, given: Any) -> int:
    """What `'%8d' % x` makes."""
    text = written if isinstance(written, str) else written.decode("latin-1")
    specs = _SPEC.findall(text)
    wide = sum(width_of(one) for found in specs for one in found if one.isdecimal())
    values = list(given) if isinstance(given, tuple) else [given]
    if isinstance(given, Mapping) and (names := _NAMED.findall(text)):
        values = [given[name] for name in names if name in given]
    if "*" in text:
        wide += sum(abs(one) for one in values if isinstance(one, int))
    return len(text) + wide + sum(map(text_length, values))


def of_format(value: Any, *args: Any, **kwargs: Any) -> int:
    """The filter of the same name."""
    return of_percent(str(value), kwargs or args)


def of_center(value: Any, width: Any = 80, *_given: Any) -> int:
    """Also `ljust`, `rjust`, `zfill`."""
    return max(whole(width), len(value) if isinstance(value, str | bytes) else 0)


def of_indent(s: Any, width: Any = 4, first: Any = False, blank: Any = False) -> int:  # noqa: ARG001, FBT002 -- as Jinja's
    """Each line gets the width."""
    text = str(s)
    return len(text) + (len(text.splitlines()) + 1) * (len(width) if isinstance(width, str) else whole(width))


def of_replace(s: Any, old: Any = "", new: Any = "", count: Any = None) -> int:  # noqa: ARG001 -- as Jinja's
    """Each place that is replaced gets the new text; an empty old one stands between all letters."""
    text = s if isinstance(s, str | bytes) else str(s)
    if not isinstance(old, type(text)):
        text, old = str(text), str(old)
    return len(text) + (text.count(old) if old else len(text) + 1) * text_length(new)


def of_wordwrap(s: Any, width: Any = 79, break_long_words: Any = True, wrapstring: Any = None, **_given: Any) -> int:  # noqa: ARG001, FBT002 -- as Jinja's
    """A long word is cut piece by piece, its rest copied each time."""
    text, wide = str(s), max(whole(width), 1)
    longest = max(map(len, text.split()), default=0)
    rows = len(text) // wide + len(text.split()) + text.count("\n") + 1
    return longest * longest // wide + rows * len(str(wrapstring or "\n"))


def of_striptags(value: Any) -> int:
    """The rest is copied for every tag."""
    text = str(value)
    return len(text) * (text.count("<") + 2) // 2


def of_batch(value: Any, linecount: Any, fill_with: Any = None) -> int:  # noqa: ARG001 -- as Jinja's
    """The last row is filled."""
    return whole(linecount) * _ITEM


def of_slice(value: Any, slices: Any, fill_with: Any = None) -> int:  # noqa: ARG001 -- as Jinja's
    """As many lists as are asked for, each with memory of its own."""
    return whole(slices) * 8 * _ITEM


def of_round(value: Any, precision: Any = 0, method: Any = "") -> int:  # noqa: ARG001 -- as Jinja's
    """Ten to the power of its places."""
    if isinstance(precision, int) and abs(precision) > _MOST_PLACES:
        raise refused_limit("digits", MOST_DIGITS)
    return 0


def of_int(value: Any, default: Any = 0, base: Any = 10) -> int:  # noqa: ARG001 -- as Jinja's
    """A decimal number may have an exponent of its own."""
    return decimal_length(value) if isinstance(value, Decimal) else 0


def of_join(separator: Any, items: list[Any]) -> int:
    """All items with the separator between."""
    return sum(map(text_length, items)) + len(items) * len(separator)


def of_expandtabs(text: Any, tabsize: Any = 8) -> int:
    """Each tab becomes so many blanks."""
    tabs: int = text.count(b"\t" if isinstance(text, bytes) else "\t")
    return len(text) + tabs * whole(tabsize)


def of_translate(text: Any, table: Any = None, *_given: Any) -> int:
    """Each letter may become a text."""
    values = table.values() if isinstance(table, Mapping) else ()
    return len(text) * max((len(one) for one in values if isinstance(one, str)), default=1)


def of_bytes(_number: Any, length: Any = 1, *_given: Any, **_named: Any) -> int:
    """A number as so many bytes."""
    return whole(length)


FILTERS: Mapping[str, Callable[..., int]] = {
    "batch": of_batch,
    "center": of_center,
    "format": of_format,
    "indent": of_indent,
    "int": of_int,
    "replace": of_replace,
    "round": of_round,
    "slice": of_slice,
    "striptags": of_striptags,
    "wordwrap": of_wordwrap,
}
METHODS: Mapping[str, Callable[..., int]] = {
    "center": of_center,
    "expandtabs": of_expandtabs,
    "join": of_join,
    "ljust": of_center,
    "replace": of_replace,
    "rjust": of_center,
    "striptags": of_striptags,
    "to_bytes": of_bytes,
    "translate": of_translate,
    "zfill": of_center,
}


def count_operation(operator: str, left: Any, right: Any) -> None:
    """Spend what `+`, `*`, `**` or `%` will make.

    Raises:
        RefusedError: it is too much.
    """
    if operator == "%":
        if isinstance(left, str | bytes):
            budget().spend(0, of_percent(left, right))
    elif operator == "+":
        if isinstance(left, _SEQUENCES) and isinstance(right, _SEQUENCES):
            budget().spend(0, _size(left) + _size(right))
    elif operator == "*" and (isinstance(left, _SEQUENCES) or isinstance(right, _SEQUENCES)):
        text, times = (left, right) if isinstance(left, _SEQUENCES) else (right, left)
        budget().spend(0, _size(text) * whole(times))
    elif isinstance(left, Rational) and isinstance(right, Rational):
        _count_bits(operator, left, right)


def _size(value: Any) -> int:
    return len(value) * (1 if isinstance(value, str | bytes) else _ITEM)


def _count_bits(operator: str, left: Any, right: Any) -> None:
    bits = _bits(left) + _bits(right)
    if operator == "**":
        bits = _bits(left) * abs(int(right)) if _bits(left) > 1 else 0
    if bits > _BITS:
        raise refused_limit("digits", MOST_DIGITS)


def _bits(value: Any) -> int:
    return max(int(abs(value.numerator)).bit_length(), int(value.denominator).bit_length())
