"""Clean documents of ours, one of each form, and small changes that break one rule each."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from conftest import ROOT
from lxml import etree

from ntm_docs.layout import TWIPS_PER_MM
from ntm_docs.pipeline import BuildOptions, build_all

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SAMPLES = {
    "to-trinh": ("ho-so-kien-giang-2025", "bang-khen-cua-thu-tuong-chinh-phu/01-to-trinh.docx"),
    "danh-sach": ("ho-so-kien-giang-2025", "bang-khen-cua-thu-tuong-chinh-phu/02-danh-sach.docx"),
    "bien-ban": ("ho-so-kien-giang-2025", "bang-khen-cua-thu-tuong-chinh-phu/03-bien-ban.docx"),
    "bao-cao-ca-nhan": ("ho-so-kien-giang-2025", "bang-khen-cua-thu-tuong-chinh-phu/04-bao-cao-thanh-tich/001-*.docx"),
    "bao-cao-tap-the": ("ho-so-kien-giang-2025", "huan-chuong-lao-dong-hang-ba/04-bao-cao-thanh-tich/001-*.docx"),
    "bao-cao-huyen": ("ho-so-kien-giang-2023", "huan-chuong-lao-dong-hang-ba/04-bao-cao-thanh-tich/001-*.docx"),
    "cong-van": ("cong-van-kien-giang-2024", "cong-van/01-cong-van.docx"),
    "ke-hoach": ("ke-hoach-duc-pho", "ke-hoach/01-ke-hoach.docx"),
    "quyet-dinh": ("quyet-dinh-dak-nong-1337", "quyet-dinh/01-quyet-dinh.docx"),
    "ke-hoach-kem-theo": ("quyet-dinh-dak-nong-1337", "quyet-dinh/02-ke-hoach.docx"),
}
NAMES = tuple(sorted(_SAMPLES))


class MissingError(LookupError):
    """The document has no place where the change could be made."""


@cache
def clean_documents() -> Mapping[str, bytes]:
    """The documents by name, built once."""
    found = {}
    with TemporaryDirectory() as name:
        for sample in {sample for sample, _ in _SAMPLES.values()}:
            source = ROOT / "samples" / f"{sample}.yaml"
            build_all([source], Path(name) / sample, BuildOptions(renumber=not sample.startswith("ho-so")))
        for document, (sample, pattern) in _SAMPLES.items():
            (path,) = (Path(name) / sample).glob(pattern)
            found[document] = path.read_bytes()
    return found


class Package:
    """A .docx taken apart, so that a test can change it."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.members = {name: archive.read(name) for name in archive.namelist()}
        self.document = etree.fromstring(self.members["word/document.xml"])
        self.styles = etree.fromstring(self.members["word/styles.xml"])
        self.header = etree.fromstring(self.members["word/header1.xml"])

    def bytes(self) -> bytes:
        for name, root in (("document", self.document), ("styles", self.styles), ("header1", self.header)):
            self.members[f"word/{name}.xml"] = etree.tostring(
                root, xml_declaration=True, encoding="UTF-8", standalone=True
            )
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.members.items():
                archive.writestr(name, content)
        return stream.getvalue()

    def paragraphs(self, style: str) -> list[Any]:
        """Paragraphs of a style of the kit; `NoiDung~words` those that hold the words, `NoiDung#2` the third."""
        style, _, words = style.partition("~")
        style, _, index = style.partition("#")
        found = [
            one
            for one in self.document.iter(f"{W}p")
            if (
                one.find(f"{W}pPr/{W}pStyle") is not None
                and one.find(f"{W}pPr/{W}pStyle").get(f"{W}val") in style.split("|")
            )
            and words in text_of(one)
        ]
        if index:
            found = found[int(index) :][:1]
        if not found:
            raise MissingError(style)
        return found

    def section(self) -> Any:
        return self.document.find(f".//{W}body/{W}sectPr")


