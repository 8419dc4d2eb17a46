"""The office a starter is for, in its words."""

from dataclasses import dataclass
from datetime import date

from ntm_docs.drafting.levels import Agency, Cap, level_on, words_of
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.regulations import Book

BLANK = "……"
_COMMITTEE = "Ủy ban nhân dân "


@dataclass(frozen=True, slots=True)
class Office:
    """A People's Committee on a day; what was not told of it is a blank."""

    level: str  # tỉnh, xã
    unit: str  # xã, phường, đặc khu, tỉnh, thành phố
    area: str  # `phường Rạch Giá`, `xã ……`
    place: str
    province: str  # as known to the book, empty when it was not told
    above: str  # the People's Committee that receives its proposals
    words: Cap

    @property
    def name(self) -> str:
        """The body's own name."""
        return f"{_COMMITTEE}{self.area}"

    @property
    def own_province(self) -> str:
        """The province's name, or a blank."""
        return self.province or BLANK


def office_of(level: str, agency: Agency | None, province: str, on: date, book: Book, file: str) -> Office:
    """The office of a level on a day.

    Raises:
        ProblemsError: there is no such level or province then, or the agency is of another level.
    """
    if agency is not None and agency.level != level:
        facts = {"agency": agency.name, "level": level}
        raise ProblemsError([Problem("new.level_agency", Place(file), facts=facts)])
    words = words_of(agency, on, book, province) if agency else level_on(level, on, book)
    top = level == "tỉnh"
    own = _province(agency.place if agency and top else province, on, book, file)
    full = book.tinh.full_name(own, on) if own else f"tỉnh {BLANK}"
    if top:
        unit = full.removesuffix(own or BLANK).strip().lower()
        return Office(level, unit, full, own or BLANK, own, "", words)
    unit, place = (agency.unit, agency.place) if agency else (words.pham_vi, BLANK)
    return Office(level, unit, f"{unit} {place}", place, own, f"{_COMMITTEE}{full}", words)


def _province(name: str, on: date, book: Book, file: str) -> str:
    """The name as the book writes it.

    Raises:
        ProblemsError: there is no such province on the day.
    """
    known = {fold_key(one): one for one in book.tinh.names(on)}
    if not name or fold_key(name) in known:
        return known.get(fold_key(name), "")
    successor = book.tinh.successor(name)
    facts = {"province": name, "on": f"{on:%d/%m/%Y}", "successor": successor or ""}
    if successor:
        raise ProblemsError([Problem("new.province_gone", Place(file), facts=facts)])
    raise ProblemsError([Problem("new.province", Place(file), facts=facts)])
