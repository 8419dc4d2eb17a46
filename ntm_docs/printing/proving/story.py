"""Reads what a .docx prints, story by story.

Printed: the body with its tables, text boxes, content controls, links, inserted text, labels of lists, the notes
that are referred to, headers and footers, of a field its result. Not printed: hidden text and rows, field codes,
comments, cells that go on from above. Not read, and told as such: charts, drawings and pictures that hold
text of their own, formulas, embedded objects; symbols of symbol fonts count but are not named.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ntm_docs.printing.proving.tokens import LABEL, MARK, PAGE, PAGES, SECTION_PAGES
from ntm_docs.printing.proving.wanted import ExpectedPrint
from ntm_docs.word.formatting import Styles, read_styles
from ntm_docs.word.incoming.opening import Package
from ntm_docs.word.numbering import FORMS, Numbering, W, read_numbering, written
from ntm_docs.word.signs import MATH, SIGNS

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_V = "{urn:schemas-microsoft-com:vml}"
_SKIPPED = frozenset(
    f"{W}{name}"
    for name in ("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr", "del", "moveFrom")
)
_OFF = ("0", "false", "off")
_SYMBOLS = ("wingdings", "webdings", "symbol", "opensymbol", "marlett", "mt extra")
_FILLED = {"PAGE": PAGE, "NUMPAGES": PAGES, "SECTIONPAGES": SECTION_PAGES}
_DRAWN = re.compile(r"/(chart|diagram|chartex)\b|/drawingml/2006/(chart|diagram)")


@dataclass(slots=True)
class _Field:
    """A field that is open."""

    code: str = ""
    begun: bool = False
    result: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The first word of its code: PAGE, DATE, REF."""
        return (self.code.split() or [""])[0].upper()


@dataclass(slots=True)
class _Note:
    kind: str
    element: Any
    label: str


