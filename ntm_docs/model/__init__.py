"""Stage 2, model: raw values → one typed record.

Where that cannot be, every problem at once.

Only the award dossier (hồ sơ khen thưởng) so far; plans, decisions and dispatches are not modelled
yet.
"""

from ntm_docs.model.agreement import check_agreement
from ntm_docs.model.binding import Bound, Places, bind
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
from ntm_docs.model.holes import HOLE, each_safely, known
from ntm_docs.model.records import CoQuan, CoQuanBaoCao, NguoiKy, VanBanDan
from ntm_docs.model.schema import json_schema

__all__ = [
    "HOLE",
    "Bound",
    "CaNhan",
    "CoQuan",
    "CoQuanBaoCao",
    "CuocHop",
    "DeNghi",
    "DoiTuong",
    "HoGiaDinh",
    "HoSo",
    "HoiDong",
    "LoaiDoiTuong",
    "NguoiKy",
    "PhongTrao",
    "Places",
    "TapThe",
    "ThanhTich",
    "ThanhVien",
    "VanBanDan",
    "bind",
    "check_agreement",
    "each_safely",
    "json_schema",
    "known",
]
