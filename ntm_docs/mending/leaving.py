"""Why a finding is left to the person."""

from ntm_docs.checking.check import Finding
from ntm_docs.messages import gettext as _

# Rules of layout alone: what they tell is mended where the file lets one see what belongs where.
LAYOUT = frozenset(
    [
        "VP01", "VP02", "VP03", "VP04", "VP05", "VP08", "VP09", "VP10", "VP12", "VP13", "VP15", "VP16", "VP19",
        "VP20", "VH02", "VH03", "VH04", "VH05", "VH07", "VH08", "VH09", "VH11", "VA02", "VA03", "VA04", "VT02",
        "VT03", "VT04", "VT06", "VN09", "VE05", "VE08", "VB01", "VB02", "VB03", "VB04", "VB05", "VB06", "VB07",
        "VB12", "VG04", "VG05", "VR01", "VR02", "VR07", "VX03", "VX05", "VX06", "VS03", "VS14", "VC03", "VC04",
        "VK02", "VK04", "VT12", "VT13",
    ]
)  # fmt: skip
_OF_FILE = frozenset({"VP14", "VP18"})


def why_left(finding: Finding) -> str:
    """The reason in words: it is a word, a missing part, or stands where only a person can see what belongs there."""
    if finding.rule in _OF_FILE:
        return _("phải xử lý bằng Word hoặc công cụ chuyển mã trước")
    if finding.rule in LAYOUT:
        return _("chưa tự sửa được ở chỗ này (hộp chữ, danh sách tự động, nhiều phần trong một đoạn)")
    if finding.missing:
        return _("thiếu phần này: người soạn bổ sung")
    return _("là chữ của văn bản: người soạn quyết định")
