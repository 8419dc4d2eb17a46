"""How many are proposed, at every place of a dossier."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ntm_docs.checking.dossier.compared.awards import award_of, same_award
from ntm_docs.checking.dossier.compared.names import without_report
from ntm_docs.checking.dossier.dossier_rule import dossier_rule
from ntm_docs.checking.dossier.papers import DossierPapers
from ntm_docs.checking.dossier.places import StatedLine, lines_of
from ntm_docs.checking.rule import Fault, NotJudged
from ntm_docs.papers.nominees import KINDS, group_of
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.numbers import NUMBER_WORDS, in_words, number_words
from ntm_docs.problems import Word, joined, phrase

_ALL = "trường hợp"
_COUNT = re.compile(
    r"(?<![\d.,/])(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,4})\s*(?:\([^()\d]{2,40}\)\s*)?"
    r"(?P<kind>tập thể|cá nhân|hộ gia đình|trường hợp)",
    re.IGNORECASE,
)
_HEADED = re.compile(r"(?:\(|:\s*)(?P<number>\d{1,4})\b")
_IN_WORDS = re.compile(
    r"(?<![\d.,/])(?P<number>\d{1,4})\s*\((?P<words>[^()\d]{2,40})\)\s*"
    r"(?:tập thể|cá nhân|hộ gia đình|trường hợp|đơn vị|bộ|thành viên|phiếu)",
    re.IGNORECASE,
)
_SUM = re.compile(r"^(?:tổng (?:số|cộng)|cộng)\b|^danh sách (?:này )?(?:có|gồm)\b", re.IGNORECASE)
_GIVES = re.compile(r"(?:tặng|khen thưởng)\b.*?(?=\d)", re.IGNORECASE)
_PROPOSES = re.compile(r"đề nghị|trình|thống nhất|nhất trí|tặng", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Stated:
    """A count as a paper states it."""

    document: RecognisedPaper
    line: StatedLine
    kind: str
    number: int
    quote: str


@dossier_rule("VF20")
def counts_agree(papers: DossierPapers) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """Số lượng ở mọi chỗ, số dòng danh sách và số báo cáo thành tích bằng nhau.

    Sai: Tờ trình nêu 10 trường hợp, danh sách có 9 dòng
    Đúng: Tờ trình 10, danh sách 10 dòng, 10 báo cáo
    Cách sửa: Đếm lại; sửa tờ trình, danh sách hoặc bổ sung báo cáo còn thiếu.
    """
    if papers.danh_sach is None:
        raise NotJudged(Word("không tìm thấy danh sách"))
    rows = _rows(papers)
    stated = _all_stated(papers)
    papers.note(Word("số lượng"), len(stated))
    for kind in (*KINDS, _ALL):
        here = [one for one in stated if one.kind == kind and kind in rows]
        others = {one.number for one in here}
        if len(here) > 1 and len(others) == 1 and others != {rows[kind]}:  # the list is what differs
            yield papers.danh_sach, Fault(None, "", _list_has(rows, kind), f"{here[0].number:02} {kind}")
            continue
        for one in here:
            if one.number != rows[kind]:
                yield one.document, Fault(one.line.paragraph, one.quote, one.quote, _list_has(rows, kind))
    papers.note(Word("số báo cáo"), bool(papers.bao_cao))
    missing = len(without_report(papers, papers.rows)) if papers.bao_cao else 0  # told by their names
    if papers.bao_cao and not rows[_ALL] - missing <= len(papers.bao_cao) <= rows[_ALL]:
        found = phrase("{count} báo cáo thành tích", count=len(papers.bao_cao))
        yield papers.danh_sach, Fault(None, "", found, _list_has(rows, _ALL))


def _list_has(rows: dict[str, int], kind: str) -> str:
    text = phrase("{count} dòng trong danh sách", count=rows[kind])
    return text if kind == _ALL else joined([text, f" ({kind})"], by="")


def _rows(papers: DossierPapers) -> dict[str, int]:
    """How many rows the lists have, in all and, where each row's kind is known, of each kind."""
    found = {_ALL: len(papers.rows)}
    if all(one.kind for one in papers.rows):
        found |= {kind: sum(one.kind == kind for one in papers.rows) for kind in KINDS}
    return found


def _all_stated(papers: DossierPapers) -> list[_Stated]:
    if papers.is_review:
        return []
    wanted = award_of(papers.to_trinh) if papers.to_trinh is not None else ""
    found: list[_Stated] = []
    for document in filter(None, (papers.to_trinh, papers.danh_sach, papers.bien_ban)):
        for line in lines_of(document):
            found += _stated(document, line, wanted, is_minutes=document is papers.bien_ban)
    return list({(id(one.document), one.line.paragraph.number, one.kind, one.quote): one for one in found}.values())


def _stated(document: RecognisedPaper, line: StatedLine, wanted: str, *, is_minutes: bool) -> Iterator[_Stated]:
    if line.what == "title" or (line.what in ("text", "cell") and _SUM.search(_bare(line.text))):
        yield from _counts(document, line, line.text)
        return
    if line.what not in ("text", "cell"):
        return
    kind = group_of(_bare(line.text))
    headed = _HEADED.search(line.text) if kind else None
    if headed:
        yield _Stated(document, line, kind, int(headed["number"]), line.text)
    elif line.what == "text":
        for sentence in line.sentences():
            gives = _GIVES.search(sentence) if _PROPOSES.search(sentence) else None
            other = is_minutes and not _of_this(sentence, wanted)
            if gives and not other:
                yield from _counts(document, line, sentence[gives.start() :])
        if re.match(r"[-–+*]?\s*(?:\d\.\s*)?(?:Tập thể|Cá nhân|Hộ gia đình)\s*:\s*\d", line.text):
            yield from _counts(document, line, line.text)


def _bare(text: str) -> str:
    """A line without the dash or number before it."""
    return re.sub(r"^\s*[-–+*•]\s*", "", text)


def _of_this(sentence: str, wanted: str) -> bool:
    """Whether a sentence of minutes is of this award, not of another one."""
    found = re.search(r"(?:tặng|tặng thưởng)\s+(?P<award>[A-ZĐ][^.;:,]*?)(?:\s+cho\b|$)", sentence)
    return found is None or not wanted or same_award(found["award"], wanted)


def _counts(document: RecognisedPaper, line: StatedLine, text: str) -> Iterator[_Stated]:
    for found in _COUNT.finditer(text):
        number = int(found["number"].replace(".", ""))
        yield _Stated(document, line, found["kind"].casefold(), number, found[0])


@dossier_rule("VF35")
def figures_and_words(papers: DossierPapers) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """Số lượng viết bằng số và bằng chữ bằng nhau.

    Sai: 03 (hai) tập thể
    Đúng: 03 (ba) tập thể
    Cách sửa: Đếm lại, sửa số hoặc chữ.
    """
    rows = _rows(papers)
    told = {one.quote for one in _all_stated(papers) if one.kind in rows and one.number != rows[one.kind]}
    for document in papers.documents:
        for line in lines_of(document):
            for found in _IN_WORDS.finditer(line.text):
                words = found["words"].casefold().split()
                if not words or any(word not in NUMBER_WORDS for word in words):
                    continue
                papers.note(Word("số lượng bằng số và bằng chữ"))
                right = in_words(int(found["number"]))
                if number_words(" ".join(words)) != number_words(right) and found[0] not in told:
                    yield document, Fault(line.paragraph, found[0], found["words"], right)
