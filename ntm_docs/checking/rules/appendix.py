"""Rules of appendices, attached documents and marks of urgency."""

import re
from collections.abc import Iterator

from ntm_docs.checking.judging import need, only, wrong_align, wrong_look, wrong_sizes
from ntm_docs.checking.rule import Fault, NotJudged, at, rule
from ntm_docs.outline.labels import roman_value
from ntm_docs.papers.components import Part
from ntm_docs.papers.parts.zones import APPENDIX
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.dates import WrittenDate, days_in
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Word

_MENTION = re.compile(r"(?P<word>[Pp]hụ lục)(?:\s+(?:số\s+)?(?P<number>[IVXLC]+|\d+))?(?!\s+(?:này|hợp đồng))")
_OF = re.compile(r"\(\s*[Kk]èm theo\s+.*?\bsố\s*:?\s*(?P<number>[\d.…\s]*)/(?P<notation>[\w/&.\-]*)")
_NUMBER = re.compile(r"(?P<number>\d*)\s*/\s*(?P<notation>\S+)")
_URGENT = ("HỎA TỐC", "THƯỢNG KHẨN", "KHẨN")


def _appendices(van_ban: RecognisedPaper) -> list[tuple[int, str]]:
    """Index of the zone and number, as printed, of each appendix in the file."""
    found = []
    for index, zone in enumerate(van_ban.zones):
        if zone.kind == "phu_luc" and zone.of("phu_luc_so"):
            match = APPENDIX.fullmatch(zone.of("phu_luc_so")[0].text)
            found.append((index, (match["number"] or "") if match else ""))
    return found


