"""An entry of the register, its source, what adding gave."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ntm_docs.phrases.dates import short_date
from ntm_docs.phrases.keys import same_text
from ntm_docs.problems import Problem

SOURCES = {"decision": "quyết định lập ở đây", "list": "danh sách", "change": "sửa, bỏ mục"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Who was given what: one award of one decision to one nominee, as its source says it.

    `place` is where it stands in the source. `born`, `year` and those of the period are years, `decided` the day of the
    decision; `award_code` that of the law data, empty where these do not know the award; `number` the place in the
    decision's list (số sổ vàng); `more` what other columns of a list say, by their titles. An entry that `replaces`
    another corrects it, or removes it where it is `gone`; then `reason` says why.
    """

    place: str
    name: str
    award: str
    year: int
    kind: str = ""
    born: int | None = None
    post: str = ""
    unit: str = ""
    province: str = ""
    award_code: str = ""
    decision: str = ""
    decided: date | None = None
    authority: str = ""
    movement: str = ""
    first_year: int | None = None
    last_year: int | None = None
    merit: str = ""
    number: str = ""
    more: tuple[tuple[str, str], ...] = ()
    replaces: int | None = None
    gone: bool = False
    reason: str = ""
    id: int = 0
    source: str = ""
    sha256: str = ""
    replaced: bool = False

    @property
    def by_decision(self) -> str:
        """`Quyết định 123/QĐ-UBND ngày 05/6/2019`, as far as known."""
        day = f"ngày {short_date(self.decided)}" if self.decided else f"năm {self.year}"
        return f"Quyết định {self.decision} {day}" if self.decision else day

    @property
    def period(self) -> str:
        """`2021-2025`, `2022`; empty where nothing is said."""
        if self.first_year is None:
            return ""
        last = self.last_year or self.first_year
        return str(last) if last == self.first_year else f"{self.first_year}-{last}"

    @property
    def origin(self) -> str:
        """Where it comes from: `ds-2019.xlsx, sheet "Tập thể", dòng 12`."""
        return f"{self.source}, {self.place}" if self.place else self.source

    def as_json(self) -> dict[str, Any]:
        """Plain values; days as `2019-06-05`."""
        plain = asdict(self) | {"more": dict(self.more), "period": self.period or None}
        plain["decided"] = self.decided.isoformat() if self.decided else None
        return plain

    def same_decision(self, other: "Entry") -> bool | None:
        """Whether another entry is of the same decision; None where one of them names none."""
        if not self.decision or not other.decision:
            return None
        return same_text(self.decision).lstrip("0") == same_text(other.decision).lstrip("0")


@dataclass(frozen=True, slots=True)
class File:
    """A file that was read for the register: its entries in order, and what is told of it."""

    path: Path
    name: str
    sha256: str
    kind: str
    entries: tuple[Entry, ...]
    told: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """What came of a file: entries that are new; `known` stood there from another file, `before` the file itself."""

    path: Path
    entries: int
    known: int = 0
    before: str = ""
    told: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Whom one looks for; `unit` and `province` as they are called today or were; `all` with what was replaced."""

    name: str
    born: int | None = None
    unit: str = ""
    province: str = ""
    award: str = ""
    all: bool = False
    limit: int = 100


@dataclass(frozen=True, slots=True)
class Found:
    """Entries that answer, the newest first; `more` than the limit.

    `how` they were found: whole, part, words; `others` where the name is there and nothing else of what was asked.
    """

    entries: Sequence[Entry] = ()
    more: bool = False
    how: str = ""
    near: tuple[str, ...] = field(default=())
