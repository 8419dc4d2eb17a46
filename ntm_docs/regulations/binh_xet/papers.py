"""The plan of a review: minutes, decisions, tờ trình.

One meeting has one biên bản. What the office decides itself becomes decisions, titles apart from giấy khen; the rest
one tờ trình for each who decides and each loại hình (Nghị định 98/2023/NĐ-CP, Phụ lục I, Mẫu số 01, ghi chú 5, 6).
"""

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from datetime import date
from typing import Any

from ntm_docs.machine.frozen import frozen
from ntm_docs.model import LoaiXet
from ntm_docs.problems import Place, Problem
from ntm_docs.regulations.binh_xet.case import ProposedRow, ReviewCase, rank
from ntm_docs.regulations.book.entries import CheDo, HinhThuc, Topic
from ntm_docs.regulations.book.prizes import Prize, prize_of
from ntm_docs.regulations.book.units import in_words_of
from ntm_docs.regulations.plan import PlannedDocument, own_sets, slug_of
from ntm_docs.regulations.requirement import REPORT
from ntm_docs.regulations.ruling import Ruling

MINUTES, TITLES, AWARDS = "bien-ban", "quyet-dinh-danh-hieu", "quyet-dinh-khen-thuong"
_MINUTES_FILE, _SENT = "01-bien-ban.docx", "trinh-"
MINUTES_PATH = f"{MINUTES}/{_MINUTES_FILE}"
_BEFORE_MINUTES = 2  # tờ trình, list
_MERIT = "công trạng"
_OF_TITLE: tuple[Topic, ...] = ("tu_quyet", "tham_quyen", "tieu_chuan", "so_bo", "tep_dien_tu", "ten_bien_ban")
_IF_ANY: tuple[Topic, ...] = ("giay_to_kem", "han_nop")
_GIVEN: tuple[Topic, ...] = ("hien_vat", "tien_thuong")  # by the law of the day of the decision
_SETS = "so_bo."
_UPWARD = ("so_bo", "tham_quyen", "han_nop", "giay_to_kem")


@frozen
class ReviewTitle:
    """One award in a paper: who gets it, votes needed, what the law says of it; `reported` where a report is asked."""

    award: HinhThuc
    kind: str
    lines: tuple[ProposedRow, ...]
    clause: str  # điểm, khoản, điều of its conditions, as papers cite it
    reported: bool
    rulings: dict[str, Ruling]
    prizes: dict[LoaiXet, Prize | None] = field(default_factory=dict)

    def of(self, kind: LoaiXet) -> tuple[ProposedRow, ...]:
        """The collectives, or the persons."""
        return tuple(line for line in self.lines if line.kind == kind)

    @property
    def given_with(self) -> tuple[str, ...] | None:
        """What comes with the money: a certificate; nothing; None where that is not known."""
        ruling = self.rulings.get("hien_vat")
        return tuple(ruling.value) if ruling is not None and ruling.value is not None else None


@frozen
class Bundle:
    """The papers of one who decides: `own` where that is the office's head; `decides` as the papers name them."""

    index: int
    id: str
    own: bool
    decides: str
    kind: str
    titles: tuple[ReviewTitle, ...]
    copies: int | None
    electronic: bool | None
    documents: tuple[PlannedDocument[ProposedRow], ...]
    rulings: dict[str, Ruling]
    warnings: tuple[Problem, ...] = ()

    @property
    def lines(self) -> list[ProposedRow]:
        """Everybody in the papers, title by title."""
        return [line for title in self.titles for line in title.lines]

    def value(self, topic: str) -> Any:
        """What was ruled on a topic of the whole."""
        ruling = self.rulings.get(topic)
        return ruling.value if ruling is not None else None


@frozen
class ReviewPlan:
    """What will be made of a review on a day; `titles` are all that were voted on, from the lowest up."""

    on: date
    regime: CheDo
    case: ReviewCase
    titles: tuple[ReviewTitle, ...]
    bundles: tuple[Bundle, ...]
    warnings: tuple[Problem, ...]
    dated: bool
    decided_on: date
    province: str

    @property
    def year(self) -> str:
        """`năm 2026`, `năm học 2025-2026`."""
        return self.case.record.ky_binh_xet


