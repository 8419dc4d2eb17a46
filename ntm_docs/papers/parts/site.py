"""What a law site prints above a paper."""

import re
from collections.abc import Sequence

from ntm_docs.machine.frozen import frozen
from ntm_docs.papers.names import loai_of
from ntm_docs.phrases.keys import fold_key
from ntm_docs.phrases.notations import IN_TEXT

# How the lines of such a table begin; a paper of an office has none of them in front of its heading.
_LABELS = (
    "sohieu", "sokyhieu", "sohieuvanban", "ngaybanhanh", "ngaycohieuluc", "ngayhieuluc", "ngayhethieuluc",
    "loaivanban", "coquanbanhanh", "noibanhanh", "nguoiky", "linhvuc", "nganh", "tinhtrang", "trangthai",
    "trichyeu", "ngaycongbao", "socongbao", "ngaydang", "ngaycapnhat", "hieuluc", "phamvi", "thongtin", "nguon",
    "chucdanhnguoiky", "dasuachua", "luotxem", "taive",
)  # fmt: skip
# The words of the buttons above such a table.
_BUTTONS = re.compile(
    r"(?:thuoctinh|noidung|tomtat|vbgoc|vanbangoc|taive|luocdo|lichsu|hieuluc|tienganh|(?:vb|vanban)lienquan|theodoi)+"
)
_LEAST = 3
_LONGEST = 300


@frozen
class _Read:
    text: str
    label: str

    @property
    def alone(self) -> bool:
        """Whether the line is a label whose value stands in the next cell."""
        return fold_key(self.text) == self.label


def furniture(lines: Sequence[str]) -> frozenset[int]:
    """Which of the lines before a heading are a law site's own: its facts, the line above them that names the paper.

    None, where fewer than three of them say so.
    """
    read = [_Read(text, _label(text)) for text in lines]
    if len({one.label for one in read if one.label}) < _LEAST:
        return frozenset()
    found = {index for index, one in enumerate(read) if one.label}
    found |= {index + 1 for index in found if read[index].alone and index + 1 < len(read)}
    first = min(found)
    found |= {
        index for index in range(first) if _names_paper(lines[index]) or _BUTTONS.fullmatch(fold_key(lines[index]))
    }
    return frozenset(found)


def _label(text: str) -> str:
    """The label that a line opens with: a few words, then a colon, or a capital or figure."""
    if len(text) > _LONGEST:
        return ""
    head, sign, _ = text.partition(":")
    if sign and fold_key(head) in _LABELS:
        return fold_key(head)
    words = text.split()
    for count in range(min(4, len(words)), 0, -1):
        folded = fold_key(" ".join(words[:count]))
        rest = words[count:]
        if folded in _LABELS and (not rest or not rest[0][:1].islower()):
            return folded
    return ""


def _names_paper(text: str) -> bool:
    """`Kế hoạch 168/KH-UBND năm 2022 về …`: type and number on one line, as no heading has them."""
    number = IN_TEXT.search(text)
    return number is not None and bool(loai_of(text[: number.start()].removesuffix("số ").strip().upper()))
