"""Rules of blanks, stops, tones, words said twice, marked words."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ntm_docs.checking.doubled import said_twice
from ntm_docs.checking.judging import only, quote_at
from ntm_docs.checking.rule import Fault, at, on, rule
from ntm_docs.checking.spelling import is_word
from ntm_docs.papers.components import is_caps
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.syllables import CAPITAL_LETTERS, SMALL_LETTERS, parse
from ntm_docs.problems import Word, joined, phrase
from ntm_docs.word.facts import Paragraph

_LETTER = r"[^\W\d_]"
# Blanks too many, by where they stand. A gap of six or more is a place to fill in, or parts two columns.
_EXTRA = (
    re.compile(r"(?<=\S)[ \u00a0]{2,5}(?=[^\s/…._])"),
    re.compile(rf"(?:{_LETTER}|\d|[)”%]) +(?P<sign>[,;!?]|:(?!\w)|\.(?=\s|$))"),
    re.compile(r"[(\[“] +(?=\w)"),
    re.compile(rf"(?<={_LETTER}) +[)\]”](?!\w)"),
    re.compile(rf"(?<={_LETTER})(?: +/ *| */ +)(?={_LETTER})"),
    re.compile(r"(?<=\d) */ +(?=\d)|(?<=\d) +/ *(?=\d)"),
)
_ODD_BLANK = re.compile(r"[ \u00a0]{2}| [,;!?:.)\]”/]|[(\[“/] ")  # without which there is none of these
# Blanks left out. Each pattern begins with its sign: one that begins with a look behind is tried at every letter.
_MISSING = (
    re.compile(rf"[-\u2013+](?<=^[-\u2013+])(?={_LETTER})"),
    re.compile(
        rf" [-\u2013](?<={_LETTER * 2} [-\u2013])(?={_LETTER})|[-\u2013](?<={_LETTER * 2}[-\u2013]) (?={_LETTER})"
    ),
    re.compile(rf"[,;](?<=[^\W_]{{2}}[,;])(?={_LETTER}{{2}})"),
    re.compile(rf":(?<=[{SMALL_LETTERS}]{{2}}:)(?={_LETTER}{{2}})"),
    re.compile(rf"\.(?<=[{SMALL_LETTERS}]{{2}}\.)(?=\(|[{CAPITAL_LETTERS}]{_LETTER})"),
    re.compile(rf"\((?<=[{SMALL_LETTERS}]{{2}}\()(?={_LETTER}{{2}})|\)(?={_LETTER}{{2}})"),
)
_HYPHEN = re.compile(rf"[-\u2013](?<={_LETTER}[-\u2013])(?={_LETTER})")
_JOINED = re.compile(rf"(?<!\w)(?P<left>{_LETTER}+ {_LETTER}+)[-\u2013](?P<right>{_LETTER}+ {_LETTER}+)(?!\w)")
_STOPS = re.compile(
    r"(?<=[^\W_])(?P<dots>\.\.)(?=\s|$)|(?<=[^\W\d_]{2})\.\.(?=[,;])|"
    r"(?P<same>([,;:!?])\s?\3)|(?<=[^\W_])(?P<pair>[,;:]\s?[.,;]|\.\s?[,;])(?=\s|$)"
)
_TWO_STOPS = re.compile(r"[.,;:!?]\s?[.,;:!?]")  # without which there are no wrong ones
_CAPITAL_INSIDE = re.compile(rf"[{CAPITAL_LETTERS}](?<={_LETTER}[{CAPITAL_LETTERS}])")
_ADDRESS = re.compile(r"\S*(?:@|://|www\.|\.vn\b|\.com\b|\.docx?\b|\.xlsx?\b|\.pdf\b)\S*", re.IGNORECASE)
_MARK_OF_ADDRESS = re.compile(r"@|://|www\.|\.(?:vn|com|doc|xls|pdf|VN|COM)|WWW\.")
_KNOWN = 1024  # lines of the papers that are judged, which several rules ask for
_BLANKS_BEFORE = re.compile(
    r"(?:số|ngày|tháng|năm|tên|ông|bà|chỉ|thoại|(?:ngày|năm|nơi) sinh|[:…._])\s*$", re.IGNORECASE
)
_OWN_RULES = frozenset(("so_ky_hieu", "dia_danh_ngay", "quoc_hieu", "tieu_ngu", "ho_ten"))
_OLD_TONE = re.compile(r"(?:[òóỏõọ][ae]|[ùúủũụ]y)(?!\w)", re.IGNORECASE)  # how a word ends
_NEW_TONE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)", re.IGNORECASE)
_ABBREVIATED = re.compile(r"(?:v\.v|TP|Tp|TX|TT|ThS|TS|PGS|GS|BS|KS|Q|P|H|T|St|No|tr)$")
_INSIDE = re.compile(
    rf"(?<!\w)[{CAPITAL_LETTERS}]+[{SMALL_LETTERS}]+[{CAPITAL_LETTERS}{SMALL_LETTERS}]*(?!\w)|"
    rf"(?<!\w)[{SMALL_LETTERS}]+[{CAPITAL_LETTERS}]\w*(?!\w)"
)
_SHOUTED = re.compile(rf"(?<!\w)(?P<word>[{CAPITAL_LETTERS}]{{2,}}) [{SMALL_LETTERS}]+(?!\w)")
_PLACED = (
    "co_quan_chu_quan", "co_quan_ban_hanh", "so_ky_hieu", "quoc_hieu", "tieu_ngu", "dia_danh_ngay", "ten_loai",
    "trich_yeu", "quyen_han", "chuc_vu", "ho_ten",
)  # fmt: skip
_LEAST_BLANKS = 3
_TOLD = 5
Found = tuple[Paragraph, str, re.Match[str]]


def _lines(van_ban: RecognisedPaper) -> list[tuple[Paragraph, str, str]]:
    only(van_ban.written)
    return [(one, _without_addresses(line), name) for one, line, name in van_ban.written if name not in _OWN_RULES]


@lru_cache(maxsize=_KNOWN)
def _without_addresses(line: str) -> str:
    """The line, its addresses of mail and web and names of files replaced by as many letters."""
    if _MARK_OF_ADDRESS.search(line) is None:
        return line
    return _ADDRESS.sub(lambda found: "x" * len(found[0]), line)


def _told(found: Sequence[Found], expected: str) -> Iterator[Fault]:
    """The first places, then how many more there are."""
    for one, line, match in found[:_TOLD]:
        yield on(one, joined(["“", visible(match[0]), "”"], by=""), expected, quote_at(line, *match.span()))
    if len(found) > _TOLD:
        yield on(found[_TOLD][0], phrase("và {count} chỗ khác", count=len(found) - _TOLD), "")


def visible(text: str) -> str:
    """Blanks as a reader can count them: two or more as `(3 khoảng trống)`."""
    pieces = [piece for piece in re.split(r"([ \u00a0]{2,})", text) if piece]
    told = [
        phrase("({count} khoảng trống)", count=len(piece))
        if len(piece) > 1 and not piece.strip(" \u00a0")
        else piece.strip(" ")
        for piece in pieces
    ]
    return joined(told, by=" ") if len(told) > 1 else text.strip(" ") or text


@rule("VL02", "chinh_ta", "C")
def spacing(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Một khoảng trống giữa hai từ, không có khoảng trống trước dấu câu, sau “(”, trước “)”, quanh dấu gạch chéo.

    Sai: tổ  chức thực hiện ; ( Bên A ); đơn vị/ cá nhân
    Đúng: tổ chức thực hiện; (Bên A); đơn vị/cá nhân
    Cách sửa: Xóa khoảng trống thừa.
    """
    found: list[Found] = []
    for one, line, name in _lines(van_ban):
        if _ODD_BLANK.search(line) is None:
            continue
        spaced = _EXTRA if not (is_caps(line) and _spread(line)) and name != "kem_theo" else _EXTRA[1:]
        if ("  " not in line and "\u00a0" not in line) or "…" in line or "...." in line:  # no gap, or a form's
            spaced = spaced[1:] if spaced is _EXTRA else spaced
        for pattern in spaced:
            found += [(one, line, match) for match in pattern.finditer(line) if not _to_fill(line, match)]
    yield from _told(found, Word("không có khoảng trống thừa"))


