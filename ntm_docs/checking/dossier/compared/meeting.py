"""The meeting: day, presence, votes; days in order."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from ntm_docs.checking.dossier.compared.awards import agreed
from ntm_docs.checking.dossier.dossier_rule import dossier_rule
from ntm_docs.checking.dossier.listing import Cells, grids_of
from ntm_docs.checking.dossier.papers import DossierPapers
from ntm_docs.checking.dossier.places import lines_of
from ntm_docs.checking.rule import Fault, NotJudged
from ntm_docs.outline import read_label
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.dates import IN_TEXT, day_of
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Word, phrase
from ntm_docs.word.facts import Paragraph

_MEETING = re.compile(
    rf"(?:\bhọp\b|biên bản\s+(?:số\s+\S+\s+)?(?:họp|cuộc họp|phiên họp|của Hội đồng|Hội đồng))[^.;]{{0,160}}?{IN_TEXT}",
    re.IGNORECASE,
)
_HELD = re.compile(
    rf"(?:bắt đầu|khai mạc|hôm nay|vào hồi|kết thúc|lập xong|bế mạc)[^.;]{{0,60}}?{IN_TEXT}", re.IGNORECASE
)
_PRESENT = re.compile(
    r"(?:có mặt|dự họp|tham dự)\D{0,12}(?P<present>\d{1,2})\s*/\s*(?P<all>\d{1,2})|"
    r"(?P<before>\d{1,2})\s*/\s*(?P<total>\d{1,2})(?:\s+\w+){0,4}?\s+(?:có mặt|dự họp|tham dự)|"
    r"tổng số\s+(?P<whole>\d{1,2})\s+(?:thành viên|ủy viên)[^.;]{0,20}?có mặt\s*:?\s*(?P<there>\d{1,2})(?!\s*/|\d)",
    re.IGNORECASE,
)
_VOTES = re.compile(
    r"(?P<yes>\d{1,3})\s*/\s*(?P<all>\d{1,3})\s*(?:phiếu|thành viên|ủy viên|đại biểu)[^.;\d]{0,60}?"
    r"(?P<percent>\d{1,3}(?:,\d{1,2})?)\s*%",
    re.IGNORECASE,
)
_RATIO = re.compile(r"(?P<yes>\d{1,3})\s*/\s*(?P<all>\d{1,3})")
_PERCENT = re.compile(r"(?P<percent>\d{1,3}(?:[.,]\d{1,2})?)\s*%?")
_SHARE = re.compile(r"(?P<percent>\d{1,3}(?:,\d{1,2})?)\s*%")
_VOTING = re.compile(r"phiếu|biểu quyết|đồng ý|nhất trí|tán thành", re.IGNORECASE)
_ALL = re.compile(r"tổng số\s+(?P<all>\d{1,3})\s+(?:thành viên|ủy viên)", re.IGNORECASE)
_RETURNED = re.compile(r"phiếu\s+(?:thu về|thu vào|hợp lệ và không hợp lệ)\D{0,4}(?P<number>\d{1,3})", re.IGNORECASE)


@dossier_rule("VF22")
def meeting_cited(papers: DossierPapers) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """Ngày họp và số thành viên có mặt ở mọi chỗ của tờ trình và biên bản giống nhau.

    Sai: Tờ trình: họp ngày 09/7/2025, 08/09 có mặt; biên bản: ngày 10/7/2025, 07/09 có mặt
    Đúng: Cả hai: ngày 09/7/2025, có mặt 08/09
    Cách sửa: Đối chiếu biên bản đã ký, sửa chỗ ghi khác.
    """
    to_trinh, bien_ban = papers.to_trinh, papers.bien_ban
    if to_trinh is None or bien_ban is None:
        raise NotJudged(Word("không đủ tờ trình và biên bản"))
    held = list(_days(bien_ban, _HELD))
    if not held:
        raise NotJudged(Word("không đọc được ngày họp trong biên bản"))
    cited = list(_days(to_trinh, _MEETING))
    papers.note(Word("ngày họp"), len(held) + len(cited))
    day = held_on(papers)
    if not cited:
        expected = phrase("ngày {day}", day=f"{day:%d/%m/%Y}")
        yield to_trinh, Fault(None, "", Word("không nêu cuộc họp của Hội đồng"), expected)
    for document, found in ((bien_ban, held), (to_trinh, cited)):
        for stated, paragraph, quote in found:
            if stated != day:
                yield document, Fault(paragraph, quote, f"{stated:%d/%m/%Y}", f"{day:%d/%m/%Y}")
    yield from _same_attendance(papers, to_trinh, bien_ban)


def held_on(papers: DossierPapers) -> date | None:
    """The day of the meeting as most places of minutes and submission give it; of equally many the minutes' first."""
    days = [day for day, _paragraph, _quote in _days(papers.bien_ban, _HELD)]
    days += [day for day, _paragraph, _quote in _days(papers.to_trinh, _MEETING)] if days else []
    shown = [day.isoformat() for day in days]
    return date.fromisoformat(agreed(shown, {one: one for one in shown})) if shown else None


