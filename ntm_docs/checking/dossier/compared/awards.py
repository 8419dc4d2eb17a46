"""Award, period, number of the tờ trình, at every place."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ntm_docs.checking.dossier.compared.periods import spans, year_columns
from ntm_docs.checking.dossier.dossier_rule import dossier_rule
from ntm_docs.checking.dossier.listing import grids_of
from ntm_docs.checking.dossier.papers import DossierPapers
from ntm_docs.checking.dossier.places import StatedLine, lines_of
from ntm_docs.checking.rule import Fault, NotJudged
from ntm_docs.checking.rules.appendix import not_attached_to
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.dates import YEARS_SPAN
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Word, phrase
from ntm_docs.word.facts import Paragraph

_AWARD = re.compile(
    r"(?:tặng|tặng thưởng|truy tặng|xét tặng)\s+(?P<award>(?:Huân chương|Huy chương|Bằng khen|Giấy khen|Cờ thi đua|"
    r"danh hiệu|Kỷ niệm chương)[^.;:,“”\"()]*)",
    re.IGNORECASE,
)
_AWARD_END = re.compile(
    r"\s+(?:cho|trong|về|vì|đã|giai đoạn|có thành tích|và|năm học|năm 20\d\d|đối với|với|thuộc)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_PROPOSES = re.compile(r"đề nghị|kính trình|trình|xem xét|thống nhất|nhất trí", re.IGNORECASE)
_GIVEN = re.compile(r"(?:được|đã|từng)\s*(?:\w+\s){0,3}?$", re.IGNORECASE)
_OF = re.compile(r"Tờ trình\s+số", re.IGNORECASE)
_AWARD_HEADS = ("hinhthuc", "danhhieu", "denghitang", "muckhen", "hinhthuckhenthuong")
_QUOTED = re.compile(r"“[^”]{8,200}”|\"[^\"]{8,200}\"")
_SHORT = (("ubnd", "uybannhandan"), ("thutuong", "thutuong"), ("ttg", "thutuongchinhphu"), ("chutich", ""))


@dataclass(frozen=True, slots=True)
class _Place:
    """A value where it stands: the paper, the paragraph, the words."""

    document: RecognisedPaper
    paragraph: Paragraph
    value: str


def award_of(van_ban: RecognisedPaper) -> str:
    """The award that the title of a paper names."""
    return next((award for line in lines_of(van_ban) if line.what == "title" for award in _awards(line.text)), "")


def _awards(text: str) -> Iterator[str]:
    for found in _AWARD.finditer(text):
        if not _GIVEN.search(text[: found.start()]):
            yield _AWARD_END.sub("", found["award"]).strip()


def same_award(one: str, other: str) -> bool:
    """Whether two names mean one award: one may say less, or say it short."""
    first, second = _award_key(one), _award_key(other)
    return first.startswith(second) or second.startswith(first)


def _award_key(name: str) -> str:
    key = fold_key(name)
    for short, whole in _SHORT:
        key = key.replace(short, whole)
    return key


def agreed(values: Sequence[str], same: dict[str, str]) -> str:
    """The value that most places have; the first of them where two are as many."""
    count = Counter(same[one] for one in values)
    return max(count, key=lambda one: (count[one], -next(i for i, value in enumerate(values) if same[value] == one)))


@dossier_rule("VF29")
def award_agrees(papers: DossierPapers) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """Hình thức khen thưởng giống nhau ở tên và lời đề nghị của tờ trình, danh sách, biên bản, báo cáo.

    Sai: Tờ trình: Bằng khen của Thủ tướng Chính phủ; danh sách: Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh
    Đúng: Một hình thức ở mọi văn bản
    Cách sửa: Sửa tên hình thức khen thưởng cho giống nhau ở mọi chỗ.
    """
    places = _award_places(papers)
    wanted = _award(papers, places)
    papers.note(Word("hình thức khen thưởng ở tên và lời đề nghị"), len(places))
    for one in places:
        if not same_award(one.value, wanted):
            yield one.document, Fault(one.paragraph, one.value, one.value, wanted)


def _award_places(papers: DossierPapers) -> list[_Place]:
    """Where papers name the award that is proposed; of minutes for several awards only what is of this one."""
    if "awards" not in papers.kept:
        papers.kept["awards"] = _read_awards(papers)
    found: list[_Place] = papers.kept["awards"]
    return found


def _read_awards(papers: DossierPapers) -> list[_Place]:
    found: list[_Place] = []
    for document in papers.of_award:
        here = []
        for line in lines_of(document):
            if line.what == "title":
                here += [(line, award) for award in _awards(line.text)]
            elif line.what == "text":
                texts = (text for text in line.sentences() if _PROPOSES.search(text))
                here += [(line, award) for text in texts for award in _awards(text)]
        if not _is_of_several(papers, document, [award for _line, award in here]):
            found += [_Place(document, line.paragraph, award) for line, award in here]
    return found


def _is_of_several(papers: DossierPapers, document: RecognisedPaper, awards: Sequence[str]) -> bool:
    """Whether minutes speak of several awards, this one too: their title names none of them alone."""
    if document is not papers.bien_ban or award_of(document):
        return False
    wanted = award_of(papers.to_trinh) if papers.to_trinh is not None else ""
    others = [_award_key(one) for one in awards if not same_award(one, wanted)]
    return len(others) < len(awards) and any(others.count(one) > 1 for one in others)


def _award(papers: DossierPapers, places: Sequence[_Place]) -> str:
    """The award of the dossier, as most places name it; of equally many the submission's."""
    if papers.to_trinh is None:
        raise NotJudged(Word("không tìm thấy tờ trình"))
    if papers.is_review:
        raise NotJudged(Word("tờ trình đề nghị nhiều danh hiệu, hình thức"))
    rows = [_Place(document, cell, text) for document, cell, text in _award_cells(papers)]
    values = [one.value for one in (*places, *rows)]
    if not values or not any(one.document is papers.to_trinh for one in (*places, *rows)):
        raise NotJudged(Word("không đọc được hình thức khen thưởng trong tờ trình"))
    fullest = sorted(dict.fromkeys(values), key=len, reverse=True)
    return agreed(values, {one: next(full for full in fullest if same_award(full, one)) for one in values})


