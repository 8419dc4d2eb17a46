"""The province's council: who met, how they voted.

Read from the sheets “Hội đồng tỉnh” (members), “Cơ quan” (the meeting) and the columns of votes beside the verdicts.
Ratios are of all members (Nghị định 98/2023/NĐ-CP, Điều 30 khoản 7); the share that is needed is the law's where it
sets one, else that of the council's own rules, which is asked for.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from ntm_docs.issuing.offices import COUNCIL, NUMBERS
from ntm_docs.issuing.reception import AppraisedCase, SheetRow
from ntm_docs.model import CuocHop, HoiDong, bind, check_meeting
from ntm_docs.model.records import Record, named
from ntm_docs.phrases.dates import short_date
from ntm_docs.phrases.numbers import percent
from ntm_docs.problems import Place, Problem
from ntm_docs.reading import RawList, RawMapping, RawNode, RawScalar
from ntm_docs.receiving import columns as sheet
from ntm_docs.regulations import HinhThuc

if TYPE_CHECKING:
    from ntm_docs.issuing.desk import OfficerDesk

_LEAST = "tỷ lệ tối thiểu"
_MEETING = {
    "ngày họp": "ngày",
    **{name: name for name in ("bắt đầu", "kết thúc", "địa điểm", "chủ trì", "thư ký", "khách mời")},
    **{name: name for name in ("hình thức biểu quyết", "số phiếu phát ra", "số phiếu thu về", "tổ kiểm phiếu")},
}
_ISSUED, _RETURNED = "số phiếu phát ra", "số phiếu thu về"
_OPTIONAL = ("khách mời", "tổ kiểm phiếu")
_LISTED = {"khách mời": re.compile("[;\n]"), "tổ kiểm phiếu": re.compile("[;,\n]")}
_TITLES = ("Ông ", "Bà ")
_NAMED = 5
# Papers that stand before the meeting, and after it.
_DAYS = (("ngày báo cáo thẩm định", True), ("ngày tờ trình Thủ tướng", False), ("ngày quyết định", False))
_SHOWN = re.compile(r"(?P<whole>\d{1,3})(?:[.,](?P<part>\d{1,6}))?\s*(?P<sign>%?)")


class _Hop(Record):
    """The council and its meeting, as sheets give them."""

    hoi_dong: HoiDong = named("hội đồng")
    cuoc_hop: CuocHop = named("cuộc họp")


@dataclass(frozen=True, slots=True)
class Votes:
    """The ballot on one case."""

    agree: int
    against: int
    invalid: int


@dataclass(frozen=True, slots=True)
class Least:
    """The share of members, in percent, that an award needs, and what sets it."""

    share: float
    clause: str


class Council:
    """The council as far as the workbook says; what is wrong is told at its cell."""

    def __init__(self, desk: "OfficerDesk") -> None:
        self.desk, self.said = desk, desk.said
        self._known: dict[str, Least | None] = {}

    @property
    def total(self) -> int:
        """How many members it has; 0 while it is not said."""
        text = self.said.text(COUNCIL, "tổng số thành viên")
        return int(text) if text.isdecimal() else 0

    @property
    def day(self) -> date | None:
        """The day it met."""
        return self.said.day(COUNCIL, "ngày họp")

    @property
    def by_hand(self) -> bool:
        """Whether hands were raised: nothing is handed out then."""
        return self.said.text(COUNCIL, "hình thức biểu quyết").casefold() == "giơ tay"

    def votes(self, case: AppraisedCase) -> Votes | None:
        """The ballot on a case; None where there is none, or one that cannot be read."""
        texts = [case.row[title] for title in (sheet.AGREE, sheet.AGAINST, sheet.INVALID)]
        if not texts[0].isdecimal() or not all(text.isdecimal() for text in texts if text):
            return None
        agree, against, invalid = (int(text or 0) for text in texts)
        return Votes(agree, against, invalid)

    def least(self, award: HinhThuc) -> Least | None:
        """What an award needs; None where neither law nor the council's own rules say it."""
        for item in (_LEAST, "quy chế"):
            self.said.text(COUNCIL, item)  # asked for by each paper, though known already
        if award.ma not in self._known:
            self._known[award.ma] = self._least(award)
        return self._known[award.ma]

    def _least(self, award: HinhThuc) -> Least | None:
        day = self.day or self.desk.on
        by_law = (replace(self.desk.question(award), on=day).ask("bieu_quyet").value or {}).get("toi_thieu")
        own = _share(self.said.text(COUNCIL, _LEAST))
        if own is not None and (by_law is None or own > by_law):
            return Least(own, self.said.text(COUNCIL, "quy chế") or "Quy chế của Hội đồng")
        ruling = self.desk.ruling(award, "bieu_quyet", day)  # weak law is told only where it is used
        return Least(by_law, ruling.rule.can_cu if ruling.rule else "") if by_law is not None else None

    def passed(self, case: AppraisedCase) -> bool | None:
        """Whether the council proposes a case; None while that cannot be told."""
        award, votes = self.desk.award(case.award), self.votes(case)
        least = self.least(award) if award is not None and votes is not None and self.total else None
        if votes is None or least is None:
            return None
        return votes.agree >= math.ceil(self.total * least.share / 100 - 1e-9)

    def met(self) -> tuple[HoiDong, CuocHop]:
        """The council and its meeting; everything that is missing or wrong is told."""
        said = self.said
        for item in ("quyết định thành lập", "tổng số thành viên", *_MEETING):
            if item not in _OPTIONAL and not (item == _ISSUED and self.by_hand):
                said.need(COUNCIL, item)
        if not self.desk.reception.members:
            said.refuse("issue.no_members", Place(self.desk.reception.path.name, 1, 1, sheet.COUNCIL))
        office, above = said.named_only(COUNCIL), said.above(COUNCIL)
        whole = RawMapping(
            (
                (self._key("hội đồng"), self._council(office.ten, above, office.ky_hieu)),
                (self._key("cuộc họp"), self._meeting()),
            ),
            said.place(COUNCIL, "tên"),
        )
        bound = bind(_Hop, whole, self.desk.reception.path.name, {})
        for problem in [*bound.problems, *check_meeting(bound)]:
            if problem.code not in ("field.missing", "list.empty"):  # asked for above, each at its own cell
                said.take(problem)
        return bound.record.hoi_dong, bound.record.cuoc_hop

    def _key(self, name: str) -> RawScalar:
        return RawScalar(name, self.said.place(COUNCIL, "tên"))

    def _council(self, name: str, above: str, sign: str) -> RawMapping:
        said = self.said
        place = said.place(COUNCIL, "quyết định thành lập")
        # the decision is cited as it is said; the record's own citation is in parts
        entries: list[tuple[str, RawNode]] = [
            ("tên", RawScalar(name, place)),
            ("chủ quản", RawScalar(above, place)),
            ("ký hiệu", RawScalar(sign, place)),
            ("thành viên", RawList(tuple(map(_member, self.desk.reception.members)), place)),
        ]
        total = said.text(COUNCIL, "tổng số thành viên")
        if total:
            entries.append(("tổng số thành viên", RawScalar(total, said.place(COUNCIL, "tổng số thành viên"))))
        return RawMapping(tuple((RawScalar(key, node.place), node) for key, node in entries), place)

    def _meeting(self) -> RawMapping:
        said, entries = self.said, []
        for item, field in _MEETING.items():
            text = said.lines(COUNCIL, _RETURNED if item == _ISSUED and self.by_hand else item)
            if not text or (field == "ngày" and self.day is None):  # a day that is none has been told
                continue
            place = said.place(COUNCIL, item)
            node: RawNode = RawScalar(" ".join(text), place)
            if item in _LISTED:
                parts = [part.strip(" .") for part in _LISTED[item].split("\n".join(text)) if part.strip(" .")]
                node = RawList(tuple(RawScalar(part, place) for part in parts), place)
            entries.append((RawScalar(field, place), node))
        return RawMapping(tuple(entries), said.place(COUNCIL, "ngày họp"))

    def unvoted(self, cases: Sequence[AppraisedCase]) -> Problem | None:
        """That cases have no ballot yet; None where all have one."""
        missing = [case for case in cases if not any(case.row[title] for title in sheet.VOTES)]
        if not missing:
            return None
        names = ", ".join(one.name for one in missing[:_NAMED]) + (", …" if len(missing) > _NAMED else "")
        return Problem(
            "issue.no_votes", missing[0].row.place(sheet.AGREE), facts={"count": len(missing), "names": names}
        )

    def check_votes(self, cases: Sequence[AppraisedCase], meeting: CuocHop) -> None:
        """Tell of each ballot that is not there, does not add up, or says another ratio than its votes."""
        for case in cases:
            votes = self.votes(case)
            if votes is not None:
                for code, title, facts in self._wrong(case, votes, meeting):
                    self.said.refuse(code, case.row.place(title), **facts)
            elif any(case.row[title] for title in sheet.VOTES):
                self.said.refuse("issue.vote_number", case.row.place(sheet.AGREE), name=case.name)
        missing = self.unvoted(cases)
        if missing is not None:
            self.said.take(missing)

    def _wrong(self, case: AppraisedCase, votes: Votes, meeting: CuocHop) -> Iterator[tuple[str, str, dict[str, Any]]]:
        counted, returned = votes.agree + votes.against + votes.invalid, meeting.so_phieu_thu_ve
        sure = self.total == len(self.desk.reception.members)  # else that is told, and no share can be held against it
        if sure and counted > self.total:
            yield "issue.vote_more", sheet.AGREE, {"name": case.name, "sum": counted, "total": self.total}
        elif isinstance(returned, int) and counted != returned:
            facts: dict[str, Any] = {
                "agree": votes.agree,
                "disagree": votes.against,
                "invalid": votes.invalid,
                "sum": counted,
            }
            yield "vote.sum", sheet.AGREE, facts | {"returned": returned}
        elif sure and not _same(case.row[sheet.RATIO], votes.agree, self.total):
            right = percent(votes.agree, self.total)
            facts = {"name": case.name, "said": case.row[sheet.RATIO], "right": right, "agree": votes.agree}
            yield "issue.vote_ratio", sheet.RATIO, facts | {"total": self.total}

    def check_days(self) -> None:
        """Tell of a meeting after what rests on it, and before what it rests on."""
        met = self.day
        for item, after in _DAYS:
            other = self.said.day(NUMBERS, item)
            if met and other and (other > met if after else other < met):
                facts = {"met": short_date(met), "item": item.removeprefix("ngày "), "other": short_date(other)}
                code = "issue.met_early" if after else "issue.met_late"
                self.desk.note(code, self.said.place(COUNCIL, "ngày họp"), **facts)