@rule("VX01", "phu_luc_so", "D")
def appendix_mentioned(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Phụ lục được nhắc đến trong nội dung văn bản.

    Sai: Kèm Phụ lục II mà nội dung không nhắc
    Đúng: … (Phụ lục II kèm theo)
    Cách sửa: Nhắc đến từng phụ lục trong nội dung; đính kèm phụ lục đã nhắc.
    """
    appendices = _appendices(van_ban)
    only(van_ban.main.kind == "van_ban")
    text = " ".join(one.full_text for one in (*van_ban.main.body, *van_ban.main.tables))
    mentioned = [match["number"] or "" for match in _MENTION.finditer(text)]
    only(appendices or mentioned)
    if not appendices:
        raise NotJudged(Word("phụ lục được nhắc đến không ở trong tệp này"))
    for index, number in appendices:
        part = van_ban.zones[index].of("phu_luc_so")[0]
        if number not in mentioned and not (mentioned and len(appendices) == 1) and "" not in mentioned:
            yield at(part, Word("không được nhắc trong nội dung"), Word("nhắc đến trong nội dung"))
    there = {number for _index, number in appendices}
    for number in dict.fromkeys(mentioned):
        if number and number not in there and len(there) > 1:
            yield Fault(None, f"Phụ lục {number}", Word("không có phụ lục này"), Word("phụ lục kèm theo"))


@rule("VX02", "phu_luc_so", "D")
def appendices_numbered(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Có từ hai phụ lục thì đánh số bằng chữ số La Mã.

    Sai: Phụ lục 1, Phụ lục 2
    Đúng: Phụ lục I, Phụ lục II
    Cách sửa: Đánh số phụ lục bằng chữ số La Mã.
    """
    appendices = _appendices(van_ban)
    only(appendices)
    for place, (index, number) in enumerate(appendices, 1):
        part = van_ban.zones[index].of("phu_luc_so")[0]
        if (number and not roman_value(number)) or (len(appendices) > 1 and not number):
            yield at(part, part.text, Word("số La Mã"))
        elif len(appendices) > 1 and roman_value(number) != place:
            yield at(part, part.text, Word("đánh số liên tục"))


@rule("VX03", "phu_luc_so", "D")
def appendix_style(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """“Phụ lục” chữ thường, đậm, cỡ 14; tên phụ lục in hoa, đậm; dòng kèm theo nghiêng; đều canh giữa.

    Sai: PHỤ LỤC I; tên phụ lục chữ thường; (Kèm theo …) chữ đứng
    Đúng: Phụ lục I / DANH SÁCH … / (Kèm theo …) nghiêng
    Cách sửa: Đặt “Phụ lục” chữ thường, đậm, cỡ 14; tên phụ lục in hoa, đậm; dòng kèm theo nghiêng; canh giữa.
    """
    need(van_ban, "phu_luc_so", "kem_theo")
    for zone in van_ban.zones:
        for name in ("phu_luc_so", "phu_luc_ten", "kem_theo"):
            allowed = van_ban.layout.components[name].size
            for part in zone.of(name):
                if isinstance(allowed, tuple):
                    yield from wrong_sizes(part, allowed)
                yield from wrong_look(part, name)
                yield from wrong_align(part, name)
                if name == "phu_luc_so" and part.caps:
                    yield at(part, Word("in hoa"), Word("chữ thường"))


@rule("VX04", "kem_theo", "D")
def attached_to_this(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Số, ký hiệu và ngày trong “(Kèm theo …)” đúng với văn bản chính.

    Sai: (Kèm theo Kế hoạch số 12/KH-UBND) trong khi văn bản số 15/KH-UBND
    Đúng: (Kèm theo Kế hoạch số 15/KH-UBND ngày 14 tháng 7 năm 2025 của …)
    Cách sửa: Ghi đúng số, ký hiệu và ngày của văn bản chính.
    """
    need(van_ban, "kem_theo")
    main = van_ban.main
    own = _NUMBER.search(main.text("so_ky_hieu"))
    if own is None or main.of("kem_theo"):
        raise NotJudged(Word("văn bản chính không ở trong tệp này"))
    for zone in van_ban.zones[1:]:
        if zone.of("kem_theo"):
            yield from not_attached_to(zone.of("kem_theo")[0], zone.text("kem_theo"), van_ban)


def not_attached_to(part: Part, text: str, main: RecognisedPaper) -> Iterator[Fault]:
    """What “(Kèm theo … số … ngày …)” says otherwise than its main document; `part` is its first line.

    A number that is open on one side only is a fault, open on both it is a draft.
    """
    own, found, day = _NUMBER.search(main.main.text("so_ky_hieu")), _OF.search(text), next(days_in(text), None)
    if own is not None and found is not None:
        numbers = found["number"].strip(" .…").lstrip("0"), own["number"].lstrip("0")
        if numbers[0] != numbers[1] or fold_key(found["notation"]) != fold_key(own["notation"]):
            yield at(part, f"{found['number'].strip()}/{found['notation']}", own[0])
    if day and main.main.text("dia_danh_ngay") and not _same_day(day, main):
        yield at(part, day.text, f"{main.day:%d/%m/%Y}" if main.day else "")


def _same_day(day: WrittenDate, van_ban: RecognisedPaper) -> bool:
    own = van_ban.day
    return own is None or (day.day, day.month, day.year) == (own.day, own.month, own.year)


@rule("VX05", "phu_luc_so", "D")
def appendix_pages(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Số trang của phụ lục đánh riêng theo từng phụ lục.

    Sai: Phụ lục đánh số trang tiếp theo văn bản
    Đúng: Phụ lục là phần (section) riêng, số trang bắt đầu từ 1
    Cách sửa: Layout > Breaks > Next Page trước phụ lục; Page Number > Format > Start at 1.
    """
    appendices = [index for index, _number in _appendices(van_ban) if index]
    only(appendices)
    for index in appendices:
        part = van_ban.zones[index].of("phu_luc_so")[0]
        section = van_ban.facts.sections[part.paragraph.section]
        before = (
            van_ban.zones[index - 1].paragraphs[-1].section
            if van_ban.zones[index - 1].paragraphs
            else part.paragraph.section
        )
        if before == part.paragraph.section or section.start != 1:
            yield at(part, Word("số trang chạy tiếp"), Word("bắt đầu từ 1"))


@rule("VX06", "khan", "D")
def urgency_mark(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Dấu khẩn: HỎA TỐC, THƯỢNG KHẨN hoặc KHẨN, in hoa, đậm, cỡ 13-14.

    Sai: Hỏa tốc hẹn giờ; KHẨN cỡ 20
    Đúng: KHẨN (in hoa, đậm, cỡ 13)
    Cách sửa: Ghi đúng một trong ba mức độ khẩn, in hoa, đậm, cỡ 13 hoặc 14.
    """
    allowed = van_ban.layout.components["khan"].size
    for part in need(van_ban, "khan"):
        if fold_key(part.text) not in map(fold_key, _URGENT):
            yield at(part, part.text, ", ".join(_URGENT))
        if isinstance(allowed, tuple):
            yield from wrong_sizes(part, allowed)
        yield from wrong_look(part, "khan")
