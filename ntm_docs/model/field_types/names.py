"""Names of persons."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator

from ntm_docs.model.field_types.patterns import letters, portable
from ntm_docs.model.field_types.text import clean_line, one_line, problem
from ntm_docs.model.field_types.typed import Typed
from ntm_docs.traits import is_syllable

_TITLES = re.compile(
    r"(?P<title>(?:Ông|Bà|Đ/c|Đồng chí|GS|PGS|TS|ThS|Th\.S|BS|CN|KS|Thạc sĩ|Tiến sĩ|Kỹ sư|Cử nhân)\.?)\s",
    re.IGNORECASE,
)
_PARTICLES = "al|bin|binti|da|de|del|den|der|di|do|dos|du|el|la|las|le|los|van|von|zu"


def parse_name(value: Any) -> str:
    """A person's name without title (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 7)."""
    name = clean_line(value)
    found = _TITLES.match(name)
    if found:
        raise problem("name.title", title=found["title"])
    if not any(map(str.isalpha, name)):
        raise problem("name.letters", name=name)
    small = any(word[0].islower() for word in name.split()) and any(word[0].islower() for word in _own_words(name))
    if small or (name.isupper() and " " in name):
        raise problem("name.capitals", name=name)
    return name


def _own_words(name: str) -> list[str]:
    """The words of a name, but those that are small in names from abroad: `María de la Cruz`."""
    small = frozenset(_PARTICLES.split("|"))
    words = [word for word in name.split() if word not in small]
    return name.split() if all(map(is_syllable, words)) else words


def _name() -> str:
    """What `parse_name` takes, as far as letters of Latin scripts go."""
    small, capital = letters(lower=True), rf"{letters(lower=False)}\u0300-\u036f.'’-"
    no_title = f"(?!{portable(_TITLES)})"
    # Which names are from abroad is left to the program.
    no_small = rf"(?![\s\S]*(?:^|\s)(?!(?:{_PARTICLES})(?:\s|$))[{small}])"
    a_letter = r"(?=[\s\S]*[^\s0-9.,;:/()_-])"
    not_all_capitals = rf"(?!\s*(?=[\s\S]*[{letters(lower=False)}])[{capital}]+(?: +[{capital}]+)+\s*$)"
    return f"^{a_letter}{no_title}{no_small}{not_all_capitals}{one_line()[1:]}"


HoTen = Annotated[str, BeforeValidator(parse_name), Typed("ho_ten", "name.capitals", _name, ("boolean",))]
