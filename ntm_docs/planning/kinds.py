"""Which room plans an input, told by its `loại`.

The rooms of workbooks are loaded for a workbook.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from ntm_docs.finishing import DOSSIER
from ntm_docs.model import BINH_XET, LOAI, BinhXet, HoSo, VanBan, json_schema
from ntm_docs.model.locating import located
from ntm_docs.phrases.keys import fold_key
from ntm_docs.planning.binh_xet import PlannedReview, plan_binh_xet
from ntm_docs.planning.ho_so import Planned, PlanSettings, plan_ho_so
from ntm_docs.planning.van_ban import PlannedDraft, plan_van_ban
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading import RawMapping, RawNode, RawScalar, ask_tree, not_following, read_input
from ntm_docs.reading.source import is_workbook
from ntm_docs.regulations import read_book
from ntm_docs.regulations.book.own_text import KIND as OWN_TEXT
from ntm_docs.regulations.book.own_text import QuyDinhTinh

_LARGE = 1024 * 1024  # bytes: a review is of one office
_OF_DOSSIER, _OF_REVIEW = fold_key(DOSSIER), fold_key(BINH_XET)
_UNNUMBERED = {_OF_DOSSIER: DOSSIER, _OF_REVIEW: BINH_XET}  # kinds without an outline to number anew
KINDS = (DOSSIER, BINH_XET, *LOAI)
AnyPlanned = Planned | PlannedDraft | PlannedReview
Made = TypeVar("Made", bound=AnyPlanned)


def plan_input(
    path: Path,
    on: date | None = None,
    rules: str | Path | None = None,
    *,
    renumber: bool = False,
    meeting: bool = False,
    lenient: bool = False,
) -> AnyPlanned:
    """Stages 1 to 4: read, bind, check and plan an input file, with the office's own local texts.

    With `meeting` only the papers that call the council are planned, and votes may be missing; with `lenient` what is
    left of a starter is a warning.

    Raises:
        ProblemsError: what the user can mend, all of it at once.
    """
    if is_workbook(path):
        return _only_unit(path, on, rules, meeting=meeting, lenient=lenient)
    typed, data = read_input(path)
    raw, told = ask_tree(typed)
    kind = kind_of_input(raw, path.name)
    if renumber and kind in _UNNUMBERED:
        raise ProblemsError([Problem("build.renumber", Place(path.name), facts={"kind": _UNNUMBERED[kind]})])
    if meeting and kind not in _UNNUMBERED:
        raise ProblemsError([Problem("meeting.kind", Place(path.name))])
    book, digest = read_book(rules), hashlib.sha256(data).hexdigest()
    plans: Mapping[str, Callable[[], AnyPlanned]] = {
        _OF_DOSSIER: partial(plan_ho_so, path, raw, digest, book, on, PlanSettings(meeting, lenient)),
        _OF_REVIEW: partial(plan_binh_xet, path, raw, digest, book, on, PlanSettings(meeting, lenient)),
    }
    drafted = partial(plan_van_ban, path, raw, data, book, on, renumber=renumber, lenient=lenient)
    return _with_told(plans.get(kind, drafted), told, partial(located, raw=raw, model=model_of(kind)))


def model_of(kind: str) -> type[BaseModel]:
    """The record of a kind of input (folded)."""
    own: Mapping[str, type[BaseModel]] = {_OF_DOSSIER: HoSo, _OF_REVIEW: BinhXet}
    return own.get(kind, VanBan)


def _only_unit(path: Path, on: date | None, rules: str | Path | None, *, meeting: bool, lenient: bool) -> AnyPlanned:
    """The one plan of a workbook."""
    from ntm_docs.planning.books import plan_units

    if meeting and not is_review_book(path):
        raise ProblemsError([Problem("meeting.kind", Place(path.name))])
    units = plan_units(path, on, rules, PlanSettings(meeting, lenient))
    if len(units) != 1:
        raise ProblemsError([Problem("run.many_units", Place(path.name), facts={"count": len(units)})])
    return units[0]


def _with_told(
    plan: Callable[[], Made], told: Sequence[Problem], locate: Callable[[Sequence[Problem]], list[Problem]]
) -> Made:
    """A plan with what is told of the values as they were typed.

    Raises:
        ProblemsError: a value is refused, or the plan is; what is only wrong with a refused value is not told again.
    """
    refused = [one for one in told if one.severity == "error"]
    try:
        planned = plan()
    except ProblemsError as error:
        raise ProblemsError(locate([*refused, *not_following(error.problems, told)])) from None
    if refused:
        raise ProblemsError(locate(refused))
    found = (*planned.warnings, *told)
    return replace(planned, warnings=tuple(locate(found))) if found else planned


def plan_every(path: Path, on: date | None, rules: str | Path | None, *, lenient: bool = False) -> list[AnyPlanned]:
    """As `plan_input`; a workbook gives a plan for each of its units."""
    if is_workbook(path):
        from ntm_docs.planning.books import plan_units

        return [*plan_units(path, on, rules, PlanSettings(lenient=lenient))]
    return [plan_input(path, on, rules, lenient=lenient)]


def is_review_book(path: Path) -> bool:
    """Whether a file is a workbook of a year's review; a large one is that of many dossiers."""
    if not is_workbook(path) or not path.is_file() or path.stat().st_size > _LARGE:
        return False
    from ntm_docs.planning.books import holds_review

    return holds_review(path)


def schema_of(kind: str) -> dict[str, Any]:
    """The JSON Schema of a starter: a dossier, a review, a province's text, or a drafted document."""
    models: dict[str, type[BaseModel]] = {"ho-so": HoSo, "binh-xet": BinhXet, "quy-dinh": QuyDinhTinh}
    return json_schema(models.get(kind, VanBan))


def kind_of_input(raw: RawNode, file: str) -> str:
    """The folded `loại` of an input."""
    kind = None
    if isinstance(raw, RawMapping):
        kind = next((value for key, _, value in raw if fold_key(key) == "loai"), None)
    if kind is None:
        raise ProblemsError([Problem("kind.missing", Place(file, 1, 1))])
    text = kind.text or "" if isinstance(kind, RawScalar) else ""
    if fold_key(text) == fold_key(OWN_TEXT):
        raise ProblemsError([Problem("kind.rules", kind.place, "loại", {"file": file})])
    if fold_key(text) not in map(fold_key, KINDS):
        raise ProblemsError([Problem("kind.unknown", kind.place, "loại", {"value": text, "known": ", ".join(KINDS)})])
    return fold_key(text)
