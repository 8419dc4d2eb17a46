"""Numbers of drawings, each once in a document."""

import re

_FIRST = 1001  # the numbers that docxtpl gives
_DRAWING = re.compile(r'(<wp:docPr\b[^<>]*?\sid=")[^"]*')
_SHAPE = re.compile(r'(<v:(?:shape|rect|line|oval|roundrect|group|polyline|arc|curve|image)\b[^<>]*?\sid=")([^"]*)')
SHAPES = frozenset(
    f"v:{name}" for name in ("shape", "rect", "line", "oval", "roundrect", "group", "polyline", "arc", "curve", "image")
)


def number(text: str) -> str:
    """The drawings of the main part, numbered in their order."""
    count = _FIRST - 1

    def next_number(found: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"{found[1]}{count}"

    return _DRAWING.sub(next_number, text)


def part_shapes(text: str) -> str:
    """Old drawings that a loop repeats: each after the first gets a name of its own."""
    seen: dict[str, int] = {}

    def next_name(found: re.Match[str]) -> str:
        times = seen[found[2]] = seen.get(found[2], 0) + 1
        return found[0] if times == 1 else f"{found[1]}{found[2]}_{times}"

    return _SHAPE.sub(next_name, text)
