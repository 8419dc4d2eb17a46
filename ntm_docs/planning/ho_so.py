"""An award dossier, from raw values to its documents."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from ntm_docs.context import bao_cao_context, bien_ban_context, danh_sach_context, to_trinh_context
from ntm_docs.context.paper import PlannedPaper
from ntm_docs.finishing import DOSSIER, Made, make_manifest, source_of
from ntm_docs.machine.frozen import frozen
from ntm_docs.model import Bound, HoleTouchedError, HoSo, bind, check_agreement
from ntm_docs.phrases.keys import fold_key
from ntm_docs.planning.beside import papers_beside, papers_to_meet
from ntm_docs.planning.days import dossier_days
from ntm_docs.planning.input_data import data_of
from ntm_docs.planning.leftovers import LookedAt, as_warnings, leftovers, without_blanks
from ntm_docs.planning.work import WantedExtras
from ntm_docs.problems import Problem, ProblemsError
from ntm_docs.reading import RawNode
from ntm_docs.regulations import (
    Book,
    Dossier,
    Plan,
    PlannedDocument,
    Reported,
    check_law,
    dossier_day,
    make_plan,
    signing_date,
)

_OPEN = frozenset(
    {"field.missing", "field.missing_in_block", "field.required", "field.required_in_block", "field.empty"}
)
_BLANK, _VOTES = "sample.blank", frozenset({"dongy", "khongdongy", "khonghople"})
_GIVEN_BY_MEETING = frozenset({"phieu", "sophieuphatra", "sophieuthuve", "thaoluan", "ketthuc"})
_FOLLOWS = {
    "date.meeting_after": frozenset({"law.date"}),
    "law.movement_short": frozenset({"period.order"}),
}  # what is only told because something else is wrong
_CONTEXTS = {"to-trinh": to_trinh_context, "danh-sach": danh_sach_context, "bien-ban": bien_ban_context}


@frozen
class Planned:
    """A dossier input read, checked and planned."""

    path: Path
    sha256: str
    ho_so: HoSo
    plan: Plan
    warnings: tuple[Problem, ...]
    meeting: bool = False  # only what calls the council; nothing is voted on yet
    raw: RawNode | None = None

    @property
    def day(self) -> date:
        """The day whose law was asked."""
        return self.plan.on

    @property
    def source(self) -> dict[str, Any]:
        """The `input` of its manifest."""
        return source_of(self.path.name, self.sha256, DOSSIER, self.ho_so.co_quan.ten)

    def papers(self) -> list[PlannedPaper]:
        """Every document of every dossier, in order."""
        return [
            PlannedPaper(
                document.form,
                f"{dossier.id}/{document.path}",
                partial(make_context, self.ho_so, dossier, document),
                dossier=dossier.index,
            )
            for dossier in self.plan.dossiers
            for document in dossier.documents
        ]

    def beside(self, pages: Mapping[str, int], wanted: WantedExtras) -> Iterator[PlannedPaper]:
        """Papers beside the dossiers; `pages` as far as the documents have been printed."""
        if self.meeting:
            return papers_to_meet(self.ho_so, self.plan, self.ho_so.hoi_dong.tong_so_thanh_vien)
        return papers_beside(self.ho_so, self.plan, pages, wanted)

    def inputs(self) -> dict[str, bytes]:
        """The input of each dossier, to lie beside its papers: path → bytes."""
        return data_of(self.raw, self.plan.dossiers) if self.raw is not None else {}

    def manifest(self, made: Sequence[Made]) -> dict[str, Any]:
        """The manifest, with the clause behind every decision."""
        return make_manifest(self.source, self.plan, made, self.warnings)


@frozen
class PlanSettings:
    """How an input is planned.

    With `meeting` what only the council's meeting gives may be missing, and no document is planned. With `lenient`
    what is left of the starter is a warning: nothing is made of it. `first` says whether the input can be the
    starter itself, not a later unit of a workbook.
    """

    meeting: bool = False
    lenient: bool = False
    first: bool = True
    before: LookedAt | None = None  # what of the input was looked at when it was planned before


TO_MAKE = PlanSettings()


def plan_ho_so(
    path: Path, raw: RawNode, sha256: str, book: Book, on: date | None, asked: PlanSettings = TO_MAKE
) -> Planned:
    """Bind, check and plan an award dossier under the law of its day; `sha256` is that of its file.

    Raises:
        ProblemsError: what the user can mend, all of it at once.
    """
    bound, found = judge_ho_so(path, raw, book, on, asked)
    errors = [problem for problem in found if problem.severity == "error"]
    if errors:
        raise ProblemsError(errors)
    try:
        made = planned_ho_so(path, bound.record, found, book, on, sha256=sha256, meeting=asked.meeting)
    except HoleTouchedError:  # a blank that only lets nothing be planned: an award, the province
        raise ProblemsError(leftovers(DOSSIER, raw, first=asked.first)) from None
    return replace(made, raw=raw)


def judge_ho_so(
    path: Path, raw: RawNode, book: Book, on: date | None, asked: PlanSettings = TO_MAKE
) -> tuple[Bound[HoSo], list[Problem]]:
    """A dossier bound, and everything that is wrong with it or to be confirmed."""
    bound: Bound[HoSo] = bind(HoSo, raw, path.name, {"awards": book.award_names})
    left = leftovers(DOSSIER, raw, first=asked.first, before=asked.before)
    found = without_blanks(
        [*bound.problems, *check_agreement(bound), *dossier_days(bound), *check_law(bound, book, on)], left
    )
    found += as_warnings(left) if asked.lenient else left
    codes = {problem.code for problem in found}
    found = [problem for problem in found if not codes & _FOLLOWS.get(problem.code, frozenset())]
    if asked.meeting:
        found = [problem for problem in found if not of_the_meeting(problem)]
    return bound, found


def planned_ho_so(
    path: Path,
    ho_so: HoSo,
    found: Sequence[Problem],
    book: Book,
    on: date | None,
    *,
    sha256: str = "",
    meeting: bool = False,
) -> Planned:
    """The plan of a dossier; the warnings among `found` are told with it."""
    day = on or dossier_day(ho_so, book)
    regime = book.regime(day)
    assert regime is not None  # check_law has refused a day without regime
    plan = make_plan(ho_so, book, day, regime, path.name, signed=on or signing_date(ho_so))
    plan = replace(plan, dated=on is not None or ho_so.ngay_to_trinh is not None)
    told = sorted(
        (p for p in found if p.severity == "warning"), key=lambda problem: (problem.place.order, problem.code)
    )
    if meeting:
        plan = replace(plan, dossiers=tuple(replace(one, documents=(), warnings=()) for one in plan.dossiers))
    return Planned(path, sha256, ho_so, plan, (*plan.warnings, *told), meeting)


def of_the_meeting(problem: Problem) -> bool:
    """Whether something is missing or open that the meeting gives: votes, discussion, when it ended."""
    name = problem.facts.get("name") or problem.field.rpartition(" › ")[2]
    folded = fold_key(str(name))
    if problem.code == _BLANK:
        return folded in _GIVEN_BY_MEETING | _VOTES
    return problem.code in _OPEN and folded in _GIVEN_BY_MEETING


def make_context(ho_so: HoSo, dossier: Dossier, document: PlannedDocument[Reported]) -> dict[str, Any]:
    """Stage 4: the names and values of one planned document."""
    if document.nominee is None:
        family = next(name for name in _CONTEXTS if document.form.startswith(name))
        return _CONTEXTS[family](ho_so, dossier)
    return bao_cao_context(ho_so, dossier, document.nominee.record, document.form)
