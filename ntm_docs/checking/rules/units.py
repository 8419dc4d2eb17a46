"""Rules of bodies: codes of notations, units now gone."""

import re
from collections.abc import Iterator
from datetime import date

from ntm_docs.checking.judging import need, only, quote_at
from ntm_docs.checking.rule import Fault, NotJudged, at, on, rule
from ntm_docs.layout import load_layout
from ntm_docs.machine.patterns import pattern
from ntm_docs.papers.components import Zone
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.dates import date_in
from ntm_docs.phrases.keys import fold_key
from ntm_docs.phrases.notations import read_notation
from ntm_docs.phrases.syllables import CAPITAL_LETTERS
from ntm_docs.problems import Word, phrase
from ntm_docs.regulations import packaged_provinces

_CODE = pattern(r"(?:UBND|HĐND|S[A-ZĐ]{1,7}|P[A-ZĐ]{2,7}|B[A-ZĐ]{1,6}|CP|TTg|VP|TTr|T[A-ZĐ]{2,8})")
_BODIES = {"UBND": "uybannhandan", "HĐND": "hoidongnhandan"}
_SIGNS_OF_HEAD = ("UBND", "CT", "UB", "CTUBND")
_DISTRICT_BODIES = (
    "Trung tâm|Hạt|Phòng|Chi cục|Đội|Ban|Hội|Tòa án|Viện kiểm sát|Kho bạc|Bảo hiểm xã hội|Bệnh viện|Thanh tra|"
    "Văn phòng|Đoàn Thanh niên|Liên đoàn Lao động|Trạm|Đài|Trường"
)
_DISTRICT = (
    rf"(?:huyện|quận|thị xã|thị trấn)\s+(?:[{CAPITAL_LETTERS}]\w*|\d{{1,2}}\b)|cấp huyện|"
    r"(?:các|UBND)\s+(?:huyện|quận|thị xã)\b(?! ủy)|"
    r"(?:Công an|Ban CHQS|Ban Chỉ huy [Qq]uân sự|HĐND|(?:Ủy|Uỷ) ban nhân dân|Hội đồng nhân dân|MTTQ(?: Việt Nam)?)\s+"
    r"(?:huyện|quận|thị xã)\b(?! ủy)|"
    rf"(?:{_DISTRICT_BODIES})\s+(?:[^\s.,;:()]+\s+){{0,4}}?(?:huyện|quận|thị xã)\b"
    rf"(?! ủy| [{CAPITAL_LETTERS}\d])|"
    r"(?:các\s+)?xã, phường, thị trấn|(?:các xã|phường), thị trấn|huyện, (?:thị xã|thành phố)"
)
_OLD_UNIT = pattern(rf"(?<!\w)(?:{_DISTRICT})")
_PAST = pattern(
    r"\bcũ\b|trước đây|trước (?:khi|thời điểm)|sáp nhập|sắp xếp|hợp nhất|chuyển về|nay là|nay thuộc|giai đoạn|"
    r"nhiệm kỳ|bàn giao|kết thúc hoạt động|không tổ chức|giải thể|nguyên (?:là|Chủ|Phó|Bí)|lịch sử|quê quán|sinh ngày",
    re.IGNORECASE,
)
_BEFORE = pattern(r"trước (?P<day>ngày .{8,40})", re.IGNORECASE)
_YEARS = pattern(r"\b(?:19\d\d|20(?:[01]\d|2[0-4]))\b|/(?:QĐ|KH|NQ|CT|TB|CV|UBND|HU|BC)")
_PASSED = frozenset(("co_quan_ban_hanh", "co_quan_chu_quan", "dia_danh_ngay", "can_cu", "ho_ten", "so_ky_hieu"))
_PROPOSAL = pattern(r"(?:Theo|Xét) đề nghị\b")  # the one basis that speaks of a body of today
_TOLD = 5


