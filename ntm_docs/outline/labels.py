"""Labels at the head of a line."""

import re
from typing import Literal

from ntm_docs.machine.frozen import frozen

Kind = Literal[
    "phan",
    "chuong",
    "muc",
    "tieu_muc",
    "dieu",
    "chu_hoa",
    "la_ma",
    "khoan",
    "khoan_con",
    "diem",
    "gach",
    "cong",
    "doan",
    "trich",
    "bang",
]

# Rank of each level: what stands lower in this list hangs under what stands higher.
RANK: dict[Kind, int] = {
    "phan": 0,
    "chuong": 1,
    "muc": 2,
    "tieu_muc": 3,
    "dieu": 4,
    "chu_hoa": 5,
    "la_ma": 6,
    "khoan": 7,
    "khoan_con": 8,
    "diem": 9,
    "gach": 10,
    "cong": 11,
}

# Letters of điểm, in order (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 6): no f, j, w, z; no ă, â, ê, ô, ơ, ư.
ALPHABET = "abcdđeghiklmnopqrstuvxy"
# Capital letters of sections: Đ stands in some texts and not in others, so it takes no place of its own.
CAPITALS = ALPHABET.replace("đ", "").upper()
ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_MAX_SUB = 99

_NAMED = re.compile(
    r"(?P<word>phần|chương|tiểu mục|mục)\s+(?P<number>thứ\s+\w+|[IVXLC]+|\d{1,3})(?P<end>[.:]?)(?:\s+(?P<rest>\S.*))?",
    re.IGNORECASE,
)
_DIEU = re.compile(r"(?P<label>điều\s+(?P<number>\d{1,4})(?P<added>[a-zđ]?)[.:])(?:\s+(?P<rest>\S.*))?", re.IGNORECASE)
_CAPITAL = re.compile(r"(?P<label>(?P<number>[IVXLCDM]+|[A-ZĐ])(?P<mark>[.\-/]))\s+(?P<rest>\S.*)")
_SUB = re.compile(r"(?P<label>(?P<number>\d{1,3}(?:\.\d{1,3}){1,5})(?P<mark>[.)]?))\s+(?P<rest>\S.*)")
_NUMBER = re.compile(r"(?P<label>(?P<number>\d{1,3})(?P<mark>[.)/]))\s+(?P<rest>\S.*)")
_LETTER = re.compile(r"(?P<label>(?P<number>[a-zđăâêôơư])(?P<mark>[).]|/))\s+(?P<rest>\S.*)")
_SIGN = re.compile(r"(?P<label>[-\u2013\u2014\u2212+•*·▪●])\s+(?P<rest>\S.*)")
_NAMED_KINDS: dict[str, Kind] = {"phần": "phan", "chương": "chuong", "mục": "muc", "tiểu mục": "tieu_muc"}


@frozen
class Label:
    """A label as typed, its level, its place in the series (from 1; 0 where it has none).

    `mark` is the sign after the number, `numbers` the parts of a label like `3.1.`; an article put in
    later, `Điều 5a.`, has the place of Điều 5 and `added`.
    """

    kind: Kind
    text: str
    order: int = 0
    mark: str = ""
    numbers: tuple[int, ...] = ()
    added: bool = False


def read_label(line: str) -> tuple[Label, str] | None:
    """The label at the head of a line and the text after it; None for a plain paragraph."""
    for reader in (_named, _dieu, _sign, _capital, _sub, _number, _letter):
        found = reader(line)
        if found is not None:
            return found
    return None


def roman_value(text: str) -> int:
    """The value of a Roman number; 0 when it is none.

    >>> roman_value("XIV"), roman_value("IIX")
    (14, 0)
    """
    if not text or not _ROMAN.fullmatch(text):
        return 0
    values = [_ROMAN_VALUES[char] for char in text]
    return sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True))


def roman(number: int) -> str:
    """`4` → `IV`."""
    parts = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for value, letters in parts:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _named(line: str) -> tuple[Label, str] | None:
    """`Chương I`, `Mục 1`: alone on the line, or with a mark or a title in capitals after the number."""
    found = _NAMED.fullmatch(line)
    if found is None:
        return None
    rest = found["rest"] or ""
    if rest and not found["end"] and not (rest.isupper() and found["word"][0].isupper()):
        return None
    kind = _NAMED_KINDS[found["word"].casefold()]
    order = _order_of(found["number"])
    if not order or not found["word"][0].isupper():
        return None
    text = line[: found.start("rest")].rstrip() if rest else line
    return Label(kind, text, order, found["end"]), rest


def _order_of(number: str) -> int:
    if number.isdigit():
        return int(number)
    last = number.rsplit(maxsplit=1)[-1].casefold()
    if number.casefold().startswith("thứ"):
        return ORDINALS.index(last) + 1 if last in ORDINALS else 0
    return roman_value(number)


def _dieu(line: str) -> tuple[Label, str] | None:
    found = _DIEU.fullmatch(line)
    if found is None or not line[0].isupper():
        return None
    label = Label("dieu", found["label"], int(found["number"]), found["label"][-1], added=bool(found["added"]))
    return label, found["rest"] or ""


def _capital(line: str) -> tuple[Label, str] | None:
    found = _CAPITAL.fullmatch(line)
    if found is None:
        return None
    value = roman_value(found["number"])
    if value:
        return Label("la_ma", found["label"], value, found["mark"]), found["rest"]
    if len(found["number"]) > 1:
        return None
    return Label("chu_hoa", found["label"], CAPITALS.find(found["number"]) + 1, found["mark"]), found["rest"]


def _sub(line: str) -> tuple[Label, str] | None:
    """`3.1.`; but `1.250 hộ` is a figure and `12.07 Ngày` a date, not a label."""
    found = _SUB.fullmatch(line)
    if found is None:
        return None
    parts = found["number"].split(".")
    numbers = tuple(map(int, parts))
    if max(numbers) > _MAX_SUB or any(part.startswith("0") for part in parts):
        return None
    if not found["mark"] and not found["rest"][0].isupper():
        return None
    return Label("khoan_con", found["label"], numbers[-1], found["mark"], numbers), found["rest"]


def _number(line: str) -> tuple[Label, str] | None:
    found = _NUMBER.fullmatch(line)
    if found is None:
        return None
    return Label("khoan", found["label"], int(found["number"]), found["mark"]), found["rest"]


def _letter(line: str) -> tuple[Label, str] | None:
    found = _LETTER.fullmatch(line)
    if found is None:
        return None
    return Label("diem", found["label"], ALPHABET.find(found["number"]) + 1, found["mark"]), found["rest"]


def _sign(line: str) -> tuple[Label, str] | None:
    found = _SIGN.fullmatch(line)
    if found is None:
        return None
    kind: Kind = "cong" if found["label"] == "+" else "gach"
    return Label(kind, found["label"]), found["rest"]
