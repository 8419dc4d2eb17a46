"""The way of each award, step by step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ntm_docs.issuing.desk import OfficerDesk, day_of
from ntm_docs.issuing.reception import read_reception
from ntm_docs.receiving.offices import COMMON, PROVINCE
from ntm_docs.regulations import read_book
from ntm_docs.regulations.route import Buoc, route_of


@dataclass(frozen=True, slots=True)
class AwardRoute:
    """An award with the number of its cases and its steps; none where the unit, or its own level, decides.

    `local`: whether a text of the province sets a part of the way.
    """

    award: str
    cases: int
    decides: str
    steps: tuple[Buoc, ...]
    local: bool

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        steps = [
            {
                "order": at,
                "who": step.ai,
                "does": step.viec,
                "to": step.gui,
                "paper": step.van_ban,
                "until": step.han or None,
                "clause": step.can_cu,
                "strength": step.do_tin_cay,
            }
            for at, step in enumerate(self.steps, start=1)
        ]
        return {"award": self.award, "cases": self.cases, "decides": self.decides or None, "local": self.local} | {
            "steps": steps
        }


@dataclass(frozen=True, slots=True)
class Routes:
    """The ways of all awards on a day in a province (empty: not said); `unknown` counts cases without an award."""

    file: str
    on: date
    province: str
    awards: tuple[AwardRoute, ...]
    unknown: int

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "on": self.on.isoformat(),
            "province": self.province or None,
            "awards": [one.as_json() for one in self.awards],
            "cases_without_award": self.unknown,
        }


def routes_of(source: Path, on: date | None, rules: Path | None) -> Routes:
    """Who asks whom, with which paper, until when, by which clause (168/KH-UBND, mục V.3; Luật 06/2022/QH15, Điều 83).

    Raises:
        ProblemsError: the workbook cannot be understood.
    """
    reception = read_reception(source)
    desk = OfficerDesk(reception, read_book(rules), on or day_of(reception))
    said = desk.said.text(COMMON, PROVINCE)
    province = said if desk.book.tinh.known(said, desk.on) else ""
    awards = []
    for award in desk.awards(reception.cases):
        steps: Sequence[Buoc] = route_of(award, desk.on, province, desk.book.tinh)
        count = sum((found := desk.award(one.award)) is not None and found.ma == award.ma for one in reception.cases)
        decides = str(desk.question(award).ask("tham_quyen").value or "")
        local = any(step.tinh for step in steps)
        awards.append(
            AwardRoute(award.ten, count, desk.book.tinh.worded(decides, province, desk.on), tuple(steps), local)
        )
    unknown = sum(desk.award(one.award) is None for one in reception.cases)
    return Routes(source.name, desk.on, province, tuple(awards), unknown)