@rule("VN14", "so_ky_hieu", "D", level="warning")
def notation_of_the_agency(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Chữ viết tắt cơ quan trong ký hiệu là của cơ quan ở đầu trang.

    Sai: Số: 369/KH-UBND trên văn bản của TRƯỜNG TIỂU HỌC BÌNH AN
    Đúng: Số: 369/KH-THBA
    Cách sửa: Dùng chữ viết tắt của cơ quan ban hành; nếu số do cơ quan khác cấp thì đầu trang phải ghi cơ quan đó.
    """
    need(van_ban, "so_ky_hieu")
    need(van_ban, "co_quan_ban_hanh")
    for zone in van_ban.zones:
        for part in zone.of("so_ky_hieu"):
            code = _code_of(part.text)
            if code and zone.of("co_quan_ban_hanh") and not _is_of(code, zone):
                yield at(part, code, phrase("chữ viết tắt của {agency}", agency=zone.text("co_quan_ban_hanh")))


def _code_of(line: str) -> str:
    """The abbreviation of the agency in a number line: `UBND` of `12/KH-UBND` and of `12/UBND-NC`; empty for none."""
    notation = read_notation(line)
    groups = [one.strip() for one in re.split(r"[-\u2013\u2014/]", notation.rest)] if notation else []
    types = {fold_key(short) for short in load_layout().abbreviations.values() if short}
    own = [one for one in groups if fold_key(one) not in types] if len(groups) > 1 else []
    return own[0] if own and _CODE.fullmatch(own[0]) else ""


def _is_of(code: str, zone: Zone) -> bool:
    """Whether a code may stand for the agency of the heading: by its letters, with the body above it or without."""
    name, above = zone.text("co_quan_ban_hanh"), zone.text("co_quan_chu_quan")
    folded = fold_key(name)
    if folded.startswith("uybannhandan"):
        return code in _SIGNS_OF_HEAD
    if folded.startswith("hoidongnhandan"):
        return code.startswith(("HĐND", "TTHĐND", "TT"))
    if code in _BODIES:
        return _BODIES[code] in folded or code in name
    if _spells(code, name):
        return True
    return not _spells(code, above) and any(_spells(code, text) for text in (f"{name} {above}", f"{above} {name}"))


def _spells(code: str, name: str) -> bool:
    """Whether the letters of a code stand in this order among the letters that begin the words of a name."""
    first = "".join(fold_key(word)[:1] for word in re.split(r"[\s\-,]+", name) if fold_key(word))
    rest = iter(first)
    return all(letter in rest for letter in fold_key(code))


@rule("VA07", "co_quan_ban_hanh", "N", level="warning", clause="hai_cap", since="hai_cap")
def old_units(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Từ 01/7/2025 không giao việc, không gửi văn bản cho cấp huyện, thị trấn, tỉnh cũ.

    Sai: Nơi nhận: - Phòng GDĐT huyện Tân Hiệp; (văn bản tháng 8 năm 2026)
    Đúng: Nơi nhận: - Phòng Văn hóa - Xã hội xã Tân Hiệp;
    Cách sửa: Thay bằng cơ quan sau khi sắp xếp; khi kể việc cũ thì ghi rõ “(cũ)” hoặc thời gian.
    """
    day = van_ban.judged_on
    if day is None:
        raise NotJudged(Word("không rõ ngày văn bản"))
    only(van_ban.written)
    provinces = packaged_provinces()
    told = 0
    for one, line, name in van_ban.written:
        if (one.cell is not None and not name) or (name in _PASSED and not _PROPOSAL.match(line)):
            continue  # a table tells what was, year by year
        sent = name in ("noi_nhan_item", "kinh_gui")
        for sentence in re.split(r"(?<=[.;])\s", line):
            match = _OLD_UNIT.search(sentence)
            if match and (sent or not _tells_the_past(sentence, match, van_ban.layout.dates["hai_cap"])):
                told += 1
                yield on(one, match[0], Word("cơ quan cấp tỉnh hoặc cấp xã"), quote_at(sentence, *match.span()))
            elif sent and (found := provinces.misnamed(sentence.rstrip(" ;."), day)):
                told += 1
                yield on(one, *found, sentence)
            if told >= _TOLD and not sent:
                return


def _tells_the_past(sentence: str, match: re.Match[str], since: date) -> bool:
    """Whether a sentence speaks of what was: a past year, a paper of that body, “cũ”, “trước đây”."""
    found = date_in(sentence)
    deadline = _BEFORE.search(sentence)
    until = date_in(deadline["day"]) if deadline else None
    if until is not None and (until.year, until.month or 1, until.day or 1) <= (since.year, since.month, since.day):
        return True
    old = found is not None and (found.year, found.month or 1) < (since.year, since.month)
    return old or _PAST.search(sentence) is not None or _YEARS.search(sentence[: match.end() + 80]) is not None