def plan_review(case: ReviewCase, regime: CheDo, file: str, *, meeting: bool = False) -> ReviewPlan:
    """Minutes first, then what the office decides, then what it sends, from the lowest title up.

    Before the `meeting` there are no votes, and nothing of that is planned.
    """
    record, place = case.record, Place(file)
    given = record.quyet_dinh.ngay if record.quyet_dinh else None
    decided_on = given or case.signed
    voted = tuple(_titles(case, case.lines, decided_on))
    passed = [] if meeting else [line for line in case.lines if case.passed(line)]
    bundles = [] if meeting else [_minutes(voted)]
    for own, decides, kind, lines in _groups(case, passed):
        titles = tuple(_titles(case, lines, decided_on))
        bundles.append(_bundle(case, len(bundles), _Part(own, decides, kind, titles), decided_on, place))
    said = [
        Problem("law.regime", place, facts={"text": text}, severity="warning") for text in case.book.warnings(case.day)
    ]
    if any(one.own and one.id != MINUTES for one in bundles) and given is None:
        said.append(Problem("prize.undated", place, facts={"on": f"{decided_on:%d/%m/%Y}"}, severity="warning"))
    full = case.book.tinh.full_name(record.co_quan.tinh, case.signed)
    dated = case.chosen is not None or record.ngay_to_trinh is not None
    return ReviewPlan(case.day, regime, case, voted, tuple(bundles), tuple(said), dated, decided_on, full)


def set_of(paths: Sequence[str]) -> list[str]:
    """What is sent with a tờ trình, in order: behind the list the one biên bản, which stands in its own folder."""
    return [*paths[:_BEFORE_MINUTES], MINUTES_PATH, *paths[_BEFORE_MINUTES:]]


def is_sent(folder: str) -> bool:
    """Whether the papers of a folder go to somebody above."""
    return folder.rpartition("/")[2].startswith(_SENT)


def _titles(case: ReviewCase, lines: Sequence[ProposedRow], decided_on: date) -> Iterator[ReviewTitle]:
    """The lines of each award and loại hình, from the lowest title up, in the order of the list."""
    found: dict[tuple[str, str], list[ProposedRow]] = {}
    for line in sorted(lines, key=lambda one: (rank(one.award), one.row.loai_hinh != _MERIT)):
        found.setdefault((line.award.ma, line.row.loai_hinh), []).append(line)
    for own in found.values():
        first = own[0]
        rulings: dict[str, Ruling] = {topic: case.rule(topic, first) for topic in _OF_TITLE}
        vote, report = case.vote_rule(first), report_rule(case, first)
        rulings |= {vote.topic: vote, report.topic: report}
        question = case.question(first)
        decided = replace(question, on=decided_on)
        optional = {topic: case.rule(topic, first) for topic in _IF_ANY}
        optional |= {topic: decided.ask(topic, first.kind) for topic in _GIVEN}
        rulings |= {topic: ruling for topic, ruling in optional.items() if ruling.rule is not None}
        clause = (rulings["tieu_chuan"].value or {}).get("dieu", "") if first.row.loai_hinh == _MERIT else ""
        kinds = dict.fromkeys(line.kind for line in own)
        prizes = {kind: prize_of(decided, kind) for kind in kinds}
        award = named_in(case, first.award)
        yield ReviewTitle(award, first.row.loai_hinh, tuple(own), clause, _asked(report), rulings, prizes)


def named_in(case: ReviewCase, award: HinhThuc) -> HinhThuc:
    """The award as the office and its province call it on the day: `… Ủy ban nhân dân phường`, `… thành phố`."""
    agency, book = case.record.co_quan, case.book
    return in_words_of(book.called(award, agency.tinh, case.signed), (agency.ten,), book.tinh, case.signed)


