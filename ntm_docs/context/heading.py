"""The parts that every form shares: heading, title, recipients, signature."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from ntm_docs.context.wording import bare, notation
from ntm_docs.layout import TWIPS_PER_MM, DrawnRule, Face, balance, load_layout, rule_under, text_twips
from ntm_docs.model import NguoiKy
from ntm_docs.phrases.dates import blank_date, long_date

# An official name breaks before its level of government, and never inside these phrases.
_LEVELS = r"TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ(?! HỘI)|PHƯỜNG|ĐẶC KHU|ẤP|(?<!NÔNG )THÔN(?! MỚI)"
_BEFORE_LEVEL = re.compile(rf"(?<!HỢP TÁC)(?<!THỊ) (?=(?:{_LEVELS}) )")
_KEPT_WHOLE = ("THI ĐUA - KHEN THƯỞNG", "Thi đua - Khen thưởng")
_GLUE = "\u00a0"
_TITLE_SHARE = 0.92
_AGENCY_SHARE = 0.95
_KNOWN = 1024  # headings that a review says again and again


def column(name: str, side: str) -> int:
    """The width in twips of a column of the kit, such as the left one of the heading."""
    columns: Mapping[str, float] = getattr(load_layout().kit, f"{name}_columns_mm")
    return round(columns[side] * TWIPS_PER_MM)


def agency_lines(name: str, width: int, component: str, face: Face) -> list[str]:
    """The printed lines of an agency's name in capitals, broken where an office would break them."""
    size = load_layout().size_of(component)
    whole = name.upper()
    if text_twips(whole, size, face) <= width:
        return [whole]
    return [line for part in _BEFORE_LEVEL.split(whole) for line in broken(part, width, size, face)]


def broken(text: str, width: int, size: float, face: Face) -> list[str]:
    """`balance`, with the phrases that must stay whole kept whole where they fit."""
    glued = text
    for phrase in _KEPT_WHOLE:
        if text_twips(phrase, size, face) <= width:
            glued = glued.replace(phrase, phrase.replace(" ", _GLUE))
    return [line.replace(_GLUE, " ") for line in balance(glued, width, size, face)]


def letterhead(agency: str, superior: str | None) -> dict[str, Any]:
    """`chu_quan`, `co_quan` and the rule under the agency (ô số 2).

    A place that the superior's name already prints is not printed again under it: HỘI ĐỒNG THI ĐUA
    - KHEN THƯỞNG below ỦY BAN NHÂN DÂN HUYỆN TÂN HIỆP.
    """
    return dict(_letterhead(agency, superior))


@lru_cache(_KNOWN)  # its lists are shared by all documents: forms read them, nothing changes them
def _letterhead(agency: str, superior: str | None) -> Mapping[str, Any]:
    width = column("header", "left")
    name = agency
    above = _BEFORE_LEVEL.split(superior.upper()) if superior else []
    if len(above) > 1:
        name = agency.upper().removesuffix(f" {above[-1]}")
    room = round(width * _AGENCY_SHARE)  # so that two columns of capitals never touch
    lines = agency_lines(name, room, "co_quan_ban_hanh", "bold")
    return {
        "chu_quan": agency_lines(superior, room, "co_quan_chu_quan", "regular") if superior else [],
        "co_quan": lines,
        "ke_co_quan": rule_under(lines, "co_quan_ban_hanh", width, "bold"),
    }


def number_line(number: str | None, kind: str, agency: str) -> str:
    """`Số: 05/TTr-UBND` (ô số 3)."""
    return f"Số: {notation(number, kind, agency)}"


def place_and_date(place: str, day: date | None, year: int) -> str:
    """`Tân Hiệp, ngày 14 tháng 7 năm 2023`; the day open while it is not given (ô số 4)."""
    return f"{place}, {long_date(day) if day else blank_date(year)}"


def title_lines(text: str, component: str, face: Face = "bold", width_mm: float | None = None) -> list[str]:
    """The balanced lines of a title; a little narrower than the page, so that Word agrees."""
    layout = load_layout()
    width = round((width_mm or layout.text_width_mm()) * TWIPS_PER_MM * _TITLE_SHARE)
    return broken(text, width, layout.size_of(component), face)


def title(
    text: str, component: str = "trich_yeu", face: Face = "bold", width_mm: float | None = None
) -> tuple[list[str], DrawnRule]:
    """The lines of a subject and the rule under them (ô số 5a)."""
    lines, rule = _title(text, component, face, width_mm)
    return list(lines), rule


@lru_cache(_KNOWN)
def _title(text: str, component: str, face: Face, width_mm: float | None) -> tuple[tuple[str, ...], DrawnRule]:
    width = round((width_mm or load_layout().text_width_mm()) * TWIPS_PER_MM)
    lines = title_lines(text, component, face, width_mm)
    return tuple(lines), rule_under(lines, component, width, face)


def signature(signer: NguoiKy) -> list[str]:
    """Authority and title in capitals, a line each (ô số 7a): `TM. ỦY BAN NHÂN DÂN`, `CHỦ TỊCH`."""
    lines = [line.upper() for line in signer.quyen_han if line != "Q."]
    acting = "Q. " if "Q." in signer.quyen_han else ""
    return [*lines, acting + signer.chuc_vu.upper()]


def recipients(first: Sequence[str], others: Sequence[str], unit: str | None) -> list[str]:
    """The lines of Nơi nhận (ô số 9b), the file copy last."""
    filed = f"VT, {unit}" if unit else "VT"
    return [*(f"- {bare(line)};" for line in (*first, *others)), f"- Lưu: {filed}."]


def addressees(names: Sequence[str]) -> dict[str, Any]:
    """Kính gửi (ô số 9a): one on the same line, several on lines of their own."""
    if len(names) == 1:
        return {"kinh_gui_mot": names[0], "kinh_gui": []}
    ends = [";"] * (len(names) - 1) + ["."]
    return {"kinh_gui_mot": "", "kinh_gui": [f"- {bare(name)}{end}" for name, end in zip(names, ends, strict=True)]}
