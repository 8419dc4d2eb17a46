"""Receipts and letters to the units."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from ntm_docs.context.heading import letterhead, place_and_date, title
from ntm_docs.context.wording import capital
from ntm_docs.issuing import frame
from ntm_docs.issuing.desk import DrawnPaper, OfficerDesk, total
from ntm_docs.issuing.offices import COORDINATION
from ntm_docs.issuing.reception import REFUSED, TO_MEND, AppraisedCase, AppraisedDossier
from ntm_docs.phrases.dates import blank_date, long_date, short_date
from ntm_docs.phrases.numbers import two_digits
from ntm_docs.receiving.columns import RIGHT_NAME
from ntm_docs.receiving.records import unit_key
from ntm_docs.regulations.plan import slug_of

RECEIPT, LETTER = "bien-nhan", "cong-van-bo-sung"
# What a comparison of papers says: `VF20 <rule>. Ở <place>: “<found>”, cần “<expected>”.`
_COMPARED = re.compile(r"V[A-Z]\d{2} (?P<rule>.+?)\.? Ở (?P<where>.+?): “(?P<found>.*)”, cần “(?P<expected>.*)”\.?")
# Faults that say of papers what the list of missing papers says, or that nothing was read.
_TOLD_ELSEWHERE = ("VF32 ", "thiếu ", "không đọc được trường hợp nào")
_NO_REPORT, _FOR_US = "không có báo cáo", ", không tự ghép"
_NEAR = re.compile(r"“(?P<name>[^”]+)” không có báo cáo; có báo cáo mang tên gần giống “(?P<near>[^”]+)”")
_ROOM = "………"


def receipts(desk: OfficerDesk) -> Iterator[DrawnPaper]:
    """A receipt for each unit (168/KH-UBND, mục V.3, khoản 3.1: units send to the office)."""
    for number, unit in enumerate(_units(desk), start=1):
        yield DrawnPaper(
            RECEIPT, "bien-nhan-ho-so", f"{number:03}-{slug_of(unit)}.docx", _receipt(desk, unit), _cases(desk, unit)
        )


def letters(desk: OfficerDesk) -> Iterator[DrawnPaper]:
    """A letter to each unit of which something is missing, to be mended or refused."""
    number = 0
    for unit in _units(desk):
        asked = _Asked(desk, unit)
        if asked.anything:
            number += 1
            path = f"{number:03}-{slug_of(unit)}.docx"
            yield DrawnPaper(
                LETTER, "cong-van-bo-sung-ho-so", path, _letter(desk, asked), (*asked.mended, *asked.refused)
            )


def _units(desk: OfficerDesk) -> Iterator[str]:
    """Who handed something in, but for the office itself: nobody writes to himself."""
    own = desk.said.name_of(COORDINATION)
    for unit in desk.reception.units:
        first = desk.reception.of_unit(unit)[0]
        if unit_key(unit) == unit_key(own):
            desk.note("issue.self", first.row.place("đơn vị trình"), unit=unit)
            continue
        if not first.named:
            desk.said.refuse("issue.unit_name", first.row.place(RIGHT_NAME), name=unit, title=RIGHT_NAME)
        yield unit


def _cases(desk: OfficerDesk, unit: str) -> tuple[AppraisedCase, ...]:
    return tuple(one for one in desk.reception.cases if unit_key(one.dossier.unit) == unit_key(unit))


def _asks_for(dossier: AppraisedDossier) -> str:
    """`đề nghị tặng Bằng khen …` as the row of a table says it."""
    return f"Đề nghị {dossier.award}" if dossier.award else "Hồ sơ chưa rõ hình thức khen thưởng"


def _receipt(desk: OfficerDesk, unit: str) -> dict[str, Any]:
    office, dossiers = desk.coordination, desk.reception.of_unit(unit)
    lines, rule = title("Hồ sơ đề nghị khen thưởng")
    days = sorted({one.received for one in dossiers if one.received})
    day = short_date(days[-1]) if days else f"……/……/{desk.on.year}"
    cases = _cases(desk, unit)
    missing = [f"{_asks_for(one)}: {'; '.join(one.lacking)}" for one in dossiers if one.lacking]
    return letterhead(office.ten, office.chu_quan) | {
        "dia_danh_ngay": place_and_date(office.dia_danh, days[-1] if days else None, desk.on.year),
        "trich_yeu": lines,
        "ke_trich_yeu": rule,
        "da_nhan": f"{office.ten} đã nhận hồ sơ của {unit} ngày {day}, gồm:",
        "dong": [_received(desk, one, at) for at, one in enumerate(dossiers, start=1)],
        "tong_so": f"Tổng số: {two_digits(len(dossiers))} hồ sơ, {total(cases)}.",
        "con_thieu": [f"- {line}{'.' if at == len(missing) else ';'}" for at, line in enumerate(missing, start=1)],
        "ket": "Giấy này lập thành 02 bản, mỗi bên giữ 01 bản; chỉ xác nhận việc nhận, không thay kết quả thẩm định./.",
    }


def _received(desk: OfficerDesk, dossier: AppraisedDossier, at: int) -> dict[str, Any]:
    count = sum(one.dossier is dossier for one in desk.reception.cases)
    unread = f"chưa đọc: {dossier.row['tệp chưa đọc']}" if dossier.row["tệp chưa đọc"] else ""
    number, _comma, day = dossier.row["tờ trình"].partition(", ngày ")
    number = number if "/" in number or not number else f"/{number}"
    return {
        "stt": at,
        "ten": _asks_for(dossier),
        "to_trinh": f"{_ROOM if number.startswith('/') else ''}{number}{f' ({day})' if day else ''}" or _ROOM,
        "so_truong_hop": two_digits(count),
        "giay_to": "; ".join(filter(None, (*dossier.row.lines("giấy tờ có"), unread))),
        "so_bo": dossier.row["số bộ nhận"] or _ROOM,
    }


class _Asked:
    """What is wrong with the dossiers of a unit, and which cases go back to it."""

    def __init__(self, desk: OfficerDesk, unit: str) -> None:
        self.unit, self.dossiers = unit, desk.reception.of_unit(unit)
        cases = _cases(desk, unit)
        self.mended = tuple(one for one in cases if one.verdict == TO_MEND)
        self.refused = tuple(one for one in cases if one.verdict == REFUSED)
        kept = {one.dossier.key for one in cases if one.verdict != REFUSED}
        gone = {one.dossier.key for one in cases} - kept
        self.open = [one for one in self.dossiers if one.key not in gone]  # the others go back whole
        self.near = _near(self.open)
        papers = [(one, _lacking(one, self.near)) for one in self.open]
        self.lacking = [(one, lines) for one, lines in papers if lines]
        told = {one.name for one in self.mended if one.name in self.near and not one.reason}
        self.faults = [
            line for one in self.open for line in _faults(one, sum(case.dossier.key == one.key for case in cases), told)
        ]

    @property
    def asks(self) -> bool:
        """Whether the unit is to send something."""
        return bool(self.lacking or self.faults or self.mended)

    @property
    def anything(self) -> bool:
        """Whether the unit is written to."""
        return self.asks or bool(self.refused)

    @property
    def subject(self) -> str:
        """What the letter is about."""
        if not self.asks:
            return "trả hồ sơ đề nghị khen thưởng không đủ tiêu chuẩn"
        more = ", trả hồ sơ không đủ tiêu chuẩn" if self.refused else ""
        return f"bổ sung hồ sơ đề nghị khen thưởng{more}"


def _near(dossiers: Sequence[AppraisedDossier]) -> dict[str, str]:
    """Nominees whose report bears a name like theirs → that name: one cause, which the letter says in one line."""
    found = (_NEAR.search(words) for one in dossiers for _file, words in one.faults)
    return {one["name"]: one["near"] for one in found if one}


def _lacking(dossier: AppraisedDossier, near: Mapping[str, str]) -> list[str]:
    """The papers that are not there, but for reports that are there under another name."""
    lines = []
    for line in dossier.lacking:
        what, sign, names = line.partition(": ")
        left = [name for name in names.split("; ") if name not in near]
        if not sign or left:
            lines.append(f"{what}: {'; '.join(left)}" if sign else line)
    return lines


def _to_mend(case: AppraisedCase, near: Mapping[str, str]) -> str:
    """What is asked of a case: in the officer's words, else by what its dossier lacks."""
    if case.reason:
        return capital(case.reason)
    if case.name in near:
        found = near[case.name]
        return f"Báo cáo thành tích mang tên “{found}”: sửa cho khớp danh sách; là người khác thì gửi báo cáo còn thiếu"
    return f"Bổ sung {', '.join(case.lacking)}"


