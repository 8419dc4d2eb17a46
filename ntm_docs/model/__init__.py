"""Stage 2, model: raw values → one typed record.

Where that cannot be, every problem at once.

Two families: the award dossier (`HoSo`), and drafted documents (`VanBan`): plans, decisions,
dispatches, reports, notices.
"""

from ntm_docs.model.agreement import check_agreement, identity
from ntm_docs.model.binding import Bound, Places, bind, did_you_mean
from ntm_docs.model.ho_so import (
    CaNhan,
    CuocHop,
    DeNghi,
    DoiTuong,
    HoGiaDinh,
    HoiDong,
    HoSo,
    LoaiDoiTuong,
    PhongTrao,
    TapThe,
    ThanhTich,
    ThanhVien,
)
from ntm_docs.model.holes import HOLE, HoleTouchedError, each_safely, known
from ntm_docs.model.khen_thuong import QuyetDinhKhenThuong
from ntm_docs.model.prose import Line, NgayGhi, SuKien
from ntm_docs.model.records import CoQuan, CoQuanBaoCao, NguoiKy, VanBanDan
from ntm_docs.model.schema import json_schema
from ntm_docs.model.typed import say_instead
from ntm_docs.model.van_ban import (
    LOAI,
    ChiTieu,
    CoQuanVanBan,
    DongChiTieu,
    NguoiKyVanBan,
    NhiemVu,
    VanBan,
    VanBanKemTheo,
    not_printed,
)

__all__ = [
    "HOLE",
    "LOAI",
    "Bound",
    "CaNhan",
    "ChiTieu",
    "CoQuan",
    "CoQuanBaoCao",
    "CoQuanVanBan",
    "CuocHop",
    "DeNghi",
    "DoiTuong",
    "DongChiTieu",
    "HoGiaDinh",
    "HoSo",
    "HoiDong",
    "HoleTouchedError",
    "Line",
    "LoaiDoiTuong",
    "NgayGhi",
    "NguoiKy",
    "NguoiKyVanBan",
    "NhiemVu",
    "PhongTrao",
    "Places",
    "QuyetDinhKhenThuong",
    "SuKien",
    "TapThe",
    "ThanhTich",
    "ThanhVien",
    "VanBan",
    "VanBanDan",
    "VanBanKemTheo",
    "bind",
    "check_agreement",
    "did_you_mean",
    "each_safely",
    "identity",
    "json_schema",
    "known",
    "not_printed",
    "say_instead",
]
