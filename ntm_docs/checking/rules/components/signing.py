"""Rules of Kính gửi and of who signs."""

import re
from collections.abc import Iterator

from ntm_docs.checking.judging import need, only, wrong_align, wrong_look, wrong_sizes
from ntm_docs.checking.rule import Fault, NotJudged, at, lacking, rule
from ntm_docs.layout import TWIPS_PER_MM, text_twips
from ntm_docs.machine.patterns import pattern
from ntm_docs.papers.components import Part
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.problems import Word

_TO = pattern(r"kính gửi\s*(?P<colon>:?)\s*(?P<one>.*)", re.IGNORECASE)
_UPWARD = ("Tờ trình",)
_NO_TO = ("Quyết định", "Nghị quyết", "Kế hoạch", "Chỉ thị", "Biên bản")
_BARE = pattern(
    r"^(?P<prefix>TM|KT|TL|TUQ)(?!\.)(?=\s)|^(?P<parted>T\.\s?M|K\.\s?T|T\.\s?L|T\.\s?U\.\s?Q)\b\.?|"
    r"^(?P<long>Q)\s+(?=GIÁM ĐỐC|CHỦ TỊCH|TRƯỞNG|CHÁNH|CỤC TRƯỞNG|VỤ TRƯỞNG)",
    re.IGNORECASE,
)
_PARTY = pattern(r"^(?:T/M|K/T|T/L|T/UQ|Q/)", re.IGNORECASE)
_DEPUTY = pattern(r"(?:PHÓ|THỨ TRƯỞNG)\b(?! ĐƠN VỊ)", re.IGNORECASE)
_DEGREE = pattern(
    r"^(?:GS|PGS|TS|ThS|Th\.S|BS|BSCK\w*|KS|CN|NGND|NGƯT|TSKH|DS|LS|Giáo sư|Phó Giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư)\b"
    r"[.,]?\s*",
    re.IGNORECASE,
)
_EXCEPTED = pattern(r"TRƯỜNG|HỌC VIỆN|ĐẠI HỌC|BỆNH VIỆN|Y TẾ|GIÁO DỤC|KHOA HỌC|QUÂN SỰ|CÔNG AN|VIỆN")
_SHORT_TITLE = pattern(r"^(?:KT\.\s*|TL\.\s*)?(?:PCT|CT|PGĐ|GĐ|TP|PTP|CVP|PCVP|CCT|PCCT|BT|TT)\b\.?$")
_SHORT_BODY = pattern(
    r"\b(?:UBND|HĐND|TĐKT|BCĐ|BTC|MTTQ|BCH|LĐLĐ|GDĐT|GD&ĐT|HĐTĐKT|HĐTĐ|VHXH|KTHT|QLDA|VP|"
    r"PCTT|CCHC|ATGT|TKCN|PCCC)\b"
)
_COLLECTIVE = pattern(r"^(?:ỦY|UỶ) BAN NHÂN DÂN")
_SEVERAL = pattern(r",\s*(?:Sở|Ban|Phòng|Ủy ban|UBND|Bộ|Cục|Chi cục|Công an|Hội đồng|Văn phòng|Trung tâm|Liên đoàn)\b")


def _first(van_ban: RecognisedPaper) -> tuple[Part, re.Match[str]]:
    part = need(van_ban, "kinh_gui")[0]
    match = _TO.match(part.text)
    if match is None:
        raise NotJudged(Word("không đọc được dòng Kính gửi"))
    return part, match


