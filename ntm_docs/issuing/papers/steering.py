"""The report that asks for an opinion, with its lists.

For State awards the head of the steering committee is asked, for those of the province the deputy in charge (Kế hoạch
168/KH-UBND of Kiên Giang, mục V.3, khoản 3.2).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ntm_docs.context.wording import capital
from ntm_docs.issuing import frame
from ntm_docs.issuing.desk import LEVELS, PROVINCIAL, STATE, DrawnPaper, OfficerDesk, kinds_in, numbers, total
from ntm_docs.issuing.offices import COUNCIL, NUMBERS, STEERING
from ntm_docs.issuing.reception import ELIGIBLE, REFUSED, TO_MEND, AppraisedCase
from ntm_docs.outline.labels import roman
from ntm_docs.phrases.keys import fold_key
from ntm_docs.phrases.numbers import two_digits

OPINION = "bao-cao-xin-y-kien"
_NAMES = {STATE: "khen Nhà nước", PROVINCIAL: "khen cấp tỉnh"}
_FOLDERS = {STATE: "khen-nha-nuoc", PROVINCIAL: "khen-cap-tinh"}
_HEADS = {STATE: "Trưởng Ban", PROVINCIAL: "Phó Trưởng Ban"}
_REST = (REFUSED, TO_MEND)
_NAMED = 5
_IN_CHARGE = {STATE: "", PROVINCIAL: " phụ trách Chương trình xây dựng nông thôn mới"}


def reports(desk: OfficerDesk) -> Iterator[DrawnPaper]:
    """A report for each level that somebody is proposed on, with the lists of those eligible and of the others."""
    others = [one for one in desk.reception.cases if not desk.level(one)]
    if others:
        names = ", ".join(one.name for one in others[:_NAMED]) + (", …" if len(others) > _NAMED else "")
        desk.note("issue.no_award", others[0].row.place("hình thức"), count=len(others), names=names)
    for level in LEVELS:
        cases = desk.cases(level)
        if not cases:
            continue
        folder, chosen, rest = _FOLDERS[level], desk.cases(level, ELIGIBLE), desk.cases(level, *_REST)
        yield DrawnPaper(OPINION, OPINION, f"{folder}/01-bao-cao.docx", _report(desk, level), cases)
        if chosen:
            context = eligible_list(desk, chosen, attached(desk, level), "I" if rest else "")
            yield DrawnPaper(
                OPINION, "danh-sach-du-tieu-chuan", f"{folder}/02-danh-sach-du-tieu-chuan.docx", context, chosen
            )
        if rest:
            context = other_list(desk, rest, attached(desk, level), "II" if chosen else "")
            path = f"{folder}/03-danh-sach-chua-du-tieu-chuan.docx"
            yield DrawnPaper(OPINION, "danh-sach-khong-du-tieu-chuan", path, context, rest)


def signed(desk: OfficerDesk, level: str) -> frame.Signed:
    """Number and day of the report of a level, as far as they are said."""
    name = _NAMES[level]
    return desk.said.text(NUMBERS, f"số báo cáo {name}") or None, desk.said.day(NUMBERS, f"ngày báo cáo {name}")


def attached(desk: OfficerDesk, level: str) -> str:
    """The report as its lists cite it."""
    return frame.cited_paper("Báo cáo", desk.coordination, signed(desk, level), desk.on.year)


def _asked(desk: OfficerDesk, level: str) -> str:
    """Who is asked: by name where it is said."""
    committee, name = desk.said.name_of(STEERING), desk.said.text(STEERING, _HEADS[level])
    post = f"{_HEADS[level]} {committee.removeprefix('Ban ')}{_IN_CHARGE[level]}"
    return f"Đồng chí {name}, {post}" if name else post


def _report(desk: OfficerDesk, level: str) -> dict[str, Any]:
    office = desk.coordination
    subject = f"Kết quả đối chiếu tiêu chuẩn, xin ý kiến về {LEVELS[level]} trong {desk.said.movement()}"
    return frame.named_paper(
        office,
        "Báo cáo",
        signed(desk, level),
        desk.on.year,
        subject=subject,
        to=[_asked(desk, level)],
        body=_body(desk, level),
    )


def _body(desk: OfficerDesk, level: str) -> Iterator[dict[str, Any]]:
    office, cases = desk.coordination, desk.cases(level)
    chosen, plan = desk.cases(level, ELIGIBLE), desk.said.text("Chung", "kế hoạch")
    units = len({one.dossier.unit for one in cases})
    begun = f"Thực hiện {plan}, " if plan else ""
    yield frame.text(
        f"{begun}{office.ten} đã tiếp nhận, tổng hợp hồ sơ đề nghị {LEVELS[level]}, đối chiếu với tiêu chuẩn quy định "
        "và báo cáo như sau:"
    )
    yield frame.part("I. TIẾP NHẬN VÀ ĐỐI CHIẾU")
    yield frame.opening(
        f"Đã nhận {two_digits(len({one.dossier.key for one in cases}))} hồ sơ của {two_digits(units)} đơn vị. Số "
        f"đề nghị khen thưởng là {total(cases)}. Kết quả đối chiếu:"
    )
    yield _table(desk, cases)
    yield frame.part("II. KẾT QUẢ")
    yield from _results(desk, level)
    yield frame.part("III. XIN Ý KIẾN")
    if not chosen:
        yield frame.opening("Chưa có trường hợp nào đủ tiêu chuẩn; kính báo cáo đồng chí biết, cho ý kiến chỉ đạo./.")
        return
    yield frame.opening(
        f"Kính đề nghị đồng chí xem xét, cho ý kiến về {total(chosen)} đủ tiêu chuẩn nêu trên để {office.ten} gửi "
        "hồ sơ đến Sở Nội vụ thẩm định, trình theo quy định./."
    )


def _table(desk: OfficerDesk, cases: Sequence[AppraisedCase]) -> dict[str, Any]:
    """How many of each award and kind came, and what was found of them."""
    columns = [
        ("STT", 11.0, "giữa"),
        ("Hình thức, đối tượng", 54.0, "trái"),
        *((name, 20.0, "giữa") for name in ("Đề nghị", "Đủ tiêu chuẩn", "Không đủ", "Phải bổ sung", "Chưa xét")),
    ]
    order = (ELIGIBLE, REFUSED, TO_MEND, "")
    rows: list[tuple[str, ...]] = []
    sums = dict.fromkeys(order, 0)
    for at, (award, kind, found) in enumerate(numbers(desk, cases), start=1):
        counts = [found[verdict] for verdict in order]
        rows.append((str(at), f"{award.ten}, {kind}", *map(str, (sum(counts), *counts))))
        sums = {verdict: sums[verdict] + found[verdict] for verdict in order}
    whole = [sums[verdict] for verdict in order]
    rows.append(("", "Cộng", *map(str, (sum(whole), *whole))))
    return frame.table(columns, rows)


def _results(desk: OfficerDesk, level: str) -> Iterator[dict[str, Any]]:
    chosen, rest = desk.cases(level, ELIGIBLE), desk.cases(level, *_REST)
    first, second = ("Phụ lục I", "Phụ lục II") if chosen and rest else ("Phụ lục", "Phụ lục")
    number = 1
    if chosen:
        yield frame.text(f"{number}. Đủ tiêu chuẩn: {total(chosen)}; danh sách tại {first} kèm theo.")
        number += 1
    for verdict, name in ((REFUSED, "Không đủ tiêu chuẩn"), (TO_MEND, "Phải bổ sung hồ sơ")):
        found = desk.cases(level, verdict)
        if found:
            yield frame.text(f"{number}. {name}: {total(found)}; lý do tại {second} kèm theo.")
            number += 1
    waiting = desk.cases(level, "")
    if waiting:
        desk.note("issue.not_appraised", waiting[0].row.place("kết quả thẩm định"), count=len(waiting))
        yield frame.text(f"{number}. Đang xem xét, chưa có kết quả: {total(waiting)}.")
        number += 1
    warned = [f"{case.name} ({case.dossier.unit}): {'; '.join(remarks(case))}" for case in chosen if remarks(case)]
    warn_of(desk, chosen)
    if warned:
        yield frame.opening(f"{number}. Trường hợp được xác định đủ tiêu chuẩn nhưng còn điểm phải làm rõ:")
        yield from frame.listed(warned)


def warn_of(desk: OfficerDesk, cases: Iterable[AppraisedCase]) -> None:
    """Tell again of each case that is found eligible though something speaks against it."""
    for case in cases:
        if remarks(case):
            facts = {"name": case.name, "unit": case.dossier.unit, "why": "; ".join(remarks(case))}
            desk.note("issue.eligible_though", case.row.place("kết quả thẩm định"), **facts)
        votes = desk.council.votes(case) if desk.said.begun(COUNCIL) else None
        if votes is not None and desk.council.passed(case) is False:
            place, total_of = case.row.place("kết quả thẩm định"), desk.council.total
            desk.note(
                "issue.not_passed", place, name=case.name, unit=case.dossier.unit, agree=votes.agree, total=total_of
            )


def remarks(case: AppraisedCase) -> list[str]:
    """What speaks against a case that is found eligible: papers that are missing, criteria not met, doubles."""
    found = [f"hồ sơ còn thiếu {', '.join(case.lacking)}"] if case.lacking else []
    found += [f"tiêu chí chưa đạt: {line}" for line in case.row.lines("tiêu chí chưa đạt")]
    return found + [f"có thể trùng ({line[:1].lower()}{line[1:]})" for line in case.row.lines("trùng")]


def eligible_list(desk: OfficerDesk, cases: Sequence[AppraisedCase], paper: str, number: str) -> dict[str, Any]:
    """Danh sách các trường hợp đủ tiêu chuẩn: by award and kind, each with the unit that proposes it."""
    heading = f"Danh sách {kinds_in(cases)} đủ tiêu chuẩn khen thưởng"
    rows = (
        (
            f"{roman(at)}. {award.ten.upper()}: {kind.upper()} ({two_digits(len(members))})",
            [_eligible(case, order) for order, case in enumerate(members, start=1)],
        )
        for at, (award, kind, members) in enumerate(desk.groups(cases), start=1)
    )
    return frame.annex(number, heading, paper) | {
        "nhom": frame.groups_of(rows),
        "tong_so": f"Tổng số: {total(cases)}./.",
    }


def _eligible(case: AppraisedCase, order: int) -> dict[str, Any]:
    debts = f"nợ đọng xây dựng cơ bản: {case.row['nợ đọng XDCB']}" if case.row["nợ đọng XDCB"] else ""
    ocop = f"OCOP: {case.row['OCOP']}" if case.row["OCOP"] else ""
    return {
        "stt": order,
        "ten": case.name,
        "noi": capital(case.row["chức vụ, nơi ở"]),
        "don_vi": case.dossier.unit,
        "tom_tat": case.row["tóm tắt thành tích"],
        "can_cu": "; ".join(case.row.lines("tiêu chí đã nêu")),
        "ghi_chu": capital("; ".join(filter(None, (debts, ocop, *remarks(case), case.reason)))),
    }


def other_list(desk: OfficerDesk, cases: Sequence[AppraisedCase], paper: str, number: str) -> dict[str, Any]:
    """Danh sách các trường hợp không đủ tiêu chuẩn, phải bổ sung, each with the reason."""
    heading = f"Danh sách {kinds_in(cases)} không đủ tiêu chuẩn, phải bổ sung hồ sơ"
    groups: list[tuple[str, Sequence[dict[str, Any]]]] = []
    for verdict, name in ((REFUSED, "KHÔNG ĐỦ TIÊU CHUẨN"), (TO_MEND, "PHẢI BỔ SUNG HỒ SƠ")):
        found = [case for case in cases if case.verdict == verdict]
        for award, _kind, members in _by_award(desk, found):
            rows = [_other(case, order) for order, case in enumerate(members, start=1)]
            groups.append((f"{roman(len(groups) + 1)}. {name}: {award} ({two_digits(len(members))})", rows))
    whole = f"Tổng số: {total(cases)}./."
    return frame.annex(number, heading, paper) | {"nhom": frame.groups_of(groups), "tong_so": whole}


def _by_award(desk: OfficerDesk, cases: Sequence[AppraisedCase]) -> list[tuple[str, str, list[AppraisedCase]]]:
    found: dict[str, list[AppraisedCase]] = {}
    for award, _kind, members in desk.groups(cases):
        found.setdefault(award.ten.upper(), []).extend(members)
    return [(name, "", members) for name, members in found.items()]


def _other(case: AppraisedCase, order: int) -> dict[str, Any]:
    unsaid = [one for one in case.lacking if fold_key(one) not in fold_key(case.reason)]
    lacking = f"thiếu {', '.join(unsaid)}" if unsaid else ""
    return {
        "stt": order,
        "ten": case.name,
        "noi": capital(case.row["chức vụ, nơi ở"]),
        "don_vi": case.dossier.unit,
        "ly_do": capital("; ".join(filter(None, (case.reason, lacking)))),
    }
