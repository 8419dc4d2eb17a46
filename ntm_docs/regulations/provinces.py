"""Which provinces there are on a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ntm_docs.phrases.keys import alphabetical, closest, fold_key


@dataclass(frozen=True, slots=True)
class Provinces:
    """Names by date: `merged` maps each province since `since` to those it was made of; `cities` are full names."""

    since: date
    merged: dict[str, tuple[str, ...]]
    cities: Mapping[str, str] = field(default_factory=dict)

    def names(self, on: date) -> list[str]:
        """The provinces there are on a day, in the order of the alphabet."""
        return sorted(self._names(on), key=alphabetical)

    def _names(self, on: date) -> Iterable[str]:
        return self.merged if on >= self.since else (old for olds in self.merged.values() for old in olds)

    def known(self, name: str, on: date) -> bool:
        """Whether a province of that name exists on the day."""
        return fold_key(name) in map(fold_key, self._names(on))

    def ever(self, name: str) -> bool:
        """Whether a province of that name exists or has existed."""
        return name in {*self.merged, *(old for olds in self.merged.values() for old in olds)}

    def is_city(self, name: str) -> bool:
        """Whether it is a thành phố trực thuộc trung ương."""
        return fold_key(name) in map(fold_key, self.cities)

    def full_name(self, name: str) -> str:
        """`tỉnh An Giang`, `thành phố Hà Nội`, `Thành phố Hồ Chí Minh` (Nghị định 30/2020/NĐ-CP, Phụ lục II)."""
        return next((full for city, full in self.cities.items() if fold_key(city) == fold_key(name)), f"tỉnh {name}")

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
    return Provinces(data["moc"], {row["ten"]: tuple(row["tu_tinh"]) for row in rows}, data["thanh_pho"])
