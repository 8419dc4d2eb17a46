"""Field types of members and nominees: presence, telephone, amounts."""

import re
from collections.abc import Mapping
from functools import cache, partial
from typing import Annotated, Any

from pydantic import BeforeValidator

from ntm_docs.machine.own_data import load_data
from ntm_docs.model.field_types.patterns import however_written
from ntm_docs.model.field_types.text import MOST, clean_line, one_line, problem, read_integer, whole_number
from ntm_docs.model.field_types.typed import ANY, Typed
from ntm_docs.phrases.keys import fold_key

_MONEY, _AREA, _WORK = (
    frozenset(units.split("|"))
    for units in ("đồng|vnđ|vnd|đ|₫", "m2|m²", "ngày công lao động|ngày công|công lao động|công|ngày")
)
_PHONE_SIGNS = re.compile(r"[\s.()-]")
_ABSENT = re.compile(
    r"(?:vắng|không)(?: mặt)?(?:\s*[(:,-]\s*| (?=(?:có|không) (?:lý do|phép)\b))(?P<reason>[^()]+?)\s*\)?",
    re.IGNORECASE,
)
_NO_ZERO = re.compile(r"[35789]\d{8}|2\d{9}")  # a mobile and a fixed number without the 0 in front


def parse_money(value: Any) -> int:
    """Whole đồng."""
    return read_integer(value, _MONEY)


def parse_area(value: Any) -> int:
    """Whole square metres."""
    return read_integer(value, _AREA)


def parse_work(value: Any) -> int:
    """Whole days of work."""
    return read_integer(value, _WORK)


def parse_phone(value: Any) -> str:
    """A telephone number, with the 0 in front that a cell of numbers drops."""
    text = clean_line(value)
    figures = _PHONE_SIGNS.sub("", text)
    if _NO_ZERO.fullmatch(figures):
        raise problem("phone.zero", value=text, count=len(figures), right=f"0{text}")
    return text


def parse_presence(value: Any) -> bool:
    """Whether a member came: `có`, `có mặt`, `vắng`; the words are those of data/co-mat.yaml."""
    if isinstance(value, bool):
        return value
    text = clean_line(value)
    words = _words()
    folded = fold_key(text) or text
    if folded in map(fold_key, words["không rõ"]):
        raise problem("presence.unsure", value=text)
    if (reason := split_absence(text)) is not None:
        raise problem("presence.reason", value=text, reason=reason)
    for answer, meant in (("có", True), ("không", False)):
        if folded in {fold_key(word) or word for word in words[answer]}:
            return meant
    raise problem("choice.unknown", value=text, guess="", known="có, vắng")


def split_absence(text: str) -> str | None:
    """The reason that a word for an absence says as well: `Vắng (có phép)`, `P` → `có phép`."""
    reasons: Mapping[str, str] = _words()["vắng có lý do"]
    known = {fold_key(word): reason for word, reason in reasons.items()}
    found = _ABSENT.fullmatch(text)
    return known.get(fold_key(text)) or (found["reason"] if found else None)


@cache
def _words() -> Mapping[str, Any]:
    words: Mapping[str, Any] = load_data("model", "co-mat.yaml")
    return words


def _presence() -> str:
    words = [*_words()["có"], *_words()["không"]]
    signs = "".join(word for word in words if not fold_key(word))  # a tick folds to nothing, as any sign would
    return rf"(?:{however_written(filter(fold_key, words))}|^\s*[{signs}]\s*$)"


def _amount(name: str, units: frozenset[str]) -> Typed:
    return Typed(name, "number.format", partial(whole_number, units), ("number",), {"minimum": 0, "maximum": MOST})


SoTien = Annotated[int, BeforeValidator(parse_money), _amount("so_tien", _MONEY)]
DienTich = Annotated[int, BeforeValidator(parse_area), _amount("dien_tich", _AREA)]
NgayCong = Annotated[int, BeforeValidator(parse_work), _amount("ngay_cong", _WORK)]
DienThoai = Annotated[str, BeforeValidator(parse_phone), Typed("dien_thoai", "text.multiline", one_line, ANY)]
CoMat = Annotated[
    bool,
    BeforeValidator(parse_presence),
    Typed("co_mat", "choice.unknown", _presence, ("boolean",), choices=("có", "không")),
]
