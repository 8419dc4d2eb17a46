"""What a dossier must hold; facts at every place."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from difflib import SequenceMatcher

from ntm_docs.checking.dossier_rule import dossier_rule
from ntm_docs.checking.papers import Named, Papers, award_of, named_in_report, nominees, same_award
from ntm_docs.checking.rule import Fault, NotJudged
from ntm_docs.messages import gettext as _
from ntm_docs.papers.tables import Row, Table, tables_of
from ntm_docs.papers.van_ban import VanBan
from ntm_docs.phrases.keys import fold_key, same_text
from ntm_docs.phrases.numbers import in_words
from ntm_docs.problems import ProblemsError
from ntm_docs.regulations import load_book
from ntm_docs.regulations.require import require, subjects_of

# The papers that the law asks for by the beginning of their form's id.
_ASKED = {"to-trinh": "to_trinh", "danh-sach": "danh_sach", "bien-ban": "bien_ban", "bao-cao": "bao_cao"}
_VOTES = re.compile(
    r"(?P<yes>\d{1,3})\s*/\s*(?P<all>\d{1,3})\s*(?:phiếu|thành viên|ủy viên|đại biểu)[^.;\d]{0,60}?"
    r"(?P<percent>\d{1,3}(?:,\d{1,2})?)\s*%"
)
_RATIO = re.compile(r"(?P<yes>\d{1,3})\s*/\s*(?P<all>\d{1,3})")
_PERCENT = re.compile(r"(?P<percent>\d{1,3}(?:[.,]\d{1,2})?)\s*%?")
_ALL = re.compile(r"tổng số\s+(?P<all>\d{1,3})\s+thành viên", re.IGNORECASE)
_IN_WORDS = re.compile(
    r"(?<![\d.,/])(?P<number>\d{1,4})\s*\((?P<words>[^()\d]{2,40})\)\s*"
    r"(?:tập thể|cá nhân|hộ gia đình|trường hợp|đơn vị|bộ|thành viên|phiếu)",
    re.IGNORECASE,
)
_NUMBER_WORDS = frozenset(
    (
        "không",
        "một",
        "mốt",
        "hai",
        "ba",
        "bốn",
        "tư",
        "năm",
        "lăm",
        "nhăm",
        "sáu",
        "bảy",
        "bẩy",
        "tám",
        "chín",
        "mười",
        "mươi",
        "trăm",
        "nghìn",
        "ngàn",
        "linh",
        "lẻ",
    )
)
_NEAR = 0.8
_AWARD_HEADS = ("hinhthuc", "danhhieudenghi", "denghitang", "hinhthuckhenthuong", "muckhen")


@dossier_rule("VF32")
def papers_whole(papers: Papers) -> Iterator[tuple[VanBan, Fault]]:
    """Hồ sơ có đủ giấy tờ mà hình thức khen thưởng đòi hỏi.

    Sai: Thư mục có tờ trình, danh sách, báo cáo thành tích; không có biên bản họp Hội đồng
    Đúng: Tờ trình, danh sách, biên bản, báo cáo thành tích
    Cách sửa: Bổ sung giấy tờ còn thiếu vào thư mục của hồ sơ.
    """
    award = next((found for one in papers.of_award if (found := award_of(one))), "")
    if not award:
        raise NotJudged(_("không đọc được hình thức khen thưởng"))
    day = next((one.day for one in papers.of_award if one.day is not None), None) or papers.documents[0].on
    if day is None:
        raise NotJudged(_("không rõ ngày văn bản"))
    asked = _asked(award, day)
    if asked is None:
        raise NotJudged(_("không rõ hình thức này cần giấy tờ gì"))
    names = {
        "to_trinh": _("tờ trình"),
        "danh_sach": _("danh sách"),
        "bien_ban": _("biên bản họp Hội đồng"),
        "bao_cao": _("báo cáo thành tích"),
    }
    there = {"to_trinh": papers.to_trinh, "danh_sach": papers.danh_sach, "bien_ban": papers.bien_ban}
    for name, paper in names.items():
        if name in asked:
            papers.note(_("giấy tờ phải có"))
            if not (papers.bao_cao if name == "bao_cao" else there[name]):
                yield papers.documents[0], Fault(None, award, _("thiếu {paper}").format(paper=paper), paper)


def _asked(award: str, day: date) -> frozenset[str] | None:
    """The papers that the award needs whoever is proposed; None where the law of the day does not say."""
    book = load_book()
    found: list[frozenset[str]] = []
    try:
        meant = require(book, award, day, "tap_the").award
        for subject in subjects_of(book, meant, day):
            documents = require(book, award, day, subject).documents()
            if documents is not None:
                kinds = {_ASKED[start] for one in documents for start in _ASKED if one.startswith(start)}
                found.append(frozenset(kinds))
    except ProblemsError:
        return None
    return frozenset.intersection(*found) if found else None


@dossier_rule("VF33")
def votes_recounted(papers: Papers) -> Iterator[tuple[VanBan, Fault]]:
    """Tỷ lệ phiếu đúng với số phiếu.

    Sai: 3/5 phiếu, đạt 100%
    Đúng: 5/5 phiếu, đạt 100%
    Cách sửa: Đối chiếu biên bản kiểm phiếu, sửa số phiếu hoặc tỷ lệ.
    """
    for document in filter(None, (papers.to_trinh, papers.danh_sach, papers.bien_ban)):
        for one in document.facts.paragraphs:
            text = " ".join(one.text.split())
            for found in _VOTES.finditer(text):
                papers.note(_("số phiếu và tỷ lệ"))
                right = _share(int(found["yes"]), int(found["all"]))
                if right is None or not _equal(found["percent"], right):
                    told = f"{right:f}%" if right is not None else _("không quá {all} phiếu").format(all=found["all"])
                    yield document, Fault(one, found[0], f"{found['percent']}%", told.replace(".", ","))
        yield from _table_votes(papers, document)


def _table_votes(papers: Papers, document: VanBan) -> Iterator[tuple[VanBan, Fault]]:
    """A column of percents against the votes of its row: `13/15`, or votes for, against and void in columns."""
    voters = _ALL.search(" ".join(one.text for one in document.facts.paragraphs))
    for table in tables_of(document):
        rates = [column for column, head in table.heads.items() if head.startswith(("tyle", "tile"))]
        for row in table.rows[1:] if len(rates) == 1 else ():
            percent = _PERCENT.fullmatch(row[rates[0]].text.strip()) if rates[0] in row else None
            votes = _votes_of(table, row)
            if percent is None or votes is None:
                continue
            papers.note(_("số phiếu và tỷ lệ"))
            wholes = {votes[1], int(voters["all"])} if voters is not None else {votes[1]}
            shares = [share for whole in sorted(wholes) if (share := _share(votes[0], whole)) is not None]
            if not any(_equal(percent["percent"], share) for share in shares):
                expected = f"{shares[-1]:f}%".replace(".", ",") if shares else ""
                yield document, Fault(row[rates[0]], f"{votes[0]}/{votes[1]}; {percent[0]}", percent[0], expected)


def _votes_of(table: Table, row: Row) -> tuple[int, int] | None:
    """Votes for and all votes of a row; None where they are not read."""
    ratios = [match for one in row.values() if (match := _RATIO.fullmatch(one.text.strip()))]
    if len(ratios) == 1:
        return int(ratios[0]["yes"]), int(ratios[0]["all"])
    heads = {head: column for column, head in table.heads.items()}
    yes = next((column for head, column in heads.items() if head in ("dongy", "sophieudongy", "phieudongy")), None)
    others = [column for head, column in heads.items() if head.startswith(("khongdongy", "khonghople"))]
    cells = [row[column].text.strip() for column in (yes, *others) if column is not None and column in row]
    if yes is None or not others or len(cells) != 1 + len(others) or not all(cell.isdigit() for cell in cells):
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


@dossier_rule("VF34")
def days_in_order(papers: Papers) -> Iterator[tuple[VanBan, Fault]]:
    """Hội đồng họp trước hoặc cùng ngày tờ trình; báo cáo thành tích không ghi ngày sau tờ trình.

    Sai: Biên bản họp ngày 20/7/2025; tờ trình ngày 14/7/2025
    Đúng: Biên bản họp ngày 09/7/2025; tờ trình ngày 14/7/2025
    Cách sửa: Đối chiếu ngày họp, ngày ký; sửa văn bản ghi sai ngày.
    """
    if papers.to_trinh is None or papers.to_trinh.day is None:
        raise NotJudged(_("tờ trình chưa có ngày"))
    last = papers.to_trinh.day
    expected = _("không sau ngày {day}").format(day=f"{last:%d/%m/%Y}")
    for document in filter(None, (papers.bien_ban, papers.danh_sach, *papers.bao_cao)):
        day = document.day
        if document is papers.bien_ban:
            held = papers.held
            day = held[0] if held is not None else day
        if day is not None:
            papers.note(_("thứ tự ngày"))
            if day > last:
                yield document, Fault(None, f"{day:%d/%m/%Y}", f"{day:%d/%m/%Y}", expected)


@dossier_rule("VF35")
def figures_and_words(papers: Papers) -> Iterator[tuple[VanBan, Fault]]:
    """Số lượng viết bằng số và bằng chữ bằng nhau.

    Sai: 03 (hai) tập thể
    Đúng: 03 (ba) tập thể
    Cách sửa: Đếm lại, sửa số hoặc chữ.
    """
    for document in papers.documents:
        for one in document.facts.paragraphs:
            for found in _IN_WORDS.finditer(" ".join(one.text.split())):
                words = found["words"].casefold().split()
                if not words or any(word not in _NUMBER_WORDS for word in words):
                    continue
                papers.note(_("số lượng bằng số và bằng chữ"))
                right = in_words(int(found["number"]))
                if _plain(" ".join(words)) != _plain(right):
                    yield document, Fault(one, found[0], found["words"], right)


def _plain(words: str) -> str:
    """Number words with one form of each."""
    found = words
    for other, usual in (
        ("mốt", "một"),
        ("lăm", "năm"),
        ("nhăm", "năm"),
        ("tư", "bốn"),
        ("bẩy", "bảy"),
        ("ngàn", "nghìn"),
    ):
        found = re.sub(rf"\b{other}\b", usual, found)
    return re.sub(r"\b(?:linh|lẻ)\b", "linh", found)


@dossier_rule("VF36")
def award_of_each_row(papers: Papers) -> Iterator[tuple[VanBan, Fault]]:
    """Hình thức khen thưởng ở từng dòng của bảng giống tờ trình.

    Sai: Tờ trình: Bằng khen của Thủ tướng Chính phủ; một dòng danh sách: Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh
    Đúng: Mọi dòng: Bằng khen của Thủ tướng Chính phủ
    Cách sửa: Sửa dòng ghi sai hình thức, hoặc chuyển người đó sang hồ sơ của hình thức ấy.
    """
    wanted = award_of(papers.to_trinh) if papers.to_trinh is not None else ""
    if not wanted or papers.is_review:
        raise NotJudged(_("không đọc được hình thức khen thưởng trong tờ trình"))
    for document in filter(None, (papers.to_trinh, papers.danh_sach, papers.bien_ban)):
        for table in tables_of(document):
            columns = [column for column, head in table.heads.items() if head.startswith(_AWARD_HEADS)]
            for row in table.lines:
                for column in columns:
                    text = " ".join(row[column].text.split()) if column in row else ""
                    if fold_key(text):
                        papers.note(_("hình thức khen thưởng ở từng dòng"))
                        if not same_award(text, wanted):
                            yield document, Fault(row[column], text, text, wanted)


@dossier_rule("VF37")
def report_of_somebody_listed(papers: Papers) -> Iterator[tuple[VanBan, Fault]]:
    """Mỗi báo cáo thành tích là của một người, một tập thể có trong danh sách.

    Sai: Báo cáo của bà Trần Thị Hoa; danh sách không có tên này
    Đúng: Báo cáo của từng người, từng tập thể trong danh sách
    Cách sửa: Bỏ báo cáo thừa, hoặc bổ sung tên vào danh sách và tờ trình.
    """
    if papers.danh_sach is None or not papers.bao_cao:
        raise NotJudged(_("không đủ danh sách và báo cáo thành tích"))
    rows = nominees(papers.danh_sach)
    for document in papers.bao_cao:
        papers.note(_("báo cáo của từng người, từng tập thể"))
        text = same_text(" ".join(" ".join(one.text.split()) for one in document.facts.paragraphs))
        if rows and not any(one.key in text for one in rows):
            name = named_in_report(document) or _("không đọc được tên")
            if any(SequenceMatcher(None, same_text(name), one.key).ratio() > _NEAR for one in rows):
                continue  # the same name, spelt another way: VF21 tells it
            yield document, Fault(None, name, name, _("một tên có trong danh sách"))


@dossier_rule("VF38")
def names_at_every_place(papers: Papers) -> Iterator[tuple[VanBan, Fault]]:
    """Tên ở mọi chỗ viết đúng dấu như trong danh sách.

    Sai: Danh sách: Nguyễn Thị Hòa; trang sau của biên bản: Nguyễn Thị Hoa
    Đúng: Nguyễn Thị Hòa ở mọi chỗ
    Cách sửa: Đối chiếu giấy tờ gốc, sửa tên cho giống nhau ở mọi chỗ.
    """
    if papers.danh_sach is None:
        raise NotJudged(_("không tìm thấy danh sách"))
    rows = nominees(papers.danh_sach)
    listed = {one.key for one in rows}
    for document in papers.of_award:
        for one in document.facts.paragraphs:
            text = " ".join(one.text.split())
            folded = fold_key(text)
            for row in rows:
                spelt = _other_tones(text, row, listed, papers) if fold_key(row.key) in folded else ()
                yield from ((document, Fault(one, wrong, wrong, row.name)) for wrong in spelt)


def _other_tones(text: str, row: Named, listed: set[str], papers: Papers) -> Iterator[str]:
    """Words of a text that are a name but for its tones and marks, and no other name of the list."""
    words, size = text.split(), len(row.key.split())
    for start in range(len(words) - size + 1):
        candidate = " ".join(words[start : start + size]).strip(' ,.;:()“”"')
        if fold_key(candidate) != fold_key(row.key):
            continue
        papers.note(_("họ tên ở từng chỗ"))
        own = same_text(candidate)
        if own != row.key and own not in listed and candidate[:1].isupper():
            yield candidate
