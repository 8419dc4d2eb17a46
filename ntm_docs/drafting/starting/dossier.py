"""An award dossier to begin with, for level and day."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from string import Template
from textwrap import indent
from typing import Any

from ntm_docs.drafting.levels import two_tiers
from ntm_docs.drafting.starting.awards import addressee, ask, awards_on, called_by
from ntm_docs.drafting.starting.blocks import agency_block, signer_block
from ntm_docs.drafting.starting.office import BLANK, Office
from ntm_docs.drafting.starting.plan import term_of
from ntm_docs.machine.own_data import load_data
from ntm_docs.regulations import Book, HinhThuc, asks_receipt
from ntm_docs.starters import own_folder

_REMARK = re.compile(r"^(?P<field> *[^\s#].*?) {2,}# ", re.MULTILINE)
_COLUMN = 40  # of remarks behind a value
_KINDS = {"tap_the": "tập thể", "ca_nhan": "cá nhân", "ho_gia_dinh": "hộ gia đình"}
_COLLECTIVES = "sở, ban, ngành, đoàn thể; {levels}; ấp (cả thôn, khu phố); doanh nghiệp; hợp tác xã; khác"
_PERSONS = "cán bộ; nông dân; người lao động; khác"
_DEBTS = f"nợ đọng xây dựng cơ bản: {BLANK}   # có hoặc không; chỉ xã phải ghi, đối tượng khác thì xóa dòng này"
_NO_DEBTS = "# nợ đọng xây dựng cơ bản: không   # có hoặc không; chỉ xã phải ghi"
_RECEIVED = (
    f"# ngày tiếp nhận: {BLANK}   # ngày cơ quan thẩm định nhận hồ sơ: từ 01/10/2026 luật áp dụng theo ngày này\n"
)
_CALLING = f"nghề nghiệp: {BLANK}   # cán bộ thì ghi thay bằng hai dòng: đơn vị công tác, chức vụ"
_POST = f"chức vụ: {BLANK}\n        đơn vị công tác: {BLANK}"
_PARTIES = {"tỉnh": "Tỉnh ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy"}


def new_dossier(office: Office, on: date, book: Book, file: str, awards: Sequence[HinhThuc] = ()) -> str:
    """The YAML of a dossier of an office on a day, one proposal for each award; its own facts are blanks.

    Without awards, the one that the level usually proposes.
    """
    told = told_of(office, on)
    chosen = awards or [award for award in book.hinh_thuc if award.ma == told["hinh_thuc"]]
    regime = book.regime(on)
    first, last = term_of(on)
    facts = unit_words(office) | {
        "tep": file,
        "thu_muc": str(own_folder(Path(file))),
        "dia_ban": office.area,
        "nhac_them": office.remark,
        "phap_luat": f"theo {regime.ten}" if regime else "chưa có dữ liệu pháp luật của ngày này",
        "ngay_vn": f"{on:%d/%m/%Y}",
        "ngay": f"{on.day}/{on.month}/{on.year}",
        "ngay_tiep_nhan": _RECEIVED if asks_receipt(book, on) else "",
        "giai_doan": f"{first}-{last}",
        "co_quan": office.name,
        "ky_hieu": office.symbol,
        "nguoi_dung_dau": office.head_of_it,
        "khoi_co_quan": agency_block(office, on, book),
        "khoi_nguoi_ky": signer_block(office),
        "cac_cap": "tỉnh; xã" if two_tiers(book, on) else "tỉnh; huyện; xã",
        "cap_tren": office.above or BLANK,
        "noi_nhan": recipients_of(told, office),
        "thanh_vien": members_of(told, office),
        "hinh_thuc": _lines(f"  #   {award.ten}" for award in awards_on(book, on, office)),
        "de_nghi": _lines(_proposal(award, office, on, book) for award in chosen),
    }
    source = files("ntm_docs").joinpath("starters", "ho-so-trong.yaml").read_text(encoding="utf-8")
    text = Template(source).substitute(facts)
    return _REMARK.sub(lambda found: f"{found['field']:<{_COLUMN - 1}} # ", text)


def unit_words(office: Office) -> dict[str, str]:
    """The words of an office that the data leaves open: its unit, party, body above, head."""
    return {
        "don_vi": office.unit,
        "dang": _PARTIES.get(office.unit, "Thành ủy"),
        "cap_tren_truc_tiep": office.above.removeprefix("Ủy ban nhân dân "),
        "dung_dau": office.head,
    }


def recipients_of(told: Mapping[str, Any], office: Office) -> str:
    """The usual lines of Nơi nhận."""
    return _lines(f"  - {Template(place).substitute(unit_words(office))}" for place in told["noi_nhan"])


def members_of(told: Mapping[str, Any], office: Office) -> str:
    """The usual members of the council, without names."""
    words = unit_words(office)
    return _lines(_member(Template(post).substitute(words), role) for post, role in told["thanh_vien"])


def told_of(office: Office, on: date) -> dict[str, Any]:
    """The words of a dossier of an office's level on a day; data/ho-so.yaml."""
    entries = load_data("drafting", "ho-so.yaml")
    found = (one for one in entries if one["cap"] == office.level and one.get("tu", on) <= on <= one.get("den", on))
    entry: dict[str, Any] = next(found)
    return entry


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)


