"""Where those proposed work, at every place of a dossier."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ntm_docs.checking.dossier.compared.said import OF_MEETING, Said, said_of
from ntm_docs.checking.dossier.compared.unit import one_within_the_other, unit_key
from ntm_docs.checking.dossier.dossier_rule import dossier_rule
from ntm_docs.checking.dossier.papers import DossierPapers
from ntm_docs.checking.rule import Fault, NotApplicable
from ntm_docs.papers.nominees import kind_of
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.syllables import CAPITAL_LETTERS
from ntm_docs.problems import Word
from ntm_docs.word.facts import Paragraph

# Nobody works in two bodies of one kind, but in a part of one of another kind (`Phòng Kinh tế, UBND xã`), so only
# bodies of one kind are compared. A name begins with a capital: `cơ sở`, `phòng chống`, `trường hợp` are none.
_KINDS = (
    "trường (?:mầm non|mn|mẫu giáo|tiểu học|th|thcs|thpt|trung học|phổ thông|dân tộc|liên cấp|trung cấp|đại học)",
    "trạm y tế", "trung tâm", "bệnh viện", "hợp tác xã|htx", "công ty", "chi cục", "phòng", "sở",
    "(?:ủy|uỷ) ban nhân dân|ubnd", "ban quản lý", "văn phòng", "hội nông dân", "hội liên hiệp phụ nữ",
    "hội cựu chiến binh", "đoàn thanh niên", "ban chỉ huy quân sự", "công an",
)  # fmt: skip
_BODY = re.compile(
    rf"\b(?=[{CAPITAL_LETTERS}])(?:{'|'.join(f'(?P<kind_{at}>(?i:{words}))' for at, words in enumerate(_KINDS))})"
    r"\b[^,;:()\n]*"
)
_GOES_ON = re.compile(r"\s(?:là|đã|được|có|trong|vì|để|với|giai đoạn|hiện|từ|năm|tại|thuộc|của|đạt|về|cho)\s.*")
_WHOLE = re.compile(r"(?P<said>.*)", re.DOTALL)
_OWN = re.compile(
    r"(?:chức vụ|(?:nơi|đơn vị|cơ quan)(?: đang)? công tác)[^:]{0,60}:\s*(?P<said>[^;]{3,160})", re.IGNORECASE
)
_AGREE = 2  # places that say another body than the list alone


@dataclass(frozen=True, slots=True)
class Workplace:
    """What a place says where a person works: the words as they stand, the kind of body."""

    document: RecognisedPaper
    paragraph: Paragraph
    words: str
    kind: str

    @property
    def key(self) -> str:
        """The name for comparing."""
        return unit_key(self.words)


@dossier_rule("VF42", level="warning")
def workplaces_agree(papers: DossierPapers) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """Nơi công tác của người được đề nghị ghi giống nhau ở mọi văn bản.

    Sai: Danh sách: Trường Tiểu học Tân Hội 1; tờ trình: Trường Tiểu học Tân Hội 2
    Đúng: Trường Tiểu học Tân Hội 1 ở mọi văn bản
    Cách sửa: Đối chiếu hồ sơ cán bộ, sửa nơi công tác cho giống nhau.
    """
    persons = [row for row in papers.rows if kind_of(row.name) != "tập thể"]
    said = said_of(papers)
    found = [(row, places) for row in persons if len(places := list(_workplaces(said.get(row.key, ())))) > 1]
    if not found:
        raise NotApplicable
    for _row, places in found:
        papers.note(Word("nơi công tác của người được đề nghị"), len(places))
        for kind in dict.fromkeys(one.kind for one in places):
            yield from _apart(papers, [one for one in places if one.kind == kind])


def _apart(papers: DossierPapers, places: Sequence[Workplace]) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """The bodies of one kind that are none of those the list says, or most say where the list stands alone."""
    first = next((one for one in places if one.document is papers.danh_sach), places[0])
    right = [one for one in places if one.document is first.document]
    others = [one for one in places if not _is_one_of(one, right)]
    often = Counter(one.key for one in others).most_common(1)
    if often and often[0][1] >= _AGREE and len(others) == len(places) - len(right):
        right = [one for one in others if one.key == often[0][0]]
    for one in places:
        if not _is_one_of(one, right):
            yield one.document, Fault(one.paragraph, one.words, one.words, right[0].words)


def _is_one_of(one: Workplace, right: Sequence[Workplace]) -> bool:
    """Whether a body is one of these; either may say less."""
    return any(one_within_the_other(one.key, other.key) for other in right)


def _workplaces(places: Sequence[Said]) -> Iterator[Workplace]:
    """The places that say where a person works."""
    for said in places:
        told = _OWN.search(said.text) if said.where == "own" else _WHOLE.search(said.text)
        for found in _BODY.finditer(told["said"]) if told and not OF_MEETING.search(told["said"]) else ():
            words = _GOES_ON.sub("", found[0]).strip(" .–-")
            yield Workplace(said.document, said.paragraph, words, found.lastgroup or "")
