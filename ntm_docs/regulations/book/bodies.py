"""Bodies that are gone, and what does their work."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ntm_docs.machine.frozen import frozen
from ntm_docs.phrases.keys import fold_key, same_text
from ntm_docs.problems import Problem
from ntm_docs.regulations.book.entries import CoQuanCu, entry

if TYPE_CHECKING:
    from ntm_docs.model import RecordPlaces

Named = tuple[tuple[str | int, ...], str | None]  # where a name stands, and the name
_ZONE = re.compile(r"đặc khu (?P<name>[A-ZĐ][\w ]*)", re.IGNORECASE)


@frozen
class DacKhu:
    """The special zones by province, and the list that they were read in."""

    can_cu: str
    tinh: Mapping[str, tuple[str, ...]]

    def of(self, province: str) -> tuple[str, ...]:
        """The zones of a province."""
        return next((zones for name, zones in self.tinh.items() if fold_key(name) == fold_key(province)), ())


@frozen
class Bodies:
    """What the data tell of bodies by date (data/co-quan-cu.yaml)."""

    co_quan: tuple[CoQuanCu, ...]
    dac_khu: DacKhu

    @cached_property
    def _patterns(self) -> tuple[tuple[CoQuanCu, re.Pattern[str]], ...]:
        return tuple((one, _pattern(one)) for one in self.co_quan)

    def gone(self, text: str, on: date) -> list[CoQuanCu]:
        """The bodies that a text names and that are gone on the day."""
        plain = same_text(text)
        return [one for one, pattern in self._patterns if one.het <= on and pattern.search(plain)]


def read_bodies(said: Mapping[str, Any]) -> Bodies:
    """The bodies and special zones of the data file."""
    zones = {province: tuple(names) for province, names in said["dac_khu"]["tinh"].items()}
    return Bodies(tuple(entry(CoQuanCu, one) for one in said["co_quan"]), DacKhu(**{**said["dac_khu"], "tinh": zones}))


def _pattern(body: CoQuanCu) -> re.Pattern[str]:
    names = sorted(map(same_text, (body.ten, *body.viet)), key=len, reverse=True)
    kept = [same_text(other).removeprefix(same_text(body.ten)) for other in body.ngoai]
    behind = f"(?!{'|'.join(map(re.escape, kept))})" if kept else ""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w){behind}")


def bodies_gone(bodies: Bodies, names: Iterable[Named], on: date, places: "RecordPlaces") -> Iterator[Problem]:
    """Each body that is gone on the day, where it is named first."""
    told: set[str] = set()
    for loc, value in names:
        for body in bodies.gone(value, on) if value else ():
            if body.ten not in told:
                told.add(body.ten)
                found = places.problem("law.office_gone", loc, clause=body.can_cu, value=value, **body_facts(body))
                yield replace(found, severity="warning")


def body_facts(body: CoQuanCu) -> dict[str, object]:
    """What a message tells of a body that is gone."""
    doubt = "" if body.do_tin_cay == "sourced" else " (phải xác nhận)"
    return {"body": body.ten, "now": f"{body.nay}{doubt}", "since": f"{body.het:%d/%m/%Y}"}


def unknown_zone(bodies: Bodies, name: str, province: str) -> str:
    """The special zone in a name that the list of the province does not hold; empty where there is none."""
    found = _ZONE.search(name)
    if found is None or not province or fold_key(found["name"]) in map(fold_key, bodies.dac_khu.of(province)):
        return ""
    return found["name"].strip()


def zone_unknown(bodies: Bodies, name: Named, province: str, places: "RecordPlaces") -> Iterator[Problem]:
    """A special zone that the list of its province does not hold."""
    loc, value = name
    zone = unknown_zone(bodies, value or "", province)
    if zone:
        known = ", ".join(bodies.dac_khu.of(province)) or "không có đặc khu nào"
        facts: dict[str, object] = {"value": value, "zone": zone, "province": province, "known": known}
        problem = places.problem("law.zone", loc, clause=bodies.dac_khu.can_cu, **facts)
        yield replace(problem, severity="warning")
