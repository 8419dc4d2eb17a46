"""Rules of capitals, spelling and typography."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from ntm_docs.checking.judging import only, quote_at
from ntm_docs.checking.persons import is_in_name
from ntm_docs.checking.rule import Fault, on, rule
from ntm_docs.checking.spelling import misspelt
from ntm_docs.machine.own_data import load_data
from ntm_docs.outline import read_label
from ntm_docs.papers.components import is_caps
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.syllables import CAPITAL_LETTERS, SMALL_LETTERS
from ntm_docs.problems import Word, joined, phrase
from ntm_docs.word.facts import Paragraph

_SENTENCE = re.compile(rf"(?P<before>[\w.]+)(?P<mark>[.?!])\s+(?P<word>[{SMALL_LETTERS}][{SMALL_LETTERS}]+)")
_IN_CITATION = re.compile(r"(?<=[\w,;] )(?P<word>Khoản|Điểm)(?= [\da-zđ]{1,3}\b)")
_SEVERAL = re.compile(r"(?:một số|những|nhiều|các) (?P<word>Điều|Khoản|Điểm)(?= (?:của|trong|Luật|Nghị))")
_UNIT_NAME = re.compile(
    rf"(?<=[{SMALL_LETTERS}][ ,;(])\s?(?P<unit>Tỉnh|Huyện|Xã|Phường|Thị xã|Thị trấn|Quận|Thành phố) "
    rf"(?=[{CAPITAL_LETTERS}][{SMALL_LETTERS}])"
)
_UNITS_COUNTED = re.compile(
    rf"(?:\b\d{{1,4}}|\b(?:các|những|mỗi|từng|nhiều)) (?P<unit>Tỉnh|Huyện|Xã|Phường|Ấp|Thôn|Khóm|Thị xã)"
    rf"(?!\w)(?! (?:ủy|đội|đoàn)\b)(?! [{CAPITAL_LETTERS}])"
)
_ARTICLE = re.compile(r"(?<=[\w,;(] )(?P<word>điều)(?= \d{1,3}\b(?! (?:người|hộ|năm|tỷ|triệu|%|kiện|tra)))")
_PERCENT = re.compile(
    r"(?<![\d.])\d{1,3}\.\d{1,2}(?:\s?%|(?=\s?(?:km2?|m[23²³]?|ha|kg|tấn|tạ|tỷ|triệu|lít|điểm phần trăm)(?!\w)))"
)
_THOUSANDS = re.compile(r"\b\d{1,3}(?:,\d{3})+(?!\d)(?=\s*(?:đồng|người|hộ|hội viên|lượt)\b)")
_SMALL_AFTER_STOP = re.compile(rf"[.?!]\s+[{SMALL_LETTERS}]{{2}}")  # most lines have none of what a rule looks for
_UNIT_WORD = re.compile("Tỉnh|Huyện|Xã|Phường|Thị xã|Thị trấn|Quận|Thành phố|Ấp|Thôn|Khóm")
_POINTED, _PARTED = re.compile(r"\.(?<=\d\.)\d"), re.compile(r",(?<=\d,)\d{3}")
_WORD = re.compile(r"\w+")
_TOLD = 5
_NEAR = 24
_KNOWN = 1024  # lines that were looked at: the papers of one dossier say much alike


@cache
def _words() -> Mapping[str, Any]:
    return dict(load_data("checking", "tu-ngu.yaml"))


def _running(van_ban: RecognisedPaper) -> list[tuple[Paragraph, str]]:
    """Paragraphs of running text with single spaces; titles in capitals are not sentences."""
    only(van_ban.sentences)
    return van_ban.sentences


def _matches(
    van_ban: RecognisedPaper, pattern: re.Pattern[str], expected: str, near: re.Pattern[str]
) -> Iterator[Fault]:
    """Every place of a pattern, up to a few; then how many more. Without `near` a line has none."""
    lines = [(one, text) for one, text in _running(van_ban) if near.search(text)]
    found = [(one, text, match) for one, text in lines for match in pattern.finditer(text)]
    yield from _first_of(found, expected)


def _first_of(found: Sequence[tuple[Paragraph, str, re.Match[str]]], expected: str) -> Iterator[Fault]:
    for one, text, match in found[:_TOLD]:
        yield on(one, match[0].strip(), expected, quote_at(text, *match.span()))
    if len(found) > _TOLD:
        yield on(found[_TOLD][0], phrase("và {count} chỗ khác", count=len(found) - _TOLD), expected)


@rule("VW01", "viet_hoa", "D", level="warning", clause="viet_hoa_cau")
def sentence_capital(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Viết hoa chữ đầu câu.

    Sai: … đã hoàn thành. toàn xã có 5 ấp …
    Đúng: … đã hoàn thành. Toàn xã có 5 ấp …
    Cách sửa: Viết hoa chữ đầu sau dấu chấm, chấm hỏi, chấm than.
    """
    dotted = set(_words()["viet_tat_co_cham"])
    for one, text in _running(van_ban):
        for match in _SENTENCE.finditer(text) if _SMALL_AFTER_STOP.search(text) else ():
            before = match["before"].casefold().rstrip(".")
            ellipsis = "." in match["before"] or "…" in match["before"]
            if before not in dotted and not ellipsis and not before.isdigit() and len(before) > 1:
                yield on(one, match["word"], match["word"].capitalize(), quote_at(text, *match.span()))


