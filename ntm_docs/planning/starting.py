"""The input file that a clerk begins with."""

import re
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

from ntm_docs.drafting.levels import LEVELS
from ntm_docs.drafting.skeleton import new_plan, place_of
from ntm_docs.drafting.superior import level_of, own_plan
from ntm_docs.planning.kinds import DOSSIER, plan_input, read_book
from ntm_docs.planning.van_ban import PlannedDraft
from ntm_docs.problems import Place, Problem, ProblemsError

_PLAN = "ke-hoach"
_BODY = re.compile(r"Ủy ban nhân dân (?P<unit>.+)")
_SAMPLE_UNIT, _SAMPLE_PROVINCE, _SAMPLE_PLAN = "huyện Tân Hiệp", "Kiên Giang", "168/KH-UBND"  # of starters/ho-so.yaml


@dataclass(frozen=True, slots=True)
class Wish:
    """What the clerk asks of a new plan; empty texts and None were not given."""

    level: str | None
    on: date
    source: Path | None = None
    agency: str = ""
    province: str = ""


def start(kind: str, file: str, wish: Wish) -> bytes:
    """The YAML of a new input: a filled-in sample, a plan's skeleton, or one begun from the level above.

    Raises:
        ProblemsError: what is asked does not fit the kind, the level, or the day.
    """
    if kind != _PLAN:
        text = files("ntm_docs").joinpath("starters", f"{kind}.yaml").read_text(encoding="utf-8")
        return (_as_agency(text, wish) if kind == "ho-so" else text).encode("utf-8")
    book = read_book(None)
    if wish.source is None:
        if wish.level is None:
            raise ProblemsError([Problem("new.level", Place(file))])
        return new_plan(LEVELS[wish.level], wish.on, book, file, wish.agency, wish.province)
    if not wish.agency:
        raise ProblemsError([Problem("new.agency_missing", Place(file))])
    planned = plan_input(wish.source)
    if not isinstance(planned, PlannedDraft):
        raise ProblemsError([Problem("new.not_plan", Place(wish.source.name), facts={"kind": DOSSIER})])
    return own_plan(planned.draft, wish.agency, wish.on, book, wish.province)


def _as_agency(text: str, wish: Wish) -> str:
    """The sample dossier with the office's own name, place, level and province wherever the sample's stand."""
    if wish.province and wish.province != _SAMPLE_PROVINCE:
        text = text.replace(_SAMPLE_PROVINCE, wish.province).replace(_SAMPLE_PLAN, "00/KH-UBND")
    if not wish.agency:
        return text
    found, place = _BODY.fullmatch(wish.agency), place_of(wish.agency)
    level = level_of(wish.agency)
    if found is None or not place or not level:
        raise ProblemsError([Problem("new.agency", Place(wish.agency), facts={"agency": wish.agency})])
    made = text.replace(_SAMPLE_UNIT, found["unit"]).replace(place_of(_SAMPLE_UNIT), place)
    return made.replace("cấp: huyện", f"cấp: {level}", 1)
