"""Quality levels of a year, and periods of a review."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any

from pydantic import BeforeValidator

from ntm_docs.machine.own_data import load_data
from ntm_docs.model.field_types.patterns import however_written
from ntm_docs.model.field_types.text import check_year, clean_line, problem
from ntm_docs.model.field_types.typed import Typed, spelled
from ntm_docs.phrases.keys import closest, fold_key

_YEAR = re.compile(r"(?:năm )?(?P<year>\d{4})", re.IGNORECASE)
_SCHOOL_YEAR = re.compile(r"năm học (?P<first>\d{4}) ?[-–] ?(?P<last>\d{4})", re.IGNORECASE)
_PERIOD = re.compile(r"(?:năm )?\d{4}|năm học \d{4} ?[-–] ?\d{4}", re.IGNORECASE)


@cache
def levels() -> tuple[str, ...]:
    """The levels from the highest down, the last for those who were not rated."""
    return tuple(one["muc"] for one in load_data("model", "xep-loai.yaml"))


@cache
def _names() -> Mapping[str, str]:
    """Every way to write a level, folded → the level."""
    known = load_data("model", "xep-loai.yaml")
    return {fold_key(name): one["muc"] for one in known for name in (one["muc"], *one["viet"])}


def level_of(text: str) -> str | None:
    """The level that a text names and nothing else; None where it is another text."""
    return _names().get(fold_key(text))


def at_least(level: str, wanted: str) -> bool:
    """Whether a level reaches another; who was not rated reaches none."""
    order = levels()
    return order.index(level) <= order.index(wanted)


def parse_level(value: Any) -> str:
    """A level of quality, in full or as lists abbreviate it: `HTXSNV`."""
    text = clean_line(value)
    level = level_of(text)
    if level is None:
        raise problem("choice.unknown", value=text, near=closest(text, levels()), known=", ".join(levels()))
    return level


def parse_review_period(value: Any) -> str:
    """What a review is about: `năm 2026`, for schools `năm học 2025-2026`."""
    text = clean_line(value)
    if found := _YEAR.fullmatch(text):
        check_year(int(found["year"]))
        return f"năm {found['year']}"
    found = _SCHOOL_YEAR.fullmatch(text)
    if found is None or int(found["last"]) != int(found["first"]) + 1:
        raise problem("review.period", value=text)
    check_year(int(found["first"]))
    return f"năm học {found['first']}-{found['last']}"


def _written() -> str:
    return however_written([*levels(), *(name for one in load_data("model", "xep-loai.yaml") for name in one["viet"])])


XepLoai = Annotated[str, BeforeValidator(parse_level), Typed("xep_loai", "choice.unknown", _written, choices=levels())]
KyBinhXet = Annotated[
    str,
    BeforeValidator(parse_review_period),
    Typed(
        "ky_binh_xet",
        "review.period",
        spelled(_PERIOD),
        ("number",),
        {"type": "integer", "minimum": 1900, "maximum": 2100},
    ),
]