def _member(row: SheetRow) -> RawMapping:
    entries = []
    for title in sheet.OF_COUNCIL[1:]:
        text, place = row[title], row.place(title)
        if not text:
            continue
        if title == "họ và tên":
            form = next((one for one in _TITLES if text.startswith(one)), "")
            if form:
                entries.append((RawScalar("danh xưng", place), RawScalar(form.strip(), place)))
            text = text.removeprefix(form)
        if title == sheet.CAME and text.casefold() in ("vắng", "vắng mặt"):
            text = "không"
        entries.append((RawScalar(title, place), RawScalar(text, place)))
    return RawMapping(tuple(entries), row.place("họ và tên"))


def _share(text: str) -> float | None:
    found = _SHOWN.fullmatch(text)
    return float(f"{found['whole']}.{found['part'] or 0}") if found else None


def _same(typed: str, agree: int, total: int) -> bool:
    """Whether a ratio that was typed is that of the votes, to the places that were typed; an empty one is."""
    found = _SHOWN.fullmatch(typed)
    if not found:
        return not typed
    value, places = _share(typed) or 0.0, len(found["part"] or "")
    fraction = agree / total
    shares = [100 * fraction] if found["sign"] or value > 1 else [100 * fraction, fraction]
    return any(abs(value - share) <= 0.5 * 10**-places + 1e-9 for share in shares)


__all__ = ["Council", "Least", "Votes"]
