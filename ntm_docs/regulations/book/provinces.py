"""Which provinces and central cities there are on a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from typing import Any

from ntm_docs.machine.frozen import frozen
from ntm_docs.phrases.keys import alphabetical, closest, fold_key

_OF_PROVINCE, _OF_CITY = "Ủy ban nhân dân tỉnh", "Ủy ban nhân dân thành phố"


@frozen
class City:
    """A thành phố trực thuộc trung ương: how its name is written, since when (None: always), by which text."""

    ten: str
    viet: str
    tu: date | None = None
    can_cu: str = ""


@frozen
class Provinces:
    """Names by date: `merged` maps each province since `since` to those it was made of.

    `renamed` are the days on which one of `merged` took its new name before `since`.
    """

    since: date
    merged: dict[str, tuple[str, ...]]
    cities: Sequence[City] = ()
    renamed: Mapping[str, date] = field(default_factory=dict)
    _called: list[tuple[str, str, str]] = field(default_factory=list, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name in self.all_names():
            self._called.extend((fold_key(said), said, name) for said in (f"tỉnh {name}", f"thành phố {name}"))

    def names(self, on: date) -> list[str]:
        """The provinces there are on a day, in the order of the alphabet."""
        return sorted(self._names(on), key=alphabetical)

    def _names(self, on: date) -> Iterable[str]:
        for new, olds in self.merged.items():
            if on >= self.renamed.get(new, self.since):
                yield new
            else:
                yield from olds

    def known(self, name: str, on: date) -> bool:
        """Whether a province of that name exists on the day."""
        return fold_key(name) in map(fold_key, self._names(on))

    def all_names(self) -> Iterable[str]:
        """Every province that there is or was."""
        return dict.fromkeys([*self.merged, *(old for olds in self.merged.values() for old in olds)])

    def ever(self, name: str) -> bool:
        """Whether a province of that name exists or has existed."""
        return name in self.all_names()

    def city(self, name: str, on: date) -> City | None:
        """The thành phố trực thuộc trung ương that a name is on the day."""
        cities = (one for one in self.cities if fold_key(one.ten) == fold_key(name))
        return next((one for one in cities if one.tu is None or one.tu <= on), None)

    def is_city(self, name: str, on: date) -> bool:
        """Whether it is a thành phố trực thuộc trung ương on the day."""
        return self.city(name, on) is not None

    def full_name(self, name: str, on: date) -> str:
        """`tỉnh An Giang`, `thành phố Hà Nội`, `Thành phố Hồ Chí Minh` (Nghị định 30/2020/NĐ-CP, Phụ lục II)."""
        city = self.city(name, on)
        return city.viet if city else f"tỉnh {name}"

    def worded(self, text: str, name: str, on: date) -> str:
        """What law says of `Ủy ban nhân dân tỉnh`, in the words of the province: a city's is of the thành phố."""
        return text.replace(_OF_PROVINCE, _OF_CITY) if self.is_city(name, on) else text

    def misnamed(self, text: str, on: date) -> tuple[str, str] | None:
        """A province that the text calls by what it is not on the day, as it stands there and as it should.

        `tỉnh Đồng Nai` once it is a city, `thành phố Bắc Ninh` before it is one, `tỉnh Kiên Giang` after the merger. A
        name ends the text: an agency's does.
        """
        folded = fold_key(text)
        for ending, said, name in self._called:
            if not folded.endswith(ending):
                continue
            right = self.full_name(name if self.known(name, on) else self.successor(name) or name, on)
            if fold_key(right) != ending and not self._inside(name, said, on):
                return said, right
        return None

    def _inside(self, name: str, said: str, on: date) -> bool:
        """Whether a thành phố of the name could lie inside a province: there were some until the two tiers."""
        return on < self.since and said.startswith("thành phố") and self.known(name, on)

    def successor(self, name: str) -> str | None:
        """The province that took in an old one."""
        return next((new for new, olds in self.merged.items() if fold_key(name) in map(fold_key, olds)), None)

    def parts(self, name: str) -> tuple[str, ...]:
        """The provinces that one was made of; itself where it was not merged."""
        return next((olds for new, olds in self.merged.items() if fold_key(new) == fold_key(name)), ())

    def same(self, text_of: str, name: str, on: date) -> bool:
        """Whether a text of one province holds in another on the day: the same, or its successor."""
        if fold_key(text_of) == fold_key(name):
            return True
        successor = self.successor(text_of) or ""
        return on >= self.renamed.get(successor, self.since) and fold_key(successor) == fold_key(name)

    def hint(self, name: str, on: date) -> str:
        """The name that was likely meant on the day."""
        successor = self.successor(name)
        if successor and on >= self.renamed.get(successor, self.since):
            return successor
        return closest(name, self.names(on)) or ""


def read_provinces(data: dict[str, Any]) -> Provinces:
    """Provinces from their data file."""
    rows: Sequence[dict[str, Any]] = data["tinh"]
    return Provinces(
        data["moc"],
        {row["ten"]: tuple(row["tu_tinh"]) for row in rows},
        tuple(City(**row) for row in data["thanh_pho"]),
        {row["ten"]: row["doi_ten"] for row in rows if "doi_ten" in row},
    )
