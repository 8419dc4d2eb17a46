"""The office a starter is for, in its words."""

from dataclasses import dataclass
from datetime import date

from ntm_docs.drafting.levels import DEPARTMENT, Agency, Cap, level_on, two_tiers, words_in
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.regulations import Book, unknown_zone

BLANK = "……"
_COMMITTEE = "Ủy ban nhân dân "
_CHAIR = "Chủ tịch"
_HEADS = {"sở": "Giám đốc", "ban": "Trưởng ban", "thanh tra": "Chánh Thanh tra", "văn phòng": "Chánh Văn phòng"}
_SMALL_WORDS = ("và", "của")


@dataclass(frozen=True, slots=True)
class Office:
    """A body on a day; what was not told of it is a blank."""

    level: str  # tỉnh, huyện, xã; sở, ban, ngành
    unit: str  # xã, phường, đặc khu, huyện, tỉnh, thành phố, sở
    name: str
    area: str  # `phường Rạch Giá`, `xã ……`; of a department its name
    place: str
    province: str  # as known to the book, empty when it was not told
    full_province: str  # `tỉnh An Giang`, `thành phố ……`
    above: str  # the People's Committee that receives its proposals, whose plan it carries out
    words: Cap
    doubt: str = ""  # what of its name is to be looked at

    @property
    def own_province(self) -> str:
        """The province's name, or a blank."""
        return self.province or BLANK

    @property
    def is_department(self) -> bool:
        """Whether it is a sở, ban, ngành, not a People's Committee."""
        return self.level == DEPARTMENT

    @property
    def remark(self) -> str:
        """What its words may have wrong: a phường of former days lay in a city, a district or a town."""
        guessed = self.unit == "phường" and self.above.endswith(f"thành phố {BLANK}")
        return (" Phường của quận, thị xã thì sửa chữ “thành phố”." if guessed else "") + self.doubt

    @property
    def letterhead(self) -> str:
        """The body above it in its heading: a department's People's Committee."""
        return self.above if self.is_department else ""

    @property
    def symbol(self) -> str:
        """Its abbreviation: UBND, SNNMT for Sở Nông nghiệp và Môi trường."""
        if not self.is_department:
            return "UBND"
        words = self.name.replace(",", "").replace("- ", "").split()
        return BLANK if BLANK in words else "".join(word[0].upper() for word in words if word not in _SMALL_WORDS)

    @property
    def head(self) -> str:
        """The post of who heads it."""
        return _HEADS.get(self.unit, _CHAIR)

    @property
    def head_of_it(self) -> str:
        """Who heads it, in full: `Chủ tịch Ủy ban nhân dân xã Thạnh Đông`, `Giám đốc Sở Nội vụ`."""
        of_body = self.unit in self.head.casefold()  # Chánh Văn phòng …: the body's name is in the post
        return f"{self.head.partition(' ')[0] if of_body else self.head} {self.name}"


@dataclass(frozen=True, slots=True)
class Sought:
    """The office that is asked for; `unit` where only that kind of its level is meant, `agency` by its name."""

    level: str
    unit: str = ""
    agency: Agency | None = None
    province: str = ""


def office_of(sought: Sought, on: date, book: Book, file: str) -> Office:
    """The office of a level on a day.

    Raises:
        ProblemsError: there is no such level, unit or province then, or the agency is of another.
    """
    level, unit, agency = sought.level, sought.unit, sought.agency
    if agency is not None:
        _check_agency(agency, sought, on, book, file)
    told = agency.place if agency and level in ("tỉnh", DEPARTMENT) else ""
    own = province_of(told or sought.province, on, book, file)
    full = book.tinh.full_name(own, on) if own else f"{unit if level == 'tỉnh' and unit else 'tỉnh'} {BLANK}"
    kind = _unit(sought, full.removesuffix(own or BLANK).strip().lower(), on, book)
    if unit and level == "tỉnh" and kind != unit:
        facts = {"on": _day(on), "province": own, "unit": kind, "level": "thanh-pho"}
        raise ProblemsError([Problem("new.unit_province", Place(file), facts=facts)])
    words = words_in(level, kind, on, book, own, agency.name if agency else kind)
    city = full if full.startswith("Thành phố") else own or BLANK  # Thành phố Hồ Chí Minh dates with its whole name
    if level == "tỉnh":
        return Office(level, kind, f"{_COMMITTEE}{full}", full, city, own, full, "", words)
    above = f"{_COMMITTEE}{full}"
    if level == DEPARTMENT:
        name = agency.name if agency else f"Sở {BLANK}"
        return Office(level, kind, name, name, city, own, full, above, words, _gone(name, on, book))
    if level == "xã" and two_tiers(book, on) is None:
        above = f"{_COMMITTEE}{'thành phố' if kind == 'phường' else 'huyện'} {BLANK}"
    place = agency.place if agency else BLANK
    area = f"{kind} {place}"
    return Office(level, kind, f"{_COMMITTEE}{area}", area, place, own, full, above, words, _zone(area, own, book))


def _gone(name: str, on: date, book: Book) -> str:
    """What does the work of a department that is gone."""
    return "".join(
        f" {one.ten} không còn từ {_day(one.het)}, nay là {one.nay}: xem lại tên cơ quan."
        for one in book.co_quan.gone(name, on)
    )


def _zone(area: str, province: str, book: Book) -> str:
    """That no list knows a special zone."""
    zone = "" if BLANK in area else unknown_zone(book.co_quan, area, province)
    return f" Danh mục đặc khu của {province} không có {zone}: xem lại tên, tỉnh." if zone else ""


def _unit(sought: Sought, province_is: str, on: date, book: Book) -> str:
    """What kind of its level the office is."""
    if sought.level == "tỉnh":
        return province_is
    if sought.agency is not None:
        return sought.agency.unit
    return sought.unit or ("sở" if sought.level == DEPARTMENT else level_on(sought.level, on, book).pham_vi)


def _check_agency(agency: Agency, sought: Sought, on: date, book: Book, file: str) -> None:
    """An agency of another level or unit than asked, or called by what it is not on the day.

    Raises:
        ProblemsError: it is.
    """
    if agency.level != sought.level or (sought.unit and agency.unit != sought.unit):
        facts = {"agency": agency.name, "level": sought.unit or sought.level}
        raise ProblemsError([Problem("new.level_agency", Place(file), facts=facts)])
    wrong = book.tinh.misnamed(agency.name, on) if book.tinh.known(agency.place, on) else None
    if wrong:
        right = f"{agency.name[: -len(wrong[0])]}{wrong[1]}"
        facts = {"on": _day(on), "said": agency.name, "right": right}
        raise ProblemsError([Problem("new.misnamed", Place(file), facts=facts)])


def province_of(name: str, on: date, book: Book, file: str) -> str:
    """The name as the book writes it.

    Raises:
        ProblemsError: there is no such province on the day.
    """
    known = {fold_key(one): one for one in book.tinh.names(on)}
    if not name or fold_key(name) in known:
        return known.get(fold_key(name), "")
    successor = book.tinh.successor(name)
    facts = {"province": name, "on": _day(on), "successor": successor or ""}
    if successor:
        code = "new.province_renamed" if book.tinh.parts(successor) == (name,) else "new.province_gone"
        raise ProblemsError([Problem(code, Place(file), facts=facts)])
    raise ProblemsError([Problem("new.province", Place(file), facts=facts)])


def _day(on: date) -> str:
    return f"{on:%d/%m/%Y}"
