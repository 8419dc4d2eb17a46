"""An existing .docx → its paragraphs as a reader sees them.

Read: body, tables, text boxes, content controls, links, inserted text, automatic numbering,
footnotes and endnotes, formulas on one line. Left out and told: deleted and hidden text, what a field
holds beside its result, comments, pictures, symbols of a symbol font, embedded files, headers and
footers other than page numbers. A field that runs over paragraphs is read as plain text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading.asked import ask_line
from ntm_docs.reading.passage import Mended, Passage, clean_passage, split_tabs
from ntm_docs.reading.word_files import not_word, worded
from ntm_docs.traits import excerpt, of_font
from ntm_docs.word import Hazard, NotWordError, examine
from ntm_docs.word.numbering import Numbering, W, read_numbering
from ntm_docs.word.package import related_parts, usual_names
from ntm_docs.word.signs import MATH, SIGNS, follow_field, is_instruction

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NOTES = {"word/footnotes.xml": "footnote", "word/endnotes.xml": "endnote"}
_COMMENTS = "word/comments.xml"
_WANTED = ("word/document.xml", "word/numbering.xml", "word/styles.xml", _COMMENTS, *_NOTES)
_HEADER = re.compile(r"word/(?:header|footer)\d*\.xml")
_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr", f"{_MC}Fallback"}
_PICTURES = {f"{W}drawing", f"{W}pict", f"{W}object"}
_RULE = re.compile(r"[_\-\u2013\u2014=*. ]{3,}")


@dataclass(slots=True)
class _Reader:
    numbering: Numbering
    notes: dict[str, Any]
    asked: list[str] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    mended: list[Mended] = field(default_factory=list)
    numbers: dict[Any, int] = field(default_factory=dict)  # of each w:p
    count: int = 0
    groups: int = 0
    tables: int = 0
    ask: bool = False  # every line is asked for what is odd in it, and mended
    font: str = ""  # of text that names none

    def block(self, element: Any, group: int, table: int = 0) -> None:
        """A paragraph, a table, or something that holds them; a stack of our own, so depth costs nothing."""
        stack: list[tuple[Any, int, int]] = [(element, group, table)]
        while stack:
            at, at_group, at_table = stack.pop()
            if at.tag == f"{W}p":
                self.paragraph(at, at_group, at_table)
            elif at.tag == f"{W}altChunk":
                self.mended.append(Mended("import.embedded", self.count))
            elif self.is_placeholder(at):
                continue
            elif at.tag not in _SKIPPED:
                if at.tag == f"{W}tbl":
                    self.tables += 1
                    at_table = self.tables
                children = []
                for child in at:
                    self.groups += child.tag == f"{W}tc"
                    children.append((child, self.groups if child.tag == f"{W}tc" else at_group, at_table))
                stack.extend(reversed(children))

    def paragraph(self, element: Any, group: int, table: int) -> None:
        self.count += 1
        number = self.numbers[element] = self.count
        text, boxes = self.text(element)
        label = self.numbering.label(element) if text.strip() else ""
        if not text.strip() and not table:
            self.groups += 1
        for index, line in enumerate(part for piece in text.split("\n") for part in split_tabs(piece)):
            taken = ask_line(line, number, self.mended) if self.ask else line
            clean = clean_passage(f"{label} {taken}" if label and not index else taken)
            if _RULE.fullmatch(clean) and not any(char.isalnum() for char in clean):
                self.mended.append(Mended("import.rule", number, clean[:20]))
            elif clean:
                self.passages.append(Passage(clean, number, group if table else self.groups, table))
        for box in boxes:
            self.groups += 1
            self.mended.append(Mended("import.box", number))
            self.tables += 1
            self.block(box, self.groups, self.tables)
        while self.asked:
            self.note(self.asked.pop(0))

    def text(self, element: Any) -> tuple[str, list[Any]]:
        """The text of a paragraph, and the text boxes anchored in it."""
        parts: list[str] = []
        old: list[tuple[str, str]] = []
        boxes: list[Any] = []
        fields: list[bool] = []
        stack = [iter(element)]
        while stack:
            child = next(stack[-1], None)
            if child is None:
                stack.pop()
            elif child.tag == f"{W}fldChar":
                follow_field(fields, child.get(f"{W}fldCharType"))
            elif child.tag in (f"{W}t", f"{MATH}t"):
                if is_instruction(fields):
                    self.mended.append(Mended("import.field", self.count, (child.text or "")[:60]))
                else:
                    parts.append(self.shown(child, old))
            elif child.tag in SIGNS:
                parts.append(SIGNS[child.tag])
            elif child.tag == f"{W}txbxContent":
                boxes.append(child)
            elif self.goes_into(child):
                stack.append(iter(child))
        if old:
            before, after = (excerpt("".join(texts)) for texts in zip(*old, strict=True))
            self.mended.append(Mended("trait.old_font", self.count, facts={"before": before, "after": after}))
        return "".join(parts), boxes

    def shown(self, element: Any, old: list[tuple[str, str]]) -> str:
        """The text of a run as its font shows it; what is of an old font goes to `old`, before and after."""
        text = str(element.text or "")
        if self.ask and text:
            fonts = element.find(f"../{W}rPr/{W}rFonts")
            font = self.font if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or self.font
            if (meant := of_font(text, font)) is not None:
                old.append((text, meant))
                return meant
        return text

    def is_placeholder(self, element: Any) -> bool:
        """Whether a content control still shows what to type in it; that is told, and is no text of the paper."""
        if element.tag != f"{W}sdt" or element.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
            return False
        self.mended.append(Mended("import.placeholder", self.count, clean_passage("".join(element.itertext()))[:60]))
        return True

    def goes_into(self, child: Any) -> bool:
        """Whether the text goes on inside an element; what is left out is told."""
        if self.is_placeholder(child):
            return False
        for kind in _NOTES.values():
            if child.tag == f"{W}{kind}Reference":
                self.asked.append(f"{kind} {child.get(f'{W}id')}")
                return False
        if child.tag == f"{W}r" and _hidden(child):
            self.mended.append(Mended("import.hidden", self.count, "".join(child.itertext())[:60]))
            return False
        if child.tag == f"{MATH}oMath":
            self.mended.append(Mended("import.formula", self.count, "".join(child.itertext())[:60]))
        if child.tag == f"{W}sym":
            self.mended.append(Mended("import.symbol", self.count))
        if child.tag in (f"{W}del", f"{W}moveFrom"):
            self.mended.append(Mended("import.deleted", self.count))
        if child.tag in _PICTURES and child.find(f".//{W}txbxContent") is None:
            self.mended.append(Mended("import.picture", self.count))
        return isinstance(child.tag, str) and child.tag not in _SKIPPED

    def note(self, identity: str) -> None:
        """A note follows the paragraph that refers to it."""
        note = self.notes.pop(identity, None)
        if note is not None:
            text = clean_passage(" ".join(self.text(paragraph)[0] for paragraph in note.iter(f"{W}p")))
            self.mended.append(Mended("import.footnote", self.count, text[:60]))
            self.groups += 1
            if text:
                self.passages.append(Passage(text, self.count, self.groups))


def _hidden(run: Any) -> bool:
    """Whether a run is not printed: hidden by its own formatting."""
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val") not in ("0", "false", "off")


def read_docx(data: bytes, file: str, *, ask: bool = False) -> tuple[list[Passage], list[Mended]]:
    """The paragraphs of a .docx in reading order, and what was left out or changed.

    With `ask` the texts are asked for what is odd in them, and mended; else they are as they stand.

    Raises:
        ProblemsError: an old .doc, an encrypted or broken file, or one beyond the limits.
    """
    try:
        found = examine(data)
        names = usual_names(found.members)
        parts = {name: found.root(names[name]) for name in _WANTED if name in names}
        pages = {name for name in found.members if _HEADER.fullmatch(name)}
        pages |= set(related_parts(found.members, found.main, "header", "footer"))
        headers = [found.root(name) for name in sorted(pages)]
    except NotWordError as error:
        raise ProblemsError([not_word(error, file)]) from None
    except (ValueError, KeyError, TypeError):
        raise ProblemsError([not_word(NotWordError("broken"), file)]) from None
    body = list(parts["word/document.xml"].find(f"{W}body"))
    notes = {
        f"{kind} {note.get(f'{W}id')}": note
        for name, kind in _NOTES.items()
        for note in _children(parts.get(name), f"{W}{kind}")
    }
    numbering = read_numbering(parts.get("word/numbering.xml"), parts.get("word/styles.xml"))
    reader = _Reader(numbering, notes, ask=ask, font=_usual_font(parts.get("word/styles.xml")))
    for child in body:
        reader.block(child, 0)
    reader.mended.extend(_hazards(found.hazards, reader, list(parts["word/document.xml"].iter(f"{W}p"))))
    reader.mended.extend(_headers(headers))
    for comment in _children(parts.get(_COMMENTS), f"{W}comment"):
        reader.mended.append(Mended("import.comment", 0, clean_passage(" ".join(comment.itertext()))[:80]))
    if not reader.passages:
        raise ProblemsError([Problem("docx.empty", Place(file))])
    return reader.passages, reader.mended


def _hazards(hazards: Iterable[Hazard], reader: _Reader, paragraphs: Sequence[Any]) -> Iterator[Mended]:
    """What in the file can do harm or is damaged, each cause once, at its paragraph; a document within is told."""
    numbers = {(one.kind, one.detail): one.paragraph for one in reversed([*hazards])}
    for told in worded(one for one in hazards if one.kind != "chunk"):
        number = numbers[told.kind, told.detail]
        element = paragraphs[number - 1] if 0 < number <= len(paragraphs) else None
        yield Mended("import.hazard", reader.numbers.get(element, 0), facts={"what": told.what})


def _usual_font(styles: Any | None) -> str:
    """The font of the default paragraph style, else of the document's defaults; other styles are not asked."""
    for path in (f"{W}style[@{W}default='1'][@{W}type='paragraph']/{W}rPr/{W}rFonts", f"{W}docDefaults//{W}rFonts"):
        found = None if styles is None else styles.find(path)
        if found is not None and (font := found.get(f"{W}ascii")):
            return str(font)
    return ""


def _children(root: Any | None, tag: str) -> Iterator[Any]:
    if root is not None:
        yield from root.iter(tag)


def _headers(roots: list[Any]) -> Iterator[Mended]:
    """Words in headers and footers; page numbers say nothing."""
    for root in roots:
        text = clean_passage("".join(run.text or "" for run in root.iter(f"{W}t")))
        if re.search(r"[^\W\d]", text):
            yield Mended("import.header", 0, text[:80])
