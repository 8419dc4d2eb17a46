"""The letters of a PDF's page, each with its place.

What a page shows is read as it is drawn: every glyph with its own place, so that it does not matter in which
order or in how many fonts a line is drawn. Clips and filled areas are followed as the rectangles around them.
Not followed: clips by a shape that is no rectangle, transparency, patterns, text as a clip.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from pypdf.generic import ContentStream

from ntm_docs.printing.pdf.pdf_font import PdfFont, read_font

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)
_MIDDLE = 0.25  # of the size: about half of a small letter's height
_EDGE = 1.0
_DEEPEST = 12
_UNSEEN_MODES = (3, 7)
_STROKED_MODES = (1, 2, 5, 6)
_LEAST_CONTRAST = 0.08
_CORNERS = 6


class Letter(NamedTuple):
    """What one glyph stands for: place and width in points along its line, height of the line, size, turn (degrees).

    `family` is its font; `seen` empty where it is seen, else why not: `cut`, `pale`, `covered`.
    """

    text: str
    along: float
    across: float
    width: float
    size: float
    turn: int
    family: str
    seen: str = ""


@dataclass(slots=True)
class _State:
    """The graphics state that matters for text."""

    matrix: Matrix = _SAME
    clip: Box = _EVERYWHERE
    light: float | None = 0.0  # None: a pattern
    stroke: float | None = 0.0
    font: PdfFont | None = None
    size: float = 1.0
    spacing: float = 0.0
    words: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


@dataclass(frozen=True, slots=True)
class _Fill:
    """An area that was painted, after so many letters; `light` None for a picture or pattern."""

    box: Box
    light: float | None
    after: int
    whole: bool


@dataclass(slots=True)
class _Page:
    """A page as it is drawn."""

    reader: Any
    fonts: dict[Any, PdfFont]
    bounds: Box
    state: _State = field(default_factory=_State)
    saved: list[_State] = field(default_factory=list)
    text: Matrix = _SAME
    line: Matrix = _SAME
    path: list[tuple[float, float]] = field(default_factory=list)
    curved: bool = False
    clips: bool = False
    drawn: list[tuple[Letter, float, float, float | None]] = field(default_factory=list)
    fills: list[_Fill] = field(default_factory=list)
    actual: list[str | None] = field(default_factory=list)

    def run(self, operations: Sequence[tuple[Any, bytes]], resources: Any, depth: int = 0) -> None:
        """Draw a stream."""
        for operands, operator in operations:
            if operator in (b"Tj", b"TJ", b"'", b'"'):
                self.show(operands, operator)
            elif operator == b"Tf":
                self.state.font, self.state.size = self.font(resources, operands[0]), float(operands[1])
            elif operator == b"Do":
                self.draw(resources, operands[0], depth)
            elif operator in (b"BDC", b"BMC"):
                named: Any = operands[1] if operator == b"BDC" else {}
                told = named.get("/ActualText") if hasattr(named, "get") else None
                self.actual.append(None if told is None else str(told))
            elif operator == b"EMC":
                if self.actual:
                    self.actual.pop()
            elif operator in _SETTERS:
                _SETTERS[operator](self, operands)

    def font(self, resources: Any, name: Any) -> PdfFont | None:
        """A font by the name that the stream gives it, each read once for the whole file."""
        fonts: Any = resources.get("/Font") if resources is not None else None
        found = fonts.get(name) if fonts is not None else None
        if found is None:
            return None
        key = getattr(fonts.raw_get(name), "idnum", None) or id(found)
        if key not in self.fonts:
            self.fonts[key] = read_font(found.get_object())
        return self.fonts[key]

    def draw(self, resources: Any, name: Any, depth: int) -> None:
        """A form is drawn in place; a picture is an area that was painted."""
        found = ((resources or {}).get("/XObject") or {}).get(name)
        inner = found.get_object() if found is not None else None
        if inner is None or depth > _DEEPEST:
            return
        if inner.get("/Subtype") != "/Form":
            corners = [_point(self.state.matrix, x, y) for x in (0, 1) for y in (0, 1)]
            self.fills.append(_Fill(_met(_around(corners), self.state.clip), None, len(self.drawn), whole=False))
            return
        self.saved.append(replace(self.state))
        if "/Matrix" in inner:
            self.state.matrix = _times(_matrix(inner["/Matrix"]), self.state.matrix)
        self.run(ContentStream(inner, self.reader).operations, inner.get("/Resources") or resources, depth + 1)
        self.state = self.saved.pop()

    def show(self, operands: Any, operator: bytes) -> None:
        """Text at the pen."""
        state = self.state
        if operator in (b"'", b'"'):
            if operator == b'"':
                state.words, state.spacing = float(operands[0]), float(operands[1])
            _next_line(self, ())
        for part in operands[0] if operator == b"TJ" else operands[-1:]:
            if isinstance(part, int | float):
                self.go_on(-float(part) / 1000 * state.size * state.scale)
            elif state.font is not None:
                data = part if isinstance(part, bytes) else getattr(part, "original_bytes", b"")
                self.glyphs(state.font, data)

    def glyphs(self, font: PdfFont, data: bytes) -> None:
        """Each glyph of a string; the pen goes on."""
        state, told = self.state, next((one for one in reversed(self.actual) if one is not None), None)
        whole = _times(self.text, state.matrix)
        a, b, c, d, x, y = whole
        size = abs(state.size) * math.hypot(c, d)
        stretch, long = math.hypot(a, b), math.hypot(a, b) or 1.0
        cosine, sine = a / long, b / long
        turn = round(math.degrees(math.atan2(b, a))) if b else (0 if a >= 0 else 180)
        pen = 0.0
        for code in font.codes(data):
            text, width = font.letter(code), font.width(code) * state.size * state.scale
            if told is not None:  # what several glyphs stand for together is told once
                text = told
                self.actual = [None if one is None else "" for one in self.actual]
                told = ""
            if text.strip():
                left, foot = x + pen * a + state.rise * c, y + pen * b + state.rise * d
                along, across = left * cosine + foot * sine, foot * cosine - left * sine
                middle = width * stretch / 2
                up = _MIDDLE * size
                at = (left + middle * cosine - up * sine, foot + middle * sine + up * cosine)
                seen = "cut" if not _inside(at, state.clip) or not _inside(at, self.bounds) else ""
                seen = "pale" if state.mode in _UNSEEN_MODES else seen
                letter = Letter(text, along, across, width * stretch, size, turn, font.family, seen)
                self.drawn.append((letter, *at, state.stroke if state.mode in _STROKED_MODES else state.light))
            elif text and told is None:
                self.blank((x + pen * a, y + pen * b), (cosine, sine), (width * stretch, size, turn))
            pen += width + (state.spacing + (state.words if code == ord(" ") and not font.wide else 0)) * state.scale
        self.go_on(pen)

    def go_on(self, far: float) -> None:
        """Move the pen along its line."""
        a, b, c, d, x, y = self.text
        self.text = (a, b, c, d, x + far * a, y + far * b)

    def blank(self, at: tuple[float, float], way: tuple[float, float], measures: tuple[float, float, int]) -> None:
        """A blank that was drawn: it parts words however narrow it is."""
        along, across = at[0] * way[0] + at[1] * way[1], at[1] * way[0] - at[0] * way[1]
        self.drawn.append((Letter(" ", along, across, *measures, ""), *at, None))

    def paint(self) -> None:
        """Fill the path."""
        if self.path:
            rectangle = not self.curved and len(self.path) <= _CORNERS
            box = _met(_around(self.path), self.state.clip)
            self.fills.append(_Fill(box, self.state.light, len(self.drawn), whole=rectangle))
        self.end()

    def end(self) -> None:
        """The path is done; it may become the clip."""
        if self.clips:
            self.state.clip = _met(_around(self.path), self.state.clip) if self.path else self.state.clip
        self.path, self.curved, self.clips = [], False, False

    def letters(self) -> list[Letter]:
        """What was drawn, with what is not seen of it."""
        if not self.fills:
            white = 1.0 - _LEAST_CONTRAST
            return [
                one._replace(seen="pale") if not one.seen and light is not None and light > white else one
                for one, _x, _y, light in self.drawn
            ]
        found = []
        for index, (one, x, y, light) in enumerate(self.drawn):
            why = "" if one.seen else self.hidden(index, (x, y), light)
            found.append(one._replace(seen=why) if why else one)
        return found

    def hidden(self, index: int, at: tuple[float, float], light: float | None) -> str:
        """Why a letter is not seen: as light as what it stands on, or behind what was painted after it."""
        ground: float | None = 1.0
        for fill in self.fills:
            if _inside(at, fill.box, 0.0):
                if fill.after <= index:
                    ground = fill.light
                elif fill.whole and fill.light is not None:
                    return "covered"
        return "pale" if light is not None and ground is not None and abs(light - ground) < _LEAST_CONTRAST else ""


def _save(page: _Page, _operands: Any) -> None:
    page.saved.append(replace(page.state))


def _restore(page: _Page, _operands: Any) -> None:
    if page.saved:
        page.state = page.saved.pop()


def _turn(page: _Page, operands: Any) -> None:
    page.state.matrix = _times(_matrix(operands), page.state.matrix)


def _begin(page: _Page, _operands: Any) -> None:
    page.text = page.line = _SAME


def _move(page: _Page, operands: Any) -> None:
    page.text = page.line = _times((1, 0, 0, 1, float(operands[0]), float(operands[1])), page.line)


def _move_leading(page: _Page, operands: Any) -> None:
    page.state.leading = -float(operands[1])
    _move(page, operands)


def _next_line(page: _Page, _operands: Any) -> None:
    _move(page, (0, -page.state.leading))


def _set_text(page: _Page, operands: Any) -> None:
    page.text = page.line = _matrix(operands)


def _number(name: str, share: float = 1.0) -> Any:
    def put(page: _Page, operands: Any) -> None:
        setattr(page.state, name, float(operands[0]) * share)

    return put


def _colour(name: str) -> Any:
    def put(page: _Page, operands: Any) -> None:
        setattr(page.state, name, _light(operands))

    return put


def _light(operands: Any) -> float | None:
    """The brightness of a colour from 0 (black) to 1, of grey, RGB or CMYK; none of a pattern."""
    values = [float(one) for one in operands if isinstance(one, int | float)]
    if len(values) != len(operands) or not values:
        return None
    if len(values) == 1:
        return values[0]
    if len(values) == len("rgb"):
        return 0.3 * values[0] + 0.59 * values[1] + 0.11 * values[2]
    return max(0.0, 1 - (0.3 * values[0] + 0.59 * values[1] + 0.11 * values[2]) - values[3])


def _rectangle(page: _Page, operands: Any) -> None:
    x, y, width, height = map(float, operands)
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    page.path += [_point(page.state.matrix, *corner) for corner in corners]


def _line_to(page: _Page, operands: Any) -> None:
    page.path.append(_point(page.state.matrix, float(operands[0]), float(operands[1])))


def _curve(page: _Page, operands: Any) -> None:
    page.curved = True
    page.path.append(_point(page.state.matrix, float(operands[-2]), float(operands[-1])))


def _clip(page: _Page, _operands: Any) -> None:
    page.clips = True


_SETTERS: Mapping[bytes, Any] = {
    b"q": _save,
    b"Q": _restore,
    b"cm": _turn,
    b"BT": _begin,
    b"Td": _move,
    b"TD": _move_leading,
    b"T*": _next_line,
    b"Tm": _set_text,
    b"Tc": _number("spacing"),
    b"Tw": _number("words"),
    b"Tz": _number("scale", 0.01),
    b"TL": _number("leading"),
    b"Ts": _number("rise"),
    b"Tr": _number("mode"),
    **dict.fromkeys((b"g", b"rg", b"k", b"sc", b"scn"), _colour("light")),
    **dict.fromkeys((b"G", b"RG", b"K", b"SC", b"SCN"), _colour("stroke")),
    b"re": _rectangle,
    **dict.fromkeys((b"m", b"l"), _line_to),
    **dict.fromkeys((b"c", b"v", b"y"), _curve),
    **dict.fromkeys((b"W", b"W*"), _clip),
    **dict.fromkeys((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"), lambda page, _: page.paint()),
    **dict.fromkeys((b"n", b"S", b"s"), lambda page, _: page.end()),
}


def _matrix(values: Any) -> Matrix:
    a, b, c, d, e, f = map(float, values)
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return x * a + y * c + e, x * b + y * d + f


def _around(points: Sequence[tuple[float, float]]) -> Box:
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def _met(one: Box, other: Box) -> Box:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _inside(at: tuple[float, float], box: Box, edge: float = _EDGE) -> bool:
    return box[0] - edge <= at[0] <= box[2] + edge and box[1] - edge <= at[1] <= box[3] + edge


def letters_of(page: Any, fonts: dict[Any, PdfFont]) -> list[Letter]:
    """The letters of a page in the order in which they are drawn; blanks too, as what parts words.

    Args:
        page: a page of pypdf.
        fonts: those of the file that were read already; more are put there.
    """
    contents = page.get("/Contents")
    if contents is None:
        return []
    box = page.mediabox
    bounds = (float(box.left), float(box.bottom), float(box.right), float(box.top))
    drawn = _Page(page.pdf, fonts, bounds)
    drawn.run(ContentStream(contents.get_object(), page.pdf).operations, page.get("/Resources"))
    return drawn.letters()