def _award_cells(papers: DossierPapers) -> Iterator[tuple[RecognisedPaper, Paragraph, str]]:
    for document in filter(None, (papers.to_trinh, papers.danh_sach, papers.bien_ban)):
        for grid in grids_of(document):
            heads = {column: head for head, column in grid[0].heads().items()}
            columns = [column for column, head in heads.items() if head.startswith(_AWARD_HEADS)]
            for row in grid[1:]:
                for column in columns:
                    text = row.text(column)
                    if fold_key(text) and len(row.texts) > 1:
                        yield document, row.cells[column], text


@dossier_rule("VF36")
def award_of_each_row(papers: DossierPapers) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """Hình thức khen thưởng ở từng dòng của bảng giống tờ trình.

    Sai: Tờ trình: Bằng khen của Thủ tướng Chính phủ; một dòng danh sách: Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh
    Đúng: Mọi dòng: Bằng khen của Thủ tướng Chính phủ
    Cách sửa: Sửa dòng ghi sai hình thức, hoặc chuyển người đó sang hồ sơ của hình thức ấy.
    """
    wanted = _award(papers, _award_places(papers))
    for document, cell, text in _award_cells(papers):
        papers.note(Word("hình thức khen thưởng ở từng dòng"))
        if not same_award(text, wanted):
            yield document, Fault(cell, text, text, wanted)


@dossier_rule("VF30")
def list_of_this_submission(papers: DossierPapers) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """Dòng “(Kèm theo Tờ trình số … ngày …)” của danh sách đúng với tờ trình.

    Sai: Danh sách kèm theo Tờ trình số 12/TTr-UBND; tờ trình số 15/TTr-UBND
    Đúng: Cùng số, ký hiệu và ngày
    Cách sửa: Sửa số, ngày trong dòng kèm theo của danh sách.
    """
    if papers.to_trinh is None or papers.danh_sach is None:
        raise NotJudged(Word("không đủ tờ trình và danh sách"))
    attached = [one for one in papers.of_award if _OF.search(one.main.text("kem_theo"))]
    if not attached or not papers.to_trinh.main.text("so_ky_hieu"):
        raise NotJudged(Word("không đọc được số tờ trình"))
    for document in attached:
        papers.note(Word("số, ngày tờ trình ghi ở danh sách"))
        part = document.main.of("kem_theo")[0]
        for fault in not_attached_to(part, document.main.text("kem_theo"), papers.to_trinh):
            yield document, fault


