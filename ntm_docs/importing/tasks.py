"""A table of tasks → tasks of the input."""

import re
from collections.abc import Mapping

from ntm_docs.model import ABOVE, LEFT, BangBieu
from ntm_docs.phrases.keys import fold_key

_COUNTS = ("stt", "tt", "sott")
# Which field a column is, by the first words of its head; the longest that meets decides.
_HEADS: Mapping[str, tuple[str, ...]] = {
    "noi_dung": ("noidung", "nhiemvu", "congviec", "tennhiemvu", "tencongviec", "dauviec", "viec", "cacnhiemvu"),
    "phan_cong": (
        "phancong", "chutri", "coquanchutri", "donvichutri", "cqchutri", "dvchutri", "coquanthuchien", "donvithuchien",
        "nguoithuchien", "coquandonvichutri", "coquandonvithuchien", "bophanchutri", "bophanthuchien", "nguoiphutrach",
        "donviphutrach", "coquanphutrach", "cacdonvithuchien", "trachnhiemthuchien", "donvichiutrachnhiem",
    ),
    "phoi_hop": (
        "phoihop", "coquanphoihop", "donviphoihop", "cqphoihop", "dvphoihop", "coquandonviphoihop", "bophanphoihop",
    ),
    "tien_do": ("thoigian", "thoihan", "tiendo", "hoanthanh", "hanhoanthanh", "moc", "thoidiem"),
    "phuong_phap": ("phuongphap", "giaiphap", "cachlam", "cachthuc", "bienphap"),
    "nguon_luc": ("nguonluc", "nguonkinhphi", "nguonvon"),
    "san_pham": ("sanpham", "ketqua", "daura"),
}  # fmt: skip
_TARGETS = ("chitieu", "tenchitieu", "noidungchitieu", "muctieu", "cacchitieu")
_UNITS = ("donvitinh", "dvt", "donvi", "dvtinh")
_YEAR = re.compile(r"20\d\d|kehoach|luyke")
_WHO_OR_WHEN = frozenset({"phan_cong", "phoi_hop", "tien_do"})
TASK_FIELDS = {
    "noi_dung": "nội dung",
    "phan_cong": "phân công",
    "phoi_hop": "phối hợp",
    "tien_do": "tiến độ",
    "phuong_phap": "phương pháp",
    "nguon_luc": "nguồn lực",
    "san_pham": "sản phẩm",
}


def is_of_tasks(table: BangBieu) -> bool:
    """Whether a table says what is to be done, and by whom or when."""
    fields = set(map(_field, _names(table)))
    return "noi_dung" in fields and len(fields & _WHO_OR_WHEN) > 1


def is_of_targets(table: BangBieu) -> bool:
    """Whether a table gives figures of targets: a column names them, another their unit or a year's figure."""
    names = [fold_key(leaf.ten) for one in table.cot for leaf in one.leaves]
    named = any(name.startswith(_TARGETS) for name in names)
    return named and any(name in _UNITS or _YEAR.search(name) for name in names)


def tasks_of(table: BangBieu) -> list[dict[str, str]]:
    """The tasks, each by its fields; none where a column, a row or a look has no room among them.

    Each column is a field of its own, each row a task: no groups of rows, no joined cells, no bold word, no line cut,
    numbers from 1 one after the other.
    """
    names = _names(table)
    counted = bool(names) and fold_key(names[0]) in _COUNTS
    known = [_field(name) for name in names[counted:]]
    if not is_of_tasks(table) or None in known or len(set(known)) != len(known) or table.tieu_de or table.don_vi_tinh:
        return []
    made = []
    for order, row in enumerate(table.hang, start=1):
        cells = row.o[counted:]
        numbered = not counted or row.o[0].rstrip(".") in (str(order), f"{order:02}")
        task = {str(field): text for field, text in zip(known, cells, strict=False) if text}
        if (
            row.nhom
            or len(cells) != len(known)
            or not numbered
            or "noi_dung" not in task
            or not all(map(_plain, cells))
        ):
            return []
        made.append(task)
    return made


def _names(table: BangBieu) -> list[str]:
    return [] if any(one.cot for one in table.cot) else [one.ten for one in table.cot]


def _field(name: str) -> str | None:
    """The field that a head names; `Ghi chú` is none."""
    folded = fold_key(name)
    met = [(len(start), field) for field, starts in _HEADS.items() for start in starts if folded.startswith(start)]
    return max(met)[1] if met else None


def _plain(text: str) -> bool:
    return "\n" not in text and "*" not in text and text not in (LEFT, ABOVE)
