"""What the book of rules holds: awards, regimes, rules."""

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

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
    "ton_tai",
    "hop_hoi_dong",
    "tien_thuong",
    "luong_co_so",
    "lam_tron",
]

# What the law leaves to provinces; a local text may set these and nothing else.
LOCAL_TOPICS: frozenset[Topic] = frozenset(
    {"thanh_phan", "ten_bien_ban", "so_bo", "tep_dien_tu", "kinh_gui", "dip", "bieu_quyet", "cong_khai", "tieu_chi_ntm"}
)


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class HinhThuc(_Entry):
    """An award: code, full name, usual short names, groups, the verb it is given with, usual kind."""

    ma: str
    ten: str
    ten_khac: tuple[str, ...] = ()
    nhom: tuple[str, ...]
    loi_tang: str
    loai_hinh: str


class CanhBao(_Entry):
    """What a regime must be warned of from a day on."""

    tu: date
    noi_dung: str


class CheDo(_Entry):
    """A regime: the decree that governs between two dates, both included; `den` None means open."""

    ma: str
    ten: str
    tu: date
    den: date | None
    can_cu: str
    canh_bao: tuple[CanhBao, ...] = ()


class DiaPhuong(_Entry):
    """A province's own text and the time it covers."""

    ma: str
    tinh: str
    ten: str
    tu: date
    den: date | None

    def in_force(self, on: date) -> bool:
        """Whether the text holds on the day."""
        return self.tu <= on and (self.den is None or on <= self.den)


class QuyDinh(_Entry):
    """One rule: what it is about (`ve`), for whom, its value, text, clause, dates and strength.

    `de_ngo`: the law leaves the point open; a local text governs, the value is what holds without.
    """

    ma: str
    ve: Topic
    noi_dung: str
    gia_tri: Any
    can_cu: str = Field(min_length=1)
    do_tin_cay: DoTinCay
    de_ngo: bool = False
    hinh_thuc: tuple[str, ...] = ()
    doi_tuong: tuple[str, ...] = ()
    loai_hinh: str | None = None
    giai_doan: str | None = None
    chu_de: str | None = None
    tu: date
    den: date | None
    tinh: str | None = None

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


class VanBan(_Entry):
    """A text often cited as a legal basis, and when it holds."""

    ten: str
    dau_hieu: tuple[str, ...]
    tu: date | None = None
    den: date | None = None
    thay_bang: str
    can_cu: str
