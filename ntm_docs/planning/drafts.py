"""An incomplete record → problems and papers all the same.

While one types, the record is wrong most of the time. Here the same rooms say what `build` would, and the papers are
planned with open values where something is missing (`model.entering`). Nothing of this is ever built: what comes out
goes to a screen, and `build` reads the file again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from ntm_docs.changes import Change
from ntm_docs.drafting import make_draft
from ntm_docs.finishing import DOSSIER
from ntm_docs.model import BINH_XET, HOLE, BinhXet, Bound, HoleTouchedError, HoSo, RecordPlaces, VanBan
from ntm_docs.model.entering.stand_ins import Filling, filled
from ntm_docs.model.locating import located
from ntm_docs.phrases.keys import fold_key
from ntm_docs.planning.binh_xet import judge_binh_xet, planned_binh_xet
from ntm_docs.planning.ho_so import PlanSettings, judge_ho_so, planned_ho_so
from ntm_docs.planning.kinds import KINDS, AnyPlanned, kind_of_input, model_of
from ntm_docs.planning.leftovers import LookedAt
from ntm_docs.planning.van_ban import judge_van_ban, planned_van_ban
from ntm_docs.problems import Problem, ProblemsError
from ntm_docs.reading import RawNode, ask_tree, not_following
from ntm_docs.reading.asked import AskedBefore
from ntm_docs.reading.splicing.changing import changed
from ntm_docs.regulations import Book, ReviewCase
from ntm_docs.regulations.book.own_text import KIND as OWN_TEXT
from ntm_docs.regulations.book.own_text import QuyDinhTinh, is_own_text, judge_own_text

_OPEN_PLAN = (
    ProblemsError,
    HoleTouchedError,
    LookupError,
    TypeError,
    ValueError,
    ArithmeticError,
    AttributeError,
    AssertionError,
)


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft: everything that is wrong, the plan as far as there is one, and what it was made from.

    `kept` are the proposals that could be planned, by their position in the input. `day` is that whose law was asked.
    """

    kind: str
    problems: tuple[Problem, ...]
    planned: AnyPlanned | None = None
    record: BaseModel | None = None
    kept: tuple[int, ...] = ()
    day: date | None = None

    @property
    def faulty(self) -> bool:
        """Whether `build` would refuse."""
        return any(one.severity == "error" for one in self.problems)


