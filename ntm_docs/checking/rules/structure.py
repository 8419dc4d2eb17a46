"""Rules of the outline and the order of components."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from ntm_docs.checking.judging import align_name, component_name, only
from ntm_docs.checking.rule import Fault, NotJudged, lacking, on, rule
from ntm_docs.outline import Label, NumberingFault, SourceLine, check_numbering, parse_blocks, read_label, to_tree
from ntm_docs.papers.components import is_caps
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.problems import Word, joined, phrase
from ntm_docs.word.facts import Paragraph

_ROMAN_LEVELS, _ARABIC_LEVELS = ("phan", "chuong"), ("muc", "tieu_muc")
_TITLED = (*_ROMAN_LEVELS, *_ARABIC_LEVELS)
_MARKDOWN = re.compile(r"\*\*\S|^#{1,6}\s|^\|.*\|$|`{1,3}\w|^\s*[*+]\s{2,}|\[\w[^\]]*\]\(http")
_BULLETS = re.compile(r"^[\u2013\u2014•*·▪●■◦○➢✓\uf0b7\uf0a7\uf02d]\s")
_TYPED_BULLET = re.compile(r"^[-\u2013\u2014•*·▪●■◦○➢✓+]\s")


def _labelled(van_ban: RecognisedPaper) -> list[tuple[Paragraph, Label, str]]:
    """Paragraphs that begin with a label, with the text after it."""
    found = [(one, _label(one.full_text)) for one in van_ban.body]
    return [(one, label[0], label[1]) for one, label in found if label]


@lru_cache(maxsize=8192)
def _label(text: str) -> tuple[Label, str] | None:
    return read_label(text)


def _findings(van_ban: RecognisedPaper, *codes: str) -> Iterator[tuple[Paragraph, NumberingFault]]:
    """What the outline of each zone gets wrong, by paragraph."""
    only(_labelled(van_ban))
    for zone in van_ban.zones:
        by_number = {one.number: one for one in zone.text_lines}
        meant = _articles_by_another_name(zone.text_lines)
        lines = [SourceLine(one.number, meant.get(one.number, one.full_text)) for one in zone.text_lines]
        if "outline.gap" in codes and "outline.letter" not in codes:
            for number, text in meant.items():
                label = _label(by_number[number].full_text)
                wanted = " ".join(text.split()[:2])
                yield by_number[number], NumberingFault("outline.gap", number, label[0].text if label else "", wanted)
        for finding in check_numbering(to_tree(parse_blocks(lines))):
            if zone is not van_ban.main and finding.code == "outline.first":
                continue  # the numbering of a text in which the other document stands
            if finding.code in codes and finding.line in by_number:
                yield by_number[finding.line], finding


def _articles_by_another_name(lines: Sequence[Paragraph]) -> dict[int, str]:
    """Lines that are an article though they do not say so: `17. Tổng Thư ký` between Điều 16 and Điều 18."""
    labels = [(one, found[0]) for one in lines if (found := _label(one.full_text))]
    articles = [(at, label.order) for at, (_one, label) in enumerate(labels) if label.kind == "dieu"]
    meant: dict[int, str] = {}
    for (at, order), (below, next_order) in pairwise(articles):
        if next_order != order + 2:
            continue
        between = labels[at + 1 : below]
        numbered = (one for one, label in between if label.kind == "khoan" and label.order == order + 1)
        line = next(numbered, None)
        clauses = [label.order for _one, label in between if label.kind == "khoan"]
        if line is not None and clauses[: order + 1] != list(range(1, order + 2)):
            rest = _label(line.full_text)
            meant[line.number] = f"Điều {order + 1}. {rest[1] if rest else ''}"
    return meant


@rule("VS01", "bo_cuc", "D")
def numerals_of_levels(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Phần, Chương ghi số La Mã; Mục, Tiểu mục ghi số Ả Rập.

    Sai: Chương 1; Mục I
    Đúng: Chương I; Mục 1
    Cách sửa: Đổi cách ghi số của phần, chương (La Mã) hoặc mục, tiểu mục (Ả Rập).
    """
    only(any(label.kind in _TITLED for _one, label, _rest in _labelled(van_ban)))
    for one, label, _rest in _labelled(van_ban):
        number = label.text.rstrip(".: ").split()[-1]
        if label.kind in _ROMAN_LEVELS and number.isdigit():
            yield on(one, number, Word("số La Mã"), label.text)
        if label.kind in _ARABIC_LEVELS and not number.isdigit():
            yield on(one, number, Word("số Ả Rập"), label.text)


