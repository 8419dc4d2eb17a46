"""Rules of the type of document and its subject."""

import re
from collections.abc import Iterator

from ntm_docs.checking.judging import need, only, styled, wrong_align, wrong_look, wrong_sizes
from ntm_docs.checking.rule import Fault, NotJudged, at, lacking, rule
from ntm_docs.checking.rules.components.heading import short_lines
from ntm_docs.papers.components import Part
from ntm_docs.papers.names import OFFICES
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Word, phrase

_ABOUT = re.compile(r"v\s*/\s*v\b", re.IGNORECASE)
_SHORT_NAME = re.compile(
    r"(?<![\w/-])(?:UBND|HĐND|TĐKT|MTTQ|BCĐ|LĐLĐ|GDĐT|GD&ĐT|VHXH|KTXH|TTHC|VP|"
    r"(?!(?:[XVLCDM]+|THPT|THCS|VNPT)\b)[BCDĐGHKLMNPQRSTVX]{3,})(?![\w/-])"  # no word has no vowel
)
_NO_SUBJECT = ("Giấy giới thiệu", "Giấy nghỉ phép")


@rule("VT01", "ten_loai", "D")
def type_printed(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Văn bản có tên loại in tên loại; công văn không in.

    Sai: CÔNG VĂN in dưới đầu trang; kế hoạch không in KẾ HOẠCH
    Đúng: KẾ HOẠCH in giữa trang; công văn không in tên loại
    Cách sửa: Thêm tên loại ở giữa trang dưới phần đầu; với công văn thì bỏ.
    """
    for part in van_ban.parts("ten_loai"):
        if part.text.casefold().startswith("công văn"):
            yield at(part, part.text, Word("không in tên loại"))
    if van_ban.main.of("ten_loai") or "ten_loai" not in van_ban.expected:
        return
    if van_ban.loai == "Công văn":
        return
    if van_ban.scope == "khong_ro":
        raise NotJudged(Word("không nhận ra loại văn bản"))
    yield lacking(Word("không có tên loại"), Word("tên loại in hoa, đậm, giữa trang"))


@rule("VT02", "ten_loai", "D")
def type_style(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Tên loại in hoa, đậm, đứng, cỡ 13-14, canh giữa.

    Sai: Kế hoạch (chữ thường), cỡ 16
    Đúng: KẾ HOẠCH (in hoa, đậm, cỡ 14)
    Cách sửa: Đặt tên loại in hoa, đậm, đứng, cỡ 13 hoặc 14, canh giữa.
    """
    return styled(van_ban, "ten_loai")


@rule("VT03", "trich_yeu", "D")
def subject_style(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Trích yếu chữ thường, đậm, đứng, cỡ 13-14, canh giữa.

    Sai: Trích yếu không đậm, nghiêng, in hoa cả câu
    Đúng: Trích yếu đậm, đứng, cỡ 14
    Cách sửa: Đặt trích yếu chữ thường, đậm, đứng, cỡ 13 hoặc 14, canh giữa.
    """
    allowed = van_ban.layout.components["trich_yeu"].size
    for part in need(van_ban, "trich_yeu"):
        if isinstance(allowed, tuple):
            yield from wrong_sizes(part, allowed)
        yield from wrong_look(part, "trich_yeu", caps=False)
        yield from wrong_align(part, "trich_yeu")
        # A decree on awards prints the subject of a merit report in capitals; below ĐIỀU LỆ stands the name of a body.
        if part.caps and not van_ban.is_merit_report and not _is_charter_of(van_ban, part):
            yield at(part, Word("in hoa"), Word("chữ thường"))


def _is_charter_of(van_ban: RecognisedPaper, part: Part) -> bool:
    """Whether a subject is the name of the body whose charter it is: `ĐIỀU LỆ / HỘI KHUYẾN HỌC`."""
    zone = next(zone for zone in van_ban.zones if part in zone.of("trich_yeu"))
    return fold_key(zone.text("ten_loai")).startswith("dieule") and fold_key(zone.text("trich_yeu")).startswith(OFFICES)


@rule("VT04", "trich_yeu", "D")
def line_under_subject(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Dưới trích yếu có đường kẻ nét liền dài 1/3-1/2 dòng chữ.

    Sai: Không có đường kẻ dưới trích yếu
    Đúng: Đường kẻ dài 1/3 đến 1/2 dòng chữ, ở giữa
    Cách sửa: Kẻ một đường nét liền dài từ 1/3 đến 1/2 dòng trích yếu, ở giữa, ngay dưới trích yếu.
    """
    need(van_ban, "trich_yeu")
    only(not van_ban.is_merit_report)
    if any(zone.of("trich_yeu") and not zone.of("kem_theo") for zone in van_ban.zones):
        yield from short_lines(van_ban, "trich_yeu", without="kem_theo")


@rule("VT05", "trich_yeu", "D")
def about_only_in_dispatch(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """“V/v” chỉ dùng trong công văn.

    Sai: V/v ban hành Kế hoạch (dưới QUYẾT ĐỊNH)
    Đúng: Về việc ban hành Kế hoạch
    Cách sửa: Viết “Về việc …”, hoặc nêu thẳng nội dung.
    """
    for part in need(van_ban, "trich_yeu"):
        if _ABOUT.match(part.text):
            yield at(part, "V/v", Word("Về việc"))


@rule("VT06", "trich_yeu_cv", "D")
def dispatch_subject(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Trích yếu công văn chữ thường, đứng, không đậm, cỡ 12-13, canh giữa, cách số và ký hiệu 6 pt.

    Sai: V/v … đậm, nghiêng, cỡ 14, sát dòng số
    Đúng: V/v … cỡ 12, đứng, cách dòng số 6 pt
    Cách sửa: Đặt cỡ 12 hoặc 13, đứng, không đậm, canh giữa; Before 6 pt ở dòng đầu.
    """
    yield from styled(van_ban, "trich_yeu_cv")
    first = need(van_ban, "trich_yeu_cv")[0]
    if not _ABOUT.match(first.text):
        content = re.sub(r"^về việc\s+", "", first.text, flags=re.IGNORECASE)
        yield at(first, first.text, f"V/v {content[:1].lower()}{content[1:]}")
    spot = first.paragraph.number - 1
    above = van_ban.facts.paragraphs[spot - 1] if spot else None
    gap = first.paragraph.shape.before + (above.shape.after if above else 0)
    blank = above is not None and not above.full_text and above.cell == first.paragraph.cell
    least = van_ban.layout.gap_above_subject()
    if gap < least * 20 and not blank and not first.shared:
        yield at(first, phrase("cách {gap} pt", gap=f"{gap / 20:g}"), phrase("cách {gap} pt", gap=f"{least:g}"))


@rule("VT08", "trich_yeu", "C")
def subject_short(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Trích yếu ngắn gọn.

    Sai: Trích yếu dài năm dòng
    Đúng: Một câu ngắn hoặc một cụm từ, không quá ba dòng
    Cách sửa: Rút gọn trích yếu còn ý chính.
    """
    need(van_ban, "trich_yeu")
    for zone in van_ban.zones:
        lines = sum(-(-part.width // max(1, part.paragraph.width)) for part in zone.of("trich_yeu"))
        if lines > van_ban.layout.drafts.subject_lines:
            yield at(
                zone.of("trich_yeu")[0],
                phrase("{count} dòng", count=lines),
                phrase("không quá {most} dòng", most=van_ban.layout.drafts.subject_lines),
            )


@rule("VT11", "trich_yeu", "C")
def subject_in_full(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Trích yếu không viết tắt tên cơ quan.

    Sai: Kế hoạch của UBND tỉnh; phát động của Hội đồng TĐKT
    Đúng: Kế hoạch của Ủy ban nhân dân tỉnh; phát động của Hội đồng Thi đua - Khen thưởng
    Cách sửa: Ghi đầy đủ tên cơ quan trong trích yếu.
    """
    for part in need(van_ban, "trich_yeu"):
        for short in _SHORT_NAME.finditer(part.text):
            yield at(part, short[0], Word("tên đầy đủ"))


@rule("VT12", "tham_quyen", "T")
def authority_style(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Thẩm quyền ban hành quyết định, nghị quyết in hoa, đậm, đứng, cỡ 13-14, canh giữa.

    Sai: Chủ tịch Ủy ban nhân dân xã (chữ thường); dòng không đậm, sát lề trái
    Đúng: CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN HỘI (in hoa, đậm, canh giữa)
    Cách sửa: Đặt dòng thẩm quyền ban hành in hoa, đậm, đứng, cỡ 13 hoặc 14, canh giữa.
    """
    return styled(van_ban, "tham_quyen")


@rule("VT13", "lenh", "T")
def order_style(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Dòng “QUYẾT ĐỊNH:”, “QUYẾT NGHỊ:” in hoa, đậm, đứng, cỡ 13-14, canh giữa.

    Sai: Quyết định: (chữ thường); QUYẾT ĐỊNH: không đậm, sát lề trái
    Đúng: QUYẾT ĐỊNH: (in hoa, đậm, canh giữa)
    Cách sửa: Đặt dòng này in hoa, đậm, đứng, cỡ 13 hoặc 14, canh giữa.
    """
    return styled(van_ban, "lenh")


@rule("VT09", "trich_yeu_cv", "T", clause="mau")
def no_colon_after_about(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Sau “V/v” không có dấu hai chấm.

    Sai: V/v: triển khai kế hoạch
    Đúng: V/v triển khai kế hoạch
    Cách sửa: Bỏ dấu hai chấm sau V/v.
    """
    for part in need(van_ban, "trich_yeu_cv"):
        if re.match(r"v\s*/\s*v\s*:", part.text, re.IGNORECASE):
            yield at(part, part.text[:5], "V/v")


@rule("VT10", "trich_yeu", "D", level="error")
def subject_there(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Văn bản có trích yếu nội dung.

    Sai: KẾ HOẠCH rồi đến ngay nội dung
    Đúng: KẾ HOẠCH, dòng dưới là trích yếu
    Cách sửa: Thêm trích yếu ngay dưới tên loại (công văn: dưới số, ký hiệu, bắt đầu bằng V/v).
    """
    name = "trich_yeu_cv" if van_ban.loai == "Công văn" else "trich_yeu"
    only(name in van_ban.expected and van_ban.scope == "hanh_chinh" and van_ban.loai not in _NO_SUBJECT)
    if not van_ban.main.of("trich_yeu_cv") and not van_ban.main.of("trich_yeu"):
        yield lacking(Word("không có trích yếu"), Word("trích yếu"))
