"""Printed stock: where each word of a certificate stands.

A data file of the office gives the size of the paper and, for each word that the paper does not bear already, its place
in millimetres from the upper left corner; words not named are not printed. A text too long for its lines is set smaller
down to the size that the file allows, then told. What the printer shifts is measured on a ruled page and entered as
“lệch”.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Any
from xml.sax.saxutils import escape

from pydantic import BeforeValidator

from ntm_docs.context.heading import broken
from ntm_docs.layout import TWIPS_PER_MM
from ntm_docs.layout.measure import Face
from ntm_docs.model import bind
from ntm_docs.model.field_types.text import Dong, clean_line, one_of, problem
from ntm_docs.model.field_types.typed import Typed
from ntm_docs.model.records import Record, named
from ntm_docs.problems import Problem, ProblemsError
from ntm_docs.reading import read_input
from ntm_docs.rendering.document.package import pack
from ntm_docs.word.incoming.package import read_members

WORDS = (
    *("thẩm quyền", "hình thức", "tên", "nơi", "thành tích", "quyết định", "số sổ vàng", "địa danh, ngày"),
    *("chức vụ người ký", "người ký"),
)
_MOST, _LARGEST_PT, _SMALLEST_PT = 1000, 96, 6
_FACES: dict[str, Face] = {"thường": "regular", "đậm": "bold", "nghiêng": "italic", "đậm nghiêng": "bold_italic"}
_SIDES = {"trái": "left", "giữa": "center", "phải": "right"}
_COLOURS = {"đen": "000000", "đỏ": "C00000"}
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_BODY = "word/document.xml"
_ROOM = 0.98  # of a box: printers and programs measure a little otherwise


def _number(value: Any) -> Decimal:
    """Millimetres or points: `12,5`, below zero too."""
    text = clean_line(value).replace(",", ".").removesuffix("mm").strip()
    try:
        found = Decimal(text)
    except InvalidOperation:
        raise problem("stock.number", value=text) from None
    if not found.is_finite() or abs(found) > _MOST:
        raise problem("stock.number", value=text)
    return found


def _written() -> str:
    return r"^\s*-?[0-9]{1,4}(?:[.,][0-9]{1,3})?\s*(?:mm)?\s*$"


So = Annotated[
    Decimal, BeforeValidator(_number), Typed("milimet", "stock.number", _written, ("number",), {"maximum": _MOST})
]


class KhoGiay(Record):
    """The size of the paper, as it lies in the printer."""

    rong: So = named("rộng", "mm")
    cao: So = named("cao", "mm")


class Lech(Record):
    """What is added to every place, to meet what the printer shifts."""

    ngang: So = named("ngang", "mm; dương là sang phải", default=Decimal(0))
    doc: So = named("dọc", "mm; dương là xuống dưới", default=Decimal(0))


class O(Record):  # noqa: E742 -- the field's own word: ô
    """A box with one of the words."""

    chu: Annotated[str, one_of(*WORDS)] = named("chữ")
    trai: So = named("trái", "mm, từ mép trái của giấy")
    tren: So = named("trên", "mm, từ mép trên của giấy")
    rong: So = named("rộng", "mm")
    co: So = named("cỡ", "point")
    co_nho_nhat: So | None = named("cỡ nhỏ nhất", "point; bỏ trống: không thu nhỏ", default=None)
    so_dong: So = named("số dòng", "Nhiều nhất bấy nhiêu dòng", default=Decimal(1))
    canh: Annotated[str, one_of(*_SIDES)] = named("canh", default="giữa")
    kieu: Annotated[str, one_of(*_FACES)] = named("kiểu", default="đậm")
    mau: Annotated[str, one_of(*_COLOURS)] = named("màu", default="đen")
    in_hoa: Annotated[str, one_of("có", "không")] = named("in hoa", default="không")


class Phoi(Record):
    """A kind of printed stock."""

    ten: Dong | None = named("tên", default=None)
    kho_giay: KhoGiay = named("khổ giấy")
    lech: Lech = named("lệch", default=Lech.model_construct(ngang=Decimal(0), doc=Decimal(0)))
    o: tuple[O, ...] = named("ô", min_length=1)


def read_stock(path: Path) -> Phoi:
    """The data file of a kind of stock.

    Raises:
        ProblemsError: what is wrong in it, all of it at once.
        MachineError: it cannot be read.
    """
    raw, _data = read_input(path)
    bound = bind(Phoi, raw, path.name, {})
    problems = list(bound.problems)
    if not problems:
        problems += _outside(bound.record, bound.places)
    if problems:
        raise ProblemsError(problems)
    return bound.record


def _outside(stock: Phoi, places: Any) -> Iterator[Problem]:
    """Boxes that do not lie on the paper, sizes that no word is printed in, words that stand twice."""
    width, height = stock.kho_giay.rong, stock.kho_giay.cao
    if min(width, height) <= 0:
        yield places.problem("stock.paper", ("kho_giay",))
        return
    seen: set[str] = set()
    for at, box in enumerate(stock.o):
        loc = ("o", at)
        if box.trai < 0 or box.tren < 0 or box.rong <= 0 or box.trai + box.rong > width or box.tren >= height:
            yield places.problem("stock.outside", loc, word=box.chu, width=width, height=height)
        smallest = box.co if box.co_nho_nhat is None else box.co_nho_nhat
        if not _SMALLEST_PT <= smallest <= box.co <= _LARGEST_PT or box.so_dong < 1 or box.so_dong % 1:
            yield places.problem("stock.size", loc, word=box.chu, least=_SMALLEST_PT, most=_LARGEST_PT)
        if box.chu in seen:
            yield places.problem("stock.twice", (*loc, "chu"), word=box.chu)
        seen.add(box.chu)


def fitted(box: O, texts: Sequence[str]) -> tuple[list[str], Decimal] | None:
    """The lines of a box and their size; None where they do not fit at the smallest one."""
    shown = [text.upper() if box.in_hoa == "có" else text for text in texts if text]
    size, smallest = box.co, box.co if box.co_nho_nhat is None else box.co_nho_nhat
    width = round(float(box.rong) * TWIPS_PER_MM * _ROOM)
    while True:
        lines = [line for text in shown for line in broken(text, width, float(size), _FACES[box.kieu])]
        if len(lines) <= box.so_dong:
            return lines, size
        if size <= smallest:
            return None
        size = max(size - 1, smallest)


def stock_document(stock: Phoi, pages: Sequence[Mapping[str, Sequence[str]]], template: bytes) -> bytes:
    """A .docx of a page for each certificate, its words in frames; `template` gives fonts and settings."""
    body = "".join(_page(stock, words, first=at == 0) for at, words in enumerate(pages))
    width, height = (round(float(side) * TWIPS_PER_MM) for side in (stock.kho_giay.rong, stock.kho_giay.cao))
    lying = ' w:orient="landscape"' if width > height else ""
    margins = 'w:top="0" w:right="0" w:bottom="0" w:left="0" w:header="0" w:footer="0" w:gutter="0"'
    section = f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"{lying}/><w:pgMar {margins}/></w:sectPr>'
    members = read_members(template)
    document = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {_W}><w:body>{body}{section}'
    members[_BODY] = f"{document}</w:body></w:document>".encode()
    return pack(members, compress=True)


def _page(stock: Phoi, words: Mapping[str, Sequence[str]], *, first: bool) -> str:
    """The frames of a page, then the paragraph that they hang on."""
    frames = "".join(_frame(stock, box, words.get(box.chu, ())) for box in stock.o)
    ahead = "" if first else "<w:pageBreakBefore/>"
    flat = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    return f'{frames}<w:p><w:pPr>{ahead}{flat}<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'


def _frame(stock: Phoi, box: O, texts: Sequence[str]) -> str:
    found = fitted(box, texts)
    if found is None or not found[0]:
        return ""
    lines, size = found
    left, top = box.trai + stock.lech.ngang, box.tren + stock.lech.doc
    x, y, width = (round(float(side) * TWIPS_PER_MM) for side in (left, top, box.rong))
    place = f'w:w="{width}" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="{x or 1}" w:y="{y or 1}"'
    side = _SIDES[box.canh]
    bold = "<w:b/>" if "đậm" in box.kieu else '<w:b w:val="0"/>'
    leaning = "<w:i/>" if "nghiêng" in box.kieu else '<w:i w:val="0"/>'
    points = round(float(size) * 2)
    look = f'{bold}{leaning}<w:color w:val="{_COLOURS[box.mau]}"/><w:sz w:val="{points}"/><w:szCs w:val="{points}"/>'
    flat = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:right="0" '
    paragraph = f'<w:framePr {place}/>{flat}w:firstLine="0"/><w:jc w:val="{side}"/>'
    begun = f'<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">'
    return "".join(f"{begun}{escape(line)}</w:t></w:r></w:p>" for line in lines)


__all__ = ["WORDS", "O", "Phoi", "fitted", "read_stock", "stock_document"]
