"""The plan: one dossier per award, its papers and sets."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Generic, TypeVar

from ntm_docs.machine.frozen import frozen
from ntm_docs.model import HOLE, CaNhan, DeNghi, HoGiaDinh, HoleTouchedError, HoSo, LoaiDoiTuong, TapThe
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Place, Problem
from ntm_docs.regulations.book.book import Book
from ntm_docs.regulations.book.entries import CheDo, HinhThuc, Topic
from ntm_docs.regulations.book.prizes import Prizes, prizes
from ntm_docs.regulations.book.units import in_words_of
from ntm_docs.regulations.requirement import PROPOSAL, REPORT
from ntm_docs.regulations.ruling import SUBJECTS, Question, Ruling

Nominee = TypeVar("Nominee")
_TOPICS: tuple[Topic, ...] = (
    "can_cu",
    "thanh_phan",
    "so_bo",
    "tep_dien_tu",
    "tham_quyen",
    "loi_trinh",
    "kinh_gui",
    "ten_bien_ban",
    "bieu_quyet",
    "xac_nhan",
    "dip",
    "trinh",
    "mau_to_trinh",
    "giay_to_kem",
    "cong_khai",
    "tieu_chi_ntm",
    "han_nop",
    "ty_le",
    "ghi_chu",
)
_OPTIONAL: frozenset[str] = frozenset(
    {
        "dip",
        "giay_to_kem",
        "cong_khai",
        "tieu_chi_ntm",
        "phong_trao",
        "han_nop",
        "ty_le",
        "ghi_chu",
        "chi_thuong",
        "hiep_y",
    }
)


@frozen
class Reported:
    """A nominee of a proposal, its kind and its place in the list of that kind."""

    kind: LoaiDoiTuong
    index: int
    record: TapThe | CaNhan | HoGiaDinh

    @property
    def loc(self) -> tuple[str | int, ...]:
        """Where it stands in the proposal."""
        return self.kind, self.index


@frozen
class PlannedDocument(Generic[Nominee]):
    """What law asks for: its form id, its file name without folder of the dossier, the nominee it reports on."""

    form: str
    path: str
    nominee: Nominee | None = None


@frozen
class Decision:
    """What the law says on the day of the award decision: its bases, who pays, the prizes where they are asked for.

    `regime` are the notes on the law of that day which do not hold on the dossier's own.
    """

    bases: Ruling
    prizes: Prizes | None
    pays: Ruling
    regime: tuple[Problem, ...] = ()


@frozen
class Dossier:
    """One award's dossier: its proposal's `index`, `kind`, full `province`, papers, sets (None: unknown).

    `decided_on` is the day of the award decision, else that of the dossier.
    """

    index: int
    id: str
    award: HinhThuc
    kind: str
    province: str
    copies: int | None
    electronic: bool | None
    documents: tuple[PlannedDocument[Reported], ...]
    rulings: dict[str, Ruling]
    warnings: tuple[Problem, ...]
    decided_on: date
    decision: Decision | None = None

    def value(self, topic: Topic) -> Any:
        """What was ruled on a topic."""
        return self.rulings[topic].value


@frozen
class Plan:
    """What will be made of a record on a day, under a regime; `dated`: the day is the tờ trình's own."""

    on: date
    regime: CheDo
    dossiers: tuple[Dossier, ...]
    warnings: tuple[Problem, ...] = ()
    dated: bool = True


def make_plan(ho_so: HoSo, book: Book, on: date, regime: CheDo, file: str, *, signed: date | None = None) -> Plan:
    """One dossier for each proposal: awards of different authorities never share a tờ trình.

    The law is that of `on`; the names and bases that the papers bear are those of the day they are `signed`.
    """
    days = on, signed or on
    dossiers = tuple(_dossier(ho_so, de_nghi, index, book, days, file) for index, de_nghi in enumerate(ho_so.de_nghi))
    said = [Problem("law.regime", Place(file), facts={"text": text}, severity="warning") for text in book.warnings(on)]
    return Plan(on, regime, dossiers, tuple(said))


def _dossier(ho_so: HoSo, de_nghi: DeNghi, index: int, book: Book, days: tuple[date, date], file: str) -> Dossier:
    on, signed = days
    award = book.award(de_nghi.hinh_thuc)
    kind = de_nghi.loai_hinh or award.loai_hinh
    province = ho_so.co_quan.tinh
    award = in_words_of(book.called(award, province, signed), (*de_nghi.kinh_gui, ho_so.co_quan.ten), book.tinh, signed)
    question = Question(book, award, on, province, kind, ho_so.phong_trao.ten)
    rulings = rulings_of(question)
    rulings["can_cu"] = replace(question, on=signed).ask("can_cu")
    if de_nghi.hiep_y:
        rulings["hiep_y"] = question.ask("hiep_y")
    rulings["phong_trao"] = question.ask("phong_trao", period=ho_so.phong_trao.giai_doan)
    kinds = dict.fromkeys(kind for kind, _, _ in de_nghi.doi_tuong())
    reports = {kind: question.ask("mau_bao_cao", kind) for kind in kinds}
    rulings |= {f"mau_bao_cao.{kind}": ruling for kind, ruling in reports.items()}
    decision = _decision(ho_so, de_nghi, book, on, Place(file))
    decides = book.tinh.worded(str(rulings["tham_quyen"].value or ""), province, signed)
    warnings = (*_warnings(rulings, ho_so, de_nghi, Place(file), decides), *_of_decision(decision, Place(file)))
    return Dossier(
        index,
        folder_of(award, kind),
        award,
        kind,
        book.tinh.full_name(province, signed),
        de_nghi.so_bo.so if de_nghi.so_bo else rulings["so_bo"].value,
        rulings["tep_dien_tu"].value,
        tuple(_documents(rulings, reports, de_nghi)),
        rulings,
        tuple({str(one): one for one in warnings}.values()),
        (de_nghi.quyet_dinh.ngay if de_nghi.quyet_dinh else None) or on,
        decision,
    )


