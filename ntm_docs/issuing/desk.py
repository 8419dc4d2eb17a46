"""What papers are made from: reception, law, offices."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from ntm_docs.context.ho_so.to_trinh import opened
from ntm_docs.context.wording import capital, joined
from ntm_docs.issuing.council import Council
from ntm_docs.issuing.offices import COORDINATION, IssuingOffice, OfficeAnswers, paper_days
from ntm_docs.issuing.reception import ELIGIBLE, REFUSED, TO_MEND, AppraisedCase, AppraisedReception
from ntm_docs.phrases.numbers import two_digits
from ntm_docs.problems import Place, Problem
from ntm_docs.receiving.criteria import SUBJECTS, About, Law
from ntm_docs.receiving.records import KINDS
from ntm_docs.regulations import Book, HinhThuc, Question, Requirement, Ruling
from ntm_docs.regulations.ruling import STRENGTHS

STATE, PROVINCIAL = "nha-nuoc", "cap-tinh"
LEVELS = {STATE: "khen thưởng cấp Nhà nước", PROVINCIAL: "khen thưởng cấp tỉnh"}
_UNKNOWN = "chưa rõ đối tượng"
_PROVINCE = "Ủy ban nhân dân tỉnh"
Group = tuple[HinhThuc, str, tuple[AppraisedCase, ...]]


@dataclass(frozen=True, slots=True)
class DrawnPaper:
    """One paper: the form it is made with, its path from the output folder, its values, the cases that it counts.

    `lines` are those of the sheet of offices that its kind was made from, with what they said.

    `paper` is the kind of paper it is part of, `subject` what tells it from others of the kind.
    """

    paper: str
    form: str
    path: str
    context: Mapping[str, Any]
    cases: tuple[AppraisedCase, ...] = ()
    lines: Mapping[str, str] = field(default_factory=dict)


@dataclass
class OfficerDesk:
    """A reception on the officer's desk, on a day."""

    reception: AppraisedReception
    book: Book
    on: date
    said: OfficeAnswers = field(init=False)
    law: Law = field(init=False)
    notes: dict[str, Problem] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Ready for questions."""
        self.said, self.law = OfficeAnswers(self.reception, self.book, self.on), Law(self.book)

    def award(self, name: str) -> HinhThuc | None:
        """The award that the workbook names, as the province of the offices calls it."""
        found = self.law.award_in(name) if name else ""
        return self.book.called(self.book.award(found), self.said.province or None, self.on) if found else None

    def level(self, case: AppraisedCase) -> str:
        """Who gives the award: the State, the province; empty for others and for what is not known."""
        award = self.award(case.award)
        return next((one for one in LEVELS if award is not None and one in award.nhom), "")

    def cases(self, level: str, *verdicts: str) -> tuple[AppraisedCase, ...]:
        """The cases of a level; with `verdicts` those that the officer found so (empty text: not yet)."""
        return tuple(
            one
            for one in self.reception.cases
            if self.level(one) == level and (not verdicts or one.verdict in verdicts)
        )

    def groups(self, cases: Iterable[AppraisedCase]) -> list[Group]:
        """By award, then by kind in the printed order."""
        found: dict[str, tuple[HinhThuc, dict[str, list[AppraisedCase]]]] = {}
        for case in cases:
            award = self.award(case.award)
            if award is not None:
                kinds = found.setdefault(award.ma, (award, {}))[1]
                kinds.setdefault(case.kind if case.kind in SUBJECTS else _UNKNOWN, []).append(case)
        order = [one.ma for one in self.book.hinh_thuc]
        made = []
        for ma in sorted(found, key=order.index):
            award, kinds = found[ma]
            made += [(award, kind, tuple(kinds[kind])) for kind in (*KINDS.values(), _UNKNOWN) if kind in kinds]
        return made

    def awards(self, cases: Iterable[AppraisedCase]) -> list[HinhThuc]:
        """The awards of some cases, the highest first."""
        return list({award.ma: award for award, _kind, _cases in self.groups(cases)}.values())

    def question(self, award: HinhThuc) -> Question:
        """Law asked for an award, as of the movement."""
        province = self.said.province or None
        return Question(self.book, award, self.on, province, award.loai_hinh, self.said.text("Chung", "phong trào"))

    def ruling(self, award: HinhThuc, topic: Any, day: date | None = None) -> Ruling:
        """What law says of an award on the day of a paper, else of the desk; what rests on no firm source is told."""
        found = replace(self.question(award), on=day or self.on).ask(topic)
        if found.rule is None or found.rule.do_tin_cay in STRENGTHS:
            for one in found.warnings(Place(self.reception.path.name)):
                self.notes.setdefault(str(one), one)
        return found

    def requirement(self, case: AppraisedCase) -> Requirement | Problem:
        """What the award needs of such a nominee."""
        about = About(self.on, self.said.province, self.said.text("Chung", "phong trào"))
        return self.law.requirement(case.award, case.kind, about)

    def bases(self, award: HinhThuc, day: date | None, *more: str) -> list[str]:
        """Căn cứ: the law's of the paper's day, the movement's plan, then what else a paper rests on."""
        plan = self.said.text("Chung", "kế hoạch")
        lines = [*(self.ruling(award, "can_cu", day).value or ()), *([plan] if plan else []), *more]
        return [capital(line) for line in opened([one for one in lines if one])]

    def wording(self, award: HinhThuc) -> str:
        """What those who decide are asked to do: `quyết định tặng Bằng khen`, in the words of the law."""
        value = str(self.ruling(award, "loi_trinh").value or f"{award.loi_tang} {award.ten}")
        return value.format(ten=award.ten, loi_tang=award.loi_tang)

    @property
    def coordination(self) -> IssuingOffice:
        """The office that collects dossiers."""
        return self.said.office(COORDINATION)

    @cached_property
    def council(self) -> Council:
        """The province's council, as far as the workbook says."""
        return Council(self)

    @property
    def head(self) -> str:
        """`Chủ tịch Ủy ban nhân dân tỉnh An Giang`."""
        return f"Chủ tịch Ủy ban nhân dân {self.said.full_province}"

    def note(self, code: str, place: Place, **facts: Any) -> None:
        """What to look at before the papers are signed."""
        problem = Problem(code, place, facts=facts, severity="warning")
        self.notes.setdefault(str(problem), problem)


