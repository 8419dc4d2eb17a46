"""Reads a built document back as words, by the style of each paragraph."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import docx
from docx.oxml.ns import qn

HEADING = ("ChuQuan", "BanHanh", "QuocHieu", "TieuNgu", "SoKyHieu", "DiaDanhNgay", "TrichYeuCongVan")
_OPEN = re.compile(r"…{2,}")


def fold(text: str) -> str:
    """A text without white space, rules and a converter's marks for bold, italic and lists."""
    text = unicodedata.normalize("NFC", text).replace("\u00a0", " ")
    text = re.sub(r"^[-_]{3,}$", "", text, flags=re.MULTILINE)
    text = re.sub(r"\*\*|\*(?=\()|(?<=\))\*|(?<=\()\*|\*(?=\))", "", text)
    text = re.sub(r"^- (?=[a-zđ]\) )", "", text, flags=re.MULTILINE)
    return re.sub(r" (?=[;,.])", "", re.sub(r"\s+", " ", text)).strip()


def paragraphs(data: bytes) -> Iterator[tuple[str, str]]:
    """(style id, text) of every paragraph, tables cell by cell."""
    for paragraph in docx.Document(BytesIO(data)).element.body.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        text = "".join(run.text or "" for run in paragraph.iter(qn("w:t")))
        if text.strip():
            yield style.get(qn("w:val")) if style is not None else "", text


def as_text(path: Path, heading: Sequence[str]) -> str:
    """The whole document folded, the parts of its heading in the order asked; others of them left out."""
    found = list(paragraphs(path.read_bytes()))
    head = [text for wanted in heading for style, text in found if style == wanted]
    rest = [text for style, text in found if style not in HEADING]
    return fold(_OPEN.sub("", "\n".join([*head, *rest])))
