"""The summary of the review, the counts for statistical forms.

Biểu 0602.N (State) and 0603.N (ministry, province) of Thông tư 02/2023/TT-BNV: their names, and that 0603.N tells
collectives, enterprises, households and persons by post and by mode, are known; their columns are not. So the counts
stand in tables of their own, and what is to be confirmed is told.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ntm_docs.context.wording import capital
from ntm_docs.issuing import frame
from ntm_docs.issuing.desk import LEVELS, STATE, DrawnPaper, OfficerDesk, counted, numbers, total
from ntm_docs.issuing.offices import COUNCIL, HOME
from ntm_docs.issuing.papers.decision import Decided, awarded, by_unit
from ntm_docs.issuing.reception import ELIGIBLE, REFUSED, TO_MEND, AppraisedCase
from ntm_docs.machine.own_data import load_data
from ntm_docs.outline.labels import roman
from ntm_docs.phrases.dates import long_date
from ntm_docs.phrases.keys import fold_key
from ntm_docs.phrases.numbers import grouped, money, two_digits
from ntm_docs.receiving.criteria import SUBJECTS

STATISTICS = "tong-hop"
_FIRMS = ("công ty", "doanh nghiệp", "tổng công ty", "hợp tác xã", "liên hiệp hợp tác xã", "tập đoàn")
_COUNTED_BY = "Ghi chú: doanh nghiệp, hợp tác xã đếm theo tên; nam, nữ đếm theo “Ông”, “Bà” trước họ tên."
_SERVES = "Số liệu dùng để lập biểu {bieu} ({van_ban}); các cột khác điền theo mẫu của Thông tư./."
_MEN, _WOMEN = "ông ", "bà "
_ORDER = (ELIGIBLE, REFUSED, TO_MEND, "")


def statistics(desk: OfficerDesk) -> Iterator[DrawnPaper]:
    """The summary and the counts, from what was decided."""
    cases = awarded(desk)
    if not cases:
        return
    made = Decided(desk, cases)
    everybody = tuple(one for level in LEVELS for one in desk.cases(level))
    yield DrawnPaper(STATISTICS, "bao-cao-ket-qua-khen-thuong", "01-bao-cao-ket-qua.docx", _summary(made), everybody)
    desk.note("issue.statistics", desk.said.place(HOME, "tên"))
    yield DrawnPaper(STATISTICS, "so-lieu-khen-thuong", "02-so-lieu.docx", _counts(made), cases)


def _summary(made: Decided) -> dict[str, Any]:
    desk = made.desk
    return frame.named_paper(
        desk.said.office(HOME),
        "Báo cáo",
        (None, None),
        made.law_day.year,
        subject=f"Kết quả xét khen thưởng trong {desk.said.movement()}",
        to=[desk.head],
        body=_body(made),
    )


def _body(made: Decided) -> Iterator[dict[str, Any]]:
    desk = made.desk
    home, plan = desk.said.name_of(HOME), desk.said.text("Chung", "kế hoạch")
    cases = [one for level in LEVELS for one in desk.cases(level)]
    begun = f"Thực hiện {plan}, " if plan else ""
    yield frame.text(f"{begun}{home} báo cáo kết quả xét khen thưởng như sau:")
    yield frame.part("I. TIẾP NHẬN, THẨM ĐỊNH")
    received = desk.reception
    empty = {one.key for one in received.dossiers} - {one.dossier.key for one in received.cases}
    unread = f", trong đó {two_digits(len(empty))} hồ sơ chưa rõ trường hợp đề nghị" if empty else ""
    yield frame.opening(
        f"Đã nhận {two_digits(len(received.dossiers))} hồ sơ của {two_digits(len(received.units))} đơn vị{unread}. Số "
        f"đề nghị khen thưởng là {total(cases)}. Kết quả thẩm định:"
    )
    yield _appraised(desk, cases)
    yield from _refused(cases)
    if desk.council.day:
        yield frame.text(
            f"{desk.said.name_of(COUNCIL)} họp {long_date(desk.council.day)} xét các trường hợp đủ tiêu chuẩn."
        )
    yield frame.part("II. KHEN THƯỞNG CẤP TỈNH")
    yield from _decided(made)
    state = desk.cases(STATE, ELIGIBLE)
    if state:
        yield frame.part("III. KHEN THƯỞNG CẤP NHÀ NƯỚC")
        yield frame.opening(f"Đủ tiêu chuẩn, đề nghị cấp trên khen thưởng {total(state)}:")
        lines = [f"{award.ten}: {two_digits(len(found))} {kind}" for award, kind, found in desk.groups(state)]
        yield from frame.listed(lines)
    yield frame.opening(f"Kính báo cáo {desk.head}./.")


def _appraised(desk: OfficerDesk, cases: Sequence[AppraisedCase]) -> dict[str, Any]:
    columns = [
        ("Hình thức, đối tượng", 65.0, "trái"),
        *((name, 20.0, "giữa") for name in ("Đề nghị", "Đủ tiêu chuẩn", "Không đủ", "Phải bổ sung", "Chưa xét")),
    ]
    rows, sums = [], dict.fromkeys(_ORDER, 0)
    for award, kind, found in numbers(desk, cases):
        counts = [found[verdict] for verdict in _ORDER]
        rows.append((f"{award.ten}, {kind}", *map(str, (sum(counts), *counts))))
        sums = {verdict: sums[verdict] + found[verdict] for verdict in _ORDER}
    whole = [sums[verdict] for verdict in _ORDER]
    rows.append(("Cộng", *map(str, (sum(whole), *whole))))
    return frame.table(columns, rows)


def _refused(cases: Sequence[AppraisedCase]) -> Iterator[dict[str, Any]]:
    """Who was refused, for which reason: cases of one reason on a line."""
    reasons: dict[str, list[str]] = {}
    for case in cases:
        if case.verdict == REFUSED:
            reasons.setdefault(case.reason, []).append(f"{case.name} ({case.dossier.unit})")
    if reasons:
        yield frame.opening("Không đủ tiêu chuẩn:")
        yield from frame.listed([f"{capital(reason)}: {', '.join(names)}" for reason, names in reasons.items()])


def _decided(made: Decided) -> Iterator[dict[str, Any]]:
    whole = made.whole
    paid = f"; tổng số tiền thưởng {money(whole)}" if whole is not None else ""
    yield frame.opening(f"{made.cited} {made.award.loi_tang} {made.award.ten} cho {counted(made.cases)}{paid}, gồm:")
    kinds = list(SUBJECTS)
    columns = [("STT", 11.0, "giữa"), ("Đơn vị đề nghị", 62.0, "trái")]
    columns += [(kind.capitalize(), 21.0, "giữa") for kind in kinds]
    columns.append(("Tiền thưởng (đồng)", 29.0, "phải"))
    rows = []
    for at, (unit, members) in enumerate(by_unit(made.cases), start=1):
        rows.append((str(at), unit, *_row(made, [case for _number, case in members], kinds)))
    rows.append(("", "Cộng", *_row(made, made.cases, kinds)))
    yield frame.table(columns, rows)


def _row(made: Decided, cases: Sequence[AppraisedCase], kinds: Sequence[str]) -> tuple[str, ...]:
    sums = [made.amount(one) for one in cases]
    paid = "" if None in sums else grouped(sum(one for one in sums if one is not None))
    return (*(str(sum(one.kind == kind for one in cases)) for kind in kinds), paid)


def _counts(made: Decided) -> dict[str, Any]:
    desk = made.desk
    paper = frame.cited_paper("Báo cáo", desk.said.office(HOME), (None, None), made.law_day.year)
    return frame.annex("", "Bảng số liệu khen thưởng", paper, landscape=False) | {"noi_dung": list(_tables(made))}


def _tables(made: Decided) -> Iterator[dict[str, Any]]:
    desk, number = made.desk, 1
    yield frame.part(f"{roman(number)}. KHEN THƯỞNG CẤP TỈNH, THEO {made.cited.upper()}")
    yield _counted(desk, made.cases)
    state = desk.cases(STATE, ELIGIBLE)
    if state:
        number += 1
        yield frame.part(f"{roman(number)}. ĐỀ NGHỊ KHEN THƯỞNG CẤP NHÀ NƯỚC (CHƯA PHẢI KẾT QUẢ)")
        yield _counted(desk, state)
    for line in (_COUNTED_BY, _SERVES.format_map(load_data("issuing", "thong-ke.yaml"))):
        yield frame.text(line)


_COLUMNS: dict[str, Callable[[AppraisedCase], bool]] = {
    "Tập thể": lambda one: one.kind == "tập thể",
    "Trong đó doanh nghiệp, hợp tác xã": lambda one: one.kind == "tập thể" and _is_firm(one),
    "Hộ gia đình": lambda one: one.kind == "hộ gia đình",
    "Cá nhân": lambda one: one.kind == "cá nhân",
    "Trong đó nam": lambda one: one.kind == "cá nhân" and one.name.casefold().startswith(_MEN),
    "Trong đó nữ": lambda one: one.kind == "cá nhân" and one.name.casefold().startswith(_WOMEN),
}


def _is_firm(case: AppraisedCase) -> bool:
    return fold_key(case.name).startswith(tuple(fold_key(one) for one in _FIRMS))


def _counted(desk: OfficerDesk, cases: Sequence[AppraisedCase]) -> dict[str, Any]:
    """A row for each award, then the sum."""
    columns = [("Hình thức", 48.0, "trái"), ("Tổng số", 14.0, "giữa")]
    columns += [(name, 27.0 if "doanh nghiệp" in name else 15.0, "giữa") for name in _COLUMNS]
    rows = []
    for award in desk.awards(cases):
        members = [one for one in cases if (found := desk.award(one.award)) is not None and found.ma == award.ma]
        rows.append((award.ten, *_figures(members)))
    rows.append(("Cộng", *_figures(cases)))
    return frame.table(columns, rows)


def _figures(cases: Sequence[AppraisedCase]) -> tuple[str, ...]:
    return (str(len(cases)), *(str(sum(map(test, cases))) for test in _COLUMNS.values()))
