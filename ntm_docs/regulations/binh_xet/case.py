"""The year's review: its lines, votes, shares by law."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from functools import cache
from typing import Any

from ntm_docs.machine.frozen import frozen
from ntm_docs.machine.own_data import load_data
from ntm_docs.model import GENERIC, HOLE, BinhXet, CaNhanXet, HoleTouchedError, LoaiXet, RecordPlaces, TapTheXet, known
from ntm_docs.model.field_types.xep_loai import at_least, levels
from ntm_docs.model.ho_so import Phieu
from ntm_docs.phrases.keys import fold_key, same_text
from ntm_docs.regulations.book.book import Book
from ntm_docs.regulations.book.entries import HinhThuc, Topic
from ntm_docs.regulations.receipt import law_day
from ntm_docs.regulations.ruling import Question, Ruling

COMPLETED, HIGHEST = "hoàn thành nhiệm vụ", levels()[0]
UNRATED = levels()[-1]
_HALF = 50


@cache
def _told() -> Mapping[str, Any]:
    told: Mapping[str, Any] = load_data("regulations", "thu-tu-binh-xet.yaml")
    return told


def like(group: str) -> frozenset[str]:
    """Codes of the titles that contain the standard of another: `nhu_ldtt`, `nhu_cstdcs`."""
    return frozenset(_told()[group])


def own_share() -> str:
    """The code of the title whose share an office may set itself."""
    return str(_told()["co_ty_le"])


def is_grave(discipline: str) -> bool:
    """Whether a discipline is a cảnh cáo or more."""
    return any(fold_key(one) in fold_key(discipline) for one in _told()["ky_luat_nang"])


def rank(award: HinhThuc) -> int:
    """Where a title comes in the review, from the lowest up."""
    order = _told()["thu_tu"]
    return order.index(award.ma) if award.ma in order else len(order)


@frozen
class ProposedRow:
    """One row of the list, proposed for one award: `index` in the list of its kind."""

    kind: LoaiXet
    index: int
    row: CaNhanXet | TapTheXet
    award: HinhThuc

    @property
    def loc(self) -> tuple[str | int, ...]:
        """Where it stands in the record."""
        return self.kind, self.index

    @property
    def asked(self) -> tuple[str | int, ...]:
        """Where its award stands."""
        return (*self.loc, "danh_hieu_de_nghi")


@frozen
class Shares:
    """What of a collective's members is known: counts, None where nobody says."""

    members: int | None
    advanced: int | None
    fighters: int | None
    completed: int | None
    disciplined: int | None
    unrated: int = 0
    listed: int = 0  # how many of them the list names