@rule("VS02", "bo_cuc", "D")
def levels_have_titles(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Phần, Chương, Mục, Tiểu mục có tiêu đề.

    Sai: Chương I rồi đến ngay Điều 1
    Đúng: Chương I, dòng dưới: QUY ĐỊNH CHUNG
    Cách sửa: Thêm tiêu đề in hoa, đậm, canh giữa ngay dưới.
    """
    only(any(label.kind in _TITLED for _one, label, _rest in _labelled(van_ban)))
    for one, label, rest in _labelled(van_ban):
        if label.kind in _TITLED and not rest:
            below = next((other for other in van_ban.body if other.number > one.number), None)
            if below is None or _label(below.full_text) is not None:
                yield on(one, Word("không có tiêu đề"), Word("tiêu đề ở dòng dưới"), label.text, missing=True)


@rule("VS03", "bo_cuc", "D")
def titles_of_levels(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Phần, Chương, Mục, Tiểu mục và tiêu đề: đậm, canh giữa; tiêu đề in hoa.

    Sai: Quy định chung (chữ thường, canh trái)
    Đúng: QUY ĐỊNH CHUNG (in hoa, đậm, canh giữa)
    Cách sửa: Đặt số và tiêu đề đậm, canh giữa; tiêu đề in hoa.
    """
    only(any(label.kind in _TITLED for _one, label, _rest in _labelled(van_ban)))
    for one, label, rest in _labelled(van_ban):
        if label.kind not in _TITLED:
            continue
        below = next((other for other in van_ban.body if other.number > one.number), None)
        titles = [] if rest or below is None or _label(below.full_text) else [below]
        for paragraph in (one, *titles):
            yield from _title_faults(paragraph, caps=paragraph is not one or bool(rest))


def _title_faults(one: Paragraph, *, caps: bool) -> Iterator[Fault]:
    if one.shape.align != "center":
        yield on(one, align_name(one.shape.align), Word("canh giữa"))
    if not all(piece.look.bold for piece in one.pieces if piece.text.strip()):
        yield on(one, Word("không đậm"), Word("đậm"))
    if caps and not is_caps(_label(one.full_text)[1] if _label(one.full_text) else one.full_text):  # type: ignore[index]
        yield on(one, Word("không in hoa"), Word("in hoa"))


@rule("VS04", "bo_cuc", "D")
def marks_of_labels(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Sau số khoản có dấu chấm, sau chữ điểm có dấu ngoặc đơn.

    Sai: 1) …; a. …; a/ …; Điều 1: …
    Đúng: 1. …; a) …; Điều 1. …
    Cách sửa: Dùng dấu chấm sau số (1.), dấu ngoặc đơn sau chữ (a).
    """
    for one, finding in _findings(van_ban, "outline.style"):
        if not finding.label.startswith("Điều"):
            yield on(one, finding.label, finding.expected, finding.label)


@rule("VS05", "bo_cuc", "D")
def letters_of_points(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Điểm ghi theo chữ cái tiếng Việt: a, b, c, d, đ, e, g, h, i, k, l, m.

    Sai: c) d) e) (thiếu đ); f), j), w), z)
    Đúng: c) d) đ) e)
    Cách sửa: Ghi lại chữ cái theo thứ tự tiếng Việt; danh sách tự động của Word bỏ chữ đ nên phải gõ tay.
    """
    for one, finding in _findings(van_ban, "outline.letter", "outline.gap"):
        if finding.code == "outline.letter" or (
            len(finding.label) == len("a)") and finding.label[0].isalpha() and finding.label[0].islower()
        ):
            yield on(one, finding.label, finding.expected or Word("chữ cái tiếng Việt"), finding.label)


