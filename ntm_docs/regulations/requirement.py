"""What an award needs on a day."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from ntm_docs.machine.frozen import frozen
from ntm_docs.messages import gettext
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Place, Problem, ProblemsError, Word
from ntm_docs.regulations.book.book import Book
from ntm_docs.regulations.book.entries import HinhThuc, Topic
from ntm_docs.regulations.book.library import local_texts
from ntm_docs.regulations.book.prizes import Prize, prize_of
from ntm_docs.regulations.receipt import both_answers, law_day, pending
from ntm_docs.regulations.ruling import KINDS, SUBJECTS, Question, Ruling

if TYPE_CHECKING:
    from ntm_docs.model import LoaiDoiTuong

REPORT, PROPOSAL = "bao-cao-thanh-tich", "to-trinh"
_ASKED: tuple[Topic, ...] = (
    "tham_quyen",
    "trinh",
    "doi_tuong",
    "thanh_phan",
    "mau_to_trinh",
    "ten_bien_ban",
    "mau_bao_cao",
    "so_bo",
    "tep_dien_tu",
    "bieu_quyet",
)
_IF_ANY: tuple[Topic, ...] = (
    "giay_to_kem",
    "cong_khai",
    "thoi_gian_phong_trao",
    "dip",
    "tieu_chi_ntm",
    "kinh_gui",
    "can_cu",
    "han_nop",
    "ty_le",
    "hiep_y",
    "tien_thuong",
    "hien_vat",
    "chi_thuong",
    "ghi_chu",
    "nguyen_tac",
)
# What rests on weaker sources here is told where it is used, or needs no act of the clerk.
_UNCONFIRMED = frozenset({"nguyen_tac", "ghi_chu", "hiep_y", "han_nop"})


@frozen
class Requirement:
    """The answer: the award, the regime's code, each ruling by topic, what must be confirmed."""

    award: HinhThuc
    regime: str
    regime_name: str
    on: date
    subject: "LoaiDoiTuong"
    rulings: dict[str, Ruling]
    warnings: tuple[Problem, ...]
    given: bool
    prize: Prize | None = None

    def value(self, topic: str) -> Any:
        """What was ruled on a topic; None where nothing is known or the award is not given."""
        return self.rulings[topic].value if self.given and topic in self.rulings else None

    def documents(self) -> list[str] | None:
        """Form ids in order; the tờ trình and the report in the version of the regime."""
        papers = self.value("thanh_phan")
        if papers is None:
            return None
        versions = {PROPOSAL: self.value("mau_to_trinh"), REPORT: self.value("mau_bao_cao")}
        return [versions.get(paper) or paper for paper in papers]

    def as_json(self) -> dict[str, Any]:
        """Plain values, as `require --format json` prints them."""
        vote = self.value("bieu_quyet") or {}
        return {
            "award": self.award.ten,
            "on": self.on.isoformat(),
            "regime": self.regime,
            "decides": self.value("tham_quyen"),
            "submits": self.value("trinh"),
            "documents": self.documents(),
            "minutes_name": self.value("ten_bien_ban"),
            "copies": self.value("so_bo"),
            "electronic": self.value("tep_dien_tu"),
            "report_form": self.value("mau_bao_cao"),
            "vote": {"ballot": vote.get("bo_phieu"), "min": vote.get("toi_thieu")},
            "attachments": self.value("giay_to_kem") or [],
            "legal_bases": self.value("can_cu") or [],
            "publication_working_days": self.value("cong_khai"),
            "deadlines": self.value("han_nop") or [],
            "prize": self.prize.as_json() if self.prize and self.given else None,
            "given_with": self.value("hien_vat"),
            "pays": self.value("chi_thuong"),
            "rules": [
                {"text": rule.noi_dung, "clause": rule.can_cu}
                for ruling in self.rulings.values()
                for rule in (ruling.rule, *ruling.others)
                if rule is not None
            ],
            "warnings": [str(warning) for warning in self.warnings],
        }


