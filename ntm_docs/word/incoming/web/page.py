"""A page of the web → paragraphs and tables of Word's.

Followed: blocks, line breaks, bold, italic, underline, raised signs, capitals, hidden text, fonts, where a paragraph
stands, lists with their numbers, tables with joined cells and widths, rules, pictures (as a mark). What a style sheet
says of classes is not; scripts are left out, nothing is fetched. A sheet inside a sheet's only cell is the sheet.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from lxml import etree

from ntm_docs.word.incoming.web.tables import PlacedCell, placed
from ntm_docs.word.numbering import W

_SILENT = frozenset(("head", "script", "style", "title", "meta", "link", "template", "colgroup", "col", "xml"))
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "html", "legend", "li",
    "main", "nav", "ol", "option", "p", "pre", "section", "summary", "td", "tbody", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_BOLD = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
_ITALIC = frozenset(("i", "em", "cite", "var", "dfn", "address"))
_ALIGNED = {"left": "left", "center": "center", "middle": "center", "right": "right", "justify": "both"}
_BLANKS = re.compile("[ \t\r\n\f]+")
_END = re.compile(r"</\s*(?:body|html)\s*>", re.IGNORECASE)
_FAMILY = re.compile(r"font-family\s*:\s*[\"']?([^\"',;]+)", re.IGNORECASE)
_HEAVY = re.compile(r"font-weight\s*:\s*(bold|[6-9]00|normal|[1-5]00)")
_SLOPING = re.compile(r"font-style\s*:\s*(italic|oblique|normal)")
_STANDS = re.compile(r"text-align\s*:\s*(\w+)")
_HIDDEN = re.compile(r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DEEPEST = 6  # tables within tables; beyond that the cells are paragraphs
_LETTERS = 26


class WebStyle(NamedTuple):
    """How text stands here, as far as it is followed."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    caps: bool = False
    raised: bool = False
    hidden: bool = False
    as_typed: bool = False
    align: str = ""
    font: str = ""


def blocks_of(page: str) -> list[Any]:
    """The w:p and w:tbl of a page.

    Raises:
        ValueError: it is nested too deep to be read whole, or nothing of it is.
    """
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root: Any = etree.fromstring(_END.sub("", page.replace("\0", "")).encode(), parser)
    except (etree.XMLSyntaxError, UnicodeError) as error:
        raise ValueError(str(error)) from error
    if root is None or any(one.level == etree.ErrorLevels.FATAL for one in parser.error_log):  # cut off where it was
        raise ValueError("too deep")
    into = etree.Element(f"{W}body")
    _Writer(into).inside(root, WebStyle())
    return list(into)


class _Writer:
    """Puts what stands in a page into an element of Word's, one paragraph after the other."""

    def __init__(self, into: Any, depth: int = 0) -> None:
        self.into, self.depth = into, depth
        self.paragraph: Any | None = None
        self.label = ""
        self.blank = False  # a space that prints only if a letter follows
        self.numbers: dict[Any, int] = {}  # of each list the number that its last item has

    def inside(self, element: Any, style: WebStyle) -> None:
        """The text of an element and of what it holds, in order."""
        self.text(element.text, style)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _SILENT:
                self.element(child, _styled(style, child))
            self.text(child.tail, style)

    def element(self, element: Any, style: WebStyle) -> None:
        """What stands in another element."""
        if element.tag == "table":
            self.table(element, style)
        elif element.tag == "br":
            self.run(style, etree.Element(f"{W}br"))
            self.blank = False
        elif element.tag in ("img", "object", "embed", "svg", "canvas"):
            self.run(style, etree.Element(f"{W}drawing"))
        elif element.tag == "hr":
            self.close()
            line = etree.SubElement(etree.SubElement(self.open(style), f"{W}pPr"), f"{W}pBdr")
            etree.SubElement(line, f"{W}bottom", {f"{W}val": "single"})
            self.close()
        elif element.tag in _BLOCKS:
            self.close()
            self.label = self.number(element) if element.tag == "li" else self.label
            self.inside(element, style)
            self.close()
        else:
            self.inside(element, style)

    def text(self, text: str | None, style: WebStyle) -> None:
        """Text with single spaces; none at both ends of a paragraph, unless it is to stand as typed."""
        if not text:
            return
        if style.as_typed:
            for number, line in enumerate(text.splitlines()):
                if number:
                    self.run(style, etree.Element(f"{W}br"))
                self.write(line, style)
            return
        words = _BLANKS.sub(" ", text)
        begins = words.startswith(" ")
        core = words.strip(" ")
        if begins:
            self.blank = True
        if core:
            between = " " if self.blank and self.paragraph is not None and self._letters() else ""
            self.blank = words.endswith(" ")
            self.write(between + core, style)

    def _letters(self) -> bool:
        """Whether something stands on the line already."""
        last = self.paragraph[-1] if self.paragraph is not None and len(self.paragraph) else None
        return last is not None and last.tag == f"{W}r" and last[-1].tag != f"{W}br"

    def write(self, text: str, style: WebStyle) -> None:
        """A run of text, behind the number of its list where that is still to come."""
        if text:
            label, self.label = self.label, ""
            made = etree.Element(f"{W}t")
            made.text = _printable(f"{label} {text}" if label else text)
            made.set(_SPACE, "preserve")
            self.run(style, made)

    def run(self, style: WebStyle, content: Any) -> None:
        """Something inside a run of its own."""
        run = etree.SubElement(self.open(style), f"{W}r")
        run.append(_look(style))
        run.append(content)

    def open(self, style: WebStyle) -> Any:
        """The paragraph that runs, or a new one."""
        if self.paragraph is None:
            self.paragraph = etree.SubElement(self.into, f"{W}p")
            if style.align:
                properties = etree.SubElement(self.paragraph, f"{W}pPr")
                etree.SubElement(properties, f"{W}jc", {f"{W}val": style.align})
        return self.paragraph

    def close(self) -> None:
        """What follows stands in a paragraph of its own."""
        self.paragraph, self.blank = None, False

    def number(self, item: Any) -> str:
        """The number or the dash that a list prints before one of its items."""
        above = item.getparent()
        if above is None or above.tag != "ol":
            return "-"
        last = self.numbers.get(above, _whole(above.get("start"), 1) - 1)
        number = self.numbers[above] = _whole(item.get("value"), last + 1)
        return f"{_counted(number, item.get('type') or above.get('type') or '1')}."

    def table(self, element: Any, style: WebStyle) -> None:
        """A table after what stands around its cells; one of a single cell is what it holds."""
        self.close()
        for loose in _around(element):
            self.inside(loose, style)
            self.close()
        sheet = placed(element)
        if sheet.alone is not None or self.depth >= _DEEPEST:
            for row in sheet.rows:
                for one in row:
                    self.inside(one.element, _styled(style, one.element))
                    self.close()
            return
        made = etree.SubElement(self.into, f"{W}tbl")
        made.append(sheet.properties())
        made.append(sheet.grid())
        for index, row in enumerate(sheet.rows):
            self.row(etree.SubElement(made, f"{W}tr"), row, style, head=index in sheet.heads)
        self.close()

    def row(self, made: Any, row: Sequence[PlacedCell], style: WebStyle, *, head: bool) -> None:
        """The cells of a row; a cell that goes on from above is empty."""
        if head:
            etree.SubElement(etree.SubElement(made, f"{W}trPr"), f"{W}tblHeader")
        for one in row:
            cell = etree.SubElement(made, f"{W}tc")
            cell.append(one.properties())
            if not one.goes_on:
                _Writer(cell, self.depth + 1).inside(one.element, _styled(style, one.element))
            if not any(child.tag == f"{W}p" for child in cell):
                etree.SubElement(cell, f"{W}p")


