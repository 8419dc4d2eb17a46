"""A ruled page to measure what a printer shifts.

Marks of millimetres along the upper and the left edge, a grid of ten, and the boxes of a kind of stock, as a PDF that
needs no office program. Names of boxes are printed without their signs: a PDF's own face has no Vietnamese letters.
"""

from collections.abc import Iterator
from unicodedata import category, normalize

from ntm_docs.issuing.stock import Phoi

_PT = 72 / 25.4
_GRID, _HALF = 10, 5
_LONG, _MIDDLE, _SHORT = 6.0, 4.5, 3.0  # mm


def ruled_page(stock: Phoi) -> bytes:
    """The page, in the size of the stock; its marks stand where the printer puts them, without the offsets."""
    width, height = float(stock.kho_giay.rong), float(stock.kho_giay.cao)
    drawn = "\n".join([*_grid(width, height), *_ticks(width, height), *_boxes(stock, height)])
    content = drawn.encode("ascii")
    box = f"[0 0 {width * _PT:.2f} {height * _PT:.2f}]"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>".encode("ascii"),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    """Objects as a PDF file with its table of places."""
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % count + table + tail


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"{x1 * _PT:.2f} {y1 * _PT:.2f} m {x2 * _PT:.2f} {y2 * _PT:.2f} l S"


def _text(x: float, y: float, words: str, size: int = 6) -> str:
    plain = words.replace("\\", "").replace("(", "").replace(")", "")
    return f"BT /F1 {size} Tf {x * _PT:.2f} {y * _PT:.2f} Td ({plain}) Tj ET"


def _grid(width: float, height: float) -> Iterator[str]:
    yield "0.1 w 0.7 G"
    for x in range(_GRID, int(width) + 1, _GRID):
        yield _line(x, 0, x, height)
    for y in range(_GRID, int(height) + 1, _GRID):
        yield _line(0, height - y, width, height - y)


def _ticks(width: float, height: float) -> Iterator[str]:
    """A mark for each millimetre along two lines that no printer cuts off, ten millimetres inside the edges."""
    yield "0.2 w 0 G 0 g"
    for x in range(int(width) + 1):
        yield _line(x, height - _GRID, x, height - _GRID - _length(x))
        if not x % _GRID:
            yield _text(x + 0.4, height - _GRID - _LONG - 2.5, str(x))
    for y in range(int(height) + 1):
        yield _line(_GRID, height - y, _GRID + _length(y), height - y)
        if not y % _GRID:
            yield _text(_GRID + _LONG + 0.6, height - y + 0.4, str(y))


def _length(at: int) -> float:
    return _LONG if not at % _GRID else _MIDDLE if not at % _HALF else _SHORT


def _boxes(stock: Phoi, height: float) -> Iterator[str]:
    """The upper edge and the sides of each box, as high as a line of its largest size."""
    yield "0.5 w 0.8 0 0 RG 0.8 0 0 rg"
    for box in stock.o:
        left, top, width = float(box.trai), height - float(box.tren), float(box.rong)
        down = float(box.co * box.so_dong) / _PT
        yield f"{left * _PT:.2f} {(top - down) * _PT:.2f} {width * _PT:.2f} {down * _PT:.2f} re S"
        yield _text(left + 1, top - 3, _plain(box.chu), 7)


def _plain(text: str) -> str:
    letters = "".join(one for one in normalize("NFD", text) if category(one) != "Mn")
    return letters.replace("đ", "d").replace("Đ", "D").encode("ascii", "ignore").decode("ascii")
