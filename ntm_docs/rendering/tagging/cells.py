"""Tags about a whole table cell: colspan, cellbg, vm, hm."""

from typing import Any

from lxml import etree

from ntm_docs.rendering.tagging.marking import MARK, MARK_END, MarkedTree, find_marks
from ntm_docs.rendering.tagging.tags import Tag
from ntm_docs.rendering.tagging.trees import is_plain, prune, put_after, put_before
from ntm_docs.rendering.tagging.where import W

_TC, _T, _RPR, _TCPR = f"{W}tc", f"{W}t", f"{W}rPr", f"{W}tcPr"
_LAYOUT = {"colspan": (f"{W}gridSpan", {}), "cellbg": (f"{W}shd", {f"{W}val": "clear", f"{W}color": "auto"})}
_ORDER = [  # of what stands in w:tcPr (ISO 29500-1, CT_TcPr); docxtpl's order is another, and invalid
    f"{W}{name}"
    for name in (
        "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection",
        "tcFitText", "vAlign", "hideMark", "headers", "cellIns", "cellDel", "cellMerge", "tcPrChange",
    )
]  # fmt: skip
_CHECKED = {"colspan": "as_span", "cellbg": "as_fill"}
FIRST, AGAIN, END = "{% if loop.first %}", "{% else %}", "{% endif %}"


def lay_out(placed: MarkedTree) -> None:
    """`{% colspan n %}` and `{% cellbg màu %}` as properties of their cell."""
    for word in _LAYOUT:
        for text, number, tag in _of(placed, word):
            cell = _cell(placed, text, tag)
            _take_out(text, number)
            if cell is None:
                continue
            if text.text == "" and is_plain(text):
                prune(text, _RPR)
            _set_property(placed, cell, word, tag)


def merge_cells(placed: MarkedTree) -> None:
    """`{% vm %}`: one cell over the rows of a loop; `{% hm %}`: one cell over its columns."""
    for text, number, tag in _of(placed, "vm"):
        cell = _cell(placed, text, tag)
        _take_out(text, number)
        if cell is None:
            continue
        value = "".join(
            (_mark(placed, tag, FIRST), "restart", _mark(placed, tag, AGAIN), "continue", _mark(placed, tag, END))
        )
        _put(_properties(cell), f"{W}vMerge", {f"{W}val": value})
        start = next(cell.iter(_T))
        start.text = _mark(placed, tag, FIRST) + (start.text or "")
        text.text = (text.text or "") + _mark(placed, tag, END)
    for text, number, tag in _of(placed, "hm"):
        cell = _cell(placed, text, tag)
        _take_out(text, number)
        if cell is None:
            continue
        properties = _properties(cell)
        span = properties.find(f"{W}gridSpan")
        if span is None:
            span = _put(properties, f"{W}gridSpan", {f"{W}val": "1"})
        if span.get(f"{W}val", "").isdigit():
            inside = f" {span.get(f'{W}val')} * loop.length "
            span.set(f"{W}val", placed.mark(tag.renamed("{{", inside)))
        put_before(cell, _mark(placed, tag, FIRST))
        put_after(cell, _mark(placed, tag, END))


def _of(placed: MarkedTree, word: str) -> list[tuple[Any, int, Tag]]:
    """The texts that hold a tag of this word."""
    found = []
    for text in placed.root.iter(_T) if any(tag.word == word for tag in placed.tags) else ():
        numbers = (number for number in find_marks(text.text) if placed.tags[number].word == word)
        found += [(text, number, placed.tags[number]) for number in numbers]
    return found


def _cell(placed: MarkedTree, text: Any, tag: Tag) -> Any | None:
    cell = next(text.iterancestors(_TC), None)
    if cell is None or next(cell.iter(f"{W}tbl"), None) is not None:
        placed.fault("template.outside" if cell is None else "template.nested", tag.typed, text, scope=tag.word)
        return None
    return cell


def _take_out(text: Any, number: int) -> None:
    text.text = text.text.replace(f"{MARK}{number}{MARK_END}", "")


def _properties(cell: Any) -> Any:
    found = cell.find(_TCPR)
    if found is None:
        found = etree.Element(_TCPR)
        cell.insert(0, found)
    return found


def _put(properties: Any, name: str, attributes: dict[str, str]) -> Any:
    """A property of a cell at its place, in the stead of one of that name."""
    for old in properties.findall(name):
        properties.remove(old)
    made = etree.Element(name, attributes)
    at = _ORDER.index(name)
    behind = [one for one in properties if one.tag in _ORDER and _ORDER.index(one.tag) < at]
    properties.insert(0 if not behind else properties.index(behind[-1]) + 1, made)
    return made


def _set_property(placed: MarkedTree, cell: Any, word: str, tag: Tag) -> None:
    name, fixed = _LAYOUT[word]
    key = f"{W}val" if word == "colspan" else f"{W}fill"
    value = placed.mark(tag.renamed("{{", f" ({tag.rest})|{_CHECKED[word]} " if tag.rest else ""))
    _put(_properties(cell), name, {**fixed, key: value})


def _mark(placed: MarkedTree, tag: Tag, source: str) -> str:
    return placed.mark(tag.renamed("{%", source[2:-2]))
