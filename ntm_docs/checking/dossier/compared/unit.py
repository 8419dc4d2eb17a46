"""The unit that submits, at every place of a dossier."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ntm_docs.checking.dossier.dossier_rule import dossier_rule
from ntm_docs.checking.dossier.papers import DossierPapers
from ntm_docs.checking.dossier.places import StatedLine, lines_of
from ntm_docs.checking.dossier.spellings import Spellings
from ntm_docs.checking.rule import Fault, NotJudged
from ntm_docs.papers.names import OFFICES
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.keys import fold_key, same_text
from ntm_docs.problems import Word
from ntm_docs.word.facts import Paragraph

_COUNCIL, _ELECTED = "hoidongthidua", "hoidongnhandan"
_BARE = ("uybannhandan", "ubnd", "hoidong", "hoidongnhandan", "uybanmattran")
_SUBMITS = re.compile(
    r"^(?P<unit>[A-ZĐÀ-Ỹ][^,.;:]{3,90}?)\s+"
    r"(?:(?:trân trọng\s+)?(?:kính\s+)?(?:đề nghị|trình|báo cáo)|đã tổ chức|tổ chức họp)"
)
_ATTACHED = re.compile(r"ngày.*?\scủa\s+(?P<unit>[A-ZĐÀ-Ỹ][^()]{2,90}?)\s*\)")
_OF_COUNCIL = re.compile(
    r"Hội đồng Thi đua\s*[-–,]\s*[Kk]hen thưởng\s+(?P<unit>(?:xã|phường|huyện|quận|thị xã|thành phố|tỉnh|đặc khu)"
    r"(?:\s+[A-ZĐÀ-Ỹ][^\s,.;:()]*)+)"
)
_SHORT = (
    (r"\bubnd\b", "ủy ban nhân dân"),
    (r"\bthcs\b", "trung học cơ sở"),
    (r"\bthpt\b", "trung học phổ thông"),
    (r"\btrường th\b", "trường tiểu học"),
    (r"\bmn\b", "mầm non"),
    (r"\bhtx\b", "hợp tác xã"),
    (r"(học|sở)\s*[&.-]\s*(?=trung học)", r"\1 và "),  # TH&THCS
    (r"\bhđnd\b", "hội đồng nhân dân"),
)
_LEVEL = re.compile(r"(?:xã|phường|huyện|quận|thị xã|thành phố|tỉnh|đặc khu)\s+\S.*$", re.IGNORECASE)
_LEAST = 2


def unit_of(papers: DossierPapers) -> str:
    """The name of the unit that submits, as most places have it; empty where none says it."""
    named = [text for _document, text, _paragraph in _places(papers)]
    return _most(named)


def _most(named: Sequence[str]) -> str:
    """The name that most places spell so, the longest where one says less."""
    keys = [unit_key(one) for one in named]
    count = Counter(keys)
    best = max(
        keys, key=lambda key: (sum(count[one] for one in count if one_within_the_other(one, key)), len(key)), default=""
    )
    return next((text for text, key in zip(named, keys, strict=True) if key == best), "")


def unit_key(text: str) -> str:
    """A name for comparing: whole words for short ones, one dash; tones matter."""
    key = re.sub("[–—]", "-", same_text(text)).strip(" ,.;:")
    for short, whole in _SHORT:
        key = re.sub(short, whole, key)
    return key


def one_within_the_other(one: str, other: str) -> bool:
    """Whether two names are of one unit: one may say less at its end or its head."""
    short, long = sorted((one.split(), other.split()), key=len)
    return long[: len(short)] == short or long[len(long) - len(short) :] == short


def _places(papers: DossierPapers) -> list[tuple[RecognisedPaper, str, Paragraph]]:
    """Where papers name the unit that submits: heads, “của …”, who proposes."""
    if "units" not in papers.kept:
        documents = [one for one in (papers.to_trinh, papers.danh_sach, papers.bien_ban) if one is not None]
        heads = [(one, *head) for one in documents if (head := headed(one)) is not None]
        told = [(one, text, line.paragraph) for one in documents for line in lines_of(one) for text in _named(line)]
        papers.kept["units"] = [*heads, *told]
    found: list[tuple[RecognisedPaper, str, Paragraph]] = papers.kept["units"]
    return found


def _named(line: StatedLine) -> Iterator[str]:
    if line.what == "attached":
        found = _ATTACHED.search(line.text)
        if found:
            yield found["unit"]
    elif line.what == "text":
        for sentence in line.sentences():
            found = _SUBMITS.match(sentence)
            name = fold_key(found["unit"]) if found else ""
            if found and name.startswith(OFFICES) and (not name.startswith("hoidong") or name.startswith(_ELECTED)):
                yield found["unit"]


def headed(document: RecognisedPaper) -> tuple[str, Paragraph] | None:
    """The body that a heading names last, a council below it left out, and where it stands."""
    bodies: list[tuple[str, Paragraph]] = []
    for part in (*document.main.of("co_quan_chu_quan"), *document.main.of("co_quan_ban_hanh")):
        goes_on = bodies and (fold_key(bodies[-1][0]) in _BARE or not fold_key(part.text).startswith(OFFICES))
        if goes_on:
            bodies[-1] = (f"{bodies[-1][0]} {part.text}", bodies[-1][1])
        else:
            bodies.append((part.text, part.paragraph))
    named = [(text, paragraph) for text, paragraph in bodies if not fold_key(text).startswith(_COUNCIL)]
    return named[-1] if named else None


@dossier_rule("VF40")
def unit_agrees(papers: DossierPapers) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """Tên đơn vị trình ghi giống nhau ở mọi chỗ.

    Sai: Tờ trình của Ủy ban nhân dân xã Tân Hội; danh sách: “của Ủy ban nhân dân xã Tân Hợi”
    Đúng: Ủy ban nhân dân xã Tân Hội ở mọi chỗ
    Cách sửa: Sửa tên đơn vị ở chỗ ghi khác.
    """
    places = _places(papers)
    if len(places) < _LEAST:
        raise NotJudged(Word("không đọc được tên đơn vị trình ở hai chỗ"))
    unit = unit_of(papers)
    key = unit_key(unit)
    papers.note(Word("tên đơn vị trình"), len(places))
    told: set[tuple[int, str]] = set()
    for document, text, paragraph in places:
        if not one_within_the_other(unit_key(text), key):
            told.add((id(document), unit_key(text)))
            yield document, Fault(paragraph, text, text, unit)
    level = _LEVEL.search(unit)
    yield from _other_spellings(papers, [key, *([unit_key(level[0])] if level else [])], told)
    if level:
        yield from _other_councils(papers, unit_key(level[0]), told)


def _other_spellings(
    papers: DossierPapers, names: Sequence[str], told: set[tuple[int, str]]
) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """The unit with other tones or marks anywhere, with a slip in a heading: another unit is called otherwise."""
    for one in Spellings(names).read(papers.of_award):
        key = unit_key(one.words)
        if one.right or key in names or not (one.by_tone or one.line.what == "agency"):
            continue
        if not any(document == id(one.document) and key in text for document, text in told):
            told.add((id(one.document), key))
            yield one.document, Fault(one.line.paragraph, one.words, one.words, one.known)


def _other_councils(
    papers: DossierPapers, unit: str, told: set[tuple[int, str]]
) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """A council of the same level and of another place."""
    for document in filter(None, (papers.to_trinh, papers.bien_ban)):
        for line in lines_of(document):
            for found in _OF_COUNCIL.finditer(line.text):
                papers.note(Word("tên đơn vị trình"))
                key = unit_key(found["unit"])
                same_level = key.split()[0] == unit.split(maxsplit=1)[0]
                known = any(paper == id(document) and key in text for paper, text in told)
                if same_level and not one_within_the_other(key, unit) and not known:
                    told.add((id(document), key))
                    yield document, Fault(line.paragraph, found[0], found["unit"], unit)
