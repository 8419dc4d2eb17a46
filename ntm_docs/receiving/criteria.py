"""What law asks of a nominee, what its dossier says.

Only what the law data and the texts of provinces hold is asked: votes, debts of basic construction, OCOP, earlier
awards. A criterion is `shown` where the dossier says it, `asked` where it says nothing or law is not known, `missing`
where the dossier itself says that it is not met. Whether it is true is for the officer.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from ntm_docs.model import LoaiDoiTuong
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Problem, ProblemsError
from ntm_docs.regulations import Book, Question
from ntm_docs.regulations.book.entries import Topic
from ntm_docs.regulations.requirement import Requirement, require

SUBJECTS: dict[str, LoaiDoiTuong] = {"tập thể": "tap_the", "cá nhân": "ca_nhan", "hộ gia đình": "ho_gia_dinh"}
# What a province's text may set for one movement alone.
_OF_MOVEMENTS: tuple[Topic, ...] = ("thanh_phan", "so_bo", "bieu_quyet", "tieu_chi_ntm")
_PRODUCERS = ("doanh nghiệp", "hợp tác xã")
_OF = re.compile(r"(?P<agree>\d+)\s*/\s*(?P<all>\d+)")
_STARS = re.compile(r"(?P<stars>\d)\s*sao", re.IGNORECASE)
_GROUPS = (
    ("xã", ("ủy ban nhân dân xã", "nhân dân và cán bộ xã", "cán bộ và nhân dân xã", "xã ", "đảng bộ xã")),
    ("huyện", ("ủy ban nhân dân huyện", "nhân dân và cán bộ huyện", "cán bộ và nhân dân huyện", "huyện ")),
    ("hợp tác xã", ("hợp tác xã", "htx ", "liên hiệp hợp tác xã")),
    ("doanh nghiệp", ("công ty", "doanh nghiệp", "tập đoàn", "cty ")),
)


@dataclass(frozen=True, slots=True)
class NomineeFacts:
    """What a dossier says of a nominee: the group it is of, votes, debts, OCOP, earlier awards."""

    group: str = ""
    votes: str = ""
    debt: str = ""
    ocop: str = ""
    earlier: Sequence[str] = ()
    duties: bool | None = None


@dataclass(frozen=True, slots=True)
class CriteriaSaid:
    """Criteria as sentences: shown, asked, missing."""

    shown: tuple[str, ...]
    asked: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class About:
    """Of which day, province and movement law is asked; a movement is known by what the papers are about."""

    on: date
    province: str = ""
    movement: str = ""


class Law:
    """The law data asked for awards, each answer kept."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._asked: dict[tuple[Any, ...], Requirement | Problem] = {}
        self.award_in = lru_cache(maxsize=2048)(self._award_in)

    def requirement(self, award: str, kind: str, about: About) -> Requirement | Problem:
        """What an award needs of a kind of nominee; a problem where law does not say."""
        asked = (award, kind, about)
        if asked not in self._asked:
            self._asked[asked] = self._requirement(award, kind, about)
        return self._asked[asked]

    def _requirement(self, award: str, kind: str, about: About) -> Requirement | Problem:
        known = about.province if about.province and self.book.tinh.known(about.province, about.on) else None
        subject = SUBJECTS.get(kind, "ca_nhan")
        try:
            found = require(self.book, award, about.on, subject, known)
        except ProblemsError as error:
            return error.problems[0]
        question = Question(self.book, found.award, about.on, known, found.award.loai_hinh, about.movement)
        own = {topic: ruling for topic in _OF_MOVEMENTS if (ruling := question.ask(topic, subject)).rule is not None}
        return replace(found, rulings=found.rulings | own)

    def _award_in(self, text: str) -> str:
        """The award that a text names, the longest name that stands in it; empty for none."""
        folded = fold_key(text)
        names = [name for name in self.book.award_names if len(name) > 6 and name in folded]  # noqa: PLR2004 -- no short sign
        return self.book.award_names[max(names, key=len)] if names else ""

    def province_in(self, texts: Sequence[str]) -> str:
        """The province that the first of some texts names: `tỉnh An Giang`, `thành phố Cần Thơ`."""
        for text in texts:
            folded = fold_key(text)
            for name in self.book.tinh.all_names():
                if f"tinh{fold_key(name)}" in folded or f"thanhpho{fold_key(name)}" in folded:
                    return name
        return ""


