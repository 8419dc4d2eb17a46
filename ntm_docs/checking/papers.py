"""Papers of one dossier and the nominees its list names."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from ntm_docs.papers.tables import tables_of
from ntm_docs.papers.van_ban import VanBan
from ntm_docs.phrases.dates import IN_TEXT, day_of
from ntm_docs.phrases.keys import fold_key, same_text
from ntm_docs.word.facts import Paragraph

_NAME_HEADERS = (
    "hovaten",
    "hoten",
    "ten",
    "tentapthe",
    "tendonvi",
    "hovatentendonvi",
    "tentapthecanhan",
    "tencanhan",
    "tenhoso",
)
_AWARD = re.compile(
    r"(?:tặng|tặng thưởng|truy tặng|xét tặng)\s+(?P<award>(?:Huân chương|Huy chương|Bằng khen|Giấy khen|Cờ thi đua|"
    r"danh hiệu|Kỷ niệm chương)[^.;,“”\"]*)",
    re.IGNORECASE,
)
_AWARD_END = re.compile(r"\s+(?:cho|trong|về|vì|đã|giai đoạn|có thành tích|và)\b.*", re.IGNORECASE | re.DOTALL)
_AT_LARGE = ("danhhieuthidua", "hinhthuckhenthuong")  # a review's tờ trình is for several
_TITLE = ("ten_loai", "trich_yeu", "phu_luc_ten")
_BEGAN = re.compile(rf"(?:bắt đầu|khai mạc|hôm nay|vào hồi|kết thúc)[^.]{{0,60}}?{IN_TEXT}", re.IGNORECASE)
_OF_AWARD = ("khenthuong", "thidua", "tangbangkhen", "huanchuong", "bangkhen", "giaykhen", "huychuong", "kyniemchuong")
_SELF = re.compile(
    r"^(?:tên (?:tập thể|đơn vị|hộ gia đình)|họ và tên|họ tên)[^:]{0,60}:\s*(?P<name>[^,;.(]{3,80})", re.IGNORECASE
)
Role = Literal["to_trinh", "danh_sach", "bien_ban", "bao_cao", ""]
_ORDER_HEADERS = ("stt", "tt", "so")
_HONORIFIC = re.compile(r"^(?:ông|bà|anh|chị|đồng chí|đ/c|hộ gia đình|hộ)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Papers:
    """The papers of a dossier, told apart by their type; any may be missing."""

    documents: tuple[VanBan, ...]
    compared: Counter[str] = field(default_factory=Counter, compare=False)

    def note(self, what: str, count: int = 1) -> None:
        """Count a place where something was compared."""
        if count:
            self.compared[what] += int(count)

    @property
    def of_award(self) -> tuple[VanBan, ...]:
        """The papers of the dossier itself, the submission first."""
        found = (self.to_trinh, self.danh_sach, self.bien_ban, *self.bao_cao)
        return tuple({id(one): one for one in found if one is not None}.values())

    @cached_property
    def is_review(self) -> bool:
        """Whether the submission is for several titles at once."""
        wanted = award_of(self.to_trinh) if self.to_trinh is not None else ""
        return fold_key(wanted).startswith(_AT_LARGE)

    @cached_property
    def held(self) -> tuple[date, Paragraph] | None:
        """The day of the meeting by its minutes, and where they say so."""
        for one in self.bien_ban.facts.paragraphs if self.bien_ban is not None else ():
            found = _BEGAN.search(" ".join(one.text.split()))
            day = day_of(int(found["y"]), int(found["m"]), int(found["d"])) if found else None
            if day is not None:
                return day, one
        return None

    @cached_property
    def to_trinh(self) -> VanBan | None:
        """The first Tờ trình."""
        return next((one for one in self.documents if one.loai == "Tờ trình"), None)

    @cached_property
    def danh_sach(self) -> VanBan | None:
        """The first list: a table with a column of names, in an appendix or a document called DANH SÁCH."""
        lists = (
            one
            for one in self.documents
            if one.main.kind == "phu_luc" or "danhsach" in fold_key(one.main.text("ten_loai"))
        )
        return next((one for one in lists if nominees(one)), None)

    @cached_property
    def bien_ban(self) -> VanBan | None:
        """The first Biên bản."""
        return next((one for one in self.documents if one.loai == "Biên bản"), None)

    @cached_property
    def bao_cao(self) -> tuple[VanBan, ...]:
        """The merit reports."""
        return tuple(one for one in self.documents if one.is_merit_report)

    @property
    def is_dossier(self) -> bool:
        """Whether any paper is one of an award's dossier: a submission, a list, minutes or a report."""
        return any(role_of(one) for one in self.documents)


def role_of(van_ban: VanBan) -> Role:
    """What a paper is in the dossier of an award; empty where it is none of them."""
    if van_ban.is_merit_report:
        return "bao_cao"
    title = fold_key(" ".join(van_ban.main.text(name) for name in _TITLE))
    decided = "quyetdinh" in fold_key(van_ban.main.text("kem_theo"))  # a list of what was given
    if decided or "kiemphieu" in title or not any(word in title for word in _OF_AWARD):
        return ""
    if van_ban.loai == "Tờ trình":
        return "to_trinh"
    if van_ban.loai == "Biên bản":
        return "bien_ban"
    listed = van_ban.main.kind in ("phu_luc", "danh_sach") or "danhsach" in title
    return "danh_sach" if listed and not van_ban.loai and nominees(van_ban) else ""


def award_of(van_ban: VanBan) -> str:
    """The award that the title of a paper names."""
    found = _AWARD.search(" ".join(van_ban.main.text(name) for name in _TITLE))
    return _AWARD_END.sub("", found["award"]).strip() if found else ""


def same_award(one: str, other: str) -> bool:
    """Whether two names mean one award: one may say less."""
    first, second = fold_key(one), fold_key(other)
    return first.startswith(second) or second.startswith(first)


def named_in_report(van_ban: VanBan) -> str:
    """Whose a merit report is: the line that names its subject, else who signs it; empty where neither is read."""
    for one in van_ban.main.body:
        found = _SELF.match(one.full_text.lstrip("0123456789.)- "))
        if found:
            return " ".join(found["name"].split())
    return van_ban.main.text("ho_ten")


@dataclass(frozen=True, slots=True)
class Named:
    """A nominee of the list and the paragraph that names it."""

    name: str
    paragraph: Paragraph

    @property
    def key(self) -> str:
        """The name for comparing: without honorific, case and spaces; tones matter."""
        return same_text(_HONORIFIC.sub("", self.name))


def nominees(van_ban: VanBan) -> list[Named]:
    """Names in the table of a list: the column headed by a name, rows that have a number."""
    found: list[Named] = []
    for table in tables_of(van_ban):
        columns: tuple[int, int] | None = None
        for row in table.rows:
            heads = {fold_key(one.text): column for column, one in row.items()}
            order = next((heads[name] for name in _ORDER_HEADERS if name in heads), None)
            names = next((column for head, column in heads.items() if head.startswith(_NAME_HEADERS)), None)
            if order is not None and names is not None:
                columns = (order, names)
            elif columns and columns[0] in row and columns[1] in row and row[columns[0]].text.strip(" .").isdigit():
                cell = row[columns[1]]
                found.append(Named(" ".join(cell.text.split()), cell))
    return found