def day_of(reception: AppraisedReception) -> date:
    """The day whose names and law hold where none is asked for: the last that the workbook names.

    Days of papers first, else of reception: the same on every machine and day.
    """
    days = [*paper_days(reception.said)] or [one.received for one in reception.dossiers if one.received]
    return max((day for day in days if day), default=date.today())  # noqa: DTZ011 -- nothing is dated


def counted(cases: Sequence[AppraisedCase]) -> str:
    """`05 tập thể, 06 cá nhân và 01 hộ gia đình`."""
    kinds = [one.kind if one.kind in SUBJECTS else _UNKNOWN for one in cases]
    return joined([f"{two_digits(kinds.count(kind))} {kind}" for kind in (*KINDS.values(), _UNKNOWN) if kind in kinds])


def total(cases: Sequence[AppraisedCase]) -> str:
    """`12 trường hợp (05 tập thể, 06 cá nhân và 01 hộ gia đình)`; the number alone where a kind is not known."""
    known = bool(cases) and all(one.kind in SUBJECTS for one in cases)
    return f"{two_digits(len(cases))} trường hợp" + (f" ({counted(cases)})" if known else "")


def kinds_in(cases: Sequence[AppraisedCase]) -> str:
    """`tập thể, cá nhân và hộ gia đình`."""
    found = [one.kind for one in cases]
    return joined([kind for kind in KINDS.values() if kind in found] or ["trường hợp"])


def numbers(desk: OfficerDesk, cases: Sequence[AppraisedCase]) -> list[tuple[HinhThuc, str, dict[str, int]]]:
    """For each award and kind: how many came, and how many of each verdict (empty: not yet)."""
    return [
        (award, kind, {verdict: sum(one.verdict == verdict for one in members) for verdict in (*_VERDICTS, "")})
        for award, kind, members in desk.groups(cases)
    ]


_VERDICTS = (ELIGIBLE, REFUSED, TO_MEND)
