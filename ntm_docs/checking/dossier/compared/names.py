"""Names of those proposed, at every place of a dossier."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from ntm_docs.checking.dossier.dossier_rule import dossier_rule
from ntm_docs.checking.dossier.listing import NAME_HEADS, Named, grids_of, name_key, numbered
from ntm_docs.checking.dossier.papers import SELF, DossierPapers, named_in_report
from ntm_docs.checking.dossier.places import lines_of
from ntm_docs.checking.dossier.spellings import Spellings, Spelt, persons_apart
from ntm_docs.checking.rule import Fault, NotJudged
from ntm_docs.papers.nominees import group_of, is_person
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.keys import fold_key, same_text
from ntm_docs.problems import Word
from ntm_docs.word.facts import Paragraph

_NEAR = 0.8
_MOST = 0.5
_OF_REPORT = re.compile(r"báo cáo thành tích của (?:(?:ông|bà|anh|chị|đồng chí)\s+)?(?P<name>[A-ZĐÀ-Ỹ][^,;:.(]{3,60})")
_REPORTER = ("nguoibaocao", "nguoiviet", "canhanbaocao")
_AGREE = 2  # papers that spell a name one way against the list alone


@dossier_rule("VF21")
def names_agree(papers: DossierPapers) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """Mọi tên trong danh sách có ở biên bản, tờ trình và báo cáo thành tích; không có tên nào khác.

    Sai: Danh sách: Nguyễn Thị Hòa; biên bản và báo cáo: Nguyễn Thị Hoa
    Đúng: Một cách viết ở mọi văn bản
    Cách sửa: Đối chiếu giấy tờ gốc, sửa tên cho giống nhau ở mọi văn bản.
    """
    if papers.danh_sach is None:
        raise NotJudged(Word("không tìm thấy danh sách"))
    spelt = _spelt(papers)
    wrong = _wrong_in_list(papers, spelt) | _only_in_list(papers, spelt)
    for row in papers.rows:
        if row.key in wrong:
            yield papers.danh_sach, Fault(row.paragraph, row.name, row.name, wrong[row.key])
    rows = [one for one in papers.rows if one.key not in wrong]
    for document in filter(None, (papers.to_trinh, papers.bien_ban)):
        there = _named_in(document, spelt)
        papers.note(Word("họ tên"), len(there & {one.key for one in rows}))
        missing = [one for one in rows if one.key not in there] if there else []  # one with numbers only names nobody
        strangers = _strangers(papers, document, spelt) if there and len(rows) == len(papers.rows) else []
        for stranger, row in zip_longest(strangers, missing):
            expected = row.name if row else Word("một tên có trong danh sách")
            if stranger is None:
                yield document, Fault(None, expected, Word("không có tên này"), expected)
            else:
                yield document, Fault(stranger[1], stranger[0], stranger[0], expected)
    if papers.bao_cao:
        papers.note(Word("họ tên"), len(rows))
        missing = without_report(papers, rows)
        for one in missing if len(missing) != len(_reports_of_others(papers)) else ():
            yield papers.danh_sach, Fault(one.paragraph, one.name, Word("không có báo cáo"), one.name)


def without_report(papers: DossierPapers, rows: Sequence[Named]) -> list[Named]:
    """Those of some rows whom no report names, however spelt."""
    spelt = _spelt(papers)
    reported = set().union(*(_named_in(one, spelt) for one in papers.bao_cao))
    return [one for one in rows if one.key not in reported]


def _only_in_list(papers: DossierPapers, spelt: Sequence[Spelt]) -> dict[str, str]:
    """Names that stand in the list alone, where the other papers name all the others."""
    others = [one for one in (papers.to_trinh, papers.bien_ban) if one is not None and _named_in(one, spelt)]
    named = [_named_in(one, spelt) for one in others]
    if papers.bao_cao:
        named.append(set().union(*(_named_in(one, spelt) for one in papers.bao_cao)))
    alone = [row for row in papers.rows if not any(row.key in one for one in named)]
    if len(named) < _AGREE or not alone or len(alone) == len(papers.rows):
        return {}
    reports = [named_in_report(one) for one in _reports_of_others(papers)]
    shown = ", ".join(filter(None, reports)) or Word("tên ở tờ trình, biên bản, báo cáo")
    return {row.key: shown for row in alone}


def _spelt(papers: DossierPapers) -> list[Spelt]:
    """Where the papers name those of the list, spelt right or nearly so; read once."""
    key = "spelt"
    if key not in papers.kept:
        papers.kept[key] = Spellings([one.key for one in papers.rows]).read(papers.of_award)
    found: list[Spelt] = papers.kept[key]
    return found


def _named_in(document: RecognisedPaper, spelt: Sequence[Spelt]) -> set[str]:
    """Whom a paper names, however spelt: another rule tells a spelling."""
    return {one.known for one in spelt if one.document is document and (one.right or one.words[:1].isupper())}


def _wrong_in_list(papers: DossierPapers, spelt: Sequence[Spelt]) -> dict[str, str]:
    """Names of the list that no other paper spells so, while two papers or more spell them another way."""
    found = {}
    for row in papers.rows:
        others = [one for one in spelt if one.known == row.key and one.document is not papers.danh_sach]
        away = [one for one in others if not one.right]
        ways = Counter(same_text(one.words) for one in away)
        if len(away) == len(others) and len(ways) == 1 and len({id(one.document) for one in away}) >= _AGREE:
            found[row.key] = max((one.words for one in away), key=lambda words: sum(map(str.islower, words)))
    return found


def _strangers(papers: DossierPapers, document: RecognisedPaper, spelt: Sequence[Spelt]) -> list[tuple[str, Paragraph]]:
    """Names in a column or a run of items that the list does not have; a spelling of one is told elsewhere."""
    known = {one.key for one in papers.rows} | {same_text(one.words) for one in spelt}
    names = [*_column_of_names(document), *_items(document, known)]
    papers.note(Word("họ tên ở từng dòng"), len(names))
    return [(name, paragraph) for name, paragraph in names if not _is_known(name, known)]


def _is_known(name: str, known: Collection[str]) -> bool:
    key = name_key(name)
    return key in known or any(key in one or one in key for one in known)


def _items(document: RecognisedPaper, known: Collection[str]) -> Iterator[tuple[str, Paragraph]]:
    """The names of runs of items in the text, where most of a run are of the list."""
    run: list[tuple[str, Paragraph]] = []
    for one in (*document.body, None):
        names = list(numbered([one])) if one is not None and not group_of(one.full_text) else []
        run += [(name.name, name.paragraph) for name in names]
        if not names and (one is None or not group_of(one.full_text)):
            if _MOST * len(run) < sum(_is_known(name, known) for name, _paragraph in run):
                yield from run
            run = []


def _column_of_names(document: RecognisedPaper) -> Iterator[tuple[str, Paragraph]]:
    """The names in tables of votes: a row has a number, or a percent."""
    for grid in grids_of(document):
        heads = grid[0].heads()
        names = next((column for head, column in heads.items() if head.startswith(NAME_HEADS) or head == "ten"), None)
        votes = [column for head, column in heads.items() if head.startswith(("tyle", "tile", "dongy", "sophieu"))]
        for row in grid[1:] if names is not None and votes else ():
            if names in row.texts and any(row.text(column)[:1].isdigit() for column in votes):
                yield row.text(names), row.cells[names]


@dossier_rule("VF37")
def report_of_somebody_listed(papers: DossierPapers) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """Mỗi báo cáo thành tích là của một người, một tập thể có trong danh sách.

    Sai: Báo cáo của bà Trần Thị Hoa; danh sách không có tên này
    Đúng: Báo cáo của từng người, từng tập thể trong danh sách
    Cách sửa: Bỏ báo cáo thừa, hoặc bổ sung tên vào danh sách và tờ trình.
    """
    if papers.danh_sach is None or not papers.bao_cao:
        raise NotJudged(Word("không đủ danh sách và báo cáo thành tích"))
    others = _reports_of_others(papers)
    missing = without_report(papers, papers.rows)
    told = _only_in_list(papers, _spelt(papers))
    for document in papers.bao_cao:
        papers.note(Word("báo cáo của từng người, từng tập thể"))
        if document in others:
            name = named_in_report(document)
            expected = missing[0].name if len(missing) == len(others) == 1 else Word("một tên có trong danh sách")
            if not told:
                yield document, Fault(None, name, name or Word("không đọc được tên"), expected)
        else:
            yield from _other_names(papers, document)


def _reports_of_others(papers: DossierPapers) -> list[RecognisedPaper]:
    """Reports that name nobody of the list, even spelt another way."""
    spelt = _spelt(papers)
    named = [one for one in papers.bao_cao if not any(each.document is one for each in spelt)]
    return [one for one in named if not any(_alike(named_in_report(one), row.key) for row in papers.rows)]


def _other_names(papers: DossierPapers, document: RecognisedPaper) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """Where a report names another as its own: its head, its last sentence, of a person who signs it."""
    here = [one for one in _spelt(papers) if one.document is document]
    named = {one.known for one in here}
    reported = [row for row in papers.rows if row.key in named]
    if not reported:
        return
    known = named | {same_text(one.words) for one in here}
    persons = [row for row in reported if row.kind == "cá nhân"]
    for name, paragraph in _own_names(document, person=bool(persons)):
        papers.note(Word("họ tên ở từng chỗ"))
        if not _is_known(name, known):
            yield document, Fault(paragraph, name, name, (persons or reported)[0].name)


def _own_names(document: RecognisedPaper, *, person: bool) -> Iterator[tuple[str, Paragraph]]:
    for line in lines_of(document):
        text = line.text.lstrip("0123456789.)- ") if line.what == "text" else ""
        named, last = SELF.match(text), _OF_REPORT.search(text)
        found = named if named and (is_person(named["name"].strip()) or not person) else last
        if found and (found is named or is_person(found["name"].strip())):
            yield found["name"].strip(), line.paragraph
    for zone in document.zones if person else ():
        for column in zone.signatures:
            title = fold_key(" ".join(part.text for part in column.get("chuc_vu", [])))
            if title.startswith(_REPORTER):
                yield from ((part.text, part.paragraph) for part in column.get("ho_ten", [])[:1])


def _alike(name: str, key: str) -> bool:
    return SequenceMatcher(None, name_key(name), key).ratio() > _NEAR


@dossier_rule("VF38")
def names_at_every_place(papers: DossierPapers) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """Tên ở mọi chỗ viết đúng như trong danh sách.

    Sai: Danh sách: Nguyễn Thị Hòa; trang sau của biên bản: Nguyễn Thị Hoa
    Đúng: Nguyễn Thị Hòa ở mọi chỗ
    Cách sửa: Đối chiếu giấy tờ gốc, sửa tên cho giống nhau ở mọi chỗ.
    """
    if papers.danh_sach is None:
        raise NotJudged(Word("không tìm thấy danh sách"))
    spelt = _spelt(papers)
    official = [one for one in (papers.to_trinh, papers.danh_sach, papers.bien_ban) if one is not None]
    others = persons_apart(spelt, official, {one.key: one.row for one in papers.rows}) | {
        one.key for one in papers.rows
    }
    wrong = _wrong_in_list(papers, spelt)
    papers.note(Word("họ tên ở từng chỗ"), sum(one.right for one in spelt))
    for one in told_once(spelt):
        if one.known not in wrong and same_text(one.words) not in others and one.words[:1].isupper():
            name = next(row.name for row in papers.rows if row.key == one.known)
            yield one.document, Fault(one.line.paragraph, one.words, one.words, name)


def told_once(spelt: Sequence[Spelt]) -> Iterator[Spelt]:
    """Spellings that are not right, each once in a paper."""
    seen: set[tuple[int, str, str]] = set()
    for one in spelt:
        key = (id(one.document), one.known, same_text(one.words))
        if not one.right and key not in seen:
            seen.add(key)
            yield one
