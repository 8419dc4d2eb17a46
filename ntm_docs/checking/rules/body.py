"""Rules of the text: size, alignment, indents, gaps, closing mark."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from ntm_docs.checking.judging import align_name, fills_line, is_spaced, only, range_text
from ntm_docs.checking.rule import Fault, NotApplicable, NotJudged, on, rule
from ntm_docs.outline import read_label
from ntm_docs.papers.parts.title import BASIS
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.problems import Word, joined, phrase
from ntm_docs.word.facts import Paragraph

_TWIPS_PER_CM = 1440 / 2.54
_MIXED_SHARE = 0.05
_ITALIC_WORDS = 12


def _text(van_ban: RecognisedPaper) -> list[Paragraph]:
    """Paragraphs of running text: no centred titles, no tables."""
    only(van_ban.running)
    return van_ban.running


def _gathered(paragraphs: Sequence[Paragraph], describe: Callable[[Paragraph], str], expected: str) -> Iterator[Fault]:
    """One fault for each way in which paragraphs differ, at the first of them, with their number."""
    count = Counter(describe(one) for one in paragraphs)
    first = {describe(one): one for one in reversed(paragraphs)}
    for found, number in count.most_common():
        where = "" if number == 1 else phrase(" ({count} đoạn)", count=number)
        yield on(first[found], joined([found, where], by=""), expected)


def _sizes(paragraphs: Sequence[Paragraph]) -> Counter[float]:
    count: Counter[float] = Counter()
    for one in paragraphs:
        for piece in one.pieces:
            if not piece.look.raised:
                count[piece.look.size] += piece.letters
    return count


@rule("VB01", "noi_dung", "D")
def body_size(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Nội dung cỡ chữ 13-14.

    Sai: Nội dung cỡ 12
    Đúng: Nội dung cỡ 14
    Cách sửa: Chọn phần nội dung, đặt cỡ chữ 13 hoặc 14.
    """
    low, high = van_ban.layout.range_of("noi_dung", "size")
    outside = [one for one in _text(van_ban) if any(not low <= size <= high for size in _sizes([one]))]

    def describe(one: Paragraph) -> str:
        sizes = sorted(size for size in _sizes([one]) if not low <= size <= high)
        return phrase("cỡ {sizes}", sizes=", ".join(f"{size:g}" for size in sizes))

    yield from _gathered(outside, describe, phrase("cỡ {sizes}", sizes=range_text((low, high))))