def _faults(dossier: AppraisedDossier, cases: int, told: Collection[str]) -> list[str]:
    """What is to be set right, a line for each fault; what the letter says in another place is not said again."""
    lines = []
    if not cases:
        names = dossier.row["tệp chưa đọc"] or "không có tệp nào"
        lines.append(
            f"Hồ sơ chỉ có: {names}; đề nghị gửi tờ trình, danh sách, biên bản, báo cáo thành tích ở dạng Word"
        )
    for file, words in dossier.faults:
        compared = _COMPARED.fullmatch(words)
        near = _NEAR.search(words)
        if words.startswith(_TOLD_ELSEWHERE) or (compared and compared["found"] == _NO_REPORT):
            continue
        if near and near["name"] in told:
            continue
        if compared:
            rule = compared["rule"][:1].lower() + compared["rule"][1:]
            lines.append(f"{compared['where']}: ghi “{compared['found']}”, phải là “{compared['expected']}” ({rule})")
        else:
            plain = words.replace(_FOR_US, "").rstrip(" .")
            lines.append(f"{file}: {plain}" if "." in file else plain)
    return list(dict.fromkeys(capital(line) for line in lines))


def _letter(desk: OfficerDesk, asked: _Asked) -> dict[str, Any]:
    office = desk.coordination
    return frame.dispatch(
        office, (None, None), desk.on.year, subject=asked.subject, to=[asked.unit], body=_body(desk, asked)
    )


