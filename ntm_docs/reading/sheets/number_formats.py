"""What a number format shows beside the value.

Known are leading zeros (`0000000000`, `0000 000 000`), percent, and words before and behind (`#,##0" triệu"`). Of other
formats the value is read as it stands: figures that a format rounds away or scales, fractions.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_SECTION = re.compile(r'((?:[^;"\\]|"[^"]*"|\\.)*)')
_IN_BRACKETS = re.compile(r"\[[^\]]*\]")
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|(?P<digit>[0#?])|(?P<plain>[-+() ])|(?P<percent>%)|(?P<other>.)'
)
_LEAST = 2  # zeros that say how many figures there are
_SCALED = re.compile(r"[0#?],+(?![,0#?])")  # `#,##0,`: thousands are shown, so the words are those of thousands


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a number is shown: figures and signs from left to right; `percent` its decimals there, -1 for none."""

    parts: tuple[str, ...] = ()
    percent: int = -1
    before: str = ""
    behind: str = ""

    def show(self, number: float) -> str | None:
        """The number as the cell shows it; None where its value says it all."""
        figures = self._figures(number)
        if not self.before and not self.behind:
            return figures
        plain = f"{number:.0f}" if number.is_integer() else repr(number).replace(".", ",")
        return f"{self.before}{figures or plain}{self.behind}".strip()

    def _figures(self, number: float) -> str | None:
        if self.percent >= 0:
            text = f"{number * 100:.{self.percent}f}".replace(".", ",")
            return f"{text}%"
        if number < 0 or not number.is_integer() or not self.parts:
            return None
        figures = list(str(int(number)).zfill(self.parts.count("0")))
        shown: list[str] = []
        for part in reversed(self.parts):
            if part not in ("0", "#"):
                shown.append(part)
            elif figures:
                shown.append(figures.pop())
        return "".join([*figures, *reversed(shown)]).strip()


def shape_of(written: str) -> NumberFormat | None:
    """What is to be shown of numbers in a format; None where that is their value."""
    section = _SECTION.match(written)
    text = _IN_BRACKETS.sub("", section[1] if section else "")
    tokens = list(_TOKEN.finditer(text))
    if any(token["percent"] for token in tokens):
        decimals = re.search(r"[.,]([0#]+)", text)
        return NumberFormat(percent=len(decimals[1]) if decimals else 0)
    before, behind = _words(tokens)
    parts = () if any(token["other"] for token in tokens) else _parts(tokens)
    return NumberFormat(parts, before=before, behind=behind) if parts or before or behind else None


def _parts(tokens: Sequence[re.Match[str]]) -> tuple[str, ...]:
    """Figures and signs, where leading zeros are shown."""
    parts = [part for token in tokens if (part := _part(token))]
    if "0" in parts:  # behind the first zero every figure is shown
        first = parts.index("0")
        parts[first:] = ["0" if part == "#" else part for part in parts[first:]]
    return tuple(parts) if parts.count("0") >= _LEAST else ()


def _words(tokens: Sequence[re.Match[str]]) -> tuple[str, str]:
    """What is written before the figures and behind them, where there are words in it."""
    bare = "".join("" if token["quoted"] is not None or token["escaped"] else token[0] for token in tokens)
    places = [at for at, token in enumerate(tokens) if token["digit"]]
    others = "".join(token["other"] or "" for token in tokens)
    if not places or _SCALED.search(bare) or set(others) - set(",."):
        return "", ""
    sides = tokens[: places[0]], tokens[places[-1] + 1 :]
    before, behind = ("".join(map(_sign, side)) for side in sides)
    return (before if _is_word(before) else ""), (behind if _is_word(behind) else "")


def _is_word(text: str) -> bool:
    return any(map(str.isalpha, text))


def _sign(token: re.Match[str]) -> str:
    return token["quoted"] or token["escaped"] or token["plain"] or ""


def _part(token: re.Match[str]) -> str:
    """A figure as `0` or `#`, a sign as itself; words are no part of the number."""
    if token["digit"]:
        return "0" if token["digit"] == "0" else "#"
    sign = _sign(token)
    return "" if any(map(str.isalnum, sign)) else sign
