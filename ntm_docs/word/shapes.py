"""Drawn lines and text boxes: drawing, VML."""

import re
from collections.abc import Iterator
from typing import Any

from ntm_docs.machine.frozen import frozen
from ntm_docs.word.facts import RuleLine
from ntm_docs.word.numbering import W

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_EMU = 635  # in a twip
_FLAT = 120  # twips: a shape lower than this is a line
_STRAIGHT = ("line", "straightConnector1", "rect")
_UNITS = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "px": 15.0, "pc": 240.0, "": 20.0}
_MEASURE = re.compile(r"\s*(-?[\d.]+)\s*(pt|in|cm|mm|px|pc)?\s*")
_LINE_TYPES = ("#_x0000_t32", "#_x0000_t20", "_x0000_t32", "_x0000_t20")


@frozen
class Box:
    """A text box: its content element, its width in twips and its left edge from the text area."""

    content: Any
    width: int | None
    left: int | None


def lines_of(element: Any, width: int) -> Iterator[RuleLine]:
    """Straight lines in a w:drawing or w:pict; `width` is that of the column it is anchored in."""
    if element.tag == f"{W}drawing":
        yield from _drawn(element, width)
    else:
        yield from _vml(element)


def boxes_of(element: Any) -> Iterator[Box]:
    """Text boxes in a w:drawing or w:pict; those in a fallback are the same ones again."""
    for content in element.iter(f"{W}txbxContent"):
        if any(one.tag == f"{_MC}Fallback" for one in content.iterancestors()):
            continue
        width, left = None, None
        if element.tag == f"{W}drawing":
            width, left = _extent(element, content), _offset(element, None)
        else:
            holder = next((one for one in content.iterancestors() if one.get("style")), None)
            style = _css(holder.get("style") or "") if holder is not None else {}
            width, left = style.get("width"), style.get("margin-left")
        yield Box(content, width, left)


def _drawn(drawing: Any, width: int) -> Iterator[RuleLine]:
    outer = drawing.find(f"*/{_WP}extent")
    shapes = [one for one in drawing.iter(f"{_WPS}wsp") if not _in_fallback(one)]
    for shape in shapes:
        if shape.find(f"{_WPS}txbx") is not None:
            continue
        geometry = shape.find(f"{_WPS}spPr/{_A}prstGeom")
        size = shape.find(f"{_WPS}spPr/{_A}xfrm/{_A}ext")
        size = outer if size is None else size
        across, down = _emu(size, "cx"), _emu(size, "cy")
        if len(shapes) == 1 and outer is not None and (across or 0) < (_emu(outer, "cx") or 0):
            across = _emu(outer, "cx")  # a shape alone is as wide as its frame; some programs write 1 pt within it
        if geometry is None or geometry.get("prst") not in _STRAIGHT or across is None or (down or 0) > _FLAT:
            continue
        dash = shape.find(f"{_WPS}spPr/{_A}ln/{_A}prstDash")
        solid = dash is None or dash.get("val") == "solid"
        left = _offset(drawing, width - across)
        yield RuleLine("drawing", across, solid, None if left is None else left + across // 2)


def _in_fallback(shape: Any) -> bool:
    return any(one.tag == f"{_MC}Fallback" for one in shape.iterancestors())


def _emu(element: Any | None, name: str) -> int | None:
    if element is None:
        return None
    try:
        return abs(int(element.get(name) or "")) // _EMU
    except ValueError:
        return None


def _extent(drawing: Any, content: Any) -> int | None:
    shape = next((one for one in content.iterancestors() if one.tag == f"{_WPS}wsp"), None)
    size = shape.find(f"{_WPS}spPr/{_A}xfrm/{_A}ext") if shape is not None else None
    return _emu(drawing.find(f"*/{_WP}extent") if size is None else size, "cx")


def _offset(drawing: Any, room: int | None) -> int | None:
    """Left edge of an anchored shape from its column; None where it depends on more than the file says."""
    position = drawing.find(f"{_WP}anchor/{_WP}positionH")
    if position is None:
        return None
    offset, align = position.find(f"{_WP}posOffset"), position.find(f"{_WP}align")
    if offset is not None:
        try:
            return int(offset.text or "") // _EMU
        except ValueError:
            return None
    places = {"left": 0, "center": None if room is None else room // 2, "right": room}
    return places.get(align.text or "") if align is not None else None


def _vml(pict: Any) -> Iterator[RuleLine]:
    for shape in pict.iter(f"{_V}line", f"{_V}shape", f"{_V}rect"):
        if shape.find(f".//{W}txbxContent") is not None:
            continue
        style = _css(shape.get("style") or "")
        across, down, left = style.get("width"), style.get("height"), style.get("margin-left")
        if shape.tag == f"{_V}line":
            start, end = _point(shape.get("from") or "0,0"), _point(shape.get("to") or "0,0")
            if start is None or end is None:
                continue
            across, down, left = abs(end[0] - start[0]), abs(end[1] - start[1]), (left or 0) + min(start[0], end[0])
        elif shape.tag == f"{_V}shape" and shape.get("type") not in _LINE_TYPES:
            continue
        if across is None or (down or 0) > _FLAT:
            continue
        stroke = shape.find(f"{_V}stroke")
        solid = stroke is None or (stroke.get("dashstyle") or "solid") == "solid"
        yield RuleLine("vml", across, solid, None if left is None else left + across // 2)


def _css(style: str) -> dict[str, int]:
    found = {}
    for part in style.split(";"):
        name, _, value = part.partition(":")
        length = _length(value)
        if length is not None:
            found[name.strip()] = length
    return found


def _point(text: str) -> tuple[int, int] | None:
    across, _, down = text.partition(",")
    one, other = _length(across or "0"), _length(down or "0")
    return None if one is None or other is None else (one, other)


def _length(text: str) -> int | None:
    found = _MEASURE.fullmatch(text)
    try:
        return round(float(found[1]) * _UNITS[found[2] or ""]) if found else None
    except (ValueError, OverflowError):
        return None