def _spread(line: str) -> bool:
    """Whether a title is set letter by letter: `C Ộ N G   H Ò A`."""
    words = line.split()
    return sum(len(word) == 1 for word in words) > len(words) // 2


def _to_fill(line: str, match: re.Match[str]) -> bool:
    """Whether a gap is a blank of a form: after “số”, “ngày”, a colon, dots."""
    return len(match[0]) > 1 and match[0].isspace() and _BLANKS_BEFORE.search(line[: match.start()]) is not None


@rule("VL11", "chinh_ta", "C", level="warning")
def nothing_said_twice(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Không gõ lặp từ.

    Sai: đã bị bị thu hồi; Hội đồng Hội đồng xét thi đua
    Đúng: đã bị thu hồi; Hội đồng xét thi đua; từ láy (dần dần, luôn luôn) là đúng
    Cách sửa: Bỏ từ gõ thừa.
    """
    for one, line, _name in _lines(van_ban):
        for slip in said_twice(line):
            yield on(one, slip.found, slip.expected, quote_at(line, slip.start, slip.end))


@rule("VL12", "chinh_ta", "C", level="warning")
def one_stop(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Không gõ lặp dấu câu.

    Sai: … Sở Giáo dục và Đào tạo.. ; kịp thời,, hiệu quả; đúng quy định;.
    Đúng: … Sở Giáo dục và Đào tạo. ; kịp thời, hiệu quả; đúng quy định.
    Cách sửa: Giữ một dấu câu; dấu ba chấm (...) và dấu hết văn bản (./.) là đúng.
    """
    for one, line, _name in _lines(van_ban):
        for match in _STOPS.finditer(line) if _TWO_STOPS.search(line) else ():
            before = line[: match.start()]
            blank = _BLANKS_BEFORE.search(before) is not None
            if (
                blank
                or (match[0][0] == "." and _ABBREVIATED.search(before))
                or line[match.end() :].startswith((".", "/."))
            ):
                continue
            yield on(one, f"“{match[0]}”", f"“{match[0][-1]}”", quote_at(line, *match.span()))


@rule("VL13", "chinh_ta", "C")
def blank_after_sign(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Sau dấu câu, sau gạch đầu dòng, hai bên dấu gạch nối và trước “(” có khoảng trống.

    Sai: -Xây dựng kế hoạch; Kinh tế -Tài chính; nâng cao.(vào dịp …); kịp thời,hiệu quả
    Đúng: - Xây dựng kế hoạch; Kinh tế - Tài chính; nâng cao. (Vào dịp …); kịp thời, hiệu quả
    Cách sửa: Thêm một khoảng trống.
    """
    found = []
    for one, line, _name in _lines(van_ban):
        for pattern in _MISSING:
            found += [
                (one, line, match)
                for match in pattern.finditer(line)
                if not (match[0] == "." and _ABBREVIATED.search(line[: match.start()]))
            ]
        if _HYPHEN.search(line):
            found += [(one, line, match) for match in _JOINED.finditer(line) if _joins_words(match)]
    yield from _told(found, Word("thêm khoảng trống"))


def _joins_words(match: re.Match[str]) -> bool:
    """Whether a hyphen without blanks stands between two words of two syllables: `kinh tế-xã hội`."""
    return is_word(match["left"].lower()) and is_word(match["right"].lower())


@rule("VL14", "chinh_ta", "C", level="warning")
def no_capital_inside(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Không có chữ hoa ở giữa một tiếng.

    Sai: HÌnh thức; CHủ tịch; KẾ hoạch; kế hoẠch
    Đúng: Hình thức; Chủ tịch; Kế hoạch; kế hoạch
    Cách sửa: Gõ lại chữ hoa, chữ thường của từ đó.
    """
    for one, line, _name in _lines(van_ban):
        if _CAPITAL_INSIDE.search(line) is None:
            continue
        for match in _INSIDE.finditer(line):
            word = match[0]
            if word.istitle() or word.islower() or parse(word.lower()) is None:
                continue
            if not _is_slip(word) and not _goes_on(line[: match.start()], word):
                continue
            right = word.capitalize() if word[0].isupper() else word.lower()
            yield on(one, word, right, quote_at(line, *match.span()))
        for match in _SHOUTED.finditer(line):
            if is_word(match[0].lower()) and _is_slip(match["word"]):
                yield on(one, match["word"], match["word"].capitalize(), quote_at(line, *match.span()))


def _goes_on(before: str, word: str) -> bool:
    """Whether a word in capitals goes on in it: `ỦY BAn`."""
    last = before.rsplit(maxsplit=1)[-1:] or [""]
    return last[0].isupper() and before[-1:] == " " and is_word(f"{last[0]} {word}".lower())


def _is_slip(word: str) -> bool:
    """Not an abbreviation that reads like a syllable: it has signs, or more small letters than an abbreviation has."""
    return any(char > "\x7f" and char not in "Đđ" for char in word) or sum(map(str.islower, word)) > 1


@rule("VL03", "chinh_ta", "C")
def one_tone_style(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Một kiểu đặt dấu thanh trong cả văn bản.

    Sai: hòa bình … hoà giải; ủy ban … uỷ viên
    Đúng: hòa bình … hòa giải
    Cách sửa: Chọn một kiểu (hòa, ủy hoặc hoà, uỷ) và dùng thống nhất.
    """
    only(van_ban.sentences)
    texts = [(one, one.text) for one, _text in van_ban.sentences]
    old = [(one, word) for one, text in texts for word in _words_ending(text, _OLD_TONE)]
    new = [(one, word) for one, text in texts for word in _words_ending(text, _NEW_TONE) if word[0] not in "qQ"]
    if old and new:
        fewer, other = (old, new) if len(old) < len(new) else (new, old)
        one, word = fewer[0]
        found = phrase("“{word}” ({count} chỗ)", word=word, count=len(fewer))
        yield on(one, found, phrase("như “{word}” ({count} chỗ)", word=other[0][1], count=len(other)), word)


def _words_ending(text: str, tones: re.Pattern[str]) -> Iterator[str]:
    """The words with a tone at their end, but those of names."""
    for match in tones.finditer(text):
        start = match.start()
        while start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            start -= 1
        word = text[start : match.end()]
        if not _is_of_name(text[:start], word):
            yield word


def _is_of_name(text: str, word: str) -> bool:
    """Whether a word behind a text is of a name, which keeps its own spelling: `Thuý` of `Lê Thuý Hoà`."""
    before = text.rsplit(maxsplit=1)
    return word[0].isupper() and bool(before) and before[-1].isalpha() and before[-1][0].isupper()


@rule("VP21", "phong_chu", "C", level="warning", clause="phong_chu")
def nothing_highlighted(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Chữ không tô nền.

    Sai: Đoạn còn tô vàng để nhớ sửa
    Đúng: Chữ đen trên nền trắng
    Cách sửa: Chọn chữ tô nền, Text Highlight Color > No Color; in đen trắng thì nền màu thành vệt xám.
    """
    marked = [
        (one, "".join(piece.text for piece in one.pieces if piece.look.marked).strip())
        for one in van_ban.facts.paragraphs
        if any(piece.look.marked and piece.text.strip() for piece in one.pieces)
    ]
    for one, words in marked[:_TOLD]:
        yield on(one, Word("tô nền"), Word("không tô nền"), words)
    if len(marked) > _TOLD:
        rest = phrase("và {count} chỗ khác", count=len(marked) - _TOLD)
        yield on(marked[_TOLD][0], rest, "", marked[_TOLD][1])


@rule("VP22", "trang", "C", level="warning", clause="bo_tri")
def set_without_blanks(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Thành phần thể thức đặt đúng chỗ bằng canh lề, không bằng dấu cách.

    Sai: “        Nguyễn Văn An” (đẩy sang giữa bằng dấu cách)
    Đúng: Canh giữa (Ctrl+E) trong ô của bảng hai cột
    Cách sửa: Xóa dấu cách ở đầu dòng, đặt dòng vào ô của bảng hai cột rồi canh giữa.
    """
    parts = [part for name in _PLACED for part in van_ban.parts(name)]
    only(parts)
    for part in parts:
        text, own = part.paragraph.text, "".join(piece.text for piece in part.pieces).strip()
        before = text[: max(0, text.find(own))]
        gap = len(before) - len(before.rstrip(" \u00a0"))
        if gap >= _LEAST_BLANKS:
            yield at(part, phrase("canh bằng {count} dấu cách", count=gap), Word("canh giữa"))