def _body(desk: OfficerDesk, asked: _Asked) -> Iterator[dict[str, Any]]:
    office, unit = desk.coordination, asked.unit
    days = sorted({one.received for one in asked.dossiers if one.received})
    when = f" {long_date(days[-1])}" if days else ""
    cases = _cases(desk, unit)
    count = f"{two_digits(len(asked.dossiers))} hồ sơ" + (f", {two_digits(len(cases))} trường hợp" if cases else "")
    yield frame.opening(
        f"{office.ten} đã nhận{when} hồ sơ đề nghị khen thưởng của {unit} ({count}). Qua kiểm tra, đối chiếu với quy "
        f"định, {office.ten} có ý kiến như sau:"
    )
    for number, (heading, items) in enumerate(_sections(asked), start=1):
        yield frame.heading(f"{number}. {heading}")
        yield from items
    yield from _end(desk, asked)


def _sections(asked: _Asked) -> Iterator[tuple[str, Sequence[dict[str, Any]]]]:
    """Headings with what stands below each."""
    rows: list[Sequence[str]]
    if asked.lacking:
        rows = [(str(at), _asks_for(one), "\n".join(lines)) for at, (one, lines) in enumerate(asked.lacking, start=1)]
        yield (
            "Giấy tờ còn thiếu",
            [frame.table([("STT", 12, "giữa"), ("Hồ sơ", 70, "trái"), ("Giấy tờ còn thiếu", 83, "trái")], rows)],
        )
    if asked.mended:
        rows = [
            (str(at), one.name, one.award, _to_mend(one, asked.near)) for at, one in enumerate(asked.mended, start=1)
        ]
        yield "Trường hợp phải bổ sung", [_of_cases("Nội dung bổ sung", rows)]
    if asked.faults:
        yield "Nội dung cần sửa, làm rõ", list(frame.listed(asked.faults))
    if asked.refused:
        rows = [(str(at), one.name, one.award, capital(one.reason)) for at, one in enumerate(asked.refused, start=1)]
        yield "Trường hợp không đủ tiêu chuẩn, trả lại hồ sơ", [_of_cases("Lý do", rows)]


def _of_cases(last: str, rows: Sequence[Sequence[str]]) -> dict[str, Any]:
    columns = [("STT", 12.0, "giữa"), ("Tên", 45.0, "trái"), ("Hình thức đề nghị", 48.0, "trái"), (last, 60.0, "trái")]
    return frame.table(columns, rows)


def _end(desk: OfficerDesk, asked: _Asked) -> Iterator[dict[str, Any]]:
    office, contact = desk.coordination, desk.said.text("Chung", "liên hệ")
    if not asked.asks:
        yield frame.opening(f"{office.ten} thông báo để {asked.unit} biết./.")
        return
    until = desk.said.day("Chung", "hạn bổ sung")
    day = long_date(until) if until else blank_date(desk.on.year)
    person = f" (liên hệ: {contact})" if contact else ""
    yield frame.opening(f"Đề nghị {asked.unit} gửi giấy tờ bổ sung về {office.ten}{person} trước {day}./.")
