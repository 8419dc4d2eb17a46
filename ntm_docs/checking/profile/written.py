"""An office's own file of rules, as it is written."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

import ntm_docs.checking.rules  # noqa: F401 -- registers the rules
from ntm_docs.checking.judging import range_text
from ntm_docs.checking.profile.profile import Profile
from ntm_docs.checking.rule import RULES
from ntm_docs.layout import Layout
from ntm_docs.layout.constants import Range
from ntm_docs.messages import gettext
from ntm_docs.model.binding import Loc, RecordPlaces, bind
from ntm_docs.model.field_types.text import Dong
from ntm_docs.model.field_types.typed import Typed, spelled
from ntm_docs.phrases.keys import closest
from ntm_docs.problems import Problem, ProblemsError
from ntm_docs.reading import read_input

_TWO = 2
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})?")
# Two numbers, the least and the most.
Khoang = Annotated[
    tuple[float, ...], Typed("khoang", "profile.range", spelled(_NUMBER), ("number",), item=spelled(_NUMBER))
]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


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


class BoQua(_Record):
    """A warning or a hint that is not told, and why."""

    quy_tac: Dong = Field(title="quy tắc")
    ly_do: Dong = Field(title="lý do")


class QuyDinhRieng(_Record):
    """What an office asks beyond the decree, and the warnings and hints it does without."""

    le: Le | None = Field(default=None, title="lề")
    co_chu: CoChu | None = Field(default=None, title="cỡ chữ")
    ky_hieu: tuple[Dong, ...] = Field(default=(), title="ký hiệu")
    bo_qua: tuple[BoQua, ...] = Field(default=(), title="bỏ qua")


_SIDES = {"tren": "top_mm", "duoi": "bottom_mm", "trai": "left_mm", "phai": "right_mm"}


def narrowed(path: Path, layout: Layout) -> Profile:
    """The decree's ranges, narrowed by an office's file.

    Raises:
        ProblemsError: a field is not known, a range is none, or reaches beyond the decree.
    """
    raw, _data = read_input(path)
    bound = bind(QuyDinhRieng, raw, path.name, {})
    if bound.problems:
        raise ProblemsError(bound.problems)
    wanted = list(_wanted(bound.record, layout))
    problems = [fault for one in wanted if (fault := _fault(one, bound.places))]
    problems += _unsilenced(bound.record, bound.places)
    if problems:
        raise ProblemsError(problems)
    ranges = {one.key: (one.value[0], one.value[1]) for one in wanted}
    silenced = {one.quy_tac.strip().upper(): one.ly_do for one in bound.record.bo_qua}
    return Profile(_narrowed(layout, ranges), frozenset(bound.record.ky_hieu), silenced)


def _unsilenced(own: QuyDinhRieng, places: RecordPlaces) -> Iterator[Problem]:
    """Rules that are not known, and errors: what the decree itself asks is never passed over."""
    from ntm_docs.checking.dossier.every_rule import DOSSIER_RULES  # noqa: PLC0415 -- one paper is checked without them

    known = {**RULES, **{name: one for name, (one, _judge) in DOSSIER_RULES.items()}}
    for index, one in enumerate(own.bo_qua):
        found = known.get(one.quy_tac.strip().upper())
        if found is None:
            near = closest(one.quy_tac, known)
            guess = gettext(" (có phải là “{near}”?)").format(near=near) if near else ""
            yield places.problem("profile.no_rule", ("bo_qua", index, "quy_tac"), rule=one.quy_tac, guess=guess)
        elif found.level == "error":
            yield places.problem(
                "profile.error_rule", ("bo_qua", index, "quy_tac"), rule=found.id, name=gettext(found.name)
            )


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
    sides: dict[str, Any] = {key: pair for key, pair in ranges.items() if key in _SIDES.values()}
    page = replace(layout.page, **sides)
    components = {
        name: replace(one, size=ranges[name]) if name in ranges else one for name, one in layout.components.items()
    }
    return replace(layout, page=page, components=components)
