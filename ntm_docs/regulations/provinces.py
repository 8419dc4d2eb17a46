"""Which provinces there are on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ntm_docs.reading import closest, fold_key

_CAPITAL_CITY = fold_key("Hồ Chí Minh")


@dataclass(frozen=True, slots=True)
class Provinces:
    """Names by date: `merged` maps each province since `since` to those it was made of; `cities` are thành phố."""

    since: date
    merged: dict[str, tuple[str, ...]]
    cities: tuple[str, ...] = ()

    def names(self, on: date) -> list[str]:
        """The provinces there are on a day."""
        if on >= self.since:
            return list(self.merged)
        return [old for olds in self.merged.values() for old in olds]

    def known(self, name: str, on: date) -> bool:
        """Whether a province of that name exists on the day."""
        return fold_key(name) in map(fold_key, self.names(on))

    def ever(self, name: str) -> bool:
        """Whether a province of that name exists or has existed."""
        return name in {*self.merged, *(old for olds in self.merged.values() for old in olds)}

    def is_city(self, name: str) -> bool:
        """Whether it is a thành phố trực thuộc trung ương."""
        return fold_key(name) in map(fold_key, self.cities)

    def full_name(self, name: str) -> str:
        """`tỉnh An Giang`, `thành phố Hà Nội`, `Thành phố Hồ Chí Minh` (Nghị định 30/2020/NĐ-CP, Phụ lục II)."""
        if not self.is_city(name):
            return f"tỉnh {name}"
        return f"{'Thành' if fold_key(name) == _CAPITAL_CITY else 'thành'} phố {name}"

    def successor(self, name: str) -> str | None:
        """The province that took in an old one."""
        return next((new for new, olds in self.merged.items() if fold_key(name) in map(fold_key, olds)), None)

    def same(self, text_of: str, name: str, on: date) -> bool:
        """Whether a text of one province holds in another on the day: the same, or its successor."""
        if fold_key(text_of) == fold_key(name):
            return True
        return on >= self.since and fold_key(self.successor(text_of) or "") == fold_key(name)

    def hint(self, name: str, on: date) -> str:
        """The name that was likely meant on the day."""
        if on >= self.since and (successor := self.successor(name)):
            return successor
        return closest(name, self.names(on)) or ""


def read_provinces(data: dict[str, Any]) -> Provinces:
    """Provinces from their data file."""
    rows: Sequence[dict[str, Any]] = data["tinh"]
    return Provinces(data["moc"], {row["ten"]: tuple(row["tu_tinh"]) for row in rows}, tuple(data["thanh_pho"]))
