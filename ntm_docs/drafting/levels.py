"""Bodies and places of each level, by date."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict

from ntm_docs.machine.own_data import load_data
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.regulations import Book, QuyDinh

LEVELS = {"tinh": "tỉnh", "huyen": "huyện", "xa": "xã"}
RANKS = ("tỉnh", "huyện", "xã")
_UNITS = {
    "tỉnh": "tỉnh",
    "huyện": "huyện",
    "quận": "huyện",
    "thị xã": "huyện",
    "thành phố": "huyện",
    "xã": "xã",
    "phường": "xã",
    "thị trấn": "xã",
    "đặc khu": "xã",
}
PLACE = re.compile(r"[\w'’][\w'’ -]{0,60}")
_AGENCY = re.compile(rf"(?i:Ủy ban nhân dân (?P<unit>{'|'.join(_UNITS)})) (?P<place>{PLACE.pattern})")
_URBAN = ("phường", "thị trấn")


class Cap(BaseModel):
    """The words of one level between two dates; data/cap.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cap: str
    tu: date | None = None
    den: date | None = None
    co_quan: str
    dia_danh: str
    tinh: str
    pham_vi: str
    chuyen_mon: str
    cap_duoi: str
    chi_tieu: str
    thuong_truc: str
    nong_nghiep: str
    truyen_thong: str
    mat_tran: str
    noi_bao_cao: str
    noi_nhan: tuple[str, ...]
    hinh_thuc: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agency:
    """A People's Committee: `Ủy ban nhân dân phường Rạch Giá` is of level xã, its unit is phường."""

    name: str
    level: str
    unit: str
    place: str


@cache
def _levels() -> tuple[Cap, ...]:
    return tuple(Cap.model_validate(entry) for entry in _data("cap.yaml"))


@cache
def _data(name: str) -> Any:
    return load_data("drafting", name)


def read_agency(name: str, book: Book, on: date) -> Agency:
    """The level, unit and place that the name of a People's Committee tells on a day.

    Raises:
        ProblemsError: it is another body, or the name is not complete.
    """
    found = _AGENCY.fullmatch(name.strip())
    if found is None:
        raise ProblemsError([Problem("new.agency", Place(name), facts={"agency": name})])
    unit = found["unit"].lower()
    central = unit == "thành phố" and book.tinh.is_city(found["place"], on)
    return Agency(name.strip(), "tỉnh" if central else _UNITS[unit], unit, found["place"])


def level_on(level: str, on: date, book: Book) -> Cap:
    """The words of a level on a day.

    Raises:
        ProblemsError: the level is no longer there on that day.
    """
    found = (one for one in _levels() if one.cap == level and (one.tu is None or one.tu <= on))
    words = next((one for one in found if one.den is None or on <= one.den), None)
    if words is None:
        rule = two_tiers(book, on)
        since = f"{rule.tu:%d/%m/%Y}" if rule else ""
        facts = {"level": level, "on": f"{on:%d/%m/%Y}", "since": since}
        raise ProblemsError([Problem("new.no_level", Place(level), facts=facts, clause=rule.can_cu if rule else "")])
    return words


def words_of(agency: Agency, on: date, book: Book, province: str) -> Cap:
    """The words of an agency's level in its own terms: phường for xã, khu phố or thôn for ấp."""
    words = level_on(agency.level, on, book)
    rule = two_tiers(book, on)
    if rule and agency.unit in rule.gia_tri["tu_bo"]:
        facts = {"level": agency.unit, "on": f"{on:%d/%m/%Y}", "since": f"{rule.tu:%d/%m/%Y}"}
        raise ProblemsError([Problem("new.no_level", Place(agency.name), facts=facts, clause=rule.can_cu)])
    below = _data("dia-ban.yaml")
    hamlet = "ấp" if not province or province in below["ap"] else below["thon"]
    hamlet = below["khu_pho"] if agency.unit in _URBAN else hamlet
    changes = {"ấp": hamlet, words.pham_vi: agency.unit}

    def own(text: str) -> str:
        return re.sub(r"(?<!thị )\b(?:ấp|" + words.pham_vi + r")\b", lambda found: changes[found[0]], text)

    texts = {name: own(value) for name, value in words if isinstance(value, str) and name != "cap"}
    lists = {name: tuple(map(own, value)) for name, value in words if isinstance(value, tuple)}
    return words.model_copy(update=texts | lists)


def two_tiers(book: Book, on: date | None) -> QuyDinh | None:
    """The rule that ended the district, when it holds on the day."""
    rules = (rule for rule in book.quy_dinh if rule.ve == "chinh_quyen")
    return next((rule for rule in rules if on is not None and rule.in_force(on)), None)
