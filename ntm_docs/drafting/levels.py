"""Bodies and places of each level, by date."""

import re
from datetime import date
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict

from ntm_docs.machine.frozen import frozen
from ntm_docs.machine.own_data import load_data
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.regulations import Book, QuyDinh
from ntm_docs.starters import LEVELS

DEPARTMENT = LEVELS["so"][0]
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
_AGENCY = re.compile(rf"(?i:(?:Ủy|Uỷ) ban nhân dân (?P<unit>{'|'.join(_UNITS)})) (?P<place>{PLACE.pattern})")
_URBAN = ("phường", "thị trấn")
_DEPARTMENT = re.compile(rf"(?P<unit>Sở|Ban|Thanh tra|Văn phòng) {PLACE.pattern}(?:, {PLACE.pattern}){{0,3}}")
_OWN_PROVINCE = re.compile(r" (?P<unit>[Tt]ỉnh|[Tt]hành phố) (?P<place>[A-ZĐ].+)$")


class Cap(BaseModel):
    """The words of one level between two dates; data/cap.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cap: str
    tu: date | None = None
    den: date | None = None
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
    de_nghi: str
    thi_hanh: str
    muc_tieu: str = "Đến năm $nam_cuoi có thêm …… $chi_tieu đạt chuẩn nông thôn mới; lũy kế ……/…… $chi_tieu (……%)."
    tieu_chi_duoi: str = (
        "đạt chuẩn nông thôn mới, nông thôn mới nâng cao, nông thôn mới kiểu mẫu theo kế hoạch; không nợ đọng xây dựng"
        " cơ bản"
    )


@frozen
class Agency:
    """A body by its name: `Ủy ban nhân dân phường Rạch Giá` is of level xã, its unit is phường.

    `place` of a department is the province that its name tells, or empty.
    """

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


def read_body(name: str, book: Book, on: date) -> Agency:
    """As `read_agency`; a department of a province too: `Sở Nội vụ`, `Sở Nội vụ tỉnh An Giang`.

    Raises:
        ProblemsError: it is another body, or the name is not complete.
    """
    found = _DEPARTMENT.fullmatch(name.strip())
    if found is None:
        return read_agency(name, book, on)
    told = _OWN_PROVINCE.search(name.strip())
    if told is None or not book.tinh.ever(told["place"]):
        return Agency(name.strip(), DEPARTMENT, found["unit"].lower(), "")
    return Agency(name.strip()[: told.start()], DEPARTMENT, found["unit"].lower(), told["place"])


def level_on(level: str, on: date, book: Book) -> Cap:
    """The words of a level on a day.

    Raises:
        ProblemsError: the level is no longer there on that day.
    """
    found = (one for one in _levels() if one.cap == level and (one.tu is None or one.tu <= on))
    words = next((one for one in found if one.den is None or on <= one.den), None)
    if words is None:
        raise _gone(level, level, on, book)
    return words


def _gone(unit: str, named: str, on: date, book: Book) -> ProblemsError:
    rule = two_tiers(book, on)
    facts = {"level": unit, "on": f"{on:%d/%m/%Y}", "since": f"{rule.tu:%d/%m/%Y}" if rule else ""}
    return ProblemsError([Problem("new.no_level", Place(named), facts=facts, clause=_clause(rule))])


def _clause(rule: QuyDinh | None) -> str:
    """The clause alone, without what else its source tells."""
    return rule.can_cu.partition(" (")[0] if rule else ""


def words_of(agency: Agency, on: date, book: Book, province: str) -> Cap:
    """The words of an agency's level in its own terms: phường for xã, khu phố or thôn for ấp.

    Raises:
        ProblemsError: there is no such level, or no such unit, on the day.
    """
    return words_in(agency.level, agency.unit, on, book, province, agency.name)


def words_in(level: str, unit: str, on: date, book: Book, province: str, named: str) -> Cap:
    """The words of a level in those of a unit of it; `named` is what a problem is told of.

    Raises:
        ProblemsError: there is no such level, or no such unit, on the day.
    """
    words = level_on(level, on, book)
    tiers = two_tiers(book, on)
    if tiers and unit in tiers.gia_tri["tu_bo"]:
        raise _gone(unit, named, on, book)
    since = next((rule for rule in book.quy_dinh if rule.ve == "chinh_quyen"), None)
    if since and tiers is None and unit in since.gia_tri["tu_moi"]:
        facts = {"unit": unit, "on": f"{on:%d/%m/%Y}", "since": f"{since.tu:%d/%m/%Y}"}
        raise ProblemsError([Problem("new.no_unit_yet", Place(named), facts=facts, clause=_clause(since))])
    changes = _changes(words, unit, province, on, book)
    if not changes:
        return words
    pattern = re.compile(rf"(?<!thị )\b(?:{'|'.join(sorted(changes, key=len, reverse=True))})\b")

    def own(text: str) -> str:
        return pattern.sub(lambda found: changes[found[0]], text)

    texts = {name: own(value) for name, value in words if isinstance(value, str) and name not in ("cap", "muc_tieu")}
    lists = {name: tuple(map(own, value)) for name, value in words if isinstance(value, tuple)}
    return words.model_copy(update=texts | lists)


def _changes(words: Cap, unit: str, province: str, on: date, book: Book) -> dict[str, str]:
    """What the words of a level are in a unit of it, in a province."""
    below = _data("dia-ban.yaml")
    changes: dict[str, str] = {**below["goi_theo"].get(words.cap, {}).get(unit, {})}
    if words.cap == "xã":
        hamlet = "ấp" if not province or province in below["ap"] else below["thon"]
        changes["ấp"] = below["khu_pho"] if unit in _URBAN else hamlet
    if words.cap == "tỉnh" and province and not book.co_quan.dac_khu.of(province):
        changes["xã, phường, đặc khu"] = "xã, phường"
    if words.cap != "tỉnh" and province and book.tinh.is_city(province, on):
        changes["tỉnh"] = "thành phố"
    if words.cap != DEPARTMENT:
        changes[words.pham_vi] = unit
    return changes


def two_tiers(book: Book, on: date | None) -> QuyDinh | None:
    """The rule that ended the district, when it holds on the day."""
    rules = (rule for rule in book.quy_dinh if rule.ve == "chinh_quyen")
    return next((rule for rule in rules if on is not None and rule.in_force(on)), None)