def group_of(name: str) -> str:
    """The group of nominees that a name says: xã, huyện, hợp tác xã, doanh nghiệp; empty for others."""
    plain = f"{' '.join(name.split()).casefold().replace('ubnd', 'ủy ban nhân dân').replace('uỷ', 'ủy')} "
    return next((group for group, starts in _GROUPS if plain.startswith(starts)), "")


def judge(facts: NomineeFacts, needed: Requirement | Problem, award: str) -> CriteriaSaid:
    """The criteria of an award, sorted by what the dossier says of them."""
    found: dict[str, list[str]] = {"shown": [], "asked": [], "missing": []}
    if isinstance(needed, Problem):
        found["asked"].append(needed.in_vietnamese())
    else:
        for state, text in (*_given(needed), *_votes(facts, needed), *_ntm(facts, needed)):
            found[state].append(text)
    if award and any(fold_key(award) in fold_key(line) for line in facts.earlier):
        line = next(line for line in facts.earlier if fold_key(award) in fold_key(line))
        found["asked"].append(f"Đã được tặng hình thức này ({line}): thành tích lần này có khác không")
    return CriteriaSaid(*(tuple(found[state]) for state in ("shown", "asked", "missing")))


def _given(needed: Requirement) -> Iterator[tuple[str, str]]:
    """Whether the award is given at all, and to this kind of nominee."""
    if not needed.given:
        refusals = [one.in_vietnamese() for one in needed.warnings if one.code in ("law.gone", "law.subject")]
        yield "missing", " ".join(refusals)


def _votes(facts: NomineeFacts, needed: Requirement) -> Iterator[tuple[str, str]]:
    least = (needed.value("bieu_quyet") or {}).get("toi_thieu")
    found = _OF.search(facts.votes)
    if not facts.votes:
        yield "asked", "Không đọc được kết quả biểu quyết trong biên bản"
    elif least is None or found is None or not int(found["all"]):
        yield "shown", f"Kết quả biểu quyết: {facts.votes}"
    else:
        rule = needed.rulings["bieu_quyet"].rule
        enough = int(found["agree"]) * 100 >= int(found["all"]) * least
        firm = rule is not None and rule.do_tin_cay == "sourced"
        text = f"Phiếu đồng ý {facts.votes}; phải từ {least}% tổng số thành viên ({rule.can_cu if rule else ''})"
        yield ("shown" if enough else "missing" if firm else "asked"), text


def _ntm(facts: NomineeFacts, needed: Requirement) -> Iterator[tuple[str, str]]:
    """Debts and OCOP, where a text in force asks for them (168/KH-UBND, IV.3 khoản 3.2 điểm b, c, e and its like)."""
    ruling = needed.rulings.get("tieu_chi_ntm")
    if ruling is None or ruling.rule is None:
        return
    clause = ruling.rule.can_cu
    if facts.group in ruling.value["khong_no_dong"]:
        said = fold_key(facts.debt)
        if said.startswith("khong"):
            yield "shown", f"Không nợ đọng xây dựng cơ bản ({clause})"
        elif said.startswith("co"):
            yield "missing", f"Còn nợ đọng xây dựng cơ bản ({clause})"
        else:
            told = f": “{facts.debt}”" if facts.debt else ", hồ sơ không nói"
            yield "asked", f"Nợ đọng xây dựng cơ bản{told} ({clause})"
    if facts.group in _PRODUCERS:
        yield from _ocop(facts, ruling.value["ocop_sao"], clause)
        if facts.duties is False:
            yield "asked", "Xác nhận thuế, bảo hiểm xã hội, môi trường chưa có trong hồ sơ"


def _ocop(facts: NomineeFacts, least: int, clause: str) -> Iterator[tuple[str, str]]:
    stars = [int(found["stars"]) for found in _STARS.finditer(facts.ocop)]
    if not facts.ocop:
        yield "asked", f"Sản phẩm OCOP từ {least} sao còn thời hạn, hồ sơ không nói ({clause})"
    elif not stars:
        yield "asked", f"OCOP: “{facts.ocop}”; phải từ {least} sao, còn thời hạn ({clause})"
    elif max(stars) < least or "đã hết hạn" in facts.ocop:
        yield "missing", f"OCOP: {facts.ocop}; phải từ {least} sao, còn thời hạn ({clause})"
    else:
        yield "shown", f"OCOP: {facts.ocop} ({clause})"