def _days(van_ban: RecognisedPaper | None, pattern: re.Pattern[str]) -> Iterator[tuple[date, Paragraph, str]]:
    for line in lines_of(van_ban) if van_ban is not None else ():
        for found in pattern.finditer(line.text):
            day = day_of(int(found["y"]), int(found["m"]), int(found["d"]))
            if day is not None:
                yield day, line.paragraph, found[0]


def _same_attendance(
    papers: DossierPapers, to_trinh: RecognisedPaper, bien_ban: RecognisedPaper
) -> Iterator[tuple[RecognisedPaper, Fault]]:
    places = [(one, *told) for one in (bien_ban, to_trinh) for told in _attendance(one)]
    papers.note(Word("số người có mặt"), len(places))
    if len({id(one) for one, *_rest in places}) > 1 or len(places) > 1:
        shown = ["{}/{}".format(*counts) for _one, counts, _paragraph in places]
        wanted = agreed(shown, {one: one for one in shown})
        for (document, _counts, paragraph), told in zip(places, shown, strict=True):
            if told != wanted:
                yield document, Fault(paragraph, told, told, wanted)
    if {id(one) for one, *_rest in places} != {id(to_trinh), id(bien_ban)}:
        raise NotJudged(Word("không đọc được số thành viên có mặt"))


def _attendance(van_ban: RecognisedPaper) -> Iterator[tuple[tuple[int, int], Paragraph]]:
    """Members present and all members, at each place: said as 13/15, or listed under “Có mặt” and “Vắng mặt”."""
    for line in lines_of(van_ban):
        for found in _PRESENT.finditer(line.text):
            present = found["present"] or found["before"] or found["there"]
            yield (int(present), int(found["all"] or found["total"] or found["whole"])), line.paragraph
    counts = {"comat": 0, "vangmat": 0}
    under, first = "", None
    for one in van_ban.main.body:
        text = one.full_text
        head = fold_key(text)
        if head in counts:
            under, first = head, first or one
        elif under and (text.startswith("-") or read_label(text)):
            counts[under] += 1
        else:
            under = ""
    if counts["comat"] and counts["vangmat"] and first is not None:
        yield (counts["comat"], sum(counts.values())), first


@dossier_rule("VF33")
def votes_recounted(papers: DossierPapers) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """Tỷ lệ phiếu đúng với số phiếu, và giống nhau ở tờ trình và biên bản.

    Sai: 3/5 phiếu, đạt 100%
    Đúng: 5/5 phiếu, đạt 100%
    Cách sửa: Đối chiếu biên bản kiểm phiếu, sửa số phiếu hoặc tỷ lệ.
    """
    for document in filter(None, (papers.to_trinh, papers.danh_sach, papers.bien_ban)):
        for line in lines_of(document):
            for found in _VOTES.finditer(line.text):
                papers.note(Word("số phiếu và tỷ lệ"))
                right = _share(int(found["yes"]), int(found["all"]))
                if right is None or not _equal(found["percent"], right):
                    told = f"{right:f}%" if right is not None else phrase("không quá {all} phiếu", all=found["all"])
                    yield document, Fault(line.paragraph, found[0], f"{found['percent']}%", told.replace(".", ","))
        yield from _table_votes(papers, document)
    yield from _same_share(papers)


def _table_votes(papers: DossierPapers, document: RecognisedPaper) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """A column of percents against the votes of its row: `13/15`, or votes for, against and void in columns."""
    text = " ".join(" ".join(one.text.split()) for one in document.facts.paragraphs)
    voters, returned = _ALL.search(text), _RETURNED.search(text)
    for grid in grids_of(document):
        heads = grid[0].heads()
        rates = [column for head, column in heads.items() if head.startswith(("tyle", "tile"))]
        for row in grid[1:] if len(rates) == 1 else ():
            percent = _PERCENT.fullmatch(row.text(rates[0]))
            votes = _votes_of(heads, row)
            if percent is None or votes is None:
                continue
            papers.note(Word("số phiếu và tỷ lệ"))
            shown, cell = "; ".join((f"{votes[0]}/{votes[1]}", percent[0])), row.cells[rates[0]]
            if returned is not None and votes[1] != int(returned["number"]):
                expected = phrase("tổng số phiếu {count}", count=returned["number"])
                yield document, Fault(cell, shown, f"{votes[0]}/{votes[1]}", expected)
                continue
            shares = _shares_of(votes, voters)
            if not any(_equal(percent["percent"], share) for share in shares):
                told = f"{shares[-1]:f}%" if shares else phrase("không quá {all} phiếu", all=votes[1])
                yield document, Fault(cell, shown, percent[0], told.replace(".", ","))