@dataclass(frozen=True, slots=True)
class Drafter:
    """How drafts of one file are made: its name, the law, the day that was chosen, and today."""

    path: Path
    book: Book
    on: date | None
    today: date
    asked: AskedBefore = field(default_factory=dict)
    looked_at: LookedAt = field(default_factory=dict)

    def draft(self, typed: RawNode, last: Drafted | None = None) -> Drafted:
        """The draft of a tree as typed; `last` lends what was good before."""
        raw, told = ask_tree(typed, self.asked)
        if is_own_text(raw):
            return self._own_text(raw, told)
        try:
            kind = kind_of_input(raw, self.path.name)
        except ProblemsError as error:
            if last is None or not last.kind:
                return Drafted("", tuple(located(error.problems, raw, None)))
            words = next(one for one in KINDS if fold_key(one) == last.kind)
            made = self._of(last.kind, changed(raw, [Change(("loại",), words)]), last)  # it is being typed anew
            return replace(made, problems=(*located(error.problems, raw, None), *made.problems))
        made = self._of(kind, raw, last if last is not None and last.kind == kind else None)
        refused = [one for one in told if one.severity == "error"]
        others = [one for one in told if one.severity != "error"]
        found = [*refused, *not_following(made.problems, told), *others]
        return replace(made, problems=tuple(located(found, raw, model_of(kind))))

    def _of(self, kind: str, raw: RawNode, last: Drafted | None) -> Drafted:
        if kind == fold_key(DOSSIER):
            return self._ho_so(raw, last)
        return self._binh_xet(raw, last) if kind == fold_key(BINH_XET) else self._van_ban(kind, raw, last)

    def _own_text(self, raw: RawNode, told: Sequence[Problem]) -> Drafted:
        """A province's text makes no papers: what is wrong in it, as `read_book` would say."""
        _bound, found = judge_own_text(raw, self.path.name, self.book.tinh, self.book.hinh_thuc)
        refused = [one for one in told if one.severity == "error"]
        others = [one for one in told if one.severity != "error"]
        problems = [*refused, *not_following(found, told), *others]
        return Drafted(fold_key(OWN_TEXT), tuple(located(problems, raw, QuyDinhTinh)))

    def _filled(self, model: type[Any], record: Any, raw: RawNode, last: Drafted | None) -> Any:
        before = last.record if last is not None and isinstance(last.record, model) else None
        day = (last.day if last else None) or self.on or self.today
        return filled(model, record, raw, before, Filling(day, self.book.award_names))

    def _ho_so(self, raw: RawNode, last: Drafted | None) -> Drafted:
        bound, found = judge_ho_so(self.path, raw, self.book, self.on, PlanSettings(before=self.looked_at))
        whole: HoSo = self._filled(HoSo, bound.record, raw, last) if bound.problems else bound.record
        kept = tuple(at for at, one in enumerate(whole.de_nghi) if one.hinh_thuc is not HOLE)
        record = whole
        if len(kept) < len(whole.de_nghi):
            record = whole.model_copy(update={"de_nghi": tuple(whole.de_nghi[at] for at in kept)})
        planned = self._planned(found, last, lambda on: planned_ho_so(self.path, record, found, self.book, on))
        return self._drafted(fold_key(DOSSIER), found, planned, (whole, kept), last)

    def _binh_xet(self, raw: RawNode, last: Drafted | None) -> Drafted:
        case, found = judge_binh_xet(self.path, raw, self.book, self.on, PlanSettings(before=self.looked_at))
        holes = any(one.severity == "error" for one in found)
        record: BinhXet = self._filled(BinhXet, case.record, raw, last) if holes else case.record

        def plan(on: date | None) -> AnyPlanned:
            return planned_binh_xet(self.path, ReviewCase(record, case.places, self.book, on), found)

        return self._drafted(fold_key(BINH_XET), found, self._planned(found, last, plan), (record, ()), last)

    def _van_ban(self, kind: str, raw: RawNode, last: Drafted | None) -> Drafted:
        bound, _draft, found = judge_van_ban(self.path, raw, self.book, self.on)
        record: VanBan = self._filled(VanBan, bound.record, raw, last) if bound.problems else bound.record

        def plan(on: date | None) -> AnyPlanned:
            draft, _ = make_draft(Bound(record, RecordPlaces(self.path.name, VanBan, raw), []), on)
            return planned_van_ban(self.path, b"", draft, found)

        return self._drafted(kind, found, self._planned(found, last, plan), (record, ()), last)

    def _planned(
        self, found: Sequence[Problem], last: Drafted | None, plan: Callable[[date | None], AnyPlanned]
    ) -> AnyPlanned | None:
        """The plan under the law of the day, else of the day that was last good; None where nothing can be planned.

        What breaks though nothing is wrong is our fault, and is not hidden.
        """
        days = dict.fromkeys((self.on, last.day if last is not None else None))
        for day in days:
            try:
                return plan(day)
            except _OPEN_PLAN:
                if not any(one.severity == "error" for one in found):
                    raise
        return None

    def _drafted(
        self,
        kind: str,
        found: Sequence[Problem],
        planned: AnyPlanned | None,
        made: tuple[BaseModel, tuple[int, ...]],
        last: Drafted | None,
    ) -> Drafted:
        day = planned.day if planned is not None else last.day if last is not None else None
        told = planned.warnings if planned is not None else [one for one in found if one.severity != "error"]
        errors = [one for one in found if one.severity == "error"]
        return Drafted(kind, (*errors, *told), planned, made[0], made[1], day)
