"""A font of a PDF: its letters, widths and name."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_MAPPED = re.compile(r"beginbf(char|range)(.*?)endbf", re.DOTALL)
_RANGE = re.compile(
    r"<\s*([0-9A-Fa-f]+)\s*>\s*<\s*([0-9A-Fa-f]+)\s*>\s*(?:<\s*([0-9A-Fa-f\s]+?)\s*>|\[(.*?)\])", re.DOTALL
)
_HEX = re.compile(r"<\s*([0-9A-Fa-f\s]+?)\s*>")
_MOST_CODES = 0xFFFF
_THOUSAND = 1000.0
_WIDE = 1000.0  # what a composite font's glyph takes where the file says nothing
_STYLES = re.compile(r"[-,]?(?:PS)?(?:MT)?[-,]?(?:Regular|Roman|Book|Bold|Italic|Oblique|MT)*$")
_PAGES = {"/MacRomanEncoding": "mac_roman"}


@dataclass(frozen=True, slots=True)
class PdfFont:
    """What the codes of a font stand for and how wide they are, in parts of its size; `bytes_` a code takes."""

    family: str
    name: str
    letters: Mapping[int, str]
    widths: Mapping[int, float]
    otherwise: float
    wide: bool

    def codes(self, data: bytes) -> Iterator[int]:
        """The codes of a string that a page shows."""
        if not self.wide:
            yield from data
            return
        for index in range(0, len(data) - 1, 2):
            yield data[index] << 8 | data[index + 1]

    def letter(self, code: int) -> str:
        """The text of a code; U+FFFD where the file does not tell."""
        return self.letters.get(code, "\ufffd")

    def width(self, code: int) -> float:
        """How far a code takes the pen, as a part of the size."""
        return self.widths.get(code, self.otherwise)


def read_font(font: Any) -> PdfFont:
    """A font dictionary of a PDF."""
    name = str(font.get("/BaseFont", "")).lstrip("/").split("+")[-1]
    wide = "/DescendantFonts" in font
    widths, otherwise = _composite_widths(font["/DescendantFonts"][0].get_object()) if wide else _simple_widths(font)
    letters = to_unicode(font)
    if not wide:
        letters = {**_encoded(font), **letters}
    return PdfFont(family_of(name), name, letters, widths, otherwise, wide)


def family_of(name: str) -> str:
    """`Liberation Serif` of `LiberationSerif-BoldItalic`."""
    plain = _STYLES.sub("", name) or name
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", plain).replace("De ja", "Deja").replace("Deja Vu", "DejaVu")


def to_unicode(font: Any) -> dict[int, str]:
    """The codes of a font and what the PDF says they are (ToUnicode)."""
    if "/ToUnicode" not in font:
        return {}
    found: dict[int, str] = {}
    for kind, lines in _MAPPED.findall(font["/ToUnicode"].get_data().decode("latin-1")):
        if kind == "char":
            values = _HEX.findall(lines)
            found |= {int(code, 16): _utf16(text) for code, text in zip(values[::2], values[1::2], strict=False)}
            continue
        for first, last, start, several in _RANGE.findall(lines):
            codes = range(int(first, 16), min(int(last, 16), _MOST_CODES) + 1)
            if start:
                text = _utf16(start)
                found |= {code: text[:-1] + chr(ord(text[-1]) + step) for step, code in enumerate(codes)}
            else:
                found |= dict(zip(codes, map(_utf16, _HEX.findall(several)), strict=False))
    return found


def _utf16(digits: str) -> str:
    data = bytes.fromhex("".join(digits.split()))
    return unicodedata.normalize("NFC", data.decode("utf-16-be", "replace")) or "\ufffd"


def _encoded(font: Any) -> dict[int, str]:
    """The codes of a simple font by its encoding, as Word writes fonts without a table of their own."""
    encoding = font.get("/Encoding")
    base = encoding.get("/BaseEncoding") if hasattr(encoding, "get") else encoding
    page = _PAGES.get(str(base), "cp1252")
    found = {code: bytes([code]).decode(page, "ignore") for code in range(0x20, 0x100)}
    code = 0
    for one in encoding.get("/Differences", ()) if hasattr(encoding, "get") else ():
        if isinstance(one, int):
            code = int(one)
        else:
            found[code] = _named(str(one).lstrip("/"))
            code += 1
    return {code: text for code, text in found.items() if text}


def _named(glyph: str) -> str:
    from fontTools.agl import toUnicode  # noqa: PLC0415 -- loaded only where a PDF names its glyphs

    return str(toUnicode(glyph))


def _simple_widths(font: Any) -> tuple[dict[int, float], float]:
    first = int(font.get("/FirstChar", 0))
    widths = {first + step: float(width) / _THOUSAND for step, width in enumerate(font.get("/Widths", ()))}
    return widths, float((font.get("/FontDescriptor") or {}).get("/MissingWidth", 0)) / _THOUSAND


def _composite_widths(inner: Any) -> tuple[dict[int, float], float]:
    """`/W`: a code with the widths from there on, or two codes with one width for all between."""
    found: dict[int, float] = {}
    rest = list(inner.get("/W", ()))
    while rest:
        first, second = int(rest.pop(0)), rest.pop(0).get_object() if rest else []
        if isinstance(second, list):
            found |= {first + step: float(width) / _THOUSAND for step, width in enumerate(second)}
        elif rest:
            width = float(rest.pop(0)) / _THOUSAND
            found |= dict.fromkeys(range(first, min(int(second), _MOST_CODES) + 1), width)
    return found, float(inner.get("/DW", _WIDE)) / _THOUSAND
