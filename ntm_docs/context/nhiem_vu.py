"""Names and values of the table of tasks."""

from collections.abc import Sequence
from typing import Any

from ntm_docs.context.bang import bang_markup
from ntm_docs.context.heading import title, title_lines
from ntm_docs.context.van_ban import Kieu, appendix_label, attached_line, text_width
from ntm_docs.model import BangBieu, Cot, Hang, NhiemVu, VanBan
from ntm_docs.outline import write_marks
from ntm_docs.phrases.numbers import grouped, money

_TITLE = "Phân công nhiệm vụ"
_COLUMNS = {
    "stt": "STT",
    "noi_dung": "Nội dung",
    "phan_cong": "Phân công",
    "phoi_hop": "Phối hợp",
    "tien_do": "Tiến độ",
    "phuong_phap": "Phương pháp",
    "nguon_luc": "Nguồn lực",
    "kinh_phi": "Kinh phí (đồng)",
    "san_pham": "Sản phẩm",
}
_OF_FORM = tuple(name for name in _COLUMNS if name != "phoi_hop")
_FIGURES = ("stt", "kinh_phi")


def nhiem_vu_context(van_ban: VanBan, number: str = "") -> dict[str, Any]:
    """The tasks as an appendix, a total of their budgets at its end (Nghị định 30/2020/NĐ-CP, Mẫu 2.1)."""
    rows = [_task(order, task) for order, task in enumerate(van_ban.nhiem_vu, start=1)]
    made = [{name: row[name] for name in _OF_FORM} for row in rows]
    return _heading(van_ban, number) | {"dong": made, "tong_cong": _total(van_ban)}


def bang_nhiem_vu_context(van_ban: VanBan, number: str = "") -> dict[str, Any]:
    """The same as a table of the columns that a task fills, under a title of its own."""
    name = title_lines((van_ban.ten_bang_nhiem_vu or _TITLE).upper(), "phu_luc_ten")
    table = bang_markup(_table(van_ban), text_width(landscape=True))
    return _heading(van_ban, number) | {"ten_phu_luc": name, "noi_dung": [{"kieu": Kieu.bang, "bang": table}]}


def _heading(van_ban: VanBan, number: str) -> dict[str, Any]:
    lines, rule = title(attached_line(van_ban), "kem_theo", "italic", text_width(landscape=True))
    return {"so_phu_luc": appendix_label(number), "kem_theo": lines, "ke_kem_theo": rule}


def _task(order: int, task: NhiemVu) -> dict[str, Any]:
    """What each column prints of a task; empty where it says nothing."""
    texts = {name: getattr(task, name) or "" for name in _COLUMNS if name not in _FIGURES}
    return {"stt": order, **texts, "kinh_phi": grouped(task.kinh_phi) if task.kinh_phi is not None else ""}


def _total(van_ban: VanBan) -> str:
    sums = [task.kinh_phi for task in van_ban.nhiem_vu if task.kinh_phi is not None]
    return f"Tổng kinh phí: {money(sum(sums))}." if sums else ""


def _table(van_ban: VanBan) -> BangBieu:
    """The tasks with the columns that any of them fills; who leads is named so where others have a column beside."""
    rows: Sequence[dict[str, Any]] = [_task(order, task) for order, task in enumerate(van_ban.nhiem_vu, start=1)]
    used = [name for name in _COLUMNS if any(row[name] for row in rows)]
    names = _COLUMNS | ({"phan_cong": "Chủ trì"} if "phoi_hop" in used else {})
    made = [Hang(tuple(write_marks(str(row[name])) for name in used)) for row in rows]
    made += [Hang((total,), nhom=True)] if (total := _total(van_ban)) else []
    columns = tuple(Cot(names[name], can="giữa" if name in _FIGURES else "trái") for name in used)
    return BangBieu.model_construct(
        ten="nhiệm vụ", tieu_de=None, don_vi_tinh=None, ke_khung=True, cot=columns, hang=tuple(made)
    )
