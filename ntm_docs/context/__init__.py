"""Stage 4, context: record and plan → values of one form.

One function per form family; each gives only what its form prints, so that the proof of fill means
something.
"""

from ntm_docs.context.bao_cao import bao_cao_context
from ntm_docs.context.bien_ban import bien_ban_context
from ntm_docs.context.to_trinh import danh_sach_context, to_trinh_context

__all__ = ["bao_cao_context", "bien_ban_context", "danh_sach_context", "to_trinh_context"]
