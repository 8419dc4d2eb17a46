"""The input file that a clerk begins with."""

from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

from pydantic_core import PydanticCustomError

from ntm_docs.drafting import Draft
from ntm_docs.drafting.levels import PLACE, Agency, read_agency, read_body, two_tiers
from ntm_docs.drafting.starting.awards import awards_on, called_by, check_given, meant_by
from ntm_docs.drafting.starting.binh_xet import new_review
from ntm_docs.drafting.starting.dossier import new_dossier
from ntm_docs.drafting.starting.office import Office, Sought, office_of
from ntm_docs.drafting.starting.plan import new_draft
from ntm_docs.drafting.superior import OwnLine, own_lines, own_plan
from ntm_docs.finishing import DOSSIER
from ntm_docs.model.field_types.text import parse_period
from ntm_docs.phrases.keys import fold_key
from ntm_docs.planning.kinds import plan_input
from ntm_docs.planning.van_ban import PlannedDraft
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading import RawMapping
from ntm_docs.reading.yaml_files.tree import parse_yaml
from ntm_docs.regulations import Book, read_book
from ntm_docs.regulations.book.own_text import guess
from ntm_docs.spreadsheets.writing.binh_xet import review_workbook
from ntm_docs.spreadsheets.writing.create import workbook_of
from ntm_docs.starters import LEVELS

_PLAN, _LIST, _RULES, _DOSSIER, _DECISION = "ke-hoach", "danh-sach", "quy-dinh", "ho-so", "quyet-dinh"
_REVIEW = "binh-xet"
_BLANK_PROVINCE = "TỈNH"  # of starters/quy-dinh.yaml
_OFFICE = frozenset({"--on", "--level", "--agency", "--province"})


@dataclass(frozen=True, slots=True)
class StarterWish:
    """What the clerk asks of a new file; empty texts and None were not given."""

    level: str | None
    on: date
    source: Path | None = None
    agency: str = ""
    province: str = ""
    dated: bool = False  # whether the clerk gave the day
    awards: tuple[str, ...] = ()
    period: str = ""  # of a plan begun from the level above: 2026-2030


def start(kind: str, file: str, wish: StarterWish) -> bytes:
    """A new input: a skeleton for the day and the office with blanks, or a plan begun from the level above.

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
    if kind == _PLAN and wish.source is not None:
        return _from_above(wish.source, file, wish, book)
    office = _office(kind, file, wish, book)
    awards = meant_by(office, wish.awards, book, file)
    if kind == _LIST:
        return _as_workbook(new_dossier(office, wish.on, book, file, awards), file, wish.on, office, book)
    if kind == _REVIEW:
        return _review(file, wish.on, office, book)
    if kind == _DOSSIER:
        return new_dossier(office, wish.on, book, file, awards).encode("utf-8")
    if kind == _DECISION:
        check_given(awards, office, wish.on, book, file)
    named = [called_by(office, award, wish.on, book).ten for award in awards]
    return new_draft(kind, office, wish.on, book, file, named)


def _review(file: str, on: date, office: Office, book: Book) -> bytes:
    """A year's review: a workbook where the file is named so, else YAML.

    Raises:
        ProblemsError: there is no data of the day.
    """
    text = new_review(office, on, book, file)
    if Path(file).suffix.lower() != ".xlsx":
        return text.encode("utf-8")
    raw = parse_yaml(text, file)
    assert isinstance(raw, RawMapping)
    tiers = two_tiers(book, on)
    gone = tiers.gia_tri["tu_bo"] if tiers else ()
    return review_workbook(raw, [one.ten for one in awards_on(book, on, office)], book.tinh.names(on), gone)


def _office(kind: str, file: str, wish: StarterWish, book: Book) -> Office:
    """The office that a file is begun for; without level and name, one of those that propose on the day.

    Raises:
        ProblemsError: a plan without level; what there is not on the day; another level than the agency's.
    """
    agency = read_body(wish.agency, book, wish.on) if wish.agency else None
    if wish.level:
        level, unit = LEVELS[wish.level]
    elif agency is not None:
        level, unit = agency.level, ""
    elif kind == _PLAN:
        raise ProblemsError([Problem("new.level", Place(file))])
    else:
        level, unit = "xã" if two_tiers(book, wish.on) else "huyện", ""
    return office_of(Sought(level, unit, agency, wish.province), wish.on, book, file)


def _from_above(source: Path, file: str, wish: StarterWish, book: Book) -> bytes:
    """A plan begun from that of the level above.

    Raises:
        ProblemsError: no agency, or a department; another level than the agency's; the source is no plan.
    """
    agency = _own_agency(file, wish, book)
    return own_plan(read_superior(source), agency, wish.on, book, wish.province, _period(wish, file))


def lines_from_above(source: Path, file: str, wish: StarterWish) -> tuple[OwnLine, ...]:
    """The lines of such a plan's body, each with the words of the level above that it was made of.

    Raises:
        ProblemsError: as `start`.
    """
    book = read_book(None)
    agency = _own_agency(file, wish, book)
    return own_lines(read_superior(source), agency, wish.on, book, wish.province, _period(wish, file))


def read_superior(source: Path) -> Draft:
    """The plan of the level above, as an input file.

    Raises:
        ProblemsError: it cannot be read, or is a dossier.
    """
    planned = plan_input(source, lenient=True)
    if not isinstance(planned, PlannedDraft):
        raise ProblemsError([Problem("new.not_plan", Place(source.name), facts={"kind": DOSSIER})])
    return planned.draft


def _own_agency(file: str, wish: StarterWish, book: Book) -> Agency:
    if not wish.agency:
        raise ProblemsError([Problem("new.agency_missing", Place(file))])
    agency = read_agency(wish.agency, book, wish.on)
    level = LEVELS[wish.level][0] if wish.level else agency.level
    if level != agency.level:
        facts = {"agency": agency.name, "level": level}
        raise ProblemsError([Problem("new.level_agency", Place(file), facts=facts)])
    return agency


def _period(wish: StarterWish, file: str) -> str:
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


def _refuse_unused(kind: str, file: str, wish: StarterWish) -> None:
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
    used = {
        _PLAN: _OFFICE | {"--from"} | ({"--period"} if wish.source else set()),
        _RULES: {"--province"},
        _REVIEW: _OFFICE,
    }.get(kind, _OFFICE | {"--award"})
    unused = [option for option, value in given.items() if value and option not in used]
    problems = [Problem("new.option", Place(file), facts={"option": option, "kind": kind}) for option in unused]
    if problems:
        raise ProblemsError(problems)


def _own_rules(wish: StarterWish, file: str, book: Book) -> bytes:
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
    text = (
        files("ntm_docs")
        .joinpath("starters", "quy-dinh.yaml")
        .read_text(encoding="utf-8")
        .replace(f"tỉnh {_BLANK_PROVINCE}", book.tinh.full_name(known, wish.on))
    )
    return book.tinh.worded(text.replace(_BLANK_PROVINCE, known), known, wish.on).encode()


def _as_workbook(text: str, file: str, on: date, office: Office, book: Book) -> bytes:
    """The skeleton as a workbook, its lists those of the day.

    Raises:
        ProblemsError: the file is not named as a workbook.
    """
    if Path(file).suffix.lower() != ".xlsx":
        raise ProblemsError([Problem("new.workbook", Place(file))])
    raw = parse_yaml(text, file)
    assert isinstance(raw, RawMapping)
    tiers = two_tiers(book, on)
    gone = tiers.gia_tri["tu_bo"] if tiers else ()
    return workbook_of([raw], [one.ten for one in awards_on(book, on, office)], book.tinh.names(on), gone)