@rule("VS06", "bo_cuc", "D")
def numbering_whole(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Đánh số liên tục, không nhảy, không lặp.

    Sai: 1. 2. 4.; hai khoản 2
    Đúng: 1. 2. 3.
    Cách sửa: Đánh lại số thứ tự.
    """
    codes = ("outline.gap", "outline.repeat", "outline.back", "outline.first", "outline.prefix")
    for one, finding in _findings(van_ban, *codes):
        point = finding.label[0].islower() and finding.label[0].isalpha() and len(finding.label) == len("a)")
        if not (point and finding.code == "outline.gap"):
            yield on(one, finding.label, finding.expected, finding.label)


@rule("VS07", "bo_cuc", "C", level="warning")
def no_nested_decimals(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Không đánh số 1.1, 1.1.1.

    Sai: 1.1. Nội dung; 1.1.1. Nội dung
    Đúng: 1. Nội dung; a) Nội dung
    Cách sửa: Dùng khoản (1.) và điểm (a), gạch đầu dòng (-) cho cấp nhỏ hơn.
    """
    found = [(one, label) for one, label, _rest in _labelled(van_ban) if label.kind == "khoan_con"]
    if found:
        where = phrase("{count} chỗ", count=len(found))
        yield on(found[0][0], joined([found[0][1].text, " (", where, ")"], by=""), Word("1. rồi a)"), found[0][1].text)


@rule("VS08", "bo_cuc", "C", level="warning")
def dashes_for_bullets(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Gạch đầu dòng bằng dấu gạch ngang (-), không dùng chấm tròn, dấu sao.

    Sai: • Nội dung; * Nội dung; – Nội dung
    Đúng: - Nội dung
    Cách sửa: Đổi dấu đầu dòng thành dấu gạch nối (-).
    """
    only(any(_TYPED_BULLET.match(one.full_text) for one in van_ban.body))
    wrong = [
        one
        for one in van_ban.body
        if _BULLETS.match(one.full_text) or (one.bullet.strip() and one.bullet.strip() not in "-+")
    ]
    if wrong:
        sign = wrong[0].bullet.strip() or wrong[0].full_text[0]
        yield on(
            wrong[0],
            phrase("“{sign}” ({count} đoạn)", sign=sign if sign.isprintable() else "•", count=len(wrong)),
            "“-”",
        )


@rule("VS16", "bo_cuc", "C")
def dash_above_plus(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Gạch đầu dòng (-) là cấp trên, dấu cộng (+) là cấp dưới.

    Sai: + Nội dung lớn / - Nội dung nhỏ
    Đúng: - Nội dung lớn / + Nội dung nhỏ
    Cách sửa: Đổi chỗ hai dấu: ý lớn “-”, ý nhỏ “+”.
    """
    only(any(one.full_text.startswith("+ ") for one in van_ban.body))
    first: Paragraph | None = None  # the plus that opens a list
    dashed = False
    for one in van_ban.body:
        sign = one.full_text[:2]
        if sign == "+ ":
            first = first or (None if dashed else one)
        elif sign == "- ":
            if first is not None and not dashed:
                yield on(first, "+", "-", first.full_text[:40])
            first, dashed = None, True
        elif _label(one.full_text) is not None:
            first, dashed = None, False


@rule("VS09", "bo_cuc", "D", clause="bo_tri")
def components_whole(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Đủ các thành phần thể thức, đúng thứ tự.

    Sai: Thiếu số, ký hiệu; Kính gửi đứng trên tên loại
    Đúng: Đầu trang, tên loại và trích yếu, Kính gửi, căn cứ, nội dung, chữ ký và Nơi nhận
    Cách sửa: Thêm thành phần còn thiếu; chuyển thành phần sai chỗ về đúng vị trí.
    """
    if van_ban.scope == "khong_ro":
        raise NotJudged(Word("không nhận ra loại văn bản"))
    zone = van_ban.main
    told = (
        "quoc_hieu",
        "tieu_ngu",
        "ten_loai",
        "trich_yeu",
        "trich_yeu_cv",
        "noi_nhan_label",
        "kinh_gui",
        "co_quan_ban_hanh",
    )
    for name in van_ban.expected:
        signed = name == "chuc_vu" and zone.of("quyen_han")
        if name not in told and not zone.of(name) and not signed:
            yield lacking(phrase("thiếu {part}", part=component_name(name)), component_name(name))
    if not zone.body and not zone.tables:
        yield lacking(phrase("thiếu {part}", part=component_name("noi_dung")), component_name("noi_dung"))
    places = [
        (zone.of(name)[0].paragraph, name) for name in ("ten_loai", "kinh_gui", "can_cu", "chuc_vu") if zone.of(name)
    ]
    for (above, _name), (below, name) in pairwise(places):
        if below.number < above.number:
            yield on(below, phrase("{part} sai vị trí", part=component_name(name)), Word("sau phần đứng trước nó"))


@rule("VS12", "bo_cuc", "N")
def no_markdown(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Không còn ký hiệu định dạng thô như **, ##, |.

    Sai: **Mục tiêu**; ## II. Nội dung
    Đúng: Mục tiêu (in đậm)
    Cách sửa: Xóa ký hiệu thô, định dạng bằng Word.
    """
    for one in (*van_ban.body, *van_ban.tables):
        found = _MARKDOWN.search(one.full_text)
        if found:
            yield on(one, found[0], Word("không có ký hiệu thô"))


@rule("VS14", "bo_cuc", "D")
def roman_sections(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Mục I, II, III: tiêu đề in hoa, đậm, đứng.

    Sai: I. Mục đích, yêu cầu (chữ thường)
    Đúng: I. MỤC ĐÍCH, YÊU CẦU
    Cách sửa: Đặt tiêu đề mục La Mã in hoa, đậm, đứng.
    """
    sections = [
        (one, label, rest) for one, label, rest in _labelled(van_ban) if label.kind == "la_ma" and label.mark == "."
    ]
    only(sections)
    for one, label, rest in sections:
        if rest.endswith((";", ",")):
            continue
        if not is_caps(rest):
            yield on(one, Word("không in hoa"), Word("in hoa"))
        if not all(piece.look.bold for piece in one.pieces if piece.text.strip()):
            yield on(one, Word("không đậm"), Word("đậm"), f"{label.text} {rest}")


@rule("VS15", "bo_cuc", "T", clause="mau")
def decision_has_order_and_articles(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Quyết định có dòng “QUYẾT ĐỊNH:” rồi đến các điều.

    Sai: QUYẾT ĐỊNH (thiếu dấu hai chấm); nội dung không chia điều
    Đúng: QUYẾT ĐỊNH: / Điều 1. … / Điều 2. …
    Cách sửa: Ghi “QUYẾT ĐỊNH:” (nghị quyết: “QUYẾT NGHỊ:”) có dấu hai chấm, nội dung chia thành Điều 1, Điều 2.
    """
    only(van_ban.loai in ("Quyết định", "Nghị quyết") and van_ban.main.kind == "van_ban" and van_ban.main.body)
    order = van_ban.main.of("lenh")
    wanted = "QUYẾT NGHỊ:" if van_ban.loai == "Nghị quyết" else "QUYẾT ĐỊNH:"
    if not order:
        yield lacking(phrase("không có dòng {words}", words=wanted), wanted)
    elif not order[0].text.endswith(":"):
        yield on(order[0].paragraph, order[0].text, wanted)
    if van_ban.loai == "Quyết định" and not any(one.full_text.startswith("Điều") for one in van_ban.body):
        yield on(van_ban.main.body[0], Word("không có điều nào"), "Điều 1. …", missing=True)