@rule("VW02", "viet_hoa", "D", level="warning", clause="viet_hoa_ten")
def fixed_names(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Tên cơ quan, địa danh, danh hiệu, tên luật viết hoa đúng quy tắc.

    Sai: Ủy Ban Nhân Dân; thành phố Hồ Chí Minh; tại Thị xã Ba Đồn; Luật Tổ chức Chính quyền địa phương
    Đúng: Ủy ban nhân dân; Thành phố Hồ Chí Minh; tại thị xã Ba Đồn; Luật Tổ chức chính quyền địa phương
    Cách sửa: Viết hoa theo Phụ lục II.
    """
    for one, line, _name in _everywhere(van_ban):
        text = " ".join(line.split())
        told = [
            (match.start(), match.end(), right)
            for wrong, right in _words()["viet_hoa"].items()
            if wrong in text
            for match in re.finditer(rf"(?<!\w){re.escape(wrong)}(?!\w)", text)
        ]
        told = [one for one in told if not any(_is_within(one, other) for other in told)]
        told += [found for found in _laws_in(text) if not any(a < found[1] and found[0] < b for a, b, _right in told)]
        told += _bodies_in(text)
        told += _units_in(text)
        for start, end, right in sorted(told):
            if not is_in_name(text, start):
                yield on(one, text[start:end], right, quote_at(text, start, end))


def _is_within(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    """Whether a place is a part of another, longer one: `Hội Đồng` of `Hội Đồng Nhân Dân`."""
    return one != other and other[0] <= one[0] and one[1] <= other[1]


def _everywhere(van_ban: RecognisedPaper) -> list[tuple[Paragraph, str, str]]:
    """Every printed line but titles in capitals, names, numbers."""
    only(van_ban.written)
    return [
        (one, line, name) for one, line, name in van_ban.written if name not in _NAMES_OF_OTHERS and not is_caps(line)
    ]


def _laws_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Names of laws that stand with other capitals than their own."""
    if "Luật" not in text:
        return
    for name, pattern in _laws():
        for match in pattern.finditer(text):
            if match[0] != name:
                yield match.start(), match.end(), name


def _bodies_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Names of bodies that stand with other capitals than their own: `Sở Giáo Dục và Đào Tạo`, `ủy ban nhân dân xã`."""
    for match in _COMMITTEE.finditer(text):
        yield *match.span(), match[0][0].upper() + match[0][1:]
    for match in _bodies().finditer(text) if "Sở " in text or "Bộ " in text else ():
        right = _own_names()[match["name"].casefold()]
        if match["name"] != right:
            yield *match.span(), f"{match['kind']} {right}"


_COMMITTEE = re.compile(
    r"(?<!\w)(?:(?:ủy|uỷ) ban nhân dân|hội đồng nhân dân|(?:ủy|uỷ) ban (?:Mặt trận|MTTQ))"
    r"(?= (?:tỉnh|xã|phường|thành phố|Tổ quốc|cấp|các|đặc khu)\b)"
)


@cache
def _own_names() -> dict[str, str]:
    """What a sở or a ministry is for, with its own capitals, by its small letters."""
    return {name.casefold(): name for name in _words()["ten_nganh"]}


@cache
def _bodies() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_words()["ten_nganh"], key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?P<kind>Sở|Bộ) (?P<name>(?i:{names}))(?!\w)")


@cache
def _laws() -> list[tuple[str, re.Pattern[str]]]:
    names = sorted(_words()["ten_luat"], key=len, reverse=True)
    return [(f"Luật {name}", re.compile(rf"(?<!\w)Luật (?i:{re.escape(name)})(?!\w)")) for name in names]


def _units_in(text: str) -> Iterator[tuple[int, int, str]]:
    """`Tỉnh An Giang` within a sentence: the common noun is small; a city that is a name is not."""
    if _UNIT_WORD.search(text) is None:
        return
    for match in _UNIT_NAME.finditer(text):
        if not text[match.end() :].startswith("Hồ Chí Minh"):
            yield match.start("unit"), match.end("unit"), match["unit"].lower()
    for match in _UNITS_COUNTED.finditer(text):
        yield match.start("unit"), match.end("unit"), match["unit"].lower()


def _listed(van_ban: RecognisedPaper, words: Mapping[str, str], *, fold: bool = False) -> Iterator[Fault]:
    for one, text in _running(van_ban):
        where = text.casefold() if fold else text
        for wrong, right in words.items():
            if wrong not in where:
                continue
            match = re.search(rf"(?<!\w){re.escape(wrong)}(?!\w)", where)
            if match:
                found = text[match.start() : match.end()]
                meant = right[:1].upper() + right[1:] if found[:1].isupper() else right
                yield on(one, found, meant, quote_at(text, *match.span()))


@rule("VW03", "viet_hoa", "D", level="hint", clause="viet_hoa_khac")
def people_and_state(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """“Nhân dân”, “Nhà nước” viết hoa khi đứng riêng.

    Sai: cán bộ và nhân dân trong xã; chính sách của nhà nước
    Đúng: cán bộ và Nhân dân trong xã; chính sách của Nhà nước
    Cách sửa: Viết hoa chữ đầu; trong tên cơ quan (Ủy ban nhân dân) thì giữ chữ thường.
    """
    lines = [(one, " ".join(line.split())) for one, line, _name in _everywhere(van_ban)]
    for word, pattern in _alone().items():
        found = [(one, text, match) for one, text in lines if word in text for match in pattern.finditer(text)]
        yield from _first_of(found, word.capitalize())


@cache
def _alone() -> dict[str, re.Pattern[str]]:
    """Words that take a capital where they stand alone, with the places where they do."""
    return {
        word: re.compile("".join(f"(?<!{one} )" for one in before) + rf"\b{word}\b")
        for word, before in _words()["dung_rieng"].items()
    }


@rule("VW04", "viet_hoa", "D", level="warning", clause="viet_hoa_vien_dan")
def citations_of_articles(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Khi viện dẫn: “Điều” viết hoa, “khoản”, “điểm” viết thường.

    Sai: theo Khoản 1 điều 5 Nghị định …; sửa đổi một số Điều của Luật …
    Đúng: theo khoản 1 Điều 5 Nghị định …; sửa đổi một số điều của Luật …
    Cách sửa: Viết thường “khoản”, “điểm”; viết hoa “Phần”, “Chương”, “Mục”, “Điều” khi viện dẫn văn bản cụ thể.
    """
    for one, text in ((one, " ".join(one.text.split())) for one in van_ban.facts.paragraphs if one.text):
        if "Khoản" in text or "Điểm" in text or "Điều" in text:
            for match in (*_IN_CITATION.finditer(text), *_SEVERAL.finditer(text)):
                if is_in_name(text, match.start("word")):
                    continue
                yield on(one, match["word"], match["word"].lower(), quote_at(text, *match.span()))
        for match in _ARTICLE.finditer(text) if "điều " in text else ():
            yield on(one, match["word"], "Điều", quote_at(text, *match.span()))


@rule("VW05", "viet_hoa", "D", level="warning", clause="viet_hoa")
def no_stray_capitals(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Không viết hoa tùy tiện từ nối giữa câu.

    Sai: xây dựng Và phát triển nông thôn
    Đúng: xây dựng và phát triển nông thôn
    Cách sửa: Viết thường các từ nối ở giữa câu.
    """
    pattern = _stray()
    for one, text in _running(van_ban):
        for match in pattern.finditer(text):
            if not is_in_name(text, match.start("word")):
                yield on(one, match["word"], match["word"].lower(), quote_at(text, *match.span()))


@cache
def _stray() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{SMALL_LETTERS}] )(?P<word>{'|'.join(_words()['tu_noi'])})(?= [{SMALL_LETTERS}])")


@rule("VL01", "chinh_ta", "C", level="warning")
def spelling(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Không có lỗi chính tả thường gặp.

    Sai: xuất xắc; sử lý; bổ xung; doanh nghiêp; quy đinh; nghành
    Đúng: xuất sắc; xử lý; bổ sung; doanh nghiệp; quy định; ngành
    Cách sửa: Sửa lại từ viết sai, kể cả trong căn cứ, trích yếu, Nơi nhận, bảng.
    """
    only(van_ban.written)
    for one, line, name in van_ban.written:
        if name in _NAMES_OF_OTHERS:
            continue
        text = " ".join(line.split())
        for start, end, found, right in _misspelt_in(text):
            yield on(one, found, right, quote_at(text, start, end))


@lru_cache(maxsize=_KNOWN)
def _misspelt_in(text: str) -> tuple[tuple[int, int, str, str], ...]:
    """What is spelt wrong in a line, which may stand in several papers: where, the words as they are, what is right."""
    told = list(_listed_in(text))
    slips = (one for one in misspelt(text) if not any(a < one.end and one.start < b for a, b, _right in told))
    return (
        *((a, b, text[a:b], right) for a, b, right in told),
        *((a, b, found, right) for a, b, found, right in slips),
    )


_NAMES_OF_OTHERS = frozenset(("ho_ten", "so_ky_hieu", "dia_danh_ngay", "quoc_hieu", "tieu_ngu"))


@cache
def _openings() -> frozenset[str]:
    """The first words of what is never right: most lines have none of them."""
    return frozenset(wrong.split()[0] for wrong in _words()["chinh_ta"])


def _listed_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Places of the words that are never right, each with what is."""
    where = text.casefold()
    if _openings().isdisjoint(_WORD.findall(where)):
        return
    for wrong, right in _words()["chinh_ta"].items():
        if wrong in where:
            for match in re.finditer(rf"(?<!\w){re.escape(wrong)}(?!\w)", where):
                yield match.start(), match.end(), right


@rule("VL04", "chinh_ta", "C")
def preferred_words(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Dùng từ theo cách viết chuẩn.

    Sai: đảm bảo; hàng năm
    Đúng: bảo đảm; hằng năm
    Cách sửa: Nên thay bằng từ chuẩn; đây chỉ là gợi ý.
    """
    found = list(_listed(van_ban, _words()["nen_dung"], fold=True))
    yield from found[:_TOLD]


@rule("VL07", "chinh_ta", "C", level="warning")
def decimal_comma(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Số thập phân dùng dấu phẩy, phân nhóm hàng nghìn dùng dấu chấm.

    Sai: 98.5%; 2,500 hộ
    Đúng: 98,5%; 2.500 hộ
    Cách sửa: Đổi dấu chấm thập phân thành dấu phẩy, dấu phẩy hàng nghìn thành dấu chấm.
    """
    yield from _matches(van_ban, _PERCENT, Word("dấu phẩy"), _POINTED)
    yield from _matches(van_ban, _THOUSANDS, Word("dấu chấm"), _PARTED)


@rule("VL09", "chinh_ta", "N", level="warning")
def nothing_left_to_fill(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Không còn chỗ giữ chỗ chưa điền.

    Sai: [CẦN_BỔ_SUNG]; [tên đơn vị]; {{ so }}; XXX
    Đúng: Nội dung đã điền đủ
    Cách sửa: Điền nội dung vào chỗ còn để trống trong ngoặc, hoặc xóa.
    """
    found = [
        (one, match)
        for one in van_ban.facts.paragraphs
        for match in filter(_is_placeholder, _PLACEHOLDER.finditer(one.text))
    ]
    fields = [(one, match) for one, match in found if match[0].startswith(("{{", "«", "${", "<<"))]
    for one, match in fields[:1]:  # a form that no program filled in: told once
        count = "" if len(fields) == 1 else phrase(" ({count} chỗ)", count=len(fields))
        yield on(one, joined([match[0], count], by=""), Word("nội dung"), quote_at(one.text, *match.span()))
    for one, match in found:
        if (one, match) not in fields:
            yield on(one, match[0], Word("nội dung"), quote_at(one.text, *match.span()))


_PLACEHOLDER = re.compile(
    r"Click or tap (?:here )?to enter (?:text|a date)\b|Choose an item\b|"  # Word's own
    r"\[\[[^\]]+\]\]|\$\{[^}]+\}|<<[^<>]+>>|«[^«»]{1,40}»(?=[\s/,.;]|$)|\{\{[^}]+\}\}|\bX{3,}\b|\[(?P<inside>[^\[\]\n]{2,60})\]"
)
_COUNTED = re.compile(r"\b(?:thứ|khóa|khoá|hội|kỷ|kỳ|chương|mục|phần|phụ lục)\s*$", re.IGNORECASE)
_DRAFT = re.compile(r"(?:bản )?(?:dự thảo|thảo|nháp)\b", re.IGNORECASE)
_TO_FILL = re.compile(r"(?:tên|số|ngày|điền|nêu|ghi|bổ sung)\b", re.IGNORECASE)


def _is_placeholder(match: re.Match[str]) -> bool:
    inside = match["inside"]
    if inside is not None and _DRAFT.match(inside):
        return False
    if match[0] == "XXX" and _COUNTED.search(match.string, 0, match.start()):  # thirty: Đại hội lần thứ XXX
        return False
    return inside is None or is_caps(inside) or _TO_FILL.match(inside) is not None


@rule("VL10", "chinh_ta", "C", level="warning")
def sentence_starts_line(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Xuống dòng sau dấu chấm thì viết hoa chữ đầu đoạn.

    Sai: (đoạn mới) toàn xã có 5 ấp …
    Đúng: (đoạn mới) Toàn xã có 5 ấp …
    Cách sửa: Viết hoa chữ đầu của đoạn.
    """
    before = ""
    for one in van_ban.body:
        text = " ".join(one.text.split())
        plain = read_label(one.full_text) is None and not one.label
        if plain and before.endswith((".", "./.")) and text[:1].islower() and text[:2].isalpha():
            yield on(one, text.split()[0], text.split()[0].capitalize(), text[: 2 * _NEAR])
        before = text
