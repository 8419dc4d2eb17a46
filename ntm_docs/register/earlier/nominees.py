"""Whom the register is asked for: nominees for awards."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ntm_docs.model import (
    BinhXet,
    CaNhan,
    CaNhanXet,
    HoGiaDinh,
    HoleTouchedError,
    HoSo,
    RecordPlaces,
    TapThe,
    TapTheXet,
    bind,
    known,
)
from ntm_docs.model.binding import titled
from ntm_docs.model.ho_so import DanhHieu, KhenThuong
from ntm_docs.phrases.dates import period_in
from ntm_docs.planning import AnyPlanned, Planned, PlannedReview
from ntm_docs.planning.workbook import Workbook
from ntm_docs.problems import Loc, Place
from ntm_docs.receiving.records import KINDS
from ntm_docs.regulations import Book, HinhThuc, ReviewCase, dossier_day

Told = tuple[int, str, str]  # year, award, number of the decision
AnyNominee = TapThe | CaNhan | HoGiaDinh


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedNominee:
    """A nominee for one award, as the papers say it.

    `units` are where they work, live, and who submits; `told` are the awards that the papers name already, `noted`
    those of them that say for what, `own` the numbers of the decisions that the papers themselves make. `first_year`,
    `last_year` are those of the movement, or of the year reviewed; without an award law is not asked.
    """

    place: Place
    field: str = ""
    loc: Loc = ()
    name: str
    kind: str
    born: int | None = None
    units: tuple[str, ...] = ()
    province: str = ""
    award: HinhThuc | None = None
    occasion: str = ""
    movement: str = ""
    first_year: int | None = None
    last_year: int | None = None
    day: date
    told: tuple[Told, ...] = ()
    noted: frozenset[Told] = frozenset()
    own: tuple[str, ...] = ()


def of_planned(planned: AnyPlanned, book: Book) -> list[StatedNominee]:
    """The nominees of an input that was planned; a drafted document has none."""
    if isinstance(planned, PlannedReview):
        return [*of_review(planned.plan.case)]
    if isinstance(planned, Planned) and planned.raw is not None:
        places = RecordPlaces(planned.path.name, HoSo, planned.raw)
        return [*of_dossier(planned.ho_so, places, book, planned.day)]
    return []


def of_workbook(workbook: Workbook, book: Book, on: date | None) -> Iterator[StatedNominee]:
    """The nominees of each unit of a workbook; what of a unit could not be read has been told and is left out."""
    for unit in workbook.roster.units:
        unit.fill()
        bound = bind(HoSo, unit.raw(), workbook.path.name, {"awards": book.award_names})
        unit.clear()
        try:
            yield from of_dossier(bound.record, bound.places, book, on or dossier_day(bound.record, book))
        except (HoleTouchedError, TypeError):
            if not bound.problems:
                raise


def of_dossier(ho_so: HoSo, places: RecordPlaces, book: Book, day: date) -> Iterator[StatedNominee]:
    """The nominees of a dossier; `day` is the one whose law governs."""
    period = period_in(ho_so.phong_trao.giai_doan) or (None, None)
    for index, de_nghi in known(ho_so.de_nghi):
        award = book.award(de_nghi.hinh_thuc)
        for kind, position, one in de_nghi.doi_tuong():
            loc: Loc = ("de_nghi", index, kind, position)
            lines = [line for _index, line in known(one.hinh_thuc_khen_thuong)]
            titles = [line for _index, line in known(one.danh_hieu_thi_dua)]
            yield StatedNominee(
                place=places.place(loc),
                field=places.name(loc),
                loc=titled(places.model, loc),
                name=one.ten_day_du,
                kind=KINDS[kind],
                born=_born(one),
                units=tuple(filter(None, (*_units(one), ho_so.co_quan.ten))),
                province=ho_so.co_quan.tinh,
                award=award,
                occasion=de_nghi.loai_hinh or award.loai_hinh,
                movement=ho_so.phong_trao.ten,
                first_year=period[0],
                last_year=period[1],
                day=day,
                told=(*map(_told, lines), *map(_told, titles)),
                noted=frozenset(_told(line) for line in lines if line.ghi_chu),
                own=_own(de_nghi.quyet_dinh.so) if de_nghi.quyet_dinh else (),
            )


def of_review(case: ReviewCase) -> Iterator[StatedNominee]:
    """The nominees of a year's review, each for every award; a review names no year of birth."""
    record = case.record
    for line in case.lines:
        yield StatedNominee(
            place=case.places.place(line.loc),
            field=case.places.name(line.loc),
            loc=titled(case.places.model, line.loc),
            name=line.row.ten_day_du,
            kind=KINDS[line.kind],
            units=tuple(filter(None, (_unit(line.row), record.co_quan.ten))),
            province=record.co_quan.tinh,
            award=line.award,
            occasion=line.row.loai_hinh,
            movement=(record.phong_trao or "") if line.row.loai_hinh == "chuyên đề" else "",
            first_year=record.nam,
            last_year=record.nam,
            day=case.day,
            told=tuple(_told(one) for _index, one in known(line.row.danh_hieu_thi_dua)),
            own=_of_review(record),
        )


def _told(line: DanhHieu | KhenThuong) -> Told:
    return line.nam, line.danh_hieu if isinstance(line, DanhHieu) else line.hinh_thuc, line.so_quyet_dinh


def _own(*numbers: str | None) -> tuple[str, ...]:
    return tuple(one for one in numbers if one)


def _of_review(record: BinhXet) -> tuple[str, ...]:
    decided = record.quyet_dinh
    return _own(decided.so_quyet_dinh_danh_hieu, decided.so_quyet_dinh_khen_thuong) if decided else ()


def _unit(row: CaNhanXet | TapTheXet) -> str:
    return row.don_vi if isinstance(row, CaNhanXet) else row.dia_chi or ""


def _born(one: AnyNominee) -> int | None:
    if isinstance(one, CaNhan):
        return one.ngay_sinh.nam
    return one.nam_sinh_chu_ho if isinstance(one, HoGiaDinh) else None


def _units(one: AnyNominee) -> tuple[str, ...]:
    if isinstance(one, CaNhan):
        return one.don_vi_cong_tac or "", one.tru_quan
    return (one.dia_chi,)
