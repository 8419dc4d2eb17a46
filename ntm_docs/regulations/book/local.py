"""What an office's own rules may say, and how."""

from collections.abc import Callable, Mapping
from typing import Any

from ntm_docs.messages import gettext
from ntm_docs.regulations.book.entries import LOCAL_TOPICS, QuyDinh

_PAPERS = frozenset({"to-trinh", "danh-sach", "bien-ban", "bao-cao-thanh-tich"})
_OCCASIONS = frozenset({"hằng năm", "sơ kết", "tổng kết"})
_GROUPS = frozenset({"khong_no_dong", "ocop_sao"})


def _texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, str) for item in value)


def _count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


_SHAPES: Mapping[str, tuple[str, Callable[[Any], bool]]] = {
    "so_bo": ("một số nguyên từ 1", _count),
    "cong_khai": ("một số nguyên từ 1", _count),
    "tep_dien_tu": ("true hoặc false", lambda value: isinstance(value, bool)),
    "ten_bien_ban": ("một cụm chữ", lambda value: isinstance(value, str)),
    "kinh_gui": ("một danh sách tên nơi nhận", _texts),
    "thanh_phan": ("một danh sách giấy tờ", lambda value: _texts(value) and set(value) <= _PAPERS),
    "han_nop": ("một danh sách hạn nộp", _texts),
    "giay_to_kem": ("một danh sách giấy tờ", _texts),
    "ghi_chu": ("true", lambda value: value is True),
    "ty_le": (
        "{tap_the: ..., ca_nhan: ...}",
        lambda value: isinstance(value, dict) and bool(value) and set(value) <= {"tap_the", "ca_nhan"},
    ),
    "dip": ("một danh sách dịp", lambda value: _texts(value) and set(value) <= _OCCASIONS),
    "bieu_quyet": (
        "{bo_phieu: ..., toi_thieu: ...}",
        lambda value: isinstance(value, dict) and set(value) == {"bo_phieu", "toi_thieu"},
    ),
    "tieu_chi_ntm": (
        "{khong_no_dong: [...], ocop_sao: ...}",
        lambda value: isinstance(value, dict) and set(value) == _GROUPS,
    ),
}


def check_local(rule: QuyDinh, entry: Mapping[str, Any]) -> None:
    """Refuse a rule that reaches beyond its province or has a value of another shape.

    Raises:
        ValueError: with the rule's code and what it should be.
    """
    if rule.ve not in LOCAL_TOPICS:
        text = gettext("{code}: văn bản địa phương không được quy định về {topic}")
        raise ValueError(text.format(code=rule.ma, topic=rule.ve))
    beyond = {"tinh", "de_ngo"} & entry.keys()
    if beyond or not rule.can_cu.strip():
        raise ValueError(gettext("{code}: bỏ {fields}; ghi đủ điều khoản").format(code=rule.ma, fields=sorted(beyond)))
    wanted, fits = _SHAPES[rule.ve]
    if not fits(rule.gia_tri):
        text = gettext("{code}: gia_tri của {topic} phải là {wanted}")
        raise ValueError(text.format(code=rule.ma, topic=rule.ve, wanted=wanted))
