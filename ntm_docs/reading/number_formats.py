"""What a number format shows beside the value.

Known are leading zeros (`0000000000`, `0000 000 000`) and percent. Of other formats the value is read as it stands:
figures that a format rounds away, words that it adds, fractions.
"""

import re
from dataclasses import dataclass

_SECTION = re.compile(r'((?:[^;"\\]|"[^"]*"|\\.)*)')
_IN_BRACKETS = re.compile(r"\[[^\]]*\]")
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|(?P<digit>[0#?])|(?P<plain>[-+() ])|(?P<percent>%)|(?P<other>.)'
)
_LEAST = 2  # zeros that say how many figures there are


@dataclass(frozen=True, slots=True)
class Shape:
    """How a number is shown: figures and signs from left to right; `percent` its decimals there, -1 for none."""

    parts: tuple[str, ...] = ()
    percent: int = -1

    def show(self, number: float) -> str | None:
        """The number as the cell shows it; None where its value says it all."""
        if self.percent >= 0:
            text = f"{number * 100:.{self.percent}f}".replace(".", ",")
            return f"{text}%"
        if number < 0 or not number.is_integer():
            return None
        figures = list(str(int(number)).zfill(self.parts.count("0")))
        shown: list[str] = []
        for part in reversed(self.parts):
            if part not in ("0", "#"):
                shown.append(part)
            elif figures:
                shown.append(figures.pop())
        return "".join([*figures, *reversed(shown)]).strip()


def shape_of(written: str) -> Shape | None:
    """What is to be shown of numbers in a format; None where that is their value."""
    section = _SECTION.match(written)
    text = _IN_BRACKETS.sub("", section[1] if section else "")
    tokens = list(_TOKEN.finditer(text))
    if any(token["percent"] for token in tokens):
        decimals = re.search(r"[.,]([0#]+)", text)
        return Shape(percent=len(decimals[1]) if decimals else 0)
    if any(token["other"] for token in tokens):
        return None
    parts = [part for token in tokens if (part := _part(token))]
    if "0" in parts:  # behind the first zero every figure is shown
        first = parts.index("0")
        parts[first:] = ["0" if part == "#" else part for part in parts[first:]]
    return Shape(tuple(parts)) if parts.count("0") >= _LEAST else None


def _part(token: re.Match[str]) -> str:
    """A figure as `0` or `#`, a sign as itself; words are no part of the number."""
    if token["digit"]:
        return "0" if token["digit"] == "0" else "#"
    sign = token["quoted"] or token["escaped"] or token["plain"] or ""
    return "" if any(map(str.isalnum, sign)) else sign