def _shares_of(votes: tuple[int, int], voters: re.Match[str] | None) -> list[Decimal]:
    """The percents that votes may be told as: of those cast, of all members."""
    wholes = {votes[1], int(voters["all"])} if voters is not None else {votes[1]}
    return [share for whole in sorted(wholes) if (share := _share(votes[0], whole)) is not None]


def _votes_of(heads: dict[str, int], row: Cells) -> tuple[int, int] | None:
    """Votes for and all votes of a row; None where they are not read."""
    ratios = [match for column in row.texts if (match := _RATIO.fullmatch(row.text(column)))]
    if len(ratios) == 1:
        return int(ratios[0]["yes"]), int(ratios[0]["all"])
    yes = next((column for head, column in heads.items() if head in ("dongy", "sophieudongy", "phieudongy")), None)
    others = [column for head, column in heads.items() if head.startswith(("khongdongy", "khonghople"))]
    cells = [row.text(column) for column in (yes, *others) if column is not None]
    if yes is None or not others or not all(cell.isdigit() for cell in cells):
        return None
    return int(cells[0]), sum(map(int, cells))


def _share(part: int, whole: int) -> Decimal | None:
    """Percent with two places; None where the part is more than the whole."""
    if not whole or part > whole:
        return None
    return (Decimal(part) * 100 / whole).quantize(Decimal("0.01"), ROUND_HALF_UP).normalize() + 0


def _equal(typed: str, right: Decimal) -> bool:
    """Whether a percent is right to the places it has, rounded or cut."""
    value = Decimal(typed.replace(",", "."))
    return abs(value - right) < Decimal(1).scaleb(int(value.as_tuple().exponent))


def _same_share(papers: DossierPapers) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """Percents that the submission tells of the vote against those of the minutes; one with its votes is told above."""
    if papers.to_trinh is None or papers.bien_ban is None:
        return
    counted = _shares(papers.bien_ban)
    if not counted:
        return
    shown = ", ".join(f"{one:f}%".replace(".", ",") for one in sorted(counted))
    for line in lines_of(papers.to_trinh):
        for sentence in line.sentences() if line.what == "text" else ():
            text = _VOTES.sub("", sentence)
            for found in _SHARE.finditer(text) if _VOTING.search(text) else ():
                papers.note(Word("tỷ lệ phiếu ở tờ trình và biên bản"))
                if not any(_equal(found["percent"], one) for one in counted):
                    yield papers.to_trinh, Fault(line.paragraph, found[0], found[0], shown)


def _shares(bien_ban: RecognisedPaper) -> set[Decimal]:
    """The percents of the vote that minutes give, as typed and as counted: a slip in one is told there alone."""
    found: set[Decimal | None] = set()
    voters = _ALL.search(" ".join(" ".join(one.text.split()) for one in bien_ban.facts.paragraphs))
    for line in lines_of(bien_ban):
        if line.what == "text" and _VOTING.search(line.text):
            found |= {Decimal(one["percent"].replace(",", ".")) for one in _SHARE.finditer(line.text)}
            found |= {_share(int(one["yes"]), int(one["all"])) for one in _VOTES.finditer(line.text)}
    for grid in grids_of(bien_ban):
        heads = grid[0].heads()
        rates = [column for head, column in heads.items() if head.startswith(("tyle", "tile"))]
        for row in grid[1:] if rates else ():
            cells = [_PERCENT.fullmatch(row.text(column)) for column in rates]
            found |= {Decimal(one["percent"].replace(",", ".")) for one in cells if one is not None}
            votes = _votes_of(heads, row)
            found |= set(_shares_of(votes, voters)) if votes is not None else set()
    return {one for one in found if one is not None}


@dossier_rule("VF34")
def days_in_order(papers: DossierPapers) -> Iterator[tuple[RecognisedPaper, Fault]]:
    """Hội đồng họp trước hoặc cùng ngày tờ trình; báo cáo thành tích không ghi ngày sau tờ trình.

    Sai: Biên bản họp ngày 20/7/2025; tờ trình ngày 14/7/2025
    Đúng: Biên bản họp ngày 09/7/2025; tờ trình ngày 14/7/2025
    Cách sửa: Đối chiếu ngày họp, ngày ký; sửa văn bản ghi sai ngày.
    """
    if papers.to_trinh is None or papers.to_trinh.day is None:
        raise NotJudged(Word("tờ trình chưa có ngày"))
    last = papers.to_trinh.day
    expected = phrase("không sau ngày {day}", day=f"{last:%d/%m/%Y}")
    for document in filter(None, (papers.bien_ban, papers.danh_sach, *papers.bao_cao)):
        day = document.day
        if document is papers.bien_ban:
            day = held_on(papers) or day
        if day is not None:
            papers.note(Word("thứ tự ngày"))
            if day > last:
                yield document, Fault(None, f"{day:%d/%m/%Y}", f"{day:%d/%m/%Y}", expected)
