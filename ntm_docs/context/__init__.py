"""Stage 4, context: record and plan → values of one form.

One function per form family; each gives only what its form prints, so that the proof of fill means
something.
"""

from ntm_docs.context.bao_cao import bao_cao_context
from ntm_docs.context.bien_ban import bien_ban_context
from ntm_docs.context.to_trinh import danh_sach_context, to_trinh_context
from ntm_docs.context.van_ban import chi_tieu_context, kem_theo_context, nhiem_vu_context, van_ban_context

__all__ = [
    "bao_cao_context",
    "bien_ban_context",
    "chi_tieu_context",
    "danh_sach_context",
    "kem_theo_context",
    "nhiem_vu_context",
    "to_trinh_context",
    "van_ban_context",
]