@dataclass(slots=True)
class Walker:
    """Reads one story after the other: body, notes, headers."""

    package: Package
    styles: Styles
    numbering: Numbering
    bullets: Mapping[str, str]
    found: ExpectedPrint
    sink: list[str]
    fields: list[_Field] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    notes: list[_Note] = field(default_factory=list)
    label: str = ""

    def blocks(self, parent: Any, table: str = "") -> None:
        """What stands in a body, a cell, a box."""
        for child in parent:
            if child.tag == f"{W}p":
                self.paragraph(child, table)
            elif child.tag == f"{W}tbl":
                self.table(child)
            elif child.tag == f"{_MC}AlternateContent":
                self.blocks(_chosen(child), table)
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
                self.blocks(child, table)

    def table(self, element: Any) -> None:
        """The rows of a table; those that head every page go to `repeated`."""
        style = element.find(f"{W}tblPr/{W}tblStyle")
        name = style.get(f"{W}val") or "" if style is not None else ""
        heading = True
        for row in _inside(element, "tr"):
            heading = heading and _on(row.find(f"{W}trPr/{W}tblHeader"))
            before = self.sink
            if _on(row.find(f"{W}trPr/{W}hidden")):
                self.sink = self.found.hidden
            elif heading and before is self.found.texts:
                self.sink = []
            height = row.find(f"{W}trPr/{W}trHeight")
            if height is not None and height.get(f"{W}hRule") == "exact":
                self.found.tight += [one.text or "" for one in row.iter(f"{W}t")]
            for cell in _inside(row, "tc"):
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                goes_on = merge is not None and merge.get(f"{W}val") != "restart"
                kept = self.sink
                self.sink = self.found.hidden if goes_on else kept
                self.blocks(cell, name)
                self.sink = kept
            if heading and before is self.found.texts and self.sink is not self.found.hidden:
                self.found.repeated.append("\n".join(self.sink))
            self.sink = before

    def paragraph(self, element: Any, table: str = "") -> None:
        """The text of a paragraph behind its label."""
        style = element.find(f"{W}pPr/{W}pStyle")
        name = style.get(f"{W}val") or "" if style is not None else ""
        parts: list[str] = []
        boxes: list[Any] = []
        self.run(element, None, (name, table), parts, boxes)
        text = "".join(parts)
        label = self.label_of(element, name, table)
        if label or text.strip():
            self.sink.append(f"{label} {text}")
        for box in boxes:
            optional = _is_art(box)
            before = self.sink
            self.sink = self.found.optional if optional else before
            self.found.unread |= {"drawing"} if optional else set()
            self.found.tight += [one.text or "" for one in box.iter(f"{W}t")]
            self.blocks(box, table)
            self.sink = before

    def label_of(self, element: Any, style: str, table: str) -> str:
        """The label that a list gives the paragraph."""
        place = self.numbering.list_of(element.find(f"{W}pPr"))
        found = self.numbering.level_of(place) if place else None
        label = self.numbering.label(place)
        mark = element.find(f"{W}pPr/{W}rPr")
        if found is None or self.styles.look(style, (table, False), mark, ascii_text=True).hidden:
            return ""
        if found.form != "bullet":
            return label if found.form in FORMS else re.sub(r"\d+", LABEL, label)
        font = self.bullets.get(found.text, "")
        if font.casefold().startswith(_SYMBOLS):
            self.found.symbols.append(" ")
            return ""
        if font:
            self.found.fonts.setdefault(font, []).append(found.text)
        return found.text

    def run(self, element: Any, properties: Any, at: tuple[str, str], parts: list[str], boxes: list[Any]) -> None:
        """What stands in a paragraph or a run, in order."""
        for child in element:
            tag = child.tag
            if tag in (f"{W}t", f"{W}delText"):
                if tag == f"{W}t":
                    self.text(child.text or "", properties, at, parts)
            elif tag == f"{W}r":
                self.run(child, child.find(f"{W}rPr"), at, parts, boxes)
            elif tag in SIGNS:
                self.found.hyphens |= tag == f"{W}softHyphen"
                self.text(SIGNS[tag], properties, at, parts)
            elif tag in _HANDLERS:
                _HANDLERS[tag](self, child, at, parts, boxes)
            elif tag == f"{_MC}AlternateContent":
                self.run(_chosen(child), properties, at, parts, boxes)
            elif isinstance(tag, str) and tag not in _SKIPPED:
                self.run(child, properties, at, parts, boxes)

    def text(self, text: str, properties: Any, at: tuple[str, str], parts: list[str]) -> None:
        """Text of a run: printed, hidden, or part of a field's code."""
        if not text or not all(one.begun for one in self.fields):
            return
        self.found.hyphens |= "\u00ad" in text
        look = self.styles.look(at[0], (at[1], False), properties, ascii_text=text.isascii())
        if look.hidden:
            self.found.hidden.append(text)
            return
        if look.font.casefold().startswith(_SYMBOLS):
            self.found.symbols += text.strip()
            text = " "
        elif text.strip():
            self.found.fonts.setdefault(look.font, []).append(text)
        if any(one.name in _FILLED for one in self.fields):
            return
        for one in self.fields:
            one.result.append(text)
        parts.append(f" {text} " if look.raised else text)

    def field_char(self, child: Any, _at: Any, parts: list[str], _boxes: Any) -> None:
        """A field opens, comes to its result, or closes."""
        kind = child.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.append(_Field())
            choice = child.find(f"{W}ffData/{W}ddList")
            if choice is not None:
                parts.append(_chosen_entry(choice))
        elif not self.fields:
            return
        elif kind == "separate":
            self.fields[-1].begun = True
        elif kind == "end":
            self.close(self.fields.pop(), parts)

    def close(self, one: _Field, parts: list[str]) -> None:
        """What a field prints at its end: a place that the printer fills; its result is kept by its code."""
        name = one.name
        if not all(other.begun for other in self.fields):
            return
        if name in _FILLED:
            parts.append(_FILLED[name])
            self.found.fields += [(name, _FILLED[name])] if name == "SECTIONPAGES" else []  # LibreOffice counts it not
        elif name == "MACROBUTTON":
            parts.append("".join(one.code.split(None, 2)[2:]))
        elif name == "EQ":
            self.found.unread.add("formula")
        elif name and "".join(one.result).strip():
            self.found.fields.append((name, "".join(one.result).strip()))

    def instruction(self, child: Any, _at: Any, _parts: Any, _boxes: Any) -> None:
        """A piece of a field's code."""
        if self.fields and not self.fields[-1].begun:
            self.fields[-1].code += child.text or ""

    def simple_field(self, child: Any, at: tuple[str, str], parts: list[str], boxes: list[Any]) -> None:
        """A field in one element."""
        one = _Field(child.get(f"{W}instr") or "", begun=True)
        self.fields.append(one)
        self.run(child, None, at, parts, boxes)
        self.fields.remove(one)
        self.close(one, parts)

    def note_mark(self, child: Any, _at: Any, parts: list[str], _boxes: Any) -> None:
        """A note is numbered where it is referred to, and is printed with its number."""
        kind = "footnote" if child.tag == f"{W}footnoteReference" else "endnote"
        root = self.package.parts.get(f"word/{kind}s.xml")
        notes = root.findall(f"{W}{kind}") if root is not None else ()
        note = next((one for one in notes if one.get(f"{W}id") == child.get(f"{W}id")), None)
        own = child.get(f"{W}customMarkFollows")
        label = "" if own is not None and own not in _OFF else self.note_label(kind)
        parts.append(f" {label} ")
        if note is not None:
            self.notes.append(_Note(kind, note, label))

    def note_label(self, kind: str) -> str:
        """The next number; a place for it where the sections number notes in a way of their own."""
        settings = self.package.parts.get("word/settings.xml")
        about = settings.find(f"{W}{kind}Pr") if settings is not None else None
        own = [one for one in self.package.document.iter(f"{W}{kind}Pr") if len(one)]
        if own or (about is not None and about.find(f"{W}numRestart") is not None):
            return MARK
        form = _value(about, "numFmt") or ("decimal" if kind == "footnote" else "lowerRoman")
        start = _value(about, "numStart")
        self.counts[kind] = self.counts.get(kind, int(start) - 1 if start.isdigit() else 0) + 1
        return written(self.counts[kind], form)

    def note_number(self, _child: Any, _at: Any, parts: list[str], _boxes: Any) -> None:
        """The number of the note that is read."""
        parts.append(f" {self.label} ")

    def box(self, child: Any, _at: Any, _parts: Any, boxes: list[Any]) -> None:
        """A text box: read after the paragraph that it is anchored in."""
        boxes.append(child)

    def symbol(self, _child: Any, _at: Any, parts: list[str], _boxes: Any) -> None:
        """A sign by its code in a symbol font."""
        self.found.symbols.append(" ")
        parts.append(" ")

    def page_number(self, _child: Any, _at: Any, parts: list[str], _boxes: Any) -> None:
        """The number of the page, as old papers have it."""
        parts.append(PAGE)

    def formula(self, child: Any, _at: Any, _parts: Any, _boxes: Any) -> None:
        """A formula is drawn by another program part: its letters may be printed."""
        self.found.unread.add("formula")
        self.found.optional.append(" ".join(one.text or "" for one in child.iter(f"{MATH}t")))

    def drawing(self, child: Any, at: tuple[str, str], parts: list[str], boxes: list[Any]) -> None:
        """A drawing, picture or object: its boxes are read."""
        self.run(child, None, at, parts, boxes)
        for one in child.iter(f"{_A}graphicData"):
            if _DRAWN.search(one.get("uri") or ""):
                self.found.unread.add("drawing")
        for one in child.iter(f"{_V}textpath"):
            self.found.unread.add("drawing")
            self.found.optional.append(one.get("string") or "")
        if child.tag == f"{W}object":
            self.found.unread.add("object")
        loose = [one.text or "" for one in child.iter(f"{_A}t")]
        if loose:
            self.found.unread.add("drawing")
            self.found.optional += loose

    def read_notes(self) -> None:
        """The notes that were referred to so far."""
        while self.notes:
            note = self.notes.pop(0)
            self.label = note.label
            self.blocks(note.element)


