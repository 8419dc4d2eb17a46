"""Deflates long parts, with the same bytes on every machine.

What a form prints again and again, the markup between two texts, is written once and pointed at
afterwards. One table of codes serves all parts, and every code ends with a byte: a byte of the text
takes one, a pointer three or four. So the text is translated as a whole and nothing is ever shifted;
zlib, whose bytes differ from build to build, is not asked. (RFC 1951)
"""

from collections.abc import Mapping
from functools import cache

_END, _FIRST, _LAST = 256, 257, 285  # the symbols: the end, the first and the last of the lengths
_SHORTEST, _LONGEST = 6, 258  # the bytes of one pointer
_WINDOW = 1 << 15
_FAR = -_WINDOW - 1  # of what never stood before
_WORTH = 16  # a text that is shorter is not looked for
# No XML in UTF-8 holds these bytes. Four of them have codes all the same, since a table must be complete.
_NEVER = bytes({*range(9), 11, 12, *range(14, 32), 0xC0, 0xC1, *range(0xF5, 0x100)})
_FILLING = {0: 6, 1: 7, 2: 8, 3: 11}
_ORDER = (16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15)  # RFC 1951, 3.2.7


def deflate(xml: bytes) -> bytes | None:
    """The part as one deflated stream; nothing where it is no XML in UTF-8."""
    coded = xml.translate(_BYTES)
    if _FOOTER in coded:
        return None
    first, *pieces = coded.split(_TEXT_END)
    last = _TEXT_END + pieces.pop() if pieces else b""
    made, seen, at = [_HEADER, first], dict[bytes, int](), len(first)
    add, find, places, sizes = made.append, seen.get, _places(), _SIZES
    for piece in pieces:
        markup, sign, text = piece.rpartition(_TAG_END)
        size = len(markup) + _BETWEEN
        back, seen[markup] = at - find(markup, _FAR), at
        if back <= _WINDOW:  # with the signs before and after it, which stood there too
            add(places[back].join(sizes[size]))
        else:
            add(_TEXT_END + markup + sign)
        at += size
        size = len(text)
        if size >= _WORTH:
            back, seen[text] = at - find(text, _FAR), at
            if back <= _WINDOW:
                text = places[back].join(sizes[size])
        add(text)
        at += size
    if at + len(last) != len(xml):  # texts without a tag between them
        return None
    return b"".join([*made, last, _FOOTER])


class _Sizes(dict[int, tuple[bytes, ...]]):
    """The sizes of the pointers for so many bytes, at least six, and nothing: a place stands between any two."""

    def __missing__(self, size: int) -> tuple[bytes, ...]:
        """As many of the longest as fit; none is shorter than a pointer may be."""
        near = 100 if size % _LONGEST < _SHORTEST else _LONGEST
        made = (*self[near][:-1], *self[size - near])
        if len(self) < _WINDOW:
            self[size] = made
        return made


@cache
def _places() -> list[bytes]:
    """Two bytes for each place, by how far back it is: the code and the bits that follow."""
    made = [b""] * 5  # nearer ones are never needed
    for symbol in range(4, 30):
        code, width = _DISTANCES[symbol]
        made += [(code | number << width).to_bytes(2, "little") for number in range(1 << 16 - width)]
    return made


def _reversed(code: int, width: int) -> int:
    """A code with its first bit lowest, as a stream has it."""
    return int(f"{code:0{width}b}"[::-1], 2)


def _codes(widths: Mapping[int, int]) -> dict[int, tuple[int, int]]:
    """The code of each symbol and its bits: by width, then by symbol (RFC 1951, 3.2.2)."""
    made: dict[int, tuple[int, int]] = {}
    code = width = 0
    for symbol in sorted(widths, key=lambda one: (widths[one], one)):
        code <<= widths[symbol] - width
        width = widths[symbol]
        made[symbol] = _reversed(code, width), width
        code += 1
    return made


def _extra(symbol: int) -> int:
    """The bits that follow the symbol of a length (RFC 1951, 3.2.5)."""
    return 0 if symbol < _FIRST + 8 or symbol == _LAST else (symbol - _FIRST - 4) // 4


def _sizes(codes: Mapping[int, tuple[int, int]]) -> _Sizes:
    """One or two bytes for the size of one pointer: the code and the bits that follow."""
    made = _Sizes()
    size = 3
    for symbol in range(_FIRST, _LAST):
        code, width = codes[symbol]
        for number in range(1 << _extra(symbol)):
            made[size] = (code | number << width).to_bytes((width + _extra(symbol)) // 8, "little"), b""
            size += 1
    made[_LONGEST] = bytes([codes[_LAST][0]]), b""
    return made


def _header(literals: Mapping[int, int], places: Mapping[int, int]) -> bytes:
    """The head of the only block that says something, and the table of codes; it ends with a byte."""
    # How each width is written; chosen so that the number of bits is even.
    ways = {8: 1, 0: 3, 11: 6, 14: 6} | dict.fromkeys((2, 3, 4, 5, 6, 7, 9, 10, 12, 13, 15), 5)
    codes = _codes(ways)
    fields = [(1, 1), (2, 2), (_LAST + 1 - 257, 5), (30 - 1, 5), (len(_ORDER) - 4, 4)]
    fields += [(ways.get(one, 0), 3) for one in _ORDER]
    fields += [codes[literals.get(symbol, 0)] for symbol in range(_LAST + 1)]
    fields += [codes[places.get(symbol, 0)] for symbol in range(30)]
    while sum(width for _code, width in fields) % 8:
        fields.insert(0, (0b10, 10))  # an empty block with the fixed codes, which moves all by ten bits
    bits = at = 0
    for code, width in fields:
        bits |= code << at
        at += width
    return bits.to_bytes(at // 8, "little")


_LITERALS = (
    {byte: 8 for byte in range(_END + 1) if byte == _END or byte not in _NEVER}
    | _FILLING
    | {
        symbol: (8 if symbol < _FIRST + 16 or symbol == _LAST else 16) - _extra(symbol)
        for symbol in range(_FIRST, _LAST + 1)
    }
)
_PLACES = {0: 2, 1: 2, 2: 14} | {symbol: 17 - symbol // 2 for symbol in range(4, 30)}
_SYMBOLS, _DISTANCES = _codes(_LITERALS), _codes(_PLACES)
_FOOTER = bytes([_SYMBOLS[_END][0]])
_BYTES = bytes(_FOOTER[0] if byte in _NEVER else _SYMBOLS[byte][0] for byte in range(256))
_TEXT_END, _TAG_END = b"</w:t></w:r>".translate(_BYTES), b">".translate(_BYTES)
_BETWEEN = len(_TEXT_END) + 1
_SIZES = _sizes(_SYMBOLS)
_HEADER = _header(_LITERALS, _PLACES)
