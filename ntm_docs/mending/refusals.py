"""What is not mended, and why."""

from collections.abc import Iterator

from ntm_docs.checking.check import Checked
from ntm_docs.checking.reasons import reason_of
from ntm_docs.messages import gettext as _
from ntm_docs.problems import Place, Problem, Word
from ntm_docs.word import DAMAGE, Examined
from ntm_docs.word.numbering import W

_TRACKED = tuple(
    f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange")
)
_TRACKED += tuple(
    f"{W}{name}" for name in ("tblPrChange", "tcPrChange", "trPrChange", "numberingChange", "cellIns", "cellDel")
)
_OUTRIGHT = frozenset({"macro", "chunk", "climbing"}) | DAMAGE
_NAMED = {
    "macro": Word("có macro"),
    "chunk": Word("có tài liệu khác nhúng bên trong"),
    "climbing": Word("có phần mang tên chỉ ra ngoài tệp"),
}
_DAMAGED = Word("có phần hỏng mà Word phải tự sửa khi mở")


def refusals(found: Examined, checked: Checked, *, hidden: bool) -> Iterator[Problem]:
    """Every reason why a paper is not mended; none where it may be."""
    place = Place(checked.file)
    for reason in dict.fromkeys(_reasons(found, checked, hidden=hidden)):
        yield Problem("mend.refused", place, facts={"reason": reason})


def _reasons(found: Examined, checked: Checked, *, hidden: bool) -> Iterator[str]:
    if found.format != "word":
        yield _("là tệp mẫu của Word, không phải văn bản .docx")
    if any(True for root in found.roots.values() for _one in root.iter(*_TRACKED)):
        yield _("còn vết sửa (Track Changes) chưa chấp nhận hoặc từ chối")
    if any("_xmlsignatures/" in name.lower() for name in found.members):
        yield _("có chữ ký số, sửa thì chữ ký mất hiệu lực")
    if hidden:
        yield _("có chữ ẩn: cho hiện ra hoặc xóa trước")
    for one in found.hazards:
        if one.kind in _OUTRIGHT:
            yield _(_NAMED.get(one.kind, _DAMAGED))
    settings = next((root for root in found.roots.values() if root.tag == f"{W}settings"), None)
    lock = settings.find(f"{W}documentProtection") if settings is not None else None
    if lock is not None and lock.get(f"{W}enforcement") not in (None, "0", "false", "off"):
        yield _("đang khóa sửa (Restrict Editing)")
    if checked.scope != "hanh_chinh":
        yield reason_of(checked).rstrip(".")
    elif not checked.loai and not checked.findings and not checked.passed:
        yield _("không nhận ra loại văn bản")
