"""The parts that papers of the receiving offices share."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ntm_docs.context.bang import bang_markup
from ntm_docs.context.heading import (
    addressees,
    letterhead,
    number_line,
    place_and_date,
    recipients,
    signature,
    title,
    title_lines,
)
from ntm_docs.context.van_ban import Kieu, bases, subject_of_dispatch, text_width
from ntm_docs.context.wording import notation
from ntm_docs.issuing.offices import IssuingOffice
from ntm_docs.layout import load_layout
from ntm_docs.model import BangBieu
from ntm_docs.model.bang import Cot, Hang
from ntm_docs.phrases.dates import blank_date, long_date

Item = dict[str, Any]
Signed = tuple[str | None, date | None]  # number and day as far as they are known


def named_paper(
    office: IssuingOffice,
    kind: str,
    signed: Signed,
    year: int,
    *,
    subject: str,
    to: Sequence[str],
    body: Iterable[Item],
    based: Sequence[str] = (),
    copies: Sequence[str] = (),
) -> Item:
    """Báo cáo, tờ trình, thông báo (Nghị định 30/2020/NĐ-CP, Mẫu 1.4)."""
    lines, rule = title(subject)
    number, day = signed
    return _closing(office, copies) | {
        "so_ky_hieu": number_line(number, load_layout().abbreviations[kind] or "", office.ky_hieu),
        "dia_danh_ngay": place_and_date(office.dia_danh, day, year),
        "ten_loai": kind.upper(),
        "trich_yeu": lines,
        "ke_trich_yeu": rule,
        "can_cu": list(bases(based)),
        "noi_dung": list(body),
        **(addressees(to) if to else {"kinh_gui_mot": "", "kinh_gui": []}),
    }


def dispatch(
    office: IssuingOffice,
    signed: Signed,
    year: int,
    *,
    subject: str,
    to: Sequence[str],
    body: Iterable[Item],
    copies: Sequence[str] = (),
) -> Item:
    """Công văn (Nghị định 30/2020/NĐ-CP, Mẫu 1.5)."""
    number, day = signed
    sign = "-".join(filter(None, (office.ky_hieu, office.luu)))
    return _closing(office, copies) | {
        "so_ky_hieu": number_line(number, "", sign).replace("/-", "/"),
        "dia_danh_ngay": place_and_date(office.dia_danh, day, year),
        "trich_yeu_cv": subject_of_dispatch(subject),
        "noi_dung": list(body),
        **addressees(to),
    }


def _closing(office: IssuingOffice, copies: Sequence[str]) -> Item:
    return letterhead(office.ten, office.chu_quan) | {
        "noi_nhan": recipients(["Như trên"], copies, office.luu),
        "ky": signature(office.nguoi_ky),
        "ho_va_ten": office.nguoi_ky.ho_va_ten,
    }


def annex(number: str, name: str, attached: str, *, landscape: bool = True) -> Item:
    """The heading of an appendix (Nghị định 30/2020/NĐ-CP, Mẫu 2.1)."""
    width = text_width(landscape=landscape)
    lines, rule = title(f"(Kèm theo {attached})", "kem_theo", "italic", width)
    label = load_layout().components["phu_luc_so"].text or ""
    return {
        "so_phu_luc": f"{label} {number}".strip(),
        "ten_phu_luc": title_lines(name.upper(), "phu_luc_ten", width_mm=width),
        "kem_theo": lines,
        "ke_kem_theo": rule,
    }


def cited_paper(kind: str, office: IssuingOffice, signed: Signed, year: int) -> str:
    """`Báo cáo số 15/BC-VPĐP ngày 20 tháng 11 năm 2025 của Văn phòng …`; room for what is still open."""
    number, day = signed
    abbreviation = load_layout().abbreviations[kind] or ""
    shown = notation(number, abbreviation, office.ky_hieu).replace("/-", "/")
    return f"{kind} số {shown} {long_date(day) if day else blank_date(year)} của {office.ten}"


def text(words: str) -> Item:
    """A paragraph."""
    return {"kieu": Kieu.doan, "nhan": "", "chu": words}


def opening(words: str) -> Item:
    """A paragraph that stays with what follows; the last one before the signature."""
    return {"kieu": Kieu.cuoi, "nhan": "", "chu": words}


def heading(words: str) -> Item:
    """`1. Giấy tờ còn thiếu`."""
    return {"kieu": Kieu.tieu_de, "nhan": "", "chu": words}


def part(words: str) -> Item:
    """`I. TIẾP NHẬN HỒ SƠ`."""
    return {"kieu": Kieu.muc, "nhan": "", "chu": words}


def listed(lines: Sequence[str], sign: str = "- ") -> Iterator[Item]:
    """A line each, `;` after each and `.` after the last."""
    for at, line in enumerate(lines, start=1):
        yield text(f"{sign}{line.rstrip(' .;')}{'.' if at == len(lines) else ';'}")


def table(columns: Sequence[tuple[str, float, str]], rows: Sequence[Sequence[str]]) -> Item:
    """A ruled table in the text; columns as (title, width in mm, how its texts stand)."""
    made = BangBieu.model_construct(
        ten="bảng",
        cot=tuple(Cot(name, width, align) for name, width, align in columns),
        hang=tuple(Hang(tuple(row), nhom=len(row) == 1) for row in rows),
        tieu_de=None,
        don_vi_tinh=None,
        ke_khung=True,
    )
    return {"kieu": Kieu.bang, "bang": bang_markup(made, text_width())}


def groups_of(rows: Iterable[tuple[str, Sequence[Mapping[str, Any]]]]) -> list[Item]:
    """The groups of a list, each with its heading and rows."""
    return [{"tieu_de": heading, "dong": list(lines)} for heading, lines in rows]
