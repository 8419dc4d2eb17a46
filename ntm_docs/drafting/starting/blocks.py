"""The lines of a starter that name its office."""

from datetime import date

from ntm_docs.drafting.levels import two_tiers
from ntm_docs.drafting.starting.office import BLANK, Office
from ntm_docs.regulations import Book

_NEW_LEVELS = "xã (cả phường, đặc khu); tỉnh (cả thành phố trực thuộc trung ương); sở, ban, ngành"
_OLD_LEVELS = (
    "xã (cả phường, thị trấn); huyện (cả quận, thị xã, thành phố thuộc tỉnh); tỉnh (cả thành phố trực thuộc trung"
    " ương); sở, ban, ngành"
)


def agency_block(office: Office, on: date, book: Book) -> str:
    """`cơ quan:` and its fields, each with what may be written."""
    levels = _NEW_LEVELS if two_tiers(book, on) else _OLD_LEVELS
    above = [f"  chủ quản: {office.letterhead}"] if office.letterhead else []
    lines = [
        "cơ quan:",
        f"  tên: {office.name}",
        *above,
        f"  ký hiệu: {office.symbol}" + ("   # viết tắt của cơ quan mình" if office.is_department else ""),
        f"  địa danh: {office.place}",
        f"  cấp: {office.level}   # {levels}",
        f"  tỉnh: {office.own_province}   # chỉ tên riêng, ví dụ: An Giang",
        f"  đơn vị soạn thảo: {BLANK}   # viết tắt, in ở dòng “Lưu: VT, ...”; không có thì xóa dòng này",
    ]
    return "\n".join(lines)


def signer_block(office: Office, indent: str = "  ", name: str = BLANK) -> str:
    """Who signs in the office's name, and what a deputy writes instead."""
    deputy = f"Phó {office.head}"
    if office.is_department:
        lines = [f"chức vụ: {office.head}   # phó ký thay: thêm dòng “quyền hạn: KT. {office.head}”, chức vụ: {deputy}"]
    else:
        lines = [
            "quyền hạn: TM. Ủy ban nhân dân   # phó ký thay: TM. Ủy ban nhân dân; KT. Chủ tịch",
            f"chức vụ: {office.head}   # phó ký thay: {deputy}",
        ]
    return "\n".join(f"{indent}{line}" for line in [*lines, f"họ và tên: {name}".rstrip()])
