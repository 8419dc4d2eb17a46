"""Units in capitals, written as in a sentence where certain.

Certain are places, whose syllables all have capitals (Nghị định 30/2020/NĐ-CP, Phụ lục II, Mục III), the committees and
councils of places, and the bodies that the law data name. Of a school or a company it is not known which syllable is a
name: such a unit stays as it is.
"""

import re
from collections.abc import Mapping

from ntm_docs.phrases.keys import same_text
from ntm_docs.regulations import Book

_LEVELS = (
    *("tổ dân phố", "khu phố", "ấp", "thôn", "khóm", "bản", "buôn", "xã", "phường", "thị trấn", "đặc khu", "huyện"),
    *("quận", "thị xã", "thành phố", "tỉnh"),
)
_BODIES = {
    "ủy ban nhân dân": "Ủy ban nhân dân",
    "hội đồng nhân dân": "Hội đồng nhân dân",
    "đảng ủy": "Đảng ủy",
    "đảng bộ": "Đảng bộ",
    "ubnd": "UBND",
    "hđnd": "HĐND",
}
_LEVEL = re.compile(rf"(?<!\w)(?<!thị )(?=(?:{'|'.join(_LEVELS)}) \w)")
_PLACE = re.compile(rf"(?P<level>{'|'.join(_LEVELS)}) (?P<name>\w+(?: \w+)*)")
_BETWEEN, _DASH = re.compile(r"(\s*[,;]\s*)"), re.compile(r"(\s+[-–]\s+)")
_KNOWN = "register: bodies as they are written"  # among the answers that a book keeps


def usual(unit: str, book: Book) -> str | None:
    """A unit in capitals in its usual letters; None where these are not certain; others as they are.

    >>> from ntm_docs.regulations import load_book
    >>> usual("UBND XÃ AN BIÊN, TỈNH KIÊN GIANG", load_book()), usual("TRƯỜNG THCS AN BIÊN", load_book())
    ('UBND xã An Biên, tỉnh Kiên Giang', None)
    """
    if not unit.isupper() or (len(unit.split()) == 1 and same_text(unit) not in _bodies(book)):
        return unit
    whole = _bodies(book).get(same_text(unit))
    if whole:
        return whole
    return _parted(unit, _BETWEEN, book)


def _parted(text: str, between: re.Pattern[str], book: Book) -> str | None:
    """Each piece in its usual letters; what is no body with its places may be two, divided by a dash."""
    made = []
    for at, piece in enumerate(between.split(text)):
        written = piece if at % 2 else _piece(same_text(piece), book)
        if written is None and between is _BETWEEN and _DASH.search(piece):
            written = _parted(piece, _DASH, book)
        if written is None:
            return None
        made.append(written)
    return "".join(made)


def _piece(text: str, book: Book) -> str | None:
    """What stands between two commas: a body, then places, the nearest first."""
    bodies = {**_BODIES, **_bodies(book)}
    body = max((one for one in bodies if f"{text} ".startswith(f"{one} ")), key=len, default="")
    rest = text[len(body) :].strip()
    parts = [part.strip() for part in _LEVEL.split(rest) if part.strip()]
    found = [_PLACE.fullmatch(part) for part in parts]
    if any(one is None or one["name"] == "hội" for one in found):
        return None
    return " ".join(filter(None, (bodies.get(body, ""), *(_place(part, book) for part in parts))))


def _place(part: str, book: Book) -> str:
    found = _PLACE.fullmatch(part)
    assert found is not None
    city = next((one.viet for one in book.tinh.cities if same_text(one.viet) == part), "")
    return city or f"{found['level']} {found['name'].title()}"


def _bodies(book: Book) -> Mapping[str, str]:
    """The bodies that the law data name, by their small letters."""
    if _KNOWN not in book.answers:
        today = (one.nay.partition("(")[0].partition(";")[0].strip() for one in book.co_quan.co_quan)
        old = (name for one in book.co_quan.co_quan for name in (one.ten, *one.viet))
        names = [*(name.removesuffix(" của xã") for name in today), *old]
        book.answers[_KNOWN] = {same_text(name): name for name in names}
    bodies: Mapping[str, str] = book.answers[_KNOWN]
    return bodies