def _around(table: Any) -> Iterator[Any]:
    """What stands in a table outside its cells: its caption, stray text."""
    for one in table.iter("caption"):
        if next(one.iterancestors("table")) is table:
            yield one
    parts = [table, *(one for one in table if one.tag in ("tbody", "thead", "tfoot"))]
    for part in [*parts, *(row for one in parts for row in one if row.tag == "tr")]:
        stray = " ".join(text for text in (part.text, *(child.tail for child in part)) if text and text.strip())
        if stray:
            made = etree.Element("p")
            made.text = stray
            yield made


def _styled(style: WebStyle, element: Any) -> WebStyle:
    """How the text of an element stands, by its name, its attributes and its own style."""
    tag, own = element.tag, (element.get("style") or "").lower()
    heavy, slopes = _HEAVY.search(own), _SLOPING.search(own)
    stands = _STANDS.search(own)
    align = _ALIGNED.get(stands[1] if stands else (element.get("align") or "").lower(), "")
    if tag in ("center", "th") and not align:
        align = "center"
    family = _FAMILY.search(element.get("style") or "")
    face = (element.get("face") or "").split(",")[0] if tag == "font" else ""
    return WebStyle(
        bold=heavy[1] in ("bold", "600", "700", "800", "900") if heavy else style.bold or tag in _BOLD,
        italic=slopes[1] != "normal" if slopes else style.italic or tag in _ITALIC,
        underline=style.underline or tag in ("u", "ins") or "text-decoration:underline" in own.replace(" ", ""),
        caps=style.caps or "text-transform:uppercase" in own.replace(" ", ""),
        raised=style.raised or tag in ("sup", "sub"),
        hidden=style.hidden or _HIDDEN.search(own) is not None or element.get("hidden") is not None,
        as_typed=style.as_typed or tag in ("pre", "textarea", "listing"),
        align=align or style.align,
        font=(family[1] if family else face).strip() or style.font,
    )


def _look(style: WebStyle) -> Any:
    made = etree.Element(f"{W}rPr")
    if style.font:
        name = _printable(style.font)
        etree.SubElement(made, f"{W}rFonts", {f"{W}ascii": name, f"{W}hAnsi": name})
    on = {"b": style.bold, "i": style.italic, "caps": style.caps, "vanish": style.hidden}
    for name in (name for name, wanted in on.items() if wanted):
        etree.SubElement(made, f"{W}{name}")
    if style.underline:
        etree.SubElement(made, f"{W}u", {f"{W}val": "single"})
    if style.raised:
        etree.SubElement(made, f"{W}vertAlign", {f"{W}val": "superscript"})
    return made


def _whole(text: str | None, otherwise: int) -> int:
    typed = (text or "").strip()
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= len("9999") else otherwise


def _counted(number: int, kind: str) -> str:
    """A number as a list of this kind shows it."""
    if kind in ("a", "A") and 0 < number <= _LETTERS:
        return chr(ord(kind) + number - 1)
    return {"I": _roman(number), "i": _roman(number).lower()}.get(kind) or str(number)


def _roman(number: int) -> str:
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    made = ""
    for value, sign in signs:
        count, number = divmod(number, value)
        made += sign * count
    return made


def _printable(text: str) -> str:
    """Without the signs that XML has no room for."""
    return "".join(char for char in text if char >= " " or char == "\t")
