"""What a line without a part may be."""

import re

from ntm_docs.papers.components import is_caps
from ntm_docs.papers.names import OFFICES, PREFIX, loai_of
from ntm_docs.papers.parts.zones import ATTACHED
from ntm_docs.phrases.dates import place_and_day
from ntm_docs.phrases.keys import fold_key
from ntm_docs.phrases.notations import NUMBER_LINE

_PERSON = re.compile(r"(?:[A-ZĐÀ-Ỹ][a-zà-ỹ]*\s){1,4}[A-ZĐÀ-Ỹ][a-zà-ỹ]*")
_FORM = re.compile(r"Mẫu(?:\s+số)?\s+[\d.A-Z]+", re.IGNORECASE)
_ITEM = re.compile(r"[-–+•]\s")
_HEADS = (
    "thutruong",
    "chutich",
    "phochutich",
    "giamdoc",
    "phogiamdoc",
    "truongphong",
    "photruongphong",
    "chanhvanphong",
    "botruong",
)


def may_be(text: str) -> str:
    """The part that a line may be by its words alone, as the law calls it; empty where nothing says so.

    >>> may_be("Số: 12/KH-UBND"), may_be("Hôm nay trời đẹp.")
    ('số, ký hiệu', '')
    """
    folded = fold_key(text)
    marks = (
        ("số, ký hiệu", NUMBER_LINE.match(text) is not None),
        ("địa danh và ngày tháng", place_and_day(text) is not None),
        ("dòng kèm theo", ATTACHED.match(text) is not None),
        ("số của biểu mẫu, không in", _FORM.fullmatch(text) is not None),
        ("quyền hạn của người ký", PREFIX.match(text) is not None),
        ("chức vụ của người ký", is_caps(text) and folded.startswith(_HEADS)),
        ("tên loại", bool(loai_of(text))),
        ("tên cơ quan", is_caps(text) and folded.startswith(OFFICES)),
        ("nơi nhận", folded.startswith("noinhan") or (_ITEM.match(text) is not None and text.endswith((";", ".")))),
        ("căn cứ", folded.startswith("cancu")),
        ("họ và tên người ký", _PERSON.fullmatch(text) is not None),
    )
    return next((name for name, so in marks if so), "")