def rulings_of(question: Question) -> dict[str, Ruling]:
    """What is asked of every dossier, whoever its nominees are, in the order of the manifest."""
    return {topic: question.ask(topic) for topic in _TOPICS}


def folder_of(award: HinhThuc, kind: str) -> str:
    """The folder of a dossier: its award, and the kind of commendation where that is not the award's usual one."""
    return slug_of(award.ten if kind == award.loai_hinh else f"{award.ten} {kind}")


def is_optional(topic: str) -> bool:
    """Whether nothing need be said of a topic on which there is no rule."""
    return topic in _OPTIONAL


def _decision(ho_so: HoSo, de_nghi: DeNghi, book: Book, on: date, place: Place) -> Decision | None:
    given = de_nghi.quyet_dinh
    if given is None:
        return None
    award = book.award(de_nghi.hinh_thuc)
    province = (given.co_quan or ho_so.co_quan).tinh
    question = Question(book, award, given.ngay or on, province, de_nghi.loai_hinh or award.loai_hinh)
    subjects = dict.fromkeys(kind for kind, _, _ in de_nghi.doi_tuong())
    notes = [text for text in book.warnings(question.on) if text not in book.warnings(on)]
    return Decision(
        question.ask("can_cu"),
        prizes(question, given, subjects, place) if given.tien_thuong else None,
        question.ask("chi_thuong"),
        tuple(Problem("law.regime", place, facts={"text": text}, severity="warning") for text in notes),
    )


def _of_decision(decision: Decision | None, place: Place) -> Iterator[Problem]:
    """What to confirm before the decision is signed."""
    if decision is not None:
        yield from (*decision.regime, *decision.bases.warnings(place))
        yield from decision.prizes.warnings if decision.prizes else ()


def _documents(
    rulings: dict[str, Ruling], reports: Mapping[LoaiDoiTuong, Ruling], de_nghi: DeNghi
) -> Iterator[PlannedDocument[Reported]]:
    for number, form in enumerate(rulings["thanh_phan"].value, start=1):
        if form != REPORT:
            version = rulings["mau_to_trinh"].value if form == PROPOSAL else form
            yield PlannedDocument(version, f"{number:02}-{form}.docx")
            continue
        for count, (kind, position, nominee) in enumerate(de_nghi.doi_tuong(), start=1):
            report_form = reports[kind].value
            if report_form:
                path = f"{number:02}-{form}/{count:03}-{_slug_of_nominee(kind, nominee)}.docx"
                yield PlannedDocument(report_form, path, Reported(kind, position, nominee))


def _slug_of_nominee(kind: LoaiDoiTuong, nominee: TapThe | CaNhan | HoGiaDinh) -> str:
    """The nominee's name for a file; its kind as long as the name is a blank of a starter."""
    try:
        return slug_of(nominee.ten_day_du)
    except HoleTouchedError:
        return slug_of(SUBJECTS[kind])


def _warnings(rulings: dict[str, Ruling], ho_so: HoSo, de_nghi: DeNghi, place: Place, decides: str) -> list[Problem]:
    """What to act on first, then what to confirm."""
    found = list(_to_act_on(rulings, ho_so, de_nghi, place, decides))
    for topic, ruling in rulings.items():
        given = topic == "kinh_gui" and bool(de_nghi.kinh_gui)
        given = given or (topic == "so_bo" and ruling.value is None and de_nghi.so_bo is not None)
        if not given and (ruling.rule is not None or not is_optional(topic)):
            found += ruling.warnings(place)
    return list({str(warning): warning for warning in found}.values())


def _to_act_on(
    rulings: dict[str, Ruling], ho_so: HoSo, de_nghi: DeNghi, place: Place, decides: str
) -> Iterator[Problem]:
    occasion = rulings["dip"]
    if occasion.rule and ho_so.phong_trao.dip is not HOLE and ho_so.phong_trao.dip not in occasion.value:
        said = {"text": occasion.rule.noi_dung, "occasion": ho_so.phong_trao.dip}
        yield Problem("law.occasion", place, facts=said, clause=occasion.rule.can_cu, severity="warning")
    agency, body = ho_so.co_quan, decides.removeprefix("Chủ tịch ")
    of_level = body == f"Ủy ban nhân dân {agency.cap}" and agency.ten.startswith("Ủy ban nhân dân ")
    if body != decides and (of_level or fold_key(agency.ten).startswith(fold_key(body))):
        yield Problem("law.self", place, facts={"agency": ho_so.co_quan.ten, "decides": decides}, severity="warning")
    if de_nghi.so_bo is not None:
        yield own_sets(de_nghi.so_bo.so, de_nghi.so_bo.ly_do, rulings["so_bo"], place)


def own_sets(copies: object, reason: str, law: Ruling, place: Place) -> Problem:
    """That the office gives the number of sets itself: against the law, or where the law says none."""
    facts: dict[str, object] = {"copies": copies, "reason": reason}
    clause = law.rule.can_cu if law.rule else ""
    if law.value is None:
        return Problem("law.override_open", place, facts=facts, clause=clause, severity="warning")
    return Problem("law.override", place, facts=facts | {"law": law.value}, clause=clause, severity="warning")


def slug_of(name: str) -> str:
    """Lower-case ASCII words joined by hyphens, at most 60 characters, for file names."""
    words = [fold_key(word) for word in name.replace("-", " ").split()]
    slug = "-".join(word for word in words if word)
    return slug[:60].rstrip("-")
