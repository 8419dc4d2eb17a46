"""What the book of rules holds: awards, regimes, rules.

That the law data of the package say what these types ask is held by the tests; an office's own file is held against
them when it is read (`own_entries`).
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Literal, TypeVar

from ntm_docs.machine.frozen import frozen

DoTinCay = Literal["sourced", "inferred", "memory"]

Topic = Literal[
    "can_cu",
    "phong_trao",
    "thanh_phan",
    "ten_bien_ban",
    "so_bo",
    "tep_dien_tu",
    "doi_tuong",
    "tham_quyen",
    "loi_trinh",
    "kinh_gui",
    "mau_bao_cao",
    "xac_nhan",
    "bieu_quyet",
    "dip",
    "trinh",
    "giay_to_kem",
    "mau_to_trinh",
    "thoi_gian_phong_trao",
    "cong_khai",
    "tieu_chi_ntm",
    "chinh_quyen",
    "dang_xem_xet",
    "ky_luat_xong",
    "ton_tai",
    "hop_hoi_dong",
    "tien_thuong",
    "luong_co_so",
    "lam_tron",
    "chi_thuong",
    "hien_vat",
    "han_nop",
    "ty_le",
    "hiep_y",
    "uu_tien",
    "chuyen_de_cong_trang",
    "tu_quyet",
    "tieu_chuan",
    "bieu_quyet_trinh",
    "bao_cao",
    "tran_xep_loai",
    "xep_loai_truoc",
    "mot_muc_thuong",
    "sang_kien_mot_lan",
    "mot_thanh_tich",
    "khoang_cach",
    "ky_luat",
    "nguyen_tac",
    "ghi_chu",
]

# What the law leaves to provinces; a local text may set these and nothing else.
LOCAL_TOPICS: frozenset[Topic] = frozenset(
    {
        "thanh_phan",
        "ten_bien_ban",
        "so_bo",
        "tep_dien_tu",
        "kinh_gui",
        "dip",
        "bieu_quyet",
        "cong_khai",
        "tieu_chi_ntm",
        "han_nop",
        "ty_le",
        "giay_to_kem",
        "ghi_chu",
    }
)

# What several rules of one text may say side by side: it is read by people, nothing is counted from it.
NOTES: frozenset[Topic] = frozenset({"nguyen_tac", "ghi_chu"})


_NOTICE = timedelta(days=90)
_PLAN = "Kế hoạch"
_NUMBER = re.compile(r"\b\d+(?:/\d{4})?/[A-ZĐ][\w-]*")


@frozen
class HinhThuc:
    """An award: code, full name, its name in a central city, usual short names, groups, verb, usual kind."""

    ma: str
    ten: str
    nhom: tuple[str, ...]
    loi_tang: str
    loai_hinh: str
    ten_thanh_pho: str = ""
    ten_khac: tuple[str, ...] = ()


@frozen
class HinhThucKhac:
    """An award that exists and has no rules here: its names, what it is and who gives it, by which clause."""

    ten: str
    la_gi: str
    can_cu: str
    ten_khac: tuple[str, ...] = ()


@frozen
class CanhBao:
    """What a regime must be warned of between two days, both included."""

    tu: date
    noi_dung: str
    den: date | None = None


@frozen
class ChuyenTiep:
    """How a regime takes over: by the day of receipt, asked for dossiers signed so many days before it."""

    theo: Literal["ngay_tiep_nhan"]
    hoi_tu_ngay: int
    noi_dung: str
    can_cu: str


@frozen
class CheDo:
    """A regime: the decree that governs between two dates, both included; `den` None means open."""

    ma: str
    ten: str
    tu: date
    den: date | None
    can_cu: str
    chuyen_tiep: ChuyenTiep | None = None
    canh_bao: tuple[CanhBao, ...] = ()


@frozen
class DiaPhuong:
    """A province's own text and the time it covers.

    `chu_de` is the movement it is about, if it is about one; `thay_cho` what it replaced, `het_boi` what ended it,
    `ghi_chu` what else is to be known of it, `doc_duoc` whether any of its clauses was read.
    """

    ma: str
    tinh: str
    ten: str
    tu: date
    den: date | None
    chu_de: str | None = None
    thay_cho: str = ""
    het_boi: str = ""
    ghi_chu: str = ""
    doc_duoc: bool = True

    def replaces(self, other: "DiaPhuong") -> bool:
        """Whether this text says that it takes the place of another, by its number."""
        number = _NUMBER.search(other.ten)
        return number is not None and number[0] in _NUMBER.findall(self.thay_cho)

    def is_plan_of(self, movement: str) -> bool:
        """Whether it is a plan that a movement may be run under, not a rule on awards at large."""
        return self.ten.startswith(_PLAN) and (self.chu_de is None or self.chu_de.casefold() in movement.casefold())

    def in_force(self, on: date) -> bool:
        """Whether the text holds on the day."""
        return self.tu <= on and (self.den is None or on <= self.den)


@frozen
class CoQuanCu:
    """A body that is gone: other ways to write it, names that only begin as its own, what does its work since `het`."""

    ten: str
    nay: str
    het: date
    can_cu: str
    do_tin_cay: DoTinCay
    viet: tuple[str, ...] = ()
    ngoai: tuple[str, ...] = ()


@frozen
class QuyDinh:
    """One rule: what it is about (`ve`), for whom, its value, text, clause, dates and strength.

    `de_ngo`: the law leaves the point open; a local text governs, the value is what holds without. `van_ban` is the
    code of the text it stands in.
    """

    ma: str
    ve: Topic
    noi_dung: str
    gia_tri: Any
    can_cu: str
    do_tin_cay: DoTinCay
    tu: date
    den: date | None
    de_ngo: bool = False
    hinh_thuc: tuple[str, ...] = ()
    doi_tuong: tuple[str, ...] = ()
    loai_hinh: str | None = None
    giai_doan: str | None = None
    chu_de: str | None = None
    tinh: str | None = None
    van_ban: str = ""

    def applies(self, award: HinhThuc, subject: str | None, kind: str | None) -> bool:
        """Whether the rule speaks of this award, kind of nominee and kind of commendation."""
        return (
            (not self.hinh_thuc or award.ma in self.hinh_thuc or not set(award.nhom).isdisjoint(self.hinh_thuc))
            and (not self.doi_tuong or subject is None or subject in self.doi_tuong)
            and (self.loai_hinh is None or kind is None or kind == self.loai_hinh)
        )

    def in_force(self, on: date) -> bool:
        """Whether the rule holds on the day."""
        return self.tu <= on and (self.den is None or on <= self.den)


@frozen
class CitedText:
    """A text often cited as a legal basis, and when it holds; `het_theo_so`: when it ends by the register."""

    ten: str
    dau_hieu: tuple[str, ...]
    thay_bang: str
    can_cu: str
    tu: date | None = None
    den: date | None = None
    het_theo_so: date | None = None
    do_tin_cay: DoTinCay = "sourced"

    def ending(self, on: date) -> bool:
        """Whether, by the register, the text ends within three months of the day, or has ended."""
        return self.het_theo_so is not None and on >= self.het_theo_so - _NOTICE


E = TypeVar("E")


def entry(kind: type[E], said: Mapping[str, Any]) -> E:
    """An entry as a data file says it: its lists are tuples, but for the value of a rule, which may be of any shape.

    Raises:
        TypeError: a field is unknown, or not there.
    """
    return kind(
        **{
            name: tuple(value) if isinstance(value, list) and name != "gia_tri" else value
            for name, value in said.items()
        }
    )
