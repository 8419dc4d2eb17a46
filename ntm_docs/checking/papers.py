"""Papers of one dossier and the nominees its list names."""

import re
from dataclasses import dataclass
from functools import cached_property

from ntm_docs.papers.tables import tables_of
from ntm_docs.papers.van_ban import VanBan
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
_ORDER_HEADERS = ("stt", "tt", "so")
_HONORIFIC = re.compile(r"^(?:ông|bà|anh|chị|đồng chí|đ/c|hộ gia đình|hộ)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Papers:
    """The papers of a dossier, told apart by their type; any may be missing."""

    documents: tuple[VanBan, ...]

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
        """Whether there is something to compare: a submission with a list, minutes or reports."""
        others = (self.danh_sach, self.bien_ban, *self.bao_cao)
        return self.to_trinh is not None and any(one is not None for one in others)


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
