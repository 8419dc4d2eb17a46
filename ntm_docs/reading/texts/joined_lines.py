"""Lines of a broken text → paragraphs as they were written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ntm_docs.phrases.citations import LAW_NAME
from ntm_docs.phrases.dates import place_and_day

_LABELLED = re.compile(
    r"(?:[-+•*\u2013\u2014] |[IVXLC]+[.\-/] |[A-Z]\. |\d{1,3}(?:\.\d{1,3})*[.)/] |[a-zđ][).] |"
    r"(?:Điều|ĐIỀU) \d+[a-zđ]?[.:]|(?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC) (?:[IVXLC\d]+|thứ|THỨ)\b|\[\d{1,3}\])"
)
_OPENINGS = re.compile(
    r"(?:Căn cứ|Thực hiện|Theo đề nghị|Xét|Kính gửi|Nơi nhận|Số ?:|V/v|\(?(?:Ban hành )?[Kk]èm theo|Điều \d+\.|Phụ lục|"
    r"Hôm nay|Hiện nay|Thời gian qua|Trên đây|Nhằm|Để|Ngày \d+)"
    r"(?!\w)"
)
_OF_SITE = re.compile(
    r"(?:Số (?:ký )?hiệu|Loại văn bản|(?:Nơi|Cơ quan) ban hành|Người ký|Ngày ban hành|Ngày (?:có )?hiệu lực|"
    r"Tình trạng|Lĩnh vực) ?:"
)
_BASIS = re.compile(r"(?:[-+\u2013] )?(?:Căn cứ|Theo|Xét|Thực hiện)\b")
_NAME_OF_LAW = re.compile(
    r"\b(?:khoản|điểm|điều|mục|chương|phần|số|ngày|tháng|năm|thứ|lần|từ|đến|và|phụ lục)$", re.IGNORECASE
)
_ADDRESSED = re.compile(r"kính gửi\b", re.IGNORECASE)
_DASH = re.compile(r"[-\u2013] (?P<word>\S+)")
_COLUMN = re.compile(r"\S(?:\t| {4,})\s*\S")
_ENDS = (".", ";", ":", "!", "?", "…", "./", "]")
_OPEN_ENDS = (",", "-", "\u2013", "(", "“")
# After one of these words a name or a figure must follow: the paragraph is not at its end.
_EXPECTING = frozenset(
    [
        "tỉnh",
        "huyện",
        "xã",
        "phường",
        "phố",
        "của",
        "và",
        "các",
        "những",
        "số",
        "ngày",
        "tháng",
        "năm",
        "hoặc",
        "cho",
        "về",
        "theo",
        "tại",
        "trong",
        "với",
        "do",
        "từ",
        "đến",
        "ông",
        "bà",
        "là",
        "giai",
        "nhằm",
        "bằng",
        "trên",
        "dưới",
        "giữa",
        "bởi",
        "vì",
        "nếu",
        "khi",
        "để",
        "qua",
        "hoàn",
        "Ủy",
        "ban",
        "Luật",
        "Thủ",
        "Chính",
        "Tỉnh",
        "Chủ",
        "Phó",
        "Hội",
        "Nghị",
        "Quyết",
        "Kế",
        "Thông",
        "Chỉ",
        "Báo",
        "Công",
        "Bộ",
        "Sở",
        "Ban",
        "Phòng",
        "Nhân",
        "Văn",
        "Thường",
    ]
)
_FULL_LENGTH, _FULL_SHARE, _LONG, _CUT = 45, 0.6, 80, 20
_WIDEST, _NEAR, _SLACK, _MANY = 130, 0.8, 0.93, 0.2
_LEAST_LINES, _FEW_LINES, _SINGLE, _LINES_OF_GROUP = 12, 4, 0.9, 4


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line with text; `number` from 1, `apart` when a blank line stands above it."""

    text: str
    number: int
    apart: bool

    @property
    def caps(self) -> bool:
        """Whether it stands in capitals."""
        return self.text.isupper()


