"""Prize money: multiplier × base salary at the decision."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import ROUND_CEILING, Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from ntm_docs.machine.frozen import frozen
from ntm_docs.model import known
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Phrase, Place, Problem, Word
from ntm_docs.regulations.book.book import Book
from ntm_docs.regulations.book.entries import QuyDinh
from ntm_docs.regulations.ruling import KINDS, SUBJECTS, TOPICS, Question

if TYPE_CHECKING:
    from ntm_docs.model import Bound, CoQuan, HoSo, LoaiDoiTuong, QuyetDinhKhenThuong

_DECIDED = frozenset({"bang-khen", "giay-khen"})
_OF_THE_STATE = "nha-nuoc"
_COMMITTEE, _LEVELS = "Ủy ban nhân dân", ("tỉnh", "huyện", "xã")


@frozen
class Prizes:
    """The regime on a day: base salary in đồng, multiplier by kind of nominee, what they rest on.

    What no firm source gives is None, and `warnings` says what to confirm. An amount, in đồng, is rounded
    up to a whole number of `step`s; `own` are the kinds whose multiplier the office gave.
    """

    on: date
    base: int | None
    multipliers: "Mapping[LoaiDoiTuong, Decimal | None]"
    rules: tuple[QuyDinh, ...]
    warnings: tuple[Problem, ...]
    step: int = 1
    own: "tuple[LoaiDoiTuong, ...]" = ()

    def amount(self, subject: "LoaiDoiTuong") -> int | None:
        """What one nominee of a kind gets; None while a part of it is unknown.

        0,8 × 2.340.000 = 1.872.000 → 1.880.000.
        """
        multiplier = self.multipliers.get(subject)
        if multiplier is None or self.base is None:
            return None
        steps = (multiplier * self.base / self.step).to_integral_value(ROUND_CEILING)
        return int(steps) * self.step


@frozen
class Prize:
    """What one nominee gets as far as the law is known: the multiplier, the base salary in đồng, the amount.

    `strength` is that of the multiplier; a base salary that is only remembered is none, and gives no amount.
    """

    multiplier: Decimal
    base: int | None
    amount: int | None
    strength: str

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "multiplier": str(self.multiplier),
            "base_salary": self.base,
            "amount": self.amount,
            "strength": self.strength,
        }


def prize_of(question: Question, subject: "LoaiDoiTuong") -> Prize | None:
    """The prize of one nominee if it were decided on the day of the question; None where no multiplier is known."""
    rule = question.ask("tien_thuong", subject).rule
    if rule is None:
        return None
    rules = [rule]
    if isinstance(rule.gia_tri, Mapping):
        single = question.ask("tien_thuong", "ca_nhan").rule
        if single is None:
            return None
        rules.append(single)
        multiplier = Decimal(str(single.gia_tri)) * Decimal(str(rule.gia_tri["lan_ca_nhan"]))
    else:
        multiplier = Decimal(str(rule.gia_tri))
    salary, rounding = question.ask("luong_co_so").rule, question.ask("lam_tron").value or 1
    base = salary.gia_tri if salary is not None and salary.do_tin_cay == "sourced" else None
    weakest = next((one for one in ("memory", "inferred") if one in [rule.do_tin_cay for rule in rules]), "sourced")
    amount = None
    if base is not None and weakest != "memory":
        amount = int((multiplier * base / rounding).to_integral_value(ROUND_CEILING)) * rounding
    return Prize(multiplier.normalize(), base, amount, weakest)


def prizes(
    question: Question, decision: "QuyetDinhKhenThuong", subjects: "Iterable[LoaiDoiTuong]", place: Place
) -> Prizes:
    """The prizes of a decision: the office's own multipliers first, else what the law is known to give.

    Only rules with a firm source count: money is not paid on memory.
    """
    base, rounding, topic = question.ask("luong_co_so"), question.ask("lam_tron"), TOPICS["tien_thuong"]
    found: dict[LoaiDoiTuong, Decimal | None] = {}
    firm = base.rule if base.rule and base.rule.do_tin_cay == "sourced" else None
    rules: list[QuyDinh] = [rule for rule in (firm, rounding.rule) if rule]
    warnings = list(_own_against_law(question, decision, place))
    for subject in subjects:
        multiplier, used, remembered = _multiplier(question, decision, subject)
        found[subject] = multiplier
        rules += used
        if multiplier is None:
            facts = {"topic": Word(topic), "award": question.award.ten, "hint": _hint(remembered)}
            facts |= {"subject": Word(SUBJECTS[subject]), "on": f"{question.on:%d/%m/%Y}"}
            clause = remembered.can_cu if remembered else ""
            warnings.append(Problem("prize.unset", place, facts=facts, clause=clause, severity="warning"))
    if firm is None:
        warnings.append(_no_base(question, base.rule, place))
    if decision.ngay is None:
        warnings.append(Problem("prize.undated", place, facts={"on": f"{question.on:%d/%m/%Y}"}, severity="warning"))
    used_once = {rule.ma: rule for rule in rules}
    own = tuple(subject for subject in found if _given(decision, subject) is not None)
    return Prizes(
        question.on,
        firm.gia_tri if firm else None,
        found,
        tuple(used_once.values()),
        tuple(warnings),
        rounding.value or 1,
        own,
    )


def _no_base(question: Question, remembered: QuyDinh | None, place: Place) -> Problem:
    facts = {"on": f"{question.on:%d/%m/%Y}", "hint": _hint(remembered)}
    clause = remembered.can_cu if remembered else ""
    return Problem("prize.base", place, facts=facts, clause=clause, severity="warning")


def _hint(remembered: QuyDinh | None) -> str:
    """What is known from memory alone; translated when it is shown, since manifests speak Vietnamese."""
    if remembered is None:
        return ""
    return Phrase((Word(" (chưa đối chiếu văn bản: {text})"), {"text": remembered.noi_dung}))


def _given(decision: "QuyetDinhKhenThuong", subject: "LoaiDoiTuong") -> Decimal | None:
    """The multiplier that the office gives itself."""
    return getattr(decision.he_so, subject) if decision.he_so is not None else None


def _own_against_law(question: Question, decision: "QuyetDinhKhenThuong", place: Place) -> Iterator[Problem]:
    """Multipliers of the office that differ from those of the law, however well these are known."""
    for subject in KINDS:
        own, rule = _given(decision, subject), question.ask("tien_thuong", subject).rule
        if own is None or rule is None or isinstance(rule.gia_tri, Mapping) or own == Decimal(str(rule.gia_tri)):
            continue
        facts = {"own": own, "subject": Word(SUBJECTS[subject]), "law": rule.gia_tri, "text": rule.noi_dung}
        yield Problem("prize.override", place, facts=facts, clause=rule.can_cu, severity="warning")


def _multiplier(
    question: Question, decision: "QuyetDinhKhenThuong", subject: "LoaiDoiTuong"
) -> tuple[Decimal | None, list[QuyDinh], QuyDinh | None]:
    """The multiplier, the rules it rests on, and the rule that is only remembered."""
    own = _given(decision, subject)
    if own is not None:
        return own, [], None
    rule = question.ask("tien_thuong", subject).rule
    if rule is None or rule.do_tin_cay != "sourced":
        return None, [], rule
    if isinstance(rule.gia_tri, Mapping):  # a household: so many times what a person gets
        single, used, remembered = _multiplier(question, decision, "ca_nhan")
        times = Decimal(str(rule.gia_tri["lan_ca_nhan"]))
        return (None, [], remembered or rule) if single is None else (single * times, [rule, *used], None)
    return Decimal(str(rule.gia_tri)), [rule], None


def decision_checks(bound: "Bound[HoSo]", book: Book, on: date | None) -> Iterator[Callable[[], Iterable[Problem]]]:
    """The checks of award decisions, each to be run on its own."""
    for index, _de_nghi in known(bound.record.de_nghi):
        yield partial(_decidable, bound, book, on, index)


def _decidable(bound: "Bound[HoSo]", book: Book, on: date | None, index: int) -> Iterator[Problem]:
    """A Bằng khen or Giấy khen that the State does not give itself, on a day that the book covers."""
    de_nghi = bound.record.de_nghi[index]
    decision = de_nghi.quyet_dinh
    if decision is None:
        return
    award = book.award(de_nghi.hinh_thuc)
    loc = ("de_nghi", index, "quyet_dinh")
    agency = decision.co_quan or bound.record.co_quan
    day = decision.ngay or on or bound.record.ngay_to_trinh or bound.record.cuoc_hop.ngay
    authority = Question(book, award, day, None).ask("tham_quyen")
    decides, clause = str(authority.value or ""), authority.rule.can_cu if authority.rule else ""
    if _OF_THE_STATE in award.nhom or _DECIDED.isdisjoint(award.nhom):
        yield bound.places.problem("decision.award", loc, clause=clause, award=award.ten, decides=decides)
    elif book.regime(day) is None:
        facts = {"on": f"{day:%d/%m/%Y}", "covered": book.covered()}
        yield bound.places.problem("law.date", (*loc, "ngay"), **facts)
    elif decides and not _is_body_of(agency, decides):
        facts = {"award": award.ten, "decides": decides, "agency": agency.ten}
        yield bound.places.problem("decision.level", loc, clause=clause, **facts)


def _is_body_of(agency: "CoQuan", decides: str) -> bool:
    """Whether an agency is one whose head decides: a People's Committee of the level named, else none of them."""
    level = next((word for word in _LEVELS if f"{_COMMITTEE} {word}" in decides), "")
    committee = fold_key(agency.ten).startswith(fold_key(_COMMITTEE))
    head_of_committee = decides.startswith(f"Chủ tịch {_COMMITTEE}")
    return committee and agency.cap == level if head_of_committee and level else not committee