def text_of(paragraph: Any) -> str:
    return "".join(one.text or "" for one in paragraph.iter(f"{W}t"))


def set_text(paragraph: Any, text: str) -> None:
    """The whole text of a paragraph, in the look of its first run."""
    runs = paragraph.findall(f"{W}r")
    for run in runs[1:]:
        paragraph.remove(run)
    run = runs[0] if runs else etree.SubElement(paragraph, f"{W}r")
    for child in [child for child in run if child.tag != f"{W}rPr"]:
        run.remove(child)
    for index, line in enumerate(text.split("\n")):
        if index:
            etree.SubElement(run, f"{W}br")
        node = etree.SubElement(run, f"{W}t")
        node.text = line
        node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def put(parent: Any, name: str, **attributes: object) -> Any:
    """An element of w:rPr or w:pPr, put in place of one that is there."""
    old = parent.find(f"{W}{name}")
    element = old if old is not None else etree.SubElement(parent, f"{W}{name}")
    for key, value in attributes.items():
        element.set(f"{W}{key}", str(value))
    return element


def _properties(element: Any, name: str) -> Any:
    found = element.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        element.insert(0, found)
    return found


def change(package: Package, wanted: Mapping[str, Any]) -> None:
    """Make one change: each key names a maker below."""
    for name, value in wanted.items():
        _MAKERS[name](package, value)


def _text(package: Package, value: Mapping[str, Any]) -> None:
    """`at` a style; `from` a regular expression, replaced once by `to`; without `from`, `to` is the whole new text."""
    done = False
    for paragraph in package.paragraphs(value["at"])[: None if value.get("all") else 1]:
        old = text_of(paragraph)
        new = value["to"] if "from" not in value else re.sub(value["from"], value["to"], old, count=1)
        done |= new != old
        set_text(paragraph, new)
    if not done:
        raise MissingError(str(value))


def _look(package: Package, value: Mapping[str, Any]) -> None:
    """Direct formatting of the runs `at` a style: size, bold, italic, font, color, underline."""
    for paragraph in package.paragraphs(value["at"]):
        for run in paragraph.iter(f"{W}r"):
            _set_look(_properties(run, "rPr"), value)
    if not any(map(text_of, package.paragraphs(value["at"]))):
        raise MissingError(value["at"])


def _style(package: Package, value: Mapping[str, Any]) -> None:
    """The same through the style itself."""
    package.paragraphs(value["at"])
    style = next(one for one in package.styles.iter(f"{W}style") if one.get(f"{W}styleId") == value["at"])
    found = style.find(f"{W}rPr")
    _set_look(found if found is not None else etree.SubElement(style, f"{W}rPr"), value)


def _set_look(properties: Any, value: Mapping[str, Any]) -> None:
    if "font" in value:
        put(properties, "rFonts", ascii=value["font"], hAnsi=value["font"])
    for key, name in (("bold", "b"), ("italic", "i"), ("caps", "caps"), ("hidden", "vanish")):
        if key in value:
            put(properties, name, val=int(value[key]))
    if "color" in value:
        put(properties, "color", val=value["color"])
    if "size" in value:
        put(properties, "sz", val=round(value["size"] * 2))
    if "highlight" in value:
        put(properties, "highlight", val=value["highlight"])
    if "underline" in value:
        put(properties, "u", val="single")


def _shape(package: Package, value: Mapping[str, Any]) -> None:
    """How the paragraphs `at` a style are set: align, first, left, before, after, line, rule (twips)."""
    for paragraph in package.paragraphs(value["at"]):
        properties = _properties(paragraph, "pPr")
        if "align" in value:
            put(properties, "jc", val=value["align"])
        indents = {key: value[name] for name, key in (("first", "firstLine"), ("left", "left")) if name in value}
        if indents:
            put(properties, "ind", **indents)
        spacing = {key: value[key] for key in ("before", "after", "line") if key in value}
        if spacing:
            put(properties, "spacing", **spacing, lineRule=value.get("rule", "auto"))


