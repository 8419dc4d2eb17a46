"""The input file that a clerk begins with."""

from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

from pydantic_core import PydanticCustomError

from ntm_docs.drafting.dossier_skeleton import awards_on, new_dossier
from ntm_docs.drafting.levels import LEVELS, PLACE, read_agency, two_tiers
from ntm_docs.drafting.office import office_of
from ntm_docs.drafting.skeleton import new_plan
from ntm_docs.drafting.superior import own_plan
from ntm_docs.finishing import DOSSIER
from ntm_docs.model.text import parse_period
from ntm_docs.phrases.keys import fold_key
from ntm_docs.planning.kinds import plan_input
from ntm_docs.planning.leftovers import SAMPLE_PLACE, SAMPLE_PROVINCE
from ntm_docs.planning.van_ban import PlannedDraft
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading import RawMapping
from ntm_docs.reading.yaml_tree import parse_yaml
from ntm_docs.regulations import Book, find_award, read_book
from ntm_docs.regulations.own_text import guess
from ntm_docs.spreadsheets.create import workbook_of

_PLAN, _LIST, _RULES, _DOSSIER = "ke-hoach", "danh-sach", "quy-dinh", "ho-so"
_BLANK_PROVINCE = "TỈNH"  # of starters/quy-dinh.yaml
_OFFICE = frozenset({"--on", "--level", "--agency", "--province"})
_SAMPLE_PLAN = "168/KH-UBND"  # of starters/ho-so.yaml


@dataclass(frozen=True, slots=True)
class Wish:
    """What the clerk asks of a new plan; empty texts and None were not given."""

    level: str | None
    on: date
    source: Path | None = None
    agency: str = ""
    province: str = ""
    dated: bool = False  # whether the clerk gave the day
    awards: tuple[str, ...] = ()
    period: str = ""  # of a plan begun from the level above: 2026-2030


def start(kind: str, file: str, wish: Wish) -> bytes:
    """The YAML of a new input: a filled-in sample, a plan's skeleton, or one begun from the level above.

    Raises:
        ProblemsError: what is asked does not fit the kind, the level, or the day.
    """
    _refuse_unused(kind, file, wish)
    if wish.province and not PLACE.fullmatch(wish.province):
        raise ProblemsError([Problem("new.province", Place(file), facts={"province": wish.province})])
    book = read_book(None)
    successor = book.tinh.successor(wish.province) if wish.province and kind == _PLAN else None
    if successor and not book.tinh.known(wish.province, wish.on):
        facts = {"province": wish.province, "on": f"{wish.on:%d/%m/%Y}", "successor": successor}
        raise ProblemsError([Problem("new.province_gone", Place(file), facts=facts)])
    if kind == _RULES:
        return _own_rules(wish, file, book)
    if kind == _LIST:
        return _as_workbook(_dossier(file, wish, book), file, wish, book)
    if kind == _DOSSIER:
        return _dossier(file, wish, book).encode("utf-8")
    return _plan(file, wish, book) if kind == _PLAN else _starter(kind).encode("utf-8")


def _dossier(file: str, wish: Wish, book: Book) -> str:
    """A dossier of the day: one with blanks since there are two tiers, the sample of a district before.

    Raises:
        ProblemsError: an option that the sample of a district has no use for; another level than the agency's.
    """
    agency = read_agency(wish.agency, book, wish.on) if wish.agency else None
    level = LEVELS[wish.level] if wish.level else agency.level if agency else None
    if two_tiers(book, wish.on):
        office = office_of(level or "xã", agency, wish.province, wish.on, book, file)
        awards = [find_award(book, name, file) for name in wish.awards]
        return new_dossier(office, wish.on, book, file, awards)
    if agency and level != agency.level:
        facts = {"agency": agency.name, "level": str(level)}
        raise ProblemsError([Problem("new.level_agency", Place(file), facts=facts)])
    unused = {"--level": not agency and level not in (None, "huyện"), "--award": bool(wish.awards)}
    facts = {"on": f"{wish.on:%d/%m/%Y}"}
    problems = [
        Problem("new.option_then", Place(file), facts=facts | {"option": option})
        for option, is_so in unused.items()
        if is_so
    ]
    if problems:
        raise ProblemsError(problems)
    return _as_agency(_starter(_DOSSIER), wish, book)