def report_rule(case: ReviewCase, line: ProposedRow) -> Ruling:
    """Whether a merit report is asked: the province's own papers first, else the law."""
    papers = case.rule("thanh_phan", line)
    if papers.rule is not None and papers.rule.tinh is not None:
        return papers
    return case.rule("bao_cao", line)


def _asked(ruling: Ruling) -> bool:
    return REPORT in ruling.value if ruling.topic == "thanh_phan" else bool(ruling.value)


def _groups(case: ReviewCase, lines: Sequence[ProposedRow]) -> Iterator[tuple[bool, str, str, list[ProposedRow]]]:
    """Whether the office decides, who decides, the loại hình, the lines; from the lowest title up."""
    found: dict[tuple[bool, str, str], list[ProposedRow]] = {}
    for line in sorted(lines, key=lambda one: (rank(one.award), one.row.loai_hinh != _MERIT)):
        own = case.decides_itself(line)
        title = "danh-hieu" in line.award.nhom
        who = (TITLES if title else AWARDS) if own else decider(case, line)
        found.setdefault((own, who, line.row.loai_hinh), []).append(line)
    for (own, who, kind), members in sorted(found.items(), key=lambda item: not item[0][0]):
        yield own, who, kind, members


def decider(case: ReviewCase, line: ProposedRow) -> str:
    """Who decides on what the office only proposes, in the words of the province."""
    said = str(case.rule("tham_quyen", line).value or "")
    if " hoặc " in said:  # a commune proposes to the committee above it, not to a sở
        said = next((part for part in said.split(" hoặc ") if "Ủy ban nhân dân" in part), said)
    return case.book.tinh.worded(said, case.record.co_quan.tinh, case.signed)


def _minutes(voted: tuple[ReviewTitle, ...]) -> Bundle:
    document: PlannedDocument[ProposedRow] = PlannedDocument("bien-ban-binh-xet", _MINUTES_FILE)
    rulings = {
        f"{topic}.{title.award.ma}": title.rulings[topic]
        for title in voted
        for topic in ("bieu_quyet", "bieu_quyet_trinh", "tieu_chuan")
        if topic in title.rulings
    }
    return Bundle(0, MINUTES, True, "", "", (), None, None, (document,), rulings)


@frozen
class _Part:
    """What becomes one bundle."""

    own: bool
    decides: str
    kind: str
    titles: tuple[ReviewTitle, ...]


def _bundle(case: ReviewCase, index: int, part: _Part, decided_on: date, place: Place) -> Bundle:
    own, decides, kind, titles = part.own, part.decides, part.kind, part.titles
    first = titles[0].lines[0]
    folder = decides if own else f"{_SENT}{slug_of(decides)}"
    folder = folder if kind == _MERIT else f"{folder}-{slug_of(kind)}"
    rulings = {f"{topic}.{one.award.ma}": ruling for one in titles for topic, ruling in one.rulings.items()}
    rulings = _common(case, first, decided_on, own=own) | rulings
    copies = {title.rulings["so_bo"].value for title in titles}
    files = {title.rulings["tep_dien_tu"].value for title in titles}
    documents = tuple(_own_papers(case, titles) if own else _sent_papers(case, titles, rulings))
    warnings = tuple(_warnings(case, titles, rulings, place, own=own))
    one = copies.pop() if len(copies) == 1 and not own else None
    one = case.record.so_bo.so if case.record.so_bo is not None and not own else one
    electronic = files.pop() if len(files) == 1 and not own else None
    return Bundle(index, folder, own, decides, kind, titles, one, electronic, documents, rulings, warnings)


