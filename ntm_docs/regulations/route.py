"""Who submits to whom after a dossier was handed in.

The steps of an award on a day in a province, in order, each with its clause and strength; and what the receiving
offices are called (data/duong-trinh.yaml). What a province's text says takes the place of what is only inferred.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from ntm_docs.machine.own_data import load_data
from ntm_docs.regulations.book.entries import DoTinCay, HinhThuc, entry
from ntm_docs.regulations.book.provinces import Provinces

SOURCED = "sourced"


@dataclass(frozen=True, kw_only=True)
class _Dated:
    tu: date | None = None
    den: date | None = None
    can_cu: str
    do_tin_cay: DoTinCay

    def in_force(self, on: date) -> bool:
        """Whether it holds on the day; both days are included."""
        return (self.tu is None or self.tu <= on) and (self.den is None or on <= self.den)


@dataclass(frozen=True, kw_only=True)
class TenCoQuan(_Dated):
    """What an office of the receiving side is called: `{tinh}` stands for `tỉnh An Giang`."""

    vai: str
    ten: str
    ky_hieu: str = ""


@dataclass(frozen=True, kw_only=True)
class Buoc(_Dated):
    """A step: who does what, to whom it goes, with which paper, until when (empty: nothing known sets it).

    `nhom` are awards or groups of them, none for all; `tinh` the province whose text says it; `thay` marks what only
    holds where no text of the province is known.
    """

    thu_tu: int
    ma: str
    ai: str
    viec: str
    gui: str
    van_ban: str
    han: str = ""
    nhom: tuple[str, ...] = ()
    tinh: str = ""
    thay: bool = False

    def of(self, award: HinhThuc) -> bool:
        """Whether it is a step on the way of an award."""
        return not self.nhom or award.ma in self.nhom or not set(self.nhom).isdisjoint(award.nhom)


@cache
def _data() -> tuple[tuple[TenCoQuan, ...], tuple[Buoc, ...]]:
    data = load_data("regulations", "duong-trinh.yaml")
    return tuple(entry(TenCoQuan, one) for one in data["co_quan"]), tuple(entry(Buoc, one) for one in data["buoc"])


def office_name(role: str, on: date) -> TenCoQuan | None:
    """What an office is called on a day; None where no source tells."""
    return next((one for one in _data()[0] if one.vai == role and one.in_force(on)), None)


def route_of(award: HinhThuc, on: date, province: str, provinces: Provinces) -> Sequence[Buoc]:
    """The steps of an award in order; those of a commune's or an office's own award are none."""
    if set(award.nhom).isdisjoint({"nha-nuoc", "cap-tinh"}):
        return ()
    steps = [one for one in _data()[1] if one.in_force(on) and one.of(award)]
    own = [one for one in steps if one.tinh and province and provinces.same(one.tinh, province, on)]
    first = [one for one in own if one.tinh.casefold() == province.casefold()]
    settled = {one.thu_tu for one in own}
    rest = [one for one in steps if not one.tinh and not (one.thay and one.thu_tu in settled)]
    return sorted([*(first or own), *rest], key=lambda one: one.thu_tu)
