"""What officers said of their offices.

An office is as its officer says; its name and place are those of the day and province where nothing is said. What is
needed and not there is a problem at its cell.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ntm_docs.issuing.reception import AppraisedReception
from ntm_docs.model import NguoiKy
from ntm_docs.phrases.dates import typed_day
from ntm_docs.phrases.keys import closest
from ntm_docs.problems import Place, Problem, Severity
from ntm_docs.receiving.columns import OFFICES
from ntm_docs.receiving.offices import COMMON, PROVINCE, Line
from ntm_docs.regulations import Book
from ntm_docs.regulations.route import SOURCED, office_name

COORDINATION, HOME, PEOPLE, BUREAU = (
    "Văn phòng Điều phối",
    "Sở Nội vụ",
    "Ủy ban nhân dân tỉnh",
    "Văn phòng Ủy ban nhân dân tỉnh",
)
STEERING, COUNCIL, NUMBERS = "Ban Chỉ đạo", "Hội đồng tỉnh", "Số và ngày"
_WHO = ("chức vụ", "họ và tên")
_UPPER = {
    COORDINATION: "",
    HOME: PEOPLE,
    PEOPLE: "",
    BUREAU: PEOPLE,
    COUNCIL: PEOPLE,
}  # whose name stands above by itself


@dataclass(frozen=True, slots=True)
class IssuingOffice:
    """An office that issues papers: as it is printed, and who signs."""

    ten: str
    chu_quan: str | None
    ky_hieu: str
    dia_danh: str
    luu: str | None
    nguoi_ky: NguoiKy


@dataclass(slots=True)
class OfficeAnswers:
    """What is said on the sheet, asked line by line; every hole is told once."""

    reception: AppraisedReception
    book: Book
    on: date
    problems: dict[tuple[str, Place], Problem] = field(default_factory=dict)
    asked: set[Line] = field(default_factory=set)  # lines that a paper asked for, whether anything stands there or not

    def text(self, group: str, item: str) -> str:
        """What is said; empty for nothing."""
        self.asked.add((group, item))
        return " ".join(self.reception.said.get((group, item), "").split())

    def lines(self, group: str, item: str) -> tuple[str, ...]:
        """What is said, line by line."""
        self.asked.add((group, item))
        lines = (" ".join(line.split()) for line in self.reception.said.get((group, item), "").split("\n"))
        return tuple(line for line in lines if line)

    def need(self, group: str, item: str) -> str:
        """What must be said."""
        text = self.text(group, item)
        if not text:
            self._tell("issue.unsaid", (group, item), {"group": group, "item": item})
        return text

    def day(self, group: str, item: str) -> date | None:
        """A day; None while it is open."""
        text = self.text(group, item)
        written = typed_day(text) if text else None
        if text and (written is None or written.whole is None):
            self._tell("issue.day", (group, item), {"value": text, "item": item})
        return written.whole if written else None

    @property
    def province(self) -> str:
        """The province as its name is; empty where it is not known on the day, which is told."""
        name = self.need(COMMON, PROVINCE).removeprefix("tỉnh ").removeprefix("thành phố ")
        if name and not self.book.tinh.known(name, self.on):
            near = self.book.tinh.hint(name, self.on) or closest(name, self.book.tinh.names(self.on)) or "?"
            facts = {"province": name, "on": f"{self.on:%d/%m/%Y}", "near": near}
            self._tell("issue.province", (COMMON, PROVINCE), dict(facts))
        return name

    @property
    def full_province(self) -> str:
        """`tỉnh An Giang`."""
        return self.book.tinh.full_name(self.province, self.on) if self.province else ""

    def movement(self) -> str:
        """`phong trào thi đua “…” giai đoạn 2021-2025`."""
        name = self.need(COMMON, "phong trào").strip("“”\"' ")
        return f"phong trào thi đua “{name}” giai đoạn {self.need(COMMON, 'giai đoạn')}"

    def name_of(self, role: str) -> str:
        """What an office is called: as said, else as the data of the day have it, which is told where it is weak."""
        text = self.text(role, "tên")
        if text:
            return text
        known = office_name(role, self.on)
        if known is None:
            return self.need(role, "tên")
        if known.do_tin_cay != SOURCED:
            facts = {"name": known.ten.format(tinh=self.full_province), "clause": known.can_cu}
            self._tell("issue.office_name", (role, "tên"), dict(facts), "warning")
        return known.ten.format(tinh=self.full_province)

    def begun(self, role: str) -> bool:
        """Whether anything is said of an office."""
        return any(text for (group, _item), text in self.reception.said.items() if group == role)

    def office(self, role: str) -> IssuingOffice:
        """An office that issues papers."""
        known = office_name(role, self.on)
        above = self.above(role)
        sign = self.text(role, "ký hiệu") or (known.ky_hieu if known else "") or self.need(role, "ký hiệu")
        post, person = (self.need(role, item) for item in _WHO)
        right = self._right(role)
        signer = NguoiKy.model_construct(quyen_han=right, chuc_vu=post, ho_va_ten=person)
        place = self.text(role, "địa danh") or self.province
        return IssuingOffice(self.name_of(role), above or None, sign, place, self.text(role, "lưu") or None, signer)

    def above(self, role: str) -> str:
        """The body whose name stands above an office's; empty for none."""
        return self.text(role, "cơ quan chủ quản") or (self.name_of(_UPPER[role]) if _UPPER[role] else "")

    def named_only(self, role: str) -> IssuingOffice:
        """An office that a paper cites and that does not sign it: its name and sign alone."""
        known = office_name(role, self.on)
        sign = self.text(role, "ký hiệu") or (known.ky_hieu if known else "") or self.need(role, "ký hiệu")
        signer = NguoiKy.model_construct(quyen_han=(), chuc_vu="", ho_va_ten="")
        return IssuingOffice(self.name_of(role), None, sign, "", None, signer)

    def _right(self, role: str) -> tuple[str, ...]:
        """In whose right they sign; empty where it is their own."""
        text = self.text(role, "quyền hạn")
        if not text:
            return ()
        try:
            return NguoiKy.model_validate({"quyen_han": text, "chuc_vu": "x", "ho_va_ten": "Trần Văn An"}).quyen_han
        except ValueError:
            self._tell("issue.right", (role, "quyền hạn"), {"value": text})
            return ()

    def place(self, group: str, item: str) -> Place:
        """Where an item stands, or would stand."""
        return self.reception.places.get((group, item)) or Place(self.reception.path.name, 1, 3, OFFICES)

    def refuse(self, code: str, place: Place, **facts: Any) -> None:
        """What elsewhere in the workbook keeps a paper from being made."""
        self.problems.setdefault((f"{code} {facts}", place), Problem(code, place, facts=facts))

    def take(self, problem: Problem) -> None:
        """A problem that was found elsewhere, told with the others."""
        self.problems.setdefault((f"{problem.code} {problem.facts}", problem.place), problem)

    def _tell(self, code: str, line: Line, facts: dict[str, Any], severity: Severity = "error") -> None:
        place = self.place(*line)
        found = Problem(code, place, " › ".join(line), facts, severity=severity)
        self.problems.setdefault((f"{code} {line}", place), found)

    def told(self) -> Iterator[Problem]:
        """Everything that was asked for and is not there, or is wrong."""
        yield from self.problems.values()


def paper_days(said: Mapping[Line, str]) -> Iterable[date]:
    """The days that the sheet gives for papers."""
    for (group, _item), text in said.items():
        written = typed_day(text) if group == NUMBERS else None
        if written is not None and written.whole is not None:
            yield written.whole


__all__ = [
    "BUREAU",
    "COORDINATION",
    "COUNCIL",
    "HOME",
    "NUMBERS",
    "PEOPLE",
    "STEERING",
    "IssuingOffice",
    "OfficeAnswers",
    "paper_days",
]
