"""Which room plans an input: told by its `loại`."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from ntm_docs.finishing import DOSSIER
from ntm_docs.model import LOAI, HoSo, VanBan, json_schema
from ntm_docs.phrases.keys import fold_key
from ntm_docs.planning.ho_so import Asked, Planned, plan_ho_so
from ntm_docs.planning.van_ban import PlannedDraft, plan_van_ban
from ntm_docs.planning.workbook import plan_workbook
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading import RawMapping, RawNode, RawScalar, ask_tree, not_following, read_input
from ntm_docs.reading.source import is_workbook
from ntm_docs.regulations import read_book
from ntm_docs.regulations.own_text import KIND as OWN_TEXT
from ntm_docs.regulations.own_text import QuyDinhTinh

KINDS = (DOSSIER, *LOAI)
Made = TypeVar("Made", bound=Planned | PlannedDraft)


def plan_input(
    path: Path,
    on: date | None = None,
    rules: str | Path | None = None,
    *,
    renumber: bool = False,
    meeting: bool = False,
    lenient: bool = False,
) -> Planned | PlannedDraft:
    """Stages 1 to 4: read, bind, check and plan an input file, with the office's own local texts.

    With `meeting` only the papers that call the council are planned, and votes may be missing; with `lenient` what is
    left of a starter is a warning.

    Raises:
        ProblemsError: what the user can mend, all of it at once.
    """
    if is_workbook(path):
        if meeting:
            raise ProblemsError([Problem("meeting.kind", Place(path.name))])
        return _only_unit(path, plan_workbook(path, read_book(rules), on, lenient=lenient)[1])
    typed, data = read_input(path)
    raw, told = ask_tree(typed)
    kind = _kind(raw, path.name)
    book = read_book(rules)
    if kind == fold_key(DOSSIER):
        if renumber:
            raise ProblemsError([Problem("build.renumber", Place(path.name), facts={"kind": DOSSIER})])
        digest = hashlib.sha256(data).hexdigest()
        return _with_told(partial(plan_ho_so, path, raw, digest, book, on, Asked(meeting, lenient)), told)
    if meeting:
        raise ProblemsError([Problem("meeting.kind", Place(path.name))])
    return _with_told(partial(plan_van_ban, path, raw, data, book, on, renumber=renumber, lenient=lenient), told)


def _with_told(plan: Callable[[], Made], told: Sequence[Problem]) -> Made:
    """A plan with what is told of the values as they were typed.

    Raises:
        ProblemsError: a value is refused, or the plan is; what is only wrong with a refused value is not told again.
    """
    refused = [one for one in told if one.severity == "error"]
    try:
        planned = plan()
    except ProblemsError as error:
        raise ProblemsError([*refused, *not_following(error.problems, told)]) from None
    if refused:
        raise ProblemsError(refused)
    return replace(planned, warnings=(*planned.warnings, *told)) if told else planned


def plan_every(
    path: Path, on: date | None, rules: str | Path | None, *, lenient: bool = False
) -> list[Planned | PlannedDraft]:
    """As `plan_input`; a workbook gives a plan for each of its units."""
    if is_workbook(path):
        return [*plan_workbook(path, read_book(rules), on, lenient=lenient)[1]]
    return [plan_input(path, on, rules, lenient=lenient)]


def _only_unit(path: Path, units: list[Planned]) -> Planned:
    if len(units) != 1:
        raise ProblemsError([Problem("run.many_units", Place(path.name), facts={"count": len(units)})])
    return units[0]


def schema_of(kind: str) -> dict[str, Any]:
    """The JSON Schema of a starter: a dossier, a province's text, or a drafted document."""
    models: dict[str, type[BaseModel]] = {"ho-so": HoSo, "quy-dinh": QuyDinhTinh}
    return json_schema(models.get(kind, VanBan))


def _kind(raw: RawNode, file: str) -> str:
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
