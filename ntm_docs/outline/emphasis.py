r"""Bold and italic inside a sentence: marks read and written.

`**đậm**`, `*nghiêng*`, `***đậm nghiêng***`. A mark opens where no letter or figure stands before it and no blank or
bracket behind it, and closes where it may; a sign that opens nothing, or that nothing closes, stays a sign. `\*` is
always a sign.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_SIGNS = re.compile(r"\\\*|\*+")
_MOST = 3
_AFTER_OPEN = re.compile(r"[\w“\"'(\[«…+\-\u2013]")
_SIDE = re.compile(r"\w")


class Span(NamedTuple):
    """Letters from `start` up to `end` of a text, and how they are set."""

    start: int
    end: int
    bold: bool
    italic: bool


class _Sign(NamedTuple):
    """A run of asterisks: where it stands in the text as typed, how many, whether it may open or close."""

    at: int
    many: int
    opens: bool
    closes: bool


def read_marks(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its marks, and what they set.

    >>> read_marks("đạt **19/19** tiêu chí*")
    ('đạt 19/19 tiêu chí*', (Span(start=4, end=9, bold=True, italic=False),))
    """
    if "*" not in text:
        return text, ()
    pairs = dict(_pairs(list(_signs(text))))
    ends = {close.at: close for close in pairs.values()}
    opened = {one.at: one for one in pairs}
    made, spans, at, begun = "", [], 0, 0
    for found in _SIGNS.finditer(text):
        made += text[at : found.start()]
        at = found.end()
        if found.start() in opened:
            begun = len(made)
        elif found.start() in ends:
            count = found.end() - found.start()
            spans.append(Span(begun, len(made), count > 1, count != 2))  # noqa: PLR2004 -- `**`
        else:
            made += "*" if found[0].startswith("\\") else found[0]
    return made + text[at:], tuple(spans)


def _signs(text: str) -> Iterator[_Sign]:
    for found in _SIGNS.finditer(text):
        if found[0].startswith("\\") or len(found[0]) > _MOST:
            continue
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        opens = not _SIDE.match(before) and bool(_AFTER_OPEN.match(after))
        closes = bool(before.strip()) and before not in "([“" and not _SIDE.match(after)
        yield _Sign(found.start(), len(found[0]), opens, closes)


def _pairs(signs: Sequence[_Sign]) -> Iterator[tuple[_Sign, _Sign]]:
    """Each sign that opens, with the next of as many asterisks that closes; one between them is a sign."""
    index = 0
    while index < len(signs):
        one = signs[index]
        rest = range(index + 1, len(signs))
        close = next((at for at in rest if signs[at].many == one.many and signs[at].closes), None)
        if one.opens and close is not None:
            yield one, signs[close]
            index = close + 1
        else:
            index += 1


def write_marks(text: str, spans: Iterable[Span] = ()) -> str:
    r"""The text as a clerk types it: marks around what is set otherwise, `\*` where a sign would be read as a mark."""
    made, at = [], 0
    for span in spans:
        sign = "*" * (2 * span.bold + span.italic)
        made += [escaped(text[at : span.start]), sign, escaped(text[span.start : span.end]), sign]
        at = span.end
    whole = "".join([*made, escaped(text[at:])])
    return whole if read_marks(whole) == (text, tuple(spans)) else _all_escaped(text, tuple(spans))


def escaped(text: str) -> str:
    """The text, its asterisks as signs where they would be marks."""
    return text if read_marks(text) == (text, ()) else text.replace("*", "\\*")


def _all_escaped(text: str, spans: tuple[Span, ...]) -> str:
    """With every asterisk of its own as a sign; without marks where they cannot stand between these letters."""
    made, at = [], 0
    for span in spans:
        sign = "*" * (2 * span.bold + span.italic)
        inner = text[span.start : span.end].replace("*", "\\*")
        made += [text[at : span.start].replace("*", "\\*"), sign, inner, sign]
        at = span.end
    whole = "".join([*made, text[at:].replace("*", "\\*")])
    return whole if read_marks(whole) == (text, spans) else text.replace("*", "\\*")


def moved(spans: Iterable[Span], by: int, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The spans that are left of a part of the text from `start` up to `end`, `by` letters further on."""
    made = []
    for span in spans:
        first, last = max(span.start, start), span.end if end is None else min(span.end, end)
        if first < last:
            made.append(span._replace(start=first + by, end=last + by))
    return tuple(made)
