"""Awards of a level in the words of its units."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ntm_docs.regulations.book.entries import HinhThuc
from ntm_docs.regulations.book.provinces import Provinces

_COMMITTEE = "Ủy ban nhân dân"
_UNITS = {"xã": ("xã", "phường", "thị trấn", "đặc khu"), "huyện": ("huyện", "quận", "thị xã", "thành phố")}
_BODY = re.compile(rf"{_COMMITTEE} (?P<unit>{'|'.join(u for units in _UNITS.values() for u in units)}) ?(?P<place>.*)")


def names_by_unit(award: HinhThuc) -> tuple[str, ...]:
    """Every name of an award: of a level, in the words of each of its units."""
    for level, units in _UNITS.items():
        if award.ten.endswith(f"{_COMMITTEE} {level}"):
            return tuple(f"{award.ten.removesuffix(level)}{unit}" for unit in units)
    return (award.ten, award.ten_thanh_pho) if award.ten_thanh_pho else (award.ten,)


def in_words_of(award: HinhThuc, bodies: Iterable[str], provinces: Provinces, on: date) -> HinhThuc:
    """The award as the first of some bodies that is of its level calls it: `… Ủy ban nhân dân phường` in a phường."""
    level = next((one for one in _UNITS if award.ten.endswith(f"{_COMMITTEE} {one}")), "")
    for found in filter(None, map(_BODY.search, bodies)):
        central = found["unit"] == "thành phố" and provinces.is_city(found["place"], on)
        if found["unit"] in _UNITS.get(level, ()) and not central:
            return replace(award, ten=award.ten.removesuffix(level) + found["unit"])
    return award