def _page(package: Package, value: Mapping[str, Any]) -> None:
    section = package.section()
    for key, mm in value.items():
        if section.find(f"{W}pgSz").get(f"{W}orient") == "landscape" and key in ("width", "height"):
            raise MissingError(key)
        if key in ("width", "height"):
            section.find(f"{W}pgSz").set(f"{W}{key[0]}", str(round(mm * TWIPS_PER_MM)))
        elif key == "title_page":
            section.remove(section.find(f"{W}titlePg"))
        elif key == "no_number":
            section.remove(section.find(f"{W}headerReference"))
        elif section.find(f"{W}pgSz").get(f"{W}orient") == "landscape":
            raise MissingError(key)
        else:
            section.find(f"{W}pgMar").set(f"{W}{key}", str(round(mm * TWIPS_PER_MM)))


def _number(package: Package, value: Mapping[str, Any]) -> None:
    """The page number in the header: its look and its place."""
    paragraph = package.header.find(f"{W}p")
    properties = _properties(paragraph, "pPr")
    if "align" in value:
        put(properties, "jc", val=value["align"])
    for run in paragraph.iter(f"{W}r"):
        _set_look(_properties(run, "rPr"), value)


def _remove(package: Package, value: str) -> None:
    """Take the paragraphs of a style away; a cell keeps an empty one."""
    for paragraph in package.paragraphs(value):
        parent = paragraph.getparent()
        if parent.tag == f"{W}tc" and len(parent.findall(f"{W}p")) == 1:
            set_text(paragraph, "")
        else:
            parent.remove(paragraph)


def _insert(package: Package, value: Mapping[str, Any]) -> None:
    """A new paragraph `after` or `before` the first (last) one of a style, in a style, with a text."""
    where = "after" if "after" in value else "before"
    found = package.paragraphs(value[where])
    spot = found[-1] if where == "after" else found[0]
    new = deepcopy(package.paragraphs(value["style"])[0])
    set_text(new, value["text"])
    (spot.addnext if where == "after" else spot.addprevious)(new)


def _line(package: Package, value: Mapping[str, Any]) -> None:
    """The drawn line under the last paragraph of a style: `share` of its length, dashes, signs, none."""
    last = package.paragraphs(value["under"])[-1]
    line = last.getnext()
    while line is not None and line.tag == f"{W}p" and line.find(f"{W}pPr/{W}pStyle").get(f"{W}val") != "DuongKe":
        line = line.getnext()
    if line is None or line.tag != f"{W}p":
        raise MissingError(value["under"])
    if value.get("gone"):
        line.getparent().remove(line)
    elif "signs" in value:
        put(_properties(line, "pPr"), "pStyle", val="KinhGui")
        set_text(line, value["signs"])
    else:
        indent = line.find(f"{W}pPr/{W}ind")
        side = int(indent.get(f"{W}left"))
        room = value["room"] - 2 * side
        for key in ("left", "right"):
            indent.set(f"{W}{key}", str(side + round(room * (1 - value["share"]) / 2)))


def _borders(package: Package, _value: object) -> None:
    """Borders on the table that holds the heading."""
    table = next(one for one in package.paragraphs("QuocHieu")[0].iterancestors() if one.tag == f"{W}tbl")
    for border in table.find(f"{W}tblPr/{W}tblBorders"):
        border.set(f"{W}val", "single")


def _cells(package: Package, value: Mapping[str, Any]) -> None:
    """Widths of the two columns of the heading, in twips."""
    table = next(one for one in package.paragraphs("QuocHieu")[0].iterancestors() if one.tag == f"{W}tbl")
    for row in table.iter(f"{W}tr"):
        for cell, width in zip(row.iter(f"{W}tc"), value["widths"], strict=True):
            cell.find(f"{W}tcPr/{W}tcW").set(f"{W}w", str(width))
    for column, width in zip(table.iter(f"{W}gridCol"), value["widths"], strict=True):
        column.set(f"{W}w", str(width))