@frozen
class ReviewCase:
    """A review on the day whose law governs it."""

    record: BinhXet
    places: RecordPlaces
    book: Book
    chosen: date | None
    _kept: dict[str, Any] = field(default_factory=dict)

    @property
    def signed(self) -> date:
        """The day of the papers: chosen, the tờ trình's, or the meeting's."""
        return self.chosen or self.record.ngay_to_trinh or self.record.cuoc_hop.ngay

    @property
    def day(self) -> date:
        """The day whose law governs: chosen, else that of receipt where this decides, else of signing."""
        if "day" not in self._kept:  # each line asks for it many times
            self._kept["day"] = self.chosen or law_day(self.book, self.signed, self.record.ngay_tiep_nhan)
        day: date = self._kept["day"]
        return day

    @property
    def lines(self) -> tuple[ProposedRow, ...]:
        """Every row for every award it is proposed for, in the order of the list; unknown awards left out."""
        if "lines" not in self._kept:
            self._kept["lines"] = tuple(self._lines())
        lines: tuple[ProposedRow, ...] = self._kept["lines"]
        return lines

    def _lines(self) -> Iterator[ProposedRow]:
        for kind, index, row in self.record.duoc_xet():
            names = row.danh_hieu_de_nghi
            for name in names or () if names is not HOLE else ():
                award = self.award(name)
                if award is not None:
                    yield ProposedRow(kind, index, row, award)

    def award(self, name: str) -> HinhThuc | None:
        """The award of a name; a general one is that of the office's level, None where the level gives none."""
        if name in GENERIC:
            code = _told()["ten_chung"][name].get(self.record.co_quan.cap)
            return next((one for one in self.book.hinh_thuc if one.ma == code), None)
        return next((one for one in self.book.hinh_thuc if one.ten == name), None)

    def question(self, line: ProposedRow) -> Question:
        """A line as a question to the book."""
        return self.ask_of(line.award, line.row.loai_hinh)

    def ask_of(self, award: HinhThuc, kind: str) -> Question:
        """An award and kind of commendation as a question to the book."""
        return Question(self.book, award, self.day, self.record.co_quan.tinh, kind)

    def rule(self, topic: Topic, line: ProposedRow | None = None) -> Ruling:
        """What the law says on a topic, of a line or of the review at large."""
        if line is None:
            return self.ask_of(self.book.hinh_thuc[-1], "công trạng").ask(topic)
        return self.question(line).ask(topic, line.kind)

    def decides_itself(self, line: ProposedRow) -> bool:
        """Whether the office's own head decides."""
        return self.record.co_quan.cap in (self.rule("tu_quyet", line).value or ())

    def vote_rule(self, line: ProposedRow) -> Ruling:
        """Ballot and share that the office's own council needs."""
        if not self.decides_itself(line):
            ruling = self.rule("bieu_quyet_trinh", line)
            if ruling.rule is not None:
                return ruling
        return self.rule("bieu_quyet", line)

    def votes(self, line: ProposedRow) -> Phieu | None:
        """The votes on a line: its own, else those of its title; None where nobody wrote them."""
        if line.row.phieu is not None:
            return line.row.phieu
        found = self.vote_of(line)
        return self.record.bieu_quyet[found].phieu if found is not None else None

    def vote_of(self, line: ProposedRow) -> int | None:
        """Which line of “biểu quyết” is of a title."""
        len(self.record.bieu_quyet)  # one that could not be read stops whoever asks
        for index, vote in known(self.record.bieu_quyet):
            if self.award(vote.danh_hieu) == line.award:
                return index
        return None

    def needed(self, line: ProposedRow) -> int:
        """How many of all members must agree: the share of the law, else more than half."""
        total = self.record.hoi_dong.tong_so_thanh_vien
        least = (self.vote_rule(line).value or {}).get("toi_thieu")
        return -(-total * int(least) // 100) if least else total * _HALF // 100 + 1

    def passed(self, line: ProposedRow) -> bool:
        """Whether the council agreed to a line."""
        votes = self.votes(line)
        return votes is not None and votes.dong_y >= self.needed(line)

    @property
    def people(self) -> list[CaNhanXet]:
        """Everybody of the list once: who stands on several rows by the first, with the rating of any."""
        found: dict[object, CaNhanXet] = {}
        for _, row in known(self.record.ca_nhan):
            first = found.setdefault(_who(row), row)
            if first.xep_loai is None and row.xep_loai is not None:
                found[_who(row)] = first.model_copy(update={"xep_loai": row.xep_loai})
        return [*found.values()]

    def members(self, collective: TapTheXet) -> list[CaNhanXet]:
        """Who of the list is of a collective; of the office as a whole, everybody."""
        rows = [row for _, row in known(self.record.ca_nhan)]
        if same_text(collective.ten) == same_text(self.record.co_quan.ten):
            return rows
        return [row for row in rows if same_text(row.don_vi) == same_text(collective.ten)]

    def shares(self, collective: TapTheXet) -> Shares:
        """The counts of a collective: as its row gives them, else as the list does."""
        len(self.record.ca_nhan)
        members = self.members(collective)
        if any(row.danh_hieu_de_nghi is HOLE or row.xep_loai is HOLE for row in members):
            raise HoleTouchedError  # what could not be read has been told, and would change the shares
        everybody = {_who(row) for row in members}
        codes: dict[object, set[str]] = {}
        for line in self.lines:
            if isinstance(line.row, CaNhanXet) and _who(line.row) in everybody and self.passed(line):
                codes.setdefault(_who(line.row), set()).add(line.award.ma)
        found = codes.values()
        rated = [*{_who(row): row.xep_loai for row in members if row.xep_loai is not None}.values()]
        listed = len(everybody)
        whole = collective.so_nguoi is None or collective.so_nguoi == listed
        counts = {
            "advanced": sum(not like("nhu_ldtt").isdisjoint(one) for one in found),
            "fighters": sum(not like("nhu_cstdcs").isdisjoint(one) for one in found),
            "disciplined": len({_who(row) for row in members if row.ky_luat is not None and is_grave(row.ky_luat)}),
        }
        usable = listed > 0 and whole
        completed = sum(one != UNRATED and at_least(one, COMPLETED) for one in rated)
        return Shares(
            collective.so_nguoi if collective.so_nguoi is not None else listed or None,
            _first(collective.so_lao_dong_tien_tien, counts["advanced"] if usable else None),
            _first(collective.so_chien_si_thi_dua_co_so, counts["fighters"] if usable else None),
            _first(collective.so_nguoi_hoan_thanh_nhiem_vu, completed if usable and len(rated) == listed else None),
            _first(collective.so_nguoi_bi_ky_luat, counts["disciplined"] if usable else None),
            sum(one == UNRATED for one in rated),
            listed,
        )


def _who(row: CaNhanXet) -> tuple[str, str]:
    """A person may stand on several rows, one for each title."""
    return same_text(row.ho_va_ten), same_text(row.don_vi)


def _first(given: int | None, counted: int | None) -> int | None:
    return counted if given is None else given
