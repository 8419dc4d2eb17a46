"""Bodies and places of each level, by date."""

from datetime import date
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict
from ruamel.yaml import YAML

from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.regulations import Book, QuyDinh

LEVELS = {"tinh": "tỉnh", "huyen": "huyện", "xa": "xã"}


class Cap(BaseModel):
    """The words of one level between two dates; data/cap.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cap: str
    tu: date | None = None
    den: date | None = None
    co_quan: str
    dia_danh: str
    tinh: str
    pham_vi: str
    chuyen_mon: str
    cap_duoi: str
    chi_tieu: str
    thuong_truc: str
    nong_nghiep: str
    truyen_thong: str
    mat_tran: str
    noi_bao_cao: str
    noi_nhan: tuple[str, ...]
    hinh_thuc: tuple[str, ...]


@cache
def _levels() -> tuple[Cap, ...]:
    source = files("ntm_docs.drafting").joinpath("data/cap.yaml").read_text(encoding="utf-8")
    return tuple(Cap.model_validate(entry) for entry in YAML(typ="safe", pure=True).load(source))


def level_on(level: str, on: date, book: Book) -> Cap:
    """The words of a level on a day.

    Raises:
        ProblemsError: the level is no longer there on that day.
    """
    found = (one for one in _levels() if one.cap == level and (one.tu is None or one.tu <= on))
    words = next((one for one in found if one.den is None or on <= one.den), None)
    if words is None:
        rule = two_tiers(book, on)
        since = f"{rule.tu:%d/%m/%Y}" if rule else ""
        facts = {"level": level, "on": f"{on:%d/%m/%Y}", "since": since}
        raise ProblemsError([Problem("new.no_level", Place(level), facts=facts, clause=rule.can_cu if rule else "")])
    return words


def two_tiers(book: Book, on: date | None) -> QuyDinh | None:
    """The rule that ended the district, when it holds on the day."""
    rules = (rule for rule in book.quy_dinh if rule.ve == "chinh_quyen")
    return next((rule for rule in rules if on is not None and rule.in_force(on)), None)
