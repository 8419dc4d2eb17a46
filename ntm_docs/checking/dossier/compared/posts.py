"""Posts of those proposed, at every place of a dossier."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ntm_docs.checking.dossier.dossier_rule import dossier_rule
from ntm_docs.checking.dossier.listing import NAME_HEADS, Named, grids_of, name_key
from ntm_docs.checking.dossier.papers import DossierPapers, named_in_report
from ntm_docs.checking.dossier.places import lines_of
from ntm_docs.checking.rule import Fault, NotApplicable
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.keys import same_text
from ntm_docs.problems import Word
from ntm_docs.word.facts import Paragraph

# Posts that exclude each other; one who is “viên chức” may be any of them.
_TITLE = re.compile(
    r"\b(?:phó )?(?:bí thư|chủ tịch|tổng giám đốc|giám đốc|hiệu trưởng|chánh (?:văn phòng|thanh tra)|chủ nhiệm|"
    r"trưởng (?:phòng|ban|khoa|trạm|ấp|thôn|khóm|bộ phận)|(?:tổ|đội|cục|vụ|chi cục|hạt|viện|trạm) trưởng)\b|"
    r"\b(?:(?:tổ|đội) phó|chuyên viên|giáo viên|giảng viên|nhân viên|kế toán|văn thư|điều dưỡng trưởng|điều dưỡng|"
    r"bác sĩ|y sĩ|dược sĩ)\b"
)
_OF_MEETING = re.compile(r"hội đồng|chủ (?:trì|tọa|toạ)|thư ký|thành viên|phiếu", re.IGNORECASE)
_OWN = re.compile(r"chức vụ[^:]{0,60}:\s*(?P<post>[^;]{3,120})", re.IGNORECASE)
_POST_HEADS = ("chucvu", "chucdanh")
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
    found = [(row, places) for row in papers.rows if len(places := list(_posts(papers, row))) > 1]
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


def _posts(papers: DossierPapers, row: Named) -> Iterator[Post]:
    """The places that say what a person of the list is."""
    for document in papers.of_award:
        for paragraph, text in (*_in_tables(document, row), *_in_lines(document, row), *_of_himself(document, row)):
            titles = frozenset(_TITLE.findall(text.casefold()))
            if titles and not _OF_MEETING.search(text):
                yield Post(document, paragraph, text, titles)


def _in_tables(document: RecognisedPaper, row: Named) -> Iterator[tuple[Paragraph, str]]:
    for grid in grids_of(document):
        heads = grid[0].heads()
        names = next((column for head, column in heads.items() if head.startswith(NAME_HEADS)), None)
        posts = next((column for head, column in heads.items() if head.startswith(_POST_HEADS)), None)
        if names is None or posts is None:
            continue
        for line in grid[1:]:
            if posts in line.cells and name_key(line.text(names)) == row.key:
                yield line.cells[posts], line.text(posts)


def _in_lines(document: RecognisedPaper, row: Named) -> Iterator[tuple[Paragraph, str]]:
    """`Bà Trần Thị Ngọc Ánh, Tổ trưởng Tổ Ngữ văn;` outside a signature."""
    pattern = re.compile(rf"{re.escape(row.name.split(maxsplit=1)[-1])}\s*[,(–-]\s*(?P<post>[^,;:()]{{3,80}})")
    for line in lines_of(document):
        if line.what != "text" or _OF_MEETING.search(line.text.partition(":")[0]):
            continue
        for match in pattern.finditer(line.text):
            begins = line.text[: match.start()] + match[0].partition(match["post"])[0]
            if same_text(begins).rstrip(" ,(–-").endswith(row.key):
                yield line.paragraph, match["post"].strip(" .")


def _of_himself(document: RecognisedPaper, row: Named) -> Iterator[tuple[Paragraph, str]]:
    if not document.is_merit_report or name_key(named_in_report(document)) != row.key:
        return
    for one in document.main.body:
        found = _OWN.search(one.full_text)
        if found:
            yield one, found["post"].strip(" .")
