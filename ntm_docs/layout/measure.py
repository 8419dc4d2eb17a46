"""How wide a text is, and where titles break."""

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate, pairwise
from typing import Literal

from ntm_docs.machine.own_data import load_data

TWIPS_PER_MM = 1440 / 25.4
_TWIPS_PER_POINT = 20
_GOOD_BREAK, _BAD_BREAK, _QUOTE_BREAK = 0.03, 0.25, 0.12

Face = Literal["regular", "bold", "italic", "bold_italic"]


@cache
def _faces() -> tuple[int, Mapping[str, Mapping[str, int]]]:
    source = files("ntm_docs.layout").joinpath("data/times-widths.json")
    data = json.loads(source.read_text(encoding="utf-8"))
    return data["units_per_em"], data["faces"]


@lru_cache(maxsize=8192)
def text_twips(text: str, size: float, face: Face = "regular") -> int:
    """Width in twips of one line of `text` set in Times at `size` points.

    A character outside the table counts as one em, the widest case, so a title is never
    thought narrower than it prints.
    """
    units_per_em, faces = _faces()
    widths = faces[face]
    units = sum(widths.get(char, units_per_em) for char in text)
    return round(units * size * _TWIPS_PER_POINT / units_per_em)


def balance(text: str, width: int, size: float, face: Face = "regular") -> list[str]:
    """Break a title into the fewest lines of at most `width` twips, even, and between words.

    >>> balance("Về việc tặng Bằng khen", 9000, 14, "bold")
    ['Về việc tặng Bằng khen']

    Of all ways that need the fewest lines, the one with the least cost wins: unevenness of the
    lines plus a price for each line that does not begin with a word of title-breaks.yaml, and for
    each that begins inside a quotation which could have a line of its own. A single word wider than
    `width` gets a line of its own: nothing is cut.
    """
    return list(_balanced(text, width, size, face))


@lru_cache(maxsize=4096)  # a batch sets the same headings thousands of times
def _balanced(text: str, width: int, size: float, face: Face) -> tuple[str, ...]:
    words = text.split(" ")
    sizes = [text_twips(word, size, face) for word in words]
    space = text_twips(" ", size, face)
    ends = list(accumulate((word + space for word in sizes), initial=0))
    limit = max(width, *sizes)

    count = len(words)
    inside = _inside_quotes(words, ends, limit)
    # cheapest[start]: lines, cost and next break of the best way to set the words from `start` on
    cheapest: list[tuple[int, float, int]] = [(0, 0.0, count)] * (count + 1)
    for start in range(count - 1, -1, -1):
        found = (count + 1, math.inf, count)
        for end in range(start + 1, count + 1):
            used = ends[end] - ends[start] - space
            if used > limit:
                break
            lines, cost, _ = cheapest[end]
            price = _price(words[end]) + _QUOTE_BREAK * (end in inside) if end < count else 0.0
            found = min(found, (lines + 1, ((limit - used) / limit) ** 2 + price + cost, end))
        cheapest[start] = found
    breaks = [0]
    while breaks[-1] < count:
        breaks.append(cheapest[breaks[-1]][2])
    return tuple(" ".join(words[start:end]) for start, end in pairwise(breaks))


def _inside_quotes(words: Sequence[str], ends: Sequence[int], limit: int) -> set[int]:
    """Positions of words inside a quotation that would fit on a line of its own."""
    found: set[int] = set()
    start = None
    for index, word in enumerate(words):
        if word.startswith("“"):
            start = index
        if "”" in word and start is not None:
            if ends[index + 1] - ends[start] <= limit:
                found.update(range(start + 1, index + 1))
            start = None
    return found


def _price(word: str) -> float:
    """What it costs to begin a line with a word; a quotation may always begin one."""
    best, good = _title_breaks()
    plain = word.casefold()
    if word.startswith("“"):
        return 0.0
    return 0.0 if plain in best else _GOOD_BREAK if plain in good else _BAD_BREAK


@cache
def _title_breaks() -> tuple[frozenset[str], frozenset[str]]:
    data = load_data("layout", "title-breaks.yaml")
    return frozenset(data["best"]), frozenset(data["good"])
