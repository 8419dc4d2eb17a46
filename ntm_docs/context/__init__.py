"""Stage 4, context: record and plan → values of one form.

One function per form family; each gives only what its form prints, so that the proof of fill means
something.
"""

from ntm_docs.context.binh_xet.bao_cao import bao_cao_binh_xet_context
from ntm_docs.context.binh_xet.bien_ban import bien_ban_binh_xet_context
from ntm_docs.context.binh_xet.hop import (
    balloted,
    giay_moi_binh_xet_context,
    kiem_phieu_binh_xet_context,
    phieu_bau_context,
)
from ntm_docs.context.binh_xet.nop import (
    bia_binh_xet_context,
    giao_nhan_binh_xet_context,
    muc_luc_binh_xet_context,
)
from ntm_docs.context.binh_xet.quyet_dinh import (
    danh_sach_duoc_tang_context,
    quyet_dinh_binh_xet_context,
    tien_thuong_binh_xet_context,
)
from ntm_docs.context.binh_xet.to_trinh import danh_sach_binh_xet_context, to_trinh_binh_xet_context
from ntm_docs.context.ho_so.bao_cao import bao_cao_context
from ntm_docs.context.ho_so.bien_ban import bien_ban_context
from ntm_docs.context.ho_so.cuoc_hop import BALLOT, giay_moi_context, kiem_phieu_context, phieu_bieu_quyet_context
from ntm_docs.context.ho_so.hiep_y import hiep_y_context
from ntm_docs.context.ho_so.khen_thuong import (
    danh_sach_khen_context,
    quyet_dinh_khen_thuong_context,
    tien_thuong_context,
)
from ntm_docs.context.ho_so.nop_ho_so import bia_context, giao_nhan_context, muc_luc_context, separators_context
from ntm_docs.context.ho_so.to_trinh import danh_sach_context, receivers, to_trinh_context
from ntm_docs.context.nhiem_vu import bang_nhiem_vu_context, nhiem_vu_context
from ntm_docs.context.van_ban import (
    chi_tieu_context,
    kem_theo_context,
    phu_luc_context,
    van_ban_context,
)

__all__ = [
    "BALLOT",
    "balloted",
    "bang_nhiem_vu_context",
    "bao_cao_binh_xet_context",
    "bao_cao_context",
    "bia_binh_xet_context",
    "bia_context",
    "bien_ban_binh_xet_context",
    "bien_ban_context",
    "chi_tieu_context",
    "danh_sach_binh_xet_context",
    "danh_sach_context",
    "danh_sach_duoc_tang_context",
    "danh_sach_khen_context",
    "giao_nhan_binh_xet_context",
    "giao_nhan_context",
    "giay_moi_binh_xet_context",
    "giay_moi_context",
    "hiep_y_context",
    "kem_theo_context",
    "kiem_phieu_binh_xet_context",
    "kiem_phieu_context",
    "muc_luc_binh_xet_context",
    "muc_luc_context",
    "nhiem_vu_context",
    "phieu_bau_context",
    "phieu_bieu_quyet_context",
    "phu_luc_context",
    "quyet_dinh_binh_xet_context",
    "quyet_dinh_khen_thuong_context",
    "receivers",
    "separators_context",
    "tien_thuong_binh_xet_context",
    "tien_thuong_context",
    "to_trinh_binh_xet_context",
    "to_trinh_context",
    "van_ban_context",
]