@dossier_rule("VF24", level="warning")
def period_before_proposal(papers: DossierPapers) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """Thời gian lập thành tích liên tục và kết thúc trước ngày tờ trình; các văn bản ghi cùng một giai đoạn.

    Sai: Báo cáo: từ tháng 01/2021 đến tháng 9/2025, tờ trình ngày 14/7/2025; bảng có năm 2021, 2022, 2024
    Đúng: Từ tháng 01/2021 đến tháng 6/2025; bảng có năm 2021, 2022, 2023, 2024
    Cách sửa: Sửa thời gian trong báo cáo; bổ sung số liệu năm còn thiếu; ghi cùng một giai đoạn.
    """
    yield from _one_period(papers)
    for report in papers.bao_cao:
        for paragraph, years in year_columns(report):
            steps = sorted(later - year for year, later in pairwise(years))
            if len(set(steps)) > 1 and set(steps[:-1]) == {1}:  # each year but one follows the one before
                yield report, Fault(paragraph, ", ".join(map(str, years)), Word("thiếu năm"), Word("các năm liên tục"))
    day = papers.to_trinh.day if papers.to_trinh is not None else None
    for report in papers.bao_cao:
        for told in spans(report):
            papers.note(Word("thời gian lập thành tích"))
            if told.backwards:
                yield report, Fault(told.paragraph, told.quote, told.quote, Word("kết thúc sau khi bắt đầu"))
            elif day is not None and told.end > (day.year, day.month):
                before = phrase("trước ngày {day}", day=f"{day:%d/%m/%Y}")
                yield report, Fault(told.paragraph, told.quote, told.quote, before)
    if papers.bao_cao and day is None:
        raise NotJudged(Word("tờ trình chưa có ngày"))


def _one_period(papers: DossierPapers) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """Places that name other years than most: titles and proposals, and a movement wherever it is named."""
    own: list[_Place] = []
    movements: dict[str, list[_Place]] = {}
    for document in papers.of_award:
        for line in lines_of(document):
            for sentence in line.sentences():
                for kind, place in _periods(document, line, sentence):
                    (movements.setdefault(kind, []) if kind else own).append(place)
    told: set[tuple[int, int, str]] = set()
    for places in (own, *movements.values()):
        values = [one.value for one in places]
        if len({id(one.document) for one in places}) < 2 and len(values) < 3:  # noqa: PLR2004 -- nothing to compare
            continue
        wanted = agreed(values, {one: one for one in values})
        papers.note(Word("giai đoạn"), len(places))
        for one in places:
            here = (id(one.document), one.paragraph.number, one.value)
            if one.value != wanted and here not in told:
                told.add(here)
                yield one.document, Fault(one.paragraph, one.value, one.value, wanted)


def _periods(document: RecognisedPaper, line: StatedLine, sentence: str) -> Iterator[tuple[str, _Place]]:
    """The years of a sentence: of the movement quoted before them, else the dossier's own; other years are none."""
    for found in YEARS_SPAN.finditer(sentence):
        place = _Place(document, line.paragraph, f"{found['kind'].casefold()} {found['first']}-{found['last']}")
        quoted = [one[0] for one in _QUOTED.finditer(sentence[: found.start()])]
        if quoted and sentence[: found.start()].rstrip().endswith(quoted[-1]):
            yield fold_key(quoted[-1]) + found["kind"].casefold(), place
        if line.what == "title" or (line.what in ("text", "base") and _is_own(sentence)):
            yield "", place


def _is_own(sentence: str) -> bool:
    """Whether a sentence of the text speaks of the merits that are proposed."""
    proposed = _PROPOSES.search(sentence) is not None and next(_awards(sentence), "") != ""
    return sentence.startswith("Xét thành tích") or (proposed and not sentence.startswith("Căn cứ"))


@dossier_rule("VF27", level="warning")
def proposal_not_result(papers: DossierPapers) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """Hồ sơ trình ghi “đề nghị tặng”, không ghi như đã được tặng.

    Sai: Danh sách cá nhân được tặng Bằng khen (kèm theo tờ trình)
    Đúng: Danh sách cá nhân đề nghị tặng Bằng khen
    Cách sửa: Đổi “được tặng” thành “đề nghị tặng” trong tên tờ trình, danh sách.
    """
    for document in filter(None, (papers.to_trinh, papers.danh_sach)):
        zone = document.main
        for part in (*zone.of("trich_yeu"), *zone.of("phu_luc_ten"), *zone.of("ten_loai")):
            if re.search(r"được tặng", part.text, re.IGNORECASE):
                yield document, Fault(part.paragraph, part.text, Word("được tặng"), Word("đề nghị tặng"))
