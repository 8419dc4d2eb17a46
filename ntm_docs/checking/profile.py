"""An office's own rules: narrower ranges, its abbreviations; never looser."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from ntm_docs.checking.judging import range_text
from ntm_docs.layout import Layout, load_layout
from ntm_docs.layout.constants import Range
from ntm_docs.model.binding import Loc, RecordPlaces, bind
from ntm_docs.model.field_types.text import Dong
from ntm_docs.model.field_types.typed import Typed, spelled
from ntm_docs.problems import Problem, ProblemsError
from ntm_docs.reading import read_input

_TWO = 2
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})?")
# Two numbers, the least and the most.
Khoang = Annotated[
    tuple[float, ...], Typed("khoang", "profile.range", spelled(_NUMBER), ("number",), item=spelled(_NUMBER))
]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Le(_Record):
    """Margins in millimetres, each `[least, most]`."""

    tren: Khoang | None = Field(default=None, title="trên")
    duoi: Khoang | None = Field(default=None, title="dưới")
    trai: Khoang | None = Field(default=None, title="trái")
    phai: Khoang | None = Field(default=None, title="phải")


class CoChu(_Record):
    """Sizes in points, each `[least, most]`."""

    quoc_hieu: Khoang | None = Field(default=None, title="Quốc hiệu")
    tieu_ngu: Khoang | None = Field(default=None, title="Tiêu ngữ")
    co_quan_ban_hanh: Khoang | None = Field(default=None, title="cơ quan ban hành")
    dia_danh_ngay: Khoang | None = Field(default=None, title="địa danh, ngày tháng")
    ten_loai: Khoang | None = Field(default=None, title="tên loại")
    trich_yeu: Khoang | None = Field(default=None, title="trích yếu")
    noi_dung: Khoang | None = Field(default=None, title="nội dung")


class QuyDinhRieng(_Record):
    """What an office asks beyond the decree."""

    le: Le | None = Field(default=None, title="lề")
    co_chu: CoChu | None = Field(default=None, title="cỡ chữ")
    ky_hieu: tuple[Dong, ...] = Field(default=(), title="ký hiệu")


@dataclass(frozen=True, slots=True)
class Profile:
    """The ranges to judge by, and the abbreviations that the office allows."""

    layout: Layout
    notations: frozenset[str]


_SIDES = {"tren": "top_mm", "duoi": "bottom_mm", "trai": "left_mm", "phai": "right_mm"}


def read_profile(path: Path | None) -> Profile:
    """The decree's ranges, narrowed by an office's file.

    Raises:
        ProblemsError: a field is not known, a range is none, or reaches beyond the decree.
    """
    layout = load_layout()
    if path is None:
        return Profile(layout, frozenset())
    raw, _data = read_input(path)
    bound = bind(QuyDinhRieng, raw, path.name, {})
    if bound.problems:
        raise ProblemsError(bound.problems)
    wanted = list(_wanted(bound.record, layout))
    problems = [fault for one in wanted if (fault := _fault(one, bound.places))]
    if problems:
        raise ProblemsError(problems)
    ranges = {one.key: (one.value[0], one.value[1]) for one in wanted}
    return Profile(_narrowed(layout, ranges), frozenset(bound.record.ky_hieu))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A range that an office asks for, and the decree's."""

    loc: Loc
    value: tuple[float, ...]
    allowed: Range
    key: str


def _wanted(own: QuyDinhRieng, layout: Layout) -> Iterator[_Wanted]:
    for name, key in _SIDES.items():
        value = getattr(own.le, name, None)
        if value is not None:
            yield _Wanted(("le", name), value, getattr(layout.page, key), key)
    for name in CoChu.model_fields:
        value, allowed = getattr(own.co_chu, name, None), layout.components[name].size
        if value is not None and isinstance(allowed, tuple):
            yield _Wanted(("co_chu", name), value, allowed, name)


def _fault(one: _Wanted, places: RecordPlaces) -> Problem | None:
    """A range that is none, or that reaches beyond the decree."""
    if len(one.value) != _TWO or one.value[0] > one.value[1]:
        return places.problem("profile.range", one.loc)
    if one.value[0] < one.allowed[0] or one.value[1] > one.allowed[1]:
        return places.problem("profile.loose", one.loc, allowed=range_text(one.allowed))
    return None


def _narrowed(layout: Layout, ranges: Mapping[str, Range]) -> Layout:
    page = layout.page.model_copy(update={key: pair for key, pair in ranges.items() if key in _SIDES.values()})
    components = {
        name: one.model_copy(update={"size": ranges[name]}) if name in ranges else one
        for name, one in layout.components.items()
    }
    return layout.model_copy(update={"page": page, "components": components})
