"""The register's fields as a clerk names them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ntm_docs.phrases.dates import period_in, short_date, typed_date, typed_day
from ntm_docs.phrases.keys import fold_key
from ntm_docs.receiving.records import KINDS
from ntm_docs.register.records import Entry

Parsed = Mapping[str, Any]


def _text(name: str) -> Callable[[str], Parsed]:
    return lambda text: {name: text}


def _kind(text: str) -> Parsed:
    folded = fold_key(text)
    kind = next((one for one in KINDS.values() if fold_key(one) == folded), None)
    if kind is None and text:
        raise ValueError
    return {"kind": kind or ""}


def _born(text: str) -> Parsed:
    found = typed_day(text) or typed_date(text)
    if found is None and text:
        raise ValueError
    return {"born": found.year if found else None}


def _decided(text: str) -> Parsed:
    found = typed_day(text)
    day: date | None = found.whole if found else None
    if day is None:
        raise ValueError
    return {"decided": day, "year": day.year}


def _year(text: str) -> Parsed:
    found = typed_date(text)
    if found is None:
        raise ValueError
    return {"year": found.year}


def _period(text: str) -> Parsed:
    found = period_in(text)
    one = typed_date(text)
    if found is None and one is None and text:
        raise ValueError
    years = found or ((one.year, one.year) if one else (None, None))
    return {"first_year": years[0], "last_year": years[1]}


# By the title under which a field is exported and corrected.
CORRECTED: Mapping[str, Callable[[str], Parsed]] = {
    "tên": _text("name"),
    "đối tượng": _kind,
    "năm sinh": _born,
    "chức vụ": _text("post"),
    "đơn vị, nơi ở": _text("unit"),
    "tỉnh": _text("province"),
    "hình thức": _text("award"),
    "số quyết định": _text("decision"),
    "ngày quyết định": _decided,
    "năm": _year,
    "người quyết định": _text("authority"),
    "phong trào": _text("movement"),
    "giai đoạn": _period,
    "thành tích": _text("merit"),
    "số sổ vàng": _text("number"),
}
NEEDED = ("tên", "hình thức")


def shown(entry: Entry) -> dict[str, str]:
    """An entry by titles, each as text."""
    return {
        "mã": str(entry.id),
        "tên": entry.name,
        "đối tượng": entry.kind,
        "năm sinh": str(entry.born or ""),
        "chức vụ": entry.post,
        "đơn vị, nơi ở": entry.unit,
        "tỉnh": entry.province,
        "hình thức": entry.award,
        "số quyết định": entry.decision,
        "ngày quyết định": short_date(entry.decided) if entry.decided else "",
        "năm": str(entry.year),
        "người quyết định": entry.authority,
        "phong trào": entry.movement,
        "giai đoạn": entry.period,
        "thành tích": entry.merit,
        "số sổ vàng": entry.number,
        "ghi chú khác": "\n".join(f"{title}: {text}" for title, text in entry.more),
        "tệp nguồn": entry.source,
        "chỗ trong tệp": entry.place,
        "SHA-256 của tệp nguồn": entry.sha256,
    }