def _grid(package: Package, value: Mapping[str, Any]) -> None:
    """Another grid for the heading than its cells ask for."""
    table = next(one for one in package.paragraphs("QuocHieu")[0].iterancestors() if one.tag == f"{W}tbl")
    for column, width in zip(table.iter(f"{W}gridCol"), value["widths"], strict=True):
        column.set(f"{W}w", str(width))


def _move(package: Package, value: Mapping[str, str]) -> None:
    """Put the paragraphs of one style before the first of another."""
    spot = package.paragraphs(value["before"])[0]
    for paragraph in package.paragraphs(value["style"]):
        spot.addprevious(paragraph)


def _tail(package: Package, value: Mapping[str, Any]) -> None:
    """Paragraphs added at the end of the text, with `section` in a part of their own whose pages count from there."""
    body = package.document.find(f"{W}body")
    model = package.paragraphs("TenLoai")[0]
    if "section" in value:
        last = etree.Element(f"{W}p")
        _properties(last, "pPr").append(deepcopy(package.section()))
        body.find(f"{W}sectPr").addprevious(last)
        put(package.section(), "pgNumType", start=value["section"])
    for text, style in value["lines"]:
        new = deepcopy(model)
        put(_properties(new, "pPr"), "pStyle", val=style)
        set_text(new, text)
        look = _properties(new.find(f"{W}r"), "rPr")
        _set_look(look, {"bold": style != "DiaDanhNgay", "italic": style == "DiaDanhNgay", "size": 14})
        body.find(f"{W}sectPr").addprevious(new)


def _wrap(package: Package, value: Mapping[str, str]) -> None:
    """Mark the runs of a style as inserted by a reviewer."""
    for paragraph in package.paragraphs(value["at"])[:1]:
        inserted = etree.SubElement(paragraph, f"{W}ins", {f"{W}id": "7", f"{W}author": "A"})
        for run in paragraph.findall(f"{W}r"):
            inserted.append(run)


def _append(package: Package, value: Mapping[str, Any]) -> None:
    """A run with a `text` at the end of a paragraph, in a look of its own."""
    run = package.paragraphs(value["at"])[0].findall(f"{W}r")[-1]
    new = deepcopy(run)
    run.addnext(new)
    new.find(f"{W}t").text = value["text"]
    _set_look(_properties(new, "rPr"), value)


def _split_row(package: Package, value: str) -> None:
    """Put the cell of a style into a row of its own below its table row."""
    cell = next(one for one in package.paragraphs(value)[0].iterancestors() if one.tag == f"{W}tc")
    row = cell.getparent()
    below = deepcopy(row)
    index = row.index(cell)
    for one, keep in ((row, False), (below, True)):
        for at, child in enumerate(list(one)):
            if child.tag == f"{W}tc" and (at == index) is not keep:
                for paragraph in child.findall(f"{W}p"):
                    set_text(paragraph, "")
    row.addnext(below)


_MAKERS = {
    "text": _text,
    "look": _look,
    "style": _style,
    "shape": _shape,
    "page": _page,
    "number": _number,
    "remove": _remove,
    "insert": _insert,
    "line": _line,
    "borders": _borders,
    "cells": _cells,
    "grid": _grid,
    "move": _move,
    "tail": _tail,
    "wrap": _wrap,
    "split_row": _split_row,
    "append": _append,
}


def mutated(wanted: Mapping[str, Any], only: list[str] | None = None) -> Iterator[tuple[str, bytes]]:
    """Every clean document in which the change can be made, changed."""
    for name, data in clean_documents().items():
        if only and name not in only:
            continue
        package = Package(data)
        try:
            change(package, wanted)
        except MissingError:
            continue
        yield name, package.bytes()