@rule("VB02", "noi_dung", "D", clause="co_chu")
def body_one_size(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Nội dung dùng một cỡ chữ thống nhất.

    Sai: Đoạn cỡ 13, đoạn cỡ 14 xen kẽ
    Đúng: Toàn bộ nội dung một cỡ chữ
    Cách sửa: Chọn toàn bộ nội dung, đặt một cỡ chữ.
    """
    sizes = _sizes(_text(van_ban))
    total = sum(sizes.values())
    only(total)
    main, most = sizes.most_common(1)[0]
    if total - most <= _MIXED_SHARE * total:
        return
    others = [one for one in _text(van_ban) if any(size != main for size in _sizes([one]))]
    yield on(
        others[0], " - ".join(f"{size:g}" for size in sorted(sizes)), phrase("một cỡ chữ, {size}", size=f"{main:g}")
    )


@rule("VB14", "noi_dung", "C", clause="co_chu")
def paragraphs_of_one_size(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Không có đoạn nội dung lạc cỡ chữ.

    Sai: Một đoạn cỡ 13 giữa văn bản cỡ 14
    Đúng: Mọi đoạn cùng cỡ chữ
    Cách sửa: Chọn đoạn đó, đặt cỡ chữ như các đoạn khác.
    """
    sizes = _sizes(_text(van_ban))
    total = sum(sizes.values())
    only(total)
    main, most = sizes.most_common(1)[0]
    if total - most > _MIXED_SHARE * total:
        return  # told as a whole: VB02
    low, high = van_ban.layout.range_of("noi_dung", "size")
    for one in _text(van_ban):
        own = _sizes([one])
        other = [
            size
            for size, count in own.items()
            if size != main and low <= size <= high and 2 * count > sum(own.values())
        ]
        if other:
            yield on(one, phrase("cỡ {sizes}", sizes=f"{other[0]:g}"), phrase("cỡ {sizes}", sizes=f"{main:g}"))


@rule("VB03", "noi_dung", "D")
def body_justified(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Nội dung canh đều cả hai lề.

    Sai: Đoạn văn canh trái
    Đúng: Đoạn văn canh đều (Justify)
    Cách sửa: Chọn phần nội dung, bấm Ctrl+J.
    """
    wrong = [one for one in _text(van_ban) if one.shape.align != "justify" and fills_line(one)]
    yield from _gathered(wrong, lambda one: align_name(one.shape.align), Word("canh đều"))


def _first_line(one: Paragraph) -> float:
    """Where the first line begins, in centimetres; a tab at its head goes to the next stop."""
    start = one.shape.left + one.shape.first
    if one.text.startswith("\t"):
        stops = [at for at, _kind in one.shape.tabs if at > start]
        start = stops[0] if stops else (start // 720 + 1) * 720
    return start / _TWIPS_PER_CM


@rule("VB04", "noi_dung", "D")
def body_indent(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Đầu dòng lùi vào 1 cm hoặc 1,27 cm.

    Sai: Đầu dòng sát lề, hoặc lùi 2 cm
    Đúng: Đầu dòng lùi 1 cm hoặc 1,27 cm
    Cách sửa: Paragraph > Special: First line, By: 1 cm hoặc 1,27 cm.
    """
    low, high = van_ban.layout.range_of("noi_dung", "first_line_cm")
    low, high = low - van_ban.layout.slack.first_line_cm, high + van_ban.layout.slack.first_line_cm
    wrong = [one for one in _text(van_ban) if one.shape.align != "right" and not low <= _first_line(one) <= high]
    yield from _gathered(wrong, lambda one: f"{_first_line(one):.2f} cm".replace(".", ","), Word("1 cm hoặc 1,27 cm"))


def _gap(above: Paragraph, below: Paragraph) -> int:
    """The gap between two paragraphs in twips: what is after the one and before the other together."""
    if above.shape.contextual and below.shape.contextual and above.shape.style == below.shape.style:
        return 0
    return above.shape.after + below.shape.before


@rule("VB05", "noi_dung", "D")
def body_gap(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Khoảng cách giữa các đoạn tối thiểu 6 pt.

    Sai: Before 0 pt, After 0 pt
    Đúng: Before 6 pt hoặc After 6 pt
    Cách sửa: Paragraph > Spacing: After 6 pt cho phần nội dung.
    """
    least = van_ban.layout.gap_above_text()
    numbers = {one.number: one for one in _text(van_ban)}
    pairs = [(numbers[number - 1], one) for number, one in numbers.items() if number - 1 in numbers]
    close = {below.number: _gap(above, below) for above, below in pairs if _gap(above, below) < least * 20}
    wrong = [one for one in van_ban.body if one.number in close]
    yield from _gathered(
        wrong, lambda one: f"{close[one.number] / 20:g} pt", phrase("ít nhất {least} pt", least=f"{least:g}")
    )


@rule("VB06", "noi_dung", "D")
def body_line_spacing(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Giãn dòng từ dòng đơn đến 1,5 dòng.

    Sai: Giãn dòng 2,0; Exactly 12 pt
    Đúng: Giãn dòng đơn (Single) đến 1,5 lines
    Cách sửa: Paragraph > Line spacing: Single đến 1.5 lines.
    """
    low, high = van_ban.layout.range_of("noi_dung", "line")
    wrong = [one for one in _text(van_ban) if not is_spaced(van_ban.layout, one)]

    def describe(one: Paragraph) -> str:
        shape = one.shape
        return (
            phrase("{lines} dòng", lines=f"{shape.line:g}") if shape.line_rule == "auto" else f"{shape.line / 20:g} pt"
        )

    yield from _gathered(wrong, describe, phrase("{lines} dòng", lines=range_text((low, high))))


@rule("VB07", "noi_dung", "D")
def body_upright(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Nội dung trình bày chữ đứng.

    Sai: Cả đoạn nội dung in nghiêng
    Đúng: Nội dung chữ đứng; chỉ căn cứ in nghiêng
    Cách sửa: Chọn đoạn, bấm Ctrl+I để bỏ nghiêng.
    """
    led = _led_in(van_ban)
    for one in _text(van_ban):
        words = one.text.split()
        italic = all(piece.look.italic for piece in one.pieces if piece.text.strip())
        if italic and len(words) > _ITALIC_WORDS and one.number not in led and not one.full_text.startswith("("):
            yield on(one, Word("nghiêng"), Word("đứng"))


def _led_in(van_ban: RecognisedPaper) -> frozenset[int]:
    """The line that ends the bases, `Xét đề nghị …, Chủ tịch … kết luận như sau:`, set as they are."""
    bases = van_ban.main.of("can_cu")
    lines = van_ban.main.text_lines[:1] if bases and bases[-1].text.endswith(";") else []
    return frozenset(one.number for one in lines if BASIS.match(one.full_text))


@rule("VB09", "noi_dung", "T", clause="mau")
def closing_mark(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Hết nội dung có dấu “./.”.

    Sai: … tổ chức thực hiện.
    Đúng: … tổ chức thực hiện./.
    Cách sửa: Thêm “./.” vào cuối nội dung.
    """
    only(van_ban.scope == "hanh_chinh" and van_ban.main.kind != "phu_luc" and van_ban.main.body)
    zone = van_ban.main
    last = max((*zone.body, *zone.tables), key=lambda one: one.number)
    if last.cell is not None:
        raise NotJudged(Word("nội dung kết thúc bằng bảng"))
    if not last.full_text.rstrip().endswith(("./.", ". /.", "/.")):
        yield on(last, f"“{last.full_text[-12:]}”", "“./.”")


@rule("VB12", "noi_dung", "D")
def article_bold(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Từ “Điều” và số thứ tự in đậm, số Ả Rập, sau số có dấu chấm.

    Sai: Điều 1: Ban hành …
    Đúng: Điều 1. Ban hành … (“Điều 1.” in đậm)
    Cách sửa: Đặt đậm “Điều N.”; dùng dấu chấm sau số.
    """
    labels = [(one, found[0]) for one in van_ban.body if (found := read_label(one.full_text))]
    articles = [(one, label) for one, label in labels if label.kind == "dieu"]
    if not articles:
        raise NotApplicable
    for one, label in articles:
        letters = [piece for piece in one.pieces if piece.text.strip()]
        if letters and not letters[0].look.bold:
            yield on(one, Word("không đậm"), Word("đậm"), label.text)
        if label.mark and label.mark != ".":
            yield on(one, label.text, label.text[:-1] + ".", label.text)
