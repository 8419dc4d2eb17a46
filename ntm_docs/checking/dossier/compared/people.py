"""Who signs, at every place of a dossier."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ntm_docs.checking.dossier.compared.names import told_once
from ntm_docs.checking.dossier.compared.unit import headed, unit_key, unit_of
from ntm_docs.checking.dossier.dossier_rule import dossier_rule
from ntm_docs.checking.dossier.listing import name_key
from ntm_docs.checking.dossier.papers import DossierPapers
from ntm_docs.checking.dossier.places import lines_of
from ntm_docs.checking.dossier.spellings import Spellings, Spelt, persons_apart
from ntm_docs.checking.rule import Fault, NotJudged
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.keys import fold_key, same_text
from ntm_docs.problems import Word
from ntm_docs.word.facts import Paragraph

_LABEL = re.compile(
    r"(?P<role>chủ trì|chủ tọa|chủ toạ|thư ký|người ghi biên bản)\b[^:.;]{0,50}:\s*"
    r"(?:(?:ông|bà|anh|chị|đồng chí|đ/c)\s+)?(?P<name>[^\W\d_][^,;:.(–\d]{3,40})",
    re.IGNORECASE,
)
_CHAIR, _SECRETARY = ("chutri", "chutoa"), ("thuky", "nguoighi")
_CONFIRMS = "xacnhancua"
_SHORT = (("ubnd", "uybannhandan"),)
_HEADS = ("chutich", "giamdoc", "hieutruong", "truong", "cuctruong", "chanh", "thutruong", "bithu")
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Signed:
    """A person where a paper says what part they have: `chair`, `secretary`, or the title in full, folded."""

    document: RecognisedPaper
    paragraph: Paragraph
    role: str
    name: str

    @property
    def key(self) -> str:
        """The name for comparing."""
        return name_key(self.name)


@dossier_rule("VF39")
def signers_agree(papers: DossierPapers) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """Người ký, người chủ trì, thư ký ghi giống nhau ở mọi chỗ.

    Sai: Biên bản: “Chủ tọa: Ông Đặng Trung Nghĩa”, phần ký: Đặng Trọng Nghĩa
    Đúng: Đặng Trung Nghĩa ở mọi chỗ
    Cách sửa: Đối chiếu quyết định thành lập Hội đồng, chữ ký; sửa chỗ ghi khác.
    """
    signed = [*_official(papers), *_confirmed(papers)]
    if not signed:
        raise NotJudged(Word("không đọc được người ký"))
    papers.note(Word("người ký, chủ trì, thư ký"), len(signed))
    names = list(dict.fromkeys(one.key for one in signed if len(one.key.split()) >= _LEAST))
    spelt = Spellings(names).read(papers.of_award)
    right = _rightly(names, spelt)
    yield from _other_persons(signed, right)
    official = [one for one in (papers.to_trinh, papers.danh_sach, papers.bien_ban) if one is not None]
    of_these = [one for one in spelt if one.known in right.values()]
    apart = persons_apart(of_these, official) - {key for key, known in right.items() if key != known}
    for one in told_once(of_these):
        key = same_text(one.words)
        if key not in apart and key not in {row.key for row in papers.rows} and one.words[:1].isupper():
            shown = next(person.name for person in signed if person.key == one.known)
            yield one.document, Fault(one.line.paragraph, one.words, one.words, shown)


def _official(papers: DossierPapers) -> Iterator[Signed]:
    """Who signs submission, list and minutes, and whom the minutes name as chair and secretary."""
    for document in filter(None, (papers.to_trinh, papers.danh_sach)):
        yield from _signatures(document)
    if papers.bien_ban is None:
        return
    for one in _signatures(papers.bien_ban):
        role = _part(one.role)
        if role:
            yield Signed(one.document, one.paragraph, role, one.name)
    for line in lines_of(papers.bien_ban):
        for found in _LABEL.finditer(line.text) if line.what == "text" else ():
            name = found["name"].strip()
            if all(word[:1].isupper() for word in name.split()):
                yield Signed(papers.bien_ban, line.paragraph, _part(fold_key(found["role"])), name)
                title = re.split(r"[,;.]", line.text[found.end() :])[1:2] if line.text[found.end() :][:1] == "," else []
                if title and _is_head(papers, fold_key(title[0])):
                    yield Signed(papers.bien_ban, line.paragraph, _head_role(papers), name)


def _head_role(papers: DossierPapers) -> str:
    """The title of who signs the submission as its head, folded; empty where a deputy signs or nobody."""
    signed = list(_signatures(papers.to_trinh)) if papers.to_trinh is not None else []
    return signed[0].role if signed and signed[0].role.startswith(_HEADS) else ""


def _is_head(papers: DossierPapers, title: str) -> bool:
    """Whether a title in the text is that of who signs the submission: of the unit or of nothing else."""
    role = _head_role(papers)
    rest = title.removeprefix(role)
    return bool(role) and title.startswith(role) and (not rest or fold_key(unit_key(unit_of(papers))).startswith(rest))


def _part(role: str) -> str:
    if role.startswith(_CHAIR):
        return "chair"
    return "secretary" if role.startswith(_SECRETARY) else ""


def _signatures(document: RecognisedPaper) -> Iterator[Signed]:
    for zone in document.zones:
        for column in zone.signatures:
            title = fold_key(" ".join(part.text for part in column.get("chuc_vu", [])))
            for part in column.get("ho_ten", [])[:1]:
                yield Signed(document, part.paragraph, title, part.text)


def _confirmed(papers: DossierPapers) -> Iterator[Signed]:
    """Who confirms a report for the unit itself, with the title of the one who signs the submission.

    A report that names no body above it is taken for the unit's own where another such report is confirmed by its head.
    """
    heads = list(_signatures(papers.to_trinh)) if papers.to_trinh is not None else []
    unit = fold_key(unit_key(unit_of(papers)))
    loose: list[Signed] = []
    for document in papers.bao_cao if heads and heads[0].role and unit else ():
        head = headed(document)
        own = fold_key(unit_key(head[0])) if head is not None else ""
        for one in _signatures(document):
            title = one.role.removeprefix(_CONFIRMS)
            for short, whole in _SHORT:
                title = title.replace(short, whole)
            if not one.role.startswith(_CONFIRMS) or not title.endswith(heads[0].role):
                continue
            body = title.removesuffix(heads[0].role)
            signed = Signed(document, one.paragraph, heads[0].role, one.name)
            if not body and not own:
                loose.append(signed)
            elif unit.startswith(body) if body else own.startswith(unit) or unit.startswith(own):
                yield signed
    if any(one.key == heads[0].key for one in loose):
        yield from loose


def _rightly(names: Sequence[str], spelt: Sequence[Spelt]) -> dict[str, str]:
    """Each name and the spelling of it that most places have; of equally many the first."""
    count = Counter(one.known for one in spelt if one.right)
    near: dict[str, set[str]] = {name: {name} for name in names}
    for one in spelt:
        other = same_text(one.words)
        if other in near:
            near[one.known].add(other)
            near[other].add(one.known)
    order = {name: at for at, name in enumerate(names)}
    return {name: max(near[name], key=lambda one: (count[one], -order[one])) for name in names}


def _other_persons(signed: Sequence[Signed], right: dict[str, str]) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """One part, two persons; another spelling of the same name is told by its words."""
    told: set[tuple[int, int, str]] = set()
    for role in dict.fromkeys(one.role for one in signed if one.role):
        here = [(one, right.get(one.key, one.key)) for one in signed if one.role == role]
        count = Counter(key for _one, key in here)
        if len(count) < _LEAST:
            continue
        everywhere = Counter(name_key(one.name) for one in signed)
        wanted = max(count, key=lambda key: (count[key], everywhere[key], key == here[0][1]))
        for one, key in here:
            place = (id(one.document), one.paragraph.number, one.key)
            if key != wanted and place not in told:
                told.add(place)
                shown = next(other.name for other, name in here if name == wanted)
                yield one.document, Fault(one.paragraph, one.name, one.name, shown)