@rule("VK01", "kinh_gui", "D")
def addressee_where_due(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Công văn, tờ trình có Kính gửi; quyết định, kế hoạch thì không.

    Sai: Quyết định có dòng Kính gửi; tờ trình không có
    Đúng: Tờ trình: Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh …
    Cách sửa: Thêm Kính gửi sau trích yếu (công văn, tờ trình); bỏ ở quyết định, nghị quyết, kế hoạch.
    """
    only(van_ban.main.kind == "van_ban" and van_ban.loai in (*_UPWARD, "Công văn", *_NO_TO))
    parts = van_ban.main.of("kinh_gui")
    if van_ban.loai in _NO_TO:
        for part in parts[:1]:
            yield at(part, Word("có Kính gửi"), Word("không có Kính gửi"))
    elif not parts:
        yield lacking(Word("không có Kính gửi"), "Kính gửi: …")


@rule("VK02", "kinh_gui", "D")
def addressee_style(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """“Kính gửi:” chữ thường, đứng, không đậm, cỡ 13-14, có dấu hai chấm.

    Sai: KÍNH GỬI; Kính gửi in nghiêng
    Đúng: Kính gửi: Sở Nội vụ tỉnh An Giang
    Cách sửa: Đặt chữ thường, đứng, không đậm, cỡ 13 hoặc 14; thêm dấu hai chấm sau “Kính gửi”.
    """
    first, match = _first(van_ban)
    allowed = van_ban.layout.components["kinh_gui"].size
    if not match["colon"]:
        yield at(first, first.text[:10], "Kính gửi:")
    if first.text.startswith("KÍNH"):
        yield at(first, first.text[:10], "Kính gửi:")
    for part in van_ban.parts("kinh_gui"):
        if isinstance(allowed, tuple):
            yield from wrong_sizes(part, allowed)
        yield from wrong_look(part, "kinh_gui", caps=False)


@rule("VK03", "kinh_gui", "D")
def addressees_listed(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Một nơi nhận ghi cùng dòng Kính gửi; nhiều nơi thì xuống dòng, gạch đầu dòng, dấu chấm phẩy, cuối dùng dấu chấm.

    Sai: Kính gửi: - Sở Nội vụ, - Sở Tài chính
    Đúng: Kính gửi: (xuống dòng) - Sở Nội vụ; (xuống dòng) - Sở Tài chính.
    Cách sửa: Mỗi nơi nhận một dòng, đầu dòng “- ”, cuối dòng “;”, dòng cuối “.”.
    """
    first, match = _first(van_ban)
    items = [part for part in van_ban.main.of("kinh_gui")[1:] if part.text]
    if match["one"].startswith("-") or ";" in match["one"] or _SEVERAL.search(match["one"]):
        yield at(first, match["one"], Word("mỗi nơi một dòng"))
    if not match["one"] and len(items) == 1:
        yield at(items[0], items[0].text, Word("cùng dòng với Kính gửi"))
        return
    for index, part in enumerate(items):
        wanted = "." if index == len(items) - 1 else ";"
        if not part.text.endswith(wanted):
            yield at(part, ending(part.text), f"“{wanted}”")
        if not part.text.startswith("-"):
            yield at(part, part.text[:3], "“- ”")


@rule("VK04", "kinh_gui", "D")
def dashes_under_colon(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Các gạch đầu dòng thẳng hàng dưới dấu hai chấm của “Kính gửi:”.

    Sai: Gạch đầu dòng sát lề trái
    Đúng: Gạch đầu dòng thẳng dưới dấu hai chấm
    Cách sửa: Lùi trái các dòng nơi nhận đến vị trí dấu hai chấm (Paragraph > Indentation > Left).
    """
    first, match = _first(van_ban)
    items = [part for part in van_ban.main.of("kinh_gui")[1:] if part.text]
    only(items and not match["one"])
    if first.shared or first.paragraph.shape.align not in ("left", "justify") or "\t" in first.paragraph.text:
        raise NotJudged(Word("không đo được vị trí dấu hai chấm"))
    size = first.sizes[0] if first.sizes else 14.0
    shape = first.paragraph.shape
    colon = (shape.left + shape.first + text_twips("Kính gửi", size)) / TWIPS_PER_MM
    for part in items:
        dash = (part.paragraph.shape.left + part.paragraph.shape.first) / TWIPS_PER_MM
        if part.paragraph.text.startswith(("\t", "   ")):
            raise NotJudged(Word("không đo được vị trí dấu hai chấm"))
        if abs(dash - colon) > van_ban.layout.slack.dash_mm:
            yield at(part, f"{dash:.0f} mm", f"{colon:.0f} mm")


def ending(text: str) -> str:
    """The sign that ends a line, or that none does."""
    return f"“{text[-1]}”" if not text[-1].isalnum() else Word("không có dấu ở cuối")


def rights(van_ban: RecognisedPaper) -> list[Part]:
    """Lines of right and title, in order."""
    found = [part for zone in van_ban.zones for part in (*zone.of("quyen_han"), *zone.of("chuc_vu"))]
    if not found:
        need(van_ban, "chuc_vu")
    return sorted(found, key=lambda part: part.paragraph.number)


@rule("VG01", "chuc_vu", "D", clause="chu_ky")
def dot_after_right(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Quyền hạn viết tắt có dấu chấm: TM., Q., KT., TL., TUQ.

    Sai: TM ỦY BAN NHÂN DÂN; KT CHỦ TỊCH
    Đúng: TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH
    Cách sửa: Thêm dấu chấm sau chữ viết tắt quyền hạn.
    """
    for part in rights(van_ban):
        found = _BARE.match(part.text)
        if found:
            prefix = found["prefix"] or found["long"] or found["parted"]
            yield at(part, prefix, f"{prefix.upper().replace('.', '').replace(' ', '')}.")


@rule("VG02", "chuc_vu", "D", clause="chu_ky")
def no_party_forms(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Không dùng T/M, K/T, T/L (thể thức văn bản của Đảng).

    Sai: T/M ỦY BAN NHÂN DÂN; K/T CHỦ TỊCH
    Đúng: TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH
    Cách sửa: Đổi thành TM., KT., TL., TUQ., Q.
    """
    for part in rights(van_ban):
        found = _PARTY.match(part.text)
        if found:
            yield at(part, found[0], found[0].replace("/", "").upper() + ".")


@rule("VG03", "chuc_vu", "D", clause="chu_ky")
def deputy_signs_for_head(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Dưới KT. là chức vụ cấp phó; cấp phó ký thì có KT.

    Sai: KT. CHỦ TỊCH / CHỦ TỊCH; PHÓ CHỦ TỊCH ký mà không có KT.
    Đúng: KT. CHỦ TỊCH / PHÓ CHỦ TỊCH
    Cách sửa: Ghi KT. và chức vụ người đứng đầu, dòng dưới là chức vụ của cấp phó ký thay.
    """
    lines = rights(van_ban)
    for index, part in enumerate(lines):
        below = lines[index + 1] if index + 1 < len(lines) else None
        if re.match(r"K[/.]?\s?T\b\.?", part.text) and (below is None or not _DEPUTY.match(below.text)):
            yield at(part, below.text if below else Word("không có chức vụ ở dưới"), Word("chức vụ cấp phó"))
        above = lines[index - 1].text if index else ""
        if part.caps and _DEPUTY.match(part.text) and not re.match(r"(?:K[/.]?\s?T|Q|TUQ|TL)\b", above):
            yield at(part, part.text, "KT. …")


@rule("VG04", "chuc_vu", "D", clause="chu_ky")
def title_style(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Quyền hạn, chức vụ in hoa, đậm, đứng, cỡ 13-14, canh giữa.

    Sai: Chủ tịch (chữ thường, không đậm)
    Đúng: CHỦ TỊCH (in hoa, đậm, cỡ 14)
    Cách sửa: Đặt quyền hạn, chức vụ in hoa, đậm, đứng, cỡ 13 hoặc 14, canh giữa.
    """
    allowed = van_ban.layout.components["chuc_vu"].size
    for part in rights(van_ban):
        if isinstance(allowed, tuple):
            yield from wrong_sizes(part, allowed)
        yield from wrong_look(part, "chuc_vu")
        yield from wrong_align(part, "chuc_vu")


@rule("VG05", "ho_ten", "D", clause="chu_ky")
def name_style(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Họ tên người ký chữ thường, đậm, đứng, cỡ 13-14, canh giữa.

    Sai: NGUYỄN VĂN AN (in hoa); Nguyễn Văn An (không đậm)
    Đúng: Nguyễn Văn An (đậm, cỡ 14)
    Cách sửa: Đặt họ tên chữ thường (hoa chữ đầu), đậm, đứng, cỡ 13 hoặc 14, canh giữa.
    """
    allowed = van_ban.layout.components["ho_ten"].size
    for part in need(van_ban, "ho_ten"):
        if isinstance(allowed, tuple):
            yield from wrong_sizes(part, allowed)
        yield from wrong_look(part, "ho_ten", caps=False)
        yield from wrong_align(part, "ho_ten")
        if part.caps and len(part.text) > 1:  # Y, Ô are whole names
            yield at(part, Word("in hoa"), Word("chữ thường"))


@rule("VG06", "ho_ten", "D", clause="chu_ky")
def no_degree_before_name(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Không ghi học hàm, học vị, danh hiệu trước họ tên người ký.

    Sai: ThS. Nguyễn Văn An; TS. Nguyễn Văn An
    Đúng: Nguyễn Văn An
    Cách sửa: Bỏ học hàm, học vị (trừ ngành giáo dục, y tế, khoa học, lực lượng vũ trang có quy định riêng).
    """
    agency = van_ban.main.text("co_quan_ban_hanh").upper()
    for part in need(van_ban, "ho_ten"):
        found = _DEGREE.match(part.text)
        if found and _EXCEPTED.search(agency):
            raise NotJudged(Word("ngành giáo dục, y tế, khoa học, lực lượng vũ trang có quy định riêng"))
        if found:
            yield at(part, found[0].strip(), part.text[found.end() :])


@rule("VG07", "chuc_vu", "C", level="warning", clause="chu_ky")
def title_in_full(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Chức vụ người ký, tên tập thể ký ghi đầy đủ.

    Sai: PCT; PGĐ; KT. CT; TM. HỘI ĐỒNG TĐKT
    Đúng: PHÓ CHỦ TỊCH; PHÓ GIÁM ĐỐC; TM. HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG
    Cách sửa: Ghi đầy đủ chức vụ, tên tập thể, không viết tắt.
    """
    for part in rights(van_ban):
        if _SHORT_TITLE.match(part.text.strip().rstrip(".")):
            yield at(part, part.text, Word("chức vụ đầy đủ"))
        elif short := _SHORT_BODY.search(part.text):
            yield at(part, short[0], Word("tên đầy đủ"))


@rule("VG08", "chuc_vu", "D", clause="chu_ky")
def signer_there(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Văn bản có chức vụ và họ tên người ký.

    Sai: Chỉ có Nơi nhận, không có người ký
    Đúng: CHỦ TỊCH, dưới là họ tên người ký
    Cách sửa: Thêm quyền hạn, chức vụ và họ tên người ký ở nửa phải cuối văn bản.
    """
    only("chuc_vu" in van_ban.expected and van_ban.scope == "hanh_chinh")
    zone = van_ban.main
    if not zone.of("chuc_vu") and not zone.of("quyen_han"):
        yield lacking(Word("không có chức vụ người ký"), Word("quyền hạn, chức vụ của người ký"))
    elif not zone.of("ho_ten"):
        raise NotJudged(Word("chưa có họ tên người ký"))


@rule("VG10", "chuc_vu", "C", clause="chu_ky")
def collective_signs_tm(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Văn bản của tập thể Ủy ban nhân dân ký TM.

    Sai: Kế hoạch của Ủy ban nhân dân, ký CHỦ TỊCH
    Đúng: TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH
    Cách sửa: Thuộc thẩm quyền tập thể thì thêm TM. ỦY BAN NHÂN DÂN trên chức vụ; thẩm quyền của Chủ tịch thì giữ.
    """
    only(van_ban.loai == "Kế hoạch" and van_ban.main.of("chuc_vu") and van_ban.main.kind == "van_ban")
    only(_COLLECTIVE.match(van_ban.main.text("co_quan_ban_hanh")))
    if not any(part.text.startswith(("TM", "T/M", "TL", "T/L", "TUQ")) for part in rights(van_ban)):
        yield at(rights(van_ban)[0], rights(van_ban)[0].text, "TM. ỦY BAN NHÂN DÂN")
