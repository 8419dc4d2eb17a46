"""Words with a capital that are of a person's name."""

import re
from functools import cache

from ntm_docs.machine.own_data import load_data
from ntm_docs.phrases.syllables import CAPITAL_LETTERS

_CAPITALS_BEFORE = re.compile(rf"(?:(?<!\w)[{CAPITAL_LETTERS}]\w* )+$")
_TITLES = "Trưởng|Phó|Chủ|Bí|Giám|Ủy|Chánh|Hiệu|Tổ|Đại|Thượng|Trung|Thiếu"  # behind an address no name, but a post
_ADDRESS_BEFORE = re.compile(
    rf"(?<!\w)(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí|[Đđ]/c) (?!(?:{_TITLES}) )(?:[{CAPITAL_LETTERS}]\w* )*$"
)


def is_in_name(text: str, start: int) -> bool:
    """Whether a word with a capital stands behind a surname or an address, with nothing but capitals between.

    >>> is_in_name("ông Nguyễn Công An", 11), is_in_name("bà Của", 3), is_in_name("đồng chí Trưởng Công An xã", 16)
    (True, True, False)
    """
    if not text[start].isupper():
        return False
    before = text[:start]
    capitals = _CAPITALS_BEFORE.search(before)
    named = capitals is not None and not _surnames().isdisjoint(capitals[0].split())
    return named or _ADDRESS_BEFORE.search(before) is not None


@cache
def _surnames() -> frozenset[str]:
    return frozenset(load_data("checking", "tu-ngu.yaml")["ho_nguoi"])
