"""An award dossier to begin with, for level and day."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from string import Template
from textwrap import indent
from typing import Any

from ntm_docs.drafting.office import BLANK, Office
from ntm_docs.drafting.skeleton import term_of
from ntm_docs.machine.own_data import load_data
from ntm_docs.regulations import Book, HinhThuc, Question
from ntm_docs.starters import own_folder

_REMARK = re.compile(r"^(?P<field> *[^\s#].*?) {2,}# ", re.MULTILINE)
_COLUMN = 40  # of remarks behind a value
_KINDS = {"tap_the": "tập thể", "ca_nhan": "cá nhân", "ho_gia_dinh": "hộ gia đình"}
_COLLECTIVES = "sở, ban, ngành, đoàn thể; xã; ấp; doanh nghiệp; hợp tác xã; khác"
_PERSONS = "cán bộ; nông dân; người lao động; khác"
_DEBTS = f"nợ đọng xây dựng cơ bản: {BLANK}   # có hoặc không; chỉ xã phải ghi, đối tượng khác thì xóa dòng này"
_NO_DEBTS = "# nợ đọng xây dựng cơ bản: không   # có hoặc không; chỉ xã phải ghi"


def new_dossier(office: Office, on: date, book: Book, file: str, awards: Sequence[HinhThuc] = ()) -> str:
    """The YAML of a dossier of an office on a day, one proposal for each award; its own facts are blanks.

    Without awards, the one that the level usually proposes.
    """
    told = load_data("drafting", "ho-so.yaml")[office.level]
    chosen = awards or [award for award in book.hinh_thuc if award.ma == told["hinh_thuc"]]
    regime = book.regime(on)
    party = "Tỉnh ủy" if office.unit == "tỉnh" else "Thành ủy"
    first, last = term_of(on)
    unit = {"don_vi": office.unit, "dang": party}
    facts = unit | {
        "tep": file,
        "thu_muc": str(own_folder(Path(file))),
        "dia_ban": office.area,
        "phap_luat": f"theo {regime.ten}" if regime else "chưa có dữ liệu pháp luật của ngày này",
        "ngay_vn": f"{on:%d/%m/%Y}",
        "ngay": f"{on.day}/{on.month}/{on.year}",
        "giai_doan": f"{first}-{last}",
        "co_quan": office.name,
        "dia_danh": office.place,
        "cap": office.level,
        "tinh": office.own_province,
        "cap_tren": office.above or BLANK,
        "noi_nhan": _lines(f"  - {Template(place).substitute(unit)}" for place in told["noi_nhan"]),
        "thanh_vien": _lines(_member(Template(post).substitute(unit), role) for post, role in told["thanh_vien"]),
        "hinh_thuc": _lines(f"  #   {award.ten}" for award in awards_on(book, on, office.province or None)),
        "de_nghi": _lines(_proposal(award, office, on, book) for award in chosen),
    }
    source = files("ntm_docs").joinpath("starters", "ho-so-hai-cap.yaml").read_text(encoding="utf-8")
    text = Template(source).substitute(facts)
    return _REMARK.sub(lambda found: f"{found['field']:<{_COLUMN - 1}} # ", text)


def awards_on(book: Book, on: date, province: str | None) -> list[HinhThuc]:
    """The awards that there are on a day, under the names they have in the province."""
    exist = (award for award in book.hinh_thuc if _ask(book, award, on, province, "ton_tai") is not False)
    return [book.called(award, province, on) for award in exist]


def _ask(book: Book, award: HinhThuc, on: date, province: str | None, topic: Any) -> Any:
    ruling = Question(book, award, on, province, award.loai_hinh).ask(topic)
    return ruling.value if ruling.rule is not None else None


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)


def _member(post: str, role: str) -> str:
    return f"    - họ và tên: {BLANK}\n      chức vụ: {post}\n      vai trò: {role}"


def _proposal(award: HinhThuc, office: Office, on: date, book: Book) -> str:
    """One award with a nominee of every kind that it is given to."""
    province = office.province or None
    allowed = _ask(book, award, on, province, "doi_tuong") or _KINDS
    head = (
        f"  - hình thức: {book.called(award, province, on).ten}\n"
        f"    loại hình: {award.loai_hinh}         # chuyên đề (phong trào thi đua) hoặc công trạng\n"
        "    số tờ trình:                # để trống khi chưa có số\n"
        "    số biên bản:\n"
    )
    blocks = load_data("drafting", "doi-tuong.yaml")
    text = "\n".join(indent(blocks[name], "    ").rstrip() for kind, name in _KINDS.items() if kind in allowed)
    return head + Template(text).substitute(_nominee_words(office))


def _nominee_words(office: Office) -> dict[str, str]:
    """Who is nominated below the office, who reports and who signs the report."""
    common = {"co_quan": office.name, "nhom_tap_the": _COLLECTIVES, "nhom_ca_nhan": _PERSONS}
    if office.level == "tỉnh":
        below = f"Ủy ban nhân dân xã {BLANK}"
        return common | {
            "don_vi_duoi": "và cán bộ xã",
            "nhom_duoi": "xã",
            "dia_chi_duoi": f"xã {BLANK}, {office.area}",
            "co_quan_duoi": below,
            "dia_danh_duoi": BLANK,
            "nguoi_ky_duoi": "quyền hạn: TM. Ủy ban nhân dân, chức vụ: Chủ tịch",
            "no_dong": _DEBTS,
            "chu_quan_bao_cao": f"chủ quản: {office.name}, tên: {below}",
            "dia_danh": BLANK,
        }
    hamlet = office.words.chi_tieu
    return common | {
        "don_vi_duoi": hamlet,
        "nhom_duoi": "ấp",
        "dia_chi_duoi": f"{hamlet} {BLANK}, {office.area}, {office.above.partition(' nhân dân ')[2]}",
        "co_quan_duoi": BLANK,
        "dia_danh_duoi": office.place,
        "nguoi_ky_duoi": f"chức vụ: Trưởng {hamlet}",
        "no_dong": _NO_DEBTS,
        "chu_quan_bao_cao": f"tên: {office.name}",
        "dia_danh": office.place,
    }
