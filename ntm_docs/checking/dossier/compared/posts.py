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
_POST = re.compile(r"[^,;:()]{3,80}")
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
        in_lines = ((paragraph, _POST.match(rest)) for paragraph, rest in lines_about(document, row))
        said = [
            *cells_of(document, row, _POST_HEADS),
            *((paragraph, found[0].strip(" .")) for paragraph, found in in_lines if found),
            *_of_himself(document, row),
        ]
        for paragraph, text in said:
            titles = frozenset(_TITLE.findall(text.casefold()))
            if titles and not _OF_MEETING.search(text):
                yield Post(document, paragraph, text, titles)


def cells_of(document: RecognisedPaper, row: Named, heads: tuple[str, ...]) -> Iterator[tuple[Paragraph, str]]:
    """What the tables of a paper say of a person below a column whose title begins so (folded)."""
    for grid in grids_of(document):
        titles = grid[0].heads()
        names = next((column for head, column in titles.items() if head.startswith(NAME_HEADS)), None)
        column = next((column for head, column in titles.items() if head.startswith(heads)), None)
        if names is None or column is None or column == names:
            continue
        for line in grid[1:]:
            if column in line.cells and name_key(line.text(names)) == row.key:
                yield line.cells[column], line.text(column)


def lines_about(document: RecognisedPaper, row: Named) -> Iterator[tuple[Paragraph, str]]:
    """What lines outside a signature say behind a name: `Tổ trưởng, Trường THCS An Bình`, up to `;` or `:`."""
    pattern = re.compile(rf"{re.escape(row.name.split(maxsplit=1)[-1])}\s*[,(–-]\s*(?P<rest>[^;:]{{3,200}})")
    for line in lines_of(document):
        if line.what != "text" or _OF_MEETING.search(line.text.partition(":")[0]):
            continue
        for match in pattern.finditer(line.text):
            begins = line.text[: match.start("rest")]
            if same_text(begins).rstrip(" ,(–-").endswith(row.key):
                yield line.paragraph, match["rest"]


def _of_himself(document: RecognisedPaper, row: Named) -> Iterator[tuple[Paragraph, str]]:
    if is_report_of(document, row):
        for one in document.main.body:
            found = _OWN.search(one.full_text)
            if found:
                yield one, found["post"].strip(" .")


def is_report_of(document: RecognisedPaper, row: Named) -> bool:
    """Whether a paper is the report of merit of a person of the list."""
    return document.is_merit_report and name_key(named_in_report(document)) == row.key
