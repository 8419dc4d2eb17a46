"""Rules of a báo cáo thành tích: tables and text.

Text and tables are compared only where a sentence plainly speaks of a row: all its words, its unit
and no other year. What is put in other words is not compared.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from ntm_docs.checking.judging import only
from ntm_docs.checking.rule import Fault, on, rule
from ntm_docs.machine.patterns import pattern
from ntm_docs.outline import read_label
from ntm_docs.outline.labels import RANK
from ntm_docs.papers.tables import ASIDE, Row, Table, as_decimal, is_blank, number_in, tables_of
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.keys import fold_key, same_text
from ntm_docs.problems import Word, phrase
from ntm_docs.word.facts import Paragraph

_CLAUSE = pattern(r";|\.\s+")
_WORD = pattern(r"\w+")
_OWN_WORDS = pattern(r"^(?:tỷ lệ|tỉ lệ|tổng số|số)\s+|\s+đầu người$", re.IGNORECASE)
_PERIOD = pattern(r"giai đoạn\s+\d{4}\s*[-–]\s*\d{4}", re.IGNORECASE)
_YEAR = pattern(r"\b20\d\d\b")
_FIGURE = r"(?<![\d.,/])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d/])|(?<![\d.,/])\d+(?:,\d+)?(?:/\d+)?(?![\d/])"
_CHANGE = pattern(r"\b(?:tăng|giảm|thêm|vượt|hơn|bớt)\b(?P<between>[^;]*)$", re.IGNORECASE)
_REACHED = pattern(r"\b(?:còn|xuống|lên|từ|đạt|đến)\b", re.IGNORECASE)
_LEAST_WORDS, _WIDEST_GAP, _CHANGE_LETTERS = 4, 3, 30
_MONEY = ("sotien", "kinhphi", "thanhtien")
_NOT_ADDED = ("tyle", "tile", "binhquan", "dongia", "nam", "thunhap", "nangsuat", "matdo", "phantram")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# Clauses that speak of what is wanted, of a share, or of a part of the place.
_OTHERWISE = pattern(
    r"phấn đấu|mục tiêu|chỉ tiêu|đề ra|kế hoạch|nghị quyết|dự kiến|ước đạt|chiếm|"
    r"\bcủa\s+(?:ấp|thôn|tổ|khu|làng|bản|buôn|xóm|xã|phường|huyện|tỉnh|cả nước)\b",
    re.IGNORECASE,
)
_FEW_ROWS = 2
_TITLE = 120
_CAUSE = pattern(r"nguyên nhân|(?:^|[,;:.(]\s*|^- )(?:do|vì|bởi)\b", re.IGNORECASE)
_SHORTCOMINGS = pattern(
    r"(?:những\s+|một số\s+|các\s+)?(?:tồn tại|hạn chế|khuyết điểm|thiếu sót)(?:\s*(?:$|[,;:.\-]|và\b))", re.IGNORECASE
)
_CAUSES = pattern(r"nguyên nhân", re.IGNORECASE)
_TASKS = pattern(
    r"(?:phương hướng|nhiệm vụ (?:trọng tâm|trong thời gian tới|thời gian tới)|mục tiêu năm)", re.IGNORECASE
)


@rule("VF23", "bao_cao", "N", clause="nhat_quan")
def criteria_have_results(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Mỗi tiêu chí trong bảng thành tích có kết quả.

    Sai: Dòng “Thu nhập bình quân đầu người” để trống cột kết quả
    Đúng: Thu nhập bình quân đầu người | triệu đồng/năm | 57,6 | 71,2
    Cách sửa: Ghi kết quả của tiêu chí, hoặc bỏ dòng không có kết quả.
    """
    tables = _measured(van_ban)
    for table in tables:
        for row in table.lines:
            name = row.get(table.criterion if table.criterion is not None else -1)
            if name is None or is_blank(name.text):
                continue
            empty = [column for column in table.values if column not in row or is_blank(row[column].text)]
            if empty and not table.is_heading(row):
                titles = ", ".join(" ".join(table.rows[0][column].text.split()) for column in empty)
                yield on(name, phrase("trống: {columns}", columns=titles), Word("có kết quả"))