def _member(post: str, role: str) -> str:
    return f"    - họ và tên: {BLANK}\n      chức vụ: {post}\n      vai trò: {role}"


def _proposal(award: HinhThuc, office: Office, on: date, book: Book) -> str:
    """One award with a nominee of every kind that it is given to."""
    allowed = ask(book, award, on, office, "doi_tuong") or _KINDS
    to = addressee(award, office, on, book)
    head = (
        f"  - hình thức: {called_by(office, award, on, book).ten}\n"
        f"    loại hình: {award.loai_hinh}         # chuyên đề (phong trào thi đua) hoặc công trạng\n"
        + (f"    kính gửi: {to}         # người quyết định, hoặc cấp trên trực tiếp\n" if to else "")
        + "    số tờ trình:                # để trống khi chưa có số\n    số biên bản:\n"
    )
    blocks = load_data("drafting", "doi-tuong.yaml")
    text = "\n".join(indent(blocks[name], "    ").rstrip() for kind, name in _KINDS.items() if kind in allowed)
    return head + Template(text).substitute(_nominee_words(office, two=two_tiers(book, on) is not None))


def _nominee_words(office: Office, *, two: bool) -> dict[str, str]:
    """Who is nominated below the office, who reports and who signs the report."""
    common = {
        "co_quan": office.name,
        "nhom_tap_the": _COLLECTIVES.format(levels="xã" if two else "huyện; xã"),
        "nhom_ca_nhan": _PERSONS,
        "nghe_nghiep": _CALLING,
        "chu_quan_duoi": office.name,
        "xac_nhan": office.name,
        "no_dong": f"{_NO_DEBTS}\n        ",
    }
    if office.level in ("tỉnh", "huyện"):
        return common | _of_communes(office, two=two)
    if office.is_department:
        return common | {
            "ten_duoi": f"Phòng {BLANK}",
            "nhom_duoi": "sở, ban, ngành, đoàn thể",
            "dia_chi_duoi": f"{office.name}, {office.full_province}",
            "co_quan_duoi": f"Phòng {BLANK}",
            "dia_danh_duoi": office.place,
            "nguoi_ky_duoi": "chức vụ: Trưởng phòng",
            "chu_quan_bao_cao": f"chủ quản: {office.above}, tên: {office.name}",
            "dia_danh": office.place,
            "nghe_nghiep": _POST,
            "no_dong": "",
        }
    hamlet, above = office.words.chi_tieu, office.above.removeprefix("Ủy ban nhân dân ")
    return common | {
        "ten_duoi": f"Nhân dân {hamlet} {BLANK}",
        "nhom_duoi": "ấp",
        "dia_chi_duoi": ", ".join(dict.fromkeys([f"{hamlet} {BLANK}", office.area, above, office.full_province])),
        "co_quan_duoi": BLANK,
        "dia_danh_duoi": office.place,
        "nguoi_ky_duoi": f"chức vụ: Trưởng {hamlet}",
        "chu_quan_bao_cao": f"tên: {office.name}",
        "dia_danh": office.place,
    }


def _of_communes(office: Office, *, two: bool) -> dict[str, str]:
    """The communes that a province or a district nominates."""
    unit = "phường" if office.unit == "quận" else "xã"
    below = f"Ủy ban nhân dân {unit} {BLANK}"
    district = f"huyện {BLANK}, " if office.level == "tỉnh" and not two else ""
    above = f"Ủy ban nhân dân {district.removesuffix(', ')}" if district else office.name
    return {
        "ten_duoi": f"Nhân dân và cán bộ {unit} {BLANK}",
        "nhom_duoi": "xã",
        "dia_chi_duoi": f"{unit} {BLANK}, {district}{office.area}"
        + ("" if office.level == "tỉnh" else f", {office.full_province}"),
        "chu_quan_duoi": above,
        "co_quan_duoi": below,
        "dia_danh_duoi": BLANK,
        "nguoi_ky_duoi": "quyền hạn: TM. Ủy ban nhân dân, chức vụ: Chủ tịch",
        "xac_nhan": below,
        "no_dong": f"{_DEBTS}\n        ",
        "chu_quan_bao_cao": f"chủ quản: {above}, tên: {below}",
        "dia_danh": BLANK,
    }