_HANDLERS: Mapping[str, Any] = {
    f"{W}fldChar": Walker.field_char,
    f"{W}instrText": Walker.instruction,
    f"{W}fldSimple": Walker.simple_field,
    f"{W}footnoteReference": Walker.note_mark,
    f"{W}endnoteReference": Walker.note_mark,
    f"{W}footnoteRef": Walker.note_number,
    f"{W}endnoteRef": Walker.note_number,
    f"{W}txbxContent": Walker.box,
    f"{W}sym": Walker.symbol,
    f"{W}pgNum": Walker.page_number,
    f"{MATH}oMath": Walker.formula,
    f"{W}drawing": Walker.drawing,
    f"{W}pict": Walker.drawing,
    f"{W}object": Walker.drawing,
}


def walker_of(package: Package, found: ExpectedPrint) -> Walker:
    """A walker at the beginning of a document."""
    return Walker(
        package,
        read_styles(package.parts),
        read_numbering(package.parts.get("word/numbering.xml"), package.parts.get("word/styles.xml")),
        dict(_bullet_fonts(package.parts.get("word/numbering.xml"))),
        found,
        found.texts,
    )


def read_wanted(package: Package) -> ExpectedPrint:
    """What the body and the notes of a document print; headers and footers are `margins.read_margins`."""
    found = ExpectedPrint()
    walker = walker_of(package, found)
    walker.blocks(package.document.find(f"{W}body"))
    walker.read_notes()
    found.leaders = any(_leads(one) for root in package.parts.values() for one in root.iter(f"{W}tab", f"{W}ptab"))
    settings = package.parts.get("word/settings.xml")
    found.hyphens |= settings is not None and _on(settings.find(f"{W}autoHyphenation"))
    counts = [one.get(f"{W}countBy") or "1" for one in package.document.iter(f"{W}lnNumType")]
    found.lines = min((int(count) for count in counts if count.isdigit() and int(count)), default=0)
    relations = [root for name, root in package.parts.items() if name.endswith(".rels")]
    targets = [one.get("Target") or "" for root in relations for one in root]
    if any(target.lower().endswith((".emf", ".wmf", ".svg")) for target in targets):
        found.unread.add("picture")
    return found


