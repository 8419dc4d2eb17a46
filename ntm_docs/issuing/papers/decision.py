"""One decision for many units, and each unit's extract.

The decision of the head of the province, its list by unit with the number in the golden book, the prizes, and an
announcement to each unit (Nghị định 30/2020/NĐ-CP, Mẫu 1.2; Luật 06/2022/QH15, Điều 11 khoản 4, Điều 79 khoản 4).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from babel.numbers import format_decimal

from ntm_docs.context.heading import letterhead, number_line, place_and_date, recipients, signature, title, title_lines
from ntm_docs.context.ho_so.to_trinh import opened
from ntm_docs.context.van_ban import Kieu, bases
from ntm_docs.context.wording import bare, capital
from ntm_docs.issuing import frame
from ntm_docs.issuing.desk import PROVINCIAL, DrawnPaper, OfficerDesk, counted, kinds_in
from ntm_docs.issuing.offices import HOME, NUMBERS, PEOPLE, IssuingOffice
from ntm_docs.issuing.papers.steering import warn_of
from ntm_docs.issuing.reception import ELIGIBLE, AppraisedCase
from ntm_docs.layout import load_layout
from ntm_docs.outline.labels import roman
from ntm_docs.phrases.numbers import grouped, money, two_digits
from ntm_docs.receiving.criteria import SUBJECTS
from ntm_docs.receiving.records import unit_key
from ntm_docs.regulations import Question
from ntm_docs.regulations.book.prizes import Prize, prize_of
from ntm_docs.regulations.plan import slug_of

DECISION, ANNOUNCEMENT = "quyet-dinh", "thong-bao"
_OPEN, _FUND = "…" * 12, "quỹ thi đua, khen thưởng"
_AWARD = "bk-tinh"  # the decision whose number and day the sheet asks for


def awarded(desk: OfficerDesk) -> tuple[AppraisedCase, ...]:
    """Who gets Bằng khen of the head of the province, unit by unit: the order of the golden book."""
    found = [one for one in desk.cases(PROVINCIAL, ELIGIBLE) if (a := desk.award(one.award)) and a.ma == _AWARD]
    units = list(dict.fromkeys(unit_key(one.dossier.unit) for one in found))
    kinds = list(SUBJECTS)
    order = {one.key: at for at, one in enumerate(found)}

    def place(case: AppraisedCase) -> tuple[int, int, int]:
        kind = kinds.index(case.kind) if case.kind in kinds else len(kinds)
        return units.index(unit_key(case.dossier.unit)), kind, order[case.key]

    return tuple(sorted(found, key=place))


class Decided:
    """The decision as far as it is said: award, day, who gets it, what each is paid."""

    def __init__(self, desk: OfficerDesk, cases: tuple[AppraisedCase, ...]) -> None:
        award = desk.award(cases[0].award)
        assert award is not None  # it was chosen by it
        self.desk, self.cases, self.award = desk, cases, award
        self.number = desk.said.text(NUMBERS, "số quyết định") or None
        self.day = desk.said.day(NUMBERS, "ngày quyết định")
        self.office: IssuingOffice = desk.said.office(PEOPLE)
        self.question: Question = replace(desk.question(award), on=self.law_day)
        self.prizes: dict[str, Prize | None] = {kind: self._prize(kind) for kind in SUBJECTS}
        if self.day is None:
            desk.note("issue.undated", desk.said.place(NUMBERS, "ngày quyết định"), day=f"{self.law_day:%d/%m/%Y}")

    @property
    def law_day(self) -> date:
        """The day whose law and base salary hold."""
        return self.day or self.desk.on

    def _prize(self, kind: str) -> Prize | None:
        """What one of a kind is paid; None where no firm source says it."""
        if not any(one.kind == kind for one in self.cases):
            return None
        found = prize_of(self.question, SUBJECTS[kind])
        if found is None or found.strength != "sourced" or found.amount is None:
            self.desk.note("issue.no_prize", self.desk.said.place(NUMBERS, "ngày quyết định"), kind=kind)
            return None
        return found

    def amount(self, case: AppraisedCase) -> int | None:
        """What a case is paid."""
        prize = self.prizes.get(case.kind)
        return prize.amount if prize else None

    @property
    def whole(self) -> int | None:
        """The whole sum; None while a part of it is unknown."""
        sums = [self.amount(one) for one in self.cases]
        return None if None in sums else sum(one for one in sums if one is not None)

    @property
    def signed(self) -> frame.Signed:
        """Number and day."""
        return self.number, self.day

    @property
    def cited(self) -> str:
        """`Quyết định số … ngày … của Chủ tịch Ủy ban nhân dân tỉnh An Giang`."""
        of_office = frame.cited_paper("Quyết định", self.office, self.signed, self.law_day.year)
        return of_office.replace(f"của {self.office.ten}", f"của {self.desk.head}")


def decisions(desk: OfficerDesk) -> Iterator[DrawnPaper]:
    """The decision, its list with the numbers of the golden book, its prizes."""
    cases = awarded(desk)
    if not cases:
        return
    made = Decided(desk, cases)
    warn_of(desk, cases)
    yield DrawnPaper(DECISION, "quyet-dinh-khen-thuong", "01-quyet-dinh.docx", _decision(made), cases)
    yield DrawnPaper(DECISION, "danh-sach-so-vang", "02-danh-sach.docx", _list(made), cases)
    yield DrawnPaper(DECISION, "tien-thuong", "03-tien-thuong.docx", _prizes(made), cases)


def _decision(made: Decided) -> dict[str, Any]:
    desk, office, award = made.desk, made.office, made.award
    for_what = f"có thành tích xuất sắc trong {desk.said.movement()}"
    lines, rule = title(f"Về việc {award.loi_tang} {award.ten} cho {kinds_in(made.cases)} {for_what}")
    articles = list(_articles(made, for_what))
    return letterhead(office.ten, office.chu_quan) | {
        "so_ky_hieu": number_line(made.number, load_layout().abbreviations["Quyết định"] or "", office.ky_hieu),
        "dia_danh_ngay": place_and_date(office.dia_danh, made.day, made.law_day.year),
        "trich_yeu": lines,
        "ke_trich_yeu": rule,
        "tham_quyen": title_lines(desk.head.upper(), "ten_loai"),
        "can_cu": list(bases(_bases(made))),
        "noi_dung": [
            {"kieu": Kieu.dieu_cuoi if text == articles[-1] else Kieu.dieu, "nhan": f"Điều {at}.", "chu": text}
            for at, text in enumerate(articles, start=1)
        ],
        "noi_nhan": recipients([f"Như Điều {len(articles)}"], ["Sở Tài chính"], office.luu),
        "ky": signature(office.nguoi_ky),
        "ho_va_ten": office.nguoi_ky.ho_va_ten,
    }


def _bases(made: Decided) -> list[str]:
    """Căn cứ: the law of the day of the decision, the plan; the submission of the Department, last."""
    desk = made.desk
    plan = desk.said.text("Chung", "kế hoạch")
    number = desk.said.text(NUMBERS, "số tờ trình của Sở Nội vụ") or None
    signed = number, desk.said.day(NUMBERS, "ngày tờ trình của Sở Nội vụ")
    home = desk.said.name_of(HOME)
    paper = frame.cited_paper("Tờ trình", desk.said.named_only(HOME), signed, made.law_day.year)
    asked = f"Theo đề nghị của Giám đốc {home} tại {paper.removesuffix(f' của {home}')}"
    law = desk.question(made.award)
    lines = [*(replace(law, on=made.law_day).ask("can_cu").value or ()), *([plan] if plan else []), asked]
    return [capital(line) for line in opened(lines)]


def _articles(made: Decided, for_what: str) -> Iterator[str]:
    desk, award, cases = made.desk, made.award, made.cases
    yield (
        f"{capital(award.loi_tang)} {award.ten} cho {counted(cases)} đã {for_what} (có danh sách tại Phụ lục I kèm "
        "theo)."
    )
    whole = made.whole
    sum_of = f", tổng số tiền {money(whole)}" if whole is not None else ""
    fund = str(made.question.ask("chi_thuong").value or _FUND).format(co_quan=made.office.ten)
    yield (
        f"Kèm theo {award.ten.split(' của ')[0]}, {kinds_in(cases)} có tên tại Điều 1 được thưởng tiền theo quy định"
        f"{sum_of}; chi tiết tại Phụ lục II kèm theo. Kinh phí khen thưởng trích từ {bare(fund)}."
    )
    yield "Quyết định này có hiệu lực kể từ ngày ký."
    yield (
        f"Chánh Văn phòng Ủy ban nhân dân {desk.said.full_province}; Giám đốc {desk.said.name_of(HOME)}; thủ trưởng "
        f"các cơ quan, đơn vị có liên quan; các {kinds_in(cases)} có tên tại Điều 1 chịu trách nhiệm thi hành "
        "Quyết định này./."
    )


def by_unit(cases: Sequence[AppraisedCase]) -> list[tuple[str, list[tuple[int, AppraisedCase]]]]:
    """Each unit with its cases, each with its number in the golden book."""
    found: dict[str, tuple[str, list[tuple[int, AppraisedCase]]]] = {}
    for number, case in enumerate(cases, start=1):
        found.setdefault(unit_key(case.dossier.unit), (case.dossier.unit, []))[1].append((number, case))
    return list(found.values())


def _list(made: Decided) -> dict[str, Any]:
    name = f"Danh sách {kinds_in(made.cases)} được {made.award.loi_tang} {made.award.ten}"
    groups = []
    for at, (unit, members) in enumerate(by_unit(made.cases), start=1):
        rows = [
            {"so": number, "ten": case.name, "noi": capital(case.row["chức vụ, nơi ở"]), "doi_tuong": case.kind}
            for number, case in members
        ]
        # in figures: there may be thirty units, and XXX reads like a blank to be filled in
        groups.append({"tieu_de": f"{at}. {unit.upper()} ({two_digits(len(rows))})", "dong": rows})
    whole = f"Tổng số: {counted(made.cases)}./."
    return frame.annex("I", name, made.cited, landscape=False) | {"nhom": groups, "tong_so": whole}


def _prizes(made: Decided) -> dict[str, Any]:
    known = next((one for one in made.prizes.values() if one), None)
    base = f"{grouped(known.base)} đồng" if known and known.base is not None else f"{_OPEN} đồng"
    step = made.question.ask("lam_tron").value or 1
    rounded = f"; tiền thưởng một trường hợp làm tròn lên {grouped(step)} đồng" if step > 1 else ""
    whole = made.whole
    groups: list[dict[str, Any]] = []
    for kind in SUBJECTS:
        members = [one for one in made.cases if one.kind == kind]
        if members:
            groups.append(_paid(made, kind, members, roman(len(groups) + 1)))
    return frame.annex("II", f"Tiền thưởng kèm theo {made.award.ten}", made.cited, landscape=False) | {
        "luong": f"Mức lương cơ sở: {base}{rounded}.",
        "nhom": groups,
        "tong_tien": "" if whole is None else grouped(whole),
        "bang_chu": f"Tổng số tiền: {money(whole)}./." if whole is not None else f"Tổng số tiền: {_OPEN} đồng./.",
    }


def _paid(made: Decided, kind: str, members: Sequence[AppraisedCase], label: str) -> dict[str, Any]:
    prize = made.prizes[kind]
    each = "" if prize is None or prize.amount is None else grouped(prize.amount)
    times = "" if prize is None else format_decimal(prize.multiplier, locale="vi")
    rows = [{"stt": at, "ten": one.name, "he_so": times, "tien": each} for at, one in enumerate(members, start=1)]
    together = "" if prize is None or prize.amount is None else grouped(prize.amount * len(members))
    return {"tieu_de": f"{label}. {kind.upper()} ({two_digits(len(members))})", "dong": rows, "cong": together}


def announcements(desk: OfficerDesk) -> Iterator[DrawnPaper]:
    """An announcement to each unit with its own extract of the list."""
    cases = awarded(desk)
    if not cases:
        return
    made = Decided(desk, cases)
    home = desk.said.name_of(HOME)
    for at, (unit, members) in enumerate(by_unit(cases), start=1):
        own = tuple(case for _number, case in members)
        if unit_key(unit) == unit_key(home):  # nobody writes to himself
            desk.note("issue.self", own[0].row.place("đơn vị trình"), unit=unit)
            continue
        context = frame.named_paper(
            desk.said.office(HOME),
            "Thông báo",
            (None, None),
            made.law_day.year,
            subject=f"Kết quả khen thưởng trong {desk.said.movement()}",
            to=[unit],
            body=_announced(made, unit, members),
        )
        yield DrawnPaper(ANNOUNCEMENT, "thong-bao-khen-thuong", f"{at:03}-{slug_of(unit)}.docx", context, own)


def _announced(made: Decided, unit: str, members: Sequence[tuple[int, AppraisedCase]]) -> Iterator[dict[str, Any]]:
    desk, cases = made.desk, [case for _number, case in members]
    yield frame.opening(
        f"{made.cited} {made.award.loi_tang} {made.award.ten} cho {counted(cases)} do {unit} đề nghị, gồm:"
    )
    rows: list[tuple[str, ...]] = []
    for number, case in members:
        amount = made.amount(case)
        rows.append((str(number), case.name, case.kind, "" if amount is None else grouped(amount)))
    columns = [
        ("Số sổ vàng", 22.0, "giữa"),
        ("Họ và tên cá nhân, tên tập thể, hộ gia đình", 75.0, "trái"),
        ("Đối tượng", 30.0, "giữa"),
        ("Tiền thưởng (đồng)", 38.0, "phải"),
    ]
    yield frame.table(columns, rows)
    sums = [made.amount(case) for case in cases]
    if None not in sums:
        yield frame.text(f"Tổng số tiền thưởng: {money(sum(one for one in sums if one is not None))}.")
    home = desk.said.name_of(HOME)
    yield frame.opening(
        f"{home} thông báo để {unit} biết, báo tin đến {kinds_in(cases)} được khen và phối hợp tổ chức trao tặng./."
    )