def _measured(van_ban: RecognisedPaper) -> list[Table]:
    """The tables of a merit report that measure criteria: a column that names them and one of results at least."""
    only(van_ban.is_merit_report)
    tables = [one for one in tables_of(van_ban) if one.criterion is not None and one.values]
    only(tables)
    return tables


@rule("VF25", "bao_cao", "N", clause="nhat_quan")
def prose_as_table(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Số liệu trong lời văn giống bảng; bảng tiền có dòng tổng cộng và cộng đúng.

    Sai: Bảng: Hộ dùng nước sạch 82,68%; lời văn: hộ dùng nước sạch đạt 86,28%
    Đúng: Cả hai: 82,68%
    Cách sửa: Đối chiếu số liệu gốc, sửa lời văn hoặc bảng; cộng lại dòng tổng.
    """
    only(van_ban.is_merit_report)
    tables = tables_of(van_ban)
    only(tables)
    said = _clauses(van_ban)
    for table in tables:
        yield from _sums(table)
        if table.criterion is not None and table.unit is not None and table.values:
            for row in table.lines:
                yield from _told_otherwise(said, table, row)


def _sums(table: Table) -> Iterator[Fault]:
    """A row of sums that is wrong, or missing below a column of money."""
    lines = list(table.lines)
    if len(lines) < _FEW_ROWS or table.parted or not _one_unit(table, lines):
        return
    for column, head in table.heads.items():
        cells = [number_in(row[column].text) if column in row else None for row in lines]
        numbers = [one for one in cells if one is not None]
        years = all(_FIRST_YEAR <= one <= _LAST_YEAR for one in numbers)
        if len(numbers) != len(lines) or years or any(word in head for word in _NOT_ADDED):
            continue
        if not table.mentions_total and head.startswith(_MONEY):
            found = phrase("{count} dòng, không có dòng tổng cộng", count=len(lines))
            yield on(table.rows[0][column], found, phrase("Tổng cộng: {sum}", sum=_shown(sum(numbers, Decimal()))))
        if len(table.totals) == 1 and "%" not in table.rows[0][column].text:
            stated = table.totals[0].get(column)
            number = number_in(stated.text) if stated is not None else None
            if stated is not None and number is not None and number != sum(numbers):
                yield on(stated, stated.text.strip(), _shown(sum(numbers, Decimal())))


def _one_unit(table: Table, lines: list[Row]) -> bool:
    """Whether the rows of a table measure the same thing, so that their sum means something."""
    unit = table.unit
    return unit is None or len({fold_key(row[unit].text) if unit in row else "" for row in lines}) == 1


def _shown(number: Decimal) -> str:
    return f"{number:,}".replace(",", " ").replace(".", ",").replace(" ", ".")


def _clauses(van_ban: RecognisedPaper) -> list[tuple[Paragraph, str, list[str]]]:
    """The clauses of the running text, each with its words for comparing."""
    clauses = ((one, text) for one in van_ban.running for text in _CLAUSE.split(" ".join(one.text.split())))
    return [(one, clause, _WORD.findall(same_text(clause))) for one, clause in clauses]


def _told_otherwise(said: list[tuple[Paragraph, str, list[str]]], table: Table, row: Row) -> Iterator[Fault]:
    """Sentences that speak of a row and give none of its figures."""
    name, unit = row.get(table.criterion or 0), row.get(table.unit or 0)
    figures = [row[column].text.strip() for column in table.values if column in row]
    if name is None or unit is None or not figures or not all(re.fullmatch(_FIGURE, one) for one in figures):
        return
    words = _WORD.findall(same_text(_OWN_WORDS.sub("", ASIDE.sub("", name.text).strip())))
    known = {_plain(one) for one in figures}
    years = set(_YEAR.findall(" ".join(one.text for one in table.rows[0].values())))
    if len(words) < _LEAST_WORDS:
        return
    for one, clause, own in said:
        speaks = words[0] in own and _speaks_of(own, words) and not _OTHERWISE.search(clause)
        told = _figures(clause, unit.text) if speaks else []
        if told and not known & _parts(told) and set(_YEAR.findall(clause)) <= years:
            yield on(one, " - ".join(told), " - ".join(figures), clause.strip())


def _speaks_of(said: list[str], words: list[str]) -> bool:
    """Whether all words of a criterion stand among those of a clause, in order and near each other."""
    for start, word in enumerate(said):
        if word != words[0]:
            continue
        at = start
        for wanted in words[1:]:
            near = said[at + 1 : at + 2 + _WIDEST_GAP]
            if wanted not in near:
                break
            at += 1 + near.index(wanted)
        else:
            return True
    return False


def _figures(clause: str, unit: str) -> list[str]:
    """Figures of a clause in a unit, without those that tell a change (`tăng 14,4 triệu đồng`)."""
    wanted = re.escape(" ".join(unit.split("/", maxsplit=1)[0].split()))
    found = []
    for match in re.finditer(rf"(?P<figure>{_FIGURE})\s*{wanted}(?!\w)", clause, re.IGNORECASE):
        change = _CHANGE.search(clause[: match.start()][-_CHANGE_LETTERS:])
        if change is None or _REACHED.search(change["between"]):
            found.append(match["figure"])
    return found


def _parts(figures: list[str]) -> set[str]:
    """Figures for comparing; `4/5 trường` may stand in a table as `4`."""
    return {_plain(one) for figure in figures for one in (figure, *figure.split("/"))}


def _plain(figure: str) -> str:
    """A figure for comparing: `95,00` and `95` are one."""
    return "/".join(f"{as_decimal(part).normalize():f}" for part in figure.split("/"))


@rule("VF26", "bao_cao", "N", clause="nhat_quan")
def shortcomings_have_causes(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Phần hạn chế nêu nguyên nhân; phần phương hướng, nhiệm vụ có chỉ tiêu bằng số.

    Sai: 5. Tồn tại, hạn chế (không nêu nguyên nhân); 6. Phương hướng (không có chỉ tiêu)
    Đúng: Nguyên nhân: địa bàn chia cắt; Phương hướng: năm 2024 hộ nghèo còn dưới 0,5%
    Cách sửa: Nêu nguyên nhân của hạn chế; thêm chỉ tiêu có số và thời hạn cho nhiệm vụ.
    """
    only(van_ban.is_merit_report)
    body = van_ban.main.body
    heads = [(index, one) for index, one in enumerate(body) if _titles(one, _SHORTCOMINGS)]
    tasks = [(index, one) for index, one in enumerate(body) if _titles(one, _TASKS)]
    only(heads or tasks)
    for index, one in heads:
        named = [later for later in body[index + 1 :] if _titles(later, _CAUSES)]
        said = [one, *_section(body, index)]  # the title may say “Hạn chế, nguyên nhân”
        if not named and not any(_CAUSE.search(" ".join(later.text.split())) for later in said):
            yield on(one, Word("không nêu nguyên nhân"), Word("nguyên nhân của hạn chế"))
    for index, one in tasks:
        section = _section(body, index)
        if not any(char.isdigit() for later in section for char in _PERIOD.sub("", later.text)):
            yield on(one, Word("không có chỉ tiêu bằng số"), Word("chỉ tiêu, thời hạn"), missing=True)


def _titles(one: Paragraph, subject: re.Pattern[str]) -> bool:
    """Whether a paragraph is the numbered title of a section that begins with a subject."""
    found = read_label(one.full_text)
    if found is None or found[0].kind in ("gach", "cong"):
        return False
    return subject.match(found[1].casefold()) is not None and len(found[1]) <= _TITLE


def _section(body: list[Paragraph], index: int) -> list[Paragraph]:
    """The text below a title, to the next of the same or a higher level."""
    own = read_label(body[index].full_text)
    found: list[Paragraph] = []
    for one in body[index + 1 :]:
        label = read_label(one.full_text)
        if label and own and RANK.get(label[0].kind, 99) <= RANK.get(own[0].kind, 0):
            break
        found.append(one)
    return found
