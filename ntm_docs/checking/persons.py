"""Words with a capital that are of a person's name."""

import re
from collections.abc import Sequence
from functools import cache

from ntm_docs.machine.own_data import load_data
from ntm_docs.phrases.syllables import CAPITAL_LETTERS
from ntm_docs.regulations import packaged_provinces

_BEFORE = re.compile(rf"(?P<ahead>.*?)(?P<run>(?:(?<!\w)[{CAPITAL_LETTERS}]\w* )+)$", re.DOTALL)
_ADDRESS = re.compile(r"(?<!\w)(?:ông|bà|anh|chị|đồng chí|đ/c) $", re.IGNORECASE)
_PLACE = re.compile(
    r"(?<!\w)(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|ấp|thôn|khóm|bản|buôn|khu|sông|núi|"
    r"đảo|cầu|chợ|đường) $",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:^|[.?!:;–-])\s*[“\"(]?$")
# Behind an address no name, but a post.
_TITLES = frozenset(
    ("Trưởng", "Phó", "Chủ", "Bí", "Giám", "Ủy", "Chánh", "Hiệu", "Tổ", "Đại", "Thượng", "Trung", "Thiếu")
)
_LONGEST = 4  # words of a province's name


def is_in_name(text: str, start: int) -> bool:
    """Whether a word with a capital stands behind a surname or an address, with nothing but capitals between.

    A run of capitals that begins with a place is none, nor one behind `tỉnh`, `xã`.

    >>> is_in_name("ông Nguyễn Công An", 11), is_in_name("bà Của", 3), is_in_name("đồng chí Trưởng Công An xã", 16)
    (True, True, False)
    >>> is_in_name("khen Lê Văn Được", 12), is_in_name("tỉnh Hà Giang Và", 14), is_in_name("tại Hà Nội Và", 11)
    (True, False, False)
    """
    if not text[start].isupper():
        return False
    found = _BEFORE.match(text[:start])
    ahead, run = (found["ahead"], found["run"].split()) if found else (text[:start], [])
    if run and _SENTENCE.search(ahead) and run[0] not in _surnames():
        ahead, run = f"{ahead}{run[0]} ", run[1:]  # the first word of a sentence has a capital anyway
    if _PLACE.search(ahead) or _is_place(run):
        return False
    if _ADDRESS.search(ahead):
        return not run or run[0] not in _TITLES
    return bool(run) and run[0] in _surnames()


def _is_place(run: Sequence[str]) -> bool:
    """Whether a run of capitals begins with the name of a province, of today or before."""
    provinces = packaged_provinces()
    return any(provinces.ever(" ".join(run[:count])) for count in range(1, min(len(run), _LONGEST) + 1))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(load_data("checking", "tu-ngu.yaml")["ho_nguoi"])