def require(
    book: Book,
    name: str,
    on: date,
    subject: "LoaiDoiTuong",
    province: str | None = None,
    kind: str | None = None,
    *,
    received: date | None = None,
) -> Requirement:
    """What a dossier for the award needs, signed on a day and `received` for appraisal on another, if that is known.

    `kind` is chuyên đề or công trạng; without it, what is usual for the award.

    Raises:
        ProblemsError: the award, the day or the province is not known; the text names what is.
    """
    award = find_award(book, name)
    place = Place("require")
    signed, on = on, law_day(book, on, received)
    regime = book.regime(on)
    if regime is None:
        facts = {"on": f"{on:%d/%m/%Y}", "covered": book.covered()}
        raise ProblemsError([Problem("law.date", place, "--on", facts)])
    if province is not None and not book.tinh.known(province, on):
        raise ProblemsError([unknown_province(book, province, on, place, "--province")])
    question = Question(book, book.called(award, province, on), on, province, kind or award.loai_hinh)
    rulings: dict[str, Ruling] = {topic: question.ask(topic, subject) for topic in _ASKED}
    rulings |= {topic: ruling for topic in _IF_ANY if (ruling := question.ask(topic, subject)).rule is not None}
    refusals = list(_refusals(question, subject, place))
    asked = [ruling for topic, ruling in rulings.items() if topic not in _UNCONFIRMED]
    confirmations = [] if refusals else [w for ruling in asked for w in ruling.warnings(place)]
    local = list(local_texts(book, province, on, place, "--province", [award])) if province is not None else []
    new = pending(book, signed, received)
    local += [both_answers(new, question, [subject], place, "", received)] if new else []
    warnings = {str(warning): warning for warning in (*refusals, *_of_regime(book, on, place), *local, *confirmations)}
    worded = {topic: _worded(ruling, question) for topic, ruling in rulings.items()}
    answer = Requirement(
        question.award, regime.ma, regime.ten, on, subject, worded, tuple(warnings.values()), not refusals
    )
    return replace(answer, prize=prize_of(question, subject))


def _of_regime(book: Book, on: date, place: Place) -> list[Problem]:
    return [Problem("law.regime", place, facts={"text": text}, severity="warning") for text in book.warnings(on)]


def _worded(ruling: Ruling, question: Question) -> Ruling:
    """Who decides and submits, in the words of the province: in a central city its head is that of a thành phố."""
    rule, province = ruling.rule, question.province
    if rule is None or province is None or not isinstance(rule.gia_tri, str):
        return ruling
    value = question.book.tinh.worded(rule.gia_tri, province, question.on)
    return replace(ruling, rule=replace(rule, gia_tri=value))


def _refusals(question: Question, subject: "LoaiDoiTuong", place: Place) -> list[Problem]:
    """Why the award is not given at all, or not to this kind of nominee."""
    found = []
    exists = question.ask("ton_tai")
    if exists.rule is not None and exists.value is False:
        facts = {"award": question.award.ten, "text": exists.rule.noi_dung}
        found.append(Problem("law.gone", place, facts=facts, clause=exists.rule.can_cu, severity="warning"))
    allowed = question.ask("doi_tuong")
    if allowed.rule is not None and subject not in allowed.value:
        facts = {"award": question.award.ten, "subject": Word(SUBJECTS[subject])}
        found.append(Problem("law.subject", place, facts=facts, clause=allowed.rule.can_cu, severity="warning"))
    return found


def unknown_province(book: Book, name: str, on: date, place: Place, field: str) -> Problem:
    """A province that does not exist on the day, with the one it became or was likely meant."""
    hint = book.tinh.hint(name, on)
    facts = {
        "province": name,
        "on": f"{on:%d/%m/%Y}",
        "guess": gettext(" (nay là, hoặc có phải là “{near}”?)").format(near=hint) if hint else "",
        "known": ", ".join(book.tinh.names(on)),
    }
    return Problem("law.province", place, field, facts)


def awards_meant(book: Book, name: str) -> tuple[HinhThuc, ...]:
    """The award that a name means, or each that it is a common name of: “giấy khen”.

    Raises:
        ProblemsError: no award is called so; the text names the nearest.
    """
    several = () if fold_key(name) in book.award_names else book.award_names.several(name)
    return tuple(book.award(full) for full in several) or (find_award(book, name),)


def subjects_of(book: Book, award: HinhThuc, on: date, province: str | None = None) -> "tuple[LoaiDoiTuong, ...]":
    """Who may be given an award on a day; all kinds where no rule says."""
    ruling = Question(book, award, on, province, award.loai_hinh).ask("doi_tuong")
    return tuple(one for one in KINDS if ruling.rule is None or one in ruling.value)


def find_award(book: Book, name: str, asker: str = "require") -> HinhThuc:
    """The award that a name means, long or short; `asker` is the command that is told of an unknown one.

    Raises:
        ProblemsError: no award is called so; the text names the nearest.
    """
    names = book.award_names
    full = names.get(fold_key(name))
    if full is not None:
        return book.award(full)
    from ntm_docs.model import did_you_mean  # noqa: PLC0415 -- all that binds an input; most names are known

    code, facts = names.fault(name)
    if "near" in facts:
        near = facts.pop("near")
        facts["guess"] = did_you_mean(str(near) if near else None)
    raise ProblemsError([Problem(code, Place(asker), facts=facts)])