def _plan(file: str, wish: Wish, book: Book) -> bytes:
    """A plan's skeleton, or one begun from the level above."""
    agency = read_agency(wish.agency, book, wish.on) if wish.agency else None
    if wish.source is None:
        level = LEVELS[wish.level] if wish.level else agency.level if agency else None
        if level is None:
            raise ProblemsError([Problem("new.level", Place(file))])
        return new_plan(level, wish.on, book, file, agency, wish.province)
    if agency is None:
        raise ProblemsError([Problem("new.agency_missing", Place(file))])
    if wish.level and LEVELS[wish.level] != agency.level:
        facts = {"agency": agency.name, "level": LEVELS[wish.level]}
        raise ProblemsError([Problem("new.level_agency", Place(file), facts=facts)])
    planned = plan_input(wish.source, lenient=True)
    if not isinstance(planned, PlannedDraft):
        raise ProblemsError([Problem("new.not_plan", Place(wish.source.name), facts={"kind": DOSSIER})])
    return own_plan(planned.draft, agency, wish.on, book, wish.province, _period(wish, file))


def _period(wish: Wish, file: str) -> str:
    """The period as its two years.

    Raises:
        ProblemsError: it is none.
    """
    if not wish.period:
        return ""
    try:
        return parse_period(wish.period)
    except PydanticCustomError:
        raise ProblemsError([Problem("period.format", Place(file), "--period", {"value": wish.period})]) from None


def _refuse_unused(kind: str, file: str, wish: Wish) -> None:
    """An option that would change nothing is told, not ignored."""
    given: dict[str, object] = {
        "--on": wish.dated,
        "--level": wish.level,
        "--from": wish.source,
        "--agency": wish.agency,
        "--province": wish.province,
        "--award": wish.awards,
        "--period": wish.period,
    }
    of_dossier = _OFFICE | {"--award"}
    used = {
        _PLAN: _OFFICE | {"--from"} | ({"--period"} if wish.source else set()),
        _DOSSIER: of_dossier,
        _LIST: of_dossier,
        _RULES: {"--province"},
    }.get(kind, set())
    unused = [option for option, value in given.items() if value and option not in used]
    problems = [Problem("new.option", Place(file), facts={"option": option, "kind": kind}) for option in unused]
    if problems:
        raise ProblemsError(problems)


def _own_rules(wish: Wish, file: str, book: Book) -> bytes:
    """The form of a province's text, for the province that there is on the day.

    Raises:
        ProblemsError: there is no such province.
    """
    name = wish.province
    if not name:
        raise ProblemsError([Problem("new.rules_province", Place(file))])
    if not book.tinh.known(name, wish.on):
        near = book.tinh.hint(name, wish.on)
        raise ProblemsError([Problem("own.province", Place(file), facts={"province": name, "guess": guess(near)})])
    known = next(one for one in book.tinh.names(wish.on) if fold_key(one) == fold_key(name))
    text = _starter(_RULES).replace(f"tỉnh {_BLANK_PROVINCE}", book.tinh.full_name(known, wish.on))
    return book.tinh.worded(text.replace(_BLANK_PROVINCE, known), known, wish.on).encode()


def _starter(kind: str) -> str:
    return files("ntm_docs").joinpath("starters", f"{kind}.yaml").read_text(encoding="utf-8")


def _as_workbook(text: str, file: str, wish: Wish, book: Book) -> bytes:
    """The sample dossier as a workbook, its lists those of the day.

    Raises:
        ProblemsError: the file is not named as a workbook.
    """
    if Path(file).suffix.lower() != ".xlsx":
        raise ProblemsError([Problem("new.workbook", Place(file))])
    raw = parse_yaml(text, file)
    assert isinstance(raw, RawMapping)
    awards = awards_on(book, wish.on, wish.province or None)
    return workbook_of([raw], [award.ten for award in awards], book.tinh.names(wish.on))


def _as_agency(text: str, wish: Wish, book: Book) -> str:
    """The sample dossier with the office's own name, place, level and province wherever the sample's stand."""
    if wish.province and wish.province != SAMPLE_PROVINCE:
        text = text.replace(SAMPLE_PROVINCE, wish.province).replace(_SAMPLE_PLAN, "00/KH-UBND")
    if not wish.agency:
        return text
    agency = read_agency(wish.agency, book, wish.on)
    made = text.replace(f"huyện {SAMPLE_PLACE}", f"{agency.unit} {agency.place}").replace(SAMPLE_PLACE, agency.place)
    return made.replace("cấp: huyện", f"cấp: {agency.level}", 1)
