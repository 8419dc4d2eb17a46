"""Stage 2, model: raw values → one typed record.

Where that cannot be, every problem at once.

Three families: the award dossier (`HoSo`), the year's review of an office (`BinhXet`), and drafted
documents (`VanBan`): plans, decisions, dispatches, reports, notices.
"""

from typing import TYPE_CHECKING

from ntm_docs.machine.doors import door

if TYPE_CHECKING:
    from ntm_docs.model.agreeing.agreement import check_agreement, check_council, check_meeting, check_signer, identity
    from ntm_docs.model.agreeing.holes import HOLE, HoleTouchedError, each_safely, known
    from ntm_docs.model.bang import ABOVE, LEFT, BangBieu, Cot, Hang
    from ntm_docs.model.binding import Bound, RecordPlaces, bind, did_you_mean
    from ntm_docs.model.binh_xet import (
        BINH_XET,
        GENERIC,
        BinhXet,
        CaNhanXet,
        CuocHopBinhXet,
        LoaiXet,
        QuyetDinhBinhXet,
        TapTheXet,
    )
    from ntm_docs.model.field_types.prose import BodyLine, NgayGhi, SuKien
    from ntm_docs.model.field_types.typed import say_instead
    from ntm_docs.model.ho_so import (
        CaNhan,
        CuocHop,
        DeNghi,
        DoiTuong,
        HiepY,
        HoGiaDinh,
        HoiDong,
        HoSo,
        LoaiDoiTuong,
        PhongTrao,
        TapThe,
        ThanhTich,
        ThanhVien,
    )
    from ntm_docs.model.khen_thuong import QuyetDinhKhenThuong
    from ntm_docs.model.records import CoQuan, CoQuanBaoCao, NguoiKy, VanBanDan
    from ntm_docs.model.schema import json_schema
    from ntm_docs.model.van_ban import (
        LOAI,
        BoCuc,
        ChiTieu,
        CoQuanVanBan,
        DongChiTieu,
        Kind,
        NguoiKyVanBan,
        NhiemVu,
        PhuLuc,
        VanBan,
        VanBanKemTheo,
    )
else:
    __getattr__ = door(
        __name__,
        {
            ".agreeing.agreement": "check_agreement check_council check_meeting check_signer identity",
            ".agreeing.holes": "HOLE HoleTouchedError each_safely known",
            ".bang": "ABOVE LEFT BangBieu Cot Hang",
            ".binding": "Bound RecordPlaces bind did_you_mean",
            ".binh_xet": "BINH_XET GENERIC BinhXet CaNhanXet CuocHopBinhXet LoaiXet QuyetDinhBinhXet TapTheXet",
            ".field_types.prose": "BodyLine NgayGhi SuKien",
            ".field_types.typed": "say_instead",
            ".ho_so": (
                "CaNhan CuocHop DeNghi DoiTuong HiepY HoGiaDinh HoiDong HoSo LoaiDoiTuong PhongTrao TapThe ThanhTich "
                "ThanhVien"
            ),
            ".khen_thuong": "QuyetDinhKhenThuong",
            ".records": "CoQuan CoQuanBaoCao NguoiKy VanBanDan",
            ".schema": "json_schema",
            ".van_ban": (
                "LOAI BoCuc ChiTieu CoQuanVanBan DongChiTieu Kind NguoiKyVanBan NhiemVu PhuLuc VanBan VanBanKemTheo"
            ),
        },
    )

__all__ = [
    "ABOVE",
    "BINH_XET",
    "GENERIC",
    "HOLE",
    "LEFT",
    "LOAI",
    "BangBieu",
    "BinhXet",
    "BoCuc",
    "BodyLine",
    "Bound",
    "CaNhan",
    "CaNhanXet",
    "ChiTieu",
    "CoQuan",
    "CoQuanBaoCao",
    "CoQuanVanBan",
    "Cot",
    "CuocHop",
    "CuocHopBinhXet",
    "DeNghi",
    "DoiTuong",
    "DongChiTieu",
    "Hang",
    "HiepY",
    "HoGiaDinh",
    "HoSo",
    "HoiDong",
    "HoleTouchedError",
    "Kind",
    "LoaiDoiTuong",
    "LoaiXet",
    "NgayGhi",
    "NguoiKy",
    "NguoiKyVanBan",
    "NhiemVu",
    "PhongTrao",
    "PhuLuc",
    "QuyetDinhBinhXet",
    "QuyetDinhKhenThuong",
    "RecordPlaces",
    "SuKien",
    "TapThe",
    "TapTheXet",
    "ThanhTich",
    "ThanhVien",
    "VanBan",
    "VanBanDan",
    "VanBanKemTheo",
    "bind",
    "check_agreement",
    "check_council",
    "check_meeting",
    "check_signer",
    "did_you_mean",
    "each_safely",
    "identity",
    "json_schema",
    "known",
    "say_instead",
]
