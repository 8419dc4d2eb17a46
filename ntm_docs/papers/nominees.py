"""What kind of nominee a name is."""

import re
from typing import Literal

from ntm_docs.machine.patterns import pattern
from ntm_docs.phrases.keys import fold_key

Kind = Literal["tập thể", "cá nhân", "hộ gia đình", ""]
KINDS: tuple[Kind, ...] = ("tập thể", "cá nhân", "hộ gia đình")
_HONORIFIC = pattern(r"(?:ông|bà|anh|chị|đồng chí|đ/c)\s", re.IGNORECASE)
_HOUSEHOLD = pattern(r"hộ\s", re.IGNORECASE)
# The name of a body begins with one of these words; with two of the first four, or more.
_COLLECTIVE = (
    "nhandan", "canbo", "uyban", "ubnd", "so", "phong", "ban", "hoi", "doan", "hoptacxa", "htx",
    "congty", "doanhnghiep", "truong", "tram", "trungtam", "to", "tapthe", "mattran", "ap", "khom",
    "thon", "xa", "phuong", "cau", "chibo", "dang", "vanphong", "cuc", "chicuc", "donvi",
    "lienminh", "quy", "ngan",
)  # fmt: skip
_GROUP = pattern(
    r"^(?:[IVXLC]+|[A-ZĐa-zđ]|\d{1,2})?\s*[.)/-]?\s*(?:về\s+)?(?P<kind>tập thể|cá nhân|hộ gia đình)\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_ASIDE = pattern(r"\([^()]*\)")
_END = pattern(r"[,;:(]|\s[-–]\s|\.(?:\s|$)")  # what ends the name of a person in a line
_LEAST, _MOST = 2, 6  # words of a person's name


def kind_said(name: str) -> Kind:
    """The kind that the first word of a name says outright; empty where it says none.

    >>> kind_said("Hộ bà Lê Thị Tư"), kind_said("Bà Lê Thị Tư"), kind_said("Lê Thị Tư")
    ('hộ gia đình', 'cá nhân', '')
    """
    if _HOUSEHOLD.match(name):
        return "hộ gia đình"
    return "cá nhân" if _HONORIFIC.match(name) else ""


def kind_of(name: str, born: str = "") -> Kind:
    """The kind of a nominee by name and year of birth; empty where neither says.

    >>> kind_of("Trường Tiểu học Bình An"), kind_of("Lê Thị Tư", "1980"), kind_of("Lê Thị Tư")
    ('tập thể', 'cá nhân', '')
    """
    said = kind_said(name)
    if said or born.strip():
        return said or "cá nhân"
    first = fold_key(name.split(maxsplit=1)[0]) if name.split() else ""
    two = fold_key("".join(name.split()[:2]))
    return "tập thể" if first in _COLLECTIVE or two in _COLLECTIVE or two.startswith(_COLLECTIVE[:4]) else ""


def is_person(text: str) -> bool:
    """Whether a text begins with a person: an honorific, or two to six words with capitals and then an end."""
    if _HONORIFIC.match(text):
        return True
    words = name_of_person(text).split()
    return _LEAST <= len(words) <= _MOST and all(word[:1].isupper() for word in words) and kind_said(text) == ""


def name_of_person(text: str) -> str:
    """The name that a line begins with: up to a comma, a bracket, a dash between blanks, the stop of a sentence."""
    return _END.split(text, maxsplit=1)[0].strip()


def kinds_in(text: str) -> list[Kind]:
    """Every kind of nominee that a text names."""
    folded = fold_key(text)
    return [kind for kind in KINDS if fold_key(kind) in folded]


def kind_in(text: str) -> Kind:
    """The one kind of nominee that a text names; empty for none or several."""
    found = kinds_in(text)
    return found[0] if len(found) == 1 else ""


def opens_with_kind(text: str) -> bool:
    """Whether a line begins with the name of a kind, as a title or as a name: `Tập thể Phòng Kinh tế`."""
    return _GROUP.match(text) is not None


def group_of(text: str) -> Kind:
    """The kind that a line names as a title: `I. TẬP THỂ (01)`, `Cá nhân:`; empty for any other line."""
    found = _GROUP.match(" ".join(text.split()))
    if not found or any(map(str.isalpha, _ASIDE.sub("", found["rest"]).replace("đề nghị", ""))):
        return ""
    return next(kind for kind in KINDS if fold_key(kind) == fold_key(found["kind"]))
