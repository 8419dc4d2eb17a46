"""Rules of legal bases and citations."""

import re
from collections.abc import Iterator
from datetime import date

from ntm_docs.checking.judging import need, only, wrong_sizes
from ntm_docs.checking.rule import Fault, NotJudged, at, on, rule
from ntm_docs.machine.frozen import frozen
from ntm_docs.machine.patterns import pattern
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.citations import LAW_NAME, citations_in, misformed
from ntm_docs.phrases.dates import days_in
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Word, joined, phrase
from ntm_docs.regulations import basis_faults, cited_texts, known_texts
from ntm_docs.word.facts import Paragraph

_SEVERAL = pattern(r";\s*(?:Căn cứ|Theo đề nghị)\b")
_TWIPS_PER_CM = 1440 / 2.54
_LAW = pattern(r"(?:Căn cứ\s+)?(?P<kind>Bộ luật|Luật|Pháp lệnh)\b(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_LAW_NUMBER = pattern(r"\bsố\s+\d+[\w/]*|\d+/\d{4}/(?:QH|PL-UBTVQH)\d+")
_TYPES = (
    "Nghị định|Nghị quyết|Quyết định|Thông tư|Thông tư liên tịch|Chỉ thị|Kế hoạch|Hướng dẫn|Thông báo|Công văn|"
    "Tờ trình|Văn bản|Báo cáo|Kết luận|Chương trình|Đề án|Quy định"
)
_NUMBERED = pattern(
    rf"\b(?P<type>{_TYPES})\s+(?P<so>số\s+)?(?P<number>\d+[\w]*(?:/\d{{4}})?[/-][A-ZĐ][\w&.]*(?:[-/][\w&.]+)*)"
)
_WORDS_OF_CONTENT = (
    r"\b(?:về|quy định|quy chế|ban hành|phê duyệt|hướng dẫn|sửa đổi|tổ chức|triển khai|thực hiện|công bố|công nhận|"
    r"thành lập|giao|phân công|phát động|đề nghị|bổ sung|kiện toàn|thông qua|tiếp tục|đẩy mạnh|tăng cường|tổng kết|"
    r"sơ kết|xây dựng|điều chỉnh|khen thưởng|tặng|phong trào)\b"
)
_CONTENT_WORDS = pattern(_WORDS_OF_CONTENT)
_CONTENT = pattern(rf"{_WORDS_OF_CONTENT}|(?:\S+\s+){{15}}")  # no issuer has so many words
# Who issued: a body or its head, not the text that is amended (“một số điều của Nghị định …”).
_OFFICE = (
    r"(?:Chính phủ|Thủ tướng|Quốc hội|Chủ tịch|Bộ\b(?! luật)|Ủy ban|Uỷ ban|UBND|HĐND|Hội|Sở|Giám đốc|Ban\b|Nhà nước|"
    r"(?:Tỉnh|Thành|Đảng|Huyện) ủy|Phòng|Trưởng|Trường|Cục|Chi cục|Tổng|Văn phòng|Thanh tra|Tòa án|Viện|Kho bạc|"
    r"Bảo hiểm|Công an|Trung tâm|Liên đoàn|Mặt trận|Đoàn|Hiệu trưởng|Chánh|Thường trực|BTV|CP\b|TTg\b|cấp|tỉnh|xã|"
    r"Công ty|Ngân hàng|Học viện|Đại học)"
)
_ISSUER = pattern(rf"(?:\bcủa\s+(?:liên\s+)?|\bdo\s+){_OFFICE}", re.IGNORECASE)
_ISSUER_BEFORE = pattern(rf"{_OFFICE}.*\s(?:tại|theo)\s+$|\bcủa\s+{_OFFICE}", re.IGNORECASE)
_ISSUER_LAST = pattern(
    r"\bcủa\s+(?:Chính phủ|Thủ tướng Chính phủ|Quốc hội|(?:Bộ|Bộ trưởng|Ủy ban|Chủ tịch|Hội đồng)\s[^,;]*)[;.]?$"
)
_BARE_PROPOSAL = pattern(r"Đề nghị\b")
_NO_SUBJECT = pattern(r"Tờ trình|Công văn|Văn bản|Báo cáo|Thông báo")
_GOES_ON = pattern(r"(?:Xét|Theo|Sau khi|Qua|Trên cơ sở|Thực hiện)\b.*[:,;.]?")
_SHORT_ISSUER = pattern(r"\bcủa\s+(?:Chủ tịch\s+)?(?:UBND|HĐND|CP|TTg|BNV|BTC|MTTQ)\b")
_RECEIVED = pattern(r"\b(?:nhận|tiếp nhận) (?:được )?", re.IGNORECASE)
_RANKS = (("hien phap", "bo luat", "luat", "phap lenh"), ("nghi dinh",), ("thong tu", "quyet dinh so"))
_CONSOLIDATED = pattern(r"\bVBHN\b|văn bản hợp nhất", re.IGNORECASE)


@rule("VC01", "can_cu", "D")
def one_basis_a_line(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Mỗi căn cứ là một dòng riêng.

    Sai: Căn cứ Luật …; Căn cứ Nghị định … (chung một đoạn)
    Đúng: Mỗi căn cứ xuống dòng
    Cách sửa: Xuống dòng (Enter) trước mỗi căn cứ.
    """
    for part in need(van_ban, "can_cu"):
        found = _SEVERAL.search(part.text)
        if found:
            yield at(part, found[0], Word("xuống dòng sau dấu chấm phẩy"))


@rule("VC02", "can_cu", "D")
def basis_punctuation(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Cuối mỗi căn cứ có dấu chấm phẩy, căn cứ cuối cùng có dấu chấm.

    Sai: Căn cứ … , (dấu phẩy); căn cứ cuối kết thúc bằng dấu phẩy
    Đúng: Căn cứ …; Theo đề nghị của … .
    Cách sửa: Đặt dấu chấm phẩy cuối mỗi dòng căn cứ, dấu chấm ở dòng cuối cùng.
    """
    need(van_ban, "can_cu")
    for zone in van_ban.zones:
        parts = [part for part in zone.of("can_cu") if part.text]
        goes_on = not zone.of("lenh") and bool(zone.text_lines) and _GOES_ON.match(zone.text_lines[0].full_text)
        for index, part in enumerate(parts):
            wanted = "." if index == len(parts) - 1 else ";"
            if goes_on and part.text.endswith(";"):
                continue  # “Xét đề nghị …, Chủ tịch … có ý kiến như sau:” is the end of the same sentence
            if not part.text.endswith(wanted):
                yield at(part, f"“{part.text[-1]}”", f"“{wanted}”")


@rule("VC03", "can_cu", "D")
def basis_style(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Căn cứ trình bày chữ nghiêng, không đậm, cỡ 13-14.

    Sai: Căn cứ chữ đứng
    Đúng: Căn cứ chữ nghiêng, cỡ 14
    Cách sửa: Chọn các dòng căn cứ, đặt nghiêng, cùng cỡ chữ với nội dung.
    """
    only(van_ban.loai != "Công văn")  # its text may begin with what it answers: no component of its own
    allowed = van_ban.layout.components["can_cu"].size
    for part in need(van_ban, "can_cu"):
        if part.italic is not True and not _nearly_italic(part.pieces):
            yield at(part, Word("không nghiêng"), Word("nghiêng"))
        if part.bold is True:
            yield at(part, Word("đậm"), Word("không đậm"))
        if isinstance(allowed, tuple):
            yield from wrong_sizes(part, allowed)


def _nearly_italic(pieces: object) -> bool:
    """Whether only signs of a line are upright."""
    return all(piece.look.italic or not any(map(str.isalnum, piece.text)) for piece in pieces)  # type: ignore[attr-defined]


@rule("VC04", "can_cu", "C")
def basis_indent(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Dòng căn cứ lùi đầu dòng như nội dung.

    Sai: Căn cứ sát lề trái trong khi nội dung lùi 1 cm
    Đúng: Căn cứ lùi đầu dòng 1 cm hoặc 1,27 cm
    Cách sửa: Paragraph > Special: First line 1 cm hoặc 1,27 cm.
    """
    low, high = van_ban.layout.range_of("noi_dung", "first_line_cm")
    slack = van_ban.layout.slack.first_line_cm
    for part in need(van_ban, "can_cu"):
        first = (part.paragraph.shape.first + part.paragraph.shape.left) / _TWIPS_PER_CM
        if not part.shared and not low - slack <= first <= high + slack and not part.paragraph.text.startswith("\t"):
            yield at(part, f"{first:.2f} cm".replace(".", ","), Word("1 cm hoặc 1,27 cm"))


@rule("VC05", "can_cu", "D", level="warning")
def first_citation_whole(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Căn cứ ghi đủ tên loại, số, ký hiệu, ngày tháng năm, cơ quan ban hành, trích yếu.

    Sai: Căn cứ Nghị định số 30/2020/NĐ-CP;
    Đúng: Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;
    Cách sửa: Thêm ngày ban hành, cơ quan ban hành và trích yếu của văn bản được viện dẫn.
    """
    for part in need(van_ban, "can_cu"):
        found = _NUMBERED.search(part.text)
        if found is None or part.text.startswith("Theo đề nghị"):
            continue
        before, after = part.text[: found.start()], part.text[found.end() :]
        missing = [] if any(True for _day in days_in(after)) else [Word("ngày ban hành")]
        if not _issued(before, after):
            missing.append(Word("cơ quan ban hành"))
        if not _CONTENT.search(after) and not _NO_SUBJECT.match(found["type"]) and not before.startswith("Xét"):
            missing.append(Word("trích yếu"))
        if missing:
            yield at(part, found[0], phrase("thêm {parts}", parts=joined(missing)))


def _issued(before: str, after: str) -> bool:
    """Whether the issuer of a text stands before its number, or behind it before its subject, or at the very end."""
    content = _CONTENT_WORDS.search(after)
    head = after[: content.start()] if content else after
    return bool(_ISSUER.search(head) or _ISSUER_BEFORE.search(before) or _ISSUER_LAST.search(after))


@rule("VC17", "can_cu", "D", level="warning")
def basis_opens_with_its_words(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Mỗi dòng căn cứ mở đầu bằng “Căn cứ” (hoặc “Theo đề nghị”, “Xét”).

    Sai: Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
    Đúng: Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
    Cách sửa: Thêm “Căn cứ” (hoặc “Theo” trước “đề nghị”) vào đầu dòng.
    """
    for part in need(van_ban, "can_cu"):
        if not part.shared and (LAW_NAME.match(part.text) or _BARE_PROPOSAL.match(part.text)):
            right = Word("“Căn cứ …”") if LAW_NAME.match(part.text) else Word("“Theo đề nghị …”")
            yield at(part, " ".join(part.text.split()[:4]), right)


@rule("VC18", "can_cu", "N", level="warning", clause="nhat_quan")
def number_well_formed(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Số, ký hiệu của văn bản viện dẫn viết đúng dạng.

    Sai: Quyết định số 18/20202QĐ-UBND; Quyết định số 772QĐ-UBND; Nghị định số 30/2020NĐ-CP
    Đúng: Quyết định số 18/2022/QĐ-UBND; Quyết định số 772/QĐ-UBND; Nghị định số 30/2020/NĐ-CP
    Cách sửa: Đối chiếu văn bản gốc, ghi lại số, năm, dấu gạch chéo và ký hiệu.
    """
    only(van_ban.written)
    for one, line, name in van_ban.written:
        if name == "so_ky_hieu":
            continue
        for found, meant in misformed(line):
            yield on(one, found, meant or Word("số/ký hiệu, hoặc số/năm/ký hiệu"), found)


@rule("VC06", "can_cu", "D", level="warning")
def law_without_number(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Luật, Pháp lệnh trong căn cứ không ghi số, ký hiệu, cơ quan ban hành.

    Sai: Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15;
    Đúng: Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
    Cách sửa: Ghi tên luật và ngày ban hành; văn bản quy phạm pháp luật theo quy định khác vẫn ghi số.
    """
    for part in need(van_ban, "can_cu"):
        found = _LAW.match(part.text)
        numbered = _LAW_NUMBER.search(found["rest"]) if found else None
        if numbered:
            yield at(part, numbered[0], Word("ngày … tháng … năm …"))


@rule("VC07", "can_cu", "C", level="warning")
def so_before_number(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Giữa tên loại và số của văn bản viện dẫn có chữ “số”.

    Sai: Căn cứ Nghị định 30/2020/NĐ-CP ngày …
    Đúng: Căn cứ Nghị định số 30/2020/NĐ-CP ngày …
    Cách sửa: Thêm chữ “số” trước số của văn bản.
    """
    for part in need(van_ban, "can_cu"):
        found = _NUMBERED.search(part.text)
        if found and not found["so"]:
            yield at(part, found[0], f"{found['type']} số {found['number']}")


@rule("VC08", "can_cu", "C")
def issuer_in_full(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Tên cơ quan ban hành trong căn cứ ghi đầy đủ ở lần đầu.

    Sai: của UBND tỉnh
    Đúng: của Ủy ban nhân dân tỉnh An Giang
    Cách sửa: Ghi tên đầy đủ của cơ quan ban hành văn bản được viện dẫn.
    """
    for part in need(van_ban, "can_cu"):
        found = _SHORT_ISSUER.search(part.text)
        if found:
            yield at(part, found[0], Word("tên đầy đủ"))


@rule("VC09", "can_cu", "N", level="error", clause="hieu_luc")
def basis_in_force(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Văn bản làm căn cứ còn hiệu lực vào ngày ban hành.

    Sai: Căn cứ Nghị định số 91/2017/NĐ-CP (văn bản năm 2024)
    Đúng: Căn cứ Nghị định số 98/2023/NĐ-CP (văn bản năm 2024)
    Cách sửa: Thay bằng văn bản đang có hiệu lực; văn bản không có trong bảng hiệu lực thì tự đối chiếu.
    """
    day = van_ban.judged_on
    parts = need(van_ban, "can_cu")
    if day is None:
        raise NotJudged(Word("không rõ ngày văn bản"))
    texts = cited_texts()
    if not any(known_texts(texts, part.text) for part in parts):
        raise NotJudged(Word("không có căn cứ nào trong bảng hiệu lực"))
    for part in parts:
        for fault in basis_faults(texts, part.text, day):
            facts = {"name": fault.text.ten, "day": f"{fault.since:%d/%m/%Y}"}
            if fault.code == "law.basis_expired":
                yield at(part, phrase("{name} hết hiệu lực từ sau {day}", **facts), fault.text.thay_bang)
            elif fault.code == "law.basis_early":
                yield at(part, phrase("{name} có hiệu lực từ {day}", **facts), "")


@rule("VC11", "can_cu", "C")
def not_a_consolidation(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Căn cứ nêu văn bản gốc và văn bản sửa đổi, không nêu văn bản hợp nhất.

    Sai: Căn cứ Văn bản hợp nhất số 15/VBHN-VPQH …
    Đúng: Căn cứ Luật … ngày …; Luật sửa đổi, bổ sung … ngày …
    Cách sửa: Viện dẫn văn bản gốc và các văn bản sửa đổi, bổ sung.
    """
    for part in need(van_ban, "can_cu"):
        found = _CONSOLIDATED.search(part.text)
        if found:
            yield at(part, found[0], Word("văn bản gốc và văn bản sửa đổi"))


@rule("VC12", "can_cu", "C")
def bases_in_order(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Căn cứ xếp theo hiệu lực pháp lý: luật, nghị định, thông tư.

    Sai: Căn cứ Nghị định … đứng trước Căn cứ Luật …
    Đúng: Căn cứ Luật …; Căn cứ Nghị định …; Căn cứ Thông tư …
    Cách sửa: Chuyển văn bản có hiệu lực cao hơn lên trước.
    """
    need(van_ban, "can_cu")
    for zone in van_ban.zones:
        highest = -1
        for part in zone.of("can_cu"):
            rank = _rank(part.text)
            if rank is not None and rank < highest:
                yield at(part, Word("đứng sau văn bản có hiệu lực thấp hơn"), Word("luật, nghị định, thông tư"))
            highest = max(highest, rank if rank is not None else -1)


def _rank(text: str) -> int | None:
    folded = fold_key(text.removeprefix("Căn cứ"))
    return next(
        (rank for rank, names in enumerate(_RANKS) if folded.startswith(tuple(fold_key(name) for name in names))), None
    )


@frozen
class Cited:
    """A citation: notation, day, where."""

    notation: str
    day: date
    paragraph: Paragraph
    quote: str


@rule("VC15", "can_cu", "N", level="error", clause="nhat_quan")
def citations_agree(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Một văn bản được viện dẫn nhiều lần thì cùng một ngày.

    Sai: Quyết định số 587/QĐ-TTg ngày 18/5/2022 … Quyết định số 587/QĐ-TTg ngày 18/6/2022
    Đúng: Cả hai chỗ ghi ngày 18/5/2022
    Cách sửa: Đối chiếu văn bản gốc, ghi cùng một ngày ở mọi chỗ.
    """
    first: dict[str, Cited] = {}
    cited = list(citations(van_ban))
    only(cited)
    for one in cited:
        before = first.setdefault(one.notation, one)
        if before.day != one.day:
            yield on(one.paragraph, f"{one.day:%d/%m/%Y}", f"{before.day:%d/%m/%Y}", one.quote)


def citations(van_ban: RecognisedPaper) -> Iterator[Cited]:
    """Every citation of a numbered document with a whole date, in the order of the text."""
    for paragraph in van_ban.facts.paragraphs:
        for one in citations_in(" ".join(paragraph.text.split())):
            if one.day is not None:
                yield Cited(one.notation, one.day, paragraph, one.quote)


@rule("VC19", "can_cu", "N", level="warning", clause="nhat_quan")
def received_after_sent(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Ngày nhận văn bản không trước ngày của văn bản ấy.

    Sai: Ngày 12/8/2024, Sở nhận được Công văn số 15/UBND-NC ngày 30/7/2025
    Đúng: Ngày 12/8/2025, Sở nhận được Công văn số 15/UBND-NC ngày 30/7/2025
    Cách sửa: Đối chiếu sổ văn bản đến, sửa lại ngày nhận hoặc ngày của văn bản.
    """
    texts = [(one, " ".join(one.text.split())) for one in van_ban.body]
    only(any(_RECEIVED.search(text) for _one, text in texts))
    for one, text in texts:
        for sentence in re.split(r"(?<=[.;])\s", text):
            found = _RECEIVED.search(sentence)
            before = [day.whole for day in days_in(sentence[: found.start()])] if found else []
            sent = next((cited.day for cited in citations_in(sentence[found.end() :])), None) if found else None
            if before and before[-1] and sent and before[-1] < sent:
                yield on(one, f"{before[-1]:%d/%m/%Y}", phrase("không trước {day}", day=f"{sent:%d/%m/%Y}"), sentence)


@rule("VC16", "can_cu", "N", level="error", clause="nhat_quan")
def citation_not_later(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Văn bản viện dẫn ban hành không sau ngày của văn bản này.

    Sai: Văn bản ngày 14/7/2025 viện dẫn Kế hoạch ngày 20/8/2025
    Đúng: Viện dẫn văn bản đã ban hành
    Cách sửa: Sửa lại ngày của văn bản được viện dẫn hoặc ngày của văn bản này.
    """
    own = van_ban.day
    only(any(True for _one in citations(van_ban)))
    if own is None:
        raise NotJudged(Word("không rõ ngày văn bản"))
    for one in citations(van_ban):
        if one.day > own:
            yield on(one.paragraph, f"{one.day:%d/%m/%Y}", phrase("không sau {day}", day=f"{own:%d/%m/%Y}"), one.quote)