def join_lines(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """The lines of each paragraph, in order."""
    width = width_of(lines)
    if width and _all_apart(lines):
        lines = [TextLine(one.text, one.number, apart=False) for one in lines]
    joiner = _Joiner(width, " ".join(one.text for one in lines), _longest(lines), _is_grouped(lines))
    runs: list[list[TextLine]] = []
    for line in lines:
        if runs and joiner.follows(runs[-1], line):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def width_of(lines: Sequence[TextLine]) -> int:
    """The width at which a program broke the lines, in letters; 0 where none did."""
    single = [one for one in lines if not _COLUMN.search(one.text)]
    lengths = [len(one.text) for one in single]
    most = max(lengths, default=0)
    if len(lengths) < _FEW_LINES or most > _WIDEST:
        return 0
    near = sum(length >= _NEAR * most for length in lengths)
    if len(lengths) >= _LEAST_LINES and near >= _MANY * len(lengths):
        return most
    cut = (len(one.text) for one, below in pairwise(single) if _is_cut(one.text, below.text))
    return most if any(length >= _NEAR * most for length in cut) else 0


def _is_cut(text: str, below: str) -> bool:
    """Whether a sentence goes on in small letters on the next line."""
    return below[:1].islower() and not _LABELLED.match(below) and not text.endswith(_ENDS)


def _is_grouped(lines: Sequence[TextLine]) -> bool:
    """Whether blank lines divide the paragraphs, so that what stands together belongs together."""
    return (1 + sum(one.apart for one in lines[1:])) * _LINES_OF_GROUP > len(lines)


def _all_apart(lines: Sequence[TextLine]) -> bool:
    """Whether a blank line stands after every line, so that it says nothing."""
    return sum(one.apart for one in lines) >= _SINGLE * (len(lines) - 1)


def _longest(lines: Sequence[TextLine]) -> dict[int, int]:
    """The longest line of each group, by the number of each of its lines."""
    found: dict[int, int] = {}
    group: list[TextLine] = []
    for line in [*lines, TextLine("", 0, apart=True)]:
        if line.apart:
            longest = max((len(one.text) for one in group), default=0)
            found |= {one.number: longest for one in group}
            group = []
        group.append(line)
    return found


@dataclass(frozen=True, slots=True)
class _Joiner:
    width: int
    whole: str
    longest: dict[int, int]
    grouped: bool

    def follows(self, run: Sequence[TextLine], line: TextLine) -> bool:  # noqa: PLR0911 -- a rule a line
        """Whether a line goes on with the paragraph so far."""
        last, text = run[-1].text, line.text
        if any(_COLUMN.search(one) or _is_day(one) for one in (last, text)):
            return False
        if line.apart:
            return self._over_blank(run, line)
        full = self._full(run[-1], line)
        if (dashed := _DASH.match(text)) is not None:
            return self._over_dash(run, dashed["word"], full=full)
        if _LABELLED.match(text):
            return full and _NAME_OF_LAW.search(last) is not None and not last.isupper()
        if _OF_SITE.match(text) or (_OPENINGS.match(text) and not _inside(last, text)):
            return False
        if line.caps:
            return _caps_follow(run, line, full=full)
        return self._in_sentence(run, line, full=full)

    def _in_sentence(self, run: Sequence[TextLine], line: TextLine, *, full: bool) -> bool:
        """Whether a line without a label goes on with the sentence, or the paragraph, above it."""
        last, text = run[-1].text, line.text
        if text[:1].islower():
            return full or not last.endswith((".", ";", ":"))
        if run[-1].caps and run[0].caps:
            return False
        if text[:1].isdigit() and (not last.endswith(_ENDS) or last.endswith(":")):
            return True
        if not last.endswith(_ENDS) and _ADDRESSED.match(run[0].text):
            return _waits(last, " ".join(one.text for one in run))
        if not last.endswith(_ENDS):
            whole = " ".join(one.text for one in run)
            return full or _waits(last, whole) or _is_cut_name(last, whole)
        if self.width:  # a sentence that ends where the line does may end the paragraph
            room = self.width - len(last) - 1 - len(text.split(maxsplit=1)[0])
            full = room < 0 and not last.endswith(":") and (len(run) > 1 or last.endswith(";"))
        return full or bool(_BASIS.match(run[0].text) and last.endswith(";") and LAW_NAME.match(text))

    def _full(self, last: TextLine, line: TextLine) -> bool:
        """Whether the next word had no room on the line, so that it was broken there."""
        if not self.width and not self.grouped:
            return False
        if not self.width:
            return len(last.text) >= max(_FULL_LENGTH, _FULL_SHARE * self.longest[last.number])
        return len(last.text) + 1 + len(line.text.split(maxsplit=1)[0]) > _SLACK * self.width

    def _over_dash(self, run: Sequence[TextLine], word: str, *, full: bool) -> bool:
        """A dash within words, `2021 / - 2025`, `Thi đua / - Khen thưởng`; else it opens an item."""
        last = run[-1].text
        if last.endswith((*_ENDS, ",")) or not (full or not self.width):
            return False
        before = last.rsplit(maxsplit=1)[-1]
        if before[-1:].isdigit() and word[:1].isdigit():
            return True
        if word[:1].islower() and len(run) > 1:
            return True
        joined = rf"\S {re.escape(before)} [-\u2013] {re.escape(word)}(?!\w)"
        return len(re.findall(joined, self.whole)) > (0 if len(run) > 1 else 1)

    def _over_blank(self, run: Sequence[TextLine], line: TextLine) -> bool:
        """A paragraph cut in two by the end of a page goes on in small letters, or with the name it waits for."""
        last, text = run[-1].text, line.text
        if last.endswith((*_ENDS, ")", "”", "/")) or run[-1].caps or line.caps:
            return False
        if _LABELLED.match(text) or (_OPENINGS.match(text) and not text[:1].islower()):
            return False
        whole = " ".join(one.text for one in run)
        if text[:1].islower():
            return len(whole) > (_CUT if self.width else _FULL_LENGTH)
        return text[:1].isupper() and _is_cut_name(last, whole)


def _inside(last: str, text: str) -> bool:
    """Whether words that may open a part stand within a sentence, after a word that waits for them."""
    word = last.rsplit(maxsplit=1)[-1]
    return not last.endswith((*_ENDS, *_OPEN_ENDS)) and word in _EXPECTING and not text.startswith(("Nơi", "Kính"))


def _is_day(text: str) -> bool:
    """Whether a line is the place and day of a heading."""
    return len(text) <= _LONG and "ngày" in text and place_and_day(text) is not None


def _waits(last: str, run: str) -> bool:
    """Whether a line without its end waits for more: after such a word or sign, or within quotes or brackets."""
    if last.endswith(_OPEN_ENDS) or last.rsplit(maxsplit=1)[-1] in _EXPECTING:
        return len(run) > _CUT
    return run.count("“") > run.count("”") or run.count("(") > run.count(")")


def _is_cut_name(last: str, run: str) -> bool:
    """Whether a long paragraph ends in a name that is cut: “của Ủy ban nhân dân tỉnh Kiên”."""
    if len(run) < _LONG:
        return False
    *before, word = last.rsplit(maxsplit=2)[-2:]
    return word in _EXPECTING or (word.istitle() and word.isalpha() and bool(_EXPECTING.intersection(before)))


def _caps_follow(run: Sequence[TextLine], line: TextLine, *, full: bool) -> bool:
    """Capitals go on with a title under its label, or where a comma says so; a sentence may end with a short name."""
    last = run[-1]
    if last.caps:
        return last.text.endswith(",") or (full and _LABELLED.match(run[0].text) is not None)
    short = len(line.text.split()) <= 3 and line.text.endswith((".", ";", ",", ")"))  # noqa: PLR2004 -- UBND; (NTM).
    return short and not last.text.endswith(_ENDS) and (full or last.text.endswith(","))