def _common(case: ReviewCase, first: ProposedRow, decided_on: date, *, own: bool) -> dict[str, Ruling]:
    """What is asked of a whole paper: bases of the day it bears, money of the day of the decision."""
    question = case.question(first)
    dated = replace(question, on=decided_on if own else case.signed)
    found: dict[str, Ruling] = {"can_cu": dated.ask("can_cu")}
    if own:
        topics: tuple[Topic, ...] = ("chi_thuong", "luong_co_so", "lam_tron", "mot_muc_thuong")
        return found | {topic: dated.ask(topic) for topic in topics}
    asked: tuple[Topic, ...] = ("kinh_gui", "mau_to_trinh", "loi_trinh")
    return found | {topic: question.ask(topic) for topic in asked}


def _own_papers(case: ReviewCase, titles: Sequence[ReviewTitle]) -> Iterator[PlannedDocument[ProposedRow]]:
    """Decision, list, prizes; then the reports that are asked for."""
    given = case.record.quyet_dinh
    yield PlannedDocument("quyet-dinh-khen-thuong", "01-quyet-dinh.docx")
    yield PlannedDocument("danh-sach-khen-thuong", "02-danh-sach.docx")
    if given is None or given.tien_thuong:
        yield PlannedDocument("tien-thuong", "03-tien-thuong.docx")
    yield from _reports(case, titles, "04")


def _sent_papers(
    case: ReviewCase, titles: Sequence[ReviewTitle], rulings: dict[str, Ruling]
) -> Iterator[PlannedDocument[ProposedRow]]:
    yield PlannedDocument(str(rulings["mau_to_trinh"].value or "to-trinh"), "01-to-trinh.docx")
    yield PlannedDocument("danh-sach-binh-xet", "02-danh-sach.docx")
    yield from _reports(case, titles, "03")


def _reports(case: ReviewCase, titles: Sequence[ReviewTitle], number: str) -> Iterator[PlannedDocument[ProposedRow]]:
    """A report for each nominee of whom one is asked; one person has one, for the highest title in the papers."""
    wanted: dict[tuple[LoaiXet, int], ProposedRow] = {}
    last = {(line.kind, line.index): line for title in titles for line in title.lines}
    for title in titles:
        wanted |= {(line.kind, line.index): line for line in title.lines if title.reported}
    for count, (nominee, line) in enumerate(wanted.items(), start=1):
        form = case.question(line).ask("mau_bao_cao", line.kind).value
        if form:
            path = f"{number}-{REPORT}/{count:03}-{slug_of(line.row.ten_day_du)}.docx"
            yield PlannedDocument(form, path, last[nominee])


def _warnings(
    case: ReviewCase, titles: Sequence[ReviewTitle], rulings: dict[str, Ruling], place: Place, *, own: bool
) -> Iterator[Problem]:
    """What to confirm, once each: rules of weaker sources, questions without an answer."""
    asked = {topic: ruling for topic, ruling in rulings.items() if _concerns(topic, ruling, own=own)}
    if not own and case.record.kinh_gui:
        asked.pop("kinh_gui", None)
    given, found = case.record.so_bo, []
    if given is not None and not own:
        asked = {topic: one for topic, one in asked.items() if not (topic.startswith(_SETS) and one.value is None)}
        found = [own_sets(given.so, given.ly_do, titles[0].rulings["so_bo"], place)]
    found += [problem for ruling in asked.values() for problem in ruling.warnings(place)]
    for title in titles if own else ():
        for kind, prize in title.prizes.items():
            if prize is None or prize.amount is None or prize.strength != "sourced":
                facts = {"award": title.award.ten, "kind": "cá nhân" if kind == "ca_nhan" else "tập thể"}
                found.append(Problem("review.prize", place, facts=facts, severity="warning"))
    yield from {str(one): one for one in found}.values()


def _concerns(topic: str, ruling: Ruling, *, own: bool) -> bool:
    """Whether a clerk must hear of a ruling that is not firm: not of what does not concern papers of this kind."""
    name = topic.partition(".")[0]
    if own and name in _UPWARD:
        return False
    return ruling.rule is not None or name not in (
        "ten_bien_ban",
        "tep_dien_tu",
        "kinh_gui",
        "chi_thuong",
        "mot_muc_thuong",
    )
