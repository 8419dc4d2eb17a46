"""The objects of a PDF in one order.

LibreOffice writes the fonts of a file in the order in which they happen to lie in its memory, which differs with the
fonts of the machine and with what it has done before; all numbers after them follow. Here each object is numbered by
where it is first reached from the trailer, and written in that order. What has no plain table of objects (Word's
files) is left as it is.
"""

import re
from collections.abc import Iterator

_TAIL = re.compile(
    rb"xref\s+0 (\d+)\s+((?:\d{10} \d{5} [fn]\s\s?)+)trailer(.*?)startxref\s+(\d+)\s+%%EOF\s*$", re.DOTALL
)
_ENTRY = re.compile(rb"(\d{10}) \d{5} ([fn])")
_HEAD = re.compile(rb"\s*(\d+) 0 obj\b")
_STREAM = re.compile(rb">>\s*stream\r?\n")
# A reference, or a text or name in which the like of one may stand.
_TOKEN = re.compile(rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>|/[^\s/<>\[\]()]*|\b(\d+) 0 R\b", re.DOTALL)


def ordered(pdf: bytes) -> bytes:
    """The PDF with its objects in the order in which they are reached; as given where it is built otherwise."""
    tail = _TAIL.search(pdf)
    if tail is None or int(tail[4]) != tail.start():
        return pdf
    begun = sorted(int(place) for place, kind in _ENTRY.findall(tail[2]) if kind == b"n")
    blocks = [pdf[start:end] for start, end in zip(begun, [*begun[1:], tail.start()], strict=True)]
    heads = [_HEAD.match(block) for block in blocks]
    if not begun or len(blocks) != int(tail[1]) - 1 or not all(heads):
        return pdf
    objects = {int(head[1]): _parts(block[head.end() :]) for head, block in zip(heads, blocks, strict=True) if head}
    numbers = {old: new for new, old in enumerate(_reached(tail[3], objects), 1)}
    if len(numbers) != len(objects):  # one that nothing points to, or a pointer to none
        return pdf
    written, places = bytearray(pdf[: begun[0]]), []
    for old, new in numbers.items():
        dictionary, stream = objects[old]
        places.append(len(written))
        written += b"%d 0 obj" % new + _renumbered(dictionary, numbers) + stream
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"startxref\n%d\n%%%%EOF\n" % len(written)
    opening = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    return bytes(written) + opening + table + b"trailer" + _renumbered(tail[3], numbers) + end


def _parts(body: bytes) -> tuple[bytes, bytes]:
    """What an object says, and its stream, which may hold anything."""
    found = _STREAM.search(body)
    return (body[: found.start()], body[found.start() :]) if found else (body, b"")


def _reached(trailer: bytes, objects: dict[int, tuple[bytes, bytes]]) -> Iterator[int]:
    """The numbers of the objects, each where it is first pointed to."""
    seen: set[int] = set()
    waiting = [_pointers(trailer)]
    while waiting:
        number = next(waiting[-1], None)
        if number is None:
            waiting.pop()
        elif number not in seen:
            seen.add(number)
            yield number
            waiting.append(_pointers(objects.get(number, (b"", b""))[0]))


def _pointers(text: bytes) -> Iterator[int]:
    return (int(found[1]) for found in _TOKEN.finditer(text) if found[1])


def _renumbered(text: bytes, numbers: dict[int, int]) -> bytes:
    return _TOKEN.sub(lambda found: b"%d 0 R" % numbers[int(found[1])] if found[1] else found[0], text)
