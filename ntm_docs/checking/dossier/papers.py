"""Papers of one dossier, each by its kind."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from functools import cached_property
from typing import Any, Literal

from ntm_docs.checking.dossier.listing import Named, listed
from ntm_docs.machine.frozen import frozen
from ntm_docs.papers.components import Zone
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.keys import fold_key

_AT_LARGE = ("danhhieuthidua", "hinhthuckhenthuong")  # a review's tờ trình is for several
_TITLE = ("ten_loai", "trich_yeu", "phu_luc_ten")
_OF_AWARD = ("khenthuong", "thidua", "tangbangkhen", "huanchuong", "bangkhen", "giaykhen", "huychuong", "kyniemchuong")
SELF = re.compile(
    r"^(?:tên (?:tập thể|đơn vị|hộ gia đình)|họ và tên|họ tên)[^:]{0,60}:\s*(?P<name>[^,;.(]{3,80})", re.IGNORECASE
)
Role = Literal["to_trinh", "danh_sach", "bien_ban", "bao_cao", ""]


@frozen
class DossierPapers:
    """The papers of a dossier, told apart by their type; any may be missing."""

    documents: tuple[RecognisedPaper, ...]
    compared: Counter[str] = field(default_factory=Counter, compare=False)
    kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)  # what rules read once
    _roles: dict[int, "Role"] = field(default_factory=dict, compare=False, repr=False)

    def note(self, what: str, count: int = 1) -> None:
        """Count a place where something was compared."""
        if count:
            self.compared[what] += int(count)

    @property
    def of_award(self) -> tuple[RecognisedPaper, ...]:
        """The papers of the dossier itself, the submission first."""
        found = (self.to_trinh, self.danh_sach, self.bien_ban, *self.bao_cao)
        return tuple({id(one): one for one in found if one is not None}.values())

    @cached_property
    def is_review(self) -> bool:
        """Whether the submission is for several titles at once."""
        title = fold_key(title_of(self.to_trinh)) if self.to_trinh is not None else ""
        return any(f"{verb}{one}" in title for one in _AT_LARGE for verb in ("tang", "thuong"))

    @cached_property
    def to_trinh(self) -> RecognisedPaper | None:
        """The first Tờ trình, one that proposes an award before any other."""
        return self._first("to_trinh") or next((one for one in self.documents if one.loai == "Tờ trình"), None)

    @cached_property
    def danh_sach(self) -> RecognisedPaper | None:
        """The first list of those proposed."""
        return self._first("danh_sach")

    @cached_property
    def bien_ban(self) -> RecognisedPaper | None:
        """The minutes of the meeting, before any other minutes."""
        return self._first("bien_ban") or next((one for one in self.documents if one.loai == "Biên bản"), None)

    @cached_property
    def bao_cao(self) -> tuple[RecognisedPaper, ...]:
        """The merit reports."""
        return tuple(one for one in self.documents if one.is_merit_report)

    @cached_property
    def rows(self) -> tuple[Named, ...]:
        """Those whom the lists propose, in order; the first list of a name tells it."""
        lists = [one for one in self.documents if self.role(one) == "danh_sach"]
        return tuple({one.key: one for document in reversed(lists) for one in reversed(listed(document))}.values())[
            ::-1
        ]

    def role(self, document: RecognisedPaper) -> "Role":
        """What a paper is in the dossier, read once."""
        if id(document) not in self._roles:
            self._roles[id(document)] = role_of(document)
        return self._roles[id(document)]

    def _first(self, role: "Role") -> RecognisedPaper | None:
        return next((one for one in self.documents if self.role(one) == role), None)

    @property
    def is_dossier(self) -> bool:
        """Whether any paper is one of an award's dossier: a submission, a list, minutes or a report."""
        return any(self.role(one) for one in self.documents)


def apart(documents: Iterable[RecognisedPaper]) -> Iterator[RecognisedPaper]:
    """Every paper by itself: those joined in one file too; an appendix that lists nobody stays with its paper."""
    for document in documents:
        groups: list[list[Zone]] = []
        for zone in document.zones:
            if groups and zone.kind == "phu_luc" and not listed(replace(document, zones=(zone,))):
                groups[-1].append(zone)
            else:
                groups.append([zone])
        if len(groups) == 1:
            yield document
            continue
        for group in groups:
            lines = tuple(one for zone in group for one in zone.paragraphs)
            yield replace(document, zones=tuple(group), facts=replace(document.facts, paragraphs=lines))


def role_in(van_ban: RecognisedPaper) -> "Role":
    """What a file is in a dossier: the first of its papers that is any."""
    return next((role for one in apart([van_ban]) if (role := role_of(one))), "")


def role_of(van_ban: RecognisedPaper) -> Role:
    """What a paper is in the dossier of an award; empty where it is none of them."""
    if van_ban.is_merit_report:
        return "bao_cao"
    title = fold_key(title_of(van_ban))
    decided = "quyetdinh" in fold_key(van_ban.main.text("kem_theo"))  # a list of what was given
    if decided or "kiemphieu" in title or not any(word in title for word in _OF_AWARD):
        return ""
    if van_ban.loai == "Tờ trình":
        return "to_trinh"
    if van_ban.loai == "Biên bản":
        return "bien_ban"
    is_list = van_ban.main.kind in ("phu_luc", "danh_sach") or "danhsach" in title
    return "danh_sach" if is_list and not van_ban.loai and listed(van_ban) else ""


def title_of(van_ban: RecognisedPaper) -> str:
    """The title of a paper on one line."""
    return " ".join(van_ban.main.text(name) for name in _TITLE).strip()


def named_in_report(van_ban: RecognisedPaper) -> str:
    """Whose a merit report is: the line that names its subject, else who signs it; empty where neither is read."""
    for one in van_ban.main.body:
        found = SELF.match(one.full_text.lstrip("0123456789.)- "))
        if found:
            return " ".join(found["name"].split())
    return van_ban.main.text("ho_ten")
