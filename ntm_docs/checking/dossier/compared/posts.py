"""Posts of those proposed, at every place of a dossier."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ntm_docs.checking.dossier.compared.said import OF_MEETING, Said, said_of
from ntm_docs.checking.dossier.dossier_rule import dossier_rule
from ntm_docs.checking.dossier.papers import DossierPapers
from ntm_docs.checking.rule import Fault, NotApplicable
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.problems import Word
from ntm_docs.word.facts import Paragraph

# Posts that exclude each other; one who is “viên chức” may be any of them.
_TITLE = re.compile(
    r"\b(?:phó )?(?:bí thư|chủ tịch|tổng giám đốc|giám đốc|hiệu trưởng|chánh (?:văn phòng|thanh tra)|chủ nhiệm|"
    r"trưởng (?:phòng|ban|khoa|trạm|ấp|thôn|khóm|bộ phận)|(?:tổ|đội|cục|vụ|chi cục|hạt|viện|trạm) trưởng)\b|"
    r"\b(?:(?:tổ|đội) phó|chuyên viên|giáo viên|giảng viên|nhân viên|kế toán|văn thư|điều dưỡng trưởng|điều dưỡng|"
    r"bác sĩ|y sĩ|dược sĩ)\b"
)
_OWN = re.compile(r"chức vụ[^:]{0,60}:\s*(?P<post>[^;]{3,120})", re.IGNORECASE)
_POST = re.compile(r"^(?P<post>[^,;:()]{3,80})")
_WHOLE = re.compile(r"(?P<post>.*)", re.DOTALL)
_AGREE = 2  # places that say another post than the list alone


@dataclass(frozen=True, slots=True)
class Post:
    """What a place says that a person is: the words, the titles in them."""

    document: RecognisedPaper
    paragraph: Paragraph
    words: str
    titles: frozenset[str]


@dossier_rule("VF41", level="warning")
def posts_agree(papers: DossierPapers) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """Chức vụ của người được đề nghị ghi giống nhau ở mọi văn bản.

    Sai: Danh sách: Trưởng phòng; tờ trình: Phó Trưởng phòng
    Đúng: Trưởng phòng ở mọi văn bản
    Cách sửa: Đối chiếu quyết định bổ nhiệm, sửa chức vụ cho giống nhau.
    """
    said = said_of(papers)
    found = [(row, places) for row in papers.rows if len(places := list(_posts(said.get(row.key, ())))) > 1]
    if not found:
        raise NotApplicable
    for _row, places in found:
        papers.note(Word("chức vụ của người được đề nghị"), len(places))
        right = _right(papers, places)
        for one in places:
            if not one.titles & right.titles:
                yield one.document, Fault(one.paragraph, one.words, one.words, right.words)


def _right(papers: DossierPapers, places: Sequence[Post]) -> Post:
    """What the list says; what several others agree on where it stands alone."""
    count = Counter(title for one in places for title in one.titles)
    listed = next((one for one in places if one.document is papers.danh_sach), places[0])
    if any(count[title] > 1 for title in listed.titles):
        return listed
    return next((one for one in places if any(count[title] >= _AGREE for title in one.titles)), listed)


def _posts(places: Sequence[Said]) -> Iterator[Post]:
    """The places that say what post a person has."""
    for said in places:
        if said.where == "workplace":
            continue
        found = {"line": _POST, "own": _OWN}.get(said.where, _WHOLE).search(said.text)
        text = found["post"].strip(" .") if found else ""
        titles = frozenset(_TITLE.findall(text.casefold()))
        if titles and not OF_MEETING.search(text):
            yield Post(said.document, said.paragraph, text, titles)
