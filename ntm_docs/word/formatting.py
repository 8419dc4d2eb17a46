"""Effective formatting: run → character style → paragraph style → table → defaults → theme.

Of a table style, its whole-table formatting and its first row are followed; banding, corners and last
rows are not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from ntm_docs.machine.frozen import frozen
from ntm_docs.word.numbering import W

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TOGGLES = ("b", "i", "caps", "smallCaps", "vanish", "strike")
_OFF = ("0", "false", "off")
_SLOTS = ("ascii", "hAnsi")
_DEPTH = 20
_MOST = 2048  # looks and shapes that are remembered
_DEFAULT_FONT = "Times New Roman"
_DEFAULT_SIZE = 10.0
_NO_GROUND = ("none", "white")
_BLACK = ("auto", "000000", "windowText", "")
_DARK = ("text1", "dark1", "tx1", "dk1")
_ASCII = 0x80

Properties = dict[str, Any]


@frozen
class Look:
    """How a piece of text prints: font of its letters, size in points, colour as RRGGBB, its ground."""

    font: str
    size: float
    bold: bool = False
    italic: bool = False
    color: str = "000000"
    underline: bool = False
    caps: bool = False
    raised: bool = False
    hidden: bool = False
    marked: bool = False


@frozen
class Shape:
    """How a paragraph is set; lengths in twips, `line` in lines when `line_rule` is auto, else in twips."""

    style: str = ""
    align: str = "left"
    left: int = 0
    right: int = 0
    first: int = 0
    before: int = 0
    after: int = 0
    contextual: bool = False
    line: float = 1.0
    line_rule: str = "auto"
    keep_next: bool = False
    page_break: bool = False
    border_above: bool = False
    border_below: bool = False
    tabs: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class Styles:
    """The styles of a document; ask it for the look of a run and the shape of a paragraph."""

    styles: Mapping[str, Any]
    default: str
    run_defaults: Properties
    shape_defaults: Properties
    theme: Mapping[str, str]
    numbering: Mapping[tuple[str, int], Properties]
    tab: int = 720
    _chains: dict[tuple[str, str], tuple[Properties, Properties]] = field(default_factory=dict)
    _looks: dict[tuple[Any, ...], tuple[Look, Look]] = field(default_factory=dict)
    _shapes: dict[tuple[Any, ...], Shape] = field(default_factory=dict)

    def chain(self, style: str, part: str = "") -> tuple[Properties, Properties]:
        """Run and paragraph properties of a style with those it is based on; `part` names a part of a table style."""
        key = (style, part)
        if key not in self._chains:
            run: Properties = {}
            shape: Properties = {}
            names: list[str] = []
            at = style
            while at in self.styles and at not in names and len(names) < _DEPTH:
                names.append(at)
                based = self.styles[at].find(f"{W}basedOn")
                at = based.get(f"{W}val") if based is not None else ""
            for name in reversed(names):
                element = self.styles[name]
                if part:
                    element = next(
                        (one for one in element.findall(f"{W}tblStylePr") if one.get(f"{W}type") == part), None
                    )
                if element is not None:
                    run.update(run_properties(element.find(f"{W}rPr")))
                    shape.update(shape_properties(element.find(f"{W}pPr")))
            self._chains[key] = (run, shape)
        return self._chains[key]

    def look(self, style: str, table: tuple[str, bool], direct: Any | None, *, ascii_text: bool) -> Look:
        """How a run prints: `style` of its paragraph, `table` its table style and whether in the first row."""
        said = () if direct is None else tuple([(one.tag, *one.items()) for one in direct])  # all that is read of it
        key = (style, table, said)
        if key not in self._looks:
            if len(self._looks) > _MOST:
                self._looks.clear()
            self._looks[key] = self._look(style, table, run_properties(direct))
        return self._looks[key][0 if ascii_text else 1]

    def _look(self, style: str, table: tuple[str, bool], direct: Properties) -> tuple[Look, Look]:
        levels = [
            self.chain(table[0])[0],
            self.chain(table[0], "firstRow")[0] if table[1] else {},
            self.chain(style or self.default)[0],
            self.chain(direct.get("style", ""))[0],
        ]
        merged = {**self.run_defaults}
        for level in (*levels, direct):
            merged.update(level)
        on = {name: self._toggle(name, levels, direct) for name in _TOGGLES}
        size = merged.get("sz", _DEFAULT_SIZE)
        fonts = [self._font(merged.get(slot, _DEFAULT_FONT)) for slot in _SLOTS]
        looks = [
            Look(
                font=font,
                size=size,
                bold=on["b"],
                italic=on["i"],
                color=merged.get("color", "000000"),
                underline=merged.get("u", "none") != "none",
                caps=on["caps"],
                raised=merged.get("vertAlign", "baseline") != "baseline",
                hidden=on["vanish"],
                marked=merged.get("highlight", "none") not in _NO_GROUND or bool(merged.get("shd")),
            )
            for font in fonts
        ]
        return looks[0], looks[1]

    def _toggle(self, name: str, levels: Iterable[Properties], direct: Properties) -> bool:
        """Direct formatting decides; else each level that sets the property turns it over (ISO 29500-1, 17.7.3)."""
        if name in direct:
            return bool(direct[name])
        turned = sum(bool(level.get(name)) for level in levels) % 2 == 1
        return turned or bool(self.run_defaults.get(name))

    def _font(self, name: str) -> str:
        return self.theme.get(name, _DEFAULT_FONT) if name.startswith("+") else name

    def shape(self, direct: Any | None, table: str, level: tuple[str, int] | None) -> Shape:
        """How a paragraph is set: `direct` its w:pPr, `level` the list and depth whose numbering it has."""
        key = (b"" if direct is None else etree.tostring(direct), table, level)
        if key not in self._shapes:
            if len(self._shapes) > _MOST:
                self._shapes.clear()
            own = shape_properties(direct)
            style = own.get("style", "") or self.default
            own_numbering = direct is not None and direct.find(f"{W}numPr") is not None
            list_indent = self.numbering.get(level, {}) if level else {}
            chain = [self.shape_defaults, self.chain(table)[1]]
            chain += [self.chain(style)[1], list_indent] if own_numbering else [list_indent, self.chain(style)[1]]
            merged: Properties = {}
            for properties in (*chain, own):
                merged.update(properties)
            self._shapes[key] = _shape(style, merged)
        return self._shapes[key]


def _shape(style: str, merged: Properties) -> Shape:
    known = {name: merged[name] for name in Shape.__dataclass_fields__ if name in merged and name != "style"}
    tabs = merged.get("tabs", {})
    known["tabs"] = tuple(sorted((at, kind) for at, kind in tabs.items() if kind != "clear"))
    return Shape(style=style, **known)


def run_properties(element: Any | None) -> Properties:
    """What one w:rPr says, in points and plain values."""
    found: Properties = {}
    if element is None:
        return found
    for child in element:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        value = child.get(f"{W}val")
        if name in _TOGGLES:
            found[name] = value not in _OFF
        elif name == "sz":
            found["sz"] = _int(value, 20) / 2
        elif name == "rStyle":
            found["style"] = value or ""
        elif name in ("u", "vertAlign", "highlight"):
            found[name] = value or "none"
        elif name == "shd":
            found["shd"] = _ground(child)
        elif name == "color":
            found["color"] = _color(child)
        elif name == "rFonts":
            found.update(_fonts(child))
    return found


def _fonts(element: Any) -> Properties:
    found = {}
    for slot in _SLOTS:
        themed, named = element.get(f"{W}{slot}Theme"), element.get(f"{W}{slot}")
        if themed or named:
            found[slot] = f"+{themed}" if themed else named
    return found


def _ground(element: Any) -> bool:
    """Whether a w:shd prints a ground behind the letters: a fill that is not white, or a pattern."""
    fill = (element.get(f"{W}fill") or "auto").lower()
    return fill not in ("auto", "ffffff") or element.get(f"{W}val") not in (None, "clear", "nil")


def _color(element: Any) -> str:
    value = element.get(f"{W}val") or ""
    if value in _BLACK or element.get(f"{W}themeColor") in _DARK:
        return "000000"
    return value.upper()


def shape_properties(element: Any | None) -> Properties:
    """What one w:pPr says, in twips."""
    found: Properties = {}
    if element is None:
        return found
    for child in element:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        reader = _READERS.get(name)
        if reader is not None:
            found.update(reader(child))
    return found


def _spacing(element: Any) -> Properties:
    found: Properties = {}
    for side in ("before", "after"):
        if element.get(f"{W}{side}Autospacing") not in (None, *_OFF):
            found[side] = 280
        elif element.get(f"{W}{side}") is not None:
            found[side] = _int(element.get(f"{W}{side}"), 0)
    rule = element.get(f"{W}lineRule")
    if element.get(f"{W}line") is not None:
        line = _int(element.get(f"{W}line"), 240)
        found["line"], found["line_rule"] = (line / 240, "auto") if rule in (None, "auto") else (line, rule)
    return found


def _indent(element: Any) -> Properties:
    found: Properties = {}
    for name, sides in (("left", ("start", "left")), ("right", ("end", "right"))):
        value = next((element.get(f"{W}{side}") for side in sides if element.get(f"{W}{side}") is not None), None)
        if value is not None:
            found[name] = _int(value, 0)
    if element.get(f"{W}hanging") is not None:
        found["first"] = -_int(element.get(f"{W}hanging"), 0)
    elif element.get(f"{W}firstLine") is not None:
        found["first"] = _int(element.get(f"{W}firstLine"), 0)
    return found


def _borders(element: Any) -> Properties:
    def drawn(side: str) -> bool:
        border = element.find(f"{W}{side}")
        return border is not None and border.get(f"{W}val") not in (None, "nil", "none")

    return {"border_above": drawn("top"), "border_below": drawn("bottom")}


def _tabs(element: Any) -> Properties:
    return {"tabs": {_int(tab.get(f"{W}pos"), 0): tab.get(f"{W}val") or "left" for tab in element.findall(f"{W}tab")}}


def _on(name: str) -> Any:
    return lambda element: {name: element.get(f"{W}val") not in _OFF}


_ALIGN = {"start": "left", "end": "right", "both": "justify", "distribute": "justify", "centre": "center"}
_READERS: Mapping[str, Any] = {
    "pStyle": lambda element: {"style": element.get(f"{W}val") or ""},
    "jc": lambda element: {"align": _ALIGN.get(element.get(f"{W}val") or "", element.get(f"{W}val") or "left")},
    "spacing": _spacing,
    "ind": _indent,
    "pBdr": _borders,
    "tabs": _tabs,
    "keepNext": _on("keep_next"),
    "pageBreakBefore": _on("page_break"),
    "contextualSpacing": _on("contextual"),
}


def _int(value: str | None, otherwise: int) -> int:
    """A length as written; a measure with a unit or a fraction is rounded to twips."""
    text = (value or "").strip()
    for unit, twips in (("pt", 20.0), ("cm", 566.93), ("mm", 56.693), ("in", 1440.0)):
        if text.endswith(unit):
            text = text.removesuffix(unit)
            try:
                return round(float(text) * twips)
            except ValueError:
                return otherwise
    try:
        return round(float(text))
    except (ValueError, OverflowError):
        return otherwise


def read_styles(parts: Mapping[str, Any]) -> Styles:
    """The styles, defaults and theme of a package (its XML roots by name)."""
    root, settings = parts.get("word/styles.xml"), parts.get("word/settings.xml")
    styles = {} if root is None else {one.get(f"{W}styleId") or "": one for one in root.findall(f"{W}style")}
    default = next(
        (
            name
            for name, one in styles.items()
            if one.get(f"{W}type") == "paragraph" and one.get(f"{W}default") in ("1", "true")
        ),
        "Normal",
    )
    defaults = root.find(f"{W}docDefaults") if root is not None else None
    run = defaults.find(f"{W}rPrDefault/{W}rPr") if defaults is not None else None
    shape = defaults.find(f"{W}pPrDefault/{W}pPr") if defaults is not None else None
    tab = settings.find(f"{W}defaultTabStop") if settings is not None else None
    return Styles(
        styles=styles,
        default=default,
        run_defaults=run_properties(run),
        shape_defaults=shape_properties(shape),
        theme=_theme(parts.get("word/theme/theme1.xml"), settings),
        numbering=_levels(parts.get("word/numbering.xml")),
        tab=max(1, _int(tab.get(f"{W}val"), 720)) if tab is not None else 720,
    )


def _theme(theme: Any | None, settings: Any | None) -> dict[str, str]:
    """Font by theme name (`+minorHAnsi`); where the document's language is Vietnamese, that of script Viet."""
    language = settings.find(f"{W}themeFontLang") if settings is not None else None
    viet = language is not None and (language.get(f"{W}val") or "").lower().startswith("vi")
    found: dict[str, str] = {}
    for size in ("major", "minor"):
        fonts = theme.find(f".//{_A}{size}Font") if theme is not None else None
        if fonts is None:
            continue
        latin = fonts.find(f"{_A}latin")
        name = latin.get("typeface") if latin is not None else ""
        script = next((one.get("typeface") for one in fonts.findall(f"{_A}font") if one.get("script") == "Viet"), "")
        chosen = (script if viet and script else name) or ""
        if chosen:
            found |= {f"+{size}{slot}": chosen for slot in ("HAnsi", "Ascii")}
    return found


def _levels(numbering: Any | None) -> dict[tuple[str, int], Properties]:
    """Indents that a list gives its paragraphs, by list and depth."""
    if numbering is None:
        return {}
    abstracts = {one.get(f"{W}abstractNumId"): one for one in numbering.findall(f"{W}abstractNum")}
    found: dict[tuple[str, int], Properties] = {}
    for num in numbering.findall(f"{W}num"):
        link = num.find(f"{W}abstractNumId")
        abstract = abstracts.get(link.get(f"{W}val") if link is not None else None)
        for level in abstract.findall(f"{W}lvl") if abstract is not None else ():
            key = (num.get(f"{W}numId") or "", _int(level.get(f"{W}ilvl"), 0))
            found[key] = shape_properties(level.find(f"{W}pPr"))
    return found


def is_ascii(text: str) -> bool:
    """Whether a text uses only the letters of Word's ascii font slot."""
    return text.isascii() or all(ord(char) < _ASCII for char in text)