def _leads(tab: Any) -> bool:
    return tab.get(f"{W}leader") not in (None, "none")


def _bullet_fonts(numbering: Any | None) -> Iterator[tuple[str, str]]:
    """Texts of bullets with the font that they are set in; one that is a picture counts as a symbol."""
    for level in numbering.iter(f"{W}lvl") if numbering is not None else ():
        fonts = level.find(f"{W}rPr/{W}rFonts")
        text = level.find(f"{W}lvlText")
        name = (fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "") if fonts is not None else ""
        if text is not None and _value(level, "numFmt") == "bullet":
            picture = level.find(f"{W}lvlPicBulletId") is not None
            yield text.get(f"{W}val") or "", _SYMBOLS[0] if picture else name


def _inside(element: Any, name: str) -> Iterator[Any]:
    """Rows of a table, cells of a row, also those in content controls."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}smartTag"):
            yield from _inside(child, name)


def _chosen(alternates: Any) -> Any:
    """The first choice; else what stands in for it."""
    choice = alternates.find(f"{_MC}Choice")
    if choice is not None:
        return choice
    other = alternates.find(f"{_MC}Fallback")
    return other if other is not None else ()


def _is_art(box: Any) -> bool:
    """Whether a text is bent to a shape, which is printed as a drawing."""
    shape = box.getparent().getparent() if box.getparent() is not None else None
    body = shape.find(f"{_WPS}bodyPr/{_A}prstTxWarp") if shape is not None else None
    return body is not None and body.get("prst") != "textNoShape"


def _chosen_entry(choice: Any) -> str:
    entries = [one.get(f"{W}val") or "" for one in choice.findall(f"{W}listEntry")]
    picked = _value(choice, "result") or _value(choice, "default") or "0"
    return entries[int(picked)] if picked.isdigit() and int(picked) < len(entries) else ""


def _value(element: Any | None, name: str) -> str:
    found = element.find(f"{W}{name}") if element is not None else None
    return (found.get(f"{W}val") or "") if found is not None else ""


def _on(element: Any | None) -> bool:
    return element is not None and element.get(f"{W}val") not in _OFF
